"""One specification in `change` mode laid over another: what is said anew counts, the rest stays.

    <attDef ident="rend" usage="opt"><datatype .../></attDef>
    laid over by <attDef ident="rend" mode="change" usage="req"/>
    ->  <attDef ident="rend" usage="req"><datatype .../></attDef>

Guidelines: TDmodes (#TDmodes), att.combinable. Attributes, class memberships, values and
constraints are changed one by one; content, glosses and descriptions as a whole.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from tei.odd.request import Reporter
from tei.odd.source import Element, T

# Parts that a change replaces as a whole.
_OF_OBJECT = ("altIdent", "equiv", "gloss", "desc", "content", "valList", "model", "modelGrp",
              "modelSequence", "exemplum", "remarks", "listRef", "dataRef")
_OF_ATTRIBUTE = ("altIdent", "equiv", "gloss", "desc", "datatype", "defaultVal", "valDesc",
                 "exemplum", "remarks")
_OF_VALUE = ("altIdent", "equiv", "gloss", "desc", "remarks", "paramList")
_OF_CONSTRAINT = ("altIdent", "equiv", "gloss", "desc", "constraint")


def merged(original: Element, change: Element, report: Reporter) -> Element:
    """A copy of `original` with `change` applied."""
    spec = deepcopy(original)
    for name, value in change.attrib.items():
        if name not in ("mode", "ident", "module"):
            spec.set(name, value)
    _replace(spec, change, _OF_OBJECT)
    _classes(spec, change)
    _constraints(spec, change)
    _attributes(spec, change, report)
    return spec


def _replace(old: Element, new: Element, parts: tuple[str, ...]) -> None:
    """Put the parts that `new` has in the place of those that `old` had."""
    for name in parts:
        nodes = new.findall(T + name)
        if not nodes:
            continue
        before = old.findall(T + name)
        at = old.index(before[0]) if before else _place(old, name)
        for node in before:
            old.remove(node)
        for node in (n for n in nodes if n.get("mode") != "delete"):
            old.insert(at, deepcopy(node))
            at += 1


def _place(parent: Element, name: str) -> int:
    """Where a part belongs that was not there: names and descriptions first, the rest last."""
    if name not in ("altIdent", "equiv", "gloss", "desc"):
        return len(parent)
    return sum(1 for c in parent if c.tag in (T + "altIdent", T + "equiv", T + "gloss"))


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
        same = [c for c in spec.findall(T + "constraintSpec") if c.get("ident") == new.get("ident")]
        if mode == "change" and same:
            _replace(same[0], new, _OF_CONSTRAINT)
            for name in ("scheme", "type"):
                if new.get(name):
                    same[0].set(name, new.get(name))
            continue
        if mode != "add":
            for node in same:
                spec.remove(node)
        if mode != "delete":
            fresh = deepcopy(new)
            fresh.attrib.pop("mode", None)
            spec.append(fresh)


def _attributes(spec: Element, change: Element, report: Reporter) -> None:
    """Attributes of the object itself are changed here; inherited ones keep their mode, which
    `tei.odd.attributes` applies to what the classes give.
    """
    new_list = change.find(T + "attList")
    if new_list is None:
        return
    old_list = spec.find(T + "attList")
    if old_list is None:
        old_list = etree.SubElement(spec, T + "attList")
    new_list = deepcopy(new_list)
    if new_list.get("org"):
        old_list.set("org", new_list.get("org"))
    own = {a.get("ident"): a for a in old_list.iter(T + "attDef")}
    for new in list(new_list.iter(T + "attDef")):
        old = own.get(new.get("ident"))
        if old is None:
            continue
        new.getparent().remove(new)
        fresh = _attribute(old, new, spec)
        if fresh is None:
            old.getparent().remove(old)
        else:
            old.getparent().replace(old, fresh)
            own[new.get("ident")] = fresh
    for node in list(new_list):
        if node.tag != T + "attList" or node.find(f".//{T}attDef") is not None:
            old_list.append(node)


def _attribute(old: Element, new: Element, spec: Element) -> Element | None:
    """What becomes of an attribute that is defined anew; None if nothing."""
    mode = new.get("mode") or "add"
    if mode == "change":
        return merged_attribute(old, new)
    fresh = deepcopy(new)
    if mode == "delete":
        # An element may have from a class, too, what it is to lose.
        inherits = old.get("mode") in ("change", "delete") or spec.tag == T + "elementSpec"
        return fresh if inherits else None
    fresh.attrib.pop("mode", None)
    return fresh


def merged_attribute(old: Element, new: Element) -> Element:
    """A copy of the attribute definition `old` with `new` laid over it."""
    attribute = deepcopy(old)
    for name in ("usage", "ns"):
        if new.get(name) is not None:
            attribute.set(name, new.get(name))
    _replace(attribute, new, _OF_ATTRIBUTE)
    _constraints(attribute, new)
    values = new.find(T + "valList")
    if values is not None:
        _values(attribute, values)
    return attribute


def _values(attribute: Element, new: Element) -> None:
    old = attribute.find(T + "valList")
    mode = new.get("mode") or "add"
    if mode != "change" and old is not None:
        attribute.remove(old)
    if mode == "delete":
        return
    if mode != "change" or old is None:
        old = etree.SubElement(attribute, T + "valList")
    if new.get("type"):
        old.set("type", new.get("type"))
    for item in new.findall(T + "valItem"):
        item_mode = item.get("mode") or "add"
        same = [v for v in old.findall(T + "valItem") if v.get("ident") == item.get("ident")]
        if item_mode == "change" and same:
            _replace(same[0], item, _OF_VALUE)
            continue
        for node in same:
            old.remove(node)
        if item_mode != "delete":
            fresh = deepcopy(item)
            fresh.attrib.pop("mode", None)
            old.append(fresh)
