"""Markdown: headings, lists, quotations, tables, notes, emphasis, pictures, metadata.

    # The *Mill*                  <head>The <hi rend="italic">Mill</hi></head>
                             ->
    Cold.[^1]                     <p>Cold.<ref type="noteAnchor" target="#n1" ...>1</ref></p>

    [^1]: In May.                 <note xml:id="n1" n="1" ...>In May.</note>

CommonMark with footnotes, tables, definition lists, attributes, line blocks, HTML in the text,
what pandoc, kramdown and Obsidian add (`additions`), and front matter in YAML or TOML. The text is
what the rendered page shows: its signs (asterisks, number signs, link targets) are no text, and
recorded nowhere but in the tags they make.
"""

from __future__ import annotations

from typing import Any

from markdown_it.token import Token

from tei.document import Document
from tei.errors import SourceError
from tei.findings import Finding, Place
from tei.readers.binary import kind_of
from tei.readers.decoding import Remark, decode
from tei.readers.html.direction import hand_down
from tei.readers.html.index import Index
from tei.readers.html.note_series import continue_series
from tei.readers.html.notes import Notes
from tei.readers.html.page import Page
from tei.readers.html.plain_notes import settle_plain_notes
from tei.readers.html.titles import settle_title
from tei.readers.html.unseen import linked, unseen
from tei.readers.markdown.convert import Converter
from tei.readers.markdown.crossings import nested
from tei.readers.markdown.front_matter import front_matter
from tei.readers.markdown.syntax import DEEPEST, parser
from tei.readers.markdown.unread import unread
from tei.readers.writing import Writing
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.project import Project
    from tei.readers.source import Source

RULE = "readers.markdown"
LARGEST = 30_000_000  # bytes
_MOST_OPEN = 5000  # square brackets open at once: parsing takes time by their square


def read(source: Source, project: Project, encoding: str = "") -> Document:
    """Read a Markdown text.

    Errors: `SourceError`, for something that is no text, holds none, or is too large.
    """
    text, known, remarks = _decoded(source, encoding or project.setting("text", "encoding"))
    front = front_matter(text, source.name, RULE)
    lines = text.count("\n", 0, front.end)
    body = "\n" * lines + text[front.end :] if front.end else text
    env: dict[str, Any] = {}
    # The places are those of the source: what stands before the text keeps its lines.
    tokens = _parsed(body, source.name, env)
    converter = Converter(body, source.name, env)
    root = converter.convert(tokens)
    index = Index(root)
    if "sup" in index.tags and not any(env.get("footnotes", {}).values()):
        converter.findings += _raised_notes(index, body, source.name)
    title = settle_title(index, front.metadata.title, bool(front.metadata.title))
    writing = Writing(RULE)
    language = front.metadata.language or project.setting("header", "language")
    page = Page(writing, body, language)
    hand_down(index, language)
    page.phrases.linked = linked(index)
    page.write(root.children)
    page.settle_front(title)
    if front.end:  # then the page is laid out by its marks: a line without any is no heading
        page.settled.add("heads")
        if front.metadata.title and not title:
            page.settled.add("front_matter")
    findings = [*front.findings, *converter.findings,
                *unseen(index, source.name, converter.builder.comments)]  # fmt: skip
    findings += unread(body, source.name, tokens)
    findings += [_finding(text, source.name, remark) for remark in remarks]
    return writing.document(source, "text/markdown", front.metadata, front.facts, findings,
                            page.settled, encoding=known)  # fmt: skip


def _raised_notes(index: Index, body: str, name: str) -> list[Finding]:
    """Settle notes in the HTML of a text, as those of a page; a finding for each not called."""
    linked_notes = Notes(index).settle()
    found = []
    for note in continue_series(index) if linked_notes else settle_plain_notes(index):
        what = {"number": note.get("n"), "words": " ".join(note.text().split())[:40]}
        remark = Remark("note-without-marker", max(0, note.at), what)
        found.append(_finding(body, name, remark))
    return found


def _open_brackets(body: str) -> int:
    """How many brackets stand open at once in a paragraph, at the most: for each of them the
    parser looks for the end of a link.
    """
    most = 0
    for paragraph in body.split("\n\n"):
        depth = 0
        for sign in compiled(r"[\[\]]").findall(paragraph):
            depth = max(0, depth + (1 if sign == "[" else -1))
            most = max(most, depth)
    return most


def _parsed(body: str, name: str, env: dict[str, Any]) -> list[Token]:
    if body.count("[") > _MOST_OPEN and _open_brackets(body) > _MOST_OPEN:
        raise SourceError(
            f"{name} opens more than {_MOST_OPEN:,} square brackets in one paragraph and does not "
            "close them.",
            "Close them or take them out, or read it as plain text: --from text.",
        )
    try:
        tokens = parser().parse(nested(body), env)
    except RecursionError:
        tokens = None
    if tokens is None or max((t.level for t in tokens), default=0) >= DEEPEST - 2:
        raise SourceError(
            f"{name} nests quotations or lists more than {DEEPEST // 2} deep.",
            "Take out some levels, or read it as plain text: --from text.",
        )
    return tokens


def _decoded(source: Source, encoding: str) -> tuple[str, str, tuple[Remark, ...]]:
    data = source.data
    if not data.strip():
        raise SourceError(f"{source.name} is empty.", "Name a file that holds the text.")
    if known := kind_of(data):
        what, remedy = known
        raise SourceError(f"{source.name} is {what}, not Markdown.", remedy)
    if len(data) > LARGEST:
        raise SourceError(
            f"{source.name} has {len(data):,} bytes; Markdown is read up to {LARGEST:,}.",
            "Cut it into chapters, or read it as plain text: --from text.",
        )
    decoded = decode(source.name, data, encoding)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    return text, decoded.encoding, decoded.remarks


def _finding(text: str, name: str, remark: Remark) -> Finding:
    if remark.offset < 0:
        return Finding(remark.code, Place(name), remark.arguments)
    line = text.count("\n", 0, remark.offset) + 1
    column = remark.offset - text.rfind("\n", 0, remark.offset)
    return Finding(remark.code, Place(name, line, column), remark.arguments)
