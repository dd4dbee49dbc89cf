"""What is drawn in a text of Writer: pictures, text boxes, shapes with words, equations."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tei.readers.odt.inline import Piece, says
from tei.readers.office.formulas import read_mathml
from tei.readers.office.model import Box, Formula, Mark, Picture
from tei.readers.office.package import attribute, child, local, resolved
from tei.readers.writing import safe_name

if TYPE_CHECKING:
    from tei.readers.odt.body import Body


def framed(body: Body, element: Any) -> Iterator[Piece]:
    """The pictures, text boxes and equations of a frame, or a group of them; the words in a
    shape are a box too. Of several forms of one thing, the first.
    """
    name = local(element)
    if name == "text-box":
        yield Box(tuple(body.apart(element)))
    elif name in ("object", "object-ole"):
        yield from _object(body, element)
    elif name == "image":
        yield from _picture(body, element, element.getparent())
    elif name == "frame":
        for inner in element:
            if local(inner) in ("text-box", "object", "object-ole", "image"):
                yield from framed(body, inner)
                return
    elif name in ("g", "a"):
        for inner in element:
            yield from framed(body, inner)
    elif any(local(inner) in ("p", "list") for inner in element):
        yield Box(tuple(body.apart(element)))
    elif name not in ("desc", "title", "glue-point", "event-listeners"):
        body.leave_out("drawing(s) without words")


def _object(body: Body, element: Any) -> Iterator[Piece]:
    """An equation, which is a document of its own; anything else is left out."""
    math = child(element, "math")
    if math is None and (name := attribute(element, "href")):
        math = body.package.xml(posixpath.join(resolved("", name), "content.xml"))
    if math is None or local(math) != "math":
        body.leave_out("embedded object(s)")
        return
    words, mathml = read_mathml(math)
    key = f"formula-{len(body.formulas) + 1}"
    body.formulas[key] = Formula(words, mathml)
    yield Mark("formula", key)


def _picture(body: Body, element: Any, frame: Any) -> Iterator[Piece]:
    address = attribute(element, "href")
    said = says(frame)
    key = f"{address}\n{said}" if said else address
    known = next((p for k, p in body.pictures.items() if k.split("\n", 1)[0] == address), None)
    if known is not None:
        body.pictures.setdefault(key, known._replace(says=said))
    else:
        if "://" in address:
            body.pictures[key] = Picture("", url=address, says=said)
        else:
            data = body.package.read(resolved("", address)) if address else b""
            if not data:
                body.leave_out("picture(s) that are not in the document")
                return
            name = safe_name(posixpath.basename(address)) or "picture"
            if name in {p.name for p in body.pictures.values()}:
                name = f"{len(body.pictures) + 1}-{name}"
            body.pictures[key] = Picture(name, data, says=said)
    yield Mark("picture", key)
