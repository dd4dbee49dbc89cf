"""Running heads and page numbers that a scan has left between the paragraphs.

    THE MILLS OF THE FEN          16  ->  <fw type="header">THE MILLS OF THE FEN  16</fw>
    17                                ->  <fw type="pageNum">17</fw>

A line with a page number and the words of a running head, of which the words come back on other
pages and the numbers rise with them: nothing less is one. Page numbers alone on a line are of the
same pages if they fit in between.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tei.regexes import compiled
from tei.standoff import Annotation
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Document
    from tei.standoff import Layer

HEADER = "a line with a page number, whose other words come back on other pages as numbers rise"
NUMBER = "a page number on a line by itself, between those of the running heads"
_LEAST = 2  # times that a running head comes back
_FURTHEST = 6  # pages from one to the next
_LONGEST = 100
HEADED = compiled(r"(?:(\d{1,4})[ \t]{2,})?([^\W\d_][^\n]{2,70}?)(?:[ \t]{2,}(\d{1,4}))?")


class Head(Record):
    """A line that may be a running head: its block, its page and its words ("" for a number)."""

    start: int
    end: int
    page: int
    words: str


def running_heads(document: Document, layer: Layer) -> Iterator[Annotation]:
    """Yield an `<fw>` for each running head, and for the page numbers between them."""
    found = list(_candidates(document, layer))
    headed = [head for head in found if head.words]
    times: dict[str, int] = {}
    for head in headed:
        times[head.words] = times.get(head.words, 0) + 1
    headed = [head for head in headed if times[head.words] >= _LEAST]
    if len(headed) < _LEAST or not _rise(headed):
        return
    before = headed[0].page - _FURTHEST
    sure = {head.start for head in headed}
    for head in found:
        if head.start in sure:
            yield Annotation(head.start, head.end, "fw", "page_marks", HEADER, "high",
                             {"type": "header"}, block=True)  # fmt: skip
        elif head.words or not before < head.page <= before + _FURTHEST:
            continue
        else:
            yield Annotation(head.start, head.end, "fw", "page_marks", NUMBER, "medium",
                             {"type": "pageNum"}, block=True)  # fmt: skip
        before = head.page


def _rise(heads: list[Head]) -> bool:
    """True if each page comes after the one before, and not long after."""
    return all(a.page < b.page <= a.page + _FURTHEST for a, b in pairwise(heads))


def _candidates(document: Document, layer: Layer) -> Iterator[Head]:
    text = document.text
    for block in document.blocks:
        start, end = block.start, block.end
        if end - start > _LONGEST or not (text[end - 1].isdecimal() or text[start].isdecimal()):
            continue
        alone = block.blank_before or not block.first or text[start - 1 : start] == "\f"
        if not alone or block.last - block.first > 1 or not layer.is_free(block.first, block.last):
            continue
        words = text[start:end]
        if words.isdecimal() and len(words) < 5:
            yield Head(start, end, int(words), "")
            continue
        match = HEADED.fullmatch(words)
        if match and bool(match[1]) != bool(match[3]) and match[2].isupper():
            yield Head(start, end, int(match[1] or match[3]), " ".join(match[2].split()))
