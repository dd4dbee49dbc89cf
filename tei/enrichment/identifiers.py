"""Identifiers of what is added: none that the file has already, and no pointer that leads nowhere.

Guidelines: SACR (Pointing Mechanisms), NHCO (fragments joined with `@next` and `@prev`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tei.enrichment.people import KINDS, Known
from tei.names import XML_ID
from tei.readers.tei_items import Element
from tei.standoff import Annotation, Entity, Responsibility
from tei.text.pointers import POINTING

_AGENTS = frozenset("respStmt editor author principal name persName person orgName".split())


class Names:
    """The identifiers of one file, and those given to what is added.

    `entities` and `people` are those that have to be added, under the identifiers they have now.
    """

    def __init__(self, elements: Sequence[Element]) -> None:
        self.of_file = {
            e.attributes[XML_ID]: e.name for e in elements if e.attributes.get(XML_ID)
        }
        self._named = {e.name for e in elements}
        self.taken = set(self.of_file)
        self.used: set[str] = set()
        self.entities: dict[str, Entity] = {}
        self.people: dict[str, Responsibility] = {}
        self._now: dict[str, str] = {}
        self._elsewhere: dict[str, str] = {}

    def free(self, wanted: str) -> str:
        """`wanted`, or with a number that makes it different from all others; now it is taken."""
        name, count = wanted, 2
        while name in self.taken:
            name = f"{wanted}-{count}"
            count += 1
        self.taken.add(name)
        return name

    def know(
        self,
        entities: Mapping[str, Entity],
        people: Mapping[str, Responsibility],
        known: Known,
    ) -> None:
        """Those that the rules speak of; whoever is in the file already, is that one."""
        for identifier, entity in entities.items():
            ref = known.ref(entity)
            if ref:
                self._elsewhere[identifier] = ref
                continue
            if self.of_file.get(identifier) == KINDS[entity.kind][0]:
                continue
            now = self._now[identifier] = self.free(identifier)
            # A file without a <surname> may have a schema without one, or a house that wants none.
            parts = entity.parts if all(e in self._named for e, _ in entity.parts) else ()
            self.entities[now] = entity._replace(id=now, parts=parts)
        for identifier, person in people.items():
            if self.of_file.get(identifier) in _AGENTS:
                continue
            now = self._now[identifier] = self.free(identifier)
            self.people[now] = person._replace(id=now)

    def settle(
        self, annotations: list[Annotation], pieces: list[int]
    ) -> list[list[dict[str, str]]]:
        """The attributes of each piece of each annotation, its pointers true.

        `pieces` says of how many an annotation is made.
        """
        own: dict[str, list[str]] = {}  # as the rule called it -> the identifiers of its pieces
        made: list[list[str]] = []
        counts: dict[str, int] = {}
        for annotation, count in zip(annotations, pieces, strict=True):
            wanted = annotation.attributes.get(XML_ID, "")
            names: list[str] = []
            if wanted or count > 1:
                if not wanted:
                    counts[annotation.element] = counts.get(annotation.element, 0) + 1
                base = self.free(wanted or f"{annotation.element}{counts[annotation.element]}")
                names = [base, *(self.free(f"{base}.{n}") for n in range(2, count + 1))]
            made.append(names)
            if wanted:
                own.setdefault(wanted, names)
        settled = [
            [self._attributes(annotation, names, piece, own) for piece in range(count)]
            for annotation, names, count in zip(annotations, made, pieces, strict=True)
        ]
        _mutual([attributes for pieces_ in settled for attributes in pieces_])
        return settled

    def _attributes(
        self, annotation: Annotation, names: list[str], piece: int, own: dict[str, list[str]]
    ) -> dict[str, str]:
        attributes: dict[str, str] = {}
        if names:
            attributes[XML_ID] = names[piece]
        last = max(1, len(names)) - 1
        for name, value in annotation.attributes.items():
            if name == XML_ID:
                continue
            if name in POINTING and "#" in value:
                words = [self._pointer(name, word, own) for word in value.split()]
                value = " ".join(word for word in words if word)
                if not value:
                    continue
            attributes[name] = value
        if last:
            if piece < last:
                attributes["next"] = "#" + names[piece + 1]
            if piece:
                attributes["prev"] = "#" + names[piece - 1]
        return attributes

    def _pointer(self, name: str, word: str, own: dict[str, list[str]]) -> str:
        """Where a pointer leads now; "" if nowhere."""
        if not word.startswith("#"):
            return word
        target = word[1:]
        if target in self._elsewhere:
            return self._elsewhere[target]
        if target in own:
            return "#" + own[target][-1 if name == "prev" else 0]
        now = self._now.get(target, target)
        if now in self.entities or now in self.people or now in self.of_file:
            self.used.add(now)
            return "#" + now
        return ""


def _mutual(all_attributes: list[dict[str, str]]) -> None:
    """`@next` and `@prev` hold only in pairs."""
    by_id = {a[XML_ID]: a for a in all_attributes if XML_ID in a}
    for attributes in all_attributes:
        for there, back in (("next", "prev"), ("prev", "next")):
            if there in attributes:
                other = by_id.get(attributes[there][1:], {})
                if other.get(back) != f"#{attributes.get(XML_ID)}":
                    del attributes[there]
