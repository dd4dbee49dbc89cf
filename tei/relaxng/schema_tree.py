"""A schema as it is read, before its references are resolved: `Raw` patterns and `Scope`s.

The reader has done sections 4.1 to 4.16 of the specification's simplification by then; what
grammars are made of waits here for 4.17 and 4.18 (`Scope.finish`), and `resolution.py` does the
rest.
"""

from __future__ import annotations

from collections.abc import Callable

from tei.relaxng.patterns import Pattern

SchemaPlace = tuple[str, int, int]  # file, line, column
Report = Callable[[SchemaPlace, str, str, str], None]


class Raw:
    """A pattern of the schema. `kind` is its name in the simple form, or `ref`.

    `value` is the name class of an element or attribute, the pattern of a value or datatype, or
    the `Definition` that a ref leads to. `resolved` is the interned pattern once it is known.
    """

    __slots__ = ("documentation", "kind", "parts", "place", "resolved", "value")

    def __init__(
        self, kind: str, place: SchemaPlace, parts: list[Raw] | tuple[Raw, ...] = (),
        value: object = None, documentation: str = "",
    ) -> None:  # fmt: skip
        self.kind = kind
        self.place = place
        self.parts = parts
        self.value = value
        self.documentation = documentation
        self.resolved: Pattern | None = None


class Component:
    """A <start> or <define> as written: one of those that make a definition.

    `uses` are the references in it, `scopes` the grammars in it.
    """

    __slots__ = ("body", "combine", "documentation", "name", "place", "scopes", "uses")

    def __init__(self, name: str, combine: str, place: SchemaPlace, documentation: str) -> None:
        self.name = name  # "" for <start>
        self.combine = combine
        self.place = place
        self.documentation = documentation
        self.body: Raw | None = None
        self.uses: list[tuple[Definition, SchemaPlace]] = []
        self.scopes: list[Scope] = []


class Definition:
    """What a name of a grammar stands for, once all its components are there."""

    __slots__ = ("body", "documentation", "name", "open", "resolved")

    def __init__(self, name: str) -> None:
        self.name = name
        self.body: Raw | None = None
        self.documentation = ""
        self.resolved: Pattern | None = None
        self.open = False  # being resolved


class Scope:
    """A <grammar>: its definitions, and the grammar around it."""

    __slots__ = ("components", "current", "definitions", "parent", "place")

    def __init__(self, parent: Scope | None, place: SchemaPlace) -> None:
        self.parent = parent
        self.place = place
        self.definitions: dict[str, Definition] = {}
        self.components: list[Component] = []
        self.current: Component | None = None  # the component being read

    def definition(self, name: str) -> Definition:
        """The definition of a name ("" is the start), whether it is known yet or not."""
        found = self.definitions.get(name)
        if found is None:
            found = self.definitions[name] = Definition(name)
        return found

    def finish(self, report: Report) -> None:
        """Combine the components of each name (4.17), and look for those that miss (4.18)."""
        todo = [self]
        while todo:
            scope = todo.pop()
            by_name: dict[str, list[Component]] = {}
            for component in scope.components:
                by_name.setdefault(component.name, []).append(component)
                todo += component.scopes
            for name, components in by_name.items():
                scope.definition(name).body = _combined(components, report)
                texts = [c.documentation for c in components if c.documentation]
                scope.definition(name).documentation = "\n".join(texts)
            if "" not in by_name:
                report(scope.place, "the grammar has no <start>",
                       "Add a <start> that says what the root element is.", "4.18")  # fmt: skip
        self._missing(report)

    def _missing(self, report: Report) -> None:
        todo = [self]
        while todo:
            scope = todo.pop()
            for component in scope.components:
                todo += component.scopes
                for definition, place in component.uses:
                    if definition.body is None:
                        known = [name for name in scope.definitions if name != definition.name]
                        report(place, f"“{definition.name}” is not defined in the grammar",
                               _nearest(definition.name, known), "4.18")  # fmt: skip


def _nearest(name: str, known: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known[:5000], 1)
    hint = f"Did you mean “{near[0]}”? Else a" if near else "A"
    return f"{hint}dd a <define name=“{name}”>, or take the reference out."


def _combined(components: list[Component], report: Report) -> Raw:
    """The pattern of several <define>s of one name (4.17)."""
    bodies = [c.body for c in components if c.body is not None]
    if len(components) > 1:
        called = f"“{components[0].name}”" if components[0].name else "<start>"
        plain = [c for c in components if not c.combine]
        if len(plain) > 1:
            sentence = f"{called} is defined twice without @combine"
            remedy = "Give one of them combine=“choice” or combine=“interleave”."
            report(plain[1].place, sentence, remedy, "4.17")
        methods = {c.combine for c in components if c.combine}
        if len(methods) > 1:
            report(components[-1].place, f"the definitions of {called} are combined in two ways",
                   "Use “choice” in all of them, or “interleave” in all.", "4.17")  # fmt: skip
        if len(bodies) > 1:
            kind = "interleave" if "interleave" in methods else "choice"
            return Raw(kind, components[0].place, bodies)
    return bodies[0] if bodies else Raw("notAllowed", components[0].place)
