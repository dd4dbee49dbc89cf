"""The article of a page, among its navigation, banners, comments and footers.

What is surely no text is told by its element, role or class; then, from the whole page down, the
part is taken that holds the text, as long as what stands beside it is slight. So nothing of the
length of a paragraph is left out unless the page itself says that it is something else; what is
left out is told, part by part, in findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei.readers.html.editions import take_licence
from tei.readers.html.furniture import TOLD_BY_TAG, is_furniture, is_interface, is_likeness
from tei.readers.html.index import Index
from tei.readers.html.titles import is_of_article
from tei.readers.html.tree import BLOCKS, Element, Text
from tei.readers.html.vocabulary import HEADED, NAMED_NOTES, UNSEEN
from tei.regexes import compiled
from tei.typed import Record

_RIGHTS = compiled(r"©|\bcopyright\b|all rights reserved", re.I)
_LINE = 40  # characters: what is longer is no button's
_PARAGRAPH = 120  # characters: what is shorter, and nothing but links, may be left out
_TEXT = ("article", "main", "blockquote")
_HOLDERS = frozenset("div main article section center td table tbody tr form font".split())
_MOST = 0.5  # of the text of a page: a part that holds more of it is no ornament


class Found(Record):
    """The article, and what was left out of the page, in order."""

    article: Element
    left_out: list[Element]


class _Weights:
    """How many characters each element holds, and how many of them in links."""

    def __init__(self, index: Index) -> None:
        self.all: dict[Element, int] = {}
        self.links: dict[Element, int] = {}
        sizes, linked = self.all, self.links
        for element in reversed(index.elements):  # what an element holds comes after it
            size = links = 0
            if element.tag not in UNSEEN:
                for child in element.children:
                    if type(child) is Text:
                        size += len(child.words.strip())
                    else:
                        size += sizes[child]  # type: ignore[index]
                        links += linked[child]  # type: ignore[index]
            sizes[element] = size
            linked[element] = size if element.tag == "a" else links

    def own(self, element: Element) -> int:
        """Characters that are not in links."""
        return self.all[element] - self.links[element]

    def leave_out(self, part: Element, parent: Element, parents: dict[Element, Element]) -> None:
        """A part has been taken out of its parent: what is around holds so much less."""
        size, links = self.all[part], self.links[part]
        around: Element | None = parent
        while around is not None:
            self.all[around] -= size
            if around.tag == "a":
                links = size
            self.links[around] -= links
            around = parents.get(around)

    def is_linked(self, element: Element) -> bool:
        """True if it is mostly links."""
        return self.links[element] * 2 > self.all[element]


def find_article(index: Index, source: str) -> Found:
    """The article of a page; the tree of the page loses what is left out."""
    root = index.root
    weights = _Weights(index)
    left = take_licence(index, source)
    if any(map(is_of_article, index.of("h1", "h2", "h3"))):
        _take_site(root, left)
    taken = len(left)
    _prune(root, weights, max(1, weights.own(root)), left)
    if taken:
        weights = _Weights(index)
    article = _descend(root, weights, left)
    _take_title(root, article, left)
    left.sort(key=lambda e: e.at)
    return Found(article, [e for e in left if _is_told(e)])


def _is_told(element: Element) -> bool:
    return any(map(str.isalnum, element.text())) or element.find("img") is not None


def _prune(root: Element, weights: _Weights, whole: int, left: list[Element]) -> None:
    """Take out what says of itself that it is no text of the article."""
    sizes, links = weights.all, weights.links
    most = _MOST * whole
    parents: dict[Element, Element] = {}
    pruned: list[tuple[Element, Element]] = []
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        element, inside = stack.pop()
        inside = inside or element.tag in _TEXT or _has_paragraphs(element, weights)
        kept: list[Element | Text] = []
        in_words: bool | None = None
        for child in element.children:
            if isinstance(child, Text) or child.tag in UNSEEN:
                kept.append(child)
                continue
            size = sizes[child]
            if size == 1 and child.tag == "a" and element.tag in HEADED:
                left.append(child)  # “¶”, the link of a heading or caption to itself
                continue
            own = size - links[child]
            slight = False
            if size < _LINE:
                alone = child.tag in BLOCKS  # no part of a sentence
                if not alone:
                    if in_words is None:
                        in_words = _has_words(element)
                    alone = not in_words
                slight = (alone and (is_interface(child, size) or is_likeness(child, size))) or (
                    element.tag == "div" and len(element.children) > 1 and _is_dot(child)
                )
            told = slight or (
                (bool(child.attributes) or child.tag in TOLD_BY_TAG)
                and is_furniture(child, size, own, inside)
                and not _has_notes(child)
            )
            if told and own < most:
                left.append(child)
                pruned.append((child, element))
                continue
            kept.append(child)
            inner = child.children
            if inner and not (len(inner) == 1 and type(inner[0]) is Text):
                stack.append((child, inside))
                parents[child] = element
        if len(kept) != len(element.children):
            element.children = kept
    for part, parent in pruned:
        weights.leave_out(part, parent, parents)


def _has_words(element: Element) -> bool:
    """True if words stand right in an element."""
    for child in element.children:
        if type(child) is Text and any(map(str.isalnum, child.words)):
            return True
    return False


def _is_dot(element: Element) -> bool:
    """True for the sign between two things that a page says of an article."""
    return element.tag == "span" and element.text().strip() in ("·", "•", "|")


def _take_site(root: Element, left: list[Element]) -> None:
    """Where a heading says that it is the article's, one by itself above it is the site's."""
    for parent in root.iter("html", "body", "div", "header"):
        for child in parent.children:
            if isinstance(child, Text) or child.tag not in ("div", "header"):
                continue
            head = child.find("h1")
            if head is None or child.find("p", "article", "img") is not None:
                continue
            if not is_of_article(head) and len(child.text().strip()) < _PARAGRAPH:
                left.append(child)
                parent.children = [c for c in parent.children if c is not child]
                return


def _has_paragraphs(element: Element, weights: _Weights) -> bool:
    """True if paragraphs of the text stand right in an element: what is beside them is of it."""
    for child in element.children:
        if type(child) is Element and child.tag == "p" and weights.own(child) > 20:
            return True
    return False


def _has_notes(element: Element) -> bool:
    for e in element.iter():
        if e.attributes:
            said = f"{e.get('id')} {e.get('class')} {e.get('role')} {e.get('epub:type')}"
            if "note" in said.lower() and NAMED_NOTES.search(said):
                return True
    return False


def _descend(root: Element, weights: _Weights, left: list[Element]) -> Element:
    """From the whole page to the part that holds its text."""
    at = root
    inside = False
    while True:
        inside = inside or at.tag == "article" or "hentry" in at.get("class").split()
        parts = [c for c in at.children if type(c) is Element and weights.all[c]]
        best = max(parts, key=weights.own, default=None)
        stray = sum(len(c.words.strip()) for c in at.children if isinstance(c, Text))
        if best is None or best.tag not in _HOLDERS:
            break
        others = [part for part in parts if part is not best]
        marked = best.tag in ("article", "main") or best.get("itemprop") == "articleBody"
        if stray > 40 or any(not _is_slight(o, weights, best, marked) for o in others):
            break
        if inside and any(_shows_much(c) for c in at.children if c is not best):
            break
        left += others
        at = best
    if not inside:
        beside = [c for c in _edges(at) if _is_edge(c, weights)]
        if beside:
            left += beside
            at.children = [c for c in at.children if not any(c is b for b in beside)]
    return at


def _edges(at: Element) -> Iterator[Element]:
    """What stands before the first and after the last paragraph, and under no heading of its own;
    lines of rights, wherever.
    """
    parts = [c for c in at.children if type(c) is Element and c.tag not in UNSEEN]
    texts = [i for i, part in enumerate(parts) if part.tag in ("p", "h1", "h2", "h3", "h4")]
    for i, part in enumerate(parts):
        headed = i > 0 and parts[i - 1].tag in ("h2", "h3", "h4", "h5", "h6")
        within = bool(texts) and texts[0] < i < texts[-1]
        if part.tag == "p" or not (headed or within):
            yield part


def _shows_much(node: Element | Text) -> bool:
    """True for the title of an article and for a picture, beside its text."""
    return type(node) is Element and node.find("h1", "img", "figure") is not None


def _is_slight(part: Element, weights: _Weights, best: Element, marked: bool) -> bool:
    """True if a part beside the best may be left out: links, the line of rights, a few words."""
    own, share = weights.own(part), weights.own(best)
    if _has_notes(part):
        return False
    if marked:
        return own * 3 < share
    if part.tag in ("h1", "h2"):
        return False
    if weights.is_linked(part) and own < share / 4:
        return True
    return (
        own < _PARAGRAPH
        and own * 20 < share
        and (
            _RIGHTS.search(part.text()) is not None
            or (part.tag == "div" and part.find("p") is None)
        )
    )


def _is_edge(part: Element, weights: _Weights) -> bool:
    """True for a list of links and a line of rights beside the paragraphs of an article."""
    if part.tag not in ("div", "ul", "ol", "section", "p", "center", "footer", "header"):
        return False
    size = weights.all[part]
    if part.tag == "p" or not size:
        return (
            0 < size < _PARAGRAPH
            and _RIGHTS.search(part.text()) is not None
            and (weights.own(part) < _PARAGRAPH and "©" in part.text()[:3])
        )
    if _has_notes(part) or part.find("h1") is not None:
        return False
    return weights.links[part] * 10 > size * 9 and len(list(part.iter("a"))) > 1


def _take_title(root: Element, article: Element, left: list[Element]) -> None:
    """The heading of the page belongs to its article, though it may stand in a banner."""
    if article.find("h1") is not None or any(map(is_of_article, article.iter("h2", "h3"))):
        return
    heads = [h for h in root.iter("h1") if h.text().strip()]
    heads += [h for part in left for h in part.iter("h1") if h.text().strip()]
    if len(heads) != 1:
        return
    head = heads[0]
    for parent in _parents([root, *left], head):
        parent.children = [c for c in parent.children if c is not head]
    left[:] = [part for part in left if part is not head]
    article.children.insert(0, head)


def _parents(roots: list[Element], element: Element) -> Iterator[Element]:
    for root in roots:
        for parent in root.iter():
            if any(c is element for c in parent.children):
                yield parent
