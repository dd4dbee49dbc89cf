"""What a run of capitalized words is made of: the pieces that the reading of it yields.

Offsets count from the start of the run; the same run of words met again gives the same pieces.
"""

from __future__ import annotations

from tei.typed import Record

ORGANIZATION = 1
EVENT = 2
PLACE = 3
PERSON = 4
WORD = 5  # a single word that may be a name: what it is shows in the whole of the text
PAIR = 6  # two unknown words


class Said(Record):
    """How a person is named: forms of address, given names and initials, surname.

    `numeral` is a ruler's; `whole` the name without form of address.
    """

    titles: tuple[str, ...]
    given: tuple[str, ...]
    surname: str
    whole: str
    numeral: str = ""


class Piece(Record):
    """`kind`, where, and why; `said` for persons; `flags` and `plain` for words.

    `opens`: capital perhaps only because it opens a sentence. `alone`: no capitalized word
    stands directly beside it.
    """

    kind: int
    start: int
    end: int
    plain: str
    why: str = ""
    cert: str = "high"
    said: Said | None = None
    flags: int = 0
    opens: bool = False
    alone: bool = True


def word(start: int, end: int, plain: str, flags: int, opens: bool, alone: bool) -> Piece:
    """A piece of the kind WORD, as most are: made so, it takes half the time."""
    return tuple.__new__(Piece, (WORD, start, end, plain, "", "high", None, flags, opens, alone))
