"""Namespaces, the tree the encoder builds, and the maker of its elements.

The encoder builds a tree of `Node`, not of lxml elements: five megabytes of prose make some
150,000 of them, and a slotted class costs a third of an lxml element and needs no import of
lxml at all. The names are TEI's; everything is in the TEI namespace but `xml:id`, `xml:lang`.
"""

from __future__ import annotations

from collections.abc import Iterator

TEI_NS = "http://www.tei-c.org/ns/1.0"
XML_NS = "http://www.w3.org/XML/1998/namespace"
XML_ID = "xml:id"
XML_LANG = "xml:lang"
UNNAMED = "~"  # in an identifier that `tei.text.pieces` has still to make
VERSION = "0.1.0"  # of this program; pyproject.toml says the same
GUIDELINES = "https://tei-c.org/release/doc/tei-p5-doc/en/html/"


class Node:
    """One TEI element: its name, its attributes, and its children (nodes and strings, in order).

    >>> tei("p", None, "One ", tei("hi", {"rend": "italic"}, "two")).text()
    'One two'
    """

    __slots__ = ("attributes", "children", "element", "start", "why")

    def __init__(
        self,
        element: str,
        attributes: dict[str, str] | None,
        children: list[Node | str],
        start: int = -1,
        why: int = -1,
    ) -> None:
        self.element = element
        self.attributes = attributes
        self.children = children
        self.start = start  # offset in the source's text, -1 where there is none
        self.why = why  # index of the annotation that asked for it, -1 for the frame

    def get(self, name: str) -> str | None:
        """The value of an attribute, or None."""
        return self.attributes.get(name) if self.attributes else None

    def put(self, name: str, value: str) -> None:
        """Set an attribute, on this node alone (the dictionary may have been shared)."""
        self.attributes = {**self.attributes, name: value} if self.attributes else {name: value}

    def text(self) -> str:
        """All text inside, in order, without recursion."""
        parts: list[str] = []
        stack = self.children[::-1]
        while stack:
            child = stack.pop()
            if isinstance(child, str):
                parts.append(child)
            else:
                stack.extend(child.children[::-1])
        return "".join(parts)

    def iter(self) -> Iterator[Node]:
        """This node and all nodes inside, in document order, without recursion."""
        stack: list[Node] = [self]
        while stack:
            node = stack.pop()
            yield node
            children = node.children
            if len(children) == 1:  # most hold nothing but words
                child = children[0]
                if type(child) is not str:
                    stack.append(child)  # type: ignore[arg-type]
            elif children:
                stack += [c for c in children[::-1] if type(c) is not str]  # type: ignore[misc]

    def find(self, element: str) -> Node | None:
        """The first node of that name inside (this one included), or None."""
        return next((n for n in self.iter() if n.element == element), None)

    def __repr__(self) -> str:
        return f"<{self.element} {self.attributes or ''} [{len(self.children)}]>"


class Constant(Node):
    """An element that is made once in a process and stands in the trees of many documents.

    Nobody may change it, nor what it holds. What was found out of it is kept with it: in `xml` how
    it is written from an indentation on (`tei.serialize`), in `ids` its identifiers, once it is
    known to be valid (`tei.validity`; None before).

    >>> Constant(tei("label", None, "tei"))
    <label  [1]>
    """

    __slots__ = ("ids", "xml")

    def __init__(self, node: Node) -> None:
        super().__init__(node.element, node.attributes, node.children)
        self.ids: frozenset[str] | None = None
        self.xml: dict[str, str] = {}


def tei(element: str, attributes: dict[str, str] | None = None, *children: Node | str) -> Node:
    """Make a TEI element.

    >>> tei("date", {"when": "1953-06-17"}, "June 17")
    <date {'when': '1953-06-17'} [1]>
    """
    return Node(element, attributes, list(children))


def guidelines(section: str) -> str:
    """The address of a section of the Guidelines; its first two letters name the chapter.

    >>> guidelines("COHQQ")
    'https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COHQQ'
    """
    return f"{GUIDELINES}{section[:2]}.html#{section}"
