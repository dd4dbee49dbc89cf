"""Decimal and floating-point numbers: XML Schema Part 2 (second edition), 3.2.3 to 3.2.5.

A decimal is kept as its digits, not as a number: Python refuses to convert a literal of ten
thousand digits and needs quadratic time for it, and a document may hold one.

    -007.50  ->  ("-", "7", "5")        0.0  ->  ("", "", "")
"""

from __future__ import annotations

import re

from tei.regexes import compiled
from tei.relaxng.datatypes.spaces import Context, Space

__all__ = ["SPACES", "Decimal", "digits_of", "less"]

Decimal = tuple[str, str, str]  # the sign, digits before the point, digits after it

_DECIMAL = r"([+-]?)([0-9]*)(?:\.([0-9]*))?"
_INTEGER = r"[+-]?[0-9]+"
_FLOAT = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
_SPECIAL = {"INF": float("inf"), "-INF": float("-inf")}
_NOT_A_NUMBER = "NaN"  # a word, since it shall equal itself and have no place in the order


def _decimal(literal: str, context: Context | None) -> Decimal | None:
    found = compiled(_DECIMAL, re.ASCII).fullmatch(literal)
    if not found or not (found[2] or found[3]):
        return None
    whole, fraction = found[2].lstrip("0"), (found[3] or "").rstrip("0")
    return ("-" if found[1] == "-" and (whole or fraction) else "", whole, fraction)


def _integer(literal: str, context: Context | None) -> Decimal | None:
    return _decimal(literal, context) if compiled(_INTEGER, re.ASCII).fullmatch(literal) else None


def less(one: object, other: object) -> bool:
    """True if the first decimal is the smaller; linear in their digits."""
    sign, size = _size(one)  # type: ignore[arg-type]
    sign_of_other, size_of_other = _size(other)  # type: ignore[arg-type]
    if sign != sign_of_other:
        return bool(sign)
    return size > size_of_other if sign else size < size_of_other


def _size(value: Decimal) -> tuple[str, tuple[int, str, str]]:
    sign, whole, fraction = value
    return sign, (len(whole), whole, fraction)


def digits_of(value: Decimal) -> tuple[int, int]:
    """How many digits a decimal has altogether, and how many after the point.

    As many as it needs (section 4.3.11): 0.070 has 2 and 2, 700 has 3 and 0.
    """
    _, whole, fraction = value
    return len((whole + fraction).lstrip("0")) or 1, len(fraction)


def _double(literal: str, context: Context) -> float | str | None:
    if compiled(_FLOAT, re.ASCII).fullmatch(literal):
        return float(literal) + 0.0  # -0.0 + 0.0 is 0.0: the two are one value
    return _NOT_A_NUMBER if literal == "NaN" else _SPECIAL.get(literal)


def _float(literal: str, context: Context) -> float | str | None:
    """A double rounded to 32 bits (section 3.2.4)."""
    value = _double(literal, context)
    if value is None or isinstance(value, str):
        return value
    from struct import pack, unpack

    try:
        rounded: float = unpack("<f", pack("<f", value))[0]
    except OverflowError:
        return _SPECIAL["INF" if value > 0 else "-INF"]
    return rounded


def _less_float(one: object, other: object) -> bool:
    return isinstance(one, float) and isinstance(other, float) and one < other


SPACES = {
    "decimal": Space(_decimal, less=less, is_decimal=True),
    "integer": Space(_integer, less=less, is_decimal=True),
    "double": Space(_double, less=_less_float),
    "float": Space(_float, less=_less_float),
}
