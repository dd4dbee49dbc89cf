"""What of a page is no text, counted; what it hides; and which of its identifiers are of use."""

from __future__ import annotations

import re
from collections import Counter

from tei.findings import Finding, Place
from tei.readers.html.addresses import unescaped
from tei.readers.html.index import Index
from tei.readers.html.tree import Element, Text
from tei.readers.html.vocabulary import NAMED_NOTES, UNSEEN
from tei.regexes import compiled

# In every page, and nobody would look for text in them
_USUAL = frozenset("script style link meta head title base col colgroup wbr rp noscript".split())
_COUNTED = UNSEEN - _USUAL
_HIDDEN = compiled(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_FOR_THE_EAR = frozenset(
    "screen-reader-text sr-only visually-hidden u-visually-hidden accessibility".split()
)


def linked(index: Index) -> set[str]:
    """The identifiers that links of a page lead to, and that are there."""
    links = index.of("a")
    hrefs = [a.get("href") for a in links]
    wanted = {unescaped(href[1:]) for href in hrefs if href.startswith("#")}
    if not wanted:
        return wanted
    there = {e.attributes["id"] for e in index.elements if "id" in e.attributes}
    return wanted & (there | {a.get("name") for a in links}) - {""}


def unseen(index: Index, name: str, comments: int = 0, hidden: int = 0) -> list[Finding]:
    """What a page does not show as words, counted: its forms, frames and media; comments of those
    who made it; what it hides.
    """
    counts = Counter(e.tag for e in index.of(*_COUNTED & index.tags))
    left = [f"{n} <{tag}>" for tag, n in sorted(counts.items())]
    left += [f"{comments} comment(s) <!-- -->"] * bool(comments)
    left += [f"{hidden} element(s) that the page hides"] * bool(hidden)
    return [Finding("left-out", Place(name), {"what": ", ".join(left)})] if left else []


def hide(index: Index) -> int:
    """What the page itself hides is seen by nobody. Output: how many elements with words."""
    if not any(map(_is_hidden, index.elements)):
        return 0
    count = 0
    for element in index.root.iter():
        kept: list[Element | Text] = []
        for child in element.children:
            if isinstance(child, Text) or not _is_hidden(child):
                kept.append(child)
            else:
                count += child.tag not in UNSEEN and not child.text().isspace()
        if len(kept) != len(element.children):
            element.children = kept
    index.renew()
    return count


def _is_hidden(element: Element) -> bool:
    attributes = element.attributes
    if not attributes:
        return False
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    names = attributes.get("class")
    if names and element.tag != "h1" and not _FOR_THE_EAR.isdisjoint(names.split()):
        return True
    style = attributes.get("style")
    if not style or not _HIDDEN.search(style):
        return False
    return not NAMED_NOTES.search(f"{element.get('id')} {element.get('class')}")  # shown on demand
