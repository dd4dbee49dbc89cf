"""Readers: a source becomes a `Document`. One module a format, all in one table.

    read("essay.txt", project)      ->  Document("The gulag uprising ...", Origin("essay.txt", ...))
    read("-", project)              ->  the same, from standard input

A reader is a module of this package with one public function

    def read(source: Source, project: Project, encoding: str = "") -> Document

It is imported when a source of its kind is met: told by `--from`, by the suffix of the name, or
else by its first bytes. The text it makes is what somebody sees who reads the page; each paragraph
is one line, and blank lines stand between (`tei.readers.writing` sees to it). What XML cannot hold
it replaces, and says so in a finding; so it does with whatever it leaves out.

What the source's own markup says is an `Annotation` of the rule `readers.NAME`, with a reason such
as "a heading of level 2". Ordinary paragraphs are left to the rules, that a letter may be known
for one; but rules whose question the source has answered (its headings, its lists) are named in
`Document.settled`, and do not guess. Metadata is the document's `metadata` and `facts`.
"""

from __future__ import annotations

from importlib import import_module

from tei.readers.source import load
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.readers.source import Source

READER_RULE = "readers."  # + the name of the module: the rule of what a reader's source marks


class Reader(Record):
    """A format: what `--from` calls it, the module that reads it, the suffixes that tell it, and
    what its markup is called in the header.
    """

    name: str
    module: str
    suffixes: tuple[str, ...]
    summary: str


READERS: dict[str, Reader] = {
    reader.name: reader
    for reader in (
        Reader("text", "plain", (".txt", ".text"), "plain text, which marks nothing"),
        Reader("docx", "docx", (".docx", ".docm", ".dotx"), "what the Word document marks"),
        Reader("odt", "odt", (".odt", ".ott"), "what the OpenDocument text marks"),
        Reader("markdown", "markdown", (".md", ".markdown", ".mdown", ".mkd"),
               "what the Markdown text marks"),
        Reader("html", "html", (".html", ".htm", ".xhtml"), "what the page of HTML marks"),
        Reader("tei", "tei", (".xml", ".tei"), "what the TEI file has tagged already"),
    )
}
# For a suffix that nobody claims, and bytes that tell nothing: if it isn't text, it says so.
DEFAULT = "text"


def read(source: str, project: Project, encoding: str = "", form: str = "") -> Document:
    """Read a file (or, for `-`, standard input) into a document.

    `encoding` is what the user says the bytes are; "" leaves it to the reader to find out. `form`
    is the name of a reader; "" finds it out.

    Errors: `SourceError`, if there is no such file, it cannot be read, or it holds no text.
    """
    loaded = load(source)
    module = READERS[form or form_of(loaded)].module
    document: Document = import_module(f"tei.readers.{module}").read(loaded, project, encoding)
    return document


def form_of(source: Source) -> str:
    """The name of the reader for a source: by its suffix, or else by its first bytes."""
    for reader in READERS.values():
        if source.suffix in reader.suffixes:
            return reader.name
    from tei.readers.sniffing import sniffed

    return sniffed(source.data) or DEFAULT
