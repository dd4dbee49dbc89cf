"""Names of which an editor supplied a part: `Herr [Alexander von] Humboldt`, `J[ohn] Brown`.

They are read as if the brackets were not there; the name stands around what was supplied. So is a
name that the end of a line cuts in two, one with a nickname in it, and one of which a part was
deleted and written anew: what was deleted is not read.

    Mr. [John] Smith   ->   <persName>Mr. <supplied>John</supplied> Smith</persName>
    Leip⸗<lb/>zig      ->   <placeName>Leip⸗<lb/>zig</placeName>
    John "Jack" Hale   ->   <persName>John <addName type="nick">Jack</addName> Hale</persName>
    Mr. Fen, then Fenn ->   <persName>Mr. <del>Fen</del><add>Fenn</add></persName>
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain

from tei.recognizers.naming.lexicon import (
    ADDRESS,
    GIVEN,
    KNOWN,
    OPENER,
    OTHER,
    PLACE,
    Words,
    opens_only,
    plain,
)
from tei.recognizers.naming.mentions import Mention, Names
from tei.recognizers.word_ends import is_broken
from tei.regexes import compiled
from tei.standoff import Intervals
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Document
    from tei.standoff import Annotation, Layer

_CAPITAL = r"[^\W\d_a-zß-ÿ][\w.'’-]*"
_SMALL = r"de|von|van|der|du|la|le|del|della|di|da|dos|den|zu|of|the|and|&"
_NAMES = _CAPITAL + r"(?:\s+(?:" + _CAPITAL + "|" + _SMALL + r")){0,4}"
_BROKEN = compiled(r"(?<![^\W_])([A-Z][a-zà-ÿ]+)[-⸗¬][ \n]([a-zà-ÿ]{2,})(?![^\W_])")
_BREAKING = "-⸗¬"
_SPACES = (" ", "\n")
_NICKNAME = {  # one pattern for each mark: one that begins with one character is fast
    mark: compiled(
        mark + r"(?:(?<=[^\W\d_][ \n].)|(?<=[^\W\d_][ \n]\(.))"
        r"""[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+)?["”“»]\)?[ \n](?=[A-ZÀ-Þ][\w’'-])"""
    )
    for mark in '"“„«'
}
_LONGEST = 40  # characters of a name that an editor supplied
_BEFORE = r"(?<![\w'’-])([^\W\d_a-zß-ÿ][\w'’-]*)\.?[ \t\n\xa0]\Z"
_AFTER = r"[ \t\n\xa0][^\W\d_a-zß-ÿ]\w"


class Part(Record):
    """A part that was supplied: its brackets, the word of which it is one (or its brackets), and
    what is read instead of that word.
    """

    start: int
    end: int
    first: int
    last: int
    read: str


class Supplied:
    """The parts of names in brackets, the names cut in two, nicknames and deletions, and the
    document as it reads without these brackets and breaks, nicknames and deletions.
    """

    def __init__(self, document: Document, layer: Layer, words: Words) -> None:
        self._parts: list[Part] = []
        self.document = document
        self._text = text = document.text
        pieces: list[str] = []
        at = 0
        found = [_part(text, one, words) for one in layer.of("supplied") if one.marks]
        if is_broken(text):
            found += [_cut(match, words) for match in _broken(text)]
        found += [_deleted(text, one) for one in layer.of("del") if one.rule != "readers.tei"]
        self._nicknames = _nicknames(text, words)
        found += self._nicknames
        for part in sorted(part for part in found if part is not None):
            if part.first < at:
                continue
            self._parts.append(part)
            pieces += text[at : part.first], part.read.rjust(part.last - part.first)
            at = part.last
        if self._parts and document.blocks:  # which are those of the text as it was
            self.document = document.with_text("".join(pieces) + text[at:])
        self._starts = [part.start for part in self._parts]

    def with_brackets(self, names: Names) -> None:
        """Let each name that holds more than such a part stand around the brackets too."""
        if not self._parts:
            return
        for mentions in (names.persons, names.places, names.organizations, names.events):
            mentions[:] = [self._around(mention) for mention in mentions]
        if self._nicknames:
            borne = Intervals((m.start, m.end) for m in names.persons)
            opening = (p.start + (self._text[p.start] == "(") for p in self._nicknames)
            names.nicknames = frozenset(at for at in opening if at in borne)

    def _around(self, mention: Mention) -> Mention:
        start, end = mention.start, mention.end
        at = max(0, bisect_right(self._starts, start) - 1)
        for part in self._parts[at : at + 4]:
            whole_words = part.first == part.start and part.last == part.end
            if whole_words and part.start < start and end < part.end:
                return mention  # a name by itself within the brackets
            if part.first <= end - 1 and start < part.last:
                start, end = min(start, part.first), max(end, part.last)
        return mention._replace(start=start, end=end)


