"""Numbers as labels print them, in the formats of Word and Writer."""

from __future__ import annotations

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_SIGNS = "*†‡§"


_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
KNOWN = frozenset(
    "none bullet decimal 1 lowerRoman i upperRoman I lowerLetter a upperLetter A decimalZero "
    "ordinal chicago hex numberInDash russianLower russianUpper decimalEnclosedCircle "
    "decimalEnclosedParen decimalFullWidth".split()
)


def numeral(number: int, form: str, language: str = "") -> str:
    """A number in one of the formats, by Word's name for it or Writer's.

    >>> numeral(4, "decimal"), numeral(4, "lowerRoman"), numeral(28, "upperLetter"), numeral(6, "1")
    ('4', 'iv', 'BB', '6')
    >>> numeral(4, "decimalZero"), numeral(6, "chicago"), numeral(3, "ordinal"), numeral(3, "none")
    ('04', '††', '3.', '')
    >>> numeral(22, "ordinal", "en-GB"), numeral(3, "decimalEnclosedCircle"), numeral(2, "abjad")
    ('22nd', '③', '2')
    """
    if form in ("none", "bullet") or number < 0:
        return ""
    if form in ("lowerRoman", "i"):
        return _roman(number)
    if form in ("upperRoman", "I"):
        return _roman(number).upper()
    if form in ("lowerLetter", "a"):
        return _letters(number)
    if form in ("upperLetter", "A"):
        return _letters(number).upper()
    if form == "decimalZero":
        return f"{number:02}"
    if form == "ordinal":
        return f"{number}{_ending(number) if language[:2] == 'en' else '.'}"
    if form in _SIGNED:
        return _signed(number, form)
    if form == "chicago" and number:
        return _SIGNS[(number - 1) % 4] * min((number - 1) // 4 + 1, 20)
    return str(number)


_SIGNED = {"decimalEnclosedCircle": 0x2460, "decimalEnclosedParen": 0x2474, "hex": 0,
           "numberInDash": 0, "russianLower": 0, "russianUpper": 0,
           "decimalFullWidth": 0}  # fmt: skip


def _signed(number: int, form: str) -> str:
    """A number in signs that have a place of their own in Unicode, or between signs."""
    if form == "hex":
        return f"{number:X}"
    if form == "numberInDash":
        return f"- {number} -"
    if form == "decimalFullWidth":
        return "".join(chr(0xFF10 + int(digit)) for digit in str(number))
    if form.startswith("russian"):
        if not 0 < number <= len(_CYRILLIC):
            return str(number)
        letter = _CYRILLIC[number - 1]
        return letter if form == "russianLower" else letter.upper()
    return chr(_SIGNED[form] + number - 1) if 0 < number <= 20 else str(number)


def _ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _roman(number: int) -> str:
    if not 0 < number < 5000:
        return str(number)
    words = ""
    for value, letters in _ROMAN:
        words += letters * (number // value)
        number %= value
    return words


def _letters(number: int) -> str:
    """Word's way past z: aa, bb, cc."""
    if not 0 < number <= 780:
        return str(number)
    return "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26] * ((number - 1) // 26 + 1)
