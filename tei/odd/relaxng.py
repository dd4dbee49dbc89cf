"""A customized schema -> RELAX NG in XML syntax.

Names of patterns are those the TEI has always used (`model.pLike`, `att.global.attributes`,
`macro.paraContent`, the element's own name), so that a grammar written against them still works.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from tei.names import TEI_NS
from tei.odd import patterns as p
from tei.odd.attributes import Attribute, Attributes, Item, flat
from tei.odd.content import Contents, occurrences
from tei.odd.external import RNG, R, externals
from tei.odd.patterns import Pattern
from tei.odd.relaxng_patterns import XSD, Patterns
from tei.odd.schema import Schema
from tei.odd.source import Element, T
from tei.odd.words import description

ANNOTATIONS = "http://relaxng.org/ns/compatibility/annotations/1.0"
A = "{" + ANNOTATIONS + "}"


def to_relaxng(schema: Schema, language: str = "") -> Element:
    """The `<grammar>` of a schema.

    `language` is that of the descriptions to put in as annotations, "" for none.
    """
    return _Writer(schema, language).grammar()


def value_of(contents: Contents, definition: Element) -> Pattern:
    """What an attribute may hold: the listed values, the datatype, or both."""
    values = definition.find(T + "valList")
    datatype = definition.find(T + "datatype")
    kind = values.get("type") if values is not None else None
    base: Pattern = p.TEXT
    least: int = 1
    most: int | None = 1
    if datatype is not None:
        parts = contents.nodes(datatype)
        base = p.group(parts) if parts else p.TEXT
        least, most = occurrences(datatype)
    if values is not None and kind in ("closed", "semi"):
        listed = contents.values(values)
        base = listed if kind == "closed" else p.choice([listed, base])
    if (least, most) == (1, 1) or p.TEXT in p.inside(base):
        return base  # any text is any number of words already
    return ("list", p.repeat(base, least, most))


class _Writer:
    def __init__(self, schema: Schema, language: str) -> None:
        self.schema = schema
        self.language = language
        self.contents = Contents(schema)
        self.attributes = Attributes(schema)
        nsmap: Any = {None: RNG, "a": ANNOTATIONS} if language else {None: RNG}
        self.root = etree.Element(
            R + "grammar",
            {"datatypeLibrary": XSD, "ns": TEI_NS},
            nsmap=nsmap,
        )
        self.patterns = Patterns(schema, self.contents, self.need, self.root)
        self.waiting: list[tuple[str, ...]] = []
        self.defined: set[tuple[str, ...]] = set()

    def grammar(self) -> Element:
        schema = self.schema
        divisions, self.contents.external = externals(schema)
        self.root.extend(divisions)
        start = etree.SubElement(self.root, R + "start")
        self.patterns.put(start, p.choice(self.contents.start()))
        # Everything in force is defined, reachable or not: others may build on the grammar.
        for spec in schema.of("elementSpec"):
            self.need("element", spec.get("ident"))
        for spec in schema.of("classSpec"):
            if spec.get("type") == "model":
                self.need("class", spec.get("ident"), "alternation", "", "")
        while self.waiting:
            waiting, self.waiting = self.waiting, []
            for what in waiting:
                self.define(*what)
        return self.root

    def need(self, *what: str) -> str:
        """Make sure that something will be defined; its name in the grammar."""
        if what not in self.defined:
            self.defined.add(what)
            self.waiting.append(what)
        kind, ident = what[0], what[1]
        prefix = self.schema.specs[ident].get("prefix")
        name = (self.schema.prefix if prefix is None else prefix) + ident
        if kind == "attributes":
            return name + ".attributes"
        if kind == "attribute":
            return f"{name}.attribute.{what[2].replace(':', '')}"
        if kind == "class" and what[2:] != ("alternation", "", ""):
            expand, include, leave_out = what[2:]
            name += "_" + expand
            for word in (*include.split(), *("not." + w for w in leave_out.split())):
                name += "." + word
        return name

    def define(self, *what: str) -> None:
        kind, ident = what[0], what[1]
        node = etree.SubElement(self.root, R + "define", {"name": self.need(*what)})
        if kind == "element":
            self.element(node, ident)
        elif kind == "class":
            node.set("combine", "choice")
            self.patterns.put(node, self.contents.class_pattern(ident, *what[2:]))
        elif kind == "attributes":
            self.items(node, self.attributes.of_class(ident), ident)
        elif kind == "attribute":
            self.attribute(node, next(
                a for i in self.attributes.of_class(ident) for a in flat(i)
                if a.name == what[2] and a.home == ident
            ))
        else:
            self.patterns.put(node, self.contents.of(self.schema.specs[ident]), ident)
        if not len(node):
            etree.SubElement(node, R + "empty")

    # -- elements and attributes ----------------------------------------------------------

    def element(self, parent: Element, ident: str) -> None:
        spec = self.schema.specs[ident]
        node = etree.SubElement(parent, R + "element", {"name": self.schema.name(spec)})
        if spec.get("ns") is not None:
            node.set("ns", spec.get("ns"))
        self.document(node, spec)
        self.patterns.put(node, self.contents.of(spec), ident)
        self.items(node, self.attributes.of_element(spec), "")
        if not len(node):
            etree.SubElement(node, R + "empty")

    def items(self, parent: Element, items: list[Item], home: str) -> None:
        """Attributes: a whole class by reference where it is whole, else one by one."""
        # In the definition of a class each attribute gets a definition of its own.
        classes, rest = ([], items) if home else self.attributes.by_class(items)
        for ident in classes:
            etree.SubElement(parent, R + "ref", {"name": self.need("attributes", ident)})
        for item in rest:
            if not isinstance(item, Attribute):
                node = etree.SubElement(parent, R + ("choice" if item.choice else "group"))
                for inner in item.items:
                    self.items(node, [inner], "")
                if not len(node):
                    etree.SubElement(node, R + "empty")
            elif item.home:
                name = self.need("attribute", item.home, item.name)
                etree.SubElement(parent, R + "ref", {"name": name})
            else:
                self.attribute(parent, item)

    def attribute(self, parent: Element, attribute: Attribute) -> None:
        definition = attribute.definition
        if definition.get("usage") != "req":
            parent = etree.SubElement(parent, R + "optional")
        name = self.schema.name(definition, attribute.name)
        node = etree.SubElement(parent, R + "attribute", {"name": name})
        if definition.get("ns"):
            node.set("ns", definition.get("ns"))
        default = definition.findtext(T + "defaultVal")
        if default and self.language and definition.get("usage") != "req":
            node.set(A + "defaultValue", default.strip())
        self.document(node, definition)
        self.patterns.put(node, value_of(self.contents, definition))

    def document(self, node: Element, spec: Element) -> None:
        words = description(spec, self.language) if self.language else ""
        if words:
            etree.SubElement(node, A + "documentation").text = words