def _broken(text: str) -> Iterator[re.Match[str]]:
    """Words with a capital that a line end may cut in two, found by the sign at which it does."""
    for sign in _BREAKING:
        at = text.find(sign)
        while at >= 0:
            if text[at + 1 : at + 2] in _SPACES:
                match = _BROKEN.match(text, _word_around(text, at, at)[0])
                if match:
                    yield match
            at = text.find(sign, at + 1)


def _cut(match: re.Match[str], words: Words) -> Part | None:
    """A name of the lists that the end of a line cuts in two: its break is what is left out."""
    known = words[match[1] + match[2]] & (GIVEN | PLACE | KNOWN)
    if not known:
        return None
    whole = match[1] + match[2]
    return Part(match.end(1), match.start(2), match.start(), match.end(), whole)


def _deleted(text: str, one: Annotation) -> Part | None:
    """What was deleted of a word, or before one that was written instead."""
    start, end = one.start, one.end
    first, last = _word_around(text, start, end)
    if max(start - first, end - start, last - end) >= _LONGEST:
        return None
    read = text[first:start] + text[end:last]
    return Part(start, end, first, last, read) if read else None


def _nicknames(text: str, words: Words) -> list[Part]:
    """The quotations of John "Jack" Hale: after a given name and before another name."""
    found = []
    marked = (pattern.finditer(text) for mark, pattern in _NICKNAME.items() if mark in text)
    for match in chain.from_iterable(marked):
        start, end = match.start() - (text[match.start() - 1] == "("), match.end()
        before = text[max(0, start - 24) : start].split()[-1].lstrip("(“‘\"'„«")
        after = text[end : end + 32].split()[0].rstrip(",.;:!?")
        known = words[plain(before)]
        called = known & GIVEN and not known & PLACE
        if called and not words[plain(after)] & (OPENER | OTHER | PLACE | ADDRESS):
            found.append(Part(start, end, start, end, ""))
    return found


def _word_around(text: str, first: int, last: int) -> tuple[int, int]:
    """Where a word begins and ends; of one that is longer than any name, a part."""
    low, high = max(0, first - _LONGEST), min(len(text), last + _LONGEST)
    while first > low and text[first - 1].isalpha():
        first -= 1
    while last < high and text[last].isalpha():
        last += 1
    return first, last


def _part(text: str, one: Annotation, words: Words) -> Part | None:
    """The part of a name that an annotation holds, or None."""
    start, end = one.start, one.end
    if end - start > _LONGEST or text[start] != "[" or text[end - 1] != "]":
        return None
    inner = text[start + 1 : end - 1]
    first, last = _word_around(text, start, end)
    if (first, last) != (start, end):
        # "J[ohn]" is part of a name; "[T]hey" begins a sentence with a capital.
        whole = inner.isalpha() and inner.islower() and first < start and text[first].isupper()
        word = text[first:start] + inner + text[end:last]
        return Part(start, end, first, last, word) if whole else None
    if not compiled(_NAMES).fullmatch(inner) or opens_only(words[plain(inner.split()[0])]):
        return None
    before = compiled(_BEFORE).search(text, max(0, start - 24), start)
    # "Ann [Weaver]", but not "Paris [Texas]": that says where the place lies.
    flags = words[plain(before[1])] if before else 0
    called = flags & (GIVEN | ADDRESS) and not flags & PLACE and len(inner) > 1
    if called or compiled(_AFTER).match(text, end):
        return Part(start, end, start, end, inner + " ")
    return None
