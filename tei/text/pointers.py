"""Identifiers and pointers: each `xml:id` once, each internal pointer to something that is there.

A rule names what it wants to point at; whether the hierarchy took it is known only now.
Guidelines: SACR (Pointing Mechanisms).
"""

from __future__ import annotations

from tei.names import XML_ID, Node

POINTING = ("target", "ref", "who", "resp", "next", "prev", "corresp", "source", "sameAs")


def settle(text: Node, known: set[str]) -> set[str]:
    """Drop doubled identifiers and the pointers that lead nowhere.

    Input: the tree and the identifiers that the header and `<standOff>` will hold. Output: the
    identifiers of all entities that are pointed at, so that those lists hold no others.
    """
    nodes = [n for n in text.iter() if n.attributes]
    seen: set[str] = set()
    for node in nodes:
        identifier = node.get(XML_ID)
        if identifier is None:
            continue
        if identifier in seen or identifier in known:
            _drop(node, XML_ID)
        else:
            seen.add(identifier)
    used: set[str] = set()
    for node in nodes:
        attributes = node.attributes or {}
        for name in POINTING:
            value = attributes.get(name)
            if value is None or "#" not in value:
                continue
            kept = []
            for word in value.split():
                if not word.startswith("#") or word[1:] in seen or word[1:] in known:
                    kept.append(word)
                    used.add(word[1:])
            if len(kept) < len(value.split()):
                if kept:
                    node.put(name, " ".join(kept))
                else:
                    _drop(node, name)
    _mutual(nodes)
    return used


def _mutual(nodes: list[Node]) -> None:
    """`@next` and `@prev` hold only in pairs: where one end was left out, drop the other."""
    by_id = {n.get(XML_ID): n for n in nodes if n.get(XML_ID)}
    for node in nodes:
        # What follows something cut in pieces follows the last of them.
        whole, _, piece = (node.get(XML_ID) or "").rpartition(".")
        after = by_id.get((node.get("next") or "#")[1:])
        if piece.isdigit() and after is not None and after.get("prev") == f"#{whole}":
            after.put("prev", f"#{whole}.{piece}")
    for node in nodes:
        for there, back in (("next", "prev"), ("prev", "next")):
            value = node.get(there)
            if value and value.startswith("#"):
                other = by_id.get(value[1:])
                if other is None or other.get(back) != f"#{node.get(XML_ID)}":
                    _drop(node, there)


def _drop(node: Node, name: str) -> None:
    node.attributes = {k: v for k, v in (node.attributes or {}).items() if k != name}
