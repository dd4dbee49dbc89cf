"""Persons: by form of address, given name, authority list, and repeated mention.

Guidelines: CONARS (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#CONARS) and NDPER.

    Dr. Anna Weiss came. Weiss sat.
    ->  <persName ref="#person-anna-weiss">Dr. Anna Weiss</persName> came.
        <persName ref="#person-anna-weiss">Weiss</persName> sat.

A form of address belongs to the name (Dr., General, Lady); an office stands before it and is
evidence (President, Secretary of State); a possessive ending stands after it. Whoever is named
several times is one entity, `person-anna-weiss`, under the fullest form.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.recognizers.naming.lexicon import lexicon
from tei.recognizers.naming.parts import parts_of
from tei.recognizers.naming.people import Person
from tei.recognizers.naming.resolution import names_of
from tei.standoff import Annotation, Entity
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

RULE = "persons"


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation | Entity]:
    """Yield each person once, and every mention."""
    mentions = names_of(document, layer, project).persons
    tagged = layer.of("persName")[:]
    words = lexicon(project.setting("names", "gazetteer")).words
    language = project.setting("header", "language") or document.metadata.language
    has_parts = project.setting("names", "parts")
    attributes: dict[str, dict[str, str]] = {}
    for mention in mentions:
        person = mention.of
        if person.id not in attributes:
            assert isinstance(person, Person)
            attributes[person.id] = {"ref": "#" + person.id}
            name = person.name
            forms = (name, *[form for form in person.forms if form != name])
            is_whole = person.fixed or not has_parts
            parts = () if is_whole else parts_of(name, words, language)
            yield Entity(person.id, "person", forms, RULE, person.why, person.attributes, parts)
    for start, end, person, why, cert in mentions:
        if tagged and layer.covering(start, "persName"):
            continue
        yield Annotation(start, end, "persName", RULE, why, cert, attributes[person.id])
