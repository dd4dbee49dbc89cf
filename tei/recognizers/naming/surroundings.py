"""What stands around the words of a text that no list knows, or that are ordinary words too."""

from __future__ import annotations

from tei.recognizers.naming.contexts import (
    DETERMINERS,
    PLACE_PREPOSITIONS,
    around,
    speak_for_person,
    speaks_for_place,
)
from tei.recognizers.naming.found import Found
from tei.recognizers.naming.lexicon import ALSO, GIVEN, KNOWN, PLACE, Words
from tei.recognizers.naming.pieces import PAIR, WORD

_TRIALS = 40  # occurrences of a word whose surroundings are looked at


class Evidence:
    """What stands around an unknown word in the whole of a text."""

    __slots__ = ("against", "met", "of_person", "place", "word")

    def __init__(self) -> None:
        self.met = 0
        self.of_person = 0
        self.against = 0
        self.place = ""
        self.word = ""


class Surroundings:
    """Tells of a word whether the text speaks of a person by it."""

    def __init__(self, text: str, words: Words, found: list[Found]) -> None:
        self._text = text
        self._words = words
        self._evidence: dict[str, Evidence] = {}
        self._weigh(found)

    def _weigh(self, found: list[Found]) -> None:
        """Look around every word that the lists don't know, or know as something else too."""
        text, table = self._text, self._evidence
        for base, piece, heading in found:
            flags = piece.flags
            if piece.kind == WORD:
                if flags and not (flags & ALSO and flags & (GIVEN | KNOWN)):
                    continue
                if piece.opens or not piece.alone or heading or len(piece.plain) < 3:
                    continue
            elif piece.kind != PAIR or heading:
                continue
            evidence = table.get(piece.plain)
            if evidence is None:
                if piece.plain.isupper():
                    continue
                evidence = table[piece.plain] = Evidence()
            evidence.met += 1
            if evidence.met > _TRIALS:
                continue
            start, end = base + piece.start, base + piece.end
            words = around(text, start, end)
            word = speak_for_person(words, text, end) or self._coupled(start, flags)
            if word:
                evidence.of_person += 1
                evidence.word = evidence.word or word
                continue
            one = words[1]
            evidence.place = evidence.place or speaks_for_place(text, start, one)
            if one in DETERMINERS or one in PLACE_PREPOSITIONS or one.endswith(("'s", "’s")):
                evidence.against += 1

    def _coupled(self, start: int, flags: int) -> str:
        """The words before it, if a person stands there ("Lizzy and May"), or "my", or ""."""
        before = self._text[max(0, start - 24) : start]
        if "my" not in before and "and" not in before and "&" not in before:
            return ""
        words = before.split()
        if words and words[-1] == "my" and flags & GIVEN:
            return "my"
        if len(words) > 1 and words[-1] in ("and", "&"):
            other = words[-2].rstrip(",;")
            known = self._words[other]
            if known & (GIVEN | KNOWN) and not known & (ALSO | PLACE):
                return f"{other} {words[-1]}"
        return ""

    def knows(self, word: str) -> bool:
        """True if something speaks for a person or a place somewhere: `speaks` tells if enough."""
        evidence = self._evidence.get(word)
        return evidence is not None and bool(evidence.of_person or evidence.place)

    def speaks_of_place(self, word: str) -> str:
        """The words by which the text shows that this is a place, and nowhere a person; or ""."""
        evidence = self._evidence.get(word)
        return "" if evidence is None or evidence.of_person else evidence.place

    def speaks(self, word: str) -> str:
        """The word by which some place of the text shows that this is a person, or ""."""
        evidence = self._evidence.get(word)
        if evidence is None or not evidence.of_person:
            return ""
        tried = min(evidence.met, _TRIALS)
        if evidence.against * 4 > tried or evidence.of_person * 12 < tried:
            return ""
        return evidence.word
