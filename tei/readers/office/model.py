"""What a word processor's document holds, whichever of them wrote it.

A document is a sequence of blocks: paragraphs, tables, text boxes. A paragraph is a sequence of
pieces: runs of words that look alike, and marks of what stands between words. Notes and comments
hold blocks of their own and are called for by a mark.
"""

from __future__ import annotations

from collections.abc import Mapping

from tei.names import Node
from tei.typed import Record


class Run(Record):
    """Words that look alike.

    `look` are words of `@rend`; `element` is what a style of TEI's says they are; `language` a code
    or ""; `link` an address, or `#bookmark`; `change` the number of the tracked change that put
    them in or took them out, or -1.
    """

    words: str
    look: tuple[str, ...] = ()
    element: str = ""
    language: str = ""
    link: str = ""
    change: int = -1


class Mark(Record):
    """What is no words. `kind` says what `value` is:

    `break` ("" a line's end, "page", "column"); `note` (the key of a note); `picture` and `formula`
    (their key); `anchor` and `anchor-end` (a bookmark's name); `comment` and `comment-end` (the key
    of a comment). A note may be called for by words of its own: `words`.
    """

    kind: str
    value: str = ""
    words: str = ""


class Paragraph(Record):
    """One paragraph: `number` is its place in the file, counted from 1; `role` what its style says
    (see `styles.py`), `level` that of a heading; `label` the number or bullet printed before it.

    In a list, `depth` is its level from 0 (else -1), `series` tells one list from another. `left`
    is by how much it stands in from the margin, `right` likewise at the other side, in twentieths
    of a point; `side` is "right" or "center" where it is set so; `size` is that of its largest
    words in half points, 0 if the file does not say. What its role was told from, if not from its
    style, is `set_in`: the "words" of a quotation, or its "source" (see `set_in.py`).
    """

    number: int
    pieces: tuple[Run | Mark, ...]
    role: str = "p"
    level: int = 0
    label: str = ""
    depth: int = -1
    series: str = ""
    numbered: bool = False
    boxes: tuple[Box, ...] = ()
    left: int = 0
    right: int = 0
    side: str = ""
    size: int = 0
    set_in: str = ""

    def words(self) -> str:
        """Its words, without what notes say."""
        return "".join(piece.words for piece in self.pieces if isinstance(piece, Run))


class Cell(Record):
    """A cell: what stands in it, and how many columns and rows it goes over."""

    blocks: tuple[Block, ...]
    cols: int = 1
    rows: int = 1


class Table(Record):
    """A table: its rows, of which the first `heads` are repeated on each page as its head."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 0


class Box(Record):
    """A text box: blocks that stand apart from the paragraph they hang on."""

    blocks: tuple[Block, ...]


Block = Paragraph | Table | Box


class Note(Record):
    """A note: `kind` is `foot`, `end` or `comment`; `label` its number as printed."""

    kind: str
    label: str
    blocks: tuple[Block, ...]
    who: str = ""
    when: str = ""
    answers: str = ""  # the key of the comment that it answers


class Picture(Record):
    """A picture: `url` is its address, if it is not in the package; `data` its bytes, if it is."""

    name: str
    data: bytes = b""
    url: str = ""
    says: str = ""  # the words for those who cannot see it


class Formula(Record):
    """An equation: as MathML, if it could be made, and its signs in a line."""

    words: str
    mathml: Node | None
    display: bool = False


class Change(Record):
    """A tracked change: `kind` is `add` or `del`."""

    kind: str
    who: str = ""
    when: str = ""


class Office(Record):
    """A whole document. `left_out` says what was left out on purpose, and how often."""

    blocks: tuple[Block, ...]
    notes: Mapping[str, Note]
    pictures: Mapping[str, Picture]
    formulas: Mapping[str, Formula]
    changes: tuple[Change, ...]
    about: Mapping[str, str]  # title, author, language, keywords, created, modified, changed_by
    left_out: Mapping[str, int]
