"""A tree of a page -> its text with annotations: blocks here, words in `phrases`.

Guidelines: COPA, COLI, COHQQ, COVE, FTTAB, COGR, CONONO.

    <h2>Wool</h2><ul><li>raw<li>spun</ul>  ->  <head>Wool</head>
                                               <list rend="bulleted"><item>raw</item> ...

Paragraphs that stand in no other block are left to the rules, as `tei.readers` asks; those in an
item, a quotation or a note are marked where there is more than one.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.layout import LEAD_WHY
from tei.readers.html.insertions import without_number, write_number, write_page
from tei.readers.html.leads import LEAD
from tei.readers.html.lists import write_glossary, write_list
from tei.readers.html.phrases import Phrases, joined
from tei.readers.html.pictures import write_figure
from tei.readers.html.pieces import Nodes, Run, Shape, has_words, lines_of
from tei.readers.html.quotations import quote, write_quotation
from tei.readers.html.tables import write_table
from tei.readers.html.tree import Element, Text
from tei.readers.html.verse import lined, looks_like_verse, write_stanza, write_verse
from tei.readers.html.vocabulary import HEADS, is_verse_by_name
from tei.readers.writing import Begun, Writing


class Page:
    """Writes a tree. `settled` collects the rules whose question the tree has answered."""

    def __init__(self, writing: Writing, source: str, language: str = "") -> None:
        self.writing = writing
        self.shape = Shape()
        self.settled: set[str] = set()
        self.phrases = Phrases(writing, source, language)
        self.figures = 0

    def write(self, nodes: Nodes) -> None:
        """Write a body: its pieces one by one, paragraphs unmarked."""
        for piece in self.shape.pieces(nodes):
            if isinstance(piece, Run):
                self.run(piece, False)
            else:
                self.block(piece)

    def settle_front(self, title: str) -> None:
        """Where headings are marked, and none is that of the whole, no line of text is."""
        if "heads" in self.settled and not title:
            self.settled.add("front_matter")

    def within(self, element: Element) -> None:
        """Write what a block holds that can hold words itself (an item, a quotation, a note)."""
        self.hold(self.shape.pieces(element.children))

    def hold(self, pieces: list[Run | Element]) -> None:
        """Write pieces inside a block: several paragraphs are marked as such."""
        several = sum(isinstance(piece, Run) for piece in pieces) > 1
        for piece in pieces:
            if isinstance(piece, Run):
                self.run(piece, several)
            else:
                self.block(piece)

    def run(self, run: Run, marked: bool) -> None:
        """One paragraph: marked as one if it must be, or if it says what the rules cannot know;
        pictures by themselves are figures.
        """
        writing = self.writing
        held = [n for n in run.nodes if type(n) is Element]
        if len(held) == 1 and held[0].tag == "pb" and not has_words(_texts(run.nodes)):
            write_page(self.phrases, held[0], block=True)
            return
        if not has_words(run.nodes) and not any(map(_is_formula, held)):
            for picture in [p for n in held for p in n.iter("img")]:
                self._figure(Element("figure", None, picture.at, [picture]))
            return
        lines = lines_of(run.nodes) if held else [run.nodes]
        if len(lines) > 1 and run.of is not None and is_verse_by_name(run.of):
            write_stanza(self, [(line, run.of) for line in lines])
            return
        if len(lines) > 1 and looks_like_verse(lines):
            write_stanza(self, [(line, run.of) for line in lines], "medium")
            return
        told = self.phrases.told(run.of) if run.of is not None and run.of.attributes else {}
        nodes, number = without_number(run.nodes) if held else (run.nodes, {})
        if number:
            lines = lines_of(nodes)
            told = joined(told, {**number})
        if held and held[0].tag == "a" and "xml:id" not in told:  # <p><a name="x"></a>
            first = next(n for n in run.nodes if type(n) is Element or has_words([n]))
            if first is held[0] and not held[0].get("href"):
                told |= {k: v for k, v in self.phrases.told(held[0]).items() if k == "xml:id"}
        writing.new_paragraph()
        begun = None
        lead = run.of is not None and run.of.get("class") == LEAD
        if marked or told or lead or (held and _has_picture_at_end(run.nodes)):
            begun = writing.begin("p", LEAD_WHY if lead else "a paragraph", told, block=True)
        if begun is not None:
            write_number(writing, begun, number, "pre")
        self.phrases.lines(lines)
        if begun is not None:
            write_number(writing, begun, number, "post")
            writing.end(begun)
        writing.new_paragraph()

    def block(self, element: Element) -> None:
        """Write one block with a form of its own."""
        tag = element.tag
        if tag in HEADS:
            self._head(element, HEADS[tag])
            return
        form = _FORMS.get(tag)
        if form is not None:
            form(self, element)
        else:
            self.write(element.children)

    def _head(self, element: Element, level: int) -> None:
        begun = self.begin("head", f"a heading of level {level}", element)
        self.within_line(element)
        if self.writing.end(begun) is not None:
            self.settled.add("heads")

    def begin(
        self, name: str, why: str, element: Element, attributes: dict[str, str] | None = None
    ) -> Begun:
        """Begin a block for an element, with its language and its identifier if it is asked for."""
        told = joined(self.phrases.told(element), attributes or {})
        self.phrases.place(element.at)
        return self.writing.begin(name, why, told, block=True)

    def within_line(self, element: Element) -> None:
        """The words of a block that holds no paragraphs: several are lines of it."""
        self.phrases.lines([line for run in self._runs(element) for line in lines_of(run.nodes)])

    def _runs(self, element: Element) -> Iterator[Run]:
        """All the runs of an element, also those of blocks in it."""
        for piece in self.shape.pieces(element.children):
            if isinstance(piece, Run):
                yield piece
            else:
                yield from self._runs(piece)

    def _title(self, element: Element) -> None:
        begun = self.begin("titlePart", "the heading of the whole text", element, {"type": "main"})
        self.within_line(element)
        if self.writing.end(begun) is not None:
            self.settled.add("heads")

    def _list(self, element: Element) -> None:
        self.settled.add("lists")
        (write_glossary if element.tag == "dl" else write_list)(self, element)

    def _quotation(self, element: Element) -> None:
        write_quotation(self, element)

    def _epigraph(self, element: Element) -> None:
        self.settled.add("epigraphs")
        why = "a block of the class “epigraph”"
        begun = self.begin("epigraph", why, element)
        if element.find("blockquote") is not None:
            self.within(element)
        else:
            quote(self, element, why)
        self.writing.end(begun)

    def _works(self, element: Element) -> None:
        """A list of works, an entry each, its printed label apart (see `works`)."""
        begun = self.begin("listBibl", "a list of works that the page marks", element)
        for entry in element.children:
            if type(entry) is not Element or not has_words([entry]):
                continue
            bibl = self.begin("bibl", "an entry of a list of works", entry)
            first = entry.children[0]
            if type(first) is Element and first.tag == "notelabel":
                entry.children.remove(first)
                bibl.attributes = joined(bibl.attributes, {"n": first.text()})
                self.writing.mark(first.text(), bibl)
                self.writing.write(" ")
            self.within_line(entry)
            self.writing.end(bibl)
        self.writing.end(begun)

    def _box(self, element: Element) -> None:
        """A box beside the text, as Markdown marks it: its heading is no heading of the text."""
        told = {"type": "box"} | ({"subtype": kind} if (kind := element.get("kind")) else {})
        outer = self.begin("floatingText", "a box beside the text", element, told)
        body = self.writing.begin("body", "a box beside the text", block=True)
        pieces = self.shape.pieces(element.children)
        for piece in pieces:
            if isinstance(piece, Run):
                self.run(piece, True)
            elif piece.tag != "boxhead":
                self.block(piece)
            elif len(pieces) > 1:
                self._box_head(piece)
            else:
                self.run(Run(piece.children), True)
        self.writing.end(body)
        self.writing.end(outer)

    def _box_head(self, element: Element) -> None:
        begun = self.begin("head", "the heading of a box or list", element)
        self.within_line(element)
        self.writing.end(begun)

    def _verse(self, element: Element) -> None:
        write_verse(self, element)

    def _code(self, element: Element) -> None:
        if is_verse_by_name(element):
            write_verse(self, lined(element))
            return
        begun = self.begin("ab", "lines whose ends and spaces count", element, {"rend": "code"})
        self.phrases.verbatim(element.children)
        self.writing.end(begun)

    def _rule(self, element: Element) -> None:
        attributes = {"unit": "section", "rend": "rule"}
        begun = self.begin("milestone", "a rule between sections", element, attributes)
        blank = self.writing.blank()
        begun.marks.append((blank, blank + 1))
        self.writing.end(begun)

    def _figure(self, element: Element) -> None:
        write_figure(self, element)

    def _table(self, element: Element) -> None:
        self.settled.add("tables")
        write_table(self, element)

    def _note(self, element: Element) -> None:
        """The text of a note (see `notes`): its label, if one is printed, leaves the text."""
        if element.get("n") or element.get("place") != "margin":
            self.settled.update(("note_texts", "note_markers"))
        label = next((c for c in element.children
                      if type(c) is Element and c.tag == "notelabel"), None)  # fmt: skip
        attributes = {k: v for k, v in element.attributes.items() if not k.startswith("data-")}
        told = self.phrases.told(element)
        self.phrases.place(element.at)
        begun = self.writing.begin(
            "note",
            element.get("data-why") or "the text of a note",
            {k: v for k, v in attributes.items() if k not in ("lang", "dir")} | told,
            block=True,
        )
        if label is not None:
            words = " ".join(label.text().split())
            self.writing.mark(words, begun)
            label_mark = f"pre({''.join(words.split())})"
            begun.attributes = joined(begun.attributes, {"rend": label_mark})
            self.writing.write(" ")
        self.hold(self.shape.pieces([c for c in element.children if c is not label]))
        self.writing.end(begun)


def _texts(nodes: Nodes) -> Nodes:
    return [n for n in nodes if type(n) is Text]


def _has_picture_at_end(nodes: Nodes) -> bool:
    """True if a paragraph begins or ends with a picture, which has no words to tell how far the
    paragraph goes.
    """
    shown = [n for n in (*nodes[:2], *nodes[-2:]) if type(n) is not Text or not n.words.isspace()]
    return any(
        type(n) is Element and (n.tag == "img" or (bool(n.children) and n.find("img") is not None))
        for n in (*shown[:1], *shown[-1:])
    )


def _is_formula(element: Element) -> bool:
    return element.find("math", "formula", "noteref") is not None


_FORMS = {
    "titlepart": Page._title,
    "ul": Page._list,
    "ol": Page._list,
    "dl": Page._list,
    "blockquote": Page._quotation,
    "listbibl": Page._works,
    "box": Page._box,
    "epigraph": Page._epigraph,
    "lg": Page._verse,
    "boxhead": Page._box_head,
    "pre": Page._code,
    "listing": Page._code,
    "xmp": Page._code,
    "hr": Page._rule,
    "figure": Page._figure,
    "table": Page._table,
    "note": Page._note,
}
