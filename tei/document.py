"""A document: one immutable text, where each of its characters came from, what is known of it.

Readers make it, rules read it, nobody changes it. Its text is the source's, character for
character, but for what no rule should have to think about: line ends are `\\n`, and characters
that XML cannot hold stand as U+FFFD.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from copy import copy
from functools import cached_property

from tei.findings import Finding, Place
from tei.names import Node
from tei.standoff import Annotation, Fact, Responsibility, Revision
from tei.typed import TYPE_CHECKING, Record
from tei.vocabulary import Vocabulary, restored
from tei.wrapping import Votes, votes

if TYPE_CHECKING:
    from tei.authority import Entry


class Block(Record):
    """What the page shows as one paragraph: `text[start:end]`, lines `first..last - 1`.

    In a hard-wrapped text it runs to a blank line, or to a line that is indented as first lines
    are; in a text of one line a paragraph, it is the line. `start` is its first character that
    is not white space, `end` the place after its last one; `indent` the least number of columns
    its lines are indented by (a tab counts as four); `blank_before` the number of blank lines
    before it, 0 where it follows the block before directly.
    """

    start: int
    end: int
    first: int
    last: int
    indent: int
    blank_before: int


class Metadata(Record):
    """What a source says of itself outside its text, and what the user said of it.

    Every value is as given, "" where unknown. `extra` holds a reader's own (`url`, `site`, ...).
    """

    title: str = ""
    author: str = ""
    date: str = ""
    publisher: str = ""
    licence: str = ""
    language: str = ""
    extra: Mapping[str, str] = {}


class Origin(Record):
    """What is known of the source file: its name as given, size in bytes, SHA-256, encoding."""

    name: str
    size: int = 0
    sha256: str = ""
    encoding: str = "UTF-8"
    media_type: str = "text/plain"


class Document:
    """One text with its lines, blocks and origin. Immutable: stages add beside it.

    >>> d = Document("One\\ntwo\\n\\nthree\\n", Origin("a.txt"))
    >>> [(b.start, b.end, b.first, b.last) for b in d.blocks]
    [(0, 3, 0, 1), (4, 7, 1, 2), (9, 14, 3, 4)]
    >>> str(d.place(4))
    'a.txt:2:1'
    """

    def __init__(
        self,
        text: str,
        origin: Origin,
        metadata: Metadata = Metadata(),  # noqa: B008 (immutable)
        annotations: Iterable[Annotation] = (),
        findings: Iterable[Finding] = (),
        places: Mapping[int, tuple[int, int]] | None = None,
        paragraphs: str = "auto",
        settled: Iterable[str] = (),
        facts: Iterable[Fact | Responsibility] = (),
        media: Mapping[str, bytes] | None = None,
        formulas: Mapping[str, Node] | None = None,
        revisions: Iterable[Revision] = (),
    ) -> None:
        self.text = text
        self.origin = origin
        self.metadata = metadata
        self.annotations = tuple(annotations)  # the reader's own, from the source's markup
        self.findings = tuple(findings)
        self.paragraphs = paragraphs  # what ends one: "line", "blank" line, "auto": found out
        # The rules whose question the source's own markup has answered: they do not guess.
        self.settled = frozenset(settled)
        self.facts = tuple(facts)  # what the source says of itself, beyond `metadata`
        self.media = dict(media or {})  # pictures in the source: path beside the TEI -> bytes
        self.formulas = dict(formulas or {})  # identifier -> the MathML of an equation
        self.revisions = tuple(revisions)
        self.register: tuple[Entry, ...] = ()  # whom and what the source's own lists name
        self.known: dict[str, object] = {}  # what several rules ask
        self.alike: dict[str, object] = {}  # as `known`, but holds of copies `with_text` as well
        self._signed: tuple[Document, list[tuple[int, int]]] | None = None  # the copy, its signs
        # For readers whose text is not the file's: offset -> (line, column), ascending.
        self._places = places

    def with_signs(self, spans: Iterable[tuple[int, int]], sign: str) -> Document:
        """The same document with a sign in the place of each character of these spans."""
        parts: list[str] = []
        at, places = 0, list(spans)
        for start, end in places:
            parts += self.text[at:start], sign * (end - start)
            at = end
        other = self.with_text("".join(parts) + self.text[at:])
        hidden = "".join([self.text[start:end] for start, end in places])
        if sign not in self.text and not any(map(str.isspace, hidden)):
            self._signed = other, places
        return other

    def with_text(self, text: str) -> Document:
        """The same document with another text, of the same lines, blocks and language."""
        other = copy(self)
        other.text = text
        other.known = {}
        other._signed = None
        other.__dict__.pop("vocabulary", None)
        return other

    @property
    def words(self) -> Set[str]:
        """The different words of the text, as they stand between white space."""
        return self.vocabulary.words

    @property
    def word_count(self) -> int:
        """How many words the text has: 4 for `One two three two`."""
        return self.vocabulary.count

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of the text."""
        if self._signed and "vocabulary" in (signed := self._signed[0]).__dict__:
            return restored(signed.vocabulary, signed.text, self.text, self._signed[1])
        return Vocabulary(self.text)

    @cached_property
    def lines(self) -> array[int]:
        """The offset at which each line begins, and last the length of the text."""
        starts = array("q", [0])
        append, find, at = starts.append, self.text.find, 0
        while at := find("\n", at) + 1:
            append(at)
        append(len(self.text) + 1)
        return starts

    def line(self, number: int) -> str:
        """The words of a line (from 0), without its line end."""
        return self.text[self.lines[number] : self.lines[number + 1] - 1]

    def line_at(self, offset: int) -> int:
        """The number (from 0) of the line in which an offset lies."""
        return bisect_right(self.lines, offset, 0, len(self.lines) - 1) - 1

    def lines_of(self, start: int, end: int) -> range:
        """The lines that `text[start:end]` touches."""
        first = self.line_at(start)
        return range(first, self.line_at(max(start, end - 1)) + 1)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The paragraphs as the page shows them, in order. A form feed ends one."""
        return tuple(_paragraphs(self, self._runs))

    @cached_property
    def wrapped(self) -> bool:
        """True if paragraphs run over lines, as line ends (`tei.wrapping`) or the edition say."""
        if self.paragraphs != "auto":
            return self.paragraphs == "blank"
        return self.line_votes.wrapped > self.line_votes.single

    @cached_property
    def line_votes(self) -> Votes:
        """What the line ends say, in the first runs of lines, on whether they were forced."""
        return votes(self.text, self.lines, self._runs[:2000])

    @cached_property
    def ends_of_read_blocks(self) -> list[int]:
        """Where the blocks end that the source itself marks, ascending."""
        return sorted(a.end for a in self.annotations if a.block)

    @cached_property
    def _runs(self) -> tuple[Block, ...]:
        """The runs of lines between blank lines or form feeds."""
        return tuple(_runs(self.text, self.lines))

    def place(self, offset: int) -> Place:
        """The file, line and column (from 1) of an offset."""
        if self._places:
            keys = self._place_keys
            i = bisect_right(keys, offset) - 1
            if i >= 0:
                line, column = self._places[keys[i]]
                return Place(self.origin.name, line, column + offset - keys[i])
        line = self.line_at(offset)
        return Place(self.origin.name, line + 1, offset - self.lines[line] + 1)

    @cached_property
    def _place_keys(self) -> list[int]:
        return sorted(self._places or ())


def _runs(text: str, lines: array[int]) -> Iterable[Block]:
    first = -1  # line where the run under way began
    indent, blank, start, end = 0, 0, 0, 0
    for number in range(len(lines) - 1):
        at, stop = lines[number], lines[number + 1] - 1
        columns, begin = 0, at
        if at < stop and text[at].isspace():  # few lines are set in: no copy of the others
            line = text[at:stop]
            begin = stop - len(line.lstrip())
            columns = len(text[at:begin].expandtabs(4)) if "\t" in line else begin - at
        if begin == stop or (text[at] == "\f" and first >= 0):
            if first >= 0:
                yield Block(start, end, first, number, indent, blank)
                first, blank = -1, 0
            if begin == stop:
                blank += 1
                continue
        if first < 0:
            first, start, indent = number, begin, columns
        elif columns < indent:
            indent = columns
        end = at + len(text[at:stop].rstrip()) if text[stop - 1].isspace() else stop
    if first >= 0:
        yield Block(start, end, first, len(lines) - 1, indent, blank)


def _paragraphs(document: Document, runs: Iterable[Block]) -> Iterable[Block]:
    wrapped = document.wrapped
    for run in runs:
        if run.last - run.first == 1:
            yield run
        elif wrapped:
            yield from _split(document, run, _first_lines(document, run))
        else:
            yield from _split(document, run, range(run.first, run.last))


def _first_lines(document: Document, run: Block) -> list[int]:
    """The lines of a wrapped run that begin a paragraph: the first, and those set in.

    A line set in begins a paragraph where lines set in follow lines that were ended on purpose
    (the next word would have fitted). In a hanging indent it is the lines set out that do.
    """
    lines = [document.line(n).rstrip().expandtabs(4) for n in range(run.first, run.last)]
    indents = [len(line) - len(line.lstrip()) for line in lines]
    base, width = min(indents), min(100, max(len(line) for line in lines))
    begin = [run.first]
    if base == max(indents):
        return begin
    ended = [0, 0]  # on purpose: before lines set out, before lines set in
    count = [0, 0]
    for k in range(1, len(lines)):
        word = lines[k].split(None, 1)[0] if lines[k].strip() else ""
        set_in = indents[k] > base + 1
        count[set_in] += 1
        ended[set_in] += len(lines[k - 1]) + 1 + len(word) < width
    if not count[1] or ended[1] * max(1, count[0]) <= ended[0] * count[1]:
        return begin
    set_in_by = Counter(i for i in indents if i > base + 1)
    usual = max(set_in_by, key=set_in_by.__getitem__)
    begin.extend(
        run.first + k
        for k in range(1, len(lines))
        if indents[k] == usual or (indents[k] > base + 1 and indents[k - 1] <= base + 1)
    )
    return begin


def _split(document: Document, run: Block, begins: Iterable[int]) -> Iterable[Block]:
    starts = list(begins)
    for i, first in enumerate(starts):
        last = starts[i + 1] if i + 1 < len(starts) else run.last
        head = document.line(first)
        start = document.lines[first] + len(head) - len(head.lstrip())
        end = document.lines[last - 1] + len(document.line(last - 1).rstrip())
        indent = run.indent
        if last - first == 1:
            wide = head.expandtabs(4)
            indent = len(wide) - len(wide.lstrip())
        yield Block(start, end, first, last, indent, 0 if i else run.blank_before)
