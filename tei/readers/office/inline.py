"""The pieces of a paragraph: words that look alike, links, changes, and what is no words.

    Run("rose", ("italic",)), Run("s")      ->  <hi rend="italic">rose</hi>s
    Run("rose", change=0)                   ->  <add resp="#ann" change="#change-1">rose</add>
    Mark("note", "foot 3", "1")             ->  <ref type="noteAnchor" target="#n1" ...>1</ref>
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tei.languages import code_of
from tei.names import XML_ID, XML_LANG
from tei.readers.html.addresses import address
from tei.readers.office.model import Formula, Mark, Office, Paragraph, Picture, Run
from tei.readers.writing import Begun, Writing

WHY = {
    "hi": "set apart by its type, directly or by a style of words",
    "element": "its style of words is named after the element",
    "foreign": "the document gives its words as of another language than most of the text",
    "link": "a link of the document",
    "bookmark": "a bookmark of the document, which a cross-reference points at",
    "add": "a tracked change put it in",
    "del": "a tracked change took it out",
    "note": "the mark of a note of the document",
    "comment": "the words that a comment of the document is on",
    "break": "a line that the document ends on purpose",
    "page": "a page that the document ends on purpose",
    "column": "a column that the document ends on purpose",
    "picture": "a picture of the document",
    "figDesc": "the words that the document gives for those who cannot see the picture",
    "formula": "an equation of the document",
}
_SHARE = 0.05  # of the letters of a document, for languages that are not its own
# What the style says of the whole, so that it is not said of the words again.
_SET = frozenset(("head", "title", "subtitle", "caption", "author", "date"))


class Names:
    """The identifiers of notes, bookmarks and changes, told apart once for a document."""

    def __init__(self, office: Office) -> None:
        self.notes: dict[str, tuple[str, str]] = {}  # key -> identifier, number
        self.anchors: dict[str, str] = {}  # key of a note -> identifier of its first marker
        self.links, self.unused = _pointed_at(office)
        self.language, self.languages = _languages(office)
        counts = {"foot": 0, "end": 0, "comment": 0}
        both = len({n.kind for n in office.notes.values()} - {"comment"}) > 1
        for key, note in office.notes.items():
            counts[note.kind] += 1
            number = note.label or str(counts[note.kind])
            stem = "comment-" if note.kind == "comment" else "n"
            if note.kind == "end" and both:
                stem = "en"
            self.notes[key] = f"{stem}{counts[note.kind]}", number


def _paragraphs(blocks: Iterable[object]) -> Iterable[Paragraph]:
    from tei.readers.office.model import Box, Table

    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            yield from _paragraphs(block.boxes)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from _paragraphs(cell.blocks)
        elif isinstance(block, Box):
            yield from _paragraphs(block.blocks)


def all_paragraphs(office: Office) -> Iterable[Paragraph]:
    """All paragraphs of a document, those in tables, text boxes and notes too."""
    yield from _paragraphs(office.blocks)
    for note in office.notes.values():
        yield from _paragraphs(note.blocks)


def _pointed_at(office: Office) -> tuple[dict[str, str], int]:
    """The bookmarks that something points at -> their identifier; and how many others there are.

    Those whose name begins with a low line are the program's own.
    """
    wanted = {
        piece.link[1:]
        for paragraph in all_paragraphs(office)
        for piece in paragraph.pieces
        if isinstance(piece, Run) and piece.link.startswith("#")
    }
    there = {
        piece.value
        for paragraph in all_paragraphs(office)
        for piece in paragraph.pieces
        if isinstance(piece, Mark) and piece.kind == "anchor"
    }
    found: dict[str, str] = {}
    for number, name in enumerate(sorted(wanted & there), 1):
        plain = name.lstrip("_")
        letters = "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "-" for c in plain)
        found[name] = f"mark-{letters}" if letters.strip("-") == plain else f"mark-{number}"
    return found, sum(not name.startswith("_") for name in there - wanted)


def _languages(office: Office) -> tuple[str, set[str]]:
    """The language of most letters, and those of so few that somebody has set them on purpose.

    What a program writes down as the language of words is often only that of its keyboard.
    """
    counts: dict[str, int] = {}
    for paragraph in all_paragraphs(office):
        for piece in paragraph.pieces:
            if isinstance(piece, Run):
                counts[piece.language] = counts.get(piece.language, 0) + len(piece.words)
    counts = {given: count for given, count in counts.items() if not given or code_of(given)}
    if not counts:
        return "", set()
    main = max(counts, key=counts.__getitem__)
    stem = main.partition("-")[0]
    few = _SHARE * sum(counts.values())
    others = {c for c in counts if c and c.partition("-")[0] != stem}
    return main, others if sum(counts[c] for c in others) <= few else set()


class Inline:
    """Writes the pieces of paragraphs."""

    def __init__(self, page: Writing, office: Office, names: Names, media: str) -> None:
        self.page = page
        self.office = office
        self.names = names
        self.media = media
        self.used: dict[str, bytes] = {}  # pictures: path -> bytes
        self.who: Callable[[str], str] = lambda name: ""
        self.change: Callable[[str, str], str] = lambda when, who: ""

    def write(self, paragraph: Paragraph) -> None:
        """Write the words of a paragraph, without its label."""
        self.page.place(paragraph.number)
        pieces = _merged(paragraph)
        open_: dict[str, tuple[object, Begun]] = {}
        marks: dict[str, Begun] = {}
        for piece in pieces:
            if isinstance(piece, Mark):
                self._mark(piece, marks)
                continue
            asked = {name: value for name, value in self._asked(piece) if value}
            for name in list(open_):
                if asked.get(name) != open_[name][0]:
                    self.page.end(open_.pop(name)[1])
            for name, value in asked.items():
                if name not in open_:
                    open_[name] = (value, self._begin(name, piece))
            self.page.write(piece.words)
        for _, begun in open_.values():
            self.page.end(begun)
        for begun in marks.values():
            self.page.end(begun)

    def _asked(self, run: Run) -> Iterable[tuple[str, object]]:
        """What is to be said of a run, the outermost first."""
        yield "change", run.change + 1
        yield "link", run.link if self._target(run.link) else ""
        other = run.language in self.names.languages
        foreign = other and any(map(str.isalpha, run.words)) and not run.element
        yield "element", run.element
        yield "foreign", run.language if foreign else ""
        yield "hi", run.look

    def _target(self, link: str) -> str:
        if link.startswith("#"):
            identifier = self.names.links.get(link[1:], "")
            return f"#{identifier}" if identifier else ""
        return address(link.strip())

    def _begin(self, name: str, run: Run) -> Begun:
        begin = self.page.begin
        if name == "change":
            change = self.office.changes[run.change]
            attributes = {}
            if who := self.who(change.who):
                attributes["resp"] = f"#{who}"
            if revision := self.change(change.when, change.who):
                attributes["change"] = f"#{revision}"
            return begin(change.kind, WHY[change.kind], attributes)
        if name == "link":
            return begin("ref", WHY["link"], {"target": self._target(run.link)})
        if name == "element":
            attributes = {}
            if run.element == "foreign":
                attributes[XML_LANG] = code_of(run.language) or "und"
            return begin(run.element, WHY["element"], attributes)
        if name == "foreign":
            code = {XML_LANG: code_of(run.language)}
            return begin("foreign", WHY["foreign"], code, cert="medium")
        return begin("hi", WHY["hi"], {"rend": " ".join(run.look)})

    def _mark(self, mark: Mark, marks: dict[str, Begun]) -> None:
        page = self.page
        if mark.kind == "break":
            if mark.value:
                element = "pb" if mark.value == "page" else "cb"
                page.without_words(element, WHY[mark.value], {})
            else:
                page.line_break(WHY["break"])
        elif mark.kind == "note":
            self._note(mark)
        elif mark.kind == "picture":
            self._picture(mark.value)
        elif mark.kind == "formula":
            self._formula(mark.value)
        elif mark.kind == "anchor" and mark.value in self.names.links:
            identifier = {XML_ID: self.names.links[mark.value]}
            marks[f"anchor {mark.value}"] = page.begin("seg", WHY["bookmark"], identifier)
        elif mark.kind == "comment" and mark.value in self.names.notes:
            anchor = f"{self.names.notes[mark.value][0]}-ref"
            attributes = {XML_ID: anchor, "type": "commented"}
            marks[f"comment {mark.value}"] = page.begin("seg", WHY["comment"], attributes)
        elif mark.kind.endswith("-end"):
            begun = marks.pop(f"{mark.kind.removesuffix('-end')} {mark.value}", None)
            made = page.end(begun) if begun else None
            if made and mark.kind == "comment-end":
                self.names.anchors[mark.value] = made.attributes[XML_ID]

    def _note(self, mark: Mark) -> None:
        known = self.names.notes.get(mark.value)
        if known is None:
            self.page.write(mark.words)
            return
        identifier, number = known
        attributes = {"type": "noteAnchor", "target": f"#{identifier}", "n": number}
        if mark.value not in self.names.anchors:
            attributes[XML_ID] = self.names.anchors[mark.value] = f"{identifier}-ref"
        begun = self.page.begin("ref", WHY["note"], attributes)
        self.page.write(mark.words or number)
        self.page.end(begun)

    def _picture(self, key: str) -> None:
        """A picture in the line; with words for those who cannot see it, it is a `<figure>`."""
        says = self.says(key)
        attributes = self.graphic(key)
        if not says:
            self.page.without_words("graphic", WHY["picture"], attributes)
            return
        figure = self.page.begin("figure", WHY["picture"], {"rend": "inline"})
        self.page.without_words("graphic", WHY["picture"], attributes)
        described = self.page.begin("figDesc", WHY["figDesc"])
        self.page.write(says)
        self.page.end(described)
        self.page.end(figure)

    def says(self, key: str) -> str:
        """The words for those who cannot see a picture, if a person has written them."""
        words = self.office.pictures[key].says
        if "generated" in words.lower():  # by the program: “Description automatically generated”
            self.page.leave_out("description(s) of pictures made by the program")
            return ""
        return words

    def _formula(self, key: str) -> None:
        formula: Formula = self.office.formulas[key]
        attributes = {"notation": "mathml", "corresp": f"#{key}"} if formula.mathml else {}
        if formula.display:
            attributes["rend"] = "block"
        begun = self.page.begin("formula", WHY["formula"], attributes)
        self.page.write(formula.words)
        self.page.end(begun, empty=formula.mathml is not None)

    def graphic(self, key: str) -> dict[str, str]:
        """The attributes of a picture; its bytes are kept to be written beside the TEI."""
        picture: Picture = self.office.pictures[key]
        if picture.url:
            return {"url": self._target(picture.url)}
        path = f"{self.media}/{picture.name}"
        self.used[path] = picture.data
        return {"url": path}


def _merged(paragraph: Paragraph) -> Sequence[Run | Mark]:
    """The pieces, without the look that the role of the paragraph says already."""
    pieces: Sequence[Run | Mark] = paragraph.pieces
    if paragraph.role in _SET:
        looks = {p.look for p in pieces if isinstance(p, Run) and p.words.strip()}
        if len(looks) == 1:
            pieces = [p._replace(look=()) if isinstance(p, Run) else p for p in pieces]
    return pieces

