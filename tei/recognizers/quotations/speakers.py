"""Whose words a quotation holds: the person named as the subject of the verb of saying."""

from __future__ import annotations

from bisect import bisect_left

from tei.recognizers.quotations.cues import Kind
from tei.standoff import Layer

_NEAR = 40  # characters between a subject and its verb
# Behind these verbs stands the hearer, not the speaker.
_HEARD = frozenset(
    "told tell tells telling ask asks asked asking assured assure assures informed warned urged "
    "begged implored reminded answered commanded ordered promised".split()
)


class Speakers:
    """The persons named in a document, found by place."""

    def __init__(self, text: str, layer: Layer) -> None:
        names = sorted(
            (a.start, a.end, a.attributes["ref"])
            for a in layer.of("persName")
            if "ref" in a.attributes
        )
        self._text = text
        self._names = names
        self._starts = [start for start, _, _ in names]

    def __bool__(self) -> bool:
        return bool(self._names)

    def of(self, kind: Kind) -> str:
        """The `@ref` of the person who is the subject of the verb that told the kind, or ""."""
        if not self._names:
            return ""
        text, verb = self._text, kind.verb
        i = bisect_left(self._starts, verb)
        if i:
            start, end, ref = self._names[i - 1]
            if verb - end < _NEAR and _runs_on(text[end:verb]):
                return ref
        word = text[verb : verb + 16].split(None, 1)[0]
        follows = kind.behind or word.strip(",:;").lower() not in _HEARD
        if i < len(self._names) and follows:
            start, end, ref = self._names[i]
            if not text[verb + len(word) : start].strip() and word[-1].isalpha():
                return ref
        return ""


def _runs_on(between: str) -> bool:
    """True if nothing but an adverb or an auxiliary stands between the subject and its verb."""
    return len(between.split()) < 4 and not any(c in between for c in '.;:!?"“”‘—(')
