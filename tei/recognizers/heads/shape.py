"""What a short line looks like: its number, its capitals, the words a heading may not have.

    "Chapter IV. The Road"  ->  family "keyword", rank 4, number (4,), case "title"
    "2.1 Data and method"   ->  family "decimal", rank 2, number (2, 1), case "sentence"
    "THE ROAD NORTH"        ->  case "capitals"

The same reading serves the rules `front_matter`, `embedded_documents` and `heads`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tei.regexes import compiled
from tei.typed import Record


class Shape(Record):
    """A line read as a heading.

    `words` are its words joined by single spaces, without a note marker at the end; `title` those
    after the number. `family` is how it is numbered: `keyword` (chapter, part), `decimal`,
    `roman`, `letter`, `hash` (`##`) or "". `rank` is the level its numbering claims, `number` the
    values printed. `case` is `capitals`, `title`, `sentence` or `lower`; `tokens` counts the words.
    """

    words: str
    title: str
    family: str
    rank: int
    number: tuple[int, ...]
    case: str
    tokens: int


RANK_OF_KEYWORD = {
    "volume": 1, "vol": 1, "book": 2, "part": 3, "act": 3,
    "acte": 3, "akt": 3, "aufzug": 3, "scène": 5, "szene": 5, "auftritt": 5,
    "acto": 3, "jornada": 3, "escena": 5, "atto": 3, "scena": 5,
    "chapitre": 4, "kapitel": 4, "capítulo": 4, "capitolo": 4,
    "chapter": 4, "chap": 4, "stave": 4, "canto": 4, "letter": 4, "lecture": 4, "lesson": 4,
    "appendix": 4, "annex": 4, "scene": 5, "section": 5, "sect": 5, "article": 5, "excursus": 5,
}  # fmt: skip
_NUMBER_WORDS = {
    word: value
    for value, words in enumerate(
        "one first;two second;three third;four fourth;five fifth;six sixth;seven seventh;"
        "eight eighth;nine ninth;ten tenth;eleven eleventh;twelve twelfth;thirteen thirteenth;"
        "fourteen fourteenth;fifteen fifteenth;sixteen sixteenth;seventeen seventeenth;"
        "eighteen eighteenth;nineteen nineteenth;twenty twentieth".split(";"),
        1,
    )
    for word in words.split()
} | {
    word: value
    for value, words in enumerate(
        "premier première primero primera primo prima erster"
        ";second seconde deuxième segundo segunda secondo seconda zweiter"
        ";troisième tercero tercera terzo terza dritter"
        ";quatrième cuarto cuarta quarto quarta vierter;cinquième quinto quinta fünfter"
        ";sechster;siebenter siebter;achter;neunter;zehnter;elfter;zwölfter".split(";"),
        1,
    )
    for word in words.split()
}
_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth erster zweiter dritter "
    "vierter fünfter sechster siebenter siebter achter neunter zehnter elfter zwölfter premier "
    "première deuxième troisième quatrième cinquième".split()
)
SMALL_WORDS = frozenset(
    "a about after against all among an and around as at before between but by de der des di du "
    "during et for from her his if in into is its la le les my near nor not of off on onto or our "
    "out over per than that the their through to toward towards under und until up upon versus via "
    "von vs when where which who with within without your".split()
)
# With one of these a line in sentence case is rather a sentence than a heading.
_FINITE = frozenset(
    "am are asked became came can cannot could did do does found gave goes got had has have heard "
    "is knew made may might must said saw says seemed seems shall should shows stood thought told "
    "took wants was went were will would wrote".split()
)
# Nor does a heading in sentence case begin so.
_OPENERS = frozenset(
    "after although and as because but consider finally first for he hence her here his however i "
    "if it its let my next no now once one our please see she so some such that "
    "their then there therefore these they this those thus we well when whereas while yes yet "
    "you your compare cf where similarly unlike like again also perhaps".split()
)
_SUBJECTS = frozenset(["he", "i", "it", "she", "they", "we", "you"])
_QUESTIONS = frozenset(["how", "what", "when", "where", "which", "who", "whom", "whose", "why"])
_KEYWORD = compiled(r"(?:the )?([^\W\d_]+)\.? (?:the )?([\w-]+)\b[.:)]?(?: ?[—–:-])? ?", re.I)
_NUMBERED = compiled(
    r"(?:§ ?)?(?:(\d{1,2}(?:\.\d{1,3}){0,5})[.):]?|([IVXLC]{1,7})[.):]|([A-Z])[.):])"
    r"(?: ?[—–-])? +(?=\S)"
)
_NUMBER_ALONE = compiled(r"[IVXLC]{1,7}\.?|\d{1,3}\.?")
_LAST_OF_MARKERS = frozenset("])¹²³⁴⁵⁶⁷⁸⁹⁰*†‡§\n")
_MARKER_AT_END = compiled(r"(?: ?\[\^?\w{1,3}\]| ?\(\d{1,3}\)|[¹²³⁴-⁹⁰*†‡§]+)$")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def roman(numeral: str) -> int:
    """The value of a roman numeral, 0 if it is none.

    >>> roman("XIV"), roman("IIX"), roman("MIX")
    (14, 0, 1009)
    """
    total = 0
    values = [_ROMAN_VALUES.get(letter, 0) for letter in numeral.upper()]
    if not values or 0 in values or len(values) > 15:
        return 0
    for value, following in zip(values, [*values[1:], 0], strict=True):
        total += value if value >= following else -value
    return total if to_roman(total) == numeral.upper() else 0


def to_roman(value: int) -> str:
    """A number in roman numerals: 14 -> "XIV"."""
    if not 0 < value < 4000:
        return ""
    digits = ""
    for sign, worth in (
        ("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90),
        ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1),
    ):  # fmt: skip
        count, value = divmod(value, worth)
        digits += sign * count
    return digits


def number_of(word: str) -> int:
    """The value of a number in digits, roman numerals or words; 0 if it is none."""
    if word.isdecimal():
        return int(word) if len(word) < 5 else 0
    return _NUMBER_WORDS.get(word.lower(), 0) or roman(word)


def without_marker(text: str) -> str:
    """The text without the marker of a note at its end: "The Road[3]" -> "The Road"."""
    if text[-1:] not in _LAST_OF_MARKERS:
        return text.rstrip() or text
    return _MARKER_AT_END.sub("", text).rstrip() or text


@lru_cache(4096)  # short lines recur, and several rules look at the same ones
def shape_of(text: str) -> Shape:
    """Read a line, or a few joined by spaces."""
    words = without_marker(" ".join(text.split()))
    family, rank, title = "", 0, words
    number: tuple[int, ...] = ()
    if words.startswith("#"):
        bare = words.lstrip("#")
        if len(words) - len(bare) <= 6 and bare.startswith(" "):
            family, rank, title = "hash", len(words) - len(bare), bare.strip(" #")
    elif keyword := _KEYWORD.match(words):
        rank = RANK_OF_KEYWORD.get(keyword[1].lower(), 0)
        value = number_of(keyword[2]) if rank else 0
        if not rank and keyword[1].lower() in _ORDINALS:  # "Second Part"
            rank = RANK_OF_KEYWORD.get(keyword[2].lower(), 0)
            value = number_of(keyword[1]) if rank else 0
        if not value and rank and keyword[1].lower() in ("appendix", "annex"):
            value = ord(keyword[2].upper()) - 64 if len(keyword[2]) == 1 else 0
        if value:
            family, number, title = "keyword", (value,), words[keyword.end() :]
    if not family:
        rank = 0
        if numbered := _NUMBERED.match(words):
            family, rank, number = _numbering(*numbered.groups())
            title = words[numbered.end() :] if family else words
        elif _NUMBER_ALONE.fullmatch(words) and number_of(words.rstrip(".")):
            family, rank = ("decimal", 1) if words[0].isdecimal() else ("roman", 2)
            number, title = (number_of(words.rstrip(".")),), ""
    return Shape(words, title, family, rank, number, case_of(title or words), words.count(" ") + 1)


def _numbering(
    decimal: str | None, numeral: str | None, letter: str | None
) -> tuple[str, int, tuple[int, ...]]:
    if decimal:
        values = tuple(int(part) for part in decimal.split("."))
        return "decimal", len(values), values
    if numeral:
        return ("roman", 2, (roman(numeral),)) if roman(numeral) else ("", 0, ())
    return "letter", 3, (ord((letter or "A").upper()) - 64,)


def case_of(words: str) -> str:
    """`capitals`, `title`, `sentence` or `lower`.

    >>> [case_of(w) for w in ("THE ROAD", "The Long Road to It", "The long road", "(xpath)")]
    ['capitals', 'title', 'sentence', 'lower']
    """
    if words.upper() == words and sum(map(str.isalpha, words)) > 1:
        return "capitals"
    first, content, capital = "", 0, 0
    for token in words.split():
        bare = token.strip("\"'“”‘’«»([{<.,:;!?)]}>—–-")
        if not bare:
            continue
        if not first:
            first = bare
        elif bare.lower() in SMALL_WORDS:
            continue
        content += 1
        capital += bare[0].isupper() or bare[0].isdecimal()
    if not first or first[0].islower():
        return "lower"
    return "title" if capital >= 0.8 * content else "sentence"


def reads_like_a_sentence(shape: Shape) -> bool:
    """True if words that only begin with a capital are rather a sentence than a heading."""
    tokens = [token.strip("\"'“”‘’(),:;?").lower() for token in shape.title.split()]
    if not tokens or tokens[0] in _OPENERS or tokens[:2] == ["the", "following"]:
        return True
    if shape.title.endswith("?"):
        asks = {tokens[0], (shape.title.partition(": ")[2].split() or [""])[0].lower()}
        return asks.isdisjoint(_QUESTIONS)
    return not (_FINITE.isdisjoint(tokens) and _SUBJECTS.isdisjoint(tokens))
