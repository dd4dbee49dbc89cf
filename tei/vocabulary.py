"""The vocabulary of a text: its different words, as they stand between white space."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_PIECE = 50_000  # characters that are split at once


class Vocabulary:
    """The different words of a text, and how many it has in all: 4 for `One two three two`.

    `sequence` has all of them, in their order, where the text is not longer than a piece; of
    longer ones it is empty, for a list of all words takes much longer there.
    """

    __slots__ = ("count", "sequence", "words")

    def __init__(self, text: str) -> None:
        self.sequence: Sequence[str] = ()
        if len(text) <= _PIECE:
            self.sequence = text.split()
            self.words = set(self.sequence)
            self.count = len(self.sequence)
            return
        self.words = set()
        at = self.count = 0
        while at < len(text):
            end = (text.find("\n", at + _PIECE) + 1) or len(text)
            found = text[at:end].split()
            self.count += len(found)
            self.words.update(found)
            at = end


def restored(
    signed: Vocabulary, signed_text: str, text: str, spans: Iterable[tuple[int, int]]
) -> Vocabulary:
    """The vocabulary of a text, from that of its copy with signs in the place of some spans.

    Only the words at the signs differ: where the text has no such signs itself, and none of the
    spans holds white space.
    """
    found = Vocabulary("")
    hidden: dict[int, str] = {}  # where a word begins -> the word
    shown = set()
    for start, end in spans:
        while start and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        hidden[start] = text[start:end]
        shown.add(signed_text[start:end])
    found.words = signed.words - shown | set(hidden.values())
    found.count = signed.count
    if signed.sequence:
        words = iter(hidden.values())
        found.sequence = [next(words) if word in shown else word for word in signed.sequence]
    return found
