"""Days of the last, the present or the next month, as letters and newspapers reckon them.

    Bath, 5 October 1884 ... yours of the 29th ult.    29th ult. = 1884-09-29
    ... will be paid on the 1st inst.                  1st inst. = 1884-10-01
    ... until the 3d prox.                             3d prox.  = 1884-11-03

The month is that of the letter's own dateline, or of the date over the article. Where neither is
known, the day alone is: `when="---29"`.
"""

from __future__ import annotations

from tei.recognizers.dates.almanac import Point
from tei.recognizers.dates.grammar import COUNTED, Reading
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.standoff import Annotation, Layer

_MONTHS = {"ult": -1, "inst": 0, "prox": 1}
_OF = {"ult": "the month before", "inst": "the month of", "prox": "the month after"}
OWN = "a day of {} “{}”, the date of the letter or article"
UNKNOWN = "a day of the last, the present or the next month; the letter's own date is not known"
_MASTHEAD = 200  # characters of the first block, if it is what stands over the text
_DATED = ("full", "month", "iso")

Scope = tuple[int, int]


class OwnDates:
    """The dates of the letters and articles of a document, looked up once they are wanted."""

    def __init__(self, document: Document, layer: Layer, readings: list[Reading]) -> None:
        self._text = document.text
        self._layer = layer
        self._of: dict[Scope, list[Reading]] = {}
        if any(reading.form in COUNTED for reading in readings):
            self._look(document, readings)

    def _look(self, document: Document, readings: list[Reading]) -> None:
        blocks = document.blocks
        first = blocks[0].end if blocks and blocks[0].end - blocks[0].start < _MASTHEAD else 0
        for reading in readings:
            if reading.form not in _DATED or reading.first[0] <= 0 or not reading.first[1]:
                continue
            at = reading.start
            if self._layer.covering(at, "dateline") is not None:
                for scope in self._scopes(at):
                    self._of.setdefault(scope, []).append(reading)
            elif self._layer.covering(at, "docDate") is not None or at < first:
                self._of.setdefault((0, 0), []).append(reading)

    def _scopes(self, at: int) -> list[Scope]:
        """The letter or division that an offset lies in, and the whole text."""
        found: list[Annotation | None] = [
            self._layer.covering(at, "floatingText"), self._layer.covering(at, "div")
        ]  # fmt: skip
        return [*((a.start, a.end) for a in found if a is not None), (0, 0)]

    def resolve(self, reading: Reading) -> tuple[Point, str, str]:
        """The day that is meant, how certain that is, and why."""
        day = reading.first[2]
        own = self._own(reading.start)
        if own is None:
            return (0, 0, day), "high", UNKNOWN
        year, month, _ = own.first
        month += _MONTHS[reading.form]
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
        words = " ".join(self._text[own.start : own.end].split())
        return (year, month, day), "medium", OWN.format(_OF[reading.form], words)

    def _own(self, at: int) -> Reading | None:
        """The date before it in the letter; else the letter's first, as where it closes with it."""
        for scope in self._scopes(at):
            known = self._of.get(scope)
            if known:
                return next((r for r in reversed(known) if r.start < at), known[0])
        return None
