"""What is said in a speech: verse where its lines are, else paragraphs, and directions among them.

Guidelines: DRSPG (https://tei-c.org/release/doc/tei-p5-doc/en/html/DR.html#DRSPG).

    HALE.                                            <speaker>HALE.</speaker>
    The bridge is down, and all the road beyond it  -> <l>The bridge is down, and all the road ...
    Lies under water to the miller's door.             <l>Lies under water to the miller's door.</l>

Lines at the margin are verse where the lines of all speeches of the text together are so, or where
those of one are without a doubt: a line of prose that the page has broken begins anyhow.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.layout import columns, is_verse, margins, width_of
from tei.recognizers.stage_directions import type_of
from tei.recognizers.verse import lines_of
from tei.regexes import compiled
from tei.standoff import Annotation
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Block, Document

RULE = "speeches"
SPEECH = "a paragraph that begins with a speaker's name, in the form in which several recur"
LINE = "a line of a speech, where those of the speeches end as verse does"
CLOSING = "a direction at the end of a speech, its bracket left open as plays print it"
# At a block's end: within it, the bracket may close on the next line.
_OPEN = compiled(r"\[(?=_?[^\W\d_][^\[\]\n]{1,80}[.!?_)]\Z)")
_OPEN_COMING = compiled(
    r"(?m)\[(?=_?(?:Re-?enter|Enter|Exit|Exeunt|Aside)(?![^\W_])[^\[\]\n]{0,80}$)"
)


def rows_of(document: Document, start: int, blocks: list[Block]) -> list[tuple[int, int]]:
    """The lines of some blocks from a place in the first on, as offsets without what is around."""
    rows = []
    for number in range(document.line_at(start), blocks[-1].last):
        row = document.line(number)
        begin = document.lines[number]
        end = begin + len(row.rstrip())
        begin = max(start, begin + len(row) - len(row.lstrip()))
        if begin < end:
            rows.append((begin, end))
    return rows


def are_verse(text: str, speeches: list[list[tuple[int, int]]]) -> bool:
    """True if the lines of those speeches that have several are verse, taken together."""
    rows = [text[start:end] for rows in speeches if len(rows) > 1 for start, end in rows]
    # One that ends so announces a list only if it is the first of all.
    return is_verse(sorted(rows, key=lambda row: row.endswith(":")), 0, False) if rows else False


def said(
    document: Document, start: int, blocks: list[Block], verse: bool, width: int
) -> Iterator[Annotation]:
    """What is said in blocks with no blank line between them, from `start` in the first of them.

    `verse` is whether the speeches of the text are; `width` the room that a line of prose has in
    them, 0 if each is a paragraph.
    """
    text = document.text
    if len(blocks) == 1 and document.wrapped and (body := _set_off(document, start, blocks[0])):
        if start < document.lines[body]:
            yield _paragraph(start, document.lines[body] - 1)
        yield from lines_of(document, body, blocks[0].last, RULE)
        return
    rows = rows_of(document, start, blocks)
    words = [text[slice(*row)] for row in rows]
    if len(rows) > 1 and is_verse(words, 0 if verse else width, verse):
        yield from _verses(document, rows)
        return
    for block in blocks:
        begin = max(start, block.start)
        yield _paragraph(begin, block.end)
        yield from _left_open(text, begin, block.end)


def _set_off(document: Document, start: int, block: Block) -> int:
    """The first line of verse that is set in under a line of its own, or of prose; else 0."""
    first = document.line_at(start)
    row = document.line(first)
    whole = start == document.lines[first] + len(row) - len(row.lstrip())
    body = first if whole else first + 1
    words = [document.line(n).strip() for n in range(body, block.last)]
    if len(words) < 2:
        return 0
    least = margins(document).first + 2
    set_off = all(columns(document.line(n)) >= least for n in range(body, block.last))
    return body if set_off and is_verse(words, width_of(document), True) else 0


def _verses(document: Document, rows: list[tuple[int, int]]) -> Iterator[Annotation]:
    """A `<l>` for each line; one that is set in further than the others says so."""
    starts = [columns(document.line(document.line_at(start))) for start, _ in rows]
    least = min(starts)
    for (start, end), column in zip(rows, starts, strict=True):
        attributes = {"rend": "indent"} if column > least + 1 else {}
        yield Annotation(start, end, "l", RULE, LINE, "medium", attributes, block=True)
        yield from _left_open(document.text, start, end)


def _left_open(text: str, start: int, end: int) -> Iterator[Annotation]:
    """Directions at the end of a line, their bracket never closed in the paragraph."""
    after = text.rfind("]", start, end) + 1 or start
    coming = {found.start() for found in _OPEN_COMING.finditer(text, after, end)}
    others = [found.start() for found in _OPEN.finditer(text, after, end)]
    for at in sorted({*coming, *others}):
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        attributes = {"rend": "pre([)"}
        if kind := type_of(text[at + 1 : stop]):
            attributes = {"type": kind, **attributes}
        cert = "high" if at in coming else "medium"
        yield Annotation(at, stop, "stage", RULE, CLOSING, cert, attributes, ((at, at + 1),))


def _paragraph(start: int, end: int) -> Annotation:
    return Annotation(start, end, "p", RULE, SPEECH, "high", block=True)
