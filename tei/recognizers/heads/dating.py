"""Lines that are nothing but a date, as they head the entries of a diary.

"Saturday April 1st"    "Mon. 11"    "12 May 1850"    ->  a line of date
"May Day in the Village"                              ->  not one
"""

from __future__ import annotations

WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs "
    "fri sat sun".split()
)
MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan;february feb;march mar;april apr;may;june jun;july jul;august aug;"
        "september sept sep;october oct;november nov;december dec".split(";"),
        1,
    )
    for name in names.split()
}
SEASONS = frozenset("spring summer autumn fall winter easter michaelmas christmas".split())
_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first "
    "twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh "
    "twenty-eighth twenty-ninth thirtieth thirty-first the of".split()
)


def is_date_line(words: str, strangers: int = 0) -> bool:
    """True if a line is a date and nothing else.

    `strangers` words that belong to no date are overlooked: a diarist's sign before the day, a
    slip of the pen in the month.
    """
    tokens = words.replace(",", " ").replace(".", " ").replace("—", " ").lower().split()
    if not tokens or len(tokens) > 7:
        return False
    named = numbered = 0
    for token in tokens:
        if token in WEEKDAYS or token in MONTHS or token in SEASONS:
            named += 1
        elif token[0].isdecimal() and is_day_or_year(token):
            numbered += 1
        elif token in _ORDINALS:
            numbered += token not in ("the", "of")
        else:
            strangers -= 1
    return strangers >= 0 and bool(named) and named + numbered >= 2


def is_day_or_year(token: str) -> bool:
    """True for "3", "3rd", "1850", "1850/51"."""
    digits = token.rstrip("stndrh")
    return digits.replace("/", "").replace("-", "").isdecimal() and len(digits) <= 9


def iso_date(words: str) -> str:
    """The ISO date of a line of date, or "" where it is not one whole date, month or year.

    >>> [iso_date(w) for w in ("January 23, 2012", "23rd of May 1850", "October 1819", "2016")]
    ['2012-01-23', '1850-05-23', '1819-10', '2016']
    """
    tokens = words.replace(",", " ").replace(".", " ").lower().split()
    tokens = [t for t in tokens if t not in WEEKDAYS and t not in ("the", "of", "on", "in")]
    if len(tokens) == 1 and tokens[0].count("-") == 2:
        parts = tokens[0].split("-")
        if [len(p) for p in parts] == [4, 2, 2] and all(map(str.isdecimal, parts)):
            return tokens[0] if _exists(int(parts[0]), int(parts[1]), int(parts[2])) else ""
    year = month = day = 0
    for token in tokens:
        digits = token.rstrip("stndrh")
        if token in MONTHS and not month:
            month = MONTHS[token]
        elif len(token) == 4 and token.isdecimal() and not year:
            year = int(token)
        elif digits.isdecimal() and len(digits) <= 2 and not day:
            day = int(digits)
        else:
            return ""
    if not year or (day and not month) or not _exists(year, month or 1, day or 1):
        return ""
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def _exists(year: int, month: int, day: int) -> bool:
    if not (year and 1 <= month <= 12 and day):
        return False
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return day <= (31, 28 + leap, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
