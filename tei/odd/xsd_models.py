"""Patterns -> expressions over element names, which XSD's particles are written from.

    (text | model.phrase)*   ->   ("rep", ("alt", (("sym", "hi"), ("sym", "emph"))), 0, None)

A wildcard is a symbol `*any NAMESPACES`, an element of an external module `*external`.
"""

from __future__ import annotations

from tei.names import TEI_NS
from tei.odd import determinism as d
from tei.odd import patterns as p
from tei.odd.content import Contents
from tei.odd.determinism import Expression
from tei.odd.patterns import Pattern
from tei.odd.schema import Schema

EXTERNAL = "*external"


def namespace_of(symbol: str) -> str:
    """`@namespace` of the wildcard that a symbol stands for."""
    return "##other" if symbol == EXTERNAL else symbol.removeprefix("*any ")


class Models:
    """The expressions of one schema, each worked out once."""

    def __init__(self, schema: Schema, contents: Contents, target: str) -> None:
        self.schema = schema
        self.contents = contents
        self.target = target
        self.resolved: dict[Pattern, Expression] = {}

    def deep(self, pattern: Pattern) -> list[Pattern]:
        """All patterns inside, through macros."""
        found: list[Pattern] = []
        for one in p.inside(pattern):
            found.append(one)
            if one[0] == "macro":
                found.extend(self.deep(self.contents.of(self.schema.specs[one[1]])))
        return found

    def expression(self, pattern: Pattern) -> Expression:
        """A pattern as an expression; what stands for text and values is left out."""
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
            found = self.expression(self.contents.class_pattern(*pattern[1:]))
            if pattern[1] in self.contents.external:  # an external module adds members
                found = d.alt([found, ("sym", EXTERNAL)])
            return found
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
            return ("sym", "*any " + self.wildcard(pattern[1], pattern[2]))
        if kind in ("pattern", "rng"):
            return d.rep(("sym", "*any ##any"), 0, None)
        return d.EPSILON

    def wildcard(self, require: str, leave_out: str | None) -> str:
        """`@namespace` of an `<xs:any>`."""
        if require:
            return " ".join(require.split())
        if leave_out is None:
            leave_out = self.schema.node.get("defaultExceptions") or TEI_NS
        return "##other" if self.target in leave_out.split() else "##any"
