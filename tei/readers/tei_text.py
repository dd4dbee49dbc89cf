"""The items of a TEI file -> one text for the rules, and the bytes of each of its characters.

Each paragraph is one line, and blank lines stand between, as with all readers
(`tei.readers.writing`); a note of the foot of the page follows the paragraph it belongs to. In
the order of the file (`in_order`) it stays where it is: so the text is compared with another.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from tei.readers.tei_items import Aside, Break, Close, Element, Item, Listed, Open, Words

_SPACE = frozenset(" \t\n\r")


class Text:
    """`text`; the bytes `starts[i]..ends[i]` of each character, -1 where no tag could stand
    before or after it. Sets `first`, `last` and `marks` of the elements.
    """

    def __init__(self, items: Iterable[Item], in_order: bool = False) -> None:
        self.in_order = in_order
        self.parts: list[str] = []
        self.starts, self.ends = array("q"), array("q")
        self.length = self.solid = 0
        self._waiting: list[Element] = []
        self._open: list[Element] = []
        self._between = self._space = False
        self._space_at = (-1, -1)
        self._write(items)
        self.text = "".join(self.parts)

    def _write(self, items: Iterable[Item]) -> None:
        stack = [iter(items)]
        later: list[Aside] = []
        depth_of: list[list[Aside]] = [later]
        while stack:
            item = next(stack[-1], None)
            if item is None:
                waiting = depth_of[-1]
                stack.pop()
                depth_of.pop()
                if waiting:
                    self._break()
                    stack.append(iter([i for aside in waiting for i in aside.items]))
                    depth_of.append([])
            elif type(item) is Words:
                self._words(item)
            elif type(item) is Open:
                item.element.first = item.element.last = -1
                item.element.marks = []
                self._waiting.append(item.element)
                self._open.append(item.element)
            elif type(item) is Close:
                self._close(item.element)
            elif type(item) is Break:
                if item.surely or not self.in_order:
                    self._break()
                else:
                    self._space = True
                if depth_of[-1] and not self.in_order:
                    waiting = depth_of[-1][:]
                    depth_of[-1].clear()
                    stack.append(iter([i for aside in waiting for i in aside.items]))
                    depth_of.append([])
            elif type(item) is Aside:
                if self.in_order:
                    stack.append(iter(item.items))
                    depth_of.append([])
                else:
                    depth_of[-1].append(item)
            elif type(item) is Listed and self.in_order:
                stack.append(iter(item.items))
                depth_of.append([])

    def _break(self) -> None:
        self._between = self.length > 0
        self._space = False

    def _close(self, element: Element) -> None:
        self._open.pop()
        if element.first >= 0:
            element.last = self.solid
        elif self._waiting and self._waiting[-1] is element:
            self._waiting.pop()

    def _words(self, words: Words) -> None:
        """Write text: white space becomes one space, and none at the ends of paragraphs."""
        text, at, end = words.text, words.start, words.end
        if words.unit:
            body = text.strip(" \t\n\r")
            if not body:
                self._spaces(at, end)
                return
            self._begin(len(body))
            self._add(" ".join(body.split()) if "\n" in body else body, at, end, at < 0)
            return
        position = 0
        size = len(text)
        plain = text.isascii()
        while position < size:
            stop = position
            while stop < size and text[stop] in _SPACE:
                stop += 1
            if stop > position:
                width = stop - position
                self._spaces(at, at + width if at >= 0 else -1)
                at += width if at >= 0 else 0
                position = stop
                continue
            while stop < size and text[stop] not in _SPACE:
                stop += 1
            run = text[position:stop]
            self._begin(len(run))
            self.parts.append(run)
            self.length += len(run)
            if plain:
                self.starts.extend(range(at, at + len(run)))
                self.ends.extend(range(at + 1, at + len(run) + 1))
                at += len(run)
            else:
                for sign in run:
                    self.starts.append(at)
                    at += len(sign.encode())
                    self.ends.append(at)
            self.solid = self.length
            position = stop

    def _spaces(self, at: int, end: int) -> None:
        if not self._between and self.length and not self._space:
            self._space, self._space_at = True, (at, end)

    def _begin(self, count: int) -> None:
        """Words follow: first the space before them; what was opened begins here."""
        if self._between:
            self._put("\n\n", (-1, -1))
        elif self._space:
            self._put(" ", self._space_at)
        self._between = self._space = False
        for element in self._waiting:
            element.first = self.length
        self._waiting.clear()

    def _put(self, words: str, bytes_: tuple[int, int]) -> None:
        self.parts.append(words)
        self.length += len(words)
        for _ in words:
            self.starts.append(bytes_[0])
            self.ends.append(bytes_[1])

    def _add(self, body: str, at: int, end: int, mark: bool) -> None:
        """A unit: a tag may stand before its first character and after its last one."""
        count = len(body)
        self.parts.append(body)
        self.starts.append(at)
        self.starts.extend([-1] * (count - 1))
        self.ends.extend([-1] * (count - 1))
        self.ends.append(end)
        if mark and self._open:
            self._open[-1].marks.append((self.length, self.length + count))
        self.length += count
        self.solid = self.length
