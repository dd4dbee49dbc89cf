"""The block an offset lies in, found again quickly for offsets that ascend.

Rules for phrases ask it so that no phrase runs over the end of a paragraph.
"""

from __future__ import annotations

from bisect import bisect_right

from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document


class Cursor:
    """The bounds of a block of the document: `start`, `end` and its `number`."""

    def __init__(self, document: Document) -> None:
        bounds = document.known.get("bounds of blocks")
        if not isinstance(bounds, tuple):  # each rule for phrases has a cursor of its own
            blocks = document.blocks
            bounds = [block.start for block in blocks], [block.end for block in blocks]
            document.known["bounds of blocks"] = bounds
        self._starts: list[int] = bounds[0]
        self._ends: list[int] = bounds[1]
        self.number, self.start, self.end = -1, 0, 0

    def move_to(self, offset: int, end: int = 0) -> bool:
        """Move to the block of an offset; False if it lies in none, or if `end` lies outside."""
        if not self.start <= offset < self.end:
            self.number = number = bisect_right(self._starts, offset) - 1
            if number < 0:
                return False
            self.start, self.end = self._starts[number], self._ends[number]
        return offset < self.end and end <= self.end
