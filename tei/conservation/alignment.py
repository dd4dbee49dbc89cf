"""Source and stream side by side, in strides from one stop to the next.

Linear: a stride compares two slices; only where they differ is the place looked for. What may
be decided in two ways (is the hyphen at a line's end a letter or a sign? is the note's number
printed here?) is decided by the few characters that follow.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from tei.conservation.source import Source
from tei.conservation.stream import LINES, LINES_END, NOTE, OPTIONAL, PRINTED, Stop, Stream
from tei.typed import Record

_STRIDE = 8192
_AHEAD = 8  # characters that decide between two ways
_MARKS = 64  # marks of lines in a row that are counted
_PEEK = 24  # characters by which it is known that a note stands elsewhere
_BACK = 24  # characters that a moved note may share with what follows its place
_LABELS = 4  # characters by which the label of a note may differ, if its words are here
_LONGEST_KEY = 14  # characters of a label by which a moved note is looked for

# Where the notes stand in the source
TOLD, ELSEWHERE, MARKED, HERE = "told", "elsewhere", "marked", "here"


class Difference(Record):
    """`source.text[at:end]` stands where the stream has `text[tei_at:tei_end]`."""

    at: int
    end: int
    tei_at: int
    tei_end: int


class Aligner:
    """Walks a source and a stream side by side.

    Where a note stands is told by its words (`TOLD`), of which a short note has too few: if the
    texts differ then, it is tried whether they agree with all notes `ELSEWHERE` (`MARKED`: their
    numbers are printed where the stream has none), or all `HERE`. Each character has to be met.
    """

    def __init__(self, source: Source, stream: Stream) -> None:
        self.source = source.text
        self.signs = source.signs
        self.mark_at = source.mark_at
        self.text = stream.text
        self.stops = stream.stops
        self.lines = 0  # how many elements around have marks before their lines
        self.waiting: dict[str, list[Stop]] = {}  # notes that stand elsewhere in the source
        self.peeking = False
        self.same: list[tuple[int, int, int]] | None = None  # filled if it is a list: see `advance`
        self.notes = TOLD

    def run(self, limit: int) -> list[Difference]:
        """The differences, in order, but no more than `limit`."""
        if self.same is None and not self.stops and not self.signs and self.source == self.text:
            return []
        found = self._walk(limit, TOLD)
        told = self.same
        for way in (ELSEWHERE, MARKED, HERE):
            if found and any(stop.kind == NOTE for stop in self.stops):
                found = self._walk(1, way) and found
        self.same = told if found else self.same
        return found

    def _walk(self, limit: int, way: str) -> list[Difference]:
        self.notes, self.waiting, self.lines = way, {}, 0
        if self.same is not None:
            self.same = []
        found: list[Difference] = []
        i = j = s = floor = 0
        while len(found) < limit:
            i, j, s, floor, same = self.advance(i, j, s, len(self.text), len(self.stops))
            if same and i >= len(self.source):
                break
            moved = self._take_moved(i, j, floor)
            if moved:
                i, j = moved
                continue
            if same:
                found.append(Difference(i, len(self.source), j, j))
                break
            difference = self._resync(i, j)
            found.append(difference)
            i, j = difference.end, difference.tei_end
            s = self._pass_stops(s, j)
        for notes in self.waiting.values():
            for note in notes:
                if len(found) < limit:
                    end = len(self.source)
                    found.append(Difference(end, end, note.at, note.end))
        return found

    def advance(
        self, i: int, j: int, s: int, end: int, last: int
    ) -> tuple[int, int, int, int, bool]:
        """Go on from source `i`, stream `j` and stop `s` until the stream's `end` or a difference.

        `same` gets what agrees: places in source and stream, and how many characters.

        Returns where that is, the place in the stream below which nothing may be decided anew,
        and True if the end was reached.
        """
        source, text, stops, signs = self.source, self.text, self.stops, self.signs
        sign = bisect_left(signs, i) if signs else 0
        floor = j
        while True:
            while s < last and stops[s].at <= j:
                i, j, s = self._take(stops[s], i, j)
                floor = j
            if j >= end:
                return i, j, s, floor, True
            stride = min(_STRIDE, end - j)
            if s < last and stops[s].at - j < stride:
                stride = stops[s].at - j
            if signs:
                while sign < len(signs) and signs[sign] < i:
                    sign += 1
                if sign < len(signs) and signs[sign] - i < stride:
                    stride = signs[sign] - i
                    if not stride:
                        step = self._take_sign(i, j, s)
                        if step is None:
                            return i, j, s, floor, False
                        i, j = step
                        continue
            if source.startswith(text[j : j + stride], i):
                if self.same is not None and not self.peeking:
                    self.same.append((i, j, stride))
                i += stride
                j += stride
                continue
            same = _common(source, i, text[j : j + stride])
            if self.same is not None and not self.peeking:
                self.same.append((i, j, same))
            return i + same, j + same, s, floor, False

    def _take_sign(self, i: int, j: int, s: int) -> tuple[int, int] | None:
        """Past a hyphen at a line's end, or a mark at its beginning; `s` is the next stop."""
        source, text = self.source, self.text
        length = self.mark_at.get(i, 0)
        if length:
            printed = source[i : i + length]
            if self.lines and not self._is_text(i, j, s):
                return i + length, j
            return (i + length, j + length) if text.startswith(printed, j) else None
        if text[j : j + 1] != source[i]:
            return i + 1, j
        following = source[i + 1 : i + 5]
        if text[j + 1 : j + 5] != following and text.startswith(following, j):
            return i + 1, j
        return i + 1, j + 1

    def _take(self, stop: Stop, i: int, j: int) -> tuple[int, int, int]:
        """Decide at a stop: the places in source and stream after it, and the next stop."""
        following = stop.index + 1
        if stop.kind == PRINTED:
            return self._printed(stop, i, j), j, following
        if stop.kind == LINES:
            self.lines += 1
            return i, j, following
        if stop.kind == LINES_END:
            while i in self.mark_at and not self._is_text(i, j, following):
                i += self.mark_at[i]
            self.lines -= 1
            return i, j, following
        asked = stop.kind != NOTE or self.notes == TOLD
        if self.peeking or (self._stands_here(stop, i, j) if asked else self.notes == HERE):
            return i, j, following
        if stop.kind == NOTE:
            self.waiting.setdefault(stop.key[:_LONGEST_KEY], []).append(stop)
            i = self._marker(stop, i)
        return i, stop.end, stop.last

    def _is_text(self, i: int, j: int, s: int) -> bool:
        """True if the mark of a line that the source has at `i` is text in the stream.

        Of several marks in a row, on empty lines, those that the stream has are the last.
        """
        ahead = self._ahead(j, s)
        if not ahead or not self.source.startswith(ahead, i):
            return False
        for _ in range(_MARKS):
            length = self.mark_at.get(i, 0)
            if not length:
                return True
            if not self.text.startswith(self.source[i : i + length], j):
                return False
            i, j = i + length, j + length
        return True

    def _ahead(self, j: int, s: int) -> str:
        """What the stream has next, up to where the source may have something besides."""
        stop = j + _AHEAD
        while s < len(self.stops) and self.stops[s].at < stop:
            if self.stops[s].kind in (PRINTED, LINES):
                stop = self.stops[s].at
                break
            s += 1
        return self.text[j:stop]

    def _printed(self, stop: Stop, i: int, j: int) -> int:
        source, shown = self.source, stop.shown
        if not source.startswith(shown, i):
            return i
        ahead = self._ahead(j, stop.index + 1)
        after = i + len(shown)
        if ahead and not source.startswith(ahead, after) and source.startswith(ahead, i):
            return i
        return after

    def _stands_here(self, stop: Stop, i: int, j: int) -> bool:
        """True if the range that begins here in the stream begins here in the source as well.

        It does if all of it is here; or if its label and its first words are, and the words that
        follow it in the stream are not here as well; or its first words after another label.
        """
        lines, self.peeking = self.lines, True
        past, reached, _, floor, same = self.advance(i, j, stop.index + 1, stop.end, stop.last)
        self.lines, self.peeking = lines, False
        if same and stop.kind == OPTIONAL:
            # Not the first words of what follows: a description “Mole” above the title “Mole, 1910”
            ahead = self._ahead(*stop.past(self.stops))
            return self.source.startswith(ahead, past) or not self.source.startswith(ahead, i)
        if same or stop.kind != NOTE:
            return same
        label = len(stop.key)
        words = j + label if self.text.startswith(stop.key, j) else j
        following = self.text[stop.end : stop.end + _PEEK]
        if not self.source.startswith(stop.key, i):
            peek = self.text[words : min(stop.end, words + _PEEK)]
            at = self.source.find(peek, i, i + label + _LABELS + len(peek))
            return at > i and not (following and self.source.startswith(following, at))
        if reached - max(floor, words) < _AHEAD:
            return False
        return not (following and self.source.startswith(following, i + label))

    def _marker(self, stop: Stop, i: int) -> int:
        """Past the marker of a note that stands elsewhere, if just its number is printed here."""
        if self.notes == ELSEWHERE or not self.source.startswith(stop.shown, i):
            return i
        after, ahead = i + len(stop.shown), self._ahead(stop.end, stop.last)
        printed = ahead and self.source.startswith(ahead, after)
        return after if self.notes == MARKED or printed else i

    def _take_moved(self, i: int, j: int, floor: int) -> tuple[int, int] | None:
        """If a note that the stream had earlier stands here in the source: past it."""
        if not self.waiting:
            return None
        source = self.source
        for back in range(min(_BACK, i, j - floor) + 1):
            at = i - back
            if back and source[at] != self.text[j - back]:
                return None
            for key in self._keys(at):
                notes = self.waiting.get(key)
                if not notes:
                    continue
                lines, agreed = self.lines, len(self.same or ())
                end, _, _, _, same = self.advance(
                    at, notes[0].at, notes[0].index + 1, notes[0].end, notes[0].last
                )
                self.lines = lines
                if not same and self.same:
                    del self.same[agreed:]
                if same:
                    del notes[0]
                    if not notes:
                        del self.waiting[key]
                    return end, j - back
        return None

    def _keys(self, at: int) -> Iterable[str]:
        """What a note that begins at a place of the source may be known by, the longest first."""
        words = self.source[at : at + _LONGEST_KEY]
        return (words[:length] for length in range(len(words), 0, -1))

    def _resync(self, i: int, j: int) -> Difference:
        from tei.conservation.losses import resync

        di, dj = resync(self.source, i, self.text, j)
        if not di and not dj:  # a mark of which the stream has the first half
            di = dj = 1
        return Difference(i, i + di, j, j + dj)

    def _pass_stops(self, s: int, j: int) -> int:
        while s < len(self.stops) and self.stops[s].at < j:
            self.lines += {LINES: 1, LINES_END: -1}.get(self.stops[s].kind, 0)
            s += 1
        return s


def _common(text: str, at: int, words: str) -> int:
    """The length of the common beginning of `text[at:]` and `words`."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if text.startswith(words[:middle], at):
            low = middle
        else:
            high = middle - 1
    return low
