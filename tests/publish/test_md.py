"""Markdown: the table of `md.md`, and what a Markdown reader makes of it again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from plain_tables import Row, rows
from publish_documents import tei

from tei.pipeline import encode
from tei.project import Project
from tei.publish import Source, publish
from tei.publish.markdown import Markdown
from tei.publish.md import front_matter
from tei.publish.reading_text import reading_text
from tei.publish.source import TEI, parse
from tei.readers import read as read_document

Make = Callable[..., Source]
READER = MarkdownIt("commonmark").enable("table").use(footnote_plugin).use(front_matter_plugin)


def markdown_of(source: Source, **parameters: str) -> str:
    (data,) = publish(source, ["md"], {"md": parameters}).files.values()
    return data.decode()


@pytest.mark.parametrize("row", rows("md.md"), ids=lambda row: row.title)
def test_tei_as_markdown(row: Row, request: pytest.FixtureRequest) -> None:
    parameters = {"metadata": "no", "title-page": "no"} | row.parameters
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


def test_tei_encode_reads_it_back(specimen: Source, tmp_path: Path) -> None:
    """Word for word; the numbers of the notes are their markers again."""
    path = tmp_path / "a.md"
    path.write_text(markdown_of(specimen), encoding="utf-8")
    back = parse(encode(read_document(str(path), Project()), Project()).xml, "a.xml")
    before, after = words_of(specimen), words_of(back)
    assert {word: n for word, n in (before - after).items() if not word.isdigit()} == {}
    assert after - before == Counter()
    for name, count in (("l", 4), ("row", 4), ("item", 5)):
        assert len(list(back.root.find(TEI + "text").iter(TEI + name))) == count
    notes = [note for note in back.root.iter(TEI + "note") if note.get("n")]
    assert [note.get("n") for note in notes] == ["1", "2", "3"]


def words_of(source: Source) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", reading_text(source.root)[0]))
