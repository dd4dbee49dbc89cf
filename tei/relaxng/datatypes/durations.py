"""Durations: XML Schema Part 2 (second edition), section 3.2.6.

A month has no length in seconds, so durations have a partial order only: P1M and P30D are neither
equal nor one less than the other.
"""

from __future__ import annotations

import re

from tei.regexes import compiled
from tei.relaxng.datatypes.dates import days
from tei.relaxng.datatypes.spaces import Context, Space

__all__ = ["SPACES"]

_DURATION = compiled(
    r"(-?)P(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)D)?"
    r"(?:T(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+(?:\.[0-9]*)?|\.[0-9]+)S)?)?",
    re.ASCII,
)
# Section 3.2.6.2: one duration is less than another if it is so from each of these months on.
_FROM = ((1696, 9), (1697, 2), (1903, 3), (1903, 7))
_LONGEST = 1000  # digits of one number: more than any processor need read (section 5.4)


_Fields = tuple[str, str, str, str, str, str, str, str]  # sign, Y, M, D, H, M, S and their fraction


def _duration(literal: str, context: Context) -> _Fields | None:
    """The fields without needless zeros; equality goes by them: P12M is not P1Y (3.2.6.1)."""
    found = _DURATION.fullmatch(literal)
    if not found or literal[-1] in "PT":
        return None
    sign, *numbers, seconds = found.groups(default="")
    whole, _, fraction = seconds.partition(".")
    years, months, days_, hours, minutes, whole = (n.lstrip("0") for n in (*numbers, whole))
    fields = (sign, years, months, days_, hours, minutes, whole, fraction.rstrip("0"))
    if max(map(len, fields)) > _LONGEST:
        return None
    return fields if any(fields[1:]) else ("", *fields[1:])


def _less(one: object, other: object) -> bool:
    places = max(len(one[-1]), len(other[-1]))  # type: ignore[index]
    unit = 10**places
    months, seconds = _counted(one, places)  # type: ignore[arg-type]
    months_of_other, seconds_of_other = _counted(other, places)  # type: ignore[arg-type]
    return all(
        _after(year, month, months) * 86400 * unit + seconds
        < _after(year, month, months_of_other) * 86400 * unit + seconds_of_other
        for year, month in _FROM
    )


def _counted(fields: _Fields, places: int) -> tuple[int, int]:
    """Months, and seconds with so many decimal places as a whole number."""
    sign, *numbers, fraction = fields
    years, months, days_, hours, minutes, whole = (int(number or 0) for number in numbers)
    seconds = ((days_ * 24 + hours) * 60 + minutes) * 60 + whole
    seconds = seconds * 10**places + int(fraction.ljust(places, "0") or 0)
    months += years * 12
    return (-months, -seconds) if sign else (months, seconds)


def _after(year: int, month: int, months: int) -> int:
    """The days that so many months from the first of that month on are."""
    years, month_index = divmod(month - 1 + months, 12)
    return days(year + years, month_index + 1, 1)


SPACES = {"duration": Space(_duration, less=_less)}
