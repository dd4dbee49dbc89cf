"""Plain text: what was printed, so that `tei verify TXT TEI` takes it for the source.

The stylesheet makes blocks and lines, `prose.py` sets them. Guidelines: COHQQ, CONO, and what
`tei.conservation` says of the marks in `@rend`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lxml import etree

from tei.publish.parameters import refused
from tei.publish.prose import Prose

if TYPE_CHECKING:
    from tei.publish import Request

__all__ = ["package", "set_by", "width_of"]


def package(request: Request) -> Mapping[str, bytes]:
    """The file, by its name."""
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
    """The parameter `width`: 0, or from 20 up, as `parameters` has it."""
    said = request.parameter("width", default)
    # In a stylesheet that imports none of ours it may mean anything.
    return int(said if not refused("txt", "width", said) else default)
