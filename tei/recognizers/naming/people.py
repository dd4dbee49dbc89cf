"""The persons of one text, kept apart: which mentions are one person's.

Dr. Anna Weiss ... Dr. Weiss ... Weiss            one person
Mr. Reed, Mrs. Reed, Miss Reed                    three
John Adams, John Quincy Adams, Adams              two; the bare surname is the last one met
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tei.recognizers.naming.lexicon import GIVEN, WOMAN, Lexicon
from tei.recognizers.naming.pieces import Said
from tei.recognizers.naming.titles import APART, MEN, NEVER_BARE, NUMERALS, WOMEN
from tei.regexes import LETTERS, compiled


class Person:
    """One person of the text. `forms` are in the order met; `whole` is the fullest name.

    `key` is what the surname is looked for under.
    """

    __slots__ = (
        "_dotted", "attributes", "cert", "first", "fixed", "forms", "given", "id", "key", "sex",
        "surname", "titles", "whole", "why",
    )  # fmt: skip

    def __init__(self, whole: str, surname: str, given: tuple[str, ...], sex: str) -> None:
        self.whole = whole
        self.surname = surname
        self.key = fold(surname)
        self.given = given
        self.sex = sex
        self.titles: set[str] = set()
        self.forms: dict[str, None] = {}
        self.first = -1
        self.id = ""
        self.fixed = False  # given by an authority file
        self.why = ""
        self.attributes: Mapping[str, str] = {}
        self._dotted = ("", "")

    @property
    def name(self) -> str:
        """What to call the person in a sentence."""
        if self.given or not self.titles or self.fixed:
            if self._dotted[0] != self.whole:  # it is asked for with each mention
                self._dotted = self.whole, _dotted(self.whole)
            return self._dotted[1]
        return max(self.forms, key=len) if self.forms else self.whole


class People:
    """All persons of a text. Full names first (`full`), then what may be short for one."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.words
        self.all: list[Person] = []
        self.by_surname: dict[str, list[Person]] = {}
        self.by_given: dict[str, list[Person]] = {}
        self.by_whole: dict[str, Person] = {}
        self.last: dict[str, Person] = {}
        self.about: set[Person] = set()  # whom the title of the text names

    def known(self, person: Person) -> Person:
        """Take in a person."""
        self.all.append(person)
        self.by_whole.setdefault(person.whole, person)
        if person.surname:
            self.by_surname.setdefault(person.key, []).append(person)
        if person.given:
            self.by_given.setdefault(fold(person.given[0]), []).append(person)
        return person

    def full(self, said: Said) -> Person:
        """The person of a name with given names, or of a ruler's with a numeral."""
        if said.numeral or not said.surname:
            person = self.by_whole.get(said.whole)
            if person is None:
                person = self.known(Person(said.whole, said.surname, said.given, self.sex(said)))
            return person
        sex = self.sex(said)
        for person in self.by_surname.get(fold(said.surname), ()):
            # Only titles are proof here: Evelyn is a woman's name and a man's.
            if (
                person.given
                and _agree(person.given, said.given)
                and not _differ(_sex_of(person.titles), _sex_of(said.titles))
            ):
                if len(said.whole) > len(person.whole) and not person.fixed:
                    person.whole, person.given = said.whole, said.given
                    self.by_whole.setdefault(said.whole, person)
                return person
        return self.known(Person(said.whole, said.surname, said.given, sex))

    def titled(self, said: Said) -> Person:
        """The person of "Dr. Weiss": one whose full name is known, or a new one."""
        key = fold(said.surname)
        sex = self.sex(said)
        title = said.titles[-1] if said.titles else ""
        fitting = [
            p for p in self.by_surname.get(key, ())
            if not _differ(p.sex, sex) and _may_bear(p, title)
        ]  # fmt: skip
        if len(fitting) > 1:
            same = [p for p in fitting if title in p.titles]
            if len(same) == 1:
                fitting = same
            elif title in APART:
                fitting = [p for p in same if not p.given]
            elif (last := self.last.get(key)) in fitting:
                fitting = [last] if last else []
        if len(fitting) > 1 and all(p.id and p.first < 0 for p in fitting):
            fitting = []  # of several in a register it may be any, or none
        if fitting:
            return fitting[0]
        # "Miss Sophia": a given name after all
        by_given = [
            p for p in self.by_given.get(key, ()) if not _differ(p.sex, sex) and len(p.given) == 1
        ]
        if len(by_given) == 1 and self._words[said.surname] & GIVEN:
            return by_given[0]
        return self.known(Person(said.whole, said.surname, said.given, sex))

    def called(self, given: str, titles: tuple[str, ...] = ()) -> Person:
        """The person of a given name alone, or with a title ("Sir William")."""
        said = Said(titles, (given,), "", given)
        sex = self.sex(said)
        bearing = [p for p in self.by_given.get(fold(given), ()) if not _differ(p.sex, sex)]
        if titles:
            same = [p for p in bearing if titles[-1] in p.titles]
            bearing = same or [p for p in bearing if not p.titles]
        alone = [p for p in bearing if not p.surname]
        if len(bearing) > 1 and alone:
            bearing = alone
        if len(bearing) == 1:
            return bearing[0]
        return self.known(Person(given, "", (given,), sex))

    def bearing(self, surname: str) -> tuple[Person | None, bool]:
        """The person a bare surname means, and whether there is no other of that name."""
        key = fold(surname)
        persons = self.by_surname.get(key)
        if not persons:
            return None, False
        met = [p for p in persons if p.first >= 0 or p.fixed]
        likely = [p for p in met if p.given or p.fixed or not p.titles & NEVER_BARE]
        met = likely or met
        named = [p for p in met if p in self.about]
        if len(named) == 1:  # the text is about one of them: the others are named in full
            return named[0], len(met) == 1
        if len(met) == 1:
            return met[0], True
        last = self.last.get(key)
        return (last if last in met else None), False

    def sex(self, said: Said) -> str:
        """“m” or “f”, as titles or the first given name tell; "" if they do not."""
        sex = _sex_of(said.titles)
        if not sex and said.given:
            flags = self._words[said.given[0]]
            if flags & GIVEN:
                return "f" if flags & WOMAN else "m"
        return sex

    def meet(self, person: Person, form: str, title: str, offset: int, why: str) -> None:
        """Note a mention."""
        if person.first < 0:
            person.first = offset
        if not person.why:
            person.why = why
        person.forms[form] = None
        if title:
            person.titles.add(title)
            person.sex = person.sex or _sex_of((title,))
        if person.surname:
            self.last[person.key] = person

    def name_them(self, taken: Iterable[str]) -> None:
        """Give everybody an xml:id, from the fullest form: person-anna-weiss."""
        used = dict.fromkeys(taken, 1)
        for person in self.all:
            if person.first < 0 or person.id:
                continue
            words = person.name
            if not person.given and person.titles and person.surname:
                alone = len(self.by_surname[person.key]) == 1
                words = person.whole if alone else f"{min(person.titles)} {person.whole}"
            person.id = unique("person-" + slug(words), used)


