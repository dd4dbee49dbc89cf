"""Of what parts a person's name is made, so that an index can say “Hale, Jonas”.

    Jonas Hale              forename surname
    J. R. Hale              forename forename surname
    Ludwig van Beethoven    forename nameLink surname
    Mrs. Hale               roleName surname

Only where it is sure; of all other names nothing is said, and they stay as they are written: rulers
and saints (Leo XIII, Hildegard of Bingen), names whose family comes first or may (Nagy Imre, Mao
Zedong), those of two families (García Lorca), particles that one country sorts by and another does
not (de la, di), a last word that is a given name as well (Henry James).

Guidelines: NDPERSbp (personal names and their components).
"""

from __future__ import annotations

from tei.recognizers.naming.lexicon import ADDRESS, GIVEN, KNOWN, Words, plain
from tei.recognizers.naming.titles import PARTICLES

# Languages in which the family's name stands first, or in which there is none, or two of them.
_OTHERWISE = frozenset("hu zh ja ko vi mn is ta te ml km my id".split())
_ONE_FAMILY = frozenset("en de nl sv da no nb fi".split())
_TWO_FAMILIES = frozenset("es pt ca gl".split())
# Given names of the list that open a name as the family's: Kim Philby, but Kim Dong.
_FAMILY_FIRST = frozenset(
    "Kim Lee Mao Deng Zhou Chiang Chou Nguyen Nguyễn Han Park Ho Li Wang Chen Lin".split()
)
# Titles before which nobody sets a given name alone, as with Sir, Lady, Father, Uncle.
_BEFORE_SURNAMES = frozenset(
    "Mr Mrs Ms Miss Mlle Dr Doctor Prof Professor Madame Mme Monsieur Herr Frau Fräulein Signor "
    "Signora Señor Señora Capt Captain Col Colonel Lieut Lieutenant Lt Sgt Sergeant Maj Major Gen "
    "General Admiral".split()
)  # fmt: skip
_NO_SURNAMES = frozenset("Christ Magdalene Magdalen Aquinas Iscariot Aurelius Caesar".split())
# Particles by which the sorting passes in all that use them, and in some languages alone.
_LINKS = frozenset("von vom zu zur van ter ten af av".split())
_LINKS_OF = {language: frozenset(("de",)) for language in ("fr", "es", "pt")}
_AFTER_VAN = frozenset("der den dem de".split())
_NONE: tuple[tuple[str, str], ...] = ()


def parts_of(name: str, words: Words, language: str) -> tuple[tuple[str, str], ...]:
    """The parts of a name in their order, each with its element; none if it is not sure.

    `words` tells what a word may be, `language` is that of the text. The parts, with a space
    between them, are the name.
    """
    language = language[:2]
    said = name.split()
    at = 0
    while at < len(said) and words[plain(said[at])] & ADDRESS and not _is_initial(said[at]):
        at += 1
    found = [("roleName", " ".join(said[:at]))] if at else []
    if at >= len(said) or not _is_surname(said[-1]):
        return _NONE
    rest = said[at:]
    if len(rest) == 1:
        sure = bool(at) and plain(said[at - 1]) in _BEFORE_SURNAMES
        sure = sure and not words[plain(rest[0])] & (GIVEN | KNOWN)
        return (*found, ("surname", rest[0])) if sure else _NONE
    given = [word for word in rest[:-1] if not word.islower()]
    link = rest[len(given) : -1]
    if not _are_given(given, words, language) or (link and not _is_link(link, language)):
        return _NONE
    if words[plain(rest[-1])] & GIVEN and not any(map(_is_initial, given[1:])):
        return _NONE
    found += [("forename", word) for word in given]
    if link:
        found.append(("nameLink", " ".join(link)))
    return (*found, ("surname", rest[-1]))


def _is_initial(word: str) -> bool:
    return len(word) == 1 or (word.endswith(".") and word[:-1].replace(".", "").isupper())


def _is_surname(word: str) -> bool:
    """True of what may be one: Hale, O'Hara, McKay, Smith-Jones, but not M., III, Il-sung, Jr."""
    ends = word.rpartition("-")[2]
    capital = word[0].isupper() and ends[:1].isupper() and len(word) > 1 and not word.isupper()
    ends_well = word[-1].isalpha() and not word.endswith("dóttir")
    half = word.lower() in PARTICLES  # of a name that goes on: Anne Van
    return capital and ends_well and not half and word not in _NO_SURNAMES


def _are_given(given: list[str], words: Words, language: str) -> bool:
    """True of one given name or initials, and what comes after them: Anna M., Henry David."""
    if not given or language in _OTHERWISE:
        return False
    first, others = given[0], given[1:]
    if language in _TWO_FAMILIES and others:
        return False
    sure = (words[plain(first)] & GIVEN and first not in _FAMILY_FIRST) or _is_initial(first)
    more = language in _ONE_FAMILY
    return bool(sure) and all(
        _is_initial(w) or (more and w.isascii() and words[plain(w)] & GIVEN) for w in others
    )


def _is_link(link: list[str], language: str) -> bool:
    head, *rest = link
    if head in ("van", "von") and len(rest) == 1:
        return rest[0] in _AFTER_VAN
    return not rest and (head in _LINKS or head in _LINKS_OF.get(language, ()))
