"""The shape of `<text>`: front, body and back, and divisions as the Guidelines want them.

Nothing is thrown away here. What may not stand where it stands (a heading in mid-division, a
paragraph after a division, a closer that closes nothing) becomes the nearest thing that may.
Guidelines: DS (Default Text Structure).
"""

from __future__ import annotations

from collections.abc import Iterable

from tei.hierarchy.content import COMMON, GLOBAL, WRAPPER
from tei.names import Node, tei
from tei.standoff import MARKS

_TOP = frozenset(
    "head opener argument epigraph byline dateline salute signed docAuthor docDate".split()
)
_BOTTOM = frozenset(
    "closer postscript signed trailer argument epigraph byline dateline salute".split()
)
_NEVER_EMPTY = frozenset("date persName placeName orgName name title num emph term".split())
_NEEDS = {
    "list": {"item"},
    "lg": {"l", "lg"},
    "table": {"row"},
    "row": {"cell"},
    "address": {"addrLine"},
    "sp": {"p", "ab", "l", "lg"},
    "docTitle": {"titlePart"},
    "titlePage": set(
        "docTitle titlePart byline docAuthor docDate docImprint argument epigraph".split()
    ),
    "listBibl": {"bibl", "listBibl"},
    "argument": COMMON,
    "postscript": COMMON,
    "floatingText": {"body"},
}
_SHAPED = frozenset(_NEEDS) | {"body", "div", "back"}


def text_of(nodes: Iterable[Node]) -> Node:
    """Arrange what the hierarchy gave into `<text>`.

    >>> text_of([tei("p", None, "a"), tei("back", None, tei("p", None, "b"))]).children
    [<body  [1]>, <back  [1]>]
    """
    nodes = list(nodes)
    return arranged(nodes, [inner for node in nodes for inner in in_order(node)])[0]


def arranged(nodes: Iterable[Node], made: list[Node] | None) -> tuple[Node, list[Node]]:
    """The same, and all nodes of the text in document order.

    `made` are those of the trees given, in that order; None where they are not known.
    """
    front: Node | None = None
    back: Node | None = None
    body: list[Node | str] = []
    mixed = False  # something stands elsewhere than where it came
    for node in nodes:
        if node.element == "front" and front is None and not body:
            front = node
            mixed = back is not None
        elif node.element == "back":
            if back is None:
                back = node
            else:
                back.children.extend(node.children)
                mixed = True
        elif back is not None:
            back.children.append(node)
            mixed = True
        else:
            body.append(node)
    parts: list[Node | str] = []
    if front is not None and front.children:
        parts.append(front)
    parts.append(frame := Node("body", None, body))
    if back is not None and back.children:
        parts.append(back)
    text = Node("text", None, parts)
    if mixed or made is None or len(parts) < 1 + (front is not None) + (back is not None):
        inside = in_order(text)
    else:
        before_back = made.index(back) if back is not None else len(made)
        first = made.index(body[0]) if body else before_back  # type: ignore[arg-type]
        inside = [text, *made[:first], frame, *made[first:]]
    # Each before what it holds; those that are made on the way need no mending.
    empty = [n for n in inside if not n.children and n.element in _NEVER_EMPTY]
    changed = False
    for node in inside if empty else [n for n in inside if n.element in _SHAPED]:
        if empty and _drop_empty(node):
            changed = True
        if node.element in _SHAPED and _mend(node):
            changed = True
    return text, in_order(text) if changed else inside


def in_order(root: Node) -> list[Node]:
    """All nodes of a text, which holds no `Constant`, in document order.

    A list is made faster than `Node.iter` steps through them, which may end early.

    >>> in_order(tei("p", None, "One ", tei("hi", None, "two")))
    [<p  [2]>, <hi  [1]>]
    """
    nodes: list[Node] = []
    stack = [root]
    while stack:
        node = stack.pop()
        nodes.append(node)
        children = node.children
        if len(children) == 1:  # most hold nothing but words
            child = children[0]
            if type(child) is Node:
                stack.append(child)
        elif children:
            stack += [child for child in children[::-1] if type(child) is Node]
    return nodes


def _drop_empty(node: Node) -> bool:
    """A name or date whose words are all a label of what holds it ("1986." of an item) is none.

    True if there was one.
    """
    kept = [c for c in node.children if type(c) is str or not _says_nothing(c)]  # type: ignore[arg-type]
    if len(kept) == len(node.children):
        return False
    node.children = kept
    return True


def _says_nothing(node: Node) -> bool:
    """True of such a name or date without words, unless it records marks: `*“ "*`, cut in two."""
    if node.children or node.element not in _NEVER_EMPTY:
        return False
    return not any(word.startswith(MARKS) for word in (node.get("rend") or "").split())


