"""Whether a value that is to be put for another says all that the other says; and days and times
that there are not. A fix may lose no letter and no figure: the `c.` of `c. 1906` is a doubt."""

from __future__ import annotations

from tei.regexes import compiled
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from re import Pattern

__all__ = ["is_whole_date", "no_such", "says_doubt"]

_DOUBT = frozenset("c ca circa about approx um vers perhaps probably vermutlich".split())
_MONTHS = ("January February March April May June July August September October November "
           "December").split()  # fmt: skip


def is_whole_date(text: str, value: str) -> bool:
    """Whether each letter and each figure of a date in words stands in the value for it.

    `17 June 1953` and `1953-06-17`: yes; `c. 1906` and `1906`, `1906?` and `1906`: no.
    """
    from tei.recognizers.dates.almanac import weekday
    from tei.recognizers.dates.vocabulary import MONTHS, ORDINALS, WEEKDAYS

    if value.startswith("0"):
        return False  # a year of three figures may have lost one
    parts = [int(one) for one in value.split("-") if one.isdigit()]
    left = list(parts)
    tokens: list[str] = compiled(r"\d+(?:st|nd|rd|th)?(?![^\W\d_])|[^\W\d_]+|[^\w\s]|_").findall(
        text.strip().lower()
    )
    for token in tokens:
        if token in (",", ".", "-", "/", "of", "the"):
            continue
        if token in WEEKDAYS:
            if len(parts) < 3 or weekday((parts[0], parts[1], parts[2])) != WEEKDAYS[token]:
                return False
            continue
        figures = token.rstrip("stndrh")
        number = int(figures) if figures.isdigit() else MONTHS.get(token, ORDINALS.get(token, -1))
        if number not in left:
            return False
        left.remove(number)
    return not left


def says_doubt(text: str) -> bool:
    """Whether a date in words is said to be about right: `c. 1906`, `1906?`."""
    words: list[str] = compiled(r"[^\W\d_]+").findall(text.lower())
    return "?" in text or any(word in _DOUBT for word in words)


def no_such(text: str) -> tuple[str, str] | None:
    """Of a date in the right form what of it there is not, and what is left without it.

    `1906-13-01` gives `("month 13", "1906")`, `1906-02-30` `("30 February 1906", "1906-02")`,
    `1906-06-03T25:00:00` `("time 25:00:00", "1906-06-03")`; None where all may be.
    """
    from tei.recognizers.dates.almanac import days_in_month

    form: Pattern[str] = compiled(r"(\d{4})-(\d{2})(?:-(\d{2})(?:T(.*))?)?")
    match = form.fullmatch(text.strip())
    if not match:
        return None
    year, month = match[1], int(match[2])
    if not 1 <= month <= 12:
        return f"month {match[2]}", year
    if match[3] and not 1 <= int(match[3]) <= days_in_month(int(year), month):
        return f"{int(match[3])} {_MONTHS[month - 1]} {year}", f"{year}-{match[2]}"
    clock: Pattern[str] = compiled(r"(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?")
    time = clock.fullmatch(match[4] or "")
    if time and (int(time[1]) > 23 or int(time[2]) > 59 or int(time[3] or 0) > 59):
        return f"time {match[4]}", f"{year}-{match[2]}-{match[3]}"
    return None
