"""Organizations and events in a run: known by name, or by the head word of a longer name."""

from __future__ import annotations

from collections.abc import Iterator

from tei.recognizers.naming.lexicon import (
    ADDRESS,
    ALSO,
    EVENT,
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
    PLACE_HEAD,
    WOMAN,
)
from tei.recognizers.naming.pieces import EVENT as EVENT_PIECE
from tei.recognizers.naming.pieces import ORGANIZATION, Piece
from tei.recognizers.naming.units import Unit, name_of

IN_LIST = "in the list of organizations that comes with tei"
EVENT_IN_LIST = "in the list of events that comes with tei"
HEAD = "a head word of organizations, “{}”, stands in it"
EVENT_HEAD_WHY = "a head word of events, “{}”, stands in it"

# Capitalized words before a head that make no organization of it by themselves.
_WEAK = frozenset(
    "High Sunday Public Private Grammar Elementary Primary Secondary Old New Good Great Young "
    "First Second Third Fourth Fifth Last Next Western Eastern Northern Southern West East "
    "North South Big Little Small Large Free Full Open Special Chief Best Own Art Present "
    "Early Late Modern Ancient Local Higher Lower Upper Holy Religious Social World Popular "
    "Post Human Domestic Daily Weekly Christian Catholic Protestant Jewish Orthodox Day Night "
    "Summer Winter Record".split()
)
# Possessives that may begin an organization's name: "Women's Institute".
_OWNERS = frozenset(
    "People Women Men Workers Writers Children Boys Girls Ladies King Queen Students Teachers "
    "Soldiers Prisoners Seamen Miners Hudson Lloyd Friends Peasants Veterans Mothers "
    "Trinity".split()
)
_TAKES_FOR = frozenset(
    "Agency Association Board Bureau Campaign Centre Center Centers Coalition Commission "
    "Committee Council Department Federation Foundation Fund Institute Institution Laboratory "
    "League Ministry Movement Office Organisation Organization School Secretariat Service "
    "Society Tribunal Trust Union Workshop".split()
)
_EVENTS = EVENT | EVENT_HEAD
_ORGANIZATIONS = ORG | ORG_HEAD
# Without one of these in a run there is none, but for "Siege of X".
ASKED = _EVENTS | _ORGANIZATIONS
_PERSONAL = KNOWN | GIVEN | ALSO | WOMAN
_TAKES_ON = frozenset(
    "Board Commission Committee Committees Council Subcommittee Institute".split()
)
# Heads that are surnames as well: "Henry Church" is a person.
_SURNAMES = frozenset("Church Bank Court Guard Force Staff School Press Mission Opera".split())
# "Foreign Service Act" is none of the Foreign Service.
_LAWS = frozenset(
    "Act Acts Treaty Bill Law Laws Affairs Report Plan Agreement Pact Charter Day Program "
    "Programme Award Medal Prize Cup Review Journal Street Avenue Road Square".split()
)
_OF_EVENT = frozenset(
    "Battle Siege War Wars Massacre Sack Relief Storming Conference Congress Revolt Fall Partition "
    "Peace Rape Convention Crisis Armistice".split()
)
_CIVIL = frozenset("Mr Mrs Ms Miss Dr Sir Lady Madame Monsieur Herr Frau".split())
# Bodies whose own parts are named after them: "House Foreign Affairs Committee".
_CHAMBERS = frozenset(
    "Senate House Congress UN NATO Reichstag Duma US BBC Parliament FBI CIA".split()
)


def find(units: list[Unit]) -> Iterator[Piece]:
    """The organizations and events; their units are marked as used."""
    heads = []
    for i, unit in enumerate(units):
        event = unit.flags & _EVENTS or unit.plain in _OF_EVENT
        if event and not unit.used and (piece := _event(units, i)):
            yield piece
        elif unit.flags & _ORGANIZATIONS:
            heads.append(i)
    if not heads:
        return
    # "Senate Foreign Relations Committee": the head word first, then what stands alone.
    for i in heads:
        body = units[i].flags & ORG_HEAD and not units[i].used and not _goes_on(units, i)
        if body and (piece := _body(units, i)):
            yield piece
    for i in heads:
        if units[i].flags & ORG and not units[i].used and not _part_of_more(units, i):
            yield _take(units, i, i, ORGANIZATION, IN_LIST, "high")


def _goes_on(units: list[Unit], i: int) -> bool:
    """True of "Service" in "Foreign Service Association": a later head has the whole name."""
    for k in range(i + 1, len(units)):
        if units[k - 1].loose or units[k].small or units[k].used:
            return False
        if units[k].flags & ORG_HEAD and not units[k].flags & ORG:
            return True
    return False


def _part_of_more(units: list[Unit], i: int) -> bool:
    """True of "Congress Avenue": another name begins with it."""
    if i + 1 < len(units) and not units[i].loose:
        return bool(units[i + 1].flags & PLACE_HEAD)
    return False


def _take(units: list[Unit], i: int, j: int, kind: int, why: str, cert: str) -> Piece:
    for unit in units[i : j + 1]:
        unit.used = True
    return Piece(kind, units[i].start, units[j].end, name_of(units[i : j + 1]), why, cert)


