"""Sets of characters: ranges, Unicode categories and blocks, XML names, and what is made of them.

XML Schema Part 2, appendix F.1. A set is never written out: it is asked about a character when a
text has that character.
"""

from __future__ import annotations

from bisect import bisect_right

from tei.relaxng.datatypes.errors import DatatypeError
from tei.relaxng.datatypes.regexes.blocks import block
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    CharacterSet = Callable[[str], bool]

__all__ = ["CATEGORIES", "any_of", "escape", "none_of", "property_set", "ranges", "without"]

CATEGORIES = frozenset(
    "L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po Z Zs Zl Zp S Sm Sc Sk So "
    "C Cc Cf Co Cn".split()
)


def ranges(pairs: Sequence[tuple[str, str]]) -> CharacterSet:
    """The characters between the two of each pair, which are among them."""
    merged: list[tuple[str, str]] = []
    for first, last in sorted(pairs):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    starts, ends = [first for first, _ in merged], [last for _, last in merged]
    if len(merged) == 1:
        start, end = merged[0]
        return lambda char: start <= char <= end

    def holds(char: str) -> bool:
        at = bisect_right(starts, char) - 1
        return at >= 0 and char <= ends[at]

    return holds


def any_of(sets: Sequence[CharacterSet]) -> CharacterSet:
    """What is in any of the sets."""
    if len(sets) == 1:
        return sets[0]
    every = tuple(sets)
    return lambda char: any(holds(char) for holds in every)


def none_of(holds: CharacterSet) -> CharacterSet:
    """What is not in the set."""
    return lambda char: not holds(char)


def without(holds: CharacterSet, excepted: CharacterSet) -> CharacterSet:
    """What is in the first set and not in the second."""
    return lambda char: holds(char) and not excepted(char)


def _categories(names: str) -> CharacterSet:
    """Characters whose category begins with one of the names."""
    from unicodedata import category

    beginnings = tuple(names.split())
    return lambda char: category(char).startswith(beginnings)


def escape(letter: str) -> CharacterSet | None:
    r"""The set of `\s`, `\S`, `\d` and so on; None where there is none (F.1.1)."""
    small = letter.lower()
    if small == "s":
        found: CharacterSet = " \t\n\r".__contains__
    elif small == "d":
        found = _categories("Nd")
    elif small == "w":
        found = none_of(_categories("P Z C"))
    elif small in ("i", "c"):
        from tei.relaxng.datatypes.xmlnames import is_name_char, is_name_start

        found = is_name_start if small == "i" else is_name_char
    else:
        return None
    return found if letter == small else none_of(found)


def property_set(name: str) -> CharacterSet:
    r"""The set of `\p{L}` or `\p{IsGreek}`; DatatypeError where there is none of that name."""
    if name in CATEGORIES:
        return _categories(name)
    if name.startswith("Is"):
        if (pairs := block(name[2:])) is not None:
            return ranges(pairs)
        raise DatatypeError(f"Unicode has no block “{name[2:]}”, as \\p{{{name}}} asks for.")
    raise DatatypeError(
        f"Unicode has no category “{name}”, as \\p{{{name}}} asks for; categories are L, Lu, Nd "
        "and so on, blocks are written as \\p{IsGreek}."
    )
