"""The attributes of an element: its classes', as it overrides them, and its own.

Guidelines: TDATT. An attribute class gives its attributes and those of the classes it is a member
of; a class or element may delete, change or replace what it inherits.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tei.odd.customize import Schema
from tei.odd.merge import merged_attribute
from tei.odd.source import Element, T


class Attribute(NamedTuple):
    """An attribute in force: its name, its definition, and the class it was defined in ("" for
    an element's own or overridden one).
    """

    name: str
    definition: Element
    home: str


class Choice(NamedTuple):
    """Attributes of which one at most may be there (`<attList org="choice">`)."""

    items: tuple[Attribute, ...]


Item = Attribute | Choice


def names(item: Item) -> Iterator[str]:
    """The names of the attributes in an item."""
    if isinstance(item, Attribute):
        yield item.name
    else:
        for attribute in item.items:
            yield attribute.name


class Attributes:
    """Works out attributes for one schema; classes once."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self._classes: dict[str, list[Item]] = {}

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

    def _of(self, spec: Element, home: str) -> list[Item]:
        attributes = spec.find(T + "attList")
        own: list[Item] = []
        overrides: dict[str, Element] = {}
        references: list[Element] = []
        if attributes is not None:
            self._read(attributes, home, own, overrides, references)
        own_names = {name for item in own for name in names(item)}
        items: list[Item] = []
        seen: set[str] = set(own_names)
        for member in spec.findall(f"{T}classes/{T}memberOf"):
            for item in self.of_class(member.get("key") or ""):
                items.extend(self._inherit(item, overrides, home, seen))
        for reference in references:
            items.extend(self._referred(reference, seen))
        # `replace` of something inherited is an attribute of one's own.
        for name, definition in overrides.items():
            if definition.get("mode") == "replace" and name not in seen:
                own.append(Attribute(name, definition, home))
        return items + own

    def _read(
        self,
        attributes: Element,
        home: str,
        own: list[Item],
        overrides: dict[str, Element],
        references: list[Element],
    ) -> None:
        org = attributes.get("org")
        group: list[Item] = []
        for node in attributes:
            if node.tag == T + "attDef":
                mode = node.get("mode") or "add"
                if mode in ("delete", "change", "replace"):
                    overrides[node.get("ident")] = node
                else:
                    group.append(Attribute(node.get("ident"), node, home))
            elif node.tag == T + "attRef":
                references.append(node)
            elif node.tag == T + "attList":
                self._read(node, home, group, overrides, references)
        if org == "choice":
            flat = [a for item in group for a in ([item] if isinstance(item, Attribute) else item.items)]
            if flat:
                own.append(Choice(tuple(flat)))
        else:
            own.extend(group)

    def _inherit(
        self, item: Item, overrides: dict[str, Element], home: str, seen: set[str]
    ) -> Iterator[Item]:
        if isinstance(item, Choice):
            kept = tuple(
                a for inner in item.items for a in self._inherit(inner, overrides, home, seen)
                if isinstance(a, Attribute)
            )
            if kept:
                yield item if kept == item.items else Choice(kept)
            return
        if item.name in seen:
            return
        override = overrides.get(item.name)
        if override is None:
            seen.add(item.name)
            yield item
        elif override.get("mode") == "change":
            seen.add(item.name)
            yield Attribute(item.name, merged_attribute(item.definition, override), home)

    def _referred(self, reference: Element, seen: set[str]) -> Iterator[Item]:
        name, key = reference.get("name") or "", reference.get("class") or ""
        if "." in name and not key:
            key, _, name = name.partition(".attribute.")
        for item in self.of_class(key):
            for attribute in [item] if isinstance(item, Attribute) else item.items:
                if (not name or attribute.name == name) and attribute.name not in seen:
                    seen.add(attribute.name)
                    yield attribute
