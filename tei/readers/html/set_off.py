"""Block quotations that a page marks by a class, or by its margin alone, become `<blockquote>`s.

    <div class=blockquot><p>I beg you ...</p></div>       (Distributed Proofreaders)
    <p class=quoteb>I beg you ...</p>                     (marxists.org)
    <div class=epigraph><p>A knot ...</p></div>           (as epigraphs; so <p class=epigraphe>)
    <p style="margin-left: 36pt">I beg you ...</p>        (word processors, amid other paragraphs)

Paragraphs that stand so one after the other are one quotation. Guidelines: COHQQ.
"""

from __future__ import annotations

import re
from collections.abc import Set

from tei.readers.html.index import Index
from tei.readers.html.tree import Element, Text
from tei.readers.html.vocabulary import HEADS, class_of
from tei.regexes import compiled

_QUOTED = class_of("block-?quot(?:e|ation)?s?|quoteb")
_VERSE = compiled(r"z3998:(?:verse|poem|song|hymn|lyrics)\b")
_EPIGRAPH = class_of("epigraphe?s?")
_MARGIN = compiled(r"(?:\A|[;\s])margin-left\s*+:\s*+([\d.]{1,6})\s*+(pt|px|cm|mm|in|em)\b", re.I)
_LEAST = {"pt": 18.0, "px": 24.0, "cm": 0.6, "mm": 6.0, "in": 0.25, "em": 1.5}
_HANGING = compiled(r"text-indent\s*+:\s*+-", re.I)
_LONGEST_SOURCE = 80  # characters of who says an epigraph
_SHORTEST = 60  # characters of a paragraph that is quoted by its margin alone


def settle_set_off(index: Index, source: str) -> None:
    """Make quotations of what is marked or set so."""
    quoted: set[Element] = set()
    if "epub:type=" in source:
        _settle_kinds(index)
    if _QUOTED.search(index.names):
        quoted.update(
            e for e in index.of("div", "p")
            if _QUOTED.search(e.get("class")) and e.find("blockquote", "note", *HEADS) is None
        )  # fmt: skip
    if "epigraph" in index.names.lower():
        _settle_epigraphs(index)
    paragraphs = index.of("p")
    set_in = [p for p in paragraphs if p.attributes and _is_set_in(p)]
    if set_in and len(set_in) * 3 <= len(paragraphs):
        quoted.update(set_in)
    if not quoted:
        return
    for parent in index.elements:
        if parent not in quoted and not quoted.isdisjoint(parent.children):
            parent.children = _joined(parent.children, quoted)
    index.renew()


def _settle_kinds(index: Index) -> None:
    """What books for screens say of verse and epigraphs, as classes."""
    for element in index.elements:
        kinds = element.get("epub:type")
        if not kinds:
            continue
        if _VERSE.search(kinds):
            for part in [element] if element.tag == "p" else element.iter("p"):
                part.attributes = {**part.attributes, "class": f"{part.get('class')} verse".strip()}
        elif "epigraph" in kinds.split():
            element.attributes = {**element.attributes, "class": "epigraph"}
    index.renew()


def _settle_epigraphs(index: Index) -> None:
    """Name the outermost of what the class “epigraph” stands at; a paragraph after one joins it."""
    for parent in index.elements:
        if parent.tag == "epigraph":
            continue
        last: Element | None = None
        has_paragraphs = False
        joined: set[Element] = set()
        for child in parent.children:
            if isinstance(child, Text):
                continue
            told = child.tag in _MAY_BE_EPIGRAPH and _EPIGRAPH.search(child.get("class"))
            if not told or child.find("note", *HEADS) is not None or not child.text().strip():
                last = None
            elif last is not None and child.tag == "p" and has_paragraphs:
                last.children.append(child)
                if len(child.text()) < _LONGEST_SOURCE:
                    child.attributes = {**child.attributes, "class": "attribution"}
                joined.add(child)
            else:
                if child.tag == "p":
                    child.children = [child.copy(child.children)]
                child.tag, last = "epigraph", child
                has_paragraphs = child.find("p") is not None
        if joined:
            parent.children = [c for c in parent.children if c not in joined]
    index.renew()


_MAY_BE_EPIGRAPH = frozenset("div p blockquote section aside".split())


def _is_set_in(paragraph: Element) -> bool:
    style = paragraph.get("style")
    found = _MARGIN.search(style) if "margin" in style else None
    if found is None or _HANGING.search(style):
        return False
    first = next((c for c in paragraph.children if isinstance(c, Element) or c.words.strip()), None)
    if isinstance(first, Element) and first.tag in ("a", "sup"):
        return False  # a note
    width = float(found[1]) if found[1].replace(".", "", 1).isdigit() else 0.0
    return width >= _LEAST[found[2].lower()] and len(paragraph.text().strip()) >= _SHORTEST


def _joined(children: list[Element | Text], quoted: Set[Element]) -> list[Element | Text]:
    """Children with their quoted paragraphs in quotations."""
    made: list[Element | Text] = []
    last: Element | None = None
    for child in children:
        if isinstance(child, Text):
            if child.words.strip():
                last = None
            made.append(child)
        elif child not in quoted:
            last = None
            made.append(child)
        elif child.tag == "div":
            child.tag, last = "blockquote", None
            made.append(child)
        elif last is not None:
            last.children.append(child)
        else:
            last = Element("blockquote", None, child.at, [child])
            made.append(last)
    return made
