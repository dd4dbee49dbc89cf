"""Where square brackets stand and what each means: one scan that four rules share.

`supplied`, `gaps`, `readings` and `bracketed_notes` each take their kinds of it:

    When he died [in March] they ... [sic] [...]   ->   supplied, sic, gap

A bracket belongs to one paragraph: one that is not closed there is never closed. What the
brackets of notes, pages, pictures and links hold is theirs, and is passed over.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from tei.recognizers import stage_directions
from tei.recognizers.bracket_kinds import Surroundings, kind_of
from tei.regexes import compiled
from tei.standoff import Annotation, Responsibility
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Document
    from tei.standoff import Layer


class Bracket(Record):
    """A pair of brackets: `text[start:end]`, both included, `depth` 0 for the outermost."""

    start: int
    end: int
    depth: int
    kind: str


class Brackets(Record):
    """All pairs in the order of the text, and the brackets that have no partner."""

    pairs: tuple[Bracket, ...]
    opened: tuple[int, ...]
    closed: tuple[int, ...]


_BRACKET = compiled(r"[\[\]]")
_LINK = compiled(r"\((?:[a-z]+:|www\.|[/#.])[^\s)]*\)")
_INTERVAL = compiled(r"\[\s*[-−]?[\d.]+\s*[,;]\s*[-−]?(?:[\d.]+|∞)\s*\)")
_OTHERS = frozenset(["pb", "figure", "graphic", "note", "ref", "milestone", "gap", "idno"])
DEEPEST = 6
MOST = 50  # findings of one kind


def brackets(document: Document, layer: Layer) -> Brackets:
    """The brackets of a document. Computed once, for the first rule that asks."""
    known = document.known.get("brackets")
    if not isinstance(known, Brackets):
        known = document.known["brackets"] = _scan(document, layer)
    return known


def _scan(document: Document, layer: Layer) -> Brackets:
    text = document.text
    opening, closing = text.find("["), text.find("]")
    if opening < 0 and closing < 0:
        return Brackets((), (), ())
    taken = _taken(text, layer)
    ends = [block.end for block in document.blocks]
    pairs: list[Bracket] = []
    opened: list[int] = []
    closed: list[int] = []
    while opening >= 0 or closing >= 0:
        at = min(x for x in (opening, closing) if x >= 0)
        i = bisect_right(ends, at)
        stop = ends[i] if i < len(ends) else len(text)
        _pair(text, at, stop, taken, pairs, opened, closed)
        # each is looked for only when passed, so that the text is searched once in all
        if 0 <= opening < stop:
            opening = text.find("[", stop)
        if 0 <= closing < stop:
            closing = text.find("]", stop)
    around = Surroundings(text)
    works: dict[str, str] | None = None
    links = {a.start: a for a in layer.of("ref") if a.end > a.start and "target" in a.attributes}
    for i, pair in enumerate(pairs):
        if links and _holds_link(text, layer, pair, links):
            pairs[i] = pair._replace(kind="link")
        elif pair.kind in ("capitals", "dated", "number"):
            content = " ".join(text[pair.start + 1 : pair.end - 1].split())
            if pair.kind == "number":
                works = numbered_works(layer) if works is None else works
                kind = "bibl" if all(n in works for n in numbers_in(content)) else "other"
            else:
                kind = around.settle(pair.kind, content)
            pairs[i] = pair._replace(kind=kind)
    pairs.sort()
    return Brackets(tuple(_in_play(document, layer, pairs)), tuple(opened), tuple(closed))


_ABOUT_LINK = ("supplied", "statement", "unclear", "other", "capitals", "number", "dated", "bibl")
_QUOTED = ("quote", "q", "said", "floatingText")
_FAR = 2000  # characters from the mark that opens a quotation


def _holds_link(text: str, layer: Layer, pair: Bracket, links: dict[int, Annotation]) -> bool:
    """True if the brackets are the dress of a link, as in [Pell99], [PDF], [Next], and no editor's:
    they begin with it, and stand in no quotation, where an editor may link what he supplies.
    """
    if pair.kind not in _ABOUT_LINK:
        return False
    at = pair.start + 1
    while text[at].isspace():
        at += 1
    link = links.get(at)
    if link is None or link.end >= pair.end:
        return False
    if link.attributes.get("type") == "bibl":
        return True
    if layer.covering(pair.start, *_QUOTED) is not None:
        return False
    before = text[max(pair.start - _FAR, text.rfind("\n", 0, pair.start) + 1) : pair.start]
    opened = before.count("“") > before.count("”") or before.count("«") > before.count("»")
    return not opened and before.count('"') % 2 == 0


_HEARD = 20  # characters of "[laughs]", "[a pause]" in a speech
# Heard in a speech with a capital too: "[Laughter]", "[Long pause.]"
_SOUNDS = frozenset(
    "applause cheering cheers crosstalk interruption laughs laughter music pause silence".split()
)


def _in_play(document: Document, layer: Layer, pairs: list[Bracket]) -> Iterator[Bracket]:
    """The pairs, each statement settled: a direction where the text is a play, else a note."""
    text = document.text
    known = [pair.start for pair in pairs if pair.kind == "stage"]
    play = stage_directions.beginning(text, known)
    if speeches := layer.of("sp"):
        play = min(speech.start for speech in speeches)
    starts = [block.start for block in document.blocks] if play >= 0 else []
    for pair in pairs:
        kind = "note" if pair.kind == "statement" else pair.kind
        heard = (
            kind == "note"
            and pair.end - pair.start < _HEARD
            and (text[pair.start + 1].islower() or _last_word(text, pair) in _SOUNDS)
            and "added" not in text[pair.start : pair.end]
            and layer.covering(pair.start, "sp") is not None
        )
        if (pair.kind in ("statement", "supplied") or heard) and 0 <= play < pair.start:
            block = starts[max(0, bisect_right(starts, pair.start) - 1)] if starts else 0
            if stage_directions.is_direction(text, pair.start, pair.end, block):
                kind = "direction"
        yield pair if kind == pair.kind else pair._replace(kind=kind)


def _last_word(text: str, pair: Bracket) -> str:
    return text[pair.start + 1 : pair.end - 1].rstrip(" .").rpartition(" ")[2].lower()


def _taken(text: str, layer: Layer) -> dict[int, int]:
    """The brackets that other rules have explained: where each opens, and where it closes."""
    taken: dict[int, int] = {}
    for annotation in layer.annotations:
        spans = annotation.marks
        if annotation.element in _OTHERS:
            spans = ((annotation.start, annotation.end), *spans)
        for start, end in spans:
            while start < end and text[start].isspace():
                start += 1
            if annotation.element == "ref" and text[start : start + 1] == "@":
                taken[text.find("[", start, end)] = end  # the page of a work cited by its key
            if text[start : start + 1] == "]":
                taken[start] = start + 1
            elif text[start : start + 1] == "[":
                if annotation.element == "figure":
                    taken[start] = end  # its brackets hold the whole caption
                elif annotation.element == "note":
                    close = text.find("]", start, start + 40)
                    label = (start, end) != (annotation.start, annotation.end) and close > 0
                    taken[start] = close + 1 if label else start + 1
                    if not label and text[end - 1] == "]":
                        taken[end - 1] = end
                else:
                    taken[start] = text.find("]", start, end) + 1 or start + 1
    return taken


def _pair(
    text: str,
    start: int,
    stop: int,
    taken: dict[int, int],
    pairs: list[Bracket],
    opened: list[int],
    closed: list[int],
) -> None:
    """Pair the brackets of one paragraph."""
    stack: list[int] = []
    passed = start
    for match in _BRACKET.finditer(text, start, stop):
        at = match.start()
        if at < passed:
            continue
        if at in taken:
            passed = taken[at]
        elif text[at] == "[":
            stack.append(at)
        elif not stack:
            if len(closed) < MOST:
                closed.append(at)
        else:
            begin = stack.pop()
            link = _LINK.match(text, at + 1)
            if not link and len(stack) < DEEPEST:
                pairs.append(Bracket(begin, at + 1, len(stack), kind_of(text, begin, at + 1)))
    opened.extend(at for at in stack[:MOST] if not _INTERVAL.match(text, at))


def numbers_in(content: str) -> list[str]:
    """The numbers that a reference by number names first and last: `3`, `4-6`, `1, 2`."""
    return compiled(r"\d+").findall(content)


def numbered_works(layer: Layer) -> dict[str, str]:
    """The numbers of a list of works, each with the `xml:id` of its entry, or ""."""
    return {
        "".join(c for c in label if c.isalnum()): a.attributes.get("xml:id", "")
        for a in layer.of("bibl")
        if a.block and (label := a.attributes.get("n", ""))
    }


def editor(layer: Layer, rule: str) -> Responsibility:
    """Who put the brackets there: the editors whom the text speaks of, or nobody knows who."""
    for known in ("editors", "editor"):
        if known in layer.responsibilities:
            return layer.responsibilities[known]
    resp = "what stands in square brackets"
    return Responsibility("editor", resp, "not known: the text does not say who", rule, False)
