"""Reference documentation: a compiled ODD -> one page of HTML, through `transforms/odd/odd.xsl`.

What the stylesheet would have to search for is worked out here and put into the compiled ODD as
elements of a namespace of our own (`REFERENCE`): the attributes each class gives, what may stand
in an element and what it may stand in.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from tei.odd.attributes import Attribute, Attributes, Item, flat
from tei.odd.compiled import keep_language, to_compiled
from tei.odd.content import Contents
from tei.odd.patterns import Pattern, inside
from tei.odd.schema import Schema
from tei.odd.source import Element, T
from tei.resources import transform

REFERENCE = "https://tei-c.org/ns/reference-of-an-odd"
D = "{" + REFERENCE + "}"
_MANY = 250  # elements: beyond, the lists of parents and children would fill the page


def to_html(schema: Schema, language: str = "") -> bytes:
    """The documentation of a schema in a language (else the ODD's @docLang, else English)."""
    language = language or (schema.node.get("docLang") or "en").split()[0]
    root = to_compiled(schema)
    _annotate(schema, root)
    keep_language(root, language)
    stylesheet = etree.XSLT(etree.parse(transform("odd/odd.xsl")))
    result = stylesheet(root, language=etree.XSLT.strparam(language),
                        ident=etree.XSLT.strparam(schema.ident))
    return bytes(result)


def _annotate(schema: Schema, root: Element) -> None:
    attributes = Attributes(schema)
    neighbours = _Neighbours(schema) if sum(1 for _ in schema.of("elementSpec")) <= _MANY else None
    members = Contents(schema)
    holder = next(root.iter(T + "schemaSpec"))
    for spec in holder.iterchildren(T + "elementSpec", T + "classSpec"):
        ident = spec.get("ident")
        original = schema.specs.get(ident)
        if original is None:
            continue
        if spec.tag == T + "elementSpec":
            items = attributes.of_element(original)
            _attributes(spec, schema, attributes, items, "")
            if neighbours:
                _names(spec, "children", neighbours.children(ident))
                _names(spec, "parents", neighbours.parents.get(ident, ()))
        else:
            if spec.get("type") == "atts":
                _attributes(spec, schema, attributes, attributes.of_class(ident), ident)
            _names(spec, "members", [m.get("ident") for m, _ in members.members(ident)])


def _attributes(
    spec: Element, schema: Schema, attributes: Attributes, items: list[Item], but: str
) -> None:
    """The single attributes with their definition, and the classes that give whole sets."""
    node = etree.SubElement(spec, D + "attributes")
    classes, rest = attributes.by_class(items, but)
    for item in rest:
        for attribute in flat(item):
            one = etree.SubElement(node, D + "attribute", {"name": schema.name(
                attribute.definition, attribute.name)})
            if attribute.home not in ("", but):
                one.set("from", attribute.home)
            elif attribute.definition.getparent() is not None:
                _define(one, attribute)
    for ident in classes:
        names = [n.name for i in attributes.of_class(ident) for n in flat(i)]
        etree.SubElement(node, D + "class", {"name": ident, "attributes": " ".join(names)})


def _define(node: Element, attribute: Attribute) -> None:
    node.append(deepcopy(attribute.definition))


def _names(spec: Element, name: str, names: Iterable[str]) -> None:
    node = etree.SubElement(spec, D + name)
    for one in sorted(names, key=str.lower):
        etree.SubElement(node, D + "name").text = one


class _Neighbours:
    """What may stand in what, through classes and macros."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.contents = Contents(schema)
        self.known: dict[Pattern, frozenset[str]] = {}
        self.parents: dict[str, list[str]] = {}
        for spec in schema.of("elementSpec"):
            for child in self.children(spec.get("ident")):
                self.parents.setdefault(child, []).append(spec.get("ident"))

    def children(self, ident: str) -> frozenset[str]:
        """The elements that may stand in one."""
        return self.of(self.contents.of(self.schema.specs[ident]))

    def of(self, pattern: Pattern) -> frozenset[str]:
        known = self.known.get(pattern)
        if known is not None:
            return known
        self.known[pattern] = frozenset()
        found: set[str] = set()
        for one in inside(pattern):
            if one[0] == "element":
                found.add(one[1])
            elif one[0] == "class":
                found |= self.of(self.contents.class_pattern(*one[1:]))
            elif one[0] == "macro":
                found |= self.of(self.contents.of(self.schema.specs[one[1]]))
        result = self.known[pattern] = frozenset(found)
        return result
