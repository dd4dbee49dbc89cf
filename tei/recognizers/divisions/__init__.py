"""Divisions: what each heading opens, and the back matter.

Guidelines: DSDIV (https://tei-c.org/release/doc/tei-p5-doc/en/html/DS.html#DSDIV).

    1 Method            <div xml:id="div-method"><head>1 Method</head>
    1.1 Corpus     ->     <div xml:id="div-corpus"><head>1.1 Corpus</head> <p>...</p></div>
    ...                 </div>

    Notes               <back><div type="notes" xml:id="div-notes"><head>Notes</head>
    1. In 1951.    ->     <note ...>In 1951.</note></div></back>

A division runs to the next heading of its level or a higher one, or to the end of the text (or
embedded document) in which it stands.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from tei.recognizers.divisions.matter import Segment, is_label, segments
from tei.recognizers.heads.levels import levels
from tei.recognizers.heads.shape import RANK_OF_KEYWORD, shape_of
from tei.regexes import compiled
from tei.standoff import Annotation, Fact
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

RULE = "divisions"
WHY_HEAD = "from its heading to the next of the same or a higher level"
WHY_BACK = "what follows the text proper: notes, bibliography, source"
WHY = {
    "notes": "notes that stand together, with the heading over them",
    "bibliography": "a list of works, with the heading over it",
    "corrigenda": "what follows the notes at the end and says that it corrects something",
    "addenda": "a paragraph that follows the notes at the end, under their rule or heading",
    "source": "lines at the end that say where the text was taken from",
}
_LONGEST_SLUG = 40
_IN_FULL = {
    "chap": "chapter", "vol": "volume", "sect": "section",
    "acte": "act", "akt": "act", "aufzug": "act", "scène": "scene", "szene": "scene",
    "acto": "act", "jornada": "act", "escena": "scene", "atto": "act", "scena": "scene",
    "auftritt": "scene", "chapitre": "chapter", "kapitel": "chapter", "capítulo": "chapter",
    "capitolo": "chapter",
}  # fmt: skip


# Headings with these words head lists of works and other things as well.
_NOT_ALONE = ("source", "literat", "litterat", "reading", "books", "articles", "edition", "quellen",
              "works", "irodalom", "kirjall", "литература")  # fmt: skip


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation | Fact]:
    """Yield a `div` for each heading, `back`, and the divisions in it."""
    names = _Names()
    back = segments(document, layer)
    text_end = _end_before(document, len(document.text))
    back_start = back[0].start if back else text_end
    heads = _heads(document, layer, back_start)
    if heads and _heads_works(document, layer, heads[-1]):
        # Nobody knew its entries for what they are, but the last heading says what they are.
        end = _trim(document.text, back_start)
        back.insert(0, Segment("bibliography", heads[-1].start, end))
        back_start = heads.pop().start
    scopes = [(a.start, a.end) for a in layer.of("floatingText") if a.block]
    groups: dict[tuple[int, int], list[Annotation]] = {}
    for head in heads:
        scope = next((s for s in scopes if s[0] <= head.start < s[1]), (0, back_start))
        groups.setdefault(scope, []).append(head)
    for scope, own in groups.items():
        yield from _divisions(document, layer, own, scope[1], names)
    yield from _notes_between(document, layer, heads, back_start, names)
    if back:
        yield Annotation(back_start, back[-1].end, "back", RULE, WHY_BACK, block=True)
        for part in back:
            yield from _part_of_back(document, layer, part, names)


def _heads(document: Document, layer: Layer, back_start: int) -> list[Annotation]:
    """The headings that open a division of the text, in order."""
    readers = {a.rule for a in document.annotations}
    return sorted(
        (
            head
            for head in layer.of("head")
            if head.block
            and head.start < back_start
            and (head.rule == "heads" or (head.rule in readers and " level " in head.why))
            and head.attributes.get("type") != "sub"
            and (head.rule != "heads" or not _heads_notes(document, layer, head))
        ),
        key=lambda head: head.start,
    )


def _heads_notes(document: Document, layer: Layer, head: Annotation) -> bool:
    """True for a heading such as "Notes" with notes at once below it."""
    if is_label(document.text[head.start : head.end]) != "notes":
        return False
    below = head.end
    while below < len(document.text) and document.text[below].isspace():
        below += 1
    return layer.covering(below, "note") is not None


def _heads_works(document: Document, layer: Layer, head: Annotation) -> bool:
    """True for a heading such as "Bibliography"; "Sources" or "Literatur" must have entries at once
    below it.
    """
    words = document.text[head.start : head.end]
    if is_label(words) != "bibliography":
        return False
    below = head.end
    while below < len(document.text) and document.text[below].isspace():
        below += 1
    entries = layer.covering(below, "bibl", "listBibl") is not None
    return entries or not any(word in words.lower() for word in _NOT_ALONE)


def _divisions(
    document: Document, layer: Layer, heads: list[Annotation], scope_end: int, names: _Names
) -> Iterator[Annotation]:
    """A division for each heading, nested by level."""
    ranks = levels(document, heads)
    open_ones: list[tuple[int, Annotation]] = []
    for head, level in zip(heads, ranks, strict=True):
        while open_ones and open_ones[-1][0] >= level:
            end = _end_before(document, head.start)
            yield _div(document, layer, open_ones.pop()[1], end, names)
        open_ones.append((level, head))
    while open_ones:
        end = _end_before(document, scope_end)
        yield _div(document, layer, open_ones.pop()[1], end, names)


def _end_before(document: Document, end: int) -> int:
    """The end of the last words before `end`, or of a block without words (an empty cell)."""
    words = _trim(document.text, end)
    blocks = document.ends_of_read_blocks
    at = bisect_right(blocks, end) - 1
    return max(words, blocks[at]) if at >= 0 else words


def _trim(text: str, end: int) -> int:
    """The end of the last words before `end`."""
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _div(document: Document, layer: Layer, head: Annotation, end: int, names: _Names) -> Annotation:
    words, at = "", head.start
    for start, stop in sorted(head.marks):
        words, at = words + document.text[at:start], stop
    words += document.text[at : head.end]
    shape = shape_of(words)
    attributes = {"xml:id": names.name(shape.title or shape.words)}
    if _heads_notes(document, layer, head):
        attributes["type"] = "notes"
    elif _heads_works(document, layer, head):
        attributes["type"] = "bibliography"
    elif shape.family == "keyword":
        keywords = (w.strip(".:,").lower() for w in shape.words.split()[:3])
        word = next((w for w in keywords if w in RANK_OF_KEYWORD), "")
        attributes["type"] = _IN_FULL.get(word, word)
    elif head.why.startswith("a line that is nothing but a date"):
        attributes["type"] = "entry"
    return Annotation(head.start, end, "div", RULE, WHY_HEAD, head.cert, attributes, block=True)


def _notes_between(
    document: Document, layer: Layer, heads: list[Annotation], back_start: int, names: _Names
) -> Iterator[Annotation]:
    """A division for notes at the end of a section: nothing but a heading may follow them."""
    text = document.text
    notes = sorted(
        (a.start, a.end) for a in layer.of("note")
        if a.block and a.attributes.get("place") == "end" and a.start < back_start
    )  # fmt: skip
    if not notes:
        return
    starts = {head.start for head in heads}
    labels = {
        _trim(text, h.end): h.start for h in layer.of("head")
        if h.block and is_label(text[h.start : h.end]) == "notes"
    }  # fmt: skip
    at = 0
    while at < len(notes):
        start, end = notes[at]
        at += 1
        while at < len(notes) and not text[end : notes[at][0]].strip():
            end = notes[at][1]
            at += 1
        below = end
        while below < len(text) and text[below].isspace():
            below += 1
        start = labels.get(_trim(text, start), start)
        closes = below in starts or below >= back_start or below == len(text)
        if start in starts:
            continue  # the source marks their heading, and its level
        if closes and any(head.start < start for head in heads):
            attributes = {"type": "notes", "xml:id": names.name("notes")}
            yield Annotation(start, end, "div", RULE, WHY["notes"], "high", attributes, block=True)


def _part_of_back(
    document: Document, layer: Layer, part: Segment, names: _Names
) -> Iterator[Annotation | Fact]:
    start = part.start
    over = layer.covering(start, "milestone", "pb")
    while over is not None and over.block:
        start = over.end
        while start < part.end and document.text[start].isspace():
            start += 1
        over = layer.covering(start, "milestone", "pb")
    attributes = {"type": part.kind, "xml:id": names.name(part.kind)}
    yield Annotation(start, part.end, "div", RULE, WHY[part.kind], "high", attributes, block=True)
    if part.kind == "source":
        figures = [f.start for f in layer.of("figure") if part.start <= f.start]
        words = document.text[part.start : min(figures, default=part.end)]
        yield Fact("source", _source(words), RULE, part.start)


def _source(words: str) -> str:
    """The lines of a statement of the source as one: "Extract from:\\nThe Mill" -> "The Mill"."""
    lines = [" ".join(line.split()) for line in words.splitlines() if line.strip()]
    if len(lines) > 1 and lines[0].endswith(":"):
        del lines[0]
    return ", ".join(line.rstrip(",") for line in lines)


class _Names:
    """Readable identifiers, each given out once."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def name(self, words: str) -> str:
        """`The Long Road` -> `div-the-long-road`; the second of a name gets `-2`."""
        base = "div-" + _slug(words)
        count = self._given[base] = self._given.get(base, 0) + 1
        return base if count == 1 else f"{base}-{count}"


def _slug(words: str) -> str:
    plain = words.replace("’", "").replace("'", "")
    if not plain.isascii():
        import unicodedata

        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join([c for c in plain if not unicodedata.combining(c)])
    slug = "-".join(compiled(r"[A-Za-z0-9]+").findall(plain)).lower()
    if len(slug) > _LONGEST_SLUG:
        slug = slug[:_LONGEST_SLUG].rpartition("-")[0] or slug[:_LONGEST_SLUG]
    return slug or "section"
