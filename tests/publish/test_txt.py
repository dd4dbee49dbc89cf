"""Plain text: the table of `txt.md`, and that it may stand for the source again."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_tables import Row, rows
from publish_documents import ROOT, tei

from tei.commands.verify import verify
from tei.document import Document, Origin
from tei.errors import TeiError
from tei.pipeline import encode
from tei.project import Project
from tei.publish import Source, publish
from tei.publish.lines import Token, normalized, wrapped
from tei.publish.prose import Prose
from tei.publish.source import parse, read

Make = Callable[..., Source]


def text_of(source: Source, **parameters: str) -> str:
    (data,) = publish(source, ["txt"], {"txt": parameters}).files.values()
    return data.decode()


@pytest.mark.parametrize("row", rows("txt.md"), ids=lambda row: row.title)
def test_tei_as_text(row: Row, request: pytest.FixtureRequest) -> None:
    parameters = {"title-page": "no"} | row.parameters
    made = text_of(parse(tei(row.body).encode(), "a.xml"), **parameters).removesuffix("\n")
    if request.config.getoption("--accept"):
        row.accept(made)
    else:
        assert made == row.expected


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "articles").glob("*/expected.xml")),
                         ids=lambda path: path.parent.name)  # fmt: skip
def test_an_article_as_text_is_its_source_again(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text(text_of(read(str(path))), encoding="utf-8")
    verdict = verify(str(target), str(path), Project())
    assert verdict.findings == ()


@pytest.mark.shared
def test_each_case_as_text_is_its_source_again(shared: Path, tmp_path: Path) -> None:
    paths = [*sorted((shared / "bench" / "cases" / "dev").glob("*.txt")),
             shared / "articles" / "vorkuta.txt"]  # fmt: skip
    differ = []
    for path in paths:
        document = Document(path.read_text(encoding="utf-8"), Origin(path.name))
        encoded, target = tmp_path / "a.xml", tmp_path / "a.txt"
        encoded.write_bytes(encode(document, Project()).xml)
        target.write_text(text_of(read(str(encoded))), encoding="utf-8")
        if not verify(str(target), str(encoded), Project()).holds:
            differ.append(path.name)
    assert differ == []


@pytest.mark.parametrize(("body", "begin"), [
    ("<p>One.</p>", "A Title\n\nA. Writer\n\nOne."),
    ("<head>Part 1</head><p>One.</p>", "A Title\n\nA. Writer\n\nPart 1\n\nOne."),
    ("<head>A TITLE</head><p>One.</p>", "A TITLE\n\nOne."),
    ("<div><head>A title<note>See.</note>: of Wind</head><p>One.</p></div>", "A title[1]: of Wind"),
    ("<text><front><titlePage><docTitle><titlePart>T</titlePart></docTitle></titlePage></front>"
     "<body><p>One.</p></body></text>", "T\n\nOne."),
])  # fmt: skip
def test_title_and_authors_stand_first_where_the_text_has_no_title(
    body: str, begin: str, document: Make
) -> None:
    source = document(body)
    assert text_of(source).startswith(begin)
    assert text_of(source, **{"title-page": "yes"}).startswith("A Title\n\nA. Writer\n\n")
    assert not text_of(source, **{"title-page": "no"}).startswith("A Title\n\nA. W")


def test_a_text_that_stands_for_a_printed_one_begins_as_that_does() -> None:
    source = "Nobody printed a title above this paragraph, which is long enough for one.\n"
    project = Project().with_settings("header", title="The title that the editor gave it")
    made = encode(Document(source, Origin("a.txt")), project).xml
    assert b"The title that the editor gave it" in made
    assert text_of(parse(made, "a.xml"), width="0") == source


HEADER = ("<teiHeader><fileDesc><titleStmt><title>{}</title><author>{}</author></titleStmt>"
          "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>"
          "</teiHeader>")  # fmt: skip
CORPUS = ('<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">' + HEADER.format("Letters", "Ann")
          + "<TEI>" + HEADER.format("To Bo", "Ann")
          + "<text><body><p>Come.</p></body></text></TEI><TEI>" + HEADER.format("To Ann", "Bo")
          + "<text><body><div><head>To Ann</head><p>No.</p></div></body></text></TEI><TEI>"
          + HEADER.format("The end", "Bo")
          + "<text><body><div><head>I.</head><p>Yes.</p></div></body></text></TEI>"
          + "</teiCorpus>")  # fmt: skip


def test_each_text_of_a_corpus_has_its_title() -> None:
    source = parse(CORPUS.encode(), "a.xml")
    assert text_of(source) == (
        "Letters\n\nAnn\n\nTo Bo\n\nCome.\n\nTo Ann\n\nNo.\n\nThe end\n\nBo\n\nI.\n\nYes.\n"
    )
    (data,) = publish(source, ["md"], {"md": {"metadata": "no"}}).files.values()
    assert re.findall("#.*", data.decode()) == [
        "# Letters", "## To Bo", "### To Ann", "## The end", "### I."
    ]
    (data,) = publish(source, ["jats"]).files.values()
    assert re.findall("<title>(.*?)</title>", data.decode()) == ["To Bo", "To Ann", "The end", "I."]
    (data,) = publish(source, ["md"]).files.values()
    assert re.findall("#.*", data.decode()) == ["# To Bo", "## To Ann", "# The end", "## I."]


def test_page_numbers_where_they_are_asked_for(document: Make) -> None:
    source = document('<p>One</p><pb n="2"/><p>two <pb n="3"/>three.</p>')
    bare = {"title-page": "no"}
    assert text_of(source, pages="all", **bare) == "One\n\n[p. 2]\n\ntwo [p. 3] three.\n"
    assert text_of(source, **bare) == "One\n\ntwo three.\n"


@pytest.mark.parametrize("width", ["wide", "5", "-1", "9999999", "²"])
def test_a_width_that_is_none(width: str, document: Make) -> None:
    with pytest.raises(TeiError, match=f"The parameter width of txt cannot be “{width}”"):
        text_of(document("<p>One.</p>"), width=width)


def test_a_stylesheet_of_ones_own_may_say_more(tmp_path: Path, document: Make) -> None:
    path = tmp_path / "my.xsl"
    path.write_text(
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" '
        'xmlns:tei="http://www.tei-c.org/ns/1.0"><xsl:import href="tei:txt.xsl"/>'
        '<xsl:template match="tei:name" mode="inline">*<xsl:apply-templates mode="inline"/>*'
        "</xsl:template></xsl:stylesheet>",
        encoding="utf-8",
    )
    made = publish(document("<p>By <name>Ann</name>.</p>"), ["txt"], stylesheet=str(path))
    assert list(made.files.values()) == [b"A Title\n\nA. Writer\n\nBy *Ann*.\n"]


def test_a_deep_text_is_no_matter() -> None:
    deep = "<hi>" * 300 + "x" + "</hi>" * 300
    source = parse(tei(f"<p>{deep}</p>").encode(), "a.xml")
    assert text_of(source, **{"title-page": "no"}) == "x\n"


@given(st.text("ab \u00a0\n", max_size=60), st.integers(1, 12))
def test_lines_are_broken_at_spaces_and_hold_all_words(text: str, width: int) -> None:
    text = " ".join(text.replace("\n", " ").split(" "))
    lines = list(wrapped(text, width))
    assert " ".join(lines) == text
    assert all(len(line) <= width or " " not in line.strip(" ") for line in lines)


KINDS = st.sampled_from(("text", "pre", "post"))


@given(st.lists(st.tuples(KINDS, st.text("a“ \n", max_size=4)), max_size=8))
def test_white_space_is_one_space_and_never_at_an_end(pieces: list[tuple[str, str]]) -> None:
    made = "".join(t.value for t in normalized(Token(k, v) for k, v in pieces))
    assert made == made.strip()
    assert "  " not in made
    assert "".join(made.split()) == "".join("".join(v for _, v in pieces).split())


def test_nothing_is_nothing() -> None:
    from lxml import etree

    assert Prose().set(etree.fromstring("<doc/>")) == ""
