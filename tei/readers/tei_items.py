"""What a TEI file is read as: elements with the bytes of their tags, and the items of its text."""

from __future__ import annotations

from tei.typed import Record


class Element:
    """An element of the file whose tags stand in the file itself.

    `at..inner` are the bytes of its start tag, `close..end` those of its end tag (of an empty
    tag `inner == close == end`); `first..last` is its text, -1 where it has none; `parent` is the
    number of the element around it, -1 for the root. `name` is "" outside the TEI namespace.
    """

    __slots__ = ("at", "attributes", "block", "close", "end", "first", "inner", "last", "marks",
                 "name", "parent", "prefix")  # fmt: skip

    def __init__(
        self, name: str, prefix: str, attributes: dict[str, str], parent: int, at: int, inner: int
    ) -> None:
        self.name, self.prefix, self.attributes = name, prefix, attributes
        self.parent, self.at, self.inner = parent, at, inner
        self.close = self.end = inner
        self.first = self.last = -1
        self.block = False
        self.marks: list[tuple[int, int]] = []


class Words(Record):
    """Text; `start..end` are its bytes. A `unit` cannot be parted; without bytes it is a mark
    that an attribute records (`start` -1). It is `guessed` where the file does not say it.
    """

    text: str
    start: int
    end: int
    unit: bool = False
    guessed: bool = False


class Open(Record):
    """An element begins."""

    element: Element


class Close(Record):
    """An element ends."""

    element: Element


class Break(Record):
    """Here a paragraph ends; not `surely` if what begins may stand in the line as well."""

    surely: bool = True


class Aside(Record):
    """What is read after the paragraph it stands in."""

    items: list[Item]


class Listed(Record):
    """A list of persons, places or the like: entries about them, no text that somebody wrote."""

    items: list[Item]


Item = Words | Open | Close | Break | Aside | Listed
