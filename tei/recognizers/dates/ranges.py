"""Joins two dates into one where the words make a range of them; takes lists of days apart.

1904–1912   1904-12   from June 3 to July 5, 1920   June 30–July 2, 1920
between 1909 and 1930   May 1940 – June 1941   1953–present
"""

from __future__ import annotations

import re

from tei.recognizers.dates import years
from tei.recognizers.dates.almanac import Point
from tei.recognizers.dates.grammar import Reading, month_of, read
from tei.regexes import compiled

_CONNECTOR = compiled(
    r"\s*(--|[-–—])\s*|\s+(to|until|till|through|thru|and)\s+(?:the\s+)?|(/)(?=[0-9]{1,4}(?![^\W_]))"
)
_YEAR = r"[0-9]{4}(?![^\W_]|,[0-9])"
_SHORT = r"[0-9]{1,2}(?![^\W_]|[.,:/–-][0-9])"
_OPEN = r"(?:present|date|today|now)(?![^\W_])"
_DAY_YEAR = r"([0-9]{1,2})(?:st|nd|rd|th|d)?,\s+([0-9]{4})(?![^\W_]|[.,][0-9])"
_MORE_DAYS = (
    r"(?:(?:,|,?\s+(?:and|or|&))\s+(?:the\s+)?[0-9]{1,2}(?:st|nd|rd|th|d)?(?![^\W_])){1,8}"
    r",?\s+([0-9]{4})(?![^\W_]|[.,][0-9])"
)
_ONE_DAY = r"[0-9]{1,2}(?:st|nd|rd|th|d)?"
_FORMS = ("full", "month", "year", "day", "iso")


def joined(text: str, first: Reading, low: int, high: int) -> Reading:
    """The range that `first` opens, or `first` itself."""
    if first.form not in _FORMS or first.end >= high:
        return first
    connector = _CONNECTOR.match(text, first.end, high)
    if not connector or connector.end() >= high:
        return first
    word = connector[2] or connector[1] or "/"
    lead = text[max(low, first.start - 9) : first.start].lower()
    between = lead.endswith("between ")
    if (word == "and" and not between) or (word == "/" and first.form != "year"):
        return first
    last, end = _other_end(text, connector, first, high)
    if not end:
        return first
    begun = first.first
    if last and not begun[0]:
        begun = (last[0], begun[1], begun[2])
    if last and not last[0]:
        last = (begun[0], last[1], last[2])
    if not first.cert and not (last and _plausible(begun, last, lead)):
        return first
    led = between or lead.endswith("from ")
    if last and begun > last and not led and (connector[2] or first.form != "year"):
        return first  # two dates that only happen to stand side by side
    start = first.start
    if led and (connector[2] or between):
        start -= 8 if between else 5
    form = "between" if between and word == "and" else "range"
    return first._replace(
        start=start,
        end=end,
        first=begun,
        last=last or (9999, 0, 0),
        form=form,
        cert=first.cert or "high",
    )


def _plausible(first: Point, last: Point, lead: str) -> bool:
    """True if two years that nothing but the dash between them shows to be years are a range."""
    if first < last:
        return first[0] >= 1500 or last[0] - first[0] < 200
    # "Fens and Men, 1977-1920" is a slip: pages and other numbers do not run backwards.
    return first[0] < 2050 and last[0] >= 1500 and lead.endswith((", ", "("))


def listed(text: str, first: Reading, high: int) -> list[Reading]:
    """The days of a list that shares its month and year, or `first` alone."""
    if first.form != "day" or first.end >= high or text[first.end] not in ", \n":
        return [first]
    m = compiled(_MORE_DAYS).match(text, first.end, high)
    if not m:
        return [first]
    year, month = int(m[1]), first.first[1]
    out = [first._replace(first=(year, month, first.first[2]), form="full")]
    for day in compiled(_ONE_DAY).finditer(text, m.start(), m.start(1)):
        number = int(day[0].rstrip("stndrh"))
        if not 1 <= number <= 31:
            return [first]
        out.append(Reading(day.start(), day.end(), (year, month, number), "full"))
    out[-1] = out[-1]._replace(end=m.end())
    return out


def _other_end(
    text: str, connector: re.Match[str], first: Reading, high: int
) -> tuple[Point | None, int]:
    """The point after the connector, and where it ends (0: there is none)."""
    at, year = connector.end(), first.first[0]
    tight = not connector[2]
    if compiled(_OPEN).match(text, at, high) and first.form != "day":
        return None, compiled(_OPEN).match(text, at, high).end()  # type: ignore[union-attr]
    if text[at] in "0123456789":
        if m := compiled(_YEAR).match(text, at, high):
            if (
                first.form == "day"
                or years.counted(text, m.end(), high)
                or not 1000 <= int(m[0]) < 2100
            ):
                return None, 0
            return (int(m[0]), 0, 0), m.end()
        if first.form == "day" and (m := compiled(_DAY_YEAR).match(text, at, high)):
            return (int(m[2]), first.first[1], int(m[1])), m.end()
        reading = read(text, at, high)
        if reading and reading.form in ("full", "month", "iso", "day"):
            return reading.first, reading.end
        m = compiled(_SHORT).match(text, at, high)
        if (
            m
            and tight
            and first.form in ("year", "month")
            and connector.end() - connector.start() == 1
        ):
            return _shortened(m, year, first.first[1])
        return None, 0
    word = text[at : at + 12].split()
    if not word or not (month_of(word[0].rstrip(".,;)")) if word[0][0].isalpha() else 0):
        return None, 0
    reading = read(text, at, high)
    if reading and reading.form in ("full", "month", "day"):
        return reading.first, reading.end
    return None, 0


def _shortened(m: re.Match[str], year: int, month: int) -> tuple[Point | None, int]:
    """1904–12 is 1904–1912, 1904–5 is 1904–1905; a number that leads back is no year."""
    if month:
        return None, 0
    power = 10 ** len(m[0])
    other = year - year % power + int(m[0])
    if other <= year and len(m[0]) == 2 and int(m[0]) <= 1 and year % 100 == 99:
        other += 100  # 1899–00
    return ((other, 0, 0), m.end()) if other > year else (None, 0)
