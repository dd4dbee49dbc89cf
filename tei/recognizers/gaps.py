"""Omissions an editor marked in square brackets.

Guidelines: COEDADD (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COEDADD).

    as we saw [...] they left   ->   as we saw <gap reason="editorial" rend="pre([...])"/> they left
    [two lines omitted]         ->   <gap reason="editorial" quantity="2" unit="line"
                                     rend="brackets"><desc>two lines omitted</desc></gap>
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.recognizers.brackets import Bracket, brackets
from tei.recognizers.omissions import omission
from tei.standoff import Annotation, rend_of_marks
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

RULE = "gaps"
DOTS = "an ellipsis in square brackets"
REMARK = "a remark in square brackets that something is left out or cannot be read"


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation]:
    """Yield a `<gap>` for each omission that brackets mark."""
    for pair in brackets(document, layer).pairs:
        if pair.kind == "gap":
            printed = rend_of_marks(document.text[pair.start : pair.end], "")
            attributes = {"reason": "editorial", "rend": printed}
            marks = ((pair.start, pair.end),)
            yield Annotation(pair.start, pair.end, "gap", RULE, DOTS, "high", attributes, marks)
        elif pair.kind == "remark":
            yield from _remark(document.text, pair)


def _remark(text: str, pair: Bracket) -> Iterator[Annotation]:
    """A gap with the editor's words about it."""
    said = omission(" ".join(text[pair.start + 1 : pair.end - 1].split()))
    attributes = {"reason": "editorial"}
    if said is not None:
        named = {"reason": said.reason, "quantity": said.quantity, "unit": said.unit}
        named["extent"] = said.extent
        attributes = {name: value for name, value in named.items() if value}
    attributes["rend"] = "brackets"
    marks = (pair.start, pair.start + 1), (pair.end - 1, pair.end)
    yield Annotation(pair.start, pair.end, "gap", RULE, REMARK, "high", attributes, marks)
    yield Annotation(pair.start + 1, pair.end - 1, "desc", RULE, REMARK)
