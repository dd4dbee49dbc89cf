"""What it would cost to read a candidate in which way, from its glyph and neighbours.

Opening or closing costs 0 where printers put such a mark, and more with every oddity: a space
inside, none outside. Passing over it is dear for a mark that can be nothing else, and cheap for
an apostrophe.

    He said, "no".      the first opens for 0 (closing would cost 4), the second closes for 0
    the workers' own    opens for 6, closes for 0, is an apostrophe for 0.4
"""

from __future__ import annotations

from functools import cache

from tei.recognizers.quotations.marks import PRIMES, Mark
from tei.typed import Record

DOUBLE = frozenset('"“”„‟«»') | {"''", "``", "´´", "‘‘", "’’", "‚‚", '""', "““", "””"}
SURE = 2.4  # a mark that costs so much to pass over is a mark


class Costs:
    """What it costs to read a candidate as an opening mark, as a closing one, or as no mark.

    `fast` says how it reads at first sight: O opens, C closes, A is an apostrophe unless a
    single quotation is open, X no mark, ? depends on the paragraph.
    """

    __slots__ = ("close", "drop", "fast", "open")

    def __init__(self, open_: float, close: float, drop: float, fast: str) -> None:
        self.open = open_
        self.close = close
        self.drop = drop
        self.fast = fast


class Style(Record):
    """The habits of a document, counted once: they settle what a glyph does by itself."""

    single: bool  # 'single' marks are its first choice
    swedish: bool  # ”so” or »so»
    german: bool  # »so«


def style_of(marks: list[Mark]) -> Style:
    """Count a document's habits."""
    count: dict[str, int] = {}
    for mark in marks:
        count[mark.key] = count.get(mark.key, 0) + 1
    doubles = singles = up = raised = french = german = 0
    for key, n in count.items():
        glyph, before, after = key[:-2], key[-2], key[-1]
        opens = before in "soh" and after in "lzud"
        if glyph in ('"', "“", "„", "``", "«", "»"):
            doubles += n if opens else 0
            up += n if glyph in ("“", "„") else 0
        elif glyph in ("'", "‘"):
            singles += n if opens else 0
        elif glyph == "”":
            raised += n if opens else 0
        if glyph == "«" and before in "so":
            french += n
        elif glyph == "»" and before in "so" and after not in "s":
            german += n
    return Style(singles > doubles + raised, raised > up, german > french)


@cache
def costs_of(key: str, style: Style) -> Costs:
    """What the readings of a candidate cost, from its glyph and neighbours."""
    glyph, before, after = key[:-2], key[-2], key[-1]
    raises = glyph in ("“", "‘", "„", "‚", "‘‘", "““", "``")
    spaced = glyph in "«»‹›"
    opening = {"p": 1.2, "r": 1.5, "x": 0.5, "e": 0.3}.get(before, 0.0)
    if before in "lzudE":
        opening = 0.8 if raises else 3.0
    opening += {"p": 2.0, "r": 2.5, "h": 0.3}.get(after, 0.0)
    if after == "s":
        opening += 0.2 if spaced else 1.0 if raises else 2.5
    closes = glyph in ("”", "’", "’’", "””", "´´")
    closing = {"o": 2.5, "h": 0.2}.get(before, 0.0)
    if before == "s":
        closing = 0.2 if spaced else 1.0 if closes else 2.0
    if after in "lzuE":
        closing += 0.6 if closes else 2.0
    else:
        closing += {"d": 0.3, "o": 0.1, "x": 0.2}.get(after, 0.0)
    if raises and before == "s":
        closing += 2.0
    opening += _habit(glyph, style)
    if glyph in ("`", "``"):
        closing += 4.0
    if before == "z":
        closing += 0.05  # of two plural possessives the later one closes
    drop = _drop(glyph, before, after)
    return Costs(opening, closing, drop, _first_sight(glyph, opening, closing, drop))


def _habit(glyph: str, style: Style) -> float:
    """What it costs to open with a glyph that closes by habit."""
    if glyph in ("”", "’’", "””"):
        return 0.0 if style.swedish else 3.0
    if glyph in "«‹":
        return 3.0 if style.german else 0.0
    if glyph in "»›":
        return 0.0 if style.german or style.swedish else 3.0
    if glyph == "’":
        return 3.5
    if glyph == "''":
        return 0.3
    if glyph == "'" and not style.single:
        return 0.2
    return 0.0


def _drop(glyph: str, before: str, after: str) -> float:
    """What it costs to take a candidate for no quotation mark."""
    if glyph in DOUBLE:
        if before == "d" and glyph in PRIMES and after not in "lzud":
            return 0.3 if glyph == "''" else 1.2  # inches
        return {"''": 2.5, "``": 3.0}.get(glyph, 3.0 if glyph in "«»" else 4.0)
    if glyph in "‚`":
        return 1.0
    if glyph in "‹›":
        return 2.0
    if after == "E":
        return 0.3
    if before in "sohq" and after in "lzud":
        if after == "d":
            return 1.0
        return {"'": 2.5, "’": 0.2, "´": 0.2}.get(glyph, 3.5)
    if glyph in "‘‛":
        return 3.5
    if before == "s":
        return 1.0
    return {"z": 0.4, "E": 0.4, "l": 1.5, "u": 1.5, "d": 0.5, "p": 3.0, "q": 3.0}.get(before, 2.5)


def _first_sight(glyph: str, opening: float, closing: float, drop: float) -> str:
    if drop >= SURE:
        if opening <= 0.5 and closing >= opening + 1.4:
            return "O"
        if closing <= 0.5 and opening >= closing + 1.4:
            return "C"
        return "?"
    if opening >= 2.9 and drop <= 1.5:
        return "A" if closing <= 2.0 else "X"
    return "?"
