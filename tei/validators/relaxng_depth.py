"""How deep a document may be for its faults to be worked out: diagnosis asks of each element what
stands around it, and a hostile file has a million around each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tei.events.reading import End, Event, Start
from tei.findings import Place

DEEPEST = 2000  # elements inside each other; no text has so many


class TooDeep(Exception):
    """More elements inside each other than can be diagnosed in bounded time."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place


def not_too_deep(reading: Iterable[Event]) -> Iterator[Event]:
    """The events. Errors: `TooDeep`."""
    depth = 0
    for event in reading:
        if isinstance(event, Start):
            depth += 1
            if depth > DEEPEST:
                raise TooDeep(event.place)
        elif isinstance(event, End):
            depth -= 1
        yield event
