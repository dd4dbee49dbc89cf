"""expat, set up so that a hostile file ends in a finding: what it may read, and how much.

Never from the network; from disk only inside the document's folder (or the folders given). The
limits are set on purpose, and each has its finding:

| limit               | value                                                           |
|---------------------|-----------------------------------------------------------------|
| `LONGEST_ENTITY`    | characters that one entity may come to, fully expanded          |
| expat's own         | text may grow to 100 times the file by entities (past 8 MB)     |
| `LONGEST_TAG`       | bytes of one tag, comment or instruction                        |
| `DEEPEST_ENTITY`    | external entities inside each other                             |
| `MOST_EXTERNAL`     | bytes of external entities and DTDs read for one file           |
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pyexpat import ExpatError, ParserCreate, XMLParserType, version_info

from tei.events.source import Source
from tei.findings import Finding, Place
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from re import Pattern

__all__ = ["SEPARATOR", "Stop", "feed", "feeding", "local_path", "name_beside", "parser"]

SEPARATOR = "\x1f"  # between namespace, local name and prefix: no character of XML
LONGEST_ENTITY = 1_000_000
LONGEST_TAG = 10_000_000
DEEPEST_ENTITY = 20
MOST_EXTERNAL = 64_000_000
_CHUNK = 1 << 18
_ALWAYS = 2  # XML_PARAM_ENTITY_PARSING_ALWAYS: the DTD is read where it can be had
_BOMB = 43  # XML_ERROR_AMPLIFICATION_LIMIT_BREACH, which older pyexpats have no name for
_HAS_PROTECTION = version_info >= (2, 4, 1)

Enter = Callable[[XMLParserType | None, Source | None], None]


class Stop(Exception):
    """Reading ends here: `finding` says why. It never leaves this room."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


def parser(
    source: Source,
    report: Callable[[Finding], object],
    *,
    prefixes: bool = False,
    enter: Enter | None = None,
) -> XMLParserType:
    """An expat parser for `source`, securely set up; the caller hangs its own handlers on it.

    Names come as `uri SEPARATOR local` (with `prefixes` also `SEPARATOR prefix`), or plain where
    there is no namespace. `report` is told of each DTD and entity that could not be read, which
    does not end the reading. `enter(subparser, source)` is called when an external entity
    begins, `enter(None, None)` when it ends. Three handlers are taken: EntityDeclHandler,
    ExternalEntityRefHandler and EndDoctypeDeclHandler. Feed it with `feed` or `feeding`.
    """
    new = ParserCreate("utf-8", SEPARATOR)
    new.namespace_prefixes = prefixes
    new.SetParamEntityParsing(_ALWAYS)
    new.UseForeignDTD(False)
    state = _External(source, report, enter)
    state.parsers.append((new, source))
    new.ExternalEntityRefHandler = state.reference
    new.EntityDeclHandler = state.declaration
    new.EndDoctypeDeclHandler = state.declared
    return new


def feed(expat: XMLParserType, source: Source) -> Finding | None:
    """Parse it all: None, or the finding that says where and why the reading ended.

    An exception of the caller's handlers passes through.
    """
    try:
        for _ in feeding(expat, source):
            pass
    except Stop as stop:
        return stop.finding
    return None


