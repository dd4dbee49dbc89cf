"""What a value space is, and the three ways to treat white space before a literal is read.

The words are those of XML Schema Part 2 (second edition): section 2.2 value space, 2.4.2.1 order,
4.3.1 length, 4.3.6 whiteSpace.
"""

from __future__ import annotations

from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Hashable, Mapping

    Reader = Callable[[str, "Context"], Hashable | None]

__all__ = ["Context", "Space", "collapse", "preserve", "replace"]


class Context(Record):
    """What a literal means depends on where it stands, for QName, NOTATION and ENTITY."""

    namespaces: Mapping[str, str]
    entities: Container[str]


def preserve(literal: str) -> str:
    """The literal as it is: only `string`."""
    return literal


def replace(literal: str) -> str:
    """A space for each tab and line end: `normalizedString`."""
    if "\n" in literal or "\t" in literal or "\r" in literal:
        return literal.replace("\t", " ").replace("\n", " ").replace("\r", " ")
    return literal


def collapse(literal: str) -> str:
    """One space between words and none around them: `token` and all other types."""
    literal = replace(literal)
    if "  " in literal or literal[:1] == " " or literal[-1:] == " ":
        return " ".join([word for word in literal.split(" ") if word])
    return literal


class Space(Record):
    """The values of a primitive type, and how a literal becomes one.

    `read` has the literal with its white space treated, and gives None where it is none of the
    type's. `less` is the order, where there is one; it may be partial. `length` counts characters,
    octets or the words of a list.
    """

    read: Reader
    white: Callable[[str], str] = collapse
    less: Callable[[object, object], bool] | None = None
    length: Callable[[object], int] | None = None
    is_decimal: bool = False
    uses_namespaces: bool = False
