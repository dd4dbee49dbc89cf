"""Identifiers of what was cut in pieces are readable."""

from __future__ import annotations

import itertools

from tei.names import UNNAMED, XML_ID, Node, tei
from tei.text.pieces import counted


def cut(element: str, offset: int, count: int) -> list[Node]:
    """A phrase that had to be cut, as the hierarchy leaves it."""
    base = f"{element}{UNNAMED}{offset}"
    names = [base if n == 1 else f"{base}.{n}" for n in range(1, count + 1)]
    made = [tei(element, {XML_ID: name}, "words") for name in names]
    for one, two in itertools.pairwise(made):
        one.put("next", "#" + (two.get(XML_ID) or ""))
        two.put("prev", "#" + (one.get(XML_ID) or ""))
    return made


def test_what_was_cut_is_counted_by_its_element() -> None:
    taken = tei("quote", {XML_ID: "quote2"}, "taken")
    nodes = [*cut("quote", 2786, 2), taken, *cut("said", 3001, 3), *cut("quote", 4000, 2)]
    counted(tei("text", None, *nodes).iter())
    assert [node.get(XML_ID) for node in nodes] == [
        "quote1", "quote1.2", "quote2", "said1", "said1.2", "said1.3", "quote3", "quote3.2",
    ]  # fmt: skip
    assert [node.get("next") for node in nodes[3:6]] == ["#said1.2", "#said1.3", None]
    assert [node.get("prev") for node in nodes[3:6]] == [None, "#said1", "#said1.2"]
