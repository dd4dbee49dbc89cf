"""Where the text proper ends and the back matter begins: notes, bibliography, source.

Read from the end of the text backwards: what stands there is back matter as long as it is notes,
entries of a bibliography, their headings, rules and page marks, or a statement of the source
with what belongs to it.
"""

from __future__ import annotations

from tei.recognizers.heads.find import heads_notes
from tei.recognizers.heads.shape import without_marker
from tei.resources import word_list
from tei.standoff import Intervals
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Block, Document
    from tei.standoff import Layer

BIBLIOGRAPHY_LABELS = frozenset(
    "bibliography;references;works cited;sources;literature;further reading;select bibliography;"
    "selected bibliography;works consulted;sources and further reading;reading list;"
    "literature cited;references cited;primary sources;secondary sources".split(";")
)
_TAKEN = frozenset(
    "extract extracts extracted excerpt excerpts excerpted taken reprinted reproduced adapted "
    "edited translated transcribed text reposted downloaded".split()
)
_PUBLISHED = ("published", "appeared", "appears", "printed", "posted", "reprinted", "taken")
_WORKS = frozenset("article text piece essay letter document translation pamphlet speech".split())
_CORRECTIONS = frozenset(
    "correction corrections corrigendum corrigenda erratum errata berichtigung berichtigungen "
    "druckfehler rectification addendum addenda".split()
)
_MOST_ADDED, _LONGEST_ADDED = 3, 600
_LAST_BLOCKS = 14
_LONGEST = 400
_LONGEST_BELOW = 200


class Segment(Record):
    """A part of the back matter: `kind` is notes, bibliography, source, corrigenda, addenda."""

    kind: str
    start: int
    end: int


def back_starts_at(document: Document, layer: Layer) -> int:
    """The offset at which the back matter begins; the length of the text if there is none."""
    found = segments(document, layer)
    return found[0].start if found else len(document.text)


def segments(document: Document, layer: Layer) -> list[Segment]:
    """The parts of the back matter, in order; [] if there is none."""
    text, blocks = document.text, document.blocks
    notes = Intervals(
        (a.start, a.end) for a in layer.of("note")
        if a.block and a.attributes.get("place") in ("end", "foot", "margin")
    )  # fmt: skip
    quoted = Intervals((a.start, a.end) for a in layer.of("cit"))  # with its source in it
    works = Intervals(
        (a.start, a.end) for a in layer.of("bibl", "listBibl")
        if a.block and a.start not in quoted
    )  # fmt: skip
    source = _source_from(document, layer, notes, works)
    after = _after_notes(document, layer, notes) if source == len(blocks) else source
    found: list[Segment] = []
    kind, start, end = "", 0, 0
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if index >= source:
            here = "source"
        elif index >= after:
            here = _kind_of_addition(text[blocks[after].start : blocks[after].end])
        elif notes.touches(block.start, block.end):
            here = "notes"
        elif works.touches(block.start, block.end):
            here = "bibliography"
        elif kind and _joins(text, layer, block, kind):
            here = kind
        else:
            break
        if here != kind:
            if kind:
                found.append(Segment(kind, start, end))
            kind, end = here, block.end
        start = block.start
    if kind:
        found.append(Segment(kind, start, end))
    found.reverse()
    if found and found[0].kind == "notes" and _notes_by_section(layer, found[0].start):
        del found[0]
    return found if found and found[0].start > blocks[0].start else []


