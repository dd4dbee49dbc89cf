"""XML Schema: verdict and words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tei.catalogue import CATALOGUE
from tei.events import read
from tei.findings import Finding
from tei.validators import Options, validator
from tei.validators.xsd import XsdError

OPENING = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="u" targetNamespace="u" {}>'
ELEMENTS = """<xs:element name="a"><xs:complexType><xs:sequence>
<xs:element name="b" type="xs:integer"/><xs:element name="c" minOccurs="0"/>
<xs:element name="date"><xs:complexType><xs:attribute name="when" type="xs:date" use="required"/>
<xs:attribute name="kind"><xs:simpleType><xs:restriction base="xs:string">
<xs:enumeration value="old"/><xs:enumeration value="new"/></xs:restriction></xs:simpleType>
</xs:attribute></xs:complexType></xs:element></xs:sequence>{}</xs:complexType></xs:element>"""
QUALIFIED = 'elementFormDefault="qualified"'


def schema(folder: Path, opening: str = QUALIFIED, more: str = "", before: str = "") -> str:
    file = folder / "a.xsd"
    file.write_text(OPENING.format(opening) + before + ELEMENTS.format(more) + "</xs:schema>")
    return str(file)


def findings(path: str, content: str) -> list[Finding]:
    return validator("xsd", path)(read(f'<a xmlns="u">\n{content}</a>'.encode(), "a.xml"))


DATE = '<date when="2001-01-01"/>'


@pytest.mark.parametrize("content", ["<b>1</b>" + DATE, "<b>1</b><c/>" + DATE])
def test_what_is_valid_has_no_findings(tmp_path: Path, content: str) -> None:
    assert findings(schema(tmp_path), content) == []


@pytest.mark.parametrize(
    ("content", "expected", "words"),
    [
        ("<b>x</b>" + DATE, "xsd-value 2:1", "<b> is “x”, which must be a whole number"),
        ('<b>1</b><date when="2001"/>', "xsd-value 2:21", "@when of <date> is “2001”"),
        ('<b>1</b><date when="2001-01-01" kind="odl"/>', "xsd-value 2:39", "must be “old”, “new”"),
        ("<b>1</b><dat/>" + DATE, "xsd-element 2:9", "<dat> may not stand here in <a>; what may"),
        ("<b>1</b>" + DATE + DATE, "xsd-element 2:34", "nothing more may stand"),
        ("<b>1</b>", "xsd-incomplete 1:1", "<a> is not complete"),
        ("<b>1</b><date/>", "xsd-attribute-missing 2:9", "<date> lacks its attribute when"),
        ('<b>1</b><date when="2001-01-01" kin="old"/>', "xsd-attribute 2:9", "did you mean kind?"),
        ("text<b>1</b>" + DATE, "xsd-text 1:1", "No text may stand in <a>"),
    ],
)
def test_what_is_not_valid_is_told_at_its_place(
    tmp_path: Path, content: str, expected: str, words: str
) -> None:
    (finding,) = findings(schema(tmp_path), content)
    assert f"{finding.code} {finding.place.line}:{finding.place.column}" == expected
    assert words in CATALOGUE[finding.code].sentence.format_map(finding.arguments)
    assert CATALOGUE[finding.code].hint.format_map(finding.arguments)


def test_another_root(tmp_path: Path) -> None:
    (finding,) = validator("xsd", schema(tmp_path))(read(b"<z/>", "a.xml"))
    assert finding.code == "xsd-root"


def test_an_identity_constraint_is_told_in_the_schemas_words(tmp_path: Path) -> None:
    key = '<xs:element name="k"><xs:complexType><xs:sequence><xs:element name="i" maxOccurs="9">'
    key += '<xs:complexType><xs:attribute name="n"/></xs:complexType></xs:element></xs:sequence>'
    key += '</xs:complexType><xs:unique name="u1" xmlns:u="u"><xs:selector xpath="u:i"/>'
    key += '<xs:field xpath="@n"/></xs:unique></xs:element>'
    check = validator("xsd", schema(tmp_path, before=key))
    (finding,) = check(read(b'<k xmlns="u"><i n="1"/><i n="1"/></k>', "a.xml"))
    assert finding.code == "xsd-other"


@pytest.mark.parametrize(
    "opening",
    [QUALIFIED, QUALIFIED + ' xmlns:vc="http://www.w3.org/2007/XMLSchema-versioning" '
     'vc:minVersion="1.1"'],
)  # fmt: skip
def test_xml_schema_1_1(tmp_path: Path, opening: str) -> None:
    path = schema(tmp_path, opening, '<xs:assert test="xs:integer(*[1]) mod 2 = 0"/>')
    assert findings(path, "<b>2</b>" + DATE) == []
    (finding,) = findings(path, "<b>1</b>" + DATE)
    assert (finding.code, finding.place.line) == ("xsd-assert", 1)
    assert "mod 2" in CATALOGUE["xsd-assert"].sentence.format_map(finding.arguments)


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ('<xs:include schemaLocation="no.xsd"/>', "“no.xsd” is not there"),
        ('<xs:include schemaLocation="../b.xsd"/>', "outside the schema's folder"),
        ('<xs:import namespace="v" schemaLocation="http://example.org/b.xsd"/>', "another machine"),
        ('<xs:element name="q" type="none"/>', "cannot be used"),
        ("<xs:element>", "a.xsd:"),
    ],
)
def test_a_schema_that_cannot_be_used(tmp_path: Path, before: str, words: str) -> None:
    with pytest.raises(XsdError) as caught:
        validator("xsd", schema(tmp_path, before=before))
    assert words in str(caught.value)
    assert caught.value.remedy


def test_what_is_no_schema(tmp_path: Path) -> None:
    (tmp_path / "b.xsd").write_text("<TEI/>")
    with pytest.raises(XsdError, match="its root is <TEI>"):
        validator("xsd", str(tmp_path / "b.xsd"))


def test_included_schemas_in_the_folder_are_read(tmp_path: Path) -> None:
    (tmp_path / "b.xsd").write_text(
        OPENING.format(QUALIFIED) + '<xs:element name="q"/></xs:schema>'
    )
    path = schema(tmp_path, before='<xs:include schemaLocation="b.xsd"/>')
    assert validator("xsd", path)(read(b'<q xmlns="u"/>', "a.xml")) == []


def test_a_schema_that_includes_itself(tmp_path: Path) -> None:
    path = schema(tmp_path, before='<xs:include schemaLocation="a.xsd"/>')
    assert findings(path, "<b>1</b>" + DATE) == []


def test_places_in_included_files(tmp_path: Path) -> None:
    (tmp_path / "b.xml").write_text('\n<b xmlns="u">x</b>')
    xi = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="b.xml"/>'
    (tmp_path / "a.xml").write_text(f'<a xmlns="u">{xi}{DATE}</a>')
    check = validator("xsd", schema(tmp_path), Options())
    found = check(read(tmp_path / "a.xml", "a.xml"))
    assert "xsd-value b.xml:2:1" in [f"{f.code} {f.place}" for f in found]


def test_a_broken_file_is_left_to_others_and_a_deep_one_told(tmp_path: Path) -> None:
    check = validator("xsd", schema(tmp_path))
    assert check(read(b"<a>", "a.xml")) == []
    for depth, code in ((1900, "xsd-root"), (1_000_000, "xml-too-deep")):
        deep = b"<a>" * depth + b"</a>" * depth
        assert [f.code for f in check(read(deep, "a.xml"))][:1] == [code]


def test_of_very_many_faults_the_first_are_told(tmp_path: Path) -> None:
    key = '<xs:element name="k"><xs:complexType><xs:sequence maxOccurs="unbounded">'
    key += '<xs:element name="i" type="xs:date"/></xs:sequence></xs:complexType></xs:element>'
    check = validator("xsd", schema(tmp_path, before=key))
    found = check(read(b'<k xmlns="u">' + b"<i>x</i>" * 1500 + b"</k>", "a.xml"))
    assert [f.code for f in found] == ["xsd-value"] * 1000 + ["xsd-more"]


def test_among_very_many_children_the_quick_answer_must_do(tmp_path: Path) -> None:
    (finding,) = findings(schema(tmp_path), "<b>1</b>" + DATE + "<e/>" * 100_000)
    assert (finding.code, finding.place.line, finding.place.column) == ("xsd-other", 2, 34)
    assert finding.arguments["reason"] == "This element is not expected"
