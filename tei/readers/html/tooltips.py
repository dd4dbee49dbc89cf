"""Notes whose text stands in the sentence, for a program of the page to show them.

    noon.<sup>1</sup><span class=footnote_tooltip>In May.</span>   ->   noon.<a href="#...">1</a>
                                              ... <div class=footnote id=...>In May.</div>
    tides.<span class=sidenote>In May.</span>      ->  tides.<sidenote>In May.</sidenote>

With a marker before it, a note goes to the others at the end, once, though the page may have it
in a list as well; `notes` then ties it to its marker. Without one (Tufte's margins, the side-notes
of old books) it stays where it is: a note in the margin. Guidelines: CONONO.
"""

from __future__ import annotations

import re
from collections import Counter

from tei.readers.html.index import Index
from tei.readers.html.pieces import letters_of
from tei.readers.html.tree import BLOCKS, Element, Text
from tei.regexes import compiled
from tei.typed import Record

_NOTE = compiled(
    r"(?:\A|[-_])(?:foot|side|margin|end)[-_]?note(?:s?[-_]+(?:tool-?tip|text|content|body|popup"
    r"|note))?\Z",
    re.I,
)
_BESIDE = compiled(r"side-?note|margin-?note", re.I)
_LISTS = compiled(r"(?:foot|end)[-_]?notes?(?:[-_\s]|\Z)", re.I)
_KEY = compiled(r"[\[(]?\s*(?:\d{1,4}|[a-z]|[ivxlc]{1,7}|[*†‡§¶]{1,4})\s*[\])]?", re.I)
_NUMBER = compiled(r"\A\d{1,4}")
_NUMBER_OR_SIGN = compiled(r"[\[(]?(?:\d{1,3}|[*†‡§]{1,3})[\])]?")
_OF_NOTES = compiled(r"\A\D{0,30}(?:note|nota|notiz)", re.I)
_LABEL = compiled(r"label|title|heading", re.I)
_REPEATED = compiled(r"ltx_note_mark|ltx_tag_note")
_TOGGLE = compiled(r"toggle|collapse|expand|arrow", re.I)
_IN_LINE = frozenset("span small em i cite aside div label".split())
_MOST = 2000  # characters of a note that may stand in a list as well


class _Found(Record):
    note: Element
    parent: Element
    marker: Element | None
    around: Element | None  # what holds the marker


def settle_tooltips(index: Index) -> None:
    """Take the notes out of the sentences; drop what only opens and closes them."""
    _settle_titles(index)
    if unnumbered := index.of("d-footnote"):  # of Distill, which numbers them by a program
        for element in unnumbered:
            element.tag, element.attributes = "span", {"class": "footnote"}
        index.renew()
    if "note" not in index.names.lower():
        return
    if not any("class" in e.attributes and _is_note(e) for e in index.elements):
        return
    root = index.root
    if "ltx_note" in index.names:
        _settle_latexml(index)
    found = _notes(root)
    if not found:
        return
    _drop_toggles(root)
    listed = _listed(root)
    ends: list[Element | Text] = []
    taken: dict[int, tuple[Element, set[int]]] = {}
    beside = 0
    for number, one in enumerate(found, 1):
        note = one.note
        if one.marker is None or one.around is None or not _KEY.fullmatch(_words(one.marker)):
            numbered = one.marker is not None and "number" in one.marker.get("class")
            beside += numbered
            _to_margin(note, str(beside) if numbered else "")
            continue
        place = listed.pop(_bare(note), None)
        if place is None:
            place = Element("div", {"class": "footnote"}, note.at, note.children)
            ends.append(place)
        if not place.get("id"):
            place.attributes = place.attributes | {"id": f"note-in-line-{number}"}
        taken.setdefault(id(one.parent), (one.parent, set()))[1].add(id(note))
        link = {"href": "#" + place.get("id"), "class": "noteref"}
        marker, at = one.marker, one.marker.at
        words = Text(_words(marker), at)
        marker.tag, marker.attributes = "sup", {}
        marker.children = [Element("a", link, at, [words])]
    for parent, notes in taken.values():
        parent.children = [c for c in parent.children if id(c) not in notes]
    if ends:
        root.children.append(Element("div", {"class": "footnotes"}, -1, ends))
    index.renew()


def _settle_latexml(index: Index) -> None:
    """LaTeXML repeats the marker within the note: <sup>1</sup><span><sup>1</sup>In May.</span>"""
    for element in [e for e in index.elements if "ltx_note" in e.get("class").split()]:
        inner = [e for e in element.iter() if e is not element]
        marks = [e for e in inner if "ltx_note_mark" in e.get("class")]
        content = next((e for e in inner if "ltx_note_content" in e.get("class")), None)
        if not marks or content is None:
            continue
        words = [
            child for child in content.children
            if isinstance(child, Text) or not _REPEATED.search(child.get("class"))
        ]  # fmt: skip
        element.attributes = {}
        element.children = [marks[0], Element("span", {"class": "footnote"}, content.at, words)]


