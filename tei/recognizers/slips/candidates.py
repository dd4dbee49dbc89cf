"""The four patterns, and the reasons to let a candidate pass."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from tei.regexes import compiled
from tei.typed import Record

_WORDS = str.split

# Small words that never stand twice in a row (“had had”, “that that”, “there there” do).
_NEVER_TWICE = frozenset(
    _WORDS(
        "the a an of to and or for with from at as by into onto upon but if it its his their our "
        "your my we they she be been than then when which who whom whose this these those because "
        "while until between among during"
    )
)
# Two patterns, or four, where one would do: a pattern that begins with one character is fast.
_DOUBLED = tuple(compiled(first + r"([a-z]{1,7}+)\s++\1\b(?![-'’])") for first in (" ", "\n"))

_SPACED = compiled(r" [.,;:!?]")
_ENDS_WORD = frozenset(")]”’»")

_UNSPACED = {
    sign: compiled(re.escape(sign) + ("(?=[a-z])" if sign == "," else "(?=[A-Z])"))
    for sign in ".,!?"
}
# An opening mark may stand before the word, a closing one or a stop after the next.
_LEFT = compiled(r"[\"“‘'(\[]?((?:[^\W\d_]+[-'’])*[^\W\d_]+)")
_RIGHT = compiled(r"((?:[^\W\d_]+[-'’])*[^\W\d_]+)[.,;:!?)\]\"”’']*")
# After these a stop belongs to the word, or the name goes on: “Prof.Smith”, “Booking.Com”.
_ABBREVIATED = frozenset(
    _WORDS("prof messrs capt hon gens cols sgts supt esqr viz dept univ chap sect subsec")
)
_SUFFIXES = frozenset(_WORDS("Com Org Net Edu Gov Info Js Py Txt Pdf Html Xml Doc Docx Csv Jpg"))

_BEGINNING = compiled(r" ([A-Z](?<![.!?,;:—-]..)[a-z]*+) (?=[a-z]|I )")
# Words that begin a sentence, and are no names.
_BEGINS = frozenset(
    _WORDS(
        "It He She They We This These Those There Then The But However Thus Therefore "
        "Moreover Furthermore Nevertheless Nonetheless Meanwhile Otherwise Instead Indeed Perhaps "
        "When While Whereas If Although Though Because Since Unless Until After Before Once Yet "
        "Here Now Finally First Second Such Some Many Most Few Several Both Each Every All Another "
        "Other Others In On At For From By With Without Within During Through Under Between Among "
        "Despite His Her Their Its Our My What Why Who Nobody Everyone Somebody Not "
        "So An"
    )
)
# No sentence ends with these, and some announce a title: “the novel The heart of ...”.
_GOES_ON = frozenset(
    _WORDS(
        "a an the of to and or but nor for with from at as by in on into onto upon about over "
        "under between among during against through than then that which who whom whose when "
        "where while if unless until because since though although how why what whether is are "
        "was were be been being am has have had having do does did will would shall should can "
        "could may might must not no very my your his her its our their this these those such "
        "said says say asked replied answered cried exclaimed wrote writes see cf called entitled "
        "titled named termed headed word words term phrase expression title name book novel poem "
        "story film movie play song hymn opera series essay article paper pamphlet report journal "
        "magazine newspaper chapter section column entitled work works print letter letters "
        "version reads read reading like versus vs and/or old new good great dear"
    )
)


class Slip(Record):
    """A slip: its code, the place to show, the words to mend (`text[start:end]`) and what they
    should be, the arguments of its finding.
    """

    code: str
    place: int
    start: int
    end: int
    correction: str
    arguments: Mapping[str, str]


def doubled(text: str) -> Iterator[Slip]:
    """“He left the the house.”"""
    for match in chain.from_iterable(pattern.finditer(text) for pattern in _DOUBLED):
        word = match[1]
        if word not in _NEVER_TWICE or "\n\n" in match[0]:
            continue
        start, end = match.start(1), match.end()
        yield Slip("doubled-word", start, start, end, word, {"word": word})


def spaced(text: str, english: bool = True) -> Iterator[Slip]:
    """“He left the house .” Not an ellipsis, not “.5”, not French typography.

    Before a colon, semicolon, question or exclamation mark, a space is the custom of some
    printers: there it is a slip only where it is rare.
    """
    found: dict[str, list[int]] = {}
    for match in _SPACED.finditer(text):
        at = match.start()
        if _is_spaced_slip(text, at):
            found.setdefault(text[at + 1], []).append(at)
    taken = []
    for mark, places in found.items():
        if mark in ";:!?" and (not english or _is_custom(mark, text)):
            continue
        # Where every other comma is set off, it is a custom too, an odd one.
        if len(places) > 3 and len(places) * 3 > text.count(mark):
            continue
        taken += places
    for at in sorted(taken):
        mark = text[at + 1]
        glued = text[at + 2 : at + 3].isalpha()
        yield Slip(
            "space-before", at, at, at + 2, mark + " " if glued else mark,
            {"mark": mark, "words": _around(text, at, at + 2)},
        )  # fmt: skip


def _is_custom(mark: str, text: str) -> bool:
    """True if the text sets a space before this mark more than once in a while."""
    count = text.count(" " + mark)
    return count > 3 or (count > 1 and count * 2 > text.count(mark))


def _is_spaced_slip(text: str, at: int) -> bool:
    before, mark, after = text[at - 1 : at], text[at + 1], text[at + 2 : at + 3]
    if not (before.isalnum() or before in _ENDS_WORD) or not before:
        return False
    if not after or after.isspace():
        following = text[at + 2 : at + 5].lstrip(" ")[:1]
        # “. . .”, and “:” or “;” before a capital, as library catalogues have it
        return following not in (".", mark) and (mark not in ";:" or following.islower())
    if after in "\"”’»)]'":
        return mark in ".,"
    if mark == ",":  # “Institute ,working”
        return after.isalpha() and text[at + 3 : at + 4].isalpha()
    return False


def unspaced(text: str) -> Iterator[Slip]:
    """“He left.The house stood empty.” Not a file's name, an address, an abbreviation."""
    found: list[tuple[int, str, str, str]] = []
    seen: dict[str, int] = {}
    marked = (pattern.finditer(text) for sign, pattern in _UNSPACED.items() if sign in text)
    for match in chain.from_iterable(marked):
        at = match.start()
        if not (text[at - 2 : at].isalpha() and text[at - 1].islower()):
            continue
        left = _LEFT.fullmatch(_token_before(text, at))
        right = _RIGHT.fullmatch(_token_after(text, at + 1))
        if left is None or right is None or not _is_unspaced_slip(text[at], left[1], right[1]):
            continue
        token = left[1] + text[at] + right[1]
        seen[token] = seen.get(token, 0) + 1
        found.append((at, text[at], left[1], right[1]))
    for at, mark, before, after in found:
        # The same twice is a name that somebody writes so.
        if seen[before + mark + after] == 1:
            words = f"{before}{mark}{after}"
            arguments = {"mark": mark, "words": words}
            yield Slip("space-missing", at, at, at + 1, mark + " ", arguments)


