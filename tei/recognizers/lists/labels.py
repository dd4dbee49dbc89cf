"""The labels of list items: bullets, numbers, letters, Roman numerals.

Input: a text. Output: the lines that begin like an item, each with its label's style, the
numbering systems it may belong to (`i.` is the letter i, or one) and where its words begin.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tei.regexes import compiled
from tei.typed import Record

_LABEL = (
    r"([ \t]*)(?:([•▪◦‣●○■□➢➤►])[ \t]*|([-*+–—·])[ \t]+"
    r"|(\(?)([0-9]{1,3}|[A-Za-z]|[ivxlc]{2,7}|[IVXLC]{2,7})(\.\)|[.)])[ \t]+)(?=\S)"
)
_FIRST = compiled(_LABEL)
_LATER = compiled(r"\n" + _LABEL)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class Marker(Record):
    """A line that begins like an item. Lines and columns count from 0; a tab is four columns."""

    line: int
    indent: int
    label: tuple[int, int]  # the printed label
    body: int  # where the words begin
    column: int  # the column in which they begin
    style: str  # "-", "•", or the frame of a number: "1.", "1)", "(1)", "1.)"
    values: tuple[tuple[str, int], ...]  # (numbering system, value); empty for a bullet


def markers(text: str, line_at: Callable[[int], int]) -> Iterator[Marker]:
    """The lines of `text` that begin like an item; `line_at(offset)` gives a line's number."""
    first = _FIRST.match(text)
    if first is not None and (found := _marker(text, first, 0)) is not None:
        yield found
    for match in _LATER.finditer(text):
        found = _marker(text, match, line_at(match.start() + 1))
        if found is not None:
            yield found


def _marker(text: str, match: re.Match[str], line: int) -> Marker | None:
    glyph, sign, opening, token, closing = match.group(2, 3, 4, 5, 6)
    space = match[1]
    indent = len(space) if "\t" not in space else len(space.expandtabs(4))
    start = match.end(1)
    body = match.end()
    bullet = glyph or sign
    values: tuple[tuple[str, int], ...] = ()
    if bullet:
        if text.startswith(bullet, body) or (bullet == "-" and text.startswith("--", body)):
            return None  # an ornament, a rule
        label = (start, start + 1)
        style = bullet
    else:
        if opening and closing != ")":
            return None
        label = (start, match.end(6))
        style = {(True, ")"): "(1)"}.get((bool(opening), closing), "1" + closing)
        values = tuple(_values(token))
        if not values:
            return None
    width = text[label[0] : body]
    column = indent + (len(width) if "\t" not in width else len(width.expandtabs(4)))
    return Marker(line, indent, label, body, column, style, values)


def _values(token: str) -> Iterator[tuple[str, int]]:
    """The values a label may have.

    >>> list(_values("i")), list(_values("12")), list(_values("iv"))
    ([('roman', 1), ('letter', 9)], [('number', 12)], [('roman', 4)])
    """
    if token.isdigit():
        yield "number", int(token)
        return
    upper = "upper " if token.isupper() else ""
    low = token.lower()
    if all(c in _ROMAN for c in low):
        value = roman(low)
        if value:
            yield upper + "roman", value
    if len(low) == 1:
        yield upper + "letter", ord(low) - 96


def roman(numeral: str) -> int:
    """The value of a Roman numeral in lower case, 0 if it is not well formed.

    >>> roman("xiv"), roman("iix")
    (14, 0)
    """
    total, before = 0, 0
    for c in reversed(numeral):
        value = _ROMAN[c]
        total += value if value >= before else -value
        before = max(before, value)
    return total if _as_roman(total) == numeral else 0


def _as_roman(number: int) -> str:
    out = []
    for value, numeral in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        count, number = divmod(number, value)
        out.append(numeral * count)
    return "".join(out)
