"""The parts of the front matter, in order: which lines they are, and what each is.

The first units of the text are read until one is met that belongs to the text itself.
"""

from __future__ import annotations

import re

from tei.layout import LEAD_WHY
from tei.recognizers.front_matter.above import lines_above
from tei.recognizers.front_matter.cover import (
    Line,
    cover_of,
    explained,
    is_affiliation,
    is_letter,
    title_at,
)
from tei.recognizers.front_matter.dated import date_in, has_date_label
from tei.recognizers.front_matter.marked import Part, marked_title, read_by_source
from tei.recognizers.front_matter.readings import Byline, byline_of, is_bare_name, names_in
from tei.recognizers.front_matter.salutations import SALUTATIONS
from tei.recognizers.front_matter.title import title_of
from tei.recognizers.front_matter.title_page import author_is_announced, imprint_at, picture_at
from tei.recognizers.front_matter.units import MOST, Unit, units_of
from tei.recognizers.heads.shape import reads_like_a_sentence, shape_of
from tei.regexes import compiled
from tei.resources import word_list
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tei.document import Document
    from tei.standoff import Annotation, Layer

_LONGEST_LEAD = 1500
_OPENS_NOTE = compiled(r"[\[(]?[^.:\n]{0,40}(?:editor|translator)[^.:\n]{0,3} note\b", re.I)
_LABELLED = compiled(
    r"(?:abstract|summary|zusammenfassung|résumé|resumen|riassunto|resumo)[:.] "
    r"|((?:key ?words|key-words|index terms|schlagwörter|schlüsselwörter|mots[- ]clés"
    r"|palabras clave|parole chiave|palavras-chave)(?: and phrases)?[:.—–-] ?)",
    re.I,
)
_ABSTRACT = ("abstract", "summary", "synopsis", "zusammenfassung", "résumé", "resumen", "riassunto",
             "abstracts", "résumés", "resumo", "samenvatting", "аннотация")  # fmt: skip


def parts_of(document: Document, layer: Layer) -> list[Part]:
    """The parts of the front matter; [] if the text has none."""
    printed, document = document, _without_raised(document, layer)
    units = units_of(document)
    marked = marked_title(layer)
    while marked is None and units and (pictures := picture_at(document, units, 0)):
        del units[:pictures]  # before a title page
    if printed is not document:  # a line ends where its last raised sign does
        units = [u._replace(end=_end_of_line(printed, u.last - 1)) for u in units]
    if len(units) < 2:
        return []
    before, parts = _title_and_above(document, layer, units, marked)
    if not parts:
        return []
    at, read = 1, len(parts) if parts[0].read else 0
    while True:
        while at < len(units) and units[at].start < parts[-1].end:
            at += 1
        if at >= len(units):
            break
        if pictures := picture_at(document, units, at):
            at += pictures
            continue
        part = marked_lead(document, layer, units, at)
        if part is None and layer.is_free(units[at].first, units[at].last):
            part = _next(document, units, at, parts)
        if part is None:
            break
        parts.append(part)
    if at >= len(units) and parts[-1].end >= units[-1].start and len(units) < MOST - 2:
        # Nothing is left for the body: then it is no front matter either.
        kept = parts[:read] if parts[read - 1].end < units[-1].start else []
        return before + kept if kept else []
    return before + parts


def _title_and_above(
    document: Document, layer: Layer, units: list[Unit], marked: Annotation | None
) -> tuple[list[Part], list[Part]]:
    """What stands above a title that the source marks, and the title with what is read with it.

    The units above go from the list.
    """
    if marked is not None:
        above = lines_above(document, layer, units, marked.start)
        if above is None:
            return [], []
        del units[: len(above)]
        before = [Part(a.kind, a.unit.start, a.unit.end, byline=a.byline, sure=False)
                  for a in above]  # fmt: skip
        read = [*read_by_source(layer, units)]
        return before, read or [Part("main", marked.start, marked.end, read=True)]
    if not layer.is_free(units[0].first, units[0].last) or is_letter(document, units):
        return [], []
    if cover := cover_of(document, layer, units):
        return [], [*_cover(document, layer, cover)]
    parts = []
    if author := _author_above(document, units):
        parts.append(author)
        del units[0]
    title = title_of(document, layer, units)
    if title is None:
        return [], []
    return [], [*parts, Part("main", *title, sure=not explained(document, units[0]))]


