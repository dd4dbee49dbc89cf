"""`<standOff>`: each person, place, organization and event once, and the reasons of the tags.

Guidelines: NDPERSbp, NDPLAC, NDORG (persons, places, organizations), TSSTSO (standOff).
"""

from __future__ import annotations

from tei.names import XML_ID, Node, tei
from tei.standoff import Entity, Layer

# kind -> list, element, name element
_LISTS = {
    "person": ("listPerson", "person", "persName"),
    "place": ("listPlace", "place", "placeName"),
    "org": ("listOrg", "org", "orgName"),
    "event": ("listEvent", "event", "label"),
}


def stand_off(layer: Layer, pointed_at: set[str], groups: list[Node]) -> Node | None:
    """The entities that a mention points at, sorted by identifier, and the groups of reasons."""
    children: list[Node | str] = []
    for kind, (list_name, element, name) in _LISTS.items():
        entities = sorted(
            e for e in layer.entities.values() if e.kind == kind and e.id in pointed_at
        )
        if entities:
            entries = [_entity(e, element, name) for e in entities]
            children.append(tei(list_name, None, *entries))
    children.extend(groups)
    return Node("standOff", None, children) if children else None


def _entity(entity: Entity, element: str, name: str) -> Node:
    attributes = {XML_ID: entity.id}
    own = dict(entity.attributes)
    reference = own.pop("ref", "")
    attributes |= own
    node = tei(element, attributes)
    for i, form in enumerate(entity.forms):
        words = " ".join(form.split())
        if name == "label":
            if i == 0:
                node.children.append(tei("label", None, words))
            continue
        node.children.append(tei(name, {"type": "variant"} if i else None, words))
    if reference:
        node.children.append(tei("idno", {"type": "URI"}, reference))
    return node
