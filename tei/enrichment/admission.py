"""What may be added to what an editor has tagged: nothing of the same kind, and no mark moves.

    <q>“no”</q>           no second <q>, <said> or <soCalled> in it
    <date>May 1953</date>   no <date> in it, around it or across its end
    he died [in March]    [<supplied>in March</supplied>]: the brackets stay where they are

In a text from scratch a rule takes delimiters out and records them in `@rend`; here they stay,
for not a character of the file may change. What would leave nothing to tag (a `[...]` that is a
`<gap>`, a page number) is not added.
"""

from __future__ import annotations

from collections.abc import Iterable

from tei.standoff import MARKS, Annotation, Intervals

QUOTATIONS = "quotations"
# kind -> the elements that are of it
KINDS = {
    "names": "persName placeName orgName name rs geogName objectName eventName forename surname "
             "addName genName nameLink roleName settlement country region district bloc geogFeat "
             "author editor publisher pubPlace docAuthor role actor",
    "dates": "date time docDate",
    QUOTATIONS: "q quote said soCalled mentioned",
    "references": "ref ptr email idno",
    "titles": "title",
    "works": "bibl biblStruct biblFull",
    "notes": "note",
    "numbers": "num measure",
    "abbreviations": "abbr expan choice",
    "languages": "foreign distinct",
    "emphasis": "hi emph",
    "terms": "term gloss",
    "additions": "supplied add",
    "doubts": "unclear",
    "corrections": "sic corr orig reg choice",
    "omissions": "gap del",
}  # fmt: skip
_KINDS_OF: dict[str, list[str]] = {}
for _kind, _names in KINDS.items():
    for _name in _names.split():
        _KINDS_OF.setdefault(_name, []).append(_kind)
# Hold no words of the text that a tag could stand around
_WITHOUT_WORDS = frozenset("gap desc pb lb cb milestone graphic figure anchor".split())


class Tagged:
    """What the file's own tags cover, by kind."""

    def __init__(self, annotations: Iterable[Annotation]) -> None:
        spans: dict[str, list[tuple[int, int]]] = {}
        for annotation in annotations:
            for kind in _KINDS_OF.get(annotation.element, ()):
                spans.setdefault(kind, []).append((annotation.start, annotation.end))
        self._of = {kind: Intervals(found) for kind, found in spans.items()}

    def admits(self, annotation: Annotation) -> bool:
        """True if an editor has tagged none of these words as such; a quotation may hold some."""
        start, end = annotation.start, annotation.end
        for kind in _KINDS_OF.get(annotation.element, ()):
            spans = self._of.get(kind)
            if spans is None:
                continue
            if start in spans or end - 1 in spans:
                return False
            if kind != QUOTATIONS and spans.touches(start, end):
                return False
        return True


def as_added(annotation: Annotation) -> Annotation | None:
    """The annotation as it can be added, its delimiters left in the text; None if it cannot be.

    >>> a = Annotation(2, 8, "supplied", "supplied", "", "high", {"rend": "brackets"},
    ...                ((2, 3), (7, 8)))
    >>> as_added(a)[:3], as_added(a).attributes
    ((3, 7, 'supplied'), {})
    """
    if annotation.block or annotation.element in _WITHOUT_WORDS:
        return None
    start, end, marks = annotation.start, annotation.end, annotation.marks
    attributes = dict(annotation.attributes)
    if marks:
        words = attributes.pop("rend", "").split()
        kept = [w for w in words if w != "brackets" and not w.startswith(MARKS)]
        if kept:
            attributes["rend"] = " ".join(kept)
        if "brackets" in words and annotation.element != "note":
            inside = [m for m in marks if m[1] < end]
            start = inside[0][1] if inside and inside[0][0] == start else start
            end = marks[-1][0] if marks[-1][1] == end else end
    if annotation.element == "note":
        attributes.setdefault("place", "inline")
    if start >= end:
        return None
    return annotation._replace(start=start, end=end, attributes=attributes, marks=())
