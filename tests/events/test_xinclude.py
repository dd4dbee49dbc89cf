"""XInclude: what is included stands in its place, and has its place in its own file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tei.events import Start, Text, events, read

XI = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
XML = "http://www.w3.org/XML/1998/namespace"


def told(folder: Path, include: str, **files: str) -> tuple[list[str], list[str]]:
    """Start tags with place and text of `a.xml`, which holds `include`; codes of findings."""
    for name, text in files.items():
        (folder / f"{name}.xml").write_text(text, encoding="utf-8")
    (folder / "a.xml").write_text(f"<a {XI}>{include}</a>", encoding="utf-8")
    reading = events(read(folder / "a.xml", "a.xml"), xinclude=True)
    lines = []
    for event in reading:
        if isinstance(event, Start):
            lines.append(f"{event.name[1]} {event.place}")
        elif isinstance(event, Text):
            lines.append(event.text)
    return lines[1:], [f.code for f in reading.findings]


def test_a_file_stands_in_the_place_of_its_include(tmp_path: Path) -> None:
    got = told(tmp_path, 'x<xi:include href="b.xml"/>y', b="\n <b>z<c/></b>")
    assert got == (["x", "b b.xml:2:2", "z", "c b.xml:2:6", "y"], [])


@pytest.mark.parametrize(
    "pointer", ["i", "element(i)", "element(/1/2)", 'xpointer(id("i"))', "element(b/2)"]
)
def test_one_element_of_it(tmp_path: Path, pointer: str) -> None:
    include = f"<xi:include href='b.xml' xpointer='{pointer}'/>"
    got = told(tmp_path, include, b='<b xml:id="b"><c/><d xml:id="i">x</d><e/></b>')
    assert got == (["d b.xml:1:19", "x"], [])


def test_text_is_one_with_the_text_around(tmp_path: Path) -> None:
    got = told(tmp_path, 'x<xi:include href="b.xml" parse="text"/>y', b="<&>\r\n")
    assert got == (["x<&>\ny"], [])


def test_text_in_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes("café".encode("latin-1"))
    got = told(tmp_path, '<xi:include href="b.txt" parse="text" encoding="iso-8859-1"/>')
    assert got == (["café"], [])


def test_includes_go_on_in_what_is_included(tmp_path: Path) -> None:
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "c.xml").write_text(f'<c {XI}><xi:include href="d.xml"/></c>')
    (tmp_path / "s" / "d.xml").write_text("<d/>")
    got = told(tmp_path, '<xi:include href="s/c.xml"/>')
    assert got == (["c s/c.xml:1:1", "d s/d.xml:1:1"], [])


def test_base_and_language_of_what_is_included(tmp_path: Path) -> None:
    (tmp_path / "b.xml").write_text("<b/>")
    (tmp_path / "a.xml").write_text(f'<a xml:lang="en" {XI}><xi:include href="b.xml"/></a>')
    starts = [e for e in events(read(tmp_path / "a.xml"), xinclude=True) if isinstance(e, Start)]
    assert dict(starts[1].attributes) == {(XML, "base"): "b.xml", (XML, "lang"): ""}


@pytest.mark.parametrize(
    ("include", "code"),
    [
        ('<xi:include href="no.xml"/>', "xml-include-missing"),
        ('<xi:include href="http://example.org/b.xml"/>', "xml-include-remote"),
        ('<xi:include href="../b.xml"/>', "xml-include-outside"),
        ('<xi:include href="/etc/hostname" parse="text"/>', "xml-include-outside"),
        ('<xi:include href="b.xml" xpointer="no"/>', "xml-include-pointer"),
        ('<xi:include href="b.xml" xpointer="range(a)"/>', "xml-include-pointer"),
        ('<xi:include href="a.xml"/>', "xml-include-loop"),
        ("<xi:include/>", "xml-include-wrong"),
        ('<xi:include href="b.xml#c"/>', "xml-include-wrong"),
        ('<xi:include href="b.xml" parse="html"/>', "xml-include-wrong"),
        ('<xi:include href="bad.xml"/>', "xml-tag-cut"),
    ],
)
def test_what_cannot_be_included_is_a_finding(tmp_path: Path, include: str, code: str) -> None:
    (tmp_path / "bad.xml").write_text("<b>")
    _, codes = told(tmp_path, include + "<z/>", b="<b/>")
    assert codes == [code.replace("xml-tag-cut", "xml-cut-off")]


def test_a_fallback_stands_in_its_place(tmp_path: Path) -> None:
    include = '<xi:include href="no.xml"><xi:fallback><f/><xi:include href="b.xml"/></xi:fallback>'
    got = told(tmp_path, include + "</xi:include><z/>", b="<b/>")
    assert [line.split()[0] for line in got[0]] == ["f", "b", "z"]
    assert got[1] == []


def test_an_element_that_includes_itself(tmp_path: Path) -> None:
    got = told(tmp_path, '<b xml:id="i"><xi:include href="" xpointer="i"/></b>')
    assert got[1] == ["xml-include-loop"]


def test_files_that_double_at_each_step_have_a_limit(tmp_path: Path) -> None:
    for n in range(36):
        twice = f'<xi:include href="f{n + 1}.xml"/>' * 2
        (tmp_path / f"f{n}.xml").write_text(f"<f {XI}>{twice}</f>")
    (tmp_path / "f36.xml").write_text("<f/>")
    reading = events(read(tmp_path / "f0.xml"), xinclude=True)
    for _ in reading:
        if reading.findings:
            break
    assert {f.code for f in reading.findings} == {"xml-include-limit"}
