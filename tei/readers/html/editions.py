"""What transcribers and encyclopedias mark in a page by classes of their own.

    <ins class=corr title="Original: 'theer'">there</ins>  ->  <sic corr="there">theer</sic>
    <sup class=Inline-Template>[citation needed]</sup>     ->  a note in the line
    <cite class=citation>Kerr, <i>Keepers</i> (1980)</cite>  ->  <bibl>
    <p><span class=paranumber>1</span>Les pilotes          ->  <p n="1">Les pilotes

Guidelines: COEDCOR, CONONO, COBI.
"""

from __future__ import annotations

import re

from tei.readers.html.index import Index
from tei.readers.html.tree import BLOCKS, Element, Text
from tei.readers.html.vocabulary import class_of
from tei.regexes import compiled

_ORIGINAL = compiled(
    r"(?:original(?: text| reading| has)?|printed(?: as)?|was|orig\.)[\s:“”\"'‘’]*:?\s*"
    r"[“\"'‘«]?(?P<words>[^“”\"«»]{1,80}?)[”\"'’»]?\.?\Z",
    re.I,
)
_CORRECTED = compiled(r"(?:\A|\s)(?:corr|correction|corrected|tnote-corr)(?:\Z|\s)", re.I)
_TEMPLATE = compiled(r"(?:\A|\s)(?:Inline-Template|Template-Fact)(?:\Z|\s)")
_NUMBER = class_of(
    "para-?number|paranumber|par-?num|linenum|line-?number|lineno|numparagraphe|versenum"
    "|verse-?number"
)
_PAGE = class_of("pagenum|pageno|page-?number|pagebreak|pageref")
_PAGE_NAME = compiled(r"(?:(?:p(?:age|g)?|s(?:eite)?)[\s._-]*)?(\d{1,5}|[ivxlc]{1,8})\.?", re.I)
# Where the number of a page stands that is not printed, the surest first
_NUMBERED = ("data-page-number", "aria-label", "title", "name", "id")
_MARKED = ("span", "a", "small", "div", "hr")
_UNSEEN = " \u00a0\u200b\u2060\ufeff"
PAGE_WORDS = compiled(
    r"(?P<pre>[\[({|]?\s*(?:pg|page|pp?|s|seite)?\.?)\s*(?P<n>\d{1,5}|[ivxlc]{1,8})\s*(?P<post>[\])}|]?)",
    re.I,
)
_GUTENBERG = compiled(r"\*\*\*\s*(START|END) OF TH(?:E|IS) PROJECT GUTENBERG", re.I)
_FLOATS = compiled(r"float\s*+:\s*+(?:left|right)|position\s*+:\s*+absolute", re.I)
_YEAR = compiled(r"\d{4}|\bpp?\.|[,;].*[,;]")
_LONGEST_TITLE = 80


def settle_editions(index: Index) -> bool:
    """Name what is marked so. Output: True if a transcriber corrected something."""
    if not _has_marks(index):
        return False
    corrected = False
    root = index.root
    for parent in root.iter():
        for i, child in enumerate(parent.children):
            if isinstance(child, Text):
                continue
            if child.tag in ("ins", "span", "abbr", "u") and _CORRECTED.search(child.get("class")):
                corrected = _correction(child) or corrected
            elif child.tag == "sup" and _TEMPLATE.search(child.get("class")):
                child.tag, child.attributes = "sidenote", {"place": "inline"}
            elif child.tag == "cite":
                inside = parent.tag == "blockquote" or "cite" in parent.get("class")
                if inside or is_reference(child):
                    child.tag = "bibl"
            elif child.tag in _MARKED:
                _page(child, parent, i)
                _part_number(parent, i, child)
    for quotation in root.iter("blockquote"):
        for cite in quotation.iter("cite"):
            cite.tag = "bibl"
    index.renew()
    return corrected


def _has_marks(index: Index) -> bool:
    """False if nothing in a tree is marked so, as in most."""
    return (
        "cite" in index.tags
        or any(kind.search(index.names) for kind in (_CORRECTED, _TEMPLATE, _NUMBER, _PAGE))
        or any(_is_marked(e) for e in index.of(*_MARKED) if e.attributes)
    )


def _is_marked(element: Element) -> bool:
    told = element.attributes
    return "role" in told or "epub:type" in told or bool(_FLOATS.search(told.get("style", "")))


