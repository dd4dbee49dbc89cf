"""Attributes whose words are no pointers, or not parted as pointers are: `#a, #b`, `John Smith`.

TEI parts the pointers of an attribute by white space alone (teidata.pointer, 1 to ∞ occurrences),
and an address holds none; so a space in it makes two of one.
"""

from __future__ import annotations

from collections.abc import Collection

from tei.regexes import compiled
from tei.typed import Record

__all__ = ["Misread", "misread"]

_PARTS = compiled(r"[\s,;]+")
_SUFFIX = compiled(r".*\.[A-Za-z][A-Za-z0-9]{1,4}(?:#.*)?")


class Misread(Record):
    """How the words of an attribute are not meant as they are read.

    `code` is that of the finding, `meant` what is to be written, `fixed` the same where it is
    certain.
    """

    code: str
    meant: str
    fixed: str = ""


def misread(value: str, known: Collection[str]) -> Misread | None:
    """What is likely to be meant by the value of an attribute of pointers; None: what it says.

    >>> misread("#a, #b", {"a", "b"})
    Misread(code='pointer-comma', meant='#a #b', fixed='#a #b')
    >>> misread("John Smith", ()).code, misread("http://a.org/x y", ()).meant
    ('pointer-words', 'http://a.org/x%20y')
    """
    words = value.split()
    if not words or (len(words) == 1 and not ("#" in value and ("," in value or ";" in value))):
        return None
    has_comma = any(word[-1] in ",;" or word[0] in ",;" for word in words)
    parts = [part for part in _PARTS.split(value) if part]
    if all(part.startswith("#") for part in parts) and (has_comma or len(words) < len(parts)):
        if any(word[1:] in known for word in words if "," in word or ";" in word):
            return None  # an id with a comma in it, which no schema allows
        said = " ".join(parts)
        return Misread("pointer-comma", said, said if all(p[1:] in known for p in parts) else "")
    if len(words) == 1:
        return None
    joined = "%20".join(words)
    if "://" in words[0] and not any(_is_pointer(word, known) for word in words[1:]):
        return Misread("pointer-address-space", joined)
    if any(_is_pointer(word, known) for word in words[:-1]):
        return None
    if ":" not in words[-1] and _SUFFIX.fullmatch(words[-1]):
        return Misread("pointer-address-space", joined)
    return None if _is_pointer(words[-1], known) else Misread("pointer-words", "")


def _is_pointer(word: str, known: Collection[str]) -> bool:
    """Whether a word looks like an address, or is an id that lacks its #."""
    return word in known or any(sign in word for sign in "#:/") or bool(_SUFFIX.fullmatch(word))
