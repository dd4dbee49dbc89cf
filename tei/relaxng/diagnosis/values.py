"""Strings against patterns: attribute values, and the text of elements without elements in them.

RELAX NG specification, sections 6.2.7 to 6.2.9 (data, value, list).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tei.relaxng import patterns as kinds
from tei.relaxng.patterns import Data, Pattern, Value

__all__ = ["literals", "matches", "types"]

Namespaces = Mapping[str, str]


def matches(pattern: Pattern, text: str, namespaces: Namespaces) -> bool:
    """Whether a string is what a pattern (without elements and attributes) allows."""
    kind = pattern.kind
    if kind == kinds.TEXT:
        return True
    if kind == kinds.EMPTY:
        return not text.strip(" \t\r\n")
    if kind == kinds.CHOICE:
        return any(matches(part, text, namespaces) for part in pattern.parts)
    if isinstance(pattern, Data):
        return pattern.datatype.allows(text, namespaces) and not any(
            matches(part, text, namespaces) for part in pattern.parts
        )
    if isinstance(pattern, Value):
        return pattern.datatype.value(text, namespaces) == pattern.value
    if kind == kinds.LIST:
        left = frozenset([_Rest(pattern.parts)])
        for word in text.split():
            left = frozenset(r for each in left for r in _after(each, word, namespaces))
            if not left:
                return False
        return any(_complete(each) for each in left)
    if kind == kinds.ONE_OR_MORE:
        return matches(pattern.parts[0], text, namespaces)
    if kind in (kinds.GROUP, kinds.INTERLEAVE):
        return any(
            matches(part, text, namespaces)
            and all(other.nullable for other in pattern.parts if other is not part)
            for part in pattern.parts
        )
    return False


class _Rest:
    """What has to come after a word of a list: patterns one after the other."""

    __slots__ = ("parts",)

    def __init__(self, parts: tuple[Pattern, ...]) -> None:
        self.parts = parts

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Rest) and self.parts == other.parts

    def __hash__(self) -> int:
        return hash(self.parts)


def _complete(left: _Rest) -> bool:
    return all(part.nullable for part in left.parts)


def _after(left: _Rest, word: str, namespaces: Namespaces) -> Iterator[_Rest]:
    """The rests after one word of a list."""
    for at, part in enumerate(left.parts):
        for rest in _word(part, word, namespaces):
            yield _Rest((*rest, *left.parts[at + 1 :]))
        if not part.nullable:
            return


def _word(pattern: Pattern, word: str, namespaces: Namespaces) -> Iterator[tuple[Pattern, ...]]:
    kind = pattern.kind
    if kind in (kinds.DATA, kinds.VALUE):
        if matches(pattern, word, namespaces):
            yield ()
    elif kind == kinds.CHOICE:
        for part in pattern.parts:
            yield from _word(part, word, namespaces)
    elif kind == kinds.GROUP:
        first, second = pattern.parts
        for rest in _word(first, word, namespaces):
            yield (*rest, second)
        if first.nullable:
            yield from _word(second, word, namespaces)
    elif kind == kinds.ONE_OR_MORE:
        for rest in _word(pattern.parts[0], word, namespaces):
            yield (*rest, pattern)
            yield rest


def literals(pattern: Pattern) -> list[Value]:
    """The values that a pattern lists, in the order of the schema."""
    return [part for part in _leaves(pattern) if isinstance(part, Value)]


def types(pattern: Pattern) -> list[Data]:
    """The datatypes that a pattern names."""
    return [part for part in _leaves(pattern) if isinstance(part, Data)]


def _leaves(pattern: Pattern) -> Iterator[Pattern]:
    todo, seen = [pattern], {pattern}
    while todo:
        part = todo.pop()
        if part.kind in (kinds.DATA, kinds.VALUE):
            yield part
            continue
        for inner in reversed(part.parts):
            if inner not in seen:
                seen.add(inner)
                todo.append(inner)
