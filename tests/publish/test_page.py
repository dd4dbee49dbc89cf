"""The page around the text: contents, what is said of the edition, bylines, captions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from publish_documents import HEADER, ROOT

from tei.publish import Source, publish

Make = Callable[..., Source]
GROUP = (
    "<text xml:lang='en'><front><p>Preface</p></front><group>"
    "<text><front><titlePage><docTitle><titlePart>Story A</titlePart></docTitle></titlePage>"
    "</front>"
    "<body><div><head>One</head><p>x</p></div></body></text>"
    "<text xml:id='b'><body><head>Story B</head><p>y</p></body></text>"
    "<text><body><p>untitled</p></body></text>"
    "</group></text>"
)
NOBODY = (
    "<teiHeader><fileDesc><titleStmt><title>T</title>{resp}</titleStmt>"
    "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
)


def page(source: Source, **parameters: str) -> html.HtmlElement:
    files = publish(source, ["html"], {"html": parameters}).files
    return html.document_fromstring(files[f"{source.stem}.html"].decode())


def test_the_contents_of_a_group(document: Make) -> None:
    root = page(document(GROUP))
    links = root.xpath("//nav[@id='contents']//li[not(@class='end')]/a")
    assert [(a.text, a.get("href")) for a in links] == [
        ("Story A", "#part-1"),
        ("One", "#div-2-1-1"),
        ("Story B", "#b"),
    ]
    for link in links:
        assert root.get_element_by_id(link.get("href")[1:]) is not None


def test_of_an_edition_of_which_nothing_is_known_nothing_is_said(document: Make) -> None:
    resp = (
        "<respStmt><resp>editing</resp><name>not known: the text does not say who</name></respStmt>"
    )
    root = page(document("<p>x</p>", header=NOBODY.format(resp=resp)))
    assert root.xpath("//section[@id='about']") == []
    assert root.xpath("//nav//a[@href='#about']") == []
    assert "not known" not in "".join(root.xpath("//main//text()"))


def test_who_is_known_is_named(document: Make) -> None:
    resp = "<respStmt><resp>edited by</resp><name>A. Editor</name><name>B. Editor</name></respStmt>"
    root = page(document("<p>x</p>", header=NOBODY.format(resp=resp)))
    (about,) = root.xpath("//section[@id='about']/dl")
    assert about.text_content() == "edited byA. Editor, B. Editor"


def test_what_describes_a_picture_is_not_its_caption(document: Make, tmp_path: Path) -> None:
    png = next((ROOT / "tests").rglob("*.png"), None)
    data = png.read_bytes() if png else PIXEL
    (tmp_path / "a.png").write_bytes(data)
    figure = (
        '<figure><graphic url="a.png"/><head>The tower</head><figDesc>A tower on a rock</figDesc>'
        "</figure><figure><formula>x</formula><figDesc>A formula</figDesc></figure>"
    )
    root = page(document(figure))
    assert [i.get("alt") for i in root.xpath("//main//img")] == ["A tower on a rock"]
    captions = [c.text_content() for c in root.xpath("//figcaption")]
    assert captions == ["The tower", "A formula"]


@pytest.mark.parametrize("lang", ["en", "he"])
def test_the_names_of_a_byline_run_each_its_own_way(lang: str, document: Make) -> None:
    authors = "<author>A. Writer</author><author>שמעון כהן</author><author>C</author>"
    header = HEADER.replace("<author>A. Writer</author>", authors)
    (byline,) = page(document("<p>x</p>", header=header, lang=lang)).xpath("//p[@class='byline']")
    assert [b.text for b in byline.iter("bdi")] == ["A. Writer", "שמעון כהן", "C"]
    assert byline.text_content() == "A. Writer, שמעון כהן and C"
    assert byline.xpath("./span/@lang") == ["en"]


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002"
    "00000100ffff03000006000557bfabd40000000049454e44ae426082"
)
