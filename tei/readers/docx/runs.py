"""Runs of words, fields, links, tracked changes: what stands inside a paragraph of Word.

A field has a rule (`REF _Ref12 \\h`) and the words it came to when it was last counted. The words
are what the page shows, and stay, whatever the rule is; a rule that points somewhere makes them a
link. A field may go over several paragraphs, and stand in another.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tei.readers.docx.drawings import drawn
from tei.readers.docx.fields import Field, ended, target_of
from tei.readers.docx.rest import is_right_to_left
from tei.readers.docx.styles import in_order, looks_of
from tei.readers.docx.symbols import readable, symbol
from tei.readers.office.model import Box, Change, Mark, Run
from tei.readers.office.package import attribute, child, local

if TYPE_CHECKING:
    from tei.readers.docx.body import Body

Piece = Run | Mark | Box
# In a paragraph, and no words of it; what is neither this nor known is wrapped around words
_NOT_WORDS = frozenset(
    "pPr rPr sdtPr sdtEndPr smartTagPr customXmlPr proofErr rubyPr fldData ffData "
    "permStart permEnd".split()
)


class Runs:
    """Reads the inside of paragraphs; fields go on from one to the next."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.fields: list[Field] = []
        self.relations = body.parts.related

    def pieces(self, element: Any, link: str = "", change: int = -1) -> Iterator[Piece]:
        """The pieces of a paragraph or of what stands in it."""
        for inner in element:
            name = local(inner)
            if name == "r":
                yield from self._run(inner, link, change)
            elif name == "bookmarkStart":
                yield Mark("anchor", attribute(inner, "name"))
                self.body.bookmarks[attribute(inner, "id")] = attribute(inner, "name")
            elif name == "bookmarkEnd":
                yield Mark("anchor-end", self.body.bookmarks.get(attribute(inner, "id"), ""))
            elif name == "commentRangeStart":
                yield Mark("comment", f"comment {attribute(inner, 'id')}")
            elif name == "commentRangeEnd":
                yield Mark("comment-end", f"comment {attribute(inner, 'id')}")
            elif name in ("oMath", "oMathPara"):
                yield from self.body.formula(inner, name == "oMathPara")
            elif name == "AlternateContent":
                yield from self.pieces(_chosen(inner), link, change)
            elif name == "bdo":
                for piece in self.pieces(inner, link, change):
                    if isinstance(piece, Run):
                        piece = piece._replace(look=(*piece.look, attribute(inner, "val", "ltr")))
                    yield piece
            elif name not in _NOT_WORDS:
                yield from self._through(inner, name, link, change)

    def _through(self, element: Any, name: str, link: str, change: int) -> Iterator[Piece]:
        """What is wrapped around runs."""
        if name == "hyperlink":
            link = self._hyperlink(element) or link
        elif name == "fldSimple":
            link = target_of(attribute(element, "instr")) or link
        elif name in ("ins", "moveTo"):
            change = self.body.change("add", element, change)
        elif name in ("del", "moveFrom"):
            if self.body.accepted:
                return
            change = self.body.change("del", element, change)
        yield from self.pieces(element, link, change)

    def _hyperlink(self, element: Any) -> str:
        relation = self.relations.get(attribute(element, "id"))
        anchor = attribute(element, "anchor")
        if relation is not None and relation.target:
            return f"{relation.target}#{anchor}" if anchor else relation.target
        return f"#{anchor}" if anchor else ""

    def _run(self, run: Any, link: str, change: int) -> Iterator[Piece]:
        properties = child(run, "rPr")
        look, element, language, hidden = self._look(properties)
        own = _custom_mark(run)
        for inner in run:
            name = local(inner)
            if own and name in ("t", "sym"):
                continue
            if name == "fldChar":
                yield from self._field(inner)
                continue
            if name == "instrText":
                if self.fields and not self.fields[-1].shown:
                    self.fields[-1].rule += inner.text or ""
                continue
            if self.fields and not all(field.shown for field in self.fields):
                continue  # inside a rule
            if hidden:
                if name in ("t", "delText"):
                    self.body.leave_out("hidden run(s)")
                continue
            words = self._words(inner, name, properties)
            if words:
                yield Run(words, look, element, language, self._link(link), change)
            else:
                yield from self._mark(inner, name, own)

    def _look(self, properties: Any) -> tuple[tuple[str, ...], str, str, bool]:
        """Look, element, language, and whether it is hidden."""
        styles = self.body.styles
        looks: dict[str, bool] = {}
        element = language = ""
        style = child(properties, "rStyle") if properties is not None else None
        if style is not None:
            identifier = attribute(style, "val")
            element = styles.element(identifier)
            if not element:
                looks |= styles.of(identifier).looks
            if {"hyperlink", "footnote reference", "endnote reference", "annotation reference"} & {
                n.lower() for n in styles.of(identifier).names
            }:
                looks = {}
        direct = looks_of(properties)
        looks |= direct
        spoken = child(properties, "lang") if properties is not None else None
        if spoken is not None:
            language = attribute(spoken, "val")
        if is_right_to_left(properties):
            other = attribute(spoken, "bidi") if spoken is not None else ""
            language = other or styles.right_to_left or language
        if direct.get("hidden") is None and looks.get("hidden"):
            looks["hidden"] = True
        return in_order(looks), element, language or styles.language, looks.get("hidden", False)

    def _link(self, link: str) -> str:
        if link:
            return link
        for field in reversed(self.fields):
            if target := target_of(field.rule):
                return target
        return ""

    def _field(self, element: Any) -> Iterator[Piece]:
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            self.fields.append(Field())
            box = child(element, "ffData", "checkBox")
            if box is not None:
                state = child(box, "checked")
                if state is None:
                    state = child(box, "default")
                filled = state is not None and attribute(state, "val", "1") not in ("0", "false")
                yield Run("☒" if filled else "☐")
        elif kind == "separate" and self.fields:
            self.fields[-1].shown = True
        elif kind == "end" and self.fields:
            outer = all(field.shown for field in self.fields[:-1])
            shown = ended(self.fields.pop(), self.body.leave_out)
            if shown and outer:
                yield shown

    def _words(self, element: Any, name: str, properties: Any) -> str:
        if name in ("t", "delText"):
            words = element.text or ""
            if words.isascii() or properties is None:
                return words
            fonts = child(properties, "rFonts")
            return readable(words, attribute(fonts, "ascii")) if fonts is not None else words
        if name in ("tab", "ptab"):
            return "\t"
        if name == "noBreakHyphen":
            return "\u2011"
        if name == "softHyphen":
            return "\u00ad"
        return symbol(element) if name == "sym" else ""

    def _mark(self, element: Any, name: str, own: str = "") -> Iterator[Piece]:
        if name == "br":
            kind = attribute(element, "type", "textWrapping")
            yield Mark("break", kind if kind in ("page", "column") else "")
        elif name == "cr":
            yield Mark("break")
        elif name in ("footnoteReference", "endnoteReference"):
            yield self.body.notes.call(element, name.removesuffix("Reference"), own)
        elif name == "commentReference":
            self.body.notes.call_comment(attribute(element, "id"))
        elif name in ("drawing", "pict", "object"):
            yield from drawn(self.body, element)
        elif name == "AlternateContent":
            for inner in _chosen(element):
                yield from self._mark(inner, local(inner))
        elif name == "ruby":
            base, reading = child(element, "rubyBase"), child(element, "rt")
            yield from self.pieces(base) if base is not None else ()
            for piece in self.pieces(reading) if reading is not None else ():
                yield piece._replace(look=("ruby",)) if isinstance(piece, Run) else piece


def _custom_mark(run: Any) -> str:
    """The signs that a run has for the mark of a note, instead of a number."""
    if any(
        local(inner) in ("footnoteReference", "endnoteReference")
        and attribute(inner, "customMarkFollows") in ("1", "true", "on")
        for inner in run
    ):
        return "".join(
            symbol(inner) if local(inner) == "sym" else inner.text or ""
            for inner in run if local(inner) in ("t", "sym")
        )  # fmt: skip
    return ""


def _chosen(alternatives: Any) -> Any:
    """The first of several forms of one thing: the newest, of which the others are substitutes."""
    return next((c for c in alternatives if local(c) == "Choice"), alternatives)


def change_of(kind: str, element: Any) -> Change:
    """A tracked change: who made it, and when."""
    return Change(kind, attribute(element, "author"), attribute(element, "date"))
