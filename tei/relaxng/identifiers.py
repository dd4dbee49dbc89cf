"""ID and IDREF: which attributes of which elements identify (RELAX NG DTD Compatibility, 5).

A schema is sound if an attribute that is an ID for one element of a name is that for all, and if
such elements and attributes have one name each; so that a document's identifiers can be told
without validating it.
"""

from __future__ import annotations

from tei.relaxng.grammar_error import MOST, Fault
from tei.relaxng.nameclasses import contains, described, overlap, simple_names
from tei.relaxng.patterns import (
    ATTRIBUTE,
    DATA,
    HAS_ATTRIBUTE,
    TYPED,
    VALUE,
    Attribute,
    Element,
    Pattern,
    Patterns,
)
from tei.relaxng.restrictions import members

_REMEDY = "Give it the type NMTOKEN or NCName, or name the element and the attribute."
_NONE: frozenset[Attribute] = frozenset()


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

    def __init__(self, patterns: Patterns, faults: list[Fault]) -> None:
        self.types: dict[str, dict[str, str]] = {}
        self._faults = faults
        self._type_of: dict[Attribute, str] = {}
        # Of all the attributes of a schema few matter: those that identify, and those that may
        # have the name of one that does.
        attributes = [part for part in patterns.all if isinstance(part, Attribute)]
        named: set[str] = set()
        for attribute in attributes:
            type_ = id_type(attribute.content)
            if type_:
                self._type_of[attribute] = type_
                named |= simple_names(attribute.names) or set()
        self._matter = {
            attribute
            for attribute in attributes
            if not isinstance(attribute.names, str) or attribute.names in named
        }
        self._known: dict[Pattern, frozenset[Attribute]] = {}
        self._strings = [  # what must be the whole value of an attribute (5.2)
            part for part in patterns.all if part.kind in (DATA, VALUE) and id_type(part)
        ]

    def gather(self, elements: list[Element]) -> None:
        """Look at all elements of a schema, and note where it is not sound."""
        if self._strings:
            self._check_strings(elements)
        if not self._type_of:
            return
        for element in elements:
            for attribute in self._attributes(element.content):
                if attribute in self._type_of:
                    self._enter(element, attribute, self._type_of[attribute])
        for element in elements:
            for attribute in self._attributes(element.content):
                if attribute not in self._type_of:
                    self._check(element, attribute)

    def _check_strings(self, elements: list[Element]) -> None:
        """A string of the type ID is all that an attribute's value consists of."""
        seen: set[Pattern] = set()
        for element in elements:
            todo = [(element.content, False)]
            while todo:
                pattern, is_value = todo.pop()
                if not is_value and pattern in self._strings:
                    self._fault(element, "a string of the type ID, IDREF or IDREFS is not the "
                                "whole value of an attribute")  # fmt: skip
                elif pattern not in seen and pattern.flags & (HAS_ATTRIBUTE | TYPED):
                    seen.add(pattern)
                    whole = pattern.kind == ATTRIBUTE
                    todo += [(part, whole) for part in pattern.parts]

    def _attributes(self, content: Pattern) -> frozenset[Attribute]:
        """The attributes of a content that matter. It calls itself as deep as patterns nest."""
        if not content.flags & HAS_ATTRIBUTE:
            return _NONE
        known = self._known.get(content)
        if known is None:
            if isinstance(content, Attribute):
                known = frozenset((content,)) & self._matter
            else:
                known = _NONE.union(*(self._attributes(part) for part in members(content)))
            self._known[content] = known
        return known

    def _fault(self, element: Element, sentence: str) -> None:
        if len(self._faults) < MOST:
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

    def _check(self, element: Element, attribute: Attribute) -> None:
        """An attribute that is plain here identifies nowhere under the same names."""
        names = simple_names(element.names)
        for name in self.types if names is None else names & self.types.keys():
            if names is None and not contains(element.names, name):
                continue
            for other, other_type in self.types[name].items():
                if overlap(attribute.names, other):
                    self._conflict(element, other, other_type, "none")
