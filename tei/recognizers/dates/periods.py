"""Decades, centuries, eras, seasons, and the small words that lead a date ("c.", "from").

the 1930s       from="1930" to="1939"
early 1950s     notBefore="1950" notAfter="1953"
19th century    notBefore="1801" notAfter="1900"
44 BC           when="-0043"
summer of 1921  when="1921"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei.recognizers.dates.grammar import Reading
from tei.recognizers.dates.vocabulary import ORDINALS, SEASONS
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.recognizers.cursor import Cursor

# Patterns are compiled when first needed, for most texts need few of them.
_ERA = r"(B\.\s?C\.(?:\s?E\.)?|BCE?|A\.\s?D\.|AD|C\.\s?E\.|CE)(?![^\W_])"
_ERA_AFTER = r"([0-9]{1,4})(?:\s*[-–—]\s*([0-9]{1,4}))?\s" + _ERA
_ERA_BEFORE = r"(?<![^\W_])(A\.\s?D\.|AD|B\.\s?C\.)\s$"
_LAST_OF_ERA = ("D", ".")
_ERA_YEARS = r"([0-9]{1,4})(?:[-–—]([0-9]{1,4}))?(?![^\W_])"
_DECADE_TAIL = r"[’']?s(?![^\W_])"
_DECADE_RANGE = r"(?:\s*[-–—]\s*|\s+to\s+(?:the\s+)?)[’']?([0-9]{4}|[0-9]{2})[’']?s(?![^\W_])"
_PART = r"(?<![^\W_])([Ee]arly|[Mm]id|[Mm]iddle|[Ll]ate)(?:[-\s]|\s+to\s+late\s)\s*$"
_CENTURY = (
    r"(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate)[-\s]+)?"
    r"(?:(?P<half>first|second)\s+half\s+of\s+the\s+)?"
    r"(?P<one>[0-9]{1,2}(?:st|nd|rd|th)|[A-Za-z]{5,11}(?:-[a-z]{5,7})?)"
    r"(?:(?:\s*[-–—]\s*|\s+(?:and|to|or)\s+)(?:the\s+)?"
    r"(?P<two>[0-9]{1,2}(?:st|nd|rd|th)|[a-z]{5,11}(?:-[a-z]{5,7})?))?"
    r"[-\s]+(?P<word>centur(?:y|ies))(?![^\W_])(?:\s" + _ERA + r")?"
)
_SEASON = r"(?<![^\W_])(\w{4,6}),?\s+(?:of\s+)?(?:the\s+year\s+)?$"
_LAST_OF_SEASON = compiled(r"(?i)(?:ing|mer|umn|all|ter)\b")  # of one of SEASONS
_CIRCA = r"(?<![^\W_])(?i:c\.|ca\.?|circa|c)\s?$"
_LAST_OF_CIRCA = ("a", "A", "c", "C", ".")
_TO = r"\s(?:to|until|till|through)\s"
_SPANS = {"early": (0, 3), "mid": (3, 6), "middle": (3, 6), "late": (6, 9)}
_THIRDS = {"early": (1, 33), "mid": (34, 66), "late": (67, 100)}


def era(text: str, start: int, end: int, low: int, high: int) -> Reading | None:
    """A year with its era: "44 BC", "100–44 B.C.", "A.D. 79"."""
    left = text[max(low, start - 6) : start]
    may_be = left[-1:].isspace() and left.rstrip()[-1:] in _LAST_OF_ERA
    if may_be and (m := compiled(_ERA_BEFORE).search(left)):
        years = compiled(_ERA_YEARS).match(text, start, high)
        if years:
            sign = -1 if m[1][0] == "B" else 1
            return _era(
                start - len(left) + m.start(), years.end(), sign * int(years[1]), years[2], sign
            )
    after = text[end : min(end + 12, high)]
    if "B" not in after and "A" not in after and "C" not in after:
        return None
    m = compiled(_ERA_AFTER).match(text, start, high)
    if not m or not int(m[1]):
        return None
    sign = -1 if m[3][0] == "B" else 1
    stop = m.end()
    # "in 44 BC." ends a sentence; "in 44 B.C." has its own stops.
    return _era(start, stop, sign * int(m[1]), m[2], sign)


def _era(start: int, end: int, first: int, second: str | None, sign: int) -> Reading:
    if second:
        return Reading(start, end, (first, 0, 0), "range", (sign * int(second), 0, 0))
    return Reading(start, end, (first, 0, 0), "era")


def decade(text: str, start: int, end: int, low: int, high: int) -> Reading | None:
    """ "1930s", "1930’s", "the ’90s", each with the word "early", "mid" or "late" before it."""
    size = end - start
    if size not in (2, 4) or text[end - 1] != "0":
        return None
    tail = compiled(_DECADE_TAIL).match(text, end, high)
    if not tail:
        return None
    year, at = int(text[start:end]), start
    if size == 2:
        left = text[max(low, start - 5) : start]
        if left[-1:] in ("’", "'", "‘"):
            at -= 1
        elif not left.lower().endswith("the "):
            return None
    elif not 1000 <= year < 2100 or (start > low and text[start - 1] in "$£€#/."):
        return None
    last, stop = year + 9, tail.end()
    if more := compiled(_DECADE_RANGE).match(text, stop, high):
        other = int(more[1])
        last = (other if other > 99 else year - year % 100 + other) + 9
        if last > year:
            stop = more.end()
    part = compiled(_PART).search(text[max(low, at - 8) : at])
    if part and stop == tail.end():
        one, two = _SPANS[part[1].lower()]
        first, last, form = year + one, year + two, "part of decade"
        at -= len(text[max(low, at - 8) : at]) - part.start()
    else:
        first, form = year, "decade"
        if size == 4 and year % 100 == 0 and stop == tail.end():
            last, form = year + 99, "hundred"
    return Reading(at, stop, (first, 0, 0), form, (last, 0, 0), short_year=size == 2)


def centuries(text: str, cursor: Cursor) -> Iterator[Reading]:
    """ "the 19th century", "late eighteenth-century", "the 5th century BC"."""
    at = text.find("centur")
    while at >= 0:
        if cursor.move_to(at):
            m = compiled(_CENTURY).search(
                text, max(cursor.start, at - 64), min(cursor.end, at + 20)
            )
            while m and m.start("word") != at:
                m = (
                    compiled(_CENTURY).search(text, m.end(), min(cursor.end, at + 20))
                    if m.end() < at
                    else None
                )
            if m and (reading := _century(text, m, cursor.start)):
                yield reading
        at = text.find("centur", at + 6)


def _ordinal(word: str | None) -> int:
    if not word:
        return 0
    return int(word[:-2]) if word[0].isdigit() else ORDINALS.get(word.lower(), 0)


def _century(text: str, m: re.Match[str], low: int) -> Reading | None:
    one, two = _ordinal(m["one"]), _ordinal(m["two"])
    start = m.start()
    if not one and two:  # "in the long or nineteenth century"
        one, two, start = two, 0, m.start("two")
    if not 1 <= one <= 22 or two > 22:
        return None
    era_name = m[6] or ""
    if one < 12 and m["one"].isalpha() and not era_name:
        # "the first century of the college", "a second century": only "the tenth century".
        if not text[max(low, start - 5) : start].lower().endswith("the ") or one < 4:
            return None
        if text[m.end() : m.end() + 4] == " of ":
            return None
    sign = -1 if era_name[:1] == "B" else 1
    end = m.end()
    if era_name and not text[m.end("word") : end].strip():
        end = m.end("word")
    if start != m.start():
        span = (1, 100)
    elif m["half"]:
        span = (1, 50) if m["half"] == "first" else (51, 100)
    else:
        span = _THIRDS[m["part"].lower()] if m["part"] else (1, 100)
    cert = "high" if span == (1, 100) else "medium"
    if sign < 0:
        first, last = -(one * 100) + span[0] - 1, -((two or one) * 100) + span[1] - 1
    else:
        first, last = (one - 1) * 100 + span[0], ((two or one) - 1) * 100 + span[1]
    return Reading(start, end, (first, 0, 0), "century", (last, 0, 0), cert=cert)


def with_lead(text: str, reading: Reading, low: int) -> Reading:
    """Take in what leads the date: a season of the year, "c." for circa, "from", "between"."""
    left = text[max(low, reading.start - 22) : reading.start]
    if not left:
        return reading
    if (
        reading.form in ("year", "range")
        and _LAST_OF_SEASON.search(left)
        and (m := compiled(_SEASON).search(left))
        and m[1].lower() in SEASONS
    ):
        start = reading.start - len(left) + m.start(1)
        form = "season" if reading.form == "year" else reading.form
        return reading._replace(start=start, form=form, cert="high")
    if reading.form == "range":
        words = text[reading.start : reading.end]
        if left.lower().endswith("between ") and " and " in words:
            return reading._replace(start=reading.start - 8, form="between")
        if left.lower().endswith("from ") and compiled(_TO).search(words):
            return reading._replace(start=reading.start - 5)
    if left.rstrip()[-1:] in _LAST_OF_CIRCA and (m := compiled(_CIRCA).search(left)):
        return reading._replace(start=reading.start - len(left) + m.start(), circa=True)
    if left.endswith(("around ", "about ")):
        return reading._replace(circa=True)
    return reading
