"""One pointer of a file, and what is found of it: at its own place, and how it is mended."""

from __future__ import annotations

from tei.events import Start
from tei.events.tags import attribute_places
from tei.findings import Finding, Place, fix_of
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from typing import Any

__all__ = ["Pointer", "finding_of", "whole_finding", "with_fix"]

_MOST = 60  # characters of a value that are shown
_WORD = compiled(r"\S+")


class Pointer(Record):
    """One pointer: the tag and attribute it stands in, and where in the attribute."""

    start: Start
    attribute: str
    value: str
    nth: int  # of the words of the attribute


def finding_of(code: str, pointer: Pointer, **arguments: str) -> Finding:
    """A finding of one pointer, at its first character."""
    where = {"element": pointer.start.name[1], "attribute": pointer.attribute}
    place, _ = _places(pointer)
    return Finding(code, place, {**where, "value": pointer.value, **arguments})


def with_fix(finding: Finding, pointer: Pointer, text: str) -> Finding:
    """The finding with a fix: `text` in the place of the pointer."""
    place, end = _places(pointer)
    if end == place:
        return finding
    fix: dict[str, Any] = fix_of("replace", (place, end, text))
    return finding._replace(arguments={**finding.arguments, "fix": fix})


def _places(pointer: Pointer) -> tuple[Place, Place]:
    """Where the pointer itself begins and ends; twice the tag's place if it is not there."""
    start = pointer.start
    written = attribute_places(start).get(("", pointer.attribute))
    if written:
        raw = start.source.data[written.value_start : written.value_end].decode("utf-8", "replace")
        words = list(_WORD.finditer(raw))
        if pointer.nth < len(words) and words[pointer.nth][0] == pointer.value:
            at, end = words[pointer.nth].span()
            first = written.value_start + len(raw[:at].encode())
            last = written.value_start + len(raw[:end].encode())
            return start.source.place(first), start.source.place(last)
    return start.place, start.place


def whole_finding(code: str, pointer: Pointer, fixed: str = "", **arguments: str) -> Finding:
    """A finding of all that an attribute says, where its value begins; `fixed` is to be put for it
    ("": that takes a person).
    """
    start, value = pointer.start, pointer.start.attributes["", pointer.attribute]
    where = {"element": start.name[1], "attribute": pointer.attribute, "whole": value.strip()}
    where["value"] = _cut(value)
    arguments["meant"] = _cut(arguments.get("meant", ""))
    written = attribute_places(start).get(("", pointer.attribute))
    finding = Finding(code, written.value_place if written else start.place, {**where, **arguments})
    if not written or not fixed:
        return finding
    places = written.value_place, start.source.place(written.value_end)
    fix: dict[str, Any] = fix_of("replace", (*places, fixed))
    return finding._replace(arguments={**finding.arguments, "fix": fix})


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _MOST else text[: _MOST - 1].rstrip() + "…"
