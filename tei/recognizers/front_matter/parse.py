"""The parts of the front matter, in order: which lines they are, and what each is.

The first paragraphs are read as units (a line, or a wrapped paragraph) until one is met that
belongs to the text itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from tei.layout import is_full, width_of
from tei.recognizers.front_matter.readings import (
    Byline,
    byline_of,
    date_in,
    is_bare_name,
    names_in,
)
from tei.recognizers.heads.candidates import candidates, underlined
from tei.recognizers.heads.dating import is_date_line
from tei.recognizers.heads.find import NOTE_LABELS
from tei.recognizers.heads.shape import reads_like_a_sentence, shape_of
from tei.resources import word_list

if TYPE_CHECKING:
    from tei.document import Document
    from tei.standoff import Layer

_LONGEST_TITLE = 300
_LONGEST_LEAD = 1500
_UNITS = 12
_LINES = 400
_SALUTATIONS = ("Dear ", "My dear", "Sir,", "Madam", "Gentlemen", "Dearest", "Honoured ")
_ABSTRACT = ("abstract", "summary", "synopsis")


class Part(NamedTuple):
    """One part: `kind` is `main`, `sub`, `byline`, `docDate`, `lead` or `abstract`.

    `before` and `after` are spans of marks (a label, an underline); `pieces` the head and
    paragraphs of a lead or abstract.
    """

    kind: str
    start: int
    end: int
    before: tuple[int, int] = (0, 0)
    after: tuple[int, int] = (0, 0)
    byline: Byline | None = None
    pieces: tuple[tuple[int, int, str], ...] = ()


class Unit(NamedTuple):
    """A line of its own, or a paragraph of several; `group` counts what blank lines part."""

    start: int
    end: int
    first: int
    last: int
    group: int


def units_of(document: Document) -> Iterator[Unit]:
    """The first units of the text: lines, those of one wrapped paragraph taken together."""
    width = width_of(document)
    group = -1
    at, count = 0, 0
    total = min(len(document.lines) - 1, _LINES)
    blank = True
    while at < total and count < _UNITS:
        line = document.line(at)
        if not line.strip():
            blank, at = True, at + 1
            continue
        group += blank
        last = at + 1
        while last < total and width and last - at < 60:
            following = document.line(last)
            if not following.strip() or not is_full(document.line(last - 1), following, width - 4):
                break
            if byline_of(following.strip()) and last - at < 4:
                break
            last += 1
        start = document.lines[at] + len(line) - len(line.lstrip())
        end = document.lines[last - 1] + len(document.line(last - 1).rstrip())
        yield Unit(start, end, at, last, group)
        blank, at, count = False, last, count + 1


def parts_of(document: Document, layer: Layer) -> list[Part]:
    """The parts of the front matter; [] if the text has none."""
    units = list(units_of(document))
    if len(units) < 2 or not layer.is_free(units[0].first, units[0].last):
        return []
    parts, at = _title(document, layer, units)
    if not parts:
        return []
    while at < len(units):
        read = _next(document, units, at, parts)
        if read is None:
            break
        parts.append(read)
        while at < len(units) and units[at].start < read.end:
            at += 1
    if at >= len(units) and len(units) < _UNITS:
        return []  # nothing is left for the body: then it is no front matter either
    return parts


def _title(document: Document, layer: Layer, units: list[Unit]) -> tuple[list[Part], int]:
    """The title, and the number of the unit after it."""
    text, unit = document.text, units[0]
    words = " ".join(text[unit.start : unit.end].split())
    if words[:6].lower() == "title:" and len(words) < _LONGEST_TITLE:
        label = text.index(":", unit.start) + 1
        label += len(text[label : unit.end]) - len(text[label : unit.end].lstrip())
        return [Part("main", unit.start, unit.end, before=(unit.start, label))], 1
    hashes = len(words) - len(words.lstrip("#"))
    if 0 < hashes < 7 and words[hashes] == " " and len(words) < _LONGEST_TITLE:
        return [Part("main", unit.start, unit.end, before=(unit.start, unit.start + hashes))], 1
    under = underlined(document).get(unit.first) if len(words) < _LONGEST_TITLE else None
    if under:
        number, start, end = under
        after = next((i for i, u in enumerate(units) if u.first > number), len(units))
        if after < len(units) and not _is_one_of_a_series(document, layer, words):
            return [Part("main", unit.start, end, after=(start, end))], after
        return [], 0
    following = units[1]
    if _is_title(document, layer, units, words, following):
        return [Part("main", unit.start, unit.end)], 1
    return [], 0


def _is_title(
    document: Document, layer: Layer, units: list[Unit], words: str, following: Unit
) -> bool:
    if len(words) > _LONGEST_TITLE or not any(map(str.isalpha, words)) or words[-1] in ",;:-–—":
        return False
    shape = shape_of(words)
    plain = shape.words.rstrip(".").lower()
    below = document.text[following.start : following.end]
    if plain in NOTE_LABELS or words[0] in "*#•|>" or below.startswith(_SALUTATIONS):
        return False
    if byline_of(words) or date_in(words)[1] or is_date_line(words):
        return False
    witnesses = _witnesses(document, units)
    if witnesses:
        return witnesses > 1 or shape.case != "lower"
    if shape.family and _is_one_of_a_series(document, layer, words):
        return False
    if plain in word_list("headings") or words[0] in "[(" or shape.case == "lower":
        return False
    same_group = following.group == units[0].group
    if is_bare_name(below, document.text[following.end :], same_group) and _ends_there(
        document, units, 2
    ):
        return words[-1] not in "!?" or shape.case != "lower"
    if same_group and len(below) < 150:
        return False  # a short line at once below that nobody can read: verse, an address, a list
    if words[-1] in ".!" or (words[0] in '"“‘«' and words[-1] in '"”’»'):
        return shape.case in ("title", "capitals") and shape.tokens < 11 and words[-1] == "."
    if shape.case == "sentence":
        return shape.tokens < 17 and not reads_like_a_sentence(shape)
    return shape.tokens < 30


def _witnesses(document: Document, units: list[Unit]) -> int:
    """How many of the next units are a byline or a date, as front matter has them."""
    text, count = document.text, 0
    for at, unit in enumerate(units[1:5]):
        line = text[unit.start : unit.end]
        if len(line) > _LONGEST_LEAD or line.startswith(_SALUTATIONS):
            break
        if byline_of(" ".join(line.split())):
            count += 2
        elif date_in(line)[1]:
            below = units[at + 2] if at + 2 < len(units) else None
            letter = below and text[below.start : below.end].startswith(_SALUTATIONS)
            count += 1 - 2 * bool(letter)
        elif at > 1:
            break
    return max(0, count)


def _ends_there(document: Document, units: list[Unit], at: int) -> bool:
    """True if the unit `at` is not one more short line of the same group."""
    if at >= len(units) or units[at].group != units[at - 1].group:
        return True
    return units[at].end - units[at].start > 150 or bool(
        date_in(document.text[units[at].start : units[at].end])[1]
    )


def _is_one_of_a_series(document: Document, layer: Layer, words: str) -> bool:
    """True if another line of the text carries the number that follows this one's."""
    shape = shape_of(words)
    if not shape.number:
        return False
    *upper, value = shape.number
    wanted = (shape.family, shape.rank, (*upper, value + 1))
    return any(
        (c.shape.family, c.shape.rank, c.shape.number) == wanted
        for c in candidates(document, layer)
    )


