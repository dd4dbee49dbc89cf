"""Tables without any drawing: fields between tabs, or columns of words with gaps between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from tei.recognizers.tables.cells import Cell, Row, Table, labels_columns
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.standoff import Layer

TABS = "lines with the same number of fields between tabs"
GAPS = "lines whose words stand in columns with the same gaps between them"

_GAP = compiled(r"   +")
_TOKEN = compiled(r"\S+(?: \S+)*")
_LABEL = compiled(r"(?:[-*•–+]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxlc]{2,5})[.)])$")
_LONGEST = 400


def aligned_tables(document: Document, layer: Layer) -> Iterator[Table]:
    """The tables of a text made with tabs, then those made with spaces."""
    text, lines = document.text, document.lines
    at = text.find("\t")
    while at >= 0:
        line = document.line_at(at)
        last = line + 1
        if _fields(document, layer, line):
            while _fields(document, layer, last):
                last += 1
            if last - line > 1:
                table = _tabbed(document, line, last)
                if table is not None:
                    yield table
        at = text.find("\t", lines[last])
    for first, last in _gapped(document, layer):
        table = _spaced(document, first, last)
        if table is not None:
            yield table


# -- tabs -------------------------------------------------------------------------------------


def _fields(document: Document, layer: Layer, line: int) -> int:
    """The number of fields of a free line with tabs between words, else 0."""
    if line >= len(document.lines) - 1 or not layer.is_free(line, line + 1):
        return 0
    if document.lines[line + 1] - document.lines[line] > 4 * _LONGEST:
        return 0
    row = document.line(line).strip()
    return row.count("\t") + 1 if "\t" in row else 0


def _tabbed(document: Document, first: int, last: int) -> Table | None:
    rows = [document.line(n).rstrip() for n in range(first, last)]
    indented = all(row.startswith("\t") for row in rows)
    pattern = compiled(r"\t")
    counts = Counter(len(pattern.findall(row)) for row in rows)
    if len(counts) > 1:
        merged = compiled(r"\t+")
        together = Counter(len(merged.findall(row)) for row in rows)
        if len(together) < len(counts):
            counts, pattern = together, merged
    if max(counts) - min(counts) > max(1, max(counts) // 3):
        return None
    cells = [
        _split(row, document.lines[first + k], pattern, indented) for k, row in enumerate(rows)
    ]
    words = [[document.text[c.start : c.end].strip() for c in row] for row in cells]
    if _is_list(words) or _is_dialogue(words):
        return None
    return Table(_rows(cells, words), TABS)


def _split(row: str, begin: int, pattern: re.Pattern[str], indented: bool) -> list[Cell]:
    """The fields of a line; an empty one is the tab after it."""
    cells = []
    at = len(row) - len(row.lstrip("\t")) if indented else 0
    for match in [*pattern.finditer(row, at), None]:
        end = match.start() if match else len(row)
        field = row[at:end]
        if field.strip():
            start = at + len(field) - len(field.lstrip())
            cells.append(Cell(begin + start, begin + at + len(field.rstrip())))
        elif match:
            cells.append(Cell(begin + match.start(), begin + match.start() + 1))
        at = match.end() if match else end
    return cells


def _rows(cells: list[list[Cell]], words: list[list[str]]) -> list[Row]:
    label = labels_columns(words)
    return [Row(row, label and k == 0) for k, row in enumerate(cells)]


def _is_list(words: list[list[str]]) -> bool:
    """Items: a label, then their words."""
    return all(len(row) == 2 for row in words) and all(_LABEL.match(row[0]) for row in words)


def _is_dialogue(words: list[list[str]]) -> bool:
    """Speakers and what they say."""
    return all(len(row) == 2 for row in words) and (
        all(row[0].endswith((":", ".")) for row in words)
        and sum(len(row[1]) for row in words) > 60 * len(words)
    )


# -- spaces -----------------------------------------------------------------------------------


def _gapped(document: Document, layer: Layer) -> Iterator[tuple[int, int]]:
    """Runs of free lines with gaps in them, at least one of them wide."""
    text, lines = document.text, document.lines
    done = 0
    for match in _GAP.finditer(text):
        at = match.start()
        if at < done or at == 0 or text[at - 1] == "\n":
            continue  # indentation
        if text[match.end() : match.end() + 1] in ("\n", ""):
            continue  # at the end of a line
        line = document.line_at(at)
        first = line
        while first > 0 and lines[first] > done and _has_gap(document, layer, first - 1):
            first -= 1
        last = line + 1
        while _has_gap(document, layer, last):
            last += 1
        done = lines[last]
        if last - first > 1 and _has_gap(document, layer, line):
            yield first, last


def _has_gap(document: Document, layer: Layer, line: int) -> bool:
    if line >= len(document.lines) - 1 or not layer.is_free(line, line + 1):
        return False
    if document.lines[line + 1] - document.lines[line] > _LONGEST:
        return False
    row = document.line(line).strip()
    return "  " in row and "\t" not in row


def _spaced(document: Document, first: int, last: int) -> Table | None:
    """A table, if the words of all lines fall into the same columns."""
    found = [[m.span() for m in _TOKEN.finditer(document.line(n))] for n in range(first, last)]
    columns: list[list[int]] = []
    for start, end in sorted(span for row in found for span in row):
        if columns and start <= columns[-1][1]:
            columns[-1][1] = max(columns[-1][1], end)
        else:
            columns.append([start, end])
    if len(columns) < 2:
        return None
    gaps = [b[0] - a[1] for a, b in pairwise(columns)]
    if min(gaps) < 2 or (len(found) < 3 and min(gaps) < 3):
        return None
    if sum(len(row) for row in found) * 3 < 2 * len(columns) * len(found):
        return None  # mostly empty: set pieces of text rather than rows
    cells = [_placed(document.lines[first + k], row, columns) for k, row in enumerate(found)]
    words = [[document.text[c.start : c.end].strip() for c in row] for row in cells]
    if _is_list(words) or _is_dialogue(words):
        return None
    return Table(_rows(cells, words), GAPS, "medium" if len(found) < 3 else "high")


def _placed(begin: int, row: list[tuple[int, int]], columns: list[list[int]]) -> list[Cell]:
    """The cells of a line; an empty one is a space of its column."""
    cells = []
    k = 0
    for start, end in columns:
        inside = []
        while k < len(row) and row[k][0] < end:
            inside.append(row[k])
            k += 1
        if inside:
            cells.append(Cell(begin + inside[0][0], begin + inside[-1][1]))
        elif k < len(row):
            cells.append(Cell(begin + start, begin + start + 1))
    return cells
