"""Files given together with one that includes them: they are validated there, in their place.

    included_in(["book.xml", "1.xml"], read)   ->   {"1.xml": "book.xml"}

A chapter by itself has pointers that lead nowhere and perhaps a root that no document has; in its
book it has none of these faults, and what is wrong with it is told once. XInclude 1.0.
"""

from __future__ import annotations

import mmap
import os
from collections.abc import Callable, Sequence
from contextlib import suppress

from tei.errors import TeiError
from tei.events import Source, Start, events
from tei.events.reading import XINCLUDE
from tei.validators.files import STANDARD_INPUT

__all__ = ["included_in"]


def included_in(names: Sequence[str], read: Callable[[str], Source]) -> dict[str, str]:
    """Of the files that another includes as a whole, the outermost that does; both as given.

    One that is not well-formed includes nothing, for nothing would be told of it; of two that
    include each other each stands for itself.
    """
    whole: dict[str, frozenset[str]] = {}
    roots: dict[str, int] = {}
    for name in names:
        if name != STANDARD_INPUT and _may_include(name):
            with suppress(TeiError):
                whole[name] = _included(read(name), roots)
    inner = frozenset().union(*whole.values()) if whole else frozenset()
    found: dict[str, str] = {}
    for book, parts in whole.items():
        if os.path.realpath(book) in inner:
            continue
        for name in names:
            if name != book and os.path.realpath(name) in parts:
                found.setdefault(name, book)
    return found


def _may_include(name: str) -> bool:
    """Whether the namespace of XInclude stands in a file, in an encoding that has ASCII in it."""
    try:
        with open(name, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return data.find(XINCLUDE) >= 0
    except (OSError, ValueError):  # not there, or empty
        return False


def _included(source: Source, roots: dict[str, int]) -> frozenset[str]:
    """The paths of the files that are included from their root on, also those further in; `roots`
    keeps where these begin.
    """
    own = os.path.realpath(source.path)
    reading = events(source, xinclude=True)
    found: set[str] = set()
    for event in reading:
        if isinstance(event, Start) and event.source is not source:
            path = os.path.realpath(event.source.path)
            if path in found or path == own:
                continue
            if path not in roots:
                roots[path] = _root_at(path)
            if event.at == roots[path]:
                found.add(path)
    return frozenset() if reading.fatal else frozenset(found)


def _root_at(path: str) -> int:
    """Where the root's start tag begins in a file; -1 if there is none."""
    with open(path, "rb") as file:
        inner = Source(file.read(), path, path)
    return next((event.at for event in events(inner) if isinstance(event, Start)), -1)