def _after_notes(document: Document, layer: Layer, notes: Intervals) -> int:
    """The first of a few short paragraphs that follow the notes at the end of a text, or all.

    They must say that they correct or add something, or the notes must stand under a rule or a
    heading: else the text itself may go on after the notes of a page.
    """
    text, blocks = document.text, document.blocks
    count = len(blocks)
    at = count
    while at and not notes.touches(blocks[at - 1].start, blocks[at - 1].end):
        at -= 1
        block = blocks[at]
        if count - at > _MOST_ADDED or block.end - block.start > _LONGEST_ADDED:
            return count
        if not layer.is_free(block.first, block.last):
            return count
    if not at or at == count:
        return count
    if _kind_of_addition(text[blocks[at].start : blocks[at].end]) == "corrigenda":
        return at
    first = at
    while first and notes.touches(blocks[first - 1].start, blocks[first - 1].end):
        first -= 1
    above = blocks[first - 1] if first else None
    announced = above is not None and (
        layer.covering(above.start, "milestone") is not None
        or is_label(text[above.start : above.end]) == "notes"
    )
    return at if announced and count - at == 1 and at - first > 1 else count


def _kind_of_addition(words: str) -> str:
    """`corrigenda` for a paragraph that begins with "Correction", "Errata", else `addenda`."""
    first = words.split(None, 1)[0].strip("[(*_").lower()
    for sign in ".:—–-":
        first = first.partition(sign)[0]
    return "corrigenda" if first in _CORRECTIONS else "addenda"


def _notes_by_section(layer: Layer, start: int) -> bool:
    """True if notes stand at the end of earlier sections too: then the last are no back matter."""
    before = (a for a in layer.of("note") if a.block and a.start < start)
    return any(a.attributes.get("place") in ("end", "foot") for a in before)


def _joins(text: str, layer: Layer, block: Block, kind: str) -> bool:
    """True if a block above notes or entries is their heading, or a rule or page mark."""
    if not layer.is_free(block.first, block.last):
        over = layer.covering(block.start, "milestone", "pb")
        if over is not None:
            return kind != "source"
    if block.end - block.start > 60:
        return False
    label = is_label(text[block.start : block.end])
    return label == kind or (label != "" and kind in ("notes", "bibliography"))


def is_label(words: str) -> str:
    """`notes` or `bibliography` for a line that heads them, else "".

    >>> is_label("IV. Literatur"), is_label("2. NOTES")
    ('bibliography', 'notes')
    """
    plain = without_marker(" ".join(words.strip("=-_*#: \n").split())).rstrip(".").lower()
    plain = plain.lstrip("0123456789. ")
    number, stop, rest = plain.partition(". ")
    if stop and not number.strip("ivxl"):
        plain = rest
    if plain in BIBLIOGRAPHY_LABELS:
        return "bibliography"
    if heads_notes(plain):
        return "notes"
    return "bibliography" if plain in word_list("bibliography_heads") else ""


def _source_from(document: Document, layer: Layer, notes: Intervals, works: Intervals) -> int:
    """The number of the first block of a statement of the source, or the number of all blocks.

    It stands among the last blocks, and nothing but short lines and pictures follow it.
    """
    text, blocks = document.text, document.blocks
    count = len(blocks)
    found = count
    for index in range(count - 1, max(0, count - _LAST_BLOCKS), -1):
        block = blocks[index]
        if block.end - block.start > _LONGEST or notes.touches(block.start, block.end):
            break
        if works.touches(block.start, block.end):
            break
        if not layer.is_free(block.first, block.last):
            if layer.covering(block.start, "figure", "milestone", "address") is None:
                break
            continue
        if _states_source(text[block.start : min(block.end, block.start + 100)]):
            found = index
        elif block.end - block.start > _LONGEST_BELOW:
            break
    return found


def _states_source(words: str) -> bool:
    """True for the beginning of "Extract from:", "First published in ...", "Source: ..."."""
    tokens = words.lower().split()[:8]
    first, second = tokens[0], tokens[1] if len(tokens) > 1 else ""
    if first in ("source:", "from:", "copyright", "©") or words[:8].lower() == "source :":
        return True
    if first in _TAKEN:
        return "from" in tokens[1:5] or "from:" in tokens[1:5]
    if first in ("originally", "first"):
        return second in _PUBLISHED
    if first in ("this", "the") and second in _WORKS:
        return any(token in _PUBLISHED for token in tokens[2:6])
    return first == "published" and second in ("by", "in")
