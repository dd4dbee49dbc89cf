"""A file that is to be read as XML: its bytes as UTF-8, its name, the places in it.

expat reads four encodings; all others are read by Python's codecs first. So whatever the file's
encoding, the parser sees UTF-8 without byte-order mark, and offsets are of these bytes.
XML 1.0, section 4.3.3 and appendix F.
"""

from __future__ import annotations

import os
import sys
from bisect import bisect_right

from tei.errors import SourceError
from tei.findings import Finding, Place, fix_of
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from re import Pattern
    from typing import Any

__all__ = ["Source", "read"]

_MARKS = (
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\xff\xfe", "utf-16-le"),
)
_WITHOUT_MARK = ((b"\x00<\x00", "utf-16-be"), (b"<\x00", "utf-16-le"))
_WIDE = ("utf-16", "utf-32", "ucs-2", "ucs-4", "iso-10646")
# Codecs of Python that name no writing system's encoding, or undo what text is.
_NO_ENCODINGS = frozenset(
    "idna mbcs oem palmos punycode raw_unicode_escape undefined unicode_escape utf_7".split()
)
_AHEAD = 1024  # an XML declaration is shorter


class Source:
    """One file as the parser sees it.

    `name` is its name as it was given, `path` where it lies ("" if it came as bytes), `data` its
    text in UTF-8, `encoding` what it was read as. `fault` is the finding that says why it cannot
    be read at all (an encoding that is wrong or unknown), else None; then `data` is empty.
    """

    __slots__ = ("_last", "_lines", "data", "encoding", "fault", "folders", "name", "path")

    def __init__(
        self,
        data: bytes,
        name: str,
        path: str = "",
        folders: tuple[str, ...] = (),
        encoding: str = "",
    ) -> None:
        self.name, self.path = name, path
        own = (os.path.dirname(os.path.realpath(path)),) if path else ()
        self.folders = own + tuple(os.path.realpath(folder) for folder in folders)
        self.data, self.encoding, self.fault = _as_utf8(data, name, encoding)
        self._lines: list[int] = []
        self._last = (0, 0, 1)  # line's number, offset, column: so that a long line is read once

    def place(self, offset: int) -> Place:
        """The place of the character at an offset of `data`: `Place("a.xml", 3, 7)`."""
        if not self._lines:
            newline: Pattern[bytes] = compiled(rb"\r\n?|\n")
            self._lines = [0, *(found.end() for found in newline.finditer(self.data))]
        line = bisect_right(self._lines, offset)
        start, column = self._lines[line - 1], 1
        if self._last[0] == line and self._last[1] <= offset:
            start, column = self._last[1:]
        column += len(self.data[start:offset].decode("utf-8", "replace"))
        self._last = (line, offset, column)
        return Place(self.name, line, column)


def read(
    source: str | os.PathLike[str] | bytes, name: str = "", *, folders: tuple[str, ...] = ()
) -> Source:
    """The file at a path (or the bytes given) as a `Source`; `name` is what findings call it.

    What it refers to (a DTD, entities, XInclude) may lie in its own folder or below it, or in
    one of `folders`. A file that cannot be opened is a `SourceError`.
    """
    if isinstance(source, bytes):
        return Source(source, name or "standard input", "", folders)
    path = os.fspath(source)
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise SourceError(
            f"{name or path}: cannot be read ({error.strerror or error}).",
            "Look whether the file is there and may be read.",
        ) from None
    except ValueError:
        raise SourceError(f"{name or path!r} is no name of a file.", "Give a path.") from None
    return Source(data, name or path, path, folders)


def _as_utf8(data: bytes, name: str, given: str) -> tuple[bytes, str, Finding | None]:
    """The bytes as UTF-8, the encoding they had, and why not (XML 1.0, appendix F).

    `given` is an encoding that is known from elsewhere; "" = the file says it.
    """
    mark, encoding = next((pair for pair in _MARKS if data.startswith(pair[0])), (b"", ""))
    if not encoding:
        encoding = next((e for start, e in _WITHOUT_MARK if data.startswith(start)), "utf-8")
    data = data.removeprefix(mark)
    declared, offset = (given, 0) if given else _declared(data)
    if encoding == "utf-8" and declared:
        wide = declared.lower().startswith(_WIDE)
        if wide or (mark and declared.lower() not in ("utf-8", "utf8")):
            place = Place(name, 1, offset + 1)
            read_as = "UTF-8 with a byte-order mark" if mark else "one byte a character"
            arguments = {"declared": declared, "encoding": read_as, "fix": _fix(place, declared)}
            return b"", encoding, Finding("xml-encoding-contradicted", place, arguments)
        if declared.lower() not in ("utf-8", "utf8", "us-ascii", "ascii"):
            if not _is_codec(declared):
                arguments = {"declared": declared}
                place = Place(name, 1, offset + 1)
                return b"", declared, Finding("xml-encoding-unknown", place, arguments)
            encoding = declared
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        from tei.events.malformed import not_xml

        if what := not_xml(data):
            return b"", encoding, Finding("xml-not-xml", Place(name, 1, 1), {"what": what})
        return b"", encoding, _wrong_byte(data, name, encoding, declared, error, len(mark))
    if encoding == "utf-8":
        return data, encoding, None
    return text.encode("utf-8", "replace"), encoding, None


def _fix(place: Place, declared: str) -> dict[str, Any]:
    """The declaration's encoding replaced by UTF-8."""
    end = place._replace(column=place.column + len(declared))
    return fix_of("replace", (place, end, "UTF-8"))


def _declared(data: bytes) -> tuple[str, int]:
    """The encoding that the XML declaration names ("" if none), and the offset of the name."""
    pattern: Pattern[bytes] = compiled(
        rb"<\?xml\s[^>]*?\sencoding\s*=\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']"
    )
    found = pattern.match(data[:_AHEAD])
    return (found[1].decode("ascii"), found.start(1)) if found else ("", 0)


def _is_codec(name: str) -> bool:
    """True of the name of a text encoding that Python can read."""
    import codecs

    try:
        codec = codecs.lookup(name)
    except LookupError:
        return False
    is_text = getattr(codec, "_is_text_encoding", True)
    return is_text and codec.name.replace("-", "_") not in _NO_ENCODINGS


def _wrong_byte(
    data: bytes, name: str, encoding: str, declared: str, error: UnicodeDecodeError, skipped: int
) -> Finding:
    """The finding for the first byte that is not of the encoding."""
    before = data[: error.start]
    line = before.count(b"\n") + 1
    start = before.rfind(b"\n") + 1
    column = len(before[start:].decode(encoding, "replace")) + 1
    wrong = data[error.start : max(error.end, error.start + 1)][:4]
    try:
        likely = wrong[:1].decode("cp1252")
    except UnicodeDecodeError:
        likely = ""
    hint = f" (in Windows-1252 it would be “{likely}”)" if likely and encoding == "utf-8" else ""
    arguments = {
        "encoding": encoding.upper(),
        "byte": wrong.hex(" ").upper(),
        "position": error.start + skipped,
        "likely": hint,
        "declared": declared,
    }
    return Finding("xml-encoding-wrong", Place(sys.intern(name), line, column), arguments)
