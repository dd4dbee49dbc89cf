"""Places in a run: known by name, or made by a word beside the name (Mount X, X Street)."""

from __future__ import annotations

from collections.abc import Iterator

from tei.recognizers.naming.lexicon import (
    ADDRESS,
    ALSO,
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
from tei.recognizers.naming.pieces import PLACE as PLACE_PIECE
from tei.recognizers.naming.pieces import Piece
from tei.recognizers.naming.units import Unit, name_of

# Without one of these in a run, there is no place in it.
ASKED = PLACE | PLACE_HEAD | PLACE_BEFORE

IN_LIST = "in the list of places that comes with tei"
HEAD = "a word of places, “{}”, stands beside the name"

_DIRECTIONS = frozenset(
    "North South East West Northern Southern Eastern Western Central Upper Lower Greater Inner "
    "Outer North-East North-West South-East South-West Northeast Northwest Southeast Southwest "
    "Northeastern Northwestern Southeastern Southwestern".split()
)
# Streets and the like take any word before them: High Street, Market Square.
_ROADS = frozenset("Street Road Avenue Lane Square Boulevard Terrace Crescent Drive".split())
# Heads that are surnames as well: after a given name they are.
_SURNAMES = frozenset(
    "Hill Hills Wood Woods Lake Brook Field Fields Hall Heath Forest Marsh Moor Pond Green Grove "
    "Glen Dale Burn Rock Row Vale Bay Banks Close Down Fell Gates Wall Town Pier Point".split()
)
# "Lower House", "High Court" are no places.
_ADJECTIVES = frozenset(
    "High Upper Lower Public Private Full Open Free First Second Third Next Last Local Special "
    "Common Supreme Royal Old New".split()
)
_SAINTS = frozenset("St Saint St. Ste San Santa".split())


def find(units: list[Unit]) -> Iterator[Piece]:
    """The places; their units are marked as used."""
    for i, unit in enumerate(units):
        if unit.used or unit.small:
            continue
        flags = unit.flags
        piece = _headed(units, i) if flags & PLACE_HEAD and i else None
        if piece is None and flags & PLACE_BEFORE:
            piece = _led(units, i)
        if piece is not None:
            yield piece
    for i, unit in enumerate(units):
        if unit.flags & PLACE and not unit.used and (piece := _known(units, i)):
            yield piece


def _take(units: list[Unit], i: int, j: int, why: str, cert: str) -> Piece:
    for unit in units[i : j + 1]:
        unit.used = True
    return Piece(PLACE_PIECE, units[i].start, units[j].end, name_of(units[i : j + 1]), why, cert)


def _headed(units: list[Unit], i: int) -> Piece | None:
    """X Street, X Hill, St. James's Park, Mr. Reed's Meadow."""
    head = units[i].plain
    first = i
    named = False
    for j in range(i - 1, max(-1, i - 4), -1):
        unit = units[j]
        if unit.small or unit.used or unit.flags & (OPENER | ORG | NATION | OFFICE):
            break
        if unit.loose and j < i - 1:
            break
        if unit.flags & ADDRESS and unit.plain not in _SAINTS and not units[j].loose:
            if j + 1 < i and units[j + 1].loose:
                return _owned(units, j, i)  # "Mr. Reed's Meadow"
            break
        if head not in _ROADS and (
            unit.plain in _ADJECTIVES or (unit.flags & OTHER and not unit.flags & (ALSO | PLACE))
        ):
            break
        named = True
        first = j
    if not named:
        return None
    left = units[i - 1]
    if head in _SURNAMES and left.flags & GIVEN and not left.flags & PLACE and not left.loose:
        return None  # "Rowland Hill"
    if (left.initial and first < i - 1) or (head == "Falls" and left.flags & PLACE):
        return None  # "Edward M. House"; a heading "Berlin Wall Falls"
    addressed = first > 0 and units[first - 1].flags & ADDRESS
    if head in _SURNAMES and addressed and not left.initial:
        return None  # "Sir Rowland Hill"
    cert = "high" if left.flags & PLACE or head in _ROADS else "medium"
    return _take(units, first, i, HEAD.format(head), cert)


def _owned(units: list[Unit], first: int, i: int) -> Piece:
    """A place called by its owner: the owner's name stays free, to be tagged within it."""
    units[i].used = True
    why = HEAD.format(units[i].plain)
    name = name_of(units[first : i + 1])
    return Piece(PLACE_PIECE, units[first].start, units[i].end, name, why, "medium")


def _led(units: list[Unit], i: int) -> Piece | None:
    """Mount X, Lake X, Isle of X."""
    if units[i].loose or i + 1 >= len(units):
        return None
    k = i + 1
    if units[k].small:
        if units[k].plain != "of" or units[i].plain not in _WITH_OF:
            return None
        k += 1
        if k < len(units) and units[k].plain == "the":
            k += 1
    elif units[i].plain in _ONLY_OF:
        return None
    if k >= len(units) or units[k].used or units[k].small:
        return None
    following = units[k]
    if following.flags & _NO_PLACE and not following.flags & PLACE:
        return None
    if k + 1 < len(units) and not following.loose:
        after = units[k + 1]
        saint = following.plain in _SAINTS or following.flags & GIVEN
        code = any(map(str.isdecimal, after.plain))  # of the post: "Port Merrin PM1 4QS"
        if not after.small and not after.used and not code and (saint or not after.flags):
            k += 1
    return _take(units, i, k, HEAD.format(units[i].plain), "high")


_NO_PLACE = NO_NAME | NATION | OFFICE | ORG | ORG_HEAD
_WITH_OF = frozenset(
    "Isle Isles Island Gulf Bay Strait Straits Sea City Town Port Cape Firth Forest Plains Vale "
    "Valley Duchy Kingdom County Republic Province District Principality Territory".split()
)
_ONLY_OF = frozenset(
    "Isle Isles Island Gulf Bay Strait Straits Sea City Town Firth Forest Plains Vale Valley Duchy "
    "Kingdom County Republic Province District Principality Territory".split()
)


def _known(units: list[Unit], i: int) -> Piece | None:
    """A place of the lists, if it isn't part of something longer."""
    unit = units[i]
    first = i
    if i and not units[i - 1].used and units[i - 1].plain in _DIRECTIONS:
        first = i - 1
    before = units[first - 1] if first else None
    after = units[i + 1] if i + 1 < len(units) and not unit.loose else None
    if after is not None and not after.small and not after.used and after.flags != OPENER:
        return None  # "Edinburgh Review"
    if before is not None and not (before.small or before.used or before.loose):
        # "Radio Moscow", "Lord Salisbury"; but "When Moscow", "Soviet Georgia"
        if not before.flags & (OPENER | NATION):
            return None
    elif before is not None and before.plain == "of" and first > 1:
        whose = units[first - 2]
        if whose.flags & (ADDRESS | GIVEN) and whose.plain != "King":
            return None  # "Duke of Wellington", "Eleanor of Aquitaine"
    flags = unit.flags
    if first == i and flags & (ALSO | GIVEN | KNOWN):
        return None  # the words around must tell: see `resolution`
    return _take(units, first, i, IN_LIST, "high")
