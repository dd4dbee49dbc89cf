"""Block quotations: paragraphs set off from the text by indentation or by `>`.

Guidelines: COHQQ (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COHQQ).

    He had written:

        Nothing of this will last.

    ->  <p>He had written:</p> <quote rend="block">Nothing of this will last.</quote>

Several paragraphs become `<p>`s in one `<quote>`. With the source below it ("— Author, Work") it
is a `<cit>` with a `<bibl>`. A `>` before every line is recorded: `rend="block lines(>)"`; lines
with `>>` are a quotation inside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from tei.layout import FAR, columns, is_set_off, is_source, is_verse, margins, width_of
from tei.recognizers.verse import source_after
from tei.regexes import compiled
from tei.standoff import Annotation
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Block, Document
    from tei.project import Project
    from tei.standoff import Layer

INDENTED = "a paragraph whose lines all stand in from the margin of the others"
PREFIXED = "lines that each begin with “>”"
SOURCE = "a line with a name follows what is set off"

_BEGINS = "\"'“‘«„([*_—–-"
_PREFIX = compiled(r"\n[ \t]{0,3}>")
_MARK = compiled(r"[ \t]*>(?!=)[ \t]*")
_DEEPEST = 6


class Part(Record):
    """One paragraph of a quotation, its first and last character, and the marks in it."""

    start: int
    end: int
    marks: tuple[tuple[int, int], ...] = ()


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation]:
    """Yield `<quote rend="block">` for what is set off, in a `<cit>` if its source follows."""
    if _PREFIX.search(document.text) or document.text.lstrip()[:1] == ">":
        for first, last in list(_prefixed(document, layer)):
            yield from _with_prefix(document, first, last)
    for run in list(_indented(document, layer)):
        for parts, source in _with_sources(document, layer, run):
            yield from _quotation(parts, source, INDENTED, "block")


def _with_sources(
    document: Document, layer: Layer, run: list[Part]
) -> Iterator[tuple[list[Part], tuple[int, int] | None]]:
    """The quotations of a run of set-off paragraphs: each ends where its source stands."""
    parts: list[Part] = []
    for part in run:
        words = document.text[part.start : min(part.end, part.start + 200)]
        deeper = bool(parts) and _column(document, part) > _column(document, parts[0])
        # Capitals alone are a name only further in; at the same margin they are the words.
        if parts and len(words) < 200 and is_source(words, deeper or words[0] in "(["):
            yield parts, (part.start, part.end)
            parts = []
            continue
        parts.append(part)
        source = _last_line_source(document, parts)
        if source is not None:
            yield parts, source
            parts = []
    if parts:
        last_line = document.line_at(parts[-1].end - 1)
        yield parts, source_after(document, layer, last_line + 1)


def _column(document: Document, part: Part) -> int:
    return columns(document.line(document.line_at(part.start)))


def _quotation(
    parts: list[Part], source: tuple[int, int] | None, why: str, rend: str
) -> Iterator[Annotation]:
    start, end = parts[0].start, parts[-1].end
    if source is not None:
        yield Annotation(start, source[1], "cit", "block_quotations", SOURCE, block=True)
    marks = tuple(m for part in parts for m in part.marks)
    yield Annotation(
        start,
        end,
        "quote",
        "block_quotations",
        why,
        attributes={"rend": rend},
        marks=marks,
        block=True,
    )
    if len(parts) > 1:
        for part in parts:
            yield Annotation(part.start, part.end, "p", "block_quotations", why, block=True)
    if source is not None:
        yield Annotation(*source, "bibl", "block_quotations", SOURCE, block=True)


# -- by indentation ---------------------------------------------------------------------------


def _indented(document: Document, layer: Layer) -> Iterator[list[Part]]:
    """The paragraphs of each run of set-off blocks."""
    ordinary = margins(document)
    parts: list[Part] = []
    indent = 0
    previous = -1
    for block in document.blocks:
        stands_in = block.indent >= ordinary.body + 2 and layer.is_free(block.first, block.last)
        if stands_in and not is_set_off(document, block, ordinary):
            # A single line as far in as first lines are: part of a quotation it stands in.
            stands_in = (
                bool(parts)
                and previous == block.first - block.blank_before
                and (block.indent == indent)
            )
        if stands_in and _is_far(document, block, ordinary.body):
            stands_in = False
        if stands_in and _in_letter(layer, block):
            stands_in = False
        if parts and (not stands_in or previous != block.first - block.blank_before):
            yield parts
            parts = []
        if stands_in:
            if not parts:
                indent = block.indent
            parts.append(Part(block.start, block.end))
        previous = block.last
    if parts:
        yield parts


def _last_line_source(document: Document, parts: list[Part]) -> tuple[int, int] | None:
    """The source, if it is the last line of the last paragraph; that ends before it then."""
    part = parts[-1]
    at = document.text.rfind("\n", part.start, part.end) + 1
    if not at or not is_source(document.text[at : part.end], after_quotation=False):
        return None
    row = document.text[at : part.end]
    parts[-1] = Part(part.start, at - 1)
    return at + len(row) - len(row.lstrip()), part.end


def _is_far(document: Document, block: Block, body: int) -> bool:
    """A short line far to the right: centred or flush right."""
    return (
        block.last - block.first == 1
        and block.indent >= body + FAR
        and block.end - block.start < 60
    )


def _in_letter(layer: Layer, block: Block) -> bool:
    """A letter that is set off as a whole is no quotation paragraph by paragraph."""
    letter = layer.covering(block.start, "floatingText")
    return letter is not None and letter.rule == "letters"


# -- by a mark before each line ---------------------------------------------------------------


class Row(Record):
    """A line that begins with `>`: the marks before it, one for each quotation it stands in (a
    quotation of a quotation has `>>`), and its words, `text[start:end]`.
    """

    marks: tuple[tuple[int, int], ...]
    words: str
    start: int
    end: int


def _prefixed(document: Document, layer: Layer) -> Iterator[tuple[int, int]]:
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
        match = _PREFIX.search(text, max(at, lines[line] - 1 if line else 0))
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


def _with_prefix(document: Document, first: int, last: int) -> Iterator[Annotation]:
    rows = [_row(document, n) for n in range(first, last)]
    source = None
    if len(rows) > 1 and len(rows[-1].marks) == 1 and is_source(rows[-1].words):
        source = rows.pop()
        while len(rows) > 1 and not rows[-1].words:
            rows.pop()
        start = rows[0].marks[0][0]
        yield Annotation(start, source.end, "cit", "block_quotations", SOURCE, block=True)
        yield Annotation(
            source.marks[0][0],
            source.end,
            "bibl",
            "block_quotations",
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
        "block_quotations",
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
            yield Annotation(start, end, "p", "block_quotations", PREFIXED, block=True)
            continue
        yield Annotation(start, end, "lg", "block_quotations", PREFIXED, block=True)
        for row in piece:
            yield Annotation(row.start, row.end, "l", "block_quotations", PREFIXED, block=True)
