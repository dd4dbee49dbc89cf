"""A TEI file -> LaTeX, and with it the pictures that it names, where `\\includegraphics` looks.

`transforms/tex/` makes the text; no word of a TEI file can become a command in it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from tei.publish import Request, coverage
from tei.publish.pictures import found, listed, missing

__all__ = ["package"]

# What may stand in the name of a picture, lest TeX reads it as something else.
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-./")
_KINDS = ("image/png", "image/jpeg")


def package(request: Request) -> Mapping[str, bytes]:
    """The LaTeX of a TEI file: `{"a.tex": b"...", "pics/a.png": b"..."}`.

    A picture whose kind or name TeX does not take is named in the text in its place.
    """
    pictures = {
        address: picture
        for address, picture in found(request.source).items()
        if picture.media_type in _KINDS and set(address) <= _PLAIN
    }
    coverage.add(request.findings, missing(request.source, pictures, "LaTeX"))
    files = {request.stem + request.format.suffix: request.run(pictures=listed(pictures)).data}
    for address, picture in pictures.items():
        path = os.path.normpath(address)
        if not path.startswith(".."):
            files[path] = picture.data
    return files
