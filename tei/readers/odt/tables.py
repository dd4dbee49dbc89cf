"""Tables of Writer: rows and cells, which may stand for several of the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from tei.readers.office.model import Block, Cell, Table
from tei.readers.office.package import attribute, local

_MOST = 500  # times that an empty cell or row is repeated: a sheet goes on to its last column
_GROUPS = frozenset(["table-header-rows", "table-rows", "table-row-group"])


def table_of(element: Any, blocks: Callable[[Any], Iterable[Block]]) -> Table:
    """The table; `blocks` reads what stands in a cell."""
    rows: list[tuple[Cell, ...]] = []
    heads = 0
    for row, head in _rows(element, False):
        cells: list[Cell] = []
        for cell in row:
            name = local(cell)
            if name == "table-cell":
                made = Cell(
                    tuple(blocks(cell)),
                    _number(attribute(cell, "number-columns-spanned")),
                    _number(attribute(cell, "number-rows-spanned")),
                )
                cells += [made] * _number(attribute(cell, "number-columns-repeated"))
                del cells[_MOST:]
        if cells:
            heads += head and heads == len(rows)
            rows += [tuple(cells)] * _number(attribute(row, "number-rows-repeated"))
    return Table(tuple(rows), heads)


def _rows(element: Any, head: bool) -> Iterator[tuple[Any, bool]]:
    for inner in element:
        name = local(inner)
        if name == "table-row":
            yield inner, head
        elif name in _GROUPS:
            yield from _rows(inner, head or name == "table-header-rows")


def _number(words: str) -> int:
    digits = words.isascii() and words.isdigit() and len(words) < 8
    return max(1, min(int(words), _MOST)) if digits else 1
