"""Names of licences -> their addresses.

    CC BY-SA 4.0   ->   https://creativecommons.org/licenses/by-sa/4.0/

Only what a name says beyond doubt: a Creative Commons licence without its version has no address.
Guidelines: HD24 (`licence`).
"""

from __future__ import annotations

import re

from tei.regexes import compiled
from tei.typed import Record

# Compiled when first needed: most sources name no licence, and start-up counts.
_CC = (
    r"(?i:cc|creative commons)[\s-]+((?i:by(?:[\s-]+(?:nc|sa|nd))*))[\s-]+v?(\d\.\d)"
    r"(?:[\s-]+(?i:international|unported))?"
)
_ADDRESS = r"https?://[\w.-]+(?::\d+)?(?:/(?:[\w./~+=,;:@&-]|%[0-9A-Fa-f]{2})*)?"
_NAMED = {
    "cc0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "cc0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "public domain mark 1.0": "https://creativecommons.org/publicdomain/mark/1.0/",
    "mit": "https://opensource.org/license/mit",
    "gfdl 1.3": "https://www.gnu.org/licenses/fdl-1.3.html",
    "etalab 2.0": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
}
_FREE = frozenset({"public domain", "in the public domain", "pd"})


class Licence(Record):
    """A licence's words, its address or "", and TEI's `@status` or ""."""

    words: str
    address: str = ""
    status: str = ""


def licence_of(words: str) -> Licence:
    """What is known of a licence from its name or address.

    >>> licence_of("CC-BY-4.0").address
    'https://creativecommons.org/licenses/by/4.0/'
    >>> licence_of("by kind permission of the heirs")
    Licence(words='by kind permission of the heirs', address='', status='')
    """
    match = compiled(_CC).fullmatch(words)
    if match:
        kind = "-".join(re.split(r"[\s-]+", match[1].lower()))
        status = "free" if kind in ("by", "by-sa") else ""
        return Licence(words, f"https://creativecommons.org/licenses/{kind}/{match[2]}/", status)
    name = words.lower().removesuffix(" licence").removesuffix(" license").strip()
    address = _NAMED.get(name) or _NAMED.get(name.replace("-", " "))
    if address:
        return Licence(words, address, "free")
    if name in _FREE:
        return Licence(words, "", "free")
    return Licence(words, words if words.isascii() and compiled(_ADDRESS).fullmatch(words) else "")
