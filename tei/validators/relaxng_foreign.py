"""Elements of other vocabularies in a text: MathML, SVG; and those that `xmlns=""` puts in none."""

from __future__ import annotations

from collections.abc import Iterable

from tei.relaxng.diagnosis import Fault, Model
from tei.relaxng.diagnosis.tree import Element
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    Arguments = dict[str, Any]

__all__ = ["foreign", "told_once"]

_MATHML = "http://www.w3.org/1998/Math/MathML"
_HTML = "http://www.w3.org/1999/xhtml"  # its elements have others of TEI to be renamed to


def told_once(faults: Iterable[Fault]) -> list[Fault]:
    """The faults without those of elements that are in no namespace because their parent is."""
    return [
        fault
        for fault in faults
        if not (
            fault.kind.startswith("element-")
            and isinstance(fault.item, Element)
            and not fault.item.start.name[0]
            and fault.parent is not None
            and fault.kind == "element-namespace"
            and not fault.parent.start.name[0]
        )
    ]


def foreign(model: Model, fault: Fault) -> tuple[str, Arguments] | None:
    """What is said of an element in another namespace than the schema's; None of any other."""
    item, uri = fault.item, fault.name[0]
    if fault.parent is None or not fault.kind.startswith("element-"):
        return None
    if not isinstance(item, Element) or uri in {name[0] for name in model.definitions}:
        return None
    if not uri and fault.parent.name[0]:  # none but by xmlns=""
        known = fault.kind in ("element-namespace", "element-misspelt")
        return ("element-namespace-emptied" if known else "element-namespace-emptied-unknown"), {}
    if not uri or uri == _HTML or fault.kind == "element-namespace":
        return None
    return ("element-mathml" if uri == _MATHML else "element-foreign"), {"wrong": uri}
