"""Fixes that are certain, as data (see `tei.findings`): what is to be put where in the file."""

from __future__ import annotations

from tei.events import Name
from tei.events.tags import attribute_places, tag_end
from tei.findings import Place, fix_of
from tei.relaxng.diagnosis import Fault, Model
from tei.relaxng.diagnosis.tree import Element
from tei.relaxng.diagnosis.ways import missing
from tei.typed import TYPE_CHECKING
from tei.validators.relaxng_tei import rank

if TYPE_CHECKING:
    from typing import Any

    Fix = dict[str, Any] | None

__all__ = ["fix_for"]

_DEPTH = 4  # elements in each other that an inserted one may need


def fix_for(model: Model, fault: Fault, values: tuple[str, ...] = ()) -> Fix:
    """The fix of a fault, or None where it takes a person; `values` are what a value may mean."""
    item = fault.item
    if not isinstance(item, Element) or not _is_there(item):
        return None
    kind = fault.kind
    if kind == "element-misspelt" and len(fault.options) == 1 and fault.details.get("here"):
        return _renamed(item, fault.options[0][1])
    if kind == "attribute-misspelt" and len(fault.options) == 1:
        return _attribute_renamed(item, fault.details["attribute"], fault.options[0])
    if kind == "value-bad" and len(values) == 1:
        return _value_replaced(item, fault.details["attribute"], values[0])
    if kind == "element-namespace" and not fault.name[0] and fault.parent is None:
        place = item.start.source.place(item.start.at + 1 + len(_written(item).encode()))
        return fix_of("insert", (place, place, f' xmlns="{fault.options[0][0]}"'))
    if kind == "element-too-early":
        return _moved(fault.details["before"], item)
    if kind == "element-out-of-order" and isinstance(fault.details["before"], Element):
        return _moved(item, fault.details["before"])
    if kind == "element-not-yet" and fault.details.get("must"):
        return _inserted(model, fault.details["missing"], item.place)
    if kind == "content-missing" and fault.details.get("must"):
        return _completed(model, fault)
    return None


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


def _inserted(model: Model, missing: tuple[Name, ...], place: Place) -> Fix:
    text = "".join(minimal(model, name) for name in missing)
    return fix_of("insert", (place, place, text)) if text else None


def _completed(model: Model, fault: Fault) -> Fix:
    """What an element still must have, put before its end tag."""
    element = fault.item
    assert isinstance(element, Element)
    text = "".join(minimal(model, name) for name in fault.details["missing"])
    start, end = element.start.at, element.end
    own = element.start.source
    if not text or end is None or end.source is not own:
        return None
    stop = tag_end(own, start)
    if own.data[stop - 2 : stop] == b"/>":
        name = _written(element)
        return fix_of("insert", (own.place(stop - 2), own.place(stop), f">{text}</{name}>"))
    place = own.place(end.at)
    return fix_of("insert", (place, place, text))


def minimal(model: Model, name: Name, depth: int = 0) -> str:
    """An element with the least that it must have; "" where it must have what nobody can guess.

    `respStmt` gives `<respStmt><resp></resp><name></name></respStmt>`.
    """
    if depth > _DEPTH:
        return ""
    for content in model.content_of(name):
        if model.needs_attributes(content):
            continue
        state = model.without_attributes(content)
        local = name[1]
        if model.nullable(state):
            return f"<{local}/>" if model.text(state) is None else f"<{local}></{local}>"
        inner = [minimal(model, one, depth + 1) for one in missing(model, state, rank)]
        if inner and all(inner):
            return f"<{local}>{''.join(inner)}</{local}>"
    return ""
