"""Paragraphs of one style that stand together: quotations, verse, speeches, bibliographies.

    Quote, Quote            ->  <quote rend="block"><p>...</p><p>...</p></quote>
    tei:l, tei:l, (empty)   ->  <lg><l>...</l><l>...</l></lg>
    tei:sp, tei:sp          ->  <sp><speaker>...</speaker><p>...</p></sp>
"""

from __future__ import annotations

from collections.abc import Sequence

from tei.readers.office.inline import Inline
from tei.readers.office.model import Block, Mark, Paragraph, Run
from tei.readers.writing import Begun, Writing

GROUPS = frozenset(["quote", "cit", "verse", "speech", "bibl", "epigraph"])
WHY = {
    "quote": "a paragraph in a style for quotations",
    "cit": "a paragraph in a style for quotations with their source",
    "bibl": "a paragraph in a style for entries of a bibliography",
    "verse": "a paragraph in a style for verse",
    "speech": "a paragraph in a style for speeches of a play",
    "epigraph": "a paragraph in a style for epigraphs",
}


def is_empty(paragraph: Paragraph) -> bool:
    """True if nothing is printed of a paragraph."""
    return not paragraph.words().strip() and not any(
        isinstance(p, Mark) and p.kind in ("note", "picture", "formula") for p in paragraph.pieces
    )


class Groups:
    """Writes the paragraphs of a group."""

    def __init__(self, page: Writing, inline: Inline) -> None:
        self.page = page
        self.inline = inline

    def write(self, role: str, blocks: Sequence[Paragraph]) -> None:
        """Paragraphs of one style that stand together."""
        filled = [b for b in blocks if not is_empty(b)]
        begin, end = self.page.begin, self.page.end
        if not filled:
            return
        if role == "bibl":
            outer = begin("listBibl", WHY[role], block=True)
            for block in filled:
                self._leaf("bibl", role, block)
            end(outer)
        elif role == "cit":
            for block in filled:
                self._cited(block)
        elif role == "verse":
            self._verse(blocks)
        elif role == "speech":
            self._speeches(blocks)
        else:
            epigraph = begin("epigraph", WHY[role], block=True) if role == "epigraph" else None
            quote = begin("quote", WHY[role], {"rend": "block"}, block=True)
            for block in filled:
                if len(filled) > 1:
                    self._leaf("p", role, block)
                else:
                    self.inline.write(block)
            end(quote)
            if epigraph:
                end(epigraph)

    def _leaf(self, element: str, role: str, block: Paragraph) -> None:
        label = "".join(block.label.split())
        begun = self.page.begin(element, WHY[role], {"n": label} if label else None, block=True)
        if label:
            self.page.mark(label, begun)
            self.page.write(" ")
        self.inline.write(block)
        self.page.end(begun)

    def _cited(self, block: Paragraph) -> None:
        """What is quoted, and from the words in the style `tei:bibl` on, its source."""
        pieces = block.pieces
        at = next(
            (n for n, p in enumerate(pieces) if isinstance(p, Run) and p.element == "bibl"),
            len(pieces),
        )
        cit = self.page.begin("cit", WHY["cit"], block=True)
        quote = self.page.begin("quote", WHY["cit"], {"rend": "block"}, block=True)
        self.inline.write(block._replace(pieces=pieces[:at]))
        self.page.end(quote)
        bibl = self.page.begin("bibl", WHY["cit"], block=True)
        rest = [p._replace(element="") if isinstance(p, Run) and p.element == "bibl" else p
                for p in pieces[at:]]  # fmt: skip
        self.inline.write(block._replace(pieces=tuple(rest)))
        self.page.end(bibl)
        self.page.end(cit)

    def _verse(self, blocks: Sequence[Paragraph]) -> None:
        """Stanzas end at empty paragraphs; a break inside a paragraph ends a line of verse."""
        stanza: Begun | None = None
        for block in blocks:
            if is_empty(block):
                if stanza:
                    self.page.end(stanza)
                stanza = None
                continue
            stanza = stanza or self.page.begin("lg", WHY["verse"], block=True)
            for line in lines_of(block):
                self._leaf("l", "verse", line)
        if stanza:
            self.page.end(stanza)

    def _speeches(self, blocks: Sequence[Paragraph]) -> None:
        """The first paragraph of each speech is its speaker; an empty one ends it."""
        speech: Begun | None = None
        for block in blocks:
            if is_empty(block):
                if speech:
                    self.page.end(speech)
                speech = None
            elif speech is None:
                speech = self.page.begin("sp", WHY["speech"], block=True)
                self._leaf("speaker", "speech", block)
            else:
                self._leaf("p", "speech", block)
        if speech:
            self.page.end(speech)


def goes_on(block: Block, role: str) -> bool:
    """True if a block belongs to the group of that role."""
    return isinstance(block, Paragraph) and block.role == role and (
        block.depth < 0 or role == "bibl"
    )


def lines_of(block: Paragraph) -> Sequence[Paragraph]:
    """A paragraph cut at its line breaks."""
    lines: list[list[Run | Mark]] = [[]]
    for piece in block.pieces:
        if isinstance(piece, Mark) and piece.kind == "break" and not piece.value:
            lines.append([])
        else:
            lines[-1].append(piece)
    return [p for line in lines if not is_empty(p := block._replace(pieces=tuple(line)))]
