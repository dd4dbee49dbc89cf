"""Abbreviations that the text itself explains.

Guidelines: CONAAB (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#CONAAB) and COHQU.

    the KRS (the Polish Savings Union)
    ->  the <abbr xml:id="abbr-krs">KRS</abbr>
        (<gloss target="#abbr-krs">the Polish Savings Union</gloss>)

    a graphical user interface (GUI)
    ->  a <gloss target="#abbr-gui">graphical user interface</gloss>
        (<abbr xml:id="abbr-gui">GUI</abbr>)

Only where the letters begin the words, or where an abbreviation in capitals is followed by a
name in brackets. A bracket that gives a date, a source, an aside explains nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.recognizers.naming.explained import DESCRIBED, INITIALS
from tei.recognizers.naming.people import slug
from tei.recognizers.naming.resolution import names_of
from tei.standoff import Annotation, Intervals
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

RULE = "abbreviations"


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation]:
    """Yield an `<abbr>` and a `<gloss>` that points at it, for the first explanation of each."""
    text = document.text
    if "(" not in text:
        return
    closed = Intervals((a.start, a.end) for a in layer.of("ref", "bibl", "email", "idno"))
    seen = set()
    for found in names_of(document, layer, project).explained:
        identifier = "abbr-" + slug(text[found.start : found.end])
        if identifier in seen or closed.touches(found.start, found.end):
            continue
        seen.add(identifier)
        why = INITIALS if found.by_initials else DESCRIBED
        cert = "high" if found.by_initials else "medium"
        yield Annotation(found.start, found.end, "abbr", RULE, why, cert, {"xml:id": identifier})
        yield Annotation(
            found.gloss_start, found.gloss_end, "gloss", RULE, why, cert,
            {"target": "#" + identifier},
        )  # fmt: skip