def _without_raised(document: Document, layer: Layer) -> Document:
    """The document without the raised signs after names, which lead to where somebody teaches."""
    spans = [
        (a.start, a.end)
        for a in (*layer.of("hi"), *layer.of("ref"))
        if a.end - a.start < 6
        and (a.attributes.get("rend") == "sup" or a.attributes.get("type") == "noteAnchor")
        and document.text[a.start - 1 : a.start].strip()
    ]
    return document.with_signs(sorted(set(spans)), " ") if spans else document


def _end_of_line(document: Document, number: int) -> int:
    return document.lines[number] + len(document.line(number).rstrip())


def _cover(document: Document, layer: Layer, lines: list[Line]) -> Iterator[Part]:
    """The lines of a cover as parts."""
    first, last, sure = title_at(layer, lines)
    named = any(line.byline and line.byline.field == "author" for line in lines)
    for at, line in enumerate(lines):
        start, end = line.unit.start, line.unit.end
        if line.kind == "title":
            kind = "main" if at == first else "sub" if first < at < last else "desc"
            yield Part(kind, start, end, sure=sure)
        elif line.kind == "byline":
            yield Part("byline", start, end, byline=line.byline)
        elif line.kind == "docDate":
            yield Part("docDate", start, end)
        elif line.kind == "person" and not named:
            names = names_in(document.text[start:end], 0, end - start)
            yield Part("byline", start, end, byline=Byline("author", names), sure=False)
        elif line.kind in ("person", "teacher"):
            yield Part("person", start, end)
        else:
            place = line.kind in ("institution", "address", "imprint")
            yield Part("docImprint" if place else "desc", start, end)


def _author_above(document: Document, units: list[Unit]) -> Part | None:
    """A name above the title, where a date stands below it: then the name is no title."""
    text, unit = document.text, units[0]
    line = text[unit.start : unit.end]
    if len(line) > 80 or len(units) < 4 or line.split()[0] not in word_list("given_names"):
        return None
    below = [text[u.start : u.end] for u in units[1:4]]
    if not is_bare_name(line, text[unit.end :], False) or is_bare_name(below[0], "", False):
        return None
    if byline_of(below[1]) or not (date_in(below[1])[1] or date_in(below[2])[1]):
        return None
    names = names_in(line, 0, len(line))
    return Part("byline", unit.start, unit.end, byline=Byline("author", names))


def _next(document: Document, units: list[Unit], at: int, parts: list[Part]) -> Part | None:
    """What the unit `at` is, after the parts read so far; None if it belongs to the text."""
    unit, kinds = units[at], {p.kind for p in parts}
    text = document.text
    line = text[unit.start : unit.end]
    words = " ".join(line.split())
    follows = text[units[at + 1].start : units[at + 1].end] if at + 1 < len(units) else ""
    if len(words) < 400:
        if kinds <= {"main", "sub"} and len(words) < 120 and author_is_announced(
            document, units, at
        ):
            return Part("sub", unit.start, unit.end)
        if "byline" in kinds and (count := imprint_at(document, units, at)):
            return Part("docImprint", unit.start, units[at + count - 1].end)
        if parts[-1].kind in ("byline", "affiliation") and is_affiliation(words):
            return Part("affiliation", unit.start, unit.end)
        if byline := byline_of(line):
            return Part("byline", unit.start, unit.end, byline=byline)
        if date_in(line)[1]:
            if ("docDate" in kinds and not has_date_label(line)) or (
                follows.startswith(SALUTATIONS)
            ):
                return None
            return Part("docDate", unit.start, unit.end)
        if not kinds & {"byline", "docDate"} and _is_author(document, units, at, parts):
            names = names_in(line, 0, len(line))
            return Part("byline", unit.start, unit.end, byline=Byline("author", names))
        if words.rstrip(":.").lower() in _ABSTRACT and follows:
            return _abstract(units, at)
        if (
            kinds - {"byline"} == {"main"}
            and parts[-1].kind == "main"
            and _is_subtitle(units, at, words, follows)
        ):
            return Part("sub", unit.start, unit.end)
    label = _LABELLED.match(line)
    if label and (not label[1] or len(words) < 400):
        kind = "keywords" if label[1] else "abstract"
        pieces = ((unit.start, unit.end, "p"),)
        return Part(kind, unit.start, unit.end, (unit.start, unit.start + label.end()),
                    pieces=pieces)  # fmt: skip
    if "lead" in kinds or len(words) > _LONGEST_LEAD:
        return None
    if _OPENS_NOTE.match(follows) and len(words) < _LONGEST_LEAD // 2 and words[-1] in ".!?":
        return Part("lead", unit.start, unit.end, pieces=((unit.start, unit.end, "p"),))
    if "byline" in kinds:
        return None
    if (byline_of(follows) or date_in(follows)[1]) and len(follows) < 300:
        return Part("lead", unit.start, unit.end, pieces=((unit.start, unit.end, "p"),))
    return None


