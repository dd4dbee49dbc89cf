"""Quotations marked line by line with `>`, as letters and posts have them.

    > Nothing of this         <quote rend="block lines(>)">Nothing of this will last.</quote>
    > will last.         ->

Part of the rule `block_quotations`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from tei.layout import is_source, is_verse, width_of
from tei.regexes import compiled
from tei.standoff import Annotation
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Document
    from tei.standoff import Layer

RULE = "block_quotations"
PREFIXED = "lines that each begin with “>”"
SOURCE = "a line with a name follows what is set off"
PREFIX = compiled(r"\n[ \t]{0,3}>")

_BEGINS = "\"'“‘«„([*_—–-"
_MARK = compiled(r"[ \t]*>(?!=)[ \t]*")
_DEEPEST = 6


class Row(Record):
    """A line that begins with `>`: the marks before it, one for each quotation it stands in (a
    quotation of a quotation has `>>`), and its words, `text[start:end]`.
    """

    marks: tuple[tuple[int, int], ...]
    words: str
    start: int
    end: int


def prefixed(document: Document, layer: Layer) -> Iterator[tuple[int, int]]:
    """Runs of free lines that begin with `>`."""
    text, lines = document.text, document.lines
    count = len(lines) - 1
    at, line, found = 0, 0, False
    while line < count:
        row = text[lines[line] : lines[line + 1] - 1]
        if _is_marked(row) and layer.is_free(line, line + 1):
            first = line
            while line < count and _is_marked(document.line(line)):
                if not layer.is_free(line, line + 1):
                    break
                line += 1
            begins = [document.line(n).lstrip(" \t>")[:1] for n in range(first, line)]
            # In a text that quotes in this way, what begins with a figure is quoted too.
            if any(sign.isalpha() or (sign and (found or sign in _BEGINS)) for sign in begins):
                found = True
                yield first, line
        match = PREFIX.search(text, max(at, lines[line] - 1 if line else 0))
        if match is None or match.start() >= len(text) - 1:
            break
        at = match.start() + 1
        line = max(line, document.line_at(at))
        if lines[line] != at:
            break


def _is_marked(row: str) -> bool:
    body = row.lstrip()
    return body[:1] == ">" and len(row) - len(body) <= 3 and body[:2] != ">="


def _row(document: Document, line: int) -> Row:
    text, end = document.text, document.lines[line + 1] - 1
    marks: list[tuple[int, int]] = []
    for mark in _MARK.finditer(text, document.lines[line], end):
        if marks and mark.start() != marks[-1][1]:
            break
        start = mark.end() - len(mark[0].lstrip())
        if len(marks) == _DEEPEST:  # what is quoted oftener is not told apart
            marks[-1] = (marks[-1][0], mark.end())
        else:
            marks.append((start, mark.end()))
    start = marks[-1][1]
    words = text[start:end].rstrip()
    return Row(tuple(marks), words, start, start + len(words))


def with_prefix(document: Document, first: int, last: int) -> Iterator[Annotation]:
    """Yield the quotation of these lines, and of those with `>>` inside it; with its source."""
    rows = [_row(document, n) for n in range(first, last)]
    source = None
    if len(rows) > 1 and len(rows[-1].marks) == 1 and is_source(rows[-1].words):
        source = rows.pop()
        while len(rows) > 1 and not rows[-1].words:
            rows.pop()
        start = rows[0].marks[0][0]
        yield Annotation(start, source.end, "cit", RULE, SOURCE, block=True)
        yield Annotation(
            source.marks[0][0],
            source.end,
            "bibl",
            RULE,
            SOURCE,
            attributes={"rend": "lines(>)"},
            marks=source.marks,
            block=True,
        )
    width = width_of(document)
    yield from _level(rows, 0, width)


def _level(rows: list[Row], level: int, width: int) -> Iterator[Annotation]:
    """The quotation whose lines have more than `level` marks, and those inside it."""
    groups = [list(group) for _, group in groupby(rows, lambda row: len(row.marks) > level + 1)]
    # Lines of nothing but marks are no quotation of their own.
    inner = [len(g[0].marks) > level + 1 and any(row.words for row in g) for g in groups]
    marks = [
        mark
        for group, inside in zip(groups, inner, strict=True)
        for row in group
        for mark in row.marks[level : level + 1 if inside else None]
    ]
    yield Annotation(
        rows[0].marks[level][0],
        max(row.end for row in rows),
        "quote",
        RULE,
        PREFIXED,
        attributes={"rend": "block lines(>)"},
        marks=tuple(marks),
        block=True,
    )
    for group, inside in zip(groups, inner, strict=True):
        if inside:
            yield from _level(group, level + 1, width)
        else:
            yield from _inside(group, width, any(inner))


def _inside(rows: list[Row], width: int, deeper: bool) -> Iterator[Annotation]:
    """The paragraphs or stanzas of a quotation marked line by line."""
    pieces = [list(group) for full, group in groupby(rows, lambda row: bool(row.words)) if full]
    longest = max(len(row.words) for row in rows)
    room = max(longest, width - 4) if width else 0
    verse = [is_verse([row.words for row in piece], room, True) for piece in pieces]
    if len(pieces) == 1 and not verse[0] and not deeper:
        return
    for piece, is_stanza in zip(pieces, verse, strict=True):
        start, end = piece[0].start, piece[-1].end
        if not is_stanza:
            yield Annotation(start, end, "p", RULE, PREFIXED, block=True)
            continue
        yield Annotation(start, end, "lg", RULE, PREFIXED, block=True)
        for row in piece:
            yield Annotation(row.start, row.end, "l", RULE, PREFIXED, block=True)
