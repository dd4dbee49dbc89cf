"""TEI without our evidence: for who wants the text and its tags, and not why each stands there.

    <p ana="#dates.1">  and  <interp xml:id="dates.1">a day ...</interp>      ->      <p>

Taken out are the `<interp>`s of our rules, the `@ana`s that lead there, the list of the rules in
the header and the reasons in `<tagUsage>`. Nothing else is touched, and no character of the text.
`certainty=drop` takes out `@cert` as well, whoever set it; `marks=none` the `pre(X)` and `post(X)`
of `@rend`, at which the TEI Stylesheets stop, and the header says so. Guidelines: AISP, HD57-1.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from lxml import etree

from tei.publish.source import TEI, XML
from tei.standoff import MARKS

if TYPE_CHECKING:
    from tei.publish import Request

__all__ = ["PARAMETERS", "package", "plain", "without_marks"]

PARAMETERS = {"certainty": "keep", "marks": "printed"}
_RENDITIONS = tuple(f"In @rend, {mark}" for mark in MARKS)
_WORD = re.compile(r"[^ \t\r\n]+")
_WITHOUT = (
    "In this copy rend does not say which marks were printed: pre() and post() were taken out."
)


def package(request: Request) -> Mapping[str, bytes]:
    """The file, by its name."""
    certainty = request.parameter("certainty", PARAMETERS["certainty"])
    root = plain(request.rewritten().root, keeps_certainty=certainty == "keep")
    if request.parameter("marks", PARAMETERS["marks"]) == "none":
        without_marks(root)
    data = etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True)
    return {request.stem + request.format.suffix: data + b"\n"}


def plain(root: Any, *, keeps_certainty: bool = True) -> Any:
    """A copy of a TEI tree without evidence."""
    root = deepcopy(root.getroottree()).getroot()
    ours = set()
    for group in list(root.iter(TEI + "interpGrp")):
        if group.get("type") == "rule":
            ours |= {f"#{interp.get(XML + 'id')}" for interp in group.iter(TEI + "interp")}
            _remove(group)
    for node in root.iter("{*}*"):
        if ours and (said := node.get("ana")):
            kept = [pointer for pointer in said.split() if pointer not in ours]
            if kept:
                node.set("ana", " ".join(kept))
            else:
                del node.attrib["ana"]
        if not keeps_certainty:
            node.attrib.pop("cert", None)
    for category in list(root.iter(TEI + "category")):
        if (category.get(XML + "id") or "").startswith("rule."):
            _remove(category)
    for usage in root.iter(TEI + "tagUsage"):
        first = usage.find(TEI + "ref")
        if first is not None and (first.get("target") or "").startswith("#rule."):
            usage[:] = []
            usage.text = None
    for paragraph in list(root.iter(TEI + "p")):
        named = {e.text for e in paragraph.iter(TEI + "gi", TEI + "att")}
        if named >= {"tagUsage", "ana"} and paragraph.getparent().tag == TEI + "interpretation":
            _remove(paragraph)
    for name in ("taxonomy", "classDecl", "standOff"):
        for holder in list(root.iter(TEI + name)):
            is_empty = not any(e.tag != TEI + "desc" for e in holder.iterchildren("{*}*"))
            if is_empty and (ours or name != "standOff"):
                _remove(holder)
    return root


def without_marks(root: Any) -> None:
    """Take `pre(X)` and `post(X)` out of every `@rend`, and say so in the header if there were any.

    `rend="italic pre(_) post(_)"`  ->  `rend="italic"`
    """
    found = False
    for node in root.iter("{*}*"):
        rend = node.get("rend")
        if rend and any(mark in rend for mark in MARKS):
            found = True
            # Not split(): a no-break space may be part of a mark.
            kept = [w for w in _WORD.findall(rend) if not w.startswith(MARKS)]
            if kept:
                node.set("rend", " ".join(kept))
            else:
                del node.attrib["rend"]
    for rendition in list(root.iter(TEI + "rendition")):
        if (rendition.text or "").startswith(_RENDITIONS):
            _remove(rendition)
    practice = root.find(f".//{TEI}editorialDecl")
    if found and practice is not None:
        last = practice[-1] if len(practice) else None
        added = etree.SubElement(practice, TEI + "normalization")
        etree.SubElement(added, TEI + "p").text = _WITHOUT
        if last is not None:
            added.tail, last.tail = last.tail, practice.text


def _remove(node: Any) -> None:
    """Take a node out, with the white space after it (or, of the last, before it)."""
    parent, before = node.getparent(), node.getprevious()
    if node.getnext() is None:
        if before is not None:
            before.tail = node.tail
        else:
            parent.text = None
    parent.remove(node)