def _is_author(document: Document, units: list[Unit], at: int, parts: list[Part]) -> bool:
    unit, text = units[at], document.text
    line = text[unit.start : unit.end]
    follows = text[units[at + 1].start : units[at + 1].end] if at + 1 < len(units) else ""
    same_group = unit.group == units[0].group and unit.first == units[at - 1].last
    sure = bool(date_in(follows)[1]) or same_group
    if parts[-1].kind not in ("main", "sub") or ("\n" in line and not sure):
        return False
    return is_bare_name(line, text[unit.end :], sure)


def _is_subtitle(units: list[Unit], at: int, words: str, follows: str) -> bool:
    """True for a title-like line that a byline, a date or a name follows, or one in brackets."""
    if len(words) > 200 or words[-1] in ",;:" or words[0] in "*•-|>[":
        return False
    if words[0] == "(" and words[-1] == ")":
        return True
    if words.lower().startswith(("or ", "or, ", "or: ", "being ")) and words[-1] != ".":
        return True
    shape = shape_of(words)
    if shape.case == "lower":
        return False
    if words[-1] == "." and shape.case not in ("title", "capitals") and shape.tokens > 12:
        return False
    if units[at].group == units[0].group and units[at].end - units[at].start < 120:
        return not reads_like_a_sentence(shape)
    if byline_of(follows) or date_in(follows)[1]:
        return words[-1] not in ".!" or shape.case in ("title", "capitals")
    return (
        0 < len(follows) < 80
        and "\n" not in follows
        and shape.words.lower() not in word_list("headings")
        and is_bare_name(follows, "", False)
        and follows.split()[0].capitalize() in word_list("given_names")
    )


def marked_lead(document: Document, layer: Layer, units: list[Unit], at: int) -> Part | None:
    """The lead or abstract that the source marks, with the label that stands above it."""
    head, pieces = units[at], []
    words = document.text[head.start : head.end].strip(" .:").lower()
    if words in _ABSTRACT and layer.is_free(head.first, head.last):
        pieces.append((head.start, head.end, "head"))
        at += 1
    for unit in units[at:]:
        marked = layer.covering(unit.start, "p")
        if marked is None or marked.why != LEAD_WHY:
            break
        pieces.append((unit.start, unit.end, ""))
    if not pieces or pieces[-1][2] == "head":
        return None
    return Part("abstract", head.start, pieces[-1][1], pieces=tuple(pieces))


def _abstract(units: list[Unit], at: int) -> Part | None:
    """The line "Abstract" and the paragraph below it."""
    head, body = units[at], units[at + 1]
    if body.end - body.start < 80:
        return None
    pieces = ((head.start, head.end, "head"), (body.start, body.end, "p"))
    return Part("abstract", head.start, body.end, pieces=pieces)
