"""Paragraphs that are the heading of notes or of a list of works by what they say and what follows.

    <p><b>Notes</b></p><p>1. So Pell.</p>               ->  <h2>Notes</h2><p>1. So Pell.</p>
    <p>Works Cited</p><p>Ash, B. Ropes. Leeds, 1931.</p>  ->  <h2>Works Cited</h2> ...

Only in a page that marks headings: in others all are told by the rules. The level is that of the
page's parts. Guidelines: DSHD.
"""

from __future__ import annotations

from itertools import pairwise

from tei.readers.html.index import Index
from tei.readers.html.plain_notes import HEADING_OF_NOTES
from tei.readers.html.tree import Element, Text
from tei.readers.html.vocabulary import HEADS
from tei.readers.html.works import YEAR, is_head_of_works
from tei.regexes import compiled

_DRESS = frozenset("b strong u i em font span big small center".split())
_LONGEST = 60  # characters
_LOOKED_AT = 600  # characters of what follows
_LABEL = compiled(r"\s*[\[(]?(?:\d{1,3}|[*†‡]{1,3}|[a-z])[\])]?[.:)]?\s")


def settle_said_heads(index: Index) -> None:
    """Make headings of such paragraphs."""
    said = {p for p in index.of("p") if _may_be_head(p)}
    if not said:
        return
    levels = sorted(HEADS[h.tag] for h in index.of(*HEADS))
    if not levels:
        return
    title = levels[0] if levels.count(levels[0]) == 1 else 0
    level = next((level for level in levels if level != title), min(6, title + 1))
    for parent in index.elements:
        children = parent.children
        if said.isdisjoint(children):
            continue
        shown = [c for c in children if isinstance(c, Element) or c.words.strip()]
        for child, after in pairwise(shown):
            if child in said and isinstance(child, Element) and isinstance(after, Element):
                words = child.text()
                if _has_works(after) if is_head_of_works(words) else _has_notes(after):
                    child.tag, child.children = f"h{level}", _undressed(child.children)
    index.renew()


def _may_be_head(paragraph: Element) -> bool:
    """True for the words of such a heading, and nothing else in the paragraph."""
    children = paragraph.children
    if not 0 < len(children) < 4:
        return False
    for child in children:
        if isinstance(child, Text):
            if len(child.words) > _LONGEST:
                return False
        elif child.tag not in _DRESS:
            return False
    words = paragraph.text().strip()
    return 0 < len(words) < _LONGEST and (
        is_head_of_works(words) or HEADING_OF_NOTES.match(words) is not None
    )


def _has_works(element: Element) -> bool:
    return YEAR.search(element.text()[:_LOOKED_AT]) is not None


def _has_notes(element: Element) -> bool:
    return element.tag in ("ol", "dl", "note") or _LABEL.match(element.text()) is not None


def _undressed(children: list[Element | Text]) -> list[Element | Text]:
    """What type alone stands around, for a heading says as much."""
    while len(children) == 1 and type(children[0]) is Element and not children[0].get("id"):
        children = children[0].children
    return children
