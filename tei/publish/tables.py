"""The tables of a page, evened out: each row as wide as the widest, no span beyond the edge.

HTML Living Standard, 4.9.12 (the table model): cells that overlap or rows that are too short are
errors there, and TEI has both.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

__all__ = ["even"]

_WIDEST = 1000  # what HTML allows in colspan


def even(root: Any) -> None:
    """Even out all tables of a page, in place."""
    for head in root.iter("th"):  # a heading without words heads nothing: WCAG 1.3.1
        if not "".join(head.itertext()).strip() and head.find(".//img") is None:
            head.tag = "td"
            head.attrib.pop("scope", None)
    for table in root.iter("table"):
        rows = [row for body in table.iter("tbody") if body.getparent() is table for row in body]
        _even(rows)
        if not rows and table.find("tbody") is not None:
            body = table.find("tbody")
            etree.SubElement(etree.SubElement(body, "tr"), "td")


def _even(rows: list[Any]) -> None:
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            across = _span(cell, "colspan", _WIDEST)
            down = min(_span(cell, "rowspan", len(rows)), len(rows) - y)
            while across > 1 and any((y, x + i) in taken for i in range(across)):
                across -= 1
            _set(cell, "colspan", across)
            _set(cell, "rowspan", down)
            for i in range(across):
                for j in range(down):
                    taken.add((y + j, x + i))
            x += across
    width = max((column + 1 for _, column in taken), default=1)
    for y, row in enumerate(rows):
        for x in range(width):
            if (y, x) not in taken:
                etree.SubElement(row, "td")


def _span(cell: Any, name: str, most: int) -> int:
    value = cell.get(name, "1")
    return max(1, min(int(value), most)) if value.isdigit() and len(value) < 6 else 1


def _set(cell: Any, name: str, value: int) -> None:
    if value > 1:
        cell.set(name, str(value))
    else:
        cell.attrib.pop(name, None)
