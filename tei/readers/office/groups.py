"""Paragraphs of one style that stand together: quotations, verse, speeches, bibliographies.

    Quote, Quote            ->  <quote rend="block"><p>...</p><p>...</p></quote>
    tei:l, tei:l, (empty)   ->  <lg><l>...</l><l>...</l></lg>
    tei:sp, tei:sp          ->  <sp><speaker>...</speaker><p>...</p></sp>

A paragraph in such a style that is the source of a quotation ("— Ann Author, *A Work*") makes a
`<cit>` of it. So does one that `set_in.py` has found; what it found is not certain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tei.layout import is_source
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
SET_IN = {
    "quote": "a paragraph that stands in from the margin of those around it",
    "verse": "lines that stand in from the margin of the paragraphs around them",
    "epigraph": "words set apart between a heading and the text",
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
        self._why, self._cert = "", "high"

    def write(self, role: str, blocks: Sequence[Paragraph]) -> None:
        """Paragraphs of one style that stand together."""
        filled = [b for b in blocks if not is_empty(b)]
        begin, end = self._begin, self.page.end
        if not filled:
            return
        guessed = bool(filled[0].set_in)
        self._why, self._cert = (SET_IN if guessed else WHY)[role], "medium" if guessed else "high"
        if role == "bibl":
            outer = begin("listBibl")
            for block in filled:
                self._leaf("bibl", block)
            end(outer)
        elif role == "cit":
            for block in filled:
                self._cited(block)
        elif role == "verse":
            self._verse(blocks)
        elif role == "speech":
            self._speeches(blocks)
        else:
            for words, source in _with_sources(filled):
                epigraph = begin("epigraph") if role == "epigraph" else None
                self._quotation(words, source)
                if epigraph:
                    end(epigraph)

    def _begin(self, element: str, attributes: dict[str, str] | None = None) -> Begun:
        return self.page.begin(element, self._why, attributes, block=True, cert=self._cert)

    def _quotation(self, blocks: Sequence[Paragraph], source: Paragraph | None) -> None:
        """What is quoted, in a `<cit>` if its source stands below it."""
        cit = self._begin("cit") if source else None
        quote = self._begin("quote", {"rend": "block"})
        for block in blocks:
            if len(blocks) > 1:
                self._leaf("p", block)
            else:
                self.inline.write(block)
        self.page.end(quote)
        if source and cit:
            self._leaf("bibl", source)
            self.page.end(cit)

    def _leaf(self, element: str, block: Paragraph) -> None:
        label = "".join(block.label.split())
        begun = self._begin(element, {"n": label} if label else None)
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
        cit = self._begin("cit")
        quote = self._begin("quote", {"rend": "block"})
        self.inline.write(block._replace(pieces=pieces[:at]))
        self.page.end(quote)
        bibl = self._begin("bibl")
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
            stanza = stanza or self._begin("lg")
            for line in lines_of(block):
                self._leaf("l", line)
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
                speech = self._begin("sp")
                self._leaf("speaker", block)
            else:
                self._leaf("p", block)
        if speech:
            self.page.end(speech)


def goes_on(block: Block, first: Paragraph) -> bool:
    """True if a block belongs to the group that a paragraph begins."""
    return (
        isinstance(block, Paragraph)
        and block.role == first.role
        and bool(block.set_in) == bool(first.set_in)
        and (block.depth < 0 or block.role == "bibl")
    )


def _with_sources(
    blocks: Sequence[Paragraph],
) -> Iterator[tuple[Sequence[Paragraph], Paragraph | None]]:
    """The quotations of a group: each ends where its source stands."""
    words: list[Paragraph] = []
    for block in blocks:
        last = block is blocks[-1]
        if words and (
            block.set_in == "source"
            if block.set_in
            else is_source(block.words()[:200], after_quotation=last)
        ):
            yield words, block
            words = []
        else:
            words.append(block)
    if words:
        yield words, None


def lines_of(block: Paragraph) -> Sequence[Paragraph]:
    """A paragraph cut at its line breaks."""
    lines: list[list[Run | Mark]] = [[]]
    for piece in block.pieces:
        if isinstance(piece, Mark) and piece.kind == "break" and not piece.value:
            lines.append([])
        else:
            lines[-1].append(piece)
    return [p for line in lines if not is_empty(p := block._replace(pieces=tuple(line)))]
