"""What an xi:include points at: a bare id, `element(id/1)`, `element(/1/2)`, `xpointer(id("x"))`.

XPointer Framework and its element() scheme.
"""

from __future__ import annotations

from tei.events.reading import XML, Start
from tei.regexes import compiled
from tei.typed import Record

__all__ = ["Finder", "Pointer", "pointers"]

_ELEMENT = compiled(r"element\(([^/()\s]*)((?:/[1-9][0-9]*)*)\)")
_BY_ID = compiled(r"xpointer\(id\((?:'([^'()]*)'|\"([^\"()]*)\")\)\)")
_NAME = compiled(r"[^\s()/]+")
_OTHER = compiled(r"[^\s()]+\([^()]*\)")


class Pointer(Record):
    """An element: by its id ("" for the root of the file), then by steps to the nth child."""

    identifier: str
    steps: tuple[int, ...] = ()

    def finder(self) -> Finder:
        """A finder of it in a stream of events."""
        return Finder(self)


def pointers(written: str) -> list[Pointer] | None:
    """What an @xpointer points at: parts that are tried all; None where there is none.

    `n1` and `element(n1)` give `[Pointer("n1")]`, `element(/1/2)` `[Pointer("", (1, 2))]`; what is
    of another scheme points at nothing.
    """
    if not written.strip():
        return None
    if _NAME.fullmatch(written.strip()):
        return [Pointer(written.strip())]
    found, at = [], 0
    text = written.strip()
    while at < len(text):
        if match := _ELEMENT.match(text, at):
            steps = tuple(int(step) for step in match[2].split("/")[1:])
            found.append(Pointer(match[1], steps))
        elif match := _BY_ID.match(text, at):
            found.append(Pointer(match[1] or match[2]))
        elif not (match := _OTHER.match(text, at)):
            return []
        at = match.end()
        at += len(text[at:]) - len(text[at:].lstrip())
    return found


class Finder:
    """Told of each start and end tag; says at a start tag whether it is the element."""

    def __init__(self, pointer: Pointer) -> None:
        self.pointer = pointer
        self.counts = [0]  # children so far, of each open element
        self.matched = [not pointer.identifier]  # steps begin below it
        self.taken = [0]

    def start(self, event: Start) -> bool:
        """Enter an element: True if it is the one."""
        self.counts[-1] += 1
        steps, taken = self.pointer.steps, self.taken[-1]
        is_on_way = self.matched[-1] and taken < len(steps) and steps[taken] == self.counts[-1]
        taken = taken + 1 if is_on_way else 0
        if self.pointer.identifier and event.attributes.get((XML, "id")) == self.pointer.identifier:
            is_on_way, taken = True, 0
        self.counts.append(0)
        self.matched.append(is_on_way)
        self.taken.append(taken)
        return is_on_way and taken == len(steps)

    def end(self) -> None:
        """Leave an element."""
        self.counts.pop()
        self.matched.pop()
        self.taken.pop()
