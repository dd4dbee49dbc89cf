"""Lines that could define a note: `1. text`, `[1] text`, `¹ text`, `* text`, `[^1]: text`.

Whether they do is decided by their markers (`tei.recognizers.note_texts.matching`): here stands
only what can be seen on the page. Definitions of one form in ascending order are a series:

    1. The first.
    2. The second.    ->    [Definition(key="1", form="stop"), Definition(key="2", form="stop")]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from tei.regexes import compiled
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Document
    from tei.standoff import Layer


class Definition(Record):
    """A line that begins as the definition of a note does.

    `key` is what is printed without its frame ("1", "*", "iv"), `value` its place in the order;
    `form` names the frame; the label is `text[start:body]`. `opens` is True if the line is the
    first of its block. `closes` is the place after the bracket that closes `[Footnote 1: ...]`, 0
    if there is none.
    """

    start: int
    body: int
    line: int
    key: str
    value: int
    form: str
    indent: int
    opens: bool
    closes: int = 0


# The order in which printers use the signs.
SYMBOLS = ("*", "†", "‡", "§", "‖", "¶", "**", "††", "‡‡", "§§", "***")
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}

LABEL = compiled(
    r"\n[ \t\f]*(?:"
    r"\[\^(?P<caret>[\w-]{1,30})\]:?"
    r"|\[ ?(?P<square>\d{1,4}|[a-hA-H]|[ivxl]{1,7}|\*{1,3}|[†‡§]) ?\][.:]?"
    r"|\((?P<round>\d{1,4}|\*{1,3}|[†‡§])\)[.:]?"
    r"|\^(?P<hat>\d{1,3})\^?"
    r"|(?P<sup>[⁰¹²³⁴-⁹]{1,4})"
    r"|(?P<symbol>\*{1,3}|[†‡§‖¶]{1,2})"
    r"|(?:\[?(?:Foot|End)?[Nn]ote[ ])"
    r"(?P<word>\d{1,4}|(?<=\[Footnote )(?:[A-Z]{1,2}|[*†‡§]{1,3}))[.:]"
    r"|(?P<digits>\d{1,4})(?P<stop>[.:)]*)"
    r")(?P<gap>[ \t]*\n?[ \t]*)(?=\S)"
)
_BRACKET = compiled(r"[\[\]]")
_LONGEST = 30_000  # characters of a footnote in brackets
FORMS = ("caret", "square", "round", "hat", "sup", "symbol", "word", "digits")
RULE = compiled(r"[ \t]*([-_=~*–—─]|[-_*] )\1{2,}[ \t]*$")
# A heading that announces notes, and one that announces works: those lists are no notes.
NOTES_HEADING = compiled(
    r"(?i)[#=*_\s\dIVX.]*(?:(?:foot|end)?notes?(?: and references)?"
    r"|(?:references|sources) and notes|anmerkungen|fu(?:ß|ss)noten"
    r"|notes de bas de page|notas?|note)"
    r"\b[^.;]{0,40}$"
)
WORKS_HEADING = compiled(
    r"(?i)[#=*_\s\dIVX.]*(?:references(?! and)|bibliography|works cited|literature|sources|"
    r"literatur|bibliographie|further reading)\b[^.;]{0,30}$"
)


def definitions(document: Document, layer: Layer) -> Iterator[Definition]:
    """Every line that begins as a definition would, in order, if no chunk has taken the line."""
    text, lines = document.text, document.lines
    first_lines = {block.first for block in document.blocks}
    head = LABEL.match("\n" + text[:200])  # the pattern begins with a line end: first line apart
    if head:
        found = _definition(head, -1, text, 0, True)
        if found and layer.is_free(0, 1):
            yield found
    for match in LABEL.finditer(text):
        line = bisect_right(lines, match.start() + 1, 0, len(lines) - 1) - 1
        found = _definition(match, 0, text, line, line in first_lines)
        if found and layer.is_free(line, line + 1):
            yield found


def _definition(
    match: re.Match[str], shift: int, text: str, line: int, opens: bool
) -> Definition | None:
    form = match.lastgroup if match.lastgroup in FORMS else ""
    if not form:
        form = next(name for name in FORMS if match.group(name))
    key, gap = match.group(form), match.group("gap")
    start = match.start() + 1
    while match.string[start] in " \t\f":
        start += 1
    body = match.end() + shift
    indent = start - match.start() - 1
    start += shift
    if form == "digits":
        stop = match.group("stop")
        form = "stop" if stop else "plain"
        following = text[body] if body < len(text) else ""
        # 1.5 million, 10:30, 12%, 1/2, a page number alone on its line: no labels
        if len(stop) > 1 or key[0] == "0" or len(key) > 3:
            return None
        if ("\n" in gap and not stop) or (not gap and not (stop and following.isalpha())):
            return None
    elif form == "symbol":
        if key not in SYMBOLS or text[body : body + 1] in "*†‡":
            return None
    elif form == "sup":
        key = key.translate(SUPERSCRIPTS)
    closes = _closed(text, start) if form == "word" and text[start] == "[" else 0
    return Definition(start, body, line, key, value_of(key), form, indent, opens, closes)


def _closed(text: str, start: int) -> int:
    """The place after the bracket that closes the one at `start`, if it ends a line; else 0."""
    depth, at = 0, start
    while bracket := _BRACKET.search(text, at, start + _LONGEST):
        at = bracket.end()
        depth += 1 if bracket[0] == "[" else -1
        if not depth:
            line_end = text.find("\n", at)
            return at if not text[at : line_end if line_end >= 0 else None].strip() else 0
        if depth > 1 and text.startswith("[Footnote ", at - 1):
            return 0  # the next note: this one was never closed
    return 0


def value_of(key: str) -> int:
    """The place of a label in its order: `12`, `iv`, `c`, `†`, `C`, `AA`.

    >>> [value_of(key) for key in ("12", "iv", "c", "†", "C", "AA")]
    [12, 4, 3, 2, 3, 27]
    """
    if key.isdecimal():
        return int(key)
    if key in SYMBOLS:
        return SYMBOLS.index(key) + 1
    if key.strip("ivxl") == "":
        total, last = 0, 0
        for letter in reversed(key):
            number = _ROMAN[letter]
            total += number if number >= last else -number
            last = max(last, number)
        return total
    if "A" <= key[0] <= "Z":
        return ord(key[-1]) - 64 + 26 * (len(key) - 1)
    return ord(key) - 96 if len(key) == 1 and "a" <= key <= "z" else 0


def series(document: Document, layer: Layer) -> list[list[Definition]]:
    """The definitions in series: one form, ascending, each where its predecessor allows it."""
    open_ones: dict[str, list[Definition]] = {}
    found: list[list[Definition]] = []
    for definition in definitions(document, layer):
        current = open_ones.get(definition.form)
        if current is not None and _continues(current, definition):
            current.append(definition)
        elif definition.opens or _after_heading(document, definition.line):
            open_ones[definition.form] = [definition]
            found.append(open_ones[definition.form])
    return found


def _continues(current: list[Definition], new: Definition) -> bool:
    """True if a definition carries a series on: the next number, or a small slip in them."""
    last = current[-1]
    if abs(new.indent - last.indent) > 3:
        return False
    step = new.value - last.value
    if new.form == "caret":
        return True
    if not new.opens:  # inside a block only the very next number is one, not any number
        return step == 1
    if 0 < step <= 3:
        return True
    if new.value <= 1 or step < -3:
        return False
    # out of order, or one number printed twice
    return step == 0 or all(new.value != d.value for d in current[-6:])


def heading_before(document: Document, line: int) -> tuple[str, bool]:
    """The short line above a line (blank ones and a rule passed over), and if a rule was there."""
    ruled, passed = False, 0
    while line > 0 and passed < 8:
        line -= 1
        passed += 1
        words = document.line(line)
        if not words.strip():
            continue
        if RULE.match(words):
            ruled = True
            continue
        return (words.strip() if len(words) < 80 else words[-1:]), ruled
    return "", ruled


def _after_heading(document: Document, line: int) -> bool:
    if line == 0:
        return True
    above = document.line(line - 1)
    return bool(RULE.match(above) or (len(above) < 60 and NOTES_HEADING.match(above)))
