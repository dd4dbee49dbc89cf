"""`[notes] place = "inline"`: each numbered note moves to its marker.

The marker stays in the text, and the note follows it; a division that held nothing but notes goes
with the last of them, but for its heading, which the source has. Guidelines: CONONO.

    storm.<ref target="#n1">(1)</ref> ... <note xml:id="n1" place="end" target="#n1-ref">a</note>
    ->  storm.<ref target="#n1">(1)</ref><note xml:id="n1" place="inline" target="#n1-ref">a</note>
"""

from __future__ import annotations

from tei.names import XML_ID, Node


def to_markers(text: Node) -> None:
    """Move the notes of a text that have a marker to the first of their markers."""
    parents: dict[int, Node] = {}
    markers: dict[str, Node] = {}
    notes: list[Node] = []
    for node in text.iter():
        for child in node.children:
            if isinstance(child, Node):
                parents[id(child)] = node
        if node.element == "ref" and node.get("type") == "noteAnchor" and node.get(XML_ID):
            markers["#" + (node.get(XML_ID) or "")] = node
        elif node.element == "note" and node.get("place") in ("end", "foot") and node.get("target"):
            notes.append(node)
    homes: list[Node] = []
    for note in notes:
        marker = markers.get((note.get("target") or "").split()[0])
        if marker is None or _inside(marker, note, parents):
            continue
        home = parents[id(note)]
        home.children = [c for c in home.children if c is not note]
        homes.append(home)
        at = parents[id(marker)]
        where = next(i for i, c in enumerate(at.children) if c is marker)
        at.children.insert(where + 1, note)
        parents[id(note)] = at
        note.put("place", "inline")
    for home in homes:
        while not home.children and home.element in ("div", "back") and id(home) in parents:
            above = parents[id(home)]
            above.children = [c for c in above.children if c is not home]
            home = above


def _inside(node: Node, other: Node, parents: dict[int, Node]) -> bool:
    """True if `node` stands in `other`."""
    above: Node | None = node
    while above is not None:
        if above is other:
            return True
        above = parents.get(id(above))
    return False
