"""`<fileDesc>`: what this file is, who answers for it, who publishes it, what it was made from.

Guidelines: HD2 (https://tei-c.org/release/doc/tei-p5-doc/en/html/HD.html#HD2). What nobody has
said is left out, or said to be unknown where TEI wants something to stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from tei.header.known import Date, Known, clean
from tei.header.licences import licence_of
from tei.names import VERSION, XML_ID, XML_LANG, Constant, Node, tei
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.project import Project
    from tei.standoff import Layer
    from tei.text.evidence import Evidence

PROGRAM = "tei"  # the identifier of this program, wherever the TEI speaks of it
_LINE = "\n          "  # <bibl> is mixed content, which the serializer leaves as it is
# fields of facts -> what the person did
_DID = {"translator": "translated by", "submitter": "submitted by"}


def file_desc(known: Known, evidence: Evidence) -> Node:
    """The `<fileDesc>` of one encoding."""
    return tei(
        "fileDesc",
        None,
        title_stmt(known),
        _extent(known, evidence),
        _publication_stmt(known),
        *_frame(known),
        tei("sourceDesc", None, _source(known)),
    )


def title_stmt(known: Known) -> Node:
    """Title, authors, editors, and everyone who did something else."""
    statement = tei("titleStmt")
    add = statement.children.append
    if known.title:
        attributes = {"type": "main"} if known.subtitle else {}
        add(tei("title", attributes | _in_language(known), known.title))
    else:
        add(tei("title", None, f"Untitled text ({_file_name(known.document.origin.name)})"))
    if known.subtitle:
        add(tei("title", {"type": "sub"} | _in_language(known), known.subtitle))
    for name in known.authors:
        add(_author(known, name))
    alone = _alone(known, known.editors, ("editors", "editor"))
    for name in known.editors:
        add(tei("editor", alone, name))
    statement.children.extend(_responsibilities(known))
    return statement


def _file_name(path: str) -> str:
    """The file's own name: where it lay on somebody's disk is nothing of the text's.

    >>> _file_name("/home/ann/fens.docx"), _file_name("D:\\\\texts\\\\fens.docx")
    ('fens.docx', 'fens.docx')
    """
    path = clean(path)
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2] or path


def _author(known: Known, name: str) -> Node:
    """An author, with what the source says of them beside: where they teach, their ORCID."""
    extra = known.document.metadata.extra
    about = {key: clean(extra.get(f"{key}:{name}", "")) for key in ("affiliation", "email")}
    orcid = clean(extra.get(f"orcid:{name}", "")).rpartition("/")[2]
    if not orcid and not any(about.values()):
        return tei("author", None, name)
    return tei(
        "author",
        None,
        tei("persName", None, name),
        *(tei(key, None, words) for key, words in about.items() if words),
        *([tei("idno", {"type": "ORCID"}, orcid)] if orcid else []),
    )


def _responsibilities(known: Known) -> Iterator[Node]:
    people = known.layer.responsibilities.values()
    taken = {clean(r.name).casefold() for r in people}
    alone = {field: _alone(known, known.facts(field), (field,)) for field in _DID}
    elsewhere = [_alone(known, known.editors, ("editors", "editor")), *alone.values()]
    for who in people:
        if not any(who.id == named.get(XML_ID) for named in elsewhere):
            yield _resp_stmt(who.id, clean(who.resp), tei("name", None, clean(who.name)))
    for field, did in _DID.items():
        for name in known.facts(field):
            if name.casefold() not in taken:
                yield _resp_stmt(alone[field].get(XML_ID, ""), did, tei("name", None, name))
    identifier = _editor_id(known.layer, known.project)
    if identifier:
        editor = clean(str(known.project.setting("header", "editor")))
        yield _resp_stmt(identifier, "edited and encoded by", tei("name", None, editor))
    yield _program()


@cache
def _program() -> Node:
    program = tei("name", {"type": "program"}, f"tei {VERSION}")
    return Constant(_resp_stmt(PROGRAM, "text encoded automatically by", program))


def _alone(known: Known, names: Sequence[str], roles: Sequence[str]) -> dict[str, str]:
    """The identifier for the one person whom the text names in a role, if it is pointed at.

    Then nobody without a name is needed beside: the editor is who wrote the editor's notes.
    """
    met = [r for r in known.layer.responsibilities.values() if r.id in roles]
    return {XML_ID: met[0].id} if len(names) == len(met) == 1 and not met[0].named else {}


def identifiers(layer: Layer, project: Project) -> set[str]:
    """The identifiers that the header gives, but for those of `layer.responsibilities`."""
    return {PROGRAM, _editor_id(layer, project), *layer.document.formulas} - {""}


def _editor_id(layer: Layer, project: Project) -> str:
    """The identifier of who answers for the encoding; the source's own editor goes first."""
    if not clean(str(project.setting("header", "editor"))):
        return ""
    return "encoding-editor" if "editor" in layer.responsibilities else "editor"


