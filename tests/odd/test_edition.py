"""`schema/edition.odd`: what the encoder writes is valid, what is valid is TEI, what is wrong is
found, and the schemas beside it are what the ODD says.
"""

from __future__ import annotations

import random
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, isoschematron

from tei.document import Document, Origin
from tei.odd.compile import compile_odd
from tei.pipeline import encode
from tei.project import Project
from tei.readers import read

HERE = Path(__file__).parent
SCHEMA = HERE.parents[1] / "schema"
SPECIMEN = HERE.parent / "articles" / "specimen" / "source.txt"
sys.path[:0] = [str(HERE), str(HERE.parent)]

from documents import Maker  # noqa: E402
from test_conservation import ANYTHING, TEXTS  # noqa: E402

TEI = "http://www.tei-c.org/ns/1.0"
SVRL = "{http://purl.oclc.org/dsdl/svrl}"


@cache
def rng() -> Any:
    return etree.RelaxNG(etree.parse(str(SCHEMA / "edition.rng")))


@cache
def xsd() -> Any:
    return etree.XMLSchema(etree.parse(str(SCHEMA / "edition.xsd")))


@cache
def sch() -> Any:
    root = etree.parse(str(SCHEMA / "edition.sch"))
    return isoschematron.Schematron(root, store_report=True)


def faults(document: Any) -> list[str]:
    """What the three schemas say against a document."""
    said = []
    for name, schema in (("rng", rng()), ("xsd", xsd())):
        if not schema.validate(document):
            said += [f"{name}: {e.line}: {e.message}" for e in schema.error_log][:3]
    if not sch().validate(document):
        failed = sch().validation_report.iter(SVRL + "failed-assert")
        said += [f"sch: {f.findtext(SVRL + 'text')}" for f in failed][:3]
    return said


def encoded(text: str) -> Any:
    return etree.fromstring(encode(Document(text, Origin("a.txt")), Project()).xml)


# -- what the encoder writes ---------------------------------------------------------------


def test_the_specimen_is_valid() -> None:
    assert faults(encoded(SPECIMEN.read_text(encoding="utf-8"))) == []


def test_what_the_encoder_makes_of_the_cases_is_valid(shared: Path) -> None:
    sources = sorted((shared / "bench" / "cases" / "dev").glob("*.txt"))
    sources.append(shared / "articles" / "vorkuta.txt")
    wrong = {}
    for source in sources:
        project = Project()
        result = encode(read(str(source), project, ""), project)
        said = faults(etree.fromstring(result.xml))
        if any(f.code == "range-backwards" for f in result.findings):
            # The source contradicts itself; the encoder says so, and so does the Schematron.
            said = [s for s in said if "before it begins" not in s]
        if said:
            wrong[source.name] = said
    assert not wrong


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(TEXTS, ANYTHING))
def test_what_the_encoder_makes_of_any_text_is_valid(text: str) -> None:
    assert faults(encoded(text)) == []


# -- what is valid is TEI ------------------------------------------------------------------


def test_whatever_is_valid_here_is_valid_tei(shared: Path, tmp_path: Path) -> None:
    """Documents made from the grammar at random; the XSD has to take them, too."""
    maker = Maker(etree.parse(str(SCHEMA / "edition.rng")).getroot(), random.Random(1953))
    tei_all = etree.RelaxNG(etree.parse(str(shared / "oracle" / "tei_all.rng")))
    met: set[str] = set()
    for _ in range(120):
        document = maker.document()
        met |= {str(e.tag) for e in document.iter()}
        assert rng().validate(document), rng().error_log
        assert xsd().validate(document), xsd().error_log
        assert tei_all.validate(document), tei_all.error_log
    assert len(met) > 150


def test_the_xsd_loads_without_a_warning(recwarn: pytest.WarningsRecorder) -> None:
    xmlschema = pytest.importorskip("xmlschema")
    schema = xmlschema.XMLSchema(str(SCHEMA / "edition.xsd"))
    assert not recwarn.list
    schema.validate(etree.ElementTree(encoded(SPECIMEN.read_text(encoding="utf-8"))))
    with pytest.raises(xmlschema.XMLSchemaValidationError):
        schema.validate(document("<p><gap quantity='many'/></p>"))


# -- what editors add, and what they get wrong ---------------------------------------------


def document(body: str, stand_off: str = "") -> Any:
    """A document with that body, and somebody and some place to point at."""
    parser = etree.XMLParser(collect_ids=False)  # the parser itself would refuse doubled ones
    return etree.fromstring(f"""<TEI xmlns="{TEI}"><teiHeader><fileDesc>
      <titleStmt><title>A</title>
      <respStmt xml:id="ed"><resp>edited by</resp><name>E</name></respStmt>
      </titleStmt><publicationStmt><p>None.</p></publicationStmt>
      <sourceDesc><p>A letter.</p></sourceDesc></fileDesc></teiHeader>
      <standOff><listPerson><person xml:id="jane"><persName>Jane</persName></person></listPerson>
      <listPlace><place xml:id="hull"><placeName>Hull</placeName></place></listPlace>{stand_off}
      </standOff><text><body>{body}</body></text></TEI>""", parser)


