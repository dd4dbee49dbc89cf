"""Places that could be the marker of a note: `(1)`, `[1]`, `¹`, `^1^`, `*`, `[^1]`, `word.1`.

A marker is strong if it stands directly after a word, a stop or a quotation mark; after white
space it is weak; at the head of a line it fills a gap at most. Enumerations, `(1) one and (2)
two`, exponents (`km²`), subscripts (`a[1]`), issues of a volume (`25(2)`) and code are none.

    a word.(1)   ->   {"round": Shape(strong={"1": [Marker(6, 9, STRONG)]}, weak={})}
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from tei.recognizers.note_texts.definitions import SUPERSCRIPTS
from tei.regexes import compiled
from tei.typed import Record

# FILLING: at the head of a line, or amid a sentence after a space; between two others at most
FILLING, WEAK, STRONG = 1, 2, 3


class Marker(Record):
    """A candidate: `text[start:end]`, and how far it stands where markers stand."""

    start: int
    end: int
    strength: int


class Shape(Record):
    """The candidates of one shape: key -> markers in the order of the text."""

    strong: dict[str, list[Marker]]
    weak: dict[str, list[Marker]]


Found = dict[str, Shape]

_ROUND = compiled(r"\((\d{1,4}|\*{1,3}|[†‡§])\)")
_SQUARE = compiled(r"\[ ?(\d{1,4}|[a-h]|[A-Z]{1,2}(?! ?\]\w)|[ivxl]{1,7}|\*{1,3}|[†‡§]) ?\]")
_CARET = compiled(r"\[\^([\w-]{1,30})\]")
_HAT = compiled(r"\^(\d{1,3})\b\^?")
_SUP = compiled(r"[⁰¹²³⁴-⁹][⁰¹²³⁴-⁹]*")
_BARE = compiled(r"\d\d{0,2}(?![\w%°/*=+]|[.,:-]\d)")
_YEAR_AND_STOP = compiled(r"(?<![\w.,-])(?:1\d|20)\d\d[.,;:]$")
_BEFORE_BARE = frozenset(".,;:!?\"'”’»)]")
_UNITS = frozenset("m km cm mm dm mi ft in yd s x y z r n a b c e h k v t kg".split())
# What stands before a number without being the end of a sentence.
_SHORT = frozenset(
    "p pp no nos nr vol vols ch chap fig figs art sec sect v vv op cap cf c ca par para pt pl bk "
    "l ll col f ff n nn lib q st dr mr mrs version ver http https www st".split()
)
_CODE = frozenset("/=@#\\<>{}|&$_~")


def candidates(text: str, keys: Iterable[str]) -> Found:
    """All candidates in a text for these keys, by shape and key. One scan a shape."""
    wanted = set(keys)
    found: Found = {}
    if any(key.isdecimal() or key in "*†‡§" for key in wanted):
        if "(" in text:
            _scan(text, _ROUND, "round", wanted, found)
        if any(sign in text for sign in "¹²³⁴⁵⁶⁷⁸⁹"):
            _scan(text, _SUP, "sup", wanted, found)
        if "^" in text:
            _scan(text, _HAT, "hat", wanted, found)
    if "[" in text:
        _scan(text, _SQUARE, "square", wanted, found)
        if "[^" in text:
            _scan(text, _CARET, "caret", wanted, found)
    symbols = sorted({key[0] for key in wanted if key[0] in "*†‡§‖¶"})
    for sign in symbols:
        if sign in text:
            _scan(
                text, compiled(re.escape(sign) + re.escape(sign) + "*"), "symbol", wanted, found
            )
    return found


def superscript_markers(text: str) -> list[Marker]:
    """Superscript digits set directly after a word or a stop, whether or not they have a note."""
    if not any(sign in text for sign in "¹²³⁴⁵⁶⁷⁸⁹"):
        return []
    found: Found = {}
    _scan(text, _SUP, "sup", set(), found)
    return [marker for markers in found["sup"].strong.values() for marker in markers]


def bare_candidates(text: str, keys: Iterable[str]) -> Shape:
    """Digits set directly after a word or a stop, `word.1`: looked for where nothing else is."""
    found: Found = {}
    _scan(text, _BARE, "bare", set(keys), found)
    return found["bare"]


def between(shape: Shape, key: str, lower: int, upper: int, most: int = 20) -> tuple[Marker, ...]:
    """The markers of a key between two offsets: the strong ones, or if there are none, the weak."""
    for by_key in shape:
        every = by_key.get(key)
        if every:
            i = bisect_left(every, (lower, 0, 0))
            some = every[i : min(i + most, bisect_left(every, (upper, 0, 0), i))]
            if some:
                return tuple(some)
    return ()


def number_between(shape: Shape, key: str, lower: int, upper: int) -> int:
    """How many markers of a key stand between two offsets: strong ones, or if none, weak ones."""
    for by_key in shape:
        every = by_key.get(key)
        if every:
            i = bisect_left(every, (lower, 0, 0))
            count = bisect_left(every, (upper, 0, 0), i) - i
            if count:
                return count
    return 0


def _scan(text: str, pattern: re.Pattern[str], shape: str, wanted: set[str], found: Found) -> None:
    grouped = pattern.groups > 0
    strength_of = _STRENGTH[shape]
    strong, weak = found.setdefault(shape, Shape({}, {}))
    for match in pattern.finditer(text):
        key = match.group(1) if grouped else match.group()
        if shape == "sup":
            key = key.translate(SUPERSCRIPTS)
        start, end = match.span()
        strength = strength_of(text, start, end)
        # A number no definition has is kept too if it is strong: it may lack its note. A letter
        # in brackets is an editor's more often.
        if not strength or (key not in wanted and (strength < STRONG or key.isupper())):
            continue
        marker = Marker(start, end, strength)
        by_key = strong if strength == STRONG else weak
        try:
            by_key[key].append(marker)
        except KeyError:
            by_key[key] = [marker]


def _after_space(text: str, start: int) -> int:
    """The strength of a marker after white space."""
    return WEAK if text[max(0, start - 20) : start].rpartition("\n")[2].strip() else FILLING


def _square(text: str, start: int, end: int) -> int:
    if not start or text[start - 1].isspace():
        return _after_space(text, start)
    return _framed(text, start, end)


def _round(text: str, start: int, end: int) -> int:
    """`(1)`: after white space it is a marker only where a sentence or a part of it ends."""
    if start and not text[start - 1].isspace():
        return _framed(text, start, end)
    if text[end : end + 1] not in (".", ",", ";", ":", "!", "?") and text[end : end + 2].strip():
        before = text[max(0, start - 4) : start].rstrip(" \t")
        if not before or before[-1] not in '.!?"”’»':
            year = text[max(0, start - 6) : start - 1].strip()
            filling = before and (before[-1].isalpha() or (len(year) == 4 and year.isdecimal()))
            return FILLING if filling else 0
    return WEAK if _after_space(text, start) == WEAK else 0


def _framed(text: str, start: int, end: int) -> int:
    """The strength of a bracketed marker set solid: none for a subscript, an issue, code."""
    before, after = text[start - 1], text[end : end + 1]
    if before.isdecimal():
        at = start - 1
        while at and start - at < 8 and text[at - 1].isdecimal():
            at -= 1
        # A year may bear a marker; a volume, a paragraph, a verse has its issue or letter there.
        year = start - at == 4 and after not in (":", "-", "–") and text[at - 1 : at] != "."
        return STRONG if year else 0
    if before in "([{+-*=<^" or after in ("/", "["):
        return 0
    if before in '.,;!?"”’':
        return STRONG  # no subscript, no function has its bracket after a stop
    token = text[max(0, start - 60) : start].rpartition(" ")[2].rpartition("\n")[2]
    if not _CODE.isdisjoint(token) or "::" in token:
        plain = token.replace("&", "").replace("/", "a").replace("-", "a")
        return STRONG if token[0] != "/" and (not plain or plain.isalpha()) else 0
    return STRONG


def _raised(text: str, start: int, end: int) -> int:
    """The strength of superscript digits: an exponent is none."""
    if not start or text[end : end + 1] in ("⁄", "/", "₂", "⁺", "⁻"):
        return 0
    before = text[start - 1]
    if before.isspace():
        return _after_space(text, start)
    if before in "⁻⁺([{=":
        return 0
    at = start - 1
    if before.isdecimal():
        while at and start - at < 6 and text[at - 1].isdecimal():
            at -= 1
        return STRONG if start - at == 4 else WEAK
    if before.isalpha():
        while at and start - at < 4 and text[at - 1].isalpha():
            at -= 1
        if text[at:start].lower() in _UNITS:
            return WEAK
    return STRONG


def _sign(text: str, start: int, end: int) -> int:
    """The strength of `*` or `†`: not the mark of emphasis, of censored words, of code."""
    if not start:
        return 0
    before, after = text[start - 1], text[end : end + 1]
    if before.isspace():
        # "a word *" may be a marker; "*word" begins emphasis, "† 1950" is a death
        return WEAK if not text[end : end + 2].strip() and before != "\n" else 0
    if after.isalnum() or before in "([{_/\\=<|" or after in ("}", ")", "_", "/", "=", ">", "|"):
        return 0
    if text[start] == "*":
        line = max(0, start - 400)
        opened = max(text.rfind(white + text[start:end], line, start) for white in " \n")
        if opened >= 0 and text[opened + 1 + end - start].isalnum():
            return 0  # *emphasis*
    return STRONG


def _hat(text: str, start: int, end: int) -> int:
    if not start or text[start - 1].isspace():
        return 0
    return 0 if text[start - 1].isdecimal() else STRONG


def _caret(text: str, start: int, end: int) -> int:
    """`[^1]` is always a marker, but for the one that opens a definition, `[^1]: text`."""
    return 0 if text[end : end + 1] == ":" and text[start - 1 : start] in ("", "\n") else STRONG


def _bare(text: str, start: int, end: int) -> int:
    """The strength of digits set solid: none after an abbreviation, a single letter, in code."""
    if not start or not (text[start - 1].isalpha() or text[start - 1] in _BEFORE_BARE):
        return 0
    at = start
    while at and start - at < 3 and not text[at - 1].isalpha() and not text[at - 1].isspace():
        at -= 1
    stop = text[at:start]
    if any(c.isdecimal() for c in stop):
        # "26 January 1886,1": a year bears markers, a decimal fraction may look like one
        return WEAK if _YEAR_AND_STOP.search(text, max(0, start - 7), start) else 0
    word_at = at
    while word_at and at - word_at < 30 and text[word_at - 1].isalpha():
        word_at -= 1
    word = text[word_at:at]
    if not stop:
        # "word1" is a weak one: H2, B52, MP3; in capitals or after a single letter it is none
        return WEAK if len(word) > 3 and word[1:].islower() else 0
    if stop == "." and (word.lower() in _SHORT or len(word) == 1):
        return 0
    if text[word_at - 1 : word_at] in ("/", "@", "_", ".") and word_at:
        return 0
    return STRONG


_STRENGTH = {
    "round": _round,
    "square": _square,
    "caret": _caret,
    "hat": _hat,
    "sup": _raised,
    "symbol": _sign,
    "bare": _bare,
}
