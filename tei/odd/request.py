"""What a `schemaSpec` asks for, gathered from it and from the groups it refers to.

    <schemaSpec ident="s"><moduleRef key="core"/><specGrpRef target="verse.odd#g"/></schemaSpec>
    ->  modules [core and what verse.odd's group has], changes, additions ...

Guidelines: TDbuild (#TDBUILD), TDmodules (#TDmodules).
"""

from __future__ import annotations

from typing import Protocol

from tei.odd import source as sources
from tei.odd.source import SPECS, Element, OddError, T

REFERENCES = ("elementRef", "classRef", "macroRef", "dataRef")
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


class Reporter(Protocol):
    """Takes down what is doubtful in an ODD."""

    def unknown(self, node: Element, name: str, known: list[str]) -> None:
        """The ODD names what does not exist; `known` are names it may have meant."""

    def doubt(self, code: str, node: Element, **arguments: str) -> None:
        """Anything else, by its code in the catalogue."""


class Request:
    """The declarations of one `schemaSpec`, sorted by what is to be done with them.

    `modules` and `externals` are `moduleRef`s with @key and with @url; `references` the
    `elementRef`s and their kin; the specifications stand in `added`, `replaced`, `deleted` and
    `changes` by their mode; `constraints` are the schemaSpec's own; `declarations` the
    `constraintDecl`s.
    """

    def __init__(self, schema: Element, reporter: Reporter) -> None:
        self.reporter = reporter
        self.modules: list[Element] = []
        self.externals: list[Element] = []
        self.references: list[Element] = []
        self.added: dict[str, Element] = {}
        self.replaced: dict[str, Element] = {}
        self.deleted: dict[str, Element] = {}
        self.changes: dict[str, list[Element]] = {}
        self.constraints: list[Element] = []
        self.declarations: list[Element] = []
        self._read(schema, frozenset())
        # "tei" and "core" come first, whatever the order in the ODD: others build on their classes.
        order = {"tei": 0, "core": 1}
        self.modules.sort(key=lambda m: order.get(m.get("key") or "", 2))

    def own(self) -> list[Element]:
        """The specifications that the ODD itself has written."""
        changes = [c for changes in self.changes.values() for c in changes]
        return [*self.added.values(), *self.replaced.values(), *changes]

    def _read(self, parent: Element, seen: frozenset[str]) -> None:
        for child in parent:
            if not isinstance(child.tag, str):
                continue
            name = child.tag.removeprefix(T)
            if name == "moduleRef":
                (self.externals if child.get("url") else self.modules).append(child)
            elif name in REFERENCES:
                self.references.append(child)
            elif name == "specGrp":
                self._read(child, seen)
            elif name == "specGrpRef":
                self._follow(child, seen)
            elif name == "constraintSpec":
                self.constraints.append(child)
            elif name == "constraintDecl":
                self.declarations.append(child)
            elif name in SPECS:
                self._sort(child)

    def _sort(self, spec: Element) -> None:
        ident, mode = spec.get("ident") or "", spec.get("mode") or "add"
        for node in (spec, *spec.iter(T + "attDef")):
            if not node.get("ident"):
                self.reporter.doubt("odd-without-name", node)
        if not ident:
            return
        if mode == "change":
            self.changes.setdefault(ident, []).append(spec)
        elif mode == "replace":
            self.replaced[ident] = spec
        elif mode == "delete":
            self.deleted[ident] = spec
        else:
            if ident in self.added:
                self.reporter.doubt("odd-added-twice", spec, name=ident)
            self.added[ident] = spec

    def _follow(self, reference: Element, seen: frozenset[str]) -> None:
        """Read the group (or, without a fragment, all groups of the file) that is referred to."""
        here = sources.path_of(reference)
        target = reference.get("target") or ""
        path, _, fragment = target.partition("#")
        key = f"{sources.beside(here, path) if path else here}#{fragment}"
        if key in seen:
            return
        if path.startswith(("http:", "https:")):
            raise OddError(
                f"{here}:{reference.sourceline}: the group {target} is not on this computer",
                "Save the file beside the ODD, and let @target name it.",
            )
        tree = reference.getroottree()
        if path:
            asking = f"{here}:{reference.sourceline}: <specGrpRef>"
            tree = sources.parse(sources.beside(here, path), asking)
        groups = list(tree.iter(T + "specGrp"))
        wanted = [g for g in groups if not fragment or g.get(_XML_ID) == fragment]
        if not wanted:
            self.reporter.unknown(reference, fragment, [g.get(_XML_ID) or "" for g in groups])
        for group in wanted:
            # A group inside a wanted group is read with it.
            if not any(a in wanted for a in group.iterancestors(T + "specGrp")):
                self._read(group, seen | {key})
