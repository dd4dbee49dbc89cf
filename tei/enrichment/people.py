"""Who and what the file knows already: its lists of persons, places, and names with a `@ref`.

    <person xml:id="AW"><persName>Anna Weiss</persName></person>    “Anna Weiss” -> #AW
    <persName ref="people.xml#hale">Dr. Hale</persName>             “Dr. Hale” -> people.xml#hale

A name that leads to two is nobody's. Guidelines: NDPERSbp, NDPLAC, CONARS.
"""

from __future__ import annotations

import re
from html import unescape

from tei.names import XML_ID
from tei.readers.tei import TeiDocument
from tei.readers.tei_items import Element
from tei.standoff import Entity

# kind -> the element of the list, and the element of a name
KINDS = {
    "person": ("person", "persName"),
    "place": ("place", "placeName"),
    "org": ("org", "orgName"),
    "event": ("event", "eventName"),
}
_MARKUP = re.compile(r"<!--.*?-->|<[^>]*>", re.S)


class Known:
    """The names of one file, and where each leads."""

    def __init__(self, document: TeiDocument) -> None:
        self._refs: dict[tuple[str, str], set[str]] = {}
        elements, data = document.markup.elements, document.markup.source.data
        kinds = {name: kind for kind, (_, name) in KINDS.items()}
        for element in elements:
            kind = kinds.get(element.name)
            if kind is None:
                continue
            ref = _ref(element, elements, KINDS[kind][0])
            if ref:
                words = _MARKUP.sub("", data[element.inner : element.close].decode())
                form = _plain(unescape(words))
                self._refs.setdefault((kind, form), set()).add(ref)

    def ref(self, entity: Entity) -> str:
        """Where the names of an entity lead, all of them that are known; "" if to none or two."""
        found = {
            ref for form in entity.forms for ref in self._refs.get((entity.kind, _plain(form)), ())
        }
        return found.pop() if len(found) == 1 else ""


def _ref(element: Element, elements: list[Element], entry: str) -> str:
    """Where a name leads: its own `@ref`, or the entry of a list that it stands in."""
    ref = element.attributes.get("ref", "")
    if ref:
        return ref if len(ref.split()) == 1 else ""
    parent = elements[element.parent] if element.parent >= 0 else None
    if parent is not None and parent.name == entry and parent.attributes.get(XML_ID):
        return "#" + parent.attributes[XML_ID]
    return ""


def _plain(words: str) -> str:
    return " ".join(words.split())
