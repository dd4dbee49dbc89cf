"""XSLT 1.0 by libxslt: a TEI tree and a stylesheet -> the result, and what was said meanwhile.

    transform(read("a.xml"), "transforms/html/html.xsl", {"language": "de"})  ->  Result

What a stylesheet may do: read files below its own folder, the document's and our `transforms/`
(by xsl:import, xsl:include and document()), and return a result. Nothing from the network, no
other file, no writing; a recursion without end is an error. `tei:html.xsl` in an xsl:import is
our stylesheet for HTML, and so on for each format. XSLT 1.0 with EXSLT as libxslt has it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from copy import deepcopy
from functools import cache
from typing import Any, NamedTuple

from lxml import etree

from tei.publish.source import Source
from tei.publish.stylesheets import (
    Gate,
    Refused,
    StylesheetError,
    ended_itself,
    malformed,
    parsed,
    refusal,
    version,
)
from tei.resources import transform as own_transform

__all__ = ["Result", "forget", "transform"]

_ACCESS = etree.XSLTAccessControl(
    read_file=True,
    write_file=False,
    create_dir=False,
    read_network=False,
    write_network=False,  # type: ignore[call-arg]  # not in the stubs
)


class Result(NamedTuple):
    """What came out: as a tree and as the bytes that its xsl:output asks for.

    `written` is these bytes, or what can be made them as long as nobody changes the tree; `tree`
    is None where the result is text. `messages` are those of xsl:message, in order; `others` are
    results beside the principal one (xsl:result-document), by their relative names.
    """

    written: Any
    tree: Any
    messages: tuple[str, ...]
    method: str = "xml"
    others: Mapping[str, bytes] = {}

    @property
    def data(self) -> bytes:
        """The bytes, made when they are asked for: most packagers want the tree alone."""
        return bytes(self.written)


def transform(
    source: Source,
    stylesheet: str,
    parameters: Mapping[str, str] | None = None,
    folders: tuple[str, ...] = (),
    prepare: Callable[[Any], None] | None = None,
) -> Result:
    """Run a stylesheet of XSLT 1.0 over a TEI file; parameters are strings, whatever they hold.

    `folders` are those it may read beside its own and the document's. `prepare` is given the copy
    of the tree that the stylesheet will work on.

    Errors: `StylesheetError`, naming stylesheet, line, cause and remedy.
    """
    run, gate = _compiled(os.path.abspath(stylesheet), folders)
    gate.folders[:] = [*map(os.path.realpath, folders), *([source.folder] if source.path else [])]
    given = {n: etree.XSLT.strparam(v) for n, v in (parameters or {}).items()}
    try:
        # A copy: xsl:strip-space takes its white space out of the very tree that libxslt is given,
        # and one reading of a file serves all formats.
        copy = deepcopy(source.root.getroottree())
        if prepare:
            prepare(copy.getroot())
        result = run(copy, **given)
    except etree.XSLTError as error:
        raise _failure(stylesheet, run.error_log, error) from error
    except Refused as error:
        raise refusal(stylesheet, str(error)) from error
    if _method(result) == "html" and not stylesheet.startswith(own_transform("")):
        etree.cleanup_namespaces(result)  # a page has no declarations of prefixes
    messages = tuple(entry.message for entry in run.error_log)
    for message in messages:
        if _is_refusal(message):
            raise refusal(stylesheet, message)
    tree = result if result.getroot() is not None else None
    return Result(result, tree, messages, _method(result))


def forget() -> None:
    """Forget the stylesheets compiled so far: they may have changed."""
    _compiled.cache_clear()


def _method(result: Any) -> str:
    root = result.getroot()
    if root is None:
        return "text"
    return "html" if result.docinfo.doctype.lower().startswith("<!doctype html") else "xml"


@cache
def _compiled(path: str, folders: tuple[str, ...]) -> tuple[Any, Gate]:
    """The stylesheet, compiled; and the gate that says which files it may read."""
    said = version(path)
    if said != "1.0":
        raise StylesheetError(
            f"{path} is XSLT {said}, and libxslt knows 1.0 only: it would leave out what it does "
            "not know.",
            "XSLT 2.0 and 3.0 are run by Saxon: tei publish --xslt chooses it.",
        )
    gate = Gate(path, folders)
    sheet = parsed(path, gate)
    try:
        run = etree.XSLT(sheet, access_control=_ACCESS)
    except etree.XSLTParseError as error:
        raise _failure(path, error.error_log, error) from error
    except etree.XMLSyntaxError as error:  # of a module that it imports
        raise malformed(path, error) from error
    except Refused as error:
        raise refusal(path, str(error)) from error
    return run, gate


def _is_refusal(message: str) -> bool:
    return message.endswith((" denied", " refused")) and "rights for" in message


def _failure(stylesheet: str, log: Any, error: Exception) -> StylesheetError:
    """What libxslt says, in one sentence; its own first message is nearest to the cause."""
    entries = [e for e in log if e.message.strip() not in ("", "unknown error")]
    for entry in entries:
        message = str(entry.message)
        if _is_refusal(message):
            return refusal(stylesheet, message.partition(": ")[2] or message)
        if "infinite template recursion" in entry.message:
            return StylesheetError(
                f"{stylesheet}: its templates call each other without end (3,000 deep).",
                "Look for a template that calls itself on the same node.",
            )
    line = next((int(e.line) for e in entries if e.line), 0)
    place = f"{stylesheet}:{line}" if line else stylesheet
    is_run = not isinstance(error, etree.XSLTParseError)
    # Of what stops it there is more in the log than of what it says itself with xsl:message.
    if is_run and entries and all(e.type_name == "ERR_OK" and not e.line for e in entries):
        return ended_itself(stylesheet, str(error))
    causes = (e.message for e in entries if e.type_name != "ERR_OK")
    said = str(error) if isinstance(error, etree.XSLTParseError) else next(causes, str(error))
    sentence = " ".join(said.split()).rstrip(".")[:300]
    return StylesheetError(f"{place}: it stopped: {sentence}.", "Mend the stylesheet there.")
