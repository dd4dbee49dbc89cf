"""Abbreviations that the text itself explains, and the words that explain them.

the KRS (the Polish Savings Union)          abbreviation, then its explanation
a graphical user interface (GUI)            the words, then the abbreviation
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei.regexes import compiled
from tei.typed import Record

INITIALS = "its letters begin the words that explain it in brackets, or that stand before it"
DESCRIBED = "an abbreviation in capitals, explained in the brackets that follow"

_BRACKETS = compiled(r"\(([^()\n]{2,100}(?:\n[^()\n]{1,80})?)\)")
_BEFORE = compiled(r"([A-Z][A-Z0-9.&]{1,9})s?\s{1,2}\Z")
_ABBREVIATION = compiled(r"[A-Z][A-Za-z0-9.&-]{1,10}\Z")
_WORD = compiled(r"[^\W_]+(?:['’][^\W_]+)*")
_SMALL = frozenset("of the and for in on to a an de la du des der die das und & et y von".split())
_LEAD = compiled(r"(?:i\.\s?e\.,?|or|that is,?|meaning|short for|stands for)\s+|[“\"'‘]", re.I)
_MOST = 50_000  # brackets looked at: a text of nothing else has no use for more


class Explained(Record):
    """The spans of the abbreviation and of the words that explain it."""

    start: int
    end: int
    gloss_start: int
    gloss_end: int
    by_initials: bool


def explained(text: str) -> Iterator[Explained]:
    """The abbreviations explained in brackets, in the order of the text."""
    for number, match in enumerate(_BRACKETS.finditer(text)):
        if number > _MOST:
            return
        inside, at = match[1], match.start()
        if _is_abbreviation(inside):
            start = _expansion_before(text, at, inside)
            if start >= 0:
                end = len(text[:at].rstrip()) if text[at - 1].isspace() else at
                yield Explained(match.start(1), match.end(1), start, end, True)
        elif found := _described(text, at, match.start(1), inside):
            yield found


def _is_abbreviation(words: str) -> bool:
    if not _ABBREVIATION.match(words):
        return False
    capitals = sum(c.isupper() for c in words)
    return capitals > 1 and capitals * 2 > len(words)


def _letters(abbreviation: str) -> str:
    return "".join(c for c in abbreviation if c.isupper() or c.isdigit()).casefold()


def _expansion_before(text: str, at: int, abbreviation: str) -> int:
    """Where the words begin whose initials the abbreviation is, or -1."""
    letters = _letters(abbreviation)
    begin = max(0, at - 140)
    before = text[begin:at]
    if not before[-1:].isspace():
        return -1
    cut = max(before.rfind(mark) for mark in '.;:!?()"“”')
    blank = before.rfind("\n\n")
    cut = max(cut, blank)
    words = [(m.start(), m[0]) for m in _WORD.finditer(before, cut + 1)]
    found = _initials(words, letters)
    return begin + found if found >= 0 else -1


def _initials(words: list[tuple[int, str]], letters: str) -> int:
    """Where the last words begin that have these letters as their initials, or -1."""
    k = len(letters)
    last = -1
    skipped = 0
    for at, word in reversed(words):
        initial = word[0].casefold()
        # The first letter is a main word's: OPM is "Office of ...", not "of ..."
        if initial == letters[k - 1] and (k > 1 or word.casefold() not in _SMALL):
            k -= 1
            last = at
            skipped = 0
            if not k:
                return last
        elif word.casefold() not in _SMALL or skipped > 2:
            return -1
        else:
            skipped += 1
    return -1


def _described(text: str, at: int, inner: int, inside: str) -> Explained | None:
    """An abbreviation directly before the bracket that opens at `at`."""
    low = max(0, at - 14)
    before = _BEFORE.search(text[low:at])
    if before is None or any(c.isdigit() for c in inside):
        return None
    start = low + before.start(1)
    if start and (text[start - 1].isalnum() or text[start - 1] in "-."):
        return None
    lead = _LEAD.match(inside)
    skip = lead.end() if lead else 0
    words = [(m.start(), m[0]) for m in _WORD.finditer(inside, skip)]
    main = [w for _, w in words if w.casefold() not in _SMALL]
    if not 2 <= len(main) <= 9 or any(c in inside for c in ";:="):
        return None
    end = inner + words[-1][0] + len(words[-1][1])
    letters = _letters(before[1])
    first = words[0][0]
    if _initials(words, letters) in (first, words[1][0]):
        return Explained(start, low + before.end(1), inner + first, end, True)
    # "the Russian Secret Police": a name, with the article
    capital = all(w[0].isupper() for w in main)
    if capital and words[0][1] in ("the", "The") and "," not in inside and len(letters) > 1:
        return Explained(start, low + before.end(1), inner + first, end, False)
    return None
