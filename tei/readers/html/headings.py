"""Headings that a page marks as something else, or at another level than they say.

    <ol type=I><li><h1>Prelude</h1></ol>        ->  <h1>I. Prelude</h1>       (LibreOffice)
    <h3>ACT I</h3><h3>SCENE I. A heath.</h3>    ->  <h3>ACT I</h3><h4>SCENE I. A heath.</h4>

Guidelines: DSHD, DSDIV.
"""

from __future__ import annotations

import re

from tei.readers.html.index import Index
from tei.readers.html.lists import labels_of
from tei.readers.html.tree import Element, Text
from tei.readers.html.vocabulary import HEADS
from tei.regexes import compiled

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
    heads = index.of(*HEADS)
    if not heads:
        return
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
        parts = [head for head in own if _PARTS.match(head.text().strip())]
        if wholes and parts and tag != "h6" and heads.index(wholes[0]) < heads.index(parts[0]):
            deeper = [h for h in heads if HEADS[h.tag] > HEADS[tag] and h.tag != "h6"]
            for head in (*parts, *deeper):
                head.tag = f"h{HEADS[head.tag] + 1}"
            index.renew()
            return


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
