"""Identifiers of what had to be cut in pieces and has none of its own: counted by its element.

    <quote xml:id="quote1" next="#quote1.2"> ... <quote xml:id="quote1.2" prev="#quote1">

Guidelines: NHCO (fragmentation of an element, `@next` and `@prev`).
"""

from __future__ import annotations

from collections.abc import Iterable

from tei.names import UNNAMED, XML_ID, Node


def counted(all_nodes: Iterable[Node]) -> None:
    """Give the pieces their identifiers, and what points at them. Input: the nodes of a tree."""
    nodes = [n for n in all_nodes if n.attributes and XML_ID in n.attributes]
    unnamed = [n for n in nodes if UNNAMED in (n.get(XML_ID) or "")]
    if not unnamed:
        return
    taken = {n.get(XML_ID) for n in nodes}
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    for node in unnamed:
        base = (node.get(XML_ID) or "").partition(".")[0]
        if base not in names:
            element = base.partition(UNNAMED)[0]
            count = counts.get(element, 0) + 1
            while f"{element}{count}" in taken:
                count += 1
            counts[element] = count
            names[base] = f"{element}{count}"
    for node in unnamed:
        for name in (XML_ID, "next", "prev"):
            there, dot, piece = (node.get(name) or "").removeprefix("#").partition(".")
            if there in names:
                node.put(name, "#" * (name != XML_ID) + names[there] + dot + piece)
