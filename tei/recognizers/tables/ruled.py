"""Tables whose columns are shown by rules of hyphens: `-----  ------  ---`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from tei.recognizers.tables.cells import Cell, Row, Table, close_with, open_with
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.standoff import Layer

WHY = "lines in columns that a rule of hyphens shows"

_GROUPS = compiled(r"\n[ \t]*-{2,}[ \t]+-[- \t]*(?=\n|\Z)")
_FULL = compiled(r"[ \t]*-{5,}[ \t]*$")
_GROUP = compiled(r"-+")
_WORD = compiled(r"\S+")
_MOST = 2000  # rows


def ruled_tables(document: Document, layer: Layer) -> Iterator[Table]:
    """The tables of a text whose columns are ruled."""
    text = document.text
    if "-- " not in text and "--\t" not in text:
        return
    after = 0
    rules = [document.line_at(m.start() + 1) for m in _GROUPS.finditer(text)]
    if compiled(r"[ \t]*-{2,}[ \t]+-[- \t]*(?=\n|\Z)").match(text):
        rules.insert(0, 0)
    for line in rules:
        if line < after or not layer.is_free(line, line + 1):
            continue
        found = _table(document, layer, line)
        if found is not None:
            after, table = found
            yield table


def _table(document: Document, layer: Layer, rule: int) -> tuple[int, Table] | None:
    """The table around a rule, and the line after it."""
    head = rule
    while head > 0 and rule - head < 6 and _is_words(document, layer, head - 1):
        head -= 1
    top = -1
    if head and _is_rule(document.line(head - 1)):
        top = head - 1  # the rule above the labels of a table of several lines a row
    elif rule - head > 1:
        return None
    end, closing = _end(document, layer, rule, top >= 0 or head == rule)
    if end <= rule + 1 or (head == rule and closing < 0):
        return None
    starts = [m.start() for m in _GROUP.finditer(document.line(rule).expandtabs(4))]
    return _build(document, starts, (top, head, rule, end, closing))


def _build(
    document: Document, starts: list[int], lines: tuple[int, int, int, int, int]
) -> tuple[int, Table] | None:
    top, head, rule, end, closing = lines
    rows: list[Row] = []
    broken = -1
    for n in [*range(head, rule), *range(rule + 1, end)]:
        if not document.line(n).strip():
            continue
        if rows and n > rule + 1 and document.line(n - 1).strip() and top >= 0:
            broken = broken if broken >= 0 else document.lines[n]
        rows.append(Row(_cells(document, n, starts), n < rule))
        if n == rule - 1:
            rows[-1] = close_with(rows[-1], _span(document, rule))
    if len(rows) < 2:
        return None
    if head == rule:
        rows[0] = open_with(rows[0], _span(document, rule))
    if top >= 0:
        rows[0] = open_with(rows[0], _span(document, top))
    if closing >= 0:
        rows[-1] = close_with(rows[-1], _span(document, closing))
    spaced = any(not document.line(n).strip() for n in range(rule + 1, end))
    return max(end, closing + 1), Table(rows, WHY, broken=broken if spaced else -1)


def _end(document: Document, layer: Layer, rule: int, spaced: bool) -> tuple[int, int]:
    """The line after the last row, and the line of the closing rule (-1 if there is none).

    Blank lines may stand between rows if a rule stands at the top (`spaced`): then a rule must
    close the table.
    """
    n = rule + 1
    last = n
    count = len(document.lines) - 1
    while n < count and n - rule < _MOST:
        row = document.line(n)
        if _is_rule(row) and layer.is_free(n, n + 1):
            return last, n
        if not row.strip():
            if not spaced or (n + 1 < count and not document.line(n + 1).strip()):
                break
        elif not layer.is_free(n, n + 1):
            break
        else:
            last = n + 1
        n += 1
    return (rule if spaced else last), -1


def _is_words(document: Document, layer: Layer, n: int) -> bool:
    row = document.line(n)
    return bool(row.strip()) and layer.is_free(n, n + 1) and not _is_rule(row)


def _is_rule(row: str) -> bool:
    return _FULL.match(row) is not None or (row.strip().startswith("--") and not row.strip(" \t-"))


def _span(document: Document, line: int) -> tuple[int, int]:
    row = document.line(line)
    begin = document.lines[line]
    return begin + len(row) - len(row.lstrip()), begin + len(row.rstrip())


def _cells(document: Document, line: int, starts: list[int]) -> list[Cell]:
    """The words of a line, each in the column whose rule it stands under."""
    row, begin = document.line(line), document.lines[line]
    spans: dict[int, tuple[int, int]] = {}
    for match in _WORD.finditer(row):
        column = max(0, bisect_right(starts, match.start() + 1) - 1)
        if column + 1 < len(starts) and match.end() > starts[column + 1] + 1:
            column += 1  # a label wider than its column, set to the right
        known = spans.get(column)
        spans[column] = (known[0] if known else match.start(), match.end())
    cells = []
    for column in range(max(spans) + 1):
        span = spans.get(column)
        if span is not None:
            cells.append(Cell(begin + span[0], begin + span[1]))
            continue
        at = min(starts[column], len(row) - 1)
        if row[at : at + 1] == " ":
            cells.append(Cell(begin + at, begin + at + 1))  # empty: only white space there
    return sorted(cells)
