"""The tree that a stylesheet for HTML is given, and what is written into its page afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from publish_documents import tei

from tei.publish import Source, publish, xslt
from tei.publish.prepared import ASKED_FOR, prepare
from tei.publish.source import TEI, parse
from tei.resources import transform

Make = Callable[..., Source]
CORPUS = f'<teiCorpus xmlns="{TEI[1:-1]}">{tei("<p>1</p>")}{tei("<p>2</p>")}</teiCorpus>'


def prepared(body: str) -> Any:
    root = deepcopy(parse(tei(body).encode(), "a.xml").root)
    prepare(root)
    return root


def test_elements_have_their_numbers_in_document_order() -> None:
    root = prepared("<p>One <hi>two</hi></p><p/>")
    assert [node.get("data-tei") for node in root.iter("*")] == [
        str(number) for number in range(len(list(root.iter("*"))))
    ]


def test_the_kinds_are_those_of_the_text_and_not_of_the_header() -> None:
    assert prepared("<p>One <pb/> two<note>n</note></p>").get("data-kinds") == " note pb "


def test_the_kinds_are_all_that_the_stylesheets_ask_for() -> None:
    asked = {
        kind
        for folder in ("common", "html")
        for path in Path(transform(folder)).glob("*.xsl")
        for kind in re.findall(r"contains\(\$kinds,\s*' (\w+) '", path.read_text(encoding="utf-8"))
    }
    assert asked == set(ASKED_FOR)


@pytest.mark.parametrize("body", [
    "<p>1</p><div><p>2</p><sp><p>3</p></sp></div>",
    "<p>1</p><note place='foot'><p>no</p></note><quote><p>no</p></quote><q><p>2</p></q>",
    "<list><item><p>no</p></item></list><figure><p>no</p></figure><p>1</p>",
    "<table><row><cell><p>no</p></cell></row></table><p>1</p>",
    "<p>1<floatingText><body><p>2</p></body></floatingText></p><p>3</p>",
    "<text><front><p>no</p></front><body><p>1</p></body><back><p>no</p></back></text>",
    "<text><group><text><body><p>1</p></body></text><text><front><p>no</p></front><body>"
    "<p>2</p><note><p>no</p></note></body></text></group></text>",
    CORPUS,
])  # fmt: skip
def test_paragraphs_have_the_numbers_that_the_stylesheets_would_give_them(body: str) -> None:
    data = body if body.startswith("<teiCorpus") else tei(body)
    source = parse(data.encode(), "a.xml")
    sheet = transform("html/html.xsl")
    ours, theirs = (
        [node.text for node in xslt.transform(source, sheet, prepare=way).tree.iter("tei-n")]
        for way in (prepare, None)
    )
    expected = re.findall(r"\d", "".join(source.root.itertext("{*}p")))
    assert ours == theirs == expected


def test_mentions_have_names_by_entity_and_dates_and_places_with_variants_too() -> None:
    root = prepared(
        "<text><body><p><persName ref='#b'>B</persName> <name ref='#a #b'>both</name> <rs ref='#x'>"
        "none</rs> <date when='1908'>then</date> <date>now</date> <date when='1908'>again</date> "
        "<app><lem>one</lem></app></p></body><back><listPerson><person xml:id='a'/>"
        "<person xml:id='b'/></listPerson></back></text>"
    )
    named = {"".join(n.itertext()): n.get("data-id") for n in root.iter("*") if n.get("data-id")}
    assert named == {
        "B": "b.1", "both": "a.1", "then": "date.1", "again": "date.2", "one": "app.1",
    }  # fmt: skip
    assert [n.text for n in root.iter("*") if n.get("data-first") is not None] == ["then"]


def test_what_has_a_head_says_so() -> None:
    root = prepared("<div><head>One</head><p/></div><div><p/></div>")
    assert [n.get("data-headed") for n in root.iter(TEI + "div")] == ["", None]


def test_a_word_at_a_break_has_no_white_space_in_it() -> None:
    root = prepared("<p>wo\n <lb break='no'/> rd <pb/> is <hi>pa</hi> <lb break='no'/>ge</p>")
    assert "".join(root.find(f".//{TEI}body/{TEI}p").itertext()) == "word  is page"
    root = prepared("<p>wo\n<lb type='hyphenInWord'/>rd</p>")
    assert "".join(root.find(f".//{TEI}body/{TEI}p").itertext()) == "word"


def test_the_tree_of_the_source_stays_as_it_was(document: Make) -> None:
    source = document("<p>wo <lb break='no'/> rd</p>")
    publish(source, ["html"])
    node = source.root.find(f".//{TEI}body/{TEI}p")
    assert (dict(node.attrib), node.text, node[0].tail) == ({}, "wo ", " rd")


def test_an_example_of_tei_shows_nothing_of_this() -> None:
    inner = "<div><head>A</head><p><date when='1908'>then</date></p></div>"
    (page,) = publish(parse(tei(f"<p><egXML>{inner}</egXML></p>").encode(), "a.xml")).files.values()
    shown = html.document_fromstring(page.decode()).xpath("string(//pre[@class='egXML'])")
    assert shown == inner.replace("'", '"')


def test_a_number_gives_way_to_an_element_that_is_called_so() -> None:
    body = (
        "<p>One.</p><p xml:id='p1'>Two.</p><p>See <ref target='#p3'>there</ref>, "
        "<ref target='#p1'>2</ref>, <ref target='#p4'>nowhere</ref>.</p>"
    )
    (page,) = publish(parse(tei(body).encode(), "a.xml"), ["html"]).files.values()
    root = html.document_fromstring(page.decode())
    numbers = [(n.tag, n.get("id")) for n in root.findall(".//*[@class='n']")]
    assert numbers == [("span", None), ("a", "p2"), ("a", "p3")]
    assert root.xpath("string(//p[@id='p1'])") == "2Two."
    assert [a.get("href") for a in root.findall(".//a[@class='ref']")] == ["#p3", "#p1"]