def _mend(node: Node) -> bool:
    """Put right what an element holds; True if it holds something else then."""
    element, changed = node.element, False
    needs = _NEEDS.get(element)
    if needs is not None and not any(
        isinstance(c, Node) and c.element in needs for c in node.children
    ):
        _give_up(node)
        changed = True
    children = node.children
    if node.element in ("body", "div"):
        node.children = _division(children, element == "body")
    elif node.element == "back":
        node.children = _back(children)
        for child in node.children:
            if isinstance(child, Node) and child.element == "div" and _mend(child):
                changed = True
    elif node.element in ("list", "lg", "table", "listBibl"):
        heads = [c for c in children if isinstance(c, Node) and c.element == "head"]
        if heads and children[: len(heads)] != heads:
            _heads_to_the_top(node)
            changed = True
    return changed or node.children != children


def _give_up(node: Node) -> None:
    """An element without what it must hold: its text stays, in the plainest wrapper."""
    if node.element == "floatingText":
        node.children = [Node("body", None, node.children)]
        return
    element = "p" if node.element in ("argument", "postscript") else "ab"
    children: list[Node | str] = [node.text()]
    if node.element in ("argument", "postscript"):
        node.children = [Node("p", None, children)]
        return
    if node.element == "row":
        node.children = [Node("cell", None, children)]
        return
    node.element, node.children = element, children


def _heads_to_the_top(node: Node) -> None:
    """A head may only open a list or table; a later one is an item or row of its own."""
    seen = False
    for child in node.children:
        if not isinstance(child, Node):
            continue
        if child.element == "head" and seen:
            child.element = WRAPPER.get(node.element, "ab")
            if node.element == "table":
                child.element = "row"
                child.children = [Node("cell", None, child.children)]
        elif child.element not in GLOBAL and child.element != "head":
            seen = True


def _division(children: list[Node | str], needs_content: bool) -> list[Node | str]:
    """Heads and openers first, then chunks, then divisions, closers last."""
    nodes = [c for c in children if isinstance(c, Node)]
    last_content = max(
        (i for i, c in enumerate(nodes) if c.element in COMMON or c.element == "div"), default=-1
    )
    out: list[Node | str] = []
    content = divisions = False
    loose: Node | None = None  # a division made for chunks that stand after a division
    for i, child in enumerate(nodes):
        element = child.element
        if element in GLOBAL:
            (loose.children if loose else out).append(child)
            continue
        if element == "div":
            divisions, loose = True, None
            out.append(child)
            continue
        if element in _TOP and not content and not divisions:
            out.append(child)
            continue
        if element in _BOTTOM and i > last_content and last_content >= 0:
            out.append(child)
            continue
        for chunk in _as_chunks(child):
            if divisions:
                if loose is None:
                    loose = Node("div", None, [])
                    out.append(loose)
                loose.children.append(chunk)
            else:
                content = True
                out.append(chunk)
    if needs_content and not content and not divisions:
        out.append(Node("p", None, []))
    return out


def _as_chunks(node: Node) -> Iterable[Node]:
    """A top or bottom element out of its place, as chunks that may stand anywhere."""
    if node.element in COMMON:
        yield node
        return
    if node.element in ("argument", "epigraph", "postscript"):
        for child in node.children:
            if isinstance(child, Node):
                yield from _as_chunks(child)
            elif child.strip():
                yield tei("p", None, child)
        return
    loose: list[Node | str] = []
    for child in node.children:
        if isinstance(child, Node) and child.element in ("dateline", "salute", "signed", "byline",
                                                         "argument", "epigraph"):
            if loose and _has_words(loose):
                yield Node("ab", None, loose)
            loose = []
            yield from _as_chunks(child)
        else:
            loose.append(child)
    if _has_words(loose):
        attributes = dict(node.attributes or {})
        attributes.pop("place", None)
        for child in loose:
            if isinstance(child, Node):
                child.element = _IN_TEXT.get(child.element, child.element)
        if element := _IN_TEXT.get(node.element):
            # What is said of a date or a person is said of the words, not of their block.
            said = {k: attributes.pop(k) for k in list(attributes) if k not in _OF_BLOCKS}
            if not any(isinstance(child, Node) and child.element == element for child in loose):
                loose = [Node(element, said, loose, node.start, node.why)]
        attributes["type"] = node.element
        yield Node("ab", attributes, loose, node.start, node.why)


_IN_TEXT = {"docAuthor": "persName", "docDate": "date"}
_OF_BLOCKS = frozenset("xml:id xml:lang rend n ana cert resp".split())


def _has_words(children: list[Node | str]) -> bool:
    return any(isinstance(c, Node) or c.strip() for c in children)


def _back(children: list[Node | str]) -> list[Node | str]:
    """A back matter of divisions: whatever stands loose in it gets one."""
    out: list[Node | str] = []
    loose: Node | None = None
    for child in children:
        if isinstance(child, str):
            continue
        if child.element == "div":
            loose = None
            out.append(child)
        elif child.element in GLOBAL and loose is None and child.element != "note":
            out.append(child)
        else:
            if loose is None:
                loose = Node("div", None, [])
                out.append(loose)
            loose.children.append(child)
    return out
