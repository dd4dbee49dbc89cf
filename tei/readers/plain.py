"""Plain text: any encoding, any line ends, any debris; as a `Document`.

    b"\\xff\\xfeO\\0n\\0e\\0\\r\\0\\n\\0"     ->  "One\\n", encoding UTF-16LE
    b"Le th\\xe9\\xe2tre\\r\\n"            ->  "Le théâtre\\n", encoding windows-1252, and a finding
    b"a NUL \\0 and a bell \\a"           ->  "a NUL \\ufffd and a bell \\ufffd", and a finding

Every character stays, one for one, but: line ends (CR LF, CR, NEL, U+2028, U+2029, the vertical
tab of word processors) become `\\n`; characters that XML 1.0 cannot hold become U+FFFD. Tabs,
soft hyphens and form feeds stay: they tell something to the rules. Well-formed UTF-8 costs a
few passes over the bytes in C; whatever else is slower, and is told apart first.
"""

from __future__ import annotations

import re

from tei.document import Document, Origin
from tei.errors import SourceError
from tei.findings import Finding, Place
from tei.readers.binary import kind_of, refuse_controls
from tei.readers.decoding import Decoded, Remark, decode
from tei.readers.gutenberg import MARK, Frame, frame_of
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.project import Project
    from tei.readers.source import Source

