"""Finds where dates stand: from every short number, and every name of a month, outwards.

The text is scanned twice, for figures and for months; everything else looks only at the few
characters around a hit. A date never leaves its block.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from tei.recognizers.capitalized import capitals_of
from tei.recognizers.cursor import Cursor
from tei.recognizers.dates import periods, years
from tei.recognizers.dates.grammar import Reading, month_of, read
from tei.recognizers.dates.ranges import joined, listed
from tei.recognizers.dates.vocabulary import DOUBTFUL_MONTHS, ORDINALS, SMALL_MONTHS, WEEKDAYS
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.standoff import Layer

_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_AFTER_A_VERB = frozenset("be have not well also the I he she we they you".split())  # "may be"
_GLUE = frozenset("the of and or to day & - – —".split())
_SMALL = _GLUE | ORDINALS.keys() | SMALL_MONTHS  # words in lower case that a date may hold
_ALONE = frozenset("in since until during last next this early late mid every each".split())
# What may follow the one or two figures of a day: more of the date.
_GOES_ON = frozenset(" \n\t.-–—/stndrhSTNDRHdeºª°,;:)]\u00a0")
_NO_DATE_IN = ("ref", "idno", "email", "addrLine", "code", "graphic", "formula", "pb")


def scan(document: Document, layer: Layer) -> list[Reading]:
    """All dates of a document in order, without overlaps, as the words have them."""
    cursor = Cursor(document)
    found = list(_from_figures(document, layer, cursor))
    starts = [reading.start for reading in found]

    def free(reading: Reading) -> bool:
        i = bisect_right(starts, reading.end - 1) - 1
        return i < 0 or found[i].end <= reading.start

    others = [r for r in _from_months(document, cursor) if free(r)]
    others += [r for r in periods.centuries(document.text, cursor) if free(r)]
    if not others:
        return found
    kept: list[Reading] = []
    for reading in sorted(found + [r for r in others if not _barred(layer, r)]):
        if not kept or kept[-1].end <= reading.start:
            kept.append(reading)
    return kept


def _barred(layer: Layer, reading: Reading) -> bool:
    return layer.covering(reading.start, *_NO_DATE_IN) is not None


def _numbers(text: str) -> list[tuple[int, int]]:
    """Where the numbers stand: figures that no letter or figure stands before.

    To look for each figure is quicker than to hold each character against a set of ten.
    """
    figures: list[int] = []
    for figure in "0123456789":
        at = text.find(figure)
        while at >= 0:
            figures.append(at)
            at = text.find(figure, at + 1)
    figures.sort()
    found: list[tuple[int, int]] = []
    start = end = -1
    for at in figures:
        if at != end:
            if start >= 0:
                found.append((start, end))
            start = -1 if at and text[at - 1].isalnum() else at
        end = at + 1
    if start >= 0:
        found.append((start, end))
    return found


def _from_figures(document: Document, layer: Layer, cursor: Cursor) -> Iterator[Reading]:
    text, done, size = document.text, 0, len(document.text)
    for start, end in _numbers(text):
        if start < done or end - start > 4:
            continue
        if end - start < 3 and end < size:
            after = text[end]
            # "(1)", "3)", "12:": the figures of a day have a space before them, or go on.
            if after not in _GOES_ON or (
                after in ");:," and start and not text[start - 1].isspace()
            ):
                continue
        if not cursor.move_to(start):
            continue
        reading = _around(text, start, end, cursor.start, cursor.end)
        if reading is None or reading.start < done or _barred(layer, reading):
            continue
        if reading.form in ("year", "decade") and layer.covering(start, "cell"):
            continue
        for one in listed(text, reading, cursor.end):
            yield one
            done = one.end


def _around(text: str, start: int, end: int, low: int, high: int) -> Reading | None:
    """The date to which the number `text[start:end]` belongs, if it belongs to one."""
    reading = None
    if start == low or text[start - 1] not in "$£€#@=&%+~/\\.":
        # "/1953" and ".1953" are the tails of something that is no date.
        for at in _beginnings(text, start, low):
            reading = read(text, at, high)
            if reading and reading.end > start:
                break
            reading = None
    if reading and reading.form in ("day", "numeric") and _is_numbered(text, reading, low, high):
        return None
    if reading and reading.form in ("full", "month") and not _year_holds(text, reading, high):
        reading = _without_year(text, reading, high)
    if reading is None:
        reading = periods.era(text, start, end, low, high)
        if reading:
            return reading
        reading = periods.decade(text, start, end, low, high)
    if reading is None and end - start == 4:
        cert = years.certainty(text, start, end, low, high)
        if not cert and not _opens_range(text, start, end, low, high):
            return None
        reading = Reading(start, end, (int(text[start:end]), 0, 0), "year", cert=cert)
    if reading is None:
        return None
    reading = joined(text, reading, low, high)
    if not reading.cert:
        return None  # a number that would only have been a year as part of a range
    return periods.with_lead(text, reading, low)


def _is_numbered(text: str, reading: Reading, low: int, high: int) -> bool:
    """True of "version 1.2.2003", "on page 12 March says", "at 12 May be too late"."""
    if not text[reading.start].isdigit():
        return False
    if years.numbered(text, reading.start, low):
        return True
    following = text[reading.end : min(high, reading.end + 6)].split()
    return bool(following and following[0] in _AFTER_A_VERB and text[reading.end - 1] == "y")


def _opens_range(text: str, start: int, end: int, low: int, high: int) -> bool:
    """True if a year may begin here that shows itself as one only by its range: "1904-12"."""
    if not 1000 <= int(text[start:end]) < 2100 or end >= high or text[end] not in "-–—/":
        return False
    if years.numbered(text, start, low):
        return False
    return start == 0 or text[start - 1] in " \n\t([“\"'‘,;"


def _year_holds(text: str, reading: Reading, high: int) -> bool:
    """False if the four figures at the end count the word that follows: "On June 3, 1500 men"."""
    if reading.short_year or not text[reading.end - 1].isdigit():
        return True
    return not years.counted(text, reading.end, high)


def _without_year(text: str, reading: Reading, high: int) -> Reading | None:
    year_at = text.rfind(" ", reading.start, reading.end)
    return read(text, reading.start, year_at) if year_at > reading.start else None


def _beginnings(text: str, start: int, low: int) -> list[int]:
    """Where the date may begin to which the figures at `start` belong, the leftmost first.

    Walks back over weekdays, months and the small words between them.
    """
    if start == low or not text[start - 1].isspace():
        return [start]
    begins = [start]
    at = text.rfind(" ", max(low, start - 48), start - 1)
    word = text[at + 1 : start - 1] if at >= 0 else ""
    if word.islower() and word.isalpha() and word not in _SMALL:
        return begins  # as before most numbers: "in"
    left, at = text[max(low, start - 48) : start], start
    for _ in range(5):
        left = left.rstrip()
        cut = left.rfind(" ")
        token = left[cut + 1 :]
        if not token.isprintable():
            cut = max(cut, left.rfind("\n"), left.rfind("\t"))
            token = left[cut + 1 :]
        if not token or (token.islower() and token.isalpha() and token not in _SMALL):
            break
        at = start - 48 + cut + 1 if start - 48 > low else low + cut + 1
        bare = token.lstrip("([{“\"‘'–—_*„«")
        name = bare.rstrip(".,")
        if name.lower() in ORDINALS:
            begins.append(at + len(token) - len(bare))
            left = left[: cut + 1]
            continue
        dash = -1
        if not bare.isalpha():
            dash = max(bare.rfind("–"), bare.rfind("-"), bare.rfind("/"), bare.rfind("—"))
        if dash > 0:
            # "June–July 1920" reads from its first month; "home--Monday 3" from its last word.
            first = bare[:dash].rstrip(".-")
            if first and month_of(first) and month_of(name[dash + 1 :] or "x"):
                begins.append(at + len(token) - len(bare))
                break
            name = name[dash + 1 :]
            if name and (month_of(name) or _is_weekday(name)):
                begins.append(at + len(token) - len(bare) + dash + 1)
            break
        if name and (month_of(name) or _is_weekday(name)):
            begins.append(at + len(token) - len(bare))
        elif token not in _GLUE:
            break
        if len(bare) != len(token):
            break
        left = left[: cut + 1]
    begins.reverse()
    return begins


def _is_weekday(word: str) -> bool:
    return word[0].isupper() and word.lower() in WEEKDAYS


def _months(document: Document) -> list[tuple[int, int]]:
    """Where the English names of months stand as words, in the order of the text."""
    capitals, text, found = capitals_of(document), document.text, []
    for name in _MONTHS:
        if name not in capitals:
            continue
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if not text[end : end + 1].isalnum() and not (start and text[start - 1].isalnum()):
                found.append((start, end))
            start = text.find(name, end)
    found.sort()
    return found


def _from_months(document: Document, cursor: Cursor) -> Iterator[Reading]:
    """Days in words ("April First", "the fourth of July") and months alone ("in June")."""
    text = document.text
    for start, end in _months(document):
        if not cursor.move_to(start):
            continue
        left = text[max(cursor.start, start - 32) : start]
        words = left.split()
        before = words[-1].lower() if words else ""
        reading = None
        if before == "of" and len(words) > 1:
            reading = _ordinal_before(text, words, start, cursor)
        if reading is None:
            for at in _beginnings(text, start, cursor.start):
                reading = read(text, at, cursor.end)
                if reading:
                    break
        if reading is None:
            reading = _month_alone(text, start, end, before)
        if reading:
            yield periods.with_lead(
                text, joined(text, reading, cursor.start, cursor.end), cursor.start
            )


def _ordinal_before(text: str, words: list[str], start: int, cursor: Cursor) -> Reading | None:
    for back in (3, 2):
        if len(words) >= back:
            word = "-".join(words[-back:-1]).lstrip("([“\"‘'—–").lower()
            if word in ORDINALS:
                at = text.rfind(words[-back].lstrip("([“\"‘'—–"), cursor.start, start)
                return read(text, at, cursor.end)
    return None


def _month_alone(text: str, start: int, end: int, before: str) -> Reading | None:
    if before.strip("([“\"‘'—–") not in _ALONE or text[end : end + 1] in ("’", "'", "-"):
        return None
    name = text[start:end]
    if name.lower() in DOUBTFUL_MONTHS and before.strip("(") not in (
        "in",
        "since",
        "until",
        "last",
    ):
        return None
    rest = text[end : end + 2]
    if rest[:1] == " " and rest[1:].isupper():
        return None  # "in April Smith's house"
    return Reading(start, end, (0, month_of(name), 0), "bare month", cert="medium")
