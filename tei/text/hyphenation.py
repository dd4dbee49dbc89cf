"""Whether a hyphen at a line end is the printer's, where the text has the word nowhere else.

    Mon-|day, French-|man, presbyte-|rian   ->   the printer's: no word begins with the second
                                                 half, or the two make a name that is known
    self-|made, salt-|kettle                ->   not told
"""

from __future__ import annotations

from tei.resources import word_list

_ENDINGS = frozenset(
    "man men woman women ly ing ings ed er ers tion tions sion sions ness nesses ment ments able "
    "ible ful less ship ships hood dom ward wards ity ities ous ive ical ism ist ists ize ise "
    "ary ery ory ence ance ency ancy ent ant cy ty ry gy fy heit keit ung ungen schaft lich isch "
    "ische ischen lichen rian rians tian tians cian cians".split()
)
_KNOWN = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april august "
    "september october november december sonntag montag dienstag mittwoch donnerstag freitag "
    "samstag sonnabend januar februar oktober dezember".split()
)
# Two consonants that words begin with in English, German and French.
_ONSETS = frozenset(
    "bl br ch chr cl cr dr dw fl fr gh gl gn gr kl kn kr ph pf pl pr ps qu rh sc sh sk sl sm sn sp "
    "sq st sv sw th tr ts tw vl wh wr zw sz sch".split()
)
_VOWELS = frozenset("aeiouyäöüàâéèêëîïôûæœáíóúùìò")
FIRST_HALVES = frozenset(
    "self well half quasi vice twenty thirty forty fifty sixty seventy eighty ninety".split()
)


def is_broken(first: str, second: str) -> bool:
    """True if two halves, in lower case, can only be one word that a printer broke.

    >>> is_broken("mon", "day"), is_broken("inde", "pendent"), is_broken("inde", "ndent")
    (True, False, True)
    """
    if "-" in first or first in FIRST_HALVES:
        return False
    if second in _ENDINGS or first + second in _KNOWN:
        return True
    if len(first) < 2 or len(second) < 2 or not (first + second).isalpha():
        return False
    if _VOWELS.isdisjoint(second) or _VOWELS.isdisjoint(first):
        return True
    onset = second[:2]
    if _VOWELS.isdisjoint(onset) and onset not in _ONSETS:
        return True
    return (first + second).capitalize() in word_list("places")


def looks_compound(first: str, second: str, words: set[str]) -> bool:
    """True for “self-|denial”, “up-to-|date”, and for two whole words of some length."""
    head, _, last = first.rpartition("-")
    if first in FIRST_HALVES or (head and last in words and second in words):
        return True
    return len(first) > 3 and len(second) > 3 and first in words and second in words
