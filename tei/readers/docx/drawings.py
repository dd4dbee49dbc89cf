"""Pictures and text boxes of Word: DrawingML, and the VML of older versions."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tei.readers.office.model import Box, Mark, Picture
from tei.readers.office.package import attribute, local
from tei.readers.writing import safe_name

if TYPE_CHECKING:
    from tei.readers.docx.body import Body


def drawn(body: Body, element: Any) -> Iterator[Mark | Box]:
    """The pictures and text boxes of a drawing."""
    boxes: list[Any] = []
    says = next(
        (w for e in element.iter() if local(e) == "docPr"
         and (w := attribute(e, "descr") or attribute(e, "title"))), "",
    )  # fmt: skip
    stack = [element]
    while stack:
        inner = stack.pop()
        name = local(inner)
        if name == "txbxContent":
            boxes.append(inner)
            continue
        if name == "AlternateContent":
            stack.append(next((c for c in inner if local(c) == "Choice"), inner))
            continue
        if name in ("blip", "imagedata"):
            yield from _picture(body, inner, says)
        elif name == "chart":
            body.leave_out("chart(s)")
        elif name == "relIds":
            body.leave_out("diagram(s)")
        stack.extend(reversed(inner))
    for box in boxes:
        yield Box(tuple(body.blocks(box)))


def _picture(body: Body, element: Any, says: str) -> Iterator[Mark]:
    identifier = next(
        (v for k, v in element.attrib.items()
         if k.rpartition("}")[2] in ("embed", "id", "link") and "}" in k
         and v in body.runs.relations), "",
    )  # fmt: skip
    relation = body.runs.relations.get(identifier)
    if relation is None:
        body.leave_out("picture(s) that are not in the document")
        return
    if relation.target not in body.pictures:
        if relation.external:
            body.pictures[relation.target] = Picture("", url=relation.target, says=says)
        else:
            data = body.parts.package.read(relation.target)
            if not data:
                body.leave_out("picture(s) that are not in the document")
                return
            name = safe_name(posixpath.basename(relation.target)) or "picture"
            taken = {p.name for p in body.pictures.values()}
            if name in taken:
                name = f"{len(body.pictures) + 1}-{name}"
            body.pictures[relation.target] = Picture(name, data, says=says)
    yield Mark("picture", relation.target)
