"""The vocabulary of a text: its different words, as they stand between white space."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Set

SHORT = 16_000  # characters: of a text not longer each word is counted


class Vocabulary:
    """The different words of a text, and how many it has in all: 4 for `One two three two`.

    `counted` says how often each of them occurs. To know it takes longer, and is worth it in a
    SHORT text, where it tells the language; of others it is empty.
    """

    __slots__ = ("count", "counted", "words")

    def __init__(self, text: str) -> None:
        self.counted: Mapping[str, int] = {}
        if len(text) <= SHORT:
            self.counted = Counter(text.split())
            self.words: Set[str] = self.counted.keys()
            self.count = sum(self.counted.values())
            return
        words: set[str] = set()
        at = self.count = 0
        while at < len(text):  # piece by piece: a list of all words at once is much slower
            end = (text.find("\n", at + 50_000) + 1) or len(text)
            found = text[at:end].split()
            self.count += len(found)
            words.update(found)
            at = end
        self.words = words


def restored(
    signed: Vocabulary, signed_text: str, text: str, spans: Iterable[tuple[int, int]]
) -> Vocabulary:
    """The vocabulary of a text, from that of its copy with signs in the place of some spans.

    Only the words at the signs differ: where the text has no such signs itself, and none of the
    spans holds white space. Its words are not counted.
    """
    found = Vocabulary("")
    hidden, shown = set(), set()
    for start, end in spans:
        while start and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        hidden.add(text[start:end])
        shown.add(signed_text[start:end])
    found.words = signed.words - shown | hidden
    found.count = signed.count
    return found
