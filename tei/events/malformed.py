"""Why a file is not well-formed XML, in a scholar's words, at the place of the cause.

expat stops where it notices; the cause often stands before: the start tag that nothing closes,
the quotation mark that is not there. The file is read a second time, up to where expat stopped,
with nothing asked but which elements are open. XML 1.0, section 2.1 (well-formedness).
"""

from __future__ import annotations

from contextlib import suppress
from pyexpat import ExpatError, ParserCreate, errors

from tei.events.malformed_token import entity, explain_token, prefix
from tei.events.source import Source
from tei.events.tags import tag_end
from tei.findings import Finding, fix_of
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from typing import Any

__all__ = ["explain"]

_SYNTAX, _NO_ELEMENTS, _TOKEN, _UNCLOSED, _MISMATCH, _DOUBLED, _JUNK = 2, 3, 4, 5, 7, 8, 9
_UNDEFINED, _RECURSIVE, _NUMBER, _MISPLACED, _CDATA, _PREFIX = 11, 12, 14, 17, 20, 27
_DECLARATION = 30
_END_TAG = compiled(rb"</([^\s>]+)\s*>?")
_ATTRIBUTE = compiled(rb"\s*([^\s=<>\"']+)")
_SPANS = (
    (b"<!--", "-->", "comment"),
    (b"<?", "?>", "processing instruction"),
    (b"<![CDATA[", "]]>", "CDATA section"),
)


class _Open(Record):
    """An element that is open: its name as written, and the offset of its start tag."""

    name: str
    at: int


def explain(source: Source, code: int, at: int) -> Finding:
    """The finding for an error of expat's: its number, and the offset where it was noticed.

    `<p>one <hi>two</p>` (a mismatched tag, 7, at the `a` of the end tag) gives `xml-tag-open`
    at the place of `<hi>`.
    """
    at = max(0, min(at, len(source.data)))
    if code == _MISMATCH:
        return _mismatch(source, at)
    if code in (_NO_ELEMENTS, _UNCLOSED, _CDATA):
        return _end_of_file(source, at, code == _CDATA)
    if code in (_SYNTAX, _TOKEN) and not _begins_like_xml(source):
        return _not_xml(source)
    if code == _TOKEN:
        found = explain_token(source, at)
        if found:
            return found
    if code == _DOUBLED:
        match = _ATTRIBUTE.match(source.data, at)
        arguments = {"name": match[1].decode("utf-8", "replace") if match else ""}
        return Finding("xml-attribute-doubled", source.place(at), arguments)
    if code == _UNDEFINED:
        return entity(source, at)
    if code == _PREFIX:
        return prefix(source, at)
    if code == _JUNK:
        arguments = {"words": _words(source, at)}
        return Finding("xml-after-root", source.place(at), arguments)
    if code == _MISPLACED:
        return _misplaced(source, at)
    if code == _DECLARATION:
        return Finding("xml-declaration-wrong", source.place(at))
    if code == _NUMBER:
        return Finding("xml-character-number", source.place(at), {"words": _words(source, at)})
    if code == _RECURSIVE:
        return Finding("xml-entity-circle", source.place(at), {"words": _words(source, at)})
    reason = errors.messages.get(code, f"expat's error {code}")
    return Finding("xml-malformed", source.place(at), {"reason": reason})


def not_xml(data: bytes) -> str:
    """What a file is that is none of XML, by its first bytes; "" if they say nothing."""
    signatures = (
        (b"PK\x03\x04", "a zip archive (such as a .docx, .odt or .epub file)"),
        (b"%PDF", "a PDF"),
        (b"\xd0\xcf\x11\xe0", "an old Word document (.doc)"),
        (b"{\\rtf", "a rich text (.rtf)"),
        (b"\x1f\x8b", "a compressed file (.gz)"),
    )
    said = next((what for start, what in signatures if data.startswith(start)), "")
    if not said and data[:512].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        said = "HTML"
    return said


def _open_elements(source: Source, at: int) -> list[_Open]:
    """The elements that are open at an offset, outermost first."""
    stack: list[_Open] = []
    expat = ParserCreate("utf-8")
    expat.StartElementHandler = lambda name, _: stack.append(_Open(name, expat.CurrentByteIndex))
    expat.EndElementHandler = lambda _: stack.pop()
    expat.UseForeignDTD(True)  # so that no entity is unknown
    with suppress(ExpatError):
        expat.Parse(memoryview(source.data)[:at], False)
    return stack


