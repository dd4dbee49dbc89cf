"""What stands in the tree of a page: one walk that tells which of the steps have anything to do.

    index.tags    {"html", "p", "b"}            index.of("h1", "h2")    their elements
    index.names   "footnote\\nsd-sharing"

A step that changes the tree, its tags or its classes renews the index.
"""

from __future__ import annotations

from tei.readers.html.tree import Element


class Index:
    """The elements of a tree in the order of the page, the tags among them, and all the classes
    that they have, one value a line.
    """

    __slots__ = ("elements", "names", "root", "tags")

    def __init__(self, root: Element) -> None:
        self.root = root
        self.renew()

    def renew(self) -> None:
        """Look again."""
        self.elements = self.root.all()
        self.tags = {element.tag for element in self.elements}
        names = {e.attributes["class"] for e in self.elements if "class" in e.attributes}
        self.names = "\n".join(names)

    def of(self, *tags: str) -> list[Element]:
        """The elements of these tags, in the order of the page."""
        if self.tags.isdisjoint(tags):
            return []
        return [element for element in self.elements if element.tag in tags]
