"""`tei encode FOLDER -o DIR`: all that tei reads, one summary, and none stops the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tei.cli import run
from tei.encode_folder import passed_over

PAGE = "<!DOCTYPE html><nav><a href=/>Home</a></nav><p>It ran cold, and nobody crossed it.</p>"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    (folder / "more").mkdir(parents=True)
    (folder / "a.md").write_text("# The Mill\n\nIt *stood*.\n")
    (folder / "b.html").write_text(PAGE)
    (folder / "b.txt").write_text("It fell, and nobody had seen that it would.\n")
    (folder / "more" / "c.md").write_text("Cold.\n")
    (folder / "README.md").write_text("What these are.\n")
    (folder / "gate.png").write_bytes(b"\x89PNG")
    return folder


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_a_folder(texts: Path, jobs: str, capfd: pytest.CaptureFixture[str]) -> None:
    out = texts.parent / "tei"
    (texts / "bad.html").write_bytes(b"")
    assert run(["encode", str(texts), "-o", str(out), "-j", jobs]) == 2
    made = sorted(str(p.relative_to(out)) for p in out.rglob("*.xml"))
    assert made == ["a.xml", "b.html.xml", "b.txt.xml", "more/c.xml"]
    told = capfd.readouterr().err
    assert f"4 of 5 encoded into {out}; 1 could not be" in " ".join(told.split())
    assert f"error: {texts}/bad.html is empty." in told
    assert "left-out" in told


def test_what_was_written_is_not_read_again(texts: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out = texts / "tei"
    for _ in range(2):
        assert run(["encode", str(texts), "-o", str(out)]) == 0
    assert "4 of 4" in capfd.readouterr().err
    assert len(list(out.rglob("*.xml"))) == 4


def test_several_files(texts: Path) -> None:
    out = texts.parent / "tei"
    files = [str(texts / "a.md"), str(texts / "b.html")]
    assert run(["encode", *files, "-o", str(out), "-q"]) == 0
    assert sorted(p.name for p in out.iterdir()) == ["a.xml", "b.xml"]


def test_several_need_a_folder(texts: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["encode", str(texts)]) == 2
    assert "Name one with -o" in capfd.readouterr().err
    assert run(["encode", str(texts), "-o", str(texts / "a.md")]) == 2
    assert "is no folder" in " ".join(capfd.readouterr().err.split())


def test_nothing_to_read(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["encode", str(tmp_path), "-o", str(tmp_path / "out")]) == 2
    assert "There is no text in" in capfd.readouterr().err


def test_whole_keeps_what_stands_around_the_article(texts: Path) -> None:
    for option, kept in (([], False), (["--whole"], True)):
        out = texts.parent / "one.xml"
        assert run(["encode", str(texts / "b.html"), "-o", str(out), "-q", *option]) == 0
        assert ("Home" in out.read_text()) is kept


def test_documents_that_are_passed_over_are_counted(
    texts: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.pdf", "more/b.pdf", "c.rtf"):
        (texts / name).write_bytes(b"%PDF-")
    found = passed_over([str(texts)])
    assert [f.code for f in found] == ["files-passed-over"]
    assert found[0].arguments == {"count": 3, "kinds": "2 .pdf, 1 .rtf"}
    assert run(["encode", str(texts), "-o", str(texts.parent / "tei")]) == 0
    assert "3 file(s) of the folder were passed over" in capfd.readouterr().err
