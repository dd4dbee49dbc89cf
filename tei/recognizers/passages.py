"""Quotations and verse in another language than the text's, told by their commonest words.

Guidelines: STGAla (https://tei-c.org/release/doc/tei-p5-doc/en/html/ST.html#STGAla).

    She said: «On ne fait pas d'omelette sans casser des œufs».
    ->  She said: <said xml:lang="fr" cert="medium">On ne fait pas ...</said>.

The rules for quotations and verse ask here, and so do those for names: what is a name in German
need not be one of the text's persons.
"""

from __future__ import annotations

from tei.languages import NAMES, guess_passage, language_of
from tei.standoff import Annotation, Intervals
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

WHY = "{}; the commonest of its words are {}"
_SHORTEST = 20  # characters of six words
_LONGEST = 600  # characters of a part that are looked at


def passages_of(document: Document, layer: Layer, project: Project) -> Passages:
    """The passages of a document; several rules ask."""
    known = layer.known.get("passages")
    if not isinstance(known, Passages):
        known = layer.known["passages"] = Passages(document, layer, project)
    return known


class Passages:
    """Tells the language of passages."""

    def __init__(self, document: Document, layer: Layer, project: Project) -> None:
        self._text = document.text
        self._layer = layer
        self._language = language_of(document, project).code
        self._found: dict[tuple[tuple[int, int], ...], str] = {}

    def language(self, *spans: tuple[int, int]) -> str:
        """The language of the parts of a passage, or "" if it is the text's, or not clear."""
        size = spans[0][1] - spans[0][0]
        for start, end in spans[1:]:
            size += end - start
        if not self._language or size < _SHORTEST:
            return ""
        known = self._found.get(spans)
        if known is None:
            words = " ".join(self._text[start:end][:_LONGEST] for start, end in spans)
            known = self._found[spans] = guess_passage(words, self._language)
        return known

    def said(self, annotation: Annotation, *spans: tuple[int, int]) -> Annotation:
        """An annotation with its language, if that of the passage is another than the text's.

        `spans` are the parts of the passage, if it has others than the annotation.
        """
        code = self.language(*(spans or ((annotation.start, annotation.end),)))
        if not code:
            return annotation
        return annotation._replace(
            attributes={**annotation.attributes, "xml:lang": code},
            why=WHY.format(annotation.why, NAMES[code]),
            cert="medium" if annotation.cert == "high" else annotation.cert,
        )

    def foreign(self, document: Document) -> Intervals | None:
        """Where such passages stand, when the quotations have not yet been named."""
        from tei.recognizers.quotations.survey import survey_of

        blocks = self._layer.of("quote", "lg")
        spans = [(a.start, a.end) for a in blocks if "xml:lang" in a.attributes]
        for item in survey_of(document, self._layer).found:
            span = item.pair.inner, item.pair.outer
            if self.language(span):
                spans.append(span)
        return Intervals(spans) if spans else None
