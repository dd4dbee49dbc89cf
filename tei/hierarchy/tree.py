"""Blocks and phrases together: one pass over the text, one tree.

Input: a document, its layer. Output: the children of `<text>` as nodes, in the order of the
source, and findings about what had to be left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tei.document import Document
from tei.findings import Finding
from tei.hierarchy.blocks import Span, nest
from tei.hierarchy.content import CHILDREN, HOLDS_TEXT, WRAPPER
from tei.hierarchy.phrases import Phrase, choose, phrases_of, weave
from tei.names import Node
from tei.regexes import compiled
from tei.standoff import Annotation

Flow = Callable[[int, int], Iterable[Node | str]]

_EMPTY = frozenset(name for name, children in CHILDREN.items() if not children)
_BLANK_LINE = compiled(r"\n[^\S\n]*\n\s*")


def build(
    document: Document, annotations: list[Annotation], flow: Flow
) -> tuple[list[Node], list[Finding]]:
    """Make the tree.

    `annotations` are the layer's; `flow(start, end)` gives a stretch of the source as running
    text. The nodes returned may be `front`, `back` and whatever stands in a body.
    """
    root, taken, _ = nest(annotations, len(document.text))
    builder = _Builder(document, annotations, flow, taken)
    nodes = [n for n in builder.fill(root).children if isinstance(n, Node)]
    return nodes, builder.findings


class _Builder:
    """Walks the spans in the order of the text, taking each phrase and each mark once."""

    def __init__(
        self, document: Document, annotations: list[Annotation], flow: Flow, taken: list[int]
    ) -> None:
        self.text = document.text
        self.document = document
        self.annotations = annotations
        self.flow = flow
        self.findings: list[Finding] = []
        # Marks and phrases are taken from the end of these lists, in the order of the text.
        self.holes = sorted((m for i in taken for m in annotations[i].marks), reverse=True)
        self.phrases = phrases_of(annotations)
        self.phrases.sort(reverse=True)

    def fill(self, span: Span) -> Node:
        attributes = dict(span.attributes) if span.attributes else None
        node = Node(span.element, attributes, [], span.start, span.index)
        at = span.start
        for child in span.children:
            if at < child.start:
                self.put_text(node, at, child.start)
            node.children.append(self.fill(child))
            at = child.end
        if at < span.end:
            self.put_text(node, at, span.end)
        return node

    def put_text(self, node: Node, start: int, end: int) -> None:
        """Add `text[start:end]` to a node, wrapped where the node holds no text of its own."""
        if self.text[start:end].isspace():
            return
        if node.element in HOLDS_TEXT:
            if node.element == "p" and node.children and _page_ended(node.children):
                node.children.append(" ")  # between the words of two pages
            node.children.extend(self.inline(node.element, start, end))
            return
        # Stray text: a block was left out. Each paragraph of it gets the parent's wrapper.
        wrapper = WRAPPER.get("body" if node.element == "text" else node.element, "p")
        at = start
        for gap in [*(m.span() for m in _BLANK_LINE.finditer(self.text, start, end)), (end, end)]:
            children = self.inline(wrapper, at, gap[0]) if at < gap[0] else []
            if node.element in _EMPTY and not Node("", None, children).text():
                children = []  # a phrase over marks alone: “[inline:x.jpg] [sic]”
            if children:
                node.children.append(Node(wrapper, None, children, at))
            at = gap[1]

    def inline(self, element: str, start: int, end: int) -> list[Node | str]:
        """The phrases and running text of one stretch of a leaf, without outer white space."""
        phrases = self.phrases
        while phrases and phrases[-1][0] < start:
            phrases.pop()
        first = len(phrases)
        while first and phrases[first - 1][0] < end:
            first -= 1
        local = phrases[first:]
        local.reverse()
        del phrases[first:]
        holes = self.holes_between(start, end)
        if not local and not holes:
            return _strip(list(self.flow(start, end)))
        choice = choose(element, end, local, self.annotations)
        if choice.over:
            phrases.extend(reversed([self.carry(p) for p in choice.over]))
        for index in choice.crossing:
            annotation = self.annotations[index]
            place = self.document.place(annotation.start)
            words = " ".join(self.text[annotation.start : annotation.end].split())
            arguments = {"element": annotation.element, "rule": annotation.rule,
                         "words": words[:60]}
            self.findings.append(Finding("crossing-markup", place, arguments))
        for phrase, _ in choice.taken:
            marks = self.annotations[phrase.annotation].marks
            if not marks:
                continue
            if phrase.part:
                marks = tuple(m for m in marks if phrase.start <= m[0] and m[1] <= phrase.end)
            holes.extend(marks)
        holes.sort()
        return _strip(
            weave(self.text, start, end, choice.taken, holes, self.annotations, self.flow)
        )

    def carry(self, phrase: Phrase) -> Phrase:
        """The rest of a cut phrase begins at the next word."""
        text, start = self.text, phrase.start
        while start < phrase.end and text[start].isspace():
            start += 1
        return phrase._replace(start=start)

    def holes_between(self, start: int, end: int) -> list[tuple[int, int]]:
        holes = self.holes
        while holes and holes[-1][0] < start:
            holes.pop()
        local = []
        while holes and holes[-1][0] < end:
            local.append(holes.pop())
        return local


def _page_ended(children: list[Node | str]) -> bool:
    """True if a page has ended within a paragraph, and no word with it."""
    last = children[-1]
    if isinstance(last, str) or last.element not in ("fw", "pb"):
        return False
    words = next((child for child in reversed(children) if isinstance(child, str)), "")
    return not words.endswith(("-", "\u00ac"))


def _strip(children: list[Node | str]) -> list[Node | str]:
    """Without white space at either end, and without empty strings."""
    while children and isinstance(children[0], str):
        children[0] = children[0].lstrip()
        if children[0]:
            break
        del children[0]
    while children and isinstance(children[-1], str):
        children[-1] = children[-1].rstrip()
        if children[-1]:
            break
        del children[-1]
    return children
