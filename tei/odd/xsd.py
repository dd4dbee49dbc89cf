"""A customized schema -> XSD 1.0.

What XSD 1.0 cannot say is said more loosely: alternatives between attributes (`<attList
org="choice">`), elements in any order, exceptions to a wildcard, values amid elements, models that
are not deterministic. In one thing it is stricter than RELAX NG: an element that has to be empty
may not hold white space either. Each namespace gets a document of its own, as XSD wants it; the
first is that of the element a document begins with, and imports the others.
"""

from __future__ import annotations

from lxml import etree

from tei.names import TEI_NS, XML_NS
from tei.odd import determinism as d
from tei.odd.attributes import Attribute, Attributes, Item, flat
from tei.odd.content import Contents
from tei.odd.determinism import Expression
from tei.odd.external import externals
from tei.odd.patterns import Pattern
from tei.odd.relaxng import value_of
from tei.odd.schema import Schema
from tei.odd.source import Element
from tei.odd.xsd_documents import Documents, X
from tei.odd.xsd_models import EXTERNAL, Models, namespace_of
from tei.odd.xsd_types import Types

_VALUES = frozenset(("data", "value", "dataspec", "list"))
_ELEMENTS = frozenset(("element", "class", "any", "pattern", "rng"))


def to_xsd(schema: Schema) -> dict[str, Element]:
    """The documents of the XSD: name of the file -> `<xs:schema>`, the main one first.

    Where the XSD allows more than the RELAX NG, a finding (`odd-xsd-looser`) says for which
    elements.
    """
    return _Writer(schema).documents()


