"""Block quotations: paragraphs set off from the text by indentation or by `>`.

Guidelines: COHQQ (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COHQQ).

    He had written:

        Nothing of this will last.

    ->  <p>He had written:</p> <quote rend="block">Nothing of this will last.</quote>

Several paragraphs become `<p>`s in one `<quote>`. With the source below it ("— Author, Work") it
is a `<cit>` with a `<bibl>`. A `>` before every line is recorded: `rend="block lines(>)"`.
"""

from __future__ import annotations

from collections.abc import Iterator

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


def _prefixed(document: Document, layer: Layer) -> Iterator[tuple[int, int]]:
    """Runs of free lines that begin with `>`."""
    text, lines = document.text, document.lines
    count = len(lines) - 1
    at, line = 0, 0
    while line < count:
        row = text[lines[line] : lines[line + 1] - 1]
        if _depth(row) and layer.is_free(line, line + 1):
            first = line
            while line < count and _depth(document.line(line)) and layer.is_free(line, line + 1):
                line += 1
            rows = [_words(document, n) for n in range(first, line)]
            if any(row[:1].isalpha() or row[:1] in _BEGINS for row in rows if row):
                yield first, line
        match = _PREFIX.search(text, max(at, lines[line] - 1 if line else 0))
        if match is None or match.start() >= len(text) - 1:
            break
        at = match.start() + 1
        line = max(line, document.line_at(at))
        if lines[line] != at:
            break


def _depth(row: str) -> bool:
    body = row.lstrip()
    return body[:1] == ">" and len(row) - len(body) <= 3 and body[:2] != ">="


def _with_prefix(document: Document, first: int, last: int) -> Iterator[Annotation]:
    source = None
    if last - first > 1 and is_source(_words(document, last - 1)):
        source = last - 1
        last -= 1
        while last > first + 1 and not _words(document, last - 1):
            last -= 1
    marks = [_mark(document, n) for n in range(first, source or last)]
    rows = [_words(document, n) for n in range(first, last)]
    start, end = marks[0][0], document.lines[source or last] - 1
    rend = "block lines(>)"
    if source is not None:
        row = document.line(source)
        over = document.lines[source]
        yield Annotation(
            start, over + len(row.rstrip()), "cit", "block_quotations", SOURCE, block=True
        )
        mark = _mark(document, source)
        yield Annotation(
            mark[0],
            over + len(row.rstrip()),
            "bibl",
            "block_quotations",
            SOURCE,
            attributes={"rend": "lines(>)"},
            marks=(mark,),
            block=True,
        )
    yield Annotation(
        start,
        end,
        "quote",
        "block_quotations",
        PREFIXED,
        attributes={"rend": rend},
        marks=tuple(marks),
        block=True,
    )
    yield from _inside(document, first, rows)


def _words(document: Document, line: int) -> str:
    return document.line(line).lstrip()[1:].strip()


def _mark(document: Document, line: int) -> tuple[int, int]:
    row = document.line(line)
    at = document.lines[line] + len(row) - len(row.lstrip())
    return at, at + len(row.lstrip()) - len(row.lstrip()[1:].lstrip())


def _inside(document: Document, first: int, rows: list[str]) -> Iterator[Annotation]:
    """The paragraphs or stanzas of a quotation marked line by line."""
    pieces: list[tuple[int, int]] = []  # first and last line of each paragraph
    for k, row in enumerate(rows):
        if row and (not pieces or (k and not rows[k - 1])):
            pieces.append((k, k + 1))
        elif row:
            pieces[-1] = (pieces[-1][0], k + 1)
    width = width_of(document)
    longest = max(map(len, rows))
    verse = [is_verse(rows[a:b], max(longest, width - 4) if width else 0, True) for a, b in pieces]
    if len(pieces) == 1 and not verse[0]:
        return
    for (begin, end), is_stanza in zip(pieces, verse, strict=True):
        outer = _span(document, first, rows, begin, end)
        if not is_stanza:
            yield Annotation(*outer, "p", "block_quotations", PREFIXED, block=True)
            continue
        yield Annotation(*outer, "lg", "block_quotations", PREFIXED, block=True)
        for k in range(begin, end):
            inner = _span(document, first, rows, k, k + 1)
            yield Annotation(*inner, "l", "block_quotations", PREFIXED, block=True)


def _span(document: Document, first: int, rows: list[str], begin: int, end: int) -> tuple[int, int]:
    """From the first word of row `begin` to the last one before row `end`."""
    start = _mark(document, first + begin)[1]
    return start, _mark(document, first + end - 1)[1] + len(rows[end - 1])
