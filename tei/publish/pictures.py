"""The pictures that a TEI file names and that lie beside it: what a book can take in.

A picture counts if its address is relative, leads to a file in the TEI's folder or below, and is
of a kind that its first bytes show. Guidelines: FT2 (`graphic`), EPUB 3.3, section 3.2.
"""

from __future__ import annotations

import os
from typing import NamedTuple

from tei.publish.source import TEI, Source
from tei.publish.xslt import inside, local

__all__ = ["Picture", "found", "listed"]

MOST = 64 * 2**20  # bytes of one picture: what is larger is not meant for a page
_KINDS = (
    (b"\x89PNG\r\n\x1a\n", "image/png", ".png"),
    (b"\xff\xd8\xff", "image/jpeg", ".jpg"),
    (b"GIF8", "image/gif", ".gif"),
)


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
    return None
