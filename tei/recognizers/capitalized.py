"""The runs of capitalized words of a text, found in one scan that all rules of names share.

    "Later Dr. Anna Weiss left the University of Graz. Nobody"
    ->  Later Dr. Anna Weiss | University of Graz | Nobody

A run goes on over single spaces, one line end, the stop of a short word (`Dr.`, `J.`), and over
the small words that stand inside names (of, and, von, &). What the words are is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from itertools import filterfalse

from tei.regexes import compiled
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document

# Capital letters beyond ASCII: Latin-1, Latin Extended-A, Greek, Cyrillic.
_UPPER = "A-ZÀ-ÖØ-Þ" + "".join(c for c in map(chr, range(0x100, 0x180)) if c.isupper()) + "Α-ΩА-Я"
# The first character stands alone: the engine looks for it quickly.
# An underscore may stand for italics: it is no part of a word.
_WORD = rf"[{_UPPER}](?:[^\W_]++(?:['’-][^\W_]++)*+|\.(?:[A-Z]\.)++|(?:['’-][^\W_]++)*+)"
_SMALL = (
    "(?:of|and|the|for|on|de|von|van|der|du|la|le|del|della|di|da|dos|des|den|zu|upon|y|e|al|el"
    "|ibn|bin)"
)
_LINE_SPACE = r"[ \t\xa0]+"
_SPACE = r"(?:[ \t\xa0]+(?:\n[ \t]*)?|\n[ \t]*)"
LONGEST = 14  # words of a run: a page in capitals must not become one name

WORDS = compiled(r"(?:[A-Z]\.){2,}|\w+(?:['’-]\w+)*|&")
# What may stand before the first word of a sentence, besides white space.
_OPENING = frozenset(".!?:“”\"'‘’«»„(){}[]*_>#|…•—–-/")


# start, words, and whether they may be at the beginning of a sentence (a plain tuple: there are
# a hundred thousand of them in a long text)
Run = tuple[int, str, bool]


@cache
def _pattern(wrapped: bool) -> re.Pattern[str]:
    space = _SPACE if wrapped else _LINE_SPACE
    small = rf"(?:&|{_SMALL}(?:{space}(?:the|la|las|los|der|den))?){space}"
    # A stop joins only after a short word: "Capt. Ahab", not "Moscow. The".
    joint = rf"(?:{space}(?:(?![&a-z])|{small})|\.(?<!\w{{6}}\.)(?:{space})?)"
    return compiled(rf"{_WORD}(?:{joint}{_WORD}){{0,{LONGEST}}}")


def capitals_of(document: Document) -> str:
    """The different words of a document that are not in lower case, one after the other.

    What has no place in them has none in the text, and that is told in a tenth of the time.
    """
    known = document.known.get("capitals")
    if not isinstance(known, str):
        known = " ".join(filterfalse(str.islower, document.words))
        document.known["capitals"] = known
    return known


def marked_words_of(document: Document) -> list[str]:
    """The different words of a document that have more in them than letters: marks, figures."""
    known = document.known.get("marked words")
    if not isinstance(known, list):
        known = list(filterfalse(str.isalpha, document.words))
        document.known["marked words"] = known
    return known


def runs(text: str, wrapped: bool, line_starts: Collection[int] = ()) -> Iterator[Run]:
    """The runs of capitalized words, in order.

    `wrapped` says that a line end is a space (`Document.wrapped`); `line_starts` are offsets
    where a line begins something of its own all the same (a verse, an item): a run ends there.
    """
    parts = wrapped and bool(line_starts)  # else no run has a line end in it, or none counts
    for match in _pattern(wrapped).finditer(text):
        start = match.start()
        opens, words = True, match[0]
        if start > 1:
            gap, before = text[start - 1], text[start - 2]
            if gap == " ":
                if before not in _OPENING:
                    opens = before in " \n\t\xa0" and opens_sentence(text, start)
            elif gap in _OPENING:
                if gap == "-" and before.isalnum():  # the end of a compound: "anti-Nazi"
                    start, words, opens = _after_first(start, words)
                    if not words:
                        continue
            elif gap.isalnum():  # the middle of a word: "iPhone", "LS1 4AB"
                start, words, opens = _after_first(start, words)
                if not words:
                    continue
            else:
                opens = opens_sentence(text, start)
        if parts and "\n" in words:
            yield from _split(words, start, opens, line_starts)
        else:
            yield start, words, opens


def _after_first(start: int, words: str) -> Run:
    """What is left of a run whose first word is only the end of one."""
    found = compiled(rf"\s[{_UPPER}]").search(words)
    at = found.start() + 1 if found else len(words)
    return start + at, words[at:], words[:at].rstrip().endswith(".")


def opens_sentence(text: str, start: int) -> bool:
    """True if the word at `start` may be capital only because a sentence begins with it."""
    before = text[start - 60 if start > 60 else 0 : start]
    words = before.rstrip(" \n\t\xa0")
    if not words or words[-1] in _OPENING:
        return True
    return before.count("\n", len(words)) > 1


def _split(words: str, start: int, opens: bool, line_starts: Collection[int]) -> Iterator[Run]:
    begin, at = 0, words.find("\n")
    while at >= 0:
        after = at + 1
        while after < len(words) and words[after] in " \t":
            after += 1
        if start + after in line_starts or start + at + 1 in line_starts:
            if before := words[begin:at].rstrip(" \t&."):
                yield start + begin, before, opens
            begin, opens = after, True
        at = words.find("\n", after)
    # After a line that ended within a name, a small word may be left at the beginning.
    rest = words[begin:]
    if rest[:1].isupper():
        yield start + begin, rest, opens
