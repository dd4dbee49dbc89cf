"""Persons in a run: by form of address, office, given name, initials, or as known by one name."""

from __future__ import annotations

from collections.abc import Iterator

from tei.recognizers.naming.lexicon import (
    ADDRESS,
    ALSO,
    EVENT_HEAD,
    GIVEN,
    KNOWN,
    NATION,
    NO_NAME,
    OFFICE,
    OPENER,
    ORG,
    ORG_HEAD,
    OTHER,
    PLACE,
    PLACE_BEFORE,
    PLACE_HEAD,
)
from tei.recognizers.naming.pieces import PERSON, Piece, Said
from tei.recognizers.naming.titles import (
    CIVIL,
    EPITHETS,
    KIN_ALONE,
    NOBLE,
    NUMERALS,
    OF_PLACE_ONLY,
    PARTICLES,
    RULERS,
    SAINTS,
)
from tei.recognizers.naming.units import Unit, is_article

BY_ADDRESS = "a form of address, “{}”, stands before it"
BY_OFFICE = "an office, “{}”, stands before it"
BY_KINSHIP = "a word by which one of the family is called"
BY_GIVEN = "it begins with a given name of the list that comes with tei"
BY_INITIALS = "initials stand in it"
BY_LIST = "in the list of well-known persons that comes with tei"

# Without one of these in a run, or an initial, there is no person in it.
ASKED = ADDRESS | OFFICE | KNOWN | GIVEN

_NO_SURNAME = NO_NAME | PLACE_HEAD | ORG_HEAD | NATION
_LONGEST = 5
# "N. B. The lamp was out.", but "Gen. N. B. Forrest"
_POSTSCRIPTS = frozenset(("NB", "PS", "NS", "PPS"))
_BARRED = OPENER | ORG | EVENT_HEAD | OFFICE


def find(units: list[Unit], opens: bool) -> Iterator[Piece]:
    """The persons; their units are marked as used."""
    i = 0
    while i < len(units):
        unit = units[i]
        if unit.used or unit.small or (unit.flags & OPENER and not unit.flags & ~NO_NAME):
            i += 1
            continue
        piece, nxt = _at(units, i, opens and i == 0)
        if piece is not None:
            yield piece
        i = nxt


def _at(units: list[Unit], i: int, opens: bool) -> tuple[Piece | None, int]:
    unit = units[i]
    flags = unit.flags
    given_first = flags & GIVEN and not flags & ADDRESS  # "Dean Rusk"
    if flags & (ADDRESS | OFFICE) and not unit.loose and not unit.initial and not given_first:
        found = _addressed(units, i)
        if found[0] is not None or not flags & (GIVEN | KNOWN):
            return found
    if flags & KNOWN and " " in unit.plain:
        return _known_phrase(units, i)
    if flags & GIVEN and not (opens and flags & ALSO and _doubtful(units, i + 1)):
        return (None, i + 1) if is_article(units, i) else _given(units, i, opens)
    if unit.initial and not flags & ~NO_NAME:
        return _initials(units, i, opens)
    if not flags and i + 2 < len(units) and units[i + 1].initial and not unit.loose:
        return _given(units, i, opens)
    return None, i + 1


def _doubtful(units: list[Unit], j: int) -> bool:
    """True if nothing after a word like “Will” shows that it is a given name."""
    if j >= len(units) or units[j].small:
        return True
    return not units[j].initial and bool(units[j].flags & ~(ALSO | KNOWN | GIVEN))


