"""References to articles: a title that is marked as such, and the journal or newspaper after it.

Ash, "The Last Winter," Northern Review 12, no. 3 (1931): 14-20
"Ice on the Fens," Fen Gazette, May 3, 1921, p. 4
"""

from __future__ import annotations

from collections.abc import Callable

from tei.recognizers.references.books import Citation, authors_before
from tei.recognizers.references.pieces import Piece, begins, pages
from tei.regexes import compiled
from tei.standoff import Annotation

# Patterns are compiled when first needed, for most texts need few of them.
_JOURNAL = (
    r"[,.]?\s+(?:in\s+)?(?:the\s+)?(?P<journal>[A-Z][\w’'&.-]*(?:\s+(?:[A-Z&][\w’'&-]*|of|the|and|for|in|on|"
    r"de|la|des|du|et|für|und)(?![\w.])){0,9})"
)
# "2nd ser.," before the number of the volume
SERIES = r"(?:(?:[0-9]{1,2}(?:st|nd|rd|th|d)|[Nn]ew|[Nn]\.|[Oo]ld)\s?[Ss]er(?:ies|\.),?\s+)?"
_VOLUME = r",?\s+" + SERIES + r"(?P<volume>(?:vol(?:\.|ume)\s*)?[0-9]{1,4}|[IVXLC]{1,7})(?![\w-])"
_ISSUE = (
    r"(?:,\s*|\s+|\.|:)?(?:\(\s?)?(?P<issue>(?:no|nr|issue|pt)\.?\s*[0-9]{1,4}(?:[/–-][0-9]{1,4})?)(?![\w-])"
    r"|\.(?P<point>[0-9]{1,3})(?![\w-])|\((?P<bracket>[0-9]{1,3}(?:[/–-][0-9]{1,3})?)\)"
)
# What may follow the title of a document in an archive.
_NO_JOURNALS = frozenset(
    "Volume Vol Box Folder File Files Roll Reel Container Record RG Part Chapter Page No Series "
    "Lot NARA Item Case Entry MS MSS".split()
)
_BEFORE_DATE = r",?\s*\(|,\s+"
_BEFORE_PAGES = r"\s?[:,]\s*"


def article(
    text: str,
    low: int,
    high: int,
    title: Annotation,
    earlier: list[Annotation],
    date_at: Callable[[int], Annotation | None],
) -> Citation | None:
    """The article whose title is `title`. `date_at` gives the date that begins at an offset."""
    start = begins(text, low, title.start, [(t.start, t.end) for t in earlier])
    authors = authors_before(text, start, title.start)
    first = authors[0].start if authors else title.start
    m = compiled(_JOURNAL).match(text, title.end, high)
    if not m:
        return None
    if alone := date_at(m.start("journal")):
        # "Title," May 3, 1921: a document or a speech.
        return Citation(first, alone.end, tuple(authors), "medium") if authors else None
    if m["journal"].split()[0].rstrip(".") in _NO_JOURNALS:
        return None
    pieces = [Piece(*m.span("journal"), "title", {"level": "j"})]
    at, strong = m.end(), False
    if volume := compiled(_VOLUME).match(text, at, high):
        pieces.append(Piece(*volume.span("volume"), "biblScope", {"unit": "volume"}))
        at = volume.end()
    if issue := compiled(_ISSUE).match(text, at, high):
        group = issue.lastgroup or "issue"
        pieces.append(Piece(*issue.span(group), "biblScope", {"unit": "issue"}))
        at = issue.end()
    if before := compiled(_BEFORE_DATE).match(text, at, high):
        date = date_at(before.end())
        closing = text[date.end : date.end + 1] if date else ""
        if date and ("(" not in before[0] or closing == ")"):
            at = date.end + ("(" in before[0])
            strong = True
    comma = compiled(_BEFORE_PAGES).match(text, at, high) if len(pieces) > 1 or strong else None
    if comma and (piece := pages(text, comma.end(), high)):
        pieces.append(piece)
        at, strong = piece.end, True
    if not strong:
        return None
    return Citation(first, at, (*authors, *pieces), "high" if authors else "medium")
