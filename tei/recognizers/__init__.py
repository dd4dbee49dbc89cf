"""The rules: one a file, all in one ordered table.

A rule is a module of this package with one public function

    def recognize(document: Document, layer: Layer, project: Project)
        -> Iterable[Annotation | Entity | Responsibility | Fact | Finding]

that reads the text and what stands in the layer so far, and yields what it has seen. It changes
nothing. What it yields is added at once, so that the same rule and those after it can see it.
The order is the Guidelines' own: divisions, then chunks, then phrases. The rule's name is its
switch in `edition.toml` (`[rules] verse = false`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module

from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from typing import Any

    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

    Recognize = Callable[[Document, Layer, Project], Iterable[Any]]


class Rule(Record):
    """A rule of the table: its name (= its module), its level, the Guidelines' section it
    follows (anchor, such as `CONONO`), and in a few words what it recognizes.
    """

    name: str
    level: str  # division, chunk, phrase, reading (findings only)
    section: str
    summary: str

    def load(self) -> Recognize:
        """The rule's function, imported when first needed."""
        return _function(self.name)


@cache
def _function(name: str) -> Recognize:
    function: Recognize = import_module(f"tei.recognizers.{name}").recognize
    return function


RULES: tuple[Rule, ...] = (
    # divisions
    Rule("front_matter", "division", "DSTITL",
         "title, subtitle, byline, date and lead of the article"),
    Rule("ornaments", "division", "CORS5", "lines of ornament between sections"),
    Rule("page_marks", "division", "CORS5", "page numbers printed in the text"),
    Rule("figures", "division", "COGR", "pictures and their captions"),
    Rule("editorial_notes", "division", "CONONO",
         "an editor's or translator's note of one or more paragraphs"),
    Rule("note_texts", "division", "CONONO",
         "the texts of numbered notes, matched with their markers"),
    Rule("embedded_documents", "division", "DSFLT", "a document reproduced inside the article"),
    Rule("bibliographies", "division", "COBITY", "lists of references"),
    Rule("speeches", "division", "DRSP",
         "speeches of plays and interviews, directions, a play's people"),
    Rule("heads", "division", "DSHD", "headings and the level they open"),
    Rule("divisions", "division", "DSDIV", "divisions from their headings; the back matter"),
    # chunks
    Rule("tables", "chunk", "FTTAB", "tables drawn with rules, bars or tabs"),
    Rule("lists", "chunk", "COLI", "numbered, bulleted and nested lists"),
    Rule("letters", "chunk", "DSOC", "openers, closers and postscripts of letters"),
    Rule("addresses", "chunk", "CONAAD", "postal addresses"),
    Rule("epigraphs", "chunk", "DSDTB", "epigraphs with their source"),
    Rule("verse", "chunk", "COVE", "verse in prose"),
    Rule("block_quotations", "chunk", "COHQQ",
         "quotations set off from the text, with their source"),
    Rule("paragraphs", "chunk", "COPA", "everything else that stands between blank lines"),
    # phrases
    Rule("decisions", "phrase", "AIATTS", "what a person decided of some words, in edition.toml"),
    Rule("identifiers", "phrase", "COXR", "URLs, DOIs, e-mail addresses, shelfmarks"),
    Rule("note_markers", "phrase", "CONONO", "the markers of numbered notes"),
    Rule("supplied", "phrase", "COEDADD", "words an editor supplied in square brackets"),
    Rule("gaps", "phrase", "COEDADD", "omissions an editor marked in square brackets"),
    Rule("readings", "phrase", "COEDCOR", "[sic], [?] and other doubts of an editor"),
    Rule("bracketed_notes", "phrase", "CONONO", "short editorial notes in square brackets"),
    Rule("dates", "phrase", "CONADA", "dates, whole or part, ranges, decades, centuries"),
    Rule("numbers", "phrase", "CONANU", "numbers, measures and money, if asked for"),
    Rule("persons", "phrase", "CONARS",
         "persons by form of address, authority list and repeated mention"),
    Rule("places", "phrase", "CONARS", "places"),
    Rule("organizations", "phrase", "CONARS", "organizations, parties, orders, families; events"),
    Rule("quotations", "phrase", "COHQQ", "quotations: where they stand, then what kind each is"),
    Rule("references", "phrase", "COBITY", "bibliographic references in running text and notes"),
    Rule("titles", "phrase", "COBICOL", "titles of works"),
    Rule("abbreviations", "phrase", "CONAAB", "abbreviations that the text itself explains"),
    Rule("emphasis", "phrase", "COHQHE", "a word in capitals amid lower case"),
    Rule("foreign", "phrase", "COHQHF", "foreign words"),
    Rule("italics", "phrase", "COHQW",
         "titles and foreign words in italics, by what is around them"),
    # what the text seems to get wrong: findings only, unless [corrections] asks for more
    Rule("spellings", "reading", "COEDCOR", "two spellings of one name"),
    Rule("slips", "reading", "COEDCOR", "doubled words, misplaced spaces, missing stops"),
    Rule("contradictions", "reading", "CONADA", "dates that contradict one another"),
)


def rule_named(name: str) -> Rule | None:
    """The rule of that name, or None."""
    return next((rule for rule in RULES if rule.name == name), None)
