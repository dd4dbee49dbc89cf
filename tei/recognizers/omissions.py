"""What an editor's remark on an omission says: `[two lines omitted]`, `[torn]`, `[illegible]`.

    two lines omitted   ->   Omission(reason="omitted", quantity="2", unit="line")

The words it may be made of stand in `words/omissions.txt`, those that give a reason with it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tei.resources import word_list


class Omission(NamedTuple):
    """Why something is left out, and how much of what; "" where it isn't said."""

    reason: str
    quantity: str
    unit: str
    extent: str


_NUMBERS = dict(zip(
    "one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13), strict=True,
))  # fmt: skip
_UNITS = {
    "line": "line", "lines": "line", "word": "word", "words": "word", "page": "page",
    "pages": "page", "letter": "char", "letters": "char", "character": "char",
    "characters": "char", "paragraph": "paragraph", "paragraphs": "paragraph",
    "sentence": "sentence", "sentences": "sentence", "leaf": "leaf", "leaves": "leaf",
    "verse": "line", "verses": "line", "stanza": "stanza", "stanzas": "stanza",
}  # fmt: skip
_WORDS = re.compile(r"[^\W_]+")
# Alone they could be the author's own words: "the army [lost] heavily", "a [cut] diamond".
_COMMON = frozenset("lost cut wanting gap hole tear unclear faded stained snip".split())


@cache
def _reasons() -> dict[str, str]:
    """The words a remark may hold, with the reason those give that give one."""
    found = {}
    for entry in word_list("omissions"):
        word, _, reason = entry.partition(":")
        found[word] = reason.strip()
    return found


def omission(content: str) -> Omission | None:
    """What a remark says, or None if it isn't one on an omission.

    >>> omission("two lines omitted")
    Omission(reason='omitted', quantity='2', unit='line', extent='')
    >>> omission("in March 1953") is None
    True
    """
    if len(content) > 90:
        return None
    words = _WORDS.findall(content.lower())
    if not words or len(words) > 12:
        return None
    reasons = _reasons()
    reason = quantity = unit = ""
    for i, word in enumerate(words):
        if word in _UNITS:
            unit = unit or _UNITS[word]
            if i and (words[i - 1].isdecimal() or words[i - 1] in _NUMBERS):
                quantity = quantity or str(_NUMBERS.get(words[i - 1], words[i - 1]))
        elif word in reasons:
            reason = reason or reasons[word]
        elif not word.isdecimal() and word not in _NUMBERS:
            return None
    if not reason or len(words) == 1 and words[0] in _COMMON:
        return None
    vague = unit and not quantity and any(w in ("several", "some", "few", "half") for w in words)
    if quantity and any(w in ("about", "approximately", "or") for w in words):
        quantity, vague = "", True
    extent = " ".join(w for w in words if reasons.get(w, "") == "" and w not in ("is", "are", "was", "were", "here"))
    return Omission(reason, quantity, unit, extent if vague else "")
