"""Why a file is not well-formed XML, in a scholar's words."""

from __future__ import annotations

from tei.events.source import Source
from tei.findings import Finding, Place

__all__ = ["explain"]


def explain(source: Source, reason: str, line: int, column: int) -> Finding:
    """The finding for what expat met at a line and column."""
    return Finding("xml-malformed", Place(source.name, line, column), {"reason": reason})
