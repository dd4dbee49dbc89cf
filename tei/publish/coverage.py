"""What a stylesheet has not rendered on purpose, and what else it said, as findings.

Our stylesheets let the text of an element that they do not know go through, and say so with
`<xsl:message>unrendered|NAME|LINE</xsl:message>` (`transforms/common/unrendered.xsl`). Here that
becomes one finding for each element: its name, how often, and where first. What they leave out on
purpose they say with `left-out|WHAT|LINE`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from tei.findings import Finding, Place
from tei.publish.source import Source
from tei.publish.xslt import Result

__all__ = ["add", "findings_of"]

_UNRENDERED = "unrendered|"
_LEFT_OUT = "left-out|"
_CODES = {"fw": "running-heads-left-out", "notes-heading": "notes-heading-left-out",
          "facsimile": "facsimile-left-out",
          "facsimile-pages": "facsimile-pages-left-out",
          "delSpan": "deletion-not-shown"}  # fmt: skip
# What is left out, where it is not called like its element.
_ELEMENTS = {"notes-heading": "head", "facsimile-pages": "facsimile"}


def findings_of(result: Result, source: Source, stylesheet: str) -> list[Finding]:
    """The findings in the messages of a result.

    `unrendered|floop|7`, said twice for a.xml -> `element-not-rendered` at a.xml:7, count 2.
    """
    form = os.path.splitext(os.path.basename(stylesheet))[0].replace("typst", "pdf")
    counts: dict[tuple[str, str], int] = {}
    lines: dict[tuple[str, str], int] = {}
    found = []
    for message in result.messages:
        kind = next((k for k in (_UNRENDERED, _LEFT_OUT) if message.startswith(k)), "")
        if kind:
            name, _, line = message.removeprefix(kind).strip().partition("|")
            counts[kind, name] = counts.get((kind, name), 0) + 1
            lines.setdefault((kind, name), int(line) if line.isdigit() else 0)
        elif message.strip():
            arguments = {"stylesheet": stylesheet, "message": " ".join(message.split())}
            found.append(Finding("stylesheet-message", Place(source.name), arguments))
    for (kind, name), count in counts.items():
        element = _ELEMENTS.get(name, name)
        place = _place(source, element, lines[kind, name])
        arguments = {"count": str(count), "format": form}
        if kind == _LEFT_OUT and name in _CODES:
            found.append(Finding(_CODES[name], place, arguments))
        else:
            arguments = {"element": name, **arguments}
            found.append(Finding("element-not-rendered", place, arguments))
    return found


def _place(source: Source, name: str, line: int) -> Place:
    """Where the tag of an element begins; `line` is where it ends, as libxml2 counts."""
    if not line:
        return Place(source.name)
    if not name:
        return Place(source.name, line, 1)
    rows = source.data.split(b"\n", line)[:line]
    tag = re.compile(rb"<" + re.escape(name.encode()) + rb"(?=[\s/>]|$)")
    for number in range(len(rows), 0, -1):
        row = rows[number - 1]
        found = tag.search(row)
        if found:
            return Place(
                source.name, number, len(row[: found.start()].decode(errors="replace")) + 1
            )
        if number < len(rows) and b"<" in row:  # the tag would have begun after this one
            break
    return Place(source.name, line, 1)


def add(findings: list[Finding], new: Iterable[Finding]) -> None:
    """Add what is not there yet; what several formats do not show is told once, with all of them.

    Of an element that html has left 3 times and pdf 2 times: one finding, “html, pdf”, 3 times.
    """
    for finding in new:
        if finding in findings:
            continue
        formats = finding.arguments.get("format", "")
        same = next((n for n, f in enumerate(findings) if formats and _alike(f, finding)), None)
        if same is None:
            findings.append(finding)
            continue
        before = findings[same].arguments
        names = before["format"].split(", ")
        if formats not in names:
            count = max(before["count"], finding.arguments["count"], key=int)
            arguments = {**before, "format": ", ".join([*names, formats]), "count": count}
            findings[same] = findings[same]._replace(arguments=arguments)


def _alike(one: Finding, other: Finding) -> bool:
    """True of two that differ by format and count alone."""
    rest = [
        {k: v for k, v in f.arguments.items() if k not in ("format", "count")} for f in (one, other)
    ]
    return one.code == other.code and one.place == other.place and rest[0] == rest[1]
