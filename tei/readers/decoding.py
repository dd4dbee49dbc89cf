"""Bytes to text: byte order marks, UTF-8, UTF-16 and UTF-32, and what else there has been.

A doubt on the way (another encoding, damaged bytes) is a `Remark`: the code of a finding, the
place in the text, the arguments. A text that cannot be told from its bytes is an error.
"""

from __future__ import annotations

from collections.abc import Mapping

from tei.errors import SourceError
from tei.readers.binary import refuse_controls
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from typing import Any

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8", "UTF-8"),
    (b"\xff\xfe\0\0", "utf-32-le", "UTF-32LE"),
    (b"\0\0\xfe\xff", "utf-32-be", "UTF-32BE"),
    (b"\xff\xfe", "utf-16-le", "UTF-16LE"),
    (b"\xfe\xff", "utf-16-be", "UTF-16BE"),
)
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_SURROGATE = compiled(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_MULTIBYTE = compiled(rb"[\xc3-\xf4][\x80-\xbf]+")


class Remark(Record):
    """A finding to be: its code, its offset in the text (-1: the whole), its arguments."""

    code: str
    offset: int
    arguments: Mapping[str, Any]


class Decoded(Record):
    """A text, the name of the encoding it was in, and what is to be said about it."""

    text: str
    encoding: str
    remarks: tuple[Remark, ...] = ()


def decode(name: str, data: bytes, encoding: str = "") -> Decoded:
    """The text of some bytes. `name` is the file's, for messages; `encoding` the user's word.

    Errors: `SourceError`, if the encoding is unknown or doesn't fit, or none can be found.
    """
    for mark, codec, known in _MARKS:
        if data.startswith(mark) and (not encoding or known[:5] in encoding.upper()):
            return _lenient(data[len(mark) :], codec, known)
    if encoding:
        return _as_told(name, data, encoding)
    if b"\0" in data[:4096] and (wide := _without_mark(data)):
        known = wide.upper().replace("UTF-16-", "UTF-16").replace("UTF-32-", "UTF-32")
        decoded = _lenient(data, wide, known)
        return decoded._replace(
            remarks=(Remark("encoding-detected", -1, {"encoding": known}), *decoded.remarks)
        )
    try:
        return Decoded(data.decode(), "UTF-8")
    except UnicodeDecodeError:
        return _damaged(data) or _legacy(name, data)


def _lenient(data: bytes, codec: str, known: str) -> Decoded:
    """Decode what is surely in `codec`; bytes that don't fit become U+FFFD, with a remark."""
    try:
        return Decoded(data.decode(codec), known)
    except UnicodeDecodeError as error:
        sign = "\ufffd".encode(codec, "ignore")  # nothing where the encoding does not have it
        own = data.count(sign) if sign else 0
        text = data.decode(codec, "replace")
        first = len(data[: error.start].decode(codec, "replace"))
        what = {
            "count": max(1, text.count("\ufffd") - own),
            "bytes": data[error.start : error.end][:4].hex(" ").upper(),
            "encoding": known,
        }
        return Decoded(text, known, (Remark("bytes-malformed", first, what),))


def _as_told(name: str, data: bytes, encoding: str) -> Decoded:
    import codecs

    from tei.readers.legacy import iana_name

    try:
        found = codecs.lookup(encoding)
        "".encode(encoding)  # LookupError for the codecs that are no text encodings (rot13, zip)
    except (LookupError, ValueError):
        raise SourceError(
            f"No encoding is called {encoding!r}.",
            "Usual names are utf-8, utf-16, windows-1252, iso-8859-1, windows-1251, koi8-r.",
        ) from None
    decoded = _lenient(data, found.name, iana_name(found.name))
    if sum(r.arguments["count"] for r in decoded.remarks) * 50 > len(decoded.text):
        raise SourceError(
            f"{name} is not in {decoded.encoding}: many of its bytes don't fit.",
            "Leave out --encoding to have the encoding detected, or name another.",
        )
    return decoded


def _without_mark(data: bytes) -> str | None:
    """UTF-16 or UTF-32 that doesn't say so, if the first lines make it evident."""
    sample = data[: min(len(data), 4096) // 4 * 4] or data[: len(data) // 2 * 2]
    for codec in _WIDE:
        try:
            text = sample.decode(codec, "strict" if codec > "utf-3" else "ignore")
        except UnicodeDecodeError:
            continue
        spaces = sum(map(text.count, " \n\t\r"))
        rest = text.replace("\n", "").replace("\r", "").replace("\t", "").replace("\f", "")
        if spaces * 50 >= len(text) > 0 and rest.isprintable():
            return codec
    return None


def _damaged(data: bytes) -> Decoded | None:
    """UTF-8 with a few bad bytes (a pasted line, a cut, halves of a surrogate pair), or None."""
    if _SURROGATE.search(data):
        try:
            halves = data.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            pass
        else:  # pairs of halves are one character, written by a program that knew UTF-16 only
            wide = halves.encode("utf-16-le", "surrogatepass")
            decoded = _lenient(wide, "utf-16-le", "UTF-8")
            if not decoded.remarks:
                what = {"count": len(_SURROGATE.findall(data)) // 2, "encoding": "CESU-8"}
                return Decoded(decoded.text, "CESU-8", (Remark("encoding-detected", -1, what),))
            return decoded
    decoded = _lenient(data, "utf-8", "UTF-8")
    bad = sum(remark.arguments["count"] for remark in decoded.remarks)
    good = len(_MULTIBYTE.findall(data))
    return decoded if good > 4 * bad else None


def _legacy(name: str, data: bytes) -> Decoded:
    from tei.readers.legacy import detect, iana_name

    refuse_controls(name, data)
    codec = detect(data)
    if codec is None:
        raise SourceError(
            f"{name} is not UTF-8, and its bytes don't tell what else it is.",
            "Name the encoding (--encoding windows-1251), or save the text as UTF-8.",
        )
    decoded = _lenient(data, codec, iana_name(codec))
    what = {"encoding": decoded.encoding}
    return decoded._replace(remarks=(Remark("encoding-detected", -1, what), *decoded.remarks))
