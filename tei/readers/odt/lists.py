"""Labels of Writer's lists, counted as Writer counts them. OpenDocument 1.3, part 3, 16.30."""

from __future__ import annotations

from typing import Any

from tei.readers.odt.styles import Styles
from tei.readers.office.counting import numeral
from tei.readers.office.package import attribute, local

_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\ue00c": "▪"}
_LEVELS = 10


class Numbering:
    """How far each list has counted."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._counts: dict[str, list[int]] = {}  # list -> level -> number

    def begin(self, series: str, continued: str) -> None:
        """A list begins, perhaps going on where another has ended."""
        known = self._counts.get(continued) if continued else None
        self._counts[series] = list(known) if known else [0] * (_LEVELS + 1)

    def label(self, series: str, style: str, level: int, start: str = "") -> tuple[str, bool]:
        """The label of the next item at a level (from 1), and whether it counts."""
        counts = self._counts.setdefault(series, [0] * (_LEVELS + 1))
        level = min(level, _LEVELS)
        rules = self._rules(style)
        rule = rules.get(level)
        if rule is None:
            return "", False
        if local(rule) != "list-level-style-number":
            bullet = attribute(rule, "bullet-char", "•")
            return (_BULLETS.get(bullet, bullet).strip() or "•"), False
        first = _number(attribute(rule, "start-value", "1"))
        counts[level] = counts[level] + 1 if counts[level] else first
        if start:
            counts[level] = _number(start)
        for below in range(level + 1, _LEVELS + 1):
            counts[below] = 0
        shown = min(max(1, _number(attribute(rule, "display-levels", "1"))), level)
        numbers = []
        for at in range(level - shown + 1, level + 1):
            above = rules.get(at)
            form = attribute(above, "num-format") if above is not None else ""
            if form:
                numbers.append(numeral(max(counts[at], 1), form))
        if not numbers:
            return "", False
        before, after = attribute(rule, "num-prefix"), attribute(rule, "num-suffix")
        return before + ".".join(numbers) + after, True

    def _rules(self, style: str) -> dict[int, Any]:
        element = self._styles.lists.get(style)
        return {
            _number(attribute(rule, "level", "1")): rule
            for rule in (element if element is not None else ())
            if local(rule).startswith("list-level-style")
        }


def _number(words: str) -> int:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 8 else 1
