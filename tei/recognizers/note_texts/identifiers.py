"""The `xml:id`s of notes and of their markers: readable, stable, unique.

1, 2, 1 (numbering begins anew), *     ->     n1, n2, n1-b, n-asterisk
"""

from __future__ import annotations

from collections.abc import Iterable

from tei.recognizers.note_texts.clusters import Cluster

_NAMES = {
    "*": "asterisk", "†": "dagger", "‡": "double-dagger", "§": "section", "‖": "parallel",
    "¶": "pilcrow",
}  # fmt: skip


def identify(clusters: Iterable[Cluster]) -> dict[int, str]:
    """The `xml:id` of each note, by the offset at which its definition begins."""
    ids: dict[int, str] = {}
    times: dict[str, int] = {}
    used: set[str] = set()
    for cluster in clusters:
        for definition in cluster.definitions:
            name = _name(definition.key)
            nth = times[name] = times.get(name, 0) + 1
            identifier = name + _suffix(nth)
            while identifier in used:
                identifier += "x"
            used.add(identifier)
            ids[definition.start] = identifier
    return ids


def anchor_ids(note: str, count: int) -> list[str]:
    """The `xml:id`s of the markers of a note.

    >>> anchor_ids("n1", 2)
    ['n1-ref', 'n1-ref2']
    """
    return [f"{note}-ref{k if k > 1 else ''}" for k in range(1, count + 1)]


def _name(key: str) -> str:
    if key[0] in _NAMES:
        return "n-" + "-".join([_NAMES[key[0]]] * len(key))
    return "n" + key if key.isalnum() and len(key) < 5 else "n-" + key


def _suffix(nth: int) -> str:
    """What tells apart the notes of sections that each begin with 1: "", -b, -c, ... -z, -27."""
    if nth == 1:
        return ""
    return "-" + (chr(96 + nth) if nth <= 26 else str(nth))
