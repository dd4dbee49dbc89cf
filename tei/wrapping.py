"""Are the lines of a text hard-wrapped, or is each a paragraph? What its line ends say.

    The harbour was closed that winter,      a line is full, and the sentence runs on:
    and nobody came to the town by sea.      hard-wrapped

    The harbour was closed that winter.      a sentence ends where its line does, and the next
    Nobody came. The town was hungry.        line's first word would have fitted: a paragraph

A line end is *full* if the next line's first word would not have fitted. It *runs on* if the
next line begins in lower case and no sentence has ended. One that is full and runs on is the
surest sign of wrapping, even in a text of two lines; one that is full where a sentence ends says
nothing: paragraphs, too, may be of one length.
"""

from __future__ import annotations

from collections.abc import Iterable

from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from array import array

    from tei.document import Block

_NARROWEST = 24  # a newspaper column
_NARROW = 40  # lines up to here may be addresses, verses, names: only running sentences count
_USUAL = 100  # a line longer than that is rarely a wrapped one
_WIDEST = 200  # nobody wraps lines that late
_CLOSING = "\"'”’»«“)]*_ \t"
_OPENING = "\"'“‘«»„‚(*_—– \t"


class Votes(Record):
    """How many line ends speak for wrapping and against it; `mute` those that say neither."""

    wrapped: int = 0
    single: int = 0
    mute: int = 0

    @property
    def doubtful(self) -> bool:
        """True if the votes are nearly even, or none was cast by lines long enough for prose."""
        less, more = sorted((self.wrapped, self.single))
        return less * 3 > more * 2 if more else self.mute > 0


def votes(text: str, lines: array[int], runs: Iterable[Block]) -> Votes:
    """What the line ends inside some runs of lines say, taken together.

    Lines with a `>` before them say nothing: they are cut as somebody else's letter was.
    """
    wrapped = single = mute = widest = 0
    alone = []  # the lengths of lines between blank lines
    for run in runs:
        if run.last - run.first == 1:
            alone.append(run.end - run.start)
            continue
        rows = [text[lines[n] : lines[n + 1] - 1].rstrip() for n in range(run.first, run.last)]
        rows = [row for row in rows if row.lstrip()[:1] != ">"]
        width = max(map(len, rows), default=0)
        if width > _WIDEST:
            single += sum(len(row) > _WIDEST for row in rows)
        elif width >= _NARROWEST:
            more, less, none = _count(rows, width)
            wrapped, single, mute = wrapped + more, single + less, mute + none
            widest = max(widest, width)
    if widest:
        # Where lines were cut at some width, none is much longer.
        single += sum(length * 4 > widest * 5 for length in alone)
    else:
        single += sum(length > _WIDEST for length in alone)
    return Votes(wrapped, single, mute)


def _count(rows: list[str], width: int) -> tuple[int, int, int]:
    wrapped = single = mute = 0
    for k in range(len(rows) - 1):
        row, following = rows[k], rows[k + 1].split(None, 1)
        word = following[0] if following else ""
        full = len(row) + 1 + len(word) >= min(width, _USUAL)
        ends = row.rstrip(_CLOSING)[-1:] in (".", "!", "?", "…", ":")
        lower = word.lstrip(_OPENING)[:1].islower()
        if lower and not ends:
            wrapped += 2 * full
            single += not full
        elif width < _NARROW:
            continue
        elif full and ends and not lower:
            mute += width <= _USUAL
        else:
            wrapped += full
            single += not full
    return wrapped, single, mute
