"""What the elements of a page are in TEI: the tables of the HTML and Markdown readers.

HTML: https://html.spec.whatwg.org/multipage/text-level-semantics.html; TEI: COHQHE, COHQHF
(emphasis, foreign words), COEDADD (additions and deletions).
"""

from __future__ import annotations

import re

from tei.readers.html.tree import BLOCKS, Element
from tei.regexes import compiled
from tei.typed import Record


class Inline(Record):
    """A TEI element for words in a line, its attributes, and what the page marks by it."""

    element: str
    attributes: dict[str, str]
    why: str


def _hi(rend: str, what: str) -> Inline:
    return Inline("hi", {"rend": rend}, what)


INLINES: dict[str, Inline] = {
    "em": Inline("emph", {"rend": "italic"}, "emphasis"),
    "strong": Inline("emph", {"rend": "bold"}, "strong emphasis"),
    "i": _hi("italic", "italics"),
    "var": _hi("italic", "a variable"),
    "b": _hi("bold", "bold type"),
    "u": _hi("underline", "underlined words"),
    "s": _hi("strikethrough", "words struck through"),
    "strike": _hi("strikethrough", "words struck through"),
    "small": _hi("small", "small print"),
    "big": _hi("large", "large print"),
    "mark": _hi("marked", "words marked with colour"),
    "sup": _hi("sup", "words raised above the line"),
    "sub": _hi("sub", "words below the line"),
    "rt": _hi("ruby", "a gloss above the line"),
    "smallcaps": _hi("smallcaps", "small capitals"),
    "spaced": _hi("spaced", "letters set apart"),
    "code": Inline("code", {}, "a computer's text"),
    "kbd": Inline("code", {}, "a computer's text"),
    "samp": Inline("code", {}, "a computer's text"),
    "tt": Inline("code", {}, "a computer's text"),
    "del": Inline("del", {}, "words deleted"),
    "ins": Inline("add", {}, "words added"),
    "cite": Inline("title", {}, "the title of a work"),
    "bibl": Inline("bibl", {}, "a reference to a work"),
    "sic": Inline("sic", {}, "a slip that the transcriber corrected"),
    "dfn": Inline("term", {}, "a term that is defined"),
    "abbr": Inline("abbr", {}, "an abbreviation"),
    "acronym": Inline("abbr", {"type": "acronym"}, "an abbreviation"),
    "q": Inline("q", {}, "a quotation in the line"),
    "time": Inline("date", {}, "a date or time"),
}
# What a page does not show as words: its programs, forms and media.
UNSEEN = frozenset(
    "script style template noscript svg button select input textarea iframe object embed audio "
    "video canvas map meta link head title datalist progress meter param source track rp "
    "dialog base basefont colgroup col frameset noframes noembed menuitem".split()
)
HEADS = {f"h{n}": n for n in range(1, 7)}
HEADED = frozenset([*HEADS, "caption", "figcaption"])
# Blocks that say no more than where a paragraph ends.
PLAIN = frozenset(
    "div section article main header footer nav aside center body html address fieldset form "
    "hgroup search details summary legend dialog dir menu td th tr tbody thead tfoot dd dt li "
    "figcaption caption plaintext frameset frame line verse".split()
)
# Of those, the ones that leave no element behind.
VANISHING = frozenset(
    "div section article main header footer nav aside center body html address fieldset form "
    "hgroup search details".split()
)
# Blocks with a form of their own.
FORMED = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol dl table figure blockquote pre hr note titlepart byline verse "
    "listing xmp lg box boxhead epigraph listbibl workentry".split()
)
ALL_BLOCKS = BLOCKS | FORMED

_VERSE = compiled(
    r"\b(?:poem|poetry|verse|stanza|lg|linegroup|line-group|line-block)s?\b(?!-)", re.I
)
# Classes and identifiers of notes
NAMED_NOTES = compiled(r"foot-?note|end-?note|doc-(?:foot|end)note", re.I)
_STYLES = (
    (compiled(r"font-style\s*:\s*(?:italic|oblique)", re.I), "i"),
    (compiled(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I), "b"),
    (compiled(r"font-variant[a-z-]*\s*:\s*[^;]*small-caps", re.I), "smallcaps"),
    (compiled(r"text-decoration[a-z-]*\s*:\s*[^;]*underline", re.I), "u"),
    (compiled(r"text-decoration[a-z-]*\s*:\s*[^;]*line-through", re.I), "s"),
    (compiled(r"vertical-align\s*:\s*super", re.I), "sup"),
    (compiled(r"vertical-align\s*:\s*sub\b", re.I), "sub"),
    (compiled(r"letter-spacing\s*:\s*(?:[1-9]|0?\.[1-9])", re.I), "spaced"),
)
_CLASSES = {
    "smallcaps": "smallcaps", "small-caps": "smallcaps", "sc": "smallcaps", "smcap": "smallcaps",
    "smcaps": "smallcaps", "italic": "i", "italics": "i", "ital": "i", "bold": "b",
    "underline": "u", "underlined": "u", "strikethrough": "s", "superscript": "sup",
    "subscript": "sub",
}  # fmt: skip


def class_of(words: str) -> re.Pattern[str]:
    """What finds a class or identifier that has one of some words in it, whole.

    >>> found = class_of("pageno|page-?number").search
    >>> [bool(found(name)) for name in ("toc page-number", "x_pageno", "pagenos")]
    [True, True, False]
    """
    return compiled(rf"(?:\A|[\s_-])(?:{words})(?:\Z|[\s_-])", re.I)


def is_verse_by_name(element: Element) -> bool:
    """True if the class of an element says that it is verse."""
    name = element.get("class")
    return bool(name) and _VERSE.search(name) is not None


def shown_as(element: Element) -> list[Inline]:
    """The TEI elements that an inline element asks for, the outer one first.

    >>> [i.element for i in shown_as(Element("b")) + shown_as(Element("span"))]
    ['hi']
    """
    found = []
    known = INLINES.get(element.tag)
    if known is not None:
        found.append(known)
    if element.attributes:
        names = [_CLASSES[c] for c in element.get("class").lower().split() if c in _CLASSES]
        if style := element.get("style"):
            names += [tag for pattern, tag in _STYLES if pattern.search(style)]
        found += [INLINES[tag] for tag in dict.fromkeys(names) if tag != element.tag]
    return found
