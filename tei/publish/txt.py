"""Plain text: what was printed, so that `tei verify TXT TEI` takes it for the source.

The stylesheet makes blocks and lines, `prose.py` sets them. Guidelines: COHQQ, CONO, and what
`tei.conservation` says of the marks in `@rend`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lxml import etree

from tei.errors import TeiError
from tei.publish.prose import Prose

if TYPE_CHECKING:
    from tei.publish import Request

__all__ = ["package", "set_by", "width_of"]

_WIDEST = 100_000


def package(request: Request) -> Mapping[str, bytes]:
    """The file, by its name. Errors: `TeiError`, if `width` is no number."""
    return {request.stem + request.format.suffix: set_by(Prose(width_of(request, "80")), request)}


def set_by(prose: Prose, request: Request) -> bytes:
    """What the stylesheet makes, set as text; a user's own stylesheet may have made the text."""
    result = request.run()
    root = result.tree.getroot() if result.tree is not None else None
    if root is None and result.method == "xml" and result.data:
        root = etree.fromstring(result.data, etree.XMLParser(huge_tree=True))
    if root is None or root.tag != "doc":
        return result.data
    return prose.set(root).encode()


def width_of(request: Request, default: str) -> int:
    """The parameter `width`: 0, or from 20 up."""
    said = request.parameter("width", default)
    width = int(said) if said.isascii() and said.isdigit() and len(said) < 7 else -1
    if width != 0 and not 20 <= width <= _WIDEST:
        raise TeiError(
            f"The parameter width cannot be “{said}”.",
            "It is the number of characters in a line, from 20 up, or 0 for no line breaks.",
        )
    return width
