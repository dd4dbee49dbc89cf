"""Who and what the file knows already: its lists of persons, places, and names with a `@ref`.

    <person xml:id="AW"><persName>Anna Weiss</persName></person>    “Anna Weiss” -> #AW
    <person xml:id="MF"><persName>Fenn, Mary</persName></person>    “Mary Fenn” -> #MF
    <persName ref="people.xml#hale">Dr. Hale</persName>             “Dr. Hale” -> people.xml#hale

A name that leads to two is nobody's. Guidelines: NDPERSbp, NDPLAC, CONARS.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from tei.authority import Entry
from tei.header.file_desc import PROGRAM
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
_PART = re.compile(r"<(?:[\w.-]+:)?(forename|nameLink|surname)\b[^>]*>([^<]*)</")
# What librarians add to a name: "Hale, John (1801-1851)", "Hale, John, 1801-1851"
_YEARS = re.compile(r"(?:,\s*|\s*\()[^(),]*\d[^(),]*\)?$")


class Known:
    """The names of one file, and where each leads."""

    def __init__(self, document: TeiDocument) -> None:
        self._refs: dict[tuple[str, str], set[str]] = {}
        self._entries: set[str] = set()  # pointers at entries of the file's lists
        elements, data = document.markup.elements, document.markup.source.data
        kinds = {name: kind for kind, (_, name) in KINDS.items()}
        for element in elements:
            kind = kinds.get(element.name)
            if kind is None:
                continue
            ref = _ref(element, elements, KINDS[kind][0])
            if ref:
                if "ref" not in element.attributes:
                    self._entries.add(ref)
                for form in _forms(kind, data[element.inner : element.close].decode()):
                    self._refs.setdefault((kind, form), set()).add(ref)

    def of_lists(self) -> Iterator[tuple[tuple[str, str], str]]:
        """Kind and name, and the pointer at the one entry that bears it."""
        for key, refs in self._refs.items():
            if len(refs) == 1 and (ref := next(iter(refs))) in self._entries:
                yield key, ref

    def ref(self, entity: Entity) -> str:
        """Where the names of an entity lead, all of them that are known; "" if to none or two."""
        found = {
            ref for form in entity.forms for ref in self._refs.get((entity.kind, _plain(form)), ())
        }
        return found.pop() if len(found) == 1 else ""


def register(document: TeiDocument) -> tuple[Entry, ...]:
    """The persons, places and organizations of the file's own lists, to be looked for in its text.

    Only by names that lead to one alone; a single word may be anything, unless it is a place's.
    """
    known = Known(document)
    again = any(e.attributes.get(XML_ID) == PROGRAM for e in document.markup.elements)
    forms: dict[tuple[str, str], list[str]] = {}
    for (kind, form), ref in known.of_lists():
        if again and ref.startswith(f"#{kind}-"):
            continue  # an entry that tei has made from the text
        if " " in form or kind == "place":
            forms.setdefault((kind, ref[1:]), []).append(form)
    return tuple(
        Entry(identifier, kind, names[0], tuple(names), {}, "", 0)
        for (kind, identifier), names in forms.items()
    )


def _forms(kind: str, inner: str) -> Iterator[str]:
    """A name as texts have it, from the content of its element."""
    words = _plain(unescape(_MARKUP.sub("", inner)))
    if kind == "person":
        parts: dict[str, list[str]] = {"forename": [], "nameLink": [], "surname": []}
        order = [m[1] for m in _PART.finditer(inner)]
        for m in _PART.finditer(inner):
            parts[m[1]].append(_plain(unescape(m[2])))
        if parts["forename"] and parts["surname"]:
            yield " ".join(word for part in parts.values() for word in part if word)
            if order[0] == "surname":
                return
        words = _YEARS.sub("", words) or words
        if words.count(",") == 1:
            surname, given = words.split(",")
            words = f"{given.strip()} {surname.strip()}".strip()
    if words:
        yield words


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
