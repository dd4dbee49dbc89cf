"""Blocks and phrases together: one pass over the text, one tree.

Input: a document, its layer. Output: the children of `<text>` as nodes, in the order of the
source, and all that was made of annotations in that order; and findings about what had to be left
out.
"""

from __future__ import annotations

from bisect import bisect_left

from tei.document import Document
from tei.findings import Finding
from tei.hierarchy.blocks import Place, Span, nest, placed
from tei.hierarchy.content import CHILDREN, HOLDS_TEXT, WRAPPER
from tei.hierarchy.phrases import Flow, choose, weave
from tei.names import Node
from tei.regexes import compiled
from tei.standoff import Annotation

_EMPTY = frozenset(name for name, children in CHILDREN.items() if not children)
_BLANK_LINE = compiled(r"\n[^\S\n]*\n\s*")


def build(
    document: Document, annotations: list[Annotation], flow: Flow
) -> tuple[list[Node], list[Node], list[Finding]]:
    """Make the tree.

    `annotations` are the layer's; `flow(start, end)` gives a stretch of the source as running
    text. The nodes returned may be `front`, `back` and whatever stands in a body; those returned
    next are they and all that stand in them, but for what `flow` has made, in document order.
    """
    blocks, phrases = placed(annotations)
    root, taken, _ = nest(blocks, annotations, len(document.text))
    builder = _Builder(document, annotations, flow, taken, phrases)
    nodes = [n for n in builder.fill(root).children if isinstance(n, Node)]
    return nodes, builder.made[1:], builder.findings


class _Builder:
    """Walks the spans in the order of the text, taking each phrase and each mark once."""

    def __init__(
        self,
        document: Document,
        annotations: list[Annotation],
        flow: Flow,
        taken: list[int],
        phrases: list[Place],
    ) -> None:
        self.text = document.text
        self.document = document
        self.annotations = annotations
        self.flow = flow
        self.made: list[Node] = []
        self.findings: list[Finding] = []
        # Marks are taken from the end of this list, in the order of the text.
        self.holes = sorted((m for i in taken for m in annotations[i].marks), reverse=True)
        self.phrases = phrases
        self.next = 0  # the first of them that has not been taken
        self.over: list[Place] = []  # what goes before it: the rests of phrases that were cut

    def fill(self, span: Span) -> Node:
        attributes = dict(span.attributes) if span.attributes else None
        node: Node = object.__new__(Node)  # as Node(...), in half the time
        node.element, node.attributes, node.children = span.element, attributes, []
        node.start, node.why = span.start, span.index
        self.made.append(node)
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
            count = len(self.made)
            children = self.inline(wrapper, at, gap[0]) if at < gap[0] else []
            if node.element in _EMPTY and not Node("", None, children).text():
                children = []  # a phrase over marks alone: “[inline:x.jpg] [sic]”
                del self.made[count:]
            if children:
                wrapped = Node(wrapper, None, children, at)
                node.children.append(wrapped)
                self.made.insert(count, wrapped)
            at = gap[1]

    def inline(self, element: str, start: int, end: int) -> list[Node | str]:
        """The phrases and running text of one stretch of a leaf, without outer white space."""
        local = self.phrases_between(start, end)
        holes = self.holes_between(start, end)
        if not local and not holes:
            return _strip(list(self.flow(start, end)))
        annotations = self.annotations
        choice = choose(element, end, local, annotations)
        if choice.over:
            self.over[:0] = [self.carry(p) for p in choice.over]
        for index in choice.crossing:
            annotation = annotations[index]
            place = self.document.place(annotation.start)
            words = " ".join(self.text[annotation.start : annotation.end].split())
            arguments = {"element": annotation.element, "rule": annotation.rule,
                         "words": words[:60]}
            self.findings.append(Finding("crossing-markup", place, arguments))
        for phrase, _ in choice.taken:
            marks = annotations[phrase[3]].marks
            if not marks:
                continue
            if phrase[4]:
                marks = tuple(m for m in marks if phrase[0] <= m[0] and m[1] <= -phrase[1])
            holes.extend(marks)
        if len(holes) > 1:
            holes.sort()
        return _strip(
            weave(self.text, start, end, choice.taken, holes, annotations, self.flow, self.made)
        )

    def carry(self, phrase: Place) -> Place:
        """The rest of a cut phrase begins at the next word."""
        text, start = self.text, phrase[0]
        while start < -phrase[1] and text[start].isspace():
            start += 1
        return start, *phrase[1:]

    def phrases_between(self, start: int, end: int) -> list[Place]:
        """The phrases that begin in a stretch; those before it are passed over."""
        local: list[Place] = []
        if self.over:
            over = self.over
            first = next((i for i, p in enumerate(over) if p[0] >= start), len(over))
            last = next((i for i in range(first, len(over)) if over[i][0] >= end), len(over))
            local, self.over = over[first:last], over[last:]
            if self.over:
                return local
        first = bisect_left(self.phrases, (start,), self.next)
        last = self.next = bisect_left(self.phrases, (end,), first)
        return local + self.phrases[first:last]

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
