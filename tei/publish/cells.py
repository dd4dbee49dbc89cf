"""The cells of a table that is set in lines: what each spans, and how wide its columns are.

    | a, 2 rows | b |          a  b
    |           | c |    ->       c

A place that a cell of an earlier row reaches is an empty cell, so that what follows stands in its
own column. Guidelines: FTTAB1 (`@rows`, `@cols`).
"""

from __future__ import annotations

from typing import Any, NamedTuple

from tei.publish.lines import Token

__all__ = ["Cell", "filled", "set_in", "span", "widths_of"]

_MOST = 100  # rows or columns that one cell may take
_GAP = "  "


class Cell(NamedTuple):
    """A cell of a table: its tokens, and how many columns and rows it takes."""

    tokens: list[Token]
    columns: int = 1
    rows: int = 1


def span(said: str | None) -> int:
    """How many rows or columns, from 1 to 100: `"2"` -> 2; what is no number -> 1."""
    is_number = said is not None and said.isdecimal() and len(said) < 6
    return max(1, min(int(said or 1), _MOST)) if is_number else 1


def filled(rows: list[tuple[Any, list[Cell]]]) -> list[tuple[Any, list[Cell]]]:
    """The rows, with an empty cell wherever one of an earlier row reaches."""
    left: dict[int, int] = {}  # by column: how many rows it is still taken
    out = []
    for row, cells in rows:
        found: list[Cell] = []
        after: dict[int, int] = {}
        x = 0
        for cell in cells:
            while x in left:
                found.append(Cell([]))
                x += 1
            found.append(cell)
            if cell.rows > 1:
                after |= dict.fromkeys(range(x, x + cell.columns), cell.rows)
            x += cell.columns
        found += [Cell([])] * (max(left, default=-1) + 1 - x)
        left = {column: n - 1 for column, n in (left | after).items() if n > 1}
        out.append((row, found))
    return out


def widths_of(rows: list[list[tuple[str, int]]]) -> list[int]:
    """How wide each column is, by the words of its cells; the last of a row may be of any width.

    >>> widths_of([[("Oil", 1), ("4", 1)], [("Whale and seal", 2), ("9", 1)]])
    [3, 9, 0]
    """
    widths = [0] * max((sum(columns for _, columns in row) for row in rows), default=0)
    for row in rows:
        x = 0
        for text, columns in row[:-1]:
            if columns == 1:
                widths[x] = max(widths[x], len(text))
            x += columns
    for row in rows:
        x = 0
        for text, columns in row[:-1]:
            widths[x + columns - 1] += max(0, len(text) - _room(widths, x, columns))
            x += columns
    return widths


def set_in(widths: list[int], row: list[tuple[str, int]]) -> str:
    """A row as a line of these columns."""
    x = 0
    out = []
    for text, columns in row:
        out.append(text.ljust(_room(widths, x, columns)))
        x += columns
    return _GAP.join(out).rstrip()


def _room(widths: list[int], first: int, columns: int) -> int:
    return sum(widths[first : first + columns]) + len(_GAP) * (columns - 1)
