"""A printed title page: what stands between the title and "by", and what the publisher put below.

    MODERN LIGHTS              title, over as many lines as the page has
    The Mill on the Fen        what stands between it and the author: titles too
    by
    ADA NORTH                  the author, though the label has a line of its own
    London                     the imprint: short lines without a blank one that end with a year,
    Fen Press, 1916            or a place, a colon and a publisher
"""

from __future__ import annotations

from tei.recognizers.front_matter.readings import byline_of, is_label
from tei.recognizers.heads.shape import reads_like_a_sentence, shape_of
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tei.document import Document
    from tei.recognizers.front_matter.units import Unit

_FAR = 5  # units between a title and its author
_LONGEST = 90
_YEAR = compiled(
    r"(?:.*[\s,.:(\[])?(?:1[5-9]|20)\d\d[.)\]]*|(?:.*[\s,])?M[DC][MDCLXVI]{1,12}\.?"
)
_PUBLISHED = compiled(r"[^\W\d_][\w .,&'’-]{1,40}: ?[^\W\d_].*|(?:printed|published) (?:by|for) .*")
_HOUSE = compiled(
    r"(?i).*(?:\b(?:press|publish\w*|verlag|éditeurs?|editor(?:ial|e)|books?(?:ellers?)?|"
    r"company|& ?co\b|sons|brothers|printers?|libraire|library|foundation)\b|&c).*"
)
_PICTURES = ("[Illustration", "[Figure:", "[Image:", "[Picture:")


def author_is_announced(document: Document, units: Sequence[Unit], at: int) -> bool:
    """True if "by" on a line of its own, with a name below it, follows a few short lines on."""
    text = document.text
    for unit in units[at + 1 : at + 1 + _FAR]:
        words = text[unit.start : unit.end]
        label, line_end, _ = words.partition("\n")
        if line_end and is_label(label):
            found = byline_of(words) or byline_of(" ".join(words.split()))
            return found is not None and found.field == "author"
        if len(words) > _LONGEST or reads_like_a_sentence(shape_of(" ".join(words.split()))):
            return False
    return False


def picture_at(document: Document, units: Sequence[Unit], at: int) -> int:
    """How many units from `at` on are `[Illustration: ...]`; 0 if no picture stands there."""
    if not document.text.startswith(_PICTURES, units[at].start):
        return 0
    close = document.text.find("]", units[at].start, units[at].start + 600)
    return sum(unit.start <= close for unit in units[at:]) if close >= 0 else 0


def imprint_at(document: Document, units: Sequence[Unit], at: int) -> int:
    """How many units from `at` on are the publisher's imprint; 0 if they are none."""
    text, group = document.text, units[at].group
    lines: list[str] = []
    for unit in units[at:]:
        words = " ".join(text[unit.start : unit.end].split())
        if unit.group != group:
            break
        if len(words) > _LONGEST or words[-1] in ";?!" or words[0] in "\"“«'":
            return 0
        lines.append(words)
    whole = " ".join(lines)
    dated = bool(_YEAR.fullmatch(lines[-1]))
    named = bool(_PUBLISHED.fullmatch(lines[0]) and lines[0].split(":")[0].istitle()) or any(
        map(_HOUSE.fullmatch, lines)
    )
    if len(whole) > 4 * _LONGEST or not whole[0].isupper():
        return 0
    place = len(lines) > 1 and len(lines[0]) < 40 and lines[0].replace(" ", "").isalpha()
    capitals = sum(word[0].isupper() or not word[0].isalpha() for word in whole.split())
    if capitals * 3 < 2 * len(whole.split()):
        return 0
    if len(lines) == 1:
        return 1 if dated and _HOUSE.fullmatch(whole) else 0
    return len(lines) if (dated and place) or named else 0
