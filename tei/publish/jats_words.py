"""Words at the end of an element that is being built."""

from __future__ import annotations

from typing import Any

__all__ = ["append", "strip_end"]


def append(node: Any, words: str) -> None:
    """Words behind all that an element holds."""
    if (last := _last(node)) is not None:
        last.tail = (last.tail or "") + words
    else:
        node.text = (node.text or "") + words


def strip_end(node: Any) -> None:
    """No space at the end of an element."""
    if (last := _last(node)) is not None:
        last.tail = (last.tail or "").rstrip(" ") or None
    else:
        node.text = (node.text or "").rstrip(" ") or None


def _last(node: Any) -> Any:
    """The last child: `len(node)` would count them all."""
    return next(node.iterchildren(reversed=True), None)
