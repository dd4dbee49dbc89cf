"""A datatype in words, for messages: "must be a whole number from 1 to 10"."""

from __future__ import annotations

from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["describe"]

_PHRASES = {
    "string": "text",
    "normalizedString": "text",
    "token": "text",
    "boolean": "“true” or “false”",
    "language": "a language tag such as en or de-AT",
    "anyURI": "a URI or pointer, such as #n1 or https://example.org/",
    "hexBinary": "bytes in hexadecimal, such as 0FB7",
    "base64Binary": "bytes in Base64",
    "decimal": "a number such as 3.14",
    "double": "a number such as 3.14 or 1e6",
    "float": "a number such as 3.14 or 1e6",
    "dateTime": "a date and time such as 1953-06-17T10:00:00",
    "time": "a time such as 10:00:00",
    "date": "a date such as 1953-06-17",
    "gYearMonth": "a year and month such as 1953-06",
    "gYear": "a year of four digits or more, such as 1953",
    "gMonthDay": "a month and day such as --06-17",
    "gDay": "a day of the month such as ---17",
    "gMonth": "a month such as --06",
    "duration": "a duration such as P1Y2M3D or PT10H30M",
    "Name": "an XML name: one word of letters, digits, “.”, “-”, “_”, “:” that starts with a "
    "letter",
    "NCName": "an XML name without colon: one word of letters, digits, “.”, “-”, “_” that starts "
    "with a letter or “_”",
    "NMTOKEN": "one word of letters, digits, “.”, “-”, “_”, “:”",
    "NMTOKENS": "one or more words of letters, digits, “.”, “-”, “_”, “:”",
    "ID": "an identifier: one word of letters, digits, “.”, “-”, “_” that starts with a letter or "
    "“_”",
    "IDREF": "the identifier of another element",
    "IDREFS": "one or more identifiers of other elements",
    "ENTITY": "an unparsed entity that the DTD declares",
    "ENTITIES": "one or more unparsed entities that the DTD declares",
    "QName": "a name whose prefix, if any, is declared",
    "NOTATION": "a notation's name whose prefix, if any, is declared",
}
_WHOLE = {
    "integer": ("", ""),
    "nonPositiveInteger": ("", "0"),
    "negativeInteger": ("", "-1"),
    "nonNegativeInteger": ("0", ""),
    "positiveInteger": ("1", ""),
    "long": ("-9223372036854775808", "9223372036854775807"),
    "int": ("-2147483648", "2147483647"),
    "short": ("-32768", "32767"),
    "byte": ("-128", "127"),
    "unsignedLong": ("0", "18446744073709551615"),
    "unsignedInt": ("0", "4294967295"),
    "unsignedShort": ("0", "65535"),
    "unsignedByte": ("0", "255"),
}
# Patterns that many schemas have, in words: what they ask for is plainer than they are.
_PATTERNS = {
    r"\S+": "one word without spaces",
    r"\S*": "text without spaces",
    r"[^\s]+": "one word without spaces",
    r"[^\p{C}\p{Z}]+": "one word without spaces",
    r"(\p{L}|\p{N}|\p{P}|\p{S})+": "one word of letters, digits, punctuation and symbols",
    r"[A-Z]+": "one word of capitals A to Z",
    r"\d+": "a number in digits",
    r"[0-9]+": "a number in digits",
    ".+": "text that is not empty",
    r"(\-?[\d]+/\-?[\d]+)": "a fraction such as 1/3",
    r"[0-9.,DHMPRSTWYZ/:+\-]+": "a date, time or period in the signs of ISO 8601, such as "
    "1953-06-17 or 1953/1954",
}
_UNITS = {"hexBinary": "byte", "base64Binary": "byte"} | dict.fromkeys(
    ("NMTOKENS", "IDREFS", "ENTITIES"), "word"
)
_TEXTS = ("string", "normalizedString", "token")


def describe(name: str, params: Sequence[tuple[str, str]]) -> str:
    """The phrase after "must be" for a type with parameters.

    ("gYear", ())                          ->  "a year of four digits or more, such as 1953"
    ("token", [("pattern", "[A-Z]+x")])    ->  "text that matches [A-Z]+x"
    """
    given: dict[str, str] = {}
    patterns = []
    for param, value in params:
        if param == "pattern":
            patterns.append(value)
        else:
            given[param] = value.strip()
    least, most = _WHOLE.get(name, ("", ""))
    phrase = "a whole number" if name in _WHOLE else _PHRASES[name]
    if name in _TEXTS and patterns and patterns[0] in _PATTERNS:
        phrase = _PATTERNS[patterns.pop(0)]
    parts = [_bounds(given, least, most), _digits(given), _lengths(given, name)]
    if patterns:
        parts.append("that matches " + " and ".join(patterns))
    return " ".join([phrase, *[part for part in parts if part]])


def _bounds(given: dict[str, str], least: str, most: str) -> str:
    least = given.get("minInclusive", least)
    most = given.get("maxInclusive", most)
    parts = []
    if "minExclusive" in given:
        parts.append(f"after {given['minExclusive']}")
        least = ""
    if "maxExclusive" in given:
        parts.append(f"before {given['maxExclusive']}")
        most = ""
    if least and most:
        parts.insert(0, f"from {least} to {most}")
    elif least:
        parts.insert(0, f"from {least} on")
    elif most:
        parts.insert(0, f"up to {most}")
    return " and ".join(parts)


def _digits(given: dict[str, str]) -> str:
    parts = []
    if "totalDigits" in given:
        parts.append(f"of at most {_counted(given['totalDigits'], 'digit')}")
    if "fractionDigits" in given:
        parts.append(f"with at most {_counted(given['fractionDigits'], 'decimal')}")
    return " ".join(parts)


def _lengths(given: dict[str, str], name: str) -> str:
    unit = _UNITS.get(name, "character")
    if "length" in given:
        return f"of {_counted(given['length'], unit)}"
    least, most = given.get("minLength"), given.get("maxLength")
    if least and most:
        return f"of {least} to {_counted(most, unit)}"
    if least:
        return f"of at least {_counted(least, unit)}"
    return f"of at most {_counted(most, unit)}" if most else ""


def _counted(number: str, unit: str) -> str:
    return f"{number} {unit}{'' if number == '1' else 's'}"
