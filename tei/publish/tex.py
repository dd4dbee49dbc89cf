"""A TEI file -> LaTeX, and with it the pictures that it names, where `\\includegraphics` looks.

`transforms/tex/` makes the text; no word of a TEI file can become a command in it.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from tei.findings import Finding, Place
from tei.publish import Request, coverage
from tei.publish.pictures import Picture, found, listed, missing

__all__ = ["package"]

# What may stand in the name of a picture, lest TeX reads it as something else.
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-./")
_KINDS = ("image/png", "image/jpeg")
_TWO_WAYS = rb"\usepackage[bidi=basic]{babel}"  # no words of a text: those have no backslash


def package(request: Request) -> Mapping[str, bytes]:
    """The LaTeX of a TEI file: `{"a.tex": b"...", "pics/a.png": b"..."}`.

    A picture whose name TeX does not take has a plainer one: `pics/my%20map.png` is
    `pics/my-map.png`. One of another kind than TeX takes is named in the text in its place.
    """
    pictures = {a: p for a, p in found(request.source).items() if p.media_type in _KINDS}
    coverage.add(request.findings, missing(request.source, pictures, "LaTeX"))
    names = _names(pictures.values())
    rows = "".join(f"|{address}>{name}>" for address, name in names.items())
    result = request.run(pictures=listed(pictures), picture_files=rows and rows + "|")
    file = request.stem + request.format.suffix
    files = {file: result.data}
    if _TWO_WAYS in result.data:
        place = Place(request.source.name)
        request.findings.append(
            Finding("right-to-left-lualatex", place, {"file": os.path.basename(file)})
        )
    files |= {names[address]: picture.data for address, picture in pictures.items()}
    return files


def _names(pictures: Iterable[Picture]) -> dict[str, str]:
    """Where each picture is written to, below the folder of the result, by its address."""
    names: dict[str, str] = {}
    for picture in pictures:
        path = picture.address
        if not set(path) <= _PLAIN:
            letters = unicodedata.normalize("NFKD", unquote(path.partition("#")[0]))
            path = "".join(
                c if c in _PLAIN else "-" for c in letters if not unicodedata.combining(c)
            )
        stem, suffix = os.path.splitext(os.path.normpath(path).lstrip("./"))
        if suffix.lower() not in (".png", ".jpg", ".jpeg"):
            suffix = picture.suffix
        name, number = stem + suffix, 1
        while name in names.values():
            number += 1
            name = f"{stem}-{number}{suffix}"
        names[picture.address] = name
    return names