def _mismatch(source: Source, at: int) -> Finding:
    """An end tag that closes no element, or not the last one that was opened."""
    at = source.data.rfind(b"</", 0, at + 1)
    match = _END_TAG.match(source.data, at)
    name = match[1].decode("utf-8", "replace") if match else ""
    stack = _open_elements(source, at)
    where = source.place(at)
    last = stack[-1] if stack else _Open("", at)
    arguments: dict[str, Any] = {"name": last.name, "end": name, "line": where.line}
    arguments["column"] = where.column
    after = source.data.find(b"<", match.end() if match else at + 1)
    following = _END_TAG.match(source.data, after) if after >= 0 else None
    if any(element.name == name for element in stack):
        if following and following[1].decode("utf-8", "replace") == last.name:
            return Finding("xml-tag-overlap", where, arguments | _begin(source, last))
        return Finding("xml-tag-open", source.place(last.at), arguments)
    arguments |= _begin(source, last)
    if match and _alike(name, last.name):
        start, end = source.place(match.start(1)), source.place(match.end(1))
        arguments["fix"] = fix_of("rename", (start, end, last.name))
        return Finding("xml-tag-misspelt", where, arguments)
    return Finding("xml-tag-unopened", where, arguments)


def _begin(source: Source, element: _Open) -> dict[str, object]:
    place = source.place(element.at)
    return {"start_line": place.line, "start_column": place.column}


def _alike(one: str, other: str) -> bool:
    """True if one name looks like a misspelling of the other."""
    from difflib import SequenceMatcher

    if len(one) + len(other) > 200:
        return False
    if one.lower() == other.lower() or one.rpartition(":")[2] == other.rpartition(":")[2]:
        return True
    least = 0.75 if min(len(one), len(other)) > 3 else 0.8
    return SequenceMatcher(None, one.lower(), other.lower()).ratio() >= least


def _end_of_file(source: Source, at: int, in_cdata: bool) -> Finding:
    """The file has ended before the XML has."""
    data = source.data
    if not data.strip():
        return Finding("xml-empty", source.place(0))
    if in_cdata:
        at = data.rfind(b"<![CDATA[")
    rest = data[at:]
    for start, end, what in _SPANS:
        if rest.startswith(start):
            return Finding("xml-not-ended", source.place(at), {"what": what, "end": end})
    if rest.startswith(b"<"):
        found = explain_token(source, len(data))
        if found:
            return found
        return Finding("xml-tag-unfinished", source.place(at), {"words": _words(source, at)})
    stack = _open_elements(source, len(data))
    if not stack:
        return Finding("xml-empty", source.place(0))
    last = stack[-1]
    around = ", ".join(f"<{element.name}>" for element in stack[:-1][-4:])
    arguments = {"name": last.name, "around": f" (nor are {around} around it)" if around else ""}
    if len(stack) == 2:
        arguments["around"] = f" (nor is {around} around it)"
    return Finding("xml-cut-off", source.place(last.at), arguments)


def _begins_like_xml(source: Source) -> bool:
    data = source.data.lstrip()
    return data.startswith(b"<") and not not_xml(source.data)


def _not_xml(source: Source) -> Finding:
    what = not_xml(source.data) or "plain text"
    if what == "plain text" and source.data[:64].lstrip()[:1] in (b"{", b"["):
        what = "plain text or JSON"
    if what == "plain text" and b"<" in source.data[:2000]:
        return Finding("xml-before-root", source.place(0), {"words": _words(source, 0)})
    return Finding("xml-not-xml", source.place(0), {"what": what})


def _misplaced(source: Source, at: int) -> Finding:
    """The XML declaration stands behind something."""
    before = source.data[:at]
    arguments: dict[str, Any] = {"before": "white space"}
    if before.strip():
        arguments["before"] = f"“{_words(source, 0)}”"
    else:
        arguments["fix"] = fix_of("delete", (source.place(0), source.place(at), ""))
    return Finding("xml-declaration-late", source.place(at), arguments)


def _words(source: Source, at: int) -> str:
    """The first words from an offset on, to be shown."""
    end = min(tag_end(source, at) if source.data[at : at + 1] == b"<" else at + 40, at + 40)
    return " ".join(source.data[at:end].decode("utf-8", "ignore").split())
