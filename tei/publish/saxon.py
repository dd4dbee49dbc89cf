"""XSLT 2.0 and 3.0 by Saxon (SaxonC-HE, `pip install 'tei[saxon]'`), under the rules of `xslt`.

Saxon itself can only be told to read nothing but files; which files, the kernel sees to where it
can (`confinement`). Where it cannot, a stylesheet is refused if an address that it reads is worked
out at run time, or leads out of the folders (`check`). Results other than the principal one are
never written by Saxon, which keeps them in memory: they become files as all results do.
XSLT 3.0, sections 20 and 25.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from lxml import etree

from tei.errors import TeiError
from tei.publish import stylesheets
from tei.publish.confinement import can_confine
from tei.publish.source import Source
from tei.publish.stylesheets import StylesheetError
from tei.publish.xslt import Result
from tei.regexes import compiled
from tei.resources import transform as own_transform

__all__ = ["check", "run"]

_FEATURE = "http://saxon.sf.net/feature/"
_READING = (
    "doc|doc-available|document|unparsed-text|unparsed-text-lines|unparsed-text-available|"
    "json-doc|collection|uri-collection|transform|load-xquery-module|function-lookup|"
    "stream-available"
)
_RESULTS = "file:/results/"  # where they would be written, if anything were
_ELEMENTS = ("source-document", "stream", "evaluate")


def check(path: str, folder: str, folders: tuple[str, ...], guarded: bool | None = None) -> None:
    """Refuse a stylesheet that Saxon cannot run, or not safely; before it is run.

    `guarded`: whether the kernel holds it to its folders (None: ask).
    Errors: `StylesheetError`; `TeiError`, if Saxon is not installed.
    """
    try:
        import saxonche  # noqa: F401
    except ImportError as error:
        raise TeiError(
            f"{path} is XSLT {stylesheets.version(path)}, which Saxon runs, and that is not "
            "installed.",
            "pip install '.[saxon]' in the checkout of tei, or write the stylesheet in XSLT 1.0.",
        ) from error
    ours = os.path.realpath(own_transform("")) + os.sep
    guarded = can_confine() if guarded is None else guarded
    for module, root in stylesheets.modules(path, folders):
        if module.startswith(ours):
            raise StylesheetError(
                f"{path} is XSLT {stylesheets.version(path)}, and what it imports of ours is 1.0 "
                "with extensions that Saxon does not have.",
                'Write version="1.0" on the stylesheet that imports tei:html.xsl.',
            )
        if not guarded:
            _check_addresses(module, root, folder, folders)


def _check_addresses(module: str, root: Any, folder: str, folders: tuple[str, ...]) -> None:
    """Without a kernel that guards: only addresses that stand there, and lead inside."""
    calls: Any = compiled(rf"(?<![\w.-])(?:\w+:)?(?:{_READING})\s*(?:#|\(\s*(?:(['\"])(.*?)\1)?)")
    own = os.path.dirname(os.path.realpath(module))
    allowed = [own, *map(os.path.realpath, folders), *([folder] if folder else [])]
    for node in root.iter("{*}*"):
        if node.tag in {stylesheets.XSL + name for name in _ELEMENTS}:
            raise _unguarded(module, node, f"<xsl:{etree.QName(node).localname}>")
        for words in node.values():
            for found in calls.finditer(words):
                address = found[2]
                if address is None:
                    raise _unguarded(module, node, found[0])
                real = os.path.realpath(os.path.join(own, stylesheets.local(address)))
                is_inside = any(stylesheets.inside(real, f) for f in allowed)
                if address and (not stylesheets.local(address) or not is_inside):
                    raise _unguarded(module, node, found[0])


def _unguarded(module: str, node: Any, what: str) -> StylesheetError:
    return StylesheetError(
        f"{module}:{node.sourceline}: “{what.strip()}” may read a file outside the folders of "
        "stylesheet and document, and this system cannot prevent it.",
        "Give the address as words, of a file beside the stylesheet; or run it on Linux 5.13 or "
        "later, which can.",
    )


def run(
    source: Source, path: str, parameters: Mapping[str, str], confine: Callable[[], None]
) -> Result:
    """Run a stylesheet in this process, which `confine` holds to its folders first.

    Errors: `StylesheetError`, with what Saxon says.
    """
    from saxonche import PySaxonApiError, PySaxonProcessor

    processor = PySaxonProcessor(license=False)
    processor.set_configuration_property(_FEATURE + "allowedProtocols", "file")
    engine = processor.new_xslt30_processor()
    xml = etree.tostring(source.root, encoding="unicode")
    builder = processor.new_document_builder()
    if source.path:
        builder.set_base_uri(Path(os.path.abspath(source.path)).as_uri())
    try:
        node = builder.parse_xml(xml_text=xml)
        confine()
        stylesheet = engine.compile_stylesheet(stylesheet_file=path)
        stylesheet.set_save_xsl_message(True)
        stylesheet.set_capture_result_documents(True)
        stylesheet.set_base_output_uri(_RESULTS + "principal")
        for name, value in parameters.items():
            untyped = processor.make_atomic_value("untypedAtomic", value)
            stylesheet.set_parameter(name, untyped)
        words = stylesheet.transform_to_string(xdm_node=node) or ""
    except PySaxonApiError as error:
        if "terminated by xsl:message" in str(error) and (own := _last_message(stylesheet)):
            raise stylesheets.ended_itself(path, own) from error
        raise _failure(path, str(error)) from error
    said = stylesheet.get_xsl_messages()
    messages = tuple(str(said.item_at(n)) for n in range(said.size)) if said else ()
    others = {
        _relative(address, path): _serialized(str(value), value.head.string_value)
        for address, value in stylesheet.get_result_documents().items()
    }
    return Result(words.encode(), None, messages, _method(words), others)


def _last_message(stylesheet: Any) -> str:
    said = stylesheet.get_xsl_messages()
    return str(said.item_at(said.size - 1)) if said else ""


def _relative(address: str, path: str) -> str:
    """The name of a result, from the folder of the principal one; it may not lead out of there."""
    name = unquote(address.removeprefix(_RESULTS))
    parts = name.split("/")
    if not address.startswith(_RESULTS) or not all(parts) or {".", ".."} & set(parts):
        raise StylesheetError(
            f"{path}: it wants what no stylesheet may have: to write {address}.",
            "Give xsl:result-document a relative href, such as part1.html.",
        )
    return name


def _serialized(xml: str, text: str) -> bytes:
    """A result as bytes: Saxon hands it over as XML, whatever its method was."""
    try:
        root = etree.fromstring(xml.encode())
    except etree.XMLSyntaxError:  # no element: text
        return text.encode()
    if etree.QName(root).localname == "html":
        html = etree.tostring(root, method="html", encoding="UTF-8", doctype="<!DOCTYPE html>")
        return html + b"\n"
    return xml.encode()


def _method(words: str) -> str:
    start = words.lstrip()[:200].lower()
    if start.startswith(("<!doctype html", "<html")):
        return "html"
    return "xml" if start.startswith("<") else "text"


def _failure(path: str, said: str) -> StylesheetError:
    sentence = " ".join(said.split()).rstrip(".")[:400]
    if "ermission denied" in said or "prohibited" in said:
        return StylesheetError(
            f"{path}: it wants what no stylesheet may have: {sentence}.", stylesheets.INSIDE
        )
    if "Too many nested" in said or "StackOverflow" in said:
        return StylesheetError(
            f"{path}: its templates or functions call each other without end: {sentence}.",
            "Look for one that calls itself on the same node.",
        )
    return StylesheetError(f"{path}: it stopped: {sentence}.", "Mend the stylesheet there.")
