"""The markers of numbered notes.

Guidelines: CONONO (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#CONONO).

    A coal mine.(1)   ->   A coal mine.<ref type="noteAnchor" target="#n1" xml:id="n1-ref"
                           n="1">(1)</ref>

Only what `note_texts` has matched with a definition is a marker: a year, an enumeration, a list
number stay what they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.recognizers.note_texts.identifiers import anchor_ids, identify
from tei.recognizers.note_texts.markers import STRONG
from tei.recognizers.note_texts.matching import match
from tei.standoff import Annotation
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

RULE = "note_markers"
SOLID = "a number or sign set directly after a word or a stop, whose note stands below"
LOOSE = "a number after white space, whose note stands below, in its place among the others"
BARE = "digits run on to a word or a stop, whose note stands below, in ascending order"


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation]:
    """Yield a `<ref>` for each marker of a note that `note_texts` has found."""
    if not project.runs("note_texts"):
        return
    clusters = match(document, layer).clusters
    ids = identify(clusters)
    found = []
    for cluster in clusters:
        for definition, _, markers in cluster.notes():
            note = ids[definition.start]
            for marker, anchor in zip(markers, anchor_ids(note, len(markers)), strict=True):
                sure = marker.strength == STRONG
                why, cert = (SOLID, "high") if sure else (LOOSE, "medium")
                if cluster.shape == "bare":
                    why, cert = BARE, "medium"
                attributes = {"xml:id": anchor, "type": "noteAnchor", "target": "#" + note}
                attributes["n"] = definition.key
                found.append(
                    Annotation(marker.start, marker.end, "ref", RULE, why, cert, attributes)
                )
    yield from sorted(found, key=lambda a: a.start)
