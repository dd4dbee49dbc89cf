"""Tags put between the bytes of a file, which all stay what they are and where they are.

    spliced(b"<p>Ann came.</p>", [Insertion(3, "<persName>"), Insertion(6, "</persName>")])
    ->  b"<p><persName>Ann</persName> came.</p>"
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from tei.errors import SourceError
from tei.events import Source
from tei.names import XML_ID, Node
from tei.typed import Record

_ATTRIBUTE = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}
_MARKS = (b"\xef\xbb\xbf", b"\xfe\xff", b"\xff\xfe")


class Insertion(Record):
    """Something new before the byte `at` of the file's text in UTF-8; `owner` is the number of
    the annotation it belongs to, -1 for the header and the apparatus.
    """

    at: int
    text: str
    owner: int = -1


def spliced(data: bytes, insertions: Iterable[Insertion]) -> bytes:
    """The bytes with the insertions, which are in the order of the file."""
    parts: list[bytes] = []
    before = 0
    for insertion in insertions:
        parts += data[before : insertion.at], insertion.text.encode()
        before = insertion.at
    return b"".join([*parts, data[before:]])


def as_written(utf8: bytes, original: bytes, source: Source) -> bytes:
    """What was spliced, in the encoding of the file; what it cannot say is a reference.

    Errors: `SourceError`, for an encoding of which the same text can be written in several ways.
    """
    encoding = source.encoding
    mark = next((m for m in _MARKS if original.startswith(m)), b"")
    if encoding == "utf-8":
        return mark + utf8
    body = original[len(mark) :]
    if source.data.decode().encode(encoding, "replace") != body:
        raise SourceError(
            f"{source.name} is in {encoding}, which can write one text in several ways: it could "
            "not be left as it is.",
            "Save it as UTF-8 first.",
        )
    return mark + utf8.decode().encode(encoding, "xmlcharrefreplace")


def start_tag(element: str, prefix: str, attributes: dict[str, str]) -> str:
    """`start_tag("q", "tei", {"n": "1"})` -> `<tei:q n="1">`."""
    ordered = sorted(attributes.items(), key=lambda pair: pair[0] != XML_ID)
    said = "".join(f' {name}="{escape(value, _ATTRIBUTE)}"' for name, value in ordered)
    return f"<{prefix + ':' if prefix else ''}{element}{said}>"


def end_tag(element: str, prefix: str) -> str:
    """`end_tag("q", "tei")` -> `</tei:q>`."""
    return f"</{prefix + ':' if prefix else ''}{element}>"


def in_lines(nodes: Sequence[Node], prefix: str, indent: str) -> str:
    """Elements of a header or an apparatus, each on a line of its own after `indent`."""
    return "".join(indent + _lines(node, prefix, indent) for node in nodes)


def _lines(node: Node, prefix: str, indent: str) -> str:
    tag = start_tag(node.element, prefix, dict(node.attributes or {}))
    if not node.children:
        return tag[:-1] + "/>"
    if any(isinstance(child, str) for child in node.children):
        inside = "".join(
            escape(child) if isinstance(child, str) else _lines(child, prefix, "")
            for child in node.children
        )
        return tag + inside + end_tag(node.element, prefix)
    deeper = indent + "  " if indent else ""
    inside = in_lines([c for c in node.children if isinstance(c, Node)], prefix, deeper)
    return tag + inside + indent + end_tag(node.element, prefix)
