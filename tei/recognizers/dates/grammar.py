"""Reads one date where it begins: `read(text, at, end)` -> `Reading` or None.

Names of months and weekdays are matched as "a word" and looked up, so that the patterns stay
few and small. Nothing here asks whether a lone number is a year: that is `years`.
"""

from __future__ import annotations

import re

from tei.recognizers.dates.almanac import Point
from tei.recognizers.dates.vocabulary import (
    AFTER_A_DAY,
    DOUBTFUL_MONTHS,
    MONTHS,
    ORDINALS,
    ROMAN_MONTHS,
    SMALL_MONTHS,
    WEEKDAYS,
)
from tei.regexes import compiled
from tei.typed import Record


class Reading(Record):
    """A date as the words have it: its span, what they state, and how they are formed.

    `last` is the other end of a range, or None. `form` is `full`, `month`, `year`, `day`
    (no year), `weekday` (weekday and day), `iso`, `numeric`, `range`, or, of a day that is counted
    from the date of a letter, one of `COUNTED`. `short_year` is True where
    the year was printed with two figures only. `options` are the points an all-figure date may
    mean, the day-first one before the other; `separator` stands between its figures.
    """

    start: int
    end: int
    first: Point
    form: str
    last: Point | None = None
    weekday: int = -1
    short_year: bool = False
    options: tuple[Point, ...] = ()
    separator: str = ""
    day_first: bool = True  # the first of the options reads day first
    cert: str = "high"
    circa: bool = False


_WORD = r"([^\W\d_]{3,13})"
# "17th", "1er", "1º", "9ten", "1sten", "9t.", "3de"
_DAY = (
    r"([0-9]{1,2})(?:st|nd|rd|th|d|ST|ND|RD|TH|er?|re|s?te[ns]?|s?t|den?|[ºª°])?(?![^\W_])"
)
_YEAR = r"([0-9]{4})(?:/([0-9]{1,2}))?(?![^\W_]|[.,:][0-9])"
# "June 17, 1953", "June 17th of 1953", "17 June in the year 1953", "17 June '53"
_OF_YEAR = (
    r"(?:,?\s+(?:(?:of|in|del?)\s+)?(?:the\s+year\s+)?"
    + _YEAR
    + r"|,?\s+[’']([0-9]{2})(?![^\W_]))?"
)
_JOIN = r"(\s*(?:--|[-–—/])\s*|\s+(?:and|to|or|&|till|until|through)\s+)"
_SECOND_DAY = "(?:" + _JOIN + r"(?:the\s+)?" + _DAY + ")?"

_FIRST_WORD = compiled(_WORD + r"\.?")
_MONTH_DAY = compiled(_WORD + r"\.?,?\s+(?:the\s+)?" + _DAY + _SECOND_DAY + _OF_YEAR)
_MONTH_YEAR = compiled(_WORD + r"\.?,?\s+(?:of\s+)?(?:the\s+year\s+)?" + _YEAR)

# Compiled when first needed: most texts need few of them (`re` keeps what it has compiled).
_AFTER_WEEKDAY = r",?\s+(?:the\s+)?"
_JUST_DAY = _DAY
_OF = r"\.?\s+(?:(?:day\s+)?of\s+|de\s+|d[’'])?"
_DAY_MONTH = _DAY + _SECOND_DAY + _OF + _WORD + r"\.?" + _OF_YEAR
_MONTH_ORDINAL = _WORD + r"\.?,?\s+(the\s+)?([A-Za-z]+(?:-[A-Za-z]+)?)\b" + _OF_YEAR
_MONTH_SHORT_YEAR = _WORD + r"\.?\s+[’']([0-9]{2})(?![^\W_])"
_MONTHS_YEAR = _WORD + r"\.?" + _JOIN + _WORD + r"\.?,?\s+(?:of\s+)?" + _YEAR
_DASHED = r"([0-9]{1,2})-" + _WORD + r"-([0-9]{4})(?![^\W_])"
_ORDINAL_MONTH = r"([A-Za-z]+(?:[-\s][A-Za-z]+)?)\s+(?:day\s+)?of\s+" + _WORD + _OF_YEAR
_ISO = r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2})(?:T[0-9:.]{5,16}(?:Z|[+-][0-9:]{5})?)?)?(?![^\W_]|-)"
_NUMERIC = (
    r"([0-9]{1,2})([./-])(\s?)(?:([0-9]{1,2})|([IVX]{1,4}))\2\3([0-9]{4}|[0-9]{2})"
    r"(?![^\W_]|\2[0-9])"
)
# "29th ult.", "5 inst.", "the 1st instant"
_OF_LETTER = (
    r"([0-9]{1,2})(?:(?:st|nd|rd|th|d)\s+(?:of\s+)?(?:(ultimo|instant|proximo)|(ult|inst|prox)\.?)"
    r"|\s+(ult|inst|prox)\.)(?![^\W_])"
)
COUNTED = ("ult", "inst", "prox")


