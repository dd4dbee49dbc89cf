"""The words of a line and the elements around them -> text with annotations.

<em>See</em> <a href="b.html">there</a>  ->  <emph rend="italic">See</emph>
                                             <ref target="b.html">there</ref>
"""

from __future__ import annotations

import re

from tei.readers.html.addresses import address, direct, identifier, unescaped
from tei.readers.html.direction import BACK
from tei.readers.html.insertions import write_anchor, write_beside, write_formula, write_page
from tei.readers.html.pieces import Nodes
from tei.readers.html.tree import Element, Text
from tei.readers.html.vocabulary import INLINES, UNSEEN, shown_as
from tei.readers.writing import Begun, Writing
from tei.regexes import compiled

_W3C_DATE = compiled(
    r"-?\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
    r"(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?)?\Z"
)
_LANGUAGE = compiled(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*\Z", re.I)


_SPACES = " \t\n\r\f"


def _single_spaced(words: str) -> str:
    """Words with one space for each run of white space of HTML.

    >>> _single_spaced("a\\n\\t b\\u2003\\r\\n")
    'a b\\u2003 '
    """
    for sign in "\n\t\r\f":
        if sign in words:
            words = words.replace(sign, " ")
    while "  " in words:
        words = words.replace("  ", " ")
    return words


class Phrases:
    """Writes the words of lines. `linked` are the identifiers that links of the page lead to."""

    def __init__(self, writing: Writing, source: str, language: str = "") -> None:
        self.writing = writing
        self.language = language
        self._spoken = language.lower().partition("-")[0]
        self.plain = False  # no text of the source has a control character or a line end but "\n"
        self.linked: set[str] = set()
        self.works: set[str] = set()  # of those, what works of a list have
        self.given: set[str] = set()  # identifiers in use
        self.gone: list[Element] = []  # links to what the page does not have
        writing.read_from = source

    def place(self, at: int) -> None:
        """What is written next came from this offset of the source."""
        if at >= 0:
            self.writing.place_at(at)

    def told(self, element: Element) -> dict[str, str]:
        """The language of an element, which way it runs if that is not the language's, and its
        identifier if a link leads there.
        """
        told: dict[str, str] = {}
        if not element.attributes:
            return told
        language = element.get("lang") or element.get("xml:lang")
        if language and (
            BACK in element.attributes or language.lower() != self.language.lower()
        ) and _LANGUAGE.match(language):  # fmt: skip
            told["xml:lang"] = language
        if element.get("dir") in ("rtl", "ltr"):  # see `direction`
            told["rend"] = element.get("dir")
        name = element.get("id") or (element.get("name") if element.tag == "a" else "")
        if name and name in self.linked and name not in self.given:
            self.given.add(name)
            told["xml:id"] = identifier(name)
        return told

    def lines(self, lines: list[Nodes]) -> None:
        """Lines of one paragraph: an `<lb/>` between two."""
        for number, line in enumerate(lines):
            if number:
                self.writing.line_break("the source ends the line here")
            self.nodes(line)

    def nodes(self, nodes: Nodes) -> None:
        """Nodes of a line, in order."""
        writing = self.writing
        for number, node in enumerate(nodes):
            if type(node) is Text:
                raw = words = node.words
                if self.plain:  # to find three signs costs less than to look at each
                    printable, single = True, "\n" not in raw and "\t" not in raw
                else:
                    printable = single = raw.isprintable()  # then all its white space is spaces
                if not single or "  " in raw:
                    words = _single_spaced(raw)
                at = node.at if words != " " else -1
                if at >= 0 and words[:1] == " ":
                    at += len(raw) - len(raw.lstrip(_SPACES))
                writing.write(words, printable, at)
            elif isinstance(node, Element):
                if node.tag == "sidenote":
                    write_beside(self, node, nodes[number + 1] if number + 1 < len(nodes) else None)
                else:
                    self._element(node)

    def verbatim(self, nodes: Nodes) -> None:
        """Lines whose ends and spaces count."""
        first = True
        for node in nodes:
            if isinstance(node, Element):
                if node.tag == "br":
                    self.writing.line_break("the source ends the line here")
                else:
                    self.verbatim(node.children)
                continue
            at = node.at
            for number, line in enumerate(node.words.split("\n")):
                if number and not (first and number == 1 and not node.words[:1].strip("\n")):
                    self.writing.line_break("the source ends the line here")
                if line.strip():
                    self.place(at)
                self.writing.write(line)
                at += len(line) + 1
            first = False

    def _element(self, element: Element) -> None:
        tag = element.tag
        if tag in UNSEEN:
            return
        if tag == "img":
            self.picture(element)
        elif tag == "br":
            self.writing.line_break("the source ends the line here")
        elif tag == "wbr":
            return
        elif tag in ("math", "formula"):
            write_formula(self, element)
        elif tag == "noteref":
            self._marker(element)
        elif tag == "pb":
            write_page(self, element)
        elif tag == "a" and element.get("href"):
            self._link(element)
        else:
            self._shown(element)

    def _shown(self, element: Element) -> None:
        if not element.attributes and element.tag not in ("time", "sic"):  # as most
            known = INLINES.get(element.tag)
            if known is None:
                self.nodes(element.children)
                return
            shown = self.writing.begin(known.element, known.why, known.attributes)
            self.nodes(element.children)
            self.writing.end(shown)
            return
        begun: list[Begun] = []
        told = self.told(element)
        for inline in shown_as(element):
            attributes = inline.attributes
            if inline.element == "date":
                when = element.get("datetime").strip()
                if not _W3C_DATE.match(when):
                    continue
                attributes = {"when": when}
            elif inline.element == "abbr" and (full := " ".join(element.get("title").split())):
                attributes = attributes | {"expan": full}  # a <choice>: see tei.text.corrections
            elif inline.element == "sic":
                attributes = {"corr": element.get("corr"), "resp": "#transcriber"}  # likewise
            begun.append(self.writing.begin(inline.element, inline.why, joined(told, attributes)))
            told = {}
        if "xml:id" in told and not begun:
            write_anchor(self, told.pop("xml:id"))
        language = told.get("xml:lang", "")
        ours = language and language.lower().partition("-")[0] == self._spoken
        if ours and BACK not in element.attributes:
            del told["xml:lang"]  # English of another country is no foreign language
        if "xml:lang" in told:
            begun.append(self.writing.begin("foreign", "words of another language", told))
        elif "rend" in told:
            begun.append(self.writing.begin("hi", "words that run the other way", told))
        self.nodes(element.children)
        for one in reversed(begun):
            self.writing.end(one)

    def _link(self, element: Element) -> None:
        """A link; one that leads nowhere in the page is none, and its words stay."""
        target = "".join(element.get("href").split())
        attributes = self.told(element)
        attributes.pop("xml:lang", None)
        name = unescaped(target[1:])
        if target.startswith("#"):
            if name not in self.linked:
                if name and name != "top" and any(c.isalnum() for c in element.text()):
                    self.gone.append(element)
                self._shown(element)
                return
            attributes["target"] = "#" + identifier(name)
            if name in self.works:
                attributes = {"type": "bibl"} | attributes
        elif target.lower().startswith("javascript:") or not (leads := address(direct(target))):
            self._shown(element)
            return
        else:
            attributes["target"] = leads
        begun = self.writing.begin("ref", "a link", attributes)
        self.nodes(element.children)
        self.writing.end(begun)

    def _marker(self, element: Element) -> None:
        self.place(element.at)
        begun = self.writing.begin("ref", "the marker of a note", element.attributes)
        self.nodes(element.children)
        self.writing.end(begun)

    def picture(self, element: Element) -> None:
        """A picture in the line, with the words that stand for it."""
        self.place(element.at)
        alt = " ".join(element.get("alt").split())
        begun = self.writing.begin("figure", "a picture in the line", {"rend": "inline"})
        self.graphic(element)
        if alt:
            told = self.writing.begin("figDesc", "the words that stand for a picture")
            self.writing.write(alt)
            self.writing.end(told)
        self.writing.end(begun)

    def graphic(self, element: Element, block: bool = False) -> None:
        """The `<graphic>` of a picture, in the line or by itself; none where no file is named."""
        source = "".join((element.get("data-src") or element.get("src")).split())
        url = address(source or element.get("srcset").strip().split(" ")[0].rstrip(","))
        if not url:
            return
        attributes = {"url": url}
        for name in ("width", "height"):
            value = element.get(name)
            if value.isdigit() and len(value) < 6:
                attributes[name] = value + "px"
        if not block:
            self.writing.without_words("graphic", "a picture", attributes)
            return
        begun = self.writing.begin("graphic", "a picture", attributes, block=True)
        at = self.writing.blank()
        begun.marks.append((at, at + 1))
        self.writing.end(begun)


def joined(told: dict[str, str], more: dict[str, str]) -> dict[str, str]:
    """Attributes of two sources; what both say of the look is said.

    >>> joined({"rend": "rtl", "xml:lang": "en"}, {"rend": "block"})
    {'rend': 'block rtl', 'xml:lang': 'en'}
    """
    if not told:
        return more
    looks = [look for look in (more.get("rend"), told.get("rend")) if look]
    return told | more | ({"rend": " ".join(looks)} if looks else {})
