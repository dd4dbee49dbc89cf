"""Words an editor supplied in square brackets.

Guidelines: COEDADD (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COEDADD).

    When he died [in March] hope   ->   When he died <supplied resp="#editor" rend="brackets">in
                                        March</supplied> hope
    [R]eaders, assert[ed]          ->   <supplied reason="grammar" ...>R</supplied>eaders

With `[brackets] element = "add"` or `"note"` the element is another. What could as well be a
siglum, a subscript or code is left alone, with a finding; so is a bracket without its partner.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from tei.findings import Finding
from tei.recognizers.brackets import MOST, Bracket, Brackets, brackets, editor
from tei.recognizers.stage_directions import type_of
from tei.regexes import compiled
from tei.standoff import Annotation, Responsibility
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

RULE = "supplied"
_DIGITS = compiled(r"\d+")
WORDS = "words in square brackets among the words of the text"
GRAMMAR = "a letter or an ending in square brackets that fits the word to its sentence"
STAGE = "a stage direction in square brackets"
PLAYED = "words in square brackets that stand by themselves in a play"
PART = "the rest of a word or name, in square brackets"


def recognize(
    document: Document, layer: Layer, project: Project
) -> Iterator[Annotation | Responsibility | Finding]:
    """Yield the insertions, and the doubts about brackets of any kind."""
    found = brackets(document, layer)
    pairs = [pair for pair in found.pairs if pair.kind in ("supplied", "grammar")]
    if pairs:
        who = editor(layer, RULE)
        yield who
        element = project.setting("brackets", "element")
        for pair in pairs:
            yield _insertion(document.text, pair, element, who.id)
    for pair in found.pairs:
        if pair.kind in ("stage", "direction"):
            yield _direction(document.text, pair)
    yield from _doubts(document, found)


def _direction(text: str, pair: Bracket) -> Annotation:
    """A stage direction, which is the play's own and nobody's insertion."""
    kind = type_of(text[pair.start + 1 : pair.end - 1])
    attributes = {"type": kind, "rend": "brackets"} if kind else {"rend": "brackets"}
    marks = (pair.start, pair.start + 1), (pair.end - 1, pair.end)
    why, cert = (STAGE, "high") if pair.kind == "stage" else (PLAYED, "medium")
    return Annotation(pair.start, pair.end, "stage", RULE, why, cert, attributes, marks)


def _insertion(text: str, pair: Bracket, element: str, who: str) -> Annotation:
    attributes = {"resp": "#" + who, "rend": "brackets"}
    why, cert = WORDS, "high"
    if element == "note":
        attributes = {"type": "editorial", **attributes}
    if pair.kind == "grammar":
        why = GRAMMAR
        if element == "supplied":
            attributes = {"reason": "grammar", **attributes}
    elif text[pair.start - 1 : pair.start].isalpha() or text[pair.end : pair.end + 1].isalpha():
        why = PART
    elif pair.depth:
        cert = "medium"
    if text[pair.end - 2] == "?" and text[pair.end - 3].isdecimal():
        attributes = {"cert": "low", **attributes}  # [1911?]
    marks = (pair.start, pair.start + 1), (pair.end - 1, pair.end)
    return Annotation(pair.start, pair.end, element, RULE, why, cert, attributes, marks)


def _doubts(document: Document, found: Brackets) -> Iterator[Finding]:
    """Brackets without a partner, brackets in brackets, and those that nothing explains."""
    text = document.text
    for at in found.opened[:MOST]:
        words = " ".join(text[at + 1 : at + 41].split())
        yield Finding("bracket-not-closed", document.place(at), {"words": words})
    for at in found.closed[:MOST]:
        words = " ".join(text[max(0, at - 40) : at].split())
        yield Finding("bracket-not-opened", document.place(at), {"words": words})
    known = (pair for pair in found.pairs if pair.kind not in ("other", "code"))
    nested = (pair for pair in known if pair.depth)
    for code, pairs in (("brackets-nested", nested), ("bracket-unclear", _each_once(text, found))):
        for pair in islice(pairs, MOST):
            words = " ".join(text[pair.start : min(pair.end, pair.start + 60)].split())
            yield Finding(code, document.place(pair.start), {"words": words})


def _each_once(text: str, found: Brackets) -> Iterator[Bracket]:
    """The brackets that nothing explains, the first of each kind: all numbers are one kind."""
    seen = set()
    for pair in found.pairs:
        if pair.kind == "other":
            alike = _DIGITS.sub("0", text[pair.start : min(pair.end, pair.start + 60)])
            if alike not in seen:
                seen.add(alike)
                yield pair
