"""Waivers: what a person lets stand is not told again, and what has nothing to waive is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tei.findings import Finding, Place
from tei.project import Project, Waiver
from tei.validators.waivers import Waivers, pattern


def doubled(file: str, line: int, word: str = "the") -> Finding:
    return Finding("doubled-word", Place(file, line, 1), {"word": word})


def waivers(tmp_path: Path, *given: Waiver) -> Waivers:
    return Waivers(Project(str(tmp_path), str(tmp_path / "edition.toml"), waivers=given))


@pytest.mark.parametrize(
    ("files", "path", "fits"),
    [
        ("a.xml", "a.xml", True),
        ("./a.xml", "a.xml", True),
        ("*.xml", "letters/a.xml", False),
        ("**/*.xml", "letters/1900/a.xml", True),
        ("**/*.xml", "a.xml", True),
        ("letters/**", "letters/1900/a.xml", True),
        ("letters/?.xml", "letters/a.xml", True),
        ("letters/?.xml", "letters/ab.xml", False),
        ("a.xml", "b/a.xml", False),
        ("a+(b).xml", "a+(b).xml", True),
    ],
)
def test_patterns_of_files(files: str, path: str, fits: bool) -> None:
    assert bool(pattern(files).fullmatch(path)) is fits


@pytest.mark.parametrize(
    ("waiver", "lines"),
    [
        (Waiver("doubled-word", "a.xml", "as printed"), []),
        (Waiver("doubled-word", "*.xml", "as printed", at=3), [5]),
        (Waiver("doubled-word", "a.xml", "as printed", words="“that”"), [3]),
        (Waiver("space-missing", "a.xml", "as printed"), [3, 5]),
        (Waiver("doubled-word", "b.xml", "as printed"), [3, 5]),
    ],
)
def test_what_stands_and_what_is_waived(tmp_path: Path, waiver: Waiver, lines: list[int]) -> None:
    findings = [doubled("a.xml", 3), doubled("a.xml", 5, "that")]
    standing, waived = waivers(tmp_path, waiver).apply(str(tmp_path / "a.xml"), findings)
    assert [f.place.line for f in standing] == lines
    assert [w for _, w in waived] == [waiver] * (2 - len(lines))


def test_a_stale_waiver_is_told_if_its_files_were_looked_at(tmp_path: Path) -> None:
    for name in ("a.xml", "b.xml"):
        (tmp_path / name).write_text("<p/>")
    one = Waiver("doubled-word", "a.xml", "r", line=4)
    both = Waiver("doubled-word", "*.xml", "r", line=8)
    gone = Waiver("doubled-word", "gone.xml", "r", line=12)
    elsewhere = Waiver("doubled-word", "b.xml", "r", line=16)
    seen = waivers(tmp_path, one, both, gone, elsewhere)
    assert seen.apply(str(tmp_path / "a.xml"), []) == ([], [])
    # `*.xml` and b.xml may have something to waive in b.xml, which nobody has looked at
    assert [f.arguments["files"] for f in seen.stale()] == ["a.xml", "gone.xml"]
    seen.apply(str(tmp_path / "b.xml"), [doubled("b.xml", 1)])
    assert [f.arguments["files"] for f in seen.stale()] == ["a.xml", "gone.xml"]
    assert seen.stale()[0] == Finding(
        "waiver-stale",
        Place(str(tmp_path / "edition.toml"), 4, 1),
        {"code": "doubled-word", "files": "a.xml"},
    )
