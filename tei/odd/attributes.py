"""The attributes of an element: its classes', as it overrides them, and its own.

Guidelines: TDATT (#TDATT). An attribute class gives its attributes and those of the classes it is
a member of; a class or element may delete, change or replace what it inherits. `attRef` brings in
one attribute of a class, or all of them, without membership.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tei.odd.merge import merged_attribute
from tei.odd.schema import Schema
from tei.odd.source import Element, T


class Attribute(NamedTuple):
    """An attribute in force: its name, its definition, and the class it was defined in ("" for
    an element's own or overridden one).
    """

    name: str
    definition: Element
    home: str


class Group(NamedTuple):
    """Attributes in a nested `<attList>`; if `choice`, one item of them at most may be there."""

    items: tuple[Attribute | Group, ...]
    choice: bool


Item = Attribute | Group


def flat(item: Item) -> Iterator[Attribute]:
    """The attributes in an item."""
    if isinstance(item, Attribute):
        yield item
    else:
        for inner in item.items:
            yield from flat(inner)


def names(item: Item) -> Iterator[str]:
    """The names of the attributes in an item."""
    return (attribute.name for attribute in flat(item))


class Attributes:
    """Works out attributes for one schema; classes once."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self._classes: dict[str, list[Item]] = {}
        self._families: dict[int, list[str]] | None = None  # id of an item -> its classes

    def of_class(self, ident: str) -> list[Item]:
        """The attributes an attribute class gives to its members, inherited ones first."""
        if ident not in self._classes:
            self._classes[ident] = []  # a class that is a member of itself gives nothing more
            spec = self.schema.find(ident, "classSpec")
            if spec is not None and spec.get("type") == "atts":
                self._classes[ident] = self._of(spec, ident)
        return self._classes[ident]

    def of_element(self, spec: Element) -> list[Item]:
        """All attributes of an element, each once, in the order of its classes, its own last."""
        return self._of(spec, "")

    def by_class(self, items: list[Item], but: str = "") -> tuple[list[str], list[Item]]:
        """The classes all of whose attributes are among the items, the largest first, and the
        items that remain; for the items of the class `but`, the classes smaller than it.
        """
        if self._families is None:
            self._families = {}
            for spec in self.schema.of("classSpec"):
                if spec.get("type") == "atts":
                    for one in self.of_class(spec.get("ident")):
                        self._families.setdefault(id(one), []).append(spec.get("ident"))
        here = {id(i) for i in items}
        found: list[str] = []
        candidates = {c for i in items for c in self._families.get(id(i), ())}
        if but:
            candidates = {c for c in candidates if len(self.of_class(c)) < len(items)}
        for ident in sorted(candidates, key=lambda c: (-len(self.of_class(c)), c)):
            members = [id(i) for i in self.of_class(ident)]
            if all(m in here for m in members):
                here.difference_update(members)
                found.append(ident)
        return found, [i for i in items if id(i) in here]

    def _of(self, spec: Element, home: str) -> list[Item]:
        attributes = spec.find(T + "attList")
        own: list[Item] = []
        overrides: dict[str, Element] = {}
        if attributes is not None:
            overrides = {
                a.get("ident"): a for a in attributes.iter(T + "attDef")
                if a.get("mode") in ("delete", "change")
            }
            own = self._read(attributes, home, overrides)
        seen = {name for item in own for name in names(item)}
        items: list[Item] = []
        for member in spec.findall(f"{T}classes/{T}memberOf"):
            for item in self.of_class(member.get("key") or ""):
                kept = self._inherit(item, overrides, home, seen)
                if kept is not None:
                    items.append(kept)
        return items + own

    def _read(self, attributes: Element, home: str, overrides: dict[str, Element]) -> list[Item]:
        items: list[Item] = []
        for node in attributes:
            if node.tag == T + "attDef":
                ident = node.get("ident")
                # Attributes that declare a namespace belong to XML itself.
                if ident and ident not in overrides and not ident.startswith("xmlns"):
                    items.append(Attribute(ident, node, home))
            elif node.tag == T + "attRef":
                items.extend(self._referred(node, home, overrides))
            elif node.tag == T + "attList":
                inner = self._read(node, home, overrides)
                if node.get("org") == "choice":
                    items.append(Group(tuple(inner), True))
                elif attributes.get("org") == "choice":
                    items.append(Group(tuple(inner), False))
                else:
                    items.extend(inner)
        if attributes.get("org") == "choice" and attributes.getparent().tag != T + "attList":
            return [Group(tuple(items), True)]
        return items

    def _inherit(
        self, item: Item, overrides: dict[str, Element], home: str, seen: set[str]
    ) -> Item | None:
        """An inherited item as it arrives here; None if nothing of it does."""
        if isinstance(item, Group):
            inner = (self._inherit(i, overrides, home, seen) for i in item.items)
            kept = tuple(i for i in inner if i is not None)
            if not kept:
                return None
            return item if kept == item.items else Group(kept, item.choice)
        if item.name in seen:
            return None
        override = overrides.get(item.name)
        if override is not None and override.get("mode") == "delete":
            return None
        seen.add(item.name)
        if override is None:
            return item
        return Attribute(item.name, merged_attribute(item.definition, override), home)

    def _referred(
        self, reference: Element, home: str, overrides: dict[str, Element]
    ) -> Iterator[Item]:
        """What `<attRef class="att.global" name="rend"/>` brings in, also in its older form
        `<attRef name="att.global.attribute.rend"/>`; without @name, the whole class.
        """
        name, key = reference.get("name") or "", reference.get("class") or ""
        if not key:
            key, _, name = name.partition(".attribute.")
            key = key.removesuffix(".attributes").removeprefix(self.schema.prefix)
        seen: set[str] = set()
        for item in self.of_class(key):
            if not name:
                kept = self._inherit(item, overrides, home, seen)
                if kept is not None:
                    yield kept
                continue
            for attribute in flat(item):
                if name in (attribute.name, attribute.name.replace(":", "")):
                    kept = self._inherit(attribute, overrides, home, seen)
                    if kept is not None:
                        yield kept
