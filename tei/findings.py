"""Findings: what the encoder or a validator doubts, and where.

A finding is data (a code, a place, arguments); its words stand in `tei.catalogue`. "I have a
doubt" is a finding and never stops the work; "I cannot go on" is a `tei.errors.TeiError`.

Where it is certain how to mend the file, `arguments["fix"]` says it as data (`fix_of` makes it):

    {"action": "rename", "edits": [
        {"line": 3, "column": 5, "end_line": 3, "end_column": 14, "text": "placeName"},
        {"line": 3, "column": 25, "end_line": 3, "end_column": 34, "text": "placeName"}]}

Each edit puts `text` in place of the characters from (line, column) up to, not including,
(end_line, end_column): an insertion has the same place twice, a deletion an empty text. Edits do
not overlap and stand in the order of the file, which is that of the finding's place. `action` is
what a person would call it: replace, insert, delete, rename, wrap, unwrap or move.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from typing import Any


class Place(Record):
    """Where: a file's name as it was given, a line and a column (both from 1; 0 = the whole)."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"


class Finding(Record):
    """A doubt: `code` names an entry of the catalogue, `arguments` fill its sentence."""

    code: str
    place: Place
    arguments: Mapping[str, Any] = {}


def fix_of(action: str, *edits: tuple[Place, Place, str]) -> dict[str, Any]:
    """A fix as data: what it is called, and each edit's beginning, end and new text.

    `fix_of("delete", (Place("a.xml", 3, 5), Place("a.xml", 3, 9), ""))`
    """
    return {
        "action": action,
        "edits": [
            {
                "line": start.line,
                "column": start.column,
                "end_line": end.line,
                "end_column": end.column,
                "text": text,
            }
            for start, end, text in edits
        ],
    }


SEVERITIES = ("information", "warning", "error")


def reaches(findings: Iterable[Finding], fail_on: str) -> bool:
    """True if a finding is as severe as `fail_on` (warning, error, or never), or severer."""
    from tei.catalogue import entry_of

    if fail_on == "never":
        return False
    severe = SEVERITIES[SEVERITIES.index(fail_on) :]
    return any(entry_of(code).severity in severe for code in {f.code for f in findings})


def as_text(findings: Iterable[Finding], width: int = 0) -> str:
    """The findings as lines `file:line:column: severity code: sentence`, each with its hint.

    Input `[Finding("doubled-word", Place("a.txt", 3, 7), {"word": "the"})]`; output

        a.txt:3:7: warning doubled-word: “the” stands twice in a row.
          hint: If one is a slip, ...

    A hint is given once, at the first finding that has it. With a `width`, lines are folded
    between words, for a terminal; 0 folds none.
    """
    from tei.catalogue import entry_of

    lines = []
    given = set()
    for finding in findings:
        entry = entry_of(finding.code)
        sentence = entry.sentence.format_map(finding.arguments)
        lines.append(f"{finding.place}: {entry.severity} {finding.code}: {sentence}")
        hint = entry.hint.format_map(finding.arguments)
        if hint and hint not in given:
            given.add(hint)
            lines.append(f"  hint: {hint}")
    if width:
        lines = [folded(line, width) for line in lines]
    return "".join(line + "\n" for line in lines)


def folded(line: str, width: int) -> str:
    """A line folded between words, what follows set in by four; a longer word is not cut.

    >>> folded("a.txt:3:7: warning doubled-word: It stands twice.", 36)
    'a.txt:3:7: warning doubled-word: It\\n    stands twice.'
    """
    rows = []
    while len(line) > width:
        margin = len(line) - len(line.lstrip())
        at = line.rfind(" ", margin, width + 1)
        if at < 0:
            at = line.find(" ", width)
        if at < 0:
            break
        rows.append(line[:at].rstrip())
        line = "    " + line[at:].lstrip()
    return "\n".join([*rows, line])


def as_json(findings: Iterable[Finding]) -> str:
    """The findings as one JSON array of objects, sorted as given, one object a line."""
    return "".join(rows_of_json(findings))


def rows_of_json(findings: Iterable[Finding]) -> Iterator[str]:
    """The parts of `as_json`, each as soon as its finding is there."""
    import json

    from tei.catalogue import entry_of

    before = "["
    for finding in findings:
        entry = entry_of(finding.code)
        row = {
            "file": finding.place.file,
            "line": finding.place.line,
            "column": finding.place.column,
            "severity": entry.severity,
            "code": finding.code,
            "message": entry.sentence.format_map(finding.arguments),
            "hint": entry.hint.format_map(finding.arguments),
            "section": entry.section,
            "arguments": dict(finding.arguments),
        }
        yield before + json.dumps(row, ensure_ascii=False, default=str)
        before = ",\n "
    yield "]\n" if before != "[" else "[]\n"
