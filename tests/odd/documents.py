"""Documents made at random from a RELAX NG grammar, each valid against it.

A small generator: it follows the grammar from its start, chooses among alternatives, and goes
for the shortest way out when it gets deep.
"""

from __future__ import annotations

import random
from typing import Any

from lxml import etree

R = "{http://relaxng.org/ns/structure/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
DEEP = 14  # levels of elements; from here on only what must be
_INFINITE = 10_000

# XSD datatype, with its pattern if it has one -> values it allows
SAMPLES: dict[str, tuple[str, ...]] = {
    "string": ("words of any kind", ""),
    "token": ("a word",),
    "NCName": ("name", "other"),
    "Name": ("name",),
    "anyURI": ("https://example.org/a", "b.xml"),
    "language": ("en", "la"),
    "boolean": ("true", "0"),
    "decimal": ("1.5", "-2"),
    "double": ("1.5", "2e3"),
    "float": ("1.5",),
    "integer": ("3", "-1"),
    "nonNegativeInteger": ("0", "12"),
    "positiveInteger": ("1",),
    "date": ("1953-06-17",),
    "gYear": ("1953",),
    "gYearMonth": ("1953-06",),
    "gMonth": ("--06",),
    "gMonthDay": ("--06-17",),
    "gDay": ("---17",),
    "time": ("12:00:00",),
    "dateTime": ("1953-06-17T12:00:00",),
    "duration": ("P1D",),
    "base64Binary": ("AAAA",),
}
PATTERNED = (
    "1", "12", "word", "a/b", "100%", "1.2", "P5", "#x", "a1", "0.5", "2.0-3.1", "W3", "-1",
    "text/plain", "1953", "4.7", "x 1", ".", "fr", "0,5 1,5", "1 2", "/a/b", "(.+)", "$1",
    "2001-01-01", "2001-01-01T00:00:00", "1/2",
)


