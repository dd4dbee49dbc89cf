"""What is said by small schemas of their own, for what schema/edition.rng cannot show."""

from __future__ import annotations

from pathlib import Path

import pytest

from tei.catalogue import entry_of
from tei.events import read
from tei.findings import Finding
from tei.validators import Options, validator
from tei.validators.batch import Request, answer
from tei.validators.schemas import asked

RNG = "http://relaxng.org/ns/structure/1.0"
XSD = "http://www.w3.org/2001/XMLSchema-datatypes"


def findings(tmp_path: Path, schema: str, document: str) -> list[Finding]:
    path = tmp_path / "small.rng"
    path.write_text(
        f'<grammar xmlns="{RNG}" datatypeLibrary="{XSD}"><start>{schema}</start></grammar>',
        encoding="utf-8",
    )
    return validator("relaxng", str(path), Options())(read(document.encode(), "a.xml"))


def element(name: str, content: str = "<empty/>") -> str:
    return f'<element name="{name}">{content}</element>'


def attribute(name: str, content: str = "<text/>") -> str:
    return f'<attribute name="{name}">{content}</attribute>'


def any_of(content: str) -> str:
    return f"<zeroOrMore>{content}</zeroOrMore>"


def choice(*of: str) -> str:
    return f"<choice>{''.join(of)}</choice>"


IDS = element(
    "lights",
    any_of(element("light", attribute("id", '<data type="ID"/>')))
    + any_of(element("see", attribute("which", '<data type="IDREF"/>'))),
)
ROWS = (
    # schema, document, place and code, words that the sentence or hint has
    (element("sea"), "<sea><ship/></sea>", "1:6 element-unknown-alone", "Take its tags away"),
    (element("sea", attribute("n", '<data type="integer"/>')), '<sea n="x"/>',
     "1:6 value-bad", "must be a whole number"),
    (element("sea", choice(attribute("north"), attribute("south"))), '<sea north="1" south="2"/>',
     "1:16 attribute-excluded", "can't have “south” beside “north”"),
    (element("sea", "<text/><optional>" + element("ship", element("mast")) + "</optional>"),
     "<sea><sea/></sea>", "1:6 element-root-only", "nor in any other element"),
    (element("sea", element("ship") + element("boat")), "<sea><ship/><boat/><mast/></sea>",
     "1:20 element-unknown-alone", "<mast> in <sea> is no element"),
    (element("sea", element("ship", any_of(element("mast"))) + element("boat")),
     "<sea><ship/><boat/><mast/></sea>", "1:20 element-too-many", "nothing more may follow"),
    (element("fleet", element("ship", '<data type="integer"/>')), "<fleet><ship>two</ship></fleet>",
     "1:8 value-bad", "The text “two” of <ship> in <fleet> is not what it must be"),
    (element("fleet", element("ship", '<data type="integer"/>')), "<fleet><ship/></fleet>",
     "1:8 value-empty", "Give it a value, which must be a whole number"),
    (IDS, '<lights><light id="a"/><light id="b"/><see which="c"/></lights>',
     "1:44 idref-dangling", "names “c”"),
    (IDS, '<lights><light id="north"/><see which="nroth"/></lights>',
     "1:33 idref-misspelt", "Did you mean “north”?"),
    (IDS, '<lights><light id="a"/><light id="a"/></lights>',
     "1:31 id-doubled", "such as “a-2”"),
)  # fmt: skip


@pytest.mark.parametrize(("schema", "document", "code", "says"), ROWS, ids=[r[2] for r in ROWS])
def test_a_slip_is_told(tmp_path: Path, schema: str, document: str, code: str, says: str) -> None:
    (finding,) = findings(tmp_path, schema, document)
    assert f"{finding.place.line}:{finding.place.column} {finding.code}" == code
    entry = entry_of(finding.code)
    words = f"{entry.sentence} {entry.hint}".format_map(finding.arguments)
    assert says in words


def test_an_element_may_come_too_late_after_words(tmp_path: Path) -> None:
    schema = element("sea", f"<group>{any_of(element('quay'))}<text/></group>")
    (finding,) = findings(tmp_path, schema, "<sea>calm <quay/></sea>")
    assert finding.code == "element-after-text"
    assert finding.arguments["words"] == "calm"


