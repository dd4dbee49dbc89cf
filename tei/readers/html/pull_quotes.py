"""Pull quotes: a sentence of the text that the page shows a second time, large.

    <p>Nobody wept.</p><blockquote class=pullquote>Nobody wept.</blockquote>   ->   once

One that has other words than the text is a quotation, and stays. So with OpenEdition's lists of
notes beside each paragraph (`sidenotes`), which stand below the text as well.
"""

from __future__ import annotations

from tei.readers.html.index import Index
from tei.readers.html.pieces import letters_of
from tei.readers.html.tree import Element, Text
from tei.readers.html.vocabulary import class_of

_PULLED = class_of(r"pull-?(?:ed-?)?quote\S*|sidenotes")


def settle_pull_quotes(index: Index) -> list[Element]:
    """Take out pull quotes that repeat the text. Output: what was left out."""
    if not _PULLED.search(index.names):
        return []
    root = index.root
    found = {id(e): e for e in index.elements if _PULLED.search(e.get("class"))}
    text = letters_of("".join(_words(root, found)))
    left: list[Element] = []
    stack = [root]
    while stack:
        parent = stack.pop()
        kept: list[Element | Text] = []
        for child in parent.children:
            if isinstance(child, Element):
                if id(child) in found and _repeats(child, text):
                    left.append(child)
                    continue
                stack.append(child)
            kept.append(child)
        parent.children = kept
    for child in found.values():
        if child.tag in ("div", "aside", "p", "figure") and child.find("blockquote") is None:
            child.tag = "blockquote"
    index.renew()
    return sorted(left, key=lambda e: e.at)


def _repeats(quotation: Element, text: str) -> bool:
    """True if the text has the words of a pull quote, but for the name of who said them."""
    cite = quotation.find("cite")
    words = quotation.text()
    if cite is not None:
        words = words.replace(cite.text(), "")
    words = letters_of(words)
    return bool(words) and words in text


def _words(root: Element, without: dict[int, Element]) -> list[str]:
    """The words of a tree, but for some of its elements."""
    words: list[str] = []
    stack: list[Element | Text] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, Element):
            if id(node) not in without:
                stack.extend(reversed(node.children))
        else:
            words.append(node.words)
    return words
