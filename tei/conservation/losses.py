"""Differences in words: where source and TEI agree again, what stood between, and where.

Imported only when there is something to report.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from tei.conservation.stream import Stream, stream
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.conservation import Loss
    from tei.conservation.alignment import Difference
    from tei.names import Node

_GRAM = 12  # so many equal characters mean that the texts agree again
_SHORT_GRAMS = (6, 3)  # the same, in the last words of a text
_WINDOWS = (64, 512, 4096, 32768, 262144)
_QUOTED = 60
_WORD = 30  # a "word" longer than this is cut


def resync(source: str, i: int, text: str, j: int) -> tuple[int, int]:
    """How far to go on in each until they agree again, from a difference at `i` and `j`.

    >>> resync("Hesaidnothingmoreatall.", 6, "Hesaidmoreatall.", 6)
    (7, 0)
    """
    rest = len(source) - i, len(text) - j
    if max(rest) <= _WINDOWS[2]:
        end = _common_end(source[i:], text[j:])
        if end == min(rest):  # nothing but the one thing lost or invented
            return rest[0] - end, rest[1] - end
    for window in _WINDOWS:
        here, there = source[i : i + window], text[j : j + window]
        found = _agreement(here, there, _GRAM)
        if found:
            return found
        if len(here) < window and len(there) < window:
            break
    here, there = source[i : i + _WINDOWS[-1] + 1], text[j : j + _WINDOWS[-1] + 1]
    if max(len(here), len(there)) <= _WINDOWS[0]:
        for length in _SHORT_GRAMS:
            found = _agreement(here, there, length)
            if found:
                return found
    if max(len(here), len(there)) <= _WINDOWS[-1]:
        end = _common_end(here, there)
        return len(here) - end, len(there) - end
    return len(source) - i, len(text) - j


def _agreement(here: str, there: str, length: int) -> tuple[int, int] | None:
    """Where so many characters are the same in both, with the least left out before."""
    grams: dict[str, int] = {}
    for at in range(len(there) - length, -1, -1):
        grams[there[at : at + length]] = at
    best: tuple[int, int, int] | None = None
    for at in range(len(here) - length + 1):
        if best is not None and at >= best[0]:
            break
        other = grams.get(here[at : at + length])
        if other is not None and (best is None or at + other < best[0]):
            best = (at + other, at, other)
    return _closer(here, best[1], there, best[2]) if best else None


def _closer(here: str, di: int, there: str, dj: int) -> tuple[int, int]:
    """The agreement may begin before the characters by which it was found."""
    while di and dj and here[di - 1] == there[dj - 1]:
        di, dj = di - 1, dj - 1
    return di, dj


def _common_end(a: str, b: str) -> int:
    length = 0
    while length < min(len(a), len(b)) and a[-1 - length] == b[-1 - length]:
        length += 1
    return length


def describe(text: str, root: Node, differences: Sequence[Difference]) -> Iterator[Loss]:
    """The differences as the source's and the TEI's own words, with their places."""
    from tei.conservation import Loss

    told = stream(root, trace=True)
    shown = "".join(told.pieces)
    ours = _Spots(text, (o for d in differences for o in (d.at, d.end)))
    lines = Lines(told, shown)
    theirs = _Spots(shown, (o for d in differences for o in (d.tei_at, d.tei_end)))
    for d in differences:
        start, end = ours.span(d.at, d.end)
        tei_start, tei_end = theirs.span(d.tei_at, d.tei_end)
        kind = "lost" if tei_start == tei_end else "invented" if start == end else "changed"
        if kind == "lost":
            start, end, _ = _slide(text, start, end)
        elif kind == "invented":
            tei_start, tei_end, steps = _slide(shown, tei_start, tei_end)
            for _ in range(steps):
                start = end = _back(text, start)
        else:
            start, end = _whole_words(text, start, end)
            tei_start, tei_end = _whole_words(shown, tei_start, tei_end)
        before = text[max(0, start - 3 * _WORD) : start].split()
        after = " ".join(before[-3:]) if start > 3 * _WORD else " ".join(before[-4:])
        yield Loss(kind, start, quoted(text[start:end]), quoted(shown[tei_start:tei_end]),
                   after, lines.of(tei_start))


class _Spots:
    """Offsets in a text without its white space -> offsets in the text, for a few of them."""

    def __init__(self, text: str, offsets: Iterable[int]) -> None:
        self._first: dict[int, int] = {}  # bare offset -> where its character stands
        self._past: dict[int, int] = {}  # bare offset -> the place after the character before it
        self._length = len(text)
        wanted = sorted(set(offsets))
        count = at = end = 0
        for match in re.finditer(r"\S+", text):
            length = match.end() - match.start()
            while at < len(wanted) and wanted[at] < count + length:
                inside = wanted[at] - count
                self._first[wanted[at]] = match.start() + inside
                self._past[wanted[at]] = match.start() + inside if inside else end
                at += 1
            if at == len(wanted):
                break
            count += length
            end = match.end()
        for offset in wanted[at:]:
            self._first[offset] = self._past[offset] = end

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place of the characters from `start` to before `end`."""
        first = self._first[start]
        return first, max(first, self._past[end])


def _slide(text: str, start: int, end: int) -> tuple[int, int, int]:
    """Of the places where the same characters may have been put in, one of whole words, and how
    many characters before the place given it lies.

    What is missing from “the quick quiet” beside “the quiet” may be “quick ” as well as “ck qui”.
    """
    low, high = start, end
    for steps in range(2 * _WORD):
        if _begins_word(text, low) and _begins_word(text, high):
            while high > low and text[high - 1].isspace():
                high -= 1
            return low, high, steps
        low, high = _back(text, low), _back(text, high)
        if low < 0 or high <= 0 or text[low] != text[high]:
            break
    if any(c.isalnum() for c in text[start : min(end, start + _QUOTED)]):
        return *_whole_words(text, start, end), 0
    return start, end, 0


def _back(text: str, at: int) -> int:
    """The place of the last character before `at` that is not white space, or -1."""
    at -= 1
    while at >= 0 and text[at].isspace():
        at -= 1
    return at


def _begins_word(text: str, at: int) -> bool:
    return at == 0 or at >= len(text) or text[at].isspace() or text[at - 1].isspace()


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    low, high = start, end
    while low > max(0, start - _WORD) and not text[low - 1].isspace():
        low -= 1
    while high < min(len(text), end + _WORD) and not text[high].isspace():
        high += 1
    return low, high


def quoted(words: str) -> str:
    """Words on one line, as a message can show them."""
    words = " ".join(words[: 4 * _QUOTED].split())
    return words if len(words) <= _QUOTED else words[: _QUOTED - 1].rstrip() + "…"


class Lines:
    """The lines of a TEI file, from those of the nodes and the line ends in the text between."""

    def __init__(self, told: Stream, shown: str) -> None:
        self._nodes = told.nodes
        self._shown = shown
        self._begins = [0]
        for piece in told.pieces:
            self._begins.append(self._begins[-1] + len(piece))

    def of(self, at: int) -> int:
        """The line where an offset of the shown text stands."""
        piece = max(0, min(bisect_right(self._begins, at), len(self._begins) - 1) - 1)
        k = bisect_right(self._nodes, piece, key=lambda n: n[0]) - 1
        if k < 0:
            return 0
        first, node = self._nodes[k]
        begin = self._begins[first]
        return max(0, node.start) + self._shown.count("\n", begin, max(begin, at))