def _notes(root: Element) -> list[_Found]:
    """The notes in sentences, each with the marker before it."""
    found: list[_Found] = []
    stack: list[tuple[Element, Element | None, str]] = [(root, None, "")]
    while stack:
        parent, above, outer = stack.pop()
        if _LISTS.search(f"{parent.get('class')} {parent.get('id')}") and parent.tag in BLOCKS:
            continue
        around = outer if parent.tag in _IN_LINE and parent.tag not in BLOCKS else ""
        inner = []
        for i, child in enumerate(parent.children):
            if isinstance(child, Text):
                around += child.words
            elif _is_note(child) and (_BESIDE.search(child.get("class")) or around.strip()):
                marker, holder = _before(parent, i, above)
                found.append(_Found(child, parent, marker, holder))
            else:
                inner.append((child, parent, around))
                around = "" if child.tag in BLOCKS else around + child.text()
        stack.extend(reversed(inner))
    return found


def _is_note(element: Element) -> bool:
    if element.tag not in _IN_LINE or not any(
        _NOTE.search(name) for name in element.get("class").split()
    ):
        return False
    words = _words(element)
    return len(words) > 3 and not _KEY.fullmatch(words)


def _before(
    parent: Element, at: int, above: Element | None
) -> tuple[Element | None, Element | None]:
    """The marker before a note, and what holds it: beside it, or beside what is around it."""
    while at > 0:
        at -= 1
        last = parent.children[at]
        if isinstance(last, Text):
            if last.words.strip():
                return None, None
        elif last.tag != "input":
            return (last, parent) if _is_marker(last) else (None, None)
    if above is None or parent.tag not in _IN_LINE:
        return None, None
    place = next(i for i, c in enumerate(above.children) if c is parent)
    return _before(above, place, None)


def _is_marker(element: Element) -> bool:
    words = _words(element)
    if element.tag == "label" or not words:
        return element.tag == "label"
    return _KEY.fullmatch(words) is not None and (
        element.tag in ("sup", "a", "button", "label") or bool(element.get("class"))
    )


def _to_margin(note: Element, number: str) -> None:
    """The note stays; blocks in it that would break the sentence are none."""
    block = note.tag in BLOCKS
    place = "margin" if block or _BESIDE.search(note.get("class")) else "foot"
    note.tag = "note" if block else "sidenote"
    note.attributes = {"place": place} | ({"n": number} if number else {})
    if not block:
        for inner in note.iter(*BLOCKS):
            inner.tag = "span"


def _listed(root: Element) -> dict[str, Element]:
    """The notes that stand in a list at the end, by their words."""
    listed: dict[str, Element] = {}
    for whole in root.iter():
        if not _LISTS.search(f"{whole.get('class')} {whole.get('id')}"):
            continue
        if whole.tag not in BLOCKS:
            continue
        first = whole.find("p")
        if first is not None and len(_words(first).split()) < 4 and any(
            _LABEL.search(e.get("class")) for e in first.iter()
        ):
            first.tag = "h4"  # “References”
        for item in whole.iter("li", "td", "div", "p", "dd"):
            words = _bare(item)
            if 0 < len(words) <= _MOST:
                if item.tag == "li":
                    listed.setdefault(_NUMBER.sub("", words), item)
                if words not in listed or listed[words].tag != "li":
                    listed[words] = item  # of a `<div>` in a `<td>` the inner one
    return listed


def _settle_titles(index: Index) -> None:
    """A note that is nothing but the `title` of its marker is put after it: else it is lost."""
    told = [e for e in index.of("sup", "a") if "title" in e.attributes and _is_told(e)]
    if not told:
        return
    said = Counter(_without_number(e) for e in told)
    told = [e for e in told if said[_without_number(e)] < 2 or not _OF_NOTES.search(e.get("title"))]
    shown = _bare(index.root) if told else ""
    notes = {e: e.get("title") for e in told if letters_of(e.get("title")) not in shown}
    if not notes:
        return
    for parent in index.elements:
        if not notes.keys().isdisjoint(parent.children):
            made: list[Element | Text] = []
            for child in parent.children:
                made.append(child)
                if isinstance(child, Element) and child in notes:
                    words = Text(notes[child], child.at)
                    made.append(Element("span", {"class": "footnote"}, child.at, [words]))
            parent.children = made
    index.renew()


def _without_number(marker: Element) -> str:
    """What a title says beside the number: “Go to note” of several is said of them all."""
    return letters_of(marker.get("title").replace(_words(marker).strip("[]()"), ""))


def _is_told(marker: Element) -> bool:
    href = marker.get("href")
    if href not in ("", "#") and not href.lower().startswith("javascript:"):
        return False
    sup = marker.tag == "sup" or marker.find("sup") is not None
    title = marker.get("title").strip()
    return sup and title.count(" ") > 1 and _NUMBER_OR_SIGN.fullmatch(_words(marker)) is not None


def _drop_toggles(root: Element) -> None:
    """What opens and closes notes, or points at them, has signs and no words."""
    for parent in root.iter():
        kept = [c for c in parent.children if isinstance(c, Text) or not _is_toggle(c)]
        if len(kept) != len(parent.children):
            parent.children = kept


def _is_toggle(element: Element) -> bool:
    if not _TOGGLE.search(f"{element.get('class')} {element.get('id')}"):
        return False
    words = element.text()
    return bool(words.strip()) and not any(c.isalnum() for c in words)


def _words(element: Element) -> str:
    return " ".join(element.text().split())


def _bare(element: Element) -> str:
    return letters_of(element.text())
