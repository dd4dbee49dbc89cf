"""Where `schema/`, `transforms/`, the word lists and the user's cache lie."""

from __future__ import annotations

import os
from functools import cache

_PACKAGE = os.path.dirname(os.path.abspath(__file__))


def _folder(name: str) -> str:
    inside = os.path.join(_PACKAGE, name)
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(_PACKAGE), name)


def schema(name: str) -> str:
    """The path of a file of `schema/`, such as `edition.rng`."""
    return os.path.join(_folder("schema"), name)


def transform(name: str) -> str:
    """The path of a file of `transforms/`, such as `html/html.xsl`."""
    return os.path.join(_folder("transforms"), name)


def cache_folder() -> str:
    """The user's folder for what can be made again: compiled patterns and schemas, the TEI source.

    `XDG_CACHE_HOME/tei`, else `~/.cache/tei`; it need not exist.
    """
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "tei")


def schema_cache() -> str:
    """The user's folder for compiled schemas, and for copies of schemas of the web."""
    return os.path.join(cache_folder(), "schemas")


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of `tei/recognizers/words/NAME.txt`, one a line; `#` begins a comment.

    >>> "Dr" in word_list("forms_of_address")
    True
    """
    path = os.path.join(_PACKAGE, "recognizers", "words", name + ".txt")
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    if any("#" in line for line in lines):
        lines = [line.partition("#")[0].strip() if "#" in line else line for line in lines]
    return frozenset(lines) - {""}
