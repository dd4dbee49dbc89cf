"""What a pointer leads to: the ids of files, each file read once; private URI schemes.

Guidelines: SAXP (pointers), SAPU and `<prefixDef>` (private schemes).
"""

from __future__ import annotations

import os
from difflib import get_close_matches
from functools import lru_cache

from tei.errors import TeiError
from tei.events import Start, events, feed, parser, read
from tei.events.expat import SEPARATOR
from tei.events.reading import XINCLUDE, XML
from tei.regexes import compiled
from tei.typed import Record

__all__ = ["KNOWN_SCHEMES", "Prefix", "exists", "ids_of_file", "nearest", "path_of", "resolved"]

KNOWN_SCHEMES = frozenset(
    "about acct ark bibcode cid data dav dns doi ed2k facetime fax feed file ftp ftps geo git go "
    "gopher hdl http https iiif imap info ipfs irc isbn issn jar javascript lsid ldap magnet "
    "mailto mid mms news nfs nntp oai openurl opds orcid pmid purl rsync rtsp sftp sip skype sms "
    "smtp ssh svn tag tei tel telnet tftp urn viaf view-source wais webcal ws wss xmpp xri".split()
)
_XML_FILES = (".xml", ".tei", ".odd", ".xhtml")
_LARGEST = 200_000_000
_SCHEME = compiled(r"([A-Za-z][A-Za-z0-9+.-]+):")
_GROUP = compiled(r"\$([1-9])")


class Prefix(Record):
    """A `<prefixDef>`: values of its scheme that match become addresses."""

    ident: str
    match: str
    replacement: str


def scheme(value: str) -> str:
    """The scheme of a URI, "" if it is relative: `scheme("psn:ann")` is `psn`."""
    found = _SCHEME.match(value)
    return found[1] if found else ""


def resolved(value: str, prefixes: list[Prefix]) -> str | None:
    """A value of a private scheme as the address it stands for; None if no pattern matches.

    `resolved("psn:ann", [Prefix("psn", "([a-z]+)", "people.xml#$1")])` is `people.xml#ann`.
    """
    name, rest = scheme(value), value.partition(":")[2]
    for prefix in prefixes:
        if prefix.ident != name:
            continue
        found = _matched(prefix.match, rest)
        if found is None:
            continue
        groups = found
        return _GROUP.sub(
            lambda m: groups[int(m[1]) - 1] if int(m[1]) <= len(groups) else "",  # noqa: B023
            prefix.replacement,
        )
    return None


def _matched(pattern: str, text: str) -> list[str] | None:
    """The groups of a pattern that matches all of a text; None if it does not.

    The pattern comes from the document: only a short text is matched, and a pattern that could
    go back and forth for ever (a repetition inside a repetition) is taken to match.
    """
    import re

    if len(text) > 200 or compiled(r"[*+}]\)[*+{]").search(pattern):
        return [text]
    try:
        found = re.fullmatch(pattern, text)
    except (re.error, RecursionError, OverflowError):
        return [text]
    return [group or "" for group in found.groups()] if found else None


def path_of(address: str, beside: str) -> str:
    """The path that a relative address (without its fragment) means, seen from a file."""
    from urllib.parse import unquote

    name = unquote(address.partition("?")[0])
    return os.path.normpath(os.path.join(os.path.dirname(os.path.realpath(beside)), name))


def exists(path: str) -> bool:
    """True if there is a file or folder."""
    try:
        return os.path.exists(path)
    except ValueError:
        return False


def ids_of_file(path: str) -> frozenset[str] | None:
    """The xml:ids of a file of XML; None where they cannot be told (no XML, not well-formed)."""
    try:
        state = os.stat(path)
    except (OSError, ValueError):
        return None
    if not path.lower().endswith(_XML_FILES) or state.st_size > _LARGEST:
        return None
    if not os.path.isfile(path):
        return None
    return _ids(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=256)
def _ids(path: str, changed: int, size: int) -> frozenset[str] | None:
    try:
        source = read(path)
    except TeiError:
        return None
    found: set[str] = set()
    if XINCLUDE in source.data:
        reading = events(source, xinclude=True)
        for event in reading:
            if isinstance(event, Start) and (XML, "id") in event.attributes:
                found.add(event.attributes[XML, "id"])
        return None if reading.fatal else frozenset(found)
    expat = parser(source, lambda _: None)
    key = f"{XML}{SEPARATOR}id"

    def start(_: str, attributes: dict[str, str]) -> None:
        if key in attributes:
            found.add(attributes[key])

    expat.StartElementHandler = start
    return None if feed(expat, source) else frozenset(found)


def nearest(name: str, known: frozenset[str] | set[str]) -> str:
    """The id that was most likely meant, "" if none is near.

    `nearest("N1", {"n1", "n10"})` is `n1`; `nearest("n12", {"n1-ref", "n11"})` is `n11`.
    """
    lower = name.lower()
    for other in sorted(known) if len(known) < 5000 else ():
        if other.lower() == lower or _plain(other) == _plain(name):
            return other
    likely = [k for k in known if k[:1].lower() == lower[:1] and abs(len(k) - len(name)) <= 3]
    close = get_close_matches(name, sorted(likely)[:2000], n=1, cutoff=0.6)
    return close[0] if close else ""


def _plain(name: str) -> str:
    return name.lower().translate({ord(c): None for c in "-_. "})
