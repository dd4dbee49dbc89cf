"""Pictures and text boxes of Word: DrawingML, and the VML of older versions."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tei.readers.office.model import Box, Mark, Picture, Run
from tei.readers.office.package import attribute, child, local
from tei.readers.writing import safe_name

if TYPE_CHECKING:
    from tei.readers.docx.body import Body


def drawn(body: Body, element: Any) -> Iterator[Mark | Run | Box]:
    """The pictures and text boxes of a drawing."""
    boxes: list[Any] = []
    says = _says(element)
    met = dict(body.left_out)
    stack = [element]
    something = False
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
            something = True
            yield from _picture(body, inner, _own(inner) or says)
        elif name == "textpath" and attribute(inner, "string").strip():  # letters drawn as a shape
            something = True
            yield Run(" ".join(attribute(inner, "string").split()))
        elif name == "chart":
            body.leave_out("chart(s)")
        elif name == "relIds":
            body.leave_out("diagram(s)")
        stack.extend(reversed(inner))
    if not something and not boxes and met == body.left_out:
        body.leave_out("drawing(s) without words")
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
    key = f"{relation.target}\n{says}" if says else relation.target
    known = next((p for k, p in body.pictures.items() if k.split("\n", 1)[0] == relation.target),
                 None)  # fmt: skip
    if known is not None:
        body.pictures.setdefault(key, known._replace(says=says))
    else:
        if relation.external:
            body.pictures[key] = Picture("", url=relation.target, says=says)
        else:
            data = body.parts.package.read(relation.target)
            if not data:
                body.leave_out("picture(s) that are not in the document")
                return
            name = safe_name(posixpath.basename(relation.target)) or "picture"
            taken = {p.name for p in body.pictures.values()}
            if name in taken:
                name = f"{len(body.pictures) + 1}-{name}"
            body.pictures[key] = Picture(name, data, says=says)
    yield Mark("picture", key)


def _says(element: Any) -> str:
    """The words for those who cannot see what is drawn: of DrawingML, or of VML."""
    for inner in element.iter():
        name = local(inner)
        said = ""
        if name == "docPr":
            said = attribute(inner, "descr") or attribute(inner, "title")
        elif name in ("shape", "rect", "group"):
            said = attribute(inner, "alt")
        if said.strip():
            return " ".join(said.split())
    return ""


def _own(picture: Any) -> str:
    """The words for one picture among several of a group."""
    around = picture.getparent()
    around = around.getparent() if around is not None else None
    properties = child(around, "nvPicPr", "cNvPr") if around is not None else None
    return " ".join(attribute(properties, "descr").split()) if properties is not None else ""
