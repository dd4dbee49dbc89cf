"""XInclude 1.0: the files that a file includes, in their place, with places in their own file.

`href` and `xml:base`, `parse="xml"` and `"text"`, `encoding`, `xpointer` (a bare id, `element()`,
`xpointer(id())`), `xi:fallback`; section 4.5.5 (xml:base) and 4.5.6 (xml:lang) of what is
included. Files are read inside the folders of `tei.events.expat` only. A file that cannot be had,
and has no fallback, is a finding, and the rest is still read.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from tei.events.expat import local_path, name_beside
from tei.events.reading import XINCLUDE, XML, End, Event, Reading, Start, Text
from tei.events.source import Source
from tei.events.xpointer import Pointer, pointers
from tei.findings import Finding
from tei.typed import Record

__all__ = ["Including"]

_INCLUDE, _FALLBACK = (XINCLUDE.decode(), "include"), (XINCLUDE.decode(), "fallback")
_LANG, _BASE = (XML, "lang"), (XML, "base")
_DEEPEST = 40
# As expat's for entities: 8 MB, and 100 times the files. Each counts as a block at least.
_ALWAYS_ALLOWED, _GROWTH, _LEAST = 8_000_000, 100, 4096


class _Around(Record):
    """Where an include stands: what includes what, and the language and base there."""

    chain: tuple[tuple[str, str], ...]
    lang: str = ""
    base: str = ""  # a folder, from the file's own
    href: str = ""  # as this file was included: the xml:base that we gave its root


class Including(Reading):
    """The events of a file and of all it includes, once."""

    def __init__(self, source: Source, *, comments: bool = False, standing: bool = False) -> None:
        super().__init__(source, comments=comments, standing=standing)
        self.sizes: dict[str, int] = {}
        self.allowed = _ALWAYS_ALLOWED
        self.bytes = 0

    def __iter__(self) -> Iterator[Event]:
        around = _Around(((os.path.realpath(self.source.path), ""),))
        held: Text | None = None
        for event in self._expanded(self._read(self.source), around):
            if isinstance(event, Text):
                held = held._replace(text=held.text + event.text) if held else event
                continue
            if held:
                yield held
                held = None
            yield event
        if held:
            yield held

    def _read(self, source: Source) -> Iterator[Event]:
        """The events of one file as it stands; its findings become ours."""
        reading = Reading(source, comments=self.comments, standing=self.standing)
        reading.findings = self.findings
        yield from reading
        if reading.fatal and not self.fatal:
            self.fatal = reading.fatal

    def _expanded(self, events: Iterable[Event], around: _Around) -> Iterator[Event]:
        """The events, with what is included in the place of each xi:include."""
        scopes = [(around.lang, around.base)]
        following = iter(events)
        for event in following:
            if isinstance(event, Start):
                lang = event.attributes.get(_LANG, scopes[-1][0])
                written = event.attributes.get(_BASE, "")
                if len(scopes) == 1 and written == around.href:
                    written = ""
                base = (
                    os.path.dirname(os.path.join(scopes[-1][1], written))
                    if written
                    else scopes[-1][1]
                )
                if event.name == _INCLUDE:
                    here = around._replace(lang=scopes[-1][0], base=base)
                    yield from self._include(event, _fallback(following), here)
                    continue
                scopes.append((lang, base))
            elif isinstance(event, End):
                scopes.pop()
            yield event

    def _include(
        self, start: Start, fallback: list[Event] | None, around: _Around
    ) -> Iterator[Event]:
        """What one xi:include stands for."""
        href = start.attributes.get(("", "href"), "")
        pointer = start.attributes.get(("", "xpointer"), "")
        parse = start.attributes.get(("", "parse"), "xml")
        wrong = ""
        if parse not in ("xml", "text"):
            wrong = f"parse is “{parse}”, not xml or text"
        elif "#" in href:
            wrong = "href holds a #; what follows it belongs in @xpointer"
        elif not href and (not pointer or parse == "text"):
            wrong = "it has no href"
        if wrong:
            self._report("xml-include-wrong", start, what=wrong)
            return
        code, inner = self._file(start, href, pointer, around)
        if inner is not None and parse == "text":
            yield Text(_text(inner, start), inner, 1, 1, 0)
            return
        if inner is not None:
            is_found = False
            for event in self._included(inner, href, pointer, around):
                is_found = True
                yield event
            if is_found or self.fatal:
                return
            code = "xml-include-pointer"
        if fallback is not None and code not in ("xml-include-loop", "xml-include-limit"):
            yield from self._expanded(fallback, around)
        else:
            self._report(code, start, address=href or start.source.name, pointer=pointer)

    def _file(
        self, start: Start, href: str, pointer: str, around: _Around
    ) -> tuple[str, Source | None]:
        """The file to be included, or the code of why not."""
        own = start.source
        path, why = os.path.realpath(own.path), ""
        if href:
            based = os.path.join(around.base, href) if "://" not in href else href
            path, why = local_path(based, own, self.source.folders)
        elif not own.path:
            path = own.name
        if why:
            return f"xml-include-{why}", None
        if (path, pointer) in around.chain:
            return "xml-include-loop", None
        try:
            size = max(_LEAST, os.path.getsize(path) if href else len(own.data))
            if path not in self.sizes:
                self.sizes[path] = size
                self.allowed += _GROWTH * size
            self.bytes += size
            if self.bytes > self.allowed or len(around.chain) > _DEEPEST:
                return "xml-include-limit", None
            if not href:
                return "", own
            with open(path, "rb") as file:
                data = file.read()
        except OSError:
            return "xml-include-missing", None
        encoding = start.attributes.get(("", "encoding"), "")
        is_text = start.attributes.get(("", "parse")) == "text"
        name = name_beside(own, path)
        return "", Source(data, name, path, self.source.folders, encoding if is_text else "")

    def _included(self, inner: Source, href: str, pointer: str, around: _Around) -> Iterator[Event]:
        """The events of an included file, or of the element in it that is pointed at."""
        path = os.path.realpath(inner.path) if inner.path else inner.name
        chain = (*around.chain, (path, pointer))
        chosen: Iterator[tuple[Event, int, str]] = _chosen(self._read(inner), pointers(pointer))

        def fixed() -> Iterator[Event]:
            for event, depth, lang in chosen:
                if depth == 0 and isinstance(event, Start):
                    added = {}
                    if href and _BASE not in event.attributes:
                        added[_BASE] = href
                    if lang.lower() != around.lang.lower() and _LANG not in event.attributes:
                        added[_LANG] = lang
                    yield event._replace(attributes={**event.attributes, **added})
                else:
                    yield event

        yield from self._expanded(fixed(), _Around(chain, around.lang, href=href))

    def _report(self, code: str, start: Start, **arguments: str) -> None:
        self.findings.append(Finding(code, start.place, arguments))


def _fallback(events: Iterator[Event]) -> list[Event] | None:
    """What the fallback of an xi:include holds (None without one); the events up to its end."""
    found: list[Event] | None = None
    depth, inside = 0, False
    for event in events:
        if isinstance(event, Start):
            depth += 1
            if depth == 1 and event.name == _FALLBACK:
                found, inside = [], True
                continue
        elif isinstance(event, End):
            if depth == 0:
                break
            depth -= 1
            if depth == 0:
                inside = False
        if inside and found is not None:
            found.append(event)
    return found


def _chosen(
    events: Iterable[Event], wanted: list[Pointer] | None
) -> Iterator[tuple[Event, int, str]]:
    """Events of the whole (None) or of the first element that is pointed at.

    Each with its depth in the part, and the language there. The rest is read too: it may not be
    well-formed.
    """
    langs: list[str] = []
    finders = [pointer.finder() for pointer in wanted or []]
    depth = 0 if wanted is None else -1  # -1: not begun, -2: done
    for event in events:
        if isinstance(event, Start):
            langs.append(event.attributes.get(_LANG, langs[-1] if langs else ""))
            reached = [finder.start(event) for finder in finders]  # each must be told
            if depth == -1 and any(reached):
                depth = 0
            if depth >= 0:
                yield event, depth, langs[-1]
                depth += 1
            continue
        if isinstance(event, End):
            langs.pop()
            for finder in finders:
                finder.end()
            if depth > 0:
                depth -= 1
                yield event, depth, ""
                if depth == 0 and wanted is not None:
                    depth = -2
            continue
        if depth > 0:
            yield event, depth, ""


def _text(inner: Source, start: Start) -> str:
    return inner.data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