class Maker:
    """Makes documents of one grammar."""

    def __init__(self, grammar: Any, chance: random.Random) -> None:
        self.chance = chance
        self.defines: dict[str, list[Any]] = {}
        for define in grammar.iter(R + "define"):
            self.defines.setdefault(define.get("name"), []).append(define)
        self.start = next(grammar.iter(R + "start"))
        self.ns = grammar.get("ns")
        self.costs: dict[str, int] = {}
        self.checked: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
        self.serial = 0
        self._weigh()

    def document(self) -> Any:
        """One document."""
        self.serial = 0
        holder = etree.Element("holder")
        self.put(holder, self.start, 0)
        return holder[0]

    # -- the shortest way out ------------------------------------------------------------

    def _weigh(self) -> None:
        """The least depth of elements that each definition needs, by fixed point."""
        self.costs = dict.fromkeys(self.defines, _INFINITE)
        changed = True
        while changed:
            changed = False
            for name, nodes in self.defines.items():
                cost = min(self.cost_of_all(node) for node in nodes)
                if cost < self.costs[name]:
                    self.costs[name], changed = cost, True

    def cost(self, node: Any) -> int:
        kind = node.tag.removeprefix(R)
        if kind == "ref":
            return self.costs[node.get("name")]
        if kind == "notAllowed":
            return _INFINITE
        if kind in ("optional", "zeroOrMore", "attribute"):
            return 0
        if kind == "choice":
            return min((self.cost(c) for c in children(node)), default=_INFINITE)
        inner = self.cost_of_all(node)
        return min(_INFINITE, inner + 1) if kind == "element" else inner

    def cost_of_all(self, node: Any) -> int:
        return max((self.cost(c) for c in children(node)), default=0)

    # -- making ----------------------------------------------------------------------------

    def put(self, parent: Any, node: Any, depth: int) -> None:
        """Add to `parent` something that the pattern `node` allows."""
        kind = node.tag.removeprefix(R)
        if kind in ("start", "define", "group"):
            for child in children(node):
                self.put(parent, child, depth)
        elif kind == "ref":
            nodes = [n for n in self.defines[node.get("name")] if self.cost_of_all(n) < _INFINITE]
            self.put(parent, self.chance.choice(nodes), depth)
        elif kind == "choice":
            self.put(parent, self.choose(children(node), depth), depth)
        elif kind in ("optional", "zeroOrMore", "oneOrMore"):
            for _ in range(self.times(kind, node, depth)):
                for child in children(node):
                    self.put(parent, child, depth)
        elif kind == "interleave":
            parts = children(node)
            self.chance.shuffle(parts)
            for child in parts:
                self.put(parent, child, depth)
        elif kind == "element":
            name, ns = node.get("name"), node.get("ns", self.ns)
            if name is None:  # any element of another namespace
                etree.SubElement(parent, "{urn:other}thing")
                return
            made = etree.SubElement(parent, f"{{{ns}}}{name}" if ns else name)
            for child in children(node):
                self.put(made, child, depth + 1)
        elif kind == "attribute":
            value = self.value(children(node))
            if value is not None and node.get("name"):
                parent.set(node.get("name").replace("xml:", XML), value)
        elif kind in ("text", "data", "value", "list"):
            some = self.chance.choice(["words ", " ", ""])
            words = some if kind == "text" else self.value([node])
            self.text(parent, words or "")

    def times(self, kind: str, node: Any, depth: int) -> int:
        least = 1 if kind == "oneOrMore" else 0
        if depth >= DEEP or self.cost_of_all(node) >= _INFINITE:
            return least
        attribute = any(c.tag == R + "attribute" or c.get("name", "").count(".attribute.")
                        for c in children(node))
        if attribute:
            return int(self.chance.random() < 0.15)
        most = {"optional": 1, "zeroOrMore": 2, "oneOrMore": 2}[kind]
        return self.chance.choice([least, least, self.chance.randint(least, most)])

    def choose(self, parts: list[Any], depth: int) -> Any:
        costs = [self.cost(p) for p in parts]
        limit = min(costs) if depth >= DEEP - 4 else _INFINITE - 1
        return self.chance.choice([p for p, c in zip(parts, costs, strict=True) if c <= limit])

    def text(self, parent: Any, words: str) -> None:
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + words
        else:
            parent.text = (parent.text or "") + words

    def value(self, nodes: list[Any]) -> str | None:
        """A value that the patterns allow; None if nothing is known that they do."""
        words = [self.one_value(n) for n in nodes]
        if any(w is None for w in words):
            return None
        return " ".join(w for w in words if w)

    def one_value(self, node: Any) -> str | None:
        kind = node.tag.removeprefix(R)
        if kind == "ref":
            return self.value(children(self.defines[node.get("name")][0]))
        if kind == "choice":
            return self.one_value(self.chance.choice(children(node)))
        if kind in ("list", "group", "oneOrMore"):
            return self.value(children(node))
        if kind in ("optional", "zeroOrMore"):
            return self.value(children(node)) if self.chance.random() < 0.5 else ""
        if kind == "value":
            return node.text or ""
        if kind == "data":
            return self.data(node)
        return "some text" if kind == "text" else ""

    def data(self, node: Any) -> str | None:
        name = node.get("type")
        if name == "ID":
            self.serial += 1
            return f"id{self.serial}"
        params = [(p.get("name"), p.text) for p in children(node)]
        if not params:
            return self.chance.choice(SAMPLES[name])
        key = (name, tuple(f"{n}={v}" for n, v in params))
        if key not in self.checked:
            candidates = {*PATTERNED, *SAMPLES.get(name, ())}
            self.checked[key] = tuple(sorted(v for v in candidates if allowed(node, v)))
        return self.chance.choice(self.checked[key]) if self.checked[key] else None


def children(node: Any) -> list[Any]:
    """The patterns in a node (annotations and names are none)."""
    return [c for c in node if isinstance(c.tag, str) and c.tag.startswith(R)
            and c.tag.removeprefix(R) not in ("anyName", "nsName", "name", "except")]


def allowed(data: Any, value: str) -> bool:
    """True if a `<data>` allows a value, as libxml2 reads it."""
    grammar = etree.Element(
        R + "element", {"name": "x"}, nsmap={None: R[1:-1]})
    grammar.set("datatypeLibrary", "http://www.w3.org/2001/XMLSchema-datatypes")
    fresh = etree.fromstring(etree.tostring(data))
    grammar.append(fresh)
    element = etree.Element("x")
    element.text = value
    return bool(etree.RelaxNG(etree.fromstring(etree.tostring(grammar))).validate(element))
