"""Pointers: where they lead, and what is said when they lead nowhere."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tei.errors import SourceError
from tei.events import read
from tei.findings import Finding
from tei.validators import Options, validator
from tei.validators.pointer_lists import misread

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">\n{}</TEI>'
PREFIX = '<prefixDef ident="psn" matchPattern="([a-z]+)" replacementPattern="people.xml#$1"/>'


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    (tmp_path / "people.xml").write_text(TEI.format('<person xml:id="ann"/><person xml:id="n9"/>'))
    (tmp_path / "page 1.jpg").write_bytes(b"")
    (tmp_path / "letters").mkdir()
    return tmp_path


def findings(folder: Path, body: str, **options: object) -> list[Finding]:
    file = folder / "letters" / "a.xml"
    file.write_text(TEI.format(body), encoding="utf-8")
    check = validator("pointers", options=Options(**options))  # type: ignore[arg-type]
    return check(read(file, "a.xml"))


@pytest.mark.parametrize("body", [
    '<note xml:id="n1"/><ref target="#n1 #n1"/>',
    '<ref target="https://example.org/#x"/><ref target="mailto:a@example.org"/><ref target="#"/>',
    '<ref target=""/><ref/>',
    '<persName ref="../people.xml#ann"/>',
    '<graphic url="../page%201.jpg"/>',
    '<date from="1900" to="1901"/><move where="L"/><gi scheme="DocBook"/><num value="3"/>',
    '<ref target="#xpath(//p[1])"/><ref target="../people.xml#xpath(//p)"/>',
    PREFIX.replace("people", "../people") + '<persName ref="psn:ann"/>',
    '<egXML xmlns="http://www.tei-c.org/ns/Examples"><ref target="#none"/></egXML>',
    '<ref target="a.xml#n1"/><note xml:id="n1"/>',
    "<p>&#35; <!-- <ref target='#none'/> --></p>",
    '<ref target="&#35;n1"/><note xml:id="n1"/>',
])  # fmt: skip
def test_what_leads_somewhere_is_no_finding(edition: Path, body: str) -> None:
    assert findings(edition, body) == []


# fmt: off
CASES = [
    ('<ref target="#n1"/>', "pointer-dangling", 14, ".", None),
    ('<note xml:id="n11"/><ref target="#n12"/>',
     "pointer-dangling", 34, "did you mean “#n11”?", None),
    ('<note xml:id="N1"/><ref target="#n1"/>',
     "pointer-dangling", 33, "did you mean “#N1”?", "#N1"),
    ('<p xml:id="a"/><ref target="#a  #b"/>', "pointer-dangling", 33, ".", None),
    ('<note xml:id="n1"/><ref target="n1"/>', "pointer-hash-missing", 33, "name of a file", "#n1"),
    ('<p xml:id="person"/><p xml:id="person1"/><p xml:id="1"/><ref target="#person 1"/>',
     "pointer-space", 78, "makes two pointers", None),
    ('<sp who="Smith"/>', "pointer-bare", 10, "“Smith”", None),
    ('<graphic url="p2.jpg"/>', "pointer-file-missing", 15, "“p2.jpg”", None),
    ('<graphic url="cover"/>', "pointer-file-missing", 15, "“cover”", None),
    ('<persName ref="../people.xml#anne"/>', "pointer-file-id", 16, "did you mean “ann”?", None),
    ('<persName ref="psn:ann"/>', "pointer-prefix-undeclared", 16, "prefix “psn:”", None),
    (PREFIX + '<persName ref="psn:9"/>', "pointer-prefix-unmatched", 99, "“psn:9”", None),
    (PREFIX + '<persName ref="psn:ann"/>', "pointer-file-missing", 99, "people.xml", None),
    ('<p xml:id="a"/><p xml:id="b"/><ref target="#a, #b"/>', "pointer-comma", 44,
     "parted by spaces alone", "#a #b"),
    ('<p xml:id="a"/><ref target="#a;#c"/>', "pointer-comma", 29, "“#a;#c”", None),
    ('<persName ref="John Smith"/>', "pointer-words", 16, "“John Smith”", None),
    ('<ref target="https://example.org/oil lamps"/>', "pointer-address-space", 14,
     "“https://example.org/oil lamps”", None),
    ('<graphic url="my picture.jpg"/>', "pointer-address-space", 15, "“my picture.jpg”", None),
    ('<p xml:id="a"/><p xml:id="a"/>', "id-doubled", 19, "of line 2", None),
]
# fmt: on


@pytest.mark.parametrize(("body", "code", "column", "words", "fixed"), CASES)
def test_what_leads_nowhere_is_told_at_its_word(
    edition: Path, body: str, code: str, column: int, words: str, fixed: str | None
) -> None:
    from tei.catalogue import CATALOGUE

    (finding,) = findings(edition, body)
    assert (finding.code, finding.place.line, finding.place.column) == (code, 2, column)
    assert words in CATALOGUE[code].sentence.format_map(finding.arguments)
    assert CATALOGUE[code].hint.format_map(finding.arguments)
    fix = finding.arguments.get("fix")
    assert (fix["edits"][0]["text"] if fix else None) == fixed


@pytest.mark.parametrize(("value", "meant"), [
    ("#a, #b", "#a #b"), ("#a;#b", "#a #b"), ("#a ,#b", "#a #b"), ("#a #b", None), ("#a", None),
    ("http://example.org/x y", "http://example.org/x%20y"), ("a.xml b.xml", None),
    ("http://a.org http://b.org", None), ("my letter.xml#p1", "my%20letter.xml#p1"),
    ("John Smith", ""), ("Smith, John", ""), ("psn:ann psn:bob", None), ("", None),
])  # fmt: skip
def test_the_words_of_an_attribute_together(value: str, meant: str | None) -> None:
    found = misread(value, ())
    assert (found.meant if found else None) == meant


def test_sigla_without_their_mark_are_no_name_in_words(edition: Path) -> None:
    (finding,) = findings(edition, '<rdg wit="B C">x</rdg>')
    assert (finding.code, finding.arguments["value"]) == ("pointer-bare", "B")


def test_names_in_words_are_told_once(edition: Path) -> None:
    names = '<persName ref="John Smith"/><persName ref="Ann Hale"/><persName ref="Ann Hale"/>'
    (finding,) = findings(edition, names)
    assert (finding.code, finding.arguments["more"]) == ("pointer-words", " (2 more like it)")


def test_ids_of_an_example_are_not_those_of_the_text(edition: Path) -> None:
    twice = '<p xml:id="k"/><p xml:id="k"/>'
    example = f'<egXML xmlns="http://www.tei-c.org/ns/Examples">{twice}</egXML>'
    assert findings(edition, f'{example}<p xml:id="k"/><ref target="#k"/>') == []


def test_words_of_one_attribute_are_told_once(edition: Path) -> None:
    (finding,) = findings(edition, '<pb facs="1"/><pb facs="2"/><pb facs="3"/>')
    assert (finding.code, finding.arguments["more"]) == ("pointer-bare", " (2 more like it)")


def test_ids_may_live_in_another_file(edition: Path) -> None:
    people = (str(edition / "people.xml"),)
    assert findings(edition, '<persName ref="#ann"/>', id_files=people) == []
    (finding,) = findings(edition, '<persName ref="#bob"/>', id_files=people)
    assert finding.code == "pointer-dangling"
    with pytest.raises(SourceError, match="cannot be read"):
        findings(edition, "", id_files=(str(edition / "none.xml"),))


@pytest.mark.parametrize("key", ["ref", "@ref", "persName/@ref"])
def test_keys_are_not_checked(edition: Path, key: str) -> None:
    assert findings(edition, '<persName ref="#x"/>', keys=(key,)) == []


def test_an_included_file_has_its_pointers_in_the_whole(edition: Path) -> None:
    xi = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
    (edition / "letters" / "b.xml").write_text(TEI.format('<ref target="#n1 #n2"/>'))
    body = f'<note xml:id="n1"/><xi:include {xi} href="b.xml"/>'
    (finding,) = findings(edition, body)
    assert (finding.code, finding.place.file, finding.place.column) == (
        "pointer-dangling", "b.xml", 18,
    )  # fmt: skip


def test_a_hostile_pattern_takes_no_time(edition: Path) -> None:
    body = PREFIX.replace("([a-z]+)", "(a+)+b") + f'<persName ref="psn:{"a" * 150}"/>'
    begun = time.process_time()
    findings(edition, body)
    assert time.process_time() - begun < 5


def test_many_dangling_pointers_among_many_ids(edition: Path) -> None:
    ids = "".join(f'<p xml:id="w{n}"/>' for n in range(20_000))
    refs = "".join(f'<ref target="#v{n}"/>' for n in range(2_000))
    assert len(findings(edition, ids + refs)) == 2_000


def test_the_reference_files_have_the_faults_that_they_have(shared: Path) -> None:
    """Each of these was looked at: the id or file is not there."""
    check = validator("pointers")
    slips = {
        file.stem[:2]: [f.code for f in check(read(file))]
        for file in sorted((shared / "oracle" / "slips").glob("*.xml"))
    }
    assert {name: codes for name, codes in slips.items() if codes} == {
        "04": ["pointer-dangling"],
        "06": ["id-doubled"],
        "07": ["pointer-dangling"],
    }
    for file in (shared / "bench" / "cases" / "dev").glob("*.gold.xml"):
        assert {f.code for f in check(read(file))} <= {"pointer-file-missing"}, file.name
