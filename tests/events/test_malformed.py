"""The table `malformed.md`: what is said of a file that is not well-formed, where, and the fix."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tei.catalogue import CATALOGUE
from tei.events import feed, parser, read

TABLE = Path(__file__).with_name("malformed.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `(.*?)` \| ([a-z-]+) \| (\d+:\d+) \| (?:`(.*)`)? *\|$", TABLE, re.M)


def written(cell: str) -> str:
    return cell.replace("⏎", "\n").replace("␠", " ").replace("␁", "\x01")


def mended(text: str, fix: dict) -> str:  # type: ignore[type-arg]
    lines = text.split("\n")
    for edit in reversed(fix["edits"]):
        line = lines[edit["line"] - 1]
        before, after = line[: edit["column"] - 1], line[edit["end_column"] - 1 :]
        lines[edit["line"] - 1] = before + edit["text"] + after
    return "\n".join(lines)


def test_the_table_is_read() -> None:
    assert len(ROWS) == len(re.findall(r"^\| `", TABLE, re.M)) > 50


@pytest.mark.parametrize(("file", "code", "place", "fixed"), ROWS, ids=[r[0] for r in ROWS])
def test_a_fault_has_its_cause_place_and_fix(file: str, code: str, place: str, fixed: str) -> None:
    source = read(written(file).encode(), "a.xml")
    finding = feed(parser(source, print), source)
    assert finding is not None
    assert (finding.code, f"{finding.place.line}:{finding.place.column}") == (code, place)
    entry = CATALOGUE[code]
    sentence = entry.sentence.format_map(finding.arguments)
    assert len(sentence + entry.hint.format_map(finding.arguments)) < 300
    fix = finding.arguments.get("fix")
    assert (mended(written(file), fix).replace("\n", "⏎") if fix else "") == fixed


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04\xff\xfe\xfa", "a zip archive (such as a .docx, .odt or .epub file)"),
        (b"%PDF-1.7\n\xff\xfe", "a PDF"),
        (b"{\\rtf1 a}", "a rich text (.rtf)"),
    ],
)
def test_a_file_that_is_no_xml_at_all_is_named(data: bytes, what: str) -> None:
    source = read(data, "a.xml")
    finding = feed(parser(source, print), source)
    assert finding is not None
    assert (finding.code, finding.arguments["what"]) == ("xml-not-xml", what)


def test_a_million_open_tags_are_told_in_seconds() -> None:
    source = read(b"<a>\n" * 1_000_000 + b"</b>", "a.xml")
    finding = feed(parser(source, print), source)
    assert finding is not None
    assert (finding.code, finding.place.line) == ("xml-tag-unopened", 1_000_001)
