"""The words that announce a document: "The following letter, entitled ..., was written ...".

The following speech, originally entitled "On Bread," was given ...   ->  kind "speech",
                                                                          title "On Bread"
"""

from __future__ import annotations

import re

from tei.regexes import compiled
from tei.typed import Record


class Announcement(Record):
    """What is announced, the title it is said to have ("" if none), where the words stand."""

    kind: str
    title: str
    start: int


KINDS = frozenset(
    "account address advertisement appeal article bulletin certificate circular contract "
    "declaration decree deposition despatch diary dispatch document editorial essay excerpt "
    "extract fragment interview leaflet lecture letter manifesto memoir memorandum memorial "
    "message minute minutes narrative note notice obituary order pamphlet paper petition piece "
    "preface proclamation protocol record recollection reminiscence report resolution review "
    "sermon speech statement story talk telegram testimony text transcript translation treaty "
    "will".split()
)
_FOLLOWING = compiled(r"[Tt]he following (?:[\w-]+,? ){0,3}?([a-z]+)\b(?!'s|’s)")
_BELOW = compiled(
    r"[Tt]he (?:[\w-]+ ){0,3}?([a-z]+)\b[^.!?]{0,200}?\b"
    r"(?:(?:re)?printed|reproduced|published|given|quoted|presented|appears)"
    r" (?:here |in full |in part )?(?:below|hereafter)\b"
)
_REPRINTED = compiled(
    r"[^.!?]{0,250}?\b(?:reprinted|reproduced|printed|transcribed|translated)\b[^.!?]{0,40}?\bbelow\b"
)
_ENTITLED = compiled(
    r"\b(?:entitled|titled|called|headed|under the (?:title|heading)(?: of)?)[:,]? "
    r"[\"“„«‘'_*](?P<title>[^\"”“»_*]{2,200}?)[,.]?(?:[\"”»_*]|['’](?!\w))"
)
_PREDICATE = compiled(
    r"[ ,(]*(?:[^.!?]{0,200}?\b)(?:was|were|is|are|appeared|first|originally|dates?|dated|comes|"
    r"came|has|had|written|sent|published|reached|describes|gives|tells)\b"
)
_NOT_TEXTS = ("table", "figure", "list", "map", "chart", "diagram", "picture", "photograph")
_SIGNS = ("ollowing", "below")


def announcement_in(paragraph: str) -> Announcement | None:
    """The announcement in a paragraph, or None.

    "The following" must be said of a text, as the subject of its sentence: "the following
    points" announces a list, and "he sent the following letter" a quotation.
    """
    if not any(sign in paragraph for sign in _SIGNS):
        return None
    words = " ".join(paragraph.split())
    at = words.find("he following ")
    while at > 0:
        found = _FOLLOWING.match(words, at - 1)
        if found and (said := _announcement(words, found)):
            return said
        at = words.find("he following ", at + 1)
    at = words.find("below")
    while at >= 0:
        begin = max(words.rfind(stop, max(0, at - 300), at) for stop in (". ", "! ", "? ")) + 1
        found = _BELOW.match(words, begin + (words[begin : begin + 1] == " "))
        if found and (said := _announcement(words, found)):
            return said
        printed = _REPRINTED.match(words, begin)
        if printed and not any(word in printed[0] for word in _NOT_TEXTS):
            entitled = _ENTITLED.search(words, begin, begin + 600)
            return Announcement("document", entitled["title"] if entitled else "", begin)
        at = words.find("below", at + 1)
    return None


def _announcement(words: str, found: re.Match[str]) -> Announcement | None:
    kind = found[1].lower()
    before = words[max(0, found.start() - 6) : found.start()].rstrip(" \"“'‘[(")
    if kind not in KINDS or (before and before[-1] not in '.!?:;”"’])'):
        return None
    entitled = _ENTITLED.search(words, found.start(), found.start() + 600)
    if not (entitled or found.re is _BELOW or _PREDICATE.match(words, found.end())):
        return None
    return Announcement(kind, entitled["title"] if entitled else "", found.start())


def announces(paragraph: str) -> bool:
    """True if a paragraph announces a document that follows it."""
    return announcement_in(paragraph) is not None
