"""What the name of a style says of a paragraph or of words.

    "heading 2"     ->  head, level 2         "toc 1"        ->  toc (left out)
    "Intense Quote" ->  quote                 "tei_foreign"  ->  the element foreign
    "Caption"       ->  caption               "tei:l"        ->  verse

Word's own styles keep their English names in the file whatever the language of the program; a
style that somebody made is told by the one it is based on. `tei_NAME`, `tei:NAME` and
`tei-NAME` are the convention of the TEI's own stylesheets.
"""

from __future__ import annotations

import re

# name of a paragraph's style, in lower case -> its role
ROLES: dict[str, str] = {
    "title": "title", "subtitle": "subtitle", "author": "author", "authors": "author",
    "byline": "author", "date": "date", "abstract": "abstract", "abstract title": "abstract",
    "quote": "quote", "intense quote": "quote", "block text": "quote", "quotations": "quote",
    "block quotation": "quote", "block quote": "quote", "blockquote": "quote",
    "quotation": "quote", "extract": "quote",
    "caption": "caption", "table caption": "caption", "image caption": "caption",
    "figure": "caption", "illustration": "caption", "table": "caption", "drawing": "caption",
    "bibliography": "bibl", "bibliography 1": "bibl", "endnote bibliography": "bibl",
    "works cited": "bibl", "verse": "verse", "poem": "verse", "poetry": "verse", "line": "verse",
    "epigraph": "epigraph", "motto": "epigraph", "dedication": "epigraph",
    "signature": "signed", "salutation": "salute", "closing": "signed", "envelope address": "p",
    "list continue": "continue", "list continue 2": "continue", "list continue 3": "continue",
    "list contents": "continue",
    "toc heading": "toc", "contents heading": "toc", "table of figures": "toc",
    "table of authorities": "toc", "toa heading": "toc", "index heading": "toc",
    "html preformatted": "code", "preformatted text": "code", "source code": "code",
    "header": "running", "footer": "running",
}  # fmt: skip
_TOC = re.compile(r"(?:toc|contents|index|illustration index|user index|table index) \d{1,2}")
_HEADING = re.compile(r"(?:heading|überschrift|titre|titolo|kop|título|rubrik) ?(\d{1,2})")
_TEI = re.compile(r"tei[:_-] ?([A-Za-z]+)", re.I)

# element of `tei_NAME` for a paragraph -> its role
TEI_ROLES: dict[str, str] = {
    "l": "verse", "lg": "verse", "sp": "speech", "q": "quote", "quote": "quote", "cit": "cit",
    "bibl": "bibl", "head": "head", "epigraph": "epigraph", "signed": "signed",
    "salute": "salute", "byline": "author", "docdate": "date", "title": "title", "p": "p",
    "titlepart": "subtitle", "item": "item", "stage": "stage", "abstract": "abstract",
    "fwcatch": "fw catch", "fwsig": "fw sig", "fwpagenum": "fw pageNum", "fwheader": "fw header",
    "fwfooter": "fw footer",
}  # fmt: skip
# elements that words may be, by a style `tei_NAME`
_PHRASES = (
    "abbr add bibl code corr damage date del distinct email emph expan foreign forename geogName "
    "gloss hi ident idno measure mentioned name num orgName orig persName placeName q quote ref "
    "reg roleName rs said seg sic soCalled supplied surname surplus term time title unclear"
)
TEI_PHRASES = {name.lower(): name for name in _PHRASES.split()}
# character styles of the programs themselves -> element
PHRASES: dict[str, str] = {
    "book title": "title", "citation": "title", "source text": "code", "html code": "code",
    "html cite": "title", "html definition": "term", "definition": "term", "verbatim char": "code",
}  # fmt: skip


def role_of(*names: str) -> tuple[str, int]:
    """The role and level that the names of a style say, its own first, then those it rests on.

    >>> role_of("heading 2"), role_of("My heading", "Heading 3"), role_of("tei:lg", "Normal")
    (('head', 2), ('head', 3), ('verse', 0))
    >>> role_of("Body Text")
    ('p', 0)
    """
    for given in names:
        name = " ".join(given.lower().replace("_20_", " ").replace("_5f_", "_").split())
        if found := _TEI.fullmatch(name):
            role = TEI_ROLES.get(found[1].lower(), "")
            if role:
                return role, 1 if role == "head" else 0
        if found := _HEADING.match(name):
            return "head", max(1, int(found[1]))
        if _TOC.fullmatch(name):
            return "toc", 0
        if name in ROLES:
            return ROLES[name], 0
    return "p", 0


def element_of(*names: str) -> str:
    """The element that a style of words says, its own name first; "" if it says none.

    >>> element_of("tei_persName"), element_of("My names", "tei:placeName"), element_of("Strong")
    ('persName', 'placeName', '')
    """
    for given in names:
        name = " ".join(given.replace("_20_", " ").replace("_5f_", "_").split())
        if found := _TEI.fullmatch(name):
            if element := TEI_PHRASES.get(found[1].lower()):
                return element
        elif element := PHRASES.get(name.lower()):
            return element
    return ""
