"""`tei encode FOLDER -o DIR`: all that tei reads, one summary, and none stops the others."""

from __future__ import annotations

import json
import os
import sys
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from tei import encode_folder, processes
from tei.cli import run
from tei.encode_file import Done, Task
from tei.processes import batches
from tei.sources import passed_over

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


def test_the_largest_are_begun_first_and_the_last_are_small() -> None:
    sizes = [5, 90, 3, 4, 5, 1, 1] * 40
    given = list(batches(sizes, 2))
    assert sorted(n for batch in given for n in batch) == list(range(len(sizes)))
    told = [sizes[n] for batch in given for n in batch]
    assert told == sorted(sizes, reverse=True)
    assert len(given[-1]) == 1
    assert max(map(len, given)) > 5, "the small ones go together"


@pytest.mark.parametrize("together", [2, 2000])
def test_findings_are_told_in_the_order_of_the_files(
    tmp_path: Path,
    together: int,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(processes, "_TOGETHER", together)
    for n in range(9):
        (tmp_path / f"{n}.txt").write_text("He left the the house.\n" + "It was cold. " * n)
    out = str(tmp_path / "tei")
    assert run(["encode", str(tmp_path), "-o", out, "-j", "2", "--findings", "json"]) == 0
    told = [row for row in json.loads(capfd.readouterr().err) if row["code"] == "doubled-word"]
    assert [Path(row["file"]).name for row in told] == [f"{n}.txt" for n in range(9)]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="what is put in its place is not sent along")
