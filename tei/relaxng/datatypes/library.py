"""The types by name, and the Datatype that a schema's `<data>` or `<value>` becomes.

RELAX NG, section 4.16 and 6.2.7 to 6.2.9: the built-in library has `string` and `token`;
the other is XML Schema Part 2.
"""

from __future__ import annotations

from tei.relaxng.datatypes.errors import DatatypeError
from tei.relaxng.datatypes.spaces import Context
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Hashable, Mapping

    from tei.relaxng.datatypes.spaces import Space

__all__ = ["TYPES", "XSD", "Datatype", "create"]

XSD = "http://www.w3.org/2001/XMLSchema-datatypes"


class _Type(Record):
    module: str
    space: str
    id_type: str = ""
    limits: tuple[tuple[str, str], ...] = ()


def _integers(least: str, most: str) -> _Type:
    limits = (("minInclusive", least), ("maxInclusive", most))
    return _Type("numbers", "integer", "", tuple(limit for limit in limits if limit[1]))


TYPES = {
    **{
        name: _Type("strings", name)
        for name in "string normalizedString token boolean language anyURI hexBinary "
        "base64Binary".split()
    },
    **{name: _Type("numbers", name) for name in "decimal double float integer".split()},
    **{
        name: _Type("dates", name)
        for name in "dateTime time date gYearMonth gYear gMonthDay gDay gMonth".split()
    },
    "duration": _Type("durations", "duration"),
    **{
        name: _Type("xmlnames", name)
        for name in "Name NCName NMTOKEN NMTOKENS ENTITY ENTITIES QName".split()
    },
    "NOTATION": _Type("xmlnames", "QName"),
    "ID": _Type("xmlnames", "NCName", "ID"),
    "IDREF": _Type("xmlnames", "NCName", "IDREF"),
    "IDREFS": _Type("xmlnames", "IDREFS", "IDREFS"),
    "nonPositiveInteger": _integers("", "0"),
    "negativeInteger": _integers("", "-1"),
    "nonNegativeInteger": _integers("0", ""),
    "positiveInteger": _integers("1", ""),
    "long": _integers("-9223372036854775808", "9223372036854775807"),
    "int": _integers("-2147483648", "2147483647"),
    "short": _integers("-32768", "32767"),
    "byte": _integers("-128", "127"),
    "unsignedLong": _integers("0", "18446744073709551615"),
    "unsignedInt": _integers("0", "4294967295"),
    "unsignedShort": _integers("0", "65535"),
    "unsignedByte": _integers("0", "255"),
}
_NOWHERE = Context({}, ())


class Datatype:
    """A type with its parameters; `tei.relaxng.datatypes.datatype` makes them, one of each.

    `id_type` is "", "ID", "IDREF" or "IDREFS"; `needs_namespaces` is true of QName and NOTATION,
    whose values depend on the prefixes declared where they stand.
    """

    __slots__ = ("_of_literal", "_of_value", "_space", "id_type", "library", "name", "params")

    def __init__(self, library: str, name: str, params: tuple[tuple[str, str], ...]) -> None:
        kind = TYPES[name]
        self.library, self.name, self.params = library, name, params
        self.id_type = kind.id_type
        self._space = _space(kind)
        self._of_literal: list[Callable[[str, object], bool]] = []
        self._of_value: list[Callable[[str, object], bool]] = []
        if kind.limits or params:
            from tei.relaxng.datatypes.facets import checks

            every = (*kind.limits, *params)
            self._of_literal, self._of_value = checks(name, self._space, every, _NOWHERE)

    @property
    def needs_namespaces(self) -> bool:
        """True if a literal's value depends on the namespaces in force."""
        return self._space.uses_namespaces

    def allows(
        self,
        literal: str,
        namespaces: Mapping[str, str] | None = None,
        entities: Container[str] = (),
    ) -> bool:
        """True if the literal, as it stands in the document, is of the type (section 9.3.8).

        `namespaces` are the prefixes in force, "" for the default namespace; `entities` are the
        unparsed entities declared, without which no literal is an ENTITY.
        """
        return self.value(literal, namespaces, entities) is not None

    def value(
        self,
        literal: str,
        namespaces: Mapping[str, str] | None = None,
        entities: Container[str] = (),
    ) -> Hashable | None:
        """The value that the literal stands for, equal to that of its like; None if it has none.

        For decimal "1.0" and "+1", for token " a  b " and "a b", for QName two prefixes of one
        namespace give the same (section 6.2.8: what `<value>` compares).
        """
        space = self._space
        literal = space.white(literal)
        for check in self._of_literal:
            if not check(literal, None):
                return None
        context = Context(namespaces or {}, entities) if namespaces or entities else _NOWHERE
        value = space.read(literal, context)
        if value is None:
            return None
        for check in self._of_value:
            if not check(literal, value):
                return None
        return value

    def describe(self) -> str:
        """A phrase for “must be ...”: "a whole number from 1 to 10", "a year such as 1953"."""
        from tei.relaxng.datatypes.phrases import describe

        return describe(self.name, self.params)

    def __repr__(self) -> str:
        return f"Datatype({self.library!r}, {self.name!r}, {self.params!r})"


def create(library: str, name: str, params: tuple[tuple[str, str], ...]) -> Datatype:
    """The type of that name, with those parameters; errors as for `datatype`."""
    if library == XSD:
        if name not in TYPES:
            raise DatatypeError(f"XML Schema has no datatype “{name}”{_nearest(name)}.")
        return Datatype(library, name, params)
    if library:
        raise DatatypeError(
            f"The datatype library “{library}” is not known here; those known are “{XSD}” and "
            "the built-in one, whose name is empty."
        )
    if name not in ("string", "token"):
        raise DatatypeError(
            f"The built-in datatype library has the types string and token only, not “{name}”; "
            f'datatypeLibrary="{XSD}" may be missing.'
        )
    if params:
        raise DatatypeError(
            f"The built-in type {name} takes no parameters, so not “{params[0][0]}” either; "
            f'{name} of datatypeLibrary="{XSD}" does.'
        )
    return Datatype(library, name, params)


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name[:40], TYPES, 1)
    return f"; the nearest name is “{near[0]}”" if near else ""


def _space(kind: _Type) -> Space:
    """The value space, its module loaded when the first type of its sort is asked for."""
    spaces: dict[str, Space]
    match kind.module:
        case "strings":
            from tei.relaxng.datatypes.strings import SPACES as spaces
        case "numbers":
            from tei.relaxng.datatypes.numbers import SPACES as spaces
        case "dates":
            from tei.relaxng.datatypes.dates import SPACES as spaces
        case "durations":
            from tei.relaxng.datatypes.durations import SPACES as spaces
        case _:
            from tei.relaxng.datatypes.xmlnames import SPACES as spaces
    return spaces[kind.space]
