"""anyURI: XML Schema Part 2 (second edition), section 3.2.17.

The specification lets nearly anything be an anyURI, since whoever uses it is to escape spaces,
quotation marks and letters of other scripts first (XLink, section 5.4). What is refused is what
no escaping mends, by RFC 2396 with the brackets of RFC 2732:

    https://example.org/a b#n1    is one
    50%, a#b#c, 1st:chapter, http:, http://, note[1]    are none
"""

from __future__ import annotations

import re

from tei.regexes import compiled

__all__ = ["is_uri"]

_BARE_PERCENT = r"%(?![0-9a-fA-F]{2})"
_SCHEME = r"([^:/?#]*):"
_SCHEME_NAME = r"[a-zA-Z][a-zA-Z0-9+.\-]*"
_PARTS = r"(//[^/?#]*)?([^?#]*)(\?[^#]*)?"
_BRACKETED = r"//(?:[^@\[\]]*@)?\[([^\[\]]*)\](?::[0-9]*)?"


def is_uri(text: str) -> bool:
    """True if the text, once escaped, is a URI reference."""
    if "%" in text and compiled(_BARE_PERCENT).search(text):
        return False
    before, hash_, fragment = text.partition("#")
    if "#" in fragment:
        return False
    scheme = compiled(_SCHEME).match(before)
    if scheme:
        if not compiled(_SCHEME_NAME, re.ASCII).fullmatch(scheme[1]):
            return False
        before = before[scheme.end() :]
        if not before.startswith("/"):
            return bool(before)  # opaque, as in mailto:a@example.org
    found = compiled(_PARTS).fullmatch(before)
    assert found
    authority, path, query = found.groups()
    if "[" in path or "]" in path:
        return False
    if authority == "//":
        return bool(path or query is not None or hash_)
    return not authority or _is_authority(authority)


def _is_authority(authority: str) -> bool:
    """True of a host and what may stand around it; brackets are for an IPv6 address only."""
    if "[" not in authority and "]" not in authority:
        return True
    bracketed = compiled(_BRACKETED).fullmatch(authority)
    if not bracketed:
        return False
    from ipaddress import AddressValueError, IPv6Address

    try:
        IPv6Address(bracketed[1])
    except AddressValueError:
        return False
    return True
