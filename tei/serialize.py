"""Tree -> bytes: UTF-8, one element a line where only elements stand, mixed content untouched."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tei.hierarchy.content import HOLDS_TEXT
from tei.names import TEI_NS, XML_ID, Constant, Node
from tei.regexes import compiled

_EMPTY: Mapping[int, str] = {}
# Blocks that may stand in mixed content. Where only such stand, lines between them mean nothing.
_BLOCKS = frozenset("p ab list lg table address label floatingText quote cit listBibl".split())
_MAY_HOLD_BLOCKS = frozenset("note item quote cell ab said q".split())
_ONLY_MIXED = HOLDS_TEXT - _MAY_HOLD_BLOCKS
_PARTS = 16  # of what is written: encoded at a time
_IS_ODD = compiled('[&<>"\n\t]').search  # of a value that cannot be written as it is


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
    # Some at a time: most have no letter outside ASCII, and such are encoded in no time.
    return b"".join(
        ["".join(parts[at : at + _PARTS]).encode() for at in range(0, len(parts), _PARTS)]
    )


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
    return _Writer(append, reasons).begin


class _Writer:
    """Writes nodes. (No function within a function that calls itself: it would stay in memory.)"""

    __slots__ = ("_append", "_plain", "_reasons")

    def __init__(self, append: Callable[[str], None], reasons: Mapping[int, str]) -> None:
        self._append = append
        self._reasons = reasons
        self._plain: set[str] = set()  # values that were seen to have no odd character

    def begin(self, node: Node, indent: str) -> None:
        """Write a node where the indentation before it has been written."""
        self.write(node, "", indent)

    def write(self, node: Node, before: str, indent: str) -> None:
        """Write a node after what stands `before` it on its line: its indentation, or nothing."""
        element, append = node.element, self._append
        tag = f"{before}<{element}"
        attributes = node.attributes
        if attributes:
            plain = self._plain
            if XML_ID in attributes:
                attributes = {XML_ID: attributes[XML_ID], **attributes}
            for name, value in attributes.items():
                if value not in plain:
                    if _IS_ODD(value):
                        value = _escape_value(value)
                    else:
                        plain.add(value)
                tag += f' {name}="{value}"'
        if node.why in self._reasons:
            tag += self._reasons[node.why]
        children = node.children
        if not children:
            append(tag + "/>")
        elif len(children) == 1 and type(words := children[0]) is str:  # most
            if "&" in words or "<" in words or ">" in words:
                words = _escape(words)
            append(f"{tag}>{words}</{element}>")
        elif indent and element not in _ONLY_MIXED and _stands_in_lines(element, children):
            append(tag + ">")
            deeper = indent + "  "
            for child in children:
                if type(child) is Constant:
                    self._constant(child, deeper)
                else:
                    self.write(child, deeper, deeper)  # type: ignore[arg-type]
            append(f"{indent}</{element}>")
        else:
            append(tag + ">")
            for child in children:
                if type(child) is str:
                    if "&" in child or "<" in child or ">" in child:
                        child = _escape(child)
                    append(child)
                elif type(child) is Constant:
                    self._constant(child, "")
                else:
                    self.write(child, "", "")  # type: ignore[arg-type]
            append(f"</{element}>")

    def _constant(self, node: Constant, indent: str) -> None:
        xml = node.xml.get(indent)
        if xml is None:
            parts: list[str] = []
            _Writer(parts.append, _EMPTY).write(node, indent, indent)
            xml = node.xml[indent] = "".join(parts)
        self._append(xml)


def _stands_in_lines(element: str, children: list[Node | str]) -> bool:
    """True if only elements stand in an element, and white space between them means nothing."""
    if element not in HOLDS_TEXT:
        return str not in {*map(type, children)}
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
