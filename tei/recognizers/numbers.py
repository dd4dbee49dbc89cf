"""Numbers, percentages, money, measures and times, if the edition asks for them.

Guidelines: CONANU (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#CONANU).
`[numbers] encode = true` in edition.toml; otherwise numbers are left alone.

    1,500 miles      <measure type="length" quantity="1500" unit="mile">1,500 miles</measure>
    $2.5 million     <measure type="currency" quantity="2500000" unit="USD">$2.5 million</measure>
    12 per cent      <num type="percentage" value="12">12 per cent</num>
    twenty-three     <num type="cardinal" value="23">twenty-three</num>
    at 10:30 p.m.    at <time when="22:30:00">10:30 p.m.</time>

Numbers inside dates, references, identifiers, addresses and note markers are those elements' own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei.recognizers.cursor import Cursor
from tei.recognizers.dates import years
from tei.regexes import compiled
from tei.standoff import Annotation, Intervals
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

RULE = "numbers"
WHY_NUMBER = "figures that count"
WHY_WORD = "a numeral in words"
WHY_MEASURE = "a number with its unit"
WHY_MONEY = "a number with its currency"
WHY_PERCENT = "a number of hundredths"
WHY_TIME = "an hour of the day"
WHY_ORDINAL = "a number that orders"

# Patterns are compiled when first needed, for most texts need few of them.
_FIGURES = r"[0-9](?<![\w.,:/].)(?:[0-9]{0,2}(?:,[0-9]{3})+|[0-9]*)(?:\.[0-9]+)?"
_BOUNDARY = r"(?![\w/:]|[.,][0-9])"
_SCALE = r"\s+(hundred|thousand|million|billion)(?![^\W_])"
_UNIT = r"[\s-]+([^\W\d_]+)\.?(?![^\W_])"
_CURRENCY_AFTER = (
    r"\s+(dollars?|pounds?|francs?|marks?|roubles?|rubles?|shillings?|cents?|euros?)(?![^\W_])"
)
_PERCENT = r"\s?(?:%|per\s?cent(?![^\W_]))"
_CLOCK = (
    r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))?\s?(?P<half>[ap]\.\s?m\.|[ap]m(?![^\W_]))"
    r"|(?P<hour24>[0-2]?[0-9]):(?P<minute24>[0-5][0-9])(?![\w:])|(?P<sharp>[0-9]{1,2})\s?o[’']clock"
)
_ORDINAL = r"([0-9]{1,3})(?:st|nd|rd|th)(?![^\W_])"
_SIGNS = {"$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY"}
_CURRENCIES = {
    "dollar": "USD", "pound": "GBP", "franc": "FRF", "mark": "DEM", "rouble": "RUB",
    "ruble": "RUB", "shilling": "shilling", "cent": "cent", "euro": "EUR",
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_UNITS = {
    "length": "mile miles foot feet inch inches yard yards metre metres meter meters kilometre "
    "kilometres kilometer kilometers km cm mm league leagues fathom fathoms",
    "weight": "ton tons tonne tonnes pound ounce ounces kg kilogram kilograms gram grams stone",
    "area": "acre acres hectare hectares",
    "volume": "gallon gallons pint pints litre litres liter liters bushel bushels barrel barrels",
    "duration": "second seconds minute minutes hour hours day days week weeks month months year "
    "years decade decades",
    "temperature": "degree degrees",
}
_KIND_OF_UNIT = {unit: kind for kind, units in _UNITS.items() for unit in units.split()}
_SINGULAR = {"feet": "foot", "inches": "inch"}
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
# "one" is a pronoun too often to be a number by itself.
_WORDS = {word: n for n, word in enumerate(_SMALL) if word not in ("zero", "one")}
_WORDS |= {word: 10 * n for n, word in enumerate(_TENS, 2)}
_WORDS |= {f"{ten}-{_SMALL[n]}": 10 * t + n for t, ten in enumerate(_TENS, 2) for n in range(1, 10)}
_WORD = r"[a-zA-Z]+(?:-[a-z]+)?(?:\s+(?:hundred|thousand|million|billion)(?![^\W_]))?"
_NOT_IN = (
    "date", "ref", "idno", "email", "bibl", "addrLine", "biblScope", "pb", "measure", "num",
    "time", "label", "code", "graphic",
)  # fmt: skip


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation]:
    """Yield `<num>`, `<measure>` and `<time>`, if `[numbers] encode` is set."""
    if not project.setting("numbers", "encode"):
        return
    # All are found before the first is yielded: the layer stays sorted while it is asked.
    cursor = Cursor(document)
    found = list(_all(document.text, layer))
    marks = Intervals(mark for a in layer.annotations for mark in a.marks)  # printed labels
    for number in found:
        if cursor.move_to(number.start, number.end) and not marks.touches(number.start, number.end):
            yield number


def _all(text: str, layer: Layer) -> Iterator[Annotation]:
    done = 0
    for m in compiled(_FIGURES).finditer(text):
        if m.start() < done or layer.covering(m.start(), *_NOT_IN) is not None:
            continue
        found = _time(text, m) or _ordinal(text, m) or _number(text, m)
        if found:
            yield found
            done = found.end
    for m in compiled(_WORD).finditer(text):
        found = _in_words(text, m)
        if found and layer.covering(found.start, *_NOT_IN) is None:
            yield found


def _made(start: int, end: int, element: str, why: str, cert: str, **attributes: str) -> Annotation:
    return Annotation(start, end, element, RULE, why, cert, attributes)


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:g}"


def _time(text: str, m: re.Match[str]) -> Annotation | None:
    clock = compiled(_CLOCK).match(text, m.start())
    if not clock:
        return None
    hour = int(clock["hour"] or clock["hour24"] or clock["sharp"])
    minute = int(clock["minute"] or clock["minute24"] or 0)
    if minute > 59 or hour > (23 if clock["hour24"] else 12):
        return None
    if clock["sharp"]:  # morning or evening is not said
        return _made(*clock.span(), "time", WHY_TIME, "high")
    if half := clock["half"]:
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    cert = "medium" if clock["hour24"] else "high"
    return _made(*clock.span(), "time", WHY_TIME, cert, when=f"{hour:02}:{minute:02}:00")


def _ordinal(text: str, m: re.Match[str]) -> Annotation | None:
    ordinal = compiled(_ORDINAL).match(text, m.start())
    if not ordinal:
        return None
    return _made(*ordinal.span(), "num", WHY_ORDINAL, "high", type="ordinal", value=ordinal[1])


def _number(text: str, m: re.Match[str]) -> Annotation | None:
    start, end = m.span()
    ordered = text[start - 1 : start].isspace() and years.numbered(text, start, max(0, start - 30))
    if ordered or m[0][0] == "0" < m[0][1:2]:
        return None  # "09 D 473", "p. 12", "No. 5"
    if text[end - 1] == "," or not compiled(_BOUNDARY).match(text, end):
        return None
    value = float(m[0].replace(",", ""))
    if scale := compiled(_SCALE).match(text, end):
        value, end = value * _SCALES[scale[1]], scale.end()
    sign = text[start - 1 : start]
    if sign in _SIGNS and sign:
        return _made(start - 1, end, "measure", WHY_MONEY, "high", type="currency",
                     quantity=_plain(value), unit=_SIGNS[sign])  # fmt: skip
    if percent := compiled(_PERCENT).match(text, end):
        return _made(start, percent.end(), "num", WHY_PERCENT, "high", type="percentage",
                     value=_plain(value))  # fmt: skip
    return _measured(text, start, end, value) or _made(
        start, end, "num", WHY_NUMBER, "high", type="cardinal", value=_plain(value)
    )


def _measured(text: str, start: int, end: int, value: float) -> Annotation | None:
    if money := compiled(_CURRENCY_AFTER).match(text, end):
        unit = _CURRENCIES[money[1].rstrip("s")]
        return _made(start, money.end(), "measure", WHY_MONEY, "high", type="currency",
                     quantity=_plain(value), unit=unit)  # fmt: skip
    unit_word = compiled(_UNIT).match(text, end)
    kind = _KIND_OF_UNIT.get(unit_word[1]) if unit_word else None
    if not unit_word or not kind:
        return None
    name = unit_word[1]
    name = _SINGULAR.get(name) or (name.rstrip("s") if len(name) > 2 else name)
    return _made(start, unit_word.end(1), "measure", WHY_MEASURE, "high", type=kind,
                 quantity=_plain(value), unit=name)  # fmt: skip


def _in_words(text: str, m: re.Match[str]) -> Annotation | None:
    first, *scale = m[0].lower().split()
    value = _WORDS.get(first)
    end = m.end()
    if value is None:
        if first not in ("one", "a") or not scale:
            # The pattern may have taken a hyphened word: "two-storey" counts storeys.
            return None
        value = 1
    if scale:
        value *= _SCALES[scale[0]]
    start = m.start()
    if start and (text[start - 1].isalnum() or text[start - 1] in "-’'"):
        return None
    return _measured(text, start, end, value) or _made(
        start, end, "num", WHY_WORD, "high", type="cardinal", value=str(value)
    )