def test_a_process_that_dies_costs_its_own_source(
    texts: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    as_ever = processes.encoded

    def encoded(task: Task) -> Done:
        if task.source.endswith("b.html"):
            os._exit(9)  # as the system ends a process that takes too much memory
        return as_ever(task)

    monkeypatch.setattr(processes, "encoded", encoded)
    monkeypatch.setattr(processes, "_TOGETHER", 2)
    out = texts.parent / "tei"
    assert run(["encode", str(texts), "-o", str(out), "-j", "2"]) == 2
    told = " ".join(capfd.readouterr().err.split())
    assert "3 of 4 encoded" in told
    assert f"error: {texts}/b.html: Its process died, perhaps for want of memory." in told
    assert sorted(p.name for p in out.rglob("*.xml")) == ["a.xml", "b.txt.xml", "c.xml"]


def test_interrupted_it_tells_what_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The findings of what is written are told: a run with --update will not tell them again."""
    as_ever = processes.encoded

    def encoded(task: Task) -> Done:
        if task.source.endswith("2.txt"):
            raise KeyboardInterrupt
        return as_ever(task)

    for n in range(5):
        (tmp_path / f"{n}.txt").write_text("The Mill\n\nHe left the the house.\n")
    given = ["encode", str(tmp_path), "-o", str(tmp_path / "tei"), "-j", "1", "--findings", "json"]
    with monkeypatch.context() as patch:
        patch.setattr(processes, "encoded", encoded)
        assert run(given) == 130
    rows, _, error = capfd.readouterr().err.partition("error:")
    assert [Path(row["file"]).name for row in json.loads(rows)] == ["0.txt", "1.txt"]
    told = " ".join(error.split())
    assert told.startswith("Interrupted; the 2 of 5 that were encoded into ")
    assert told.endswith("remedy: To go on, give the same command with --update.")
    assert run([*given, "--update"]) == 0
    rest = json.loads(capfd.readouterr().err)
    assert [Path(row["file"]).name for row in rest] == ["2.txt", "3.txt", "4.txt"]


class _Interrupting:
    """A future at which somebody waits when Ctrl-C is pressed."""

    def result(self) -> None:
        raise KeyboardInterrupt


def test_interrupted_it_waits_for_what_other_processes_have_begun(texts: Path) -> None:
    def done(outcome: processes.Outcome) -> Future[list[processes.Outcome]]:
        future: Future[list[processes.Outcome]] = Future()
        future.set_result([outcome])
        return future

    workers = processes._Workers(2, None)
    task = Task("a.md")
    first, last = processes.Outcome(unsure=1), processes.Outcome(unsure=3)
    waited: Any = _Interrupting()
    waited.done = lambda: False  # of what has not been begun nothing is told
    begun = [(task, (done(first), 0)), (task, (waited, 0)), (task, (done(last), 0))]
    told = workers.outcomes(begun)
    assert [next(told) for _ in begun] == [first, None, last]
    with pytest.raises(KeyboardInterrupt):
        next(told)


def test_a_link_that_leads_nowhere(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("It fell.\n")
    (tmp_path / "b.txt").symlink_to(tmp_path / "gone.txt")
    assert run(["encode", str(tmp_path), "-o", str(tmp_path / "tei"), "-j", "1"]) == 2
    told = " ".join(capfd.readouterr().err.split())
    assert f"error: {tmp_path}/b.txt is a link to {tmp_path}/gone.txt, and there is no such" in told


def test_update_leaves_out_what_is_newer_than_its_source(
    texts: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = texts.parent / "tei"
    command = ["encode", str(texts), "-o", str(out), "--update"]
    assert run(command) == 0
    assert "4 of 4 encoded" in capfd.readouterr().err
    made = {path: path.read_bytes() for path in out.rglob("*.xml")}
    for path in (texts / "a.md", *made):
        os.utime(path, (1e9, 1e9 if path.suffix == ".md" else 2e9))
    for path in (texts / "b.html", texts / "b.txt", texts / "more" / "c.md"):
        os.utime(path, (1e9, 1e9))
    assert run(command) == 0
    assert "Nothing to encode: all 4 have a TEI that is newer." in capfd.readouterr().err
    os.utime(texts / "a.md", (2e9, 2e9))
    assert run(command) == 0
    told = " ".join(capfd.readouterr().err.split())
    assert "1 of 1 encoded" in told
    assert "3 had a TEI that is newer" in told
    one = ["encode", str(texts / "b.txt"), "-o", str(out / "b.txt.xml"), "--update"]
    assert run(one) == 0
    assert "b.txt: nothing to encode" in " ".join(capfd.readouterr().err.split())


@pytest.mark.parametrize("changed", ["edition.toml", "people.csv"])
def test_update_looks_at_the_house_rules(
    texts: Path, changed: str, capfd: pytest.CaptureFixture[str]
) -> None:
    (texts / "edition.toml").write_text('[names]\npersons = "people.csv"\n')
    (texts / "people.csv").write_text("name\nAnna Weiss\n")
    for path in texts.rglob("*.*"):
        os.utime(path, (1e9, 1e9))
    command = ["encode", str(texts), "-o", str(texts.parent / "tei"), "--update"]
    assert run(command) == 0
    assert run(command) == 0
    assert "all 4 have a TEI that is newer" in capfd.readouterr().err
    os.utime(texts / changed, (4e9, 4e9))
    assert run(command) == 0
    assert "4 of 4 encoded" in capfd.readouterr().err


def test_a_terminal_sees_how_far_a_long_run_has_come(
    texts: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    command = ["encode", str(texts), "-o", str(texts.parent / "tei"), "-j", "1"]
    monkeypatch.setattr(encode_folder, "_LONG_RUN", 4)
    for is_terminal, how_far in ((False, ""), (True, "4/4")):
        monkeypatch.setattr(sys.stderr, "isatty", lambda is_terminal=is_terminal: is_terminal)
        assert run(command) == 0
        told = capfd.readouterr().err
        assert (how_far in told) if how_far else ("4/4" not in told)
        assert "4 of 4 encoded" in " ".join(told.split())
    assert run([*command, "-q"]) == 0
    assert capfd.readouterr().err == ""


def test_no_source_is_written_over_another(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "tei"
    for name in ("x/a.md", "x/a.txt", "x/a.txt.md", "y/a.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"Cold was {name}.\n")
    x, one, other = str(tmp_path / "x"), str(tmp_path / "x/a.txt"), str(tmp_path / "y/a.txt")
    assert run(["encode", x, one, "-o", str(out), "-q"]) == 0
    assert sorted(p.name for p in out.iterdir()) == ["a.md.xml", "a.txt.md.xml", "a.txt.xml"]
    assert "Cold was x/a.txt." in (out / "a.txt.xml").read_text()
    assert run(["encode", one, other, "-o", str(out), "-q"]) == 2
    assert f"{one} and {other} would both become" in " ".join(capfd.readouterr().err.split())


def test_a_folder_that_cannot_be_made(texts: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["encode", str(texts), "-o", str(texts / "a.md" / "tei")]) == 2
    told = " ".join(capfd.readouterr().err.split())
    assert "cannot be made: not a directory." in told
    assert "Name another folder" in told


def test_a_folder_where_the_tei_should_be_is_told(
    texts: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = texts.parent / "tei"
    (out / "a.xml").mkdir(parents=True)
    assert run(["encode", str(texts), "-o", str(out), "--update"]) == 2
    told = " ".join(capfd.readouterr().err.split())
    assert "3 of 4 encoded" in told
    assert f"{out}/a.xml is a folder." in told
