"""A slip with its correction becomes `<choice>`, and so does an abbreviation with its expansion.

Guidelines: COEDCOR, CONAAB (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COEDCOR).

    <sic corr="the">the the</sic>
    ->  <choice><sic>the the</sic><corr resp="#tei">the</corr></choice>

    <abbr expan="Anno Domini">AD</abbr>
    ->  <choice><abbr>AD</abbr><expan>Anno Domini</expan></choice>

A rule has no way to say what is not in the text but an attribute; these two are not TEI's any more
(P4 had them), so that they never get into the file: here they turn into the elements P5 has.
"""

from __future__ import annotations

from collections.abc import Iterable

from tei.names import Node

CORR, EXPAN = "corr", "expan"
_OTHER = {"sic": CORR, "abbr": EXPAN}


def expand(nodes: Iterable[Node], resp: str = "#tei") -> bool:
    """Turn every `<sic corr>` and `<abbr expan>` into a `<choice>`; True if there was one.

    `nodes` are those of a tree; `resp` points at who answers for corrections that name nobody.
    Call it when pointers are settled, before the reasons are counted.

    >>> from tei.names import tei
    >>> p = tei("p", None, tei("sic", {"corr": "the"}, "the the"), " house")
    >>> expand(list(p.iter())), p.children[0].children
    (True, [<sic  [1]>, <corr {'resp': '#tei'} [1]>])
    """
    nodes = list(nodes)
    found = False
    if not [n for n in nodes if n.element in _OTHER and _OTHER[n.element] in (n.attributes or ())]:
        return found
    for node in nodes:
        for i, child in enumerate(node.children):
            if isinstance(child, str) or child.element not in _OTHER:
                continue
            other = _OTHER[child.element]
            attributes = dict(child.attributes or {})
            if other not in attributes:
                continue
            found = True
            words = attributes.pop(other)
            told = {"resp": attributes.pop("resp", resp)} if other == CORR else None
            child.attributes = attributes or None
            # Whoever doubts the reading answers for the correction as well: same reason, @cert.
            second = Node(other, told, [words], child.start, child.why)
            node.children[i] = Node("choice", None, [child, second], child.start)
    return found
