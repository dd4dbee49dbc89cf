"""Notes and their markers: elements `note` and `noteref` of the tree of a page.

Guidelines: CONONO (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#CONONO).

    <sup><a href="#fn1" id="r1">1</a></sup> ...    ->  <noteref n="1">1</noteref> ...
    <li id="fn1">In May. <a href="#r1">↩</a></li>      <note xml:id="n1">In May.</note>

A link is a marker if it leads further down in the page, to what begins a paragraph, an item or a
box, and is shown as markers are: raised, in brackets, or said to be one by `role`, `epub:type` or
its class (WordPress, MediaWiki, Word, LibreOffice, pandoc, EPUB). Links that lead back from a note
are no text; where they show its number, that is its label.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Set
from operator import itemgetter

from tei.readers.html.addresses import NOT_IN_NAMES
from tei.readers.html.index import Index
from tei.readers.html.note_items import Item, cut, item_of, without_label
from tei.readers.html.tree import Element, Text
from tei.readers.html.vocabulary import HEADS
from tei.regexes import compiled
from tei.typed import Record

_KEY = compiled(
    r"[\[(]?\s*(?:notes?|fn|anm)?\.?\s*(\d{1,4}|[a-z]|[ivxlc]{1,7}|[*†‡§¶#]{1,4})\s*[\])]?[.,]?\Z",
    re.I,
)
_TOLD = compiled(
    r"\b(?:doc-)?noteref\b|footnote|endnote|\bfn-?ref|\breference\b|\bfn\b|\bfnanchor\b"
    r"|\bmsocomanchor\b",
    re.I,
)
_COMMENT = compiled(r"_msocom_\d|cmnt\d")  # of Word, of Google Docs
_WORKS = compiled(
    r"\W*(?:[\divx]+\W+)?(?:references?|works cited|bibliograph\w+|literatur\w*|literature"
    r"|sources|quellen|références|referencias|riferimenti)\b",
    re.I,
)
_BRACKETS = ("[", "(")
_AROUND = " \t\n\r\f,;.[]()\u00a0"
_AROUND_MARKERS = frozenset("sup span b strong small font em i".split())
_MOST_AROUND = 40
WHY = "the text of a note, where the link of its marker leads"


class _Marker(Record):
    link: Element
    key: str
    target: Element
    told: bool


def marker_of(number: str, nth: int, at: int, note: str = "") -> Element:
    """The marker of a note: the `nth` that leads there.

    >>> marker_of("2", 1, 0).attributes
    {'xml:id': 'n2-ref', 'type': 'noteAnchor', 'target': '#n2', 'n': '2'}
    """
    note = note or f"n{number}"
    identifier = f"{note}-ref{nth if nth > 1 else ''}"
    attributes = {"xml:id": identifier, "type": "noteAnchor", "target": f"#{note}", "n": number}
    return Element("noteref", attributes, at)


def note_of(number: str, markers: int, why: str, note: str = "") -> dict[str, str]:
    """The attributes of a note that so many markers lead to.

    >>> note_of("2", 2, "...")["target"]
    '#n2-ref #n2-ref2'
    """
    note = note or f"n{number}"
    told = {"xml:id": note, "n": number, "place": "end", "data-why": why}
    if markers:
        anchors = (f"#{note}-ref{k if k > 1 else ''}" for k in range(1, markers + 1))
        told["target"] = " ".join(anchors)
    return told


class Notes:
    """The notes of one page; links to `works` of a list are no markers."""

    def __init__(self, index: Index, works: Set[str] = frozenset()) -> None:
        self.index = index
        self.parents: dict[int, Element] = {}
        self.order: dict[int, int] = {}
        self.named: dict[str, Element] = {}
        self.heads: list[tuple[int, Element]] | None = None  # in their order
        self.brackets: dict[int, tuple[Text, Text]] = {}  # link -> the words around it
        for element in index.elements:
            if element.attributes:
                for name in (element.get("id"), element.get("name") if element.tag == "a" else ""):
                    if name and name not in works:
                        self.named.setdefault(name, element)

    def _look(self) -> None:
        """Note where the elements stand."""
        elements = self.index.elements
        self.order = {id(element): number for number, element in enumerate(elements)}
        self.parents = {id(c): e for e in elements for c in e.children if type(c) is Element}

    def _look_for_brackets(self) -> None:
        """Note the links that stand in brackets: [<a href="#n1">1</a>]."""
        links = [a for a in self.index.of("a") if "#" in a.get("href") and a.text().isdigit()]
        for parent in {id(p): p for a in links if (p := self.parents.get(id(a)))}.values():
            children = parent.children
            for before, link, after in zip(children, children[1:], children[2:], strict=False):
                if (type(link) is Element and type(before) is Text and type(after) is Text
                        and before.words[-1:] + after.words[:1] in ("[]", "()")):  # fmt: skip
                    self.brackets[id(link)] = (before, after)

    def settle(self) -> bool:
        """Turn markers and notes into elements of their own; False if the page has none."""
        if not any(a.get("href").partition("#")[2] in self.named for a in self.index.of("a")):
            return False
        self._look()
        self._look_for_brackets()
        markers = self._markers()
        items: dict[int, Item] = {}  # target -> its note
        for marker in markers:
            if id(marker.target) not in items:
                item = item_of(marker.target, self.parents)
                if item is not None and not self._holds(item.block, marker.link):
                    items[id(marker.target)] = item
        markers = [m for m in markers if id(m.target) in items and self._is_marker(m, items)]
        if not markers:
            return False
        used: dict[str, int] = {}
        met: dict[int, tuple[str, str, list[_Marker]]] = {}
        for marker in markers:
            key = id(marker.target)
            if key not in met:
                met[key] = (identifier_of(marker.key, used), marker.key, [])
            met[key][2].append(marker)
        back = {name for m in markers for name in self._names_around(m.link)}
        for key, (name, number, own) in met.items():
            items[key].attributes = note_of(number, len(own), WHY, name)
            if _COMMENT.match(own[0].link.get("href")[1:]):
                items[key].attributes["type"] = "comment"
        for note in cut([items[key] for key in met], self.parents):
            without_label(note, back)
        for name, number, own in met.values():
            for nth, marker in enumerate(own, 1):
                self._replace(marker.link, marker_of(number, nth, marker.link.at, name))
        self.index.renew()
        return True

    def _markers(self) -> list[_Marker]:
        found = []
        for link in self.index.of("a"):
            href = link.get("href")
            at = href.find("#")
            if at < 0 or at + 1 == len(href):
                continue
            target = self.named.get(href[at + 1 :])
            if target is None or self.order[id(target)] <= self.order[id(link)]:
                continue
            told = self._told(link)
            words = "".join(link.text().split())
            key = _KEY.match(words)
            if key is not None:
                told = told or words[0] in _BRACKETS or self._is_bracketed(link, target)
                found.append(_Marker(link, key[1], target, told))
            elif told and 0 < len(words) < 12:
                found.append(_Marker(link, words.strip("[]()"), target, told))
        return found

    def _told(self, link: Element) -> bool:
        """True if the page says of a link, or of what is around it, that it is a marker."""
        at: Element | None = link
        for _ in range(3):
            if at is None or at.tag in ("p", "li", "td", "div"):
                break
            names = (at.get("role"), at.get("epub:type"), at.get("class"), at.get("rel"))
            if at.tag == "sup" or any(_TOLD.search(n) for n in names if n):
                return True
            at = self.parents.get(id(at))
        inner = link.find("sup", "span")
        return inner is not None and (inner.tag == "sup" or bool(_TOLD.search(inner.get("class"))))

    def _is_bracketed(self, link: Element, target: Element) -> bool:
        """True for a number in brackets that leads to no list of works."""
        around = self.brackets.get(id(link))
        if around is None or not around[0].words.endswith("["):
            return False
        if self.heads is None:
            heads = self.index.of(*HEADS)
            self.heads = [(self.order[id(head)], head) for head in heads]
        at = bisect_left(self.heads, self.order[id(target)], key=itemgetter(0))
        return not at or not _WORKS.match(self.heads[at - 1][1].text())

    def _is_marker(self, marker: _Marker, items: dict[int, Item]) -> bool:
        if marker.told:
            return True
        names = set(self._names_around(marker.link))
        block = items[id(marker.target)].block
        return any(a.get("href")[1:] in names for a in block.iter("a") if a.get("href"))

    def _names_around(self, link: Element) -> list[str]:
        """The identifiers of a marker and of what is around it in the line."""
        names = []
        at: Element | None = link
        for _ in range(3):
            if at is None or at.tag in ("p", "li", "td", "div", "body", "html"):
                break
            names += [n for n in (at.get("id"), at.get("name")) if n]
            at = self.parents.get(id(at))
        names += [e.get("id") for e in link.iter() if e.get("id")]
        before = self.index.elements[self.order[id(link)] - 1]  # <a name="r1"></a><a href="#1">
        if before.tag == "a" and not before.children:
            names += [n for n in (before.get("id"), before.get("name")) if n]
        return names

    def _holds(self, block: Element, link: Element) -> bool:
        at: Element | None = link
        while at is not None:
            if at is block:
                return True
            at = self.parents.get(id(at))
        return False

    def _replace(self, link: Element, marker: Element) -> None:
        """Make a link the marker; what raises or emphasizes nothing else falls away."""
        words = " ".join(link.text().split())
        place = _place_of(link)
        if brackets := self.brackets.get(id(link)):
            before, after = brackets
            words, place = before.words[-1] + words + after.words[0], place - 1
            before.words, after.words = before.words[:-1], after.words[1:]
            after.at += after.at >= 0
        link.tag, link.attributes = "noteref", marker.attributes
        link.children = [Text(words, place)]
        parent = self.parents.get(id(link))
        while parent is not None and parent.tag in _AROUND_MARKERS:
            children = parent.children
            if len(children) > _MOST_AROUND:
                return
            inner = [c for c in children if isinstance(c, Element) and c.tag != "span"]
            around = "".join(c.words for c in children if isinstance(c, Text))
            if around.strip(_AROUND) or any(c.tag not in ("noteref", "a") for c in inner):
                return
            if parent.tag == "sup":
                if any(c.tag == "a" for c in inner):
                    return  # those are made markers next
                for child in inner:
                    child.attributes["rend"] = "sup"
            _brackets_in(parent)
            parent.tag, parent.attributes = "span", {}
            parent = self.parents.get(id(parent))


def _brackets_in(parent: Element) -> None:
    """Brackets that stand around one marker are of it."""
    children = [c for c in parent.children if not (isinstance(c, Text) and not c.words.strip())]
    if len(children) != 3:
        return
    before, marker, after = children
    if not (isinstance(before, Text) and isinstance(marker, Element) and isinstance(after, Text)):
        return
    if before.words.strip() in _BRACKETS and after.words.strip() in ("]", ")"):
        marker.children = [before, *marker.children, after]
        parent.children = [marker]


def _place_of(link: Element) -> int:
    stack: list[Element | Text] = [link]
    while stack:
        node = stack.pop()
        if isinstance(node, Element):
            stack.extend(reversed(node.children))
        elif node.words.strip():
            return node.at
    return link.at


_SIGNS = {"*": "star", "†": "dagger", "‡": "ddagger", "§": "section", "¶": "pilcrow", "#": "hash"}


def identifier_of(key: str, used: dict[str, int]) -> str:
    """A name for a note: `n1`; the second of a page with that number `n1-b`."""
    plain = "-".join(_SIGNS.get(c, "") for c in key) if key[:1] in _SIGNS else key
    base = "n" + NOT_IN_NAMES.sub("-", plain) if plain.isalnum() else f"n-{plain}"
    base = NOT_IN_NAMES.sub("-", base)
    nth = used.get(base, 0) + 1
    name = base if nth == 1 else f"{base}-{chr(96 + nth) if nth <= 26 else nth}"
    while name in used:
        nth += 1
        name = f"{base}-{chr(96 + nth) if nth <= 26 else nth}"
    used[base] = nth
    used.setdefault(name, 1)
    return name
