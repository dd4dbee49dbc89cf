"""Schematron: the cases of `schematron.md`, each under its bindings; unusable schemas."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest
from lxml import etree, isoschematron

from tei.catalogue import CATALOGUE
from tei.events import read
from tei.findings import Finding
from tei.validators import Options, validator
from tei.validators import schematron as module
from tei.validators.schematron_tree import SchematronError
from tei.validators.trees import tree_of

TABLE = Path(__file__).with_name("schematron.md").read_text(encoding="utf-8")
CASE = re.compile(
    r"^## (.*?) \((.*?)\)$\s*```schema\n(.*?)```\s*```document\n(.*?)```\s*```findings\n(.*?)```",
    re.M | re.S,
)
CASES = [
    pytest.param(binding, case[3], case[4], case[5], id=f"{case[1]} ({binding})")
    for case in CASE.finditer(TABLE)
    for binding in case[2].split(", ")
]
HAS_SAXON = importlib.util.find_spec("saxonche") is not None
SCHEMA = (
    '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="{}" '
    'xmlns:xsl="http://www.w3.org/1999/XSL/Transform" '
    'xmlns:sqf="http://www.schematron-quickfix.com/validator/process">'
    '<ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>'
    '<ns prefix="str" uri="http://exslt.org/strings"/>\n{}</schema>'
)
DOCUMENT = '<TEI xmlns="http://www.tei-c.org/ns/1.0">\n{}</TEI>'


def written(folder: Path, binding: str, rules: str) -> str:
    file = folder / "schema.sch"
    file.write_text(SCHEMA.format(binding, rules), encoding="utf-8")
    return str(file)


def told(findings: list[Finding]) -> list[str]:
    lines = []
    for finding in findings:
        arguments = finding.arguments
        assert CATALOGUE[finding.code].hint.format_map(arguments).endswith(".")
        if finding.code == "schematron-rule-broken":
            lines.append(f"broken schema {finding.place.line}: {arguments['expression']}")
            continue
        place = f"{finding.place.line}:{finding.place.column}"
        lines.append(f"{finding.code} {place} {arguments['message']}")
        if arguments["advice"]:
            lines.append(f"  {arguments['advice'].strip()}")
    return lines


def test_the_cases_are_read() -> None:
    assert len(CASE.findall(TABLE)) == TABLE.count("\n## ") > 10


@pytest.mark.parametrize(("binding", "rules", "document", "expected"), CASES)
def test_case(tmp_path: Path, binding: str, rules: str, document: str, expected: str) -> None:
    if binding == "saxon" and not HAS_SAXON:
        pytest.skip("needs saxonche")
    binding = binding.replace("saxon", "xslt2")
    check = validator("schematron", written(tmp_path, binding, rules))
    assert told(check(read(DOCUMENT.format(document).encode(), "a.xml"))) == expected.splitlines()


@pytest.mark.skipif(not HAS_SAXON, reason="needs saxonche")
@pytest.mark.parametrize(
    ("binding", "rules", "document", "expected"), [c for c in CASES if c.values[0] == "xslt2"]
)
def test_saxon_says_the_same(
    tmp_path: Path, binding: str, rules: str, document: str, expected: str
) -> None:
    """A function of XSLT's makes Saxon run the schema that elementpath runs without."""
    function = '<xsl:function name="t:f" xmlns:t="urn:f"><xsl:sequence select="1"/></xsl:function>'
    check = validator("schematron", written(tmp_path, binding, function + rules))
    got = told(check(read(DOCUMENT.format(document).encode(), "a.xml")))
    assert got == expected.splitlines()


EDITION = Path(__file__).parents[2] / "schema" / "edition.sch"
SOUND = sorted((Path(__file__).parents[1] / "articles").glob("*/expected.xml"))


