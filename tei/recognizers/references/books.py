"""References to books, told by their imprint: `Author, Title (Place: Publisher, Year), pages`.

The imprint is found from its year, which `dates` has found already, so that nothing is searched.
What stands before it is the title and the author; what follows are the pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tei.recognizers.references.pieces import (
    Piece,
    begins,
    is_name,
    is_title,
    names,
    pages,
    title_run,
)
from tei.regexes import compiled
from tei.standoff import Annotation
from tei.typed import Record

# Patterns are compiled when first needed, for most texts need few of them.
_IMPRINT = (
    r"\((?P<place>[A-ZÀ-Þ][^():;0-9]{1,50}?)\s?:\s+(?P<publisher>[A-ZÀ-Þ][^():;]{1,80}?),\s+"
    r"(?=(?:c\.\s?)?[0-9])"
)
_NO_PUBLISHER = r"\((?P<place>[A-Z][^():;0-9]{2,40}),\s+(?=[0-9])"
_ROLE = r"(?:eds?\.?|editors?|\(eds?\.\)|comps?\.)$"
_TAIL = (
    r",\s+(?:(?P<edition>(?:[0-9]{1,2}(?:st|nd|rd|th)|rev\.|new|revised|second|third|fourth)\s+"
    r"(?:and\s+enlarged\s+)?ed(?:ition|n|\.))|(?P<volumes>[0-9]{1,3}\s+vols?\.?|vol\.?\s+[0-9IVXLC]{1,6})|"
    r"(?:ed(?:s?\.|ited\s+by)|trans(?:\.|lated\s+by))\s+(?P<editor>[A-Z][^,;:()]{3,60}))$"
)
_EDITORS_FIRST = r"([^:;()]{4,120}?),?\s+\(?(?:eds?\.|editors?)\)?,\s+"
_LONGEST = 150  # characters of an imprint


class Citation(Record):
    """A whole reference: its span, its parts, and how certain it is."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    cert: str


def book(
    text: str,
    low: int,
    high: int,
    date: Annotation,
    titles: Sequence[Annotation],
    is_place: Callable[[int], bool],
) -> Citation | None:
    """The book whose imprint ends with `date`. `titles` are the titles and quotations that
    other rules have found in the block, in order; `is_place` says whether a place has been found
    at an offset.
    """
    opening = text.rfind("(", max(low, date.start - _LONGEST), date.start)
    if opening < 0 or text[date.end : date.end + 1] not in (")", ";"):
        return None
    found = imprint(text, low, date.start, date.end)
    known = [t for t in titles if t.end <= opening]
    if not found:
        found = compiled(_NO_PUBLISHER).match(text, opening, date.end)
        if not found or found.end() != date.start or not is_place(opening + 1):
            return None
        if not known or known[-1].element != "title" or text[known[-1].end : opening].strip(" \n,"):
            return None
    pieces = [Piece(*found.span("place"), "pubPlace", {})]
    if found.re.groups == 2:
        pieces.append(Piece(*found.span("publisher"), "publisher", {}))
    start, before, cert = _before(text, low, opening, known)
    if start < 0:
        return None
    close = text.find(")", date.end, date.end + 60) + 1
    end, after = _pages_after(text, close or date.end, high)
    return Citation(start, end, (*before, *pieces, *after), cert)


def imprint(text: str, low: int, start: int, end: int) -> re.Match[str] | None:
    """Place and publisher in brackets, if the date `text[start:end]` stands behind them."""
    opening = text.rfind("(", max(low, start - _LONGEST), start)
    found = compiled(_IMPRINT).match(text, opening, end) if opening >= 0 else None
    return found if found and found.end() == start else None


def _before(
    text: str, low: int, opening: int, known: list[Annotation]
) -> tuple[int, list[Piece], str]:
    """Author and title before an imprint: where they begin (-1: there are none), the parts."""
    start = begins(text, low, opening, [(t.start, t.end) for t in known])
    end = opening
    while end > start and text[end - 1].isspace():
        end -= 1
    pieces, end = _tail(text, start, end)
    inside = [t for t in known if t.start >= start]
    if inside:
        title = inside[-1]
        authors = authors_before(text, start, title.start)
        first = authors[0].start if authors else title.start
        cert = "high" if authors or title.element == "title" else "medium"
    if inside and not text[title.end : end].strip(" \n,"):
        # The title is marked as such already: only the author was wanted. Italics are not yet.
        if title.element in ("hi", "emph"):
            pieces = [Piece(title.start, title.end, "title", {"level": "m"}), *pieces]
        return first, authors + pieces, cert
    if inside:
        # "Article," in Book (Place: ...): the article's title is marked, the book's is plain.
        begin = title.end
        link = compiled(r"[,.]?\s+(?:in\s+)?").match(text, begin, end)
        begin = link.end() if link else begin
        if not is_title(text[begin:end]):
            return -1, [], ""
        return first, [*authors, *_host(text, begin, end), *pieces], "high"
    return _plain(text, start, end, pieces)


