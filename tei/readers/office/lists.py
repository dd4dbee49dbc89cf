"""Lists: paragraphs with labels, nested by their level.

    "1." Bread, "2." milk, "–" fresh (one level down)

    ->  <list rend="numbered"><item n="1.">Bread</item>
          <item n="2.">milk <list rend="bulleted"><item n="–">fresh</item></list></item></list>

The label is what the page shows, though the file only has a rule to count by: it is a mark of the
item.
"""

from __future__ import annotations

from tei.readers.office.inline import Inline
from tei.readers.office.model import Paragraph
from tei.readers.writing import Begun, Writing

WHY = "paragraphs that the document has in a list"


class Lists:
    """The lists that are open, the outermost first: level, series, list, item."""

    def __init__(self, page: Writing, inline: Inline) -> None:
        self.page = page
        self.inline = inline
        self._open: list[tuple[int, str, Begun, Begun]] = []

    def is_open(self) -> bool:
        """True if a list has begun and not ended."""
        return bool(self._open)

    def item(self, paragraph: Paragraph) -> None:
        """Write an item, in the list it belongs to."""
        depth, series = paragraph.depth, paragraph.series
        while self._open and self._open[-1][0] > depth:
            self._end()
        outer: Begun | None = None
        if self._open and self._open[-1][0] == depth:
            _, known, outer, item = self._open.pop()
            self.page.end(item, empty=True)
            if known != series:
                self.page.end(outer)
                outer = None
        if outer is None:
            rend = "simple"
            if paragraph.label:
                rend = "numbered" if paragraph.numbered else "bulleted"
            outer = self.page.begin("list", WHY, {"rend": rend}, block=True)
        label = "".join(paragraph.label.split())
        item = self.page.begin("item", WHY, {"n": label} if label else None, block=True)
        self._open.append((depth, series, outer, item))
        self.page.place(paragraph.number)
        if label:
            self.page.mark(label, item)
            self.page.write(" ")
        self.inline.write(paragraph)
        self.page.new_paragraph()

    def go_on(self, paragraph: Paragraph) -> None:
        """Write another paragraph of the item under way."""
        begun = self.page.begin("p", WHY, block=True)
        self.inline.write(paragraph)
        self.page.end(begun)

    def close(self) -> None:
        """End all lists."""
        while self._open:
            self._end()

    def _end(self) -> None:
        _, _, outer, item = self._open.pop()
        self.page.end(item, empty=True)
        self.page.end(outer)
