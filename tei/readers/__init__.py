"""Readers: a source becomes a `Document`. One module a format, all in one table.

    read("essay.txt", project)      ->  Document("The gulag uprising ...", Origin("essay.txt", ...))
    read("-", project)              ->  the same, from standard input

A reader is a module of this package with one public function

    def read(source: Source, project: Project, encoding: str = "") -> Document

It is imported when a source of its kind is met. It keeps every character of the source; what
XML cannot hold it replaces, and says so in a finding.
"""

from __future__ import annotations

from importlib import import_module

from tei.readers.source import load
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project

# suffix of the file's name (lower case) -> the module that reads it
READERS: dict[str, str] = {
    ".txt": "plain",
    ".text": "plain",
}
# For standard input, and for a suffix that nobody claims: if it isn't text, the reader says so.
DEFAULT = "plain"


def read(source: str, project: Project, encoding: str = "") -> Document:
    """Read a file (or, for `-`, standard input) into a document.

    `encoding` is what the user says the bytes are; "" leaves it to the reader to find out.

    Errors: `SourceError`, if there is no such file, it cannot be read, or it holds no text.
    """
    loaded = load(source)
    name = READERS.get(loaded.suffix, DEFAULT)
    document: Document = import_module(f"tei.readers.{name}").read(loaded, project, encoding)
    return document