def _is_unspaced_slip(mark: str, before: str, after: str) -> bool:
    if mark == ",":
        return len(before) > 2 and len(after) > 2 and after.isalpha()
    if before[1:] != before[1:].lower() or after[1:] != after[1:].lower() or after in _SUFFIXES:
        return False
    if before[0].isupper():
        return after in _BEGINS and len(before) > 3 and before.lower() not in _ABBREVIATED
    if mark != ".":  # no abbreviation ends so
        return len(before) > 1
    return len(before) > 3 and before not in _ABBREVIATED and (len(after) > 1 or after in "AI")


def _token_before(text: str, at: int) -> str:
    """The characters before `at` back to white space, sixty at most."""
    token = text[max(0, at - 60) : at]
    return "" if token[-1:].isspace() else token.split()[-1] if token else ""


def _token_after(text: str, at: int) -> str:
    return text[at : at + 60].split(None, 1)[0]


def unstopped(text: str) -> Iterator[Slip]:
    """“They discussed abstractions Then he was told.” Not a title, a head, a quotation."""
    found: dict[str, list[Slip]] = {}
    for match in _BEGINNING.finditer(text):
        end = match.start()
        if match[1] not in _BEGINS:
            continue
        word = match[1]
        if text[end - 1 : end] in ("\"", "”", "’", "'", ")"):
            end -= 1
        start = end
        while start and text[start - 1].isalpha() and end - start < 30:
            start -= 1
        before = text[start:end]
        if not _is_end_of_sentence(text, start, before):
            continue
        arguments = {"next": word, "words": _around(text, start, match.end())}
        slip = Slip("stop-missing", end, start, end, before + ".", arguments)
        found.setdefault(word, []).append(slip)
    # A word that is always written with a capital (“the Lord, and He was”) begins no sentence.
    often = {word for word, found_slips in found.items() if len(found_slips) > 3}
    yield from sorted(s for word, these in found.items() if word not in often for s in these)


def _is_end_of_sentence(text: str, start: int, before: str) -> bool:
    if len(before) < 3 or not before.islower() or before in _GOES_ON:
        return False
    # “re-Then”, “don't Then”: half a word
    return start == 0 or text[start - 1] in " \n\t\"“‘'(["


def _around(text: str, start: int, end: int) -> str:
    """The slip with the word before and after it, on one line."""
    left = text.rfind(" ", max(0, start - 20), start) + 1 or start
    right = text.find(" ", end, end + 20)
    line_end = text.find("\n", end, end + 20)
    stops = [stop for stop in (right, line_end) if stop >= 0]
    return " ".join(text[left : min(stops, default=end)].split())
