"""Headings that a page marks as something else, or at another level than they say.

    <ol type=I><li><h1>Prelude</h1></ol>        ->  <h1>I. Prelude</h1>       (LibreOffice)
    <h3>ACT I</h3><h3>SCENE I. A heath.</h3>    ->  <h3>ACT I</h3><h4>SCENE I. A heath.</h4>

Guidelines: DSHD, DSDIV.
"""

from __future__ import annotations

import re

from tei.readers.html.index import Index
from tei.readers.html.leads import ABSTRACT
from tei.readers.html.lists import labels_of
from tei.readers.html.pieces import has_words
from tei.readers.html.said_heads import settle_said_heads
from tei.readers.html.tree import Element, Text
from tei.readers.html.vocabulary import HEADS, UNSEEN, class_of
from tei.regexes import compiled

_LONGEST_BOX = 600  # characters

# Of two kinds of parts, the one that holds the other
_WHOLES = compiled(
    r"(?:act|acte|akt|aufzug|atto|acto|part|partie|teil|book|buch|livre|libro|volume|band)\b", re.I
)
_PARTS = compiled(
    r"(?:scene|scène|szene|auftritt|scena|escena|chapter|chapitre|kapitel|capitolo|capítulo|canto"
    r"|letter|brief)\b",
    re.I,
)


def settle_headings(index: Index) -> None:
    """Take headings out of the lists that number them; put scenes into their acts."""
    if _BOX.search(index.names):
        _settle_named_boxes(index)
    heads = index.of(*HEADS)
    if not heads:
        return
    settle_said_heads(index)
    if _settle_boxes(index):
        heads = index.of(*HEADS)
    if any(e.find(*HEADS) is not None for e in index.of("ol", "ul")):
        for parent in index.root.iter():
            if any(isinstance(c, Element) and c.tag in ("ol", "ul") for c in parent.children):
                parent.children = [n for child in parent.children for n in _freed(child)]
        index.renew()
        heads = index.of(*HEADS)
    for tag in HEADS:
        own = [head for head in heads if head.tag == tag]
        if len(own) < 2:
            continue
        wholes = [head for head in own if _WHOLES.match(head.text().strip())]
        parts = [head for head in own if wholes and _PARTS.match(head.text().strip())]
        if parts and tag != "h6" and heads.index(wholes[0]) < heads.index(parts[0]):
            deeper = [h for h in heads if HEADS[h.tag] > HEADS[tag] and h.tag != "h6"]
            for head in (*parts, *deeper):
                head.tag = f"h{HEADS[head.tag] + 1}"
            index.renew()
            return


def _settle_named_boxes(index: Index) -> None:
    """Boxes by their class, of Sphinx, Quarto, Pressbooks and others, with what is their title."""
    for parent in index.elements:
        if parent.tag not in _AROUND_BOXES:
            continue
        for child in parent.children:
            if type(child) is not Element or child.tag not in ("div", "aside", "section"):
                continue
            names = child.get("class").lower()
            if not _BOX.search(names) or child.find("note", "box", "h1", "h2") is not None:
                continue
            kinds = [kind for kind in _KINDS if kind in names]
            told = {k: v for k, v in child.attributes.items() if k in ("id", "lang")}
            child.tag, child.attributes = "box", told | {"kind": kinds[0] if kinds else ""}
            if (head := _title_of(child)) is not None:
                head.tag = "boxhead"
    index.renew()


def _title_of(box: Element) -> Element | None:
    """The title that a box begins with: no words within a paragraph, and not several paragraphs."""
    at = box
    while True:
        first = next((c for c in at.children if has_words([c])), None)
        if not isinstance(first, Element) or (at.tag == "p" and at.text() != first.text()):
            return None
        titled = first.tag in _MAY_TITLE and _BOX_TITLE.search(first.get("class"))
        if (titled or first.tag in HEADS) and len(list(first.iter("p", "ul", "ol", "table"))) < 2:
            return first
        at = first


_MAY_TITLE = frozenset("p div header span".split())
_BOX = class_of("text-?box|admonition|callout")
_BOX_TITLE = class_of("(?:title|header|heading)(?:-?container)?")
_KINDS = ("note", "tip", "warning", "caution", "important", "danger", "hint", "example", "exercise")
_AROUND_BOXES = frozenset("div section article main body html".split())


def _settle_boxes(index: Index) -> bool:
    """A box with a heading of its own between two paragraphs ends where it ends: it opens no part
    of the text. Nothing but a list in it, and the heading is the list's.
    """
    boxes = {
        box: head
        for box in index.of("div", "section", "aside")
        if (head := _first_in(box)) is not None
    }
    settled = False
    for parent in index.elements if boxes else ():
        if len(parent.children) < 3 or boxes.keys().isdisjoint(parent.children):
            continue
        shown = [c for c in parent.children if isinstance(c, Text) or c.tag not in UNSEEN]
        shown = [c for c in shown if has_words([c])]
        for before, box, after in zip(shown, shown[1:], shown[2:], strict=False):
            if isinstance(box, Element) and box in boxes and _is_prose(before) and _is_prose(after):
                settled = _settle_box(box, boxes[box]) or settled
    if settled:
        index.renew()
    return settled


def _is_prose(node: Element | Text) -> bool:
    return isinstance(node, Text) or node.tag == "p"


def _first_in(box: Element) -> Element | None:
    """The heading with which a box begins, if it is the only one and the box is no chapter."""
    first: Element | Text = box
    while isinstance(first, Element) and first.tag in ("div", "section", "aside", "header"):
        first = next((c for c in first.children if isinstance(c, Element) or c.words.strip()),
                     Text(""))  # fmt: skip
    if isinstance(first, Text) or first.tag not in HEADS or first.tag == "h1":
        return None
    if ABSTRACT.search(box.get("class")) or any(e.get("id") for e in box.iter("li", "p", "dt")):
        return None  # of the front, notes, references
    if len(box.text()) > _LONGEST_BOX or sum(1 for _ in box.iter(*HEADS)) > 1:
        return None
    return first


def _settle_box(box: Element, head: Element) -> bool:
    head.tag = "boxhead"
    lists = list(box.iter("ul", "ol"))
    held = "".join("".join(e.text().split()) for e in lists[:1])
    if lists and "".join(box.text().split()) == "".join(head.text().split()) + held:
        lists[0].children.insert(0, head)
        box.children = [lists[0]]
    else:
        box.tag = "box"
    return True


def _freed(node: Element | Text) -> list[Element | Text]:
    """The headings of a list that holds nothing else, each with its number; else the list."""
    if isinstance(node, Text) or node.tag not in ("ol", "ul"):
        return [node]
    heads: list[Element | Text] = []
    labels = labels_of(node) if node.tag == "ol" else {}
    for child in node.children:
        if isinstance(child, Text):
            if child.words.strip():
                return [node]
            continue
        head = child.find(*HEADS)
        if head is None or head.text().split() != child.text().split():
            return [node]
        label = labels.get(id(child), "")
        if label:
            head.children.insert(0, Text(label + " "))
        heads.append(head)
    return heads or [node]
