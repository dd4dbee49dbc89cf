"""Dates and times: XML Schema Part 2 (second edition), sections 3.2.7 to 3.2.14 and appendix D.

A value is a moment counted in seconds, and whether a time zone was named:

    1953-06-17T10:00:00Z  ->  (True, 61613690400, 0, "")
"""

from __future__ import annotations

import re

from tei.regexes import compiled
from tei.relaxng.datatypes.spaces import Context, Space
from tei.typed import Record

__all__ = ["SPACES", "days"]

_YEAR = r"(?P<year>-?(?:[1-9][0-9]*)?[0-9]{4})"
_MONTH = r"(?P<month>[0-9]{2})"
_DAY = r"(?P<day>[0-9]{2})"
_TIME = r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})(?:\.(?P<part>[0-9]*))?"
_ZONE = r"(?:Z|(?P<east>[+-])(?P<hours>[0-9]{2}):(?P<minutes>[0-5][0-9]))?"
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_HALF_A_WORLD = 14 * 3600  # seconds that a time without zone may be off (section 3.2.7.4)
_LAST_YEAR = 292278994  # what Java's calendar, and so jing, can count to


class _Moment(Record):
    has_zone: bool
    seconds: int
    leap: int  # 1 in a leap second, which has the number of the second before it
    part: str  # the digits after the point


def days(year: int, month: int, day: int) -> int:
    """Days since 0000-03-01 of the Gregorian calendar, drawn out to all years."""
    year, month = (year - 1, month + 9) if month < 3 else (year, month - 3)
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5 + day - 1


def _year(digits: str) -> int | None:
    """The year as astronomers count it: that before 0001 is -0001, and their 0."""
    if len(digits) > 11:
        return None
    year = int(digits)
    if not -_LAST_YEAR <= year <= _LAST_YEAR or not year:
        return None
    return year if year > 0 else year + 1


def _reader(pattern: str) -> Space:
    expression = pattern + _ZONE

    def read(literal: str, context: Context) -> _Moment | None:
        found = compiled(expression, re.ASCII).fullmatch(literal)
        return _moment(found, literal) if found else None

    return Space(read, less=_less)


def _moment(found: re.Match[str], literal: str) -> _Moment | None:
    named = found.groupdict()
    year = _year(named["year"]) if "year" in named else 2000  # a leap year, for --02-29
    month, day = int(named.get("month") or 1), int(named.get("day") or 1)
    if year is None or not 1 <= month <= 12 or not 1 <= day <= _DAYS[month - 1]:
        return None
    if (month, day) == (2, 29) and (year % 4 or (year % 100 == 0 and year % 400)):
        return None
    hour, minute = int(named.get("hour") or 0), int(named.get("minute") or 0)
    second = int(named.get("second") or 0)
    if hour > 23 or minute > 59 or second > 60:
        return None
    zone = int(named["hours"] or 0) * 3600 + int(named["minutes"] or 0) * 60
    if named["east"] == "-":
        zone = -zone
    if not -13 * 3600 <= zone <= _HALF_A_WORLD:
        return None
    leap = int(second == 60)
    seconds = days(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - leap - zone
    has_zone = literal[-1] == "Z" or bool(named["east"])
    return _Moment(has_zone, seconds, leap, (named.get("part") or "").rstrip("0"))


def _less(one: object, other: object) -> bool:
    """Before, for certain: a time without zone may be fourteen hours earlier or later."""
    assert isinstance(one, _Moment)
    assert isinstance(other, _Moment)
    shift = 0
    if one.has_zone != other.has_zone:
        shift = _HALF_A_WORLD
    return (one.seconds + shift, one.leap, one.part) < (other.seconds, other.leap, other.part)


SPACES = {
    "dateTime": _reader(f"{_YEAR}-{_MONTH}-{_DAY}T{_TIME}"),
    "time": _reader(_TIME),
    "date": _reader(f"{_YEAR}-{_MONTH}-{_DAY}"),
    "gYearMonth": _reader(f"{_YEAR}-{_MONTH}"),
    "gYear": _reader(_YEAR),
    "gMonthDay": _reader(f"--{_MONTH}-{_DAY}"),
    "gDay": _reader(f"---{_DAY}"),
    "gMonth": _reader(f"--{_MONTH}"),
}
