"""A cover page: an institution, a course, a teacher stand above or around the title.

    Universität Hamburg                          ->  <docImprint>
    Die Lotsen der Elbe                          ->  <titlePart type="main">
    Dissertation zur Erlangung des Doktorgrades  ->  <titlePart type="desc">
    vorgelegt von Jutta Weiß                     ->  <byline> with its <docAuthor>
    Hamburg 2019                                 ->  <docImprint>

None of them is the title but the one line that nothing else explains. Where several could be, the
first is taken, or the one that is set off, and it is doubted.
"""

from __future__ import annotations

import re
from itertools import pairwise

from tei.recognizers.addresses import is_postal
from tei.recognizers.front_matter.dated import date_in
from tei.recognizers.front_matter.readings import Byline, byline_of, is_bare_name, names_in
from tei.recognizers.front_matter.salutations import opens_letter
from tei.recognizers.heads.dating import is_date_line
from tei.recognizers.heads.shape import reads_like_a_sentence, shape_of
from tei.recognizers.letters.formulas import is_date
from tei.regexes import compiled
from tei.resources import word_list
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tei.document import Document
    from tei.recognizers.front_matter.units import Unit
    from tei.standoff import Layer


class Line(Record):
    """One unit of a cover and what it is: `title`, `institution`, `address`, `imprint`, `degree`,
    `course`, `label`, `teacher`, `person`, `byline` or `docDate`.
    """

    unit: Unit
    kind: str
    byline: Byline | None = None


_LONGEST = 200
# What shows that a page is a cover; a date or a name alone does not.
_TELLING = frozenset("institution degree course label teacher".split())
_DEGREE = compiled(
    r"(?:an?|the|this|my)? ?(?:[\w-]+ ){0,4}?(?:thesis|dissertation|essay|paper|report|project"
    r"|coursework)(?: was| is)? ?(?:submitted|presented|prepared|written|in partial|for the)\b"
    r"|(?:submitted|presented) (?:in|to|for|as)\b|in partial fulfil|for the degree of\b"
    r"|of the requirements\b"
    r"|[\w-]*(?:dissertation|arbeit|habilitationsschrift)(?:$"
    r"| (?:zur|zum|im|an der|vorgelegt|der)\b)"
    r"|zur erlangung\b|(?:thèse|mémoire|tesis|tesi|tese|proefschrift)\b"
    r"(?:$| (?:pour|présentée?|de |di |para|presentada|ter ))",
    re.I,
)
# What these number is no course: "MS Canon. 356", "Room 12".
_NUMBERED = frozenset(
    "MS MSS Ms Mss Cod Codex Add SC No Nr Nos Vol Volume Box Room Fol Folio Item Plate Figure "
    "Table Page Route Highway Apollo Boeing Psalm Hymn Sonnet Opus Symphony Day Year Issue Lot "
    "Series Flight Number Chapter Part Lecture Letter Section Area Catch Fahrenheit".split()
)
_COURSE = compiled(
    r"(?:[A-Z][A-Za-z]+ ){1,4}\d{2,4}[A-Z]?(?:[-–.]\d{1,3})?(?:[:,] .{2,60})?"
    r"|[A-Z]{2,5}\d{2,4}[A-Z]?(?:[-–.]\d{1,3})?(?:[:,]? .{2,60})?"
)
_TEACHER = compiled(
    r"(?:(?:Prof(?:essor)?|Dr|Doctor|PD|Mr|Mrs|Ms|Miss|Rev|Herr|Frau|Instructor|Lecturer|Dozent"
    r"|Professeur|Mme|M)\.?(?:in)? ){1,3}"
)
_REACHED = compiled(
    r"[*†‡§]?\s?(?:(?:corresponding author|correspondence(?: to)?|e-?mail|contact)\b.{0,20}?:"
    r"|ORCID\b|\S+@\S+$)",
    re.I,
)
_YEAR = compiled(r"(?:1[5-9]|20)\d\d")
_PLACED = compiled(
    r"[^\W\d_][\w.-]+(?: [^\W\d_][\w.-]+){0,3},? (?:[^\W\d_]+\.? )?(?:1[5-9]|20)\d\d\.?"
)
_UNIT_SMALL = frozenset(
    "of the and for in at de la le les du des der die das für fur und zu an am van voor di del "
    "della e y i y et é à".split()
)


def cover_of(document: Document, layer: Layer, units: Sequence[Unit]) -> list[Line]:
    """The lines of a cover page; [] where the text does not begin with one."""
    lines = _lines(document, layer, units)
    kinds = [line.kind for line in lines]
    if not kinds or _TELLING.isdisjoint(kinds):
        return []
    # A title, a byline, where its author teaches: that is read line by line, as ever.
    if kinds[0] == "title" and not {"degree", "course"} & {*kinds}:
        return []
    if kinds[0] == "course" and {*kinds} <= {"course", "title"}:
        return []
    if kinds[0] in ("person", "docDate", "byline") and _TELLING.isdisjoint(kinds[1:5]):
        return []
    return lines if "title" in kinds else []


def explained(document: Document, unit: Unit) -> bool:
    """True if a line is an institution, a course, ...: if it is the title, it's a doubtful one."""
    words = " ".join(document.text[unit.start : unit.end].split())
    return kind_of(words) in ("institution", "course", "label", "degree", "teacher")


