"""All-figure dates: is 6/7/1953 the sixth of July or June the seventh?

`[dates] order` decides. With `auto`, the dates of the text that can be read only one way decide
for the others; figures with stops between them (6.7.1953) are read day first, as is the custom
wherever dates are written so. What is left open is read day first with `cert="low"` and is a
finding.

A year of two figures gets the hundred that brings it near the other years of the text.
"""

from __future__ import annotations

from collections import Counter

from tei.findings import Finding
from tei.recognizers.dates.almanac import Point, exists, w3c
from tei.recognizers.dates.grammar import Reading
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document

_FAR = 40  # years: so far from all others of its text no year is filled in
_ANNOUNCING = frozenset(
    "am vom den der bis seit zum ab on of from to until till since dated le du del il dal el op "
    "van til fra z od do dne dnia datum date: datum:".split()
)
SHORT = "short"  # the form of a date of whose year nobody knows the hundred


def decide(
    document: Document, readings: list[Reading], order: str
) -> tuple[list[Reading], list[Finding]]:
    """The readings with every all-figure date and two-figure year decided, and the doubts."""
    if not any(reading.options or reading.short_year for reading in readings):
        return readings, []
    years = sorted(
        {reading.first[0] for reading in readings if reading.first[0] >= 1000}
        - {reading.first[0] for reading in readings if reading.short_year}
    )
    votes = Counter(
        _day_first(reading) for reading in readings if reading.options and len(_real(reading)) == 1
    )
    out, doubts = [], []
    for reading in readings:
        if reading.short_year:
            reading = _in_full(reading, years)
            if not reading.first[0]:
                if reading.separator == "." and not _is_announced(document.text, reading.start):
                    continue  # "Linux 2.6.27"
                words = " ".join(document.text[reading.start : reading.end].split())
                doubts.append(
                    Finding("century-unknown", document.place(reading.start), {"words": words})
                )
                out.append(reading)
                continue
        if reading.options:
            cert = reading.cert
            reading, doubt = _decided(document, reading, order, votes)
            if reading.short_year:
                reading = reading._replace(cert=cert)
            if doubt:
                doubts.append(doubt)
        out.append(reading)
    return out, doubts


def _is_announced(text: str, start: int) -> bool:
    """True if a word of dates stands before, or nothing: "am 3.5.98", "Orrin, 3.5.98"."""
    before = text[max(0, start - 24) : start].split()
    return not before or before[-1].endswith(",") or before[-1].lower() in _ANNOUNCING


def _real(reading: Reading) -> list[Point]:
    return [point for point in dict.fromkeys(reading.options) if exists(point)]


def _day_first(reading: Reading) -> bool:
    """True if the only day that an all-figure date can mean is written day first."""
    return reading.options.index(_real(reading)[0]) == 0 and reading.day_first


def _decided(
    document: Document, reading: Reading, order: str, votes: Counter[bool]
) -> tuple[Reading, Finding | None]:
    real = _real(reading)
    if len(real) < 2:
        return reading._replace(first=real[0] if real else reading.options[0]), None
    day_first, month_first = real
    if order == "auto" and reading.separator != ".":
        if votes[True] and votes[False] == 0:
            return reading._replace(first=day_first, cert="medium"), None
        if votes[False] and votes[True] == 0:
            return reading._replace(first=month_first, cert="medium"), None
        words = document.text[reading.start : reading.end]
        arguments = {"words": words, "one": w3c(day_first), "other": w3c(month_first)}
        finding = Finding("ambiguous-date", document.place(reading.start), arguments)
        return reading._replace(first=day_first, cert="low"), finding
    chosen = month_first if order == "month-first" else day_first
    return reading._replace(first=chosen, cert="high" if order != "auto" else "medium"), None


def _in_full(reading: Reading, years: list[int]) -> Reading:
    """A year of two figures in the hundred of the text's other years; 0 where they tell none.

    The years of one text lie near each other: 98 beside 2001 is 1998, beside 1841 it's unknown.
    """
    short = reading.first[0]
    away = {
        hundreds: min((abs(hundreds + short - year) for year in years), default=_FAR)
        for hundreds in range(1000, 2100, 100)
    }
    nearest = min(away, key=away.__getitem__)
    known = away[nearest] < _FAR
    if not years and "decade" in reading.form:  # "the ’90s" are said of one's own time
        nearest, known = 1900, True

    def full(point: Point) -> Point:
        return (point[0] + nearest if known else 0, point[1], point[2])

    return reading._replace(
        first=full(reading.first),
        last=full(reading.last) if reading.last else None,
        options=tuple(map(full, reading.options)),
        form=reading.form if known else SHORT,
        cert="low",
    )
