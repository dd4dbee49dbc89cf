"""Addresses and identifiers of a page, as TEI can hold them."""

from __future__ import annotations

from tei.regexes import compiled

_COUNTED = compiled(r"https?://www\.google\.\w{2,3}/url\?q=([^&]{1,2000})")
_SAFE = compiled(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*")
_NAME = compiled(r"[^\w.-]+")


def unescaped(name: str) -> str:
    """What an address means by its escapes.

    >>> unescaped("a%20b"), unescaped("ab")
    ('a b', 'ab')
    """
    if "%" not in name:
        return name
    from urllib.parse import unquote  # loads much, for what few pages have

    return unquote(name)


def identifier(name: str) -> str:
    """The `xml:id` of what has an `id` in the page; one that we have given stays as it is.

    >>> identifier("Section 2"), identifier("at-Section-2")
    ('at-Section-2', 'at-Section-2')
    """
    return "at-" + _NAME.sub("-", name.removeprefix("at-"))


def direct(target: str) -> str:
    """Where a link leads that goes by way of a search engine's counter, as Google Docs writes it.

    >>> direct("https://www.google.com/url?q=https://a.org/b%3Fc&sa=D"), direct("b.html")
    ('https://a.org/b?c', 'b.html')
    """
    found = _COUNTED.match(target)
    return unescaped(found[1]) if found else target


def address(target: str) -> str:
    """An address as TEI can hold it: what no address can have is escaped.

    >>> address('a b|c')
    'a%20b%7Cc'
    """
    if _SAFE.fullmatch(target):
        return target
    return "".join(
        c
        if _SAFE.fullmatch(c) or ord(c) > 0x9F
        else "".join(f"%{b:02X}" for b in c.encode("utf-8", "replace"))
        for c in target
    )
