"""The tree of a page: elements, words, and where each stood in the source.

A `Builder` is told of tags and words in the order of the source and closes what HTML lets be
left open, as browsers do (https://html.spec.whatwg.org/multipage/parsing.html#tree-construction):
a `<p>` ends where a block begins, an `<li>` at the next one, a cell at the next. Of elements that
cross (`<b><i></b></i>`) the inner one is closed and begun again. Nothing nests deeper than
`DEEPEST`: what is deeper stands beside.
"""

from __future__ import annotations

from collections.abc import Iterator

DEEPEST = 120

VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source "
    "track wbr".split()
)
# What is a block: it ends a paragraph, and an inline element does not close across it.
BLOCKS = frozenset(
    "address article aside blockquote body caption center col colgroup dd details dialog dir div "
    "dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html "
    "legend li line listing main menu nav note ol p plaintext pre search section summary table "
    "tbody td tfoot th thead tr ul verse xmp".split()
)
_NOT_AFTER_P = frozenset("body caption col colgroup html line tbody td tfoot th thead tr".split())
_CLOSES_P = BLOCKS - _NOT_AFTER_P
_HEADS = frozenset("h1 h2 h3 h4 h5 h6".split())
# tag -> the tags that it closes, as far as one of the third is not met before
_CLOSES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "tr": (frozenset({"tr", "td", "th", "caption", "colgroup"}), frozenset({"table"})),
    "td": (frozenset({"td", "th", "caption", "colgroup"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th", "caption", "colgroup"}), frozenset({"tr", "table"})),
    "option": (frozenset({"option"}), frozenset({"select", "datalist"})),
    "a": (frozenset({"a"}), BLOCKS),
}
for _name in ("thead", "tbody", "tfoot"):
    _CLOSES[_name] = (
        frozenset({"thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup"}),
        frozenset({"table"}),
    )
_CLOSING = _CLOSES_P | frozenset(_CLOSES)
_WHOLE = frozenset("html body head".split())
_TABLE = frozenset("table thead tbody tfoot tr".split())
_IN_TABLE = frozenset(
    "caption col colgroup tbody td tfoot th thead tr script style template".split()
)
_SCOPE = frozenset("td th caption table html".split())


class Text:
    """Words; `at` is their offset in the source, -1 if they stand nowhere in it."""

    __slots__ = ("at", "words")

    def __init__(self, words: str, at: int = -1) -> None:
        self.words = words
        self.at = at


class Element:
    """An element; `tag` and the names of attributes are in lower case."""

    __slots__ = ("at", "attributes", "children", "tag")

    def __init__(
        self,
        tag: str,
        attributes: dict[str, str] | None = None,
        at: int = -1,
        children: list[Element | Text] | None = None,
    ) -> None:
        self.tag = tag
        self.attributes = attributes or {}
        self.children: list[Element | Text] = children if children is not None else []
        self.at = at

    def get(self, name: str) -> str:
        """An attribute, "" if it is not there."""
        return self.attributes.get(name, "")

    def all(self) -> list[Element]:
        """This element and those in it, in the order of the page."""
        found: list[Element] = []
        stack = [self]
        while stack:
            element = stack.pop()
            found.append(element)
            children = element.children
            if len(children) == 1:  # most hold nothing but words
                child = children[0]
                if type(child) is Element:
                    stack.append(child)
            elif children:
                stack += [c for c in children[::-1] if type(c) is Element]
        return found

    def iter(self, *tags: str) -> Iterator[Element]:
        """The same one by one, and of these tags: what has not been met may yet be changed."""
        stack = [self]
        while stack:
            element = stack.pop()
            if not tags or element.tag in tags:
                yield element
            children = element.children
            if len(children) == 1:  # most hold nothing but words
                child = children[0]
                if type(child) is Element:
                    stack.append(child)
            elif children:
                stack += [c for c in children[::-1] if type(c) is Element]

    def find(self, *tags: str) -> Element | None:
        """The first element of these tags in it."""
        stack = [self]
        while stack:
            element = stack.pop()
            if element.tag in tags:
                return element
            children = element.children
            if len(children) == 1:
                child = children[0]
                if type(child) is Element:
                    stack.append(child)
            elif children:
                stack += [c for c in children[::-1] if type(c) is Element]
        return None

    def text(self) -> str:
        """All its words, with white space as it stands in the source."""
        children = self.children
        if len(children) == 1 and type(children[0]) is Text:
            return children[0].words
        words = []
        stack = children[::-1]
        while stack:
            node = stack.pop()
            if type(node) is Text:
                words.append(node.words)
            elif isinstance(node, Element):
                stack += node.children[::-1]
        return "".join(words)

    def copy(self, children: list[Element | Text]) -> Element:
        """The same element with other children."""
        return Element(self.tag, self.attributes, self.at, children)

    def __repr__(self) -> str:
        return f"<{self.tag} {self.attributes or ''} [{len(self.children)}]>"


class Builder:
    """Makes a tree of tags and words. `root` is the element that holds all."""

    def __init__(self) -> None:
        self.root = Element("html")
        self._open = [self.root]
        self._met = [self.root]
        self._moved = False  # something stands elsewhere than where it was met
        self._deeper = 0  # begun beyond DEEPEST and not yet ended
        self.comments = 0  # that were met: the page does not show them
        self.placed = True  # False while what is told stands elsewhere than its offsets say

    def in_order(self) -> list[Element] | None:
        """The elements in the order of the page; None if the tree must be asked for it."""
        return None if self._moved else self._met

    def text(self, words: str, at: int = -1) -> None:
        """Add words; those that stand in a table but in no cell come before it."""
        parent = self._open[-1]
        text = Text(words, at if self.placed else -1)
        if parent.tag in _TABLE and not words.isspace():
            self._before_table(text)
            return
        parent.children.append(text)

    def start(self, tag: str, attributes: dict[str, str] | None = None, at: int = -1) -> None:
        """Begin an element; void ones (`<br>`) end at once."""
        if tag in _WHOLE:
            for name, value in (attributes or {}).items():
                self.root.attributes.setdefault(name, value)
            return
        element = Element(tag, attributes, at if self.placed else -1)
        opened = self._open
        if tag in _CLOSING:
            self._close_for(tag)
        parent = opened[-1]
        if parent.tag in _TABLE:
            if tag not in _IN_TABLE:
                if tag in VOID or tag in ("form", "input"):
                    self._before_table(element)
                    return
                if parent.tag == "tr":  # browsers put it before the table; a cell keeps its place
                    self.start("td", None, at)
                elif tag != "table":
                    self._before_table(element)
                    self._push(element)
                    return
            elif tag in ("td", "th") and parent.tag != "tr":
                self.start("tr", None, at)
            parent = opened[-1]
        parent.children.append(element)
        self._met.append(element)
        if tag in VOID:
            return
        if len(opened) < DEEPEST:
            opened.append(element)
        else:
            self._deeper += 1

    def begin(self, element: Element) -> None:
        """Begin an element made elsewhere."""
        self._moved = True
        self._close_for(element.tag)
        self._open[-1].children.append(element)
        self._push(element)

    def put(self, element: Element) -> None:
        """Add a whole element where words stand."""
        self._moved = True
        self._open[-1].children.append(element)

    def end(self, tag: str) -> None:
        """End the nearest element of that name, and whatever is still open in it."""
        if tag == "br":
            self.start("br")
            return
        if self._deeper:
            self._deeper -= 1
            return
        opened = self._open
        if opened[-1].tag == tag and len(opened) > 1:
            del opened[-1]
            return
        block = tag in BLOCKS
        for i in range(len(opened) - 1, 0, -1):
            name = opened[i].tag
            if name == tag:
                if block:
                    del opened[i:]
                    return
                inner = [e.copy([]) for e in opened[i + 1 :] if e.tag not in BLOCKS]
                del opened[i:]
                for element in inner:
                    opened[-1].children.append(element)
                    self._met.append(element)
                    opened.append(element)
                return
            if name in BLOCKS and (not block or (name in _SCOPE and tag not in _TABLE)):
                return  # ends nothing that is open here

    def _push(self, element: Element) -> None:
        if len(self._open) >= DEEPEST:
            self._deeper += 1
        else:
            self._open.append(element)

    def _close_for(self, tag: str) -> None:
        """Close what cannot hold the element that begins."""
        opened = self._open
        if tag in _CLOSES_P:
            name = opened[-1].tag
            if name == "p" or name not in _CLOSES_P:  # else it has closed what was to be closed
                for i in range(len(opened) - 1, 0, -1):
                    name = opened[i].tag
                    if name == "p":
                        del opened[i:]
                        break
                    if name in _SCOPE or name == "button":
                        break
            if tag in _HEADS and opened[-1].tag in _HEADS:
                del opened[-1]
        closes = _CLOSES.get(tag)
        if closes is None:
            return
        names, until = closes
        lowest = 0
        for i in range(len(opened) - 1, 0, -1):
            name = opened[i].tag
            if name in until:
                break
            if name in names:
                lowest = i
        if lowest:
            del opened[lowest:]

    def _before_table(self, node: Element | Text) -> None:
        self._moved = True
        opened = self._open
        for i in range(len(opened) - 1, 0, -1):
            if opened[i].tag == "table":
                siblings = opened[i - 1].children
                siblings.insert(len(siblings) - 1, node)
                return
        opened[-1].children.append(node)
