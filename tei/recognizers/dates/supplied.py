"""Dates that something interrupts, read as if it were not there.

    19 March [1848]      <date when="1848-03-19">19 March <supplied>1848</supplied></date>
    in 18[49]            in <date when="1849">18<supplied>49</supplied></date>
    in 1871.², 3 May 1872.<hi rend="sup">3</hi>    the raised figures are no part of the years
    4. No-<lb/>vember    <date when="--11-04">4. No-<lb/>vember</date>
"""

from __future__ import annotations

import re
from itertools import filterfalse

from tei.recognizers.dates.vocabulary import MONTHS, WEEKDAYS
from tei.recognizers.word_ends import is_broken
from tei.regexes import compiled
from tei.standoff import Annotation
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.standoff import Layer

_RAISED = "¹²³⁴⁵⁶⁷⁸⁹⁰"
_YEAR_BEFORE = compiled(r"(?<![0-9])[0-9]{4}[.,;:!?)\]”’\"']{0,3}\Z")
_BROKEN = compiled(r"(?<![^\W_])([A-Z][a-zäöüéû]{1,8})[-⸗¬][ \n]([a-zäöüéû]{2,9})(?![^\W_])")
_MAYBE = compiled(r"\[\d")
_SUPPLIED = compiled(
    r"(?<=[^\W\d_])(?P<gap>\.?,?\s)\[(?P<year>1\d{3}|20\d\d)\](?![^\W_])"
    r"|(?<![\w\[.,/])(?P<begun>1|1\d|20|1\d\d|20\d)\[(?P<rest>\d{1,3})\](?![^\W_])"
)


def as_read(document: Document, layer: Layer) -> Document:
    """The document without what interrupts its dates, each sign in the place it had."""
    text = document.text
    if not text.isascii():
        odd = "".join(filterfalse(str.isascii, document.words))  # what no word has, no text has
        for sign in _RAISED:
            if sign in odd:
                text = text.replace(sign, " ")
    for one in layer.of("hi"):
        if _is_raised_figure(text, one):
            text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    if is_broken(text):
        text = _BROKEN.sub(_joined, text)
    if "[" in text and _MAYBE.search(text):
        before = text
        text = _SUPPLIED.sub(lambda m: _written(before, m), before)
    if text == document.text or not document.blocks:  # which are those of the text as it was
        return document
    return document.with_text(text)


def _is_raised_figure(text: str, one: Annotation) -> bool:
    """True of a raised number after four figures and a stop: a note's, whether there is one."""
    if "sup" not in one.attributes.get("rend", "") or not text[one.start : one.end].isdecimal():
        return False
    return _YEAR_BEFORE.search(text, max(0, one.start - 8), one.start) is not None


def _joined(match: re.Match[str]) -> str:
    """A month or weekday that the end of a line cuts in two, in one piece; all else as it is."""
    word = match[1] + match[2]
    whole = word.lower() in MONTHS or word.lower() in WEEKDAYS
    return word.rjust(len(match[0])) if whole else match[0]


def _written(text: str, match: re.Match[str]) -> str:
    if match["year"]:
        before = text[max(0, match.start() - 12) : match.start()].split()
        if not before or before[-1].lstrip("([“\"").lower() not in MONTHS:
            return match[0]  # a year by itself: it is read within its brackets
        return str(match["gap"]) + "  " + str(match["year"])
    year = str(match["begun"]) + str(match["rest"])
    return year.rjust(len(match[0])) if len(year) == 4 else match[0]


def as_printed(text: str, written: str, annotation: Annotation) -> Annotation:
    """The annotation of a date, begun where its first sign is printed."""
    start = annotation.start
    if text[start : annotation.end] == written[start : annotation.end]:
        return annotation
    while start and text[start] != written[start] and not text[start - 1].isspace():
        start -= 1
    return annotation._replace(start=start)
