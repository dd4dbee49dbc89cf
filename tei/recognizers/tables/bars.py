"""Tables with bars between the cells: pipe tables, and grids drawn with `+---+`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tei.recognizers.tables.cells import (
    Cell,
    Row,
    Table,
    close_with,
    is_rule,
    labels_columns,
    open_with,
)
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.standoff import Layer

WHY = "lines whose cells are separated by bars"

_SPACED = compiled(r"(?:^|[ \t])\|(?:[ \t]|$)")
_LONGEST = 4000  # characters of a row


def bar_tables(document: Document, layer: Layer) -> Iterator[Table]:
    """The tables of a text that are drawn with bars."""
    text, lines = document.text, document.lines
    at = text.find("|")
    while at >= 0:
        line = document.line_at(at)
        first, last = _run(document, layer, line)
        if last - first > 1:
            table = _table(document, first, last)
            if table is not None:
                yield table
        at = text.find("|", lines[max(last, line + 1)])


def _run(document: Document, layer: Layer, line: int) -> tuple[int, int]:
    """The lines with bars, or with nothing but rules, around a line with one."""
    count = len(document.lines) - 1

    def belongs(n: int) -> bool:
        if not layer.is_free(n, n + 1) or document.lines[n + 1] - document.lines[n] > _LONGEST:
            return False
        row = document.line(n)
        return "|" in row or is_rule(row)

    if not belongs(line):
        return line, line + 1
    first = line
    if line and belongs(line - 1):
        first -= 1  # only a rule can stand above the first bar
    last = line + 1
    while last < count and belongs(last):
        last += 1
    return first, last


def _table(document: Document, first: int, last: int) -> Table | None:
    rows = [document.line(n) for n in range(first, last)]
    rules = [is_rule(row) for row in rows]
    words = [row for row, rule in zip(rows, rules, strict=True) if not rule]
    if not words or not _is_table(words, sum(rules)):
        return None
    framed = sum(row.lstrip().startswith("|") for row in words) * 2 > len(words)
    grid = any(row.lstrip().startswith("+") for row, rule in zip(rows, rules, strict=True) if rule)
    labels = _labels(rows, rules, grid)
    out: list[Row] = []
    above: list[tuple[int, int]] = []
    for k, row in enumerate(rows):
        begin = document.lines[first + k]
        span = (begin + len(row) - len(row.lstrip()), begin + len(row.rstrip()))
        if rules[k]:
            if out:
                out[-1] = close_with(out[-1], span)
            else:
                above.append(span)
            continue
        cells = _cells(row, begin, framed)
        out.append(Row(cells, k < labels and not rules[k]))
    for span in reversed(above):
        out[0] = open_with(out[0], span)
    if not any(rules) and labels_columns([_words(document.text, r) for r in out]):
        out[0] = Row(out[0].cells, True)
    return Table(out, WHY, broken=_broken(document, first, rules) if grid else -1)


def _is_table(words: list[str], rules: int) -> bool:
    """True if rows with bars are cells: two at least, and of one width (or with rules)."""
    counts = Counter(row.strip().strip("|").count("|") for row in words)
    most, times = counts.most_common(1)[0]
    if most == 0 and not (rules and all(row.strip().startswith("|") for row in words)):
        return False
    if rules and (len(words) > 1 or words[0].strip().startswith("|")):
        return times * 2 >= len(words)
    if len(words) < 2:
        return False
    if all(_SPACED.search(row) for row in words):
        return times * 2 >= len(words)
    return len(words) >= 3 and most >= 2 and times == len(words)


def _labels(rows: list[str], rules: list[bool], grid: bool) -> int:
    """The number of lines above the rule under the labels (0 if there is none)."""
    seen = False
    if grid and sum(rules) == 3 and len(rows) > 5 and not any("=" in row for row in rows):
        return 2  # as databases print: rules above the labels, below them, and at the end
    for k, row in enumerate(rows):
        if rules[k] and seen and (not grid or "=" in row):
            return k if not all(rules[k:]) else 0
        seen = seen or not rules[k]
    return 0


def _cells(row: str, begin: int, framed: bool) -> list[Cell]:
    """The cells of a line; each bar is a mark of the cell after it, the last of the one before."""
    bars = [k for k, c in enumerate(row) if c == "|" and not (k and row[k - 1] == "\\")]
    body_end = len(row.rstrip())
    edges = [*bars, body_end]
    cells: list[Cell] = []
    trailing = None
    if bars and bars[-1] == body_end - 1 and (len(bars) > 1 or row[: bars[0]].strip()):
        trailing = bars.pop()
        edges = [*bars, trailing]
    lead = row[: bars[0]].strip() if bars else row.strip()
    if not bars:
        start = len(row) - len(row.lstrip())
        cells.append(Cell(begin + start, begin + len(row[: edges[0]].rstrip())))
    elif lead:
        start = len(row) - len(row.lstrip())
        cells.append(Cell(begin + start, begin + len(row[: bars[0]].rstrip())))
    elif not framed:
        mark = (begin + bars[0], begin + bars[0] + 1)
        cells.append(Cell(mark[0], mark[1], after=(mark,)))
    skip = bool(bars) and not lead and not framed
    for bar, edge in zip(bars, edges[1:], strict=True):
        end = max(bar + 1, len(row[:edge].rstrip()))
        if skip:
            inner = row[bar + 1 : edge]
            start = bar + 1 + len(inner) - len(inner.lstrip())
            if start < end:
                cells.append(Cell(begin + start, begin + end))
            skip = False
            continue
        cells.append(Cell(begin + bar, begin + end, before=((begin + bar, begin + bar + 1),)))
    if trailing is not None:
        mark = (begin + trailing, begin + trailing + 1)
        cells[-1] = cells[-1]._replace(end=mark[1], after=(mark,))
    return cells


def _words(text: str, row: Row) -> list[str]:
    return [text[c.start : c.end].strip("| \t") for c in row.cells]


def _broken(document: Document, first: int, rules: list[bool]) -> int:
    """The offset of the first line of a grid that goes on with the row before it.

    Only where rules stand between rows; with no more than three (above, below the labels,
    below) each line is a row.
    """
    if sum(rules) <= 3:
        return -1
    for k in range(1, len(rules)):
        if not rules[k] and not rules[k - 1]:
            return document.lines[first + k]
    return -1
