"""Datatypes of RELAX NG: the built-in library, and that of XML Schema Part 2.

    datatype(XSD, "integer", [("minInclusive", "1")]).allows(" 7 ")   ->  True
    datatype(XSD, "decimal").value("1.0") == datatype(XSD, "decimal").value("+1")   ->  True

Which literals are valid is as jing has it, also where the specification leaves room; what differs
is in tests/relaxng/datatypes.md, with the reason. It knows nothing of schemas or documents.
"""

from __future__ import annotations

from tei.relaxng.datatypes.errors import DatatypeError
from tei.relaxng.datatypes.library import XSD, Datatype, create
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["XSD", "Datatype", "DatatypeError", "datatype"]

_made: dict[tuple[str, str, tuple[tuple[str, str], ...]], Datatype] = {}


def datatype(library: str, name: str, params: Sequence[tuple[str, str]] = ()) -> Datatype:
    """The datatype of that library ("" is the built-in one), name and parameters.

    The same arguments give the same object. RELAX NG, sections 4.3, 4.16 and 6.2.7.

    Errors: DatatypeError for an unknown library, type or parameter, a parameter that the type does
    not have, or one with a value that it cannot have; its text says which, and what may stand.
    """
    key = (library, name, tuple(params))
    made = _made.get(key)
    if made is None:
        made = _made[key] = create(*key)
    return made
