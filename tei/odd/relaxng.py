"""A customized schema -> RELAX NG in XML syntax.

Names of patterns are those the TEI has always used (`model.pLike`, `att.global.attributes`,
`macro.paraContent`, the element's own name), so that a grammar written against them still works.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from os.path import dirname, join

from lxml import etree

from tei.names import TEI_NS
from tei.odd import patterns as p
from tei.odd.attributes import Attribute, Attributes, Choice, Item
from tei.odd.content import Contents, occurrences
from tei.odd.customize import Schema
from tei.odd.patterns import Pattern
from tei.odd.source import Element, T, parse

RNG = "http://relaxng.org/ns/structure/1.0"
R = "{" + RNG + "}"
XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
ANNOTATIONS = "http://relaxng.org/ns/compatibility/annotations/1.0"
_DEFAULT_EXCEPTIONS = "http://www.tei-c.org/ns/1.0 teix:egXML"


def to_relaxng(schema: Schema, documentation: str = "") -> Element:
    """The `<grammar>` of a schema.

    `documentation` is the language of the descriptions to put in as annotations, "" for none.
    """
    return _Writer(schema, documentation).grammar()


class _Writer:
    def __init__(self, schema: Schema, documentation: str) -> None:
        self.schema = schema
        self.language = documentation
        self.contents = Contents(schema)
        self.attributes = Attributes(schema)
        self.root = etree.Element(
            R + "grammar",
            {"datatypeLibrary": XSD, "ns": schema.ns or TEI_NS},
            nsmap={None: RNG, "a": ANNOTATIONS},
        )
        self.waiting: list[tuple[str, ...]] = []
        self.defined: set[tuple[str, ...]] = set()
        self.any_count = 0

    def grammar(self) -> Element:
        schema = self.schema
        for module in schema.externals:
            self.external(module)
        start = etree.SubElement(self.root, R + "start")
        idents = [i for i in schema.start if schema.find(i, "elementSpec") is not None]
        self.put(start, p.choice(("element", i) for i in idents))
        # Everything in force is defined, reachable or not: others may build on the grammar.
        for spec in schema.of("elementSpec"):
            self.need("element", spec.get("ident"))
        for spec in schema.of("classSpec"):
            if spec.get("type") == "model":
                self.need("class", spec.get("ident"), "alternate", "", "")
        while self.waiting:
            self.define(*self.waiting.pop(0))
        return self.root

    def need(self, *what: str) -> str:
        """Make sure that something will be defined; its name in the grammar."""
        if what not in self.defined:
            self.defined.add(what)
            self.waiting.append(what)
        kind, ident = what[0], what[1]
        name = self.schema.prefix + ident
        if kind == "attributes":
            return name + ".attributes"
        if kind == "attribute":
            return f"{name}.attribute.{what[2].replace(':', '')}"
        if kind == "class" and what[2:] != ("alternate", "", ""):
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
            if self.external_class(ident):
                return
            self.put(node, self.contents.class_pattern(ident, *what[2:]))
        elif kind == "attributes":
            self.items(node, self.attributes.of_class(ident), ident)
        elif kind == "attribute":
            item = next(
                a for i in self.attributes.of_class(ident)
                for a in ([i] if isinstance(i, Attribute) else i.items)
                if a.name == what[2] and a.home == ident
            )
            self.attribute(node, item)
        else:
            spec = self.schema.specs[ident]
            self.put(node, self.contents.of(spec))
        if not len(node):
            etree.SubElement(node, R + "empty")

    def external_class(self, ident: str) -> bool:
        """A class without members is not allowed, unless an external module adds to it."""
        return ident in self.external_names and not self.contents.members(ident)

    external_names: frozenset[str] = frozenset()

    def external(self, module: Element) -> None:
        """`<moduleRef url="x.rng">`: the grammar, included, with what the ODD adds to it."""
        url = module.get("url") or ""
        prefix = module.get("prefix") or ""
        path = join(dirname(self.schema.path), url)
        division = etree.SubElement(self.root, R + "div")
        grammar = deepcopy(parse(path).getroot())
        for start in list(grammar.iter(R + "start")):
            start.getparent().remove(start)
        if prefix:
            for node in grammar.iter(R + "define", R + "ref"):
                node.set("name", prefix + node.get("name"))
        names = set()
        for content in (grammar, *module.findall(T + "content")):
            for child in content:
                if isinstance(child.tag, str) and child.tag.startswith(R):
                    child = deepcopy(child)
                    for attribute in ("datatypeLibrary", "ns"):
                        if grammar.get(attribute) and content is grammar:
                            child.set(attribute, grammar.get(attribute))
                    names.update(d.get("name") for d in child.iter(R + "define")
                                 if d.get("combine"))
                    division.append(child)
        self.external_names = self.external_names | names

    # -- elements and attributes ----------------------------------------------------------

    def element(self, parent: Element, ident: str) -> None:
        spec = self.schema.specs[ident]
        name = spec.findtext(T + "altIdent") or ident
        node = etree.SubElement(parent, R + "element", {"name": name.strip()})
        if spec.get("ns") is not None:
            node.set("ns", spec.get("ns"))
        self.document(node, spec)
        self.put(node, self.contents.of(spec), owner=ident)
        self.items(node, self.attributes.of_element(spec), "")
        if not len(node):
            etree.SubElement(node, R + "empty")

    def items(self, parent: Element, items: Iterable[Item], home: str) -> None:
        """Attributes: a whole class by reference where it is whole, else one by one."""
        waiting = list(items)
        for ident in self.whole_classes(waiting, home):
            etree.SubElement(parent, R + "ref", {"name": self.need("attributes", ident)})
            gone = {id(i) for i in self.attributes.of_class(ident)}
            waiting = [i for i in waiting if id(i) not in gone]
        for item in waiting:
            if isinstance(item, Choice):
                node = etree.SubElement(parent, R + "choice")
                for attribute in item.items:
                    self.attribute(node, attribute)
            elif item.home:
                name = self.need("attribute", item.home, item.name)
                etree.SubElement(parent, R + "ref", {"name": name})
            else:
                self.attribute(parent, item)

    def whole_classes(self, items: list[Item], home: str) -> list[str]:
        """The classes all of whose attributes are among the items, the largest first."""
        if home:
            return []
        here = {id(i) for i in items}
        found: list[str] = []
        candidates = sorted(
            {h for i in items for h in self.families(i)},
            key=lambda c: (-len(self.attributes.of_class(c)), c),
        )
        for ident in candidates:
            members = [id(i) for i in self.attributes.of_class(ident)]
            if members and all(m in here for m in members):
                here.difference_update(members)
                found.append(ident)
        return found

    def families(self, item: Item) -> Iterable[str]:
        if not hasattr(self, "_families"):
            self._families: dict[int, list[str]] = {}
            for spec in self.schema.of("classSpec"):
                if spec.get("type") == "atts":
                    for one in self.attributes.of_class(spec.get("ident")):
                        self._families.setdefault(id(one), []).append(spec.get("ident"))
        return self._families.get(id(item), ())

    def attribute(self, parent: Element, attribute: Attribute) -> None:
        definition = attribute.definition
        if definition.get("usage") != "req":
            parent = etree.SubElement(parent, R + "optional")
        name = (definition.findtext(T + "altIdent") or attribute.name).strip()
        node = etree.SubElement(parent, R + "attribute", {"name": name})
        if definition.get("ns"):
            node.set("ns", definition.get("ns"))
        default = definition.findtext(T + "defaultVal")
        if default is not None and definition.get("usage") != "req":
            node.set("{%s}defaultValue" % ANNOTATIONS, default.strip())
        self.document(node, definition)
        self.put(node, self.value(definition))

    def value(self, definition: Element) -> Pattern:
        """What an attribute may hold: the listed values, the datatype, or both."""
        values = definition.find(T + "valList")
        datatype = definition.find(T + "datatype")
        closed = values is not None and values.get("type") == "closed"
        listed = (
            [("value", v.get("ident")) for v in values.iter(T + "valItem")]
            if values is not None and values.get("type") in ("closed", "semi")
            else []
        )
        base: Pattern = p.TEXT
        least, most = 1, 1
        if datatype is not None:
            parts = self.contents.nodes(datatype)
            base = p.group(parts) if parts else p.TEXT
            least, most_or_none = occurrences(datatype)
            most = most_or_none  # type: ignore[assignment]
        if listed:
            base = p.choice(listed) if closed else p.choice([*listed, base])
        if (least, most) == (1, 1):
            return base
        return ("list", p.repeat(base, least, most))

    def document(self, node: Element, spec: Element) -> None:
        if not self.language:
            return
        for desc in spec.findall(T + "desc"):
            if desc.get("{http://www.w3.org/XML/1998/namespace}lang", "en") == self.language:
                words = etree.SubElement(node, "{%s}documentation" % ANNOTATIONS)
                words.text = " ".join("".join(desc.itertext()).split())
                return

    # -- patterns ---------------------------------------------------------------------------

    def put(self, parent: Element, pattern: Pattern, owner: str = "") -> None:
        """Append a pattern's RELAX NG to a node."""
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
                node.set("datatypeLibrary", XSD)
                node.set("type", "string")
        elif kind == "data":
            node = etree.SubElement(parent, R + "data", {"type": pattern[1]})
            for name, value in pattern[2]:
                etree.SubElement(node, R + "param", {"name": name}).text = value
        elif kind == "repeat":
            self.repeat(parent, pattern, owner)
        elif kind == "any":
            self.any(parent, pattern, owner)
        else:
            parent.append(deepcopy(pattern[1]))

    def repeat(self, parent: Element, pattern: Pattern, owner: str) -> None:
        _, inner, least, most = pattern
        if (least, most) in ((0, None), (1, None), (0, 1)):
            name = {(0, None): "zeroOrMore", (1, None): "oneOrMore", (0, 1): "optional"}
            self.put(etree.SubElement(parent, R + name[least, most]), inner, owner)
            return
        for _ in range(least):
            self.put(parent, inner, owner)
        if most is None:
            self.put(etree.SubElement(parent, R + "zeroOrMore"), inner, owner)
            return
        for _ in range(most - least):  # nested, so that the model stays deterministic
            parent = etree.SubElement(parent, R + "optional")
            if most - least > 1:
                parent = etree.SubElement(parent, R + "group")
            self.put(parent, inner, owner)

    def any(self, parent: Element, pattern: Pattern, owner: str) -> None:
        """An element of any name, with any attributes and content of the same kind."""
        self.any_count += 1
        name = f"{self.schema.prefix}anyElement_{owner or 'content'}_{self.any_count}"
        etree.SubElement(parent, R + "ref", {"name": name})
        node = etree.SubElement(etree.SubElement(self.root, R + "define", {"name": name}),
                                R + "element")
        _, require, leave_out = pattern
        if leave_out is None:
            leave_out = self.schema.node.get("defaultExceptions", _DEFAULT_EXCEPTIONS)
        self.name_class(node, require, leave_out)
        attributes = etree.SubElement(etree.SubElement(node, R + "zeroOrMore"), R + "attribute")
        etree.SubElement(attributes, R + "anyName")
        choice = etree.SubElement(etree.SubElement(node, R + "zeroOrMore"), R + "choice")
        etree.SubElement(choice, R + "text")
        etree.SubElement(choice, R + "ref", {"name": name})

    def name_class(self, node: Element, require: str, leave_out: str) -> None:
        if require:
            if len(require.split()) > 1:
                node = etree.SubElement(node, R + "choice")
            hosts = [etree.SubElement(node, R + "nsName", {"ns": n}) for n in require.split()]
        else:
            hosts = [etree.SubElement(node, R + "anyName")]
        if require or not leave_out.split():
            return
        for host in hosts:
            exceptions = etree.SubElement(host, R + "except")
            for word in leave_out.split():
                prefix, colon, local = word.partition(":")
                if colon and not local.startswith("//") and "/" not in word:
                    uri = {"teix": "http://www.tei-c.org/ns/Examples", "tei": TEI_NS}.get(prefix)
                    uri = self.schema.node.nsmap.get(prefix, uri) or ""
                    etree.SubElement(exceptions, R + "name", {"ns": uri}).text = local
                else:
                    etree.SubElement(exceptions, R + "nsName", {"ns": word})
