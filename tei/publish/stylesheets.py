"""Stylesheets as files: which version, what they import, which parameters; what they may read.

    version("my.xsl")  ->  "1.0"          declared("my.xsl")  ->  {"paper": "a4", ...}

A stylesheet may read files below its own folder, the document's and our `transforms/`, and no
other. `tei:html.xsl` in an xsl:import is our stylesheet for HTML, and so on for each format.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree

from tei.errors import TeiError
from tei.resources import transform as own_transform

__all__ = [
    "INSIDE", "XSL", "Gate", "Refused", "StylesheetError", "declared", "ended_itself",
    "inside", "local",
    "malformed", "module_path", "modules", "parsed", "refusal", "version",
]  # fmt: skip

XSL = "{http://www.w3.org/1999/XSL/Transform}"
OURS = "tei:"  # begins the address of one of our stylesheets: tei:html.xsl
_NOT_OURS = "is no stylesheet of ours"
_ALSO = {"pdf": "typst"}  # a format whose stylesheet has another name
INSIDE = (
    "Put what it reads beside it or beside the document, or allow a folder with --read DIR. It "
    "may write nothing but its result."
)


class StylesheetError(TeiError):
    """A stylesheet that cannot be read or run, or wants what it may not have."""


def parsed(path: str, gate: Gate) -> Any:
    """The tree of a stylesheet; what it names is read through the gate."""
    try:
        return etree.parse(path, gate.parser())
    except etree.XMLSyntaxError as error:
        raise malformed(path, error) from error
    except Refused as error:
        raise refusal(path, str(error)) from error


def malformed(path: str, error: etree.XMLSyntaxError) -> StylesheetError:
    """The error that says where a stylesheet is not well-formed."""
    line = error.position[0] if error.position else 0
    return StylesheetError(
        f"{path}:{line}: not well-formed: {error.msg}.", "Mend the stylesheet at that place."
    )


class Refused(Exception):
    """A file that a stylesheet may not read, or that is not there."""


class Gate(etree.Resolver):
    """Opens the files that a stylesheet may read, and no other: all of them come through here."""

    def __init__(self, stylesheet: str, folders: tuple[str, ...] = ()) -> None:
        self.own = os.path.dirname(os.path.realpath(stylesheet))
        self.folders = [os.path.realpath(folder) for folder in folders]

    def parser(self) -> Any:
        """A parser whose documents are read through this gate, without entities from files."""
        parser = etree.XMLParser(
            resolve_entities="internal",  # type: ignore[arg-type]  # old stubs
            no_network=True,
            load_dtd=False,
        )
        parser.resolvers.add(self)
        return parser

    def resolve(self, system_url: Any, public_id: Any, context: Any) -> Any:  # type: ignore[override]
        """The text of a file, by lxml's protocol."""
        path = self.path(system_url or "")
        try:
            with open(path, "rb") as file:
                data = file.read()
        except OSError as error:
            raise Refused(f"{system_url} cannot be read ({error.strerror})") from None
        return self.resolve_string(data, context, base_url=path)

    def path(self, address: str) -> str:
        """The path that an address means, if it may be read."""
        if ours := module_path(address):
            return ours
        path = local(address)
        if not path:
            raise Refused(f"{address} is not a file of this machine")
        real = os.path.realpath(path)
        allowed = (self.own, os.path.realpath(own_transform("")), *self.folders)
        if not any(inside(real, folder) for folder in allowed):
            raise Refused(f"{address} lies outside the folders of stylesheet and document")
        return real


def inside(path: str, folder: str) -> bool:
    """True if a path (resolved) lies below a folder."""
    return path.startswith(folder.rstrip(os.sep) + os.sep)