def _next(document: Document, units: list[Unit], at: int, parts: list[Part]) -> Part | None:
    """What the unit `at` is, after the parts read so far; None if it belongs to the text."""
    unit, kinds = units[at], {p.kind for p in parts}
    text = document.text
    line = text[unit.start : unit.end]
    words = " ".join(line.split())
    follows = text[units[at + 1].start : units[at + 1].end] if at + 1 < len(units) else ""
    if len(words) < 400:
        byline = byline_of(line)
        if byline and (len(byline.names) < 40):
            return Part("byline", unit.start, unit.end, byline=byline)
        if date_in(line)[1]:
            if "docDate" in kinds or follows.startswith(_SALUTATIONS):
                return None
            return Part("docDate", unit.start, unit.end)
        if not kinds & {"byline", "docDate"} and _is_author(document, units, at, parts):
            names = names_in(line, 0, len(line))
            return Part("byline", unit.start, unit.end, byline=Byline("author", names))
        if words.rstrip(":.").lower() in _ABSTRACT and follows:
            return _abstract(document, units, at)
        if kinds == {"main"} and _is_subtitle(document, units, at, words, follows):
            return Part("sub", unit.start, unit.end)
    if words[:9].lower() == "abstract:" or words[:9].lower() == "abstract.":
        return Part("abstract", unit.start, unit.end, pieces=((unit.start, unit.end, "p"),))
    if "byline" in kinds or "lead" in kinds or len(words) > _LONGEST_LEAD:
        return None
    if byline_of(follows) and len(follows) < 300:
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


def _is_subtitle(document: Document, units: list[Unit], at: int, words: str, follows: str) -> bool:
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
    after = units[at + 1] if at + 1 < len(units) else None
    return bool(after and "\n" not in follows and shape.words.lower() not in word_list("headings")
                and len(follows) < 80 and is_bare_name(follows, "", False)
                and follows.split()[0].capitalize() in word_list("given_names"))  # fmt: skip


def _abstract(document: Document, units: list[Unit], at: int) -> Part | None:
    """The line "Abstract" and the paragraph below it."""
    head, body = units[at], units[at + 1]
    if body.end - body.start < 80:
        return None
    pieces = ((head.start, head.end, "head"), (body.start, body.end, "p"))
    return Part("abstract", head.start, body.end, pieces=pieces)
