"""What of a page is no text, counted; and which of its identifiers are of use."""

from __future__ import annotations

from collections import Counter

from tei.findings import Finding, Place
from tei.readers.html.tree import Element
from tei.readers.html.vocabulary import UNSEEN

# In every page, and nobody would look for text in them
_USUAL = frozenset("script style link meta head title base col colgroup wbr rp noscript".split())


def linked(root: Element) -> set[str]:
    """The identifiers that links of a page lead to, and that are there."""
    wanted = {a.get("href")[1:] for a in root.iter("a") if a.get("href").startswith("#")}
    if not wanted:
        return wanted
    return wanted & {e.get("id") for e in root.iter() if e.attributes and e.get("id")}


def unseen(root: Element, name: str) -> list[Finding]:
    """What a page does not show as words: its forms, frames and media, counted."""
    counts = Counter(e.tag for e in root.iter(*(UNSEEN - _USUAL)))
    if not counts:
        return []
    what = ", ".join(f"{n} <{tag}>" for tag, n in sorted(counts.items()))
    return [Finding("left-out", Place(name), {"what": what})]
