"""Names within passages of another language: what is none there but by the ways of the text's own.

In an English letter, “Herr Studiosus, halten Sie mir mal die Mütze” names no person: the words
around a name, its capital and its form of address say little in German. What is known by other
means is a name there too: by the lists that come with tei, or from elsewhere in the text.
"""

from __future__ import annotations

from tei.recognizers.naming.found import Found
from tei.recognizers.naming.lexicon import GIVEN, KNOWN, PLACE, Words
from tei.recognizers.naming.people import fold
from tei.recognizers.naming.pieces import PAIR, PERSON, WORD
from tei.standoff import Intervals

_LISTED = GIVEN | KNOWN | PLACE


def known_elsewhere(found: list[Found], foreign: Intervals | None, words: Words) -> list[Found]:
    """The pieces without the persons in foreign passages of whom nothing else is known."""
    if foreign is None:
        return found
    inside = [base + piece.start in foreign for base, piece, _ in found]
    persons = {
        fold(piece.said.surname)
        for (_, piece, _), is_inside in zip(found, inside, strict=True)
        if not is_inside and piece.said is not None and piece.said.surname
    }

    def stays(one: Found) -> bool:
        piece = one[1]
        if piece.kind == PERSON and piece.said is not None:
            said = piece.said
            listed = said.given and words[said.given[0]] & GIVEN
            return bool(listed or said.numeral) or fold(said.surname or said.whole) in persons
        if piece.kind == WORD:
            return bool(words[piece.plain] & _LISTED) or fold(piece.plain) in persons
        return piece.kind != PAIR

    pairs = zip(found, inside, strict=True)
    return [one for one, is_inside in pairs if not is_inside or stays(one)]
