"""An XML file as events, each with the exact place of its first character.

    <p n="1">a<lb/></p>      ->      Start p 1:1, Text “a” 1:10, Start lb 1:11, End lb, End p

Lines and columns count characters from 1; a tab is one, so is a character beyond the Basic
Multilingual Plane; CRLF is one end of line. What stands in an internal entity has the place of
the reference, what stands in an external one that in its own file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pyexpat import XMLParserType

from tei.events.entities import Standing
from tei.events.expat import SEPARATOR, Stop, feeding, parser
from tei.events.source import Source
from tei.findings import Finding, Place
from tei.typed import Record

__all__ = ["Comment", "End", "Event", "Instruction", "Name", "Reading", "Start", "Text", "events"]

Name = tuple[str, str]  # namespace ("" if none) and local name
XINCLUDE = b"http://www.w3.org/2001/XInclude"
XML = "http://www.w3.org/XML/1998/namespace"


class Start(Record):
    """A start tag (or empty tag). `attributes` has also what the DTD gives by default.

    `at` is the offset of its `<` in `source.data`; `tei.events.tags` reads the tag from there.
    `namespaces` are those in scope, prefix ("" for the default) to address.
    """

    name: Name
    prefix: str
    attributes: Mapping[Name, str]
    namespaces: Mapping[str, str]
    source: Source
    line: int
    column: int
    at: int

    @property
    def place(self) -> Place:
        """Where the tag's `<` stands."""
        return Place(self.source.name, self.line, self.column)


class End(Record):
    """An end tag; for an empty tag, the place right after it."""

    name: Name
    source: Source
    line: int
    column: int
    at: int

    @property
    def place(self) -> Place:
        """Where the end tag's `<` stands (right after the tag, for an empty one)."""
        return Place(self.source.name, self.line, self.column)


class Text(Record):
    """All text up to the next tag (or comment, instruction, where these are asked for)."""

    text: str
    source: Source
    line: int
    column: int
    at: int

    @property
    def place(self) -> Place:
        """Where its first character stands."""
        return Place(self.source.name, self.line, self.column)


class Comment(Record):
    """A comment."""

    text: str
    source: Source
    line: int
    column: int
    at: int


class Instruction(Record):
    """A processing instruction."""

    target: str
    text: str
    source: Source
    line: int
    column: int
    at: int


Event = Start | End | Text | Comment | Instruction


class Reading:
    """The events of a file, once; `findings` grows as they are read.

    `fatal` is the finding that ended the reading before the end of the file (it is the last of
    `findings`), else None. Start and end tags are always balanced but for that.
    """

    def __init__(self, source: Source, *, comments: bool = False, standing: bool = False) -> None:
        self.source, self.comments, self.standing = source, comments, standing
        self.findings: list[Finding] = []
        self.fatal: Finding | None = None

    def __iter__(self) -> Iterator[Event]:
        report = self.findings.append
        standing = Standing(report) if self.standing else None

        def told(finding: Finding) -> None:
            report(finding)
            if standing:
                standing.met(finding)

        collector = _Collector(self.source, report, standing)
        expat = parser(self.source, told, prefixes=True, enter=collector.enter)
        collector.hang(expat, self.comments)
        try:
            for _ in feeding(expat, self.source):
                batch, collector.batch[:] = collector.batch[:], ()
                yield from batch
        except Stop as stop:
            self.fatal = stop.finding
            self.findings.append(stop.finding)
        collector.flush()
        yield from collector.batch


def events(
    source: Source, *, comments: bool = False, xinclude: bool = False, standing: bool = False
) -> Reading:
    """The events of `source`; with `xinclude` those of the files it includes, in their place.

    With `standing`, entities of a DTD that cannot be had are what ISO and HTML call so, else
    U+FFFD; each is told once.

    `list(events(read(b"<p/>", "a.xml")))` gives a Start and an End. A file that is not
    well-formed gives its events up to there, and `fatal` says why.
    """
    if xinclude and XINCLUDE in source.data:
        from tei.events.xinclude import Including

        return Including(source, comments=comments, standing=standing)
    return Reading(source, comments=comments, standing=standing)


