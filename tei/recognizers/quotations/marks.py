"""Where quotation marks may stand, and what it would cost to read each of them in which way.

A mark is read from its neighbours. The cost of reading it as an opening or a closing mark is 0
where printers put one, and grows with every oddity: a space inside, none outside. The cost of
passing over it is high for a mark that can be nothing else, low for an apostrophe.

    He said, "no".      the first opens for 0 (closing would cost 4), the second closes for 0
    the workers' own    opens for 5, closes for 0, is an apostrophe for 0.4
    'tis 6'2" rock 'n'  no candidates at all
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tei.resources import word_list

# A run of one glyph is one candidate; a single one between two letters is an apostrophe.
_CANDIDATE = re.compile(
    r"""(["“”„‟«»‹›'‘’‚‛`´])\1*(?!(?<=[^\W\d_]['’‘´])[^\W\d_¹²³⁰-₟])"""
)

DOUBLE = frozenset('"“”„‟«»') | {"''", "``", "´´", "‘‘", "’’", "‚‚", '""', "““", "””"}
SINGLE = frozenset("'‘’‚‛`´‹›")
SURE = 2.4  # a mark that costs so much to pass over is a mark


class Mark(NamedTuple):
    """A candidate: its place, its glyph, and the key of its neighbourhood for `costs_of`."""

    start: int
    end: int
    glyph: str
    key: str


class Costs(NamedTuple):
    """What it costs to read a candidate as an opening mark, as a closing one, or as no mark.

    `fast` says how it reads at first sight: O opens, C closes, A is an apostrophe unless a
    single quotation is open, X no mark, ? depends on the paragraph.
    """

    open: float
    close: float
    drop: float
    fast: str


class _Classes(dict[str, str]):
    """Character -> class: s space, l lower case, z plural s, u other letter, d digit, o opening
    bracket, p stop, r closing bracket, e ellipsis, h dash, q quotation mark, = itself, x anything else."""

    def __missing__(self, char: str) -> str:
        if char.isspace():
            name = "s"
        elif char.isalpha():
            name = "l" if char.islower() else "u"
        elif char.isnumeric():
            name = "d"
        else:
            name = "x"
        self[char] = name
        return name


_CLASS = _Classes()
for _name, _chars in {
    "o": "([{<⟨¿¡",
    "r": ")]}>⟩",
    "p": ".,;:!?",
    "h": "-–—―‒‐‑/|",
    "=": "=",
    "e": "…",
    "q": "\"“”„‟«»‹›'‘’‚‛`´",
    "z": "sS",
}.items():
    for _char in _chars:
        _CLASS[_char] = _name


def candidates(text: str) -> list[Mark]:
    """Every place of the text that may be a quotation mark, in order."""
    classes, size, new = _CLASS, len(text), tuple.__new__
    found: list[Mark] = []
    code = -1  # the end of a string in code
    for match in _CANDIDATE.finditer(text):
        start, end = match.span()
        glyph = match[0]
        before = classes[text[start - 1]] if start else "s"
        after = classes[text[end]] if end < size else "s"
        if end - start > 1:
            if end - start > 2:
                continue  # three of a kind are an ornament, not a mark
            if before == after == "s":
                continue  # nothing stands between them
            if glyph[0] in _NEVER_DOUBLED and not (before in "so" and after in "lzud"):
                middle = start + 1
                found.append(new(Mark, (start, middle, glyph[0], glyph[0] + before + "q")))
                found.append(new(Mark, (middle, end, glyph[0], glyph[0] + "q" + after)))
                continue
        if after == "p" and text[end : end + 3] in _ELLIPSES:
            after = "e"
        if glyph in "\"'" and (
            before in "=o" or (before == "p" and after in "lzud") or start < code
        ):
            if start >= code:
                code = _code(text, start, end, before)
            if start < code:
                continue
        if glyph in "'’‘´":
            if after in "lzud":
                if before in "sohq=":
                    after = _elision(text, end, after)
                elif before == "d":
                    continue  # 1960's
            elif before in "lzu":
                before = _elided(text, start, before)
            if not before or not after:
                continue
        elif before == "d" and glyph in _PRIMES and _prime(text, start):
            continue
        found.append(new(Mark, (start, end, glyph, glyph + before + after)))
    return found


_ELLIPSES = frozenset(("...", ". ."))
_NEVER_DOUBLED = '"“”„«»‹›'
_CODE = re.compile(r"//|\[@|=$|=['\"]")


def _code(text: str, start: int, end: int, before: str) -> int:
    """Where a string in code ends that begins here (n="3", //div[@n='2']), or -1."""
    if before != "=":
        word = text[max(0, start - 80) : start].rsplit(None, 1)
        if not word or text[start - 1].isspace() or not _CODE.search(word[-1]):
            return -1
    close = text.find(text[start:end], end, end + 80)
    return close + 1


_PRIMES = frozenset(('"', "''", "”"))
_FEET = re.compile(r"\d ?['’′] ?\d{1,2}\Z")


def _prime(text: str, start: int) -> bool:
    """True at the second mark of 6'2\"."""
    return _FEET.search(text, max(0, start - 7), start) is not None


_WORD = re.compile(r"\w+")


def _elision(text: str, end: int, after: str) -> str:
    """The class of what follows a single mark before a letter: "" for 'tis, E for a maybe."""
    match = _WORD.match(text, end, end + 12)
    word = match[0].lower() if match else ""
    if word[0].isdigit():
        if (len(word) == 3 and word[2] == "s") or (len(word) == 2 and text[end - 1] == "’"):
            return ""
        return "E" if len(word) == 2 else after
    elif word in word_list("elisions"):
        return ""
    elif word == "n" and _is_and(text, end):
        return ""
    elif word in word_list("elisions_or_words"):
        return "E"
    return after


def _is_and(text: str, at: int) -> bool:
    """True for the n of rock 'n' roll, false for the letter 'n'."""
    if text[at - 1 : at] not in _ROUND or text[at + 1 : at + 2] not in _ROUND:
        return False
    return not text[max(0, at - 9) : at - 2].endswith(("letter", "letters", "the", "an"))


_ROUND = frozenset("'’‘")


def _elided(text: str, start: int, before: str) -> str:
    """The class of what stands before a mark after a letter: "" in rock 'n', E for goin' or o'."""
    word = text[max(0, start - 5) : start].lower()
    if word[-1:] == "n" and _is_and(text, start - 1):
        return ""
    cut = word.rsplit(None, 1)[-1] if word.split() else ""
    if (len(cut) > 3 and word.endswith("in")) or cut in ("o", "an", "th", "wi", "ol", "tho", "mo"):
        return "E"
    return before


class Style(NamedTuple):
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
        if before == "d" and glyph in _PRIMES and after not in "lzud":
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
