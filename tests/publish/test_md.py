"""Markdown: the table of `md.md`, and what a Markdown reader makes of it again."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from plain_tables import Row, rows
from publish_documents import tei

from tei.publish import Source, publish
from tei.publish.markdown import Markdown
from tei.publish.md import front_matter
from tei.publish.source import parse

Make = Callable[..., Source]
READER = MarkdownIt("commonmark").enable("table").use(footnote_plugin).use(front_matter_plugin)


def markdown_of(source: Source, **parameters: str) -> str:
    (data,) = publish(source, ["md"], {"md": parameters}).files.values()
    return data.decode()


@pytest.mark.parametrize("row", rows("md.md"), ids=lambda row: row.title)
def test_tei_as_markdown(row: Row, request: pytest.FixtureRequest) -> None:
    parameters = {"metadata": "no"} | row.parameters
    made = markdown_of(parse(tei(row.body).encode(), "a.xml"), **parameters).removesuffix("\n")
    if request.config.getoption("--accept"):
        row.accept(made)
    else:
        assert made == row.expected


class _Reader(HTMLParser):
    """The text of HTML, and the text of each emphasis in it."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.open: list[tuple[str, int]] = []
        self.emphasis: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in ("em", "strong"):
            self.open.append((tag, len(self.text)))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("em", "strong"):
            name, start = self.open.pop()
            self.emphasis.append((name, self.text[start:].strip()))

    def handle_data(self, data: str) -> None:
        self.text += data


def read_back(markdown: str) -> _Reader:
    reader = _Reader()
    reader.feed(READER.render(markdown))
    return reader


ODD = st.text("a1 .)#*_`[]()<>!&;|~^{}\\-+=:\"'\u00a0“\n", max_size=24)


@given(ODD)
@example("1. a\n# b\n- c")
@example("[^1]: a")
def test_whatever_stands_in_a_paragraph_is_read_back_as_it_was(text: str) -> None:
    root = etree.Element("doc")
    etree.SubElement(root, "p").text = text
    html = READER.render(Markdown().set(root)).strip()
    words = " ".join(re.split(r"[ \t\r\n]+", text)).strip(" ")
    assert read_back(Markdown().set(root)).text.strip("\n") == words
    assert html.count("<p>") == (1 if words else 0)
    assert not re.search(r"<(?!/?p>)", html)


@given(st.lists(st.text("a1.)#*-+=>|:~ ", min_size=1, max_size=6), max_size=8))
def test_broken_lines_do_not_become_blocks(words: list[str]) -> None:
    root = etree.Element("doc")
    etree.SubElement(root, "p").text = " ".join(words)
    narrow = Markdown(4).set(root)
    assert " ".join(read_back(narrow).text.split()) == " ".join(" ".join(words).split())
    assert re.findall(r"<\w+", READER.render(narrow)) in ([], ["<p"])


@st.composite
def emphasized(draw: st.DrawFn, depth: int = 2) -> str:
    """A line with emphasis of every kind, in words, marks and white space."""
    pieces = []
    for _ in range(draw(st.integers(0, 4))):
        if depth and draw(st.booleans()):
            tag = draw(st.sampled_from("ib"))
            pieces.append(f"<{tag}>{draw(emphasized(depth - 1))}</{tag}>")
        else:
            pieces.append(draw(st.text("ab “.*_\u00a0", min_size=1, max_size=3)))
    return "".join(pieces)


@given(emphasized())
def test_emphasis_is_read_back_where_it_was(line: str) -> None:
    root = etree.fromstring(f"<doc><p>{line}</p></doc>")
    said = " ".join(re.split(r"[ ]+", "".join(root.itertext()))).strip(" ")
    expected = []
    for node in root.iter("i", "b"):
        is_nested = any(a.tag == node.tag for a in node.iterancestors())
        words = " ".join(re.split(r"[ ]+", "".join(node.itertext()))).strip(" ")
        if words and not is_nested:
            expected.append(({"i": "em", "b": "strong"}[node.tag], words.strip()))
    made = read_back(Markdown().set(root))
    assert made.text.strip("\n") == said
    assert sorted(made.emphasis) == sorted(expected)


def test_front_matter_is_yaml() -> None:
    assert front_matter([("title", 'A: "b"'), ("author", "C"), ("author", "D"), ("date", " ")]) == (
        '---\ntitle: "A: \\"b\\""\nauthor:\n  - "C"\n  - "D"\n---\n'
    )
    assert front_matter([("title", "")]) == ""


def test_footnotes_are_read_back(document: Make) -> None:
    source = document('<p>One.<note place="foot"><p>A.</p><p>B.</p></note></p>')
    html = READER.render(markdown_of(source))
    assert html.count('class="footnote-item"') == 1
    assert re.sub(r"<[^>]+>|\s+", " ", html).split()[:2] == ["One.", "[1]"]


def test_a_specimen_is_read_back_whole(specimen: Source) -> None:
    html = READER.render(markdown_of(specimen))
    assert html.count("<h2>") == 5
    assert html.count('class="footnote-item"') == 3
    assert html.count("<table>") == 1
    assert html.count("<hr") >= 1
