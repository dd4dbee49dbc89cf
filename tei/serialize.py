"""Tree -> bytes: UTF-8, one element a line where only elements stand, mixed content untouched."""

from __future__ import annotations

from collections.abc import Callable, Mapping

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
    if root.element == "TEI":
        root.attributes = {"xmlns": TEI_NS, **(root.attributes or {})}
    parts = ['<?xml version="1.0" encoding="UTF-8"?>\n']
    writer(parts.append, reasons)(root, "\n")
    parts.append("\n")
    return "".join(parts).encode("utf-8")


def inner(node: Node, reasons: Mapping[int, str] = _EMPTY) -> str:
    """The XML of what stands in a node, without indentation: for tests and messages.

    >>> from tei.names import tei
    >>> inner(tei("p", None, "a & ", tei("hi", {"rend": "italic"}, "b")))
    'a &amp; <hi rend="italic">b</hi>'
    """
    parts: list[str] = []
    write = writer(parts.append, reasons)
    for child in node.children:
        if isinstance(child, str):
            parts.append(_escape(child))
        else:
            write(child, "")
    return "".join(parts)


def writer(
    append: Callable[[str], None], reasons: Mapping[int, str] = _EMPTY
) -> Callable[[Node, str], None]:
    """The function that writes a node, on lines of its own from an indentation on, or on none."""
    return _Writer(append, reasons).write


class _Writer:
    """Writes nodes. (No function within a function that calls itself: it would stay in memory.)"""

    __slots__ = ("_append", "_reasons", "_values")

    def __init__(self, append: Callable[[str], None], reasons: Mapping[int, str]) -> None:
        self._append = append
        self._reasons = reasons
        self._values: dict[str, str] = {}  # attribute's value -> as XML has it: most occur again

    def write(self, node: Node, indent: str) -> None:
        element, append = node.element, self._append
        tag = "<" + element
        attributes = node.attributes
        if attributes:
            values = self._values
            if "xml:id" in attributes:
                tag += f' xml:id="{_escape_value(attributes["xml:id"])}"'
            for name, value in attributes.items():
                if name != "xml:id":
                    if value not in values:
                        values[value] = _escape_value(value)
                    tag += f' {name}="{values[value]}"'
        if node.why >= 0:
            tag += self._reasons.get(node.why, "")
        children = node.children
        if not children:
            append(tag + "/>")
            return
        append(tag + ">")
        if indent and _stands_in_lines(element, children):
            deeper = indent + "  "
            for child in children:
                append(deeper)
                self.write(child, deeper)  # type: ignore[arg-type]
            append(indent)
        else:
            for child in children:
                if type(child) is not str:
                    self.write(child, "")  # type: ignore[arg-type]
                elif "&" in child or "<" in child or ">" in child:
                    append(_escape(child))
                else:
                    append(child)
        append(f"</{element}>")


def _stands_in_lines(element: str, children: list[Node | str]) -> bool:
    """True if only elements stand in an element, and white space between them means nothing."""
    if element not in HOLDS_TEXT:
        return str not in map(type, children)
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
