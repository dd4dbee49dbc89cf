"""Entries as Russian, Ukrainian, Bulgarian and Serbian lists have them (GOST 7.1).

Иванов И. И. Старые порты. М.: Наука, 1975. 200 с.
Петров П. А., Ильин С. История гаваней // Вопросы истории. 1975. № 4. С. 12–20.
"""

from __future__ import annotations

import re

from tei.recognizers.references.pieces import Piece
from tei.regexes import compiled

# Patterns are compiled when first needed, for most texts need few of them.
_ONE = r"[А-ЯЁЇІЄ][\w’-]+,? [А-ЯЁЇІЄ]\.(?: ?[А-ЯЁЇІЄ]\.)?"
_NEXT = r"(?:, | и )"
_PLACE = (
    r"\.\s+(?:[–—]\s+)?(?P<place>(?:М|Л|СПб|Пг|К|Х)\.|[А-ЯЁЇІЄ][\w-]{2,20})"
    r"(?:\s?:\s(?P<publisher>[^,:]{2,60}))?,\s(?=\d{4})"
)
_HOST = r"(?P<host>[^.:]{3,150}?)\.?\s(?:[–—]\s)?(?=\d{4}|№|Т\.|Вып\.|М\.|Л\.|СПб\.|Київ|К\.)"
_SCOPES = (
    ("volume", r"(?<!\w)Т\.\s?(?P<n>\d{1,4})"),
    ("issue", r"(?:№|(?<!\w)Вып\.)\s?(?P<n>\d{1,4})"),
    ("page", r"(?<!\w)С\.\s?(?P<n>(?P<from>\d{1,5})(?:\s?[-–—]\s?(?P<to>\d{1,5}))?)"),
)


def is_cyrillic(text: str, start: int) -> bool:
    """True for an entry that begins with a Cyrillic letter."""
    return "\u0400" <= text[start : start + 1] <= "\u04ff"


def entry_of_gost(text: str, start: int, end: int) -> list[Piece]:
    """The parts of the entry `text[start:end]` that can be told."""
    out: list[Piece] = []
    at = start
    while one := compiled(_ONE).match(text, at, end):
        out.append(Piece(*one.span(), "author", {}))
        at = one.end()
        if link := compiled(_NEXT).match(text, at, end):
            at = link.end()
    while at < end and text[at] in " \n\u00a0":
        at += 1
    stop = text.find(" // ", at, end)
    if stop < 0:
        place = compiled(_PLACE).search(text, at, end)
        if place is not None and out:
            out.append(Piece(at, place.start(), "title", {"level": "m"}))
        return out + _imprint(place)
    out.append(Piece(at, stop - (text[stop - 1] == "."), "title", {"level": "a"}))
    host = compiled(_HOST).match(text, stop + 4, end)
    if host is None:
        return out
    place = compiled(_PLACE).match(text, host.end("host"), end)
    out.append(Piece(*host.span("host"), "title", {"level": "m" if place else "j"}))
    out += _imprint(place)
    for unit, pattern in _SCOPES:
        if scope := compiled(pattern).search(text, host.end(), end):
            told = {"unit": unit}
            if unit == "page" and (not scope["to"] or int(scope["from"]) <= int(scope["to"])):
                told |= {"from": scope["from"], "to": scope["to"] or scope["from"]}
            out.append(Piece(*scope.span("n"), "biblScope", told))
    return out


def _imprint(found: re.Match[str] | None) -> list[Piece]:
    """The place and the publisher."""
    kinds = (("place", "pubPlace"), ("publisher", "publisher")) if found else ()
    return [Piece(*found.span(k), element, {}) for k, element in kinds if found and found[k]]
