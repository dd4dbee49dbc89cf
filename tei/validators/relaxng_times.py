"""Times, spans and decades as hands write them, and as XML wants them (XML Schema Part 2, 3.2.7–9).

The seconds that `xsd:time` and `xsd:dateTime` want and nobody writes are put as 00.
"""

from __future__ import annotations

from tei.regexes import compiled
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from re import Pattern

__all__ = ["Moment", "between", "moment", "span"]

_CLOCK = (
    r"(?P<hour>\d{1,2})(?:\s*[:.h]\s*(?P<minute>\d\d))?(?::(?P<second>\d\d))?"
    r"\s*(?P<half>[ap]\.?\s?m\.?)?\s*(?:Uhr|h|hrs?|o'clock)?\s*(?P<zone>Z|[+-]\d\d:\d\d)?"
)


class Moment(Record):
    """A time as XML has it; `certain` if each figure of it is written, and in its form."""

    value: str
    certain: bool


def moment(text: str) -> Moment | None:
    """The time, or date and time, that is meant; None where it is none.

    >>> moment("8:30"), moment("1906-06-03 10:30"), moment("8:30 pm")
    (Moment('08:30:00', False), Moment('1906-06-03T10:30:00', True), Moment('20:30:00', False))
    """
    form: Pattern[str] = compiled(rf"(?i)(?:(?P<day>\d{{4}}-\d\d-\d\d)(?:T|\s+T?\s*))?{_CLOCK}")
    match = form.fullmatch(text.strip())
    if match is None:
        return None
    hour, minute, second = (int(match[part] or 0) for part in ("hour", "minute", "second"))
    half = (match["half"] or "").lower()
    if not half and match["minute"] is None:
        return None  # a figure alone is no time
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    value = f"{hour:02}:{minute:02}:{second:02}{match['zone'] or ''}"
    certain = not half and len(match["hour"]) == 2 and f"{match['hour']}:" in text
    return Moment(f"{match['day']}T{value}" if match["day"] else value, certain)


def span(text: str) -> tuple[str, str] | None:
    """The first and the last of two dates written as one: `1906-1908`, `June 1906 to May 1907`.

    Both as XML has them; None where there are not two, or not in their order.
    """
    from tei.validators.relaxng_tei import dates

    for sign in ("/", "–", "—", " - ", " to ", " until ", " bis ", "-", ".."):
        first, found, last = text.partition(sign)
        if not found or (sign == "-" and not compiled(r"\d{4}-\d{4}").fullmatch(text.strip())):
            continue
        ends = dates(first.strip()) or _own(first), dates(last.strip()) or _own(last)
        if len(ends[0]) == len(ends[1]) == 1 and ends[0][0] < ends[1][0]:
            return ends[0][0], ends[1][0]
    return None


def _own(text: str) -> tuple[str, ...]:
    """A date that is already written as XML has it."""
    form: Pattern[str] = compiled(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
    return (text.strip(),) if form.fullmatch(text.strip()) else ()


def between(text: str) -> tuple[str, str] | None:
    """The years between which a decade or century lies: `190?` from 1900 to 1909.

    >>> between("190x"), between("18??"), between("19th century"), between("1906")
    (('1900', '1909'), ('1800', '1899'), ('1801', '1900'), None)
    """
    text = text.strip().lower()
    decade: Pattern[str] = compiled(r"(\d{3})(?:[?x_-]|(?<!0)0['’]?s)")
    if match := decade.fullmatch(text):
        return f"{match[1]}0", f"{match[1]}9"
    century: Pattern[str] = compiled(r"(\d\d)(?:\?\?|xx|__|--)")
    if match := century.fullmatch(text):
        return f"{match[1]}00", f"{match[1]}99"
    counted: Pattern[str] = compiled(r"(\d\d?)(?:st|nd|rd|th|\.)?\s*(?:c\.?|cent\.?|century|jh\.?)")
    if match := counted.fullmatch(text):
        return f"{int(match[1]) - 1:02}01", f"{int(match[1]):02}00"
    return None
