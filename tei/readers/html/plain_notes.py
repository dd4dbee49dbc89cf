"""Notes of plain pages, that no link ties to their markers.

    the pit.<sup>1</sup> ...             ->   the pit.<noteref n="1">1</noteref> ...
    <h2>Notes</h2><p>1. In May.</p>           <h2>Notes</h2><note n="1">1. In May.</note>

Below a heading that announces notes stands a series of numbered paragraphs, items or lines; the
raised numbers in the text before it are their markers, if most of them are there, in their order.
Below a rule it is one if all of them are there.
A raised number after a year (1702<sup>1</sup>) is no power of it where another has none.

Guidelines: CONONO.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter

from tei.readers.html.index import Index
from tei.readers.html.lists import labels_of
from tei.readers.html.note_items import without_label
from tei.readers.html.note_series import paragraph_of
from tei.readers.html.notes import identifier_of, marker_of, note_of
from tei.readers.html.pieces import Nodes, has_words, lines_of, words_of
from tei.readers.html.tree import BLOCKS, Element, Text
from tei.readers.html.vocabulary import HEADS
from tei.regexes import compiled
from tei.typed import Record

HEADING_OF_NOTES = compiled(
    r"\W*(?:(?:foot|end)?-?notes?(?: and references| to the text)?|references and notes"
    r"|anmerkungen|fu(?:ß|ss)noten|endnoten|notes de bas de page|notas?(?: al pie)?|note"
    r"|примечания|сноски|noten|voetnoten)\W*\Z",
    re.I,
)
_LABEL = compiled(r"\s*[\[(]?(\d{1,3})[\])]?[.:)]?(?=\s|\Z)")
_NUMBER = compiled(r"\s*[\[(]?([1-9]\d{0,2})[\])]?\s*\Z")
_AFTER = compiled(
    r"(?:[^\W\d_]{3}|(?<!\d)(?:1\d|20)\d\d|[.,;:!?)\]”’\"'»…])[\s\u00a0]?\Z"
)
_AS_HEADS = frozenset("p center b strong u i font".split())
_LONGEST = 60  # characters of a heading
_LEAST = 6  # of ten notes have a marker
_MOST_LEFT_OUT = 3  # numbers between two markers
_MOST_BELOW_RULE = 200
_WHY = "a numbered text below a heading or rule, whose number is raised in the text"


class _Raised(Record):
    """A raised number, and its place among the elements."""

    number: int
    at: int
    element: Element


def settle_plain_notes(index: Index) -> list[Element]:
    """Make notes and markers of such a page. Output: notes that nothing in the text calls."""
    uncalled: list[Element] = []
    if "sup" not in index.tags or not (raised := _raised(index)):
        return uncalled
    order = {id(element): number for number, element in enumerate(index.elements)}
    used: dict[str, int] = {}
    settled: list[tuple[Element, int, list[list[Element]]]] = []
    begin = 0
    for parent, place in _headings(index):
        at = order[id(parent.children[place]) if place >= 0 else id(parent)]
        items = _items(parent, place)
        numbers = [number for number, _ in items]
        if not items or numbers != list(range(numbers[0], numbers[0] + len(items))):
            continue
        ruled = place >= 0 and _is_rule(parent.children[place])
        first, end = (bisect_left(raised, one, key=itemgetter(1)) for one in (begin, at))
        if ruled:
            first = max(first, end - _MOST_BELOW_RULE)
        markers = _markers(raised[first:end], numbers)
        enough = 10 * len(markers) >= (10 if ruled else _LEAST) * len(items)
        begin = at if enough or not ruled else begin
        if not enough:
            continue
        for number, nodes in items:
            if (marker := markers.get(number)) is None:
                uncalled.append(nodes[0])
            _tie(number, nodes, marker, identifier_of(str(number), used))
        settled.append((parent, place, [nodes for _, nodes in items]))
    for parent, place, notes in reversed(settled):  # so that the places stay right
        _place(parent, place, notes)
    if used:
        index.renew()
    return uncalled


def _markers(raised: list[_Raised], numbers: list[int]) -> dict[int, Element]:
    """The marker of each number: the first that follows the marker of the one before."""
    found: dict[int, Element] = {}
    last = numbers[0] - 1
    for one in raised:
        if last < one.number <= min(last + 1 + _MOST_LEFT_OUT, numbers[-1]):
            found[one.number] = one.element
            last = one.number
    return found


def _tie(number: int, nodes: list[Element], marker: Element | None, name: str) -> None:
    """Make a note of an element, what goes on after it a paragraph of it, its marker one."""
    note, *more = nodes
    note.tag = "note"
    note.attributes = note_of(str(number), int(marker is not None), _WHY, name)
    without_label(note, set())
    if more:
        note.children = [*paragraph_of(note), *more]
    if marker is not None:
        told = marker_of(str(number), 1, marker.at, name)
        marker.tag, marker.attributes = "noteref", told.attributes | {"rend": "sup"}


def _place(parent: Element, place: int, notes: list[list[Element]]) -> None:
    """Put the notes where the items, lines or paragraphs stood that they were made of."""
    children = parent.children
    if place < 0:
        heading = Element("p", None, parent.at, lines_of(children)[0])
        parent.tag, parent.children = "div", [heading, *(nodes[0] for nodes in notes)]
        return
    at = end = _next(children, place + 1)
    first = children[at]
    if isinstance(first, Element) and first.tag == "ol":
        first.tag = "div"
    elif first is notes[0][0]:
        last = notes[-1][0]
        while children[end] is not last:
            end += 1
        more = {id(node) for nodes in notes for node in nodes[1:]}
        children[at:end] = [child for child in children[at:end] if id(child) not in more]
    elif isinstance(first, Element) and first.tag == "p":
        first.tag, first.children = "div", [nodes[0] for nodes in notes]
    else:
        children[at : _end_of_run(children, at)] = [nodes[0] for nodes in notes]


def _items(parent: Element, place: int) -> list[tuple[int, list[Element]]]:
    """The numbered texts below a heading, each with the paragraphs that go on with it."""
    children = parent.children
    if place < 0:
        return _of_lines(lines_of(children)[1:])
    at = _next(children, place + 1)
    if at == len(children):
        return []
    first = children[at]
    if isinstance(first, Element) and first.tag == "ol":
        labels = labels_of(first)
        items = [c for c in first.children if isinstance(c, Element) and c.tag == "li"]
        told = [labels.get(id(c), f"{n}.").rstrip(".") for n, c in enumerate(items, 1)]
        if not all(number.isdigit() for number in told):
            return []
        return [(int(number), [item]) for number, item in zip(told, items, strict=True)]
    if isinstance(first, Text) or first.tag not in BLOCKS:
        return _of_lines(lines_of(children[at : _end_of_run(children, at)]))
    if first.tag == "p" and first.find("br") is not None:
        lines = lines_of(first.children)
        if len(lines) > 1 and _number(lines[1]):
            return _of_lines(lines)
    return _of_paragraphs(children, at)


def _of_lines(lines: list[Nodes]) -> list[tuple[int, list[Element]]]:
    """Notes of lines; one without a number goes on with the line above it."""
    items: list[tuple[int, list[Element]]] = []
    for line in lines:
        number = _number(line)
        if number:
            items.append((number, [Element("p", None, line[0].at, line)]))
        elif items:
            items[-1][1][0].children = [*items[-1][1][0].children, Element("br"), *line]
        else:
            return []
    return items


def _of_paragraphs(nodes: Nodes, at: int) -> list[tuple[int, list[Element]]]:
    """Numbered paragraphs; those without a number between two are of the former."""
    items: list[tuple[int, list[Element]]] = []
    waiting: list[Element] = []
    for place in range(at, len(nodes)):
        node = nodes[place]
        if isinstance(node, Text):
            if node.words.strip():
                break
            continue
        if node.tag not in ("p", "div", "blockquote") or _announces(node):
            break
        if not has_words([node]):
            continue
        number = _number(node.children)
        if not number:
            if not items:
                break
            waiting.append(node)
            continue
        if items and number != items[-1][0] + 1:
            break
        if items:
            items[-1][1].extend(waiting)
        waiting = []
        items.append((number, [node]))
    return items


def _number(nodes: Nodes) -> int:
    """The number that some words begin with, as a note has it; 0 if there is none."""
    found = _LABEL.match("".join(n.words if isinstance(n, Text) else n.text() for n in nodes)[:80])
    if found is None:
        return 0
    if found[0].strip() == found[1]:  # “1 shilling”
        first = next((n for n in nodes if has_words([n])), None)
        if not isinstance(first, Element) or first.text().strip() != found[1]:
            return 0
    return int(found[1])


def _next(children: Nodes, at: int) -> int:
    """The place of the next child that shows something."""
    skipped = ("br",) if at and _is_rule(children[at - 1]) else ("br", "hr")
    while at < len(children):
        child = children[at]
        if isinstance(child, Text):
            if child.words.strip():
                break
        elif child.tag not in skipped and (child.tag in ("ol", "hr") or has_words([child])):
            break
        at += 1
    return at


def _end_of_run(children: Nodes, at: int) -> int:
    while at < len(children):
        child = children[at]
        if isinstance(child, Element) and (child.tag in BLOCKS or _announces(child)):
            break
        at += 1
    return at


def _is_rule(node: Element | Text) -> bool:
    return isinstance(node, Element) and node.tag == "hr"


def _announces(node: Element | Text) -> bool:
    """True for what may be the heading of notes."""
    if isinstance(node, Text) or not (node.tag in HEADS or node.tag in _AS_HEADS):
        return False
    words = node.text().strip()
    return 0 < len(words) < _LONGEST and HEADING_OF_NOTES.match(words) is not None


def _raised(index: Index) -> list[_Raised]:
    """Raised numbers after words, a year or a stop, in the order of the page."""
    if not any(_NUMBER.match(e.text()) for e in index.of("sup")):
        return []
    order = {id(element): number for number, element in enumerate(index.elements)}
    found: list[_Raised] = []

    def walk(element: Element, before: str) -> str:
        """Look into an element after these words. Output: the last words."""
        for child in element.children:
            if isinstance(child, Text):
                before = (before + child.words)[-8:]
            elif child.tag == "sup" and child.find("a") is None:
                number = _NUMBER.match(child.text())
                if number is not None and _AFTER.search(before):
                    found.append(_Raised(int(number[1]), order[id(child)], child))
            elif child.tag in BLOCKS or child.tag == "br":
                walk(child, "")
                before = ""
            else:
                before = walk(child, before)
        return before

    walk(index.root, "")
    return found


def _headings(index: Index) -> list[tuple[Element, int]]:
    """Headings and rules that announce notes: what holds each, and its place there.

    The place is -1 where the heading is the first line of the paragraph.
    """
    found: list[tuple[Element, int]] = []
    for parent in index.elements:
        if parent.tag == "p":
            if parent.find("br") is not None and len(lines := lines_of(parent.children)) > 1:
                words = words_of(lines[0])
                if len(words) < _LONGEST and HEADING_OF_NOTES.match(words):
                    found.append((parent, -1))
            continue
        for place, child in enumerate(parent.children):
            if _is_rule(child) or _announces(child):
                found.append((parent, place))
    return found
