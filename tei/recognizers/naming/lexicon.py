"""The word lists that come with tei, as one table: word -> what it may be."""

from __future__ import annotations

from functools import cache

from tei.resources import word_list
from tei.typed import Record

GIVEN = 1
ADDRESS = 2
OFFICE = 4
PLACE = 8
NATION = 16
ORG = 32
ORG_HEAD = 64
EVENT = 128
EVENT_HEAD = 256
KNOWN = 512  # a person commonly called by one name
OPENER = 1024  # opens sentences and is no name
OTHER = 2048  # capitalized in use, and no name
ALSO = 4096  # an ordinary word as well
PLACE_HEAD = 8192  # X Street
PLACE_BEFORE = 16384  # Mount X
WOMAN = 32768

NO_NAME = OPENER | OTHER


def opens_only(flags: int) -> bool:
    """True of a word that opens sentences and is never a name."""
    return bool(flags & OPENER) and not flags & ~(NO_NAME | ALSO)


_LISTS = (
    ("given_names", GIVEN),
    ("given_names_women", WOMAN),
    ("forms_of_address", ADDRESS),
    ("offices", OFFICE),
    ("well_known_persons", KNOWN),
    ("countries", PLACE),
    ("us_states", PLACE),
    ("places", PLACE),
    ("waters", PLACE),
    ("mountains", PLACE),
    ("nations", NATION),
    ("organizations", ORG),
    ("organization_heads", ORG_HEAD),
    ("events", EVENT),
    ("event_heads", EVENT_HEAD),
    ("place_heads", PLACE_HEAD),
    ("place_heads_before", PLACE_BEFORE),
    ("sentence_openers", OPENER),
    ("not_names", OTHER),
    ("also_words", ALSO),
)
# Without the lists that name persons, places and organizations: [names] gazetteer = false.
_NAMES = KNOWN | PLACE | ORG | EVENT
# Lists in which phrases stand, and abbreviations with stops.
_WITH_PHRASES = _NAMES | ADDRESS | OFFICE | OTHER
_REMEMBERED = 300_000  # words: a corpus of many texts must not fill the memory


class Words(dict[str, int]):
    """Word -> flags, looked up in the lists when first asked for: a text uses few of them."""

    def __init__(self, lists: tuple[tuple[frozenset[str], int], ...]) -> None:
        super().__init__()
        self._lists = lists

    def __missing__(self, word: str) -> int:
        flags = 0
        for entries, flag in self._lists:
            if word in entries:
                flags |= flag
        if len(self) > _REMEMBERED:
            self.clear()
        self[word] = flags
        return flags


class Lexicon(Record):
    """`words`: word -> flags; `phrases`: first word -> the rest and flags, longest first;
    `whole`: a phrase of nothing but letters and spaces -> its flags.

    Words stand without stops and with a straight apostrophe, as `plain` makes them.
    """

    words: Words
    phrases: dict[str, list[tuple[tuple[str, ...], int]]]
    whole: dict[str, int]


def plain(word: str) -> str:
    """A word as the lexicon has it.

    >>> plain("U.S."), plain("Hudson’s")
    ('US', "Hudson's")
    """
    if "." in word:
        word = word.replace(".", "")
    return word.replace("’", "'") if "’" in word else word


@cache
def lexicon(gazetteer: bool) -> Lexicon:
    """The table of all lists."""
    lists: list[tuple[frozenset[str], int]] = []
    phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for name, flag in _LISTS:
        if not gazetteer and flag & _NAMES:
            continue
        entries = word_list(name)
        if flag & _WITH_PHRASES:
            if dotted := [entry for entry in entries if "." in entry]:
                entries = entries.difference(dotted).union(map(plain, dotted))
            for entry in entries:
                if " " in entry:
                    first, *rest = entry.split()
                    phrases.setdefault(first, []).append((tuple(rest), flag))
        lists.append((entries, flag))
    for found in phrases.values():
        if len(found) > 1:
            found.sort(key=lambda p: (-len(p[0]), p))
    whole: dict[str, int] = {}
    for first, found in phrases.items():
        for following, flag in found:
            if first.isalpha() and all(map(str.isalpha, following)):
                whole.setdefault(" ".join((first, *following)), flag)
    return Lexicon(Words(tuple(lists)), phrases, whole)
