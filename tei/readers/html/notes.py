"""Notes and their markers, as elements `note` and `noteref` of the tree of a page.

Guidelines: CONONO (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#CONONO).
"""

from __future__ import annotations

from tei.readers.html.tree import Element


def marker_of(number: str, nth: int, at: int, note: str = "") -> Element:
    """The marker of a note: the `nth` that leads there.

    >>> marker_of("2", 1, 0).attributes
    {'xml:id': 'n2-ref', 'type': 'noteAnchor', 'target': '#n2', 'n': '2'}
    """
    note = note or f"n{number}"
    identifier = f"{note}-ref{nth if nth > 1 else ''}"
    attributes = {"xml:id": identifier, "type": "noteAnchor", "target": f"#{note}", "n": number}
    return Element("noteref", attributes, at)


def note_of(number: str, markers: int, why: str, note: str = "") -> dict[str, str]:
    """The attributes of a note that so many markers lead to.

    >>> note_of("2", 2, "...")["target"]
    '#n2-ref #n2-ref2'
    """
    note = note or f"n{number}"
    told = {"xml:id": note, "n": number, "place": "end", "data-why": why}
    if markers:
        anchors = (f"#{note}-ref{k if k > 1 else ''}" for k in range(1, markers + 1))
        told["target"] = " ".join(anchors)
    return told
