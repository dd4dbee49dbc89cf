"""Schemas at addresses of the web: which are the TEI's own, and where the others are kept.

    https://vault.tei-c.org/P5/current/xml/tei/custom/schema/relaxng/tei_all.rng   ->  tei_all
    https://example.org/schemas/my.rng  ->  ~/.cache/tei/schemas/example.org/schemas/my.rng

Nothing is fetched unless a person asks for it (`tei validate --fetch`): a validation that depends
on the network says one thing today and another tomorrow.
"""

from __future__ import annotations

import os
import re
from urllib.parse import unquote, urlsplit

from tei.errors import TeiError
from tei.resources import schema_cache

MOST = 64_000_000  # bytes of a schema that is fetched
PATIENCE = 30  # seconds
_TEI_HOSTS = frozenset("tei-c.org www.tei-c.org vault.tei-c.org tei.it.ox.ac.uk".split())
_TEI_ALL = re.compile(r".*/tei_all\.(rng|rnc|xsd)")


def is_remote(address: str) -> bool:
    """True of an address of the web, false of a path."""
    return urlsplit(address).scheme.lower() in ("http", "https", "ftp")


def is_tei_all(address: str) -> bool:
    """True of the addresses at which the TEI Consortium publishes tei_all, of any release.

    >>> is_tei_all("http://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng")
    True
    """
    parts = urlsplit(address)
    return (parts.hostname or "") in _TEI_HOSTS and _TEI_ALL.fullmatch(parts.path) is not None


def kept_at(address: str) -> str:
    """Where the copy of a schema of the web lies, or should be put, in the user's cache."""
    parts = urlsplit(address)
    way = [p for p in unquote(parts.path).split("/") if p not in ("", ".", "..")]
    safe = [re.sub(r"[^\w.@+ -]", "_", p)[:200] for p in (parts.netloc, *way)]
    return os.path.join(schema_cache(), *safe)


def fetch(address: str) -> str:
    """Fetch a schema into the cache; the path of the copy. Errors: `TeiError`."""
    from urllib.request import Request, urlopen

    from tei.names import VERSION

    path = kept_at(address)
    request = Request(address, headers={"User-Agent": f"tei/{VERSION}"})
    try:
        with urlopen(request, timeout=PATIENCE) as answer:
            data: bytes = answer.read(MOST + 1)
    except (OSError, ValueError) as error:
        reason = " ".join(str(getattr(error, "reason", error) or error).split())
        raise TeiError(
            f"{address} cannot be fetched: {reason}.",
            f"Save it as {path}, or name another schema with --schema.",
        ) from error
    if len(data) > MOST:
        raise TeiError(f"{address} is larger than {MOST // 1_000_000} MB.",
                       f"Save it as {path} yourself, if you trust it.")
    put(data, path)
    return path


def put(data: bytes, path: str) -> None:
    """Write a file of the cache, so that whoever looks sees all of it or none.

    Errors: `TeiError`, if it cannot be written.
    """
    beside = f"{path}.{os.getpid()}.part"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(beside, "wb") as file:
            file.write(data)
        os.replace(beside, path)
    except OSError as error:
        raise TeiError(
            f"{path} cannot be written: {(error.strerror or str(error)).lower()}.",
            "Let XDG_CACHE_HOME name a folder that you may write to.",
        ) from error
