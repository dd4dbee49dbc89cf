"""Labels of lists and headings, counted as Word counts them.

The file has only the rule ("%1.%2)", lowerLetter, from 1): the label that the page shows is made
here, paragraph by paragraph, in the order of the text. ECMA-376, part 1, 17.9.
"""

from __future__ import annotations

from typing import Any

from tei.readers.docx.parts import Parts, on
from tei.readers.office.counting import KNOWN, numeral
from tei.readers.office.package import attribute, child, local

_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0a8": "◻", "o": "◦",
            "\uf02d": "–", "\uf0be": "—", "\uf076": "❖"}  # fmt: skip
_LEVELS = 9


class Level:
    """The rule for one level of a list."""

    __slots__ = ("form", "legal", "restart", "start", "text")

    def __init__(self, form: str = "decimal", text: str = "", start: int = 1) -> None:
        self.form = form
        self.text = text
        self.start = start
        self.legal = False  # the numbers of the levels above are figures, whatever they are there
        self.restart = -1  # the level after which it begins anew; -1 any level above, 0 none


class Label:
    """What is printed before a paragraph: `words`, whether it counts, which list it belongs to."""

    __slots__ = ("numbered", "series", "words")

    def __init__(self, words: str, numbered: bool, series: str) -> None:
        self.words = words
        self.numbered = numbered
        self.series = series


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, parts: Parts, language: str = "") -> None:
        self._language = language
        self.unknown: dict[str, int] = {}  # forms of numbers that are given in figures
        root = parts.xml("numbering")
        abstracts: dict[str, Any] = {}
        named: dict[str, Any] = {}  # by the style of lists that each is
        self._levels: dict[str, dict[int, Level]] = {}  # list -> level -> rule
        self._abstract: dict[str, str] = {}  # list -> what it shares its count with
        self._counts: dict[str, list[int]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._met: set[str] = set()
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                abstracts[attribute(element, "abstractNumId")] = element
                if (style := child(element, "styleLink")) is not None:
                    named[attribute(style, "val")] = element
        for name, element in abstracts.items():
            if (style := child(element, "numStyleLink")) is not None:
                abstracts[name] = named.get(attribute(style, "val"), element)
        for element in root if root is not None else ():
            if local(element) == "num":
                self._list(element, abstracts)

    def _list(self, element: Any, abstracts: dict[str, Any]) -> None:
        identifier = attribute(element, "numId")
        link = child(element, "abstractNumId")
        name = attribute(link, "val") if link is not None else ""
        levels = {}
        for level in abstracts.get(name, ()):
            if local(level) == "lvl":
                levels[_number(attribute(level, "ilvl"))] = _level(level)
        starts: dict[int, int] = {}
        for override in element:
            if local(override) == "lvlOverride":
                at = _number(attribute(override, "ilvl"))
                if (own := child(override, "lvl")) is not None:
                    levels[at] = _level(own)
                if (start := child(override, "startOverride")) is not None:
                    starts[at] = _number(attribute(start, "val"))
        self._levels[identifier] = levels
        self._abstract[identifier] = name
        self._starts[identifier] = starts

    def label(self, identifier: str, depth: int) -> Label | None:
        """The label of the next paragraph of that list and level; None if there is no such list."""
        levels = self._levels.get(identifier)
        if levels is None or identifier == "0":
            return None
        series = self._abstract[identifier]
        counts = self._counts.setdefault(series, [-1] * _LEVELS)
        if identifier not in self._met:
            self._met.add(identifier)
            for at, start in self._starts[identifier].items():
                if 0 <= at < _LEVELS:
                    counts[at] = start - 1
        level = levels.get(depth, Level("none"))
        for above in range(depth):
            if counts[above] < 0:
                counts[above] = levels.get(above, Level()).start
        counts[depth] = level.start if counts[depth] < 0 else counts[depth] + 1
        for below in range(depth + 1, _LEVELS):
            restart = levels[below].restart if below in levels else -1
            if restart == -1 or depth < restart:
                counts[below] = -1
        if level.form == "bullet":
            return Label(_BULLETS.get(level.text, level.text).strip() or "•", False, identifier)
        words = level.text
        for at in range(_LEVELS):
            if f"%{at + 1}" in words:
                form = levels.get(at, Level()).form
                form = "decimal" if level.legal and at < depth and form != "none" else form
                if form not in KNOWN:
                    self.unknown[form] = self.unknown.get(form, 0) + 1
                number = numeral(max(counts[at], 0), form, self._language)
                words = words.replace(f"%{at + 1}", number)
        return Label(words.strip(), True, identifier)


def _level(element: Any) -> Level:
    form, text = child(element, "numFmt"), child(element, "lvlText")
    start, restart = child(element, "start"), child(element, "lvlRestart")
    level = Level(
        attribute(form, "val", "decimal") if form is not None else "decimal",
        attribute(text, "val") if text is not None else "",
        _number(attribute(start, "val")) if start is not None else 0,
    )
    legal = child(element, "isLgl")
    level.legal = legal is not None and on(legal)
    if restart is not None:
        level.restart = _number(attribute(restart, "val"))
    return level


def _number(words: str) -> int:
    digits = words.lstrip("-")
    return int(words) if digits.isascii() and digits.isdigit() and len(digits) < 8 else 0
