"""Patterns (`tei.odd.patterns`) -> the nodes of a RELAX NG grammar."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from tei.names import TEI_NS
from tei.odd.content import Contents
from tei.odd.external import R
from tei.odd.patterns import Pattern
from tei.odd.schema import Schema
from tei.odd.source import Element

XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
DEFAULT_EXCEPTIONS = "http://www.tei-c.org/ns/1.0 teix:egXML"
PREFIXES = {"teix": "http://www.tei-c.org/ns/Examples", "tei": TEI_NS,
            "rng": "http://relaxng.org/ns/structure/1.0"}


class Patterns:
    """Appends patterns to nodes; `need` makes a definition and gives its name."""

    def __init__(
        self, schema: Schema, contents: Contents, need: Callable[..., str], root: Element
    ) -> None:
        self.schema = schema
        self.contents = contents
        self.need = need
        self.root = root
        self.any_count = 0

    def put(self, parent: Element, pattern: Pattern, owner: str = "") -> None:
        """Append a pattern to a node; `owner` is the object whose content it is."""
        kind = pattern[0]
        if kind in ("text", "empty", "notAllowed"):
            etree.SubElement(parent, R + kind)
        elif kind in ("element", "class", "macro", "dataspec"):
            etree.SubElement(parent, R + "ref", {"name": self.need(*pattern)})
        elif kind in ("group", "choice", "interleave"):
            node = etree.SubElement(parent, R + kind)
            for part in pattern[1]:
                self.put(node, part, owner)
        elif kind == "list":
            self.put(etree.SubElement(parent, R + "list"), pattern[1], owner)
        elif kind == "value":
            node = etree.SubElement(parent, R + "value")
            node.text = pattern[1]
            if pattern[1] != pattern[1].strip() or not pattern[1]:
                node.set("type", "string")
        elif kind == "data":
            node = etree.SubElement(parent, R + "data", {"type": pattern[1]})
            for name, value in pattern[2]:
                etree.SubElement(node, R + "param", {"name": name}).text = value
        elif kind == "repeat":
            self.repeat(parent, pattern, owner)
        elif kind == "any":
            self.any(parent, pattern, owner)
        elif kind == "pattern":
            etree.SubElement(parent, R + "ref", {"name": pattern[1]})
        else:
            self.embedded(parent, pattern[1])

    def repeat(self, parent: Element, pattern: Pattern, owner: str) -> None:
        """A pattern so many times."""
        _, inner, least, most = pattern
        if (least, most) in ((0, None), (1, None), (0, 1)):
            name = {(0, None): "zeroOrMore", (1, None): "oneOrMore", (0, 1): "optional"}
            self.put(etree.SubElement(parent, R + name[least, most]), inner, owner)
            return
        if parent.tag not in (R + "element", R + "group", R + "define", R + "optional"):
            parent = etree.SubElement(parent, R + "group")
        for _ in range(least):
            self.put(parent, inner, owner)
        if most is None:
            self.put(etree.SubElement(parent, R + "zeroOrMore"), inner, owner)
            return
        for _ in range(most - least):  # nested, so that the model stays deterministic
            parent = etree.SubElement(parent, R + "optional")
            self.put(parent, inner, owner)

    def embedded(self, parent: Element, original: Element) -> None:
        """RELAX NG as the ODD has it; what it refers to is defined, or left out."""
        node = deepcopy(original)
        node.tail = None
        parent.append(node)
        pairs = zip(original.iter(R + "ref"), list(node.iter(R + "ref")), strict=True)
        for before, after in pairs:
            pattern = self.contents.named(before)
            if pattern is None:
                after.getparent().replace(after, etree.Element(R + "notAllowed"))
            elif pattern[0] == "pattern":
                after.set("name", pattern[1])
            else:
                after.set("name", self.need(*pattern))

    def any(self, parent: Element, pattern: Pattern, owner: str) -> None:
        """An element of any name, with any attributes and content of the same kind."""
        self.any_count += 1
        name = f"{self.schema.prefix}anyElement_{owner or 'content'}_{self.any_count}"
        etree.SubElement(parent, R + "ref", {"name": name})
        define = etree.SubElement(self.root, R + "define", {"name": name})
        node = etree.SubElement(define, R + "element")
        _, require, leave_out = pattern
        if leave_out is None:
            leave_out = self.schema.node.get("defaultExceptions", DEFAULT_EXCEPTIONS)
        self.name_class(node, require, leave_out)
        attributes = etree.SubElement(etree.SubElement(node, R + "zeroOrMore"), R + "attribute")
        etree.SubElement(attributes, R + "anyName")
        choice = etree.SubElement(etree.SubElement(node, R + "zeroOrMore"), R + "choice")
        etree.SubElement(choice, R + "text")
        etree.SubElement(choice, R + "ref", {"name": name})

    def name_class(self, node: Element, require: str, leave_out: str) -> None:
        """The names an `anyElement` may have."""
        if require:
            if len(require.split()) > 1:
                node = etree.SubElement(node, R + "choice")
            for namespace in require.split():
                etree.SubElement(node, R + "nsName", {"ns": namespace})
            return
        host = etree.SubElement(node, R + "anyName")
        if not leave_out.split():
            return
        exceptions = etree.SubElement(host, R + "except")
        for word in leave_out.split():
            prefix, colon, local = word.partition(":")
            uri = self.schema.node.nsmap.get(prefix) or PREFIXES.get(prefix)
            if colon and uri is not None and "/" not in word:
                etree.SubElement(exceptions, R + "name", {"ns": uri}).text = local
            else:
                etree.SubElement(exceptions, R + "nsName", {"ns": word})
