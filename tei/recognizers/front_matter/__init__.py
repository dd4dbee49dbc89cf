"""Front matter: title, subtitle, byline, date and lead of an article.

Guidelines: DSTITL (https://tei-c.org/release/doc/tei-p5-doc/en/html/DS.html#DSTITL).

    The Road North         <front><titlePage>
                             <docTitle><titlePart type="main">The Road North</titlePart></docTitle>
    by Ada North      ->     <byline>by <docAuthor>Ada North</docAuthor></byline>
                             <docDate when="1951-05-03">3 May 1951</docDate>
    3 May 1951             </titlePage></front>

The lines of a cover page (institution, course, teacher, kind of paper, place and year) are told
from the title: `cover.py`. A letter has no title: what stands above its salutation is its own.

A text that begins with running text, with the first of several chapters or with a letter's date
has no front matter.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.findings import Finding
from tei.recognizers.front_matter.dated import date_in, iso_of
from tei.recognizers.front_matter.marked import Part, marked_title
from tei.recognizers.front_matter.parse import parts_of
from tei.recognizers.front_matter.readings import Byline, is_body, is_known
from tei.recognizers.heads.shape import without_marker
from tei.recognizers.naming.people import slug
from tei.standoff import Annotation, Entity, Fact, rend_of_marks
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

RULE = "front_matter"
WHY = {
    "front": "the lines before the running text: title, byline, date, lead",
    "titlePage": "the lines before the running text: title, byline, date, lead",
    "main": "the first line of the text, short and set off from what follows",
    "sub": "a second short line between the title and the byline or text",
    "byline": "a line below the title that says who wrote or submitted the text",
    "docAuthor": "a name in the byline of the article",
    "persName": "the name of a person in the byline of the article",
    "person": "a line of the cover that names somebody with a form of address",
    "affiliation": "a line below the authors that says where they teach or how to reach them",
    "desc": "a line of the cover that says what kind of paper it is, for what or in what course",
    "docImprint": "a line of the cover that names an institution, its place or the year",
    "rubric": "a line above the title that nothing explains",
    "doubtful": "one of several lines that could as well be the title",
    "docDate": "a line below the title that is nothing but a date",
    "keywords": "a line that is announced as the keywords",
    "argument": "a paragraph between the title and the byline, or one headed as an abstract",
}


def recognize(
    document: Document, layer: Layer, project: Project
) -> Iterator[Annotation | Entity | Fact | Finding]:
    """Yield `front` and all that stands in it, and what it says as facts for the header."""
    parts = parts_of(document, layer)
    if not parts:
        return
    start, end = parts[0].start, parts[-1].end
    marked = marked_title(layer) is not None
    if marked:  # rules and pictures without words above it stand in the front as well
        start = min([start, *(a.start for a in layer.annotations[:1] if a.block)])
    witnessed = any(p.kind in ("byline", "docDate") for p in parts)
    cert = "high" if marked or witnessed else "medium"
    doubtful = next((p for p in parts if p.kind == "main" and not p.sure), None)
    if doubtful:
        cert = "low"
        words = _joined(document.text[doubtful.start : doubtful.end])
        yield Finding("title-doubtful", document.place(doubtful.start), {"words": words[:80]})
    above = document.text[:start]  # a picture may stand before the title page
    yield _block(start if marked else len(above) - len(above.lstrip()), end, "front", cert)
    page = next((p.start for p in parts if p.kind not in ("", "note")), start)
    noted = any(p.kind == "note" for p in parts)
    yield _block(page if noted else start, end, "titlePage", cert)
    titles = [p for p in parts if p.kind in ("main", "sub")]
    yield _block(titles[0].start, titles[-1].end, "docTitle", cert, "main")
    for part in parts:
        if part.read:  # it needs no second annotation, but the header its words
            if part.kind == "main":
                yield from (m for m in _title(document, part, cert) if type(m) is Fact)
        elif part.kind in ("main", "sub"):
            yield from _title(document, part, cert)
        elif part.kind in ("desc", "docImprint", "person", "affiliation", "rubric"):
            yield from _cover(part, "high" if part.sure else "low")
        elif part.kind == "byline":
            yield from _byline(document, part)
        elif part.kind == "docDate":
            yield from _date(document, part)
        elif part.kind not in ("", "note"):
            yield from _argument(document, part)


def _block(start: int, end: int, element: str, cert: str, why: str = "") -> Annotation:
    return Annotation(start, end, element, RULE, WHY[why or element], cert, block=True)


def _title(document: Document, part: Part, cert: str) -> Iterator[Annotation | Fact]:
    text = document.text
    marks = [m for m in (part.before, part.after) if m[0] < m[1]]
    attributes = {"type": part.kind}
    rend = rend_of_marks(text[slice(*part.before)], text[slice(*part.after)])
    if rend:
        attributes["rend"] = rend
    yield Annotation(part.start, part.end, "titlePart", RULE, WHY[part.kind], cert, attributes,
                     tuple(marks), block=True)  # fmt: skip
    words = text[max(part.start, part.before[1]) : part.after[0] or part.end]
    field = "title" if part.kind == "main" else "subtitle"
    words = without_marker(_joined(words))
    if words[:1] == words[-1:] == "_":
        words = words.strip("_")  # italics
    yield Fact(field, words, RULE, part.start)


def _cover(part: Part, cert: str) -> Iterator[Annotation]:
    """What stands on a cover beside title, author and date."""
    element = {"desc": "titlePart", "rubric": "titlePart", "docImprint": "docImprint"}.get(
        part.kind, "byline")  # fmt: skip
    attributes = {"type": "desc"} if element == "titlePart" else {}
    yield Annotation(part.start, part.end, element, RULE, WHY[part.kind], cert, attributes,
                     block=True)  # fmt: skip


def _byline(document: Document, part: Part) -> Iterator[Annotation | Entity | Fact]:
    text, byline = document.text, part.byline or Byline("author", ())
    cert = "high" if part.sure else "medium"
    yield _block(part.start, part.end, "byline", cert)
    for start, end in byline.names:
        start, end = part.start + start, part.start + end
        name = without_marker(_joined(text[start:end]))
        yield Fact(byline.field, name, RULE, start)
        if byline.field == "author":
            yield Annotation(start, end, "docAuthor", RULE, WHY["docAuthor"], cert)
            if is_known(name):
                continue  # a body, or a name that the rules of names know as one
        if not is_body(name):
            identifier = "person-" + slug(name)
            yield Entity(identifier, "person", (name,), RULE, WHY["persName"])
            yield Annotation(start, end, "persName", RULE, WHY["persName"], cert,
                             {"ref": "#" + identifier})  # fmt: skip
    if byline.date[1]:
        start, end = part.start + byline.date[0], part.start + byline.date[1]
        words = _joined(text[start:end])
        yield Fact("date", words, RULE, start, iso_of(words))


def _date(document: Document, part: Part) -> Iterator[Annotation | Fact]:
    words = document.text[part.start : part.end]
    start, end = date_in(words)
    value = _joined(words[start:end]).strip(" .()[]")
    when = iso_of(value)
    attributes = {"when": when} if when else {}
    yield Annotation(part.start, part.end, "docDate", RULE, WHY["docDate"], "high", attributes,
                     block=True)  # fmt: skip
    yield Fact("date", value, RULE, part.start + start, when)


def _argument(document: Document, part: Part) -> Iterator[Annotation | Fact]:
    yield _block(part.start, part.end, "argument", "medium" if part.kind == "lead" else "high")
    for start, end, element in part.pieces:
        if not element:
            continue  # the source marks it itself
        why = WHY["keywords" if part.kind == "keywords" else "argument"]
        yield Annotation(start, end, element, RULE, why, "high", block=True)
    at = part.before[1]  # after a label: "Keywords:"
    words = [_joined(document.text[max(s, at) : e]) for s, e, kind in part.pieces if kind != "head"]
    field = "keywords" if part.kind == "keywords" else "abstract"
    yield Fact(field, "\n".join(words), RULE, part.start)


def _joined(words: str) -> str:
    return " ".join(words.split())
