"""The content of a block as pieces: runs of words, each a paragraph, and blocks with a form.

    <div>One.<p>Two.</p><ul>...</ul></div>   ->   run "One.", run "Two.", the <ul>

Blocks that say nothing but where a paragraph ends (`<div>`) fall away; an inline element around
blocks (`<a><div>...</div></a>`) holds the words of each.
"""

from __future__ import annotations

from collections.abc import Iterator

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
        self._known: dict[Element, bool] = {}
        self.gaps = False  # True: a block without words is a piece, a run without nodes

    def is_block(self, element: Element) -> bool:
        """True for a block, and for an inline element that holds one."""
        if element.tag in ALL_BLOCKS:
            return True
        children = element.children
        if not children or (len(children) == 1 and type(children[0]) is Text):
            return False
        known = self._known.get(element)
        if known is None:
            known = any(
                type(c) is Element and c.tag not in UNSEEN and self.is_block(c) for c in children
            )
            self._known[element] = known
        return known

    def pieces(self, nodes: Nodes, of: Element | None = None) -> list[Run | Element]:
        """Runs and blocks of some content; runs without words and pictures are left out."""
        return list(self.each(nodes, of))

    def each(self, nodes: Nodes, of: Element | None = None) -> Iterator[Run | Element]:
        """The pieces one by one, for who asks only for the first."""
        run: Nodes = []
        around: list[tuple[Iterator[Element | Text], Element | None]] = []  # blocks under way
        rest = iter(nodes)
        while True:
            for node in rest:
                if type(node) is Element:
                    if node.tag in UNSEEN:
                        continue
                    if self.is_block(node):
                        if run and not _is_space(run):
                            for part in paragraphs_of(run):
                                yield Run(part, of)
                        run = []
                        piece, inner, owner = self._inside(node)
                        if piece is not None:
                            yield piece
                            continue
                        around.append((rest, of))
                        rest, of = iter(inner), owner
                        break
                run.append(node)
            else:
                if run and not _is_space(run):
                    for part in paragraphs_of(run):
                        yield Run(part, of)
                if not around:
                    return
                run = []
                rest, of = around.pop()

    def _inside(self, element: Element) -> tuple[Run | Element | None, Nodes, Element | None]:
        """The piece that a block is; else what it holds, and whose paragraphs its words make."""
        tag = element.tag
        if self.gaps and tag in ("p", "div", "br") and not _shows([element]):
            return Run([]), [], None
        if tag == "p":
            return None, element.children, element
        if tag in FORMED:
            return element, [], None
        if tag not in ALL_BLOCKS:
            return None, [_around(element, child, self) for child in element.children], None
        if is_verse_by_name(element):
            return Element("lg", element.attributes, element.at, element.children), [], None
        return None, element.children, element if _tells(element) else None


def _tells(element: Element) -> bool:
    told = element.attributes
    return bool(told) and bool(told.get("lang") or told.get("id") or told.get("dir"))


def _around(element: Element, child: Element | Text, shape: Shape) -> Element | Text:
    """An inline element around a block is taken into it, around its words."""
    if isinstance(child, Element) and shape.is_block(child):
        if child.tag in FORMED and child.tag != "p":
            return child
        return child.copy([_around(element, c, shape) for c in child.children])
    if isinstance(child, Text) and child.words.isspace():
        return child
    return element.copy([child])


def _shows(nodes: Nodes) -> bool:
    """True if words or a picture stand in some nodes."""
    for node in nodes:
        if type(node) is Text:
            if not node.words.isspace():
                return True
        elif isinstance(node, Element) and (
            node.tag in ("img", "noteref", "math", "pb")
            or (node.tag not in UNSEEN and _shows(node.children))
        ):
            return True
    return False


def paragraphs_of(nodes: Nodes) -> list[Nodes]:
    """A run cut where lines are left empty (`<br><br>`); parts without words are none.

    >>> run = [Text("a"), Element("br"), Element("br"), Text("b"), Element("br"), Text("c")]
    >>> [len(part) for part in paragraphs_of(run)]
    [1, 3]
    """
    if not _shows(nodes):
        return []
    if _is_text(nodes) or not _breaks(nodes):
        return [nodes]
    parts: list[list[Nodes]] = [[]]
    for line in _cut(nodes):
        if _shows(line):
            parts[-1].append(line)
        elif parts[-1]:
            parts.append([])
    parts = [part for part in parts if part]
    if len(parts) < 2:
        return [nodes]
    return [with_breaks(part) for part in parts]


def with_breaks(lines: list[Nodes]) -> Nodes:
    """Lines as one run again, a line break between two."""
    return [n for i, line in enumerate(lines) for n in ([Element("br")] * bool(i) + line)]


def lines_of(nodes: Nodes) -> list[Nodes]:
    """A run cut at its line breaks; an element around several lines is repeated for each.

    >>> [len(line) for line in lines_of([Text("a"), Element("br"), Text("b"), Text("c")])]
    [1, 2]
    """
    lines = [nodes] if _is_text(nodes) or not _breaks(nodes) else _cut(nodes)
    return [line for line in lines if _shows(line)]


def _cut(nodes: Nodes) -> list[Nodes]:
    lines: list[Nodes] = [[]]
    for node in nodes:
        if isinstance(node, Text) or not _breaks([node]):
            lines[-1].append(node)
        elif node.tag == "br":
            lines.append([])
        else:
            first, *more = _cut(node.children)
            lines[-1].append(node.copy(first))
            lines.extend([node.copy(part)] for part in more)
    return lines


def _is_text(nodes: Nodes) -> bool:
    return len(nodes) == 1 and type(nodes[0]) is Text


def _is_space(nodes: Nodes) -> bool:
    """True of the line ends between two blocks."""
    node = nodes[0]
    return type(node) is Text and len(nodes) == 1 and node.words.isspace()


def _breaks(nodes: Nodes) -> bool:
    """True if a line ends somewhere in some nodes."""
    for node in nodes:
        if type(node) is Element and (node.tag == "br" or _breaks(node.children)):
            return True
    return False


def has_words(nodes: Nodes) -> bool:
    """True if some of the nodes are more than white space."""
    for node in nodes:
        words = node.words if isinstance(node, Text) else node.text()
        if words and not words.isspace():
            return True
    return False


def letters_of(words: str) -> str:
    """What is the same in words set or marked otherwise.

    >>> letters_of("The Mill, 1906.")
    'themill1906'
    """
    return "".join(filter(str.isalnum, words.lower()))


def words_of(nodes: Nodes) -> str:
    """The words of some nodes, white space made single."""
    return " ".join("".join(n.words if isinstance(n, Text) else n.text() for n in nodes).split())
