"""The pictures that a TEI file names and that lie beside it: what a book can take in.

A picture counts if its address is relative, leads to a file in the TEI's folder or below, and is
of a kind that its first bytes show; a drawing (SVG) also, if it runs nothing and fetches nothing.
One that is not shown is a finding, with the reason. Guidelines: FT2 (`graphic`), EPUB 3.3, section
3.2; SVG 2, section 2.6 (what a picture may do).
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from lxml import etree

from tei.findings import Finding, Place
from tei.publish.source import TEI, Source
from tei.publish.stylesheets import inside, local

__all__ = ["Picture", "found", "listed", "missing"]

MOST = 64 * 2**20  # bytes of one picture: what is larger is not meant for a page
_KINDS = (
    (b"\x89PNG\r\n\x1a\n", "image/png", ".png"),
    (b"\xff\xd8\xff", "image/jpeg", ".jpg"),
    (b"GIF8", "image/gif", ".gif"),
)


SVG = "image/svg+xml"
_SVG = "{http://www.w3.org/2000/svg}"
_ABLE = ("script", "foreignObject", "handler", "listener", "iframe", "audio", "video")


class Picture(NamedTuple):
    """A picture: `address` as the TEI has it; what it is and its bytes."""

    address: str
    media_type: str
    suffix: str
    data: bytes


def found(source: Source) -> dict[str, Picture]:
    """The pictures of a TEI file by their addresses, in the order of the text.

    `<graphic url="pics/a.png"/>`, the file being there -> `{"pics/a.png": Picture(...)}`.
    """
    pictures: dict[str, Picture] = {}
    if not source.folder:
        return pictures
    for node in source.root.iter(TEI + "graphic"):
        address = node.get("url") or ""
        if address in pictures or "|" in address or not address:
            continue
        if picture := _read(address, source.folder):
            pictures[address] = picture
    return pictures


def listed(pictures: dict[str, Picture]) -> str:
    """The addresses as the parameter `pictures` of `transforms/paper` wants them: `|a.png|b.png|`.

    >>> listed({})
    ''
    """
    return f"|{'|'.join(pictures)}|" if pictures else ""


def missing(source: Source, shown: Collection[str], form: str) -> Iterable[Finding]:
    """A finding for each picture that is not shown: its address, the place, and why.

    `shown` are the addresses of those that are; `form` the format, for a kind it does not take.
    """
    told = set(shown)
    holders = ("text", "facsimile") if form == "HTML" else ("text",)
    parts = source.root.iter(*(TEI + name for name in holders))
    for node in (n for part in parts for n in part.iter(TEI + "graphic")):
        address = node.get("url") or ""
        if address and address not in told:
            told.add(address)
            line = node.sourceline or 0
            arguments = {"address": address[:200], "reason": _reason(address, source.folder, form)}
            place = Place(source.name, line, 1 if line else 0)
            yield Finding("picture-missing", place, arguments)


def _reason(address: str, folder: str, form: str) -> str:
    if address.startswith("data:"):
        return f"its data stand in the address, and {form} wants a file"
    if not local(address):
        return "it lies in the web, and nothing is fetched"
    if not folder:
        return "the TEI came without a folder that it could lie in"
    path = os.path.realpath(os.path.join(folder, local(address)))
    if not inside(path, folder):
        return "it lies outside the folder of the TEI"
    if not os.path.isfile(path):
        return "there is no such file"
    return f"it is none of the kinds that {form} takes, is too large, or could run something"


def _read(address: str, folder: str) -> Picture | None:
    path = os.path.realpath(os.path.join(folder, local(address)))
    if not local(address) or not inside(path, folder) or not os.path.isfile(path):
        return None
    try:
        if os.path.getsize(path) > MOST:
            return None
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return None
    for start, media_type, suffix in _KINDS:
        if data.startswith(start):
            return Picture(address, media_type, suffix, data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Picture(address, "image/webp", ".webp", data)
    drawing = _drawing(data)
    return Picture(address, SVG, ".svg", drawing) if drawing else None


def _drawing(data: bytes) -> bytes:
    """An SVG that is only looked at, without script and without what lies elsewhere; else b""."""
    if b"<svg" not in data and b":svg" not in data:
        return b""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root: Any = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return b""
    if root.tag != _SVG + "svg" or not all(_is_still(node) for node in root.iter()):
        return b""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _is_still(node: Any) -> bool:
    if not isinstance(node.tag, str):
        return node.tag is etree.Comment
    if etree.QName(node).localname in _ABLE:
        return False
    words = [*node.attrib.values(), node.text or ""] if node.tag == _SVG + "style" else \
        node.attrib.values()  # fmt: skip
    for name, value in node.attrib.items():
        name = etree.QName(name).localname.lower()
        if name.startswith("on"):
            return False
        if name in ("href", "src") and not value.strip().startswith(("#", "data:image/")):
            return False
    said = " ".join(words).lower()
    return "@import" not in said and said.count("url(") == sum(
        said.count(start) for start in ("url(#", "url('#", 'url("#'))  # fmt: skip
