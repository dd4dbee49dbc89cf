"""What is known of a text and of its source, each thing from the first that knows it.

The command line goes before edition.toml (it has replaced its settings when we are called),
edition.toml before what the reader found beside the text (front matter, HTML, Word), and that
before what the text says of itself. Nobody knows it: "".

The source is described by what it says of itself (`source_...`), whatever this edition calls it;
where it does not name its title or author, what the user gave is all that is known of it.
"""

from __future__ import annotations

from tei.header.debris import is_debris
from tei.languages import Language, language_of
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Fact, Layer

# Compiled when first needed: most headers have only printable words, and start-up counts.
_FORBIDDEN = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_WRITTEN = ("title", "author")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LONGEST = 500  # a title of more characters is a paragraph taken for one


class Date(Record):
    """A date in the words it was given in, and in ISO form where it has one."""

    words: str = ""
    when: str = ""


class Known(Record):
    """Everything the header is written from, but for the rules that ran."""

    document: Document
    layer: Layer
    project: Project
    title: str
    subtitle: str
    authors: tuple[str, ...]
    editors: tuple[str, ...]
    language: Language
    published: Date  # this edition, as the user says
    publisher: str
    licence: str
    source_title: str  # what the text says of itself, whatever this edition calls it
    source_authors: tuple[str, ...]
    source_date: Date
    source_publisher: str
    source_licence: str
    debris: dict[str, str] = {}  # what a program wrote for title and author: see `debris`

    def fact(self, field: str) -> Fact | None:
        """The first thing the text says of itself in that field."""
        return next((f for f in self.layer.facts if f.field == field), None)

    def facts(self, field: str) -> tuple[str, ...]:
        """Everything the text says of itself in that field, each once."""
        values = (clean(f.value) for f in self.layer.facts if f.field == field)
        return tuple(dict.fromkeys(v for v in values if v))


def known(document: Document, layer: Layer, project: Project) -> Known:
    """Gather what is known."""
    metadata = document.metadata
    written = [(field, w) for field in _WRITTEN if (w := clean(getattr(metadata, field)))]
    debris = {field: w for field, w in written if is_debris(field, w)}
    if debris:
        metadata = metadata._replace(
            title="" if "title" in debris else metadata.title,
            author="" if "author" in debris else metadata.author,
        )

    def first(key: str) -> str:
        given = clean(str(project.setting("header", key)))
        return given or clean(getattr(metadata, key))

    stated: dict[str, Fact] = {}
    for fact in layer.facts:
        if clean(fact.value):
            stated.setdefault(fact.field, fact)

    def says(field: str) -> str:
        return clean(stated[field].value) if field in stated else ""

    said = dict.fromkeys(clean(f.value) for f in layer.facts if f.field == "author")
    own_authors = _several(clean(metadata.author)) or tuple(name for name in said if name)
    authors = _several(first("author")) or own_authors
    editors = dict.fromkeys(clean(f.value) for f in layer.facts if f.field == "editor")
    title = first("title")
    own = says("title") or ("" if title else _first_heading(document, layer))
    date = stated.get("date")
    language = language_of(document, project)
    return Known(
        document,
        layer,
        project,
        title=_shortened(title or own),
        subtitle=_shortened(_subtitle(stated.get("subtitle"), title, own)),
        authors=authors,
        editors=tuple(e for e in editors if e),
        language=language._replace(unread=clean(language.unread)),
        published=_date(clean(str(project.setting("header", "date")))),
        publisher=clean(str(project.setting("header", "publisher"))),
        licence=clean(str(project.setting("header", "licence"))),
        source_title=_shortened(clean(metadata.title) or own or title),
        source_authors=own_authors or authors,
        source_date=_date(clean(metadata.date))
        if clean(metadata.date)
        else _date(says("date"), date.when if date else ""),
        source_publisher=clean(metadata.publisher) or says("publisher"),
        source_licence=clean(metadata.licence),
        debris=debris,
    )


def _first_heading(document: Document, layer: Layer) -> str:
    """The words of the heading that the text begins with, "" if it begins with something else."""
    text = document.text
    head = min(layer.of("head"), key=lambda a: a.start, default=None)
    if head is None or text[: head.start].strip():
        return ""
    if layer.covering(head.start, "figure", "table", "list", "lg") is not None:
        return ""
    left_out = [*head.marks]
    left_out += [
        (a.start, a.end)
        for a in layer.of("ref")
        if a.attributes.get("type") == "noteAnchor" and head.start <= a.start < head.end
    ]
    words, at = "", head.start
    for start, end in sorted(left_out):
        words += text[at:start]
        at = max(at, end)
    return clean(words + text[at : head.end])


def _subtitle(stated: Fact | None, title: str, own: str) -> str:
    """The subtitle, if it goes with the title: they stand together on the page or beside it."""
    if stated is None or (title and title != own and not stated.rule.startswith("readers.")):
        return ""
    return clean(stated.value)


def clean(words: str) -> str:
    """Words on one line, without characters that XML cannot hold.

    >>> clean(" An\\n article\\0")
    'An article\\ufffd'
    """
    words = " ".join(words.split())
    return words if words.isprintable() else compiled(_FORBIDDEN).sub("\ufffd", words)


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def _several(names: str) -> tuple[str, ...]:
    """The names of a list with semicolons between them."""
    return tuple(dict.fromkeys(n for part in names.split(";") if (n := part.strip())))


def _date(words: str, when: str = "") -> Date:
    return Date(words, iso(when) or iso(words))


def iso(words: str) -> str:
    """The words, if they are a date in ISO form that is in the calendar; otherwise "".

    >>> iso("1953-06-17"), iso("1953"), iso("1953-02-30"), iso("June 1953")
    ('1953-06-17', '1953', '', '')
    >>> iso("2015-11-17 16:16:01 -0600"), iso("2023-04-02T11:00:00Z")
    ('2015-11-17', '2023-04-02')
    """
    if len(words) > 10 and words[10] in "T " and words[11:13].isdigit() and words[13:14] == ":":
        words = words[:10]  # the hour of a file is no part of the date of a text
    parts = words.split("-")
    if not words.isascii() or not 1 <= len(parts) <= 3 or not all(p.isdigit() for p in parts):
        return ""
    if [len(p) for p in parts] != [4, 2, 2][: len(parts)] or parts[0] == "0000":
        return ""
    year, month, day = (int(p) for p in [*parts, "01", "01"][:3])
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if not 1 <= month <= 12 or not 1 <= day <= _DAYS[month - 1]:
        return ""
    return "" if (month, day) == (2, 29) and not leap else words
