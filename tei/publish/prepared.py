"""The tree that a stylesheet for HTML is given: what it would have to look for stands in it.

    <p>Two <lb break="no"/>words</p>   ->   <p data-tei="7" data-n="1">Two<lb .../>words</p>

A stylesheet may ask anywhere for the number of a paragraph or of an element, for instance; what it
finds by a search each time, or by a pattern that is tried on each text, is here found on one way
through the tree. No attribute of TEI is called as these are.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from tei.publish.source import TEI

__all__ = ["KINDS", "NUMBER", "PARAGRAPH", "prepare"]

NUMBER = "data-tei"  # of each element, in document order, from 0: what the page's panel asks by
PARAGRAPH = "data-n"  # of each <p> that has a number
KINDS = "data-kinds"  # of the root: the elements of the texts, “ head note p ”
_OUTER = frozenset((TEI + "TEI", TEI + "teiCorpus"))
_UNNUMBERED = frozenset(TEI + name for name in ("note", "figure", "table", "quote", "item"))
_BREAKS = tuple(TEI + name for name in ("lb", "pb", "cb", "gb"))
_SPACE = " \t\r\n"


def prepare(root: Any) -> None:
    """Number elements and paragraphs, note the elements there are, join words at breaks in them."""
    kinds: set[str] = set()
    _number(root, count(), kinds)
    names = sorted(kind.removeprefix(TEI) for kind in kinds if kind.startswith(TEI))
    root.set(KINDS, f" {' '.join(names)} ")
    _number_paragraphs(root, kinds)
    for node in root.iter(*_BREAKS):
        if node.get("break") == "no":
            _join(node)


def _number(node: Any, numbers: Iterator[int], kinds: set[str]) -> None:
    node.set(NUMBER, str(next(numbers)))
    for part in node.iterchildren("*"):
        if part.tag in _OUTER:
            _number(part, numbers, kinds)
            continue
        seen = set()
        for inner, number in zip(part.iter("*"), numbers):  # noqa: B905  # the numbers do not end
            inner.set(NUMBER, str(number))
            seen.add(inner.tag)
        if part.tag == TEI + "text":
            kinds |= seen


def _number_paragraphs(root: Any, kinds: set[str]) -> None:
    """Those of the bodies, but for notes, figures, tables, quotations and lists."""
    unnumbered: set[Any] = set()
    holders = kinds & _UNNUMBERED
    for holder in root.iter(*holders) if holders else ():
        unnumbered.update(holder.iter(TEI + "p"))
    numbers = count(1)
    for text in root.iter(TEI + "text"):
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
