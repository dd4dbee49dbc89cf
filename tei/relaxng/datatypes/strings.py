"""Types whose values are texts or bytes: strings, languages, URIs, booleans, binary data.

XML Schema Part 2 (second edition), sections 3.2.1, 3.2.2, 3.2.15 to 3.2.17, 3.3.1 to 3.3.3.
"""

from __future__ import annotations

import re

from tei.regexes import compiled
from tei.relaxng.datatypes.spaces import Context, Space, collapse, preserve, replace

__all__ = ["SPACES"]

_LANGUAGE = r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*"
_HEXADECIMAL = r"(?:[0-9a-fA-F]{2})*"
_BASE64 = r"[A-Za-z0-9+/]*={0,2}"
# The last digit of a group that = ends: of its bits, those beyond the last octet must be zero.
_LAST_OF = {0: None, 1: frozenset("AEIMQUYcgkosw048"), 2: frozenset("AQgw")}


def _any(literal: str, context: Context) -> str:
    return literal


def _boolean(literal: str, context: Context) -> bool | None:
    if literal in ("true", "1"):
        return True
    return False if literal in ("false", "0") else None


def _language(literal: str, context: Context) -> str | None:
    return literal if compiled(_LANGUAGE, re.ASCII).fullmatch(literal) else None


def _uri(literal: str, context: Context) -> str | None:
    from tei.relaxng.datatypes.uris import is_uri

    return literal if is_uri(literal) else None


def _hexadecimal(literal: str, context: Context) -> bytes | None:
    return bytes.fromhex(literal) if compiled(_HEXADECIMAL, re.ASCII).fullmatch(literal) else None


def _base64(literal: str, context: Context) -> bytes | None:
    """Section 3.2.16; white space may stand between any two characters."""
    digits = literal.replace(" ", "")
    if len(digits) % 4 or not compiled(_BASE64, re.ASCII).fullmatch(digits):
        return None
    fill = len(digits) - len(digits.rstrip("="))
    last = _LAST_OF[fill]
    if last is not None and digits[-fill - 1] not in last:
        return None
    from binascii import a2b_base64

    return a2b_base64(digits)


def _length(value: object) -> int:
    return len(value)  # type: ignore[arg-type]


SPACES = {
    "string": Space(_any, preserve, length=_length),
    "normalizedString": Space(_any, replace, length=_length),
    "token": Space(_any, collapse, length=_length),
    "boolean": Space(_boolean),
    "language": Space(_language, length=_length),
    "anyURI": Space(_uri, length=_length),
    "hexBinary": Space(_hexadecimal, length=_length),
    "base64Binary": Space(_base64, length=_length),
}
