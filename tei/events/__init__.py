"""Reading XML with places: a file as events, by expat, securely.

    from tei.events import events, read

    reading = events(read("article.xml"))
    for event in reading:
        if isinstance(event, Start):
            print(event.name, event.line, event.column)
    reading.findings     a missing DTD, an entity nobody declares, ...
    reading.fatal        why the reading ended early, or None

- `source`: a file's bytes as UTF-8 whatever its encoding; offsets to lines and columns.
- `expat`: the parser, set up so that nothing hostile works; for who hangs on it handlers of his
  own (`parser`, `feed`).
- `reading`: the events.
- `tags`: where in its tag an attribute and its value stand.
- `xinclude`: the files that a file includes, in their place.
- `malformed`: why a file is not well-formed.
"""

from tei.events.expat import SEPARATOR, feed, parser
from tei.events.source import Source, read

__all__ = [
    "SEPARATOR",
    "Comment",
    "End",
    "Event",
    "Instruction",
    "Name",
    "Reading",
    "Source",
    "Start",
    "Text",
    "events",
    "feed",
    "parser",
    "read",
]

TYPE_CHECKING = False  # type checkers take it for true, by its name
if TYPE_CHECKING:
    from tei.events.reading import (
        Comment,
        End,
        Event,
        Instruction,
        Name,
        Reading,
        Start,
        Text,
        events,
    )


def __getattr__(name: str) -> object:
    """The events, loaded when first asked for: who decides only needs none."""
    if name in __all__:
        from tei.events import reading

        return getattr(reading, name)
    raise AttributeError(name)
