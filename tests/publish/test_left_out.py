"""What a format leaves out on purpose: it says so, and how to have it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from publish_documents import tei

from tei.publish import Source, publish
from tei.publish.source import parse

Make = Callable[..., Source]
RUNNING = "<p>One.</p>\n<fw type='header'>The Board's Report</fw><p>Two <fw>Re-</fw> three.</p>"
NOTES = (
    "<text xml:lang='en'><body><p>One<ref xml:id='r1' type='noteAnchor' target='#n1'>1</ref></p>"
    "</body>\n"
    "<back><div type='notes'><head>The Translator's Notes</head>"
    "<note xml:id='n1' n='1' place='end' target='#r1'>Said.</note></div></back></text>"
)


def needs(form: str) -> None:
    if form == "pdf":
        pytest.importorskip("typst", reason="needs typst (pip install 'tei[pdf]')")


@pytest.mark.parametrize("form", ["epub", "pdf", "tex"])
def test_running_heads_are_left_out_with_a_finding_or_printed(form: str, document: Make) -> None:
    needs(form)
    source = document(RUNNING)
    (finding,) = publish(source, [form]).findings
    assert (finding.code, finding.arguments["count"], finding.place.line) == (
        "running-heads-left-out", "2", 2)  # fmt: skip
    shown = publish(source, [form], {form: {"running-heads": "shown"}})
    assert shown.findings == ()


@pytest.mark.parametrize("form", ["html", "txt", "md", "jats", "json", "tei-plain"])
def test_other_formats_print_running_heads(form: str, document: Make) -> None:
    files = publish(document(RUNNING), [form]).files
    assert "Report" in next(iter(files.values())).decode()


@pytest.mark.parametrize("form", ["pdf", "tex"])
def test_the_heading_of_notes_at_the_foot_is_left_out_with_a_finding(
    form: str, document: Make
) -> None:
    needs(form)
    (finding,) = publish(document(NOTES), [form]).findings
    assert (finding.code, finding.arguments["count"], finding.place.line) == (
        "notes-heading-left-out", "1", 2)  # fmt: skip


def test_an_ebook_heads_its_notes_as_the_source_does(document: Make) -> None:
    published = publish(document(NOTES), ["epub"])
    with ZipFile(BytesIO(published.files["a.epub"])) as archive:
        page = archive.read("EPUB/text/0001.xhtml").decode()
    assert "<h2>The Translator’s Notes</h2>" in page or "<h2>The Translator's Notes</h2>" in page
    assert published.findings == ()


PAGES = (
    "<facsimile><surface n='1r'><graphic url='http://example.org/1r.jpg'/></surface></facsimile>"
)


@pytest.mark.parametrize("form", ["txt", "md", "jats", "epub", "tex", "pdf"])
def test_of_pictures_of_pages_alone_there_are_no_words_to_show(form: str) -> None:
    needs(form)
    whole = tei("<text><body/></text>").replace("<text><body/></text>", PAGES)
    published = publish(parse(whole.encode(), "a.xml"), [form])
    assert "facsimile-left-out" in [finding.code for finding in published.findings]
    if form == "epub":  # a book without a page is none
        with ZipFile(BytesIO(next(iter(published.files.values())))) as archive:
            assert "<h1>A Title</h1>" in archive.read("EPUB/text/0001.xhtml").decode()
            assert 'href="text/0001.xhtml"' in archive.read("EPUB/nav.xhtml").decode()


WORDS = (
    "<text><body><p>Words.</p>\n<delSpan spanTo='#end'/><p>No.</p>"
    "<anchor xml:id='end'/></body></text>"
)


@pytest.mark.parametrize("form", ["txt", "md", "jats", "epub", "tex", "pdf"])
def test_pictures_of_the_pages_are_not_beside_the_words(form: str) -> None:
    needs(form)
    whole = tei("<text><body/></text>").replace("<text><body/></text>", PAGES + WORDS)
    found = publish(parse(whole.encode(), "a.xml"), [form]).findings
    assert "facsimile-pages-left-out" in [finding.code for finding in found]
    assert "deletion-not-shown" in [finding.code for finding in found]


def test_a_picture_of_a_page_that_is_not_there_is_told() -> None:
    whole = tei("<text><body/></text>").replace("<text><body/></text>", PAGES + WORDS)
    deleted, picture = publish(parse(whole.encode(), "a.xml"), ["html"]).findings
    assert (picture.code, picture.arguments["address"]) == (
        "picture-missing", "http://example.org/1r.jpg")  # fmt: skip
    assert (deleted.code, deleted.place.line) == ("deletion-not-shown", 2)