class _Writer:
    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.contents = Contents(schema)
        self.contents.external = externals(schema)[1]
        self.attributes = Attributes(schema)
        starts = [s for i in schema.start if (s := schema.find(i, "elementSpec")) is not None]
        self.target = schema.namespace(starts[0], TEI_NS) if starts else TEI_NS
        self.docs = Documents(schema.ident, self.target)
        self.models = Models(schema, self.contents, self.target)
        self.types = Types(schema, self.contents, self.docs, self.target)
        self.groups: dict[tuple[str, frozenset[str]], str] = {}
        self.class_names: dict[frozenset[str], str] = {}
        self.attribute_groups: set[str] = set()
        self.declared: set[tuple[str, str]] = set()
        self.looser: list[str] = []

    def documents(self) -> dict[str, Element]:
        for spec in self.schema.of("classSpec"):
            if spec.get("type") == "model":
                pattern = ("class", spec.get("ident"), "alternation", "", "")
                symbols = d.symbols(self.models.expression(pattern))
                if len(symbols) > 2:
                    self.class_names.setdefault(frozenset(symbols), spec.get("ident"))
        for spec in self.schema.of("elementSpec"):
            self.element(spec)
        if self.looser:
            shown = ", ".join(self.looser[:6]) + (" ..." if len(self.looser) > 6 else "")
            self.schema.doubt("odd-xsd-looser", self.schema.node, names=shown,
                              count=str(len(self.looser)))
        return self.docs.files()

    # -- content --------------------------------------------------------------------------

    def element(self, spec: Element) -> None:
        uri = self.schema.namespace(spec, TEI_NS)
        root = self.docs.root(uri)
        name = self.schema.name(spec)
        node = etree.SubElement(root, X + "element", {"name": name})
        pattern = self.contents.of(spec)
        kinds = {q[0] for q in self.models.deep(pattern)}
        kind = etree.SubElement(node, X + "complexType")
        holder = kind
        exact = True
        if kinds & _VALUES and not kinds & (_ELEMENTS | {"text"}):
            base = f"content.{spec.get('ident')}"
            simple = etree.SubElement(root, X + "simpleType", {"name": base})
            self.types.fill(simple, pattern, uri)
            content = etree.SubElement(kind, X + "simpleContent")
            holder = etree.SubElement(content, X + "extension",
                                      {"base": self.docs.name(uri, base, uri)})
        else:
            if kinds & (_VALUES | {"text"}):
                kind.set("mixed", "true")
            exact = self.model(kind, pattern, uri) and not kinds & {*_VALUES, "rng"}
        items = self.attributes.of_element(spec)
        exact = exact and all(isinstance(i, Attribute) for i in items)
        if not exact:
            self.looser.append(name)
        self.items(holder, items, uri, "")

    def model(self, kind: Element, pattern: Pattern, uri: str) -> bool:
        """Write a content model; True if it is exactly the one asked for."""
        if pattern[0] == "interleave" and all(_once(q) for q in pattern[1]):
            node = etree.SubElement(kind, X + "all")
            for part in pattern[1]:
                optional = part[0] == "repeat"
                name = part[1][1] if optional else part[1]
                self.symbol(node, name, uri, {"minOccurs": "0"} if optional else {})
            return True
        expression, exact = d.deterministic(self.models.expression(pattern))
        exact = exact and EXTERNAL not in d.symbols(expression)
        exact = exact and all(q[0] != "interleave" for q in self.models.deep(pattern))
        if self.clashing(expression, uri):
            expression, exact = d.rep(("sym", "*any ##any"), 0, None), False
        if expression == d.NOTHING:
            # Nothing it may hold is in force: an element that can never be right.
            expression = ("sym", "*none")
        if expression != d.EPSILON:
            self.particle(kind, expression, uri, outermost=True)
        return exact

    def clashing(self, expression: Expression, uri: str) -> bool:
        """True if a wildcard of a model may match an element that the model names, too."""
        symbols = d.symbols(expression)
        wild = [namespace_of(s) for s in symbols if s[0] == "*"]
        if not wild:
            return False
        homes = {self.schema.namespace(self.schema.specs[s], TEI_NS)
                 for s in symbols if s[0] != "*"}
        return len(wild) > 1 or any(
            (wild[0] == "##any" and homes)
            or (wild[0] == "##other" and home != uri)
            or home in wild[0].split()
            for home in homes
        )

    def particle(
        self, parent: Element, expression: Expression, uri: str, least: int = 1,
        most: int | None = 1, outermost: bool = False,
    ) -> None:
        kind = expression[0]
        if kind == "rep":
            _, inner, low, high = expression
            if (least, most) != (1, 1):  # a repetition of a repetition needs a box of its own
                node = etree.SubElement(parent, X + "sequence", _times(least, most))
                self.particle(node, inner, uri, low, high)
                return
            if outermost and inner[0] == "sym":
                parent = etree.SubElement(parent, X + "sequence")
            self.particle(parent, inner, uri, low, high, outermost and inner[0] != "sym")
            return
        times = _times(least, most)
        if kind == "sym":
            if outermost:
                parent = etree.SubElement(parent, X + "sequence")
            self.symbol(parent, expression[1], uri, times)
        elif kind == "alt" and all(q[0] == "sym" and q[1][0] != "*" for q in expression[1]) \
                and len(expression[1]) > 2:
            name = self.group(frozenset(q[1] for q in expression[1]), uri)
            reference = self.docs.name(uri, name, uri)
            etree.SubElement(parent, X + "group", {"ref": reference, **times})
        else:
            node = etree.SubElement(parent, X + ("choice" if kind == "alt" else "sequence"), times)
            for part in expression[1]:
                self.particle(node, part, uri)

    def group(self, names: frozenset[str], uri: str) -> str:
        """A named choice of elements, made once a document."""
        key = (uri, names)
        if key not in self.groups:
            own = self.class_names.get(names)
            name = own or f"choice.{sum(1 for u, _ in self.groups if u == uri) + 1}"
            self.groups[key] = name
            node = etree.SubElement(self.docs.root(uri), X + "group", {"name": name})
            choice = etree.SubElement(node, X + "choice")
            for one in sorted(names):
                self.symbol(choice, one, uri, {})
        return self.groups[key]

    def symbol(self, parent: Element, name: str, uri: str, times: dict[str, str]) -> None:
        if name.startswith(("*any", EXTERNAL)):
            namespace = namespace_of(name)
            if namespace == "##other" and uri != self.target:
                namespace = "##any"
            etree.SubElement(parent, X + "any", {"namespace": namespace, "processContents": "skip",
                                                 **times})
        elif name == "*none":
            etree.SubElement(parent, X + "choice", times)
        else:
            spec = self.schema.specs[name]
            home = self.schema.namespace(spec, TEI_NS)
            reference = self.docs.name(uri, self.schema.name(spec), home)
            etree.SubElement(parent, X + "element", {"ref": reference, **times})

    # -- attributes -----------------------------------------------------------------------

    def items(self, parent: Element, items: list[Item], uri: str, home: str) -> None:
        """Attributes: a whole class by its group where it is whole, else one by one."""
        classes, rest = self.attributes.by_class(items, home)
        for item in rest:
            for attribute in flat(item):
                # Of attributes that exclude one another each is optional here.
                self.attribute(parent, attribute, uri, isinstance(item, Attribute))
        for ident in classes:
            self.attribute_group(ident)
            name = self.docs.name(uri, f"{ident}.attributes", self.target)
            etree.SubElement(parent, X + "attributeGroup", {"ref": name})

    def attribute_group(self, ident: str) -> None:
        if ident in self.attribute_groups:
            return
        self.attribute_groups.add(ident)
        node = etree.SubElement(self.docs.root(self.target), X + "attributeGroup",
                                {"name": f"{ident}.attributes"})
        self.items(node, self.attributes.of_class(ident), self.target, ident)

    def attribute(self, parent: Element, attribute: Attribute, uri: str, alone: bool) -> None:
        definition = attribute.definition
        name = self.schema.name(definition, attribute.name)
        uses = {"use": "required"} if definition.get("usage") == "req" and alone else {}
        ns = XML_NS if name.startswith("xml:") else definition.get("ns") or ""
        if not ns:
            self.declare(parent, name, definition, uri, uses)
            return
        local = name.removeprefix("xml:")
        if (ns, local) not in self.declared:
            self.declared.add((ns, local))
            self.declare(self.docs.root(ns), local, definition, ns, {})
        reference = self.docs.name(uri, local, ns)
        etree.SubElement(parent, X + "attribute", {"ref": reference, **uses})

    def declare(
        self, parent: Element, name: str, definition: Element, uri: str, uses: dict[str, str]
    ) -> None:
        node = etree.SubElement(parent, X + "attribute", {"name": name, **uses})
        self.types.of_attribute(node, value_of(self.contents, definition), uri)


def _once(pattern: Pattern) -> bool:
    """True for an element that may stand once, or not at all."""
    if pattern[0] == "repeat":
        return pattern[2:] == (0, 1) and pattern[1][0] == "element"
    return bool(pattern[0] == "element")


def _times(least: int, most: int | None) -> dict[str, str]:
    times = {}
    if least != 1:
        times["minOccurs"] = str(least)
    if most != 1:
        times["maxOccurs"] = "unbounded" if most is None else str(most)
    return times
