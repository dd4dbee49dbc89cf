"""Where a name ends, and how it is written down."""

from __future__ import annotations

from tei.recognizers.naming.lexicon import ADDRESS, Words
from tei.regexes import compiled

_TITLE = compiled(r"(?<!\w)([^\W\d_]+)\.?\s+\Z")


def form_of(text: str, start: int, end: int) -> str:
    """The words of a mention, on one line."""
    words = text[start:end]
    return " ".join(words.split()) if "\n" in words or "  " in words else words


def is_numbered(text: str, start: int) -> bool:
    """True of "36 S. Walnut": a house number and an initial, no person."""
    before = text[max(0, start - 8) : start].split()
    return bool(before) and before[-1].isdigit() and text[start + 1 : start + 2] == "."


def with_title(text: str, start: int, words: Words) -> int:
    """Where "Dr." begins before the name at `start`: it belongs to the name."""
    while match := _TITLE.search(text, max(0, start - 24), start):
        if not words[match[1]] & ADDRESS:
            break
        start = match.start()
    return start


def with_suffix(text: str, end: int) -> int:
    """After "Henry Ford, Jr." and after the stop of "Mrs. H."."""
    if text[end : end + 1] == "." and text[end - 1].isupper() and not text[end - 2].isalnum():
        return end + 1
    if text.startswith((", Jr", ", Sr", " Jr", " Sr"), end):
        after = text.index("r", end) + 1
        if not text[after : after + 1].isalnum():
            return after + (text[after : after + 1] == ".")
    return end


def with_stop(text: str, end: int) -> int:
    """The stop of "Co." belongs to it, if the sentence goes on."""
    stopped = text[end : end + 1] == "."
    if stopped and text[max(0, end - 4) : end].endswith(("Co", "Inc", "Ltd", "Bros")):
        after = text[end + 1 : end + 3]
        if after[:1] in (",", ";", ":", ")") or after[1:].islower():
            return end + 1
    return end
