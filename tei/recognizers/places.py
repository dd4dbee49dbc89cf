"""Places: those of the lists and of the authority file, and names made with a word of places.

Guidelines: CONARS (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#CONARS) and NDPLAC.

    from Graz to Mount Everest, through Regent Street
    ->  from <placeName ref="#place-graz">Graz</placeName> to
        <placeName ref="#place-mount-everest">Mount Everest</placeName>, ...

Adjectives of places (Russian, East German) are none, nor is a place within the name of an
organization or a person (University of Graz, Lord Salisbury).
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


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation | Entity]:
    """Yield each place once, and every mention."""
    yield from tag(names_of(document, layer, project).places, "placeName", "place", "places")
