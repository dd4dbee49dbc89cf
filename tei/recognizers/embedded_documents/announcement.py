"""The words that announce a document: "The following letter, entitled ..., was written ...".

The following speech, originally entitled "On Bread," was given ...   ->  kind "speech",
                                                                          title "On Bread"
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Announcement(NamedTuple):
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
_FOLLOWING = re.compile(r"\b[Tt]he following ((?:[\w-]+,? ){0,3}?)([a-z]+)\b(?!'s|’s)")
_BELOW = re.compile(
    r"\b[Tt]he (?:[\w-]+ ){0,3}?([a-z]+)\b[^.!?]{0,200}?\b"
    r"(?:(?:re)?printed|reproduced|published|given|quoted|presented|appears)"
    r" (?:here |in full |in part )?(?:below|hereafter|here)\b"
)
_ENTITLED = re.compile(
    r"\b(?:entitled|titled|called|headed|under the (?:title|heading)(?: of)?)[:,]? "
    r"(?P<open>[\"“„«‘'_*])(?P<title>[^\"”“»_*]{2,200}?)[,.]?(?:[\"”»_*]|['’](?!\w))"
)
_PREDICATES = re.compile(
    r"[ ,(]*(?:[^.!?]{0,200}?\b)(?:was|were|is|are|appeared|first|originally|dates?|dated|comes|came|"
    r"has|had|written|sent|published|reached|describes|gives|tells)\b"
)


def announcement_in(paragraph: str) -> Announcement | None:
    """The announcement in a paragraph, or None.

    "The following" must be said of a text, as the subject of its sentence: "the following
    points" announces a list, and "he sent the following letter" a quotation.
    """
    if "ollowing" not in paragraph and "below" not in paragraph and "here" not in paragraph:
        return None
    words = " ".join(paragraph.split())
    for pattern, noun in ((_FOLLOWING, 2), (_BELOW, 1)):
        for found in pattern.finditer(words):
            kind = found[noun].lower()
            if kind not in KINDS:
                continue
            before = words[: found.start()].rstrip(" \"“'‘[(")
            opens = not before or before[-1] in '.!?:;”"’])'
            entitled = _ENTITLED.search(words, found.start(), found.start() + 600)
            predicate = pattern is _BELOW or _PREDICATES.match(words, found.end())
            if opens and (entitled or predicate):
                title = entitled["title"] if entitled else ""
                return Announcement(kind, title, found.start())
    return None


def announces(paragraph: str) -> bool:
    """True if a paragraph announces a document that follows it."""
    return announcement_in(paragraph) is not None
