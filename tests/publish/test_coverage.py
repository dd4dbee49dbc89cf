"""No element without a rendering: what tei encode can write, and TEI Lite, in every format.

Each element stands, with a word in it, where it may stand: the stylesheet must have a template for
it (an element hidden on purpose has one as well). What it does not know comes out as a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from publish_documents import ROOT, tei

from tei.cli import run
from tei.publish import FORMATS, Source, coverage, publish, xslt
from tei.publish.source import parse, read
from tei.resources import schema, transform

Make = Callable[..., Source]
RNG = "{http://relaxng.org/ns/structure/1.0}"
LITE = Path(__file__).with_name("tei_lite.txt")
RENDERED = [name for name, form in FORMATS.items() if form.stylesheet]
# Where an element stands that may stand neither in a paragraph nor in a division.
AROUND = {
    "cell": "table row", "row": "table", "headItem": "list", "headLabel": "list", "item": "list",
    "l": "lg", "speaker": "sp", "castItem": "castList", "role": "castList castItem",
    "roleDesc": "castList castItem", "actor": "castList castItem", "castGroup": "castList",
    "addrLine": "address", "street": "address", "postCode": "address", "postBox": "address",
    "lem": "p app", "rdg": "p app", "rb": "p ruby", "rt": "p ruby",
    "analytic": "biblStruct", "monogr": "biblStruct", "series": "biblStruct",
    "imprint": "biblStruct monogr", "msIdentifier": "msDesc", "physDesc": "msDesc",
    "history": "msDesc", "msName": "msDesc msIdentifier", "repository": "msDesc msIdentifier",
    "institution": "msDesc msIdentifier", "collection": "msDesc msIdentifier",
    "altIdentifier": "msDesc msIdentifier", "textLang": "biblStruct monogr",
    "citedRange": "p bibl", "relatedItem": "p bibl", "biblScope": "p bibl", "edition": "p bibl",
    "person": "listPerson", "place": "listPlace", "org": "listOrg", "event": "listEvent",
    "relation": "listRelation", "birth": "listPerson person", "death": "listPerson person",
    "floruit": "listPerson person", "occupation": "listPerson person",
    "education": "listPerson person", "residence": "listPerson person",
    "nationality": "listPerson person", "affiliation": "listPerson person",
    "location": "listPlace place", "interp": "interpGrp", "figDesc": "figure",
}  # fmt: skip
# Where these may stand, in place of a whole text.
WHOLE = {
    "front": "<text><front><div><p>x</p></div></front><body><p>x</p></body></text>",
    "back": "<text><body><p>x</p></body><back><div><p>x</p></div></back></text>",
    "group": "<text><group><text><body><p>x</p></body></text></group></text>",
    "text": "<text><body><p>x</p></body></text>",
    "body": "<text><body><p>x</p></body></text>",
} | {
    name: f"<text><front><titlePage>{inside}</titlePage></front><body><p>x</p></body></text>"
    for name, inside in {
        "titlePage": "",
        "docTitle": "<docTitle>x</docTitle>",
        "titlePart": "<docTitle><titlePart>x</titlePart></docTitle>",
        "byline": "<byline>x</byline>",
        "docAuthor": "<docAuthor>x</docAuthor>",
        "docDate": "<docDate>x</docDate>",
        "docEdition": "<docEdition>x</docEdition>",
        "docImprint": "<docImprint>x</docImprint>",
        "imprimatur": "<imprimatur>x</imprimatur>",
    }.items()
}


@cache
def elements() -> list[str]:
    """The elements of a text, of TEI Lite and of the schema of what tei encode writes."""
    lines = LITE.read_text(encoding="utf-8").splitlines()
    lite = {name for line in lines if not line.startswith("#") for name in line.split()}
    return sorted((lite | reached("text")) - {"TEI", "teiCorpus", "teiHeader", "standOff"})


def reached(first: str) -> set[str]:
    """The elements that can stand in `first`, by schema/edition.rng."""
    root = etree.parse(schema("edition.rng")).getroot()
    definitions: dict[str, list[etree._Element]] = {}
    for node in root.iter(RNG + "define"):
        definitions.setdefault(node.get("name", ""), []).append(node)
    todo = [e for e in root.iter(RNG + "element") if e.get("name") == first]
    done: set[str] = set()
    names: set[str] = set()
    while todo:
        for node in todo.pop().iter(RNG + "element", RNG + "ref"):
            name = node.get("name", "")
            if node.tag == RNG + "element":
                names.add(name)
            elif name not in done:
                done.add(name)
                todo += definitions.get(name, [])
    return names - {""}


def places(name: str) -> Iterator[str]:
    """Texts in which the element stands."""
    if name in WHOLE:
        yield WHOLE[name]
        return
    whole = f"<{name}>word</{name}>"
    if name in AROUND:
        for around in reversed(AROUND[name].split()):
            whole = f"<{around}>{whole}</{around}>"
        yield f"<div>{whole}</div>"
        return
    yield f"<div><p>a {whole} b</p></div>"
    yield f"<div><p>a</p>{whole}</div>"


def unrendered(source: Source, form: str) -> set[str]:
    """The names in the findings of one format's stylesheet."""
    path = transform(FORMATS[form].stylesheet)
    found = coverage.findings_of(xslt.transform(source, path), source, path)
    return {f.arguments["element"] for f in found if f.code == "element-not-rendered"}


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_there(form: str) -> None:
    stylesheet = FORMATS[form].stylesheet
    assert not stylesheet or Path(transform(stylesheet)).is_file()


