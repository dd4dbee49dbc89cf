"""`<content>` -> patterns, without what the customization took away.

A reference to an element, class or macro that is not in force is left out; a sequence that loses
a member is the sequence of the others (Guidelines: TDCRYSTALLIZE). RELAX NG inside `<content>`
(the older style) is read into the same patterns.
"""

from __future__ import annotations

from tei.odd import patterns as p
from tei.odd.patterns import Pattern
from tei.odd.schema import Schema
from tei.odd.source import Element, T

R = "{http://relaxng.org/ns/structure/1.0}"
_KINDS = {"element": "elementSpec", "class": "classSpec", "macro": "macroSpec",
          "dataspec": "dataSpec"}
_EXPANSIONS = ("sequenceOptionalRepeatable", "sequenceOptional", "sequenceRepeatable", "sequence",
               "alternation")
_XSD_ADDRESSES = ("http://www.w3.org/TR/xmlschema-2/#", "https://www.w3.org/TR/xmlschema-2/#",
                  "http://www.w3.org/2001/XMLSchema#",
                  "http://www.w3.org/2001/XMLSchema-datatypes#")

XSD_TYPES = frozenset(
    """string normalizedString token language Name NCName NMTOKEN NMTOKENS ID IDREF IDREFS ENTITY
    ENTITIES QName NOTATION boolean decimal integer nonPositiveInteger negativeInteger long int
    short byte nonNegativeInteger unsignedLong unsignedInt unsignedShort unsignedByte
    positiveInteger float double duration dateTime time date gYearMonth gYear gMonthDay gDay gMonth
    hexBinary base64Binary anyURI""".split()
)


def occurrences(node: Element) -> tuple[int, int | None]:
    """`@minOccurs` and `@maxOccurs` of a node; None for `unbounded`.

    What is no number counts as 1, and a most under the least as the least.
    """
    least_words = (node.get("minOccurs") or "1").strip()
    most_words = (node.get("maxOccurs") or "1").strip()
    least = int(least_words) if least_words.isdigit() else 1
    if most_words == "unbounded":
        return least, None
    return least, max(least, int(most_words) if most_words.isdigit() else 1)


