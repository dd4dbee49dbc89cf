"""Quotations in parts: interrupted by *he said*, or running on from paragraph to paragraph.

The parts get ids and point at one another:

    "One," he said, "two."              q1a -> q1b
    "One. ⏎⏎ "Two," she said.           q1a -> q1b, the first without a closing mark
    "Why," they asked: "Because ..."    two quotations: the colon leads on to another speaker
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.recognizers.quotations.survey import Found

_LONGEST = 90  # characters of an interruption
_SPEECH = frozenset(("said", "quote"))
_RANK = {"high": 2, "medium": 1, "low": 0}


def join(text: str, found: list[Found]) -> None:
    """Link the parts of each quotation, and give them one kind, if one of them has a sign."""
    _link(text, found)
    number = 0
    for item in found:
        if item.prev is not None or item.next is None:
            continue
        number += 1
        chain = list(_chain(item))
        for letter, part in enumerate(chain):
            part.id = f"q{number}{_letters(letter)}"
        kinds = [part.kind for part in chain if part.kind is not None]
        if kinds:
            best = max(kinds, key=lambda kind: (kind.element in _SPEECH, _RANK[kind.cert]))
            for part in chain:
                part.kind = best


def _link(text: str, found: list[Found]) -> None:
    waiting: Found | None = None  # left open by its paragraph
    for item in found:
        before = item.before
        if waiting is not None and item.pair.start >= max(waiting.pair.end, waiting.resumes):
            before, waiting = waiting, None
            resumed = item.pair.start == before.resumes
            if not resumed and text[before.pair.end : item.pair.start].strip():
                before = None
        elif before is not None and not _interrupted(text, before, item):
            before = None
        if before is not None:
            before.next, item.prev = item, before
        if item.pair.outer == item.pair.end:
            waiting = item


def _chain(item: Found | None) -> Iterator[Found]:
    while item is not None:
        yield item
        item = item.next


def _letters(n: int) -> str:
    """0 -> a, 25 -> z, 26 -> aa."""
    return (_letters(n // 26 - 1) if n > 25 else "") + chr(97 + n % 26)


def _interrupted(text: str, first: Found, second: Found) -> bool:
    """True if only a clause of saying stands between two parts of one quotation."""
    mended = first.pair.mended or second.pair.mended
    if text[first.pair.start] != text[second.pair.start] and not mended:
        return False  # «...», she said. „...“: two, in different marks
    kind = first.kind
    if kind is None or not kind.behind or not first.pair.end <= kind.verb < second.pair.start:
        return False
    clause = text[first.pair.end : second.pair.start].strip()
    if not clause or len(clause) > _LONGEST or clause[-1] == ":":
        return False
    if clause[-1] in ",;—–-":
        return True
    if clause[-1].isalpha():
        return text[second.pair.inner].islower()
    # "One," he said. "Two." goes on, unless somebody else takes up the word.
    other = second.kind is not None and second.kind.behind
    return clause[-1] in ".!" and ". " not in clause[:-1] and not other