def test_in_a_text_nothing_is_to_be_moved_where_nothing_could_be_wrapped(tmp_path: Path) -> None:
    tei = "http://www.tei-c.org/ns/1.0"
    parts = element("speaker") + element("p")
    schema = f'<element name="sp" ns="{tei}"><optional>{parts}</optional></element>'
    schema = schema.replace('name="speaker"', f'name="speaker" ns="{tei}"')
    schema = schema.replace('name="p"', f'name="p" ns="{tei}"')
    schema = schema.replace("<optional>", f"<optional>{element('head')}</optional><optional>")
    schema = schema.replace('name="head"', f'name="head" ns="{tei}"')
    document = f'<sp xmlns="{tei}"><speaker/><p/><head/></sp>'
    (finding,) = findings(tmp_path, schema, document)
    assert finding.code == "element-out-of-order-text"
    assert "fix" not in finding.arguments


def test_all_that_is_doubled_in_a_copy_is_told_once(tmp_path: Path) -> None:
    light = element("light", attribute("id", '<data type="ID"/>'))
    schema = element("coast", any_of(element("harbour", any_of(light))))
    harbour = '<harbour><light id="a"/><light id="b"/></harbour>'
    (finding,) = findings(tmp_path, schema, f"<coast>{harbour}\n{harbour}</coast>")
    assert (finding.code, finding.place.line, finding.arguments["count"]) == ("copy-doubled", 2, 2)


def test_a_file_with_too_many_faults_is_told_so_far(tmp_path: Path) -> None:
    schema = element("sea", any_of(element("ship")))
    document = "<sea>" + "<ship><mast/></ship>" * 6_000 + "</sea>"
    found = findings(tmp_path, schema, document)
    assert len(found) == 5_001
    assert found[-1].code == "faults-too-many"


def test_faults_in_each_other_need_no_recursion(tmp_path: Path) -> None:
    schema = element("sea", any_of(element("ship")))
    document = "<sea>" + "<mast>" * 50_000 + "</mast>" * 50_000 + "</sea>"
    assert 0 < len(findings(tmp_path, schema, document)) <= 5_001


def test_what_is_nested_deeper_than_any_text_is_told_once(tmp_path: Path) -> None:
    """Of each element diagnosis asks what stands around it: a million around each, in a file
    made to be slow."""
    schema = element("sea", "<zeroOrMore><ref name='sea'/></zeroOrMore>")
    path = tmp_path / "deep.rng"
    path.write_text(
        f'<grammar xmlns="{RNG}"><start><ref name="sea"/></start>'
        f'<define name="sea">{schema}</define></grammar>', encoding="utf-8",
    )  # fmt: skip
    check = validator("relaxng", str(path), Options())
    deep = "<sea>" * 3000 + "<ship/>" + "</sea>" * 3000
    (finding,) = check(read(deep.encode(), "a.xml"))
    assert (finding.code, finding.place.column) == ("xml-too-deep", 2000 * len("<sea>") + 1)
    assert check(read(deep.replace("<ship/>", "").encode(), "a.xml")) == []


def test_a_misspelt_id_is_one_slip(tmp_path: Path) -> None:
    """The pointers to it lead nowhere, until it is mended; those to others stay dangling."""
    path = tmp_path / "a.xml"
    path.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Tides'
        "</title></titleStmt><publicationStmt><p>None.</p></publicationStmt><sourceDesc><p>None."
        '</p></sourceDesc></fileDesc></teiHeader><text><body><p id="p1">See <ref target="#p1">'
        'above</ref> and <ref target="#p2">below</ref>.</p></body></text></TEI>', encoding="utf-8",
    )  # fmt: skip
    found = answer(str(path), Request(asked(["edition"]))).findings
    assert [(f.code, f.arguments.get("id")) for f in found if f.code != "schema-none"] == [
        ("attribute-misspelt", None), ("pointer-dangling", "p2")
    ]  # fmt: skip
