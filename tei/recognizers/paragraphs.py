"""Paragraphs: whatever stands between blank lines and nobody has claimed.

Guidelines: COPA (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COPA).

    One line.

    Another.            ->   <p>One line.</p> <p>Another.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.standoff import Annotation
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

WHY = "a run of text that stands by itself, and that no other rule has claimed"


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation]:
    """Yield a `<p>` for each run of lines that no chunk has taken."""
    lines, text = document.lines, document.text
    for first, last in list(layer.free_lines()):
        start, end = lines[first], lines[last] - 1
        body = text[start:end]
        start += len(body) - len(body.lstrip())
        end = start + len(body.strip())
        yield Annotation(start, end, "p", "paragraphs", WHY, block=True)
