"""The blocks of a document: headings, quotations, verse, speeches, tables, pictures, text boxes."""

from __future__ import annotations

from collections.abc import Sequence

from tei.names import XML_ID
from tei.readers.office.groups import GROUPS, Groups, goes_on, is_empty
from tei.readers.office.inline import Inline
from tei.readers.office.lists import Lists
from tei.readers.office.model import Block, Box, Mark, Paragraph, Run, Table
from tei.readers.writing import Writing

WHY = {
    "p": "a paragraph of the document",
    "caption": "a paragraph in a style for captions, beside what it belongs to",
    "table": "a table of the document",
    "figure": "a picture of the document, in a paragraph of its own",
    "figDesc": "the words that the document gives for those who cannot see the picture",
    "box": "a text box of the document",
    "pb": "a page that the document ends on purpose",
    "style": "a paragraph in a style named after the element",
}


def is_picture(block: Block) -> bool:
    """True for a paragraph that holds pictures and no words."""
    return (
        isinstance(block, Paragraph)
        and not block.words().strip()
        and any(isinstance(p, Mark) and p.kind == "picture" for p in block.pieces)
        and not any(isinstance(p, Mark) and p.kind in ("note", "formula") for p in block.pieces)
    )


class Blocks:
    """Writes blocks; `plain` is False where each paragraph is to be a `<p>` (in a note, a cell)."""

    def __init__(self, page: Writing, inline: Inline) -> None:
        self.page = page
        self.inline = inline
        self.lists = Lists(page, inline)
        self.groups = Groups(page, inline)
        self.below = False  # the captions of tables stand below them
        self.roles: set[str] = set()  # those met, which the rules need not guess

    def write(self, blocks: Sequence[Block], plain: bool = True) -> None:
        """Write blocks, in order; a caption goes before the table it belongs to."""
        at, before = 0, self.below
        self.below = _captions_stand_below(blocks)
        while at < len(blocks):
            block = blocks[at]
            if isinstance(block, Table):
                below = blocks[at + 1] if at + 1 < len(blocks) else None
                own = below if self._is_caption_of_table(blocks, at + 1) else None
                self._table(block, own if isinstance(own, Paragraph) else None)
                at += 2 if own is not None else 1
                if isinstance(own, Paragraph):
                    self._boxes(own)
            elif isinstance(block, Box):
                self._box(block)
                at += 1
            else:
                at = self._paragraphs(blocks, at, block, plain)
        self.below = before
        self.lists.close()

    def _paragraphs(self, blocks: Sequence[Block], at: int, block: Paragraph, plain: bool) -> int:
        """Write the paragraph at `at`, and those that belong to it; the place after them."""
        end = at + 1
        if block.depth >= 0 and block.role not in ("head", "title", "bibl"):
            self.roles.add("list")
            self.lists.item(block)
        elif block.role == "continue" and self.lists.is_open():
            self.lists.go_on(block)
        else:
            self.lists.close()
            below = blocks[at + 1] if at + 1 < len(blocks) else None
            if is_picture(block) or (block.role == "caption" and below and is_picture(below)):
                end = self._figure(blocks, at)
            elif (
                block.role == "caption" and isinstance(below, Table)
                and not self._is_caption_of_table(blocks, at + 2)
            ):  # fmt: skip
                self._table(below, block)
                end = at + 2
            elif block.role in GROUPS:
                while end < len(blocks) and goes_on(blocks[end], block):
                    end += 1
                if not block.set_in:
                    self.roles.add(block.role)
                group = [b for b in blocks[at:end] if isinstance(b, Paragraph)]
                self.groups.write(block.role, group)
            else:
                self._paragraph(block, plain)
        for done in blocks[at:end]:
            if isinstance(done, Paragraph):
                self._boxes(done)
        return end

    def _boxes(self, block: Paragraph) -> None:
        """The text boxes that hang on a paragraph, after it."""
        for box in block.boxes:
            self.lists.close()
            self._box(box)

    def _is_caption_of_table(self, blocks: Sequence[Block], at: int) -> bool:
        """True for a caption below a table, where it is the document's way to have them there."""
        if not self.below or not 0 < at < len(blocks):
            return False
        caption = blocks[at]
        return (
            isinstance(blocks[at - 1], Table)
            and isinstance(caption, Paragraph)
            and caption.role == "caption"
            and not is_empty(caption)
        )

    def _paragraph(self, block: Paragraph, plain: bool) -> None:
        if is_empty(block):
            if any(isinstance(p, Mark) and p.value == "page" for p in block.pieces):
                begun = self.page.begin("pb", WHY["pb"], block=True)
                self.page.end(begun, empty=True)
            return
        element, why, attributes = "", WHY["style"], {}
        if block.role == "head":
            self.roles.add("head")
            element, why = "head", f"a paragraph in a style for headings of level {block.level}"
        elif block.role.startswith("fw "):
            element, attributes = "fw", {"type": block.role[3:]}
        elif block.role in ("signed", "salute"):
            element = "ab"
            attributes = {"type": block.role}
        elif block.role == "stage":
            element = "stage"
        elif block.role == "caption":
            element, attributes, why = "ab", {"type": "caption"}, WHY["caption"]
        elif not plain or _needs_its_own(block, self.inline):
            element, why = "p", WHY["p"]
        if identifier := _bookmark(block, self.inline):
            attributes[XML_ID] = identifier
        if not element:
            self.inline.write(block)
            self.page.new_paragraph()
            return
        begun = self.page.begin(element, why, attributes, block=True)
        if block.label:
            self.page.write(f"{block.label} ")
        self.inline.write(block)
        self.page.end(begun)

    def _table(self, table: Table, caption: Paragraph | None) -> None:
        self.lists.close()
        self.roles.add("table")
        begin, end = self.page.begin, self.page.end
        whole = begin("table", WHY["table"], block=True)
        if caption is not None:
            self._caption(caption)
        for number, row in enumerate(table.rows):
            role = "label" if number < table.heads else "data"
            line = begin("row", WHY["table"], {"role": role}, block=True)
            for cell in row:
                attributes = {"cols": str(cell.cols)} if cell.cols > 1 else {}
                if cell.rows > 1:
                    attributes["rows"] = str(cell.rows)
                inside = begin("cell", WHY["table"], attributes, block=True)
                self.inside(cell.blocks)
                end(inside, empty=True)
            end(line)
        end(whole)

    def inside(self, blocks: Sequence[Block]) -> None:
        """What stands in a cell or note: one paragraph as it is, several as `<p>`s."""
        filled = [b for b in blocks if not isinstance(b, Paragraph) or not is_empty(b) or b.boxes]
        if len(filled) == 1 and isinstance(filled[0], Paragraph):
            only = filled[0]
            if only.role in ("p", "continue") and only.depth < 0 and not only.boxes:
                self.inline.write(only)
                return
        outer, self.lists = self.lists, Lists(self.page, self.inline)
        self.write([_without_level(b) for b in filled], plain=False)
        self.lists = outer

    def _caption(self, caption: Paragraph) -> None:
        attributes = {}
        if identifier := _bookmark(caption, self.inline):
            attributes[XML_ID] = identifier
        head = self.page.begin("head", WHY["caption"], attributes, block=True)
        if caption.label:
            self.page.write(f"{caption.label} ")
        self.inline.write(caption)
        self.page.end(head)

    def _figure(self, blocks: Sequence[Block], at: int) -> int:
        """A picture with the caption above or below it; the place after both."""
        self.roles.add("figure")
        first = blocks[at]
        caption: Paragraph | None = None
        end = at + 1
        if isinstance(first, Paragraph) and not is_picture(first):
            caption, picture, end = first, blocks[at + 1], at + 2
        else:
            picture = first
            below = blocks[end] if end < len(blocks) else None
            if isinstance(below, Paragraph) and below.role == "caption" and below.words().strip():
                end += 1
        figure = self.page.begin("figure", WHY["figure"], block=True)
        if caption:
            self._caption(caption)
        for piece in picture.pieces if isinstance(picture, Paragraph) else ():
            if isinstance(piece, Mark) and piece.kind == "picture":
                self._graphic(piece.value)
                self._says(piece.value)
        if not caption and end == at + 2 and isinstance(blocks[at + 1], Paragraph):
            self._caption(blocks[at + 1])  # type: ignore[arg-type]
        self.page.end(figure)
        return end

    def _graphic(self, key: str) -> None:
        """A picture on a line of its own: the line is its address, as a mark."""
        attributes = self.inline.graphic(key)
        graphic = self.page.begin("graphic", WHY["figure"], attributes, block=True)
        self.page.mark(attributes["url"], graphic)
        self.page.end(graphic)

    def _says(self, key: str) -> None:
        """The words for those who cannot see a picture, if somebody has written them."""
        words = self.inline.says(key)
        if words:
            described = self.page.begin("figDesc", WHY["figDesc"], block=True)
            self.page.write(words)
            self.page.end(described)

    def _box(self, box: Box) -> None:
        self.lists.close()
        if not any(not isinstance(b, Paragraph) or b.boxes or not is_empty(b) for b in box.blocks):
            return
        outer = self.page.begin("floatingText", WHY["box"], {"type": "box"}, block=True)
        body = self.page.begin("body", WHY["box"], block=True)
        self.write([_without_level(b) for b in box.blocks], plain=False)
        self.page.end(body)
        self.page.end(outer)


