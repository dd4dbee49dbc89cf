"""Content models as plain tuples: what an ODD says, before any schema language.

A pattern is one of

    ("text",)  ("empty",)  ("notAllowed",)
    ("element", ident)  ("class", ident, expand, include, except)  ("macro", ident)
    ("data", name, ((facet, value), ...))  ("value", string)  ("dataspec", ident)
    ("group", (p, ...))  ("choice", (p, ...))  ("interleave", (p, ...))  ("list", p)
    ("repeat", p, least, most)     most is None where there is no limit
    ("any", require, except)       an element of any name, namespaces and names as given
    ("pattern", name)              a named pattern of an external RELAX NG module
    ("rng", element)               RELAX NG that has no counterpart above

The makers below keep them small: a group of one is that one, a repeat of nothing is nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Pattern = tuple[Any, ...]

TEXT: Pattern = ("text",)
EMPTY: Pattern = ("empty",)
NOT_ALLOWED: Pattern = ("notAllowed",)


def group(parts: Iterable[Pattern]) -> Pattern:
    """One after the other.

    >>> group([("text",), EMPTY])
    ('text',)
    """
    kept: list[Pattern] = []
    for part in parts:
        if part[0] == "group":
            kept.extend(part[1])
        elif part != EMPTY:
            kept.append(part)
    return _few("group", kept, EMPTY)


def choice(parts: Iterable[Pattern]) -> Pattern:
    """One of several.

    >>> choice([("text",), NOT_ALLOWED])
    ('text',)
    """
    kept: list[Pattern] = []
    for part in parts:
        if part[0] == "choice":
            kept.extend(p for p in part[1] if p not in kept)
        elif part != NOT_ALLOWED and part not in kept:
            kept.append(part)
    return _few("choice", kept, NOT_ALLOWED)


def interleave(parts: Iterable[Pattern]) -> Pattern:
    """All of several, in any order."""
    return _few("interleave", [p for p in parts if p != EMPTY], EMPTY)


def _few(kind: str, parts: list[Pattern], none: Pattern) -> Pattern:
    if not parts:
        return none
    return parts[0] if len(parts) == 1 else (kind, tuple(parts))


def repeat(pattern: Pattern, least: int, most: int | None) -> Pattern:
    """From `least` to `most` times.

    >>> repeat(TEXT, 1, 1), repeat(TEXT, 0, None)
    (('text',), ('repeat', ('text',), 0, None))
    """
    if (least, most) == (1, 1):
        return pattern
    if most == 0 or pattern == EMPTY:
        return EMPTY
    if pattern == NOT_ALLOWED:
        return EMPTY if least == 0 else NOT_ALLOWED
    return ("repeat", pattern, least, most)


def inside(pattern: Pattern) -> Iterable[Pattern]:
    """The pattern and all patterns in it."""
    stack = [pattern]
    while stack:
        top = stack.pop()
        yield top
        if top[0] in ("group", "choice", "interleave"):
            stack.extend(reversed(top[1]))
        elif top[0] in ("repeat", "list"):
            stack.append(top[1])
