"""What a table cannot show of the readers of pages: metadata, places, encodings, hostile input."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei.document import Document
from tei.errors import SourceError
from tei.pipeline import encode
from tei.project import Project
from tei.readers import form_of, html, markdown
from tei.readers.html.addresses import address
from tei.readers.html.pieces import Shape
from tei.readers.html.tree import Element, Text
from tei.readers.source import Source
from tei.recognizers import RULES
from tei.relaxng.datatypes.uris import is_uri


def page(data: str | bytes) -> Document:
    data = data.encode() if isinstance(data, str) else data
    return html.read(Source("a.html", ".html", data), Project())


def text(words: str) -> Document:
    return markdown.read(Source("a.md", ".md", words.encode()), Project())


def place(document: Document, words: str) -> str:
    return str(document.place(document.text.index(words)))


def test_places_in_a_page() -> None:
    made = page("<p>\n  It &eacute;was <b>cold</b>\nand wet.</p>\n<ul><li>one</ul>")
    assert place(made, "It") == "a.html:2:3"
    assert place(made, "was") == "a.html:2:14"
    assert place(made, "cold") == "a.html:2:21"
    assert place(made, "one") == "a.html:4:9"


@pytest.mark.parametrize(
    "made",
    [
        page("<p>It ran.<pre><code>who = \"Dr. Moss\"  # 3 May 1851 [sic]</code></pre><p>It fell."),
        text("It ran.\n\n```python\nwho = \"Dr. Moss\"  # 3 May 1851 [sic]\n```\n\nIt fell.\n"),
    ],
)
def test_no_rule_tags_what_stands_in_code(made: Document) -> None:
    xml = encode(made, Project()).xml.decode()
    assert '>who = "Dr. Moss"  # 3 May 1851 [sic]</ab>' in xml


def test_places_in_markdown() -> None:
    made = text("---\ntitle: x\n---\n\n> It *was* [far](http://far.org) \\* away\n> and wet.\n\n"
                "| a | b |\n|---|---|\n| c | far |\n")  # fmt: skip
    assert place(made, "It") == "a.md:5:3"
    assert place(made, "was") == "a.md:5:7"
    assert place(made, "far") == "a.md:5:13"
    assert place(made, "away") == "a.md:5:37"
    assert place(made, "wet") == "a.md:6:7"
    assert str(made.place(made.text.rindex("far"))) == "a.md:10:7"


def test_an_element_that_is_gone_is_not_taken_for_the_next() -> None:
    """What is known of elements is theirs, though another may come to stand in their memory."""
    shape = Shape()
    for inner in ("p", "b") * 20:
        is_block = shape.is_block(Element("a", None, -1, [Element(inner), Text("x")]))
        assert is_block == (inner == "p")


def test_front_matter() -> None:
    made = text('---\ntitle: "The Mill: a tale"\nauthor:\n  - name: A. North\n  - B. South\n'
                "date: 1951-05-03\nlang: fr\ntags: [wool, water]\nsubtitle: Once\n---\nIt ran.\n")
    told = made.metadata
    assert (told.title, told.author, told.date) == (
        "The Mill: a tale", "A. North; B. South", "1951-05-03")  # fmt: skip
    assert (told.language, told.extra) == ("fr", {"keywords": "wool, water"})
    assert [(f.field, f.value) for f in made.facts] == [("subtitle", "Once")]
    assert made.text == "It ran."


def test_front_matter_in_toml() -> None:
    assert text('+++\ntitle = "The Mill"\ndate = 1951-05-03\n+++\nIt ran.\n').metadata[:3] == (
        "The Mill", "", "1951-05-03")  # fmt: skip


@pytest.mark.parametrize("front", ['title: "x', "a: &x [1]\nb: *x", "title: [a"])
def test_front_matter_that_cannot_be_read(front: str) -> None:
    made = text(f"---\n{front}\n---\nIt ran.\n")
    assert [f.code for f in made.findings] == ["front-matter-malformed"]
    assert made.text == "It ran."


def test_a_rule_at_the_beginning_is_no_front_matter() -> None:
    assert "It ran." in text("---\n\nIt ran.\n\n---\n\nIt fell.\n").text


def test_metadata_of_a_page() -> None:
    made = page(
        '<html lang=de><title>x</title><meta name=citation_title content="The Mill">'
        '<meta name=citation_author content="North, A."><meta name=citation_author content=B>'
        '<meta property=og:title content=y><link rel=canonical href="https://x.org/mill">'
        '<link rel=license href="https://creativecommons.org/licenses/by/4.0/">'
        '<script type="application/ld+json">{"@graph":[{"@type":"Article","datePublished":'
        '"1951-05-03T10:00:00Z","publisher":{"name":"Coast Press"}}]}</script><p>It ran.'
    ).metadata
    assert made.title == "The Mill"
    assert made.author == "North, A.; B"
    assert (made.date, made.publisher, made.language) == ("1951-05-03", "Coast Press", "de")
    assert made.licence == "https://creativecommons.org/licenses/by/4.0/"
    assert made.extra == {"url": "https://x.org/mill"}


def test_the_title_that_the_page_shows_goes_before_its_description() -> None:
    """An encyclopedia gives its description of what an entry is on as `headline`."""
    data = (
        '<script type="application/ld+json">{"@type":"Article","name":"%s","headline":"%s"}'
        "</script>"
    )
    assert page(data % ("The Mill", "a house") + "<h1>The Mill</h1><p>It ran.").metadata.title == (
        "The Mill"
    )
    assert page(data % ("Site", "The Mill") + "<h1>The Mill</h1><p>It ran.").metadata.title == (
        "The Mill"
    )


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("The Mill, by Ada North", "THE MILL"),
        ("The Mill — Mills 1.0 documentation", "The Mill¶"),
        ("The Mill | Site", "Of Mills"),
    ],
)
def test_what_the_title_of_a_page_adds_is_not_of_the_title(title: str, head: str) -> None:
    made = page(f"<title>{title}</title><h1>{head}</h1><p>It ran.")
    assert made.metadata.title == "The Mill"


def test_what_libraries_of_texts_say_of_one() -> None:
    made = page(
        "<title>x</title><pre>The Project Gutenberg EBook\n\nTitle: The Mill\n  and the Weir\n\n"
        "Author: A. North\n\nRelease Date: April 5, 2010 [EBook #3]\n\n*** START OF THIS PROJECT "
        "GUTENBERG EBOOK THE MILL ***</pre><p>Title: none. It ran, and it ran again.</p>"
    ).metadata
    assert made[:4] == ("The Mill and the Weir", "A. North", "April 5, 2010", "Project Gutenberg")
    made = page(
        '<title>Mill/Chapter 1</title><div id="ws-data" style="display:none"><span id=ws-author>'
        "A. North</span><span id=ws-year>1889</span></div><h1>Mill/Chapter 1</h1><p>It ran."
    ).metadata
    assert made[:3] == ("Mill/Chapter 1", "A. North", "1889")


def test_the_journal_of_an_article_stands_in_its_header() -> None:
    made = page(
        "<meta name=citation_journal_title content='Mills'><meta name=citation_volume content=5>"
        "<meta name=citation_firstpage content=1><meta name=citation_lastpage content=9><p>It ran."
    )
    header = encode(made, Project(), []).xml.decode()
    assert '<title level="j">Mills</title>' in header
    assert '<biblScope unit="volume">5</biblScope>' in header
    assert '<biblScope unit="page" from="1" to="9">1–9</biblScope>' in header


@pytest.mark.parametrize(
    ("head", "encoding", "known"),
    [
        ("<meta charset=iso-8859-1>", "windows-1252", "windows-1252"),
        ('<meta http-equiv=Content-Type content="text/html; charset=windows-1251">',
         "windows-1251", "windows-1251"),
        ("<meta charset=nonsense>", "utf-8", "UTF-8"),
        ("<meta charset=utf-16>", "utf-8", "UTF-8"),
    ],
)  # fmt: skip
def test_the_encoding_that_a_page_says(head: str, encoding: str, known: str) -> None:
    word = "мельница" if encoding.endswith("1251") else "théâtre"
    made = page(f"{head}<p>It was a {word}.".encode(encoding))
    assert word in made.text
    assert made.origin.encoding == known


def test_a_page_in_utf_8_that_says_another_encoding() -> None:
    made = page("<meta charset=iso-8859-1><p>Vorwärts über die Brücke.".encode())
    assert (made.text, made.origin.encoding) == ("Vorwärts über die Brücke.", "UTF-8")
    assert [f.code for f in made.findings] == ["encoding-contradicted"]


def test_bytes_that_the_encoding_of_a_page_does_not_have() -> None:
    made = page("<meta charset=windows-1252><p>It was a théâtre ".encode() + b"\x81 of sorts. " * 3)
    assert "of sorts" in made.text


@given(st.text("ab1:/?#[]%20@.&ö <|", max_size=12))
def test_an_address_is_one_that_the_schema_takes(words: str) -> None:
    made = address("".join(words.split()))
    assert made == "" or is_uri(made)


def test_told_by_its_first_bytes() -> None:
    assert form_of(Source("x", "", b"\n<!DOCTYPE html><p>x")) == "html"
    assert form_of(Source("x", "", b"<?xml version='1.0'?><html xmlns=''>")) == "html"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"<script>x</script>", "holds no text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not HTML"),
        (b"<b>" * 700_000 + b"x", "too large"),
    ],
)
def test_what_is_no_page(data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        page(data)


HOSTILE = {
    "nested": "<b>" * 20_000 + "x", "boxes": "<div><p>x" * 8_000, "cells": "<td>x" * 10_000,
    "tables": "<table><tr><td>x" * 4_000, "lists": "<ul><li>x" * 5_000,
    "quotations": "<blockquote>x" * 5_000, "crossing": "<b><i>x</b></i>" * 5_000,
    "comments": "x<!--" * 20_000, "quotes": 'x<a "' * 20_000 + ">", "less": "<" * 50_000 + "x",
    "references": "x&" * 50_000, "truncated": "<p>It was <a href='x", "attributes":
    "<p " + "a=1 " * 50_000 + ">x", "notes": "<sup><a href=#n id=r>1</a></sup> w" * 3_000
    + "<p id=n>x <a href=#r>^</a>", "buttons": "<div>" + "<span>Share</span>" * 5_000 + "<p>x",
    "formulas": "x" + r"\(a_1" * 20_000 + "$$" * 5_000, "styles": "<style>"
    + ".a{font-style:italic}" * 5_000 + "</style>" + "<p class=a>x" * 5_000, "tooltips":
    "<p>x" + "<sup>1</sup><span class=footnote_tooltip>In May.</span>" * 2_000,
    "breaks": "x<br><br>" * 20_000, "series": "<sup><a href=#n>1</a></sup>"
    + "<sup>2</sup>" * 3_000 + "<p id=n>1. x" + "".join(f"<p>{n}. x" for n in range(2, 3_000)),
    "terms": "<dl>" + "<dt>x<dt>y" * 5_000,
    "frames": "<div class=thumb>" * 110 + "<img src=a>" * 3_000 + "x", "pulled":
    "<p>x" + "<p class=pullquote>x" * 2_000, "words": "<p class=MsoListParagraph>· x" * 5_000,
    "brackets": "<p>" + "[" * 50_000, "bracketed": "<p>" + "[<a href=#n>1</a>]" * 5_000
    + "<p id=n>x", "plain notes": "<p>word<sup>1</sup>" * 5_000 + "<h2>Notes</h2><hr><p>1. x"
    * 5_000 + "<b>Notes</b>" * 5_000 + "<hr>" * 5_000, "titles": "<title>" * 40_000 + "x",
    "fields": "<textarea >" * 40_000 + "x", "remarks": "x<!-- --!>" * 40_000, "sources":
    "<blockquote><p>x<footer>y " + "<cite>x</cite>" * 5_000 + "</footer></blockquote>",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_read(name: str) -> None:
    made = page(HOSTILE[name])
    assert made.text.strip()


@pytest.mark.parametrize(
    "words",
    ["[" * 5_000 + "x", "> " * 100 + "x", "*a " * 5_000, "- " * 40 + "x", "x" + "`" * 5_000,
     "[^1]" * 3_000 + "\n\n[^1]: x\n", "|a" * 3_000 + "\n" + "|-" * 3_000, "<b>" * 3_000 + "x",
     "^[" * 3_000 + "x", "![" * 3_000 + "x", "x\\" * 5_000, "[a](" * 3_000],
)  # fmt: skip
def test_hostile_markdown_is_read(words: str) -> None:
    assert text(words).text.strip()


@pytest.mark.parametrize("words", ["> " * 2_000 + "x", "- " * 500 + "x"])
def test_markdown_that_nests_too_deep_is_refused(words: str) -> None:
    with pytest.raises(SourceError, match="deep"):
        text(words)


@pytest.mark.shared
@pytest.mark.parametrize("suffix", ["md", "html"])
def test_shared_cases_are_read(shared: Path, suffix: str) -> None:
    files = sorted((shared / "bench" / "cases" / "dev").glob(f"*.{suffix}"))[:4]
    for file in files:
        reader = markdown if suffix == "md" else html
        made = reader.read(Source(file.name, f".{suffix}", file.read_bytes()), Project())
        assert len(made.text) > 3000


PARTS = st.sampled_from(
    ["<dt>{}</dt>", "<dd>{}</dd>", "<div><dt>{}</dt></div>", "<div>{}</div>", "{}", "<p>{}</p>",
     "<dt><h3>{}</h3></dt>", "<dd><ul><li>{}</ul></dd>", "<dd><p>{}</p><p>x</p></dd>", "<dt></dt>",
     "<dd></dd>", "<dl><dd>{}</dl>", "<dt><dl><dt>{}</dl></dt>", "<table><tr><td>{}</table>"]
)  # fmt: skip


@given(st.lists(PARTS, max_size=8))
@settings(max_examples=60, deadline=None)
def test_whatever_a_list_of_terms_holds(parts: list[str]) -> None:
    """No word is lost, and labels and items come in turn, or items alone."""
    words = [f"word{number}" for number in range(len(parts))]
    rows = " ".join(part.format(word) for part, word in zip(parts, words, strict=True))
    document = page(f"<p>First.</p><dl>{rows}</dl>")
    wanted = [word for word, part in zip(words, parts, strict=True) if "{}" in part]
    assert [w for w in document.text.split() if w.startswith("word")] == wanted
    rules = [rule for rule in RULES if rule.name in ("divisions", "paragraphs")]
    made = encode(document, Project(), rules).tei
    for one in (node for node in made.iter() if node.element == "list"):
        names = "".join(child.element[0] for child in one.children if not isinstance(child, str))
        assert re.fullmatch("(?:li)+|i+", names)


def body_of(source: str) -> str:
    xml = encode(page(source), Project()).xml.decode()
    return re.sub(r' (?:ana|cert|ref)="[^"]*"|\n\s+', "", xml[xml.index("<text") :])


def test_a_valediction_and_the_name_below_it_in_one_paragraph() -> None:
    made = body_of("<h1>Letters</h1><h2>Letter 1</h2><p>Dear Anne,</p><p>The rope held all the "
                   "winter long.</p><p>Your loving brother,<br>J. Moss.</p>")  # fmt: skip
    closer = made[made.index("<closer>") : made.index("</closer>")]
    assert closer == ("<closer><salute>Your loving brother,</salute>"
                      "<signed><persName>J. Moss</persName>.</signed>")  # fmt: skip


def test_no_name_in_an_entry_takes_a_word_of_its_title() -> None:
    made = body_of("<h1>Ropes</h1><p>They hold.</p><h2>References</h2><ul><li>Roe, J. <i>Knots</i>."
                   " York: Moor, 1999.</li><li>Pell, A. <i>Tar</i>. Leeds: Hill, 1931.</li></ul>")
    assert '<author>Roe, J.</author> <title level="m" rend="italic">Knots</title>' in made
    assert "persName" not in made


def test_what_was_left_out_is_told_in_words_that_can_be_read() -> None:
    made = page(
        "<nav><a href='/'>Home</a><a href='/about'>About us</a></nav>"
        "<article><h1>The lamp</h1><p>Nobody lit <i>it</i>, and it burns of itself.</p></article>"
    )
    (finding,) = (f for f in made.findings if f.code == "left-out")
    assert finding.arguments == {"what": "<nav> “Home About us” (12 characters)"}
