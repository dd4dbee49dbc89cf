"""TEI in, the same TEI out, with what is missing added: names, dates, quotations, references.

    <p>Dr. Hale wrote to <persName>Ann Weiss</persName> in May 1953.</p>
    ->  <p><persName ref="#person-hale" ana="#persons.1">Dr. Hale</persName> wrote to
        <persName>Ann Weiss</persName> in <date when="1953-05" ana="#dates.1">May 1953</date>.</p>

Not a byte of the file is changed: tags are put between its bytes. What an editor has tagged is not
tagged again (`admission`), nothing crosses the editor's elements (`tree`), each new tag points at
its reason (`apparatus`), and where the file was valid by the schema it names, or by tei_all, it
still is (`checking`). The rules run until they add nothing more, so that a second run finds nothing
to do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from tei.conservation import compare
from tei.enrichment import apparatus, checking
from tei.enrichment.admission import Tagged, as_added
from tei.enrichment.identifiers import Names
from tei.enrichment.notes import numbered_notes
from tei.enrichment.people import Known, register
from tei.enrichment.splicing import Insertion, as_written, end_tag, spliced, start_tag
from tei.enrichment.tree import CROSSING, Piece, Placing, Spot
from tei.errors import TeiError
from tei.findings import Finding, Place
from tei.hierarchy.content import DEPTH, INNERMOST
from tei.names import Node
from tei.project import Project
from tei.readers.tei import RULE, WHY, TeiDocument
from tei.standoff import Annotation, Entity, Layer, Responsibility
from tei.typed import Record

MOST_ROUNDS = 6
# The rules, all of them or those of these names, over a document
Recognize = Callable[[TeiDocument, frozenset[str]], tuple[Layer, list[Finding]]]
ALL: frozenset[str] = frozenset()


class Enriched(Record):
    """The file with what was added: its bytes, its tree, the findings, the layer of the first
    round of the rules, the numbers of tags of medium and of low certainty, and the insertions into
    the file's text in UTF-8.
    """

    xml: bytes
    tei: Node
    findings: tuple[Finding, ...]
    layer: Layer
    unsure: tuple[int, int]
    insertions: tuple[Insertion, ...]


class _Tag(Record):
    """An annotation that found its place, in its pieces; `round` is that of the rules."""

    annotation: Annotation
    pieces: list[Piece]
    round: int


def enrich(document: TeiDocument, project: Project, recognize: Recognize) -> Enriched:
    """Add to a TEI file what the rules see in it.

    Input: the file, the edition's settings and the rules, as one call; those for quotations have
    to leave the marks in the text. Errors: `TeiError` if the text of the file were changed by it.
    """
    document.register = register(document)
    work = _Work(document)
    work.run(recognize)
    names = Names(document.markup.elements)
    names.know(work.entities, work.people, Known(document))
    attributes = work.attributes(names)
    guard = checking.Guard(document, project)
    dropped: set[int] = set()
    full = True
    for _ in range(checking.MOST_TRIES):
        insertions = _insertions(document, work, names, attributes, dropped, full)
        utf8 = spliced(document.markup.source.data, insertions)
        faulty = guard.faulty(utf8, insertions)
        if faulty is None:
            break
        if faulty - dropped:
            dropped |= faulty
        elif full:
            full = False
        else:
            dropped |= set(range(len(work.tags)))
    else:
        insertions, utf8 = [], document.markup.source.data
    tree = checking.tree_of(utf8, document.origin.name)
    _hold(document, tree)
    findings = [*work.findings, *guard.findings(len(dropped)), *work.left_out()]
    findings.sort(key=lambda f: (f.place.line, f.place.column, f.code))
    unsure = work.unsure(dropped)
    xml = as_written(utf8, document.original, document.markup.source)
    return Enriched(xml, tree, tuple(findings), work.layer, unsure, tuple(insertions))


class _Work:
    """The rounds of the rules over one file, and what found its place."""

    layer: Layer

    def __init__(self, document: TeiDocument) -> None:
        self.document = document
        self.placing = Placing(document)
        self.tags: list[_Tag] = []
        self.findings: list[Finding] = []
        self.entities: dict[str, Entity] = {}
        self.people: dict[str, Responsibility] = {}
        self._crossing: list[Annotation] = []
        self._unfit: list[Annotation] = []

    def run(self, recognize: Recognize) -> None:
        """Let the rules run until they add nothing more."""
        document = self.document
        if self._notes(recognize):
            document = self._as_read()
        for number in range(1, MOST_ROUNDS):
            layer, findings = recognize(document, ALL)
            if number == 1:
                self.layer, self.findings = layer, findings
            self.entities = {**layer.entities, **self.entities}
            self.people = {**layer.responsibilities, **self.people}
            if not self._add(document, layer.annotations, number):
                return
            document = self._as_read()

    def _as_read(self) -> TeiDocument:
        """The document as it would be read with what has been added so far."""
        as_read = [
            Annotation(p.first, p.last, t.annotation.element, RULE, WHY, "high",
                       t.annotation.attributes, block=t.annotation.block)
            for t in self.tags for p in t.pieces
        ]  # fmt: skip
        everything = [*self.document.annotations, *as_read]
        everything.sort(key=lambda a: (a.start, -a.end))
        return self.document.with_annotations(tuple(everything))

    def _notes(self, recognize: Recognize) -> int:
        """Numbered notes that are paragraphs so far, and their markers; how many."""
        tagged = Tagged(self.document.annotations)
        for note, markers in numbered_notes(self.document, recognize):
            if not all(tagged.admits(marker) for marker in markers):
                continue
            if note.rule != RULE:
                if not tagged.admits(note):
                    continue
                put = self.placing.put_around(note.element, note.start, note.end, len(self.tags))
                if put is None:
                    continue
                self.tags.append(_Tag(note, [put], 0))
            for marker in markers:
                pieces = self.placing.put(
                    marker.element, marker.start, marker.end, len(self.tags)
                )
                if not isinstance(pieces, str):
                    self.tags.append(_Tag(marker, pieces, 0))
        return len(self.tags)

    def _add(
        self, document: TeiDocument, annotations: Iterable[Annotation], number: int
    ) -> int:
        """Put what is admitted into the tree; how many found a place."""
        tagged = Tagged(document.annotations)
        added = (as_added(a) for a in annotations if a.rule != RULE)
        new = [a for a in added if a is not None and tagged.admits(a)]
        new.sort(key=lambda a: (a.start, -a.end, DEPTH.get(a.element, INNERMOST)))
        before = len(self.tags)
        for annotation in new:
            put = self.placing.put(
                annotation.element, annotation.start, annotation.end, len(self.tags)
            )
            if not isinstance(put, str):
                self.tags.append(_Tag(annotation, put, number))
            elif number == 1:
                (self._crossing if put == CROSSING else self._unfit).append(annotation)
        return len(self.tags) - before

    def attributes(self, names: Names) -> list[list[dict[str, str]]]:
        """For each tag and each of its pieces, the attributes."""
        settled: list[list[dict[str, str]]] = []
        for number in range(MOST_ROUNDS):  # each round has identifiers of its own
            tags = [t for t in self.tags if t.round == number]
            settled += names.settle([t.annotation for t in tags], [len(t.pieces) for t in tags])
        return settled

    def unsure(self, dropped: set[int]) -> tuple[int, int]:
        """How many tags are of medium and of low certainty."""
        certs = [t.annotation.attributes.get("cert") or t.annotation.cert
                 for n, t in enumerate(self.tags) if n not in dropped]  # fmt: skip
        return certs.count("medium"), certs.count("low")

    def left_out(self) -> Iterator[Finding]:
        """What found no place."""
        document = self.document
        for annotation in self._crossing:
            words = " ".join(document.text[annotation.start : annotation.end].split())
            arguments = {"element": annotation.element, "rule": annotation.rule,
                         "words": words[:60]}
            yield Finding("crossing-markup", document.place(annotation.start), arguments)
        if self._unfit:
            what = {"count": len(self._unfit), "elements": ", ".join(
                f"<{name}>" for name in sorted({a.element for a in self._unfit}))}
            yield Finding("additions-without-place", Place(document.origin.name), what)


def _insertions(
    document: TeiDocument,
    work: _Work,
    names: Names,
    attributes: list[list[dict[str, str]]],
    dropped: set[int],
    full: bool,
) -> list[Insertion]:
    """All that is put into the file, in its order."""
    reasons = apparatus.Reasons(names.taken)
    tags: list[Insertion] = []
    added: list[str] = []
    pointed: list[dict[str, str]] = []
    stack: list[Spot | Insertion] = [work.placing.root]
    while stack:
        spot = stack.pop()
        if isinstance(spot, Insertion):
            tags.append(spot)
            continue
        owner = spot.added
        if owner is not None and owner.number not in dropped:
            annotation = work.tags[owner.number].annotation
            own = dict(attributes[owner.number][max(owner.piece, 0)])
            if not full:
                own = {n: v for n, v in own.items() if n in ("xml:id", "next", "prev", "cert")
                       or not v.startswith("#") or v[1:] in names.of_file}  # fmt: skip
            else:
                own["ana"] = "#" + reasons.of(annotation.rule, annotation.why)
            if annotation.cert != "high":
                own.setdefault("cert", annotation.cert)
            pointed.append(own)
            added.append(spot.name)
            before, after = _around(spot, own)
            tags.append(Insertion(spot.at, before, owner.number))
            stack.append(Insertion(spot.end, after, owner.number))
        stack.extend(reversed(spot.children))
    if not tags:
        return []
    names.used = {word[1:] for own in pointed for v in own.values() for word in v.split()
                  if word.startswith("#")}  # fmt: skip
    told = apparatus.insertions(document, names, reasons, added, full)
    return sorted([*told, *tags], key=lambda insertion: insertion.at)


def _around(spot: Spot, own: dict[str, str]) -> tuple[str, str]:
    """The tags of an element; a slip with its correction is a `<choice>` (COEDCOR)."""
    corrected = own.pop("corr", "") if spot.name == "sic" else ""
    before, after = start_tag(spot.name, spot.prefix, own), end_tag(spot.name, spot.prefix)
    if not corrected:
        return before, after
    corr = start_tag("corr", spot.prefix, {"resp": own.get("resp", "#tei")})
    words = corrected.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return (
        start_tag("choice", spot.prefix, {}) + before,
        f"{after}{corr}{words}{end_tag('corr', spot.prefix)}{end_tag('choice', spot.prefix)}",
    )


def _hold(document: TeiDocument, tree: Node) -> None:
    """Make sure that the text is what it was."""
    whole = document.in_order()
    loss = compare(whole.text, tree)
    if loss is not None:
        raise TeiError(
            f"{whole.place(loss.offset)}: the encoding would not hold the text of its source: it "
            f"has “{loss.tei}” where the source has “{loss.source}”",
            "This is a mistake of tei's, not yours: please report it with the lines around.",
        )
