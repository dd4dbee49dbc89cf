"""What an editor's remark on an omission says: `[two lines omitted]`, `[torn]`, `[illegible]`.

    two lines omitted   ->   Omission(reason="editorial", quantity="2", unit="line")

The words it may be made of stand in `words/omissions.txt`, those that give a reason with it.
"""

from __future__ import annotations

from functools import cache

from tei.regexes import compiled
from tei.resources import word_list
from tei.typed import Record


class Omission(Record):
    """Why something is left out, and how much of what; "" where it isn't said."""

    reason: str
    quantity: str
    unit: str
    extent: str


_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "eine": 1, "ein": 1, "zwei": 2, "drei": 3,
    "vier": 4, "fünf": 5, "une": 1, "un": 1, "deux": 2, "trois": 3, "quatre": 4, "una": 1, "dos": 2,
    "tres": 3, "due": 2, "tre": 3,
}  # fmt: skip
_UNITS = {
    "line": "line", "lines": "line", "word": "word", "words": "word", "page": "page",
    "pages": "page", "letter": "char", "letters": "char", "character": "char",
    "characters": "char", "paragraph": "paragraph", "paragraphs": "paragraph",
    "sentence": "sentence", "sentences": "sentence", "leaf": "leaf", "leaves": "leaf",
    "verse": "line", "verses": "line", "stanza": "stanza", "stanzas": "stanza",
    "zeile": "line", "zeilen": "line", "wort": "word", "wörter": "word", "worte": "word",
    "seite": "page", "seiten": "page", "buchstabe": "char", "buchstaben": "char", "blatt": "leaf",
    "ligne": "line", "lignes": "line", "mot": "word", "mots": "word", "lettres": "char",
    "feuillet": "leaf", "línea": "line", "líneas": "line", "palabra": "word", "palabras": "word",
    "riga": "line", "righe": "line", "parola": "word", "parole": "word",
}  # fmt: skip
_WORDS = compiled(r"[^\W_]+")
_VAGUE = frozenset(
    "about approximately several some few half rest remainder part portion most or end".split()
)
# Alone they could be the author's own words: "the army [lost] heavily", "a [cut] diamond".
_COMMON = frozenset("lost cut wanting gap faded stained snip".split())


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
    Omission(reason='editorial', quantity='2', unit='line', extent='')
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
    measured = 0  # how many words say how much
    for i, word in enumerate(words):
        if word in _UNITS:
            if not unit:
                unit, measured = _UNITS[word], i + 1
            if i and (words[i - 1].isdecimal() or words[i - 1] in _NUMBERS):
                quantity = quantity or str(_NUMBERS.get(words[i - 1], words[i - 1]))
        elif word in reasons:
            reason = reason or reasons[word]
        elif not word.isdecimal() and word not in _NUMBERS:
            return None
    if not reason or (len(words) == 1 and words[0] in _COMMON):
        return None
    if not _VAGUE.isdisjoint(words[:measured]):
        return Omission(reason, "", "", " ".join(words[:measured]))
    return Omission(reason, quantity, unit, "")
