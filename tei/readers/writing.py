"""What readers write on: one text, the annotations over it, and where each line came from.

    page = Writing("readers.html")
    item = page.begin("item", "an item of a list", block=True)
    page.place(12, 4)
    page.write("wool")
    page.end(item)                ->  text "wool", Annotation(0, 4, "item", "readers.html", ...)
    page.new_paragraph()

The text becomes one line a paragraph, with a blank line between two, so that a rule need not
wonder where a paragraph ends. White space at the ends of what is annotated stays outside. What
the page shows without words (a picture in a line, the end of a line, an empty cell) is a space of
the text that belongs to its element: white space does not count in the comparison with the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from tei.document import Document, Metadata, Origin
from tei.errors import SourceError
from tei.findings import Finding, Place
from tei.names import Node
from tei.readers.places import Places
from tei.regexes import compiled
from tei.standoff import Annotation, Fact, Responsibility, Revision
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.readers.source import Source

_LINE_ENDS = compiled("[\n\r\f\x0b\x85\u2028\u2029]+")
_FORBIDDEN = compiled("[\0-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BETWEEN = "\n\n"


class Begun:
    """An element that has been begun; `first` is where its first words stand, -1 before them."""

    __slots__ = ("attributes", "block", "cert", "element", "first", "marks", "serial", "why")

    def __init__(
        self, element: str, why: str, attributes: Mapping[str, str], block: bool, cert: str
    ) -> None:
        self.element = element
        self.why = why
        self.attributes = dict(attributes)
        self.block = block
        self.cert = cert
        self.first = -1
        self.serial = 0  # how many were begun before it
        self.marks: list[tuple[int, int]] = []


class Writing:
    """A text under way. `rule` is that of its annotations: `readers.NAME`."""

    def __init__(self, rule: str) -> None:
        self.rule = rule
        self.length = 0
        self.annotations: list[Annotation] = []
        self.forbidden: dict[str, int] = {}  # characters that XML cannot hold -> how often
        self.left_out: dict[str, int] = {}  # what -> how often
        self.read_from = ""  # the source that the offsets of `place_at` count in
        self._parts: list[str] = []
        self._places: dict[int, tuple[int, int] | int] = {}
        self._next: tuple[int, int] | int | None = None  # the place of what is written next
        self._solid = 0  # the offset after the last words
        self._waiting: list[Begun] = []  # begun, and without words so far
        self._between = False  # a paragraph has ended
        self._begun = 0
        self._serials: dict[int, int] = {}  # annotation, by its number -> when it was begun

    def leave_out(self, what: str, count: int = 1) -> None:
        """Say that something is left out on purpose: "field code(s)", "running head(s)"."""
        self.left_out[what] = self.left_out.get(what, 0) + count

    def place(self, line: int, column: int = 1) -> None:
        """What is written next came from this line and column of the source (from 1)."""
        self._next = (line, column)

    def place_at(self, offset: int) -> None:
        """The same by an offset of the source: few are ever asked for their line."""
        self._next = offset

    def write(self, words: str, printable: bool = False, at: int = -1) -> None:
        """Add words to the paragraph; a line end in them is a space.

        `printable` says that they are known to be, so that nobody looks again; `at` is what
        `place_at` is told otherwise.
        """
        if at >= 0:
            self._next = at
        if not words:
            return
        if not printable and not words.isprintable():
            words = _LINE_ENDS.sub(" ", words)
            for sign in _FORBIDDEN.findall(words):
                self.forbidden[sign] = self.forbidden.get(sign, 0) + 1
            words = _FORBIDDEN.sub("\ufffd", words)
        body = words.lstrip()
        if not body:
            if not self._between:
                self._add(words)
            return
        parts = self._parts
        if self._between:
            parts.append(_BETWEEN)
            self.length += len(_BETWEEN)
            self._between = False
        size = len(words)
        start = self.length + size - len(body)
        if self._next is not None or self._waiting:
            self._settle(start)
        parts.append(words)
        self.length += size
        self._solid = start + len(body.rstrip())

    def mark(self, words: str, begun: Begun) -> None:
        """Write words that leave the text: a label, say, that stands in an attribute of `begun`."""
        self.write(words)
        self.mark_last(len(words), begun)

    def mark_last(self, count: int, begun: Begun) -> None:
        """The last `count` characters leave the text, as a mark of `begun`."""
        begun.marks.append((self.length - count, self.length))

    def begin(
        self,
        element: str,
        why: str,
        attributes: Mapping[str, str] | None = None,
        block: bool = False,
        cert: str = "high",
    ) -> Begun:
        """Begin an element; a block begins a paragraph."""
        if block:
            self.new_paragraph()
        begun = Begun(element, why, attributes or {}, block, cert)
        self._begun += 1
        begun.serial = self._begun
        self._waiting.append(begun)
        return begun

    def end(self, begun: Begun, empty: bool = False) -> Annotation | None:
        """End an element; without words it is dropped, unless it may be `empty`.

        A block ends the paragraph.
        """
        if begun.first < 0 and empty:
            self.blank()
        made = None
        if begun.first >= 0:
            end = self._solid
            marks = tuple([m for m in begun.marks if m[0] < end]) if begun.marks else ()
            made = Annotation(
                begun.first, end, begun.element, self.rule, begun.why, begun.cert,
                begun.attributes, marks, begun.block,
            )  # fmt: skip
            self._serials[id(made)] = begun.serial
            self.annotations.append(made)
        elif begun in self._waiting:
            self._waiting.remove(begun)
        if begun.block:
            self.new_paragraph()
        return made

    def new_paragraph(self) -> None:
        """What is written next is a paragraph of its own."""
        self._between = self._solid > 0

    @property
    def in_word(self) -> bool:
        """True if words stand right before what is written next, without a space between."""
        return 0 < self._solid == self.length and not self._between

    def blank(self) -> int:
        """Write a space that stands for what has no words; its offset."""
        self._part()
        at = self.length
        self._settle(at)
        self._add(" ")
        self._solid = self.length
        return at

    def without_words(self, element: str, why: str, attributes: Mapping[str, str]) -> None:
        """A picture or another thing without words, in the line."""
        at = self.blank()
        span = ((at, at + 1),)
        self.annotations.append(
            Annotation(at, at + 1, element, self.rule, why, "high", attributes, span)
        )

    def line_break(self, why: str) -> None:
        """A line that the source ends on purpose inside a paragraph."""
        if self._between or not self._solid:
            return
        at = self.length
        self._add(" ")
        self.annotations.append(Annotation(at, at + 1, "lb", self.rule, why, marks=((at, at + 1),)))

    def document(
        self,
        source: Source,
        media_type: str,
        metadata: Metadata = Metadata(),  # noqa: B008 (immutable)
        facts: Iterable[Fact | Responsibility] = (),
        findings: Iterable[Finding] = (),
        settled: Iterable[str] = (),
        media: Mapping[str, bytes] | None = None,
        encoding: str = "UTF-8",
        formulas: Mapping[str, Node] | None = None,
        revisions: Iterable[Revision] = (),
    ) -> Document:
        """The document that was written.

        Errors: `SourceError`, if there is not a word in it.
        """
        text = "".join(self._parts)
        if not text.strip():
            raise SourceError(f"{source.name} holds no text.", "Name a file that holds the text.")
        said = list(findings)
        if self.forbidden:
            names = ", ".join(f"U+{ord(sign):04X}" for sign in sorted(self.forbidden)[:6])
            what = {"count": sum(self.forbidden.values()), "characters": names}
            said.append(Finding("characters-forbidden", Place(source.name), what))
        if self.left_out:
            listed = ", ".join(f"{count} {what}" for what, count in self.left_out.items())
            said.append(Finding("left-out", Place(source.name), {"what": listed}))
        # Of two over the same words the outer one, which was begun first, comes first.
        serials = self._serials
        last = self._begun + 1
        self.annotations.sort(key=lambda a: (a.start, -a.end, serials.get(id(a), last)))
        origin = Origin(source.name, len(source.data), source.sha256(), encoding, media_type)
        places = Places(self._places, self.read_from)
        return Document(text, origin, metadata, self.annotations, said, places, "line",
                        settled, facts, media, formulas, revisions)  # fmt: skip

    def _part(self) -> None:
        """White space between paragraphs, once words follow; none before the first."""
        if self._between:
            self._add(_BETWEEN)
            self._between = False

    def _settle(self, at: int) -> None:
        """What was begun before begins here."""
        if self._next is not None:
            self._places[at] = self._next
            self._next = None
        if self._waiting:
            for begun in self._waiting:
                begun.first = at
            self._waiting.clear()

    def _add(self, words: str) -> None:
        self._parts.append(words)
        self.length += len(words)


def media_folder(name: str) -> str:
    """The folder for the pictures of a source, beside the TEI.

    >>> media_folder("in/My essay.docx"), media_folder("<stdin>")
    ('My-essay-media', 'stdin-media')
    """
    base = re.split(r"[/\\]", name)[-1]
    stem = base.rpartition(".")[0] or base
    return f"{safe_name(stem) or 'source'}-media"


def safe_name(name: str) -> str:
    """A name that can be a file's in any system, and stand in an address.

    >>> safe_name("../../a b?.png"), safe_name("C:\\\\con.png")
    ('a-b.png', 'con.png')
    """
    base = re.split(r"[/\\:]", name)[-1]
    letters = "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "-" for c in base)
    parts = [part for part in letters.strip(".-_").split("-") if part]
    return re.sub(r"-(?=\.)", "", "-".join(parts))[:100]