def _captions_stand_below(blocks: Sequence[Block]) -> bool:
    """True if the first caption beside a table stands below it."""
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.role == "caption" and not is_picture(block):
            if at and isinstance(blocks[at - 1], Table):
                return True
            if at + 1 < len(blocks) and isinstance(blocks[at + 1], Table):
                return False
    return False


def _without_level(block: Block) -> Block:
    """In a note, cell or box a heading opens no division: it is a paragraph."""
    if isinstance(block, Paragraph) and block.role in ("head", "title", "subtitle", "author",
                                                       "date", "abstract", "item"):
        return block._replace(role="p")
    return block


def _needs_its_own(block: Paragraph, inline: Inline) -> bool:
    """True if a paragraph must be said to be one: a rule would cut its pictures off its ends."""
    if block.label or _bookmark(block, inline):
        return True
    return any(
        isinstance(p, Mark) and (p.kind in ("picture", "formula") or p.value in ("page", "column"))
        for p in block.pieces
    )


def _bookmark(block: Paragraph, inline: Inline) -> str:
    """The identifier of a bookmark without words that something points at."""
    open_: dict[str, bool] = {}
    for piece in block.pieces:
        if isinstance(piece, Run):
            if piece.words.strip():
                open_ = dict.fromkeys(open_, True)
        elif piece.kind in ("note", "picture", "formula"):
            open_ = dict.fromkeys(open_, True)
        elif piece.kind == "anchor":
            open_[piece.value] = False
        elif (
            piece.kind == "anchor-end"
            and open_.pop(piece.value, True) is False
            and (identifier := inline.names.links.get(piece.value))
        ):
            return identifier
    return ""
