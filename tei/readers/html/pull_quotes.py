"""Pull quotes: a sentence of the text that the page shows a second time, large.

    <p>Nobody wept.</p><blockquote class=pullquote>Nobody wept.</blockquote>   ->   once

One that has other words than the text is a quotation, and stays.
"""

from __future__ import annotations

import re

from tei.readers.html.tree import Element, Text
from tei.regexes import compiled

_PULLED = compiled(r"(?:\A|[\s_-])pull-?(?:ed-?)?quote", re.I)


def settle_pull_quotes(root: Element) -> list[Element]:
    """Take out pull quotes that repeat the text. Output: what was left out."""
    found = [
        (parent, child)
        for parent in root.iter()
        for child in parent.children
        if isinstance(child, Element) and _PULLED.search(child.get("class"))
    ]
    left: list[Element] = []
    if not found:
        return left
    pulled = [child for _, child in found]
    text = _bare("".join(_words(root, pulled)))
    for parent, child in found:
        if any(child is e for one in left for e in one.iter()):
            continue
        cite = child.find("cite")
        words = child.text()
        if cite is not None:
            words = words.replace(cite.text(), "")
        words = _bare(words)
        if words and words in text:
            left.append(child)
            parent.children = [c for c in parent.children if c is not child]
        elif child.tag in ("div", "aside", "p", "figure") and child.find("blockquote") is None:
            child.tag = "blockquote"
    return left


def _words(root: Element, without: list[Element]) -> list[str]:
    """The words of a tree, but for some of its elements."""
    words: list[str] = []
    stack: list[Element | Text] = [root]
    leave = {id(element) for element in without}
    while stack:
        node = stack.pop()
        if isinstance(node, Element):
            if id(node) not in leave:
                stack.extend(reversed(node.children))
        else:
            words.append(node.words)
    return words


def _bare(words: str) -> str:
    return "".join(c for c in words.lower() if c.isalnum())
