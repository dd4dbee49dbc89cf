"""Is the file well-formed XML, and can all of it be read? XML 1.0; Namespaces in XML 1.0.

The cause of a fault and its words come from `tei.events.malformed`; here they are collected.
"""

from __future__ import annotations

from tei.events import Source, feed, parser
from tei.findings import Finding, Place
from tei.regexes import compiled
from tei.validators import Check, Options

__all__ = ["prepare"]

_OWN = (b"amp", b"lt", b"gt", b"quot", b"apos")
_DECLARED = compiled(rb"<!ENTITY\s+([^\s%]+)")
_VALUE = compiled(rb"=\s*(\"[^\"<]*\"|'[^'<]*')")
_ENTITY = compiled(rb"&([^\s&;#<>\"']+);")


def prepare(schema: str, options: Options) -> Check:
    """The check; `schema` is not used.

    `<p>one <hi>two</p>` gives one `xml-tag-open` at the place of `<hi>`. A missing DTD, an entity
    that nobody declares and a file that cannot be included are findings too.
    """

    def check(source: Source) -> list[Finding]:
        if options.xinclude and b"http://www.w3.org/2001/XInclude" in source.data:
            from tei.events.reading import events

            reading = events(source, xinclude=True)
            for _ in reading:
                pass
            findings = reading.findings
        else:
            findings = _findings(source)
        if any(finding.code.startswith("xml-dtd-") for finding in findings):
            findings = sorted([*findings, *_in_values(source)], key=lambda f: f.place)
        return findings

    return check


def _findings(source: Source) -> list[Finding]:
    """What reading the file meets, without looking at its events."""
    findings: list[Finding] = []
    expat = parser(source, findings.append)

    def skipped(name: str, is_parameter: int) -> None:
        if not is_parameter:
            line, column = expat.CurrentLineNumber, expat.CurrentColumnNumber + 1
            findings.append(
                Finding("xml-entity-unread", Place(source.name, line, column), {"name": name})
            )

    expat.SkippedEntityHandler = skipped
    fatal = feed(expat, source)
    return [*findings, fatal] if fatal else findings


def _in_values(source: Source) -> list[Finding]:
    """Entities in attribute values that only a DTD would know: expat passes over them."""
    data = source.data
    start = data.find(b"<!DOCTYPE")
    start = max(start, data.find(b"]>", start)) if start >= 0 else 0
    known = {*_OWN, *_DECLARED.findall(data)}
    return [
        Finding("xml-entity-unread", source.place(at), {"name": name.decode("utf-8", "replace")})
        for value in _VALUE.finditer(data, start)
        for at, name in (
            (value.start(1) + match.start(), match[1]) for match in _ENTITY.finditer(value[1])
        )
        if name not in known
    ]
