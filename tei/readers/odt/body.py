"""The body of an OpenDocument text -> the model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tei.errors import SourceError
from tei.readers.odt import rest
from tei.readers.odt.frames import framed
from tei.readers.odt.inline import DRAWN, Inline, Piece
from tei.readers.odt.lists import Numbering
from tei.readers.odt.styles import Styles
from tei.readers.odt.tables import table_of
from tei.readers.office.model import (
    Block,
    Box,
    Change,
    Formula,
    Mark,
    Note,
    Office,
    Paragraph,
    Picture,
    Run,
)
from tei.readers.office.package import Package, attribute, child, local

_GENERATED = frozenset("table-of-content illustration-index table-index object-index user-index "
                       "alphabetical-index".split())  # fmt: skip
# Beside the paragraphs, and no words of the text
_NO_BLOCKS = frozenset("tracked-changes forms sequence-decls variable-decls user-field-decls "
                       "dde-connection-decls soft-page-break desc title index-title-template "
                       "bibliography-source enhanced-geometry glue-point event-listeners "
                       "annotation creator date initials meta-creator-initials".split())


class Body:
    """Reads a document once; `accepted`: tracked changes are taken as if they had been accepted."""

    def __init__(self, package: Package, accepted: bool = False) -> None:
        self.package = package
        self.accepted = accepted
        content, styles = package.xml("content.xml"), package.xml("styles.xml")
        text = child(content, "body", "text") if content is not None else None
        if text is None:
            raise SourceError(
                f"{package.name} is no OpenDocument text: nothing in it is the text of one.",
                "Name an .odt file, or say what it is with --from.",
            )
        self.text, self._content = text, content
        self.styles = Styles(styles, content)
        self.numbering = Numbering(self.styles)
        self.inline = Inline(self)
        self.notes: dict[str, Note] = {}
        self.comments: dict[str, Note] = {}
        self.changes: list[Change] = []
        self.pictures: dict[str, Picture] = {}
        self.formulas: dict[str, Formula] = {}
        self.left_out: dict[str, int] = {}
        self._regions = {
            attribute(r, "id"): r for r in text.iter() if local(r) == "changed-region"
        }
        self._paragraphs = 0
        self._lists = 0
        self._ended: dict[str, str] = {}  # style of lists -> the last of them

    def office(self) -> Office:
        """The whole document."""
        blocks = tuple(self.blocks(self.text))
        styles = self.package.xml("styles.xml")
        rest.count(self.text, styles, self._content, self.leave_out, self.accepted)
        for element in styles.iter() if styles is not None else ():
            if local(element) in ("header", "footer") and "".join(element.itertext()).strip():
                self.leave_out("running head(s) or foot(s)")
        return Office(
            blocks, {**self.notes, **self.comments}, self.pictures, self.formulas,
            tuple(self.changes), self._about(), self.left_out,
        )  # fmt: skip

    def leave_out(self, what: str, count: int = 1) -> None:
        """Count what is left out on purpose."""
        self.left_out[what] = self.left_out.get(what, 0) + count

    def _about(self) -> dict[str, str]:
        root = self.package.xml("meta.xml")
        meta = child(root, "meta") if root is not None else None
        names = {
            "title": "title", "initial-creator": "author", "language": "language",
            "creation-date": "created", "date": "modified", "creator": "changed_by",
        }  # fmt: skip
        found: dict[str, str] = {}
        keywords: list[str] = []
        for element in meta if meta is not None else ():
            words = " ".join((element.text or "").split())
            if local(element) == "keyword" and words:
                keywords.append(words)
            elif (key := names.get(local(element))) and words:
                found[key] = words
        if keywords:
            found["keywords"] = ", ".join(keywords)
        return found

    # -- blocks ------------------------------------------------------------------------------

    def blocks(self, element: Any) -> Iterator[Block]:
        """The blocks in the body, a section, a cell, a note or a text box."""
        for inner in element:
            name = local(inner)
            if name in ("p", "h"):
                yield from self._paragraph(inner, name)
            elif name == "list":
                yield from self._list(inner, 0, "", "")
            elif name == "numbered-paragraph":
                yield from self.blocks(inner)
            elif name == "table":
                yield table_of(inner, self.blocks)
            elif name in _GENERATED:
                self.leave_out("table(s) of contents or index(es)")
            elif name in DRAWN:
                self._paragraphs += 1
                yield from _paragraphs_of(self._paragraphs, list(self.frame(inner)))
            elif name in ("change-start", "change-end", "change"):
                pieces = list(self.inline.change(inner, name))
                if pieces:
                    self._paragraphs += 1
                    yield from _paragraphs_of(self._paragraphs, pieces)
            elif name == "section" and attribute(inner, "display") == "none":
                self.leave_out("hidden section(s)")
            elif name not in _NO_BLOCKS:  # a section, a bibliography, what nobody knows
                yield from self.blocks(inner)

    def _paragraph(self, element: Any, name: str) -> Iterator[Paragraph]:
        self._paragraphs += 1
        number = self._paragraphs
        style = self.styles.of("paragraph", attribute(element, "style-name"))
        role, level = style.role, style.level
        if name == "h" and role in ("p", "head"):
            value = attribute(element, "outline-level", "1")
            role = "head"
            level = int(value) if value.isdigit() and len(value) < 3 else 1
        if role == "toc":
            self.leave_out("paragraph(s) of a table of contents or an index")
            return
        if style.breaks:
            yield Paragraph(number, (Mark("break", "page"),))
        pieces = list(self.inline.pieces(element, style.language or self.styles.language))
        look = style.look()
        if look and role == "p":
            pieces = [
                p._replace(look=tuple(dict.fromkeys([*look, *p.look])))
                if isinstance(p, Run) and not p.element else p
                for p in pieces
            ]  # fmt: skip
        boxes = tuple(p for p in pieces if isinstance(p, Box))
        inline = tuple(p for p in pieces if not isinstance(p, Box))
        layout = style.layout if role == "p" else {}
        left = max(0, int(layout.get("left", 0)) - int(layout.get("hanging", 0)))
        yield Paragraph(
            number, inline, role, level, boxes=boxes, left=left, right=int(layout.get("right", 0)),
            side=str(layout.get("side", "")), size=int(layout.get("size", self.styles.size)),
        )  # fmt: skip

    def _list(self, element: Any, depth: int, style: str, series: str) -> Iterator[Block]:
        """A list and those in it; each item's first paragraph has its label."""
        style = attribute(element, "style-name") or style
        if not depth:
            self._lists += 1
            series = attribute(element, "id") or f"list {self._lists}"
            before = attribute(element, "continue-list")
            if not before and attribute(element, "continue-numbering") == "true":
                before = self._ended.get(style, "")
            self.numbering.begin(series, before)
            self._ended[style] = series
        for item in element:
            kind = local(item)
            if kind not in ("list-item", "list-header"):
                continue
            labelled = kind == "list-header"
            for inner in item:
                name = local(inner)
                if name == "list":
                    yield from self._list(inner, depth + 1, style, series)
                    continue
                for block in self.blocks([inner]):
                    if not isinstance(block, Paragraph) or block.role == "head":
                        yield block
                    elif labelled:
                        yield block._replace(role="continue")
                    else:
                        labelled = True
                        yield self._item(block, item, depth, style, series)

    def _item(
        self, block: Paragraph, item: Any, depth: int, style: str, series: str
    ) -> Paragraph:
        start = attribute(item, "start-value")
        label, numbered = self.numbering.label(series, style, depth + 1, start)
        return block._replace(
            label=label, depth=depth, series=f"{series} {depth}", numbered=numbered, role="p"
        )

    # -- notes, comments, changes ------------------------------------------------------------

    def note(self, element: Any) -> Mark:
        """A footnote or endnote, and the mark that calls for it."""
        kind = "end" if attribute(element, "note-class") == "endnote" else "foot"
        key = f"{kind} {attribute(element, 'id') or len(self.notes)}"
        citation, body = child(element, "note-citation"), child(element, "note-body")
        label = "".join(citation.itertext()).strip() if citation is not None else ""
        self.notes[key] = Note(kind, label, ())  # its place, before those that it calls for
        blocks = tuple(self.apart(body)) if body is not None else ()
        self.notes[key] = Note(kind, label, blocks)
        return Mark("note", key, label)

    def apart(self, element: Any) -> Iterator[Block]:
        """Blocks that stand apart from the paragraph that is being read."""
        outer, self.inline = self.inline, Inline(self)
        yield from self.blocks(element)
        self.inline = outer

    def comment(self, element: Any) -> str:
        """A comment; its key."""
        key = f"comment {attribute(element, 'name') or f'number {len(self.comments)}'}"
        said = {local(e): " ".join("".join(e.itertext()).split()) for e in element}
        self.comments[key] = Note("comment", "", tuple(self.apart(element)),
                                  said.get("creator", ""), said.get("date", ""))  # fmt: skip
        return key

    def _made(self, region: str, kind: str) -> tuple[Any, int]:
        """What a changed region holds, and the number of its change; -1 if it is of no matter."""
        element = self._regions.get(region)
        inside = child(element, kind) if element is not None else None
        if inside is None or self.accepted:
            return None, -1
        info = child(inside, "change-info")
        said = {local(e): "".join(e.itertext()).strip() for e in info} if info is not None else {}
        change = Change("add" if kind == "insertion" else "del", said.get("creator", ""),
                        said.get("date", "").partition(".")[0])  # fmt: skip
        self.changes.append(change)
        return inside, len(self.changes) - 1

    def inserted(self, region: str) -> int:
        """The number of the change that put words in; -1 if none is to be marked."""
        return self._made(region, "insertion")[1]

    def deleted(self, region: str) -> Iterator[Piece]:
        """The words that a change took out, where they stood."""
        inside, number = self._made(region, "deletion")
        for at, block in enumerate(self.apart(inside) if inside is not None else ()):
            if isinstance(block, Paragraph):
                if at:
                    yield Mark("break")
                for piece in block.pieces:
                    yield piece._replace(change=number) if isinstance(piece, Run) else piece

    def frame(self, element: Any) -> Iterator[Piece]:
        """What is drawn: see `frames`."""
        return framed(self, element)


def _paragraphs_of(number: int, pieces: list[Piece]) -> Iterator[Block]:
    """Pieces that stand between paragraphs, as one."""
    inline = tuple(p for p in pieces if not isinstance(p, Box))
    boxes = tuple(p for p in pieces if isinstance(p, Box))
    yield Paragraph(number, inline, boxes=boxes)
