"""What diagnosis finds: faults as data. Their words are made elsewhere.

Kinds, each with the remedy that diagnosis found for it:

| kind                     | meaning                                                              |
|--------------------------|----------------------------------------------------------------------|
| `element-misspelt`       | no element of the schema, one that is may stand here                 |
| `element-unknown`        | no element of the schema, and nothing near                           |
| `element-mistaken`       | its content is that of another element, which may stand here         |
| `element-too-early`      | what stands after it has to come before it                           |
| `element-not-yet`        | something that must come before it is missing                        |
| `element-out-of-order`   | it may stand only further up                                         |
| `element-moved`          | it is missing elsewhere                                              |
| `element-repeated`       | one of the kind is there, and only one may be                        |
| `element-inside`         | it may stand after its parent, not in it                             |
| `element-needs-wrapper`  | it may stand here inside another element                             |
| `element-needless`       | what it holds may stand here, itself not                             |
| `element-not-allowed`    | not here, and no such way out                                        |
| `element-namespace`      | the element is known, but in another namespace                       |
| `root-not-allowed`       | no document begins with it                                           |
| `content-missing`        | the element ends before it is complete                               |
| `text-needs-wrapper`     | words stand where only elements may, one of which could hold them    |
| `text-not-allowed`       | words stand where none may                                           |
| `text-bad`               | the whole text of an element is not a value that it must be          |
| `attribute-misspelt`     | the element has no such attribute, but one of nearly this name       |
| `attribute-not-allowed`  | an attribute of other elements                                       |
| `attribute-unknown`      | no attribute of the schema                                           |
| `attribute-missing`      | an attribute that the element must have                              |
| `value-bad`              | the value is none that the attribute may have                        |
| `faults-too-many`        | the document has more than are told                                  |
| `id-doubled`, `copy-doubled`, `idref-dangling` | identifiers (DTD compatibility, section 5)     |
"""

from __future__ import annotations

from collections.abc import Mapping

from tei.events import Name
from tei.findings import Place
from tei.relaxng.diagnosis.tree import Element, Item
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from typing import Any

__all__ = ["Fault", "Name"]


class Fault(Record):
    """One fault. `item` is the offender (the parent itself, where something is missing).

    `options` are the names that may stand there, likeliest first; `details` what the kind has of
    its own: `wrapper`, `before` (an Element), `missing`, `run` (the items to be wrapped), ...
    """

    kind: str
    place: Place
    item: Item
    parent: Element | None
    name: Name
    options: tuple[Name, ...] = ()
    details: Mapping[str, Any] = {}
