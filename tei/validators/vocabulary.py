"""The names of TEI P5 and their modules: what a customization may lack and TEI has all the same.

    module_of("msDesc")            "msdescription"
    attribute_of("facs", "p")      ("att.global.facs", "transcr")

The table is `vocabulary.txt`, read when something is to be said of an invalid file.
"""

from __future__ import annotations

import os
from functools import cache

from tei.relaxng.diagnosis.spelling import is_sure, nearest
from tei.typed import Record

__all__ = ["attribute_of", "elements", "module_of", "nearest_element"]

_ALL = "*"


class _Class(Record):
    """A class of attributes; `members` are the elements that have them (none: all)."""

    name: str
    module: str
    attributes: frozenset[str]
    members: frozenset[str]


class _Table(Record):
    modules: dict[str, str]  # element -> module
    classes: tuple[_Class, ...]
    own: dict[str, frozenset[str]]  # element -> attributes of its own; "-x": one it lacks


@cache
def _table() -> _Table:
    modules: dict[str, str] = {}
    classes: list[_Class] = []
    own: dict[str, frozenset[str]] = {}
    path = os.path.join(os.path.dirname(__file__), "vocabulary.txt")
    with open(path, encoding="utf-8") as file:
        for line in file:
            kind, _, rest = line.strip().partition(" ")
            head, *lists = rest.split(": ")
            if kind == "module":
                modules |= dict.fromkeys(lists[0].split(), head)
            elif kind == "class":
                name, module = head.split()
                members = frozenset() if lists[1] == _ALL else frozenset(lists[1].split())
                classes.append(_Class(name, module, frozenset(lists[0].split()), members))
            elif kind == "element":
                own[head] = frozenset(lists[0].split())
    return _Table(modules, tuple(classes), own)


def elements() -> dict[str, str]:
    """All elements of TEI, each with its module."""
    return _table().modules


def module_of(element: str) -> str:
    """The module of an element; "" for what is no element of TEI."""
    return _table().modules.get(element, "")


def attribute_of(attribute: str, element: str) -> tuple[str, str] | None:
    """The class ("" for one of the element's own) and the module that give TEI's element an
    attribute; None where TEI has none of the name on it. `xml:id` is written so.
    """
    table = _table()
    own = table.own.get(element, frozenset())
    if element not in table.modules or f"-{attribute}" in own:
        return None
    for one in table.classes:
        if attribute in one.attributes and (not one.members or element in one.members):
            return one.name, one.module
    return ("", table.modules[element]) if attribute in own else None


def nearest_element(name: str) -> str:
    """The element of TEI that a name can only be a slip for; "" if there is none."""
    near = nearest(name, _table().modules, 1)
    return near[0] if near and is_sure(name, near[0]) else ""
