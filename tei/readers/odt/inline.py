"""What stands inside a paragraph of Writer: spans, links, notes, comments, changes, frames."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tei.readers.office.model import Box, Mark, Run
from tei.readers.office.package import attribute, child, local

if TYPE_CHECKING:
    from tei.readers.odt.body import Body

Piece = Run | Mark | Box
_MOST_SPACES = 10_000
# What shows no words; see `rest` for what is counted of it
_NOTHING = frozenset("soft-page-break sequence-decls tracked-changes forms alphabetical-index-mark "
                     "alphabetical-index-mark-start alphabetical-index-mark-end toc-mark "
                     "toc-mark-start toc-mark-end user-index-mark user-index-mark-start "
                     "user-index-mark-end script control desc title".split())  # fmt: skip
DRAWN = frozenset("frame g custom-shape rect line text-box ellipse circle polygon polyline path "
                   "connector caption measure regular-polygon".split())  # fmt: skip
_LINKS = frozenset(["bookmark-ref", "reference-ref", "sequence-ref"])


class Look:
    """How words look where we are: what the spans around them say."""

    __slots__ = ("change", "element", "language", "link", "looks")

    def __init__(self) -> None:
        self.looks: tuple[str, ...] = ()
        self.element = self.language = self.link = ""
        self.change = -1


class Inline:
    """Reads the inside of paragraphs; a tracked change goes on from one to the next."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.inserting: dict[str, int] = {}  # changed region -> number of the change
        self._white = True  # the last character was white space: the next one says nothing

    def pieces(self, element: Any, language: str) -> Iterator[Piece]:
        """The pieces of a paragraph."""
        self._white = True
        look = Look()
        look.language = language
        yield from self._inside(element, look)

    def _inside(self, element: Any, look: Look) -> Iterator[Piece]:
        yield from self._words(element.text, look)
        for inner in element:
            name = local(inner)
            if name and name not in _NOTHING:
                yield from self._piece(inner, name, look)
            yield from self._words(inner.tail, look)

    def _words(self, words: str | None, look: Look) -> Iterator[Run]:
        if not words:
            return
        parts = words.replace("\t", " ").replace("\n", " ").replace("\r", " ").split(" ")
        plain = " ".join(p for n, p in enumerate(parts) if p or n in (0, len(parts) - 1))
        if self._white:
            plain = plain.lstrip(" ")
        if plain:
            self._white = plain.endswith(" ")
            yield self._run(plain, look)

    def _run(self, words: str, look: Look) -> Run:
        change = next(reversed(self.inserting.values()), look.change)
        return Run(words, look.looks, look.element, look.language, look.link, change)

    def _piece(self, element: Any, name: str, look: Look) -> Iterator[Piece]:
        if name == "s":
            count = attribute(element, "c", "1")
            number = int(count) if count.isascii() and count.isdigit() and len(count) < 8 else 1
            self._white = True
            yield self._run(" " * min(number, _MOST_SPACES), look)
        elif name == "tab":
            self._white = True
            yield self._run("\t", look)
        elif name == "line-break":
            self._white = True
            yield Mark("break")
        elif name in ("span", "a", "meta", "meta-field", "ruby", "ruby-base") or name in _LINKS:
            yield from self._around(element, name, look)
        elif name == "note":
            self._white = False
            yield self.body.note(element)
        elif name == "annotation":
            yield from self._comment(element)
        elif name == "annotation-end":
            yield Mark("comment-end", f"comment {attribute(element, 'name')}")
        elif name.startswith(("bookmark", "reference-mark")):
            yield from _anchors(element, name)
        elif name in ("change-start", "change-end", "change"):
            yield from self.change(element, name)
        elif name == "ruby-text":
            reading = Look()
            reading.looks, reading.language = ("ruby",), look.language
            yield from self._inside(element, reading)
        elif name in DRAWN:
            for piece in self.body.frame(element):
                self._white = self._white and isinstance(piece, Box)
                yield piece
        else:  # a field: its words are what the page shows
            self._white = False
            yield from self._inside(element, look)

    def _around(self, element: Any, name: str, look: Look) -> Iterator[Piece]:
        inner = Look()
        inner.looks, inner.element, inner.language = look.looks, look.element, look.language
        inner.link, inner.change = look.link, look.change
        if name == "span":
            style = self.body.styles.of("text", attribute(element, "style-name"))
            if style.looks.get("hidden"):
                self.body.leave_out("hidden run(s)")
                return
            off = {word for word, is_on in style.looks.items() if not is_on}
            words = [w for w in look.looks if w not in off]
            inner.looks = tuple(dict.fromkeys([*words, *style.look()]))
            inner.element = style.element or look.element
            inner.language = style.language or look.language
        elif name == "a":
            inner.link = attribute(element, "href").replace("|region", "")
        elif name in _LINKS:
            inner.link = f"#{attribute(element, 'ref-name')}"
        yield from self._inside(element, inner)

    def _comment(self, element: Any) -> Iterator[Piece]:
        key = self.body.comment(element)
        yield Mark("comment", key)

    def change(self, element: Any, name: str) -> Iterator[Piece]:
        """Where a tracked change begins or ends, or took something out."""
        region = attribute(element, "change-id")
        if name == "change":
            yield from self.body.deleted(region)
        elif name == "change-start" and (number := self.body.inserted(region)) >= 0:
            self.inserting[region] = number
        elif name == "change-end":
            self.inserting.pop(region, None)


def _anchors(element: Any, name: str) -> Iterator[Mark]:
    value = attribute(element, "name")
    if not name.endswith("-end"):
        yield Mark("anchor", value)
    if not name.endswith("-start"):
        yield Mark("anchor-end", value)


def says(frame: Any) -> str:
    """The words of a frame for those who cannot see it."""
    for name in ("desc", "title"):
        element = child(frame, name)
        if element is not None and element.text:
            return " ".join(element.text.split())
    return ""
