"""Texts that write their nouns with capital letters, as English did to about 1760 and German does.

    every Man had his Reasons, and a Christian Man had the best
    ->  nouns have capitals here; "Man" and "Reasons" stand after words that names do not follow

In such a text a capital is no evidence of a name. What it has met after an article or in lower
case is a noun, and so is what has the ending of one.
"""

from __future__ import annotations

from functools import cached_property

from tei.recognizers.naming.lexicon import KNOWN, PLACE
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING
from tei.vocabulary import sample

if TYPE_CHECKING:
    from tei.document import Document
    from tei.recognizers.naming.lexicon import Words

# Words after which a noun or its adjective stands, seldom a name. "The" is none of them: many
# bodies have it.
_ENGLISH = (
    "a|an|his|her|their|our|my|your|thy|its|every|some|any|no|such|each|many|several|all|these|those"
)
_GERMAN = (
    "ein|eine|einen|einem|einer|eines|kein|keine|keinen|mein|meine|dein|seine|seinen|seiner|ihre"
    "|ihren|ihrer|unsere|jede|jeder|jeden|jedes|diese|dieser|diesen|alle|viele"
)
_ALSO_BEFORE = "the|ye|that|this|der|die|das|den|dem|des|zum|zur|im|vom"


def _after(words: str, begins: str = r"(?<!\w.)") -> str:
    """The pattern of a word after one of these. The first letter comes first: so it is fast."""
    rests: dict[str, list[str]] = {}
    for word in words.split("|"):
        rests.setdefault(word[0], []).append(word[1:])
    each = "|".join(rf"{first}{begins}(?:{'|'.join(rest)})" for first, rest in rests.items())
    return rf"(?:{each})\s([^\W\d_]{{2,}})"


# The share of capitals is told from what follows spaces: so it is faster still.
_NOUN = " " + _after(f"{_ENGLISH}|{_GERMAN}", "")
_ENGLISH_NOUN = " " + _after(_ENGLISH, "")
_ANY_NOUN = _after(f"{_ENGLISH}|{_GERMAN}|{_ALSO_BEFORE}")
_ENDINGS = (
    "ness", "tion", "tions", "sion", "ity", "ities", "ment", "ments", "ance", "ence", "ship",
    "hood", "dom", "ies", "ers", "ors", "ians", "ists", "ing", "ings", "age", "ages",
    "ung", "ungen", "heit", "keit", "schaft", "nis",
)  # fmt: skip
_SAMPLE = 1500  # characters from each of some places that tell the habit of a text
_PLACES = 6
_LEAST = 15  # nouns in the sample
_SHARE = 0.35  # of them with a capital: of today's prose it is less than a tenth


class Nouns:
    """What a text does with its nouns."""

    def __init__(self, document: Document, words: Words) -> None:
        self._document = document
        self._words = words

    @cached_property
    def capitalized(self) -> bool:
        """True if this text writes its nouns with capital letters."""
        german = not self._document.words.isdisjoint(_GERMAN.split("|"))
        noun = compiled(_NOUN if german else _ENGLISH_NOUN)
        met = noun.findall(sample(self._document.text, _SAMPLE, _PLACES))
        if len(met) < _LEAST:
            return False
        capitals = sum(word[0].isupper() and not word.isupper() for word in met)
        return bool(capitals > _SHARE * len(met))

    @cached_property
    def _met(self) -> frozenset[str]:
        words = compiled(_ANY_NOUN).findall(self._document.text)
        return frozenset(word.casefold() for word in words)

    def is_noun(self, word: str) -> bool:
        """True of a word that in this text, for all its capital, is a noun or an adjective."""
        if not self.capitalized or self._words[word] & KNOWN:
            return False
        small = word.casefold()
        one, words = small.removesuffix("s"), self._document.words
        return (
            small in self._met
            or one in self._met
            or (small.islower() and small in words)
            or (one.islower() and one in words)
            or (len(small) > 5 and small.endswith(_ENDINGS))
        )

    def are_all(self, name: str, why: str) -> bool:
        """True of "Floating Village" where all nouns have capitals: of no name in a list."""
        if not self.capitalized or why.startswith("in the list"):
            return False
        words = [word for word in name.split() if not word.islower()]
        return all(self.is_noun(word) and not self._words[word] & PLACE for word in words)
