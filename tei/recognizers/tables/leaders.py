"""Tables whose columns are joined by leaders: price lists, tables of contents.

    Flour, per bbl. . . . . . $7.00
    Bacon, per lb.  . . . . .   .16   ->   two rows of two cells; the dots are recorded
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.recognizers.tables.cells import Cell, Row, Table
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.standoff import Layer

LEADERS = "lines whose words are led to a number or a short value by dots"

# Three dots are an ellipsis; leaders are more, and what they lead to ends the line.
_LEADER = compiled(
    r"[ \t]{0,40}\.(?:[ \t]?\.){3,}(?![^\s.])|[ \t]{0,40}\.{5,}|[ \t]{0,40}…(?:[ \t]?…)+|_{4,}"
)
_VALUE = compiled(r"[$£€§]?\.?\d[\w.,:/–%¢½¼¾ ]{0,16}|[ivxlcIVXLC]{1,8}\.?|[-–—]+|\"|do\.?|ditto")
_LONGEST = 200


def leader_tables(document: Document, layer: Layer) -> Iterator[Table]:
    """The runs of two or more free lines that are words, dots and a value."""
    text, lines = document.text, document.lines
    count, done, at = len(lines) - 1, 0, 0
    for match in _LEADER.finditer(text):
        if match.start() < at:
            continue
        line = document.line_at(match.start())
        rows: list[Row] = []
        n = line
        while n < count and n >= done and (row := _row(document, layer, n)):
            rows.append(row)
            n += 1
        at, done = lines[n] if n > line else match.end(), n
        if len(rows) > 1:
            yield Table(rows, LEADERS)


def _row(document: Document, layer: Layer, line: int) -> Row | None:
    """A line as a row of two cells, the leader a mark after the first."""
    text, begin, end = document.text, document.lines[line], document.lines[line + 1] - 1
    if end - begin > _LONGEST or not layer.is_free(line, line + 1):
        return None
    leader = _LEADER.search(text, begin, end)
    if leader is None:
        return None
    words, value = text[begin : leader.start()], text[leader.end() : end]
    # The stop of an abbreviation stands before the leader: “per bbl. . . . .”
    start = leader.start()
    if text[start : start + 2] == ". " and words[-1:].isalpha():
        start += 1
        words += "."
    if not words.strip(" .") or not value.strip() or not _VALUE.fullmatch(value.strip()):
        return None
    first = begin + len(words) - len(words.lstrip())
    second = leader.end() + len(value) - len(value.lstrip())
    stop = leader.end() + len(value.rstrip())
    return Row([Cell(first, leader.end(), (), ((start, leader.end()),)), Cell(second, stop)], False)