def take_licence(index: Index, source: str) -> list[Element]:
    """Project Gutenberg's licence before and after a book, where no class tells it: what stands
    before its line of START and after that of END. Output: what was taken out.
    """
    if "*" not in source or "***" not in source:
        return []
    marked = [
        (element, found[1].lower() == "start")
        for element in index.elements
        for child in element.children
        if isinstance(child, Text) and "***" in child.words
        and (found := _GUTENBERG.search(child.words))
    ]  # fmt: skip
    left: list[Element] = []
    for element, begins in marked[:2]:
        path = _path(index.root, element)
        while path and path[-1].tag not in BLOCKS:
            path.pop()
        if len(path) < 2:
            continue
        parent, block = path[-2], path[-1]
        at = next(i for i, c in enumerate(parent.children) if c is block)
        if begins:
            taken, parent.children = parent.children[: at + 1], parent.children[at + 1 :]
        else:
            taken, parent.children = parent.children[at:], parent.children[:at]
        left += [c for c in taken if isinstance(c, Element)]
    return left


def _path(root: Element, element: Element) -> list[Element]:
    """The elements from the root down to one of its own."""
    stack = [[root]]
    while stack:
        path = stack.pop()
        if path[-1] is element:
            return path
        stack.extend([*path, c] for c in path[-1].children if isinstance(c, Element))
    return []


def _page(element: Element, parent: Element, at: int) -> None:
    """`<span class=pagenum id=p2>[Pg 2]</span>` is the beginning of a page; where no number is
    printed, it stands in an attribute (`<span role=doc-pagebreak aria-label=2>`).
    """
    told = element.attributes
    if not told or not (
        _PAGE.search(told.get("class", ""))
        or told.get("role") == "doc-pagebreak"
        or "pagebreak" in told.get("epub:type", "")
    ):
        return
    words = " ".join(element.text().split())
    number = ""
    if not words.strip(_UNSEEN):
        number = next((n for key in _NUMBERED if (n := _number(told.get(key, "")))), "")
    if not number and (not PAGE_WORDS.fullmatch(words) or "pageref" in told.get("class", "")):
        return
    inner = (e.get("id") or e.get("name") for e in element.iter() if e is not element)
    name = element.get("id") or next((n for n in (element.get("name"), *inner) if n), "")
    place = next((c.at for e in element.iter() for c in e.children
                  if isinstance(c, Text) and c.words.strip()), element.at)  # fmt: skip
    element.tag, element.attributes = "pb", {"id": name}
    if _in_word(parent.children, at):
        element.attributes["break"] = "no"
    if number:
        element.attributes["n"] = number
    element.children = [Text(words, place)] if not number else []


def _number(told: str) -> str:
    """The number of a page in an attribute.

    >>> _number("Page 12"), _number("page_xii"), _number("Page:Ropes.djvu/10"), _number("top")
    ('12', 'xii', '', '')
    """
    found = _PAGE_NAME.fullmatch(told.strip())
    return found[1] if found else ""


def _in_word(nodes: list[Element | Text], at: int) -> bool:
    before, after = nodes[at - 1 : at], nodes[at + 1 : at + 2]
    return (
        bool(before and after)
        and isinstance(before[0], Text)
        and isinstance(after[0], Text)
        and before[0].words[-1:].isalpha()
        and after[0].words[:1].isalpha()
    )


def _correction(element: Element) -> bool:
    found = _ORIGINAL.search(" ".join(element.get("title").split()))
    if found is None or not element.text().strip():
        return False
    place = next((c.at for c in element.children if isinstance(c, Text)), element.at)
    element.tag = "sic"
    element.attributes = {"corr": " ".join(element.text().split())}
    element.children = [Text(found["words"].strip(), place)]
    return True


def is_reference(cite: Element) -> bool:
    """True if a `<cite>` holds more than the title of a work."""
    words = cite.text()
    if "citation" in cite.get("class").split() or len(words) > _LONGEST_TITLE:
        return True
    return cite.find("i", "em") is not None or _YEAR.search(words) is not None


def _part_number(parent: Element, at: int, element: Element) -> None:
    """The number of a paragraph or line of verse: `@n` of it, where it stands at the beginning or
    end (see `insertions.without_number`), else a word by itself.
    """
    words = element.text().strip()
    if not words.isdigit() or len(words) > 4 or element.tag in BLOCKS:
        return
    if not (_NUMBER.search(element.get("class")) or _FLOATS.search(element.get("style"))):
        return
    element.tag, element.attributes = "partnumber", {}
    element.children = [Text(" "), *element.children, Text(" ")]
