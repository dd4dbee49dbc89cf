"""Metadata and the rules that ran -> `<teiHeader>`, one module per child of the header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.names import Node, tei

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer
    from tei.text.evidence import Evidence


def build(document: Document, layer: Layer, project: Project, evidence: Evidence) -> Node:
    """The `<teiHeader>` of one encoding, written from what is known and what ran."""
    title = next((f.value for f in layer.facts if f.field == "title"), document.origin.name)
    statement = tei("titleStmt", None, tei("title", None, " ".join(title.split())))
    for who in layer.responsibilities.values():
        statement.children.append(
            tei("respStmt", {"xml:id": who.id}, tei("resp", None, who.resp),
                tei("name", None, who.name))
        )
    return tei("teiHeader", None,
        tei("fileDesc", None, statement,
            tei("publicationStmt", None, tei("p", None, "Unpublished.")),
            tei("sourceDesc", None, tei("p", None, document.origin.name))))
