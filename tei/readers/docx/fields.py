"""Fields of Word: where their rule points, and what shows of one that has no words of its own.

    HYPERLINK "https://a.org/"   ->  a link          XE "wool"        ->  a mark for the index
    SYMBOL 945 \\u               ->  α               EQ \\f(1;2)      ->  left out, and counted
"""

from __future__ import annotations

import shlex
from collections.abc import Callable

from tei.readers.office.model import Run

_MARKS = ("XE", "TC", "TA", "RD")
# What shows nothing, whatever their rule
_SILENT = frozenset("SET ASK FILLIN PRIVATE ADVANCE SEQ NEXT NEXTIF SKIPIF DATABASE".split())
_MANAGERS = ("ZOTERO", "EN.CITE", "CSL_CITATION", "MENDELEY", "CITAVI", "BIBLIOGRAPHY")


class Field:
    """A field under way: its rule as far as it has been read, and whether its words have begun."""

    __slots__ = ("rule", "shown")

    def __init__(self) -> None:
        self.rule = ""
        self.shown = False


def target_of(rule: str) -> str:
    """Where a field's rule points: an address, `#bookmark`, or "".

    >>> target_of(' HYPERLINK "https://a.org/" \\\\o "tip"'), target_of("REF _Ref12 \\\\h")
    ('https://a.org/', '#_Ref12')
    >>> target_of("PAGE"), target_of('HYPERLINK \\\\l "there"')
    ('', '#there')
    """
    words = _words(rule)
    if len(words) < 2:
        return ""
    name, *rest = words
    plain = [w for w in rest if not w.startswith("\\")]
    if name.upper() in ("REF", "PAGEREF", "NOTEREF"):
        return f"#{plain[0]}" if plain else ""
    if name.upper() != "HYPERLINK":
        return ""
    for at, word in enumerate(rest):
        if word.lower() == "\\l" and at + 1 < len(rest):
            before = rest[0] if at else ""
            return f"{before}#{rest[at + 1]}" if before else f"#{rest[at + 1]}"
    return plain[0] if plain else ""


def ended(field: Field, leave_out: Callable[[str], None]) -> Run | None:
    """A field has ended: what shows of it, if no words of its own did; the rest is counted."""
    words = _words(field.rule)
    name = words[0].upper() if words else ""
    if name in _MARKS:
        leave_out("mark(s) for an index or table of contents")
    elif name == "ADDIN" and any(manager in field.rule.upper() for manager in _MANAGERS):
        leave_out("record(s) of a reference manager behind what the text cites")
    if field.shown or not name or name in _MARKS or name in _SILENT:
        return None
    if name == "SYMBOL" and len(words) > 1:
        sign = _sign(words[1])
        if sign:
            return Run(sign)
    if name in ("MACROBUTTON", "GOTOBUTTON") and len(words) > 2:
        return Run(" ".join(words[2:]))
    if name != "ADDIN":
        leave_out(f"field(s) {name} without words")
    return None


def _words(rule: str) -> list[str]:
    try:
        return shlex.split(rule.replace("\\", "\\\\"))
    except ValueError:  # an odd number of quotation marks
        return rule.replace('"', " ").split()


def _sign(code: str) -> str:
    try:
        number = int(code, 0)
    except ValueError:
        return code if len(code) == 1 else ""
    return chr(number) if 31 < number < 0xD800 or 0xDFFF < number < 0x110000 else ""
