"""Which way words run: `dir` of a page -> `rtl` or `ltr` in `@rend`, where the language says else.

    <p lang="he">...</p>              ->  <p xml:lang="he">...</p>
    <p dir="rtl">...</p>              ->  <p rend="rtl">...</p>
    <bdo dir="rtl">abc</bdo>          ->  <hi rend="rtl">abc</hi>

The Guidelines have the direction follow from the language and its script where it does
(https://tei-c.org/release/doc/tei-p5-doc/en/html/CH.html#CHLA, and WD for what else there is to
be said of it); only what differs is said.
"""

from __future__ import annotations

from tei.readers.html.index import Index
from tei.readers.html.tree import Element
from tei.readers.html.vocabulary import ALL_BLOCKS, VANISHING

_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he iw khw ks nqo ota ps sd syc syr ug ur yi".split())
# What says its language because what is around it is in another than the page
BACK = "data-language-again"
_LANGUAGE = ("lang", "xml:lang")
_SCRIPTS = ("arab", "hebr", "syrc", "thaa", "nkoo")


def direction_of(language: str) -> str:
    """`rtl` or `ltr`, as a language is written.

    >>> direction_of("he"), direction_of("az-Arab"), direction_of("yi-Latn"), direction_of("")
    ('rtl', 'rtl', 'ltr', 'ltr')
    """
    first, *more = language.lower().split("-")
    script = next((part for part in more if len(part) == 4 and part.isalpha()), "")
    if script:
        return "rtl" if script in _SCRIPTS else "ltr"
    return "rtl" if first in _RIGHT_TO_LEFT else "ltr"


def hand_down(index: Index, language: str) -> None:
    """What blocks that fall away (`<div>`) say of language and direction, those in them say; a
    direction that follows from what is known anyway is said no more.

    `language` is that of the page.
    """
    root = index.root
    if not any(
        e.get("dir") or (e.get("lang") and e is not root) for e in index.elements if e.attributes
    ):
        return
    stack = [(root, language, "")]
    while stack:
        element, spoken, way = stack.pop()
        passed: dict[str, str] = {}
        inside = way
        if element.attributes:
            own = element.get("lang") or element.get("xml:lang")
            said = element.get("dir").lower()
            if own and spoken != language and own.lower() == language.lower():
                element.attributes = element.attributes | {BACK: "true"}
            elif own and own == spoken != language and element.tag not in ALL_BLOCKS:
                kept = {k: v for k, v in element.attributes.items() if k not in _LANGUAGE}
                element.attributes = kept  # said already of what is around
            spoken = own or spoken
            if element.tag in VANISHING:
                passed = {"lang": own} if own and element is not root else {}
                passed |= {"dir": said} if said in ("rtl", "ltr") else {}
            if said:
                told = said in ("rtl", "ltr") and said != (way or direction_of(spoken))
                kept = {k: v for k, v in element.attributes.items() if k != "dir"}
                element.attributes = kept | ({"dir": said} if told else {})
                inside = said if told else way
        for child in element.children:
            if not isinstance(child, Element):
                continue
            if passed and child.tag in ALL_BLOCKS:
                missing = {k: v for k, v in passed.items() if not child.get(k)}
                child.attributes = child.attributes | missing
                stack.append((child, spoken, way))
            else:
                stack.append((child, spoken, inside))