@pytest.mark.parametrize(
    "body",
    [
        "<p><choice><sic>teh</sic><corr resp='#ed' cert='high'>the</corr></choice></p>",
        "<p><choice><orig>vp</orig><reg>up</reg></choice></p>",
        "<p><choice><abbr>Mr</abbr><expan>Mister</expan></choice></p>",
        "<p><subst><del rend='strikethrough'>a</del><add place='above' hand='#ed'>b</add></subst>"
        "</p>",
        "<p>A <unclear reason='faded'>word</unclear>, <damage agent='water'>wet</damage>"
        "<gap reason='torn' quantity='2' unit='line'><desc>cut off</desc></gap></p>",
        "<p><hi rend='italic'>a</hi> <seg type='x'>b</seg><anchor xml:id='a1'/><lb/>"
        "<cb n='2'/></p>",
        "<p><persName ref='#jane'><forename>Jane</forename> <surname>Roe</surname></persName> of "
        "<placeName ref='#hull'>Hull</placeName></p>",
        "<sp who='#jane'><speaker>Jane</speaker><p>No.</p><stage>Exit.</stage></sp>",
        "<p>A<ref type='noteAnchor' xml:id='r1' target='#n1'>1</ref>"
        "<ref type='noteAnchor' xml:id='r2' target='#n1'>1</ref></p>"
        "<note xml:id='n1' place='foot' target='#r1 #r2'>B</note>",
        "<p><q xml:id='q1' next='#q2'>a</q> he said, <q xml:id='q2' prev='#q1'>b</q></p>",
        "<p><date from='1950' to='1953-06-17'>then</date>"
        "<date notBefore='-0044' notAfter='0014'/></p>",
    ],
)
def test_what_editors_add_is_valid(body: str) -> None:
    assert faults(document(body)) == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<p xml:id='jane'>a</p>", "more than one element"),
        ("<p><ref target='#nowhere'>a</ref></p>", "which is not in this file"),
        ("<p corresp='#jane #nobody'>a</p>", "which is not in this file"),
        ("<p><ref type='noteAnchor' xml:id='r' target='#jane'>1</ref></p>", "points at no note"),
        ("<p><ref type='noteAnchor' xml:id='r' target='#n'>1</ref></p><note xml:id='n' "
         "place='end'>B</note>", "does not point back"),
        ("<p><ref type='noteAnchor' xml:id='r' target='#n'>1</ref></p><note xml:id='n' "
         "target='#r'>B</note><note xml:id='m' target='#r'>C</note>", "anchor of another note"),
        ("<p><q xml:id='a' next='#b'>a</q><q xml:id='b'>b</q></p>", "does not point back"),
        ("<p><q xml:id='a'>a</q><q xml:id='b' prev='#a'>b</q></p>", "does not point back"),
        ("<p><said who='#hull'>a</said></p>", "that is nobody"),
        ("<p><supplied resp='#hull'>a</supplied></p>", "answers for nothing"),
        ("<p><persName ref='#hull'>a</persName></p>", "no <person>"),
        ("<p><placeName ref='#jane'>a</placeName></p>", "no <place>"),
        ("<p><orgName ref='#jane'>a</orgName></p>", "no <org>"),
        ("<p><name type='event' ref='#jane'>a</name></p>", "no <event>"),
        ("<p><date from='1953-06-17' to='1953-06'>a</date>"
         "<date from='1954' to='1953-12-31'>b</date></p>", "It ends (1953-12-31) before"),
        ("<p><date notBefore='1954-02' notAfter='1954-01-31'>b</date></p>", "cannot be"),
        ("<p><foreign>b</foreign></p>", "foreign"),
        ("<p cert='sure'>b</p>", "cert"),
        ("<p>a</p><note place='somewhere'>b</note>", "place"),
    ],
)
def test_what_editors_get_wrong_is_found(body: str, fault: str) -> None:
    assert any(fault in said for said in faults(document(body))), faults(document(body))


def test_a_life_has_an_order() -> None:
    life = ("<listPerson><person><persName>A</persName><birth when='1900'/>"
            "<death when='1899'/></person></listPerson>")
    assert "before being born" in faults(document("<p>a</p>", life))[0]


# -- the files beside the ODD --------------------------------------------------------------


def test_the_schemas_are_what_the_odd_says(shared: Path) -> None:
    source = str(shared / "oracle" / "p5subset.xml")
    (result,) = compile_odd(str(SCHEMA / "edition.odd"), source, ["rng", "xsd", "sch"])
    assert [f.code for f in result.findings] == ["odd-xsd-looser"]
    for name, data in result.files.items():
        if name != "edition.source.sch":  # the TEI's own constraints are not ours to ship
            assert (SCHEMA / name).read_bytes() == data, f"{name}: compile schema/edition.odd again"


def test_the_odd_is_valid_tei(shared: Path) -> None:
    done = subprocess.run(
        ["jing", str(shared / "oracle" / "tei_all.rng"), str(SCHEMA / "edition.odd")],
        capture_output=True, text=True,
    )
    assert done.stdout == ""
