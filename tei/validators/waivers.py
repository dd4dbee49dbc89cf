"""Findings that a person lets stand, by `[[validate.waivers]]` of edition.toml.

    findings  a.xml:3:1 xml-dtd-missing, a.xml:9:4 element-unknown
    waivers   xml-dtd-missing in *.xml          ->  a.xml:9:4 element-unknown

A waiver that waives nothing any more is itself a finding (`waiver-stale`), if every file it speaks
of was looked at.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import cache

from tei.catalogue import entry_of
from tei.findings import Finding, Place
from tei.project import Project, Waiver


class Waivers:
    """The waivers of one edition, and which of them have been used on which files."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.used: set[Waiver] = set()
        self.seen: set[str] = set()  # paths of the files looked at, relative to edition.toml

    def apply(
        self, path: str, findings: Iterable[Finding]
    ) -> tuple[list[Finding], list[tuple[Finding, Waiver]]]:
        """The findings of one file that stand, and those waived with what waives them."""
        relative = self._relative(path)
        self.seen.add(relative)
        here = [w for w in self.project.waivers if pattern(w.files).fullmatch(relative)]
        if not here:
            return list(findings), []
        standing: list[Finding] = []
        waived: list[tuple[Finding, Waiver]] = []
        for finding in findings:
            fitting = [w for w in here if _fits(w, finding)]
            self.used.update(fitting)
            if fitting:
                waived.append((finding, fitting[0]))
            else:
                standing.append(finding)
        return standing, waived

    def stale(self) -> list[Finding]:
        """A finding for each waiver that waives nothing, though all its files were looked at."""
        return [
            Finding(
                "waiver-stale",
                Place(self.project.file, waiver.line, 1),
                {"code": waiver.code, "files": waiver.files},
            )
            for waiver in self.project.waivers
            if waiver not in self.used and self._all_seen(waiver)
        ]

    def _relative(self, path: str) -> str:
        return os.path.relpath(path, self.project.folder or ".").replace(os.sep, "/")

    def _all_seen(self, waiver: Waiver) -> bool:
        """True if no file that the waiver speaks of was left out this time.

        Who checks one file of a hundred must not be told that the others' waivers are stale.
        """
        fits = pattern(waiver.files)
        if not re.search(r"[*?\[]", waiver.files):
            path = os.path.join(self.project.folder, waiver.files)
            return waiver.files in self.seen or not os.path.exists(path)
        for folder, folders, names in os.walk(self.project.folder or "."):
            folders[:] = [f for f in folders if not f.startswith(".")]
            for name in names:
                relative = self._relative(os.path.join(folder, name))
                if relative not in self.seen and fits.fullmatch(relative):
                    return False
        return True


def _fits(waiver: Waiver, finding: Finding) -> bool:
    if waiver.code != finding.code or waiver.at not in (0, finding.place.line):
        return False
    if not waiver.words:
        return True
    sentence = entry_of(finding.code).sentence.format_map(finding.arguments)
    return waiver.words in sentence


@cache
def pattern(files: str) -> re.Pattern[str]:
    """A pattern of paths as a regular expression.

    >>> bool(pattern("letters/*.xml").fullmatch("letters/1.xml"))
    True
    >>> [bool(pattern(p).fullmatch("a/b/c.xml")) for p in ("*.xml", "a/*.xml", "**/*.xml", "a/**")]
    [False, False, True, True]
    """
    parts = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    pieces = re.split(r"(\*\*/|\*\*|\*|\?)", files.removeprefix("./"))
    return re.compile("".join(parts.get(p) or re.escape(p) for p in pieces), re.DOTALL)
