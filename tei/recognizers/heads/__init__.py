"""Headings: lines that stand over what follows them.

Guidelines: DSHD (https://tei-c.org/release/doc/tei-p5-doc/en/html/DS.html#DSHD).

    The Road North                    <head>The Road North</head>
                                 ->   <p>We left at dawn ...</p>
    We left at dawn ...

A second heading at once below one is `<head type="sub">`, unless its style says that it opens a
division inside the first one's. Which division a heading opens is told by `divisions`.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.recognizers.heads.candidates import Candidate
from tei.recognizers.heads.find import WHY, find
from tei.resources import word_list
from tei.standoff import Annotation, rend_of_marks
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

WHY_SUB = "a second heading at once below the first, which says more of the same"
_CERT = {"sentence": "medium", "title": "medium"}
_SUB_OPENERS = frozenset(
    "a adapted after an as being by extract for from how in of on or selected some to translated "
    "with written".split()
)


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation]:
    """Yield a `<head>` for each heading that stands on lines nobody has taken."""
    before: Candidate | None = None
    first = True
    for head in find(document, layer):
        close = before is not None and not document.text[_end(before) : head.start].strip()
        sub = before is not None and close and is_sub(before, head, first)
        yield annotation_of(head, document, "heads", sub)
        first = first and (before is None or close)
        before = None if sub else head


def _end(head: Candidate) -> int:
    return head.underline[1] if head.underline else head.end


def is_sub(above: Candidate, head: Candidate, first: bool) -> bool:
    """True if `head`, at once below `above`, says more of it rather than open a part of it.

    `first` is true while nothing but headings has been met in the text.
    """
    if above.shape.family == "keyword" and not above.shape.title:
        return head.shape.family == "" and not head.underline
    if (
        head.shape.family
        or (head.underline and above.underline)
        or "label" in (above.kind, head.kind)
    ):
        return False
    if above.underline and head.underline is None:
        return True
    if above.shape.words.lower() in word_list("headings"):
        return False
    words = head.shape.words.lower().split()
    return first or words[0] in _SUB_OPENERS or words[0].startswith("(") or head.kind == "sentence"


def annotation_of(head: Candidate, document: Document, rule: str, sub: bool) -> Annotation:
    """The `<head>` of a heading: number signs and underline leave the text, recorded in @rend."""
    text, start, end = document.text, head.start, _end(head)
    marks: list[tuple[int, int]] = []
    before = after = ""
    if head.kind == "hash":
        width = len(text[start:end]) - len(text[start:end].lstrip("#"))
        before = text[start : start + width]
        marks.append((start, start + width))
        trailing = len(text[start:end].rstrip()) - len(text[start:end].rstrip().rstrip("#"))
        if trailing:
            after = "#" * trailing
            stop = start + len(text[start:end].rstrip())
            marks.append((stop - trailing, stop))
    if head.underline:
        marks.append(head.underline)
        after = text[head.underline[0] : head.underline[1]]
    rend = rend_of_marks(before, after)
    attributes = {"type": "sub"} if sub else {}
    if rend:
        attributes["rend"] = rend
    return Annotation(
        start, end, "head", rule, WHY_SUB if sub else WHY[head.kind],
        _CERT.get(head.kind, "high"), attributes, tuple(marks), block=True,
    )  # fmt: skip