def feeding(expat: XMLParserType, source: Source) -> Iterator[None]:
    """Parse it piece by piece, pausing after each; raises `Stop` where it is not well-formed."""
    if source.fault:
        raise Stop(source.fault)
    data = memoryview(source.data)
    try:
        for start in range(0, len(data), _CHUNK):
            expat.Parse(data[start : start + _CHUNK], False)
            if start + _CHUNK - expat.CurrentByteIndex > LONGEST_TAG:
                place = source.place(expat.CurrentByteIndex)
                raise Stop(Finding("xml-too-long", place, {"limit": LONGEST_TAG // 1_000_000}))
            yield
        expat.Parse(b"", True)
    except ExpatError as error:
        raise Stop(_fault(error, source, expat.ErrorByteIndex)) from None
    yield


def _fault(error: ExpatError, source: Source, at: int) -> Finding:
    """What expat's error number means, at an offset of the source."""
    if error.code == _BOMB:
        return Finding("xml-entity-bomb", source.place(at), {"name": "", "limit": LONGEST_ENTITY})
    from tei.events.malformed import explain

    return explain(source, error.code, at)


class _External:
    """What entities and DTDs lead to: the handlers of one document."""

    def __init__(
        self, source: Source, report: Callable[[Finding], object], enter: Enter | None
    ) -> None:
        self.source, self.report, self.enter = source, report, enter
        self.parsers: list[tuple[XMLParserType, Source]] = []
        self.values: dict[str, str] = {}
        self.bytes = 0

    def place(self) -> Place:
        expat, source = self.parsers[-1]
        return Place(source.name, expat.CurrentLineNumber, expat.CurrentColumnNumber + 1)

    def declaration(self, name: str, is_parameter: int, value: str | None, *rest: object) -> None:
        """An entity is declared: its text is kept, to be measured when the DTD ends."""
        if value is not None and not is_parameter:
            self.values.setdefault(name, value)
            if not _HAS_PROTECTION and "&" in value:
                raise Stop(self._bomb(name))

    def declared(self) -> None:
        """The DTD has ended: no entity may come to more than `LONGEST_ENTITY` characters."""
        lengths: dict[str, int] = {}
        reference: Pattern[str] = compiled(r"&([^\s&;#][^\s&;]*);")
        used = {name: reference.findall(text) for name, text in self.values.items() if text}
        todo = list(used)
        open_: set[str] = set()
        while todo:
            name = todo[-1]
            if name in lengths:
                todo.pop()
                continue
            open_.add(name)
            later = [n for n in set(used[name]) if n in used and n not in lengths]
            if any(n in open_ for n in later):  # a loop: expat says so where it is used
                return
            if later:
                todo.extend(later)
                continue
            length = len(self.values[name]) + sum(lengths.get(n, 0) for n in used[name])
            lengths[name] = length
            open_.discard(todo.pop())
            if length > LONGEST_ENTITY:
                raise Stop(self._bomb(name))

    def _bomb(self, name: str) -> Finding:
        said = f" (“{name}”)"
        return Finding("xml-entity-bomb", self.place(), {"name": said, "limit": LONGEST_ENTITY})

    def reference(
        self, context: str | None, base: str | None, system: str | None, public: str | None
    ) -> int:
        """An external entity is to be read here: 1 in any case, so that the rest is read too."""
        expat, around = self.parsers[-1]
        address = system or ""
        path, why = local_path(address, around, self.source.folders)
        data = b""
        if path:
            try:
                size = os.path.getsize(path)
                self.bytes += size
                if self.bytes > MOST_EXTERNAL or len(self.parsers) > DEEPEST_ENTITY:
                    self.report(Finding("xml-external-limit", self.place(), {"address": address}))
                    return 1
                with open(path, "rb") as file:
                    data = file.read()
            except OSError:
                why = "missing"
        if why:
            what = "dtd" if context is None else "entity"
            arguments = {"address": address, "path": path}
            at = around.data.rfind(address.encode(), 0, expat.CurrentByteIndex)
            place = around.place(at) if what == "dtd" and at >= 0 else self.place()
            self.report(Finding(f"xml-{what}-{why}", place, arguments))
            return 1
        inner = Source(data, name_beside(around, path), path)
        if inner.fault:
            self.report(inner.fault)
            return 1
        return self._read(expat, context, inner)

    def _read(self, expat: XMLParserType, context: str | None, inner: Source) -> int:
        sub = expat.ExternalEntityParserCreate(context, "utf-8")
        self.parsers.append((sub, inner))
        if self.enter:
            self.enter(sub, inner)
        try:
            sub.Parse(inner.data, True)
        except ExpatError as error:
            raise Stop(_fault(error, inner, sub.ErrorByteIndex)) from None
        finally:
            self.parsers.pop()
            if self.enter:
                self.enter(None, None)
        return 1


def local_path(address: str, around: Source, folders: tuple[str, ...]) -> tuple[str, str]:
    """The file that an address means, seen from `around`: its path, and why it can't be had.

    `("/x/b.xml", "")` where it may be read, `("", "remote")` for another machine's,
    `("/etc/passwd", "outside")` outside the folders, `("/x/no.xml", "missing")`.
    """
    from urllib.parse import unquote, urlsplit

    try:
        parts = urlsplit(address)
    except ValueError:
        return "", "missing"
    if (parts.scheme and parts.scheme != "file") or parts.netloc not in ("", "localhost"):
        return "", "remote"
    name = unquote(parts.path)
    if not around.path and not os.path.isabs(name):
        return "", "outside"
    if not name or "\0" in name:
        return "", "missing"
    path = os.path.realpath(os.path.join(os.path.dirname(os.path.realpath(around.path)), name))
    if not any(path.startswith(folder.rstrip(os.sep) + os.sep) for folder in folders):
        return path, "outside"
    if not os.path.isfile(path):
        return path, "missing"
    return path, ""


def name_beside(around: Source, path: str) -> str:
    """What findings call a file: as the file that refers to it is called, from its folder."""
    here = os.path.dirname(os.path.realpath(around.path))
    return os.path.normpath(os.path.join(os.path.dirname(around.name), os.path.relpath(path, here)))
