"""The level of each heading: from its number, its underline, its capitals, the space above it.

Nothing of this is written into the TEI but the nesting of the divisions. A style of heading that
is met first inside another is one level down (as in reStructuredText); a style that claims a
rank of its own (part over chapter, `1` over `1.1`, `===` over `---`, capitals over title case)
keeps it. A heading read from the source's own markup says its level in its reason: "level 2".
"""

from __future__ import annotations

from collections import Counter

from tei.recognizers.heads.shape import Shape, shape_of
from tei.regexes import compiled
from tei.resources import word_list
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tei.document import Document
    from tei.standoff import Annotation

_TOLD = compiled(r"\blevel (\d)\b")


class _Style(Record):
    """How a heading is set: styles of a lower `order` claim a higher rank. `name` tells apart."""

    order: int
    name: str


def levels(document: Document, heads: Sequence[Annotation]) -> list[int]:
    """The level of each heading, 1 for the highest, in the order given (that of the text)."""
    all_told = [_TOLD.search(head.why) for head in heads]
    if None not in all_told:  # as in all pages of the web
        return [int(told[1]) for told in all_told if told]
    read = [_read(document, head) for head in heads]
    styles = _styles(read)
    known: list[_Style] = []  # the styles open now, from the highest level down
    found: list[int] = []
    inside = False  # a common heading ("Results") holds those of its kind that follow
    for i, (head, style, told) in enumerate(zip(heads, styles, all_told, strict=True)):
        if told:
            found.append(int(told[1]))
            continue
        if style in known:
            del known[known.index(style) + 1 :]
        else:
            while known and known[-1].order > style.order:
                known.pop()
            known.append(style)
        level = len(known)
        empty = i and not document.text[heads[i - 1].end : head.start].strip()
        common = _is_common(read[i])
        if empty and styles[i - 1] == style and found[-1] == level:
            level += 1  # the first of two alike with nothing between them holds the second
            inside = _is_common(read[i - 1]) and not common
        elif inside and i and styles[i - 1] == style and not common:
            level += 1
        else:
            inside = False
        found.append(level)
    return found


def _is_common(read: _Read) -> bool:
    return read.shape.title.lower() in word_list("headings")


class _Read(Record):
    shape: Shape
    underline: str
    space: int  # blank lines above


def _read(document: Document, head: Annotation) -> _Read:
    end = head.end
    underline = ""
    if head.marks:
        start, stop = head.marks[-1]
        if stop == head.end and document.text[start] in "=-" and start > head.start:
            end, underline = start, document.text[start]
    space, line = 0, document.line_at(head.start) - 1
    while line >= 0 and space < 9 and not document.line(line).strip():
        space, line = space + 1, line - 1
    if line < 0:
        space = 9  # nothing above it: as far as can be
    return _Read(shape_of(document.text[head.start : end]), underline, space)


def _styles(read: list[_Read]) -> list[_Style]:
    counts = Counter(_style(r, wide=True, capitals=True).name for r in read)
    # Capitals and wide spaces count only where they recur, and not for all: else they are chance.
    capitals = counts["capitals"] + counts["capitals-wide"] > 1
    wide = counts["plain-wide"] > 1 and counts["plain"] > 1
    numbered = any(r.shape.family in ("decimal", "roman") for r in read)
    return [_style(r, wide, capitals, numbered) for r in read]


def _style(read: _Read, wide: bool, capitals: bool, numbered: bool = False) -> _Style:
    shape = read.shape
    if shape.family == "hash":
        return _Style(shape.rank, f"hash {shape.rank}")
    if read.underline:
        return _Style(1 if read.underline == "=" else 2, "underline " + read.underline)
    if shape.words.lower().startswith(("appendix", "annex")):
        return _Style(0, "appendix")  # it belongs to the whole
    if shape.family == "keyword":
        return _Style(shape.rank, f"keyword {shape.rank}")
    if shape.family == "decimal":
        return _Style(5 + shape.rank, f"decimal {shape.rank}")
    if shape.family:
        return _Style(12, shape.family)
    if numbered and _is_common(read):
        return _Style(6, "decimal 1")
    if capitals and shape.case == "capitals":
        return _Style(20, "capitals-wide" if wide and read.space > 1 else "capitals")
    if wide and read.space > 1:
        return _Style(21, "plain-wide")
    return _Style(22, "plain")
