"""The text, and all tags as W3C Web Annotations of it: for programs that read no XML.

    <p>By <persName ref="#a">Ann</persName>.</p>   ->   "By Ann.", and of persName: 3 to 6, “Ann”

Positions count characters (code points), as the recommendation has it; each target has both a
TextPositionSelector and a TextQuoteSelector. What the encoder knows of a tag (its rule, its
certainty, its reason) stands beside its attributes in `tei`.
<https://www.w3.org/TR/annotation-model/>, sections 3.1, 4.2.4 and 4.2.5.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from lxml import etree

from tei.publish.reading_text import Span, reading_text
from tei.publish.source import TEI, XML, Source

if TYPE_CHECKING:
    from tei.publish import Request

__all__ = ["PARAMETERS", "collection", "package"]

PARAMETERS = {"readings": "printed"}
AROUND = 24  # characters quoted before and after: enough to find the words again
_CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"tei": {"@id": "http://www.tei-c.org/ns/1.0", "@type": "@json"}},
]
_RULE = "#rule."


def package(request: Request) -> Mapping[str, bytes]:
    """The file, by its name."""
    readings = request.parameter("readings", PARAMETERS["readings"])
    made = collection(request.rewritten(), request.stem, corrected=readings == "corrected")
    words = json.dumps(made, ensure_ascii=False, indent=1)
    return {request.stem + request.format.suffix: words.encode() + b"\n"}


def collection(source: Source, stem: str = "text", *, corrected: bool = False) -> dict[str, Any]:
    """An AnnotationCollection with one page; its `text` is a resource that the targets name."""
    text, spans = reading_text(source.root, corrected=corrected)
    name = "urn:sha256:" + sha256(text.encode()).hexdigest()
    evidence = _Evidence(source.root)
    items = [_annotation(span, text, name, evidence) for span in spans]
    seen: set[str] = set()
    for number, (item, span) in enumerate(zip(items, spans, strict=True), 1):
        identifier = span.node.get(XML + "id") or f"annotation-{number}"
        if identifier in seen:  # not valid, but met
            identifier = f"annotation-{number}"
        seen.add(identifier)
        item["id"] = "#" + identifier
    title = source.root.find(f"{TEI}teiHeader/{TEI}fileDesc/{TEI}titleStmt/{TEI}title")
    language = next((t.get(XML + "lang") for t in source.root.iter(TEI + "text")), None)
    return {
        "@context": _CONTEXT,
        "id": f"{stem}.json",
        "type": "AnnotationCollection",
        "label": " ".join("".join(title.itertext()).split()) if title is not None else stem,
        "total": len(items),
        "text": {
            "id": name,
            "type": "Text",
            "format": "text/plain",
            **({"language": language} if language else {}),
            "value": text,
        },
        "first": {
            "id": f"{stem}.json#page1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }


def _annotation(span: Span, text: str, name: str, evidence: _Evidence) -> dict[str, Any]:
    node, start, end = span.node, span.start, span.end
    element = etree.QName(node)
    label = element.localname
    said: dict[str, Any] = {"element": label}
    if element.namespace != TEI[1:-1]:
        said["namespace"] = element.namespace or ""
    said["line"] = node.sourceline
    said["attributes"] = {_short(n): v for n, v in node.attrib.items() if n not in ("ana", "cert")}
    said |= evidence.of(node, label)
    if span.others:
        said["otherReadings"] = span.others
    return {
        "id": "",
        "type": "Annotation",
        "motivation": "classifying",
        "body": {"type": "TextualBody", "purpose": "classifying", "value": label},
        "target": {
            "source": name,
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": text[start:end],
                    "prefix": text[max(0, start - AROUND) : start],
                    "suffix": text[end : end + AROUND],
                },
            ],
        },
        "tei": said,
    }


def _short(name: str) -> str:
    return "xml:" + name[len(XML) :] if name.startswith(XML) else name


class _Evidence:
    """Why the tags of a file stand there, from the file alone; see `tei.text.evidence`."""

    def __init__(self, root: Any) -> None:
        self.interps = {
            f"#{interp.get(XML + 'id')}": (group.get("n") or "", _words(interp))
            for group in root.iter(TEI + "interpGrp")
            if group.get("type") == "rule"
            for interp in group.iter(TEI + "interp")
        }
        self.usual: dict[str, tuple[str, str]] = {}
        for usage in root.iter(TEI + "tagUsage"):
            rule = usage.find(TEI + "ref")
            if rule is not None and (rule.get("target") or "").startswith(_RULE):
                name = _words(rule)
                reason = _words(usage).removeprefix(name).removeprefix(": ")
                self.usual[usage.get("gi") or ""] = (name, reason)

    def of(self, node: Any, label: str) -> dict[str, str]:
        """`{"rule": ..., "certainty": ..., "reason": ...}`, or nothing that nobody knows."""
        rule, reason = self.usual.get(label, ("", ""))
        for pointer in (node.get("ana") or "").split():
            if pointer in self.interps:
                rule, reason = self.interps[pointer]
                break
        certainty = node.get("cert") or ("high" if rule else "")
        said = {"rule": rule, "certainty": certainty, "reason": reason}
        return {key: value for key, value in said.items() if value}


def _words(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())
