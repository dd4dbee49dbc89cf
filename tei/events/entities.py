"""Entities of a DTD that is not at hand: the sets of ISO and HTML have names that everybody knows.

    &eacute;  ->  é, with a finding        &mymacro;  ->  U+FFFD, with a finding
"""

from __future__ import annotations

from collections.abc import Callable

from tei.events.source import Source
from tei.findings import Finding, Place
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from re import Pattern

__all__ = ["UNKNOWN", "Standing", "standard"]

UNKNOWN = "\ufffd"  # stands for what nobody knows
_LONGEST = 2  # characters of one entity of those sets


def standard(name: str) -> str:
    """The characters that a name of the sets of ISO and HTML stands for; "" for any other.

    >>> standard("eacute"), standard("mdash"), standard("mymacro")
    ('é', '—', '')
    """
    from html.entities import html5

    characters = html5.get(f"{name};", "")
    return characters if len(characters) <= _LONGEST else ""


class Standing:
    """What stands for the entities of one file that nothing declares; each is told once."""

    def __init__(self, report: Callable[[Finding], object]) -> None:
        self.report = report
        self.without_dtd = False
        self._told: set[str] = set()

    def met(self, finding: Finding) -> None:
        """Learn of what could not be read: a DTD, or a part of one."""
        self.without_dtd = self.without_dtd or finding.code.startswith("xml-dtd")

    def of(self, name: str, place: Place) -> str:
        """The characters for an entity that is met at a place."""
        characters = standard(name)
        if name not in self._told:
            self._told.add(name)
            if characters:
                arguments = {"name": name, "characters": characters}
                self.report(Finding("xml-entity-assumed", place, arguments))
            else:
                self.report(Finding("xml-entity-unknown", place, {"name": name}))
        return characters or UNKNOWN

    def attributes(self, source: Source, start: int) -> None:
        """Tell of those in the tag that starts there: the parser leaves them out without a word."""
        if not self.without_dtd:
            return
        from tei.events.tags import tag_end

        end = tag_end(source, start)
        if source.data.find(b"&", start, end) < 0:
            return
        reference: Pattern[bytes] = compiled(rb"&([^\s&;#<>\"']{1,80});")
        for found in reference.finditer(source.data, start, end):
            name = found[1].decode("utf-8", "replace")
            declared = b"<!ENTITY " + found[1] in source.data
            if name not in ("amp", "lt", "gt", "quot", "apos", *self._told) and not declared:
                self._told.add(name)
                place = source.place(found.start())
                self.report(Finding("xml-entity-unknown", place, {"name": name}))
