"""One specification in `change` mode laid over another: what is said anew counts, the rest stays.

Guidelines: TDmodes. Attributes, class memberships, values and constraints are changed one by one;
content, glosses and descriptions as a whole.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Protocol

from lxml import etree

from tei.odd.source import Element, T

# Parts of a specification that a change replaces as a whole, in the order of their content model.
_WHOLE = ("altIdent", "equiv", "gloss", "desc", "content", "valList", "model", "modelGrp",
          "modelSequence", "exemplum", "remarks", "listRef", "dataRef")


class _Reporter(Protocol):
    def unknown(self, node: Element, name: str, known: list[str]) -> None: ...


def merged(original: Element, change: Element, report: _Reporter) -> Element:
    """A copy of `original` with `change` applied."""
    spec = deepcopy(original)
    for name, value in change.attrib.items():
        if name not in ("mode", "ident", "module"):
            spec.set(name, value)
    for name in _WHOLE:
        new = change.findall(T + name)
        if not new:
            continue
        old = spec.findall(T + name)
        at = spec.index(old[0]) if old else 0
        for node in old:
            spec.remove(node)
        for offset, node in enumerate(n for n in new if n.get("mode") != "delete"):
            spec.insert(at + offset, deepcopy(node))
    _classes(spec, change)
    _constraints(spec, change)
    _attributes(spec, change, report)
    return spec


def _classes(spec: Element, change: Element) -> None:
    new = change.find(T + "classes")
    if new is None:
        return
    old = spec.find(T + "classes")
    if old is None:
        old = etree.SubElement(spec, T + "classes")
    if new.get("mode") != "change":
        for node in list(old):
            old.remove(node)
    for member in new.findall(T + "memberOf"):
        for node in old.findall(T + "memberOf"):
            if node.get("key") == member.get("key"):
                old.remove(node)
        if member.get("mode") != "delete":
            old.append(deepcopy(member))


def _constraints(spec: Element, change: Element) -> None:
    for new in change.findall(T + "constraintSpec"):
        mode = new.get("mode") or "add"
        for node in spec.findall(T + "constraintSpec"):
            if mode != "add" and node.get("ident") == new.get("ident"):
                spec.remove(node)
        if mode != "delete":
            spec.append(deepcopy(new))


def _attributes(spec: Element, change: Element, report: _Reporter) -> None:
    """Attributes of the object itself are changed here; inherited ones keep their mode, which
    `tei.odd.attributes` applies to what the classes give.
    """
    new_list = change.find(T + "attList")
    if new_list is None:
        return
    old_list = spec.find(T + "attList")
    if old_list is None:
        old_list = etree.SubElement(spec, T + "attList")
    if new_list.get("org"):
        old_list.set("org", new_list.get("org"))
    own = {a.get("ident"): a for a in old_list.iter(T + "attDef")}
    for new in list(new_list):
        if not isinstance(new.tag, str):
            continue
        if new.tag != T + "attDef":
            old_list.append(deepcopy(new))  # attRef, or an attList with its @org
            continue
        mode = new.get("mode") or "add"
        old = own.get(new.get("ident"))
        if old is None:
            old_list.append(deepcopy(new))
        elif mode == "delete":
            if old.get("mode") in ("change", "delete") or spec.tag == T + "elementSpec":
                # Also what a class gives under this name is to go.
                fresh = deepcopy(new)
                old.getparent().replace(old, fresh)
            else:
                old.getparent().remove(old)
        elif mode == "change":
            old.getparent().replace(old, merged_attribute(old, new))
        else:
            fresh = deepcopy(new)
            fresh.attrib.pop("mode", None)
            old.getparent().replace(old, fresh)


def merged_attribute(old: Element, new: Element) -> Element:
    """A copy of the attribute definition `old` with `new` laid over it."""
    attribute = deepcopy(old)
    if new.get("usage"):
        attribute.set("usage", new.get("usage"))
    for name in ("altIdent", "equiv", "gloss", "desc", "constraintSpec", "datatype", "defaultVal",
                 "valDesc", "exemplum", "remarks"):
        nodes = new.findall(T + name)
        if nodes:
            for node in attribute.findall(T + name):
                attribute.remove(node)
            for node in nodes:
                if node.get("mode") != "delete":
                    attribute.append(deepcopy(node))
    values = new.find(T + "valList")
    if values is not None:
        _values(attribute, values)
    return attribute


def _values(attribute: Element, new: Element) -> None:
    old = attribute.find(T + "valList")
    mode = new.get("mode") or "add"
    if mode != "change" or old is None:
        if old is not None:
            attribute.remove(old)
        if mode != "delete":
            fresh = deepcopy(new)
            fresh.attrib.pop("mode", None)
            attribute.append(fresh)
        return
    if new.get("type"):
        old.set("type", new.get("type"))
    for item in new.findall(T + "valItem"):
        item_mode = item.get("mode") or "add"
        same = [v for v in old.findall(T + "valItem") if v.get("ident") == item.get("ident")]
        if item_mode == "change" and same:
            for name in ("equiv", "gloss", "desc"):
                nodes = item.findall(T + name)
                if nodes:
                    for node in same[0].findall(T + name):
                        same[0].remove(node)
                    same[0].extend(deepcopy(nodes))
            continue
        for node in same:
            old.remove(node)
        if item_mode != "delete":
            old.append(deepcopy(item))
