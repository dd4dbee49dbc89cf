"""encode(): the stages in order, on one screen."""

from __future__ import annotations

import os
from collections.abc import Iterable

from tei import header
from tei.conservation import compare, frame_lost
from tei.document import Document
from tei.errors import TeiError
from tei.findings import Finding, Place
from tei.hierarchy import build
from tei.names import XML_LANG, Node, tei
from tei.project import Project
from tei.recognizers import RULES, Rule
from tei.recognizers.decisions import overruled
from tei.recognizers.word_ends import without_markers
from tei.serialize import to_bytes
from tei.standoff import Annotation, Entity, Fact, Layer, Responsibility
from tei.text import corrections, evidence, lines, notes, pieces, pointers, shape
from tei.text.standoff import stand_off
from tei.typed import Record
from tei.validity import first_fault

TEI_TYPE = "application/tei+xml"  # of a document that `tei.readers.tei` has read


class Encoded(Record):
    """The result: the TEI as bytes, what was doubted, and the pieces they were made from.

    `unsure` are the numbers of tags of medium and of low certainty.
    """

    xml: bytes
    findings: tuple[Finding, ...]
    tei: Node
    layer: Layer
    unsure: tuple[int, int]


def encode(document: Document, project: Project, rules: Iterable[Rule] = RULES) -> Encoded:
    """Encode one document.

    Input: a document (`tei.readers.read`) and the edition's settings. Output: the TEI and its
    findings, in the order of the text. Errors: `TeiError` if what came out does not hold the
    source's text; that is a mistake of ours, and nothing is written.

    >>> from tei.document import Document, Origin
    >>> encode(Document("One line.", Origin("a.txt")), Project()).tei.find("text").text().strip()
    'One line.'
    """
    if document.origin.media_type == TEI_TYPE:
        return _enriched(document, project, rules)
    layer, findings = recognize(document, project, rules)
    annotations = layer.annotations
    if project.decisions:
        annotations = overruled(document, project, annotations)
    line_ends = lines.LineEnds(document, project)
    nodes, made, left_out = build(document, annotations, line_ends.pieces)
    text, inside = shape.arranged(nodes, None if line_ends.marked else made)
    pointing = [node for node in inside if node.attributes]
    pieces.counted(pointing)
    declared = {*layer.entities, *layer.responsibilities, *header.identifiers(layer, project)}
    settled = pointers.settle(pointing, declared)
    if project.setting("notes", "place") == "inline":
        notes.to_markers(text)
        inside = shape.in_order(text)
    if corrections.expand(inside):
        inside = shape.in_order(text)
    why = evidence.Evidence(inside, annotations)
    facts = header.known(document, layer, project)
    root = _assemble(facts, text, why, line_ends, settled.used)
    loss = compare(document.text, text)
    loss = loss or frame_lost(document.metadata.extra.get("frame", ""), root)
    if loss is not None:
        place = document.place(loss.offset)
        raise TeiError(
            f"{place}: the encoding would not hold the text of its source: it has "
            f"“{loss.tei}” where the source has “{loss.source}”",
            "This is a mistake of tei's, not yours: please report it with the lines around.",
        )
    findings.extend(_invalid(document, root, why, inside))
    findings.extend(left_out)
    findings.extend(pointers.findings(document, settled, annotations))
    findings.extend(line_ends.findings())
    findings.extend(header.findings(facts))
    findings.sort(key=lambda f: (f.place.line, f.place.column, f.code))
    unsure = why.unsure["medium"], why.unsure["low"]
    return Encoded(to_bytes(root, why.attributes), tuple(findings), root, layer, unsure)


def recognize(
    document: Document, project: Project, rules: Iterable[Rule] = RULES
) -> tuple[Layer, list[Finding]]:
    """Run the rules that the edition has not switched off, in the order of the table."""
    layer = Layer(document)
    findings = list(document.findings)
    for annotation in document.annotations:
        layer.add(annotation)
    for stated in document.facts:
        if isinstance(stated, Fact):
            layer.facts.append(stated)
        else:
            layer.responsibilities.setdefault(stated.id, stated)
    words: Document | None = None  # the text as rules for phrases read it
    add, settled, runs = layer.add, document.settled, project.runs
    for rule in rules:
        name = rule.name
        if name in settled or not runs(name):
            continue
        read = document
        if name == "note_markers":
            words = None
        elif rule.level == "phrase":
            read = words = words or without_markers(document, layer)
        try:
            for said in rule.load()(read, layer, project):
                if type(said) is Annotation:
                    add(said)
                elif isinstance(said, Finding):
                    findings.append(said)
                elif isinstance(said, Entity):
                    known = layer.entities.get(said.id)
                    layer.entities[said.id] = said if known is None else said.joined_with(known)
                elif isinstance(said, Responsibility):
                    layer.responsibilities.setdefault(said.id, said)
                elif isinstance(said, Fact):
                    layer.facts.append(said)
        except (MemoryError, TeiError):
            raise
        except Exception as error:
            # A mistake of one rule must not cost the scholar the work of the others.
            if os.environ.get("TEI_DEBUG"):
                raise
            arguments = {"rule": name, "error": f"{type(error).__name__}: {error}"}
            findings.append(Finding("rule-failed", Place(document.origin.name), arguments))
    layer.known.clear()  # it points back at the layer: no text must wait for a collector to go
    return layer, findings


def _enriched(document: Document, project: Project, rules: Iterable[Rule]) -> Encoded:
    """What is TEI already, with what was missing; the marks of quotations stay where they are."""
    from tei.enrichment import enrich
    from tei.readers.tei import TeiDocument

    assert isinstance(document, TeiDocument)
    keeping = project.with_settings("quotation", marks="keep")

    def run(read: Document, only: frozenset[str]) -> tuple[Layer, list[Finding]]:
        asked = [rule for rule in rules if not only or rule.name in only]
        layer, findings = recognize(read, keeping, asked)
        if project.decisions:
            layer.annotations = overruled(read, keeping, layer.annotations)
        return layer, findings

    made = enrich(document, keeping, run)
    return Encoded(made.xml, made.findings, made.tei, made.layer, made.unsure)


def _invalid(
    document: Document, root: Node, why: evidence.Evidence, inside: list[Node]
) -> list[Finding]:
    """What `edition.rng` does not allow: nothing, unless we are wrong, or a decision is."""
    fault = first_fault(root, why.attributes, inside)
    if fault is None:
        return []
    start = fault.node.start
    place = document.place(start) if start >= 0 else Place(document.origin.name)
    return [Finding("encoded-invalid", place, {"why": fault.why})]


def _assemble(
    known: header.Known,
    text: Node,
    why: evidence.Evidence,
    line_ends: lines.LineEnds,
    pointed_at: set[str],
) -> Node:
    root = tei("TEI", None, header.build(known, why, line_ends))
    apparatus = stand_off(known.layer, pointed_at, why.groups)
    if apparatus is not None:
        root.children.append(apparatus)
    if known.language.code:
        text.put(XML_LANG, known.language.code)
    root.children.append(text)
    return root
