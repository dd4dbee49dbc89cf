"""Identifiers and pointers: each `xml:id` once, each internal pointer to something that is there.

A rule names what it wants to point at; whether the hierarchy took it is known only now.
Guidelines: SACR (Pointing Mechanisms).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tei.findings import Finding
from tei.names import XML_ID, Node
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Document
    from tei.standoff import Annotation

POINTING = ("target", "ref", "who", "resp", "next", "prev", "corresp", "source", "sameAs")
_POINTING = frozenset(POINTING)
_DECISIONS = "decisions"  # the rule whose pointers a person has written


class Dangling(Record):
    """A pointer that leads nowhere and was taken out: `name` is the attribute, `word` its value."""

    node: Node
    name: str
    word: str


class Settled(Record):
    """The identifiers that are pointed at, and the pointers that were taken out."""

    used: set[str]
    dangling: list[Dangling]


def settle(nodes: Iterable[Node], known: set[str]) -> Settled:
    """Drop doubled identifiers and the pointers that lead nowhere.

    Input: the nodes of a tree in its order, and the identifiers that the header and `<standOff>`
    will hold. Output: the identifiers of all entities that are pointed at, so that those lists
    hold no others; and the pointers dropped.
    """
    by_id: dict[str, Node] = {}
    pointing: list[tuple[Node, str, str]] = []
    for node in nodes:
        attributes = node.attributes
        if not attributes:
            continue
        identifier = attributes.get(XML_ID)
        if identifier is not None:
            if identifier in by_id or identifier in known:
                _drop(node, XML_ID)
            else:
                by_id[identifier] = node
        if _POINTING.isdisjoint(attributes):
            continue
        for name, value in attributes.items():
            if name in _POINTING and "#" in value:
                pointing.append((node, name, value))
    used: set[str] = set()
    dangling: list[Dangling] = []
    for node, name, value in pointing:
        target = value[1:]
        if value[0] == "#" and (target in by_id or target in known):  # one word, as most are
            used.add(target)
            continue
        kept = []
        words = value.split()
        for word in words:
            target = word[1:]
            if target in by_id or target in known or word[0] != "#":
                kept.append(word)
                used.add(target)
            else:
                dangling.append(Dangling(node, name, word))
        if len(kept) < len(words):
            if kept:
                node.put(name, " ".join(kept))
            else:
                _drop(node, name)
    chained = {id(node): node for node, name, _ in pointing if name in ("next", "prev")}
    _mutual(list(chained.values()), by_id)
    return Settled(used, dangling)


def findings(
    document: Document, settled: Settled, annotations: Sequence[Annotation]
) -> Iterator[Finding]:
    """A finding for each pointer of a person's decision that leads nowhere.

    What rules point at and the hierarchy left out is said elsewhere (`crossing-markup`).
    """
    told = set()
    for node, name, word in settled.dangling:
        decided = node.why >= 0 and annotations[node.why].rule == _DECISIONS
        if decided and (node.element, name, word) not in told:
            told.add((node.element, name, word))
            arguments = {"element": node.element, "attribute": name, "pointer": word}
            start = max(annotations[node.why].start, 0)
            yield Finding("decision-pointer", document.place(start), arguments)


def _mutual(nodes: list[Node], by_id: dict[str, Node]) -> None:
    """`@next` and `@prev` hold only in pairs: where one end was left out, drop the other."""
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
