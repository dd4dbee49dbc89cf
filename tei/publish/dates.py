"""The date that a file made from a TEI file carries: the TEI's own, so that it is always the same.

`<change when="2024-05-01">` -> 2024-05-01 00:00 UTC. Guidelines: HD6 (`revisionDesc`), HD24
(`publicationStmt`), CODAT.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from tei.publish.source import TEI

__all__ = ["changed"]

# Of the earliest date that a ZIP archive can hold (APPNOTE, 4.4.6).
EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)


def changed(root: Any) -> datetime:
    """The latest date of revision or publication that the header says; without one, 1980-01-01.

    A year is its first day, and a time is left out: whatever the source says can be understood.
    """
    found = [EARLIEST]
    for header in root.iterchildren(TEI + "teiHeader"):
        for node in header.iter(TEI + "change", TEI + "date"):
            ancestors = {ancestor.tag for ancestor in node.iterancestors()}
            if TEI + "sourceDesc" in ancestors or TEI + "profileDesc" in ancestors:
                continue
            if when := _moment(node.get("when") or ""):
                found.append(when)
    return max(found)


def _moment(words: str) -> datetime | None:
    parts = words.partition("T")[0].split("-")[:3]
    if not all(part.isascii() and part.isdigit() for part in parts):
        return None
    year, month, day = (*map(int, parts), 1, 1)[:3]
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None
