"""The model of a word processor's document -> a `Document`.

First the front (title, subtitle, author, date, abstract, by their styles), then the blocks, then
the notes and comments, in the order in which they are called for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tei.document import Document, Metadata
from tei.languages import code_of
from tei.names import XML_ID
from tei.readers.office.blocks import Blocks
from tei.readers.office.groups import is_empty
from tei.readers.office.inline import Inline, Names
from tei.readers.office.model import Block, Note, Office, Paragraph
from tei.readers.office.set_in import with_quotations
from tei.readers.writing import Writing, media_folder
from tei.regexes import compiled
from tei.standoff import Fact, Responsibility, Revision, rend_of_marks
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.readers.source import Source

WHY = {
    "front": "paragraphs in the styles of a title page, before the text",
    "title": "a paragraph in the style of a title",
    "subtitle": "a paragraph in the style of a subtitle",
    "author": "a paragraph in the style of an author",
    "date": "a paragraph in the style of a date, below the title",
    "abstract": "a paragraph in the style of an abstract",
    "foot": "a footnote of the document",
    "end": "an endnote of the document",
    "comment": "a comment of the document",
    "note p": "a paragraph of a note",
}
_FRONT = ("title", "subtitle", "author", "date", "abstract")
# rule -> the roles that answer its question
_SETTLED = {
    "heads": {"head"}, "lists": {"list"}, "tables": {"table"}, "verse": {"verse", "speech"},
    "block_quotations": {"quote", "cit"}, "epigraphs": {"epigraph"}, "front_matter": {"title"},
    "figures": {"figure"},
}  # fmt: skip
# The page is the program's, and so is where its lines end: nothing is told by setting in.
_NEVER = ("page_marks",)
_TIME = compiled(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d)?)?")


def compose(
    office: Office, source: Source, module: str, media_type: str
) -> Document:
    """Write a document down. `module` is the reader's: its rule is `readers.MODULE`."""
    rule = f"readers.{module}"
    order = {"foot": 0, "end": 1, "comment": 2}
    notes = sorted(office.notes.items(), key=lambda item: order[item[1].kind])
    office = office._replace(notes=dict(notes))
    page = Writing(rule)
    names = Names(office)
    inline = Inline(page, office, names, media_folder(source.name))
    people = _People(rule)
    inline.who, inline.change = people.who, people.revision
    blocks = Blocks(page, inline)
    own, facts = _front(office.blocks, page, inline, blocks, rule)
    blocks.write(with_quotations(own))
    for key, note in office.notes.items():
        _note(key, note, page, inline, blocks, people)
    for what, count in office.left_out.items():
        page.leave_out(what, count)
    if names.unused:
        page.leave_out("bookmark(s) that nothing points at", names.unused)
    roles = blocks.roles
    if any(note.kind != "comment" for note in office.notes.values()):
        roles.add("note")
    settled = {name for name, told in _SETTLED.items() if told & roles}
    if "note" in roles:
        settled |= {"note_texts", "note_markers"}
    settled.update(_NEVER)
    history = [*_history(office, people), *people.revisions.values()]
    return page.document(
        source, media_type, _metadata(office, names), [*facts, *people.responsibilities.values()],
        settled=settled, media=inline.used,
        formulas={k: f.mathml for k, f in office.formulas.items() if f.mathml},
        revisions=history,
    )  # fmt: skip


def _metadata(office: Office, names: Names) -> Metadata:
    about = office.about
    language = code_of(names.language) or code_of(about.get("language", ""))
    extra = {"keywords": about["keywords"]} if about.get("keywords") else {}
    return Metadata(
        title=about.get("title", ""), author=about.get("author", ""), language=language,
        extra=extra,
    )  # fmt: skip


def _history(office: Office, people: _People) -> Iterator[Revision]:
    about = office.about
    for key, what, who in (
        ("created", "The source was created.", ""),
        ("modified", "The source was last changed.", about.get("changed_by", "")),
    ):
        if when := iso_time(about.get(key, "")):
            person = people.who(who, "changed the source") if who else ""
            yield Revision(f"source-{key}", when, person, what)


class _People:
    """Who commented and changed, and when."""

    def __init__(self, rule: str) -> None:
        self.rule = rule
        self.responsibilities: dict[str, Responsibility] = {}
        self.revisions: dict[tuple[str, str], Revision] = {}
        self._ids: dict[str, str] = {}

    def who(self, name: str, did: str = "changed or commented on the source") -> str:
        """The identifier of somebody; "" for nobody."""
        name = " ".join(name.split())
        if not name:
            return ""
        if name not in self._ids:
            letters = "".join(c.lower() if c.isascii() and c.isalnum() else "-" for c in name)
            stem = "source-" + ("-".join(p for p in letters.split("-") if p) or "somebody")
            identifier, number = stem, 1
            while identifier in self.responsibilities:
                number += 1
                identifier = f"{stem}-{number}"
            self._ids[name] = identifier
            self.responsibilities[identifier] = Responsibility(identifier, did, name, self.rule)
        return self._ids[name]

    def revision(self, when: str, name: str) -> str:
        """The identifier of what somebody did on a day; "" if the day is not known."""
        when = iso_time(when)
        if not when:
            return ""
        key = (when, name)
        if key not in self.revisions:
            identifier = f"source-change-{len(self.revisions) + 1}"
            what = "Changed or commented on the source."
            self.revisions[key] = Revision(identifier, when, self.who(name), what)
        return self.revisions[key].id


