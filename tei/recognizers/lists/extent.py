"""How far an item goes: the lines that hang under it, the paragraphs that stand in with it."""

from __future__ import annotations

from collections.abc import Iterator

from tei.document import Document
from tei.layout import Margins, columns, is_full
from tei.recognizers.lists.labels import Marker, markers
from tei.recognizers.lists.nesting import Region
from tei.standoff import Layer
from tei.typed import Record

_LONG = 120  # a line longer than this is a paragraph, not the first line of one


class Page(Record):
    """A document with its measures: what the questions about lines are asked of."""

    document: Document
    layer: Layer
    ordinary: Margins
    width: int  # 0 where a line is a paragraph

    def line(self, n: int) -> str:
        """The words of a line."""
        return self.document.line(n)

    def columns(self, n: int) -> int:
        """The column in which a line begins."""
        return columns(self.document.line(n))

    def start_of(self, n: int) -> int:
        """The offset of the first character of a line that is not white space."""
        row = self.document.line(n)
        return self.document.lines[n] + len(row) - len(row.lstrip())

    def end_of(self, n: int) -> int:
        """The offset after the last character of a line that is not white space."""
        return self.document.lines[n] + len(self.document.line(n).rstrip())

    def runs_on(self, n: int, following: int) -> bool:
        """True if line `n` was broken for want of room: its paragraph goes on in the next."""
        one, other = self.line(n), self.line(following)
        if self.width:
            return is_full(one, other, self.width - 8)
        return len(one) <= _LONG and len(one) > 40 and is_full(one, other, 60)

    def is_paragraph(self, n: int) -> bool:
        """True if line `n` is a paragraph of its own, in a text of such lines."""
        return not self.width and len(self.line(n)) > _LONG


def regions(page: Page) -> Iterator[Region]:
    """Runs of items with nothing but white space and their own lines between them."""
    document, layer = page.document, page.layer
    found: list[Marker] = []
    lasts: list[int] = []
    waiting: Marker | None = None
    for marker in markers(document.text, document.line_at):
        if not layer.is_free(marker.line, marker.line + 1):
            continue
        if waiting is not None:
            last, joined = _extent(page, waiting, found[0].indent, marker.line)
            lasts.append(last)
            if not joined:
                yield from _region(page, found, lasts)
                found, lasts = [], []
        found.append(marker)
        waiting = marker
    if waiting is not None:
        lasts.append(_extent(page, waiting, found[0].indent, len(document.lines) - 1)[0])
        yield from _region(page, found, lasts)


def _extent(page: Page, marker: Marker, outermost: int, limit: int) -> tuple[int, bool]:
    """The line before which an item ends, and whether only white space stands from there to
    `limit`, the line of the next marker or the end.
    """
    n = last = marker.line + 1
    total = len(page.document.lines) - 1
    blanks = 0
    while n < limit:
        row = page.line(n)
        if not row.strip():
            blanks += 1
            if blanks > 2:
                return last, False
            n += 1
            continue
        if not page.layer.is_free(n, n + 1):
            return last, False
        if not blanks:
            hangs = columns(row) > marker.indent or (
                page.width and page.runs_on(n - 1, n) and columns(row) >= outermost
            )
            if not hangs:
                return last, False
            n += 1
        else:
            end = _paragraph(page, n, limit, min(outermost, marker.indent))
            if not end:
                return last, False
            # Deeper than the words of the last item: set off from the text after the list,
            # unless the item goes on below it.
            deep = limit == total and columns(row) >= marker.column + 2
            n, blanks = end, 0
            if deep:
                continue
        last = n
    return last, True


def _paragraph(page: Page, n: int, limit: int, outermost: int) -> int:
    """The end of a paragraph that stands in under an item, or 0 if line `n` begins none."""
    first = n
    while n < limit and page.line(n).strip() and page.layer.is_free(n, n + 1):
        if page.columns(n) < outermost + 2:
            return 0
        n += 1
    # One line may be a short paragraph with the indentation of first lines.
    if n - first == 1 and _is_first_line(page, first):
        return 0
    return n


def _is_first_line(page: Page, n: int) -> bool:
    return page.columns(n) <= page.ordinary.first and page.ordinary.first > page.ordinary.body


def _region(page: Page, found: list[Marker], lasts: list[int]) -> Iterator[Region]:
    """A region, without markers at its head that stand in the middle of a paragraph."""
    for k, marker in enumerate(found):
        if _may_begin(page, marker):
            yield Region(found[k:], lasts[k:])
            return


def _may_begin(page: Page, marker: Marker) -> bool:
    """True if a list may begin here: at a paragraph's beginning, or where a line was cut short."""
    if marker.line == 0:
        return True
    before = page.line(marker.line - 1)
    if not before.strip() or not page.layer.is_free(marker.line - 1, marker.line):
        return True
    if not page.width or before.rstrip().endswith(":"):
        return True
    return not page.runs_on(marker.line - 1, marker.line)
