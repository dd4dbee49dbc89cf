"""Numbered notes that the file has as paragraphs, and the markers that call for them.

    storm.(1) ... <p>1. Jonas Hale.</p>
    ->  storm.<ref type="noteAnchor" target="#n1" xml:id="n1-ref" n="1">(1)</ref> ...
        <note xml:id="n1" n="1" place="end" target="#n1-ref"><p>1. Jonas Hale.</p></note>

Which paragraphs are notes is the question of the rules `note_texts` and `note_markers`; here they
are asked before all others, so that a note is known for one. Its label stays in its paragraph. To a
note that is tagged already, with an identifier and its label, the markers are linked.
Guidelines: CONONO (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#CONONO).
"""

from __future__ import annotations

from collections.abc import Callable

from tei.findings import Finding
from tei.names import XML_ID
from tei.readers.tei import TeiDocument
from tei.standoff import Annotation, Layer

_RULES = frozenset(("note_texts", "note_markers"))
Recognize = Callable[[TeiDocument, frozenset[str]], tuple[Layer, list[Finding]]]


def numbered_notes(
    document: TeiDocument, recognize: Recognize
) -> list[tuple[Annotation, list[Annotation]]]:
    """Each note with its markers, in the order of the text.

    A note that an editor has tagged, with an identifier, is that annotation of the document.
    """
    layer, _ = recognize(document.with_open_paragraphs(), _RULES)
    markers: dict[str, list[Annotation]] = {}
    for ref in layer.of("ref"):
        if ref.rule == "note_markers":
            markers.setdefault(ref.attributes.get("target", "")[1:], []).append(ref)
    tagged = {
        a.end: a for a in document.annotations if a.element == "note" and XML_ID in a.attributes
    }
    found = []
    for note in layer.of("note"):
        if note.rule != "note_texts" or not note.block:
            continue
        own = markers.get(note.attributes.get(XML_ID, ""))
        editors = tagged.get(note.end)
        if own and editors is not None and editors.start <= note.start:
            to_it = {"target": "#" + editors.attributes[XML_ID]}
            found.append((editors, [
                m._replace(attributes={**m.attributes, **to_it}) for m in own
            ]))  # fmt: skip
        elif own:
            found.append((_with_its_label(note), own))
    return sorted(found, key=lambda pair: pair[0].start)


def _with_its_label(note: Annotation) -> Annotation:
    """The note, its label in the text: nothing records it."""
    attributes = {name: value for name, value in note.attributes.items() if name != "rend"}
    return note._replace(attributes=attributes, marks=())
