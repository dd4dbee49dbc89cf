"""Where words begin and end: the same in the source and in the TEI?

The comparison of characters leaves white space out, for a source may set its lines as it likes.
But where it parts two words, something has to part them in the TEI (white space, or an element
that stands on lines of its own), and where it has one word, nothing may.

    source            TEI                            ->
    answered in       answered in                    the same
    answered in       answeredin                     joined
    answered          answer ed                      parted
    The Mill / 1905   <head>The Mill</head>          the same: a <head> has lines of its own
                      <p>1905</p>

    answered (in)     answered(in)                   joined
    answered, in      answered , in                  parted
    £5, 5 %, thro' a  £ 5, 5%, thro'a                parted, joined, joined

Letters and figures beside each other are asked for everywhere, all other signs within a text of
the TEI: at the ends of an element marks and notes may have stood. And
only where the characters of both run on together: where a mark was put into an attribute, or a
hyphen taken out, nothing is said.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from tei.conservation.losses import Lines, quoted
from tei.conservation.source import Source
from tei.conservation.stream import EITHER, Stream, bare
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.conservation import Loss

_WORD = 30  # a "word" longer than this is cut
_BROKEN_AT = frozenset("-/")  # a line may end after it, within a word or an address
_AROUND = re.compile(r"[^\W_]+[^\w\s]*|[^\w\s]+[^\W_]*")


class Stretch(Record):
    """So many characters from `at` in the source and from `tei_at` in the stream are the same."""

    at: int
    tei_at: int
    length: int


class _Gaps:
    """The white space of a text, by the number of characters before it that are none."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at: list[int] = []  # characters before the gap
        self.places: list[tuple[int, int]] = []  # where the gap begins and ends in the text
        count = end = 0
        for match in re.finditer(r"\S+", text):
            if match.start():
                self.at.append(count)
                self.places.append((end, match.start()))
            end = match.end()
            count += end - match.start()

    def within(self, start: int, end: int) -> set[int]:
        """The gaps between the characters of a stretch, as numbers of characters from `start`."""
        low, high = bisect_right(self.at, start), bisect_left(self.at, end)
        return {at - start for at in self.at[low:high]}

    def place(self, at: int) -> tuple[int, int] | None:
        """Where the gap after so many characters begins and ends, if there is one."""
        index = bisect_left(self.at, at)
        return self.places[index] if index < len(self.at) and self.at[index] == at else None

    def offset(self, at: int) -> int:
        """Where the character after so many others stands in the text."""
        index = bisect_right(self.at, at) - 1
        return self.places[index][1] + at - self.at[index] if index >= 0 else at

    def words(self, start: int, end: int) -> str:
        """The words (or the word) on both sides of a place, on one line."""
        before, after = self.text[max(0, start - _WORD) : start], self.text[end : end + _WORD]
        first = [m for m in _AROUND.finditer(before) if m.end() == len(before)]
        last = _AROUND.match(after)
        between = " " if end > start else ""
        return (first[0][0] if first else "") + between + (last[0] if last else "")


def changed(text: str, source: Source, told: Stream, stretches: list[Stretch]) -> Iterator[Loss]:
    """The places where words were joined or parted, in the order of the source.

    `told` was read with its breaks and its trace, and `stretches` are what an alignment of it
    with `source` (made of `text`) found the same.
    """
    from tei.conservation import Loss

    shown = "".join(told.pieces)
    ours, theirs = _Gaps(text), _Gaps(shown)
    ends = _ends(told.pieces)
    lines: Lines | None = None
    for at, tei_at, length in sorted(_joined(stretches)):
        here, there = ours.within(at, at + length), theirs.within(tei_at, tei_at + length)
        for inside in sorted(here ^ there):
            gap = theirs.place(tei_at + inside)
            if gap and shown[gap[0] : gap[1]].strip(EITHER) == "":
                continue
            before, after = source.text[at + inside - 1], source.text[at + inside]
            if not (before.isalnum() and after.isalnum()) and (
                tei_at + inside in ends or not (before.isalnum() or after.isalnum())
            ):
                continue
            here_gap = ours.place(at + inside)
            if before in _BROKEN_AT and here_gap and "\n" in text[slice(*here_gap)]:
                continue
            lines = lines or Lines(told, shown)
            start = theirs.offset(tei_at + inside)
            tei_gap = gap or (start, start)
            offset = ours.offset(at + inside)
            gap = here_gap or (offset, offset)
            yield Loss(
                "joined" if inside in here else "parted",
                gap[0],
                quoted(ours.words(*gap)),
                quoted(theirs.words(*tei_gap)),
                line=lines.of(tei_gap[1]),
            )


def _ends(pieces: list[str]) -> set[int]:
    """Where the texts and marks of a stream end, as numbers of characters before."""
    count, ends = 0, set()
    for piece in pieces:
        count += len(bare(piece))
        ends.add(count)
    return ends


def _joined(stretches: list[Stretch]) -> Iterator[Stretch]:
    """Stretches that go on where the one before ends, as one."""
    last: Stretch | None = None
    for stretch in stretches:
        if last is None:
            last = stretch
        elif (last.at + last.length, last.tei_at + last.length) == (stretch.at, stretch.tei_at):
            last = Stretch(last.at, last.tei_at, last.length + stretch.length)
        else:
            yield last
            last = stretch
    if last is not None:
        yield last
