"""Which quotation mark closes which, paragraph by paragraph.

Nearly every paragraph reads at first sight (`_at_sight`): each mark opens or closes, and they
pair off. Where that fails, `_cheapest` weighs the readings of the whole paragraph against one
another: a beam of at most eight, so that the time stays linear in the number of marks.

    "One," he said. "Two."          -> two pairs, at sight
    the 'workers' rights' of it     -> one pair: the first ' is the cheaper apostrophe
    "One,' they said. ''Two'"       -> ("One,') and (''Two'"), both mended
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tei.recognizers.quotations.costs import DOUBLE, SURE, Costs
from tei.recognizers.quotations.marks import Mark
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from typing import Any

    # A reading under way: what it has cost, the open marks, the chain of decisions (each: the
    # chain before it, what was decided, of which mark, with which partner).
    _State = tuple[float, tuple[int, ...], Any]


class Pair(Record):
    """A quotation: marks `text[start:inner]` and `text[outer:end]`, words between them.

    `outer == end` if it is not closed here, `start == inner` if it was not opened here: it goes
    on in another paragraph. `mended` says that its marks do not fit each other or their place.
    """

    start: int
    inner: int
    outer: int
    end: int
    mended: bool = False


Reading = tuple[list[Pair], list[Mark]]  # the pairs of a scope, and marks without a partner


def _fits() -> dict[tuple[str, str], float]:
    """What it costs that a glyph closes another."""
    costs = {}
    exact = "“” „“ „” ‟” «» »« ‹› ›‹ ‘’ ‚‘ ‚’ `' `’ `´ ‛’ ”” »» ›› „\" ‚' \"\" ''".split()
    for pair in exact:
        costs[pair[0], pair[1]] = 0.0
    for pair in ("`` ''", "'' ''", "‘‘ ’’", '"" ""', "““ ””", '`` "', "´´ ´´"):
        left, right = pair.split()
        costs[left, right] = 0.0
    for cost, pairs in (
        (0.5, '"" "'),
        (0.7, "' ’, ‘ ', ´ ´"),
        (1.0, '" ”, “ "'),
        (1.5, "'' \", \" '', '' ', “ '', '' ”, ’ ’"),
        (1.8, "“ “, ‘ ‘, ' ''"),
        (3.0, '" \', " ’, “ \', “ ’, \' ", ‘ ", \' ”, ‘ ”, « ", " »'),
    ):
        for pair in pairs.split(", "):
            left, right = pair.split()
            costs[left, right] = cost
    return costs


_FITS = _fits()


def fits(opening: str, closing: str) -> bool:
    """True if the glyph `closing` is the partner of `opening`."""
    return _FITS.get((opening, closing), 9.0) < _MISFIT


_GOES_ON = 0.3  # a quotation left open, when the next paragraph opens with the same mark
_ODD = 1.5  # a mark that costs so much to read so stands in an odd place
_MISFIT = 0.7
_ABSORB = 1.0  # a mark directly beside another that opens or closes the same quotation
_WIDTH = 8
_SLACK = 6.0  # a reading that is so much dearer than the best is given up
_DEEPEST = 4


_new = tuple.__new__  # half the time of Pair(...), once a quotation


def read(
    text: str, marks: Sequence[Mark], table: Mapping[str, Costs], goes_on: str, end: int
) -> Reading:
    """Pair the marks of one scope that ends at `end`.

    `goes_on` is the glyph the next paragraph opens with, or "": a quotation opened with that
    glyph may stay open.
    """
    pairs = _at_sight(text, marks, table, goes_on, end)
    if pairs is not None:
        return pairs, []
    return _cheapest(text, marks, table, goes_on, end)


def _at_sight(
    text: str, marks: Sequence[Mark], table: Mapping[str, Costs], goes_on: str, end: int
) -> list[Pair] | None:
    """The pairs, if every mark opens or closes beyond doubt; else None."""
    pairs: list[Pair] = []
    stack: list[Mark] = []
    single = False  # a single quotation is open
    for mark in marks:
        fast = table[mark[3]].fast
        if fast == "O":
            glyph = mark[2]
            if stack and (len(stack) > 2 or any(m[2] == glyph for m in stack)):
                return None
            stack.append(mark)
            single = single or glyph not in DOUBLE
        elif fast == "C":
            if not stack:
                return None
            left = stack.pop()
            if _FITS.get((left[2], mark[2])) != 0.0:
                return None
            if mark[0] - left[1] < 3 and not text[left[1] : mark[0]].strip():
                return None
            pairs.append(_new(Pair, (left[0], left[1], mark[0], mark[1], False)))
            if left[2] not in DOUBLE:
                single = False
        elif fast == "A":
            if single:
                return None
        elif fast == "?":
            return None
    if stack:
        if len(stack) > 1 or stack[0][2] != goes_on:
            return None
        pairs.append(Pair(stack[0][0], stack[0][1], end, end))
    return pairs


def _cheapest(
    text: str, marks: Sequence[Mark], table: Mapping[str, Costs], goes_on: str, end: int
) -> Reading:
    """The cheapest reading of all marks of a scope together."""
    costs = [table[m.key] for m in marks]
    states: dict[tuple[str, ...], _State] = {(): (0.0, (), None)}
    for i in range(len(marks)):
        found: dict[tuple[str, ...], _State] = {}
        for glyphs, state in states.items():
            for key, new in _readings(text, marks, costs, i, glyphs, state):
                old = found.get(key)
                if old is None or new[0] < old[0]:
                    found[key] = new
        if len(found) > 2:
            limit = min(state[0] for state in found.values()) + _SLACK
            found = {key: state for key, state in found.items() if state[0] < limit}
            if len(found) > _WIDTH:
                best = sorted(found.items(), key=lambda item: item[1][0])[:_WIDTH]
                found = dict(best)
        states = found
    best_cost, last = 1e9, states[next(iter(states))]
    for state in states.values():
        cost = state[0]
        for depth, i in enumerate(state[1]):
            stays = depth == 0 and marks[i].glyph == goes_on
            cost += _GOES_ON if stays else costs[i].drop + 0.2
        if cost < best_cost:
            best_cost, last = cost, state
    return _told(last, marks, costs, goes_on, end)


def _readings(
    text: str,
    marks: Sequence[Mark],
    costs: Sequence[Costs],
    i: int,
    glyphs: tuple[str, ...],
    state: _State,
) -> list[tuple[tuple[str, ...], _State]]:
    """The ways in which mark `i` may be read after `state`."""
    cost, stack, chain = state
    mark, opening, closing = marks[i], costs[i].open, costs[i].close
    drop = costs[i].drop
    found = [(glyphs, (cost + drop, stack, (chain, "lone", i, i)))]
    if len(stack) < _DEEPEST:
        price = opening + _nesting(glyphs, mark.glyph)
        found.append(((*glyphs, mark.glyph), (cost + price, (*stack, i), (chain, "open", i, i))))
    dropped = 0.0
    for depth in range(len(stack) - 1, -1, -1):
        j = stack[depth]
        fit = _FITS.get((glyphs[depth], mark.glyph))
        if fit is not None and fit >= 3.0 and drop < SURE and costs[j].drop >= SURE:
            fit = None  # an apostrophe does not close a double mark
        if fit is not None and (j < i - 1 or text[marks[j].end : mark.start].strip()):
            price = cost + closing + fit + dropped
            found.append((glyphs[:depth], (price, stack[:depth], (chain, "close", i, j))))
        dropped += costs[j].drop
    beside = chain is not None and i and marks[i - 1].end == mark.start and chain[2] == i - 1
    if chain is not None and beside and chain[1] != "lone":
        found.append((glyphs, (cost + _ABSORB, stack, (chain, "with", i, i - 1))))
    return found


def _nesting(glyphs: tuple[str, ...], glyph: str) -> float:
    """What it costs to open a mark inside those that are open."""
    if not glyphs:
        return 0.0
    if glyph in glyphs:
        return 1.5 if glyph in "“„«‘" else 3.0
    double = glyph in DOUBLE
    return 0.0 if double is not (glyphs[-1] in DOUBLE) else 2.0


def _told(
    state: _State, marks: Sequence[Mark], costs: Sequence[Costs], goes_on: str, end: int
) -> Reading:
    """The pairs and lone marks of a reading, from its chain of decisions."""
    steps = []
    chain: Any = state[2]
    while chain is not None:
        steps.append(chain[1:])
        chain = chain[0]
    opened: dict[int, tuple[int, int, bool]] = {}  # mark -> its span, and whether it is odd
    role: dict[int, tuple[str, int]] = {}  # mark -> it opens (which mark) or closes (which pair)
    pairs: list[Pair] = []
    lone: list[Mark] = []
    for what, i, j in reversed(steps):
        mark = marks[i]
        if what == "lone":
            lone.append(mark)
        elif what == "open":
            opened[i] = (mark.start, mark.end, costs[i].open >= _ODD)
            role[i] = ("open", i)
        elif what == "close":
            start, inner, odd = opened.pop(j)
            odd = odd or costs[i].close >= _ODD or _FITS[marks[j].glyph, mark.glyph] >= _MISFIT
            role[i] = ("close", len(pairs))
            pairs.append(Pair(start, inner, mark.start, mark.end, odd))
        else:
            kind, which = role[i] = role[j]
            if kind == "open":
                opened[which] = (opened[which][0], mark.end, True)
            else:
                pairs[which] = pairs[which]._replace(end=mark.end, mended=True)
    for i, (start, inner, _) in opened.items():
        if state[1] and i == state[1][0] and marks[i].glyph == goes_on:
            pairs.append(Pair(start, inner, end, end))
        else:
            lone.append(marks[i])
    pairs.sort()
    return pairs, lone
