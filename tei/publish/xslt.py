"""XSLT 1.0 by libxslt: a TEI tree and a stylesheet -> the result, and what was said meanwhile.

    transform(read("a.xml"), "transforms/html/html.xsl", {"language": "de"})  ->  Result

What a stylesheet may do: read files below its own folder, the document's and our `transforms/`
(by xsl:import, xsl:include and document()), and return a result. Nothing from the network, no
other file, no writing; a recursion without end is an error. `tei:html.xsl` in an xsl:import is
our stylesheet for HTML, and so on for each format. XSLT 1.0 with EXSLT as libxslt has it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from copy import deepcopy
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import etree

from tei.errors import TeiError
from tei.publish.source import Source
from tei.resources import transform as own_transform

__all__ = ["Result", "StylesheetError", "declared", "local", "module_path", "transform", "version"]

XSL = "{http://www.w3.org/1999/XSL/Transform}"
OURS = "tei:"  # begins the address of one of our stylesheets: tei:html.xsl
_ACCESS = etree.XSLTAccessControl(
    read_file=True,
    write_file=False,
    create_dir=False,
    read_network=False,
    write_network=False,  # type: ignore[call-arg]  # not in the stubs
)


INSIDE = (
    "Put what it reads beside it or beside the document, or allow a folder with --read DIR. It "
    "may write nothing but its result."
)


class StylesheetError(TeiError):
    """A stylesheet that cannot be read or run, or wants what it may not have."""


class Result(NamedTuple):
    """What came out: as a tree and as the bytes that its xsl:output asks for.

    `messages` are those of xsl:message, in order; `tree` is None where the result is text.
    `others` are results beside the principal one (xsl:result-document), by their relative names.
    """

    data: bytes
    tree: Any
    messages: tuple[str, ...]
    method: str = "xml"
    others: Mapping[str, bytes] = {}


def transform(
    source: Source,
    stylesheet: str,
    parameters: Mapping[str, str] | None = None,
    folders: tuple[str, ...] = (),
) -> Result:
    """Run a stylesheet of XSLT 1.0 over a TEI file; parameters are strings, whatever they hold.

    `folders` are those it may read beside its own and the document's.

    Errors: `StylesheetError`, naming stylesheet, line, cause and remedy.
    """
    run, gate = _compiled(os.path.abspath(stylesheet), folders)
    gate.folders[:] = [*map(os.path.realpath, folders), *([source.folder] if source.path else [])]
    given = {n: etree.XSLT.strparam(v) for n, v in (parameters or {}).items()}
    try:
        # A copy: xsl:strip-space takes its white space out of the very tree that libxslt is given,
        # and one reading of a file serves all formats.
        result = run(deepcopy(source.root.getroottree()), **given)
    except etree.XSLTError as error:
        raise _failure(stylesheet, run.error_log, error) from error
    except _Refused as error:
        raise _refusal(stylesheet, str(error)) from error
    messages = tuple(entry.message for entry in run.error_log)
    for message in messages:
        if _is_refusal(message):
            raise _refusal(stylesheet, message)
    tree = result if result.getroot() is not None else None
    return Result(bytes(result), tree, messages, _method(result))


def forget() -> None:
    """Forget the stylesheets compiled so far: they may have changed."""
    _compiled.cache_clear()


def _method(result: Any) -> str:
    root = result.getroot()
    if root is None:
        return "text"
    return "html" if result.docinfo.doctype.lower().startswith("<!doctype html") else "xml"


@cache
def _compiled(path: str, folders: tuple[str, ...]) -> tuple[Any, _Gate]:
    """The stylesheet, compiled; and the gate that says which files it may read."""
    said = version(path)
    if said != "1.0":
        raise StylesheetError(
            f"{path} is XSLT {said}, and libxslt knows 1.0 only: it would leave out what it does "
            "not know.",
            "XSLT 2.0 and 3.0 are run by Saxon: tei publish --xslt chooses it.",
        )
    gate = _Gate(path, folders)
    sheet = _parsed(path, gate)
    try:
        run = etree.XSLT(sheet, access_control=_ACCESS)
    except etree.XSLTParseError as error:
        raise _failure(path, error.error_log, error) from error
    except etree.XMLSyntaxError as error:  # of a module that it imports
        raise _malformed(path, error) from error
    except _Refused as error:
        raise _refusal(path, str(error)) from error
    return run, gate


def _parsed(path: str, gate: _Gate) -> Any:
    """The tree of a stylesheet; what it names is read through the gate."""
    try:
        return etree.parse(path, gate.parser())
    except etree.XMLSyntaxError as error:
        raise _malformed(path, error) from error
    except _Refused as error:
        raise _refusal(path, str(error)) from error


def _malformed(path: str, error: etree.XMLSyntaxError) -> StylesheetError:
    line = error.position[0] if error.position else 0
    return StylesheetError(
        f"{path}:{line}: not well-formed: {error.msg}.", "Mend the stylesheet at that place."
    )


class _Refused(Exception):
    """A file that a stylesheet may not read, or that is not there."""


class _Gate(etree.Resolver):
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
            raise _Refused(f"{system_url} cannot be read ({error.strerror})") from None
        return self.resolve_string(data, context, base_url=path)

    def path(self, address: str) -> str:
        """The path that an address means, if it may be read."""
        if ours := module_path(address):
            return ours
        path = local(address)
        if not path:
            raise _Refused(f"{address} is not a file of this machine")
        real = os.path.realpath(path)
        allowed = (self.own, os.path.realpath(own_transform("")), *self.folders)
        if not any(inside(real, folder) for folder in allowed):
            raise _Refused(f"{address} lies outside the folders of stylesheet and document")
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
    path = own_transform(os.path.join(name.removesuffix(".xsl"), name))
    if "/" in name or not name.endswith(".xsl") or not os.path.isfile(path):
        raise _Refused(f"{address} is no stylesheet of ours")
    return path


def version(path: str) -> str:
    """The `version` of a stylesheet: 1.0, 2.0, 3.0. Errors: `StylesheetError`, if it is none."""
    if not os.path.isfile(path):
        raise StylesheetError(f"There is no stylesheet {path}.", "Check the name given to --xslt.")
    root = _parsed(path, _Gate(path)).getroot()
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
    gate = _Gate(first, folders)
    todo, seen = [first], {first}
    while todo:
        path = todo.pop(0)
        try:
            root = etree.parse(path, gate.parser()).getroot()
        except (OSError, etree.XMLSyntaxError, _Refused) as error:
            raise StylesheetError(f"{path} cannot be read ({error}).", "Mend it.") from error
        yield path, root
        for node in root.iterchildren(XSL + "import", XSL + "include"):
            address = node.get("href", "")
            try:
                if not address.startswith(OURS) and not os.path.isabs(local(address)):
                    address = os.path.join(os.path.dirname(path), local(address) or address)
                other = gate.path(address)
            except _Refused as error:
                raise _refusal(path, str(error), _line(node)) from error
            if other not in seen:
                seen.add(other)
                todo.append(other)


def _line(node: Any) -> int:
    return int(node.sourceline or 0)


def _is_refusal(message: str) -> bool:
    return message.endswith((" denied", " refused")) and "rights for" in message


def _refusal(stylesheet: str, what: str, line: int = 0) -> StylesheetError:
    place = f"{stylesheet}:{line}" if line else stylesheet
    return StylesheetError(
        f"{place}: it wants what no stylesheet may have: {what.rstrip('.')}.",
        INSIDE,
    )


def _failure(stylesheet: str, log: Any, error: Exception) -> StylesheetError:
    """What libxslt says, in one sentence; its own first message is nearest to the cause."""
    entries = [e for e in log if e.message.strip() not in ("", "unknown error")]
    for entry in entries:
        message = str(entry.message)
        if _is_refusal(message):
            return _refusal(stylesheet, message.partition(": ")[2] or message)
        if "infinite template recursion" in entry.message:
            return StylesheetError(
                f"{stylesheet}: its templates call each other without end (3,000 deep).",
                "Look for a template that calls itself on the same node.",
            )
    line = next((int(e.line) for e in entries if e.line), 0)
    place = f"{stylesheet}:{line}" if line else stylesheet
    causes = (e.message for e in entries if not e.message.startswith("runtime error"))
    said = str(error) if isinstance(error, etree.XSLTParseError) else next(causes, str(error))
    sentence = " ".join(said.split()).rstrip(".")[:300]
    return StylesheetError(f"{place}: it stopped: {sentence}.", "Mend the stylesheet there.")