def is_letter(document: Document, units: Sequence[Unit]) -> bool:
    """True if nothing but a sender's address and a date stands above a salutation."""
    lines = [" ".join(document.text[unit.start : unit.end].split()) for unit in units[:8]]
    greeting = next((at for at, words in enumerate(lines) if opens_letter(words)), 0)
    for words in lines[:greeting]:
        dated = date_in(words)[1] or is_date_line(words) or is_date(words)
        placed = _PLACED.fullmatch(words) or is_postal(words) or _is_place(words)
        if not (dated or placed or is_institution(words)):
            return False
    return greeting > 0


def _is_place(words: str) -> bool:
    return words.rstrip(".,") in word_list("places") or words.rstrip(".,") in word_list("countries")


def is_institution(words: str) -> bool:
    """True for a line that only names a body.

    >>> is_institution("UNIVERSITY OF HULL"), is_institution("The University in Ruins")
    (True, False)
    """
    tokens = words.replace(",", " ").split()
    if not 0 < len(tokens) <= 9 or words[-1] in ".:;?!" or ":" in words:
        return False
    heads = word_list("institution_heads")
    bare = [t.strip(".()").lower() for t in tokens]
    at = next((i for i, t in enumerate(bare) if t in heads), -1)
    if at < 0 or not all(t[0].isupper() or t.lower() in _UNIT_SMALL for t in tokens):
        return False
    joins = {"of", "de", "di", "der", "für", "d'", "zu", "van", "la", "voor", "des", "du", "y"}
    if at + 1 == len(tokens):
        return 1 < len(tokens) <= 4 and bare[0] not in ("a", "an", "my", "our", "every")
    if bare[at + 1] in joins:
        return at < 2 and bare[0] not in ("a", "an", "my", "our", "every")
    return at == 0 or (at < 4 and "," in words)


def is_affiliation(words: str) -> bool:
    """True for a line below the authors that says where they teach or how to reach them.

    >>> is_affiliation("1 University of Hull; 2 University of Leeds")
    True
    """
    if len(words) > 300 or words[-1] in ":?!":
        return False
    if _REACHED.match(words):
        return True
    places = [p for part in words.split(";") if (p := part.strip(" .,*†‡§¹²³⁴⁵⁶0123456789()[]"))]
    return bool(places) and all(
        is_institution(p.split(",")[0]) or any(map(is_institution, p.split(", "))) for p in places
    )


def is_teacher(words: str) -> bool:
    """True for a name with an academic's or a stranger's form of address before it."""
    lead = _TEACHER.match(words)
    return bool(lead and len(words.split()) < 7 and names_in(words, lead.end(), len(words)))


def kind_of(words: str) -> str:
    """What a line of a cover is by itself: "" if nothing explains it."""
    if is_institution(words):
        return "institution"
    label, colon, rest = words.partition(":")
    if colon and rest and label.strip().lower() in word_list("cover_labels"):
        return "label"
    if len(words) < 300 and _DEGREE.match(words):
        return "degree"
    if is_teacher(words):
        return "teacher"
    if is_postal(words):
        return "address"
    if _COURSE.fullmatch(words) and not date_in(words)[1]:
        number = words.rsplit(None, 1)[-1]
        if not _YEAR.fullmatch(number) and words.split()[0].rstrip(".") not in _NUMBERED:
            return "course" if shape_of(words).family != "keyword" else ""
    if _PLACED.fullmatch(words) and len(words.split()) < 5:
        return "imprint"
    if is_bare_name(words, "", False) and len(words.split()) < 5 and words[:1].isupper():
        first = words.split()[0].strip(",").capitalize()
        if first in word_list("given_names"):
            return "person"
    return ""


def _lines(document: Document, layer: Layer, units: Sequence[Unit]) -> list[Line]:
    text = document.text
    breaks = [a.start for a in layer.of("pb") if a.block]
    stop = min((b for b in breaks if b > units[0].start), default=len(text))
    lines: list[Line] = []
    for unit in units:
        if unit.start >= stop or not layer.is_free(unit.first, unit.last):
            break
        line = text[unit.start : unit.end]
        words = " ".join(line.split())
        if opens_letter(words):
            return []
        byline = byline_of(line) or byline_of(words)
        if byline and not is_postal(words):
            lines.append(Line(unit, "byline", byline))
            continue
        if date_in(words)[1]:
            lines.append(Line(unit, "docDate"))
            continue
        kind = kind_of(words)
        if not kind:
            if not _may_be_title(words):
                break
            kind = "title"
        lines.append(Line(unit, kind))
    return lines


def _may_be_title(words: str) -> bool:
    shape = shape_of(words)
    if len(words) > _LONGEST or shape.case == "lower" or words[-1] in ",;:" or shape.family:
        return False
    if shape.words.rstrip(".:").lower() in word_list("headings") or words[0] in "*•-|>[":
        return False
    if words[-1] in ".!" and shape.case not in ("title", "capitals"):
        return False
    return shape.case != "sentence" or (shape.tokens < 25 and not reads_like_a_sentence(shape))


def title_at(layer: Layer, lines: Sequence[Line]) -> tuple[int, int, bool]:
    """Which line is the title and up to which its subtitles run, and whether that is sure."""
    places = [i for i, line in enumerate(lines) if line.kind == "title"]
    groups = [places[:1]]
    for before, place in pairwise(places):
        if place == before + 1:
            groups[-1].append(place)
        else:
            groups.append([place])
    chosen = groups[0]
    if len(groups) > 1:
        bold = [a for a in layer.of("hi") if "bold" in a.attributes.get("rend", "")]
        for group in groups:
            unit = lines[group[0]].unit
            if any(a.start <= unit.start and a.end >= unit.end for a in bold):
                chosen = group
                break
    return chosen[0], chosen[-1] + 1, len(groups) == 1 and len(chosen) < 3
