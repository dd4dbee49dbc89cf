"""A schema in simple form (RELAX NG specification, section 5)."""

from __future__ import annotations

from tei.relaxng.patterns import Element, Pattern, Patterns
from tei.typed import Record


class Compiled(Record):
    """A schema in simple form. `ids`: element -> attribute -> `ID`, `IDREF` or `IDREFS`."""

    patterns: Patterns
    start: Pattern
    elements: list[Element]
    ids: dict[str, dict[str, str]]
