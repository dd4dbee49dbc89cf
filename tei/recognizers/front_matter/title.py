"""The title: whether the first line of a text is one.

It is if a byline or a date below it says so, or if it looks like a title and what follows it
like running text. The first of several numbered chapters is not, nor a common heading
("Introduction") with nothing below it but text.
"""

from __future__ import annotations

from tei.recognizers.front_matter.cover import is_affiliation
from tei.recognizers.front_matter.dated import date_in
from tei.recognizers.front_matter.readings import byline_of, is_bare_name, is_known
from tei.recognizers.front_matter.salutations import SALUTATIONS
from tei.recognizers.heads.candidates import candidates, underlined
from tei.recognizers.heads.dating import is_date_line
from tei.recognizers.heads.find import heads_notes
from tei.recognizers.heads.shape import reads_like_a_sentence, shape_of
from tei.recognizers.letters.formulas import is_salutation
from tei.resources import word_list
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tei.document import Document
    from tei.recognizers.front_matter.units import Unit
    from tei.standoff import Layer

LONGEST = 300
_LONGEST_LEAD = 1500
_Span = tuple[int, int]
_NONE = (0, 0)


def title_of(
    document: Document, layer: Layer, units: Sequence[Unit]
) -> tuple[int, int, _Span, _Span] | None:
    """The title that the first unit is: start, end, and the spans of a label and an underline.

    None if it is no title.
    """
    text, unit = document.text, units[0]
    words = _joined(text, unit)
    if len(words) > LONGEST:
        return None
    if words[:6].lower() == "title:":
        label = text.index(":", unit.start) + 1
        label += len(text[label : unit.end]) - len(text[label : unit.end].lstrip())
        return unit.start, unit.end, (unit.start, label), _NONE
    hashes = len(words) - len(words.lstrip("#"))
    if 0 < hashes < 7 and words[hashes : hashes + 1] == " ":
        return unit.start, unit.end, (unit.start, unit.start + hashes), _NONE
    under = underlined(document).get(unit.first)
    if under:
        number, start, end = under
        if units[-1].first > number and not _is_one_of_a_series(document, layer, words):
            return unit.start, end, _NONE, (start, end)
        return None
    if len(units) > 1 and _is_title(document, layer, units, words):
        return unit.start, unit.end, _NONE, _NONE
    return None


def _is_title(document: Document, layer: Layer, units: Sequence[Unit], words: str) -> bool:
    following = units[1]
    if not any(map(str.isalpha, words)) or words[-1] in ",;:-–—":
        return False
    shape = shape_of(words)
    plain = shape.words.rstrip(".").lower()
    below = document.text[following.start : following.end]
    if heads_notes(plain) or words[0] in "*#•|>" or below.startswith(SALUTATIONS):
        return False
    if is_salutation(below.partition("\n")[0].strip()):
        return False  # the place and date of a letter
    if byline_of(words) or date_in(words)[1] or is_date_line(words):
        return False
    witnesses = _witnesses(document, units)
    if witnesses:
        return witnesses > 1 or shape.case != "lower"
    if shape.family and _is_one_of_a_series(document, layer, words):
        return False
    if plain in word_list("headings") or words[0] in "[(" or shape.case == "lower":
        return False
    if units[1].group == units[0].group and not _explains(document, units, shape.case):
        return False  # short lines below it that nobody can read: verse, an address, a list
    if words[-1] in ".!" or (words[0] in '"“‘«' and words[-1] in '"”’»'):
        return shape.case in ("title", "capitals") and shape.tokens < 11 and words[-1] == "."
    if shape.case == "sentence":
        return shape.tokens < 17 and not reads_like_a_sentence(shape)
    return shape.tokens < 30


def _explains(document: Document, units: Sequence[Unit], case: str) -> bool:
    """True if the line at once below the first is a name, a subtitle or running text."""
    text, below = document.text, units[1]
    line = _joined(text, below)
    if len(line) >= 150:
        return True
    alone = len(units) < 3 or units[2].group != below.group
    if is_bare_name(line, text[below.end :], True):
        if alone or units[2].end - units[2].start > 150:
            return True
        third = _joined(text, units[2])
        return bool(date_in(third)[1]) or third.lower().startswith(("keywords", "abstract"))
    under = shape_of(line)
    if case in ("title", "capitals") and _names_author(document, units):
        return True
    return (
        alone
        and case in ("title", "capitals")
        and under.case in ("sentence", "title")
        and line[-1] not in ",;:.!"
        and under.tokens > 2
        and not any(map(str.isdecimal, line))
    )


def _names_author(document: Document, units: Sequence[Unit]) -> bool:
    """True if the few lines below the first end with a known name, or a name and where it is."""
    group, below = (
        [_joined(document.text, unit) for unit in units[1:] if unit.group == units[0].group + more]
        for more in (0, 1)
    )
    if len(below) < 3 and max(map(len, below), default=81) < 81:
        group += below
    if not 1 < len(group) < 5 or max(map(len, group)) > 80:
        return False
    name = group[-2] if is_affiliation(group[-1]) else group[-1]
    return 1 < name.count(" ") + 1 < 5 and is_known(name) and is_bare_name(name, "", False)


def _witnesses(document: Document, units: Sequence[Unit]) -> int:
    """How many of the next units are a byline or a date, as front matter has them."""
    text, count = document.text, 0
    for at, unit in enumerate(units[1:6], 1):
        line = text[unit.start : unit.end]
        if len(line) > _LONGEST_LEAD or line.startswith(SALUTATIONS):
            break
        if byline_of(" ".join(line.split())) or byline_of(line):
            count += 2
        elif date_in(line)[1]:
            below = units[at + 1] if at + 1 < len(units) else None
            letter = below and text[below.start : below.end].startswith(SALUTATIONS)
            count += 1 - 2 * bool(letter)
        elif at > 2 or len(line) > 400:
            break
    return max(0, count)


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


def _joined(text: str, unit: Unit) -> str:
    return " ".join(text[unit.start : unit.end].split())
