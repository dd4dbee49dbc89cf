"""The TEI source, customized: which objects an ODD takes, and what it makes of them.

Input: a `schemaSpec`. Output: a `Schema`, the specifications in force, each complete, as if the
ODD had written it all out (a compiled ODD). Guidelines: TDbuild, TD-Customization.

    <moduleRef key="core" include="p hi"/>
    <elementSpec ident="hi" mode="change"><attList><attDef ident="rend" usage="req" .../></attList>
    ->  the elementSpecs of p and hi, hi with a required @rend, and the classes of the module
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from copy import deepcopy

from tei.findings import Finding, Place
from tei.odd import source as sources
from tei.odd.merge import merged
from tei.odd.source import SPECS, Element, OddError, Source, T

_REFS = ("elementRef", "classRef", "macroRef", "dataRef")


class Schema:
    """What one `schemaSpec` asks for.

    `specs` are the specifications in force by identifier, in the order of their modules;
    `start` the elements a document may begin with; `prefix` and `ns` as the ODD has them;
    `externals` the `moduleRef url="..."`s; `constraints` those of the schemaSpec itself.
    """

    def __init__(self, ident: str, node: Element, path: str, source: Source) -> None:
        self.ident = ident
        self.node = node
        self.path = path
        self.source = source
        self.start = (node.get("start") or "TEI").split()
        self.prefix = node.get("prefix") or ""
        self.ns = node.get("ns")
        self.specs: dict[str, Element] = {}
        self.externals: list[Element] = []
        self.constraints: list[Element] = []
        self.findings: list[Finding] = []

    def of(self, kind: str) -> Iterator[Element]:
        """The specifications of one kind, such as `elementSpec`."""
        tag = T + kind
        return (spec for spec in self.specs.values() if spec.tag == tag)

    def find(self, ident: str, kind: str) -> Element | None:
        """One specification, or None if it is not in force."""
        spec = self.specs.get(ident)
        return spec if spec is not None and spec.tag == T + kind else None


def schemas(path: str, source: str | None = None) -> list[Schema]:
    """Customize with every `schemaSpec` of an ODD, in order.

    `source` is the path of the TEI source for whatever names none itself. Errors: `OddError`,
    `MarkupError`. An ODD without a schemaSpec that is itself a list of specifications (the TEI
    source, a compiled ODD) is taken whole.
    """
    tree = sources.parse(path)
    nodes = list(tree.iter(T + "schemaSpec"))
    if not nodes:
        raise OddError(
            f"{path}: there is no <schemaSpec> in it",
            "An ODD says what it wants in a <schemaSpec ident=\"...\">; add one.",
        )
    return [_Customizer(node, path, source).run() for node in nodes]


class _Customizer:
    def __init__(self, node: Element, path: str, source: str | None) -> None:
        self.path = path
        self.fallback = source
        named = node.get("source")
        if named:
            source_path = sources.resolve(named, path, source)
        else:
            source_path = source or sources.default_source()
        self.source = sources.load(source_path)
        self.schema = Schema(node.get("ident") or "schema", node, path, self.source)
        self.changes: dict[str, list[Element]] = {}
        self.replaced: dict[str, Element] = {}
        self.deleted: set[str] = set()
        self.added: list[Element] = []
        self.modules: list[Element] = []
        self.references: list[Element] = []

    def run(self) -> Schema:
        self.sort(self.schema.node, set())
        specs = self.schema.specs
        order = {"tei": 0, "core": 1}
        self.modules.sort(key=lambda m: order.get(m.get("key") or "", 2))
        for module in self.modules:
            self.take_module(module)
        for reference in self.references:
            self.take_reference(reference)
        for spec in self.added:
            specs[spec.get("ident")] = spec
        for ident, spec in self.replaced.items():
            if ident not in specs:
                self.unknown(spec, ident, list(specs))
            specs[ident] = spec
        for ident in self.deleted:
            if specs.pop(ident, None) is None and ident not in self.source.specs:
                self.unknown(self.deletions[ident], ident, list(self.source.specs))
        for ident, changes in self.changes.items():
            original = specs.get(ident)
            if original is None:
                if ident not in self.source.specs:
                    self.unknown(changes[0], ident, list(self.source.specs))
                continue
            for change in changes:
                original = merged(original, change, self)
            specs[ident] = original
        self.check_classes()
        return self.schema

    deletions: dict[str, Element]

    def sort(self, node: Element, seen: set[str]) -> None:
        """Put each thing that stands in a schemaSpec or specGrp where it belongs."""
        if not hasattr(self, "deletions"):
            self.deletions = {}
        for child in node:
            if not isinstance(child.tag, str):
                continue
            name = child.tag.removeprefix(T)
            if name == "moduleRef":
                (self.modules if child.get("key") else self.schema.externals).append(child)
            elif name in _REFS:
                self.references.append(child)
            elif name == "specGrp":
                self.sort(child, seen)
            elif name == "specGrpRef":
                self.follow(child, seen)
            elif name == "constraintSpec":
                self.schema.constraints.append(child)
            elif name in SPECS:
                ident, mode = child.get("ident") or "", child.get("mode") or "add"
                if mode == "change":
                    self.changes.setdefault(ident, []).append(child)
                elif mode == "replace":
                    self.replaced[ident] = child
                elif mode == "delete":
                    self.deleted.add(ident)
                    self.deletions[ident] = child
                else:
                    self.added.append(child)

    def follow(self, reference: Element, seen: set[str]) -> None:
        target = reference.get("target") or ""
        key = f"{self.path}|{target}"
        if key in seen:
            return
        seen = seen | {key}
        if target.startswith("#"):
            wanted = target[1:]
            for group in reference.getroottree().iter(T + "specGrp"):
                if group.get("{http://www.w3.org/XML/1998/namespace}id") == wanted:
                    self.sort(group, seen)
                    return
            names = [g.get("{http://www.w3.org/XML/1998/namespace}id") or ""
                     for g in reference.getroottree().iter(T + "specGrp")]
            self.unknown(reference, wanted, names)
            return
        path, _, fragment = target.partition("#")
        path = os.path.join(os.path.dirname(self.path), path)
        for group in sources.parse(path).iter(T + "specGrp"):
            if not fragment or group.get("{http://www.w3.org/XML/1998/namespace}id") == fragment:
                self.sort(group, seen)

    def source_of(self, node: Element) -> Source:
        named = node.get("source")
        if not named:
            return self.source
        return sources.load(sources.resolve(named, self.path, self.fallback))

    def take_module(self, module: Element) -> None:
        source = self.source_of(module)
        key = module.get("key") or ""
        members = source.modules.get(key)
        if members is None:
            self.unknown(module, key, list(source.modules))
            return
        include = set((module.get("include") or "").split())
        leave_out = set((module.get("except") or "").split())
        named = {r.get("key") for r in self.references}
        elements = {s.get("ident") for s in members if s.tag == T + "elementSpec"}
        for name in sorted((include | leave_out) - elements):
            self.unknown(module, name, sorted(elements))
        prefix = module.get("prefix")
        for spec in members:
            ident = spec.get("ident")
            if ident in self.deleted or ident in named:
                continue
            if spec.tag == T + "elementSpec" and (
                ident not in include if include else ident in leave_out
            ):
                continue
            if prefix:
                spec = deepcopy(spec)
                spec.set("prefix", prefix)
            self.schema.specs.setdefault(ident, spec)

    def take_reference(self, reference: Element) -> None:
        key = reference.get("key")
        if not key:
            return
        source = self.source_of(reference)
        spec = source.specs.get(key)
        if spec is None:
            self.unknown(reference, key, list(source.specs))
            return
        include = set((reference.get("include") or "").split())
        leave_out = set((reference.get("except") or "").split())
        if spec.tag == T + "classSpec" and (include or leave_out):
            spec = deepcopy(spec)
            for attribute in list(spec.iter(T + "attDef")):
                name = attribute.get("ident")
                if name not in include if include else name in leave_out:
                    attribute.getparent().remove(attribute)
        if key not in self.deleted:
            self.schema.specs[key] = spec

    def check_classes(self) -> None:
        """Memberships and references of the ODD's own specifications that lead nowhere."""
        known = self.source.specs.keys() | self.schema.specs.keys()
        own = [*self.added, *self.replaced.values(), *(c for cs in self.changes.values() for c in cs)]
        for spec in own:
            for node in spec.iter(T + "memberOf", T + "elementRef", T + "classRef", T + "macroRef",
                                  T + "dataRef"):
                key = node.get("key")
                if key and key not in known:
                    self.unknown(node, key, sorted(known))

    def unknown(self, node: Element, name: str, known: list[str]) -> None:
        """A finding: the ODD names what does not exist."""
        from difflib import get_close_matches

        near = get_close_matches(name, [k for k in known if k], 1, 0.6)
        place = Place(self.path, node.sourceline or 0, 1)
        arguments = {
            "name": name,
            "by": node.tag.removeprefix(T),
            "nearest": f"; the nearest name is “{near[0]}”" if near else "",
        }
        self.schema.findings.append(Finding("odd-unknown-name", place, arguments))
