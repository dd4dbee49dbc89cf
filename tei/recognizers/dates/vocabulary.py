"""The words of dates: months, days of the week, ordinals, seasons; all in lower case.

The months are those of the languages of Europe: `tei/recognizers/words/months.txt`.
"""

from __future__ import annotations

from tei.resources import word_list


def _months() -> tuple[dict[str, int], frozenset[str]]:
    """The names of the list `months`, and those that their language writes in lower case."""
    names: dict[str, int] = {}
    small: set[str] = set()
    for line in sorted(word_list("months")):
        _, number, *forms = line.split()
        if forms[-1] == "capital":
            forms.pop()
        else:
            small.update(forms)
        for form in forms:
            names.setdefault(form, int(number))
    return names, frozenset(small)


# SMALL_MONTHS may stand in lower case, after a day or before a year.
MONTHS, SMALL_MONTHS = _months()

# English words too, so that the name alone, or before a word, is no evidence.
DOUBTFUL_MONTHS = frozenset(
    "may march mar mars mai jun jan maj mei mart juny gener".split()
)

# Surnames too: months only after a day ("d. 3ten Mey"), never before a year ("Mey, 1994").
AFTER_A_DAY = frozenset("jenner hornung märtz merz mey".split())

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