def _body(units: list[Unit], i: int) -> Piece | None:
    first, last = _left(units, i), _right(units, i)
    before = units[first:i]
    strong = any(not u.small and u.plain not in _WEAK and not u.flags & OPENER for u in before)
    if units[i].plain in _SURNAMES and all(
        u.initial or (u.flags & GIVEN and not u.flags & (PLACE | OTHER)) for u in before
    ):
        strong = False  # "Henry Church" is a person
    if not strong and last == i:
        return None
    if not strong:
        first = i
    if last + 1 < len(units) and not units[last].loose and units[last + 1].plain in _LAWS:
        return None
    if units[i].plain == "Administration" and not any(u.flags & ~_PERSONAL for u in before):
        return None  # "the Reagan Administration" speaks of a person
    cert = "high" if len(before) > 1 or last > i else "medium"
    if units[i].plain == "Co" and not any(u.plain in ("&", "and") for u in before):
        return None
    return _take(units, first, last, ORGANIZATION, HEAD.format(units[i].plain), cert)


def _left(units: list[Unit], i: int) -> int:
    """The first unit of the name that ends in the head word at `i`."""
    first = j = i
    while j > 0:
        j -= 1
        unit = units[j]
        if unit.small:
            if unit.plain == "&" and j:
                continue
            if unit.plain != "and" or j == 0 or not _plain_word(units[j - 1]):
                break
            # "News and Letters Committees", but "Poland and the Labour Party"
            if not _plain_word(units[j + 1]) or j + 1 == i:
                break
            continue
        if unit.used or unit.flags & (OPENER | EVENT):
            break
        if unit.flags & ORG and unit.plain not in _CHAMBERS:
            break
        if (unit.flags & ADDRESS and unit.plain in _CIVIL) or unit.flags & OFFICE:
            break
        if unit.loose and unit.plain not in _OWNERS:
            break
        first = j
    return first


def _plain_word(unit: Unit) -> bool:
    return (
        not unit.small
        and not unit.used
        and not unit.loose
        and (not unit.flags & ~(OTHER | ORG_HEAD | NATION) or unit.plain == "News")
        and not unit.flags & NATION
    )


def _right(units: list[Unit], i: int) -> int:
    """The last unit of the name that the head word at `i` begins: "Ministry of Health"."""
    if units[i].loose:
        return i
    last, j = i, i + 1
    while j < len(units):
        unit = units[j]
        if unit.small:
            if not _joins(units, i, j, last):
                break
            j += 1
            continue
        # Without "of" nothing follows: "Congress President".
        if not units[j - 1].small and last == i:
            break
        if unit.used or unit.flags & (OPENER | EVENT | ADDRESS):
            break
        if last == i and unit.flags & (KNOWN | GIVEN) and not unit.flags & PLACE:
            break
        last = j
        if unit.loose:
            break
        j += 1
    return last


def _joins(units: list[Unit], i: int, j: int, last: int) -> bool:
    """True if the small word at `j` goes on with the name whose head stands at `i`."""
    word = units[j].plain
    if word == "the":
        return units[j - 1].small and units[j - 1].plain != "and"
    if word == "and":
        return last > i and j + 1 < len(units) and _plain_word(units[j + 1])
    if word == "of":
        return last == i or not units[j - 1].flags & PLACE
    if last > i:
        return False
    head = units[i].plain
    return (word == "for" and head in _TAKES_FOR) or (word == "on" and head in _TAKES_ON)


def _event(units: list[Unit], i: int) -> Piece | None:
    unit = units[i]
    if unit.flags & EVENT:
        return _take(units, i, i, EVENT_PIECE, EVENT_IN_LIST, "high")
    if unit.plain == "Operation":
        k = i
        while k + 1 < len(units) and k < i + 2 and not units[k + 1].small and not units[k].loose:
            k += 1
        why = EVENT_HEAD_WHY.format(unit.plain)
        return _take(units, i, k, EVENT_PIECE, why, "medium") if k > i else None
    if unit.plain in _OF_EVENT and i + 2 < len(units) and units[i + 1].plain == "of":
        k = i + 2
        if units[k].plain == "the" and k + 1 < len(units):
            k += 1
        if units[k].flags & PLACE or (not units[k].flags and not units[k].small):
            why = EVENT_HEAD_WHY.format(unit.plain)
            return _take(units, i, k, EVENT_PIECE, why, "medium")
    if not unit.flags & EVENT_HEAD:
        return None
    first, proper = i, False
    for j in range(i - 1, max(-1, i - 4), -1):
        left = units[j]
        if (
            left.small
            or left.used
            or left.flags & OPENER
            or (left.loose and not left.plain.endswith("s"))
        ):
            break
        first = j
        proper = (
            proper
            or bool(left.flags & (NATION | PLACE))
            or (not left.flags and len(left.plain) > 2)
        )
    if not proper or units[i].flags & PLACE:
        return None
    if units[first].flags & NO_NAME and not units[first].flags & NATION and i - first < 2:
        return None
    return _take(units, first, i, EVENT_PIECE, EVENT_HEAD_WHY.format(unit.plain), "medium")
