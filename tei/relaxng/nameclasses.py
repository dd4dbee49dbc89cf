"""Name classes: which names an <element> or <attribute> stands for.

A name is a string as expat gives it: `uri SEPARATOR local`, or the local name alone if it has no
namespace. The class of one name is that string itself; so the usual look-up is that of a
dictionary. RELAX NG specification, sections 4.16 and 6.2.2 (contains), 7.3 and 7.4 (overlap).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tei.typed import Record

SEPARATOR = "\x1f"  # stands in no URI: XML 1.0 forbids it
XML = "http://www.w3.org/XML/1998/namespace"


class AnyName(Record):
    """<anyName>, with what its <except> takes out."""

    minus: NameClass | None = None


class NsName(Record):
    """<nsName>, with what its <except> takes out."""

    uri: str
    minus: NameClass | None = None


class NameChoice(Record):
    """<choice> of name classes."""

    of: tuple[NameClass, ...]


NameClass = str | AnyName | NsName | NameChoice


def key(uri: str, local: str) -> str:
    """The name as a key.

    >>> key("", "p"), key("urn:x", "p").split(SEPARATOR)
    ('p', ['urn:x', 'p'])
    """
    return uri + SEPARATOR + local if uri else local


def split(name: str) -> tuple[str, str]:
    """The namespace and the local name of a key."""
    uri, _, local = name.rpartition(SEPARATOR)
    return uri, local


def contains(names: NameClass, name: str) -> bool:
    """Whether a name belongs to a class."""
    if isinstance(names, str):
        return names == name
    if isinstance(names, NameChoice):
        return any(contains(part, name) for part in names.of)
    if isinstance(names, NsName) and split(name)[0] != names.uri:
        return False
    return names.minus is None or not contains(names.minus, name)


def simple_names(names: NameClass) -> frozenset[str] | None:
    """The names of a class that is a list of names; None if it is infinite."""
    if isinstance(names, str):
        return frozenset((names,))
    if isinstance(names, NameChoice):
        parts = [simple_names(part) for part in names.of]
        if None not in parts:
            return frozenset().union(*(part for part in parts if part is not None))
    return None


def is_infinite(names: NameClass) -> bool:
    """Whether <anyName> or <nsName> stands anywhere in a class (7.3)."""
    return simple_names(names) is None


def overlap(one: NameClass, other: NameClass) -> str | None:
    """A name that two classes share, or None.

    Two classes overlap if and only if one of the names (or of the made-up names that stand for
    "any other") in either of them belongs to both (7.3, Clark's algorithm).
    """
    if isinstance(one, str) and isinstance(other, str):
        return one if one == other else None
    for name in _representatives((one, other)):
        if contains(one, name) and contains(other, name):
            return name
    return None


def _representatives(classes: Iterable[NameClass]) -> Iterator[str]:
    todo = list(classes)
    while todo:
        names = todo.pop()
        if isinstance(names, str):
            yield names
        elif isinstance(names, NameChoice):
            todo += names.of
        else:
            # No document can hold these names: they stand for all that no class names.
            yield key(names.uri if isinstance(names, NsName) else "\x00", "\x00")
            if names.minus is not None:
                todo.append(names.minus)


def described(names: NameClass) -> str:
    """A phrase for a class, without namespaces.

    >>> described(NameChoice(("p", AnyName("q"))))
    'p or any name but q'
    """
    if isinstance(names, str):
        return split(names)[1]
    if isinstance(names, NameChoice):
        return " or ".join(described(part) for part in names.of)
    phrase = "any name" if isinstance(names, AnyName) else f"any name of “{names.uri}”"
    return phrase if names.minus is None else f"{phrase} but {described(names.minus)}"
