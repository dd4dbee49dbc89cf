"""Titles that an entry sets in italics, where its words alone do not tell them.

Roux Jean, 1988, _Les ports normands_, Rouen, PUR.
  ->  <author>Roux Jean</author>, 1988, <title level="m">Les ports normands</title>,
      <pubPlace>Rouen</pubPlace>, <publisher>PUR</publisher>.
Weber, Anna: _Die alten Seile_. Berlin: Suhrkamp 1931.

The first words in italics are the title: of a journal after a title in quotation marks and where a
volume follows, of what holds the article after “in” or “dans”, else of a book.
"""

from __future__ import annotations

from collections.abc import Sequence

from tei.recognizers.references.pieces import Piece
from tei.regexes import compiled
from tei.standoff import Annotation

# Patterns are compiled when first needed, for most texts need few of them.
_NO_TITLE = (
    r"(?i)(?:et al|et alii|in|dans|ibid|ibidem|idem|id|op\. ?cit|loc\. ?cit|passim|dir|eds?|s\.v|"
    r"cf|siehe|voir|see|vol|vgl|apud)\.?,?$"
)
_OF_JOURNAL = (
    r"[,.]?\s*(?:\(\d{4}\)[,:]?\s*)?(?:[Vv]ol\.?\s|n[°oº]s?\.?\s|[Nn]r\.?\s|[Nn]o\.\s|t\.\s|tome\s|Bd\.?\s|"
    r"Jg\.?\s|[Hh]eft\s|\d{1,4}(?:\s?\(|,\s+(?:n|p|\d)|:\s?\d|[/.]\d))"
)
_IMPRINT = (
    r"[,.]\s+(?P<place>[^\W\d_a-z][\w’' /-]{1,30}?)\s?[,:]\s+"
    r"(?P<publisher>[^\W\d_a-z][^,.;:()0-9]{1,60}?)(?=,\s+(?:\d|coll|p|vol|t\.)|\.?\s*$|\s+\d{4})"
)
_PARTICLES = frozenset(
    "de du des la le les von van der den di da del della et and und y e & zu".split()
)
_ROLE = r",?\s*\(?(?:dir|éds?|eds?|coord|Hrsg|Hg|a cura di)\.?\)?$"
_NAMES_END = r"[\d(\[“«\"]"
_LONGEST, _LONGEST_NAMES = 300, 120


def set_titles(
    text: str, start: int, end: int, pieces: list[Piece], italics: Sequence[Annotation]
) -> list[Piece]:
    """What the italics of the entry `text[start:end]` add to its parts."""
    found = next((one for one in italics if _may_be_title(text, one)), None)
    if found and not any(map(str.isalnum, text[start : found.start] + text[found.end : end])):
        return []  # all of it: a name below an epigraph
    if found is None or any(p.start < found.end and found.start < p.end for p in pieces):
        return []
    added = [Piece(found.start, found.end, "title", {"level": _level(text, found, end)})]
    if not any(p.element in ("author", "editor") for p in pieces):
        added += _names(text, start, found.start)
    if not any(p.element in ("pubPlace", "publisher") for p in pieces):
        imprint = compiled(_IMPRINT).match(text, found.end, end)
        if imprint is not None and added[0].attributes["level"] == "m":
            added.append(Piece(*imprint.span("place"), "pubPlace", {}))
            added.append(Piece(*imprint.span("publisher"), "publisher", {}))
    return [p for p in added if not any(p.start < q.end and q.start < p.end for q in pieces)]


def _may_be_title(text: str, one: Annotation) -> bool:
    words = text[one.start : one.end].strip()
    if not 2 < len(words) < _LONGEST or not (words[0].isupper() or words[0].isdigit()):
        return False
    return compiled(_NO_TITLE).match(words) is None


def _level(text: str, title: Annotation, end: int) -> str:
    if text[max(0, title.start - 8) : title.start].rstrip(" :").lower().endswith((" in", " dans")):
        return "m"
    quoted = text[max(0, title.start - 4) : title.start].rstrip(" ,.")[-1:]
    if quoted in ("”", "»", '"', "“") or compiled(_OF_JOURNAL).match(text, title.end, end):
        return "j"
    return "m"


def _names(text: str, start: int, end: int) -> list[Piece]:
    """The names before a title, up to a year or bracket; nothing if they do not read as names."""
    while start < end and not text[start].isalnum():
        start += 1  # the dash before who said it
    words = text[start:end]
    cut = compiled(_NAMES_END).search(words)
    after = words[cut.start() :][:5].lower() if cut else ""
    words = words[: cut.start()] if cut else words
    words = words.rstrip(" \n,:;–—-")
    element = "author"
    if role := compiled(_ROLE).search(words):
        element, words = "editor", words[: role.start()]
    elif after in ("(dir.", "(éd.)", "(ed.)", "(éds.", "(eds.", "(hg.)"):
        element = "editor"
    tokens = words.replace(",", " ").split()
    if not tokens or len(words) > _LONGEST_NAMES or not tokens[0][0].isalpha():
        return []
    named = all(t[0].isupper() or t.lower() in _PARTICLES for t in tokens)
    return [Piece(start, start + len(words), element, {})] if named else []
