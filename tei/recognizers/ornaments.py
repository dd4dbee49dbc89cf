"""Ornaments: lines of asterisks, dashes or signs that part one section from the next.

Guidelines: CORS5 (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#CORS5).

    The train had left.

    * * *                ->   <milestone unit="section" rend="pre(***)"/>

    A year later ...

A line of dashes at once below words is their underline, and one beside columns is the rule of a
table: neither is an ornament.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.standoff import Annotation, rend_of_marks
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Block, Document
    from tei.project import Project
    from tei.standoff import Layer

WHY = "a line of ornament that stands by itself between paragraphs"
_SIGNS = frozenset("*⁂§~•·∗✻✽❦❧☙⁎†‡#♦◆◊○●=_-–—+.oO0")
_FLEURONS = frozenset("⁂❦❧☙✻✽")
_RULES = frozenset("=_-–—")
_SINGLE = frozenset("*§#~•·◆◊")
_KNOTS = frozenset(["oOo", "o0o", "ooo", "-oOo-", "-o0o-", "--oOo--", "--o0o--", "---oOo---",
                    "---o0o---", "-ooOoo-", "--ooOoo--", "ooOoo"])  # fmt: skip
_WIDEST = 200


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation]:
    """Yield a `<milestone unit="section">` for each line of ornament."""
    text, blocks = document.text, document.blocks
    for index, block in enumerate(blocks):
        start, end = block.start, block.end
        if text[start] in _SIGNS and end - start <= _WIDEST and _is_ornament(text[start:end]):
            alone = block.last - block.first == 1 and _stands_alone(blocks, index, text[start])
            if alone and layer.is_free(block.first, block.last):
                attributes = {"unit": "section", "rend": rend_of_marks(text[start:end], "")}
                yield Annotation(start, end, "milestone", "ornaments", WHY, "high", attributes,
                                 ((start, end),), block=True)  # fmt: skip


def _is_ornament(line: str) -> bool:
    bare = "".join(line.split())
    signs = set(bare)
    if not signs <= _SIGNS:
        return False
    if signs <= _FLEURONS or bare in _SINGLE or bare in _KNOTS:
        return True
    if not signs.isdisjoint("oO0+.") or len(bare) < 2:
        return False  # letters; the frame of a table; dots, which are an omission
    if signs <= _RULES:
        return len(bare) >= 3 and len(signs) == 1 and "  " not in line.strip()
    return len(signs) <= 3


def _stands_alone(blocks: tuple[Block, ...], index: int, sign: str) -> bool:
    """True if blank lines part the line from words; asterisks need none."""
    if index == 0:
        return False
    if sign not in _RULES:
        return True
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    return blocks[index].blank_before > 0 and (below is None or below.blank_before > 0)
