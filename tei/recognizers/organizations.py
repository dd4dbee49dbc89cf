"""Organizations and events: those of the lists, and names with a head word.

Guidelines: CONARS (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#CONARS) and NDORG.

    the University of Graz before World War II
    ->  the <orgName ref="#org-university-of-graz">University of Graz</orgName> before
        <name type="event" ref="#event-world-war-ii">World War II</name>
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.recognizers.naming.resolution import names_of
from tei.recognizers.naming.tagging import tag
from tei.standoff import Annotation, Entity
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

RULE = "organizations"


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation | Entity]:
    """Yield each organization and event once, and every mention."""
    names = names_of(document, layer, project)
    yield from tag(names.organizations, "orgName", "org", RULE)
    yield from tag(names.events, "name", "event", RULE)
