"""A run of capitalized words, cut into units: words, or phrases that the lists know whole."""

from __future__ import annotations

from tei.recognizers.capitalized import WORDS
from tei.recognizers.naming.lexicon import (
    ALSO,
    GIVEN,
    OPENER,
    WOMAN,
    Lexicon,
    Words,
    opens_only,
    plain,
)

# Abbreviations before or in a name; another short word's stop ends a sentence.
_STOPPED = frozenset(
    "Mr Mrs Ms Dr Drs St Ste Mt Ft Pt Rev Revd Hon Prof Gen Lt Lieut Col Capt Cpt Maj Sgt Cpl Cmdr "
    "Cdr Adm Brig Gov Sen Rep Fr Mme Mlle Mgr Messrs Esq Bros Geo Wm Chas Thos Jas Jos Robt "
    "Alex Edw Saml Benj".split()
)
_APOSTROPHES = ("'", "’")


class Unit:
    """One capitalized word or known phrase of a run, or a small word between two of them.

    `start` and `end` count from the start of the run; `end` is before a possessive ending.
    `plain` is the word as the lexicon has it; `flags` what it may be (0 for an unknown word);
    `small` is true of the words between; `loose` of a unit that ends in a possessive, so that
    the next is no part of the same name; `initial` of a single letter with its stop.
    """

    __slots__ = ("end", "flags", "initial", "loose", "plain", "small", "start", "used")

    def __init__(self, start: int, end: int, word: str, flags: int, small: bool) -> None:
        self.start = start
        self.end = end
        self.plain = word
        self.flags = flags
        self.small = small
        self.loose = False
        self.initial = False
        self.used = False


def segments(words: str, opens: bool, lexicon: Lexicon) -> list[tuple[list[Unit], bool]]:
    """The sentences' shares of a run, each a list of units, and whether it opens a sentence."""
    if known := lexicon.whole.get(words):
        return [([Unit(0, len(words), words, known, False)], opens)]
    units = _units(words, lexicon)
    if "." not in words:
        return [(_phrases(units, lexicon), opens)]
    out: list[tuple[list[Unit], bool]] = []
    begin = 0
    for i, unit in enumerate(units):
        following = units[i + 1] if i + 1 < len(units) else None
        if following is None or not _stops(words, unit, following):
            continue
        out.append((units[begin : i + 1], opens))
        begin, opens = i + 1, True
    out.append((units[begin:], opens))
    return [(_phrases(part, lexicon), first) for part, first in out]


def _units(words: str, lexicon: Lexicon) -> list[Unit]:
    table = lexicon.words
    units: list[Unit] = []
    append = units.append
    start = 0
    for part in words.split(" "):
        end = start + len(part)
        if part.isalpha():  # no possessive, stop, hyphen, line end or "&"
            flags, small = 0, not part[0].isupper()
            if not small:
                flags = table[part]
                if not flags and part.isupper() and end - start > 1:
                    flags = table[part.capitalize()]  # "TO" opens sentences as "To" does
                    flags = flags if flags & OPENER and opens_only(flags) else 0
            append(Unit(start, end, part, flags, small))
        elif part:
            units += [_marked(words, *m.span(), table) for m in WORDS.finditer(words, start, end)]
        start = end + 1
    return units


def _marked(words: str, start: int, end: int, table: Words) -> Unit:
    """The unit of a word that has marks in it or at its end."""
    base = word = words[start:end]
    loose = False
    following = words[end : end + 1]
    if end - start > 2 and (word[-2] in "'’" and word[-1] in "sS"):
        base, end, loose = word[:-2], end - 2, True
    elif following in _APOSTROPHES and word[-1] in "sz":
        loose = True
    name = plain(base) if "." in base or "’" in base else base
    small = word == "&" or not word[0].isupper()
    flags = 0 if small else table[name]
    if not flags and "-" in name:
        flags = table[name.partition("-")[0]]  # Jean-Claude, but not May-day
        flags = 0 if flags & ALSO else flags & (GIVEN | WOMAN)
    unit = Unit(start, end, name, flags, small)
    unit.loose = loose
    unit.initial = following == "." and len(word) == 1 and not small
    if len(base) > 2 and base[1] == "." and not flags:
        unit.initial = True  # "J.R.R."
    return unit


def _stops(words: str, unit: Unit, following: Unit) -> bool:
    """True if the stop between two units ends a sentence."""
    if "." not in words[unit.end : following.start]:
        return False
    if unit.initial:
        return bool(following.flags & OPENER)
    return unit.plain not in _STOPPED


def _phrases(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units, phrases of the lists taken as one."""
    phrases = lexicon.phrases
    out: list[Unit] = []
    taken = 0  # units that `out` has, alone or in phrases
    if len(units) == 1:
        return units
    for i, unit in enumerate(units[:-1]):
        found = phrases.get(unit.plain)
        if unit.loose and (own := phrases.get(unit.plain + "'s")):
            found = [*(found or ()), *own]  # "Hudson's Bay"
        if found is None or i < taken:
            continue
        following = units[i + 1]
        for rest, flags in found:
            if following.plain != rest[0] and not following.loose:
                continue
            last = i + len(rest)
            if last < len(units) and _same(units, i + 1, rest):
                end = units[last]
                first = unit.plain + ("'s" if unit.loose else "")
                whole = Unit(unit.start, end.end, " ".join((first, *rest)), flags, False)
                whole.loose = end.loose
                out += units[taken:i]
                out.append(whole)
                taken = last + 1
                break
    return out + units[taken:] if taken else units


def _same(units: list[Unit], at: int, rest: tuple[str, ...]) -> bool:
    for k, word in enumerate(rest, at):
        unit = units[k]
        if unit.plain != word and not (
            unit.loose and (unit.plain + "'s" == word or unit.plain + "'" == word)
        ):
            return False
    return True


def name_of(units: list[Unit]) -> str:
    """The plain words of some units, possessive endings within them kept.

    Input: the units of "St. James’s Park’s". Output: "St James's Park".
    """
    last = units[-1]
    return " ".join(
        u.plain + "'s" if u.loose and u is not last and u.plain[-2:] != "'s" else u.plain
        for u in units
    )


def is_article(units: list[Unit], i: int) -> bool:
    """True of "Les Phares": the French article before what may be its plural."""
    after = units[i + 1].plain if units[i].plain == "Les" and i + 1 < len(units) else ""
    return after.islower() or after.endswith(("s", "x"))
