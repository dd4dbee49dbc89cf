"""What a file says of its own schemas, before its text begins.

    <?xml-model href="my.rng" schematypens="http://relaxng.org/ns/structure/1.0"?>
    <TEI xmlns="http://www.tei-c.org/ns/1.0" xsi:schemaLocation="http://... my.xsd">

    ->  Named("relaxng", "my.rng", ...), Named("xsd", "my.xsd", ...)

Associating Schemas with XML Documents 1.0 (https://www.w3.org/TR/xml-model/), section 4; XML
Schema Part 1, section 4.3.2.
"""

from __future__ import annotations

import re
from contextlib import suppress
from html import unescape

from tei.events import SEPARATOR, Source, feed, parser
from tei.findings import Finding, Place
from tei.names import TEI_NS
from tei.typed import Record

XSI = "http://www.w3.org/2001/XMLSchema-instance"
# schematypens -> kind of validator
LANGUAGES = {
    "http://relaxng.org/ns/structure/1.0": "relaxng",
    "http://purl.oclc.org/dsdl/schematron": "schematron",
    "http://www.w3.org/2001/XMLSchema": "xsd",
}
COMPACT = "application/relax-ng-compact-syntax"
_PSEUDO = re.compile(r"([A-Za-z][\w.-]*)\s*=\s*(\"[^\"]*\"|'[^']*')")


class Named(Record):
    """A schema that a file names: the language it says it is in ("" if none), and the address."""

    language: str
    address: str
    place: Place
    phase: str = ""


class Head(Record):
    """What stands before the text: the schemas named, the root element, whether tei made it."""

    named: tuple[Named, ...]
    findings: tuple[Finding, ...]
    root: str
    namespace: str
    ours: bool

    @property
    def is_tei(self) -> bool:
        """True if the root element is in TEI's namespace."""
        return self.namespace == TEI_NS


class _Read(Exception):
    """The root's start tag is read: that is all."""


def head_of(source: Source) -> Head:
    """Read the head of a file; what is not well-formed there is for another to tell."""
    named: list[Named] = []
    findings: list[Finding] = []
    root = ["", ""]
    expat = parser(source, lambda finding: None)

    def here() -> Place:
        return Place(source.name, expat.CurrentLineNumber, expat.CurrentColumnNumber + 1)

    def instruction(target: str, data: str) -> None:
        if target == "xml-model":
            model = _model(data, here())
            if isinstance(model, Named):
                named.append(model)
            else:
                findings.append(model)

    def start(name: str, attributes: dict[str, str]) -> None:
        root[:] = name.rpartition(SEPARATOR)[::2]
        locations = attributes.get(f"{XSI}{SEPARATOR}schemaLocation", "").split()
        alone = attributes.get(f"{XSI}{SEPARATOR}noNamespaceSchemaLocation", "").split()
        for address in [*locations[1::2], *alone[:1]]:
            named.append(Named("xsd", address, here()))
        raise _Read

    expat.ProcessingInstructionHandler = instruction
    expat.StartElementHandler = start
    with suppress(_Read):
        feed(expat, source)
    return Head(tuple(dict.fromkeys(named)), tuple(findings), root[1], root[0], _is_ours(source))


def _model(data: str, place: Place) -> Named | Finding:
    """One xml-model instruction: its schema, or what is doubtful in it."""
    said = {name: unescape(value[1:-1]) for name, value in _PSEUDO.findall(data)}
    address = said.get("href", "").strip()
    if not address:
        return Finding("schema-model-empty", place, {})
    namespace, media = said.get("schematypens", ""), said.get("type", "").partition(";")[0].strip()
    language = LANGUAGES.get(namespace, "")
    if media == COMPACT and not language:
        language = "relaxng"
    if namespace and not language:
        return Finding("schema-language-unknown", place, {"language": namespace, "href": address})
    return Named(language, address, place, said.get("phase", ""))


def _is_ours(source: Source) -> bool:
    """True if the header says that `tei encode` made the file."""
    end = source.data.find(b"</teiHeader>")
    found = re.search(rb"<application\b[^<>]*?\sident=[\"']tei[\"']", source.data[: max(0, end)])
    return found is not None
