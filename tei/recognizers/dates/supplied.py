"""Dates of which an editor supplied a part: `19 March [1848]`, `in 18[49]`.

They are read as if the brackets were not there; the date stands around what was supplied.

    19 March [1848]   ->   <date when="1848-03-19">19 March <supplied>1848</supplied></date>
"""

from __future__ import annotations

import re

from tei.recognizers.dates.vocabulary import MONTHS
from tei.regexes import compiled
from tei.standoff import Annotation
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document

_MAYBE = compiled(r"\[\d")
_SUPPLIED = compiled(
    r"(?<=[^\W\d_])(?P<gap>\.?,?\s)\[(?P<year>1\d{3}|20\d\d)\](?![^\W_])"
    r"|(?<![\w\[.,/])(?P<begun>1|1\d|20|1\d\d|20\d)\[(?P<rest>\d{1,3})\](?![^\W_])"
)


def without_brackets(document: Document) -> Document:
    """The document with such years written out, each at the end of the place it had."""
    if not _MAYBE.search(document.text):
        return document
    text = _SUPPLIED.sub(lambda m: _written(document.text, m), document.text)
    if text == document.text:
        return document
    return document.with_text(text)


def _written(text: str, match: re.Match[str]) -> str:
    if match["year"]:
        before = text[max(0, match.start() - 12) : match.start()].split()
        if not before or before[-1].lstrip("([“\"").lower() not in MONTHS:
            return match[0]  # a year by itself: it is read within its brackets
        return str(match["gap"]) + "  " + str(match["year"])
    year = str(match["begun"]) + str(match["rest"])
    return year.rjust(len(match[0])) if len(year) == 4 else match[0]


def with_brackets(text: str, written: str, annotation: Annotation) -> Annotation:
    """The annotation of a date, begun where its first figure is printed."""
    start = annotation.start
    if text[start : annotation.end] == written[start : annotation.end]:
        return annotation
    while start and text[start] != written[start] and not text[start - 1].isspace():
        start -= 1
    return annotation._replace(start=start)
