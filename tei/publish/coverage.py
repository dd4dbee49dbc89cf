"""What a stylesheet has not rendered on purpose, and what else it said, as findings.

Our stylesheets let the text of an element that they do not know go through, and say so with
`<xsl:message>unrendered|NAME|LINE</xsl:message>` (`transforms/common/unrendered.xsl`). Here that
becomes one finding for each element: its name, how often, and where first. What they leave out on
purpose they say with `left-out|WHAT|LINE`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

from tei.findings import Finding, Place
from tei.publish.source import Source
from tei.publish.xslt import Result

__all__ = ["add", "findings_of"]

_UNRENDERED = "unrendered|"
_LEFT_OUT = "left-out|"
_CODES = {"fw": "running-heads-left-out", "notes-heading": "notes-heading-left-out"}


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
        line_number = lines[kind, name]
        place = Place(source.name, line_number, 1 if line_number else 0)
        arguments = {"count": str(count), "format": form}
        if kind == _LEFT_OUT and name in _CODES:
            found.append(Finding(_CODES[name], place, arguments))
        else:
            arguments = {"element": name, **arguments}
            found.append(Finding("element-not-rendered", place, arguments))
    return found


def add(findings: list[Finding], new: Iterable[Finding]) -> None:
    """Add what is not there yet: a packager may run a stylesheet more than once."""
    findings.extend(f for f in new if f not in findings)
