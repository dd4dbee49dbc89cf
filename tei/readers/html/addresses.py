"""Addresses and identifiers of a page, as TEI can hold them."""

from __future__ import annotations

from tei.regexes import LETTERS, compiled

_COUNTED = compiled(r"https?://www\.google\.\w{2,3}/url\?q=([^&]{1,2000})")
_SAFE = compiled(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*")
# What needs no second look: of the web, or a path without a colon; no bare "%", one "#"
_PLAIN = compiled(
    r"(?!//\Z)(?:https?://[A-Za-z0-9.-]+(?::\d+)?(?=[/?#]|\Z))?(?:[A-Za-z0-9\-._~/?!$&'()*+,;=@]"
    r"|%[0-9A-Fa-f]{2})*(?:#(?:[A-Za-z0-9\-._~/?!$&'()*+,;=@:]|%[0-9A-Fa-f]{2})*)?"
)
_BARE_PERCENT = compiled(r"%(?![0-9a-fA-F]{2})")
_SCHEME = compiled(r"[a-zA-Z][a-zA-Z0-9+.-]*")
NOT_IN_NAMES = compiled(rf"[^{LETTERS}0-9_.-]+")


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
    return "at-" + NOT_IN_NAMES.sub("-", name.removeprefix("at-"))


def direct(target: str) -> str:
    """Where a link leads that goes by way of a search engine's counter, as Google Docs writes it.

    >>> direct("https://www.google.com/url?q=https://a.org/b%3Fc&sa=D"), direct("b.html")
    ('https://a.org/b?c', 'b.html')
    """
    found = _COUNTED.match(target)
    return unescaped(found[1]) if found else target


def address(target: str) -> str:
    """An address as TEI can hold it (anyURI): what no address can have is escaped. Output: "" for
    one that leads nowhere.

    >>> address('a b|c'), address("50%/note[1]#a#b"), address("1st:x"), address("http://")
    ('a%20b%7Cc', '50%25/note%5B1%5D#a%23b', './1st:x', '')
    """
    if _PLAIN.fullmatch(target):
        return target
    if not _SAFE.fullmatch(target):
        target = "".join(
            c
            if _SAFE.fullmatch(c) or ord(c) > 0x9F
            else "".join(f"%{b:02X}" for b in c.encode("utf-8", "replace"))
            for c in target
        )
    path, hash_, fragment = _BARE_PERCENT.sub("%25", target).partition("#")
    path, question, query = path.partition("?")
    scheme, colon, rest = path.partition(":")
    if colon and "/" not in scheme and not _SCHEME.fullmatch(scheme):
        path, colon = "./" + path, ""
    nowhere = rest if colon and "/" not in scheme else path
    if target and nowhere in ("", "//") and not question and not (hash_ and not colon):
        return ""
    if not colon or "/" in scheme or rest[:1] in ("", "/"):  # else as in mailto:a@example.org
        path = path.replace("[", "%5B").replace("]", "%5D")
    return path + question + query + hash_ + fragment.replace("#", "%23")
