"""The vocabulary of a text: its different words, as they stand between white space."""

from __future__ import annotations

from collections.abc import Iterable

_PIECE = 50_000  # characters that are split at once: a list of all words of a book is much slower


class Vocabulary:
    """The different words of a text, and how many it has in all: 4 for `One two three two`."""

    __slots__ = ("count", "words")

    def __init__(self, text: str) -> None:
        self.words: set[str] = set()
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
    hidden, shown = set(), set()
    first = last = 0  # of the word before
    for start, end in spans:
        if first <= start < last:
            continue  # another sign in the same word
        while start and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        hidden.add(text[start:end])
        shown.add(signed_text[start:end])
        first, last = start, end
    found.words = signed.words.copy()
    found.words -= shown
    found.words |= hidden
    found.count = signed.count
    return found


def sample(text: str, size: int, places: int) -> str:
    """A text of up to `size * places` characters whole; of a longer one so many characters from
    each of so many places, from its beginning to its end.

    >>> sample("One two three four", 3, 2), sample("One", 3, 2)
    ('One our', 'One')
    """
    if len(text) <= size * places:
        return text
    step = (len(text) - size) // (places - 1)
    return " ".join([text[at : at + size] for at in range(0, step * places, step)])
