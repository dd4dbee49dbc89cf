"""An XML Schema as the patterns of RELAX NG, so that one diagnosis explains what is not valid.

    model_of(schema)    ->   what `tei.relaxng.diagnosis` asks; None for a schema that is no grammar

It decides nothing: whether a file is valid, libxml2 and `xmlschema` say. What patterns cannot say
(conditions, keys, `xsi:type`, bounds above some dozens) is left out, so the patterns are never
stricter. XML Schema Part 1: Structures, 3.4 (types), 3.7 to 3.10 (particles, wildcards).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tei.relaxng.diagnosis import Model
from tei.relaxng.nameclasses import AnyName, NameChoice, NameClass, NsName, key
from tei.relaxng.patterns import Element, Pattern, Patterns
from tei.typed import Record
from tei.validators.xsd_types import id_type, simple_content

__all__ = ["model_of"]

XSD = "http://www.w3.org/2001/XMLSchema"
_MOST = 40  # times that a particle may stand: above, as often as one likes
_DEEPEST = 100


class _Grammar(Record):
    """What diagnosis wants of a grammar."""

    patterns: Patterns
    start: Pattern
    ids: Mapping[str, Mapping[str, str]]


def model_of(schema: Any) -> Model | None:
    """The model of a compiled schema; None where it nests deeper than anybody writes."""
    try:
        return Model(_Building(schema).grammar())
    except (RecursionError, _TooDeep):
        return None


class _TooDeep(Exception):
    """The groups of a schema stand in each other without end."""


class _Building:
    def __init__(self, schema: Any) -> None:
        self.schema = schema
        self.make = Patterns()
        self.elements: dict[int, Element] = {}
        self.todo: list[tuple[Element, Any]] = []
        self.ids: dict[str, dict[str, str]] = {}
        self.any_element: Element | None = None
        self.groups: dict[int, Pattern] = {}  # named groups, once
        self.types: dict[int, Pattern] = {}

    def grammar(self) -> _Grammar:
        """The patterns of the whole schema: any of its global elements may be a root."""
        roots = [
            self.element(one) for one in self.schema.maps.elements.values()
            if one.target_namespace != XSD and not one.abstract
        ]  # fmt: skip
        while self.todo:
            element, one = self.todo.pop()
            element.content = self.content(one, element.names)
        self.make.settle()
        return _Grammar(self.make, self.make.choice(roots), self.ids)

    # -- elements ----------------------------------------------------------------------------

    def element(self, one: Any) -> Element:
        """The pattern of an element declaration; its content is read later."""
        one = one.ref or one
        made = self.elements.get(id(one))
        if made is None:
            made = self.make.element(Element(_key(one.name), (self.schema.url or "", 1, 1)))
            made.documentation = _documentation(one)
            self.elements[id(one)] = made
            self.todo.append((made, one))
        return made

    def anything(self) -> Element:
        """Any element with anything in it."""
        if self.any_element is None:
            made = self.any_element = self.make.element(Element(AnyName(), ("", 1, 1)))
            made.content = self.everything()
        return self.any_element

    def everything(self) -> Pattern:
        """Any content with any attributes (xs:anyType)."""
        make = self.make
        attributes = make.optional(make.one_or_more(make.attribute(AnyName(), make.text)))
        inner = make.optional(make.one_or_more(self.anything()))
        return make.group(attributes, make.interleave((make.text, inner)))

    def content(self, one: Any, names: NameClass) -> Pattern:
        """What an element may hold and have."""
        kind = one.type
        if kind.name == f"{{{XSD}}}anyType":
            return self.everything()
        if kind.is_simple():
            return self.simple(kind)
        attributes = self.attributes(kind.attributes, names)
        if kind.has_simple_content():
            content = self.simple(kind.content)
        else:
            content = self.particle(kind.content, 0)
            if kind.mixed:
                content = self.make.interleave((self.make.text, content))
        return self.make.group(attributes, content)

    # -- particles ---------------------------------------------------------------------------

    def particle(self, one: Any, depth: int) -> Pattern:
        """A particle as often as it may stand."""
        if depth > _DEEPEST:
            raise _TooDeep
        return self.repeated(self.term(one, depth), one.min_occurs, one.max_occurs)

    def term(self, one: Any, depth: int) -> Pattern:
        """An element, a wildcard or a group, once."""
        make = self.make
        if hasattr(one, "process_contents"):
            wild = make.element(Element(_names(one), ("", 1, 1)))
            wild.content = self.everything()
            return wild
        if hasattr(one, "substitution_group"):
            declared = one.ref or one
            ways = [] if declared.abstract else [self.element(declared)]
            if one.ref is not None:
                ways += [self.element(s) for s in declared.iter_substitutes() if not s.abstract]
            return make.choice(ways)
        named = id(one.ref) if one.ref is not None else 0
        if named in self.groups:
            return self.groups[named]
        parts = [self.particle(part, depth + 1) for part in one]
        if one.model == "choice":
            whole = make.choice(parts)
        elif one.model == "all":
            whole = make.interleave(parts)
        else:
            whole = self.grouped(parts)
        if named:
            self.groups[named] = whole
        return whole

    def simple(self, of: Any) -> Pattern:
        """The pattern of a simple type."""
        found = self.types.get(id(of))
        if found is None:
            found = self.types[id(of)] = simple_content(self.make, of)
        return found

    def grouped(self, parts: Iterable[Pattern]) -> Pattern:
        """One after the other."""
        whole = self.make.empty
        for part in reversed(list(parts)):
            whole = self.make.group(part, whole)
        return whole

    def repeated(self, one: Pattern, least: int, most: int | None) -> Pattern:
        """A pattern from `least` to `most` times (None: without end)."""
        make = self.make
        if most == 0:
            return make.empty
        if most is None or most > _MOST:
            again = make.one_or_more(one)
            if least == 0:
                return make.optional(again)
            return self.grouped([*[one] * (min(least, _MOST) - 1), again])
        rest = make.empty
        for _ in range(most - least):
            rest = make.optional(make.group(one, rest))
        return self.grouped([*[one] * least, rest])

    # -- attributes --------------------------------------------------------------------------

    def attributes(self, of: Any, names: NameClass) -> Pattern:
        """The attributes of a type, each with the pattern of its values."""
        make = self.make
        found: list[Pattern] = []
        for name, one in of.items():
            if name is None:
                wild = make.attribute(_names(one), make.text)
                found.append(make.optional(make.one_or_more(wild)))
                continue
            if one.use == "prohibited":
                continue
            attribute = _key(name)
            if isinstance(names, str) and (identifier := id_type(one.type)):
                self.ids.setdefault(names, {})[attribute] = identifier
            value = self.simple(one.type)
            pattern = make.attribute(attribute, value, _documentation(one))
            found.append(pattern if one.use == "required" else make.optional(pattern))
        return self.grouped(found)


def _key(name: str) -> str:
    """`{uri}local` as the key of a name."""
    uri, _, local = name.rpartition("}")
    return key(uri[1:], local)


def _names(wildcard: Any) -> NameClass:
    """The names of a wildcard, of elements or attributes (3.10)."""
    spaces, excluded = list(wildcard.namespace), list(getattr(wildcard, "not_namespace", ()))
    if "##any" in spaces and not excluded:
        return AnyName()
    if "##other" in spaces:
        excluded = [wildcard.target_namespace, ""]
    if excluded:
        return AnyName(NameChoice(tuple(NsName(uri) for uri in dict.fromkeys(excluded))))
    target = {"##targetNamespace": wildcard.target_namespace, "##local": ""}
    return NameChoice(tuple(NsName(target.get(uri, uri)) for uri in spaces))


def _documentation(one: Any) -> str:
    """The first words of a declaration's annotation."""
    annotation = getattr(one, "annotation", None)
    for node in annotation.documentation if annotation is not None else ():
        if words := " ".join((node.text or "").split()):
            return words
    return ""
