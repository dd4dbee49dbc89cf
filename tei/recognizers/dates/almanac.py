"""The calendar: lengths of months, days of the week, and dates as W3C writes them.

>>> w3c((1953, 6, 17)), w3c((1953, 6, 0)), w3c((0, 6, 17)), w3c((-44, 0, 0))
('1953-06-17', '1953-06', '--06-17', '-0043')
"""

from __future__ import annotations

# year, month, day; 0 = not stated; a year before Christ is negative: -44 is 44 BC.
Point = tuple[int, int, int]

_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SHIFTS = (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)


def days_in_month(year: int, month: int) -> int:
    """The length of a month; February has 29 days where the year is not known."""
    if month == 2 and year > 0 and (year % 4 or (year % 100 == 0 and year % 400)):
        return 28
    return _LENGTHS[month - 1]


def exists(point: Point) -> bool:
    """True if there is such a day."""
    year, month, day = point
    return 0 <= month <= 12 and 0 <= day <= (days_in_month(year, month) if month else 31)


def w3c(point: Point) -> str:
    """The date in the form of `@when`; "" where W3C has none (1 BC, an hour, nothing stated).

    XML Schema counts 1 BC as the year 0, which its version 1.0 does not allow.
    """
    year, month, day = point
    if year == -1 or not any(point) or not exists(point):
        return ""
    if not year:
        if not month:
            return f"---{day:02}"
        return f"--{month:02}-{day:02}" if day else f"--{month:02}"
    text = f"{year:04}" if year > 0 else f"-{-year - 1:04}"
    if month:
        text += f"-{month:02}"
        if day:
            text += f"-{day:02}"
    return text


def one_day_in_two_styles(old: Point, new: Point) -> bool:
    """True of the 10/20 February 1689: one day, by the Julian calendar and by the Gregorian.

    >>> one_day_in_two_styles((1851, 5, 4), (1851, 5, 16))
    True
    """
    year = old[0]
    if year != new[0] or old[1] != new[1] or not 1582 <= year < 1924:
        return False
    return new[2] - old[2] == 10 + max(0, year // 100 - 16)


def weekday(point: Point) -> int:
    """The day of the week (Monday is 0) of a full date, by the Gregorian calendar.

    >>> weekday((1953, 6, 17))
    2
    """
    year, month, day = point
    if month < 3:
        year -= 1
    return (year + year // 4 - year // 100 + year // 400 + _SHIFTS[month - 1] + day - 1) % 7


def weekday_old_style(point: Point) -> int:
    """The same by the Julian calendar, in use in Russia to 1918.

    >>> weekday_old_style((1700, 2, 29))
    3
    """
    year, month, day = point
    if month < 3:
        year -= 1
    return (year + year // 4 + _SHIFTS[month - 1] + day + 4) % 7
