"""The elements of a TEI file as one tree of bytes, and where in it new ones find a place.

    <p>A <hi>Dr. Ann</hi> Weiss</p>    persName over “Dr. Ann Weiss”
    ->  <p>A <persName><hi>Dr. Ann</hi> Weiss</persName></p>

A new element stands in the innermost element that holds all its words; an element whose words all
are its own, it takes in whole. One that it would cross cuts it in two, if it is of a kind that may
be cut, and otherwise keeps it out; but for a stop that was set in the type of the words before it,
as in `Father <hi>Fontenay,</hi>`. Guidelines: NH (non-hierarchical structures).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from tei.enrichment.content import allowed
from tei.hierarchy.content import FRAGMENTABLE
from tei.readers.tei import TeiDocument
from tei.readers.tei_items import Element
from tei.typed import Record

MOST_PIECES = 12
_HOLD_BLOCKS = frozenset("body back div div1 div2 div3 div4 div5 div6 div7".split())
_PARAGRAPHS = frozenset(("p", "ab", "list", "quote", "lg", "table", ""))
_TYPE = frozenset(("hi", "emph", "seg"))
_STOPS = ",.;:!?"
CROSSING, UNFIT = "crossing", "unfit"


class Added:
    """A new element: `number` tells the annotation it is of, `piece` which part of it."""

    __slots__ = ("number", "piece")

    def __init__(self, number: int, piece: int) -> None:
        self.number, self.piece = number, piece


class Spot:
    """An element in the tree, of the file or `added`: its bytes, its text, its children."""

    __slots__ = ("added", "at", "children", "close", "end", "first", "inner", "last", "name",
                 "prefix")  # fmt: skip

    def __init__(self, name: str, prefix: str, at: int, inner: int, close: int, end: int) -> None:
        self.name, self.prefix = name, prefix
        self.at, self.inner, self.close, self.end = at, inner, close, end
        self.first = self.last = -1
        self.children: list[Spot] = []
        self.added: Added | None = None


class Piece(Record):
    """A part of the text, and the bytes that its tags would stand around."""

    first: int
    last: int
    start: int
    end: int


def tree_of(elements: list[Element]) -> Spot:
    """The elements of a file, in its order, as a tree."""
    spots: list[Spot] = []
    for element in elements:
        spot = Spot(
            element.name, element.prefix, element.at, element.inner, element.close, element.end
        )
        spot.first, spot.last = element.first, element.last
        if element.parent >= 0:
            spots[element.parent].children.append(spot)
        spots.append(spot)
    return spots[0]


class Placing:
    """Puts new elements into the tree of a document."""

    def __init__(self, document: TeiDocument) -> None:
        self.document = document
        self.root = tree_of(document.markup.elements)

    def put(self, name: str, first: int, last: int, number: int) -> list[Piece] | str:
        """Put an element around `text[first:last]`: the pieces it is in, or why it has no place.

        Nothing is put unless all its pieces find a place.
        """
        pieces = self._pieces(name, first, last)
        if isinstance(pieces, str):
            return pieces
        if not all(allowed(around.name, name) for _, around, _, _ in pieces):
            return UNFIT
        for _, around, low, high in pieces:
            if not all(allowed(name, child.name) for child in around.children[low:high]):
                return UNFIT
        # The last first: so the places of those before stay what they are.
        for part, (piece, around, low, high) in reversed(list(enumerate(pieces))):
            spot = Spot(name, around.prefix, piece.start, piece.start, piece.end, piece.end)
            spot.first, spot.last = piece.first, piece.last
            spot.children = around.children[low:high]
            spot.added = Added(number, part if len(pieces) > 1 else -1)
            around.children[low:high] = [spot]
        return [piece for piece, _, _, _ in pieces]

    def put_around(self, name: str, first: int, last: int, number: int) -> Piece | None:
        """Put an element around the paragraphs that are `text[first:last]`; None if they aren't
        the whole of them.
        """
        starts, ends = self.document.starts, self.document.ends
        start, end = starts[first], ends[last - 1]
        around = self.root
        while 0 <= start < end:
            children = around.children
            low, high = bisect_right(children, start, key=_end), bisect_left(children, end, key=_at)
            if low >= high:
                return None
            left, right = children[low], children[high - 1]
            whole = first <= left.first and right.last <= last
            if whole and around.name in _HOLD_BLOCKS:
                break
            if high - low > 1 or not (left.inner <= start and end <= left.close):
                return None
            around = left
        else:
            return None
        if any(child.name not in _PARAGRAPHS for child in children[low:high]):
            return None
        spot = Spot(name, around.prefix, left.at, left.at, right.end, right.end)
        spot.first, spot.last = first, last
        spot.children = children[low:high]
        spot.added = Added(number, -1)
        around.children[low:high] = [spot]
        return Piece(first, last, left.at, right.end)

    def _pieces(
        self, name: str, first: int, last: int
    ) -> list[tuple[Piece, Spot, int, int]] | str:
        """Where each piece stands: around which bytes, in which element, over which children."""
        may_cut = name in FRAGMENTABLE
        waiting = [(first, last)]
        found: list[tuple[Piece, Spot, int, int]] = []
        while waiting:
            first, last = self._trimmed(*waiting.pop())
            if first >= last:
                continue
            cut = self.document.text.find("\n", first, last)
            if cut < 0:
                place = self._place(first, last)
                if not isinstance(place, int):
                    found.append(place)
                    continue
                cut = place
            if not may_cut or not first < cut < last or len(found) + len(waiting) > MOST_PIECES:
                return CROSSING
            waiting += [(cut, last), (first, cut)]
        return found or CROSSING

    def _trimmed(self, first: int, last: int) -> tuple[int, int]:
        text = self.document.text
        while first < last and text[first].isspace():
            first += 1
        while first < last and text[last - 1].isspace():
            last -= 1
        return first, last

    def _place(self, first: int, last: int) -> tuple[Piece, Spot, int, int] | int:
        """The place of one piece, or where in the text it has to be cut (-1: nowhere)."""
        start, end = self.document.starts[first], self.document.ends[last - 1]
        if start < 0 or end < 0 or start >= end:
            return -1
        around = self.root
        while True:
            children = around.children
            low = bisect_right(children, start, key=_end)
            high = bisect_left(children, end, key=_at)
            if low >= high:
                break
            if high - low == 1:
                child = children[low]
                if child.inner <= start and end <= child.close:
                    around = child
                    continue
            left, right = children[low], children[high - 1]
            if start > left.at:
                if left.first < first:
                    return left.last if left.first >= 0 else -1
                start = left.at
            if end < right.end:
                if right.last > last:
                    if not self._only_stops(right, last):
                        return right.first
                    last = right.last
                end = right.end
            break
        return Piece(first, last, start, end), around, low, high


    def _only_stops(self, spot: Spot, last: int) -> bool:
        """True if a change of type takes in no more than the stop after the words."""
        rest = self.document.text[last : spot.last]
        return spot.name in _TYPE and len(rest) < 3 and not rest.strip(_STOPS)


def _end(spot: Spot) -> int:
    return spot.end


def _at(spot: Spot) -> int:
    return spot.at
