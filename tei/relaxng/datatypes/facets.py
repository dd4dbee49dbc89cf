"""Parameters of a datatype: which may stand with which type, and what they ask of a literal.

XML Schema Part 2 (second edition), section 4.3; which of its facets are parameters in RELAX NG is
said in the "Guidelines for using W3C XML Schema Datatypes with RELAX NG", section 2: not
whiteSpace, and not enumeration, for which there is `<value>`.
"""

from __future__ import annotations

import re

from tei.regexes import compiled
from tei.relaxng.datatypes.errors import DatatypeError
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tei.relaxng.datatypes.numbers import Decimal
    from tei.relaxng.datatypes.spaces import Context, Space

    Check = Callable[[str, object], bool]

__all__ = ["PARAMETERS", "checks"]

PARAMETERS = (
    "length", "minLength", "maxLength", "pattern", "minInclusive", "maxInclusive",
    "minExclusive", "maxExclusive", "totalDigits", "fractionDigits",
)  # fmt: skip
_WHOLE_NUMBER = r"\+?0*([0-9]+)|-0+()"


def checks(
    type_name: str, space: Space, params: Sequence[tuple[str, str]], context: Context
) -> tuple[list[Check], list[Check]]:
    """What must hold of the literal (patterns), and what of its value.

    Errors: DatatypeError for a parameter that is unknown, does not go with the type, or has a
    value that it cannot have.
    """
    of_literal: list[Check] = []
    of_value: list[Check] = []
    for name, text in params:
        if name == "pattern":
            of_literal.append(_pattern(text))
        elif name in ("length", "minLength", "maxLength"):
            of_value.append(_length(type_name, space, name, text))
        elif name in ("totalDigits", "fractionDigits"):
            of_value.append(_digits(type_name, space, name, text))
        elif name in PARAMETERS:
            limit = _limit(type_name, space, name, text, context, (of_literal, of_value))
            of_value.append(_bound(space, name, limit))
        else:
            raise DatatypeError(_unknown(name))
    return of_literal, of_value


def _unknown(name: str) -> str:
    if name == "enumeration":
        return "“enumeration” is no parameter in RELAX NG: write a <choice> of <value> elements."
    if name == "whiteSpace":
        return (
            "“whiteSpace” is no parameter in RELAX NG: take the type string, normalizedString or "
            "token instead."
        )
    return f"There is no parameter “{name}”; the parameters are {', '.join(PARAMETERS)}."


def _pattern(text: str) -> Check:
    from tei.relaxng.datatypes.regexes import pattern

    matches = pattern(text).matches
    return lambda literal, value: matches(literal)


def _number(name: str, text: str, least: int) -> int:
    found = compiled(_WHOLE_NUMBER, re.ASCII).fullmatch(text.strip(" \t\n\r"))
    if not found or (number := int((found[1] or "0")[:10])) < least:
        raise DatatypeError(f"“{name}” must be a whole number from {least} on, not “{text}”.")
    return number


def _length(type_name: str, space: Space, name: str, text: str) -> Check:
    count = space.length
    if count is None:
        raise DatatypeError(f"“{name}” does not go with {type_name}, which has no length.")
    number = _number(name, text, 0)
    if name == "length":
        return lambda literal, value: count(value) == number
    if name == "minLength":
        return lambda literal, value: count(value) >= number
    return lambda literal, value: count(value) <= number


def _digits(type_name: str, space: Space, name: str, text: str) -> Check:
    if not space.is_decimal:
        raise DatatypeError(f"“{name}” goes with decimal and integer types, not with {type_name}.")
    from tei.relaxng.datatypes.numbers import digits_of

    number = _number(name, text, 1 if name == "totalDigits" else 0)
    which = 0 if name == "totalDigits" else 1

    def check(literal: str, value: object) -> bool:
        decimal: Decimal = value  # type: ignore[assignment]
        return digits_of(decimal)[which] <= number

    return check


def _limit(
    type_name: str,
    space: Space,
    name: str,
    text: str,
    context: Context,
    before: tuple[list[Check], list[Check]],
) -> object:
    """The value of a bound, which must itself be one of the type's, as restricted so far."""
    if space.less is None:
        raise DatatypeError(f"“{name}” does not go with {type_name}, whose values have no order.")
    literal = space.white(text)
    value = space.read(literal, context)
    if value is None or not all(check(literal, value) for part in before for check in part):
        raise DatatypeError(f"“{name}” is “{text}”, which the type itself does not allow.")
    return value


def _bound(space: Space, name: str, limit: object) -> Check:
    less = space.less
    assert less is not None
    if name == "minInclusive":
        return lambda literal, value: value == limit or less(limit, value)
    if name == "maxInclusive":
        return lambda literal, value: value == limit or less(value, limit)
    if name == "minExclusive":
        return lambda literal, value: less(limit, value)
    return lambda literal, value: less(value, limit)