def _host(text: str, start: int, end: int) -> list[Piece]:
    """The title of a book in plain text, with its editors if they stand before it:
    "Ann Ash, ed., The Book of Fens".
    """
    editors = compiled(_EDITORS_FIRST).match(text, start, end)
    pieces: list[Piece] = []
    if editors and is_name(editors[1]):
        pieces = [Piece(a, b, "editor", {}) for a, b in names(text, *editors.span(1))]
        start = editors.end()
    return [*pieces, Piece(start, end, "title", {"level": "m"})] if end > start else pieces


def _plain(text: str, start: int, end: int, tail: list[Piece]) -> tuple[int, list[Piece], str]:
    """Author and title where nothing marks the title: told by their commas and capitals."""
    segments = [m.span() for m in compiled(r"(?:[^,]|,(?!\s))+").finditer(text[start:end])]
    spans = [(start + a, start + b) for a, b in segments]
    words = [text[a:b].strip() for a, b in spans]
    last = 0
    for i, word in enumerate(words[:-1]):
        if i and word.startswith(("and ", "& ")) and is_name(word.split(None, 1)[1]):
            last = i
        if (
            i
            and i == last + 1
            and (compiled(_ROLE).match(word) or word.rstrip(".") in ("Jr", "Sr"))
        ):
            last = i
    if len(words) > 1 and all(
        is_name(w.removeprefix("and ")) or compiled(_ROLE).match(w) for w in words[: last + 1]
    ):
        authors = _authors(text, spans[0][0], spans[last][1])
        begin = spans[last + 1][0]
        begin += len(text[begin:end]) - len(text[begin:end].lstrip())
        if authors and is_title(text[begin:end]):
            return authors[0].start, [*authors, *_host(text, begin, end), *tail], "medium"
    if is_title(text[start:end]) and text[start].isalpha():
        return start, [*_host(text, start, end), *tail], "medium"
    begin = title_run(text, start, end)
    if begin < end:
        return begin, [*_host(text, begin, end), *tail], "medium"
    return -1, [], ""


def _tail(text: str, start: int, end: int) -> tuple[list[Piece], int]:
    """Edition, volumes, editors and translators between the title and the imprint."""
    pieces: list[Piece] = []
    for _ in range(3):
        m = compiled(_TAIL).search(text[max(start, end - 90) : end])
        if not m:
            break
        shift = max(start, end - 90)
        for group, element in (
            ("edition", "edition"),
            ("volumes", "biblScope"),
            ("editor", "editor"),
        ):
            if m[group]:
                attributes = {"unit": "volume"} if element == "biblScope" else {}
                a, b = m.span(group)
                pieces.append(Piece(shift + a, shift + b, element, attributes))
        end = shift + m.start()
    return pieces, end


def authors_before(text: str, start: int, end: int) -> list[Piece]:
    """The authors that stand just before a title: all of `text[start:end]`, or what follows
    the last reference in it ("..., p. 4, and Ann Ash, ").
    """
    if found := _authors(text, start, end):
        return found
    for m in compiled(r"(?:;|,|\band|\bsee|\bin|\bby)\s+(?=[A-Z])").finditer(
        text[start:end]
    ):
        if found := _authors(text, start + m.end(), end):
            return found
    return []


def _authors(text: str, start: int, end: int) -> list[Piece]:
    """The authors, or editors, named in `text[start:end]`, if these are names and no more."""
    words = text[start:end].strip().rstrip(",")
    words = compiled(r",?\s+in$").sub("", words)
    stop = start + len(text[start:end]) - len(text[start:end].lstrip()) + len(words)
    element = "author"
    if role := compiled(r",?\s+(?:eds?\.?|editors?|\(eds?\.\))$").search(words):
        element, stop, words = "editor", stop - len(role[0]), words[: role.start()]
    if not words or not is_name(words):
        return []
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return [Piece(a, b, element, {}) for a, b in names(text, start, stop)]


def _pages_after(text: str, at: int, high: int) -> tuple[int, list[Piece]]:
    comma = compiled(r"\s?[,:]\s+").match(text, at, high)
    if comma and (piece := pages(text, comma.end(), high)):
        follows = text[piece.end : piece.end + 2]
        if not follows or follows[0] in ".,;)\n]" or follows == " (":
            return piece.end, [piece]
    return at, []
