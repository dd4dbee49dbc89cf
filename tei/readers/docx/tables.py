"""Tables of Word: rows of cells, some of which go over several columns or rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from tei.readers.docx.parts import on
from tei.readers.docx.rest import is_deleted
from tei.readers.office.model import Block, Cell, Paragraph, Table
from tei.readers.office.package import attribute, child, local

_HOLDERS = frozenset(["sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"])


def table_of(
    element: Any, blocks: Callable[[Any], Iterable[Block]], accepted: bool = False
) -> Table:
    """The table; `blocks` reads what stands in a cell; `accepted`: without rows taken out."""
    grid: list[list[tuple[Cell, str, int]]] = []  # cell, how it is merged, its first column
    heads, still = 0, True
    for row in _rows(element):
        if accepted and is_deleted(row):
            continue
        properties = child(row, "trPr")
        head = child(properties, "tblHeader") if properties is not None else None
        still = still and head is not None and on(head)
        heads += still
        cells: list[tuple[Cell, str, int]] = []
        column = 0
        for cell in _cells(row):
            own = child(cell, "tcPr")
            span = child(own, "gridSpan") if own is not None else None
            cols = _small(attribute(span, "val")) if span is not None else 1
            merge = child(own, "vMerge") if own is not None else None
            way = "" if merge is None else attribute(merge, "val", "continue")
            cells.append((Cell(tuple(blocks(cell)), cols), way, column))
            column += cols
        grid.append(cells)
    return Table(_merged(grid), heads)


def _rows(element: Any) -> Iterator[Any]:
    for inner in element:
        if local(inner) == "tr":
            yield inner
        elif local(inner) in _HOLDERS:
            yield from _rows(inner)


def _cells(element: Any) -> Iterator[Any]:
    for inner in element:
        if local(inner) == "tc":
            yield inner
        elif local(inner) in _HOLDERS:
            yield from _cells(inner)


def _small(words: str) -> int:
    return max(1, min(int(words), 1000)) if words.isascii() and words.isdigit() else 1


def _merged(grid: list[list[tuple[Cell, str, int]]]) -> tuple[tuple[Cell, ...], ...]:
    """Cells merged downwards become one that goes over several rows."""
    rows: list[list[Cell]] = []
    above: dict[int, tuple[int, int]] = {}  # first column -> row and place of the cell that began
    for line in grid:
        cells: list[Cell] = []
        open_ = dict(above)
        above = {}
        for cell, way, column in line:
            if way == "continue" and column in open_:
                row, place = open_[column]
                target = rows[row] if row < len(rows) else cells
                known = target[place]
                target[place] = known._replace(rows=known.rows + 1,
                                               blocks=known.blocks + _filled(cell))  # fmt: skip
                above[column] = (row, place)
                continue
            if way:
                above[column] = (len(rows), len(cells))
            cells.append(cell)
        rows.append(cells)
    return tuple(tuple(cells) for cells in rows)


def _filled(cell: Cell) -> tuple[Block, ...]:
    return tuple(b for b in cell.blocks if not isinstance(b, Paragraph) or b.words().strip())
