"""Dates of the front matter, and what programs of pages set around the author's name.

"Hamburg, den 3. Dezember 1896"            ->  a date, 1896-12-03
"Posted on June 3, 2011 by Bob in Lamps"   ->  what stands before the name, with its date
"By Ada North · 3 May 2019 · 4 min read"   ->  where the name ends, and the date behind it
"""

from __future__ import annotations

import re

from tei.recognizers.dates.grammar import month_of
from tei.recognizers.heads.dating import is_date_line, iso_date
from tei.regexes import compiled

_YEAR = compiled(r"\b1\d{3}\b|\b20\d{2}\b")
_PUBLISHED = compiled(
    r"(?:(?:first |originally |re)?published|written|posted|dated?|last (?:updated|modified)"
    r"|updated|delivered|publication date)(?:\s+(?:on|in)(?: the)?|\s*:)?\s+"
    r"|(?:vol(?:ume|\.)?\s*[\divxlc]{1,7}\b[,.;]?\s*[-–—]*\s*)?(?:no\.?|number)\s*\d{1,6}\b"
    r"[,.;:]?\s*[-–—]*\s*",
    re.I,
)
_DAY = compiled(r"(\d{1,2})(?:\.|er)? (?:de )?([^\W\d_]{3,13}) (?:de )?(1\d{3}|20\d{2})")
_PLACED = compiled(r"[^\W\d_][\w.-]+(?: [^\W\d_][\w.-]+){0,2}, (?:den|le)\s+")
# A time of day ends no date: "June 3, 2011 at 10:30 am".
_POST = compiled(
    r"(?:([a-z]{5,11})\s+(?:on\s+|at\s+)?)?([^\s:·•|][^:·•|\n]{2,38}?)"
    r"(?:,?\s+(?:at\s+)?\d{1,2}:\d\d(?:\s?[ap]\.?m\b\.?)?)?\s*[,·•|]?\s+by\s+",
    re.I,
)
_SIGNS = compiled(r"\s+[·•|]\s+")
_IN = compiled(r"\s+(?:in|under|on|at)\s")
_LONGEST_ASIDE = 40


def iso_of(words: str) -> str:
    """A date in ISO form, or ""; also of German, French and Spanish as they head a paper.

    >>> iso_of("3. Dezember 1896"), iso_of("1er mai 1906"), iso_of("4 de julio de 1936")
    ('1896-12-03', '1906-05-01', '1936-07-04')
    """
    found = _DAY.fullmatch(words.strip(" .()[]"))
    if not found or not month_of(found[2]):
        return iso_date(words)
    month, day = month_of(found[2]), int(found[1])
    return f"{found[3]}-{month:02}-{day:02}" if 1 <= day <= 30 + (month != 2) else ""


def is_date(line: str) -> bool:
    """True if a line is a date with a year, and nothing else."""
    words = line.strip(" .()[]")
    if not _YEAR.search(words) or len(words) > 60:
        return False
    return bool(iso_of(words)) or is_date_line(words)


def has_date_label(line: str) -> bool:
    """True for "Written: May 1930", False for "May 1930"."""
    return _PUBLISHED.match(line) is not None


def date_in(line: str) -> tuple[int, int]:
    """The span of the date in a line that gives nothing else ("First published in 1955").

    The place of a date ("Hamburg, den 3. Dezember 1896") and the number of a paper go before it.
    """
    lead = _PUBLISHED.match(line) or _PLACED.match(line)
    start = lead.end() if lead else 0
    end = len(line.rstrip(" ."))
    return (start, end) if start < end and is_date(line[start:end]) else (0, 0)


def dated_lead(line: str) -> re.Match[str] | None:
    """What stands before the name in "Posted on June 3, 2011 by Bob": the deed, and the date.

    "1984 by George Orwell" begins with a title.
    """
    found = _POST.match(line)
    if found is None or not (found[1] or len(found[2].split()) > 1):
        return None
    return found if is_date(found[2]) else None


def between_signs(line: str, start: int, names: bool) -> tuple[int, tuple[int, int]] | None:
    """Where names end that begin at `start`, and the span of a date behind them.

    What programs of pages hang on to a name stands behind a raised dot or a bar ("4 min read"), and
    where the date goes before the `names`, behind a preposition too. None if it is too long for
    that: then the line is no byline.
    """
    end, date = len(line.rstrip()), (0, 0)
    cuts = list(_SIGNS.finditer(line, start, end))
    for number, cut in enumerate(cuts):
        stop = cuts[number + 1].start() if number + 1 < len(cuts) else end
        if stop - cut.end() > _LONGEST_ASIDE:
            return None
        if not date[1] and is_date(line[cut.end() : stop]):
            date = (cut.end(), stop)
    if cuts:
        end = cuts[0].start()
    if names and (hung := _IN.search(line, start, end)):
        end = hung.start()
    return end, date
