"""Paragraphs: whatever stands between blank lines and nobody has claimed.

Guidelines: COPA (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COPA).

    One line.

    Another.            ->   <p>One line.</p> <p>Another.</p>

In a text of one line a paragraph, each line is one (`Document.wrapped`); where the line ends
do not tell whether it is such a text, a finding says which it was taken for.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tei.findings import Finding
from tei.standoff import Annotation
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

OVER_PAGE = "a sentence that the end of a page breaks off, and the next page goes on with"
WHY = "a run of text that stands by itself, and that no other rule has claimed"


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation | Finding]:
    """Yield a `<p>` for each run of lines that no chunk has taken; a finding if in doubt."""
    lines, text = document.lines, document.text
    doubtful = document.paragraphs == "auto" and document.line_votes.doubtful
    before = -1
    free = list(layer.free_lines())
    over = _over_pages(document, layer, free) if layer.of("fw") or layer.of("pb") else {}
    for first, last in free:
        start, end = lines[first], lines[last] - 1
        if text[start].isspace() or text[end - 1].isspace():
            body = text[start:end]
            start += len(body) - len(body.lstrip())
            end = start + len(body.strip())
        if first in over:
            if (end := over[first]) < 0:
                continue  # it goes on with the one before
            yield Annotation(start, end, "p", "paragraphs", OVER_PAGE, "medium", block=True)
        else:
            yield Annotation(start, end, "p", "paragraphs", WHY, block=True)
        if doubtful and (last - first > 1 if document.wrapped else first == before):
            read_as = "blank lines" if document.wrapped else "line ends"
            yield Finding("paragraphs-guessed", document.place(start), {"ends": read_as})
            doubtful = False
        before = last


def _over_pages(document: Document, layer: Layer, free: list[tuple[int, int]]) -> dict[int, int]:
    """The first line of a paragraph that runs over pages -> where it ends; of its rest -> -1.

    Only notes, running heads and page numbers stand between, and the rest begins in lower case.
    """
    text, lines = document.text, document.lines
    ends: dict[int, int] = {}
    head = -1
    for (first, last), (after, until) in pairwise(free):
        stop = lines[last] - 1
        words = text[lines[first] : stop].rstrip()
        rest = text[lines[after] : lines[until] - 1].strip()
        begun = head if ends.get(first) == -1 else first
        breaks = words[-1:].isalnum() or words[-1:] in (",", ";", "-", "\u00ac", "\u2014")
        if not breaks or not rest[:1].islower() or not _is_page_end(document, layer, last, after):
            continue
        head = begun
        ends[after] = -1
        ends[begun] = lines[after] + len(text[lines[after] : lines[until] - 1].rstrip())
    return ends


def _is_page_end(document: Document, layer: Layer, last: int, after: int) -> bool:
    """True if a page ends between two lines, and only what belongs to pages stands there."""
    page = document.text[document.lines[after]] == "\f"
    for line in range(last, after):
        words = document.line(line)
        if not words.strip(" \t"):
            continue
        start = document.lines[line] + len(words) - len(words.lstrip(" \t"))
        over = layer.covering(start, "fw", "pb", "note")
        if over is None or not over.block:
            return False
        page = page or over.element != "note"
    return page