_CONTROLS = bytes([*range(9), 11, *range(14, 32), 127])
# In UTF-8: C1 controls, U+2028 and U+2029, a half of a surrogate pair, U+FFFD to U+FFFF
_STRANGE = compiled(rb"\xc2[\x80-\x9f]|\xe2\x80[\xa8\xa9]|\xed[\xa0-\xbf]|\xef\xbf[\xbd-\xbf]")
_FORBIDDEN = compiled("[\0-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NO_TEXT = " \t\n\f\u00a0\ufeff\ufffd"
_C1 = compiled("[\x7f-\x84\x86-\x9f]")
# What Windows-1252's quotation marks and dashes look like when UTF-8 was taken for it.
_MOJIBAKE = "â€".encode()
_DATA = {
    ".json": "JSON", ".jsonl": "JSON", ".geojson": "JSON", ".ipynb": "a notebook of Jupyter",
    ".csv": "a table (CSV)", ".tsv": "a table (TSV)", ".yaml": "YAML", ".yml": "YAML",
    ".toml": "TOML", ".ini": "settings of a program", ".bib": "a BibTeX file",
    ".ris": "references (RIS)", ".css": "a style sheet", ".js": "a program", ".py": "a program",
    ".sql": "a program", ".sh": "a program", ".srt": "subtitles", ".vtt": "subtitles",
    ".eml": "an e-mail with its headers", ".tex": "LaTeX", ".rst": "reStructuredText",
    ".adoc": "AsciiDoc", ".wiki": "the text of a wiki", ".org": "Org",
}  # fmt: skip
_MARKUP = compiled(rb"\s*(?:<\?xml\b|<!doctype html|<html\b|<TEI\b|\\documentclass)", re.I)


def read(source: Source, project: Project, encoding: str = "") -> Document:
    """Read plain text. `encoding` is what the user says it is in; "" finds out.

    Errors: `SourceError`, for something that is no text, or holds none.
    """
    data = source.data
    if not data:
        raise SourceError(f"{source.name} is empty.", "Name a file that holds the text.")
    if known := kind_of(data):
        what, remedy = known
        raise SourceError(f"{source.name} is {what}, not plain text.", remedy)
    encoding = encoding or project.setting("text", "encoding")
    decoded = decode(source.name, data, encoding)
    text, remarks = _clean(source.name, decoded, data)
    if not text.strip(_NO_TEXT):
        raise SourceError(f"{source.name} holds no text.", "Name a file that holds the text.")
    if _MARKUP.match(data):
        remarks.append(Remark("markup-as-text", 0, {}))
    elif what := _data(source):
        remarks.append(Remark("data-as-text", 0, {"what": what}))
    origin = Origin(source.name, len(data), source.sha256(), decoded.encoding)
    findings = [_finding(text, source.name, remark) for remark in remarks]
    paragraphs = project.setting("text", "paragraphs")
    if MARK in text and (frame := frame_of(text)):
        return _without_frame(text, frame, origin, findings, paragraphs)
    return Document(text, origin, findings=findings, paragraphs=paragraphs)


def _without_frame(
    text: str, frame: Frame, origin: Origin, findings: list[Finding], paragraphs: str
) -> Document:
    """The text in a frame of Project Gutenberg's; each line with its place in the file."""
    at, line = frame.start, text.count("\n", 0, frame.start) + 1
    places: dict[int, tuple[int, int]] = {}
    while at and at <= frame.end:
        places[at - frame.start] = line, 1
        at, line = text.find("\n", at) + 1, line + 1
    words = sum(len(paragraph.split()) for paragraph in frame.paragraphs)
    findings.append(Finding("frame-in-header", Place(origin.name, 1, 1), {"words": words}))
    return Document(text[frame.start : frame.end], origin, frame.metadata(), findings=findings,
                    places=places, paragraphs=paragraphs, facts=frame.facts())  # fmt: skip


def _data(source: Source) -> str:
    """What a file is that programs read and not people: by its suffix, or its bytes; else ""."""
    if what := _DATA.get(source.suffix):
        return what
    start, end = source.data[:64].lstrip()[:1], source.data[-64:].rstrip()[-1:]
    if (start, end) not in ((b"{", b"}"), (b"[", b"]")) or b'"' not in source.data:
        return ""
    import json

    try:
        return "JSON" if isinstance(json.loads(source.data), dict | list) else ""
    except (ValueError, RecursionError):
        return ""


def _clean(name: str, decoded: Decoded, data: bytes) -> tuple[str, list[Remark]]:
    """The text with line ends and characters as XML wants them, and what was replaced."""
    text, remarks = decoded.text, list(decoded.remarks)
    if decoded.encoding != "UTF-8":
        data = text.encode("utf-8", "surrogatepass")
    if b"\r" in data:
        # CR CR LF is what is left where CR LF was converted twice: one line end.
        text = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    controls = len(data.translate(None, _CONTROLS)) != len(data)
    strange = not data.isascii() and _STRANGE.search(data) is not None
    if strange:
        text = _mend_strange(text, remarks)
    if controls:
        refuse_controls(name, data)
        text = text.replace("\x0b", "\n")
    if controls or strange:
        text = _replace_forbidden(text, remarks)
    if _MOJIBAKE in data:
        at = text.find("â€")
        remarks.append(Remark("mojibake", at, {"words": text[at : at + 3]}))
    return text, remarks


def _mend_strange(text: str, remarks: list[Remark]) -> str:
    """The line ends of Unicode; and what is no writing but may stand in XML, reported."""
    malformed = any(remark.code == "bytes-malformed" for remark in remarks)
    if not malformed and (at := text.find("\ufffd")) >= 0:
        remarks.append(Remark("replacement-characters", at, {"count": text.count("\ufffd")}))
    text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    found = _C1.search(text)
    if found is None:
        return text.replace("\x85", "\n")
    # Windows-1252 taken for Latin-1: there, U+0085 is an ellipsis, not a line end.
    what = {"count": len(_C1.findall(text)), "character": f"U+{ord(found[0]):04X}"}
    remarks.append(Remark("control-characters", found.start(), what))
    return text


def _replace_forbidden(text: str, remarks: list[Remark]) -> str:
    found = _FORBIDDEN.search(text)
    if found is None:
        return text
    names = sorted({f"U+{ord(c):04X}" for c in _FORBIDDEN.findall(text)})
    clean, count = _FORBIDDEN.subn("\ufffd", text)
    listed = ", ".join(names[:6]) + (" ..." if len(names) > 6 else "")
    what = {"count": count, "characters": listed}
    remarks.append(Remark("characters-forbidden", found.start(), what))
    return clean


def _finding(text: str, name: str, remark: Remark) -> Finding:
    if remark.offset < 0:
        return Finding(remark.code, Place(name), remark.arguments)
    line = text.count("\n", 0, remark.offset) + 1
    column = remark.offset - text.rfind("\n", 0, remark.offset)
    return Finding(remark.code, Place(name, line, column), remark.arguments)
