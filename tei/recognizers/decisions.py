"""What a person has decided of some words, once for all: `[[decisions]]` of edition.toml.

Guidelines: AIATTS (https://tei-c.org/release/doc/tei-p5-doc/en/html/AI.html), and whatever
section the element chosen belongs to.

    [[decisions]]
    words = "civil war"
    element = "mentioned"
    reason = "the word, not the thing"

    the word "civil war"
    ->  the word <mentioned rend="pre(&quot;) post(&quot;)">civil war</mentioned>

Decisions go before every other rule: what these say of the same words is dropped (`overruled`).
With `element = ""` the words stay untagged. Words that no longer occur are a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tei.findings import Finding, Place
from tei.standoff import Annotation, rend_of_marks
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Decision, Project
    from tei.standoff import Layer

RULE = "decisions"
WHY = "decided by the editor"

# Elements that stand for words in quotation marks: the marks around the words become theirs.
_QUOTED = frozenset(["q", "quote", "said", "soCalled", "mentioned", "term", "gloss", "title"])
_PAIRS = {
    '"': '"', "'": "'", "“": "”", "‘": "’", "„": "“”", "‚": "‘’", "«": "»", "»": "«", "‹": "›",
    "›": "‹", "”": "”", "’": "’", "`": "'",
}  # fmt: skip
# Marks that an annotation of other rules may or may not count to its words.
_EDGE = " \t\n\"'“”‘’„‚«»‹›.,;:!?[]()"


def recognize(
    document: Document, layer: Layer, project: Project
) -> Iterator[Annotation | Finding]:
    """Yield an annotation for each place a decision speaks of; a finding if there is none."""
    marks_stay = project.setting("quotation", "marks") == "keep"
    for decision in project.decisions:
        places = _places(document.text, decision)
        if not places:
            count = len(_all_places(document.text, decision.words))
            arguments = {"words": decision.words, "nth": decision.nth, "count": count}
            code = "decision-nth" if count else "decision-stale"
            place = Place(project.file, decision.line, 1 if decision.line else 0)
            yield Finding(code, place, arguments)
        if decision.element:
            for start, end in places:
                yield _annotation(document.text, start, end, decision, marks_stay)


class Overruled:
    """Which annotations of other rules have to give way to a person's decisions.

    `overruled(annotation)` is true of a phrase that says something of the decided words: the
    same words (with or without their quotation marks), some of them, or some and others beside.
    A phrase around them (the quotation a name stands in) remains.
    """

    def __init__(self, document: Document, project: Project) -> None:
        self._text = document.text
        self._spans: list[tuple[int, int, str]] = sorted(
            (*self._trim(start, end), decision.element)
            for decision in project.decisions
            for start, end in _places(document.text, decision)
        )
        self._starts = [start for start, _, _ in self._spans]
        self._longest = max((end - start for start, end, _ in self._spans), default=0)

    def __bool__(self) -> bool:
        return bool(self._spans)

    def __call__(self, annotation: Annotation) -> bool:
        """True if the annotation has to be dropped."""
        from bisect import bisect_left

        if annotation.block or annotation.rule == RULE:
            return False
        start, end = self._trim(annotation.start, annotation.end)
        at = bisect_left(self._starts, start - self._longest)
        for i in range(at, len(self._spans)):
            first, last, element = self._spans[i]
            if first >= end:
                break
            if last <= start or (start <= first and end >= last and end - start > last - first):
                continue
            inside = first <= start and end <= last and end - start < last - first
            # Inside words that were given an element, other things may still be said.
            if not inside or not element or annotation.element == element:
                return True
        return False

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        words = self._text[start:end]
        start += len(words) - len(words.lstrip(_EDGE))
        return start, max(start, start + len(words.strip(_EDGE)))


def _places(text: str, decision: Decision) -> list[tuple[int, int]]:
    """The places a decision speaks of: one, if it says which time; else all."""
    places = _all_places(text, decision.words)
    if decision.nth:
        return places[decision.nth - 1 : decision.nth]
    return places


def _all_places(text: str, words: str) -> list[tuple[int, int]]:
    """Where some words occur, as whole words; a space of theirs may be any white space."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    if words.strip()[0].isalnum():
        pattern = r"(?<!\w)(?<!\w-)" + pattern
    if words.strip()[-1].isalnum():
        pattern += r"(?!-?\w)"
    return [m.span() for m in re.finditer(pattern, text) if not _blank_line(m[0])]


def _blank_line(words: str) -> bool:
    return "\n" in words and re.search(r"\n\s*\n", words) is not None


def _annotation(
    text: str, start: int, end: int, decision: Decision, marks_stay: bool
) -> Annotation:
    attributes = dict(decision.attributes)
    marks: tuple[tuple[int, int], ...] = ()
    if decision.element in _QUOTED and not marks_stay:
        if text[end : end + 1] and text[end] in _PAIRS.get(text[start - 1 : start], ""):
            start, end = start - 1, end + 1
        if end - start > 2 and text[end - 1] in _PAIRS.get(text[start], ""):
            marks = ((start, start + 1), (end - 1, end))
            rend = rend_of_marks(text[start], text[end - 1])
            attributes["rend"] = f"{attributes.get('rend', '')} {rend}".strip()
    cert = attributes.pop("cert", "high")
    reason = decision.reason.strip().rstrip(".")
    why = f"{WHY}: {reason}" if reason else WHY
    return Annotation(start, end, decision.element, RULE, why, cert, attributes, marks)


def overruled(
    document: Document, project: Project, annotations: Iterable[Annotation]
) -> list[Annotation]:
    """The annotations without those that a person's decision has overruled."""
    gives_way = Overruled(document, project)
    if not gives_way:
        return list(annotations)
    return [a for a in annotations if not gives_way(a)]
