"""TEI that there is already: what an editor has tagged stays; the rules see it, and add to it.

    <p>Dr. Hale wrote to <persName>Ann Weiss</persName>.</p>
    ->  "Dr. Hale wrote to Ann Weiss.", Annotation(22, 31, "persName", "readers.tei", ...)

The text is that of `<text>`, in paragraphs; header, `<standOff>`, facsimiles and the readings of
a `<choice>` or `<app>` that the source does not have are no part of it. Entities that lie in other
files, and what XInclude would fetch, are those files' text, not this one's. For each character the
document knows its bytes in the file, so that tags can be put there (`tei.enrichment`).
Guidelines: TD, AI (https://tei-c.org/release/doc/tei-p5-doc/en/html/AI.html).
"""

from __future__ import annotations

from tei.document import Document, Metadata, Origin
from tei.errors import MarkupError, SourceError
from tei.events import Source as Xml
from tei.findings import Finding
from tei.names import TEI_NS
from tei.readers.tei_elements import Markup
from tei.readers.tei_elements import read as read_markup
from tei.readers.tei_text import Text
from tei.standoff import Annotation
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array

    from tei.project import Project
    from tei.readers.source import Source

RULE = "readers.tei"
WHY = "tagged in the source"
MEDIA_TYPE = "application/tei+xml"
# Rules whose question the tags of a TEI file have answered: all divisions and chunks.
SETTLED = frozenset(
    "front_matter ornaments page_marks figures editorial_notes note_texts embedded_documents "
    "bibliographies heads divisions tables lists letters addresses epigraphs verse "
    "speeches block_quotations paragraphs".split()
)


class TeiDocument(Document):
    """A document that is TEI already.

    `markup` has its elements; `starts` and `ends` the bytes of each character of the text, in
    `markup.source.data` (UTF-8); `original` the bytes of the file.
    """

    markup: Markup
    original: bytes
    starts: array[int]
    ends: array[int]

    def with_annotations(self, annotations: tuple[Annotation, ...]) -> TeiDocument:
        """The same document with other annotations of the source."""
        from copy import copy

        other = copy(self)
        other.annotations = annotations
        other.known = {}  # what rules found out hangs on these
        return other

    def with_open_paragraphs(self) -> TeiDocument:
        """The same document, its paragraphs not taken: for rules that ask what a paragraph is."""
        other = self.with_annotations(
            tuple(a for a in self.annotations if a.element not in ("p", "ab", "note"))
        )
        other.settled = SETTLED - {"note_texts"}
        return other

    def in_order(self) -> Document:
        """The text in the order of the file, notes where they stand: for comparison."""
        return _document(self.markup, self.origin, self.original, True)


def read(source: Source, project: Project, encoding: str = "") -> TeiDocument:
    """Read TEI P5.

    Errors: `MarkupError`, for what is not well-formed or not TEI P5, with the place;
    `SourceError`, if it holds no text.
    """
    if not source.data.strip():
        raise SourceError(f"{source.name} is empty.", "Name a file that holds the text.")
    xml = Xml(source.data, source.name, encoding=encoding)
    markup = read_markup(xml)
    if xml.fault or markup.fatal:
        raise _not_well_formed(xml.fault or markup.fatal)
    _must_be_tei(source.name, markup)
    origin = Origin(
        source.name, len(source.data), source.sha256(), xml.encoding.upper(), MEDIA_TYPE
    )
    made = _document(markup, origin, source.data, False)
    if not made.text.strip():
        raise SourceError(
            f"{source.name} holds no text: nothing stands in its <text>.",
            "Name a file that holds the text; what XInclude names is not fetched.",
        )
    return made


def _document(markup: Markup, origin: Origin, original: bytes, in_order: bool) -> TeiDocument:
    text = Text(markup.items, in_order)
    annotations: dict[tuple[int, int, str], Annotation] = {}
    for e in markup.elements:
        if e.name and e.name not in ("text", "group") and 0 <= e.first < e.last:
            name = "div" if e.name[:3] == "div" else e.name  # div1 ... div7
            # <seg><seg>two over the same words</seg></seg> say no more than one
            annotations.setdefault((e.first, e.last, name), Annotation(
                e.first, e.last, name, RULE, WHY, "high", e.attributes, tuple(e.marks), e.block
            ))  # fmt: skip
    made = TeiDocument(
        text.text, origin, _metadata(markup), annotations.values(), markup.findings,
        _places(markup.source, text), "line", SETTLED,
    )  # fmt: skip
    made.markup, made.original = markup, original
    made.starts, made.ends = text.starts, text.ends
    return made


def _metadata(markup: Markup) -> Metadata:
    """The title of the file, and the language that it says its text is in."""
    title = next((e for e in markup.elements if e.name == "title"), None)
    words = ""
    if title is not None and markup.elements[max(0, title.parent)].name == "titleStmt":
        inside = markup.source.data[title.inner : title.close].decode("utf-8", "replace")
        words = "" if "<" in inside or "&" in inside else " ".join(inside.split())
    for names in (("text", "TEI"), ("language",)):
        for element in markup.elements:
            code = element.attributes.get("xml:lang") or element.attributes.get("ident", "")
            if element.name in names and code:
                return Metadata(title=words, language=code)
    return Metadata(title=words)


def _places(source: Xml, text: Text) -> dict[int, tuple[int, int]]:
    """Line and column where each run of characters begins."""
    places: dict[int, tuple[int, int]] = {}
    before = -1
    for offset, (start, end) in enumerate(zip(text.starts, text.ends, strict=True)):
        if start >= 0:
            if start != before:
                place = source.place(start)
                places[offset] = place.line, place.column
            before = end
    return places


def _must_be_tei(name: str, markup: Markup) -> None:
    uri, local = markup.names[0]
    if uri == TEI_NS and local in ("TEI", "teiCorpus"):
        return
    if local in ("TEI", "TEI.2", "teiCorpus", "teiCorpus.2"):
        raise MarkupError(
            f"{name}: <{local}> is not in the namespace of TEI P5, {TEI_NS}.",
            "Bring it from P4 to P5 first; or, if it is P5, declare the namespace on its root.",
        )
    raise MarkupError(
        f"{name}: <{local}> is XML, but not TEI.",
        "Name a TEI file: its outermost element is <TEI> or <teiCorpus>. To have its tags taken "
        "for words of the text, say --from text.",
    )


def _not_well_formed(finding: Finding | None) -> MarkupError:
    from tei.catalogue import entry_of

    assert finding is not None
    entry = entry_of(finding.code)
    sentence = entry.sentence.format_map(finding.arguments)
    return MarkupError(f"{finding.place}: {sentence}", entry.hint.format_map(finding.arguments))