def local(address: str) -> str:
    """The path of a `file:` address, or of one without scheme; "" for any other."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme == "file" and parts.netloc in ("", "localhost"):
        return unquote(parts.path)
    if parts.scheme and len(parts.scheme) > 1:  # one letter: a drive of Windows
        return ""
    return unquote(address.partition("#")[0])


def module_path(address: str) -> str:
    """The file that `tei:html.xsl` means, or "" if it means none of ours.

    >>> module_path("tei:html.xsl").endswith("transforms/html/html.xsl"), module_path("a.xsl")
    (True, '')
    """
    if not address.startswith(OURS):
        return ""
    name = address.removeprefix(OURS)
    stem = _ALSO.get(name.removesuffix(".xsl"), name.removesuffix(".xsl"))
    # base.xsl is there where a format's own stylesheet alone could not be changed by templates.
    paths = [own_transform(os.path.join(stem, file)) for file in ("base.xsl", f"{stem}.xsl")]
    path = next((path for path in paths if os.path.isfile(path)), "")
    if not path or "/" in name or not name.endswith(".xsl"):
        raise Refused(f"{address} {_NOT_OURS}")
    return path


def _formats() -> str:
    folder = own_transform("")
    there = {n for n in [*os.listdir(folder), *_ALSO] if n[0] != "."} - {
        "odd",
        "paper",
        "typst",
        "common",
    }
    return ", ".join(sorted(there))


def version(path: str) -> str:
    """The `version` of a stylesheet: 1.0, 2.0, 3.0. Errors: `StylesheetError`, if it is none."""
    if not os.path.isfile(path):
        raise StylesheetError(f"There is no stylesheet {path}.", "Check the name given to --xslt.")
    root = parsed(path, Gate(path)).getroot()
    if root.tag in (XSL + "stylesheet", XSL + "transform", XSL + "package"):
        said = root.get("version", "")
    else:  # a literal result element
        said = root.get(XSL + "version", "")
    if not said:
        raise StylesheetError(
            f"{path}:{root.sourceline}: <{etree.QName(root).localname}> is no stylesheet: it has "
            "no XSLT version.",
            'A stylesheet begins with <xsl:stylesheet version="1.0" '
            'xmlns:xsl="http://www.w3.org/1999/XSL/Transform">.',
        )
    return str(said).strip()


def declared(stylesheet: str, folders: tuple[str, ...] = ()) -> dict[str, str]:
    """The parameters of a stylesheet and of all it imports: name -> default as written.

    Errors: `StylesheetError`, if one of its modules cannot be read.
    """
    found: dict[str, str] = {}
    for _, root in modules(stylesheet, folders):
        for node in root.iterchildren(XSL + "param"):
            default = node.get("select", "").strip("'") or (node.text or "").strip()
            found.setdefault(node.get("name", ""), default)
    return found


def modules(stylesheet: str, folders: tuple[str, ...] = ()) -> Iterable[tuple[str, Any]]:
    """A stylesheet and all that it imports and includes, each once: its path and its root."""
    first = os.path.realpath(stylesheet)
    gate = Gate(first, folders)
    todo, seen = [first], {first}
    while todo:
        path = todo.pop(0)
        try:
            root = etree.parse(path, gate.parser()).getroot()
        except (OSError, etree.XMLSyntaxError, Refused) as error:
            raise StylesheetError(f"{path} cannot be read ({error}).", "Mend it.") from error
        yield path, root
        for node in root.iterchildren(XSL + "import", XSL + "include"):
            address = node.get("href", "")
            try:
                if not address.startswith(OURS) and not os.path.isabs(local(address)):
                    address = os.path.join(os.path.dirname(path), local(address) or address)
                other = gate.path(address)
            except Refused as error:
                raise refusal(path, str(error), _line(node)) from error
            if other not in seen:
                seen.add(other)
                todo.append(other)


def _line(node: Any) -> int:
    return int(node.sourceline or 0)


def ended_itself(stylesheet: str, message: str) -> StylesheetError:
    """The error of a stylesheet that says `<xsl:message terminate="yes">`."""
    return StylesheetError(
        f"{stylesheet}: it ended itself and says: {' '.join(message.split()).rstrip('.')}.",
        "It is its own message (xsl:message terminate): see there what it wants.",
    )


def refusal(stylesheet: str, what: str, line: int = 0) -> StylesheetError:
    """The error that says what a stylesheet wanted and may not have."""
    place = f"{stylesheet}:{line}" if line else stylesheet
    if what.endswith(_NOT_OURS):
        return StylesheetError(f"{place}: {what}.", f"There is tei:FORMAT.xsl for {_formats()}.")
    return StylesheetError(
        f"{place}: it wants what no stylesheet may have: {what.rstrip('.')}.",
        INSIDE,
    )
