"""The body of a Word document -> the model: paragraphs, tables, notes, comments, pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tei.readers.docx import rest
from tei.readers.docx.notes import Notes
from tei.readers.docx.numbering import Label, Numbering
from tei.readers.docx.parts import Parts, on
from tei.readers.docx.runs import Piece, Runs, change_of
from tei.readers.docx.styles import Styles, layout_of, numbering_of, size_of
from tei.readers.docx.tables import table_of
from tei.readers.office.formulas import converted
from tei.readers.office.model import (
    Block,
    Box,
    Change,
    Formula,
    Mark,
    Office,
    Paragraph,
    Picture,
    Run,
)
from tei.readers.office.package import attribute, child, local

_HOLDERS = frozenset(["sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"])
_APART = frozenset(["docPartGallery"])
_NOT_WORDS = frozenset("sdtPr sdtEndPr tcPr tblPr sectPr customXmlPr pPr".split())
_FURNITURE = ("header", "footer")


class Body:
    """Reads a document once; `accepted`: tracked changes are taken as if they had been accepted."""

    def __init__(self, parts: Parts, accepted: bool = False) -> None:
        self.parts = parts
        self.accepted = accepted
        self.styles = Styles(parts)
        self.numbering = Numbering(parts, self.styles.language)
        self.bookmarks: dict[str, str] = {}
        self.changes: list[Change] = []
        self.pictures: dict[str, Picture] = {}
        self.formulas: dict[str, Formula] = {}
        self.left_out: dict[str, int] = {}
        self.runs = Runs(self)
        self.notes = Notes(self)
        self._paragraphs = 0
        self._anchors: list[Mark] = []  # of bookmarks that begin between paragraphs
        self._initial: list[Piece] = []  # large first letters, of the paragraph after them

    def office(self) -> Office:
        """The whole document."""
        blocks = tuple(self.blocks(self.parts.body))
        if self._initial:
            blocks += (Paragraph(self._paragraphs, tuple(_inline(self._initial))),)
        notes = self.notes.read()
        self._count_furniture()
        for form, count in self.numbering.unknown.items():
            self.leave_out(f"number(s) of the form “{form}”, which are given in figures", count)
        rest.count(self._roots(), self.leave_out, self.parts.body, self.accepted)
        return Office(
            blocks, notes, self.pictures, self.formulas, tuple(self.changes), self.parts.about(),
            self.left_out,
        )  # fmt: skip

    def _roots(self) -> Iterator[Any]:
        """The parts of the document that hold text."""
        yield self.parts.body
        for kind in ("footnotes", "endnotes", "comments", "settings"):
            if (root := self.parts.xml(kind)) is not None:
                yield root

    def leave_out(self, what: str, count: int = 1) -> None:
        """Count what is left out on purpose."""
        self.left_out[what] = self.left_out.get(what, 0) + count

    # -- blocks ------------------------------------------------------------------------------

    def blocks(self, element: Any) -> Iterator[Block]:
        """The blocks in the body, a cell, a note or a text box."""
        for inner in element:
            name = local(inner)
            if name == "p":
                yield from self._paragraph(inner)
            elif name == "tbl":
                yield table_of(inner, self.blocks, self.accepted)
            elif name == "sdt" and self._is_contents(inner):
                self.leave_out("table(s) of contents")
            elif name in _HOLDERS:
                yield from self.blocks(inner)
            elif name == "AlternateContent":
                chosen = next((c for c in inner if local(c) == "Choice"), inner)
                yield from self.blocks(chosen)
            elif name in ("oMath", "oMathPara"):
                self._paragraphs += 1
                yield Paragraph(self._paragraphs, tuple(_inline(self.formula(inner, True))))
            elif name == "bookmarkStart":
                self.bookmarks[attribute(inner, "id")] = attribute(inner, "name")
                self._anchors.append(Mark("anchor", attribute(inner, "name")))
            elif name == "altChunk":
                self.leave_out("embedded file(s)")
            elif name != "del" and name not in _NOT_WORDS:
                yield from self.blocks(inner)

    def _is_contents(self, element: Any) -> bool:
        """True for the table of contents that Word makes."""
        gallery = child(element, "sdtPr", "docPartObj", "docPartGallery")
        return gallery is not None and "contents" in attribute(gallery, "val").lower()

    def _paragraph(self, element: Any) -> Iterator[Block]:
        self._paragraphs += 1
        number = self._paragraphs
        properties = child(element, "pPr")
        named = child(properties, "pStyle") if properties is not None else None
        identifier = attribute(named, "val") if named is not None else self.styles.default
        style = self.styles.of(identifier)
        role, level = style.role, style.level
        outline = child(properties, "outlineLvl") if properties is not None else None
        if outline is not None and role == "p":
            value = attribute(outline, "val", "9")
            if value.isdigit() and int(value) < 9:
                role, level = "head", int(value) + 1
        pieces = [*self._anchors, *self._initial, *self.runs.pieces(element)]
        self._anchors, self._initial = [], []
        if rest.drop_cap(properties):
            self._initial = [
                p._replace(look=(*p.look, "initial")) if isinstance(p, Run) else p for p in pieces
            ]
            return
        boxes = tuple(p for p in pieces if isinstance(p, Box))
        label, depth = self._label(properties, style.numbering)
        if role == "toc":
            self.leave_out("paragraph(s) of a table of contents or an index")
            return
        if role == "running":
            self.leave_out("running head(s) or foot(s)")
            return
        if depth >= 0 and not _prints(pieces):
            label, depth = None, -1
        paragraph = Paragraph(
            number, tuple(_inline(pieces)), role, level,
            label.words if label else "", depth if label else -1,
            label.series if label else "", label.numbered if label else False, boxes,
        )  # fmt: skip
        if role == "p":
            paragraph = self._laid_out(paragraph, style.layout | layout_of(properties), element)
        if properties is not None and child(properties, "sectPr") is not None:
            self.notes.section_ends()
            self.leave_out("layout(s) of a section (columns, margins)")
        if properties is not None and on_page(properties):
            yield Paragraph(number, (Mark("break", "page"),))
        yield paragraph

    def _laid_out(
        self, paragraph: Paragraph, layout: dict[str, int | str], element: Any
    ) -> Paragraph:
        """A paragraph with where it stands, and the size of its largest words."""
        usual = int(layout.get("size", self.styles.size))
        sizes = [size_of(child(run, "rPr")) or usual for run in element
                 if local(run) == "r" and child(run, "t") is not None]  # fmt: skip
        return paragraph._replace(
            left=max(0, int(layout.get("left", 0)) - int(layout.get("hanging", 0))),
            right=int(layout.get("right", 0)),
            side=str(layout.get("side", "")),
            size=max(sizes, default=usual),
        )

    def _label(
        self, properties: Any, by_style: tuple[str, int] | None
    ) -> tuple[Label | None, int]:
        """The label of a paragraph and its level in its list."""
        direct = numbering_of(properties)
        if direct is None and by_style is None:
            return None, -1
        identifier, depth = direct or by_style or ("", 0)
        if not identifier and by_style:
            identifier = by_style[0]
        return self.numbering.label(identifier, depth), depth

    def _count_furniture(self) -> None:
        for relation in self.parts.related.values():
            if relation.kind.rpartition("/")[2] in _FURNITURE and not relation.external:
                root = self.parts.package.xml(relation.target)
                if root is not None and "".join(root.itertext()).strip():
                    self.leave_out("running head(s) or foot(s)")

    # -- what is no words --------------------------------------------------------------------

    def change(self, kind: str, element: Any, outer: int) -> int:
        """The number of a tracked change; that of the one around it, where changes are accepted."""
        if self.accepted:
            return -1
        if kind == "add" and outer >= 0:
            return outer  # put in, and taken out again: what was last done counts
        change = change_of(kind, element)
        if not self.changes or self.changes[-1] != change:
            self.changes.append(change)
        return len(self.changes) - 1

    def formula(self, element: Any, display: bool) -> Iterator[Mark]:
        """An equation."""
        key = f"formula-{len(self.formulas) + 1}"
        words, mathml = converted(element, display)
        self.formulas[key] = Formula(words, mathml, display)
        yield Mark("formula", key)

def on_page(properties: Any) -> bool:
    """True if a paragraph begins a page on purpose."""
    before = child(properties, "pageBreakBefore")
    return before is not None and on(before)


def _inline(pieces: Sequence[Piece] | Iterator[Mark]) -> Iterator[Any]:
    return (p for p in pieces if not isinstance(p, Box))


def _prints(pieces: Sequence[Piece]) -> bool:
    return any(
        p.kind in ("picture", "formula", "note") if isinstance(p, Mark)
        else not isinstance(p, Box) and p.words.strip() != ""
        for p in pieces
    )  # fmt: skip
