"""The TEI source, customized: which objects an ODD takes, and what it makes of them.

Input: a `schemaSpec`. Output: a `Schema`, the specifications in force, each complete, as if the
ODD had written it all out (a compiled ODD). Guidelines: TDbuild, TD-Customization.

    <moduleRef key="core" include="p hi"/>
    <elementSpec ident="hi" mode="change"><attList><attDef ident="rend" usage="req" .../></attList>
    ->  the elementSpecs of p and hi, hi with a required @rend, and the classes of the module
"""

from __future__ import annotations

import os
from copy import deepcopy

from tei.odd import source as sources
from tei.odd.checks import check
from tei.odd.merge import merged
from tei.odd.request import Request
from tei.odd.schema import Schema
from tei.odd.source import Element, OddError, Source, T


def schemas(path: str, source: str | None = None) -> list[Schema]:
    """Customize with every `schemaSpec` of an ODD, in order.

    `source` is the path of the TEI source for whatever names none itself. Errors: `OddError`,
    `MarkupError`. A file without a schemaSpec that is itself a list of specifications (such as
    the TEI source) is taken whole.
    """
    return _schemas(path, source, frozenset())


def _schemas(path: str, source: str | None, chain: frozenset[str]) -> list[Schema]:
    if os.path.abspath(path) in chain:
        raise OddError(
            f"{path}: this ODD is, through @source, its own source",
            "Let one ODD of the chain name the TEI's own source.",
        )
    tree = sources.parse(path)
    chain = chain | {os.path.abspath(path)}
    nodes = list(tree.iter(T + "schemaSpec"))
    if nodes:
        return [_Customizer(node, path, source, chain).run() for node in nodes]
    whole = sources.specs_of(tree)
    if not whole.specs:
        raise OddError(
            f"{path}: there is no <schemaSpec> in it",
            'An ODD says what it wants in a <schemaSpec ident="...">; add one.',
        )
    schema = Schema(os.path.splitext(os.path.basename(path))[0], tree.getroot(), path)
    schema.specs = dict(whole.specs)
    schema.datatypes = whole.specs
    return [schema]