class Contents:
    """Reads contents of one schema."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.external: frozenset[str] = frozenset()  # names that external modules define
        self._members: dict[str, list[tuple[Element, Element]]] | None = None

    def start(self) -> list[Pattern]:
        """What a document may begin with: elements, or whole classes of them."""
        found = []
        for name in self.schema.start:
            for kind in ("element", "class", "macro"):
                if self.schema.find(name, _KINDS[kind]) is not None:
                    found.append((kind, name, "alternation", "", "") if kind == "class"
                                 else (kind, name))
            if name in self.external and name not in self.schema.specs:
                found.append(("pattern", name))
        return found

    def of(self, spec: Element) -> Pattern:
        """The content of an element, macro or data specification.

        A closed list of values may stand in the place of the content, or in it.
        """
        values = spec.find(T + "valList")
        if values is not None and values.get("type") == "closed":
            return self.values(values)
        content = spec.find(T + "content")
        if content is None:
            reference = spec.find(T + "dataRef")
            return p.EMPTY if reference is None else self.node(reference) or p.EMPTY
        return p.group(self.nodes(content))

    def values(self, values: Element) -> Pattern:
        """The values of a `<valList>`, by the names they have in documents."""
        return p.choice(("value", self.schema.name(v)) for v in values.findall(T + "valItem"))

    def nodes(self, parent: Element) -> list[Pattern]:
        """The patterns of a node's children that are in force."""
        found = [self.node(c) for c in parent if isinstance(c.tag, str)]
        return [f for f in found if f is not None]

    def node(self, node: Element) -> Pattern | None:
        """One node of a content model; None if nothing of it is in force."""
        if node.tag.startswith(R):
            return self.relaxng(node)
        name = node.tag.removeprefix(T)
        least, most = occurrences(node)
        inner: Pattern | None
        if name in ("sequence", "alternate"):
            parts = self.nodes(node)
            if not parts:
                # Of (p+ | (x | y)*), without x and y, p* remains; of (p+ | (x | y)), p+.
                return p.EMPTY if least == 0 else None
            if name == "alternate":
                inner = p.choice(parts)
            elif node.get("preserveOrder") == "false":
                inner = p.interleave(parts)
            else:
                inner = p.group(parts)
        elif name == "textNode":
            inner = p.TEXT
        elif name == "empty":
            inner = p.EMPTY
        elif name == "valList":
            inner = self.values(node) if node.get("type") in ("closed", None) else p.TEXT
        elif name == "anyElement":
            inner = ("any", node.get("require") or "", node.get("except"))
        elif name == "dataRef":
            inner = self.data(node)
        elif name.endswith("Ref"):
            inner = self.reference(name.removesuffix("Ref"), node)
        else:
            return None
        return None if inner is None else p.repeat(inner, least, most)

    def reference(self, kind: str, node: Element) -> Pattern | None:
        """A reference to an element, class or macro."""
        key = node.get("key") or ""
        if self.schema.find(key, _KINDS.get(kind, "")) is None:
            return None
        if kind == "class":
            return ("class", key, node.get("expand") or "alternation", node.get("include") or "",
                    node.get("except") or "")
        return (kind, key)

    def data(self, node: Element) -> Pattern | None:
        """A `<dataRef>`: to a dataSpec, or to a datatype of XSD with its facets."""
        key = node.get("key")
        if key:
            return self.keyed_data(key, node.get("restriction"))
        reference = node.get("ref") or ""
        name = node.get("name") or ""
        for address in _XSD_ADDRESSES:
            if reference.startswith(address):
                name = reference.removeprefix(address)
        if name not in XSD_TYPES:  # of another library: its values can't be told from others
            return p.TEXT
        facets = [(f.get("name"), f.get("value")) for f in node.iter(T + "dataFacet")]
        if node.get("restriction"):
            facets.append(("pattern", node.get("restriction")))
        enumerated = [v for n, v in facets if n == "enumeration"]
        if enumerated:
            return p.choice(("value", v) for v in enumerated)
        return ("data", name, tuple(f for f in facets if f[0] not in ("enumeration", "whiteSpace")))

    def keyed_data(self, key: str, restriction: str | None) -> Pattern | None:
        """A TEI datatype by its name; a restriction counts if it is made of one XSD type."""
        spec = self.schema.find(key, "dataSpec")
        if spec is None and self.schema.find(key, "macroSpec") is not None:
            return ("macro", key)
        if spec is None:  # a datatype that no module brought in: the source's own serves
            spec = self.schema.datatypes.get(key)
            if spec is None or spec.tag != T + "dataSpec":
                return None
            self.schema.specs[key] = spec
        if restriction:
            whole = self.of(spec)
            if whole[0] == "data":
                return ("data", whole[1], (*whole[2], ("pattern", restriction)))
        return ("dataspec", key)

    def relaxng(self, node: Element) -> Pattern | None:
        """RELAX NG embedded in a `<content>`."""
        name = node.tag.removeprefix(R)
        if name == "ref":
            return self.named(node)
        if name in ("text", "empty", "notAllowed"):
            return (name,)
        if name == "value":
            return ("value", (node.text or "").strip())
        if name == "data":
            if node.find(R + "except") is not None or node.get("datatypeLibrary") == "":
                return ("rng", node)
            facets = tuple((f.get("name"), f.text or "") for f in node.iter(R + "param"))
            return ("data", node.get("type") or "string", facets)
        if name in ("group", "div", "choice", "interleave", "optional", "zeroOrMore", "oneOrMore",
                    "list", "mixed"):
            parts = self.nodes(node)
            if not parts:
                return None
            if name == "choice":
                return p.choice(parts)
            if name == "interleave":
                return p.interleave(parts)
            inner = p.group(parts)
            if name == "list":
                return ("list", inner)
            if name == "mixed":
                return p.interleave([p.TEXT, inner])
            least = 1 if name in ("group", "div", "oneOrMore") else 0
            return p.repeat(inner, least, 1 if name in ("group", "div", "optional") else None)
        return ("rng", node)

    def named(self, node: Element) -> Pattern | None:
        """What a `<ref name>` of the older style means."""
        name = node.get("name") or ""
        content = next(node.iterancestors(T + "content"), None)
        if content is not None and content.get("autoPrefix") == "false":
            name = name.removeprefix(self.schema.prefix)
        for kind, tag in _KINDS.items():
            if self.schema.find(name, tag) is not None:
                return ("class", name, "alternation", "", "") if kind == "class" else (kind, name)
        base, _, expand = name.rpartition("_")
        if expand in _EXPANSIONS and self.schema.find(base, "classSpec") is not None:
            return ("class", base, expand, "", "")
        return ("pattern", name) if name in self.external else None

    def members(self, ident: str) -> list[tuple[Element, Element]]:
        """The elements and classes that are members of a class, each with its `memberOf`, in
        the order of the schema.
        """
        if self._members is None:
            self._members = {}
            for spec in self.schema.specs.values():
                if spec.tag in (T + "elementSpec", T + "classSpec"):
                    keys: set[str] = set()
                    for member in spec.findall(f"{T}classes/{T}memberOf"):
                        key = member.get("key")
                        if member.get("mode") != "delete" and key not in keys:
                            keys.add(key)
                            self._members.setdefault(key, []).append((spec, member))
        return self._members.get(ident, [])

    def class_pattern(self, ident: str, expand: str, include: str, leave_out: str) -> Pattern:
        """A model class spelt out one level: a choice or a sequence of its members."""
        wanted, unwanted = include.split(), leave_out.split()
        parts: list[Pattern] = []
        for spec, member in self.members(ident):
            name = spec.get("ident")
            if (wanted and name not in wanted) or name in unwanted:
                continue
            part: Pattern
            if spec.tag == T + "classSpec":
                if spec.get("type") == "model":
                    parts.append(("class", name, expand, "", ""))
                continue
            part = _as_member(("element", name), member)
            if expand != "alternation":
                part = p.repeat(
                    part,
                    0 if "Optional" in expand else 1,
                    None if "Repeatable" in expand else 1,
                )
            parts.append(part)
        if expand == "alternation":
            return p.choice(parts)
        return p.group(parts) if parts or expand != "sequenceRepeatable" else p.NOT_ALLOWED


def _as_member(pattern: Pattern, member: Element) -> Pattern:
    """An element as often as its membership says (`memberOf/@min` and `@max`)."""
    least, most = member.get("min") or "1", member.get("max") or "1"
    low = int(least) if least.isdigit() else 1
    if most == "unbounded":
        return p.repeat(pattern, low, None)
    return p.repeat(pattern, low, max(low, int(most) if most.isdigit() else 1))
