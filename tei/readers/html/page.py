"""A tree of a page -> its text with annotations: blocks here, words in `phrases`.

Guidelines: COPA, COLI, COHQQ, COVE, FTTAB, COGR, CONONO.

    <h2>Wool</h2><ul><li>raw<li>spun</ul>  ->  <head>Wool</head>
                                               <list rend="bulleted"><item>raw</item> ...

Paragraphs that stand in no other block are left to the rules, as `tei.readers` asks; those in an
item, a quotation or a note are marked where there is more than one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei.layout import ends_sentence, is_verse
from tei.readers.html.lists import write_glossary, write_list
from tei.readers.html.phrases import Phrases, joined
from tei.readers.html.pieces import Nodes, Run, Shape, lines_of, words_of
from tei.readers.html.tables import write_table
from tei.readers.html.tree import Element, Text
from tei.readers.html.vocabulary import HEADS, is_verse_by_name
from tei.readers.writing import Begun, Writing

_LONGEST_VERSE = 60  # lines that need not be named verse
_SET_IN = re.compile(r"(?:i|indent-?)[1-9]\d?")


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
                self._run(piece, False)
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
                self._run(piece, several)
            else:
                self.block(piece)

    def _run(self, run: Run, marked: bool) -> None:
        """One paragraph: marked as one if it must be, or if it says what the rules cannot know."""
        writing = self.writing
        lines = lines_of(run.nodes)
        if len(lines) > 1 and run.of is not None and is_verse_by_name(run.of):
            self._stanza([(line, run.of) for line in lines])
            return
        if len(lines) > 1 and _looks_like_verse(lines):
            self._stanza([(line, run.of) for line in lines], "medium")
            return
        told = self.phrases.told(run.of) if run.of is not None else {}
        writing.new_paragraph()
        begun = None
        if marked or told:
            begun = writing.begin("p", "a paragraph", told, block=True)
        self.phrases.lines(lines)
        if begun is not None:
            writing.end(begun)
        writing.new_paragraph()

    def _stanza(self, lines: list[tuple[Nodes, Element | None]], cert: str = "high") -> None:
        writing = self.writing
        self.settled.add("verse")
        why = "lines of verse" if cert == "high" else "lines that look like verse"
        stanza = writing.begin("lg", why, block=True, cert=cert)
        for nodes, of in lines:
            told = self.phrases.told(of) if of is not None and len(lines) == 1 else {}
            if indent := _indent(nodes, of):
                told = joined(told, {"rend": indent})
            line = writing.begin("l", "a line of verse", told, block=True)
            self.phrases.nodes(nodes)
            writing.end(line)
        writing.end(stanza)

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
        self.settled.add("block_quotations")
        told = {"rend": "block"}
        begun = self.begin("quote", "a quotation set off from the text", element, told)
        self.within(element)
        self.writing.end(begun)

    def _verse(self, element: Element) -> None:
        """An element that is verse by its class: each paragraph a stanza, or a line; an empty
        line between stanzas.
        """
        single: list[tuple[Nodes, Element | None]] = []
        for piece in self._lines_of_verse(element):
            lines = lines_of(piece.nodes) if isinstance(piece, Run) else []
            if len(lines) == 1 and isinstance(piece, Run):
                single.append((lines[0], piece.of))
                continue
            if single:
                self._stanza(single)
                single = []
            if lines and isinstance(piece, Run):
                self._stanza([(line, piece.of) for line in lines])
            elif isinstance(piece, Element):
                self.block(piece)
        if single:
            self._stanza(single)

    def _lines_of_verse(self, element: Element) -> list[Run | Element]:
        """What verse holds; an element named verse that is a single line is that line."""
        self.shape.gaps = True
        found: list[Run | Element] = []
        for piece in self.shape.pieces(element.children):
            if isinstance(piece, Element) and piece.tag == "lg":
                inner = self.shape.pieces(piece.children)
                if len(inner) == 1 and isinstance(inner[0], Run) and len(
                        lines_of(inner[0].nodes)) < 2:  # fmt: skip
                    found.append(Run(inner[0].nodes, piece))
                    continue
            found.append(piece)
        self.shape.gaps = False
        return found

    def _code(self, element: Element) -> None:
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
        """Pictures and their caption; the figure of a table or quotation is only its frame."""
        pictures = list(element.iter("img"))
        if not pictures:
            self.write(element.children)
            return
        self.figures += 1
        begun = self.begin("figure", "a picture and its caption", element)
        begun.attributes.setdefault("xml:id", f"fig{self.figures}")
        for picture in pictures:
            self.phrases.graphic(picture, block=True)
        caption = element.find("figcaption")
        for piece in self.shape.pieces([c for c in element.children if c is not caption]):
            if isinstance(piece, Run):
                words: Nodes = [n for n in piece.nodes if not _is_picture(n)]
                if words_of(words):
                    self._run(Run(words, piece.of), True)
            elif piece.tag != "figcaption":
                self.block(piece)
        for picture in pictures:
            if alt := picture.get("alt").strip():
                self._alternative(alt, picture, caption)
        if caption is not None:
            head = self.begin("head", "the caption of a picture", caption)
            self.within_line(caption)
            self.writing.end(head)
        self.writing.end(begun)

    def _alternative(self, alt: str, picture: Element, caption: Element | None) -> None:
        if caption is not None and " ".join(caption.text().split()) == " ".join(alt.split()):
            return
        told = self.begin("figDesc", "the words that stand for a picture", picture)
        self.writing.write(" ".join(alt.split()))
        self.writing.end(told)

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


def _is_picture(node: Element | Text) -> bool:
    return type(node) is Element and (
        node.tag == "img" or (node.find("img") is not None and not words_of([node]))
    )


def _looks_like_verse(lines: list[Nodes]) -> bool:
    """True if lines that nobody names verse look like it; those with links or pictures, and
    those that are all whole sentences, do not.
    """
    if len(lines) > _LONGEST_VERSE:
        return False
    if any(isinstance(n, Element) and n.find("a", "img") is not None for line in lines
           for n in line):  # fmt: skip
        return False
    words = [words_of(line) for line in lines]
    return is_verse(words, 0, True) and not all(map(ends_sentence, words))


def _indent(nodes: Nodes, of: Element | None) -> str:
    """`indent` if a line of verse is set in, by spaces that do not break or by its class."""
    first = nodes[0]
    names = of.get("class").lower().split() if of is not None else []
    if isinstance(first, Element):
        names += first.get("class").lower().split()
    if any(_SET_IN.fullmatch(name) for name in names):
        return "indent"
    if isinstance(first, Element):
        return ""
    return "indent" if first.words.lstrip("\n \t").startswith(("\u00a0", "\u2003")) else ""


_FORMS = {
    "titlepart": Page._title,
    "ul": Page._list,
    "ol": Page._list,
    "dl": Page._list,
    "blockquote": Page._quotation,
    "lg": Page._verse,
    "pre": Page._code,
    "listing": Page._code,
    "xmp": Page._code,
    "hr": Page._rule,
    "figure": Page._figure,
    "table": Page._table,
    "note": Page._note,
}