class _Customizer:
    def __init__(
        self, node: Element, path: str, fallback: str | None, chain: frozenset[str]
    ) -> None:
        self.path = path
        self.fallback = fallback
        self.chain = chain
        self.loaded: dict[str, Source] = {}
        self.schema = Schema(node.get("ident") or "schema", node, path)
        self.request = Request(node, self.schema)

    def run(self) -> Schema:
        schema, request = self.schema, self.request
        schema.externals = request.externals
        schema.constraints = request.constraints
        schema.declarations = request.declarations
        schema.own = request.own()
        if self.needs_source():
            schema.datatypes = self.source_of(schema.node).specs
        named = {r.get("key") for r in request.references}
        for module in request.modules:
            self.take_module(module, named)
        for reference in request.references:
            self.take_reference(reference)
        for ident, spec in request.added.items():
            if ident in schema.specs:
                schema.doubt("odd-added-twice", spec, name=ident)
            schema.specs[ident] = self.in_namespace(spec)
        for ident, spec in request.replaced.items():
            if ident not in schema.specs:
                self.missing(spec, ident)
            schema.specs[ident] = self.in_namespace(spec)
        for ident, spec in request.deleted.items():
            if schema.specs.pop(ident, None) is None and ident not in schema.datatypes:
                schema.unknown(spec, ident, self.names_like(spec))
        for ident, changes in request.changes.items():
            self.change(ident, changes)
        check(schema, request)
        return schema

    def needs_source(self) -> bool:
        """False for a compiled ODD, which brings all it is made of."""
        request = self.request
        return bool(request.modules or request.references or request.changes or request.replaced
                    or self.schema.node.get("source"))

    def source_of(self, node: Element) -> Source:
        """The source of a node: what its @source names, or its schemaSpec's, or the TEI's own."""
        named = node.get("source") or self.schema.node.get("source")
        if named:
            path = sources.resolve(named, sources.path_of(node) or self.path, self.fallback)
        else:
            path = self.fallback or sources.default_source()
        if path not in self.loaded:
            self.loaded[path] = self.load(path, node)
        return self.loaded[path]

    def load(self, path: str, node: Element) -> Source:
        """A source: a list of specifications, or an ODD, which is compiled first."""
        asking = f"{sources.path_of(node)}:{node.sourceline}: <{node.tag.removeprefix(T)}>"
        tree = sources.parse(path, asking)
        if not sources.is_customization(tree):
            return sources.specs_of(tree)
        compiled = _schemas(path, self.fallback, self.chain)[0]
        return Source(path, compiled.specs.values())

    def take_module(self, module: Element, named: set[str | None]) -> None:
        source = self.source_of(module)
        key = module.get("key") or ""
        members = source.modules.get(key)
        if members is None:
            self.schema.unknown(module, key, list(source.modules))
            return
        include, leave_out = self.selection(module)
        elements = {s.get("ident") for s in members if s.tag == T + "elementSpec"}
        for name in sorted((include | leave_out) - elements):
            self.unknown_member(module, name, source, elements)
        prefix = module.get("prefix")
        for spec in members:
            ident = spec.get("ident")
            if ident in self.request.deleted or ident in named:
                continue
            if spec.tag == T + "elementSpec" and (
                ident not in include if include else ident in leave_out
            ):
                continue
            if prefix:
                spec = deepcopy(spec)
                spec.set("prefix", prefix)
            self.schema.specs.setdefault(ident, spec)

    def selection(self, node: Element) -> tuple[set[str], set[str]]:
        """@include and @except; both at once are a slip, and the first counts."""
        include = set((node.get("include") or "").split())
        leave_out = set((node.get("except") or "").split())
        if include and leave_out:
            self.schema.doubt("odd-include-and-except", node, name=node.get("key") or "")
        return include, leave_out

    def unknown_member(
        self, module: Element, name: str, source: Source, elements: set[str]
    ) -> None:
        """An element that its module does not have: it may stand in another one."""
        spec = source.specs.get(name)
        if spec is not None and spec.tag == T + "elementSpec":
            other = spec.get("module") or ""
            nearest = f" in this module; “{name}” belongs to the module “{other}”"
            self.schema.doubt("odd-unknown-name", module, name=name, nearest=nearest)
        else:
            self.schema.unknown(module, name, [*elements])

    def take_reference(self, reference: Element) -> None:
        key = reference.get("key")
        if not key or key in self.request.deleted:
            return
        source = self.source_of(reference)
        spec = source.specs.get(key)
        kind = reference.tag.removeprefix(T).removesuffix("Ref") + "Spec"
        if spec is None or (spec.tag != T + kind and kind not in ("dataSpec", "macroSpec")):
            known = [i for i, s in source.specs.items() if s.tag == T + kind]
            self.schema.unknown(reference, key, known)
            return
        include, leave_out = self.selection(reference)
        if spec.tag == T + "classSpec" and (include or leave_out):
            spec = deepcopy(spec)
            attributes = list(spec.iter(T + "attDef"))
            names = {a.get("ident") for a in attributes}
            for name in sorted((include | leave_out) - names):
                if spec.get("type") == "atts":
                    self.schema.unknown(reference, name, [*names])
            for attribute in attributes:
                name = attribute.get("ident")
                if name not in include if include else name in leave_out:
                    attribute.getparent().remove(attribute)
        self.schema.specs[key] = spec

    def change(self, ident: str, changes: list[Element]) -> None:
        """Lay the changes of one object over it, in their order."""
        schema = self.schema
        original = schema.specs.get(ident)
        if original is None and changes[0].get("source"):
            original = self.source_of(changes[0]).specs.get(ident)
        if original is None:
            if ident not in self.request.deleted:
                self.missing(changes[0], ident)
            return
        for change in changes:
            original = merged(original, change, schema)
        schema.specs[ident] = self.in_namespace(original)

    def missing(self, spec: Element, ident: str) -> None:
        """A specification speaks of an object that is not in force, or not anywhere."""
        if ident in self.schema.datatypes:
            self.schema.doubt("odd-not-taken", spec, name=ident)
        else:
            self.schema.unknown(spec, ident, self.names_like(spec))

    def names_like(self, spec: Element) -> list[str]:
        """The names of all objects of the kind of `spec`."""
        known = {**self.schema.datatypes, **self.schema.specs}
        return [i for i, s in known.items() if s.tag == spec.tag]

    def in_namespace(self, spec: Element) -> Element:
        """The schemaSpec's @ns is that of the elements the ODD itself specifies."""
        if self.schema.ns is None or spec.tag != T + "elementSpec" or spec.get("ns") is not None:
            return spec
        spec = deepcopy(spec)
        spec.set("ns", self.schema.ns)
        return spec
