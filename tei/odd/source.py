"""Reading ODDs and the TEI source they customize.

A source is any file of specifications: the TEI's own `p5subset.xml`, or a compiled ODD (chaining).
It is looked for where the ODD says (`@source`), else where the caller says, else in the
environment (`TEI_ODD_SOURCE`), else in the user's cache.
"""

from __future__ import annotations

import os
from functools import cache
from typing import Any

from lxml import etree

from tei.errors import MarkupError, TeiError
from tei.names import TEI_NS

T = "{" + TEI_NS + "}"
SPECS = ("elementSpec", "classSpec", "macroSpec", "dataSpec")
PUBLISHED = "https://www.tei-c.org/Vault/P5/current/xml/tei/odd/p5subset.xml"
_SPEC_TAGS = frozenset(T + s for s in SPECS)

Element = Any  # an lxml element


class OddError(TeiError):
    """An ODD that cannot be compiled: its source is missing, or it has no schemaSpec."""


def parse(path: str) -> Any:
    """Parse an XML file for its specifications; nothing is loaded from elsewhere.

    Errors: `MarkupError` naming file, line and cause.
    """
    parser = etree.XMLParser(
        collect_ids=False, huge_tree=True, resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        return etree.parse(path, parser)
    except OSError:
        raise MarkupError(f"{path}: there is no such file", "Look at the path.") from None
    except etree.XMLSyntaxError as error:
        line, column = error.position if error.position else (0, 0)
        raise MarkupError(
            f"{path}:{line}:{column}: not well-formed XML: {error.msg}",
            "Mend the markup at that place; an ODD is an XML file.",
        ) from None


class Source:
    """The specifications of one file, by identifier and by module."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.tree = parse(path)
        self.specs: dict[str, Element] = {}
        self.modules: dict[str, list[Element]] = {}
        for spec in self.tree.iter(*_SPEC_TAGS):
            ident = spec.get("ident")
            if ident and ident not in self.specs:
                self.specs[ident] = spec
                self.modules.setdefault(spec.get("module", ""), []).append(spec)
        for module in self.tree.iter(T + "moduleSpec"):
            self.modules.setdefault(module.get("ident", ""), [])
        edition = self.tree.find(f".//{T}editionStmt/{T}edition")
        self.version = " ".join("".join(edition.itertext()).split()) if edition is not None else ""


@cache
def load(path: str) -> Source:
    """The source in a file, read once a process."""
    return Source(path)


def cache_folder() -> str:
    """Where the user's copy of the TEI source is looked for."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "tei")


def default_source() -> str:
    """The path of the TEI source: `TEI_ODD_SOURCE`, or `p5subset.xml` in the user's cache.

    Errors: `OddError` that says where the TEI Consortium publishes it and where to put it.
    """
    named = os.environ.get("TEI_ODD_SOURCE")
    if named:
        if os.path.isfile(named):
            return named
        raise OddError(
            f"{named}: TEI_ODD_SOURCE names a file that is not there",
            "Correct the variable, or unset it.",
        )
    cached = os.path.join(cache_folder(), "p5subset.xml")
    if os.path.isfile(cached):
        return cached
    raise OddError(
        "the TEI source, p5subset.xml, is needed to compile an ODD and was not found",
        f"The TEI Consortium publishes it at {PUBLISHED} : save it as {cached}, "
        "or name it with --source or TEI_ODD_SOURCE.",
    )


def resolve(reference: str, base: str, fallback: str | None) -> str:
    """The path of a `@source`: relative to the ODD, or `tei:VERSION` for the TEI's own."""
    if reference.startswith("tei:") or reference.startswith(("http:", "https:")):
        return fallback or default_source()
    path = reference.removeprefix("file://")
    return os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(base)), path))
