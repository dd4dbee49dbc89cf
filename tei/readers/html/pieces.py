"""The content of a block as pieces: runs of words, each a paragraph, and blocks with a form.

    <div>One.<p>Two.</p><ul>...</ul></div>   ->   run "One.", run "Two.", the <ul>

Blocks that say nothing but where a paragraph ends (`<div>`) fall away; an inline element around
blocks (`<a><div>...</div></a>`) holds the words of each.
"""

from __future__ import annotations

from tei.readers.html.tree import Element, Text
from tei.readers.html.vocabulary import ALL_BLOCKS, FORMED, UNSEEN, is_verse_by_name
from tei.typed import Record

Nodes = list[Element | Text]


class Run(Record):
    """Words that make one paragraph, and the element whose paragraph it is, if it has one."""

    nodes: Nodes
    of: Element | None = None


class Shape:
    """What is known of the elements of one tree: which hold blocks."""

    def __init__(self) -> None:
        self._known: dict[int, bool] = {}
        self.gaps = False  # True: a block without words is a piece, a run without nodes

    def is_block(self, element: Element) -> bool:
        """True for a block, and for an inline element that holds one."""
        if element.tag in ALL_BLOCKS:
            return True
        known = self._known.get(id(element))
        if known is None:
            known = any(
                type(c) is Element and c.tag not in UNSEEN and self.is_block(c)
                for c in element.children
            )
            self._known[id(element)] = known
        return known

    def pieces(self, nodes: Nodes, of: Element | None = None) -> list[Run | Element]:
        """Runs and blocks of some content; runs without words and pictures are left out."""
        found: list[Run | Element] = []
        run: Nodes = []

        def close() -> None:
            nonlocal run
            found.extend(Run(part, of) for part in paragraphs_of(run))
            run = []

        for node in nodes:
            if type(node) is Element:
                if node.tag in UNSEEN:
                    continue
                if self.is_block(node):
                    close()
                    found += self._block(node)
                    continue
            run.append(node)
        close()
        return found

    def _block(self, element: Element) -> list[Run | Element]:
        if self.gaps and element.tag in ("p", "div", "br") and not any(map(_shows, [element])):
            return [Run([])]
        if element.tag == "p":
            return self.pieces(element.children, element)
        if element.tag in FORMED:
            return [element]
        if is_verse_by_name(element) and element.tag in ALL_BLOCKS:
            return [Element("lg", element.attributes, element.at, element.children)]
        if element.tag in ALL_BLOCKS:
            return self.pieces(element.children, element if _tells(element) else None)
        return self.pieces([_around(element, child, self) for child in element.children])


def _tells(element: Element) -> bool:
    return bool(element.get("lang") or element.get("id") or element.get("dir"))


def _around(element: Element, child: Element | Text, shape: Shape) -> Element | Text:
    """An inline element around a block is taken into it, around its words."""
    if isinstance(child, Element) and shape.is_block(child):
        if child.tag in FORMED and child.tag != "p":
            return child
        return child.copy([_around(element, c, shape) for c in child.children])
    if isinstance(child, Text) and child.words.isspace():
        return child
    return element.copy([child])


def _shows(node: Element | Text) -> bool:
    """True if words or a picture stand there."""
    if isinstance(node, Text):
        return not node.words.isspace()
    if node.tag in ("img", "noteref", "math"):
        return True
    return node.tag not in UNSEEN and any(_shows(child) for child in node.children)


def paragraphs_of(nodes: Nodes) -> list[Nodes]:
    """A run cut where lines are left empty (`<br><br>`); parts without words are none.

    >>> run = [Text("a"), Element("br"), Element("br"), Text("b"), Element("br"), Text("c")]
    >>> [len(part) for part in paragraphs_of(run)]
    [1, 3]
    """
    if not any(map(_shows, nodes)):
        return []
    lines = _cut(nodes) if any(isinstance(n, Element) for n in nodes) else [nodes]
    parts: list[list[Nodes]] = [[]]
    for line in lines:
        if any(map(_shows, line)):
            parts[-1].append(line)
        elif parts[-1]:
            parts.append([])
    parts = [part for part in parts if part]
    if len(parts) < 2:
        return [nodes]
    return [[n for i, line in enumerate(part) for n in ([Element("br")] * bool(i) + line)]
            for part in parts]  # fmt: skip


def lines_of(nodes: Nodes) -> list[Nodes]:
    """A run cut at its line breaks; an element around several lines is repeated for each.

    >>> [len(line) for line in lines_of([Text("a"), Element("br"), Text("b"), Text("c")])]
    [1, 2]
    """
    return [line for line in _cut(nodes) if any(_shows(node) for node in line)]


def _cut(nodes: Nodes) -> list[Nodes]:
    lines: list[Nodes] = [[]]
    for node in nodes:
        if isinstance(node, Text):
            lines[-1].append(node)
        elif node.tag == "br":
            lines.append([])
        elif not _breaks(node):
            lines[-1].append(node)
        else:
            first, *more = _cut(node.children)
            lines[-1].append(node.copy(first))
            lines.extend([node.copy(part)] for part in more)
    return lines


def _breaks(element: Element) -> bool:
    """True if a line ends in an element."""
    for child in element.children:
        if isinstance(child, Element) and (child.tag == "br" or _breaks(child)):
            return True
    return False


def words_of(nodes: Nodes) -> str:
    """The words of some nodes, white space made single."""
    return " ".join("".join(n.words if isinstance(n, Text) else n.text() for n in nodes).split())
