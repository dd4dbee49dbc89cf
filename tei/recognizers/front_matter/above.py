"""What stands above a title that the source itself marks: a picture, a rubric, a name, a day.

    Articles           <titlePart type="desc">Articles</titlePart>
    The Road North     <docTitle><titlePart type="main">The Road North</titlePart></docTitle>

A few short lines, that is, and the note of a transcriber; where another paragraph stands above it,
the text begins before its title.
"""

from __future__ import annotations

from tei.layout import is_rubric
from tei.recognizers.front_matter.cover import is_institution
from tei.recognizers.front_matter.dated import date_in
from tei.recognizers.front_matter.readings import (
    Byline,
    byline_of,
    is_bare_name,
    is_known,
    names_in,
)
from tei.recognizers.front_matter.title_page import picture_at
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tei.document import Document
    from tei.recognizers.front_matter.units import Unit
    from tei.standoff import Layer

_MOST = 6  # lines


class Above(Record):
    """A line above the title: `byline`, `docDate`, `docImprint`, `rubric`, `note`, or ""."""

    kind: str
    unit: Unit
    byline: Byline | None = None


def lines_above(
    document: Document, layer: Layer, units: Sequence[Unit], title: int
) -> list[Above] | None:
    """The lines before the offset of a title; None if they are more than may stand there."""
    found: list[Above] = []
    noted, drawn = False, 0
    for at, unit in enumerate(units):
        if unit.start >= title:
            return found
        if drawn := max(drawn, picture_at(document, units, at)):
            drawn -= 1  # "[Illustration: ...]", which the rule for figures reads
            found.append(Above("", unit))
            continue
        line = document.text[unit.start : unit.end]
        words = " ".join(line.split())
        if layer.covering(unit.start, "figure") is not None:
            found.append(Above("", unit))
            noted = False
            continue
        noted = noted or "ranscriber" in words[:30]
        if len(found) >= _MOST or not layer.is_free(unit.first, unit.last):
            return None
        if noted:
            found.append(Above("note", unit))
            continue
        if not is_rubric(words):
            return None
        found.append(_line(document, unit, line, words))
    return None


def _line(document: Document, unit: Unit, line: str, words: str) -> Above:
    if byline := byline_of(line):
        return Above("byline", unit, byline)
    if date_in(line)[1]:
        return Above("docDate", unit)
    if is_institution(words):
        return Above("docImprint", unit)
    names = names_in(line, 0, len(line))
    told = {name.strip() for name in document.metadata.author.split(";")}
    if words in told or (is_bare_name(line, "", False) and all(
            is_known(line[s:e]) and len(line[s:e].split()) > 1 for s, e in names)):  # fmt: skip
        return Above("byline", unit, Byline("author", names or ((0, len(line)),)))
    return Above("rubric", unit)
