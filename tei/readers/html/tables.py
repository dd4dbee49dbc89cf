"""Tables: rows, cells that span several, headings of rows and columns, the caption.

Guidelines: FTTAB (https://tei-c.org/release/doc/tei-p5-doc/en/html/FT.html#FTTAB1).

    <tr><th colspan=2>Wool  ->  <row role="label"><cell cols="2">Wool</cell></row>

A table that only arranges a page (`role="presentation"`, or one column and one row) is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.readers.html.pieces import has_words
from tei.readers.html.tree import Element, Text
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.readers.html.page import Page

_LARGEST = 1000  # rows or columns of one cell; HTML allows no more columns either


def write_table(page: Page, table: Element) -> None:
    """Write a table, or what a table that only arranges holds."""
    rows = list(_rows(table))
    cells = [[c for c in row.children if type(c) is Element and c.tag in ("td", "th")]
             for row, _ in rows]  # fmt: skip
    caption = next((c for c in table.children if type(c) is Element and c.tag == "caption"), None)
    stray = [c for c in table.children if c is not caption and _is_stray(c)]
    if _arranges(table, cells):
        _write_arranged(page, table, caption, [*(c for held in cells for c in held), *stray])
        return
    begun = page.begin("table", "a table", table)
    if caption is not None:
        head = page.begin("head", "the caption of a table", caption)
        page.within_line(caption)
        page.writing.end(head)
    for (row, heading), held in zip(rows, cells, strict=True):
        if not held:
            continue
        label = heading or all(cell.tag == "th" for cell in held)
        one = page.begin("row", "a row of a table", row, {"role": "label"} if label else None)
        for cell in held:
            attributes = {"role": "label"} if cell.tag == "th" and not label else {}
            for name, tei in (("colspan", "cols"), ("rowspan", "rows")):
                value = cell.get(name).strip()
                if value.isdigit() and len(value) < 5 and 1 < int(value) <= _LARGEST:
                    attributes[tei] = value
            made = page.begin("cell", "a cell of a table", cell, attributes)
            page.within(cell)
            page.writing.end(made, empty=True)
        page.writing.end(one, empty=True)
    page.writing.end(begun)
    page.write(stray)


def _write_arranged(
    page: Page, table: Element, caption: Element | None, held: list[Element | Text]
) -> None:
    """What a table that only arranges holds; pictures under its caption are a figure."""
    if caption is not None:
        pictures = [p for n in held if type(n) is Element for p in n.iter("img")]
        if pictures and not has_words(held):
            said = Element("figcaption", caption.attributes, caption.at, caption.children)
            page.block(Element("figure", table.attributes, table.at, [*pictures, said]))
            return
        page.write(caption.children)
    page.write(held)


def _is_stray(node: Element | Text) -> bool:
    if isinstance(node, Text):
        return not node.words.isspace()
    return node.tag not in _PARTS


_PARTS = frozenset("tr thead tbody tfoot colgroup col".split())


def _rows(table: Element) -> Iterator[tuple[Element, bool]]:
    """The rows, and whether each stands in the head of the table."""
    for child in table.children:
        if type(child) is not Element:
            continue
        if child.tag == "tr":
            yield child, False
        elif child.tag in ("thead", "tbody", "tfoot"):
            for row in child.children:
                if type(row) is Element and row.tag == "tr":
                    yield row, child.tag == "thead"


def _arranges(table: Element, cells: list[list[Element]]) -> bool:
    if table.get("role") in ("presentation", "none"):
        return True
    filled = [row for row in cells if row]
    return len(filled) <= 1 and (not filled or len(filled[0]) == 1)