def spoilt(data: bytes) -> list[bytes]:
    """The file as it is, and with one id, pointer or attribute after the other changed."""
    places = [
        m.start(1) for m in re.finditer(rb' (?:xml:id|target|next|prev|who|ref)="(#?\w)', data)
    ]
    chosen = places[:: max(1, len(places) // 6)]
    return [data, *(data[:at] + b"x" + data[at + 1 :] for at in chosen)]


@pytest.mark.parametrize("file", SOUND, ids=lambda f: f.parent.name)
def test_lxmls_own_schematron_agrees(file: Path) -> None:
    """Verdicts of `lxml.isoschematron` on the encoder's own schema."""
    theirs = isoschematron.Schematron(
        etree.parse(str(EDITION)),
        error_finder=isoschematron.Schematron.ASSERTS_AND_REPORTS,
    )
    ours = validator("schematron", str(EDITION))
    for data in spoilt(file.read_bytes()):
        parser = etree.XMLParser(collect_ids=False)
        assert theirs.validate(etree.fromstring(data, parser)) == (not ours(read(data, "a.xml")))


PHASES = """<phase id="one"><active pattern="a"/></phase>
<pattern id="a"><rule context="t:p"><report test="1">a</report></rule></pattern>
<pattern id="b"><rule context="t:p"><report test="1">b</report></rule></pattern>"""


@pytest.mark.parametrize(
    ("phase", "messages"),
    [("", ["a.", "b."]), ("#ALL", ["a.", "b."]), ("one", ["a."]), ("#DEFAULT", ["a.", "b."])],
)
def test_a_phase_has_its_patterns(tmp_path: Path, phase: str, messages: list[str]) -> None:
    options = Options(phase=phase)
    check = validator("schematron", written(tmp_path, "xslt", PHASES), options)
    found = check(read(DOCUMENT.format("<p/>").encode(), "a.xml"))
    assert [f.arguments["message"] for f in found] == messages


def test_what_is_included_and_extended(tmp_path: Path) -> None:
    sch = 'xmlns="http://purl.oclc.org/dsdl/schematron"'
    (tmp_path / "b.sch").write_text(
        f'<pattern {sch}><rule context="t:p"><report test="1">b</report></rule></pattern>'
    )
    (tmp_path / "c.sch").write_text(f'<rule {sch} context="t:x"><report test="1">c</report></rule>')
    rules = (
        '<include href="b.sch"/>'
        '<pattern><rule context="t:p"><extends href="c.sch"/></rule></pattern>'
    )
    check = validator("schematron", written(tmp_path, "xslt", rules))
    found = check(read(DOCUMENT.format("<p/>").encode(), "a.xml"))
    assert [(f.arguments["message"], f.arguments["schema"][-5:]) for f in found] == [
        ("b.", "b.sch"),
        ("c.", "c.sch"),
    ]


@pytest.mark.parametrize(
    ("binding", "rules", "words"),
    [
        ("xslt", '<pattern is-a="no"/>', "no abstract pattern “no”"),
        ("xslt", '<pattern><rule context="t:p"><extends rule="no"/></rule></pattern>',
         "no abstract rule “no”"),
        ("xslt", '<include href="no.sch"/>', "“no.sch” to be included is not there"),
        ("xslt", '<include href="http://example.org/a.sch"/>', "on another machine"),
        ("xslt", '<include href="schema.sch"/>', "includes itself"),
        ("xquery", "", "the query binding “xquery” is not known"),
        ("xslt", "<pattern>", "opened here and not closed"),
    ],
)  # fmt: skip
def test_a_schema_that_cannot_be_used(tmp_path: Path, binding: str, rules: str, words: str) -> None:
    with pytest.raises(SchematronError) as caught:
        validator("schematron", written(tmp_path, binding, rules))
    assert words in str(caught.value)
    assert caught.value.remedy


def test_a_phase_that_is_not_there_names_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(SchematronError, match="no phase “two”") as caught:
        validator("schematron", written(tmp_path, "xslt", PHASES), Options(phase="two"))
    assert "one" in caught.value.remedy


RNG = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0"
 xmlns:sch="http://purl.oclc.org/dsdl/schematron">
<sch:ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>
<start><element name="TEI"><sch:assert test="t:p">No p.</sch:assert>
<sch:rule context="t:p"><sch:report test="@n">An n.</sch:report></sch:rule>
<ref name="p"/></element></start>
<define name="p"><sch:pattern><sch:rule context="t:hi"><sch:report test="true()">A hi.</sch:report>
</sch:rule></sch:pattern><empty/></define></grammar>"""


def test_rules_in_a_relax_ng(tmp_path: Path) -> None:
    (tmp_path / "a.rng").write_text(RNG)
    check = validator("schematron", str(tmp_path / "a.rng"))
    assert told(check(read(DOCUMENT.format('<q n=""/><hi/>').encode(), "a.xml"))) == [
        "schematron-error 1:1 No p.",
        "schematron-error 2:10 A hi.",
    ]
    assert told(check(read(DOCUMENT.format('<p n=""/>').encode(), "a.xml"))) == [
        "schematron-error 2:1 An n."
    ]
    (tmp_path / "b.rng").write_text('<empty xmlns="http://relaxng.org/ns/structure/1.0"/>')
    with pytest.raises(SchematronError, match="no Schematron rules"):
        validator("schematron", str(tmp_path / "b.rng"))


def test_included_files_and_dtds_have_their_places(tmp_path: Path) -> None:
    rules = '<pattern><rule context="t:p"><report test="@n = \'1\'">An n.</report></rule></pattern>'
    check = validator("schematron", written(tmp_path, "xslt", rules))
    (tmp_path / "b.xml").write_text('\n\n <p xmlns="http://www.tei-c.org/ns/1.0" n="1"/>')
    (tmp_path / "a.xml").write_text(
        '<!DOCTYPE TEI [<!ATTLIST p n CDATA "1">]>\n'
        + DOCUMENT.format(
            '<p/><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="b.xml"/><p n="2"/>'
        )
    )
    found = check(read(tmp_path / "a.xml", "a.xml"))
    assert [str(f.place) for f in found] == ["a.xml:3:1", "b.xml:3:2"]


def test_a_broken_file_is_left_to_others_and_a_deep_one_told(tmp_path: Path) -> None:
    check = validator("schematron", written(tmp_path, "xslt", PHASES))
    assert check(read(b"<p>", "a.xml")) == []
    deep = b"<p>" * 1_000_000 + b"</p>" * 1_000_000
    assert [f.code for f in check(read(deep, "a.xml"))] == ["xml-too-deep"]


def test_nothing_outside_the_document_is_read(tmp_path: Path) -> None:
    rules = "<pattern><rule context='t:p'><assert test=\"document('/etc/hostname')\">No.</assert>"
    check = validator("schematron", written(tmp_path, "xslt", rules + "</rule></pattern>"))
    found = check(read(DOCUMENT.format("<p/>").encode(), "a.xml"))
    assert [f.code for f in found] == ["schematron-rule-broken"] or told(found)[
        0
    ] == "schematron-error 2:1 No."


ODD = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:sch="http://purl.oclc.org/dsdl/schematron">
<schemaSpec ident="mine" start="TEI"><moduleRef key="tei"/><moduleRef key="core"/>
<moduleRef key="header"/><moduleRef key="textstructure"/>
<elementSpec ident="p" mode="change"><constraintSpec ident="n" scheme="schematron"><constraint>
<sch:assert test="@n">A p has its number.</sch:assert></constraint></constraintSpec></elementSpec>
</schemaSpec></TEI>"""


def test_rules_of_an_odd(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own rules, and those of the TEI that it keeps."""
    monkeypatch.setenv("TEI_ODD_SOURCE", str(shared / "oracle" / "p5subset.xml"))
    (tmp_path / "mine.odd").write_text(ODD, encoding="utf-8")
    check = validator("schematron", str(tmp_path / "mine.odd"))
    found = check(read(DOCUMENT.format('<p n="1"><q><p/></q></p>').encode(), "a.xml"))
    assert told(found) == ["schematron-error 2:13 A p has its number."]
    assert "mine.sch" in found[0].arguments["schema"]
    found = check(read(DOCUMENT.format('<p n="1"><p n="2"/></p>').encode(), "a.xml"))
    assert ["Paragraphs may not occur" in f.arguments["message"] for f in found] == [True]


def test_rules_of_the_exemplars(shared: Path) -> None:
    """The TEI's own rules, on its own examples: only testall has a fault, which it has."""
    check = validator("schematron", str(shared / "oracle" / "exemplars" / "tei_all.rng"))
    found = {}
    for file in sorted((shared / "oracle" / "tei").glob("TEI-*.xml")):
        for finding in check(read(file)):
            found.setdefault(file.name, []).append(finding.arguments["message"])
    assert found == {"TEI-testall.xml": ["The element dimensions may appear once only."]}


@pytest.mark.skipif(not HAS_SAXON, reason="needs saxonche")
def test_elementpath_and_saxon_agree_on_the_teis_rules(shared: Path) -> None:
    from tei.validators.schematron_xpath import engine as by_elementpath
    from tei.validators.schematron_xslt import engine as by_saxon

    path = str(shared / "oracle" / "exemplars" / "tei_all.rng")
    (schema,) = module._schemas(path, Options())
    engines = by_elementpath(schema), by_saxon(schema)
    broken = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><p><lg/><ref cRef="" target="#x"/></p>'
    broken += b'<quotation/><date when="1900" from="1900"/><l><l/></l><list type="gloss"><item/>'
    broken += b"</list><moduleRef/><app/><s><s/></s><div><p/><div/><lb/><p/></div></TEI>"
    tree = tree_of(read(broken, "a.xml"), False).root
    results = [sorted((f.at, f.message) for f in engine(tree)[0]) for engine in engines]
    assert results[0] == results[1]
    assert len(results[0]) > 3


# -- patterns for other documents ----------------------------------------------------------------

ELSEWHERE = (
    '<pattern documents="{}"><rule context="t:p">'
    '<assert test="@n">A paragraph of a letter is numbered.</assert></rule></pattern>'
    '<pattern><rule context="t:ref"><assert test="@target">A ref says where.</assert></rule>'
    "</pattern>"
)


@pytest.mark.parametrize("binding", ["xslt", "xslt2"])
def test_a_pattern_may_be_for_other_documents(tmp_path: Path, binding: str) -> None:
    """Its rules are held against those, and not against the file that names them."""
    file = written(tmp_path, binding, ELSEWHERE.format("//t:ref/@target"))
    (tmp_path / "letter.xml").write_text(DOCUMENT.format('<p n="1"/>\n <p/>'), encoding="utf-8")
    book = tmp_path / "book.xml"
    book.write_text(DOCUMENT.format('<p/>\n<ref target="letter.xml"/>\n<ref/>'), encoding="utf-8")
    found = validator("schematron", file)(read(str(book), "book.xml"))
    assert [(str(f.place), f.arguments["message"]) for f in found] == [
        ("book.xml:4:1", "A ref says where."),
        ("letter.xml:3:2", "A paragraph of a letter is numbered."),
    ]


@pytest.mark.parametrize(("documents", "why"), [
    ("'no.xml'", "is not there"),
    ("'../no.xml'", "is outside the folder of the file"),
    ("'https://example.org/a.xml'", "is on another machine, and nothing is fetched"),
    ("'bad.xml'", "is not well-formed"),
])  # fmt: skip
def test_a_document_that_cannot_be_had_is_told(tmp_path: Path, documents: str, why: str) -> None:
    file = written(tmp_path, "xslt2", ELSEWHERE.format(documents))
    (tmp_path / "bad.xml").write_text("<TEI>", encoding="utf-8")
    book = tmp_path / "book.xml"
    book.write_text(DOCUMENT.format("<p/>"), encoding="utf-8")
    (finding,) = validator("schematron", file)(read(str(book), "book.xml"))
    assert (finding.code, finding.arguments["why"]) == ("schematron-document-missing", why)


def test_an_expression_for_documents_that_fails_is_told(tmp_path: Path) -> None:
    file = written(tmp_path, "xslt2", ELSEWHERE.format("no-such()"))
    found = validator("schematron", file)(read(DOCUMENT.format("<p/>").encode(), "a.xml"))
    assert [f.code for f in found] == ["schematron-rule-broken"]
