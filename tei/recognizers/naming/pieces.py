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


class Piece:
    """`kind`, where, and why; `said` for persons; `flags` and `plain` for words.

    `opens`: capital perhaps only because it opens a sentence. `alone`: no capitalized word
    stands directly beside it. It is no record: it is asked far more often than it is made.
    """

    __slots__ = (
        "alone", "cert", "end", "flags", "kind", "opens", "plain", "said", "start", "why",
    )  # fmt: skip

    def __init__(
        self,
        kind: int,
        start: int,
        end: int,
        plain: str,
        why: str = "",
        cert: str = "high",
        said: Said | None = None,
        flags: int = 0,
        opens: bool = False,
        alone: bool = True,
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.plain = plain
        self.why = why
        self.cert = cert
        self.said = said
        self.flags = flags
        self.opens = opens
        self.alone = alone

    def as_person(self, said: Said, why: str) -> Piece:
        """The same words as a person's name, as what stands around them shows."""
        start, end, opens, alone = self.start, self.end, self.opens, self.alone
        return Piece(PERSON, start, end, self.plain, why, "medium", said, self.flags, opens, alone)
