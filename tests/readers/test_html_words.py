"""No word of a page is lost by the way its tags are told from its words.

`tei verify` reads a page as the encoder does, so it cannot find what both do not see. Here another
reader of HTML counts: each word that libxml2 takes for text stands in ours too.
"""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from tei.errors import SourceError
from tei.project import Project
from tei.readers import html
from tei.readers.source import Source

WHOLE = Project().with_settings("html", whole=True)
WORD = re.compile(r"\bword\d+\b")
PARTS = (
    "<p>", "</p>", "<a ", "</a ", "<img ", "<div ", "<b>", "</b>", "</a>", "<br/>", "< ", "<", ">",
    "/", "/>", '"', "'", "=", "title=", 'class="x"', "alt='y'", "x=y", '="', "='", "&", "?",
    " word ", " word ", " word ", "<script>", "</script>", "<title/>", "<textarea>", "<!--", "-->",
)  # fmt: skip


def ours(page: str) -> Counter[str]:
    try:
        document = html.read(Source("a.html", ".html", page.encode()), WHOLE)
    except SourceError:  # it holds no text
        return Counter()
    return Counter(WORD.findall(document.text))


def theirs(page: str) -> Counter[str]:
    root = etree.fromstring(page.encode(), etree.HTMLParser(encoding="utf-8"))
    if root is None:
        return Counter()
    left = ("script", "style", "title", "textarea")
    words = [e.text or "" for e in root.iter(etree.Element) if e.tag not in left]
    words += [e.tail or "" for e in root.iter()]
    return Counter(WORD.findall(" ".join(words)))


@pytest.mark.skipif(etree.LIBXML_VERSION < (2, 14), reason="older ones do not follow the standard")
@given(st.lists(st.sampled_from(PARTS), max_size=14))
@settings(max_examples=300, deadline=None)
@example(["<img ", "alt=", "Pell's", ">", " word ", "<p>", "That's", ">", " word "])
@example(["<a ", "title=John's ", 'href="x">', " word ", "</a>", "It's>", " word "])
@example(["<script ", 'src="a"" async>', "</script>", " word ", '<p class="x">', " word "])
@example(["<p ", 'title="x>', " word ", '<p class="y">', " word "])
@example(["<div ", "='", ">", " word ", "'", "<p>", " word "])
def test_no_word_is_lost_that_another_reader_finds(parts: list[str]) -> None:
    page = "<p>" + "".join(f" word{n} " if part == " word " else part
                           for n, part in enumerate(parts)) + "<p> word99 "  # fmt: skip
    assert not theirs(page) - ours(page), page


@pytest.mark.parametrize(
    "sign",
    ["\n", "\t", "\x0b", "\f", "\r", "\x85", "\u2028", "\u2029", "&#10;", "&#12;", "&#x0D;",
     "&#8232;", "&#X2029;"],
)  # fmt: skip
def test_a_sign_that_ends_a_line_is_a_space(sign: str) -> None:
    page = f"<p>word1{sign}word2, and so on</p>"
    document = html.read(Source("a.html", ".html", page.encode()), WHOLE)
    assert document.text == "word1 word2, and so on"


@pytest.mark.parametrize("sign", ["\x01", "\x07", "\x1f", "\ufffe"])
def test_a_sign_that_xml_cannot_hold_is_told(sign: str) -> None:
    page = f"<p>word1 {sign} word2</p>"
    document = html.read(Source("a.html", ".html", page.encode()), WHOLE)
    assert document.text == "word1 \ufffd word2"
    assert [f.code for f in document.findings] == ["characters-forbidden"]
