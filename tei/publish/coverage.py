"""What a stylesheet has not rendered on purpose, and what else it said, as findings.

Our stylesheets let the text of an element that they do not know go through, and say so with
`<xsl:message>unrendered|NAME|LINE</xsl:message>` (`transforms/common/unrendered.xsl`). Here that
becomes one finding for each element: its name, how often, and where first.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

from tei.findings import Finding, Place
from tei.publish.source import Source
from tei.publish.xslt import Result

__all__ = ["add", "findings_of"]

_UNRENDERED = "unrendered|"


def findings_of(result: Result, source: Source, stylesheet: str) -> list[Finding]:
    """The findings in the messages of a result.

    `unrendered|floop|7`, said twice for a.xml -> `element-not-rendered` at a.xml:7, count 2.
    """
    form = os.path.splitext(os.path.basename(stylesheet))[0]
    counts: dict[str, int] = {}
    lines: dict[str, int] = {}
    found = []
    for message in result.messages:
        if message.startswith(_UNRENDERED):
            name, _, line = message.removeprefix(_UNRENDERED).strip().partition("|")
            counts[name] = counts.get(name, 0) + 1
            lines.setdefault(name, int(line) if line.isdigit() and int(line) > 0 else 0)
        elif message.strip():
            arguments = {"stylesheet": stylesheet, "message": " ".join(message.split())}
            found.append(Finding("stylesheet-message", Place(source.name), arguments))
    for name, count in counts.items():
        place = Place(source.name, lines[name], 1 if lines[name] else 0)
        arguments = {"element": name, "count": str(count), "format": form}
        found.append(Finding("element-not-rendered", place, arguments))
    return found


def add(findings: list[Finding], new: Iterable[Finding]) -> None:
    """Add what is not there yet: a packager may run a stylesheet more than once."""
    findings.extend(f for f in new if f not in findings)
