"""Where the words of a Markdown text stand in its source.

The parser tells the lines of a block; the rest is found by going through the line once more:
what the parser takes for words stands there as it is, after the signs around it.
"""

from __future__ import annotations

from bisect import bisect_right

from markdown_it.token import Token


class Places:
    """The lines of a source; `at(line)` is where one begins."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._starts = [0]
        at = source.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = source.find("\n", at + 1)
        self._cells: tuple[int, int] = (-1, 0)  # line of a table, and how far it has been read

    def at(self, line: int) -> int:
        """The offset of a line (from 0)."""
        return self._starts[min(line, len(self._starts) - 1)]

    def line(self, number: int) -> str:
        """The words of a line (from 0)."""
        start = self.at(number)
        end = self.source.find("\n", start)
        return self.source[start : end if end >= 0 else len(self.source)]

    def scan(self, token: Token) -> Scan:
        """The words of an inline token, line by line, ready to be gone through."""
        starts: list[tuple[int, int]] = []
        at = 0
        first = token.map[0] if token.map else 0
        for number, words in enumerate(token.content.split("\n"), first):
            line, start = self.line(number), self.at(number)
            column = self._column(line, words.strip(), number)
            lead = len(words) - len(words.lstrip())
            starts.append((at + lead, start + column))
            at += len(words) + 1
        return Scan(token.content, starts)

    def _column(self, line: str, words: str, number: int) -> int:
        if line.rstrip().endswith(words):
            return len(line.rstrip()) - len(words)
        from_ = self._cells[1] if self._cells[0] == number else 0
        column = line.find(words, from_)
        if column < 0:  # a bar escaped in a cell
            column = line.find(words.split("|")[0], from_) if words else from_
        column = max(column, from_)
        self._cells = (number, column + len(words))
        return column


class Scan:
    """The words of one inline token: what has been met, and where it stood in the source."""

    def __init__(self, words: str, starts: list[tuple[int, int]]) -> None:
        self.words = words
        self._starts = [s for s, _ in starts]
        self._origins = [o for _, o in starts]
        self._at = 0

    def find(self, words: str) -> int:
        """The offset in the source of the next place with these words; goes on behind them."""
        found = self.words.find(words, self._at) if words else -1
        if found < 0:
            return self.origin(self._at)
        self._at = found + len(words)
        return self.origin(found)

    def origin(self, at: int) -> int:
        """The offset in the source of an offset in the words."""
        i = max(0, bisect_right(self._starts, at) - 1)
        return self._origins[i] + max(0, at - self._starts[i])

    def pass_target(self) -> None:
        """Go on behind `](target)`, `][label]` or `]` and attributes."""
        words = self.words
        at = words.find("]", self._at)
        if at < 0:
            return
        at += 1
        closing = {"(": ")", "[": "]"}.get(words[at : at + 1], "")
        if closing:
            at = _behind(words, at, closing)
        self._at = at


def _behind(words: str, at: int, closing: str) -> int:
    """The place behind a bracket that opens at `at`, with what nests in it."""
    opening, depth = words[at], 0
    while at < len(words):
        sign = words[at]
        if sign == "\\":
            at += 1
        elif sign == opening:
            depth += 1
        elif sign == closing:
            depth -= 1
            if not depth:
                return at + 1
        at += 1
    return at
