"""What is wrong with a datatype as a schema asks for it."""

from __future__ import annotations

__all__ = ["DatatypeError"]


class DatatypeError(ValueError):
    """The schema asks for a type that does not exist, or with parameters that cannot be.

    Its text is one sentence or two for the schema's author: what stands there, and what may.
    """
