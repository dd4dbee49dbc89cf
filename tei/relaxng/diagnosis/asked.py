"""What diagnosis wants of a grammar: a `Grammar`, or the patterns that another schema comes to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from tei.relaxng.patterns import Pattern, Patterns

__all__ = ["Asked"]


class Asked(Protocol):
    """The patterns, where a document begins, and which attributes are identifiers."""

    @property
    def patterns(self) -> Patterns:
        """What makes the patterns, so that more can be made that are the same objects."""
        ...

    @property
    def start(self) -> Pattern:
        """The pattern of the whole document."""
        ...

    @property
    def ids(self) -> Mapping[str, Mapping[str, str]]:
        """Element -> attribute -> `ID`, `IDREF` or `IDREFS`, names as keys."""
        ...
