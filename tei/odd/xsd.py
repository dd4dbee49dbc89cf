"""A customized schema -> XSD 1.0.

What XSD 1.0 cannot say is said more loosely, never more strictly: alternatives between attributes
(`<attList org="choice">`), interleaving, exceptions to a wildcard. Each namespace gets a document
of its own, as XSD wants it; the first is the schema's, and imports the others.
"""

from __future__ import annotations

from lxml import etree

from tei.names import TEI_NS, XML_NS
from tei.odd import determinism as d
from tei.odd import patterns as p
from tei.odd.attributes import Attribute, Attributes
from tei.odd.content import Contents, occurrences
from tei.odd.schema import Schema
from tei.odd.determinism import Expression
from tei.odd.patterns import Pattern
from tei.odd.source import Element, T

XS = "http://www.w3.org/2001/XMLSchema"
X = "{" + XS + "}"


def to_xsd(schema: Schema) -> dict[str, Element]:
    """The documents of the XSD: name of the file -> `<xs:schema>`, the main one first."""
    return _Writer(schema).documents()


class _Writer:
    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.contents = Contents(schema)
        self.attributes = Attributes(schema)
        self.target = schema.ns or TEI_NS
        self.roots: dict[str, Element] = {}
        self.groups: dict[tuple[str, frozenset[str]], str] = {}
        self.resolved: dict[Pattern, Expression] = {}
        self.class_names: dict[frozenset[str], str] = {}
        self.xml_attributes: set[str] = set()

    def documents(self) -> dict[str, Element]:
        self.root(self.target)
        for spec in self.schema.of("classSpec"):
            if spec.get("type") == "model":
                names = d.symbols(self.expression(("class", spec.get("ident"), "alternate", "", "")))
                if len(names) > 2:
                    self.class_names.setdefault(frozenset(names), spec.get("ident"))
        for spec in self.schema.of("elementSpec"):
            self.element(spec)
        files = {}
        for i, (uri, root) in enumerate(self.roots.items()):
            name = self.file(uri, i)
            files[name] = root
        for uri, root in self.roots.items():
            for i, other in enumerate(self.roots):
                if other != uri:
                    node = etree.Element(X + "import", {"namespace": other,
                                                        "schemaLocation": self.file(other, i)})
                    root.insert(0, node)
        return files

    def file(self, uri: str, number: int) -> str:
        if uri == XML_NS:
            return f"{self.schema.ident}-xml.xsd"
        return f"{self.schema.ident}.xsd" if not number else f"{self.schema.ident}-{number}.xsd"

    def root(self, uri: str) -> Element:
        if uri not in self.roots:
            nsmap: dict[str | None, str] = {"xs": XS}
            if uri != XML_NS:
                nsmap[None] = uri
                if uri != self.target:
                    nsmap["t"] = self.target
            attributes = {"elementFormDefault": "qualified"}
            if uri:
                attributes["targetNamespace"] = uri
            self.roots[uri] = etree.Element(X + "schema", attributes, nsmap=nsmap)
        return self.roots[uri]

    # -- content --------------------------------------------------------------------------

    def element(self, spec: Element) -> None:
        uri = spec.get("ns") if spec.get("ns") is not None else self.target
        root = self.root(uri)
        name = (spec.findtext(T + "altIdent") or spec.get("ident")).strip()
        node = etree.SubElement(root, X + "element", {"name": name})
        pattern = self.contents.of(spec)
        kinds = {q[0] for q in self.deep(pattern)}
        kind = etree.SubElement(node, X + "complexType")
        holder = kind
        if kinds & {"data", "value", "dataspec"} and not kinds & {"element", "class", "any", "text"}:
            base = f"content.{name}"
            simple = etree.SubElement(root, X + "simpleType", {"name": base})
            self.simple(simple, pattern)
            content = etree.SubElement(kind, X + "simpleContent")
            holder = etree.SubElement(content, X + "extension", {"base": self.qualified(uri, base)})
        else:
            if kinds & {"text", "data", "value", "dataspec"}:
                kind.set("mixed", "true")
            expression, _ = d.deterministic(self.expression(pattern))
            if expression == d.NOTHING:
                # Nothing it may hold is in force: an element that can never be right.
                expression = ("sym", "*none")
            if expression != d.EPSILON:
                self.particle(kind, expression, uri, outermost=True)
        for attribute in self.flat(spec):
            self.attribute(holder, attribute, uri)

    def deep(self, pattern: Pattern) -> list[Pattern]:
        """All patterns inside, through macros."""
        found: list[Pattern] = []
        for one in p.inside(pattern):
            found.append(one)
            if one[0] == "macro":
                found.extend(self.deep(self.contents.of(self.schema.specs[one[1]])))
        return found

    def expression(self, pattern: Pattern) -> Expression:
        known = self.resolved.get(pattern)
        if known is None:
            known = self.resolved[pattern] = self._expression(pattern)
        return known

    def _expression(self, pattern: Pattern) -> Expression:
        kind = pattern[0]
        if kind == "element":
            return ("sym", pattern[1])
        if kind == "notAllowed":
            return d.NOTHING
        if kind == "class":
            return self.expression(self.contents.class_pattern(*pattern[1:]))
        if kind == "macro":
            return self.expression(self.contents.of(self.schema.specs[pattern[1]]))
        if kind == "group":
            return d.seq(self.expression(q) for q in pattern[1])
        if kind == "choice":
            return d.alt(self.expression(q) for q in pattern[1])
        if kind == "interleave":
            return d.rep(d.alt(self.expression(q) for q in pattern[1]), 0, None)
        if kind == "repeat":
            return d.rep(self.expression(pattern[1]), pattern[2], pattern[3])
        if kind == "any":
            return ("sym", "*any")
        return d.EPSILON

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
            etree.SubElement(parent, X + "group", {"ref": self.qualified(uri, name), **times})
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
            node = etree.SubElement(self.root(uri), X + "group", {"name": name})
            choice = etree.SubElement(node, X + "choice")
            for one in sorted(names):
                self.symbol(choice, one, uri, {})
        return self.groups[key]

    def symbol(self, parent: Element, name: str, uri: str, times: dict[str, str]) -> None:
        if name == "*any":
            etree.SubElement(parent, X + "any", {"namespace": "##other", "processContents": "skip",
                                                 **times})
            return
        if name == "*none":
            etree.SubElement(parent, X + "choice", times)
            return
        spec = self.schema.specs[name]
        home = spec.get("ns") if spec.get("ns") is not None else self.target
        self.root(home)
        printed = (spec.findtext(T + "altIdent") or name).strip()
        etree.SubElement(parent, X + "element", {"ref": self.qualified(uri, printed, home), **times})

    def qualified(self, uri: str, name: str, home: str | None = None) -> str:
        """A name as a document of namespace `uri` writes one of namespace `home`."""
        home = uri if home is None else home
        if home == uri:
            return name
        root = self.root(uri)
        prefix = next((k for k, v in root.nsmap.items() if v == home and k), None)
        if prefix is None:
            prefix = f"ns{len(root.nsmap)}"
            fresh = etree.Element(root.tag, root.attrib, nsmap={**root.nsmap, prefix: home})
            fresh.extend(list(root))
            self.roots[uri] = fresh
        return f"{prefix}:{name}"

    # -- attributes -----------------------------------------------------------------------

    def flat(self, spec: Element) -> list[Attribute]:
        """All attributes; of those that exclude one another each is optional here."""
        found: dict[str, Attribute] = {}
        for item in self.attributes.of_element(spec):
            for attribute in [item] if isinstance(item, Attribute) else item.items:
                found.setdefault(attribute.name, attribute)
        return list(found.values())

    def attribute(self, parent: Element, attribute: Attribute, uri: str) -> None:
        definition = attribute.definition
        name = (definition.findtext(T + "altIdent") or attribute.name).strip()
        uses = {"use": "required"} if definition.get("usage") == "req" else {}
        if name.startswith("xml:"):
            local = name[4:]
            if local not in self.xml_attributes:
                self.xml_attributes.add(local)
                self.declare(self.root(XML_NS), local, definition)
            etree.SubElement(parent, X + "attribute", {"ref": name, **uses})
            return
        if definition.get("ns"):
            return  # foreign attributes would need a document each: left to RELAX NG
        self.declare(parent, name, definition, uses)

    def declare(
        self, parent: Element, name: str, definition: Element, uses: dict[str, str] | None = None
    ) -> None:
        node = etree.SubElement(parent, X + "attribute", {"name": name, **(uses or {})})
        values = definition.find(T + "valList")
        datatype = definition.find(T + "datatype")
        base: Pattern = p.TEXT
        least: int = 1
        most: int | None = 1
        if datatype is not None:
            base = p.group(self.contents.nodes(datatype)) if len(datatype) else p.TEXT
            least, most = occurrences(datatype)
        if values is not None and values.get("type") in ("closed", "semi"):
            listed = [("value", v.get("ident")) for v in values.iter(T + "valItem")]
            base = p.choice(listed if values.get("type") == "closed" else [*listed, base])
        if (least, most) != (1, 1):
            base = ("list", ("repeat", base, least, most))
        if base == ("data", "ID", ()) or base == p.TEXT:
            node.set("type", "xs:ID" if base != p.TEXT else "xs:string")
            return
        self.simple(etree.SubElement(node, X + "simpleType"), base)

    def simple(self, node: Element, pattern: Pattern) -> None:
        """Fill a `<xs:simpleType>`."""
        kind = pattern[0]
        if kind in ("dataspec", "macro"):
            self.simple(node, self.contents.of(self.schema.specs[pattern[1]]))
        elif kind == "value":
            self.enumeration(node, [pattern[1]])
        elif kind == "data":
            self.restriction(node, pattern[1], list(pattern[2]))
        elif kind == "choice":
            values = [q[1] for q in pattern[1] if q[0] == "value"]
            others = [q for q in pattern[1] if q[0] != "value"]
            if not others:
                self.enumeration(node, values)
                return
            union = etree.SubElement(node, X + "union")
            if values:
                self.enumeration(etree.SubElement(union, X + "simpleType"), values)
            for other in others:
                self.simple(etree.SubElement(union, X + "simpleType"), other)
        elif kind == "list":
            self.list(node, pattern[1])
        elif kind == "repeat":
            self.list(node, pattern)
        else:
            etree.SubElement(node, X + "restriction", {"base": "xs:string"})

    def enumeration(self, node: Element, values: list[str]) -> None:
        restriction = etree.SubElement(node, X + "restriction", {"base": "xs:token"})
        for value in dict.fromkeys(values):
            etree.SubElement(restriction, X + "enumeration", {"value": value})

    def restriction(self, node: Element, base: str, facets: list[tuple[str, str]]) -> None:
        restriction = etree.SubElement(node, X + "restriction")
        patterns = [f for f in facets if f[0] == "pattern"]
        others = [f for f in facets if f[0] != "pattern"]
        if len(patterns) > 1:  # several patterns at one step would be alternatives
            self.restriction(etree.SubElement(restriction, X + "simpleType"), base, patterns[:-1])
        else:
            restriction.set("base", "xs:" + base)
        for name, value in [*others, *patterns[-1:]]:
            etree.SubElement(restriction, X + name, {"value": value})

    def list(self, node: Element, pattern: Pattern) -> None:
        least: int = 1
        most: int | None = 1
        if pattern[0] == "repeat":
            _, pattern, least, most = pattern
        elif pattern[0] == "group":
            least = most = len(pattern[1])
            pattern = p.choice(pattern[1])
        restriction = etree.SubElement(node, X + "restriction")
        box = etree.SubElement(etree.SubElement(restriction, X + "simpleType"), X + "list")
        self.simple(etree.SubElement(box, X + "simpleType"), pattern)
        if least:
            etree.SubElement(restriction, X + "minLength", {"value": str(least)})
        if most is not None:
            etree.SubElement(restriction, X + "maxLength", {"value": str(most)})


def _times(least: int, most: int | None) -> dict[str, str]:
    times = {}
    if least != 1:
        times["minOccurs"] = str(least)
    if most != 1:
        times["maxOccurs"] = "unbounded" if most is None else str(most)
    return times
