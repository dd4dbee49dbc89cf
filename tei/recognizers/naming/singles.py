"""Single capitalized words: a surname met before, a given name, a place, or nothing."""

from __future__ import annotations

from tei.recognizers.naming.contexts import (
    CALLED,
    DETERMINERS,
    FUNCTION_WORDS,
    NATURE,
    PLACE_PREPOSITIONS,
    TIME_WORDS,
    around,
    speaks_for_person,
    speaks_for_place,
)
from tei.recognizers.naming.found import Found
from tei.recognizers.naming.lexicon import (
    ALSO,
    GIVEN,
    KNOWN,
    NATION,
    NO_NAME,
    ORG_HEAD,
    PLACE,
    Words,
)
from tei.recognizers.naming.nouns import Nouns
from tei.recognizers.naming.people import People, Person
from tei.recognizers.naming.pieces import PERSON, Piece, Said
from tei.recognizers.naming.pieces import PLACE as PLACE_PIECE
from tei.recognizers.naming.spots import IN_LIST
from tei.recognizers.naming.surroundings import Surroundings
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Document
    from tei.standoff import Layer

SURNAME = "the surname of {}, named more fully before"
SURNAME_IN_FILE = "the surname of {}, who is in the authority file"
OF_TITLE = "the surname of {}, whom the title names; others bear it too"
LAST_OF = "the surname of {}, the last one met of several who bear it"
KNOWN_NAME = "in the list of well-known persons that comes with tei"
GIVEN_NAME = "a given name of the list that comes with tei, standing alone"
CONTEXT = "a word beside it speaks of a person: “{}”"
CONTEXT_ELSEWHERE = "elsewhere a word beside it speaks of a person: “{}”"
NATURE_WORD = "a word of places, “{}”, follows it"
BESIDE_PLACE = "in the list of places that comes with tei, beside another, “{}”"
GONE_TO = "a place, as the words before it show: “{}”"
GONE_TO_ELSEWHERE = "a place, as the words before it show elsewhere: “{}”"
AFTER_PREPOSITION = "in the list of places that comes with tei, after “{}”"

_NAMED = GIVEN | KNOWN | PLACE
_NATURE_AFTER = tuple(f" {word}" for word in sorted(NATURE))
_BEFORE_PLACES = PLACE_PREPOSITIONS | {"of"}
_CITED = compiled(r"\.\s(?:\d|[ivxlc]+\b)")
_ARTICLES = frozenset(["the", "a", "an"])
_MONTHS = frozenset("January February March April May June July August September October".split())
_PARTS_OF_TIME = frozenset("month months day days end beginning middle morning first last".split())
_MODAL = frozenset("i we you he she it they the god a this that not be there all".split())


class Decision(Record):
    """What a word is: the kind of piece, the person if it is one, and where the name ends."""

    kind: int
    person: Person | None
    why: str
    cert: str
    end: int