def _addressed(units: list[Unit], i: int) -> tuple[Piece | None, int]:
    j, titles, office = i, [], ""
    while j < len(units) and units[j].flags & (ADDRESS | OFFICE) and not units[j].used:
        if j > i and units[j].flags & (GIVEN | KNOWN) and not units[j].flags & OFFICE:
            break
        if units[j].loose:
            if j == i and units[j].plain in KIN_ALONE:
                return _kin(units, i)
            return None, j + 1
        titles.append(units[j].plain)
        if units[j].flags & OFFICE and not units[j].flags & ADDRESS:
            office = units[j].plain
        j += 1
    title = titles[-1]
    saint = title in SAINTS and j < len(units)
    if saint and (units[j].loose or not units[j].flags & (GIVEN | KNOWN)):
        return None, j + 1  # St. Paul's, Saint Omer: a church, a town
    noble = next((t for t in titles if t in NOBLE), "")
    by_office = bool(office) and office == title
    end, said = _name(units, j, title in CIVIL, not by_office, noble)
    if said is None and title in KIN_ALONE and len(titles) == 1:
        return _kin(units, i)
    if said is None:
        return None, j
    first = i
    if by_office or (title in RULERS and said.numeral):
        # "President Lincoln": the office is not part of the name; "Captain" before it would be.
        first = j
        while first > i and units[first - 1].plain != office and not by_office:
            first -= 1
        if not by_office:
            first = j
    else:
        while first < j and units[first].flags & OFFICE and not units[first].flags & ADDRESS:
            first += 1
    for unit in units[i:end]:
        unit.used = True
    said = Said(tuple(titles), *said[1:])
    why = (BY_OFFICE if by_office else BY_ADDRESS).format(title)
    start, stop = units[first].start, _end(units, end - 1)
    return Piece(PERSON, start, stop, said.whole, why, "high", said), end


def _kin(units: list[Unit], i: int) -> tuple[Piece, int]:
    """One of the family, called by nothing else: Granny."""
    unit = units[i]
    unit.used = True
    said = Said((), (), unit.plain, unit.plain)
    return Piece(PERSON, unit.start, unit.end, unit.plain, BY_KINSHIP, "medium", said), i + 1


def _end(units: list[Unit], last: int) -> int:
    """Where the name ends: the stop of an initial at its end belongs to it."""
    return units[last].end + (1 if units[last].initial and len(units[last].plain) == 1 else 0)


def _name(
    units: list[Unit], j: int, civil: bool, address: bool, noble: str
) -> tuple[int, Said | None]:
    """The name that follows a title: its end and its parts."""
    words: list[str] = []
    first, surname_at, numeral = j, -1, ""
    while j < len(units) and len(words) < _LONGEST:
        unit = units[j]
        if unit.used:
            break
        if unit.small:
            nxt = units[j + 1] if j + 1 < len(units) else None
            if nxt is None or (nxt.small and unit.plain not in PARTICLES) or nxt.used:
                break
            if unit.plain in PARTICLES:
                if surname_at < 0:
                    surname_at = len(words)
                words.append(unit.plain)
                j += 1
                continue
            of_land = unit.plain == "of" and noble and (not words or noble not in OF_PLACE_ONLY)
            if of_land and not nxt.small and not nxt.flags & NO_NAME:
                whole = " ".join((noble, *words, "of", nxt.plain))
                return j + 2, Said((), (), nxt.plain, whole)
            if unit.plain == "the" and words and nxt.plain in EPITHETS:
                words += ["the", nxt.plain]
                j += 2
            break
        if words and unit.plain in NUMERALS:
            numeral = unit.plain
            words.append(unit.plain)
            j += 1
            break
        if not _may_be_name(unit, civil, address, bool(words)) and not (
            words and _ends_as_surname(units, j)
        ):
            break
        words.append(unit.plain)
        j += 1
        if unit.loose:
            break
    while words and words[-1] in PARTICLES:
        words.pop()
        j -= 1
    if not words:
        return j, None
    return j, _parts(words, units[first:j], surname_at, numeral)


def _ends_as_surname(units: list[Unit], j: int) -> bool:
    """True of "Mary Prior", "Stephen King": a form of address that nothing follows."""
    unit = units[j]
    if not unit.flags & ADDRESS or unit.plain in CIVIL or len(unit.plain) < 4:
        return False
    return j + 1 == len(units) or units[j + 1].small or unit.loose


