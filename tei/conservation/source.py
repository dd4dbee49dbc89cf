"""The source's text as the comparison wants it: without white space, its signs known."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tei.conservation.stream import bare
from tei.regexes import compiled

_HYPHENS = "-\u00ad\u2010"
_BREAK = compiled(r"([-\u00ad\u2010])(?=[^\S\n]*\n)")
# One by one: a pattern that begins with one character is sought much faster than one of a set.
_AT_LINE_END = {hyphen: compiled(rf"{hyphen}[^\S\n]*\n") for hyphen in _HYPHENS}


class Source:
    """The source's text without white space, and its signs: hyphens at line ends, line marks.

    `signs` are their places, ascending; `mark_at` gives the length of those that are line marks.
    """

    def __init__(self, text: str, line_marks: Iterable[str] = ()) -> None:
        self.signs: list[int] = []
        self.mark_at: dict[int, int] = {}
        marks = sorted((m for m in line_marks if m), key=len, reverse=True)
        hyphens = any(h in text and _AT_LINE_END[h].search(text) for h in _HYPHENS)
        if not marks and not hyphens:
            self.text = bare(text)
            return
        text = text.replace("\0", "\ufffd").replace("\1", "\ufffd")
        if hyphens:
            text = _BREAK.sub("\0\\1", text)
        if marks:
            # “>=” is a sign of its own, before a line as within it.
            one = f"(?:{'|'.join(map(re.escape, marks))})(?!=)"
            begin = re.compile(rf"(?m)^[^\S\n]*(?:{one})(?:[^\S\n]*(?:{one}))*")
            each = re.compile(one)
            text = begin.sub(lambda m: each.sub(lambda n: "\1" + n[0], m[0]), text)
        self._place(bare(text), marks)

    def _place(self, signed: str, marks: list[str]) -> None:
        """Take out the `\\0` before hyphens and the `\\1` before line marks; keep their places."""
        parts = compiled("([\0\1])").split(signed)
        at = len(parts[0])
        for sign, part in zip(parts[1::2], parts[2::2], strict=True):
            self.signs.append(at)
            if sign == "\1":
                self.mark_at[at] = next(len(m) for m in marks if part.startswith(m))
            at += len(part)
        self.text = "".join(parts[::2])
