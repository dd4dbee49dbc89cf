"""An invalid document as a light tree: what diagnosis walks over, with the place of every tag.

Diagnosis looks back and forth among siblings, so it needs the whole; it is made only for the files
that are already known to be invalid. Nothing here recurses: a document may be a million deep.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tei.events import End, Event, Start, Text
from tei.findings import Place

__all__ = ["Element", "Item", "Words", "tree"]

_WHITE = " \t\r\n"


class Words:
    """A run of text between two tags that is not only white space."""

    __slots__ = ("at", "column", "line", "number", "parent", "source", "text")

    def __init__(self, event: Text, parent: Element, number: int) -> None:
        skipped = len(event.text) - len(event.text.lstrip(_WHITE))
        before = event.text[:skipped]
        self.number = number
        self.text, self.parent, self.source, self.at = event.text, parent, event.source, event.at
        self.line, self.column = event.line, event.column
        if skipped:  # the place is that of the first letter
            self.line += before.count("\n")
            last = before.rfind("\n")
            self.column = event.column + skipped if last < 0 else skipped - last

    @property
    def place(self) -> Place:
        """Where its first character that is not white space stands."""
        return Place(self.source.name, self.line, self.column)


class Element:
    """An element: its start tag, its items (elements and words, no white space), its end tag.

    `alone` is its text where it has no element in it, white space and all, for data types;
    `number` its place in the order of the document.
    """

    __slots__ = ("alone", "end", "items", "name", "number", "parent", "start")

    def __init__(self, start: Start, parent: Element | None, number: int) -> None:
        self.start, self.name, self.parent, self.number = start, start.name, parent, number
        self.items: list[Item] = []
        self.alone = ""
        self.end: End | None = None

    @property
    def place(self) -> Place:
        """Where the `<` of its start tag stands."""
        return self.start.place

    @property
    def elements(self) -> list[Element]:
        """Its children that are elements."""
        return [item for item in self.items if isinstance(item, Element)]

    def ancestors(self) -> Iterator[Element]:
        """Its parent, that one's parent, and so on."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    def descendants(self) -> Iterator[Element]:
        """Itself and all elements in it, in document order."""
        todo = [self]
        while todo:
            element = todo.pop()
            yield element
            todo.extend(reversed(element.elements))


Item = Element | Words


def tree(events: Iterable[Event]) -> Element | None:
    """The root of the events of a file; None where there is no element at all.

    `<p>a<lb/></p>` gives Element p with the items Words “a” and Element lb. A file that ends too
    early gives what there is.
    """
    root: Element | None = None
    here: Element | None = None
    for number, event in enumerate(events):
        if isinstance(event, Start):
            new = Element(event, here, number)
            if here is not None:
                here.items.append(new)
            elif root is None:
                root = new
            here = new
        elif isinstance(event, End):
            if here is not None:
                here.end = event
                if any(isinstance(item, Element) for item in here.items):
                    here.alone = ""
                here = here.parent
        elif isinstance(event, Text) and here is not None:
            if not here.items or isinstance(here.items[-1], Words):
                here.alone += event.text
            if event.text.strip(_WHITE):
                if here.items and isinstance(here.items[-1], Words):
                    here.items[-1].text += event.text
                else:
                    here.items.append(Words(event, here, number))
    return root
