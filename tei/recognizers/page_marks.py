"""Page numbers that a transcriber has left in the text.

Guidelines: CORS5 (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#CORS5).

    ... the end of [p. 23] the road  ->  ... of <pb n="23" rend="pre([p.) post(])"/> the road
    {24}                             ->  <pb n="24" rend="pre({) post(})"/>

Pages follow each other. Marks whose numbers fall back are references ("as he says [p. 4]"):
they are left alone, with a finding.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from tei.findings import Finding
from tei.recognizers.form_feeds import form_feeds
from tei.recognizers.heads.shape import roman
from tei.recognizers.running_heads import running_heads
from tei.regexes import compiled
from tei.standoff import Annotation, rend_of_marks
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

WHY_WORD = "a bracketed page number in the order of the pages"
WHY_BRACES = "a number in braces, one of at least two in the order of the pages"
WHY_ALONE = "a page number on a line by itself, one of at least two in the order of the pages"

_MARK = compiled(r"[\[{](?:(?:p|pg|page|seite|s)\b\.?\s*)?(\d{1,4}|[ivxlc]{1,8})[\]}]", re.I)
_IS_OF_A_WORK = compiled(r"@[^\W\d][^\s\[\]@]{1,50}\s$")  # "@ash1931 [p. 4]": pandoc's citation
_LINE = compiled(r"(?:[—–-]+\s*(\d{1,4})\s*[—–-]+|(?:page|p\.)\s+(\d{1,4}))", re.I)
_MOST_FINDINGS = 50


class Mark(Record):
    """A page mark: its span, its number's span, the page, and whether it stands by itself."""

    start: int
    end: int
    number: tuple[int, int]
    page: int
    kind: str  # "word", "braces", "alone"
    block: int = -1


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation | Finding]:
    """Yield a `<pb>` for each page mark and form feed, and a finding for each mark that is out of
    order; an `<fw>` for each running head.
    """
    pages = form_feeds if "\f" in document.text else running_heads
    yield from pages(document, layer)
    marks = _marks(document, layer)
    if not marks:
        return
    text = document.text
    inside = _rising(marks)
    findings = 0
    for mark, rises in zip(marks, inside, strict=True):
        if not rises:
            if mark.kind == "word" and findings < _MOST_FINDINGS:
                findings += 1
                words = text[mark.start : mark.end]
                yield Finding("page-out-of-order", document.place(mark.start), {"mark": words})
            continue
        number = text[slice(*mark.number)]
        rend = rend_of_marks(text[mark.start : mark.number[0]], text[mark.number[1] : mark.end])
        if rend == "brackets":
            rend = "pre([) post(])"
        why = {"word": WHY_WORD, "braces": WHY_BRACES, "alone": WHY_ALONE}[mark.kind]
        attributes = {"n": number, "rend": rend} if rend else {"n": number}
        yield Annotation(mark.start, mark.end, "pb", "page_marks", why, "high", attributes,
                         ((mark.start, mark.end),), block=mark.block >= 0)  # fmt: skip


def _marks(document: Document, layer: Layer) -> list[Mark]:
    text = document.text
    found = []
    alone: dict[int, int] = {}
    for sign in "[{":
        at = text.find(sign)
        while at >= 0:
            match = _MARK.match(text, at)
            at = text.find(sign, at + 1)
            if match and _IS_OF_A_WORK.search(text, max(0, match.start() - 60), match.start()):
                continue
            if match is None or (sign == "[") != (match[0][-1] == "]"):
                continue
            word = match.start(1) - match.start() > 1
            page = _page(match[1]) if word or sign == "{" else 0
            if page and layer.is_free(*_lines(document, match.start(), match.end())):
                kind = "word" if word else "braces"
                found.append(Mark(match.start(), match.end(), match.span(1), page, kind))
    for index, block in enumerate(document.blocks):
        if block.end - block.start <= 20 and text[block.start] in "-–—pP[{":
            alone[block.start] = index
            line = _LINE.fullmatch(text, block.start, block.end)
            if line and layer.is_free(block.first, block.last):
                group = 1 if line[1] else 2
                found.append(Mark(block.start, block.end, line.span(group), int(line[group]),
                                  "alone"))  # fmt: skip
    found.sort()
    counts = {kind: sum(m.kind == kind for m in found) for kind in ("braces", "alone")}
    kept = [m for m in found if m.kind == "word" or counts[m.kind] > 1]
    blocks = document.blocks
    return [
        m._replace(block=alone[m.start])
        if m.start in alone and blocks[alone[m.start]].end == m.end
        else m
        for m in kept
    ]


def _lines(document: Document, start: int, end: int) -> tuple[int, int]:
    lines = document.lines_of(start, end)
    return lines.start, lines.stop


def _page(number: str) -> int:
    """Arabic pages come after roman ones: 1 is more than xvi."""
    return 10_000 + int(number) if number.isdecimal() else roman(number)


def _rising(marks: list[Mark]) -> list[bool]:
    """Which marks belong to the longest row of rising page numbers."""
    tails: list[int] = []
    last: list[int] = []
    previous = [-1] * len(marks)
    for i, mark in enumerate(marks):
        at = bisect_left(tails, mark.page)
        previous[i] = last[at - 1] if at else -1
        if at == len(tails):
            tails.append(mark.page)
            last.append(i)
        else:
            tails[at], last[at] = mark.page, i
    inside = [False] * len(marks)
    i = last[-1] if last else -1
    while i >= 0:
        inside[i] = True
        i = previous[i]
    return inside
