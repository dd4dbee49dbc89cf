"""What fills the sentences on elements in the wrong order.

The order of a header's parts is the schema's: they may be moved. The order of a text is that of
its author: there nothing is to be moved, but what stands late wants an element around it.
"""

from __future__ import annotations

from tei.names import TEI_NS
from tei.relaxng.diagnosis import Fault, Model
from tei.relaxng.diagnosis.tree import Element, Words
from tei.typed import TYPE_CHECKING
from tei.validators.relaxng_fixes import may_move
from tei.validators.relaxng_phrases import cut

if TYPE_CHECKING:
    from typing import Any

    Arguments = dict[str, Any]

__all__ = ["out_of_order", "too_early"]

# Their parts are the schema's, not the author's: a <front> goes before the <body>.
_FRAMES = frozenset((TEI_NS, name) for name in "TEI teiCorpus text floatingText group".split())
_CLOSER = (TEI_NS, "closer")
_ENDS = frozenset((TEI_NS, name) for name in "closer signed trailer postscript".split())
_DIV, _POSTSCRIPT = (TEI_NS, "div"), (TEI_NS, "postscript")


def too_early(model: Model, verbose: bool, fault: Fault) -> tuple[str, Arguments]:
    """Of what stands before something that must come first."""
    before = fault.details["before"]
    code = "element-too-early-closer" if fault.name == _CLOSER else fault.kind
    return code, {"before": before.name[1], "before_line": before.place.line}


def out_of_order(model: Model, verbose: bool, fault: Fault) -> tuple[str, Arguments]:
    """Of what stands after something that must come later."""
    before = fault.details["before"]
    line = before.place.line
    if isinstance(before, Words):
        return "element-after-text", {"words": cut(before.text, 30), "before_line": line}
    parent = fault.parent
    first = next((e for e in parent.elements if e.name == before.name), None) if parent else None
    own: Arguments = {
        "before": before.name[1],
        "before_line": line,
        "first": "first " if first is before else "",
    }
    if parent is None or _is_frame(fault, before):
        return fault.kind, own
    wrapper = _DIV
    if before.name in _ENDS and fault.name == (TEI_NS, "p"):
        wrapper = _POSTSCRIPT
    if wrapper in fault.options:
        return "element-out-of-order-wrap", {**own, "wrapper": wrapper[1]}
    if fault.details.get("again"):
        return "element-out-of-order-split", own
    return "element-out-of-order-text", own


def _is_frame(fault: Fault, before: Element) -> bool:
    """Whether what is out of order are no words of a text, or no text of TEI."""
    assert fault.parent is not None
    frame = fault.parent.name in _FRAMES or fault.name[0] != TEI_NS
    return frame or may_move(fault.item, before)
