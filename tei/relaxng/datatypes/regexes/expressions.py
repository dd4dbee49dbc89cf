r"""Expressions in one form: what matches the same is, where that is cheap to see, one object.

An expression is a chain of nodes, each with a head and the rest of the chain. A head is one of

    Count(set, sizes)         characters of one set, as many as one of the sizes
    Choice(alternatives)      one of several chains
    Loop(body, least, most)   a chain again and again

The sizes are the bits of an integer, so that a star is one object and a count costs a shift:
`\S` has bit 1 (0b10), `\S?` bits 0 and 1, `\S{2,3}` 0b1100, `\S*` all bits (-1), `\S+` all but
the first (-2).
"""

from __future__ import annotations

from tei.relaxng.datatypes.errors import DatatypeError
from tei.typed import Record

__all__ = ["END", "Choice", "Count", "Expressions", "Loop", "Node"]

ONE = 0b10
_MOST_PLACES = 2_000  # of an expression with its counts written out
_MOST_COUNT = 100_000


class Count(Record):
    """Characters of a set (its number), as many as a bit of `sizes` says."""

    characters: int
    sizes: int


class Choice(Record):
    """One of several chains."""

    alternatives: tuple[Node, ...]


class Loop(Record):
    """A chain, from `least` to `most` times; a `most` of -1 is no limit."""

    body: Node
    least: int
    most: int


class Node:
    """A head and the rest of the chain; `END`, the empty chain, has neither."""

    __slots__ = ("head", "may_be_empty", "places", "rest")

    def __init__(self, head: Count | Choice | Loop | None, rest: Node | None) -> None:
        self.head = head
        self.rest = rest
        self.may_be_empty: bool = (rest is None or rest.may_be_empty) and _may_be_empty(head)
        self.places: int = (rest.places if rest else 0) + _places(head)


def _may_be_empty(head: Count | Choice | Loop | None) -> bool:
    if isinstance(head, Count):
        return bool(head.sizes & 1)
    if isinstance(head, Choice):
        return any(node.may_be_empty for node in head.alternatives)
    return head is None or not head.least or head.body.may_be_empty


def _places(head: Count | Choice | Loop | None) -> int:
    """How many steps of a match may have to be kept in mind at once."""
    if isinstance(head, Count):
        return 1
    if isinstance(head, Choice):
        return sum(node.places for node in head.alternatives)
    return 0 if head is None else head.body.places * max(head.least, head.most, 1)


END = Node(None, None)


class Expressions:
    """Makes expressions and keeps them, so that equal ones are the same object."""

    def __init__(self, length: int) -> None:
        # What is written out may be long; what counts make of it may not.
        self._most = _MOST_PLACES + length
        self._nodes: dict[tuple[object, Node], Node] = {}
        self._joined: dict[tuple[Node, Node], Node] = {}

    def node(self, head: Count | Choice | Loop, rest: Node = END) -> Node:
        """The chain of that head and that rest."""
        # A tuple equals one of another kind with the same items: the kind is part of the key.
        key = ((type(head), head), rest)
        found = self._nodes.get(key)
        if found is None:
            found = self._nodes[key] = Node(head, rest)
        return found

    def checked(self, node: Node) -> Node:
        """The chain; DatatypeError if its counts make too much of it."""
        if node.places > self._most:
            raise DatatypeError(
                f"The counts in the regular expression unfold to more than {self._most:,} places; "
                "take smaller counts, * or +."
            )
        return node

    def chain(self, nodes: list[Node]) -> Node:
        """The chains one after the other."""
        result = END
        for node in reversed(nodes):
            if node.rest is END and node.head is not None:
                result = self.node(node.head, result)
            else:
                result = self.join(node, result)
        return result

    def join(self, node: Node, rest: Node) -> Node:
        """One chain after the other."""
        if node is END:
            return rest
        if rest is END:
            return node
        key = (node, rest)
        found = self._joined.get(key)
        if found is None:
            heads = []
            part: Node | None = node
            while part is not None and part.head is not None:
                heads.append(part.head)
                part = part.rest
            found = rest
            for head in reversed(heads):
                found = self.node(head, found)
            self._joined[key] = found
        return found

    def choice(self, alternatives: list[Node]) -> Node:
        """One of the chains; the same twice counts once."""
        different = tuple(dict.fromkeys(alternatives))
        return different[0] if len(different) == 1 else self.node(Choice(different))

    def repeat(self, body: Node, least: int, most: int) -> Node:
        """The chain from `least` to `most` times, -1 for no limit.

        Counts of counts are worked out where they have no gaps, so that `((a*)*)*` is `a*` and
        `((a{0,100}){0,100}){0,100}` is `a{0,1000000}`, too much to count but for a plain `a`.
        """
        if body is END or most == 0:
            return END
        if least == most == 1:
            return body
        if body.rest is END:
            head = body.head
            if isinstance(head, Count) and (bounds := _bounds(head.sizes)):
                if product := _product(bounds, least, most):
                    return self.node(Count(head.characters, _sizes(*product)))
            elif isinstance(head, Loop) and (
                product := _product((head.least, head.most), least, most)
            ):
                return self.repeat(head.body, *product)
        if body.may_be_empty:
            least = 0
        if most > _MOST_COUNT or least > _MOST_COUNT:
            raise _too_many()
        return self.checked(self.node(Loop(body, least, most)))


def _too_many() -> DatatypeError:
    return DatatypeError(
        f"A count in the regular expression is larger than {_MOST_COUNT:,}; take a smaller one, "
        "* or +."
    )


def _sizes(least: int, most: int) -> int:
    """The bits of an interval."""
    if max(least, most) > _MOST_COUNT:
        raise _too_many()
    return -1 << least if most < 0 else ((1 << (most - least + 1)) - 1) << least


def _bounds(sizes: int) -> tuple[int, int] | None:
    """The interval whose bits these are; None if they are none."""
    least = (sizes & -sizes).bit_length() - 1
    shifted = sizes >> least
    if shifted == -1:
        return least, -1
    return None if shifted & (shifted + 1) else (least, sizes.bit_length() - 1)


def _product(inner: tuple[int, int], least: int, most: int) -> tuple[int, int] | None:
    """The interval that `least` to `most` numbers of the inner interval can add up to.

    None if there are gaps, as in a{2} twice or thrice: 4 or 6. Sums of n numbers reach from
    n * low to n * high; if those of n = `least` and the next touch, all further ones do.
    """
    low, high = inner
    if least != most:
        first = least or 1
        if least == 0 and low > 1:
            return None
        if high >= 0 and first * high + 1 < (first + 1) * low and most != first:
            return None
    return least * low, -1 if (high < 0 and most != 0) or most < 0 else most * high
