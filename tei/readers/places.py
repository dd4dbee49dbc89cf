"""Where the words of a document came from, for readers whose text is not the file's."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import accumulate


class Places(Mapping[int, tuple[int, int]]):
    """Offset of the text -> line and column of the source (from 1).

    Some are given as offsets of the source: its lines are counted once one of them is asked for.

    >>> Places({0: (3, 1), 9: 5}, "One\\ntwo\\n")[9]
    (2, 2)
    """

    def __init__(self, places: Mapping[int, tuple[int, int] | int], source: str) -> None:
        self._places = places
        self._source = source

    def __getitem__(self, at: int) -> tuple[int, int]:
        place = self._places[at]
        if isinstance(place, tuple):
            return place
        number = bisect_right(self._lines, place)
        return number, place - self._lines[number - 1] + 1

    def __iter__(self) -> Iterator[int]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    @cached_property
    def _lines(self) -> list[int]:
        """Where each line of the source begins."""
        lengths = (len(line) + 1 for line in self._source.split("\n"))
        return list(accumulate(lengths, initial=0))[:-1]
