"""The texts of numbered notes, matched with their markers.

Guidelines: CONONO (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#CONONO).

    A coal mine.(1)            <note xml:id="n1" n="1" place="end" target="#n1-ref"
                       ->      rend="pre(1.)">In the north.</note>
    1. In the north.

`@n` is the number, and `@rend` the label exactly as it is printed.

`note_markers` makes the other side of the link. Both rest on one match of the two sides, which
is in `matching`; what is no note there is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.recognizers.note_texts.authorship import of_all, of_one
from tei.recognizers.note_texts.doubts import doubts
from tei.recognizers.note_texts.identifiers import anchor_ids, identify
from tei.recognizers.note_texts.markers import STRONG
from tei.recognizers.note_texts.matching import match
from tei.standoff import Annotation, Responsibility, rend_of_marks
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.findings import Finding
    from tei.project import Project
    from tei.recognizers.note_texts.clusters import Cluster
    from tei.recognizers.note_texts.definitions import Definition
    from tei.recognizers.note_texts.markers import Marker
    from tei.standoff import Layer

RULE = "note_texts"
HEADED = "under a heading or rule that announces notes, with the number of a marker in the text"
MATCHED = "begins with the number of a marker in the text before it"
UNMATCHED = "stands among notes, and is numbered as they are, but has no marker in the text"
PARAGRAPH = "a paragraph of a note"


def recognize(
    document: Document, layer: Layer, project: Project
) -> Iterator[Annotation | Responsibility | Finding]:
    """Yield the notes whose markers stand in the text, and the doubts about their numbers."""
    found = match(document, layer)
    if not found.clusters:
        yield from doubts(document, found)
        return
    everyone = of_all(document.text, layer)
    if everyone:
        yield everyone
    linked = project.runs("note_markers")
    ids = identify(found.clusters)
    for cluster in found.clusters:
        for definition, paragraphs, markers in cluster.notes():
            place = "foot" if cluster.page else "end"
            attributes = {"xml:id": ids[definition.start], "n": definition.key, "place": place}
            if markers and linked:
                anchors = anchor_ids(ids[definition.start], len(markers))
                attributes["target"] = " ".join("#" + anchor for anchor in anchors)
            signed = of_one(document.text[paragraphs[0][0] : paragraphs[-1][1]], layer)
            if signed and signed.id not in layer.responsibilities:
                yield signed
            if author := signed or everyone:
                attributes["resp"] = "#" + author.id
            yield from _note(document.text, cluster, definition, paragraphs, markers, attributes)
    yield from doubts(document, found)


def _note(
    text: str,
    cluster: Cluster,
    definition: Definition,
    paragraphs: list[tuple[int, int]],
    markers: tuple[Marker, ...],
    attributes: dict[str, str],
) -> Iterator[Annotation]:
    """The annotation of a note, and of its paragraphs if there are several."""
    why = HEADED if cluster.headed or cluster.ruled else MATCHED
    sure = bool(markers) and markers[0].strength == STRONG and cluster.shape != "bare"
    cert = "high" if sure else "medium"
    start, end = definition.start, paragraphs[-1][1]
    marks = [(start, definition.body)]
    # [Footnote 1: text]
    closed = definition.closes == end
    attributes["rend"] = rend_of_marks(text[start : definition.body], "]" * closed)
    if closed:
        marks.append((end - 1, end))
    if not markers:
        why, cert = UNMATCHED, "low"
    yield Annotation(start, end, "note", RULE, why, cert, attributes, tuple(marks), True)
    if len(paragraphs) > 1:
        for first, last in paragraphs:
            yield Annotation(first, last, "p", RULE, PARAGRAPH, block=True)
