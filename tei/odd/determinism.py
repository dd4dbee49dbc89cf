"""Content models as regular expressions over element names, and whether they are deterministic.

XSD wants to know after each tag which part of the model it matched without looking ahead (Unique
Particle Attribution, XSD 1.0 Structures 3.8.6), RELAX NG does not. The test is Glushkov's: no two
positions of one symbol may follow the same position (Brüggemann-Klein & Wood, "One-Unambiguous
Regular Languages", 1998).

An expression is ("sym", name), ("seq", parts), ("alt", parts), ("rep", expression, least, most)
or ("eps",); names of wildcards begin with `*`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Expression = tuple[Any, ...]
EPSILON: Expression = ("eps",)
NOTHING: Expression = ("alt", ())


def seq(parts: Iterable[Expression]) -> Expression:
    """One after the other; a part that can never be makes the whole one that can never be."""
    kept: list[Expression] = []
    for part in parts:
        if part == NOTHING:
            return NOTHING
        if part[0] == "seq":
            kept.extend(part[1])
        elif part != EPSILON:
            kept.append(part)
    # x*, x* is x*: the commonest ambiguity of TEI's models (model.global twice in a row).
    merged: list[Expression] = []
    for part in kept:
        if merged and merged[-1] == part and part[0] == "rep" and part[2:] == (0, None):
            continue
        merged.append(part)
    if not merged:
        return EPSILON
    return merged[0] if len(merged) == 1 else ("seq", tuple(merged))


def alt(parts: Iterable[Expression]) -> Expression:
    """One of several, each once."""
    kept: list[Expression] = []
    optional = False
    for part in parts:
        if part == EPSILON:
            optional = True
            continue
        for one in part[1] if part[0] == "alt" else (part,):
            if one not in kept:
                kept.append(one)
    whole: Expression = kept[0] if len(kept) == 1 else ("alt", tuple(kept))
    if optional:
        return rep(whole, 0, 1) if kept else EPSILON
    return whole


def rep(inner: Expression, least: int, most: int | None) -> Expression:
    """From `least` to `most` times.

    >>> rep(("alt", (("sym", "a"), ("rep", ("sym", "b"), 0, None))), 0, None)
    ('rep', ('alt', (('sym', 'a'), ('sym', 'b'))), 0, None)
    """
    if inner == EPSILON or most == 0:
        return EPSILON
    if inner == NOTHING:
        return EPSILON if least == 0 else NOTHING
    if (least, most) == (1, 1):
        return inner
    if most is None:
        if nullable(inner):
            least = 0
        inner = _bare(inner)
        if inner == EPSILON:
            return EPSILON
        if inner[0] == "rep" and inner[2] <= 1 and inner[3] is None:
            return ("rep", inner[1], min(least, inner[2]), None)
    elif (least, most) == (0, 1) and nullable(inner):
        return inner
    return ("rep", inner, least, most)


def _bare(inner: Expression) -> Expression:
    """Inside a star: repetitions and options of the alternatives add nothing."""
    if inner[0] == "alt":
        return alt(_bare(p) if p[0] in ("rep", "alt") else p for p in inner[1])
    if inner[0] == "rep" and inner[2] <= 1 and (inner[3] is None or inner[3] == 1):
        return _bare(inner[1])
    return inner


def nullable(expression: Expression) -> bool:
    """True if nothing at all matches."""
    kind = expression[0]
    if kind == "eps":
        return True
    if kind == "seq":
        return all(nullable(p) for p in expression[1])
    if kind == "alt":
        return any(nullable(p) for p in expression[1])
    if kind == "rep":
        return expression[2] == 0 or nullable(expression[1])
    return False


def symbols(expression: Expression) -> set[str]:
    """The names in an expression."""
    found: set[str] = set()
    stack = [expression]
    while stack:
        top = stack.pop()
        if top[0] == "sym":
            found.add(top[1])
        elif top[0] in ("seq", "alt"):
            stack.extend(top[1])
        elif top[0] == "rep":
            stack.append(top[1])
    return found


def ambiguity(expression: Expression) -> str:
    """A name that two positions compete for, or "" if the expression is deterministic."""
    return _Glushkov(expression).conflict()


class _Glushkov:
    """Positions with their first, last and follow sets.

    Symbols that stand side by side as alternatives share everything but their name, so that they
    are one position with a set of names: TEI's classes have some two hundred members.
    """

    def __init__(self, expression: Expression) -> None:
        self.names: list[frozenset[str]] = []
        self.follow: list[set[int]] = []
        self.first, _, _ = self._walk(expression)

    def _position(self, names: frozenset[str]) -> set[int]:
        self.names.append(names)
        self.follow.append(set())
        return {len(self.names) - 1}

    def _walk(self, expression: Expression) -> tuple[set[int], set[int], bool]:
        kind = expression[0]
        if kind == "sym":
            here = self._position(frozenset((expression[1],)))
            return here, here, False
        if kind == "eps":
            return set(), set(), True
        if kind == "alt":
            return self._alternatives(expression[1])
        if kind == "seq":
            first: set[int] = set()
            last: set[int] = set()
            empty = True
            for part in expression[1]:
                begins, ends, may_lack = self._walk(part)
                for position in last:
                    self.follow[position] |= begins
                if empty:
                    first = first | begins
                last = last | ends if may_lack else ends
                empty = empty and may_lack
            return first, last, empty
        _, inner, least, most = expression
        first, last, empty = self._walk(inner)
        if most is None or most > 1:
            for position in last:
                self.follow[position] |= first
        return first, last, empty or least == 0

    def _alternatives(self, parts: tuple[Expression, ...]) -> tuple[set[int], set[int], bool]:
        symbols = frozenset(q[1] for q in parts if q[0] == "sym")
        first = self._position(symbols) if symbols else set()
        last = set(first)
        empty = False
        for part in parts:
            if part[0] != "sym":
                begins, ends, may_lack = self._walk(part)
                first, last, empty = first | begins, last | ends, empty or may_lack
        return first, last, empty

    def conflict(self) -> str:
        for positions in (self.first, *self.follow):
            seen: set[str] = set()
            for position in positions:
                names = self.names[position]
                if not seen.isdisjoint(names):
                    return min(seen & names)
                seen |= names
        return ""


def deterministic(expression: Expression) -> tuple[Expression, bool]:
    """A deterministic expression for the same language, or for a larger one.

    Output: the expression, and True if its language is exactly that asked for. Common factors
    are put in front first, `(a, b) | (a, c)` -> `a, (b | c)`; what stays ambiguous becomes any
    number of the same elements in any order.
    """
    if not ambiguity(expression):
        return expression, True
    factored = _factor(expression)
    if not ambiguity(factored):
        return factored, True
    loose = alt(("sym", s) for s in sorted(symbols(expression)))
    return rep(loose, 0, None), False


def _factor(expression: Expression) -> Expression:
    kind = expression[0]
    if kind == "seq":
        return _absorb(seq(_factor(p) for p in expression[1]))
    if kind == "rep":
        return rep(_factor(expression[1]), expression[2], expression[3])
    if kind != "alt":
        return expression
    groups: dict[Expression, list[Expression]] = {}
    for part in (_factor(p) for p in expression[1]):
        head, rest = (part[1][0], seq(part[1][1:])) if part[0] == "seq" else (part, EPSILON)
        if head[0] == "rep" and head[2:] == (1, None):
            # x+ is x, x*
            head, rest = head[1], seq([rep(head[1], 0, None), rest])
        groups.setdefault(head, []).append(rest)
    return alt(
        seq([head, _factor(alt(rests)) if len(rests) > 1 else rests[0]])
        for head, rests in groups.items()
    )


def _absorb(expression: Expression) -> Expression:
    """x*, (x | y)* is (x | y)*; x*, (x | y), z is x*, y ... left alone: only the first is safe."""
    if expression[0] != "seq":
        return expression
    parts: list[Expression] = []
    for part in expression[1]:
        if parts and part[0] == "rep" and part[2:] == (0, None) and parts[-1][0] == "rep" \
                and parts[-1][2:] == (0, None) and parts[-1][1][0] in ("sym", "alt") \
                and part[1][0] in ("sym", "alt") and _flat(parts[-1][1]) <= _flat(part[1]):
            parts.pop()
        parts.append(part)
    return seq(parts)


def _flat(expression: Expression) -> set[Expression]:
    return {expression} if expression[0] == "sym" else set(expression[1])
