"""What this reader leaves in the text because it cannot read it: said in a finding, once a kind.

    {{< figure src="m.jpg" >}}    a program's command
    +-----+-----+                 a grid table some of whose cells go over several columns
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from tei.findings import Finding, Place
from tei.readers.markdown.drawn_tables import DRAWN

_COMMAND = re.compile(r"\{\{[<%][^\n]{0,500}|\{%[^\n]{0,500}%\}")
_GRID = re.compile(r"^[ \t]*\+[-=:][-=:+]*\+[ \t]*$(?=\n[ \t]*\|)", re.M)
_EXAMPLE = re.compile(r"^\(@[\w-]*\)(?= )", re.M)
_TEX = re.compile(r"^\$\$(?=[^$]{1,5000}\$\$)|\$\S(?:[^$\n]{0,200}\S)?\$(?!\d)", re.M)
_KINDS = (
    ("command(s) of a program that makes pages", _COMMAND),
    ("grid table(s)", _GRID),
    ("label(s) of examples that pandoc numbers", _EXAMPLE),
    ("equation(s) in TeX", _TEX),
)
_CODE = re.compile(r"`[^`\n]*`")


def unread(body: str, name: str, tokens: Iterable[Token]) -> Iterator[Finding]:
    """The findings for one text, without what stands in code."""
    if not any(sign in body for sign in ("{{", "{%", "+-", "+=", "(@", "$")):
        return
    hidden = _without_code(body, tokens)
    for what, pattern in _KINDS:
        found = list(pattern.finditer(hidden))
        if pattern is _GRID:  # each rule but the first belongs to the table above it
            found = [m for m in found if not _has_row_above(hidden, m.start())]
        if not found:
            continue
        at = found[0].start()
        line = hidden.count("\n", 0, at)
        words = " ".join(found[0][0].split())[:60]
        place = Place(name, line + 1, at - hidden.rfind("\n", 0, at))
        arguments = {"count": len(found), "what": what, "words": words}
        yield Finding("markdown-not-read", place, arguments)


def _has_row_above(words: str, at: int) -> bool:
    above = words.rfind("\n", 0, max(0, at - 1)) + 1
    return words[above:at].lstrip().startswith("|")


def _without_code(body: str, tokens: Iterable[Token]) -> str:
    """The same text with spaces for code, and for tables that were read."""
    lines = body.split("\n")
    for token in tokens:
        if token.map and (token.type in ("fence", "code_block") or token.info == DRAWN):
            for number in range(token.map[0], min(token.map[1], len(lines))):
                lines[number] = " " * len(lines[number])
    return _CODE.sub(lambda m: " " * len(m[0]), "\n".join(lines))
