"""Reading ODDs and the TEI source they customize.

A source is any file of specifications: the TEI's own `p5subset.xml`, or a compiled ODD (chaining).
It is looked for where the ODD says (`@source`), else where the caller says, else in the
environment (`TEI_ODD_SOURCE`), else in the user's cache.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote

from lxml import etree

from tei.errors import MarkupError, TeiError
from tei.names import TEI_NS
from tei.resources import cache_folder

T = "{" + TEI_NS + "}"
SPECS = ("elementSpec", "classSpec", "macroSpec", "dataSpec")
PUBLISHED = "https://www.tei-c.org/Vault/P5/current/xml/tei/odd/p5subset.xml"
_SPEC_TAGS = frozenset(T + s for s in SPECS)

Element = Any  # an lxml element


class OddError(TeiError):
    """An ODD that cannot be compiled: its source is missing, or it has no schemaSpec."""


def parse(path: str, asked_by: str = "") -> Any:
    """Parse an XML file for its specifications; nothing is loaded from elsewhere.

    `asked_by` says who wants it, as `file:line: <moduleRef>`, for the message. Errors:
    `MarkupError` naming file, line and cause.
    """
    parser = etree.XMLParser(
        collect_ids=False, huge_tree=True, resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        return etree.parse(path, parser)
    except OSError:
        raise MarkupError(
            f"{asked_by or path}: there is no {'file ' + path if asked_by else 'such file'}",
            "Look at the path; a file of the web has to be saved beside the ODD first.",
        ) from None
    except etree.XMLSyntaxError as error:
        line, column = error.position if error.position else (0, 0)
        raise MarkupError(
            f"{path}:{line}:{column}: not well-formed XML: {error.msg}",
            "Mend the markup at that place; an ODD is an XML file.",
        ) from None


class Source:
    """Specifications that an ODD may take, by identifier and by module."""

    def __init__(self, path: str, specs: Iterable[Element], modules: Iterable[str] = ()) -> None:
        self.path = path
        self.specs: dict[str, Element] = {}
        self.modules: dict[str, list[Element]] = {name: [] for name in modules}
        for spec in specs:
            ident = spec.get("ident")
            if ident and ident not in self.specs:
                self.specs[ident] = spec
                self.modules.setdefault(spec.get("module", ""), []).append(spec)


def specs_of(tree: Any) -> Source:
    """The specifications that stand in a file, as they stand there."""
    modules = [m.get("ident", "") for m in tree.iter(T + "moduleSpec")]
    return Source(tree.docinfo.URL or "", tree.iter(*_SPEC_TAGS), modules)


def is_customization(tree: Any) -> bool:
    """True if a file says what to take and change, and is no complete list of specifications."""
    return any(
        node.get("key") or node.get("url")
        for schema in tree.iter(T + "schemaSpec")
        for node in schema.iterchildren(T + "moduleRef", T + "elementRef")
    ) or any(s.get("mode") in ("change", "delete") for s in tree.iter(*_SPEC_TAGS))


def path_of(node: Element) -> str:
    """The path of the file a node was read from."""
    return node.getroottree().docinfo.URL or ""


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
    """The path of a `@source`: relative to the ODD, or the TEI's own (`tei:VERSION`, its address).

    Errors: `OddError` for an address of the web that is not the TEI Consortium's.
    """
    if reference.startswith(("http:", "https:")) and "tei-c.org/" not in reference:
        raise OddError(
            f"{base}: the source {reference} is not on this computer",
            "Save it beside the ODD, and name the file in @source.",
        )
    if reference.startswith(("tei:", "http:", "https:")):
        return fallback or default_source()
    return beside(base, reference)


def beside(base: str, reference: str) -> str:
    """The path of what a file refers to.

    >>> beside("odds/mine.odd", "../modules/verse.rng")
    'modules/verse.rng'
    """
    path = unquote(reference.removeprefix("file://"))
    return os.path.normpath(os.path.join(os.path.dirname(base), path))