def _match(pattern: str, text: str, at: int, end: int) -> re.Match[str] | None:
    return compiled(pattern).match(text, at, end)


def read(text: str, at: int, end: int) -> Reading | None:
    """Read the date that begins at `at` and ends before `end`: with a word or with a figure."""
    if text[at] in "0123456789":
        return _from_figure(text, at, end)
    word = _FIRST_WORD.match(text, at, end)
    if not word:
        return None
    name = word[1].lower()
    if name in MONTHS:
        return None if name in AFTER_A_DAY else _from_month(text, at, end)
    if name not in WEEKDAYS:
        return _from_ordinal(text, at, end)
    gap = _match(_AFTER_WEEKDAY, text, word.end(), end)
    if not gap or gap.end() >= end:
        return None
    rest = read(text, gap.end(), end)
    if rest and rest.form in ("full", "day", "numeric", "iso", *COUNTED):
        return rest._replace(start=at, weekday=WEEKDAYS[name])
    day = _match(_JUST_DAY, text, gap.end(), end)
    if day and 1 <= int(day[1]) <= 31:
        return Reading(at, day.end(), (0, 0, int(day[1])), "weekday", weekday=WEEKDAYS[name])
    return None


def month_of(word: str) -> int:
    """The number of the month a word names, 0 if it names none (it must have its capital)."""
    if word[0].isupper() or word in SMALL_MONTHS:
        return MONTHS.get(word.lower(), 0)
    return 0


def _year(full: str | None, dual: str | None, short: str | None = None) -> tuple[int, bool]:
    """The year of three groups of `_OF_YEAR`; of 1641/2 the second, our own reckoning."""
    if short:
        return int(short), True
    if not full:
        return 0, False
    year = int(full)
    if dual:
        whole = int(full[: -len(dual)] + dual)
        return (whole if whole == year + 1 else year), False
    return year, False


def _ends(text: str, word: str, word_end: int) -> bool:
    """True if a stop after a month's name ends the sentence: "in June. 1953", not "Jan. 1953"."""
    if text[word_end : word_end + 1] != ".":
        return False
    return len(word) > 5 or word.lower() in ("may", "june", "july", "march", "april")


def _made(
    start: int, end: int, month: int, days: tuple[str, ...], year: tuple[int, bool]
) -> Reading | None:
    numbers = [int(day) for day in days]
    if not month or any(not 1 <= n <= 31 for n in numbers):
        return None
    form = "full" if year[0] else "day"
    first, last = (year[0], month, numbers[0]), None
    if len(numbers) == 2:
        form, last = "range", (year[0], month, numbers[1])
    return Reading(start, end, first, form, last, short_year=year[1])


def _days(
    start: int,
    end: int,
    month: str,
    days: tuple[str, str | None],
    join: str,
    year: tuple[int, bool],
) -> Reading | None:
    """One or two days of one month. "June 3 and 17" is no range, "June 3 and 4" is."""
    one, two = days
    if two is None:
        return _made(start, end, month_of(month), (one,), year)
    word = join.strip()
    if word in ("and", "&", "or") and int(two) != int(one) + 1:
        return None
    made = _made(start, end, month_of(month), (one, two), year)
    if made is None:
        return None
    return made._replace(separator=word, form="between" if word == "or" else made.form)


def _from_month(text: str, at: int, end: int) -> Reading | None:
    m = _MONTH_YEAR.match(text, at, end)
    if m and month_of(m[1]):
        if _ends(text, m[1], m.end(1)):
            return None
        return Reading(at, m.end(), (_year(m[2], m[3])[0], month_of(m[1]), 0), "month")
    m = _MONTH_DAY.match(text, at, end)
    if m:
        made = _days(at, m.end(), m[1], (m[2], m[4]), m[3], _year(m[5], m[6], m[7]))
        if made or not m[4]:
            return made
        # What follows the first day is no second one: "June 3 and 17 others".
        return _made(at, m.start(3), month_of(m[1]), (m[2],), (0, False))
    return _two_months(text, at, end) or _month_and_word(text, at, end)


