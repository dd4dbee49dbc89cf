"""The blocks first: annotations over whole lines become one tree of spans.

Blocks nest or are left out: a division that crosses another is not a division. What a rejected
block held is kept by the block around it (see `tei.hierarchy.tree`, which wraps stray text).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import compress, count, repeat
from operator import itemgetter, neg, not_

from tei.hierarchy.content import CHILDREN, DEPTH, ELSEWHERE, INNERMOST, NOTHING
from tei.standoff import Annotation

# An annotation as it is to be placed: start, negative end, depth, index; so they are sorted by
# start, the longest first, the outermost first. Then, of a phrase that was cut in pieces, which
# part this is ("first", "middle" or "last", otherwise ""), and a number that tells their
# identifiers apart. A bare tuple, for there are as many as annotations, and all are sorted.
Place = tuple[int, int, int, int, str, int]
_span = itemgetter(0, 1)

DEEPEST = 60  # a list in a list in a list ... sixty levels down is noise, and XML tools agree


class Span:
    """A block and the blocks inside it; `index` is the annotation's, -1 for the root."""

    __slots__ = ("attributes", "children", "element", "end", "index", "start")

    def __init__(
        self, element: str, start: int, end: int, index: int, attributes: Mapping[str, str]
    ) -> None:
        self.element = element
        self.start = start
        self.end = end
        self.index = index
        self.attributes = attributes
        self.children: list[Span] = []


def placed(annotations: Sequence[Annotation]) -> tuple[list[Place], list[Place]]:
    """The blocks that annotations ask for, and the phrases, each in their order.

    >>> p = Annotation(0, 9, "p", "paragraphs", "a run of lines", block=True)
    >>> [place[0][3] for place in placed([Annotation(4, 9, "hi", "italics", "in italics"), p])]
    [1, 0]
    """
    if not annotations:
        return [], []
    starts, ends, elements, *_, blocks = zip(*annotations, strict=True)
    depths = map(DEPTH.get, elements, repeat(INNERMOST))
    places = list(zip(starts, map(neg, ends), depths, count(), repeat(""), repeat(0)))
    return sorted(compress(places, blocks)), sorted(compress(places, map(not_, blocks)))


def nest(
    order: list[Place], annotations: Sequence[Annotation], length: int
) -> tuple[Span, list[int], list[int]]:
    """Nest the block annotations.

    Input: their places in order, all annotations, and the length of the text. Output: the root
    span, the indices of the blocks taken, and of those left out because they cross another or
    may not stand where they are.
    """
    root = Span("text", 0, length, -1, {})
    _as_read(order, annotations)
    stack: list[Span] = []  # what is open around what is open
    parent = root
    taken: list[int] = []
    left_out: list[int] = []
    for start, negative_end, _, index, _, _ in order:
        end = -negative_end
        while start >= parent.end and stack:
            parent = stack.pop()
        annotation = annotations[index]
        element = annotation.element
        if parent is root or element not in CHILDREN.get(parent.element, NOTHING):
            element = _element_in(parent, element)
        if start >= end or end > parent.end or not element or len(stack) >= DEEPEST:
            left_out.append(index)
            continue
        span = Span(element, start, end, index, annotation.attributes)
        parent.children.append(span)
        stack.append(parent)
        parent = span
        taken.append(index)
    return root, taken, left_out


def _as_read(order: list[Place], annotations: Sequence[Annotation]) -> None:
    """Blocks over the same words that the source marks itself nest as they do there.

    A reader gives the outer one first.
    """
    spans = list(map(_span, order))
    at, count = 0, len(order)
    if len(set(spans)) == count:
        return
    while at < count - 1:
        start = at
        at += 1
        if spans[at] != spans[start]:
            continue
        while at < count and spans[at] == spans[start]:
            at += 1
        slots = [
            i for i in range(start, at) if annotations[order[i][3]].rule.startswith("readers.")
        ]
        for slot, block in zip(slots, sorted((order[i] for i in slots), key=_index), strict=True):
            order[slot] = block


def _index(block: Place) -> int:
    return block[3]


def _element_in(parent: Span, element: str) -> str:
    """What the element may be called inside `parent`, or "" if it may not stand there."""
    inside = parent.element
    if inside == "text":
        if element == "front":
            return element if not parent.children else ""
        if element == "back":
            return element
        if element == "body":
            return ""
        inside = "body"
    children = CHILDREN.get(inside, frozenset())
    if element in children:
        return element
    other = ELSEWHERE.get(element, "")
    return other if other in children else ""