def _sex_of(titles: Iterable[str]) -> str:
    for title in titles:
        if title in WOMEN:
            return "f"
        if title in MEN:
            return "m"
    return ""


def fold(word: str) -> str:
    """The key under which a surname is looked for: "de Genlis" under "genlis"."""
    return (word.rpartition(" ")[2] if " " in word else word).casefold()


def slug(words: str) -> str:
    """Words as part of an xml:id.

    >>> slug("José Ortega y Gasset"), slug("김 구"), slug("\u1c00")
    ('jose-ortega-y-gasset', '김-구', 'unnamed')
    """
    if not words.isascii():
        import unicodedata

        words = words.replace("ß", "ss").replace("ł", "l").replace("Ł", "L")
        words = unicodedata.normalize("NFKD", words)
        words = "".join(c for c in words if not unicodedata.combining(c))
        words = unicodedata.normalize("NFKC", words)  # the syllables of Korean are one again
    elif words.replace(" ", "").isalnum():
        return "-".join(words.split()).casefold()
    parts = compiled(rf"[{LETTERS}0-9]+").findall(words.replace("'", "").replace("’", ""))
    return "-".join(parts).casefold() or "unnamed"


def unique(wanted: str, used: dict[str, int]) -> str:
    """The id wanted, or with a number; it is noted as used.

    `used` has the last number of each, so that the next of many is not sought from the first on.

    >>> used: dict[str, int] = {}
    >>> [unique(wanted, used) for wanted in ("ann", "ann-2", "ann", "ann")]
    ['ann', 'ann-2', 'ann-3', 'ann-4']
    """
    found, number = wanted, used.get(wanted, 1)
    while found in used:
        number += 1
        found = f"{wanted}-{number}"
    used[wanted] = number
    used.setdefault(found, 1)
    return found


def _dotted(name: str) -> str:
    """The name with the stops of its initials: "Anna M Weiss" -> "Anna M. Weiss"; a short word of
    a name that is all in capitals is none: "L VAN DEL RIO" -> "L. VAN DEL RIO".
    """
    longest = 2 if " " in name and name.isupper() else 4
    return " ".join(
        [
            ".".join(w) + "." if w.isupper() and len(w) < longest and w not in NUMERALS else w
            for w in name.split()
        ]
    )


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """True if two rows of given names may be one person's: Anna M., A. M., Anna."""
    for a, b in zip(one, other, strict=False):
        a, b = a.rstrip("."), b.rstrip(".")
        if a != b and not (a[0] == b[0] and (len(a) == 1 or len(b) == 1)):
            return False
    return True


def _differ(one: str, other: str) -> bool:
    return bool(one) and bool(other) and one != other


def _may_bear(person: Person, title: str) -> bool:
    """True unless the person is called by a title that excludes this one."""
    if title not in APART or not person.titles:
        return True
    return title in person.titles or not person.titles & APART
