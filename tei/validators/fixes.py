"""Applying what findings are certain of: `arguments["fix"]`, to the file's own bytes.

    a.xml  <persname>Hale</persname>   + the fix of element-unknown   ->  <persName>Hale</persName>

Nothing but the characters of the edits changes: line ends, encoding, byte-order mark, white space
stay. After each round the file is checked again; a round that leaves more errors than it found is
not taken. Whoever calls writes the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from tei.catalogue import entry_of
from tei.events import Source, read
from tei.findings import Finding
from tei.typed import Record

ROUNDS = 8  # one fix may uncover another fault
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff", b"\xff\xfe", b"\xfe\xff")
_LINE_END = re.compile("\r\n?|\n")


class Mended(Record):
    """A file's bytes with the fixes in them, and the findings that were mended, in order."""

    data: bytes
    done: tuple[Finding, ...]


def mend(data: bytes, name: str, check: Callable[[bytes], Iterable[Finding]]) -> Mended:
    """Mend what is certain, until nothing is left that is.

    `check` says what is to be said of some bytes as the file's content; findings in other files
    (by XInclude) are not mended.
    """
    findings = list(check(data))
    done: list[Finding] = []
    for _ in range(ROUNDS):
        taken = list(_apart(f for f in findings if f.place.file == name and "fix" in f.arguments))
        changed = _applied(data, name, taken) if taken else None
        if changed is None:
            break
        then = list(check(changed))
        if _errors(then) > _errors(findings):
            break
        data, findings = changed, then
        done += taken
    return Mended(data, tuple(done))


def _errors(findings: Iterable[Finding]) -> int:
    return sum(entry_of(f.code).severity == "error" for f in findings)


def _apart(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Those whose edits touch none of another's: the first found wins, the next round is next."""
    taken: list[tuple[tuple[int, int], tuple[int, int]]] = []
    for finding in findings:
        spans = [_span(edit) for edit in finding.arguments["fix"]["edits"]]
        if not any(a[0] <= b[1] and b[0] <= a[1] for a in spans for b in taken):
            taken += spans
            yield finding


def _span(edit: dict[str, Any]) -> tuple[tuple[int, int], tuple[int, int]]:
    return (edit["line"], edit["column"]), (edit["end_line"], edit["end_column"])


def _applied(data: bytes, name: str, findings: list[Finding]) -> bytes | None:
    """The bytes with the edits in them; None where they cannot be read as characters."""
    encoding = read(data, name).encoding
    mark = next((m for m in _BOMS if data.startswith(m)), b"")
    try:
        text = data[len(mark) :].decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    starts = [0, *(m.end() for m in _LINE_END.finditer(text))]

    def offset(line: int, column: int) -> int:
        return min(starts[min(line, len(starts)) - 1] + column - 1, len(text))

    edits = sorted(
        (offset(e["line"], e["column"]), offset(e["end_line"], e["end_column"]), e["text"])
        for finding in findings
        for e in finding.arguments["fix"]["edits"]
    )
    pieces: list[str] = []
    at = 0
    for start, end, new in edits:
        pieces += [text[at:start], new]
        at = end
    pieces.append(text[at:])
    return mark + "".join(pieces).encode(encoding, "xmlcharrefreplace")


def difference(before: bytes, after: bytes, name: str) -> str:
    """The two as a unified diff, as `patch` takes it."""
    from difflib import unified_diff

    old, new = (_as_text(data, name).splitlines(keepends=True) for data in (before, after))
    lines = unified_diff(old, new, name, name)
    return "".join(line if line.endswith("\n") else line + "\n" for line in lines)


def _as_text(data: bytes, name: str) -> str:
    source: Source = read(data, name)
    return (source.data or data).decode("utf-8", "replace")
