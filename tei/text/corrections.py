"""A slip with its correction becomes `<choice>`.

Guidelines: COEDCOR (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COEDCOR).

    <sic corr="the">the the</sic>
    ->  <choice><sic>the the</sic><corr resp="#tei">the</corr></choice>

A rule has no way to say what is not in the text but an attribute; `corr` is not TEI's any more
(P4 had it), so that it never gets into the file: here it turns into the element P5 has for it.
"""

from __future__ import annotations

from tei.names import Node

CORR = "corr"


def expand(text: Node, resp: str = "#tei") -> bool:
    """Turn every `<sic corr>` inside `text` into a `<choice>`; True if there was one.

    `resp` points at who answers for corrections that name nobody. Call it when pointers are
    settled, before the reasons are counted.

    >>> from tei.names import tei
    >>> p = tei("p", None, tei("sic", {"corr": "the"}, "the the"), " house")
    >>> expand(p), p.children[0].children
    (True, [<sic  [1]>, <corr {'resp': '#tei'} [1]>])
    """
    found = False
    for node in list(text.iter()):
        for i, child in enumerate(node.children):
            if isinstance(child, str) or child.element != "sic":
                continue
            attributes = dict(child.attributes or {})
            if CORR not in attributes:
                continue
            found = True
            corrected = attributes.pop(CORR)
            who = attributes.pop("resp", resp)
            child.attributes = attributes or None
            # Whoever doubts the reading answers for the correction as well: same reason, @cert.
            corr = Node("corr", {"resp": who}, [corrected], child.start, child.why)
            node.children[i] = Node("choice", None, [child, corr], child.start)
    return found
