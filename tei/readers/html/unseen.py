"""What of a page is no text, counted; and which of its identifiers are of use."""

from __future__ import annotations

from collections import Counter

from tei.findings import Finding, Place
from tei.readers.html.addresses import unescaped
from tei.readers.html.tree import Element
from tei.readers.html.vocabulary import UNSEEN

# In every page, and nobody would look for text in them
_USUAL = frozenset("script style link meta head title base col colgroup wbr rp noscript".split())


def linked(root: Element) -> set[str]:
    """The identifiers that links of a page lead to, and that are there."""
    hrefs = (a.get("href") for a in root.iter("a"))
    wanted = {unescaped(href[1:]) for href in hrefs if href.startswith("#")}
    if not wanted:
        return wanted
    there = {e.get("id") for e in root.iter() if e.attributes}
    return wanted & (there | {a.get("name") for a in root.iter("a")}) - {""}


def unseen(root: Element, name: str, comments: int = 0, hidden: int = 0) -> list[Finding]:
    """What a page does not show as words, counted: its forms, frames and media; comments of those
    who made it; what it hides.
    """
    counts = Counter(e.tag for e in root.iter(*(UNSEEN - _USUAL)))
    left = [f"{n} <{tag}>" for tag, n in sorted(counts.items())]
    left += [f"{comments} comment(s) <!-- -->"] * bool(comments)
    left += [f"{hidden} element(s) that the page hides"] * bool(hidden)
    return [Finding("left-out", Place(name), {"what": ", ".join(left)})] if left else []
