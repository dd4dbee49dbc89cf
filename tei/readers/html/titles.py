"""Which heading of a page is that of the whole text: it becomes a `titlepart`, no `h1`.

It is the only one of its level, the highest there is, and nothing but headings and pictures stand
before it; where the metadata give another title, it must be the same.
"""

from __future__ import annotations

from tei.readers.html.pieces import Run, Shape
from tei.readers.html.tree import Element
from tei.readers.html.vocabulary import HEADS


def settle_title(root: Element, title: str = "", only_if_same: bool = False) -> str:
    """Turn the heading of the whole text into a `titlepart`. Output: its words, "" without one."""
    heads = list(root.iter(*HEADS))
    if not heads:
        return ""
    highest = min(head.tag for head in heads)
    first = next(head for head in heads if head.tag == highest)
    alone = sum(head.tag == highest for head in heads) == 1
    words = " ".join(first.text().split())
    same = bool(title) and _bare(words) == _bare(title)
    if not words or not (alone or same) or (only_if_same and not same):
        return ""
    if highest != "h1" and not same:
        return ""
    for piece in Shape().pieces(root.children):
        if piece is first:
            break
        if isinstance(piece, Run) or piece.tag not in ("hr", "figure"):
            return ""
    first.tag = "titlepart"
    return words


def _bare(words: str) -> str:
    return "".join(c for c in words.lower() if c.isalnum())
