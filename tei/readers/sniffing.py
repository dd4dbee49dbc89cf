"""What a source is by its bytes, where its name does not tell."""

from __future__ import annotations

from collections.abc import Callable


def _word(data: bytes) -> bool:
    return data[:4] == b"PK\3\4" and b"word/document" in data


def _writer(data: bytes) -> bool:
    return data[:4] == b"PK\3\4" and b"application/vnd.oasis.opendocument.text" in data[:200]


def _tei(data: bytes) -> bool:
    return b"http://www.tei-c.org/ns/1.0" in data[:4000] and data[:200].lstrip()[:1] in (
        b"<", b"\xef"
    )  # fmt: skip


def _page(data: bytes) -> bool:
    start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html")) or (
        start.startswith((b"<?xml", b"<!--")) and b"<html" in start
    )


# name of the reader -> do the bytes call for it? The first that says so reads them.
SNIFFERS: dict[str, Callable[[bytes], bool]] = {
    "docx": _word,
    "odt": _writer,
    "tei": _tei,
    "html": _page,
}


def sniffed(data: bytes) -> str:
    """The reader that the bytes call for; "" if they tell of none.

    >>> sniffed(b"One line.")
    ''
    """
    return next((name for name, calls in SNIFFERS.items() if calls(data)), "")
