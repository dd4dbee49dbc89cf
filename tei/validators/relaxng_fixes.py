"""Fixes that are certain, as data (see `tei.findings`): what is to be put where in the file.

None puts in an element that nobody has filled, none changes the order of a text's words.
"""

from __future__ import annotations

from tei.events import Name
from tei.events.tags import attribute_places, tag_end
from tei.findings import fix_of
from tei.names import TEI_NS
from tei.relaxng.diagnosis import Fault
from tei.relaxng.diagnosis.spelling import is_sure
from tei.relaxng.diagnosis.tree import Element, Item, Words
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    Fix = dict[str, Any] | None

__all__ = ["fix_for", "may_move"]

_HEADER = (TEI_NS, "teiHeader")


def fix_for(fault: Fault, values: tuple[str, ...] = ()) -> Fix:
    """The fix of a fault, or None where it takes a person; `values` are what a value may mean."""
    item = fault.item
    if not isinstance(item, Element) or not _is_there(item):
        return None
    kind = fault.kind
    if kind == "element-misspelt" and len(fault.options) == 1 and fault.details.get("here"):
        meant = fault.options[0][1]
        return _renamed(item, meant) if is_sure(fault.name[1], meant) else None
    if kind == "attribute-misspelt" and len(fault.options) == 1:
        old, new = fault.details["attribute"], fault.options[0]
        sure = fault.details.get("habit") or is_sure(old[1], new[1])
        return _attribute_renamed(item, old, new) if sure else None
    if kind == "value-bad" and len(values) == 1:
        return _value_replaced(item, fault.details["attribute"], values[0])
    if kind == "element-namespace" and not fault.name[0] and fault.parent is None:
        place = item.start.source.place(item.start.at + 1 + len(_written(item).encode()))
        return fix_of("insert", (place, place, f' xmlns="{fault.options[0][0]}"'))
    if kind == "element-too-early" and may_move(fault.details["before"], item):
        return _moved(fault.details["before"], item)
    if kind == "element-out-of-order" and may_move(item, fault.details["before"]):
        return _moved(item, fault.details["before"])
    return None


def may_move(moving: Item, before: Item) -> bool:
    """Whether one may be put before the other without a word of the text changing its place.

    The order of a header's parts is the schema's, and so is the header's place before the text;
    that of a text is its author's.
    """
    if not isinstance(moving, Element) or not isinstance(before, Element):
        return False
    if moving.name == _HEADER:
        return True
    parent = moving.parent
    if parent is None or any(isinstance(one, Words) for one in parent.items):
        return False
    return any(one.name == _HEADER for one in moving.ancestors())


def _is_there(element: Element) -> bool:
    """Whether the tag stands in the file itself, not in an entity."""
    data, at = element.start.source.data, element.start.at
    name = _written(element).encode()
    return data[at : at + 1 + len(name)] == b"<" + name


def _written(element: Element) -> str:
    prefix, local = element.start.prefix, element.start.name[1]
    return f"{prefix}:{local}" if prefix else local


def _end(element: Element) -> tuple[int, int]:
    """The offsets where the end tag begins and where the element ends."""
    source, start = element.start.source, element.start.at
    if element.end is None or element.end.source is not source:
        return 0, 0
    end, stop = element.end.at, tag_end(source, start)
    if source.data[stop - 2 : stop] == b"/>":
        return start, stop
    return end, tag_end(source, end)


def _renamed(element: Element, name: str) -> Fix:
    source, start = element.start.source, element.start.at
    local = element.start.name[1].encode()
    prefix = element.start.prefix.encode() + b":" if element.start.prefix else b""
    edits = []
    end, _ = _end(element)
    for at in (start + 1, end + 2) if end > start else (start + 1,):
        at += len(prefix)
        if source.data[at : at + len(local)] != local:
            return None
        edits.append((source.place(at), source.place(at + len(local)), name))
    return fix_of("rename", *edits)


def _attribute_renamed(element: Element, old: Name, new: Name) -> Fix:
    found = attribute_places(element.start).get(old)
    uri, local = new
    if uri and not uri.endswith("/namespace"):
        return None
    if found is None or new in element.start.attributes:
        return None
    name = f"xml:{local}" if uri else local
    source = found.source
    return fix_of("rename", (source.place(found.start), source.place(found.name_end), name))


def _value_replaced(element: Element, name: Name, value: str) -> Fix:
    found = attribute_places(element.start).get(name)
    if found is None:
        return None
    source = found.source
    return fix_of(
        "replace", (source.place(found.value_start), source.place(found.value_end), value)
    )


def _moved(moving: Element, before: Element) -> Fix:
    """`moving`, which stands further down, put before another; with its line where it has one."""
    source = before.start.source
    _, stop = _end(moving)
    start = moving.start.at
    if not stop or moving.start.source is not source or start < before.start.at:
        return None
    text = source.data[start:stop].decode("utf-8")
    line = source.data.rfind(b"\n", 0, start) + 1
    indent = source.data[line:start]
    after = source.data[stop : stop + 1]
    if not indent.strip() and after == b"\n":
        text += "\n" + indent.decode()
        start, stop = line, stop + 1
    place = before.place
    return fix_of("move", (place, place, text), (source.place(start), source.place(stop), ""))
