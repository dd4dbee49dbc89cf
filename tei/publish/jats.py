"""JATS 1.3: what the stylesheet makes, put where the content models of JATS allow it.

    <sec><title>I.</title>Words<p>More.</p><sec/><p>Late.</p></sec>
        ->  <sec><title>I.</title><p>Words</p><p>More.</p><sec><title/></sec>
            <sec><title/><p>Late.</p></sec></sec>

TEI lets words, paragraphs and divisions stand in almost any order, JATS does not. Nothing is left
out: what may not stand in a place is wrapped, moved up a level, or gives its words to what is
around it. The models are in `jats_models.py`. The DOCTYPE is that of Journal Publishing 1.3, where
the metadata that it demands are there, else that of Journal Archiving 1.3, which demands none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from lxml import etree

from tei.findings import Finding, Place
from tei.publish.jats_builder import Builder
from tei.publish.jats_models import XLINK

if TYPE_CHECKING:
    from tei.publish import Request

__all__ = ["arranged", "package"]

_PUBLISHING = (
    '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.3 20210610//EN" '
    '"https://jats.nlm.nih.gov/publishing/1.3/JATS-journalpublishing1-3.dtd">'
)
_ARCHIVING = (
    '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD '
    'v1.3 20210610//EN" "https://jats.nlm.nih.gov/archiving/1.3/JATS-archivearticle1-3.dtd">'
)


def package(request: Request) -> Mapping[str, bytes]:
    """The file, by its name; of a user's own stylesheet that makes no <article>, its result."""
    result = request.run()
    name = request.stem + request.format.suffix
    root = result.tree.getroot() if result.tree is not None else None
    if root is None and result.method == "xml" and result.data:
        root = etree.fromstring(result.data, etree.XMLParser(huge_tree=True))
    if root is None or root.tag != "article":
        return {name: result.data}
    if lacking := _lacking(root):
        arguments = {"what": ", ".join(lacking)}
        request.findings.append(
            Finding("jats-metadata-missing", Place(request.source.name), arguments)
        )
    article = arranged(root)
    doctype = _ARCHIVING if lacking else _PUBLISHING
    data = etree.tostring(article, encoding="UTF-8", xml_declaration=True, doctype=doctype)
    return {name: data + b"\n"}


_DEMANDED = {
    ".//journal-meta/journal-id": "the id of the journal",
    ".//journal-meta/issn": "its ISSN",
    ".//title-group/article-title": "the title of the article",
    ".//pub-date/year": "the year",
}


def _lacking(article: Any) -> list[str]:
    """What Journal Publishing demands and the metadata have not."""
    front = article.find("front")
    if front is None:
        return []
    return [
        name
        for path, name in _DEMANDED.items()
        if (node := front.find(path)) is None or not "".join(node.itertext()).strip()
    ]


def arranged(root: Any) -> Any:
    """An <article> by the models of JATS, made of one that only has its names."""
    article = etree.Element("article", dict(root.attrib), nsmap={"xlink": XLINK[1:-1]})
    for part in root.iterchildren("{*}*"):
        if part.tag == "front":
            article.append(part)
        else:
            made = Builder(part.tag).build(part)
            if len(made):
                article.append(made)
    _settle_pointers(article)
    return article


def _settle_pointers(article: Any) -> None:
    """Each id once, and no pointer to what is not there."""
    seen: set[str] = set()
    for node in article.iter("{*}*"):
        identifier = node.get("id")
        if identifier in seen or identifier == "":
            del node.attrib["id"]
        elif identifier:
            seen.add(identifier)
    for xref in list(article.iter("xref")):
        if xref.get("rid") not in seen:
            del xref.attrib["rid"]
            xref.attrib.pop("ref-type", None)
            xref.tag = "named-content"
            xref.set("content-type", "ref")
