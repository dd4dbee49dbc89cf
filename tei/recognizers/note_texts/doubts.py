"""What is doubtful in the numbering of notes: findings, and the text stays as it is.

One.(1) Two.(3) Three.(2)    ->    note-out-of-order at (2)
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from tei.findings import Finding
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.recognizers.note_texts.clusters import Cluster
    from tei.recognizers.note_texts.matching import Match

_MOST = 50  # findings of one kind


def doubts(document: Document, found: Match) -> Iterator[Finding]:
    """Markers without a note, notes without a marker, numbers out of order or doubled, and
    what may be notes or not.
    """
    text = document.text
    for orphan in found.orphans[:_MOST]:
        marker = text[orphan.start : orphan.end]
        words = " ".join(text[max(0, orphan.start - 30) : orphan.start].split())
        arguments = {"marker": marker, "words": words}
        yield Finding("marker-without-note", document.place(orphan.start), arguments)
    for cluster in found.unsettled[:_MOST]:
        definition, _, markers = next(note for note in cluster.notes() if note[2])
        at = markers[0].start
        arguments = {
            "label": text[definition.start : definition.body].strip(),
            "words": _words(document, definition.body),
            "before": " ".join(text[max(0, at - 30) : markers[0].end].split()),
        }
        yield Finding("notes-unsettled", document.place(definition.start), arguments)
    for check in (_unmarked, _doubled, _disordered):
        yield from islice((f for c in found.clusters for f in check(document, c)), _MOST)


def _words(document: Document, offset: int) -> str:
    """The first words from an offset, for a finding to quote."""
    return " ".join(document.text[offset : offset + 40].split())


def _unmarked(document: Document, cluster: Cluster) -> Iterator[Finding]:
    seen = set()
    for definition, _, markers in cluster.notes():
        if not markers and definition.key not in seen:
            arguments = {"number": definition.key, "words": _words(document, definition.body)}
            yield Finding("note-without-marker", document.place(definition.start), arguments)
        seen.add(definition.key)


def _doubled(document: Document, cluster: Cluster) -> Iterator[Finding]:
    seen: set[str] = set()
    for definition in cluster.definitions:
        if definition.key in seen:
            arguments = {"number": definition.key, "words": _words(document, definition.body)}
            yield Finding("note-doubled", document.place(definition.start), arguments)
        seen.add(definition.key)


def _disordered(document: Document, cluster: Cluster) -> Iterator[Finding]:
    """Numbers lower than one before: of the notes, and of their markers where first met."""
    highest = 0
    for definition in cluster.definitions:
        if definition.value < highest:
            arguments = {"number": definition.key, "highest": highest}
            yield Finding("note-out-of-order", document.place(definition.start), arguments)
        highest = max(highest, definition.value)
    if cluster.shape == "caret":
        return
    first = sorted((m[0].start, d.value, d.key) for d, _, m in cluster.notes() if m)
    highest = 0
    for start, value, key in first:
        if value < highest:
            arguments = {"number": key, "highest": highest}
            yield Finding("note-out-of-order", document.place(start), arguments)
        highest = max(highest, value)
