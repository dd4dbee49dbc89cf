"""Simple types of XML Schema, as patterns that the diagnosis of RELAX NG can ask.

XML Schema Part 2: Datatypes; the types are those of `xmlschema`, which also says what is valid.
"""

from __future__ import annotations

from collections.abc import Container, Hashable, Mapping
from typing import Any

from tei.relaxng.datatypes import Datatype, datatype
from tei.relaxng.datatypes.library import TYPES, XSD
from tei.relaxng.patterns import Pattern, Patterns

__all__ = ["id_type", "simple_content"]

_DEEPEST = 50
_MOST = 10_000  # values that are kept in mind
_FACETS = ("length", "minLength", "maxLength", "minInclusive", "maxInclusive", "minExclusive",
           "maxExclusive", "totalDigits", "fractionDigits")  # fmt: skip
_STRINGS = "anySimpleType anyAtomicType untypedAtomic".split()
_X = "{http://www.w3.org/2001/XMLSchema}"


class _Simple(Datatype):
    """A simple type of a schema: its values are those that `xmlschema` takes."""

    __slots__ = ("_known", "_type")

    def __init__(self, of: Any) -> None:
        self._type = of
        self._known: dict[str, bool] = {}  # xmlschema takes its time for each value
        self.name = _built_in(of)
        self.library, self.params = XSD, _facets(of)
        self.id_type = id_type(of)

    @property
    def needs_namespaces(self) -> bool:
        return self.name in ("QName", "NOTATION")

    def value(
        self,
        literal: str,
        namespaces: Mapping[str, str] | None = None,
        entities: Container[str] = (),
    ) -> Hashable | None:
        """The literal itself, if it is valid."""
        if self.needs_namespaces:
            return datatype(XSD, self.name).value(literal, namespaces)
        known = self._known.get(literal)
        if known is None:
            if len(self._known) > _MOST:
                self._known.clear()
            known = self._known[literal] = bool(self._type.is_valid(literal))
        return literal if known else None


def simple_content(make: Patterns, of: Any, depth: int = 0) -> Pattern:
    """The pattern of a simple type.

    A union of dates gives a choice, an enumeration its values, a list of words a list.
    """
    if of is None or depth > _DEEPEST or of.local_name in _STRINGS:
        return make.text
    if of.enumeration:
        token = datatype("", "token")
        literals = [_literal(one) for one in of.enumeration]
        return make.choice([make.value(token, token.value(one), one) for one in literals])
    has_own = bool(_facets(of, own=True))
    if not has_own and (members := getattr(of, "member_types", None)):
        return make.choice([simple_content(make, one, depth + 1) for one in members])
    item = getattr(of, "item_type", None)
    if not has_own and item is not None:
        return make.optional(make.list_of(make.one_or_more(simple_content(make, item, depth + 1))))
    if (of.is_union() or of.is_list()) and _is_lengthened(of) and of.base_type is not None:
        return simple_content(make, of.base_type, depth + 1)
    return make.data(_Simple(of))


def _is_lengthened(of: Any) -> bool:
    """Whether a restriction says only that there is something in it, as its patterns do, too."""
    return _facets(of, own=True) in ((), (("minLength", "1"),))


def _literal(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _built_in(of: Any) -> str:
    """The type of XML Schema itself that a type comes from: `anyURI`; string for several."""
    for _ in range(_DEEPEST):
        name = of.local_name or ""
        if of.target_namespace == _X[1:-1] and name in TYPES:
            return str(name)
        if of.base_type is None or of.base_type is of:
            break
        of = of.base_type
    return "string"


def id_type(of: Any) -> str:
    """ID, IDREF or IDREFS, if a type is one or comes from one; "" otherwise."""
    name = _built_in(of) if of is not None else ""
    return name if name in ("ID", "IDREF", "IDREFS") else ""


def _facets(of: Any, own: bool = False) -> tuple[tuple[str, str], ...]:
    """The facets of a type (or only those that it adds itself), as RELAX NG has parameters."""
    found: list[tuple[str, str]] = []
    for _ in range(_DEEPEST):
        if of is None or of.target_namespace == _X[1:-1]:
            break
        facets = of.facets
        for name in _FACETS:
            facet = facets.get(_X + name)
            if facet is not None and name not in dict(found):
                found.append((name, str(facet.value)))
        if patterns := getattr(facets.get(_X + "pattern"), "regexps", None):
            found += [("pattern", pattern) for pattern in patterns]
        if own or of.base_type is of:
            break
        of = of.base_type
    return tuple(dict.fromkeys(found))
