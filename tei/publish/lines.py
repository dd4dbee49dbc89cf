"""Lines of text: their pieces, how they are broken, and what stands before each.

    normalized([Token("text", " a "), Token("post", "”")])   ->   "a", "”"

A run of white space is one space, none at the ends of lines or just within emphasis. A `Sheet`
writes one line after another, with the indents and signs of the blocks that are open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

__all__ = ["VISIBLE", "WHITE", "Sheet", "Token", "is_rule", "normalized", "wrapped"]

WHITE = " \t\r\n"
VISIBLE = frozenset(("text", "pre", "post", "fn", "img"))
_RUNS = re.compile(r"[ \t\r\n]+")


class Token(NamedTuple):
    """A piece of a line: text, a mark, the begin or end of emphasis, a break, a note's number."""

    kind: str
    value: str
    node: Any = None


class _Prefix:
    """What stands before each line of a block: before its first, and before all others."""

    __slots__ = ("first", "rest", "used")

    def __init__(self, first: str, rest: str) -> None:
        self.first, self.rest, self.used = first, rest, False


class Sheet:
    """Lines written one after another."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.prefixes: list[_Prefix] = []
        self.low = 0  # how far blocks were left since the last line
        self.due = 0
        self.is_fresh = True  # nothing was written yet in the block that is open

    def push(self, first: str, rest: str) -> None:
        """From here on each line has something before it."""
        self.prefixes.append(_Prefix(first, rest))
        if first or rest:
            self.is_fresh = True

    def pop(self) -> None:
        """No longer."""
        prefix = self.prefixes.pop()
        if prefix.first.strip() and not prefix.used:  # a label with nothing behind it
            self.prefixes.append(prefix)
            self.emit("")
            self.prefixes.pop()
        self.low = min(self.low, len(self.prefixes))
        self.is_fresh = False

    def want(self, space: int) -> None:
        """Before the next line stands a line end (1) or an empty line (2)."""
        if not self.is_fresh:
            self.due = max(self.due, space)

    def emit(self, line: str) -> None:
        """Write one line, after what is due."""
        if self.due == 2 and self.lines:
            self.lines.append("".join(p.rest for p in self.prefixes[: self.low]).rstrip())
        self.due = 0
        self.is_fresh = False
        before = ""
        for prefix in self.prefixes:
            before += prefix.rest if prefix.used else prefix.first
            prefix.used = True
        self.low = len(self.prefixes)
        self.lines.append((before + line).rstrip(WHITE))


def is_rule(mark: str) -> bool:
    """True of a line drawn under a heading: ====."""
    return len(mark) > 3 and mark == mark[0] * len(mark) and mark[0] in "=-_~*#^"


def normalized(tokens: Iterable[Token]) -> Iterator[Token]:
    """Each run of white space is one space, none at the ends of lines, none within emphasis's ends.

    Between a mark and its words a space stands where the text has one (“ so ”), not where the TEI
    breaks its line.

    `" a", <i>, " b", </i>, " c"`   ->   `"a", " ", <i>, "b", </i>, " ", "c"`
    """
    out: list[Token] = []
    white = has_words = swallows = False
    is_meant = False  # the white space is a space of the text
    for token in tokens:
        kind, value = token.kind, token.value
        if kind in ("open", "close"):
            out.append(token)
            continue
        if kind == "br" or (kind == "post" and is_rule(value)):
            if has_words:
                out.append(Token("br", "\n"))
            white = has_words = False
            if kind == "br":
                continue
        words = _RUNS.sub(" ", value).strip(" ")
        begins_white = value[:1] in WHITE if value else False
        if begins_white:
            is_meant = "\n" not in value[: len(value) - len(value.lstrip(WHITE))]
        white = white or (begins_white and (is_meant or not swallows))
        if not words and kind != "img":
            continue
        if kind == "post" and white and is_meant and has_words:
            out.append(Token("text", " "))
            white = False
        elif has_words and kind != "post" and (white or (swallows and _parts(out, words))):
            out.insert(_before_opens(out), Token("text", " "))
        white = (white and kind == "post") or value[-1:] in tuple(WHITE)
        is_meant = "\n" not in value[len(value.rstrip(WHITE)) :]
        out.append(Token("text" if kind in ("pre", "post") else kind, words, token.node))
        has_words, swallows = True, kind == "pre"
    while out and out[-1].kind == "br":
        out.pop()
    yield from out


def _parts(out: list[Token], words: str) -> bool:
    """After a mark such as `[p.` stands a space, after `“` none."""
    mark = next((t.value for t in reversed(out) if t.kind == "text"), "")
    return len(mark) > 1 and (mark[-1] in ".:" or mark[-1].isalnum()) and words[0].isalnum()


def _before_opens(out: list[Token]) -> int:
    index = len(out)
    while index and out[index - 1].kind == "open":
        index -= 1
    return index


def wrapped(text: str, width: int, begin: int = 0) -> Iterator[str]:
    """The lines of a text, broken at spaces; 0: one line. The first is shorter by `begin`.

    >>> list(wrapped("a bb ccc", 4))
    ['a bb', 'ccc']
    """
    if not width or begin + len(text) <= width:
        yield text
        return
    line: list[str] = []
    length = begin - 1
    for word in text.split(" "):
        if line and length + 1 + len(word) > width:
            yield " ".join(line)
            line, length = [], -1
        line.append(word)
        length += 1 + len(word)
    yield " ".join(line)
