"""Which lines are headings: candidates first, then a judgement in view of the whole text.

A text that underlines its headings has no others; one that sets them in capitals hardly any
others; only a text that does neither is searched for lines in title case and, with most care,
in sentence case. What a line says of itself (a number, a chapter) counts in any text.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tei.recognizers.heads.candidates import Candidate, candidates
from tei.recognizers.heads.dating import is_date_line
from tei.recognizers.heads.shape import reads_like_a_sentence
from tei.resources import word_list

if TYPE_CHECKING:
    from tei.document import Document
    from tei.standoff import Layer

NOTE_LABELS = frozenset(
    "note;notes;footnotes;endnotes;end notes;annotations;anmerkungen;references;"
    "notes and references;editorial notes".split(";")
)
_NEVER = frozenset("the end;end;finis;fin;ende;p.s;ps;n.b;nb;continued;* * *".split(";"))
_WEAK = frozenset(["title", "sentence", "capitals"])
_CAPTIONED = frozenset("table tab figure fig chart diagram map plate box exhibit".split())

WHY = {
    "underlined": "a line with an underline below it",
    "hash": "a line that begins with the number signs of a heading",
    "keyword": "a line that names a numbered part of the text, such as a chapter",
    "numbered": "a short numbered line without closing stop, one of a series, before running text",
    "date": "a line that is nothing but a date, one of at least three that head entries",
    "capitals": "a short line in capitals, set off, before running text",
    "title": "a short line in title case without closing stop, set off, before running text",
    "sentence": "a short line without closing stop or finite verb, set off, before running text",
    "label": "the line that announces the notes below it",
}


class _Text(NamedTuple):
    """What the judgement needs to know of the whole text."""

    document: Document
    layer: Layer
    numbers: frozenset[tuple[str, int, tuple[int, ...]]]
    style: str  # how headings are set: "underlined" (or with number signs), "capitals" or ""
    shouted: bool  # the running text itself is in capitals
    repeated: frozenset[str]  # lines in capitals that recur, as speakers' names do
    speech: bool  # a tale with much talk in it
    tight: bool  # paragraphs follow each other without blank lines
    diary: bool  # three lines or more are dates


def find(document: Document, layer: Layer) -> list[Candidate]:
    """The headings of the text, in order; those that other rules have taken are left out."""
    possible = candidates(document, layer)
    if not possible:
        return []
    whole = _look_at(document, layer, possible)
    by_block = {c.block: c for c in possible}
    judged = [c._replace(kind=_judge(c, whole, by_block)) for c in possible]
    # After a colon stands what it announces, unless the text has headings of this kind anyway.
    counts = Counter(c.kind for c in judged if c.kind and not _after_colon(c, document))
    heads = [c for c in judged if c.kind and (counts[c.kind] > 1 or not _after_colon(c, document))]
    if whole.style and counts["title"] + counts["sentence"] < 2:
        heads = [c for c in heads if c.kind not in ("title", "sentence")]
    return _without_lists(heads, document)


def _after_colon(candidate: Candidate, document: Document) -> bool:
    """True if the words before a line that only looks like a heading end with a colon."""
    if candidate.kind not in _WEAK or not candidate.block:
        return False
    return document.text[document.blocks[candidate.block - 1].end - 1] == ":"


def _look_at(document: Document, layer: Layer, possible: list[Candidate]) -> _Text:
    text, blocks = document.text, document.blocks
    kinds = Counter(c.kind for c in possible)
    titles = layer.of("titlePart")
    title_underlined = any("post(==" in t.attributes.get("rend", "") for t in titles)
    capitals = sum(
        c.shape.case == "capitals" and c.shape.tokens > 1 and not c.kind and not c.shape.family
        and blocks[c.block].blank_before > 0
        for c in possible
    )  # fmt: skip
    style = ""
    if kinds["underlined"] > 1 or kinds["hash"] > 1 or (title_underlined and kinds["underlined"]):
        style = "underlined"
    elif title_underlined or capitals > 1:
        style = "capitals"
    speech = sum(text[b.start] in '"“‘«' for b in blocks) > 0.12 * len(blocks)
    set_off = sum(b.blank_before > 0 for b in blocks)
    diary = sum(is_date_line(c.shape.words, 1) for c in possible if c.shape.tokens < 7) > 2
    tight = set_off < 0.4 * len(blocks)
    numbers = frozenset((c.shape.family, c.shape.rank, c.shape.number) for c in possible)
    long = [text[b.start : b.end] for b in blocks[:200] if b.end - b.start > 150]
    shouted = sum(map(str.isupper, long)) * 2 > len(long)
    words = Counter(c.shape.words for c in possible if c.shape.case == "capitals")
    repeated = frozenset(w for w, count in words.items() if count > 2)
    return _Text(document, layer, numbers, style, shouted, repeated, speech, tight, diary)


def _judge(candidate: Candidate, whole: _Text, by_block: dict[int, Candidate]) -> str:
    """The kind of heading a candidate is, or ""."""
    shape = candidate.shape
    words = shape.words
    following = _following(candidate, whole)
    plain = words.rstrip(".").lower()
    if plain in NOTE_LABELS:
        if following == "note":
            return "label"
        if plain != "references":
            return ""
    if candidate.kind:
        return candidate.kind if following else ""
    if following in ("", "note") or plain in _NEVER or not (shape.title or shape.family):
        return ""
    if is_date_line(words, 1):
        return "date" if whole.diary else ""
    blocks = whole.document.blocks
    block = blocks[candidate.block]
    previous = blocks[candidate.block - 1] if candidate.block else None
    before = whole.document.text[previous.end - 1] if previous else "."
    if before == "," or not _set_off(candidate, whole):
        return ""
    if previous and before == ":" and (previous.end - previous.start < 25 or following == "short"):
        return ""  # a label and the first line of what it announces
    if shape.family:
        return _numbered(candidate, whole, by_block)
    if block.indent >= 3 and (shape.case != "capitals" or (previous and previous.indent >= 3)):
        return ""
    if whole.style == "underlined":
        return ""
    if shape.case == "capitals":
        return _capitals(candidate, whole)
    if shape.words.split()[0].strip(".").lower() in _CAPTIONED and any(map(str.isdecimal, words)):
        return ""  # the caption of a table
    if "(" in words and words[words.index("(") - 1 : words.index("(")].isalnum():
        return ""  # code: name(argument)
    if previous and _names_its_author(words, previous.indent, before):
        return ""
    return _plain(candidate, whole, following, before)


def _capitals(candidate: Candidate, whole: _Text) -> str:
    words = candidate.shape.words
    if whole.shouted or words in whole.repeated or len(words) < 5 or candidate.shape.tokens > 20:
        return ""
    return "" if words[-1] in "!?" and (whole.speech or candidate.shape.tokens < 4) else "capitals"


def _names_its_author(words: str, indent: int, before: str) -> bool:
    """True for a name at once below a quotation: it says who said it."""
    if (indent < 2 and before not in '"”’»') or words.count(" ") > 4:
        return False
    return words.split()[0].strip(".,").capitalize() in word_list("given_names") or "," in words


def _plain(candidate: Candidate, whole: _Text, following: str, before: str) -> str:
    """A line in title or sentence case: nothing but its place and its words speak for it."""
    shape = candidate.shape
    if following == "letter" and shape.case == "title" and "," not in shape.words:
        following = "prose"  # the heading of a letter, not its dateline
    if following not in ("prose", "head", "figure", "bibl") or shape.tokens > 16:
        return ""
    if shape.tokens == 1:
        generic = shape.words.lower() in word_list("headings")
        alone = not whole.speech and before in '.?!:”")]’'
        return "title" if generic or alone else ""
    if shape.words.lower() in word_list("headings"):
        return "title"
    if shape.case == "title" and shape.words[-1] not in ".!":
        return "title"
    if shape.case != "sentence" or whole.speech or shape.tokens > 12:
        return ""
    if shape.words[-1] in ".!" or reads_like_a_sentence(shape):
        return ""
    return "sentence"


def _numbered(candidate: Candidate, whole: _Text, by_block: dict[int, Candidate]) -> str:
    """A numbered line: a heading if its like precede or follow it elsewhere, not next to it."""
    shape = candidate.shape
    if shape.tokens > 16 or (shape.title and shape.title[-1] in ".!" and shape.case != "capitals"):
        return ""
    if shape.title and shape.case == "lower" and shape.rank < 2:
        return ""
    for neighbour in (candidate.block - 1, candidate.block + 1):
        other = by_block.get(neighbour)
        if other and other.shape.family == shape.family and other.shape.rank == shape.rank:
            return ""
    *upper, value = shape.number
    for near in (value - 1, value + 1):
        if (shape.family, shape.rank, (*upper, near)) in whole.numbers:
            return "numbered"
    if shape.rank > 1 and shape.family == "decimal":
        return "numbered"
    return "numbered" if shape.title.lower() in word_list("headings") else ""


def _set_off(candidate: Candidate, whole: _Text) -> bool:
    """True if blank lines set the line off, or if the text does without blank lines."""
    blocks = whole.document.blocks
    here = blocks[candidate.block]
    if candidate.last < here.last:
        return here.blank_before > 0 or candidate.block == 0
    after = blocks[candidate.block + 1] if candidate.block + 1 < len(blocks) else None
    before = blocks[candidate.block - 1] if candidate.block else None
    if here.blank_before or before is None:
        return (
            after is None
            or after.blank_before > 0
            or after.end - after.start > 150
            or (whole.document.wrapped and after.last - after.first > 1)
        )
    taken = not whole.layer.is_free(before.first, before.last)
    long = before.end - before.start > 150 or taken
    return whole.tight and long and after is not None and after.end - after.start > 150


def _following(candidate: Candidate, whole: _Text) -> str:
    """What stands below a line: note, figure, bibl, head, prose, short, or "" at the end."""
    document, layer = whole.document, whole.layer
    blocks, text = document.blocks, document.text
    index = candidate.block + 1
    if candidate.last < blocks[candidate.block].last and not candidate.underline:
        return "prose"  # its first line
    if candidate.underline and index < len(blocks) and blocks[index].start < candidate.underline[1]:
        index += 1  # where every line is a block, the underline is one too
    while index < len(blocks):
        block = blocks[index]
        if layer.is_free(block.first, block.last):
            break
        over = layer.covering(block.start, "note", "figure", "head", "bibl", "pb", "milestone", "p")
        if over is None:
            return "prose"
        if over.element not in ("pb", "milestone"):
            return "prose" if over.element == "p" else over.element
        index += 1
    if index >= len(blocks):
        inside = candidate.underline and blocks[candidate.block].end > candidate.underline[1]
        return "prose" if inside else ""
    block = blocks[index]
    opening = text[block.start : block.start + 12]
    if opening.startswith(("Dear ", "My dear", "Sir,", "Madam", "Gentlemen", "To the ")):
        return "letter"
    size = block.end - block.start
    if size >= 60 or block.last - block.first > 1 or text[block.end - 1] in ".:?!":
        return "prose"
    if index + 1 < len(blocks) and blocks[index + 1].blank_before == 0:
        return "prose"
    return "head" if size < 120 and text[block.end - 1] not in ",;" else "short"


def _without_lists(heads: list[Candidate], document: Document) -> list[Candidate]:
    """Three or more lines in a row that look like headings are a list, or a table of contents."""
    kept: list[Candidate] = []
    run: list[Candidate] = []
    for head in [*heads, None]:
        if (
            head
            and run
            and head.block
            == run[-1].block + 1 + (run[-1].underline is not None and not document.wrapped)
        ):
            run.append(head)
            continue
        weak = sum(h.kind in _WEAK for h in run)
        series = Counter((h.shape.family, h.shape.rank) for h in run if h.shape.number)
        for h in run:
            listed = series[h.shape.family, h.shape.rank] > 2 and not h.underline
            if not listed and not (weak > 2 and h.kind in _WEAK):
                kept.append(h)
        run = [head] if head else []
    return kept