def iso_time(words: str) -> str:
    """A date and time as W3C has it, or "" for what is none.

    >>> iso_time("2024-05-03T10:20:00Z"), iso_time("2013-11-08T08:57:54.123"), iso_time("today")
    ('2024-05-03T10:20:00Z', '2013-11-08T08:57:54.123', '')
    """
    words = words.strip()
    if not _TIME.fullmatch(words):
        return ""
    from datetime import datetime

    try:
        return words if datetime.fromisoformat(words).year else ""
    except ValueError:
        return ""


def _front(
    given: Sequence[Block], page: Writing, inline: Inline, blocks: Blocks, rule: str
) -> tuple[Sequence[Block], list[Fact]]:
    """Write the title page, if the document begins with one; what is left, and what it says."""
    end = 0
    while end < len(given):
        block = given[end]
        if not isinstance(block, Paragraph) or (block.role not in _FRONT and not is_empty(block)):
            break
        if block.boxes and not is_empty(block):
            break
        end += 1
    parts = [b for b in given[:end] if isinstance(b, Paragraph) and not is_empty(b)]
    if not any(b.role == "title" for b in parts):
        return given, []
    boxes = [box for b in given[:end] if isinstance(b, Paragraph) for box in b.boxes]
    # Where a plain paragraph follows, the rules read on: it may name the author.
    bare = _goes_on(parts, given[end:])
    facts: list[Fact] = []
    front = None if bare else page.begin("front", WHY["front"], block=True)
    title_page = None if bare else page.begin("titlePage", WHY["front"], block=True)
    doc_title = None if bare else page.begin("docTitle", WHY["title"], block=True)
    for number, block in enumerate(b for b in parts if b.role in ("title", "subtitle")):
        kind = "main" if block.role == "title" and not number else "sub"
        part = page.begin("titlePart", WHY[block.role], {"type": kind}, block=True)
        inline.write(block)
        made = page.end(part)
        field = "title" if kind == "main" else "subtitle"
        facts.append(Fact(field, _words(block), rule, made.start if made else -1))
    if doc_title:
        page.end(doc_title)
    for block in parts:
        facts.extend(_part(block, page, inline, rule))
    if title_page:
        page.end(title_page)
    abstract = [b for b in parts if b.role == "abstract"]
    if abstract:
        argument = page.begin("argument", WHY["abstract"], block=True)
        for block in abstract:
            begun = page.begin("p", WHY["abstract"], block=True)
            inline.write(block)
            page.end(begun)
        page.end(argument)
        facts.append(Fact("abstract", "\n".join(map(_words, abstract)), rule))
    if front:
        page.end(front)
        blocks.roles.add("title")
    return [*boxes, *given[end:]], facts


def _goes_on(parts: Sequence[Paragraph], rest: Sequence[Block]) -> bool:
    """True if the first block below the styled ones is a plain paragraph, and not the last one."""
    if any(b.role == "abstract" for b in parts) or parts[0].role != "title":
        return False
    filled = [b for b in rest if not isinstance(b, Paragraph) or not is_empty(b)][:2]
    first = filled[0] if len(filled) > 1 else None
    return isinstance(first, Paragraph) and first.role == "p" and first.depth < 0


def _part(block: Paragraph, page: Writing, inline: Inline, rule: str) -> Iterator[Fact]:
    """The byline or date of a title page."""
    words = _words(block)
    if block.role == "author":
        begun = page.begin("byline", WHY["author"], block=True)
        inner = page.begin("docAuthor", WHY["author"])
        inline.write(block)
        page.end(inner)
        page.end(begun)
        yield Fact("author", words.removeprefix("by ").removeprefix("By "), rule)
    elif block.role == "date":
        begun = page.begin("docDate", WHY["date"], block=True)
        inline.write(block)
        page.end(begun)
        yield Fact("date", words, rule)


def _words(block: Paragraph) -> str:
    return " ".join(block.words().split())


def _note(
    key: str, note: Note, page: Writing, inline: Inline, blocks: Blocks, people: _People
) -> None:
    """A note or comment, after the text; it points at where it is called for."""
    identifier, number = inline.names.notes[key]
    place = {"foot": "foot", "end": "end", "comment": "margin"}[note.kind]
    attributes = {XML_ID: identifier, "place": place}
    if note.kind == "comment":
        attributes["type"] = "comment"
        if who := people.who(note.who):
            attributes["resp"] = f"#{who}"
        if revision := people.revision(note.when, note.who):
            attributes["change"] = f"#{revision}"
        if note.answers in inline.names.notes:
            attributes["corresp"] = f"#{inline.names.notes[note.answers][0]}"
    else:
        attributes["n"] = number
    anchor = inline.names.anchors.get(key)
    if anchor:
        attributes["target"] = f"#{anchor}"
    begun = page.begin("note", WHY[note.kind], attributes, block=True)
    if note.kind != "comment":  # as it is printed before the note
        begun.attributes["rend"] = rend_of_marks(number, "")
        page.mark(number, begun)
        page.write(" ")
    blocks.inside(note.blocks)
    page.end(begun)

