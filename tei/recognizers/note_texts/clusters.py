"""Definitions that stand together, and how far the text of each of them runs.

A cluster is what a page or a section has at its end: definitions with nothing between them but
their own further paragraphs. Footnotes printed page by page are many clusters.

    1. A note.
       Its second paragraph.     ->   Cluster([1, 2], extents=[[(3, 10), (14, 35)], ...])
    2. Another.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from tei.recognizers.note_texts.definitions import (
    NOTES_HEADING,
    WORKS_HEADING,
    Definition,
    heading_before,
)
from tei.recognizers.note_texts.markers import Found, Marker
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Block, Document

_CITED_BEFORE = compiled(r"(?i)\b(?:ibid|op\. ?cit|loc\. ?cit|see|cf|quoted)\b")
_NEVER = 1 << 60
_FAR_IN = 24  # columns: what is set in more is at the right of the page
_FAR = 8  # unindented paragraphs between two definitions: more, and they are no continuation


class Cluster:
    """Definitions that stand together. `extents[i]` are the paragraphs of `definitions[i]`.

    `headed` and `ruled`: a heading such as "Notes", a rule, stands above; `last`: little follows;
    `listed`: a colon stands above, as it does above a list; `page`: where the page begins at
    whose foot it stands, 0 if at no such. The rest is filled in by the matching.
    """

    __slots__ = (
        "definitions", "end", "extents", "group", "headed", "last", "listed", "lower",
        "matched", "page", "ruled", "shape", "start", "works",
    )  # fmt: skip

    def __init__(self, definitions: list[Definition], extents: list[list[tuple[int, int]]]) -> None:
        self.definitions = definitions
        self.extents = extents
        self.start = definitions[0].start
        self.end = extents[-1][-1][1]
        self.headed = self.ruled = self.last = self.listed = self.works = False
        self.shape = ""
        self.page = 0
        self.lower: dict[str, int] = {}
        self.matched: list[tuple[Marker, ...]] = [()] * len(definitions)
        self.group: Cluster = self

    def notes(self) -> Iterator[tuple[Definition, list[tuple[int, int]], tuple[Marker, ...]]]:
        """Each note: its definition, its paragraphs, its markers."""
        return zip(self.definitions, self.extents, self.matched, strict=True)

    @property
    def count(self) -> int:
        """How many definitions have a marker."""
        return sum(bool(m) for m in self.matched)

    def score(self) -> int:
        """How much it looks like notes rather than a list, for two that claim the same markers."""
        same = self.definitions[0].form == self.shape
        announced = self.headed + self.ruled - self.listed
        return 3 * announced + 2 * same + self.last + min(4, self.count)


def clusters_of(
    document: Document, found_series: list[list[Definition]], found: Found, ends: list[int]
) -> list[Cluster]:
    """All clusters, in the order of the text, but lists of works under their heading."""
    pages = _Pages(document)
    clusters = []
    for one in found_series:
        begin = 0
        for i, (a, b) in enumerate(pairwise(one), 1):
            if _parted(pages, a, b, found) or _on_pages(document.text, a, b, ends):
                clusters.append(pages.cluster(one[begin:i]))
                begin = i
        clusters.append(pages.cluster(one[begin:]))
    clusters.sort(key=lambda c: c.start)
    for cluster in clusters if ends else ():
        _set_page(document, cluster, ends)
    return [c for c in clusters if not c.works]


def _parted(pages: _Pages, a: Definition, b: Definition, found: Found) -> bool:
    """True if text stands between two definitions: the marker of the second, or too much."""
    if b.line - a.line == 1:
        return False
    if a.closes and pages.document.text[a.closes : b.start].strip():
        return True
    for shape in found.values():
        markers = shape.strong.get(b.key)
        if markers:
            i = bisect_left(markers, (a.start, 0, 0))
            if i < len(markers) and markers[i].start < b.start:
                return True
    between = pages.blocks_between(a.line, b.line)
    return sum(block.indent <= a.indent for block in between[1:]) > _FAR


def _on_pages(text: str, a: Definition, b: Definition, ends: list[int]) -> bool:
    """True of notes at the feet of two pages: the text of the second has the second's number."""
    at = bisect_left(ends, a.start)
    if at >= len(ends) or ends[at] > b.start or b.form not in ("plain", "stop"):
        return False
    number = re.compile(rf"(?:[^\W\d_]|[.,;:!?”\"’'»)\]]){b.key}(?![\w.,]?\d)(?!\w)")
    return number.search(text, ends[at], b.start) is not None


