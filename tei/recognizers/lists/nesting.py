"""Which item belongs to which list: by indentation, and by labels that continue a series."""

from __future__ import annotations

from collections.abc import Sequence

from tei.recognizers.lists.labels import Marker
from tei.typed import Record

_DEEPEST = 12
_AHEAD = 40  # how many items to look ahead for the outer list to go on


class Item:
    """An item: its marker, its last line, and the lists in it."""

    __slots__ = ("last", "lists", "marker")

    def __init__(self, marker: Marker, last: int) -> None:
        self.marker = marker
        self.last = last  # the line after its last one
        self.lists: list[List] = []


class List:
    """A list under way. `systems` are the numbering systems that still fit, with the last value."""

    __slots__ = ("column", "indent", "items", "start", "style", "systems")

    def __init__(self, item: Item) -> None:
        marker = item.marker
        self.items = [item]
        self.indent = marker.indent
        self.column = marker.column
        self.style = marker.style
        self.systems = dict(marker.values)
        self.start = dict(marker.values)

    def goes_on_with(self, marker: Marker) -> bool:
        """True if the marker is the next of this series (one number may be missing)."""
        if marker.style != self.style:
            return False
        if not self.systems:
            return True
        return any(
            system in self.systems
            and (0 < value - self.systems[system] <= 2 or value == self.systems[system] == 1)
            for system, value in marker.values
        )

    def add(self, item: Item) -> None:
        """Add the next item; a numbering system it does not fit is ruled out."""
        self.items.append(item)
        if self.systems:
            values = dict(item.marker.values)
            self.systems = {
                s: values[s]
                for s, last in self.systems.items()
                if s in values and (0 < values[s] - last <= 2 or values[s] == last == 1)
            }

    @property
    def last(self) -> int:
        """The line after its last one."""
        return self.items[-1].last

    @property
    def numbered(self) -> bool:
        """True if its labels count."""
        return bool(self.start)

    def first_value(self) -> int:
        """The value of the first label in the system that fitted all."""
        return min((self.start[s] for s in self.systems), default=0)


class Region(Record):
    """Items with nothing between them that is not theirs; `lasts` are the lines they end before."""

    markers: Sequence[Marker]
    lasts: Sequence[int]


def opens(marker: Marker) -> bool:
    """True if the label may be the first of a list."""
    return not marker.values or any(value == 1 for _, value in marker.values)


def nest(region: Region) -> list[List]:
    """The lists of a region, outermost ones in order."""
    outermost: list[List] = []
    stack: list[List] = []
    for k, marker in enumerate(region.markers):
        last = region.lasts[k]
        item = Item(marker, last)
        depth = _series(stack, marker)
        if depth >= 0:
            del stack[depth + 1 :]
            stack[-1].add(item)
        elif not _opens_list(stack, region, k):
            stack[-1].items[-1].last = last  # words of the item before that look like a label
        else:
            while stack and not _inside(stack[-1], region, k):
                stack.pop()
            new = List(item)
            (stack[-1].items[-1].lists if stack else outermost).append(new)
            stack.append(new)
        for outer in stack:
            outer.items[-1].last = max(outer.items[-1].last, last)
    return outermost


def _series(stack: list[List], marker: Marker) -> int:
    """The place in the stack of the innermost list that the marker continues, or -1."""
    for depth in range(len(stack) - 1, -1, -1):
        known = stack[depth]
        aligned = abs(marker.indent - known.indent) <= 1 or (
            known.numbered and abs(marker.column - known.column) <= 1
        )
        if aligned and known.goes_on_with(marker):
            return depth
    return -1


def _opens_list(stack: list[List], region: Region, k: int) -> bool:
    """True if marker `k` may be the first of a list; those nested too deep are words."""
    if not stack:
        return True
    deeper = len(stack) >= _DEEPEST and region.markers[k].indent >= stack[-1].indent + 2
    return not deeper and opens(region.markers[k])


def _inside(outer: List, region: Region, k: int) -> bool:
    """True if marker `k` opens a list inside the last item of `outer`.

    It stands further in, or its label is of another kind and `outer` goes on after it, or has
    had such a list before.
    """
    marker = region.markers[k]
    if marker.indent >= outer.indent + 2:
        return True
    if marker.indent < outer.indent or marker.style == outer.style:
        return False
    if any(inner.style == marker.style for item in outer.items for inner in item.lists[-1:]):
        return True
    ahead = region.markers[k + 1 : k + 1 + _AHEAD]
    return any(m.indent <= outer.indent + 1 and outer.goes_on_with(m) for m in ahead) and (
        outer.numbered
    )
