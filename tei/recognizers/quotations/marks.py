"""Where quotation marks may stand: every glyph that can be one, with its neighbourhood.

A mark lies between two characters, and what they are is its key:

    He said, "no".          two candidates, `"sl` and `"lp`: between space and letter, ...
    the workers' own        one, `'zs`: behind an s, perhaps an apostrophe
    'tis 6'2" rock 'n'      none
    n="3", //div[@n='2']    none: strings of code
"""

from __future__ import annotations

from tei.regexes import compiled
from tei.resources import word_list
from tei.typed import Record

# A run of one glyph is one candidate; a single one between two letters is an apostrophe. Each
# glyph is looked for by itself, for most texts have few, and a character is found at once.
_GLYPHS = "\"“”„‟«»‹›'‘’‚‛`´"
_BETWEEN_LETTERS = r"(?!(?<=[^\W\d_].)[^\W\d_¹²³⁰-₟])"


def _runs(text: str) -> list[tuple[int, int]]:
    """The runs of one glyph, in order, without the apostrophes between two letters."""
    found: list[tuple[int, int]] = []
    for glyph in _GLYPHS:
        at = text.find(glyph)
        if at >= 0 and glyph in "'’‘´":
            pattern = compiled(f"{glyph}(?:{glyph})*{_BETWEEN_LETTERS}")
            found += [match.span() for match in pattern.finditer(text, at)]
            continue
        while at >= 0:
            end = at + 1
            while text[end : end + 1] == glyph:
                end += 1
            found.append((at, end))
            at = text.find(glyph, end)
    found.sort()
    return found


class Mark(Record):
    """A candidate: its place, its glyph, and the key of its neighbourhood for `costs_of`."""

    start: int
    end: int
    glyph: str
    key: str


class _Classes(dict[str, str]):
    """Character -> class: s space, l lower case, z plural s, u other letter, d digit, o opening
    bracket, r closing bracket, p stop, e ellipsis, h dash, q quotation mark, = itself, x others.
    """

    def __missing__(self, char: str) -> str:
        if char.isspace():
            name = "s"
        elif char.isalpha():
            name = "l" if char.islower() else "u"
        elif char.isnumeric():
            name = "d"
        else:
            name = "x"
        self[char] = name
        return name


_CLASS = _Classes()
for _name, _chars in {
    "o": "([{<⟨¿¡",
    "r": ")]}>⟩",
    "p": ".,;:!?",
    "h": "-–—―‒‐‑/|",
    "=": "=",
    "e": "…",
    "q": "\"“”„‟«»‹›'‘’‚‛`´",
    "z": "sS",
}.items():
    for _char in _chars:
        _CLASS[_char] = _name


def candidates(text: str) -> list[Mark]:
    """Every place of the text that may be a quotation mark, in order."""
    classes, size, new = _CLASS, len(text), tuple.__new__
    split = _NEVER_DOUBLED if "‘" in text and "‘‘" in text else _NEVER_DOUBLED + "’"
    found: list[Mark] = []
    code = -1  # the end of a string in code
    for start, end in _runs(text):
        glyph = text[start:end]
        before = classes[text[start - 1]] if start else "s"
        after = classes[text[end]] if end < size else "s"
        if end - start > 1:
            if end - start > 2:
                continue  # three of a kind are an ornament, not a mark
            if before == after == "s":
                continue  # nothing stands between them
            if glyph[0] in split and not (before in "so" and after in "lzud"):
                middle = start + 1
                found.append(new(Mark, (start, middle, glyph[0], glyph[0] + before + "q")))
                found.append(new(Mark, (middle, end, glyph[0], glyph[0] + "q" + after)))
                continue
        if after == "p" and text[end : end + 3] in _ELLIPSES:
            after = "e"
        if glyph == '"' and start > 0 and end < size and _gershayim(text, start):
            continue
        if glyph in "\"'" and (
            before in "=o" or (before == "p" and after in "lzud") or start < code
        ):
            if start >= code:
                code = _code(text, start, end, before)
            if start < code:
                continue
        if glyph in "'’‘´":
            if after in "lzud":
                if before in "sohq=":
                    after = _elision(text, end, after)
                elif before == "d" or _SUFFIX.match(text, end):
                    continue  # 1960's, Mrs. C.'s
            elif before in "lzu":
                before = _elided(text, start, before)
                if before == "z" and after == "s" and _possessive(text, start, end):
                    continue
            if not before or not after:
                continue
        elif before == "d" and glyph in PRIMES and _prime(text, start):
            continue
        found.append(new(Mark, (start, end, glyph, glyph + before + after)))
    return found


