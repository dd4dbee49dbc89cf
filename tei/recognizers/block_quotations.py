"""Block quotations: paragraphs set off from the text by indentation or by `>`.

Guidelines: COHQQ (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COHQQ).

    He had written:

        Nothing of this will last.

    ->  <p>He had written:</p> <quote rend="block">Nothing of this will last.</quote>

Several paragraphs become `<p>`s in one `<quote>`. With the source below it ("— Author, Work") it
is a `<cit>` with a `<bibl>`. A `>` before every line is recorded: `rend="block lines(>)"`; lines
with `>>` are a quotation inside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.layout import FAR, columns, is_set_off, is_source, margins
from tei.recognizers.passages import Passages, passages_of
from tei.recognizers.quotations.spans import fits
from tei.recognizers.quoted_lines import PREFIX, SOURCE, prefixed, with_prefix
from tei.recognizers.verse import source_after
from tei.standoff import Annotation, rend_of_marks
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Block, Document
    from tei.project import Project
    from tei.standoff import Layer

INDENTED = "a paragraph whose lines all stand in from the margin of the others"

_APOSTROPHES = frozenset("'’‘")


class Part(Record):
    """One paragraph of a quotation, its first and last character, and the marks in it."""

    start: int
    end: int
    marks: tuple[tuple[int, int], ...] = ()


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation]:
    """Yield `<quote rend="block">` for what is set off, in a `<cit>` if its source follows."""
    passages = passages_of(document, layer, project)
    text = document.text
    if ">" in text and (PREFIX.search(text) or text.lstrip()[:1] == ">"):
        for first, last in list(prefixed(document, layer)):
            yield from _in_their_language(with_prefix(document, first, last), passages)
    for run in list(_indented(document, layer)):
        for parts, source in _with_sources(document, layer, run):
            rend = "block"
            if project.setting("quotation", "marks") != "keep":
                parts, rend = _without_marks(document.text, parts)
            quotation = _quotation(parts, source, INDENTED, rend)
            yield from _in_their_language(quotation, passages)


def _in_their_language(found: Iterator[Annotation], passages: Passages) -> Iterator[Annotation]:
    """The quotations with their language, if it is another than the text's."""
    for one in found:
        yield passages.said(one) if one.element in ("quote", "lg") else one


def _with_sources(
    document: Document, layer: Layer, run: list[Part]
) -> Iterator[tuple[list[Part], tuple[int, int] | None]]:
    """The quotations of a run of set-off paragraphs: each ends where its source stands."""
    parts: list[Part] = []
    for part in run:
        words = document.text[part.start : min(part.end, part.start + 200)]
        deeper = bool(parts) and _column(document, part) > _column(document, parts[0])
        # Capitals alone are a name only further in; at the same margin they are the words.
        if parts and len(words) < 200 and is_source(words, deeper or words[0] in "(["):
            yield parts, (part.start, part.end)
            parts = []
            continue
        parts.append(part)
        source = _last_line_source(document, parts)
        if source is not None:
            yield parts, source
            parts = []
    if parts:
        last_line = document.line_at(parts[-1].end - 1)
        yield parts, source_after(document, layer, last_line + 1)


def _column(document: Document, part: Part) -> int:
    return columns(document.line(document.line_at(part.start)))


def _without_marks(text: str, parts: list[Part]) -> tuple[list[Part], str]:
    """A paragraph that is set off and stands in quotation marks is one quotation, not two."""
    start, end = parts[0].start, parts[0].end
    opening, closing = text[start], text[end - 1]
    if len(parts) > 1 or end - start < 3 or not fits(opening, closing):
        return parts, "block"
    inside = text[start + 1 : end - 1]
    if opening in inside or closing in inside or {opening, closing} & _APOSTROPHES:
        return parts, "block"  # the rule for quotations knows better what that is
    marks = ((start, start + 1), (end - 1, end))
    return [Part(start, end, marks)], "block " + rend_of_marks(opening, closing)


def _quotation(
    parts: list[Part], source: tuple[int, int] | None, why: str, rend: str
) -> Iterator[Annotation]:
    start, end = parts[0].start, parts[-1].end
    if source is not None:
        yield Annotation(start, source[1], "cit", "block_quotations", SOURCE, block=True)
    marks = tuple(m for part in parts for m in part.marks)
    yield Annotation(
        start,
        end,
        "quote",
        "block_quotations",
        why,
        attributes={"rend": rend},
        marks=marks,
        block=True,
    )
    if len(parts) > 1:
        for part in parts:
            yield Annotation(part.start, part.end, "p", "block_quotations", why, block=True)
    if source is not None:
        yield Annotation(*source, "bibl", "block_quotations", SOURCE, block=True)


# -- by indentation ---------------------------------------------------------------------------


def _indented(document: Document, layer: Layer) -> Iterator[list[Part]]:
    """The paragraphs of each run of set-off blocks."""
    ordinary = margins(document)
    parts: list[Part] = []
    indent = 0
    previous = -1
    for block in document.blocks:
        stands_in = block.indent >= ordinary.body + 2 and layer.is_free(block.first, block.last)
        if stands_in and not is_set_off(document, block, ordinary):
            # A single line as far in as first lines are: part of a quotation it stands in.
            stands_in = (
                bool(parts)
                and previous == block.first - block.blank_before
                and (block.indent == indent)
            )
        if stands_in and _is_far(document, block, ordinary.body):
            stands_in = False
        if stands_in and _in_letter(layer, block):
            stands_in = False
        if parts and (not stands_in or previous != block.first - block.blank_before):
            yield parts
            parts = []
        if stands_in:
            if not parts:
                indent = block.indent
            parts.append(Part(block.start, block.end))
        previous = block.last
    if parts:
        yield parts


def _last_line_source(document: Document, parts: list[Part]) -> tuple[int, int] | None:
    """The source, if it is the last line of the last paragraph; that ends before it then."""
    part = parts[-1]
    at = document.text.rfind("\n", part.start, part.end) + 1
    if not at or not is_source(document.text[at : part.end], after_quotation=False):
        return None
    row = document.text[at : part.end]
    parts[-1] = Part(part.start, at - 1)
    return at + len(row) - len(row.lstrip()), part.end


def _is_far(document: Document, block: Block, body: int) -> bool:
    """A short line far to the right: centred or flush right."""
    return (
        block.last - block.first == 1
        and block.indent >= body + FAR
        and block.end - block.start < 60
    )


def _in_letter(layer: Layer, block: Block) -> bool:
    """A letter that is set off as a whole is no quotation paragraph by paragraph."""
    letter = layer.covering(block.start, "floatingText")
    return letter is not None and letter.rule == "letters"
