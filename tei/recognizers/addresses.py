"""Postal addresses: lines with a street, a box, a postal code, and the name above them.

Guidelines: CONAAD (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#CONAAD).

    Society of Friends of the Weather
    12 High Street
    Oxford OX1 4AA

    ->  <ab><address><addrLine>Society of Friends of the Weather</addrLine>
          <addrLine>12 High Street</addrLine><addrLine>Oxford OX1 4AA</addrLine></address></ab>

An address in a sentence is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei.regexes import compiled
from tei.resources import word_list
from tei.standoff import Annotation
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

WHY = "short lines, one of them with a street and a number or with a postal code"

_LONGEST = 90
_ABOVE = 4
_POSTCODE = compiled(
    r"\b[A-Z]{2}\.?,? +\d{5}(?:-\d{4})?\b"  # Chicago IL 60603
    r"|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"  # OX1 4AA
    r"|\b[A-Z]\d[A-Z] \d[A-Z]\d\b"  # K1A 0B1
    # 75005 Paris
    r"|^(?:[A-Z]{1,2}-)?\d{4,6} [A-Z][^\W\d_]+(?:[ /-][^\W\d_]+){0,3},?(?: [A-Z]{2,})?$"
)
_BOX = compiled(r"\b(?:P\. ?O\. ?Box|PO Box|Box|Postfach|B\.P\.|BP) \d+", re.I)
_NUMBER_FIRST = compiled(r"(?:No\.? )?\d{1,5}[a-zA-Z]?(?:[-–/]\d{1,4})?,? +(?=\S)")
_NUMBER_LAST = compiled(r"([^\W\d_]{4,}\.?) \d{1,4} ?[a-z]?$")
_DIGIT = compiled(r"\d")
_WORD = compiled(r"[^\W\d_]+")
_CONTACT = compiled(r"(?:tel|phone|telephone|fax|e-?mail|www\.|https?:)|^\S+@\S+$", re.I)


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation]:
    """Yield `<ab><address>` with an `<addrLine>` for each line of each address."""
    for first, last in _short_lines(document, layer):
        if not _DIGIT.search(document.text, document.lines[first], document.lines[last] - 1):
            continue
        n = first
        while n < last:
            if not is_postal(document.line(n).strip()):
                n += 1
                continue
            begin, end = _extent(document, n, first, last)
            if _enough(document, begin, end):
                yield from lines_of(document, begin, end, "addresses")
            n = end


def lines_of(
    document: Document, first: int, last: int, rule: str, wrapper: str = "ab"
) -> Iterator[Annotation]:
    """The `<address>` of some lines, inside an `<ab>` unless `wrapper` is ""."""
    spans = []
    for n in range(first, last):
        row = document.line(n)
        at = document.lines[n]
        spans.append((at + len(row) - len(row.lstrip()), at + len(row.rstrip())))
    start, end = spans[0][0], spans[-1][1]
    if wrapper:
        yield Annotation(start, end, wrapper, rule, WHY, block=True)
    yield Annotation(start, end, "address", rule, WHY, block=True)
    for span in spans:
        yield Annotation(*span, "addrLine", rule, WHY, block=True)


def is_postal(words: str) -> bool:
    """True if a line shows by itself that it is part of an address.

    >>> is_postal("12 High Street"), is_postal("75005 Paris"), is_postal("12 angry men sat down.")
    (True, True, False)
    """
    if not 5 <= len(words) <= _LONGEST or not any(map(str.isdigit, words)):
        return False
    return _has_code(words) or _is_street(words)


def _has_code(words: str) -> bool:
    if words.endswith((".", "?", "!", ";", ":")) and len(words) > 60:
        return False
    return bool(_POSTCODE.search(words) or _BOX.match(words))


def _is_street(words: str) -> bool:
    """“12 High Street”, “36 S. Wabash, Room 1440”, “Hauptstraße 5”, “rue de la Paix 3”."""
    streets = word_list("streets")
    words = words.rstrip(",;. ")
    number = _NUMBER_FIRST.match(words)
    if number:
        named = _WORD.findall(words[number.end() :])
        if not 0 < len(named) <= 9:
            return False
        if not words[number.end()].isupper() and named[0].lower() not in streets:
            return False
        return any(word.lower() in streets for word in named[:5])
    last = _NUMBER_LAST.search(words)
    if last is None or len(words) > 50:
        return False
    word = last[1].lower().rstrip(".")
    return (
        words[0].isupper()
        and word not in _NOT_STREETS
        and (
            word in streets
            or word.endswith(
                (
                    "straße",
                    "strasse",
                    "weg",
                    "gasse",
                    "platz",
                    "allee",
                    "straat",
                    "laan",
                    "gatan",
                    "vej",
                )
            )
            or words.split(None, 1)[0].lower() in streets
        )
    )


_NOT_STREETS = frozenset("page chapter room volume part figure table note".split())


def _short_lines(document: Document, layer: Layer) -> Iterator[tuple[int, int]]:
    """Runs of free lines that are short, in paragraphs whose lines all are."""
    begin = end = -1
    wrapped = document.wrapped
    for block in document.blocks:
        count = block.last - block.first
        room = 60 if wrapped and count > 1 else _LONGEST
        short = block.end - block.start <= room * count
        short = short and layer.is_free(block.first, block.last)
        if short and block.first == end and block.blank_before == 0:
            end = block.last
            continue
        if begin >= 0:
            yield begin, end
        begin, end = (block.first, block.last) if short else (-1, -1)
    if begin >= 0:
        yield begin, end


def _extent(document: Document, n: int, first: int, last: int) -> tuple[int, int]:
    """The lines of the address around line `n`, which shows one."""
    begin, end = n, n + 1
    while begin > first and n - begin < _ABOVE and _may_stand_above(document.line(begin - 1)):
        begin -= 1
    while end < last:
        words = document.line(end).strip()
        if not (is_postal(words) or _is_place(words) or _CONTACT.search(words[:60])):
            break
        end += 1
    return begin, end


def _may_stand_above(row: str) -> bool:
    """The name of a person or house: short, capitalized, not a sentence, announcing nothing."""
    words = row.strip()
    if not words or len(words) > 60 or words[-1] in ":;!?" or not words[0].isupper():
        return False
    if words.endswith(".") and not words.endswith(_ABBREVIATED):
        return False
    tokens = words.split()
    capitals = sum(not t[0].islower() or t in _SMALL for t in tokens)
    return len(tokens) <= 8 and capitals * 2 >= len(tokens)


_ABBREVIATED = ("Inc.", "Co.", "Ltd.", "Esq.", "Corp.", "Jr.")
_SMALL = frozenset(
    "of the and for de la le les du des van von der di da del y et und à in at".split()
)


def _is_place(words: str) -> bool:
    """A place by itself: “Oxford”, “New York, N.Y.”, “USA”."""
    tokens = words.rstrip(".").replace(",", " ").split()
    return (
        0 < len(tokens) <= 4
        and len(words) <= 40
        and all(t[0].isupper() or t in _SMALL for t in tokens)
        and not any(c.isdigit() for c in words)
        and words[-1] not in ":;!?"
    )


def _enough(document: Document, begin: int, end: int) -> bool:
    """Two lines at least, with a code or with a place after the street; or all in one line."""
    rows = [document.line(n).strip() for n in range(begin, end)]
    codes = sum(map(_has_code, rows))
    if len(rows) == 1:
        return bool(codes) and (_is_street(rows[0]) or _is_street(rows[0].split(",")[0]))
    streets = [k for k, row in enumerate(rows) if _is_street(row)]
    if codes:
        return True
    return bool(streets) and len(rows) > streets[-1] + 1
