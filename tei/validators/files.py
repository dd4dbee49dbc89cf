"""What is given on the command line -> the files meant, in order.

    letters/   notes/*.xml   a.xml   -   ->   letters/1.xml letters/sub/2.xml notes/a.xml a.xml -

A file is taken whatever its name; in a folder, `*.xml`, and nothing that is hidden.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator

from tei.errors import TeiError

STANDARD_INPUT = "-"


def expand(given: Iterable[str]) -> list[str]:
    """The files, each once, in the order they were given; those of a folder sorted.

    What is not there is kept, be it a file, a pattern that nothing fits or a folder with no XML
    file in it: it has to be answered for (`check_stands_for_files`).
    """
    return list(dict.fromkeys(path for one in given for path in _expand(one)))


def _expand(given: str) -> list[str]:
    if given == STANDARD_INPUT:
        return [given]
    if os.path.isdir(given):
        return list(_in_folder(given)) or [given]
    if is_pattern(given):
        from glob import glob

        found = sorted(path for path in glob(given, recursive=True) if os.path.isfile(path))
        return found or [given]
    return [given]


def is_pattern(given: str) -> bool:
    """True of `notes/*.xml`, unless a file is called that."""
    return bool(re.search(r"[*?\[]", given)) and not os.path.exists(given)


def check_stands_for_files(name: str) -> None:
    """Errors: `TeiError` for a pattern that nothing fits, and for a folder with no XML file."""
    if os.path.isdir(name):
        raise TeiError(f"There is no XML file in the folder {name}.",
                       "Name files, or a pattern: 'texts/*.tei'.")
    if is_pattern(name):
        raise TeiError(f"No file fits the pattern {name}.", "Look at the folder's name.")


def _in_folder(folder: str) -> Iterator[str]:
    """The XML files of a folder and those below it, sorted, each folder after its files."""
    for path, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(".xml") and not name.startswith("."):
                yield os.path.join(path, name).removeprefix(os.path.join(os.curdir, ""))
