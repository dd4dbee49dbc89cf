"""All quotations of a document with their context: what the later steps decide upon."""

from __future__ import annotations

from collections.abc import Iterator

from tei.document import Document
from tei.recognizers.quotations.costs import Costs, Style, costs_of, style_of
from tei.recognizers.quotations.cues import Kind, Look
from tei.recognizers.quotations.marks import Mark, candidates
from tei.recognizers.quotations.scopes import scopes
from tei.recognizers.quotations.spans import Pair, read
from tei.standoff import Intervals, Layer


class Found:
    """One quotation: its pair of marks, its context, and what has been decided of it."""

    __slots__ = (
        "after", "before", "element", "high", "id", "kind", "low", "next", "pair", "prev",
        "resumes", "seen",
    )  # fmt: skip

    def __init__(self, pair: Pair, element: str, low: int) -> None:
        self.pair = pair
        self.element = element  # of the block it stands in
        self.low = low  # its context begins with the end of the quotation before it
        self.high = low  # and ends with the start of the one after it
        self.before: Found | None = None  # the quotation before it inside the same one or none
        self.after: Found | None = None
        self.seen: Look | None = None
        self.kind: Kind | None = None
        self.id = ""  # its xml:id, if it is one of several parts
        self.prev: Found | None = None  # the part before it
        self.next: Found | None = None
        self.resumes = -1  # where it goes on, if it is left open and a footnote stands between


class Survey:
    """What a document's quotation marks came to."""

    __slots__ = ("found", "lone", "mixed")

    def __init__(self, found: list[Found], lone: list[Mark], mixed: bool) -> None:
        self.found = found
        self.lone = lone  # marks without a partner
        self.mixed = mixed  # double and single marks both stand by themselves


def survey_of(document: Document, layer: Layer) -> Survey:
    """Every quotation of the document; the first rule that asks has them found."""
    known = layer.known.get("quotations")
    if not isinstance(known, Survey):
        known = layer.known["quotations"] = _survey(document, layer)
    return known


def _survey(document: Document, layer: Layer) -> Survey:
    text = document.text
    marks = candidates(text)
    if marks:
        marks = _outside(marks, layer)
    style = style_of(marks)
    table = {key: costs_of(key, style) for key in {mark.key for mark in marks}}
    found: list[Found] = []
    lone: list[Mark] = []
    singles = doubles = 0
    if not marks:
        return Survey(found, lone, False)
    for start, end, element, mine, goes_on, resumes in _by_scope(marks, layer):
        if end - start < 3 * len(mine) and not text[start:end].strip(_DITTO):
            continue  # ditto marks
        pairs, left = read(text, mine, table, goes_on, end)
        for item in _in_context(pairs, element, start, end):
            found.append(item)
            if resumes >= 0 and item.pair.outer == item.pair.end:
                item.resumes = resumes
            if item.low == start or item.before is not None:
                if text[item.pair.start] in "'‘":
                    singles += 1
                else:
                    doubles += 1
        for mark in left:
            costs = table[mark.key]
            if _worth_a_word(costs, style):
                lone.append(mark)
    ayns = [mark for mark in lone if mark.glyph == "‘"]
    if len(ayns) > 2 and len(ayns) > sum(text[item.pair.start] == "‘" for item in found):
        lone = [mark for mark in lone if mark.glyph != "‘"]  # ‘Ali, al-‘Aziz: a letter
    return Survey(found, lone, singles > 2 and doubles > 2)


_DITTO = " \t\n\"'”“’‘„"
_NO_PROSE = ("idno", "email", "code", "ident", "graphic", "ptr")
_GO_ON = frozenset(("p", "ab", "lg", "quote"))  # blocks from one to the next of which it may run


def _worth_a_word(costs: Costs, style: Style) -> bool:
    """True if a lone mark is surely a quotation mark, and no apostrophe or prime."""
    return costs.drop >= 3.0 or (style.single and costs.drop >= 2.4 and costs.open <= 0.5)


def _outside(marks: list[Mark], layer: Layer) -> list[Mark]:
    """The marks that lie neither in an address of the web nor in another rule's delimiters."""
    taken = [(a.start, a.end) for a in layer.of(*_NO_PROSE)]
    taken += [(a.start, a.end) for a in layer.of("ref") if a.rule == "identifiers"]
    taken += [span for a in layer.annotations for span in a.marks]
    if not taken:
        return marks
    spans = Intervals(taken)
    return [mark for mark in marks if mark.start not in spans]


def _by_scope(
    marks: list[Mark], layer: Layer
) -> Iterator[tuple[int, int, str, list[Mark], str, int]]:
    """For each scope with marks: its start, end and element, the marks, and the glyph with
    which the next scope opens, if it is one of the same kind ("" if not); where that is, if notes
    stand between (-1 if not)."""
    at, size = 0, len(marks)
    glyphs = {mark.start: mark.glyph for mark in marks}
    all_scopes = list(scopes(layer))
    for n, (start, end, element) in enumerate(all_scopes):
        while at < size and marks[at].start < start:
            at += 1
        first = at
        while at < size and marks[at].start < end:
            at += 1
        if first == at:
            continue
        goes_on, resumes = "", -1
        after = n + 1
        while after < len(all_scopes) and all_scopes[after][2] == "note" != element:
            after += 1  # a footnote printed between two paragraphs parts them on the page only
        if after < len(all_scopes) and all_scopes[after][2] == element in _GO_ON:
            goes_on = glyphs.get(all_scopes[after][0], "")
            resumes = all_scopes[after][0] if after > n + 1 else -1
        yield start, end, element, marks[first:at], goes_on, resumes


def _in_context(pairs: list[Pair], element: str, start: int, end: int) -> list[Found]:
    """The pairs of one scope, outer ones first, each with the limits of its context."""
    found: list[Found] = []
    outer: list[Found] = []  # the quotations under way
    last: list[Found | None] = [None]  # the one before, at each depth
    if len(pairs) > 1:
        pairs.sort(key=_outer_first)
    for pair in pairs:
        while outer and outer[-1].pair[3] <= pair[0]:
            outer.pop()
            last.pop()
        before = last[-1]
        item = Found(pair, element, outer[-1].pair[1] if outer else start)
        item.high = outer[-1].pair[2] if outer else end
        if before is not None:
            item.low, item.before = before.pair[3], before
            before.high, before.after = pair[0], item
        last[-1] = item
        outer.append(item)
        last.append(None)
        found.append(item)
    return found


def _outer_first(pair: Pair) -> tuple[int, int]:
    return pair[0], -pair[3]
