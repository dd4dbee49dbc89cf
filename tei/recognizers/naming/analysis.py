"""A run of capitalized words -> its pieces: organizations first, then places, then persons.

    "When General Alma Reyes"       ->  person (General, Alma, Reyes)
    "University of Graz"            ->  organization: the place in it is no place any more
    "Edinburgh Review"              ->  two words that stay words

The same words are read once: a text has far fewer different runs than runs.
"""

from __future__ import annotations

from tei.recognizers.naming import bodies, persons_said, spots
from tei.recognizers.naming.lexicon import (
    ADDRESS,
    EVENT,
    EVENT_HEAD,
    NATION,
    OPENER,
    ORG,
    ORG_HEAD,
    PLACE,
    Lexicon,
    opens_only,
)
from tei.recognizers.naming.pieces import PAIR, WORD, Piece
from tei.recognizers.naming.units import Unit, segments

# Words that speak of a person without being part of the name: "Poor Tom".
_FOND = frozenset("Poor Dear Dearest Old Young Little Darling Good Sweet".split())


# What is called after somebody: "the Reagan Administration".
_OF_SOMEBODY = frozenset(
    "Administration Government Cabinet Doctrine Plan Presidency Era Years Corollary "
    "Declaration".split()
)


_ADJECTIVE = ("ous", "ful", "less", "ried", "ated")
# ... which are parts of names: "Religious Society of Friends"
_CALLED = frozenset("Religious Married Associated Federated Consolidated Affiliated".split())

_POSSESSIVE = ("'s", "’s")
# A single word that is one of these is more than a word: see `bodies` and `persons_said`.
_MORE = ORG | EVENT | EVENT_HEAD | ADDRESS | PLACE


def read(words: str, opens: bool, lexicon: Lexicon) -> tuple[Piece, ...]:
    """The pieces of a run, in order."""
    word = words[:-2] if words.endswith(_POSSESSIVE) else words
    if word.isalpha():  # the common case: one word
        flags = lexicon.words[word]
        if (flags & OPENER and opens_only(flags)) or words == "I":
            return ()
        if not flags & _MORE:
            return (Piece(WORD, 0, len(word), word, "", "high", None, flags, opens),)
    elif (known := _after_opener(words, lexicon)) is not None:
        return known
    pieces: list[Piece] = []
    for units, first in segments(words, opens, lexicon):
        flags = 0
        for unit in units:
            flags |= unit.flags
        if flags & bodies.ASKED or (len(units) > 2 and "of" in words):  # "Siege of X"
            pieces += bodies.find(units[1:] if first and _describes(units) else units)
        if flags & spots.ASKED:
            pieces += spots.find(units)
        if flags & persons_said.ASKED or "." in words:  # "J. X"
            pieces += persons_said.find(units, first)
        pieces += _words(units, first)
    if len(pieces) > 1:
        pieces.sort(key=lambda p: (p.start, -p.end))
    return tuple(pieces)


def _after_opener(words: str, lexicon: Lexicon) -> tuple[Piece, ...] | None:
    """The word of "But Daphne", which is read as if it stood alone; None of other runs."""
    opener, _, name = words.partition(" ")
    name = name[:-2] if name.endswith(_POSSESSIVE) else name
    flags = lexicon.words[opener]
    if not (flags & OPENER and opens_only(flags) and name.isalpha() and name[0].isupper()):
        return None
    flags = lexicon.words[name]
    if opener in lexicon.phrases or flags & _MORE or name == "I":
        return None
    if flags & OPENER and opens_only(flags):
        return ()
    start = len(opener) + 1
    return (Piece(WORD, start, start + len(name), name, "", "high", None, flags),)


def _describes(units: list[Unit]) -> bool:
    """True of "Anxious Department of State officials": an adjective opens the sentence."""
    word = units[0].plain
    if len(units) < 3 or units[0].flags & ~OPENER or not word.endswith(_ADJECTIVE):
        return False
    return units[2].plain == "of" and bool(units[1].flags & ORG_HEAD) and word not in _CALLED


def _words(units: list[Unit], opens: bool) -> list[Piece]:
    """What is left: single words, and pairs of unknown ones."""
    out: list[Piece] = []
    last = len(units) - 1
    for i, unit in enumerate(units):
        flags = unit.flags
        if unit.used or unit.small or (flags & OPENER and opens_only(flags)):
            continue
        after = units[i + 1] if i < last and not unit.loose else None
        if after is not None and not _beside(after):
            after = None
        before = units[i - 1] if i else None
        if before is not None and not _beside(before):
            before = None
        alone = (after is None or after.plain in _OF_SOMEBODY) and (
            before is None
            or before.loose
            or before.flags & NATION != 0
            or before.plain in _FOND
        )
        at_opening = opens and i == 0
        start, end, name = unit.start, unit.end, unit.plain
        out.append(Piece(WORD, start, end, name, "", "high", None, flags, at_opening, alone))
        if after and not at_opening and before is None and _unknown(unit) and _unknown(after):
            third = i + 1 < last and not after.loose and _beside(units[i + 2])
            if not third:
                out.append(Piece(PAIR, start, after.end, f"{name} {after.plain}"))
    return out


def _unknown(unit: Unit) -> bool:
    return not (unit.flags or unit.used or unit.small or unit.plain.isupper())


def _beside(unit: Unit) -> bool:
    if unit.small or (unit.flags & OPENER and opens_only(unit.flags)):
        return False
    name = unit.plain  # "Leeds LS1 4AB": a postal code is no part of a name
    return name.isalpha() or not (name.isupper() and any(map(str.isdigit, name)))
