"""Well-formed or not, and whether all of a file can be read."""

from __future__ import annotations

from pathlib import Path

from tei.events import read
from tei.validators import Options, validator

XI = 'xmlns:xi="http://www.w3.org/2001/XInclude"'


def codes(file: Path | bytes, **options: object) -> list[str]:
    check = validator("well-formed", options=Options(**options))  # type: ignore[arg-type]
    return [f"{f.code} {f.place.line}:{f.place.column}" for f in check(read(file, "a.xml"))]


def test_a_sound_file_has_no_findings() -> None:
    assert codes(b'<?xml version="1.0"?><a xml:id="x"><b xml:id="x"/></a>') == []


def test_what_is_not_closed_is_told_where_it_opens() -> None:
    assert codes(b"<p>one <hi>two</p>") == ["xml-tag-open 1:8"]


def test_a_missing_dtd_does_not_end_the_reading(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text('<!DOCTYPE a SYSTEM "no.dtd">\n<a n="&mdash;">&eacute;<b></a>')
    assert codes(file) == [
        "xml-dtd-missing 1:21",
        "xml-entity-unread 2:7",
        "xml-entity-unread 2:16",
        "xml-tag-open 2:24",
    ]


def test_included_files_are_looked_at_too_unless_told_not_to(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text(f'<a {XI}><xi:include href="b.xml"/></a>')
    (tmp_path / "b.xml").write_text("<b>")
    assert codes(file) == ["xml-cut-off 1:1"]
    assert codes(file, xinclude=False) == []