def _resp_stmt(identifier: str, resp: str, name: Node) -> Node:
    attributes = {XML_ID: identifier} if identifier else None
    return tei("respStmt", attributes, tei("resp", None, resp or "responsible"), name)


def _extent(known: Known, evidence: Evidence) -> Node:
    parts: list[Node | str] = [_measure("words", known.document.word_count, "word")]
    paragraphs = evidence.usage.get("p", (0, "", ""))[0]
    if paragraphs:
        parts += [", ", _measure("paragraphs", paragraphs, "paragraph")]
    return Node("extent", None, parts)


def _measure(unit: str, quantity: int, one: str) -> Node:
    shown = f"{quantity:,} {one if quantity == 1 else one + 's'}"
    return tei("measure", {"unit": unit, "quantity": str(quantity)}, shown)


def _publication_stmt(known: Known) -> Node:
    """Agency first, as TEI wants it, even where it is only known that nobody is known."""
    date, licence = known.published, known.licence
    if not (known.publisher or date.words or licence):
        return _published_by_nobody()
    statement = tei("publicationStmt")
    if known.publisher:
        statement.children.append(tei("publisher", None, known.publisher))
    else:
        statement.children.append(tei("authority", None, "Publisher not named."))
    if date.words:
        statement.children.append(date_node(date))
    if licence:
        statement.children.append(_availability(licence))
    else:
        unknown = tei("p", None, "No licence has been named.")
        statement.children.append(tei("availability", {"status": "unknown"}, unknown))
    return statement


@cache
def _published_by_nobody() -> Node:
    nothing = "Not known: nobody has named a publisher, a date or a licence of this encoding."
    return Constant(tei("publicationStmt", None, tei("p", None, nothing)))


def _availability(words: str) -> Node:
    licence = licence_of(words)
    attributes = {"target": licence.address} if licence.address else None
    status = {"status": licence.status} if licence.status else None
    return tei("availability", status, tei("licence", attributes, licence.words))


def _frame(known: Known) -> Iterator[Node]:
    """What the source's publisher has put around the text, word for word (HD28)."""
    words = known.document.metadata.extra.get("frame", "")
    if words:
        paragraphs = (tei("p", None, clean(paragraph)) for paragraph in words.split("\n"))
        yield tei("notesStmt", None, tei("note", {"type": "frame"}, *paragraphs))


def date_node(date: Date) -> Node:
    """A `<date>`, with its value where it is one."""
    return tei("date", {"when": date.when} if date.when else None, date.words)


def _source(known: Known) -> Node:
    """The source as a `<bibl>`: what it says of itself, then the file that was read."""
    source = tei("bibl")
    add = source.children.append
    words = clean(str(known.project.setting("header", "source")))
    if words:
        add(tei("bibl", None, words))
    if known.source_title:
        add(tei("title", _in_language(known), known.source_title))
    for name in known.source_authors:
        add(tei("author", None, name))
    if known.source_publisher:
        add(tei("publisher", None, known.source_publisher))
    if known.source_date.words:
        add(date_node(known.source_date))
    for part in _in_journal(known):
        add(part)
    for stated in known.facts("source"):
        add(tei("note", {"type": "source"}, stated))
    if known.source_licence:
        add(_availability(known.source_licence))
    source.children.extend(_file(known))
    source.children = [c for child in source.children for c in (_LINE, child)]
    return source


def _in_journal(known: Known) -> Iterator[Node]:
    """The journal that an article stands in, with volume, issue and pages (COBICOB)."""
    extra = known.document.metadata.extra
    if journal := clean(extra.get("journal", "")):
        yield tei("title", {"level": "j"}, journal)
    for unit in ("volume", "issue"):
        if value := clean(extra.get(unit, "")):
            yield tei("biblScope", {"unit": unit}, value)
    first, last = clean(extra.get("from", "")), clean(extra.get("to", ""))
    if first:
        limits = {"from": first} | ({"to": last} if last else {})
        limits = limits if all(v.isalnum() for v in limits.values()) else {}
        yield tei("biblScope", {"unit": "page"} | limits, f"{first}–{last}" if last else first)


def _file(known: Known) -> Iterator[Node]:
    origin = known.document.origin
    for key in ("url", "site", "gutenberg", "doi", "isbn"):
        value = clean(known.document.metadata.extra.get(key, ""))
        if value:
            kind = key.upper() if key in ("doi", "isbn") else key
            yield tei("idno", {"type": kind}, value)
    yield tei("idno", {"type": "file"}, clean(origin.name) or "unnamed")
    if origin.sha256:
        yield tei("idno", {"type": "sha256"}, clean(origin.sha256))
    if origin.size:
        yield tei("extent", None, _measure("bytes", origin.size, "byte"))
    kind = ", ".join(w for w in (clean(origin.media_type), clean(origin.encoding)) if w)
    if kind:
        yield tei("note", {"type": "format"}, kind)


def _in_language(known: Known) -> dict[str, str]:
    """The title is in the language of the text; the header around it is in English."""
    code = known.language.code
    return {XML_LANG: code} if code and code.partition("-")[0] != "en" else {}
