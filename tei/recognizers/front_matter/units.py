"""The first paragraphs of a text as units: a line, or several that are one wrapped paragraph.

The Road North          ->  unit 1, group 0
by Ada North            ->  unit 2, group 0

May 1951                ->  unit 3, group 1
"""

from __future__ import annotations

from tei.layout import is_full, width_of
from tei.recognizers.front_matter.readings import byline_of, is_label, names_in
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tei.document import Document

# What a title page has above its title, on a line of its own
ARTICLES = frozenset("the a an le la les der die das el los las il lo gli de het".split())
MOST = 14  # a title page has no more lines
_LINES = 400


class Unit(Record):
    """A line of its own, or a paragraph of several; `group` counts what blank lines part."""

    start: int
    end: int
    first: int
    last: int
    group: int


def units_of(document: Document) -> list[Unit]:
    """The first units of a text.

    "By" and the name on the line below it are one unit, and so are the article that a title page
    has on a line of its own and what it belongs to.
    """
    units: list[Unit] = []
    for unit in _lines(document):
        if 0 < len(units) < 3 and _is_article(document.text[units[-1].start : units[-1].end]):
            units[-1] = units[-1]._replace(end=unit.end, last=unit.last, group=unit.group)
            continue
        if units and is_label(document.text[units[-1].start : units[-1].end]):
            line = document.text[unit.start : unit.end]
            if len(line) < 200 and names_in(line, 0, len(line)):
                units[-1] = units[-1]._replace(end=unit.end, last=unit.last)
                continue
        units.append(unit)
    return units


def _is_article(words: str) -> bool:
    return len(words) < 4 and words.lower() in ARTICLES


def _lines(document: Document) -> Iterator[Unit]:
    width = width_of(document)
    group = -1
    at, count = 0, 0
    total = min(len(document.lines) - 1, _LINES)
    blank = True
    while at < total and count < MOST:
        line = document.line(at)
        if not line.strip():
            blank, at = True, at + 1
            continue
        group += blank
        last = at + 1
        while last < total and width and last - at < 60:
            following = document.line(last)
            if not following.strip() or not is_full(document.line(last - 1), following, width - 4):
                break
            if byline_of(following.strip()) and last - at < 4:
                break
            last += 1
        start = document.lines[at] + len(line) - len(line.lstrip())
        end = document.lines[last - 1] + len(document.line(last - 1).rstrip())
        yield Unit(start, end, at, last, group)
        blank, at, count = False, last, count + 1
