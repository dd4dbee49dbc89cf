"""Tree -> bytes: UTF-8, one element a line where only elements stand, mixed content untouched."""

from __future__ import annotations

from collections.abc import Mapping

from tei.hierarchy.content import HOLDS_TEXT
from tei.names import TEI_NS, Node

_EMPTY: Mapping[int, str] = {}
# Blocks that may stand in mixed content. Where only such stand, lines between them mean nothing.
_BLOCKS = frozenset("p ab list lg table address label floatingText quote cit listBibl".split())
_MAY_HOLD_BLOCKS = frozenset("note item quote cell ab said q".split())


def to_bytes(root: Node, reasons: Mapping[int, str] = _EMPTY) -> bytes:
    """A whole document with its XML declaration.

    `reasons` gives, for the index of an annotation, the attributes that say why (see
    `tei.text.evidence`).
    """
    parts = ['<?xml version="1.0" encoding="UTF-8"?>\n']
    if root.element == "TEI":
        root.attributes = {"xmlns": TEI_NS, **(root.attributes or {})}
    _write(root, parts, reasons, "\n")
    parts.append("\n")
    return "".join(parts).encode("utf-8")


def inner(node: Node, reasons: Mapping[int, str] = _EMPTY) -> str:
    """The XML of what stands in a node, without indentation: for tests and messages.

    >>> from tei.names import tei
    >>> inner(tei("p", None, "a & ", tei("hi", {"rend": "italic"}, "b")))
    'a &amp; <hi rend="italic">b</hi>'
    """
    parts: list[str] = []
    for child in node.children:
        if isinstance(child, str):
            parts.append(_escape(child))
        else:
            _write(child, parts, reasons, "")
    return "".join(parts)


def _write(node: Node, parts: list[str], reasons: Mapping[int, str], indent: str) -> None:
    element = node.element
    tag = "<" + element
    attributes = node.attributes
    if attributes:
        if "xml:id" in attributes:
            tag += f' xml:id="{_escape_value(attributes["xml:id"])}"'
        for name, value in attributes.items():
            if name != "xml:id":
                tag += f' {name}="{_escape_value(value)}"'
    if node.why >= 0:
        reason = reasons.get(node.why)
        if reason:
            tag += reason
    children = node.children
    if not children:
        parts.append(tag + "/>")
        return
    parts.append(tag + ">")
    if indent and _stands_in_lines(element, children):
        deeper = indent + "  "
        for child in children:
            parts.append(deeper)
            _write(child, parts, reasons, deeper)  # type: ignore[arg-type]
        parts.append(indent)
    else:
        for child in children:
            if type(child) is str:
                parts.append(_escape(child))
            else:
                _write(child, parts, reasons, "")  # type: ignore[arg-type]
    parts.append(f"</{element}>")


def _stands_in_lines(element: str, children: list[Node | str]) -> bool:
    """True if only elements stand in an element, and white space between them means nothing."""
    if element not in HOLDS_TEXT:
        return not any(type(c) is str for c in children)
    return element in _MAY_HOLD_BLOCKS and all(
        type(c) is not str and c.element in _BLOCKS for c in children  # type: ignore[union-attr]
    )


def _escape(words: str) -> str:
    if "&" in words:
        words = words.replace("&", "&amp;")
    if "<" in words:
        words = words.replace("<", "&lt;")
    if ">" in words:
        words = words.replace(">", "&gt;")
    return words


def _escape_value(value: str) -> str:
    value = _escape(value)
    if '"' in value:
        value = value.replace('"', "&quot;")
    if "\n" in value or "\t" in value:
        value = value.replace("\n", "&#10;").replace("\t", "&#9;")
    return value
