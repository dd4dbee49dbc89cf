"""Persons and places that share a name, told apart by what is said of them.

    Lincoln was shot in Washington.     a person, and a place
    St Augustine wrote of St Andrews.   a person, and a place
    at the King George dock             neither: a dock that is called after a king
"""

from __future__ import annotations

from tei.recognizers.naming.contexts import around, speaks_for_person
from tei.recognizers.naming.pieces import Said
from tei.recognizers.naming.titles import SAINTS
from tei.regexes import compiled
from tei.resources import word_list

NAMESAKE = "what it does, persons do and not places: “{}”"

# A town may say, think and refuse (its government does), but not these.
_DEED = compiled(
    r"\s(was (?:shot|born|elected|killed|wounded|hanged|buried|assassinated|inaugurated|married)"
    r"|(?:crossed|rode|slept|ate|drank|died|wept|laughed|smiled|nodded|sat|walked|wrote|married"
    r"|resigned|himself|was then \d+))\b"
)
_CALLED_AFTER = frozenset(
    "dock docks gate gates wharf quay pier bridge hotel inn tavern hospital ward school college "
    "station line pit colliery mill works theatre cinema hall library museum park square lock "
    "canal road street estate stakes cup medal prize award lecture lectures".split()
)


def namesake(text: str, name: str, start: int, end: int) -> tuple[Said, str] | None:
    """The person who is meant where the lists have a place, and the words that show it."""
    if " " not in name and name not in word_list("persons_and_places"):
        return None
    first, _, rest = name.partition(" ")
    if rest and first.rstrip(".") in SAINTS and " " not in rest:
        deed = speaks_for_person(text, start, end)
        found = Said((first.rstrip("."),), (rest,), "", rest)
        return (found, deed) if deed else None
    if rest:
        return None
    done = _DEED.match(text, end)
    if done is None or around(text, start, end)[1] in ("of", "in", "at", "near", "from", "to"):
        return None
    return Said((), (), name, name), done[1]


def called_after(text: str, start: int, end: int) -> bool:
    """True of the king of "the King George dock"."""
    if text[max(0, start - 32) : start].rstrip()[-1:] not in ("e", "E"):
        return False  # most often, and seen at once: no "the"
    _, one, following = around(text, start, end)
    return one == "the" and following in _CALLED_AFTER
