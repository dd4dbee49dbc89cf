"""Words below and above the line, as pandoc marks them: H~2~O, x^2^, the 5^th^ of May.

https://pandoc.org/MANUAL.html#superscripts-and-subscripts. The signs stand directly behind a
letter, a digit or a bracket, with no space between them: "~50 and ~60", "x^2+y^2" and "^_^" are
words of the text.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_TAGS = {"~": "sub", "^": "sup"}
_CLOSED = frozenset(f"{tag}_close" for tag in _TAGS.values())
_LONGEST = 60
_SIMPLE = re.compile(r"\d{1,20}|[^\W\d_]{1,20}")  # words may go on behind it: H~2~O
_FORMULA = frozenset("{}\\$")  # TeX is left as it is


def add_to(markdown: MarkdownIt) -> None:
    """Teach a parser both; notes in the line (`^[...]`) go before, and words struck through."""
    markdown.inline.ruler.before("emphasis", "scripts", _script)


def _script(state: StateInline, silent: bool) -> bool:
    source, at = state.src, state.pos
    sign = source[at]
    tag = _TAGS.get(sign)
    if tag is None or not at or not _is_behind_words(state, source[at - 1]):
        return False
    end = source.find(sign, at + 1, min(state.posMax, at + 2 + _LONGEST))
    if end < 0 or not _is_script(source[at + 1 : end], source[end + 1 : end + 2], sign):
        return False
    if not silent:
        state.push(f"{tag}_open", tag, 1).markup = sign
        state.pos, most = at + 1, state.posMax
        state.posMax = end
        state.md.inline.tokenize(state)
        state.pos, state.posMax = end, most
        state.push(f"{tag}_close", tag, -1).markup = sign
    state.pos = end + 1
    return True


def _is_behind_words(state: StateInline, before: str) -> bool:
    if before in _TAGS:  # one behind the other: a~0~^2^
        return not state.pending and bool(state.tokens) and state.tokens[-1].type in _CLOSED
    return before.isalnum() or before in ")]}*_"


def _is_script(words: str, after: str, sign: str) -> bool:
    if not any(map(str.isalnum, words)) or any(map(str.isspace, words)) or after == sign:
        return False
    if words[0] == "[" or not _FORMULA.isdisjoint(words):
        return False
    return _SIMPLE.fullmatch(words) is not None or not (after.isalnum() or after in [*"([{$\\"])
