"""`<content>` -> patterns, without what the customization took away.

A reference to an element, class or macro that is not in force is left out; a sequence that loses
a member is the sequence of the others (Guidelines: TDCRYSTALLIZE). RELAX NG inside `<content>`
(the older style) is read into the same patterns.
"""

from __future__ import annotations

from tei.odd import patterns as p
from tei.odd.customize import Schema
from tei.odd.patterns import Pattern
from tei.odd.source import Element, T

R = "{http://relaxng.org/ns/structure/1.0}"
_KINDS = {"element": "elementSpec", "class": "classSpec", "macro": "macroSpec",
          "dataspec": "dataSpec"}
_EXPANSIONS = ("sequenceOptionalRepeatable", "sequenceOptional", "sequenceRepeatable", "sequence",
               "alternation", "alternate")


def occurrences(node: Element) -> tuple[int, int | None]:
    """`@minOccurs` and `@maxOccurs` of a node; None for `unbounded`."""
    least = int(node.get("minOccurs") or 1)
    most = node.get("maxOccurs") or "1"
    return least, None if most == "unbounded" else int(most)


class Contents:
    """Reads contents of one schema."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema

    def of(self, spec: Element) -> Pattern:
        """The content of an element, macro or data specification."""
        content = spec.find(T + "content")
        if content is None:
            reference = spec.find(T + "dataRef")
            return p.EMPTY if reference is None else self.node(reference) or p.EMPTY
        return p.group(self.nodes(content))

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
                return None
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
            inner = p.choice(("value", v.get("ident")) for v in node.iter(T + "valItem"))
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
        key = node.get("key") or ""
        if self.schema.find(key, _KINDS.get(kind, "")) is None:
            return None
        if kind == "class":
            return ("class", key, node.get("expand") or "alternate", node.get("include") or "",
                    node.get("except") or "")
        return (kind, key)

    def data(self, node: Element) -> Pattern | None:
        """A `<dataRef>`: to a dataSpec, or to a datatype of XSD with its facets."""
        key = node.get("key")
        if key:
            if self.schema.find(key, "dataSpec") is not None:
                return ("dataspec", key)
            if self.schema.find(key, "macroSpec") is not None:
                return ("macro", key)
            # A datatype that no module brought in: the TEI's own serves.
            spec = self.schema.source.specs.get(key)
            if spec is None:
                return None
            self.schema.specs[key] = spec
            return ("dataspec", key)
        name = node.get("name") or "string"
        facets = [(f.get("name"), f.get("value")) for f in node.iter(T + "dataFacet")]
        if node.get("restriction"):
            facets.append(("pattern", node.get("restriction")))
        return ("data", name, tuple(facets))

    def relaxng(self, node: Element) -> Pattern | None:
        """RELAX NG embedded in a `<content>`."""
        name = node.tag.removeprefix(R)
        if name == "ref":
            return self.named(node.get("name") or "")
        if name in ("text", "empty", "notAllowed"):
            return (name,)
        if name == "value":
            return ("value", (node.text or "").strip())
        if name == "data":
            if node.find(R + "except") is not None or node.get("datatypeLibrary") == "":
                return ("rng", node)
            facets = tuple((f.get("name"), f.text or "") for f in node.iter(R + "param"))
            return ("data", node.get("type"), facets)
        if name in ("group", "choice", "interleave", "optional", "zeroOrMore", "oneOrMore", "list",
                    "mixed"):
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
            least = 1 if name in ("group", "oneOrMore") else 0
            return p.repeat(inner, least, 1 if name in ("group", "optional") else None)
        return ("rng", node)

    def named(self, name: str) -> Pattern | None:
        """What a `<ref name>` of the older style means."""
        name = name.removeprefix(self.schema.prefix)
        for kind, tag in _KINDS.items():
            if self.schema.find(name, tag) is not None:
                return ("class", name, "alternate", "", "") if kind == "class" else (kind, name)
        base, _, expand = name.rpartition("_")
        if expand in _EXPANSIONS and self.schema.find(base, "classSpec") is not None:
            return ("class", base, expand.replace("alternation", "alternate"), "", "")
        return None

    def members(self, ident: str) -> list[Element]:
        """The elements and classes that are members of a class, in the order of the schema."""
        if not hasattr(self, "_members"):
            self._members: dict[str, list[Element]] = {}
            for spec in self.schema.specs.values():
                if spec.tag in (T + "elementSpec", T + "classSpec"):
                    for member in spec.findall(f"{T}classes/{T}memberOf"):
                        if member.get("mode") != "delete":
                            self._members.setdefault(member.get("key"), []).append(spec)
        return self._members.get(ident, [])

    def class_pattern(self, ident: str, expand: str, include: str, leave_out: str) -> Pattern:
        """A model class spelt out one level: a choice or a sequence of its members."""
        wanted, unwanted = include.split(), leave_out.split()
        parts: list[Pattern] = []
        for spec in self.members(ident):
            name = spec.get("ident")
            if (wanted and name not in wanted) or name in unwanted:
                continue
            if spec.tag == T + "elementSpec":
                part: Pattern = ("element", name)
            elif spec.get("type") == "model":
                part = ("class", name, expand, "", "")
            else:
                continue
            if expand != "alternate" and part[0] == "element":
                part = p.repeat(
                    part,
                    0 if "Optional" in expand else 1,
                    None if "Repeatable" in expand else 1,
                )
            parts.append(part)
        if not parts:
            return p.NOT_ALLOWED
        return p.choice(parts) if expand == "alternate" else p.group(parts)