@pytest.mark.parametrize("form", RENDERED)
def test_every_element_has_a_rendering(form: str) -> None:
    missing = []
    for name in elements():
        sources = [parse(tei(body).encode(), "a.xml") for body in places(name)]
        if all(name in unrendered(source, form) for source in sources):
            missing.append(name)
    assert missing == []


@pytest.mark.parametrize("form", RENDERED)
@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "articles").glob("*/expected.xml")),
                         ids=lambda path: path.parent.name)  # fmt: skip
def test_all_of_an_article_is_rendered(path: Path, form: str) -> None:
    assert unrendered(read(str(path)), form) == set()


@pytest.mark.parametrize("form", RENDERED)
def test_what_no_format_knows_is_a_finding_and_its_text_stays(form: str, document: Make) -> None:
    source = document("<p>One <floop>strange</floop> word.</p>")
    published = publish(source, [form])
    found = [(f.code, f.place.line, f.arguments["element"], f.arguments["count"])
             for f in published.findings if f.code != "jats-metadata-missing"]  # fmt: skip
    assert found == [("element-not-rendered", 1, "floop", "1")]
    if form not in ("epub", "pdf"):
        assert any(b"strange" in data for data in published.files.values())


def test_a_finding_has_the_place_of_the_tag(document: Make) -> None:
    source = document(
        "<div>\n<p>é <sound>a</sound>, <sound>b</sound></p>\n"
        '<p>x <tech\n type="t"\n>y</tech></p></div>'
    )
    found = publish(source, ["html"]).findings
    assert [(f.place.line, f.place.column, f.arguments["element"]) for f in found] == [
        (2, 6, "sound"),
        (3, 6, "tech"),
    ]


def test_the_finding_of_the_readme_is_true(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("typst", reason="needs typst (tei[pdf])")
    monkeypatch.chdir(tmp_path)
    play = "\n" * 11 + "<stage>A storm of <sound>wind</sound></stage>" + "<p><sound/><sound/></p>"
    Path("play.xml").write_text(tei(f"<div>{play}</div>"), encoding="utf-8")
    assert run(["publish", "play.xml", "--to", "html,pdf"]) == 0
    said = " ".join(capsys.readouterr().err.split())
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    example = "play.xml:12:19: " + readme.partition("play.xml:12:19: ")[2].partition(" Pictures")[0]
    assert said.startswith(example)
    assert "element-not-rendered" in example
