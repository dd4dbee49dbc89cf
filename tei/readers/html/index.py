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

    __slots__ = ("_by_tag", "_elements", "_names", "root")

    def __init__(self, root: Element, elements: list[Element] | None = None) -> None:
        self.root = root
        self.renew()
        if elements is not None:  # who knows them already need not look
            self._note(elements)

    def renew(self) -> None:
        """Look again, when something is asked for next."""
        self._elements: list[Element] | None = None
        self._by_tag: dict[str, list[Element]] = {}
        self._names: str | None = None

    @property
    def elements(self) -> list[Element]:
        """The elements of the tree."""
        return self._look()

    @property
    def names(self) -> str:
        """The classes that the elements have, one value a line."""
        if self._names is None:
            with_class = [e for e in self.elements if "class" in e.attributes]
            self._names = "\n".join({e.attributes["class"] for e in with_class})
        return self._names

    @property
    def tags(self) -> KeysView[str]:
        """The tags of the elements."""
        self._look()
        return self._by_tag.keys()

    def of(self, *tags: str) -> Sequence[Element]:
        """The elements of these tags, in the order of the page."""
        elements = self._look()
        found = [self._by_tag[tag] for tag in tags if tag in self._by_tag]
        if len(found) < 2:
            return found[0] if found else ()
        return [element for element in elements if element.tag in tags]

    def _look(self) -> list[Element]:
        if self._elements is None:
            self._note(self.root.all())
        return self._elements or []

    def _note(self, elements: list[Element]) -> None:
        self._elements = elements
        by_tag = self._by_tag
        for element in elements:
            if element.tag in by_tag:
                by_tag[element.tag].append(element)
            else:
                by_tag[element.tag] = [element]
