"""Tables: columns made with bars, with rules of hyphens, with tabs, or by alignment.

Guidelines: FTTAB (https://tei-c.org/release/doc/tei-p5-doc/en/html/FT.html#FTTAB).

    Table 1: Rain

    | Month | mm |
    |-------|----|
    | May   | 30 |

    ->  <table><head>Table 1: Rain</head>
          <row role="label"><cell rend="pre(|)">Month</cell>
                            <cell rend="pre(|) post(||-------|----|)">mm</cell></row>
          <row role="data"><cell rend="pre(|)">May</cell>
                           <cell rend="pre(|) post(|)">30</cell></row></table>

Bars and rules leave the text and are recorded with the cell they stand next to. A cell printed in
several lines cannot be put together without changing the order of the text: each printed line
becomes a row, and a finding says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei.findings import Finding
from tei.layout import first_of, last_of
from tei.regexes import compiled
from tei.standoff import Annotation, rend_of_marks
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.recognizers.tables.cells import Row, Table
    from tei.standoff import Layer

CAPTION = "a line before a table that begins with “Table”"

_CAPTION = (
    r"(?:table|tab\.|tabelle|tableau|tabla|tabella|tabela)"
    r"(?:[ \u00a0]+(?:\d{1,3}(?:\.\d{1,3})?[a-z]?|[ivxlc]{1,6})\b[.:]?|[ ]?:)"
)
_LONGEST_CAPTION = 400
_MOST_FINDINGS = 50


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation | Finding]:
    """Yield `<table>`, `<head>`, `<row>` and `<cell>`."""
    findings = 0
    for table in _tables(document, layer):
        yield from _annotations(document, layer, table)
        if table.broken >= 0 and findings < _MOST_FINDINGS:
            findings += 1
            yield Finding("table-broken-cells", document.place(table.broken))


def _tables(document: Document, layer: Layer) -> Iterator[Table]:
    """The tables of each make, looked for only where the text has what they are made of."""
    text = document.text
    tabs = "\t" in text  # to find one character is much faster than to find two
    if "|" in text:
        from tei.recognizers.tables.bars import bar_tables

        yield from bar_tables(document, layer)
    if "-- " in text or (tabs and "--\t" in text):
        from tei.recognizers.tables.ruled import ruled_tables

        yield from ruled_tables(document, layer)
    dots = " . . . ." in text or "....." in text or ("…" in text and "……" in text)
    if dots or ("_" in text and "____" in text):
        from tei.recognizers.tables.leaders import leader_tables

        yield from leader_tables(document, layer)
    if tabs or "   " in text:
        from tei.recognizers.tables.aligned import aligned_tables

        yield from aligned_tables(document, layer)


def _annotations(document: Document, layer: Layer, table: Table) -> Iterator[Annotation]:
    start, end = table.rows[0].start, table.rows[-1].end
    caption = _caption(document, layer, document.line_at(start))
    yield Annotation(
        caption[0] if caption else start, end, "table", "tables", table.why, table.cert, block=True
    )
    if caption:
        yield Annotation(*caption, "head", "tables", CAPTION, block=True)
    for row in table.rows:
        yield from _row(document.text, row, table)


def _row(text: str, row: Row, table: Table) -> Iterator[Annotation]:
    yield Annotation(
        row.start,
        row.end,
        "row",
        "tables",
        table.why,
        table.cert,
        {"role": "label" if row.label else "data"},
        block=True,
    )
    for cell in row.cells:
        before = "".join(text[a:b] for a, b in cell.before)
        after = "".join(text[a:b] for a, b in cell.after)
        rend = rend_of_marks(before, after)
        yield Annotation(
            cell.start,
            cell.end,
            "cell",
            "tables",
            table.why,
            table.cert,
            {"rend": rend} if rend else {},
            (*cell.before, *cell.after),
            block=True,
        )


def _caption(document: Document, layer: Layer, line: int) -> tuple[int, int] | None:
    """The span of a caption right above a table."""
    last = line - 1
    while last >= 0 and line - last <= 2 and not document.line(last).strip():
        last -= 1
    if last < 0 or line - last > 2 or not layer.is_free(last, last + 1):
        return None
    caption = compiled(_CAPTION, re.IGNORECASE)
    first = last
    while first > 0 and last - first < 5 and document.line(first - 1).strip():
        if not layer.is_free(first - 1, first):
            break
        if not document.wrapped or caption.match(document.text, first_of(document, first)):
            break
        first -= 1
    start, end = first_of(document, first), last_of(document, last)
    if end - start > _LONGEST_CAPTION or not caption.match(document.text, start, end):
        return None
    return start, end
