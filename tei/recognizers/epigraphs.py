"""Epigraphs: words of others set before a text or at the head of a division.

Guidelines: DSDTB (https://tei-c.org/release/doc/tei-p5-doc/en/html/DS.html#DSDTB).

    Chapter One

        Snow is a letter without an address.
                                 — A. Nobody, Winters

    It had snowed.

    ->  <epigraph><cit><quote rend="block">Snow is a letter without an address.</quote>
          <bibl>— A. Nobody, Winters</bibl></cit></epigraph> <p>It had snowed.</p>

With a source, the words need not be set off from the margin; without one, they must be.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.layout import (
    Margins,
    begins_division,
    columns,
    first_of,
    is_source,
    is_verse,
    last_of,
    margins,
    next_line,
    tops,
    width_of,
)
from tei.recognizers.verse import lines_of
from tei.standoff import Annotation
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

WITH_SOURCE = "words with their source at the head of a text or division"
SET_OFF = "words set off from the margin between a heading and the text"

_LONGEST = 700  # characters that are not set off
_MOST = 40  # lines
_MOST_AT_ONCE = 5


class Epigraph(Record):
    """Its paragraphs or stanzas as lines, its source as lines (empty if there is none)."""

    parts: list[tuple[int, int]]
    source: tuple[int, int]
    set_off: bool

    @property
    def after(self) -> int:
        """The line after it."""
        return max(self.source[1], self.parts[-1][1])


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation]:
    """Yield `<epigraph>`s with what stands in them."""
    yield from _marked(document, layer)
    ordinary = margins(document)
    for line in tops(document, layer):
        for _ in range(_MOST_AT_ONCE):
            found = _epigraph(document, layer, line, ordinary)
            if found is None:
                break
            yield from _annotations(document, found)
            line = found.after


def _marked(document: Document, layer: Layer) -> Iterator[Annotation]:
    """What the source marks as a quotation, with its author, at the head of a text or division."""
    for cit in layer.of("cit")[:]:
        line = document.line_at(cit.start)
        first = cit.block and cit.start == first_of(document, line)
        if (
            first
            and next_line(document, document.line_at(cit.end - 1) + 1) < len(document.lines) - 1
            and begins_division(document, layer, line)
        ):
            yield Annotation(cit.start, cit.end, "epigraph", "epigraphs", WITH_SOURCE, block=True)


def _epigraph(document: Document, layer: Layer, line: int, ordinary: Margins) -> Epigraph | None:
    """The epigraph that begins at a line, if one does."""
    least = (ordinary.body if document.wrapped else ordinary.first) + 2
    parts: list[tuple[int, int]] = []
    at = next_line(document, line)
    begin = at
    while at < len(document.lines) - 1 and at - begin < _MOST:
        end = _group(document, layer, at, begin + _MOST)
        if end == at:
            break
        source = _source_in(document, at, end, parts, least)
        if source is not None:
            if source > at:
                parts.append((at, source))
            set_off = all(columns(document.line(n)) >= least for a, b in parts for n in range(a, b))
            if next_line(document, end) >= len(document.lines) - 1:
                return None  # nothing follows: it is the text
            size = sum(last_of(document, b - 1) - first_of(document, a) for a, b in parts)
            return Epigraph(parts, (source, end), set_off) if set_off or size < _LONGEST else None
        set_off = all(columns(document.line(n)) >= least for n in range(at, end))
        if not set_off and parts:
            break
        parts.append((at, end))
        at = next_line(document, end)
        if not set_off and not _is_source_line(document, at, columns(document.line(begin))):
            return None
    return _without_source(document, layer, parts, at, least)


def _without_source(
    document: Document, layer: Layer, parts: list[tuple[int, int]], after: int, least: int
) -> Epigraph | None:
    """What is set off between a heading and a paragraph at the margin."""
    if not parts or after >= len(document.lines) - 1 or not layer.is_free(after, after + 1):
        return None
    rows = [document.line(n) for first, last in parts for n in range(first, last)]
    if any(columns(row) < least or columns(row) >= least + 40 for row in rows):
        return None
    if columns(document.line(after)) >= least:
        return None
    return Epigraph(parts, (-1, -1), True)


def _group(document: Document, layer: Layer, line: int, limit: int) -> int:
    """The line after the free lines from `line` to the next blank one."""
    total = min(len(document.lines) - 1, limit)
    while line < total and document.line(line).strip() and layer.is_free(line, line + 1):
        line += 1
    return line


def _source_in(
    document: Document, first: int, last: int, parts: list[tuple[int, int]], least: int
) -> int | None:
    """The line of a group with which the source begins."""
    if last - first > _MOST:
        return None
    for line in (last - 2, last - 1):
        if line < first or (line == first and not parts):
            continue
        begin = parts[0][0] if parts else first
        if not _is_source_line(document, line, columns(document.line(begin))):
            continue
        if line == last - 1 or columns(document.line(last - 1)) >= columns(document.line(line)):
            return line
    return None


def _is_source_line(document: Document, line: int, indent: int) -> bool:
    """A dash and a name, a reference in parentheses, or a name further in than the words."""
    if line >= len(document.lines) - 1:
        return False
    row = document.line(line)
    words = row.strip()
    deep = columns(row) >= indent + 8
    if is_source(words, deep or columns(row) >= 2):
        return True
    tokens = words.replace(",", " ").split()
    return (
        deep
        and 0 < len(tokens) <= 9
        and (words[-1] not in ".?!:;," or (words[-1] == "." and len(tokens) < 5))
        and sum(t[0].isupper() for t in tokens) * 2 >= len(tokens)
    )


def _annotations(document: Document, found: Epigraph) -> Iterator[Annotation]:
    start = document.lines[found.parts[0][0]]
    words_end = last_of(document, found.parts[-1][1] - 1)
    source = found.source[0] >= 0
    why, cert = (WITH_SOURCE, "high") if source else (SET_OFF, "medium")
    end = last_of(document, found.source[1] - 1) if source else words_end
    yield Annotation(start, end, "epigraph", "epigraphs", why, cert, block=True)
    if source:
        yield Annotation(start, end, "cit", "epigraphs", why, cert, block=True)
        at = first_of(document, found.source[0])
        yield Annotation(at, end, "bibl", "epigraphs", why, cert, block=True)
    verse = _are_verse(document, found)
    if source or not verse:
        attributes = {"rend": "block"} if found.set_off else {}
        yield Annotation(start, words_end, "quote", "epigraphs", why, cert, attributes, block=True)
    if verse:
        for first, last in found.parts:
            yield from lines_of(document, first, last, "epigraphs")
    elif len(found.parts) > 1:
        for first, last in found.parts:
            span = first_of(document, first), last_of(document, last - 1)
            yield Annotation(*span, "p", "epigraphs", why, cert, block=True)


def _are_verse(document: Document, found: Epigraph) -> bool:
    width = width_of(document)
    return all(
        is_verse(
            [document.line(n).strip() for n in range(first, last)],
            width - columns(document.line(first)) if width else 0,
            True,
        )
        for first, last in found.parts
    )
