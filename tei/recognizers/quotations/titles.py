"""Quotations that are titles of works, told by what announces them or follows them.

The level is that of the noun that announces it, or of the reference it stands in:

    an article entitled "The Last Winter"               level a
    Ash, "The Last Winter," Northern Review 12 (1931)   level a
    her novel "Fen Country"                             level m
    "Fen Country" (London: Hill, 1931)                  level m
"""

from __future__ import annotations

from tei.recognizers.quotations.cues import Kind, Look, bare
from tei.regexes import compiled
from tei.resources import word_list

_ENTITLED = frozenset("entitled titled headed headlined subtitled captioned".split())
_NAMED = frozenset(("called", "named"))
_LINKS = frozenset(("on", "the", "of", "his", "her", "their", "in"))
_IMPRINT = compiled(r"\s*\([^()\d]{2,40}:[^()]{2,60}\d{4}\)")
_BY = compiled(r",?\s+by\s+[A-Z]")
_HOST = compiled(
    r"[.,]?\s+(?:in\s+(?:the\s+)?[A-Z]|[A-Z][\w’'&. ]{1,60}?[ ,(]+(?:vol|no\.|[IVXLC]+\b|\d|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Autumn|Fall|Winter)))"
)
_SMALL = frozenset(
    "a an the of in on to and or for from by with at as but nor vs via into upon over that than "
    "de la le les du des der die das und et y el".split()
)
_STOPS = (".", ",", ":", ";", ")")
_LONGEST = 250  # characters of a title
_ARTICLES = frozenset(("The", "A", "An"))
WHY_ANNOUNCED = "a noun for a work stands before: “{}”"
WHY_ENTITLED = "the words before announce a title: “{}”"
WHY_IMPRINT = "place, publisher and year follow"
WHY_HOST = "words in title case, and the work that holds them follows"
WHY_BY = "words in title case, and “by” with a name follows"
WHY_REFERENCE = "words in title case in a note or reference"
WHY_ENTRY = "words in quotation marks after a stop, in an entry of a list of works"
WHY_CASE = "words in title case in the middle of a sentence"


def titled(content: str) -> bool:
    """True if the words are written as titles are: all but the small ones with a capital."""
    for word in content[:40].split()[1:-1]:  # nearly every sentence falls out here
        if word[0].islower() and word not in _SMALL:
            return False
    words = content.split(None, 24)
    if not words or len(words) > 24 or not words[0][0].isalnum():
        return False
    for word in words:
        if word[0].islower() and word.strip(".,:;!?’'") not in _SMALL:
            return False
    return not words[0][0].islower()


def title_of(seen: Look, element: str, after: str) -> Kind | None:
    """A title, if something announces it or a reference goes on behind it."""
    content = seen.content
    if seen.word in _ENTITLED:
        return Kind("title", "high", WHY_ENTITLED.format(seen.word), "a")
    first = content.lstrip()[:1]
    if not first or first.islower():
        return None
    if seen.word in _NAMED and len(head := seen.head) > 1 and (level := _level(head[-2])):
        return Kind("title", "high", WHY_ANNOUNCED.format(bare(head[-2])), level)
    if not titled(content):
        entry = element == "bibl" and seen.edge in _STOPS and len(content) < _LONGEST
        return Kind("title", "medium", WHY_ENTRY, "a") if entry and " " in content else None
    if after and _IMPRINT.match(after):
        return Kind("title", "high", WHY_IMPRINT, "m")
    head = seen.head
    if head and seen.edge not in ".!?;":
        for word in head[-1:] if seen.word not in _LINKS else head[-2:]:
            if level := _level(word):
                return Kind("title", "medium", WHY_ANNOUNCED.format(bare(word)), level)
    if element == "bibl":
        return Kind("title", "high", WHY_REFERENCE, "a")
    if _BY.match(after):
        return Kind("title", "medium", WHY_BY, "a")
    spaces = content.strip().count(" ")
    if spaces and _HOST.match(after):
        return Kind("title", "medium", WHY_HOST, "a")
    if spaces > 1 and element == "note":
        return Kind("title", "medium", WHY_REFERENCE, "a")
    return None


def title_case(seen: Look) -> bool:
    """True for words that can hardly be anything but a title, though nothing says so."""
    words = seen.content.split(None, 8)
    if seen.boundary or len(words) < 2 or not titled(seen.content):
        return False
    return words[0] in _ARTICLES or (len(words) > 2 and not _INNER.isdisjoint(words))


_INNER = frozenset(("of", "the", "and", "in", "on", "to", "a"))


def _level(word: str) -> str:
    word = bare(word)
    if word in word_list("works_in_parts"):
        return "a"
    if word in word_list("works_whole"):
        return "m"
    return "j" if word in word_list("works_serial") else ""
