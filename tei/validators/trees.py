"""A file as an lxml tree of which every element knows its start tag: for XPath, XSLT and XSD.

The nth element of the tree is the nth start tag of `tei.events`, which has the place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from tei.events import Comment, End, Instruction, Source, Start, Text, events
from tei.events.expat import LONGEST_TAG, Stop
from tei.events.reading import XINCLUDE, Name
from tei.events.tags import attribute_places
from tei.findings import Finding, Place

__all__ = ["Tree", "tree_of"]

_DEEPEST = 2000  # elements inside each other, as in libxml2: what walks a tree goes no deeper


class Tree(NamedTuple):
    """The tree and the source it is of; `root` is None where there can be none."""

    root: Any
    source: Source
    xinclude: bool

    def findings(self) -> list[Finding]:
        """Why there is no tree: too deep; nothing where `well-formed` says why."""
        reading = events(self.source, xinclude=self.xinclude)
        depth = deepest = 0
        for event in reading:
            if isinstance(event, Start):
                depth += 1
                deepest = max(depth, deepest)
                if deepest > _DEEPEST:
                    break
            elif isinstance(event, End):
                depth -= 1
        if reading.fatal or deepest <= _DEEPEST:
            return []
        place = Place(self.source.name, 1, 1)
        return [Finding("xml-too-deep", place, {"limit": _DEEPEST})]

    def starts(self, wanted: set[int]) -> dict[int, Start]:
        """The start tags of the elements with these numbers, in document order from 0."""
        found: dict[int, Start] = {}
        number = -1
        for event in events(self.source, xinclude=self.xinclude):
            if isinstance(event, Start):
                number += 1
                if number in wanted:
                    found[number] = event
                    if len(found) == len(wanted):
                        break
        return found


def attribute_place(start: Start, name: Name) -> Place:
    """Where an attribute stands in its tag; the tag's place where a DTD gave it."""
    found = attribute_places(start).get(name)
    return found.place if found else start.place


def tree_of(source: Source, xinclude: bool) -> Tree:
    """The tree of a source, with the files it includes if these are wanted."""
    xinclude = xinclude and XINCLUDE in source.data
    is_plain = not xinclude and b"<!DOCTYPE" not in source.data
    root = _parsed(source) if is_plain else _built(source, xinclude)
    return Tree(root, source, xinclude)


def _parsed(source: Source) -> Any:
    """By libxml2 itself: where there is no DTD, it reads what expat reads."""
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        collect_ids=False,
    )
    if source.fault or _is_too_deep(source):
        return None
    try:
        return etree.fromstring(source.data, parser)
    except etree.XMLSyntaxError:
        return None


def _is_too_deep(source: Source) -> bool:
    """True of nesting that would take memory without bound (or of what expat refuses)."""
    if source.data.count(b"<") < _DEEPEST and len(source.data) < LONGEST_TAG:
        return False
    from tei.events import feed, parser

    depth = deepest = 0
    expat = parser(source, lambda _: None)

    def start(_: str, __: dict[str, str]) -> None:
        nonlocal depth, deepest
        depth += 1
        if depth > deepest:
            deepest = depth
            if depth > _DEEPEST:
                raise Stop(Finding("xml-too-deep", Place(source.name, 1, 1)))

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    expat.StartElementHandler, expat.EndElementHandler = start, end
    return feed(expat, source) is not None or deepest > _DEEPEST


def _built(source: Source, xinclude: bool) -> Any:
    """Of events: what a DTD gives by default, and what is included, stand in it."""
    reading = events(source, comments=True, xinclude=xinclude)
    root: Any = None
    stack: list[Any] = []
    for event in _whole(reading):
        if isinstance(event, Start):
            if len(stack) > _DEEPEST:
                return None
            tag = _clark(event.name)
            namespaces: Any = {
                p or None: u for p, u in event.namespaces.items() if p != "xml" and u
            }
            attributes = {_clark(name): value for name, value in event.attributes.items()}
            if stack:
                node = etree.SubElement(stack[-1], tag, attributes, nsmap=namespaces)
            else:
                node = root = etree.Element(tag, attributes, nsmap=namespaces)
            stack.append(node)
        elif isinstance(event, End):
            stack.pop()
        elif not stack:
            continue
        elif isinstance(event, Text):
            _append_text(stack[-1], event.text)
        elif isinstance(event, Comment):
            stack[-1].append(etree.Comment(event.text))
        else:
            stack[-1].append(etree.ProcessingInstruction(event.target, event.text))
    return None if reading.fatal else root


def _whole(reading: Any) -> Iterator[Start | End | Text | Comment | Instruction]:
    yield from reading


def _append_text(node: Any, text: str) -> None:
    if len(node):
        node[-1].tail = (node[-1].tail or "") + text
    else:
        node.text = (node.text or "") + text


def _clark(name: Name) -> str:
    return f"{{{name[0]}}}{name[1]}" if name[0] else name[1]