def _two_months(text: str, at: int, end: int) -> Reading | None:
    """ "May–June 1940", "between May and September of 1787"."""
    m = _match(_MONTHS_YEAR, text, at, end)
    if not m or not month_of(m[1]) or not month_of(m[3]):
        return None
    year = _year(m[4], m[5])[0]
    apart = m[2].strip() in ("and", "&", "or") and month_of(m[3]) != month_of(m[1]) + 1
    if apart and text[max(0, at - 8) : at].lower() != "between ":
        return None
    return Reading(at, m.end(), (year, month_of(m[1]), 0), "range", (year, month_of(m[3]), 0))


def _month_and_word(text: str, at: int, end: int) -> Reading | None:
    """ "June ’53", "April First", "May the second, 1800"."""
    m = _match(_MONTH_SHORT_YEAR, text, at, end)
    if m and month_of(m[1]):
        return Reading(at, m.end(), (int(m[2]), month_of(m[1]), 0), "month", short_year=True)
    m = _match(_MONTH_ORDINAL, text, at, end)
    if not m or m[3].lower() not in ORDINALS:
        return None
    # "May second" may be a verb: ask for a capital, "the" or a year there.
    if m[2] or m[4] or m[3][0].isupper() or m[1].lower() not in DOUBTFUL_MONTHS:
        day = str(ORDINALS[m[3].lower()])
        return _made(at, m.end(), month_of(m[1]), (day,), _year(m[4], m[5], m[6]))
    return None


def _from_ordinal(text: str, at: int, end: int) -> Reading | None:
    m = _match(_ORDINAL_MONTH, text, at, end)
    if not m:
        return None
    day = ORDINALS.get("-".join(m[1].lower().split()))
    if not day:
        return None
    return _made(at, m.end(), month_of(m[2]), (str(day),), _year(m[3], m[4], m[5]))


def _from_figure(text: str, at: int, end: int) -> Reading | None:
    after = at + 1
    while after < end and after < at + 5 and text[after] in "0123456789":
        after += 1
    follows = text[after : after + 1]
    if after - at == 4:
        m = _match(_ISO, text, at, end) if follows == "-" else None
        return _iso(m) if m else None
    if after - at > 2:
        return None
    if follows in ("-", ".", "/"):
        if m := _match(_NUMERIC, text, at, end):
            return _numeric(m)
        if follows == "-" and (m := _match(_DASHED, text, at, end)):
            return _made(at, m.end(), month_of(m[2]), (m[1],), (int(m[3]), False))
    m = _match(_DAY_MONTH, text, at, end)
    if not m:
        return None
    if m[4].startswith(COUNTED):
        return _counted(text, at, end)
    if _ends(text, m[4], m.end(4)):
        return _days(at, m.end(4), m[4], (m[1], m[3]), m[2], (0, False))
    made = _days(at, m.end(), m[4], (m[1], m[3]), m[2], _year(m[5], m[6], m[7]))
    return _without_stop(made, m.end(4)) if made else None


def _counted(text: str, at: int, end: int) -> Reading | None:
    m = _match(_OF_LETTER, text, at, end)
    if not m or not 1 <= int(m[1]) <= 31:
        return None
    form = next(form for form in COUNTED if (m[2] or m[3] or m[4]).startswith(form))
    return Reading(at, m.end(), (0, 0, int(m[1])), form)


def _without_stop(reading: Reading, word_end: int) -> Reading:
    """Leave the stop outside that ends the sentence: "on 17 June." but "17 Jan. 1953"."""
    if reading.end == word_end + 1:
        return reading._replace(end=word_end)
    return reading


def _iso(m: re.Match[str]) -> Reading | None:
    year, month, day = int(m[1]), int(m[2]), int(m[3] or 0)
    if not 1 <= month <= 12 or (m[3] and not 1 <= day <= 31) or not 1000 <= year < 2100:
        return None
    # "1904-05" is the winter that joins two years, "1953-06" can only be a month.
    if not day and month > year % 100:
        return None
    return Reading(m.start(), m.end(), (year, month, day), "iso" if day else "month")


def _numeric(m: re.Match[str]) -> Reading | None:
    one, two, year = int(m[1]), int(m[4] or 0), int(m[6])
    short = len(m[6]) == 2
    if not short and not 1000 <= year < 2100:
        return None
    start, end = m.span()
    if m[5]:
        month = ROMAN_MONTHS.get(m[5].lower(), 0)
        return _made(start, end, month, (m[1],), (year, short))
    options = []
    if 1 <= two <= 12 and 1 <= one <= 31:
        options.append((year, two, one))  # day first
    if 1 <= one <= 12 and 1 <= two <= 31:
        options.append((year, one, two))  # month first
    if not options or (short and (m[3] or m[2] == "-")):
        return None
    return Reading(
        start,
        end,
        options[0],
        "numeric",
        short_year=short,
        options=tuple(options),
        separator=m[2],
        day_first=1 <= two <= 12,
    )
