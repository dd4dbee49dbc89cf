"""What a table is made of, before it becomes annotations."""

from __future__ import annotations

from collections.abc import Sequence

from tei.regexes import compiled
from tei.typed import Record

Span = tuple[int, int]

RULE = compiled(r"[ \t]*[-=+|:][-=+|: \t]*$")
NUMBER = compiled(r"[-+−±~<>≈]?[$£€]?\d[\d.,:/–%‰ -]*[%‰]?$")


class Cell(Record):
    """Its span with its marks, and the marks before and after its words (bars, rules)."""

    start: int
    end: int
    before: tuple[Span, ...] = ()
    after: tuple[Span, ...] = ()


class Row(Record):
    """A row, and whether it labels the columns."""

    cells: list[Cell]
    label: bool

    @property
    def start(self) -> int:
        """Where its first cell begins."""
        return self.cells[0].start

    @property
    def end(self) -> int:
        """Where its last cell ends."""
        return self.cells[-1].end


class Table(Record):
    """Rows in order; `broken` is the offset of a cell printed in several lines, or -1."""

    rows: list[Row]
    why: str
    cert: str = "high"
    broken: int = -1


def is_rule(row: str) -> bool:
    """True for a line that has nothing but hyphens, equals signs, bars and the like.

    >>> is_rule("|---|:-:|"), is_rule("+===+"), is_rule("| a |"), is_rule("-")
    (True, True, False, False)
    """
    return RULE.match(row) is not None and (row.count("-") >= 3 or row.count("=") >= 3)


def close_with(row: Row, rule: Span) -> Row:
    """The row with a rule under it: a mark after its last cell."""
    last = row.cells[-1]
    return Row([*row.cells[:-1], last._replace(end=rule[1], after=(*last.after, rule))], row.label)


def open_with(row: Row, rule: Span) -> Row:
    """The row with a rule above it: a mark before its first cell."""
    first = row.cells[0]
    return Row(
        [first._replace(start=rule[0], before=(rule, *first.before)), *row.cells[1:]], row.label
    )


def labels_columns(words: Sequence[Sequence[str]]) -> bool:
    """True if the first of some rows labels the others.

    It has no numbers where they have nothing else, or its first cell alone is empty.
    """
    if len(words) > 1 and not words[0][0] and all(row[0] for row in words[1:]):
        return True
    if len(words) < 2 or any(NUMBER.match(cell) for cell in words[0] if cell):
        return False
    width = max(map(len, words))
    for column in range(width):
        below = [row[column] for row in words[1:] if column < len(row) and row[column]]
        if below and all(NUMBER.match(cell) for cell in below):
            return True
    return False