_ELLIPSES = frozenset(("...", ". ."))
_NEVER_DOUBLED = '"“”„«»‹›'
_CODE = compiled(r"//|\[@|=$|=['\"]")


def _code(text: str, start: int, end: int, before: str) -> int:
    """Where a string in code ends that begins here (n="3", //div[@n='2']), or -1."""
    if before != "=":
        word = text[max(0, start - 80) : start].rsplit(None, 1)
        if not word or text[start - 1].isspace() or not _CODE.search(word[-1]):
            return -1
    close = text.find(text[start:end], end, end + 80)
    return close + 1


PRIMES = frozenset(('"', "''", "”"))
_FEET = compiled(r"\d ?['’′] ?\d{1,2}\Z")


def _gershayim(text: str, at: int) -> bool:
    """True for the sign of a Hebrew abbreviation, typed as a quotation mark between letters."""
    return "\u05d0" <= text[at - 1] <= "\u05ea" and "\u05d0" <= text[at + 1] <= "\u05ea"


def _prime(text: str, start: int) -> bool:
    """True at the second mark of 6'2\"."""
    return _FEET.search(text, max(0, start - 7), start) is not None


_SUFFIX = compiled(r"(?:s|d|ll|re|ve)\b")
_WORD = compiled(r"\w+")


def _elision(text: str, end: int, after: str) -> str:
    """The class of what follows a single mark before a letter: "" for 'tis, E for a maybe."""
    match = _WORD.match(text, end, end + 12)
    word = match[0].lower() if match else ""
    if word[0].isdigit():
        if (len(word) == 3 and word[2] == "s") or (len(word) == 2 and text[end - 1] == "’"):
            return ""
        return "E" if len(word) == 2 else after
    elif word in word_list("elisions") or (word == "n" and _is_and(text, end)):
        return ""
    elif word in word_list("elisions_or_words"):
        return "E"
    return after


def _is_and(text: str, at: int) -> bool:
    """True for the n of rock 'n' roll, false for the letter 'n'."""
    if text[at - 1 : at] not in _ROUND or text[at + 1 : at + 2] not in _ROUND:
        return False
    return not text[max(0, at - 9) : at - 2].endswith(("letter", "letters", "the", "an"))


_ROUND = frozenset("'’‘")


def _elided(text: str, start: int, before: str) -> str:
    """The class of what stands before a mark after a letter: "" in rock 'n', E for goin' or o'."""
    word = text[max(0, start - 5) : start].lower()
    if word[-1:] == "n" and _is_and(text, start - 1):
        return ""
    cut = word.rsplit(None, 1)[-1] if word.split() else ""
    if (len(cut) > 3 and word.endswith("in")) or cut in ("o", "an", "th", "wi", "ol", "tho", "mo"):
        return "E"
    return before


_OPENED = compiled(r"(?:^|[\s(\[])[‘'](?:[^\W\d_]+ ){0,2}[^\W\d_]+$")
_CLOSED = compiled(r" ([^\W\d_]+(?: [^\W\d_]+)?)['’](?![^\W_])")


def _possessive(text: str, start: int, end: int) -> bool:
    """True in ‘sailors’ strikes’: its noun follows, and then the mark that closes."""
    closed = _CLOSED.match(text, end, end + 40)
    if not closed or not _OPENED.search(text, max(0, start - 40), start):
        return False
    return word_list("function_words").isdisjoint(closed[1].lower().split())