def _may_be_name(unit: Unit, civil: bool, address: bool, inside: bool) -> bool:
    flags = unit.flags
    if unit.initial or (len(unit.plain) == 1 and unit.plain != "I" and inside | civil):
        return True
    if flags & _BARRED and not flags & (GIVEN | KNOWN | ALSO):
        return False
    if flags & OPENER and not flags & (GIVEN | KNOWN):
        return civil and not inside and bool(flags & ALSO)
    if " " in unit.plain:
        return bool(flags & KNOWN)
    if flags & (OTHER | NATION | ORG_HEAD | PLACE_HEAD | PLACE_BEFORE) and not flags & (
        GIVEN | KNOWN | ALSO
    ):
        return civil and not inside and not flags & OTHER
    if flags & ADDRESS and not flags & (GIVEN | ALSO | KNOWN):
        return False
    if flags & PLACE and not flags & (GIVEN | KNOWN | ALSO):
        return address or inside
    return True


def _parts(words: list[str], units: list[Unit], surname_at: int, numeral: str) -> Said:
    whole = " ".join(words)
    if numeral or "the" in words:
        return Said((), (words[0],), "", whole, numeral or whole)
    if surname_at < 0:
        surname_at = len(words) - 1
    given = tuple(words[:surname_at])
    if surname_at == len(words) - 1 and units[-1].initial and surname_at:
        return Said((), given, words[-1], whole)  # "Mary C."
    return Said((), given, " ".join(words[surname_at:]), whole)


def _given(units: list[Unit], i: int, opens: bool) -> tuple[Piece | None, int]:
    """A given name (or an unknown one and an initial) and what follows it."""
    unit = units[i]
    nxt = units[i + 1] if i + 1 < len(units) else None
    if unit.loose or nxt is None:
        return None, i + 1
    if nxt.small and nxt.plain == "of" and i + 2 < len(units):
        last = units[i + 2]
        if (
            last.flags & PLACE
            and not last.used
            and not unit.flags & ALSO
            and not (i and not units[i - 1].small and not units[i - 1].flags & OPENER)
        ):
            said = Said((), (unit.plain,), "", f"{unit.plain} of {last.plain}", last.plain)
            unit.used = last.used = True
            why = BY_GIVEN
            return Piece(PERSON, unit.start, last.end, said.whole, why, "medium", said), i + 3
    end, name = _name(units, i, False, True, "")
    if name is None or end == i + 1 or name.whole == unit.plain:
        return None, i + 1
    last = units[end - 1]
    ordinary = last.flags & OTHER and not last.flags & (ALSO | GIVEN | KNOWN)
    if ordinary and not name.numeral and end - i == 2:
        return None, i + 1
    before = units[i - 1] if i else None
    beside = before is not None and not (before.small or before.used or before.loose)
    if before and beside and not before.flags & (OPENER | NATION | OTHER | ADDRESS | OFFICE):
        return None, i + 1
    for u in units[i:end]:
        u.used = True
    cert = "medium" if unit.flags & ALSO or not unit.flags or last.flags & PLACE else "high"
    why = BY_GIVEN if unit.flags & GIVEN else BY_INITIALS
    return Piece(PERSON, unit.start, _end(units, end - 1), name.whole, why, cert, name), end


def _initials(units: list[Unit], i: int, opens: bool) -> tuple[Piece | None, int]:
    """J. R. Smith"""
    j = i
    while j < len(units) and units[j].initial and not units[j].flags & ~NO_NAME:
        j += 1
    if j >= len(units) or j - i > 4:
        return None, j
    if opens and i == 0 and "".join(u.plain for u in units[i:j]) in _POSTSCRIPTS:
        return None, j
    end, said = _name(units, i, False, True, "")
    if said is None or end <= j:
        return None, j
    if units[j].flags & _NO_SURNAME and not units[j].flags & (ALSO | GIVEN):
        return None, j
    for unit in units[i:end]:
        unit.used = True
    if len(said.surname) < 2:
        return None, end
    stop = _end(units, end - 1)
    return Piece(PERSON, units[i].start, stop, said.whole, BY_INITIALS, "medium", said), end


def _known_phrase(units: list[Unit], i: int) -> tuple[Piece | None, int]:
    units[i].used = True
    words = units[i].plain.split()
    surname = words[-1] if len(words) == 2 and words[0] not in ("La", "Le") else ""
    said = Said((), tuple(words[:-1]) if surname else (), surname, units[i].plain)
    if not surname:
        said = said._replace(numeral=units[i].plain)
    return Piece(PERSON, units[i].start, units[i].end, units[i].plain, BY_LIST, "high", said), i + 1
