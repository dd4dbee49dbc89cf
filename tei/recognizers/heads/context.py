"""What stands around a line, and how the whole text is set: what headings are judged by."""

from __future__ import annotations

from collections import Counter

from tei.recognizers.heads.candidates import Candidate
from tei.recognizers.heads.dating import is_date_line
from tei.recognizers.letters.formulas import is_salutation
from tei.resources import word_list
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Document
    from tei.standoff import Layer


class Whole(Record):
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
    places: frozenset[int]  # the blocks that are candidates


def look_at(document: Document, layer: Layer, possible: list[Candidate]) -> Whole:
    """Read from the candidates how the text sets its headings."""
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
    return Whole(
        document, layer, numbers, style, shouted, repeated, speech, tight, diary,
        frozenset(c.block for c in possible),
    )  # fmt: skip


def is_set_off(candidate: Candidate, whole: Whole) -> bool:
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
    if not whole.tight or after is None:
        return False
    long = before.end - before.start > 150 or not whole.layer.is_free(before.first, before.last)
    if candidate.shape.family or candidate.shape.words.lower() in word_list("headings"):
        # What says of itself that it is a heading needs less room, but not its like beside it.
        return (long or candidate.block - 1 in whole.places) and (
            after.end - after.start > 60
            or candidate.block + 1 in whole.places
            or not whole.layer.is_free(after.first, after.last)
        )
    return long and after.end - after.start > 150


def following(candidate: Candidate, whole: Whole) -> str:
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
    if is_salutation(document.line(block.first).strip()):
        return "letter"
    size = block.end - block.start
    if size >= 60 or block.last - block.first > 1 or text[block.end - 1] in ".:?!":
        return "prose"
    if index + 1 < len(blocks) and blocks[index + 1].blank_before == 0:
        return "prose"
    return "head" if size < 120 and text[block.end - 1] not in ",;" else "short"
