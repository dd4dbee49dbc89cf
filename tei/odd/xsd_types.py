"""Patterns over values -> simple types of XSD; each TEI datatype is named once."""

from __future__ import annotations

from lxml import etree

from tei.odd import patterns as p
from tei.odd.content import Contents
from tei.odd.patterns import Pattern
from tei.odd.schema import Schema
from tei.odd.source import Element
from tei.odd.xsd_documents import Documents, X


class Types:
    """Writes the types of one schema; the named ones stand in the document of `target`."""

    def __init__(
        self, schema: Schema, contents: Contents, docs: Documents, target: str
    ) -> None:
        self.schema = schema
        self.contents = contents
        self.docs = docs
        self.target = target
        self.named: set[str] = set()

    def of_attribute(self, node: Element, pattern: Pattern, uri: str) -> None:
        """Give an `<xs:attribute>` its type."""
        name = self.name(pattern, uri)
        if name:
            node.set("type", name)
        else:
            self.fill(etree.SubElement(node, X + "simpleType"), pattern, uri)

    def name(self, pattern: Pattern, uri: str) -> str:
        """The name of a type that has one, for use in the document of `uri`, or ""."""
        if pattern == p.TEXT:
            return "xs:string"
        if pattern[0] == "data" and not pattern[2]:
            return f"xs:{pattern[1]}"
        if pattern[0] not in ("dataspec", "macro"):
            return ""
        ident = pattern[1]
        content = self.contents.of(self.schema.specs[ident])
        known = self.name(content, uri)
        if known:
            return known
        if ident not in self.named:
            self.named.add(ident)
            node = etree.SubElement(self.docs.root(self.target), X + "simpleType", {"name": ident})
            self.fill(node, content, self.target)
        return self.docs.name(uri, ident, self.target)

    def fill(self, node: Element, pattern: Pattern, uri: str) -> None:
        """Fill a `<xs:simpleType>`."""
        kind = pattern[0]
        if kind in ("dataspec", "macro") or (kind == "data" and not pattern[2]):
            etree.SubElement(node, X + "restriction", {"base": self.name(pattern, uri)})
        elif kind == "value":
            _enumeration(node, [pattern[1]])
        elif kind == "data":
            _restriction(node, pattern[1], list(pattern[2]))
        elif kind == "choice":
            self.union(node, pattern, uri)
        elif kind == "list":
            self.list(node, pattern[1], uri)
        elif kind == "repeat" and pattern[2:] == (0, 1):
            self.union(node, ("choice", (pattern[1], ("value", ""))), uri)
        else:
            etree.SubElement(node, X + "restriction", {"base": "xs:string"})

    def union(self, node: Element, pattern: Pattern, uri: str) -> None:
        """Listed values, and types beside them."""
        values = [q[1] for q in pattern[1] if q[0] == "value"]
        others = [q for q in pattern[1] if q[0] != "value"]
        if not others:
            _enumeration(node, values)
            return
        union = etree.SubElement(node, X + "union")
        names = [self.name(q, uri) for q in others]
        if any(names):
            union.set("memberTypes", " ".join(n for n in names if n))
        for other, name in zip(others, names, strict=True):
            if not name:
                self.fill(etree.SubElement(union, X + "simpleType"), other, uri)
        if values:
            _enumeration(etree.SubElement(union, X + "simpleType"), values)

    def list(self, node: Element, pattern: Pattern, uri: str) -> None:
        """Words separated by white space, so many of them."""
        least: int = 1
        most: int | None = 1
        if pattern[0] == "repeat":
            _, pattern, least, most = pattern
        elif pattern[0] == "group":
            least = most = len(pattern[1])
            pattern = p.choice(pattern[1])
        if self.spaced(pattern):  # a list of lists, or of texts: XSD knows none
            etree.SubElement(node, X + "restriction", {"base": "xs:string"})
            return
        if least or most is not None:
            node = etree.SubElement(node, X + "restriction")
            if least:
                etree.SubElement(node, X + "minLength", {"value": str(least)})
            if most is not None:
                etree.SubElement(node, X + "maxLength", {"value": str(most)})
            inner = etree.Element(X + "simpleType")
            node.insert(0, inner)
            node = inner
        box = etree.SubElement(node, X + "list")
        name = self.name(pattern, uri)
        if name:
            box.set("itemType", name)
        else:
            self.fill(etree.SubElement(box, X + "simpleType"), pattern, uri)

    def spaced(self, pattern: Pattern) -> bool:
        """True if a list is among the types of a pattern."""
        for one in p.inside(pattern):
            if one[0] in ("list", "group", "interleave", "rng", "repeat"):
                return True
            if one[0] in ("dataspec", "macro") and self.spaced(
                self.contents.of(self.schema.specs[one[1]])
            ):
                return True
        return False


def _enumeration(node: Element, values: list[str]) -> None:
    exact = any(v != " ".join(v.split()) or not v for v in values)
    base = "xs:string" if exact else "xs:token"
    restriction = etree.SubElement(node, X + "restriction", {"base": base})
    for value in dict.fromkeys(values):
        etree.SubElement(restriction, X + "enumeration", {"value": value})


def _restriction(node: Element, base: str, facets: list[tuple[str, str]]) -> None:
    restriction = etree.SubElement(node, X + "restriction")
    patterns = [f for f in facets if f[0] == "pattern"]
    others = [f for f in facets if f[0] != "pattern"]
    if len(patterns) > 1:  # several patterns at one step would be alternatives
        _restriction(etree.SubElement(restriction, X + "simpleType"), base, patterns[:-1])
    else:
        restriction.set("base", "xs:" + base)
    for name, value in [*others, *patterns[-1:]]:
        etree.SubElement(restriction, X + name, {"value": value})
