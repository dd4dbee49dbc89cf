"""Paragraphs: whatever stands between blank lines and nobody has claimed.

Guidelines: COPA (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COPA).

    One line.

    Another.            ->   <p>One line.</p> <p>Another.</p>

In a text of one line a paragraph, each line is one (`Document.wrapped`); where the line ends
do not tell whether it is such a text, a finding says which it was taken for.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.findings import Finding
from tei.standoff import Annotation
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

WHY = "a run of text that stands by itself, and that no other rule has claimed"


def recognize(
    document: Document, layer: Layer, project: Project
) -> Iterator[Annotation | Finding]:
    """Yield a `<p>` for each run of lines that no chunk has taken; a finding if in doubt."""
    lines, text = document.lines, document.text
    doubtful = document.paragraphs == "auto" and document.line_votes.doubtful
    before = -1
    for first, last in list(layer.free_lines()):
        start, end = lines[first], lines[last] - 1
        body = text[start:end]
        start += len(body) - len(body.lstrip())
        end = start + len(body.strip())
        yield Annotation(start, end, "p", "paragraphs", WHY, block=True)
        if doubtful and (last - first > 1 if document.wrapped else first == before):
            read_as = "blank lines" if document.wrapped else "line ends"
            yield Finding("paragraphs-guessed", document.place(start), {"ends": read_as})
            doubtful = False
        before = last
