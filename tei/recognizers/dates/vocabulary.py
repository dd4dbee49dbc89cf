"""The words of dates: months, days of the week, ordinals, seasons; all in lower case."""

from __future__ import annotations

_MONTHS = (
    "january jan januar janvier enero gennaio januari",
    "february feb febr februar février fevrier febrero febbraio februari",
    "march mar märz maerz mars marzo maart",
    "april apr avril abril aprile",
    "may mai mayo maggio mei",
    "june jun juni juin junio giugno",
    "july jul juli juillet julio luglio",
    "august aug août aout agosto augustus",
    "september sept sep septbr septembre septiembre settembre",
    "october oct octr octbr oktober octobre octubre ottobre",
    "november nov novr novbr novembre noviembre",
    "december dec decr decbr dezember décembre decembre diciembre dicembre",
)
MONTHS: dict[str, int] = {
    word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()
}

# Names that may stand in lower case where their own language writes them so, after a day.
SMALL_MONTHS = frozenset(
    "janvier février fevrier mars avril mai juin juillet août aout septembre octobre novembre "
    "décembre decembre enero febrero marzo abril mayo junio julio agosto septiembre octubre "
    "noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre "
    "dicembre januari februari maart mei".split()
)

# English words too, so that the name alone, or before a word, is no evidence.
DOUBTFUL_MONTHS = frozenset("may march mar mars mai jun jan".split())

_WEEKDAYS = (
    "monday mon montag lundi",
    "tuesday tues tue dienstag mardi",
    "wednesday wed weds mittwoch mercredi",
    "thursday thurs thur thu donnerstag jeudi",
    "friday fri freitag vendredi",
    "saturday sat samstag sonnabend samedi",
    "sunday sun sonntag dimanche",
)
WEEKDAYS: dict[str, int] = {
    word: number for number, words in enumerate(_WEEKDAYS) for word in words.split()
}
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_UNITS = "first second third fourth fifth sixth seventh eighth ninth".split()
_TEENS = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
    "nineteenth twentieth"
).split()
ORDINALS: dict[str, int] = {word: n for n, word in enumerate(_UNITS + _TEENS, 1)}
ORDINALS |= {f"twenty-{word}": 20 + n for n, word in enumerate(_UNITS, 1)}
ORDINALS |= {"thirtieth": 30, "thirty-first": 31}

SEASONS = frozenset("spring summer autumn fall winter".split())

ROMAN_MONTHS = {
    word: n for n, word in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), 1)
}
