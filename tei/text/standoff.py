"""`<standOff>`: each person, place, organization and event once, and the reasons of the tags.

Guidelines: NDPERSbp, NDPLAC, NDORG (persons, places, organizations), TSSTSO (standOff).
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from tei.names import XML_ID, Node, tei
from tei.standoff import Entity, Layer

_id = itemgetter(0)  # of an entity; no other has it

# kind -> list, element, name element
_LISTS = {
    "person": ("listPerson", "person", "persName"),
    "place": ("listPlace", "place", "placeName"),
    "org": ("listOrg", "org", "orgName"),
    "event": ("listEvent", "event", "label"),
}


def stand_off(layer: Layer, pointed_at: set[str], groups: list[Node]) -> Node | None:
    """The entities that a mention points at, sorted by identifier, and the groups of reasons."""
    by_kind: dict[str, list[Entity]] = {}
    for entity in layer.entities.values():
        if entity.id in pointed_at:
            by_kind.setdefault(entity.kind, []).append(entity)
    children: list[Node | str] = []
    for kind, (list_name, element, name) in _LISTS.items():
        if kind in by_kind:
            entries = [_entity(e, element, name) for e in sorted(by_kind[kind], key=_id)]
            children.append(tei(list_name, None, *entries))
    children.extend(groups)
    return Node("standOff", None, children) if children else None


def _parts(parts: tuple[tuple[str, str], ...]) -> Iterator[Node | str]:
    """`<forename>Jonas</forename> <surname>Hale</surname>`"""
    for number, (element, words) in enumerate(parts):
        if number:
            yield " "
        yield Node(element, None, [words])


def _entity(entity: Entity, element: str, name: str) -> Node:
    attributes = {XML_ID: entity.id, **entity.attributes}
    reference = attributes.pop("ref", "")
    forms = entity.forms[:1] if name == "label" else entity.forms
    children: list[Node | str] = [
        Node(name, {"type": "variant"} if i else None, [" ".join(form.split())])
        for i, form in enumerate(forms)
    ]
    if entity.parts:
        children[0] = Node(name, None, list(_parts(entity.parts)))
    if reference:
        children.append(tei("idno", {"type": "URI"}, reference))
    return Node(element, attributes, children)
