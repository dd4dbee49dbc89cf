"""What bears the name of a person or place and is neither: a ship, a play, a month in a date.

    the <i>Mary Jane</i> lay in the roads         a ship: no person has an article
    the steamer Alabama, the Alabama was sunk     a ship: no town or state has an article
    the first act of Henry IV, "in Macbeth"       works; but King Henry IV is a person
    4 Jan. 1841                                   a month, though some are called Jan
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from tei.recognizers.naming.contexts import FUNCTION_WORDS, around, speaks_for_person
from tei.recognizers.naming.lexicon import KNOWN
from tei.recognizers.naming.namesakes import called_after
from tei.recognizers.naming.pieces import PERSON, PLACE, WORD
from tei.regexes import compiled
from tei.resources import word_list
from tei.standoff import Intervals
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.recognizers.naming.found import Found
    from tei.recognizers.naming.pieces import Piece
    from tei.standoff import Layer

_SHIPS = frozenset(
    "ship ships steamer steamship schooner brig brigantine barque bark frigate corvette sloop "
    "clipper cutter yacht gunboat cruiser battleship destroyer submarine ironclad raider liner "
    "ferry tug trawler lugger privateer galleon HMS USS CSS RMS SS HMCS HMAS MV".casefold().split()
)
_ARTICLES = frozenset(["the", "die", "der", "la", "le", "el", "il"])
# Places of one word that have the article. Rivers and plurals have it too.
_WITH_ARTICLE = frozenset(
    "Hague Sudan Congo Crimea Ukraine Gambia Lebanon Yemen Argentine Punjab Transvaal Bronx "
    "Vatican Levant Tyrol Tirol Caucasus Ruhr Saar Saarland Rhineland Palatinate Peloponnese "
    "Riviera Sahara Gobi Arctic Antarctic Orient Piraeus Veneto Weald Kremlin Cameroon Maghreb "
    "Sinai Algarve Auvergne Banat Bukovina Deccan Bowery Acropolis Camargue Strand Mall Borough "
    "Engadine Borinage Negev Bosporus Bosphorus Hellespont Dobruja Chaco Yukon Klondike".split()
)
# States of the Union, abbreviated as names with an initial are: Charleston, W. Va.
_STATES = frozenset("W.Va N.Mex N.Car S.Car N.Dak S.Dak No.Car So.Car".split())
_OF_WORKS = compiled(
    r"(?i)\b(?:acts?|scenes?|chapters?|plots?|title|authors?|hero|heroine|sequel|libretto|"
    r"(?P<played>performances?|productions?|staging|revivals?|rehearsals?|premi[eè]re|role|part))"
    r"\s+(?:of|to|in)\s+$"
)
_OF_WORKS_END = tuple(
    "act acts scene scenes chapter chapters plot plots title author authors hero heroine sequel "
    "libretto performance performances production productions staging revival revivals rehearsal "
    "rehearsals premiere première role part".split()
)
_BEFORE_NAMES_OF_WORKS = frozenset(["of", "to", "in"])
_FIRST_OF_PARTS = frozenset("(PpAaSsCcBb")
_PART_OF_WORK = compiled(
    r",?\s+\(?(?:[Pp]art|[Aa]ct|[Ss]cene|[Bb]ook|[Cc]hapter)\s+(?:[0-9]+|[IVX]+|One|Two|Three)\b"
)


def _is_of_ships(word: str) -> bool:
    """True of "schooner", "H.M.S."; most words have no marks to leave out."""
    if word.isalpha():
        return word.casefold() in _SHIPS
    return word.replace(".", "").lstrip("(\"'“‘[").casefold() in _SHIPS


def _word_before(text: str, start: int) -> str:
    """The word that stands before, with the marks at it; "" if no white space is between."""
    if start and text[start - 1] == " ":
        at = text.rfind(" ", start - 40 if start > 40 else 0, start - 1)
        if at >= 0 and (word := text[at + 1 : start - 1]).isalpha():  # as most are
            return word
    if not start or not text[start - 1].isspace():
        return ""
    words = text[max(0, start - 40) : start].rsplit(None, 1)
    return words[-1] if words else ""


def has_strange_article(text: str, start: int, end: int, may_have: bool) -> bool:
    """True of "the Alabama was sunk": no town or state, for these have no article.

    "The Alabama coast" and "the London of 1850" are said of the places, "the Hague", "the Ohio",
    "the U.S." (`may_have`: waters, mountains, abbreviations) are places.
    """
    _, one, following = around(text, start, end)
    name = text[start:end]
    if one != "the" or may_have or name in _WITH_ARTICLE or name[-1:] == "s" or " " in name:
        return False
    if following == "of":
        return False
    owner = text[end : end + 2] in ("'s", "’s")
    return owner or not following or following in FUNCTION_WORDS


def speaks_for_work(text: str, start: int, end: int, ruler: bool) -> bool:
    """True of a work that is called after a person: "the author of Tom Jones", "Henry IV, Part 2".

    `ruler`: the name is of one word or has a numeral, as characters' and kings' have. Of those
    a performance is one of the play; of "John Gray" it would be the actor's.
    """
    return _is_work(text, start, end, ruler, _word_before(text, start))


def _is_work(text: str, start: int, end: int, ruler: bool, before: str) -> bool:
    # Asked of every name: the patterns cost more than to see that they cannot match.
    if before.casefold() in _BEFORE_NAMES_OF_WORKS:
        low = max(0, start - 40)
        words = text[low:start].rsplit(None, 2)
        of_work = len(words) > 1 and words[-2].casefold().endswith(_OF_WORKS_END)
        found = _OF_WORKS.search(text, low, start) if of_work else None
        if found and (ruler or not found["played"]):
            return True
    after = text[end : end + 2]
    following = after[1:]
    part = following in _FIRST_OF_PARTS or following.isspace()
    if part and (after[0] == "," or after[0].isspace()) and _PART_OF_WORK.match(text, end):
        return True
    if not ruler or before[-2:].casefold() != "in":
        return False
    return around(text, start, end)[1] == "in" and text[end : end + 1] not in ("'", "’")


@cache
def _with_article() -> frozenset[str]:
    return word_list("waters") | word_list("mountains")


def _may_be_work(piece: Piece) -> bool:
    """True of a name by which plays and novels are called: Macbeth, Henry IV."""
    if piece.kind == WORD:
        return piece.flags & KNOWN != 0
    return piece.kind == PERSON and piece.said is not None and bool(piece.said.numeral)


class Bearers:
    """Tells of one piece after the other whether something else bears the name."""

    def __init__(self, text: str, found: list[Found], layer: Layer) -> None:
        self._text = text
        dates = layer.of("date")
        self._dates = Intervals((a.start, a.end) for a in dates) if dates else None
        italics = [a for a in layer.of("hi", "emph") if "italic" in a.attributes.get("rend", "")]
        self._italics = Intervals((a.start, a.end) for a in italics) if italics else None
        self._works = self._weigh(found)

    def is_other(self, piece: Piece, start: int, end: int) -> bool:
        """True if neither a person nor a place is meant here."""
        text = self._text
        kind = piece.kind
        if kind not in (WORD, PLACE, PERSON):
            return False
        if kind != PLACE and self._dates is not None and start in self._dates:
            return True
        if kind == PERSON:
            words = text[start:end]
            if "." in words and words.rstrip(".").replace(" ", "") in _STATES:
                return True
            if piece.said is not None and piece.said.titles:
                return called_after(text, start, end)
        if kind == PERSON and self._is_set_apart(start, end):
            return True
        before = _word_before(text, start)
        if before and _is_of_ships(before):
            return True
        if kind == PLACE:
            if before[-3:].casefold() != "the":
                return False
            may_have = piece.plain.isupper() or piece.plain in _with_article()
            return has_strange_article(text, start, end, may_have)
        if _is_work(text, start, end, _may_be_work(piece), before):
            return True
        return piece.plain in self._works and not speaks_for_person(text, start, end)

    def _is_set_apart(self, start: int, end: int) -> bool:
        """True of "the <i>Mary Jane</i>": a person has no article, a ship in italics has one."""
        text = self._text
        if text[start - 1 : start] == "_" == text[end : end + 1]:  # italics of plain text
            return _word_before(text, start - 1).casefold() in _ARTICLES
        if self._italics is None or start not in self._italics:
            return False
        opening = self._italics.reach(start)[1] == end or text[end : end + 1] in ("'", "’")
        return opening and _word_before(text, start).casefold() in _ARTICLES

    def _weigh(self, found: Iterable[Found]) -> set[str]:
        """The names of which the text speaks as works, and nowhere as persons."""
        works: set[str] = set()
        persons: set[str] = set()
        for base, piece, _ in found:
            kind = piece.kind
            if kind == WORD:
                if not piece.flags & KNOWN:
                    continue
            elif kind != PERSON or not _may_be_work(piece):
                continue
            start, end = base + piece.start, base + piece.end
            titled = piece.said is not None and piece.said.titles
            if titled or speaks_for_person(self._text, start, end):
                persons.add(piece.plain)
            elif speaks_for_work(self._text, start, end, True):
                works.add(piece.plain)
        return works - persons