def _set_page(document: Document, cluster: Cluster, ends: list[int]) -> None:
    """Say of notes at the foot of a page where the page begins."""
    at = bisect_left(ends, cluster.start)
    foot = ends[at] if at < len(ends) else 0
    last = cluster.extents[-1][-1][0]
    if last < foot and not document.text[document.lines[document.line_at(last) + 1] : foot].strip():
        cluster.page = max(1, ends[at - 1] if at else 1)


class _Pages:
    """The blocks of a document, found by line."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.blocks = document.blocks
        self.firsts = [block.first for block in self.blocks]
        indents = Counter(block.indent for block in self.blocks[:300])
        self.usual_indent = max(indents, key=indents.__getitem__, default=0)

    def blocks_between(self, first: int, last: int) -> tuple[Block, ...]:
        """The blocks that have lines in `first..last - 1`."""
        at = bisect_right(self.firsts, first) - 1
        return self.blocks[at : bisect_left(self.firsts, last)]

    def cluster(self, definitions: list[Definition]) -> Cluster:
        """A cluster with the extent of each of its notes, and what stands above it."""
        extents = [
            self.paragraphs(a, self.blocks_between(a.line, b.line), b.line)
            for a, b in pairwise(definitions)
        ]
        last = definitions[-1]
        at = bisect_right(self.firsts, last.line) - 1
        following = self.blocks[at : at + 1]
        if last.body >= following[0].end:  # the label has a line to itself
            following = self.blocks[at : at + 2]
        following += self.hanging(last, at + len(following))
        extents.append(self.paragraphs(last, following, _NEVER))
        cluster = Cluster(definitions, extents)
        above, cluster.ruled = heading_before(self.document, definitions[0].line)
        cluster.headed = bool(NOTES_HEADING.match(above))
        cluster.listed = above.endswith(":") and not cluster.headed
        length = len(self.document.text)
        cluster.last = length - cluster.end < max(2000, length // 10)
        if WORKS_HEADING.match(above):
            text = self.document.text[cluster.start : cluster.end]
            cluster.works = not _CITED_BEFORE.search(text)
        return cluster

    def hanging(self, definition: Definition, at: int) -> tuple[Block, ...]:
        """The blocks after the last note that are indented as only its continuation would be."""
        found = []
        blocks, least = self.blocks, max(definition.indent + 2, self.usual_indent + 1)
        for block in blocks[at : at + _FAR]:
            if block.indent > least + _FAR_IN:
                break  # a signature at the right
            if block.indent < (least if not block.blank_before else max(least, 3)):
                break
            found.append(block)
        return tuple(found)

    def paragraphs(
        self, definition: Definition, blocks: tuple[Block, ...], last: int
    ) -> list[tuple[int, int]]:
        """The paragraphs of a note: spans of text from its label to line `last`."""
        document = self.document
        if definition.closes:
            return self.closed(definition)
        if len(blocks) > 1 and blocks[-1].last <= last < _NEVER and _heads(document, blocks[-1]):
            blocks = blocks[:-1]
        spans: list[tuple[int, int]] = []
        for block in blocks:
            end = block.end
            if block.last > last:
                end = document.lines[last] - 1
                while document.text[end - 1].isspace():
                    end -= 1
            start = max(block.start, definition.body)
            if start >= end:
                continue
            if spans and not block.blank_before and self.goes_on(definition, block):
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
        return spans or [(definition.body, document.lines[definition.line + 1] - 1)]

    def closed(self, definition: Definition) -> list[tuple[int, int]]:
        """The paragraphs of a note in brackets: all up to the one that closes it."""
        last = self.document.line_at(definition.closes - 1) + 1
        spans = [
            (max(block.start, definition.body), min(block.end, definition.closes))
            for block in self.blocks_between(definition.line, last)
        ]
        return [(start, end) for start, end in spans if start < end]

    def goes_on(self, definition: Definition, block: Block) -> bool:
        """True if a block that follows without a blank line continues a hard-wrapped paragraph."""
        above = self.document.line(block.first - 1)
        if not 45 <= len(above) <= 100:
            return False
        indent = len(above) - len(above.lstrip())
        return block.first == definition.line + 1 or block.indent == indent


def _heads(document: Document, block: Block) -> bool:
    """True if a block among notes is a heading ("Chapter Two"), not a paragraph of one."""
    if block.last - block.first > 1 or not block.blank_before or block.indent > 3:
        return False
    words = document.text[block.start : block.end]
    return len(words) < 60 and words[-1] not in '.,;:!?"”’)' and words[0].isupper()
