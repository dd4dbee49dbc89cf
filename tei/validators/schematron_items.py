"""Values of XPath 2 and 3 as Schematron wants them: truth, strings, the parts of a context."""

from __future__ import annotations

from typing import Any

__all__ = ["alternatives", "attribute_name", "reason", "string", "truth"]


def alternatives(context: str) -> list[str]:
    """A context's parts between bars at the top: `a|b[c|d]` gives `a` and `b[c|d]`."""
    parts, depth, mark, start = [], 0, "", 0
    for at, character in enumerate(context):
        if mark:
            mark = "" if character == mark else mark
        elif character in "\"'":
            mark = character
        elif character in "([":
            depth += 1
        elif character in ")]":
            depth -= 1
        elif character == "|" and depth == 0:
            parts.append(context[start:at])
            start = at + 1
    parts.append(context[start:])
    return [part.strip() for part in parts if part.strip()]


def truth(items: list[Any]) -> bool:
    """The effective boolean value (XPath 2.0, 2.4.3)."""
    if not items:
        return False
    first = items[0]
    if hasattr(first, "string_value") or len(items) > 1:
        return True
    if isinstance(first, float) and first != first:
        return False
    return bool(first)


def string(items: list[Any] | None) -> str:
    """What value-of shows: the strings, with spaces between."""
    return " ".join(_item(item) for item in items or ())


def _item(item: Any) -> str:
    if hasattr(item, "string_value"):
        return str(item.string_value)
    if isinstance(item, bool):
        return "true" if item else "false"
    if isinstance(item, float) and item.is_integer():
        return str(int(item))
    return str(item)


def attribute_name(node: Any) -> str:
    """The name of an attribute node, as `{uri}local`; "" for any other node."""
    from elementpath import AttributeNode

    return str(node.name) if isinstance(node, AttributeNode) else ""


def reason(error: Exception) -> str:
    """elementpath's reason, in one line, without its place in the expression."""
    said = " ".join(str(error).split())
    return said.partition("] ")[2] or said
