"""Diagnosis of a document that is not valid: what stands there, what may, what to do.

    from tei.relaxng.diagnosis import diagnose

    for fault in diagnose(grammar, events(read("article.xml"))):
        print(fault.kind, fault.place, fault.name[1])

Apart from decision, which only says whether a document is valid and is made for speed. Diagnosis
reads the document as a tree and goes on after each fault in the likeliest way, so that one slip is
one fault: an element misspelt is read as what was meant, one that is missing as if it were there.
A fault has the place of the offending tag's own first character, that of an attribute where its
name begins; where something is missing in an element, that of the element's start tag; where words
may not stand, that of the first letter.

- `tree`: the document. `values`, `attributes`, `model`: the grammar as diagnosis asks it.
- `sequence`, `ways`, `repair`: the children of one element, and the cheapest way on.
- `identifiers`: ID and IDREF. `walk`: the whole. `faults`: what comes out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tei.events import Event, Name
from tei.relaxng.diagnosis.faults import Fault
from tei.relaxng.diagnosis.model import Model
from tei.relaxng.diagnosis.tree import tree
from tei.relaxng.diagnosis.walk import walk
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.relaxng import Grammar

__all__ = ["Fault", "Model", "diagnose"]


def diagnose(
    grammar: Grammar | Model,
    events: Iterable[Event],
    rank: Callable[[Name], float] = lambda name: 0.0,
) -> list[Fault]:
    """The faults of a document, in its order. For many, make one `Model(grammar)`.

    `rank` says of the elements that could be meant which is the plainest (the lowest number); a
    vocabulary's own knowledge, which this package has none of. A valid document has no fault.
    """
    root = tree(events)
    if root is None:
        return []
    model = grammar if isinstance(grammar, Model) else Model(grammar)
    model.forget()
    return walk(model, root, rank)
