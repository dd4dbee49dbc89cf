"""What stands in the tree of a page: one walk that tells which of the steps have anything to do.

    index.tags    {"html", "p", "b"}            index.of("h1", "h2")    their elements
    index.names   "footnote\\nsd-sharing"

A step that changes the tree, its tags or its classes renews the index.
"""

from __future__ import annotations

from collections.abc import KeysView, Sequence

from tei.readers.html.tree import Element


class Index:
    """The elements of a tree in the order of the page, the tags among them, and all the classes
    that they have, one value a line.
    """

    __slots__ = ("_by_tag", "elements", "names", "root")

    def __init__(self, root: Element) -> None:
        self.root = root
        self.renew()

    def renew(self) -> None:
        """Look again."""
        self.elements = self.root.all()
        self._by_tag: dict[str, list[Element]] = {}
        for element in self.elements:
            self._by_tag.setdefault(element.tag, []).append(element)
        names = {e.attributes["class"] for e in self.elements if "class" in e.attributes}
        self.names = "\n".join(names)

    @property
    def tags(self) -> KeysView[str]:
        """The tags of the elements."""
        return self._by_tag.keys()

    def of(self, *tags: str) -> Sequence[Element]:
        """The elements of these tags, in the order of the page."""
        found = [self._by_tag[tag] for tag in tags if tag in self._by_tag]
        if len(found) < 2:
            return found[0] if found else ()
        return [element for element in self.elements if element.tag in tags]