class _Collector:
    """The handlers: they turn what expat says into events."""

    def __init__(
        self, source: Source, report: Callable[[Finding], object], standing: Standing | None = None
    ) -> None:
        self.standing = standing
        self.batch: list[Event] = []
        self.add = self.batch.append
        self.report = report
        self.source = source
        self.files: list[tuple[XMLParserType, Source]] = []
        self.names: dict[str, tuple[Name, str]] = {}
        self.scopes: list[Mapping[str, str]] = [{"xml": XML}]
        self.declared: dict[str, str] = {}
        self.has_scope: list[bool] = []
        self.pieces: list[str] = []
        self.start: tuple[Source, int, int, int] = (source, 0, 0, 0)

    def hang(self, expat: XMLParserType, comments: bool) -> None:
        """Hang the handlers on the parser."""
        self.current = expat
        self.files.append((expat, self.source))
        expat.StartNamespaceDeclHandler = self.namespace
        expat.StartElementHandler = self.start_tag
        expat.EndElementHandler = self.end_tag
        expat.CharacterDataHandler = self.text
        expat.SkippedEntityHandler = self.skipped
        if comments:
            expat.CommentHandler = self.comment
            expat.ProcessingInstructionHandler = self.instruction

    def enter(self, sub: XMLParserType | None, source: Source | None) -> None:
        """Another file begins, or ends."""
        self.flush()
        if sub is not None and source is not None:
            self.files.append((sub, source))
        else:
            self.files.pop()
        self.current, self.source = self.files[-1]

    def here(self) -> tuple[Source, int, int, int]:
        at = self.current
        return self.source, at.CurrentLineNumber, at.CurrentColumnNumber + 1, at.CurrentByteIndex

    def flush(self) -> None:
        """The text so far becomes an event."""
        if self.pieces:
            self.add(Text("".join(self.pieces), *self.start))
            self.pieces.clear()

    def name_of(self, said: str) -> tuple[Name, str]:
        """expat's name as ours, and its prefix."""
        parts = said.split(SEPARATOR)
        if len(parts) == 1:
            pair = (("", said), "")
        else:
            pair = ((parts[0], parts[1]), parts[2] if len(parts) > 2 else "")
        self.names[said] = pair
        return pair

    def namespace(self, prefix: str | None, uri: str | None) -> None:
        self.declared[prefix or ""] = uri or ""

    def start_tag(self, said: str, pairs: dict[str, str]) -> None:
        if self.pieces:
            self.flush()
        self.has_scope.append(bool(self.declared))
        if self.declared:
            self.scopes.append({**self.scopes[-1], **self.declared})
            self.declared.clear()
        known = self.names
        name, prefix = known.get(said) or self.name_of(said)
        attributes = {(known.get(key) or self.name_of(key))[0]: pairs[key] for key in pairs}
        self.add(Start(name, prefix, attributes, self.scopes[-1], *self.here()))
        if self.standing and attributes:
            self.standing.attributes(self.source, self.current.CurrentByteIndex)

    def end_tag(self, said: str) -> None:
        if self.pieces:
            self.flush()
        if self.has_scope.pop():
            self.scopes.pop()
        self.add(End(self.names[said][0], *self.here()))

    def text(self, piece: str) -> None:
        if not self.pieces:
            self.start = self.here()
        self.pieces.append(piece)

    def comment(self, said: str) -> None:
        self.flush()
        self.add(Comment(said, *self.here()))

    def instruction(self, target: str, said: str) -> None:
        self.flush()
        self.add(Instruction(target, said, *self.here()))

    def skipped(self, name: str, is_parameter: int) -> None:
        if not is_parameter:
            source, line, column, _ = self.here()
            place = Place(source.name, line, column)
            if self.standing:
                self.text(self.standing.of(name, place))
                return
            self.report(Finding("xml-entity-unread", place, {"name": name}))
