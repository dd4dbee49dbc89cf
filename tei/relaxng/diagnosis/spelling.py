"""How near one name is to another: what a hand may have meant.

    distance("placename", "placeName") = 0.25     only the case differs
    distance("titel", "title") = 1.0              two letters exchanged
    nearest("placename", ["place", "placeName"]) = ["placeName"]
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["distance", "is_sure", "nearest"]

_CASE = 0.25  # a letter of the wrong case is hardly a slip


def distance(a: str, b: str, limit: float = 4.0) -> float:
    """The slips between two names: letters lost, added, changed, exchanged with the next.

    Above `limit` the answer is only “more than `limit`”.
    """
    if a == b:
        return 0.0
    if a.lower() == b.lower():
        return _CASE
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    before: list[float] = []
    row: list[float] = [float(n) for n in range(len(b) + 1)]
    for i, x in enumerate(a, 1):
        earlier, before, row = before, row, [float(i)]
        for j, y in enumerate(b, 1):
            change = 0.0 if x == y else _CASE if x.lower() == y.lower() else 1.0
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + change)
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y and x != y:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]


def nearest(name: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Of the names known those that `name` may be a slip for, the nearest first.

    As many slips are allowed as a third of the letters, at least one and at most three; a name
    of one or two letters is near only to one that differs in case, has one letter more, or is the
    letter that was doubled, or the two letters exchanged.
    """
    limit = max(1.0, min(3.0, len(name) / 3))
    found = []
    for other in known:
        slips = distance(name, other, limit)
        short = len(name) < 3 and (
            name.lower() in (other.lower() * 2, other.lower()[::-1]) or len(other) > len(name)
        )
        if slips <= limit and (len(name) > 2 or slips < 1 or short):
            found.append((slips, abs(len(other) - len(name)), other))
    found.sort()
    # Of names much further off than the nearest nobody thinks.
    return [other for slips, _, other in found[:most] if slips <= found[0][0] + 1]


def is_sure(name: str, meant: str) -> bool:
    """Whether one name can only be a slip for the other: one slip, or two in a long name.

    In a name of up to three letters a letter that differs makes another word; one that is lost,
    doubled or exchanged with its neighbour does not. `href` is no slip for `cRef`.
    """
    slips = distance(name, meant)
    shorter = min(len(name), len(meant))
    if shorter < 4 and len(name) == len(meant) and sorted(name.lower()) != sorted(meant.lower()):
        return False
    return slips <= (2 if shorter > 6 else 1)
