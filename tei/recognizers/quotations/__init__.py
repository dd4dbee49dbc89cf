"""Quotations: where they stand, then what kind each is.

Guidelines: COHQQ (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COHQQ).

    "No," said Ann, "not yet."      <said who="#person-ann" xml:id="q1a" next="#q1b" ...>No,</said>
                                    said Ann, <said xml:id="q1b" prev="#q1a" ...>not yet.</said>
    the so-called “free” press      the so-called <soCalled rend="pre(“) post(”)">free</soCalled>

The steps, one a file: `marks` finds what may be a quotation mark, `scopes` the paragraphs,
`spans` pairs the marks of each, `survey` sets every pair in its context, `cues`, `titles` and
`kinds` name it, `parts` joins what belongs together, `speakers` says whose words they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from tei.findings import Finding
from tei.recognizers.passages import Passages, passages_of
from tei.recognizers.quotations.naming import name_all
from tei.recognizers.quotations.spans import fits
from tei.recognizers.quotations.speakers import Speakers
from tei.recognizers.quotations.survey import Found, Survey, survey_of
from tei.standoff import Annotation, rend_of_spaced_marks
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

_MOST = 50  # findings of one code
_SPACED = frozenset("«»‹›")
_PASSAGES = frozenset(("said", "quote", "q"))


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation | Finding]:
    """Yield one annotation for each quotation, or for each of its parts, and the doubts."""
    seen = survey_of(document, layer)
    if not seen.found and not seen.lone:
        return
    name_all(document.text, layer, seen)
    keep = project.setting("quotation", "marks") == "keep"
    passages = passages_of(document, layer, project)
    for item, annotation in _annotations(document.text, layer, seen.found, keep):
        yield _in_its_language(item, annotation, passages)
    yield from _doubts(document, seen)


def _in_its_language(item: Found, annotation: Annotation, passages: Passages) -> Annotation:
    """A quotation with its language, if another than the text's; its neighbours count."""
    if annotation.element not in _PASSAGES:
        return annotation
    if item.prev is None and item.next is None:
        return passages.said(annotation, item.pair[1:3])
    parts = (item.prev, item, item.next)
    return passages.said(annotation, *(p.pair[1:3] for p in parts if p))


def _annotations(
    text: str, layer: Layer, found: list[Found], keep: bool
) -> Iterator[tuple[Found, Annotation]]:
    speakers = Speakers(text, layer)
    shared: dict[tuple[str, str], dict[str, str]] = {}  # most have a @rend and nothing else
    for item in found:
        kind = item.kind
        assert kind is not None
        start, inner, outer, end, _ = item.pair
        if text[start] in _SPACED and end - start > 4:  # « mot »: the spaces are the marks'
            inner += _is_space(text[inner])
            outer -= outer < end and _is_space(text[outer - 1])
        marks: tuple[tuple[int, int], ...] = ()
        attributes: dict[str, str] = {}
        if not keep:
            glyphs = text[start:inner], text[outer:end]
            known = shared.get(glyphs)
            if known is None:
                known = shared[glyphs] = {"rend": rend_of_spaced_marks(*glyphs)}
            attributes = known
            marks = ((start, inner), (outer, end)) if outer < end else ((start, inner),)
        if item.id or kind.level or kind.element == "addName" or (kind.verb >= 0 and speakers):
            attributes = {**attributes, **_attributes(item, speakers)}
        yield item, Annotation(
            start, end, kind.element, "quotations", kind.why, kind.cert, attributes, marks
        )


def _is_space(sign: str) -> bool:
    """White space, but for a form feed: that is the end of a page, and another's mark."""
    return sign.isspace() and sign != "\f"


def _attributes(item: Found, speakers: Speakers) -> dict[str, str]:
    """What beside its marks is recorded of a quotation."""
    kind = item.kind
    more: dict[str, str] = {}
    if kind is None:
        return more
    if kind.level:
        more["level"] = kind.level
    if kind.element == "addName":
        more["type"] = "nick"
    if kind.element == "said" and kind.verb >= 0 and (who := speakers.of(kind)):
        more["who"] = who
    if item.id:
        more["xml:id"] = item.id
    if item.prev is not None:
        more["prev"] = "#" + item.prev.id
    if item.next is not None:
        more["next"] = "#" + item.next.id
    return more


def _doubts(document: Document, seen: Survey) -> Iterator[Finding]:
    """A finding for each pair that had to be mended, and for each mark without a partner."""
    text = document.text
    for item in islice((item for item in seen.found if item.pair.mended), _MOST):
        start, inner, outer, end, _ = item.pair
        opening, closing = text[start:inner], text[outer:end]
        words = _clipped(text[start:end])
        if fits(opening, closing):
            odd = text[inner : inner + 1].isspace()
            if opening in _SPACED and not odd and not text[outer - 1].isspace():
                continue  # »so« in a text that has «so» elsewhere
            side = "opening" if odd or not text[outer - 1].isspace() else "closing"
            arguments = {"words": words, "side": side}
            place = start if side == "opening" else outer
            yield Finding("quotation-mark-misplaced", document.place(place), arguments)
        else:
            arguments = {"words": words, "opening": opening, "closing": closing}
            yield Finding("quotation-mismatched", document.place(start), arguments)
    for mark in seen.lone[:_MOST]:
        near = text[max(0, mark.start - 25) : mark.end + 25]
        arguments = {"words": " ".join(near.split())}
        yield Finding("quotation-mark-alone", document.place(mark.start), arguments)


def _clipped(words: str) -> str:
    """A quotation with its marks, its middle left out where it is long."""
    words = " ".join(words.split())
    return words if len(words) < 70 else f"{words[:36]} … {words[-28:]}"