class Singles:
    """Decides of one word after the other, in the order of the text."""

    def __init__(
        self,
        document: Document,
        words: Words,
        people: People,
        found: list[Found],
        layer: Layer,
    ) -> None:
        self._document = document
        self._text = text = document.text
        self._people = people
        self._words = words
        self._dated = {a.start for a in layer.of("date")} if layer.of("date") else set()
        self.why_pair = ""
        self._around = Surroundings(text, words, found)
        self.nouns = Nouns(document, words)

    def _is_common(self, word: str) -> bool:
        """True of a word that the text writes small as well."""
        small = word.casefold()
        return small.islower() and small in self._document.words

    def is_nothing(self, piece: Piece, end: int) -> bool:
        """True of a word of which is seen at once that `decide` finds no name in it: of most."""
        if not piece.alone:
            return True
        word = piece.plain
        if word.casefold() in self._people.by_surname:
            return False
        if piece.flags:
            return not piece.flags & _NAMED
        if self._around.knows(word):
            return False
        return piece.opens or not self._text.startswith(_NATURE_AFTER, end)

    def decide(self, piece: Piece, start: int, end: int, heading: bool) -> Decision | None:
        """What the word is: the kind of piece, the person if it is one, why, how certain."""
        flags, word = piece.flags or self._words[piece.plain], piece.plain
        surname = self._people.by_surname.get(word.casefold())
        if (
            not surname
            and flags & ~(GIVEN | KNOWN | PLACE | ALSO)
            and not flags & (GIVEN | KNOWN | PLACE)
        ):
            return None
        if not piece.alone:
            return None
        opens = piece.opens or heading
        if opens and flags & (ALSO | NO_NAME | GIVEN) and self._ordinary(word, flags, end):
            # "Finch admitted": of a Mr. Finch, though a finch is a bird as well.
            speaks = surname and not flags & NO_NAME and speaks_for_person(self._text, start, end)
            return self._surname(word, flags, start, end) if speaks else None
        # A person known by this one word alone is looked up below.
        by_surname = surname and (surname[0].whole != word or surname[0].titles)
        if by_surname and (found := self._surname(word, flags, start, end)):
            return found
        if flags & KNOWN and (found := self._well_known(word, flags, start, end)):
            return found
        if flags & GIVEN and (found := self._given(word, flags, start, end, opens)):
            return found
        if flags & PLACE:
            return self._place(flags, start, end)
        if not flags:
            return self._unknown(word, start, end, opens)
        return None

    def is_ordinary(self, said: Said) -> bool:
        """True of "Olive Branch Petition": words that the text writes small as well.

        Of "a Christian Man" too, where all nouns have capitals.
        """
        if not said.titles and said.given and said.surname and self.nouns.capitalized:
            first = said.given[0]
            if len(first) > 1 and self.nouns.is_noun(first):
                return True
            return self.nouns.is_noun(said.surname)
        if said.titles or not said.given or not self._words[said.given[0]] & ALSO:
            return False
        return self._is_common(said.surname)

    def _ordinary(self, word: str, flags: int, end: int) -> bool:
        """True if a word at the beginning of a sentence need not be a name."""
        if not flags & (ALSO | NO_NAME):
            return self._is_common(word)
        if not flags & GIVEN or not self._around.speaks(word):
            return True
        # A name that was met within sentences may open one, but "May we" does not.
        following = self._text[end : end + 12].split()
        return not following or following[0].casefold() in _MODAL

    def _surname(self, word: str, flags: int, start: int, end: int) -> Decision | None:
        person, sole = self._people.bearing(word)
        if person is None or self.nouns.is_noun(word):
            return None
        _, one, following = around(self._text, start, end)
        if one in DETERMINERS and one not in ("our", "your") and not _attributive(one, following):
            return None
        if flags & PLACE and (one in PLACE_PREPOSITIONS or one == "of"):
            return None
        if flags & (NATION | ORG_HEAD) and not flags & ALSO:
            return None
        why = (SURNAME if sole else LAST_OF).format(person.name)
        if not sole and person in self._people.about:
            why = OF_TITLE.format(person.name)
        if person.first < 0:
            why = SURNAME_IN_FILE.format(person.name)
        cert = "high" if sole and not flags & PLACE else "medium"
        return Decision(PERSON, person, why, cert, end)

    def _well_known(self, word: str, flags: int, start: int, end: int) -> Decision | None:
        _, one, following = around(self._text, start, end)
        cert = "medium"
        if one in _ARTICLES and not _attributive(one, following):
            cert = "low"  # "a perfect Puck", "the Titian in the hall"
        if flags & PLACE and one in PLACE_PREPOSITIONS:
            return None
        if flags & ALSO and not self._around.speaks(word):
            return None
        persons = self._people.by_surname.get(word.casefold(), [])
        person = persons[0] if len(persons) == 1 else self._people.by_whole.get(word)
        if person is None:
            person = self._people.known(Person(word, word, (), ""))
        return Decision(PERSON, person, KNOWN_NAME, cert, end)

    def _given(self, word: str, flags: int, start: int, end: int, opens: bool) -> Decision | None:
        _, one, following = around(self._text, start, end)
        if one in _ARTICLES or (flags & PLACE and not flags & ALSO):
            return None
        if one[:1].isdigit() and one[-1:].isalpha():  # "the 118th Reg. marched"
            return None
        if flags & PLACE and one in PLACE_PREPOSITIONS:
            return None
        if following[:1].isdigit() and (":" in following or "." in following):
            return None  # Matthew 12:34
        if self._text[end : end + 1] == "." and _CITED.match(self._text, end):
            return None  # Luc. 14, 16; Nat. xxxvi; 1 Tim. 2
        if self.nouns.is_noun(word):
            return None
        why, cert = GIVEN_NAME, "medium"
        if flags & ALSO:
            found = self._around.speaks(word)
            if not found:
                return None
            why, cert = CONTEXT_ELSEWHERE.format(found), "low"
            if word in _MONTHS and self._is_month(one, start, following):
                return None
        return Decision(PERSON, self._people.called(word), why, cert, end)

    def _is_month(self, one: str, start: int, following: str) -> bool:
        if start in self._dated or one in TIME_WORDS or following[:1].isdigit():
            return True
        words = self._text[max(0, start - 24) : start].split()
        before = words[-2] if len(words) > 1 else ""
        return before in _MONTHS or before[:1].isdigit() or before in _PARTS_OF_TIME

    def _place(self, flags: int, start: int, end: int) -> Decision | None:
        if flags & ALSO:
            _, one, _ = around(self._text, start, end)
            if one not in PLACE_PREPOSITIONS:
                beside = self._place_beside(start, end)
                why = BESIDE_PLACE.format(beside)
                return Decision(PLACE_PIECE, None, why, "medium", end) if beside else None
            return Decision(PLACE_PIECE, None, AFTER_PREPOSITION.format(one), "medium", end)
        return Decision(PLACE_PIECE, None, IN_LIST, "high", end)

    def _place_beside(self, start: int, end: int) -> str:
        """The place of "Bath and Brighton", "Bath, Brighton", on either side, or ""."""
        words = self._text[max(0, start - 24) : start].split()
        after = self._text[end : end + 24].split()
        candidates = []
        if len(words) > 1 and words[-1] in ("and", "&", "or"):
            candidates.append(words[-2])
        if len(after) > 1 and after[0] in ("and", "&", "or"):
            candidates.append(after[1])
        for word in candidates:
            name = word.strip(",;.:!?)(")
            flags = self._words[name]
            if flags & PLACE and not flags & (ALSO | GIVEN | KNOWN):
                return name
        return ""

    def _unknown(self, word: str, start: int, end: int, opens: bool) -> Decision | None:
        if not opens and len(word) > 2 and (place := self._by_nature(start, end)):
            return place
        if not opens and len(word) > 2 and (place := self.gone_to(word, start, end)):
            return place
        found = self._around.speaks(word)
        if not found or self._is_common(word) or word.casefold() in CALLED:
            return None
        if self.nouns.is_noun(word):
            return None
        _, one, _ = around(self._text, start, end)
        if one in _ARTICLES or one in PLACE_PREPOSITIONS:
            return None
        here = speaks_for_person(self._text, start, end)
        why = CONTEXT.format(here) if here else CONTEXT_ELSEWHERE.format(found)
        named = self._people.by_surname.get(word.casefold(), ())
        if len(named) == 1:
            return Decision(PERSON, named[0], why, "medium", end)
        cert = "medium" if here else "low"
        return Decision(PERSON, self._people.called(word), why, cert, end)

    def _by_nature(self, start: int, end: int) -> Decision | None:
        """A place like "Ashdown wood": with a small letter, but not "the" before it."""
        _, one, following = around(self._text, start, end)
        beside = following in NATURE and self._text.startswith(" " + following, end)
        if beside and one not in DETERMINERS and not one.endswith(("'s", "’s")):
            last = self._text.index(following, end) + len(following)
            return Decision(PLACE_PIECE, None, NATURE_WORD.format(following), "medium", last)
        return None

    def gone_to(self, word: str, start: int, end: int) -> Decision | None:
        """A place that no list has: "went to Sorrel Knights", and "at Sorrel" in the same text."""
        found = self._around.speaks_of_place(word)
        if not found or word.isupper() or self._is_common(word):
            return None
        _, one, _ = around(self._text, start, end)
        if self._people.by_surname.get(word.casefold()) or one not in _BEFORE_PLACES:
            return None
        here = speaks_for_place(self._text, start, one)
        if one == "of" and not here:
            return None
        why = GONE_TO.format(here) if here else GONE_TO_ELSEWHERE.format(found)
        return Decision(PLACE_PIECE, None, why, "medium" if here else "low", end)

    def pair(self, piece: Piece, start: int) -> Said | None:
        """Two unknown words as a person's name, if a word beside them speaks of a person."""
        found = self._around.speaks(piece.plain)
        if not found:
            return None
        self.why_pair = CONTEXT_ELSEWHERE.format(found)
        given, surname = piece.plain.split()
        return Said((), (given,), surname, piece.plain)


def _attributive(one: str, following: str) -> bool:
    """True of "the Weiss affair": a noun follows."""
    return one == "the" and following.isalpha() and following not in FUNCTION_WORDS
