"""Bibliographic references in running text and notes, and the parts of entries in lists.

Guidelines: COBITY (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COBITY).

    See Bertha Ash, The Last Winter (Leeds: Hill, 1931), 14.
    ->  See <bibl><author>Bertha Ash</author>, <title level="m">The Last Winter</title>
        (<pubPlace>Leeds</pubPlace>: <publisher>Hill</publisher>, <date when="1931">1931</date>),
        <biblScope unit="page" from="14" to="14">14</biblScope></bibl>.

`books` starts from an imprint, `articles` from a title in quotation marks, `entries` takes a whole
entry of a list apart, `gost` a Russian one, `set_titles` what it sets in italics; `citations` finds
"(Ash 1931, 14)". Titles in quotation marks are the quotation rule's, dates those of `dates`, names
those of the rules for names: they are left as they stand, and come to lie inside.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from tei.recognizers.cursor import Cursor
from tei.recognizers.references import citations
from tei.recognizers.references.articles import article
from tei.recognizers.references.books import Citation, book
from tei.recognizers.references.entries import entry
from tei.recognizers.references.gost import entry_of_gost, is_cyrillic
from tei.recognizers.references.pieces import Piece
from tei.recognizers.references.set_titles import set_titles
from tei.regexes import compiled
from tei.standoff import Annotation, Intervals
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

RULE = "references"
WHY_BOOK = "a title with its imprint: place, publisher and year in brackets"
WHY_ARTICLE = "a title in quotation marks with the volume, date or pages of what it stands in"
WHY_PART = "a part of a reference, by its place and punctuation"
WHY_CITATION = "an author's name and a year, as the list of references has them"
WHY_CITATIONS = "an author's name and a year in brackets, several times in the text"
_TYPE = ("hi", "emph")
_DASH = r"(?:--?|[—–―])[ \xa0]*"
_TITLES = ("title", "q", "quote", "soCalled", "mentioned", "said", "hi", "emph")


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation]:
    """Yield `<bibl>` with its parts, and `<ref type="bibl">`."""
    dates = sorted(a for a in layer.of("date") if a.end > a.start)
    if not dates and not layer.of("cit"):
        return
    entries = [a for a in layer.of("bibl") if a.block or a.rule == "bibliographies"]
    # All are found before the first is yielded: the layer stays sorted while it is asked.
    yield from list(_Finder(document, layer, dates).all(entries))


def _is_italic(type_: Annotation) -> bool:
    return "italic" in type_.attributes.get("rend", "") or bool(type_.marks)


def _cuts(piece: Piece, type_: Annotation) -> bool:
    """True for what a title in italics shows to be wrong: a part of it, names that hold it."""
    if piece.element in ("author", "editor"):
        return piece.start < type_.start < piece.end
    inside = type_.start <= piece.start and piece.end <= type_.end
    return piece.element == "title" and inside and piece.end < type_.end - 2


class _Finder:
    """What other rules have found, in the order of the text."""

    def __init__(self, document: Document, layer: Layer, dates: list[Annotation]) -> None:
        self.text = document.text
        self.layer = layer
        self.cursor = Cursor(document)
        self.dates = dates
        self.date_starts = [date.start for date in dates]
        self.titles = sorted(a for a in layer.of(*_TITLES) if not a.block)
        self.title_starts = [title.start for title in self.titles]
        self.type = {  # what type alone says of words is the title's, if they are one
            (t.start, t.end): t.attributes["rend"] for t in self.titles
            if t.element in _TYPE and not t.marks and t.rule != "readers.tei"
            and "rend" in t.attributes
        }  # fmt: skip

    def all(self, entries: list[Annotation]) -> Iterator[Annotation]:
        """All references: entries first, then books, articles and citations in the text."""
        for one in entries:
            start = one.marks[0][1] if one.marks else one.start
            while start < one.end and self.text[start].isspace():
                start += 1
            dash = compiled(_DASH).match(self.text, start, one.end) if one.block else None
            if dash and self.layer.covering(start, "cit"):
                yield from self._source(dash.end(), one.end)
                continue
            titles = [t for t in self._titles(start, one.end) if t.element == "title"]
            for piece in self._entry(start, one.end, titles):
                yield from self._part(piece, "medium")
        free = [d for d in self.dates if self.layer.covering(d.start, "bibl", "listBibl") is None]
        done: list[tuple[int, int]] = []
        for date in free:
            if self.text[date.end : date.end + 1] in (")", ";") and self.cursor.move_to(date.start):
                found = self._book(date)
                if found and (not done or done[-1][1] <= found.start):
                    done.append((found.start, found.end))
                    yield from self._reference(found, WHY_BOOK)
        books = Intervals(done)
        for found in self._articles():
            if not books.touches(found.start, found.end):
                yield from self._reference(found, WHY_ARTICLE)
                done.append((found.start, found.end))
        yield from self._citations(entries, Intervals(done))

    def _entry(self, start: int, end: int, titles: list[Annotation]) -> list[Piece]:
        """The parts of an entry: by its words, then by its italics."""
        text = self.text
        if is_cyrillic(text, start) and (pieces := entry_of_gost(text, start, end)):
            return pieces
        pieces = entry(text, start, end, titles, self._date_at)
        italics = [t for t in self._titles(start, end) if t.element in _TYPE and _is_italic(t)]
        kept = [p for p in pieces if not any(_cuts(p, t) for t in italics)]
        if len(kept) < len(pieces):  # the words were misread; the article is not in the italics
            pieces = [p for p in kept if p.element != "title" or p[3]["level"] == "a"]
        if italics and not any(p.element == "title" and p[3]["level"] != "a" for p in pieces):
            known = [Piece(t.start, t.end, "title", {}) for t in titles]
            pieces += set_titles(text, start, end, pieces + known, italics)
        return pieces

    def _source(self, start: int, end: int) -> Iterator[Annotation]:
        """The author of "— Bertha Ash, _Fens_", and the title if it is set apart: what stands
        below a quotation.
        """
        name = self.layer.covering(start, "persName")
        if name is None or name.start != start or name.end > end:
            return
        yield from self._part(Piece(start, name.end, "author", {}), "medium")
        for work in self._titles(name.end, end)[:1]:
            if work.element != "title" and self.text[name.end : work.start] in (", ", ": "):
                title = Piece(work.start, work.end, "title", {"level": "m"})
                yield from self._part(title, "medium")

    def _titles(self, start: int, end: int) -> list[Annotation]:
        i, j = bisect_left(self.title_starts, start), bisect_left(self.title_starts, end)
        return [t for t in self.titles[i:j] if t.end <= end]

    def _date_at(self, offset: int) -> Annotation | None:
        i = bisect_left(self.date_starts, offset)
        if i < len(self.dates) and self.date_starts[i] == offset:
            return self.dates[i]
        return None

    def _book(self, date: Annotation) -> Citation | None:
        low = max(self.cursor.start, date.start - 450)
        titles = self._titles(low, date.start)
        found = book(self.text, low, self.cursor.end, date, titles, self._is_place)
        if found and not any(piece.element == "title" for piece in found.pieces):
            set_in = [t for t in self._titles(found.start, date.start) if t.element in _TYPE]
            if len(set_in) == 1 and _is_italic(set_in[0]):  # “_Letters_ (London: Faber, 1931)”
                piece = Piece(set_in[0].start, set_in[0].end, "title", {"level": "m"})
                found = found._replace(pieces=(*found.pieces, piece))
        return found

    def _is_place(self, offset: int) -> bool:
        return self.layer.covering(offset, "placeName") is not None

    def _articles(self) -> Iterator[Citation]:
        for title in self.titles:
            if title.element != "title" or title.attributes.get("level") != "a":
                continue
            if not self.cursor.move_to(title.start):
                continue
            if self.layer.covering(title.start, "bibl", "listBibl") is None:
                low = max(self.cursor.start, title.start - 320)
                earlier = self._titles(low, title.start)
                found = article(self.text, low, self.cursor.end, title, earlier, self._date_at)
                if found:
                    yield found

    def _reference(self, found: Citation, why: str) -> Iterator[Annotation]:
        yield Annotation(found.start, found.end, "bibl", RULE, why, found.cert)
        for piece in found.pieces:
            yield from self._part(piece, found.cert)

    def _part(self, piece: Piece, cert: str) -> Iterator[Annotation]:
        start, end, element, attributes = piece
        while end > start and self.text[end - 1].isspace():
            end -= 1
        while start < end and self.text[start].isspace():
            start += 1
        if start < end:
            if element == "title" and (start, end) in self.type:
                attributes = {**attributes, "rend": self.type[start, end]}
            yield Annotation(start, end, element, RULE, WHY_PART, cert, attributes)

    def _citations(self, entries: list[Annotation], done: Intervals) -> Iterator[Annotation]:
        known = citations.keys(self.text, entries)
        mentions = []
        for date in self.dates:
            if date.end - date.start == 4 and self.cursor.move_to(date.start):
                found = citations.mention(
                    self.text, self.cursor.start, self.cursor.end, date.start, date.end
                )
                if not found or done.touches(found.start, found.end):
                    continue
                if self.layer.covering(found.start, "placeName", "date", "bibl") is None:
                    mentions.append(found)
        why = WHY_CITATION if known else WHY_CITATIONS
        for found, target, cert in citations.accepted(mentions, known):
            attributes = {"type": "bibl"} | ({"target": f"#{target}"} if target else {})
            # The whole of "Pierre Nicole (1667)", not "Nicole (1667)".
            name = self.layer.covering(found.start, "persName")
            start = name.start if name and name.end <= found.end else found.start
            yield Annotation(start, found.end, "ref", RULE, why, cert, attributes)
