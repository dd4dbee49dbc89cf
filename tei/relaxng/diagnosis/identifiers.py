"""Identifiers: no ID twice, no IDREF without its ID (RELAX NG DTD Compatibility, section 5)."""

from __future__ import annotations

from collections.abc import Mapping

from tei.events import Name
from tei.events.tags import name_place
from tei.relaxng.diagnosis.faults import Fault
from tei.relaxng.diagnosis.spelling import nearest
from tei.relaxng.diagnosis.tree import Element
from tei.relaxng.nameclasses import key

__all__ = ["Identifiers"]


class Identifiers:
    """The identifiers of one document, as its elements are met.

    `types`: element -> attribute -> `ID`, `IDREF`, `IDREFS`, names as keys.
    """

    def __init__(self, types: Mapping[str, Mapping[str, str]]) -> None:
        self.types = types
        self.ids: dict[str, tuple[Element, Name]] = {}
        self.doubled: list[tuple[str, Name, Element, Element]] = []
        self.references: list[tuple[str, Name, Element]] = []

    def take(self, element: Element) -> None:
        """Note the identifiers of an element."""
        types = self.types.get(key(*element.name))
        for name, value in element.start.attributes.items() if types else ():
            kind = types.get(key(*name)) if types else None
            if kind == "ID":
                self.own(value.strip(), name, element)
            elif kind:
                self.references += [(word, name, element) for word in value.split()]

    def own(self, value: str, name: Name, element: Element) -> None:
        """An element's own identifier."""
        if value in self.ids:
            self.doubled.append((value, name, self.ids[value][0], element))
        else:
            self.ids[value] = (element, name)

    def faults(self) -> list[Fault]:
        """Those doubled (a whole copy of an element is one fault), those that lead nowhere."""
        found: list[Fault] = []
        copies: dict[int, list[str]] = {}
        for value, name, first, second in self.doubled:
            top, its_first = _copy(first, second)
            if id(top) in copies:
                copies[id(top)].append(value)
                continue
            ids = copies[id(top)] = [value]
            details = {"value": value, "first": its_first, "values": ids, "known": self.ids}
            found.append(Fault("id-doubled", top.place, top, top.parent, name, (), details))
        found = [_copied(fault) for fault in found]
        for value, name, element in self.references:
            if value and value not in self.ids:
                near = nearest(value, self.ids)
                details = {"value": value, "near": near}
                place = name_place(element.start, name)
                found.append(Fault("idref-dangling", place, element, element.parent,
                                   name, (), details))  # fmt: skip
        return found


def _copied(fault: Fault) -> Fault:
    """The fault of one identifier at the attribute; that of a whole copy at its tag."""
    if len(fault.details["values"]) > 1:
        return fault._replace(kind="copy-doubled")
    assert isinstance(fault.item, Element)
    return fault._replace(place=name_place(fault.item.start, fault.name))


def _copy(first: Element, second: Element) -> tuple[Element, Element]:
    """The highest elements around two that look the same: where one is a copy of the other."""
    while (
        first.parent is not None and second.parent is not None
        and first.parent is not second.parent
        and first.parent not in (second, *_few(second)) and second.parent not in _few(first)
        and first.parent.name == second.parent.name
        and [i.name for i in first.parent.elements] == [i.name for i in second.parent.elements]
        and first.parent.start.attributes == second.parent.start.attributes
    ):  # fmt: skip
        first, second = first.parent, second.parent
    return second, first


def _few(element: Element) -> list[Element]:
    """The nearest elements around one, as many as could matter."""
    return [above for above, _ in zip(element.ancestors(), range(50), strict=False)]
