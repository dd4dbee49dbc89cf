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


SLIPS = [
    # content, place and code, words of the message as RELAX NG has it; code and words otherwise
    ("<b>x</b>" + DATE, "value-bad 2:1", "must be a whole number",
     "xsd-value 2:1", "<b> is “x”, which must be a whole number"),
    ('<b>1</b><date when="2001"/>', "value-bad 2:15", "It must be a date such as 1953-06-17",
     "xsd-value 2:15", "@when of <date> is “2001”"),
    ('<b>1</b><date when="2001-01-01" kind="odl"/>', "value-misspelt 2:33", "mean “old”?",
     "xsd-value 2:33", "must be “old”, “new”"),
    ("<b>1</b><dat/>" + DATE, "element-misspelt 2:9", "Did you mean <date>?",
     "xsd-element 2:9", "<dat> may not stand here in <a>; what may"),
    ("<b>1</b>" + DATE + DATE, "element-repeated 2:34", "the first is on line 2",
     "xsd-element 2:34", "no element may follow here"),
    ("<b>1</b>", "content-missing 1:1", "<date> is missing",
     "xsd-incomplete 1:1", "<a> is not complete"),
    ("<b>1</b><date/>", "attribute-missing 2:9", 'when="…"',
     "xsd-attribute-missing 2:9", "<date> lacks its attribute when"),
    ('<b>1</b><date when="2001-01-01" kin="old"/>', "attribute-misspelt 2:33", "mean “kind”?",
     "xsd-attribute 2:33", "did you mean kind?"),
    ("text<b>1</b>" + DATE, "text-not-allowed 2:1", "The words “text” may not stand in <a>",
     "xsd-text 1:1", "No text may stand in <a>"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected", "words"), [slip[:3] for slip in SLIPS])
def test_what_is_not_valid_is_told_as_by_relax_ng(
    tmp_path: Path, content: str, expected: str, words: str
) -> None:
    (finding,) = findings(schema(tmp_path), content)
    assert f"{finding.code} {finding.place.line}:{finding.place.column}" == expected
    entry = CATALOGUE[finding.code]
    assert words in f"{entry.sentence} {entry.hint}".format_map(finding.arguments)


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """A schema of which no patterns can be made."""
    monkeypatch.setattr("tei.validators.xsd_grammar.model_of", lambda schema: None)


@pytest.mark.usefixtures("no_model")
@pytest.mark.parametrize(
    ("content", "expected", "words"), [(slip[0], *slip[3:]) for slip in SLIPS]
)
def test_where_there_are_no_patterns_it_is_told_in_other_words(
    tmp_path: Path, content: str, expected: str, words: str
) -> None:
    (finding,) = findings(schema(tmp_path), content)
    assert f"{finding.code} {finding.place.line}:{finding.place.column}" == expected
    assert words in CATALOGUE[finding.code].sentence.format_map(finding.arguments)
    assert CATALOGUE[finding.code].hint.format_map(finding.arguments)


def test_what_names_its_own_type_is_told_in_other_words(tmp_path: Path) -> None:
    """Which content model holds, only the file says."""
    more = '<xs:element name="t"/><xs:complexType name="T"><xs:sequence><xs:element name="i"/>'
    more += "</xs:sequence></xs:complexType>"
    xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="T"'
    check = validator("xsd", schema(tmp_path, before=more))
    (finding,) = check(read(f'<t xmlns="u" {xsi}/>'.encode(), "a.xml"))
    assert finding.code == "xsd-incomplete"


STRUCTURES = """<xs:element name="top" abstract="true"/>
<xs:element name="one" substitutionGroup="top" type="xs:string"/>
<xs:element name="two" substitutionGroup="top" type="xs:string"/>
<xs:group name="g"><xs:choice><xs:element ref="top"/><xs:element name="g1"/></xs:choice></xs:group>
<xs:element name="s"><xs:complexType mixed="true"><xs:sequence>
<xs:group ref="g" maxOccurs="3"/><xs:any namespace="##other" processContents="lax" minOccurs="0"/>
<xs:element name="last"/></xs:sequence><xs:attribute name="who" use="required"><xs:simpleType>
<xs:list itemType="xs:anyURI"/></xs:simpleType></xs:attribute><xs:anyAttribute namespace="##other"/>
</xs:complexType></xs:element>
<xs:element name="k"><xs:complexType><xs:all><xs:element name="x"/><xs:element name="y"/></xs:all>
</xs:complexType></xs:element>"""


@pytest.mark.parametrize(("document", "told"), [
    ('<s xmlns="u" who="#a #b">a<one/><z xmlns="v"/><last/></s>', ""),
    ('<s xmlns="u" who="#a"><two/><one/><g1/><one/><last/></s>', "1:40 element-repeated"),
    ('<s xmlns="u" who="#a" v:n="1" xmlns:v="v"><one/><z/><last/></s>', "1:49 element-unknown"),
    ('<s xmlns="u" who=""><top/><last/></s>', "1:21 element-needs-wrapper"),
    ('<s xmlns="u" who="#a"><one>a<g1/></one><last/></s>', "1:29 element-inside"),
    ('<k xmlns="u"><y/><x/></k>', ""),
    ('<k xmlns="u"><y/></k>', "1:1 content-missing"),
    ('<k xmlns="u" n="1"><y/><x/></k>', "1:14 attribute-unknown"),
])  # fmt: skip
def test_each_part_of_a_schema_as_a_pattern(tmp_path: Path, document: str, told: str) -> None:
    check = validator("xsd", schema(tmp_path, before=STRUCTURES))
    found = check(read(document.encode(), "a.xml"))
    said = [f"{f.place.line}:{f.place.column} {f.code}" for f in found]
    assert " ".join(said).startswith(told)
    assert len(said) == bool(told)


def test_another_root(tmp_path: Path) -> None:
    (finding,) = validator("xsd", schema(tmp_path))(read(b"<z/>", "a.xml"))
    assert finding.code == "root-not-allowed"


@pytest.mark.usefixtures("no_model")
def test_another_root_in_other_words(tmp_path: Path) -> None:
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
    assert "value-bad b.xml:2:1" in [f"{f.code} {f.place}" for f in found]


def test_a_broken_file_is_left_to_others_and_a_deep_one_told(tmp_path: Path) -> None:
    check = validator("xsd", schema(tmp_path))
    assert check(read(b"<a>", "a.xml")) == []
    for depth, code in ((1900, "element-namespace-missing"), (1_000_000, "xml-too-deep")):
        deep = b"<a>" * depth + b"</a>" * depth
        assert [f.code for f in check(read(deep, "a.xml"))][:1] == [code]


def test_of_very_many_faults_the_first_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = '<xs:element name="k"><xs:complexType><xs:sequence maxOccurs="unbounded">'
    key += '<xs:element name="i" type="xs:date"/></xs:sequence></xs:complexType></xs:element>'
    check = validator("xsd", schema(tmp_path, before=key))
    found = check(read(b'<k xmlns="u">' + b"<i>x</i>" * 1500 + b"</k>", "a.xml"))
    assert [f.code for f in found] == ["value-bad"] * 1500
    check = validator("xsd", str(tmp_path / "a.xsd"))
    monkeypatch.setattr("tei.validators.xsd_grammar.model_of", lambda schema: None)
    found = check(read(b'<k xmlns="u">' + b"<i>x</i>" * 1500 + b"</k>", "a.xml"))
    assert [f.code for f in found] == ["xsd-value"] * 1000 + ["xsd-more"]


def test_a_slip_and_a_broken_condition_are_both_told(tmp_path: Path) -> None:
    path = schema(tmp_path, more='<xs:assert test="xs:integer(*[1]) mod 2 = 0"/>')
    found = findings(path, '<b>1</b><date when="2001-01-01" kin="old"/>')
    assert [f.code for f in found] == ["attribute-misspelt", "xsd-assert"]


@pytest.mark.usefixtures("no_model")
def test_among_very_many_children_the_quick_answer_must_do(tmp_path: Path) -> None:
    (finding,) = findings(schema(tmp_path), "<b>1</b>" + DATE + "<e/>" * 100_000)
    assert (finding.code, finding.place.line, finding.place.column) == ("xsd-other", 2, 34)
    assert finding.arguments["reason"] == "This element is not expected"
