"""Where in a start tag an attribute stands: the tag's own text, read again when it is asked for."""

from __future__ import annotations

from tei.events.reading import XML, Name, Start
from tei.events.source import Source
from tei.findings import Place
from tei.regexes import compiled
from tei.typed import Record

__all__ = ["AttributePlace", "attribute_places", "name_place", "tag_end", "value_place"]

_OPENING = compiled(rb"</?([^\s/>=\"'<]+)")
_ATTRIBUTE = compiled(rb"\s+([^\s/>=\"'<]+)\s*=\s*(\"[^\"]*\"|'[^']*')")


class AttributePlace(Record):
    """An attribute as written: offsets of its name and of its value between the marks."""

    written: str
    name: Name
    start: int
    name_end: int
    value_start: int
    value_end: int
    source: Source

    @property
    def place(self) -> Place:
        """Where its name begins."""
        return self.source.place(self.start)

    @property
    def value_place(self) -> Place:
        """Where its value begins, after the quotation mark."""
        return self.source.place(self.value_start)


def attribute_places(start: Start) -> dict[Name, AttributePlace]:
    """The attributes that stand in the tag itself (not those of a DTD), by name.

    `<p n="1">` at the beginning of a file gives `{("", "n"): AttributePlace("n", …, 3, 4, 6, 7)}`.
    Empty for a tag that came out of an internal entity. Namespace declarations are no attributes.
    """
    found = {}
    data = start.source.data
    opening = _OPENING.match(data, start.at)
    if not opening or opening[1].decode("utf-8", "replace").rpartition(":")[2] != start.name[1]:
        return {}
    at = opening.end()
    while match := _ATTRIBUTE.match(data, at):
        at = match.end()
        written = match[1].decode("utf-8", "replace")
        prefix, _, local = written.rpartition(":")
        if written == "xmlns" or prefix == "xmlns":
            continue
        uri = XML if prefix == "xml" else start.namespaces.get(prefix, "") if prefix else ""
        name = (uri, local)
        found[name] = AttributePlace(
            written, name, match.start(1), match.end(1), match.start(2) + 1, at - 1, start.source
        )
    return found


def name_place(start: Start, name: Name) -> Place:
    """Where an attribute's name stands; the tag's own place where it stands nowhere in it."""
    found = attribute_places(start).get(name)
    return found.place if found else start.place


def value_place(start: Start, name: Name) -> Place:
    """Where an attribute's value begins; the tag's own place where it stands nowhere in it."""
    found = attribute_places(start).get(name)
    return found.value_place if found else start.place


def tag_end(source: Source, at: int) -> int:
    """The offset after the `>` of the tag that begins at `at` (start, end or empty tag)."""
    data = source.data
    opening = _OPENING.match(data, at)
    if not opening:
        return at
    at = opening.end()
    while match := _ATTRIBUTE.match(data, at):
        at = match.end()
    return data.find(b">", at) + 1 or len(data)
