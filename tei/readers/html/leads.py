"""The lead or abstract of an article, where the page marks it: its paragraphs are named so.

    <h1>The Mill</h1><h2>The river rose on a Monday, and nobody knew why.</h2>
    <div class=abstract><h6>Abstract</h6><p>On mills.</p></div>

The rule for front matter makes an `<argument>` of them, if they stand in the front.
"""

from __future__ import annotations

from tei.layout import ends_sentence, is_rubric
from tei.readers.html.index import Index
from tei.readers.html.pieces import Shape, words_of
from tei.readers.html.tree import Element, Text
from tei.readers.html.vocabulary import HEADS, class_of
from tei.regexes import compiled

LEAD = "lead of an article"  # the class of such a paragraph
ABSTRACT = class_of("abstracts?|resumes?")
_LABEL = class_of("abstract-title|abstract-heading|section-title")
_MORE = ("ul", "ol", "dl", "table", "blockquote", "figure", "pre")
_SHORTEST, _LONGEST = 50, 600  # characters of a lead that is set as a heading
_WORDS = 9
_NUMBERED = compiled(r"\W*\d")


def is_lead(head: Element) -> bool:
    """True for a heading that is a sentence, as newspapers set a lead."""
    words = " ".join(head.text().split())
    return (
        _SHORTEST < len(words) < _LONGEST
        and words.count(" ") >= _WORDS
        and ends_sentence(words)
        and not _NUMBERED.match(words)
    )


def settle_abstract(index: Index) -> None:
    """Name the paragraphs of an abstract below the title, and make a paragraph of its heading."""
    box = _abstract(index)
    if box is None or box.find(*_MORE) is not None:
        return  # what is more than paragraphs would be torn apart
    if not _stands_below(index, box):
        return
    first = next((c for c in box.iter() if c is not box and _is_label(c)), None)
    if first is not None:
        first.tag, first.attributes = "p", {}
    paragraphs = [p for p in box.iter("p") if p is not first]
    if not paragraphs:
        rest: list[Element | Text] = [c for c in box.children if c is not first]
        paragraphs = [Element("p", None, box.at, rest)]
        box.children = [*([first] if first is not None else []), *paragraphs]
    for p in paragraphs:
        p.attributes = p.attributes | {"class": LEAD}


def _stands_below(index: Index, box: Element) -> bool:
    """True if nothing but short lines stands between the title and an abstract."""
    titled = False
    for piece in Shape().each(index.root.children):
        if isinstance(piece, Element):
            if piece.at > box.at:
                return titled
            if piece.tag not in ("titlepart", "hr", "figure"):
                return False
            titled = titled or piece.tag == "titlepart"
        elif titled:
            if piece.of is not None and piece.of.at > box.at:
                return True
            if not is_rubric(words_of(piece.nodes)):
                return False
    return titled


def _is_label(element: Element) -> bool:
    return element.tag in HEADS or _LABEL.search(element.get("class")) is not None


def _abstract(index: Index) -> Element | None:
    """What the page calls its abstract, if there is one only that holds no chapters."""
    parts = index.of("div", "section")
    if ABSTRACT.search(index.names):
        found = [e for e in parts if ABSTRACT.search(e.get("class"))]
    else:
        found = [e for e in parts if e.get("id") == "abstract"]
    if not found or sum(1 for _ in found[0].iter(*HEADS)) > 1:
        return None
    return found[0]
