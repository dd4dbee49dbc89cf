"""Does the file hold its text, and is it as valid as it was?

The schemas are those that the file names itself, else tei_all if it is at hand; of those that
are not, a finding tells. A file that was not valid before need not be afterwards; of one that was,
tags that its schema does not allow are taken out again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from tei.enrichment.splicing import Insertion
from tei.errors import TeiError
from tei.events import End, Source, Start, Text, events
from tei.findings import Finding, Place, reaches
from tei.names import TEI_NS, XML_NS, Node
from tei.project import Project
from tei.readers.tei import TeiDocument
from tei.resources import schema_cache
from tei.validators import Options
from tei.validators.batch import Request, answer_of
from tei.validators.schemas import of_file

MOST_TRIES = 12


class Guard:
    """The schemas of one file, if it was valid by them."""

    def __init__(self, document: TeiDocument, project: Project) -> None:
        self.name = document.origin.name
        self.told = ""
        self.taken_out = 0
        source = Source(document.markup.source.data, self.name, self.name, encoding="utf-8")
        self.request: Request | None = None
        choice = of_file(source)
        assumed = any(f.code == "schema-assumed" for f in choice.findings)
        self._missing = [f for f in choice.findings if f.code == "schema-not-found"]
        if assumed or not choice.schemas:
            return
        options = Options(cache=schema_cache(), xinclude=False)
        request = Request(choice.schemas, pointers=False, options=options)
        if not self._errors(source, request):
            self.request = request

    def _errors(self, source: Source, request: Request) -> list[Finding]:
        answer = answer_of(source, self.name, request)
        if not answer.told:
            return [Finding("schema-none", Place(self.name))]
        return [f for f in answer.findings if reaches([f], "error")]

    def faulty(self, utf8: bytes, insertions: Sequence[Insertion]) -> set[int] | None:
        """The numbers of the annotations that make the file invalid; None if it is valid."""
        if self.request is None or not insertions:
            return None
        source = Source(utf8, self.name, self.name, encoding="utf-8")
        errors = self._errors(source, self.request)
        if not errors:
            return None
        lines = _line_starts(utf8)
        where = _Where(insertions)
        return {
            owner for error in errors
            if (owner := where.owner(_offset(utf8, lines, error.place))) >= 0
        }  # fmt: skip

    def findings(self, dropped: int) -> list[Finding]:
        """What was taken out for the schema's sake, and which schemas could not be asked."""
        found: list[Finding] = []
        if dropped:
            found.append(Finding("additions-not-allowed", Place(self.name), {"count": dropped}))
        if self._missing:
            names = ", ".join(dict.fromkeys(str(f.arguments["href"]) for f in self._missing))
            place = self._missing[0].place
            found.append(Finding("additions-not-checked", place, {"schemas": names}))
        return found


class _Where:
    """Which annotation a byte of the result belongs to."""

    def __init__(self, insertions: Sequence[Insertion]) -> None:
        self._starts: list[int] = []
        self._owners: list[int] = []
        self._around: list[int] = []  # the innermost annotation that is open after it
        grown = 0
        stack: list[int] = []
        for insertion in insertions:
            self._starts.append(insertion.at + grown)
            grown += len(insertion.text.encode())
            self._owners.append(insertion.owner)
            if insertion.owner >= 0:
                if stack and stack[-1] == insertion.owner:
                    stack.pop()
                else:
                    stack.append(insertion.owner)
            self._around.append(stack[-1] if stack else -1)
        self._ends = [s + len(i.text.encode())
                      for s, i in zip(self._starts, insertions, strict=True)]  # fmt: skip

    def owner(self, offset: int) -> int:
        i = bisect_right(self._starts, offset) - 1
        if i < 0:
            return -1
        return self._owners[i] if offset < self._ends[i] else self._around[i]


def _line_starts(data: bytes) -> list[int]:
    starts = [0]
    at = data.find(b"\n")
    while at >= 0:
        starts.append(at + 1)
        at = data.find(b"\n", at + 1)
    return starts


def _offset(data: bytes, lines: list[int], place: Place) -> int:
    """The byte of a place."""
    start = lines[min(max(place.line, 1), len(lines)) - 1]
    stop = data.find(b"\n", start)
    line = data[start : stop if stop >= 0 else len(data)].decode("utf-8", "replace")
    return start + len(line[: max(0, place.column - 1)].encode())


def tree_of(utf8: bytes, name: str) -> Node:
    """The tree of a file, as `tei.conservation` reads it.

    Errors: `TeiError`, if it were not well-formed.
    """
    reading = events(Source(utf8, name, encoding="utf-8"), standing=True)
    root = Node("", None, [])
    stack = [root]
    for event in reading:
        if isinstance(event, Start):
            attributes = {_short(n): v for n, v in event.attributes.items()}
            node = Node(_short(event.name), attributes or None, [], event.line)
            stack[-1].children.append(node)
            stack.append(node)
        elif isinstance(event, End):
            stack.pop()
        elif isinstance(event, Text):
            stack[-1].children.append(event.text)
    if reading.fatal is not None:
        raise TeiError(
            f"{reading.fatal.place}: what was added would make the file no XML any more.",
            "This is a mistake of tei's, not yours: please report it with the lines around.",
        )
    return next(child for child in root.children if isinstance(child, Node))


def _short(name: tuple[str, str]) -> str:
    uri, local = name
    if uri in ("", TEI_NS):
        return local
    return f"xml:{local}" if uri == XML_NS else f"{{{uri}}}{local}"
