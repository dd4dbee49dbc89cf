"""ID and IDREF: which attributes of which elements identify (RELAX NG DTD Compatibility, 5).

A schema is sound if an attribute that is an ID for one element of a name is that for all, and if
such elements and attributes have one name each; so that a document's identifiers can be told
without validating it.
"""

from __future__ import annotations

from collections.abc import Iterable

from tei.relaxng.grammar_error import Fault
from tei.relaxng.nameclasses import NameClass, contains, described, overlap, simple_names
from tei.relaxng.patterns import (
    DATA,
    ELEMENT,
    HAS_ATTRIBUTE,
    TYPED,
    VALUE,
    Attribute,
    Element,
    Pattern,
)

_REMEDY = "Give it the type NMTOKEN or NCName, or name the element and the attribute."


def id_type(pattern: Pattern) -> str:
    """`ID`, `IDREF` or `IDREFS` if the value of an attribute is one, else nothing."""
    todo = [pattern]
    while todo:
        part = todo.pop()
        if part.kind in (DATA, VALUE):
            found = part.datatype.id_type  # type: ignore[attr-defined]
            if found:
                return str(found)
        todo += part.parts
    return ""


class Identifiers:
    """Gathers the identifying attributes of a schema: `types[element][attribute]`."""

    def __init__(self, faults: list[Fault]) -> None:
        self.types: dict[str, dict[str, str]] = {}
        self._faults = faults
        self._others: list[tuple[NameClass, NameClass]] = []
        self._known: dict[Pattern, tuple[tuple[Attribute, str], ...]] = {}

    def gather(self, elements: Iterable[Element]) -> None:
        """Look at all elements of a schema, and note where it is not sound."""
        elements = list(elements)
        for element in elements:
            for attribute, type_ in self._attributes(element.content):
                if type_:
                    self._enter(element, attribute, type_)
        if self.types:
            for element in elements:
                self._check(element)

    def _attributes(self, content: Pattern) -> tuple[tuple[Attribute, str], ...]:
        """The attributes of a content with their types; strings of it must be no IDs."""
        found: list[tuple[Attribute, str]] = []
        todo = [content]
        seen = set()
        while todo:
            pattern = todo.pop()
            if pattern in seen or not pattern.flags & (HAS_ATTRIBUTE | TYPED):
                continue
            seen.add(pattern)
            if isinstance(pattern, Attribute):
                found.append((pattern, self._type(pattern)))
            elif pattern.kind != ELEMENT:
                todo += pattern.parts
        return tuple(found)

    def _type(self, attribute: Attribute) -> str:
        known = self._known.get(attribute)
        if known is None:
            known = self._known[attribute] = ((attribute, id_type(attribute.content)),)
        return known[0][1]

    def _fault(self, element: Element, sentence: str) -> None:
        if len(self._faults) < 20:
            self._faults.append(Fault(*element.place, sentence, _REMEDY, "DTD Compatibility, 5"))

    def _enter(self, element: Element, attribute: Attribute, type_: str) -> None:
        names = simple_names(element.names)
        if not isinstance(attribute.names, str):
            self._fault(element, f"an attribute of the type {type_} has no name of its own")
        elif names is None:
            self._fault(element, f"the attribute @{described(attribute.names)} is an {type_}, "
                        "but its element may have any name")  # fmt: skip
        else:
            for name in names:
                before = self.types.setdefault(name, {}).setdefault(attribute.names, type_)
                if before != type_:
                    self._conflict(element, attribute.names, before, type_)

    def _conflict(self, element: Element, attribute: str, one: str, other: str) -> None:
        self._fault(element, f"@{described(attribute)} of <{described(element.names)}> is an "
                    f"{one} in one definition and {other} in another")  # fmt: skip

    def _check(self, element: Element) -> None:
        """No attribute that is plain here identifies elsewhere under the same names."""
        for attribute, type_ in self._attributes(element.content):
            if type_:
                continue
            names = simple_names(element.names)
            for name in self.types if names is None else names & self.types.keys():
                if names is None and not contains(element.names, name):
                    continue
                for other, other_type in self.types[name].items():
                    if overlap(attribute.names, other):
                        self._conflict(element, other, other_type, "none")
