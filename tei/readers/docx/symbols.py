"""Characters of the fonts of symbols -> the characters of Unicode that look like them.

    Symbol F061  ->  α        Wingdings F0FC  ->  ✓        Wingdings F099  ->  (as it stands)
"""

from __future__ import annotations

from typing import Any

from tei.readers.office.package import attribute

_SYMBOLS = dict(zip(range(0xF041, 0xF05B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True))
_SYMBOLS |= dict(zip(range(0xF061, 0xF07B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
_SYMBOLS |= {0xF0A3: "≤", 0xF0B3: "≥", 0xF0B1: "±", 0xF0B4: "×", 0xF0B7: "•", 0xF0AE: "→",
             0xF0AC: "←", 0xF0B0: "°", 0xF0A5: "∞", 0xF0B9: "≠", 0xF0BB: "≈"}  # fmt: skip
_WINGDINGS = {0xF0FC: "✓", 0xF0FB: "✗", 0xF0FE: "☒", 0xF0A8: "☐", 0xF04A: "☺", 0xF04C: "☹",
              0xF0E0: "→", 0xF0DF: "←", 0xF0A7: "▪", 0xF0D8: "➢", 0xF06F: "☐"}  # fmt: skip
_FIRST, _LAST = 0xF020, 0xF0FF  # where Word puts the characters of such a font


def symbol(element: Any) -> str:
    """The character of a `<w:sym>`; "" if it names none."""
    try:
        number = int(attribute(element, "char"), 16)
    except ValueError:
        return ""
    if not 0 < number < 0x110000 or 0xD800 <= number < 0xE000:
        return ""
    return _looked_up(number, attribute(element, "font"))


def readable(words: str, font: str) -> str:
    """Words typed in a font of symbols.

    >>> readable("a \\uf062", "Symbol"), readable("a \\uf0fc", "Times")
    ('a β', 'a \\uf0fc')
    """
    if not any(_FIRST <= ord(sign) <= _LAST for sign in words):
        return words
    return "".join(
        _looked_up(ord(sign), font) if _FIRST <= ord(sign) <= _LAST else sign for sign in words
    )


def _looked_up(number: int, font: str) -> str:
    font = font.lower()
    low = number | 0xF000 if number < 0x100 else number
    if font.startswith("wingdings"):
        return _WINGDINGS.get(low, chr(number))
    if font == "symbol":
        return _SYMBOLS.get(low, chr(number - 0xF000) if 0xF020 <= number < 0xF07F else chr(number))
    return chr(number)
