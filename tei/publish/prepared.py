"""The tree that a stylesheet for HTML is given: what it would have to look for stands in it.

    <p>Two <lb break="no"/>words</p>   ->   <p data-tei="7" data-n="1">Two<lb .../>words</p>

A stylesheet may ask anywhere for the number of a paragraph or of an element, for instance; what it
finds by a search each time, or by a pattern that is tried on each text, is here found on one way
through the tree. No attribute of TEI is called as these are.
"""

from __future__ import annotations

from itertools import count
from typing import Any

from tei.publish.source import TEI

__all__ = ["ASKED_FOR", "KINDS", "NUMBER", "PARAGRAPH", "prepare"]

NUMBER = "data-tei"  # of each element, in document order, from 0: what the page's panel asks by
PARAGRAPH = "data-n"  # of each <p> that has a number
KINDS = "data-kinds"  # of the root: which of these elements the texts hold, “ note pb ”
ASKED_FOR = (
    "app", "choice", "date", "ex", "gap", "name", "note", "orgName", "pb", "persName", "placeName",
    "rs", "secl", "sic", "supplied", "surplus", "unclear",
)  # fmt: skip
_UNNUMBERED = tuple(TEI + name for name in ("note", "figure", "table", "quote", "item"))
_BREAKS = tuple(TEI + name for name in ("lb", "pb", "cb", "gb"))
_SPACE = " \t\r\n"


def prepare(root: Any) -> None:
    """Number elements and paragraphs, note the elements there are, join words at breaks in them."""
    for number, node in enumerate(root.iter("*")):
        node.set(NUMBER, str(number))
    texts = list(root.iter(TEI + "text"))
    kinds = [name for name in ASKED_FOR if any(_holds(text, TEI + name) for text in texts)]
    root.set(KINDS, f" {' '.join(kinds)} ")
    _number_paragraphs(root, texts)
    for node in root.iter(*_BREAKS):
        if node.get("break") == "no":
            _join(node)


def _holds(text: Any, tag: str) -> bool:
    return next(text.iter(tag), None) is not None


def _number_paragraphs(root: Any, texts: list[Any]) -> None:
    """Those of the bodies, but for notes, figures, tables, quotations and lists."""
    unnumbered: set[Any] = set()
    for holder in root.iter(*_UNNUMBERED):
        unnumbered.update(holder.iter(TEI + "p"))
    numbers = count(1)
    for text in texts:
        for body in text.iterchildren(TEI + "body"):
            for node in body.iter(TEI + "p"):
                if node not in unnumbered:
                    node.set(PARAGRAPH, str(next(numbers)))


def _join(node: Any) -> None:
    """A break within a word: the white space beside it is none of the word's."""
    if node.tail:
        node.tail = node.tail.lstrip(_SPACE)
    last = node.getprevious()
    if last is not None and last.tail:
        last.tail = last.tail.rstrip(_SPACE)
    elif last is None and (parent := node.getparent()) is not None and parent.text:
        parent.text = parent.text.rstrip(_SPACE)
