"""The children of one element held against its content model, and the cheapest way on after a slip.

Each child moves the model's state on (a derivative). Where one cannot, the ways on are tried: leave
it out, take it for another element, put in what is missing, wrap it and its neighbours, take its
tags away. The cheapest is kept: what it costs itself, and whether the next siblings then fit. So
one slip is one fault, and what follows is judged as if it had not happened.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tei.events import Name
from tei.relaxng.diagnosis.faults import Fault
from tei.relaxng.diagnosis.model import Model, State
from tei.relaxng.diagnosis.tree import Element, Item, Words
from tei.typed import Record

__all__ = ["Child", "Way", "ahead", "misfit", "step"]

AHEAD = 12  # siblings that a way on is tried with
SKIP, RENAME, INSERT, WRAP, UNWRAP, MISTAKEN = 1.0, 0.6, 1.0, 1.15, 1.25, 1.3
SKIP_WORDS = 1.2  # words are no mistake: they want an element around them


class Child(Record):
    """A child that is to be walked into: its content model, or None for “by its own definition”."""

    element: Element
    content: State | None


class Way(Record):
    """One way on: what it costs, the state and the item after it, its fault, who is walked."""

    cost: float
    state: State
    then: int
    fault: Fault | None
    children: tuple[Child, ...] = ()
    rank: float = 0.0  # among equals, the lowest


def step(model: Model, state: State, item: Item) -> tuple[State, State | None] | None:
    """The state after an item and the content model of the item; None where it may not stand.

    Where a name has several definitions here, the one that the element fits best.
    """
    if isinstance(item, Words):
        after = model.text(state)
        return None if after is None else (after, None)
    ways = model.after(state, item.name)
    if not ways:
        return None
    if len(ways) == 1:
        content, rest = ways[0]
        return rest, content
    content, rest = min(ways, key=lambda way: misfit(model, item, way[0]))
    return rest, content


def ahead(model: Model, state: State, items: Sequence[Item], index: int) -> float:
    """What is to be expected after a way on: 0 where the next siblings fit (or all, to the end)."""
    most = min(len(items), index + AHEAD)
    for at in range(index, most):
        stepped = step_by_name(model, state, items[at])
        if stepped is None:
            return 1.0 + 0.4 * (AHEAD - (at - index)) / AHEAD
        state = stepped
    if most == len(items) and not model.nullable(state):
        return 0.9
    return 0.0


def step_by_name(model: Model, state: State, item: Item) -> State | None:
    """The state after an item, whatever is in it."""
    if isinstance(item, Words):
        return model.text(state)
    ways = model.after(state, item.name)
    return model.either([rest for _, rest in ways]) if ways else None


def misfit(model: Model, element: Element, content: State, cap: int = 4) -> int:
    """How many faults an element would have, by the names in it, under a content model."""
    memo = model.misfits
    key = (id(element), content)
    if key in memo:
        return memo[key]
    count, state = model.attribute_misfit(element, content, cap)
    if element.alone.strip() and not element.elements and count < cap:
        memo[key] = count = count + (not model.holds(state, element))
        return count
    skipped: set[Name] = set()
    for item in element.items[:60]:
        if count >= cap:
            break
        after = step_by_name(model, state, item)
        if after is not None:
            state = after
            continue
        name = item.name if isinstance(item, Element) else ("", "")
        count += name not in skipped
        skipped.add(name)
    if count < cap and len(element.items) <= 60 and not model.nullable(state):
        count += 1
    memo[key] = count
    return count


def wraps(
    model: Model, state: State, items: Sequence[Item], index: int,
    rank: Callable[[Name], float],
) -> list[tuple[float, Name, int, State, State]]:  # fmt: skip
    """The elements that may stand here and could hold this item, and how many of those after it.

    Each with its cost: (cost, name, end of the run, content model, state after the wrapper).
    """
    item = items[index]
    found = []
    for name in model.holders(state, item.name if isinstance(item, Element) else None):
        for content, rest in model.after(state, name):
            inner, stop = model.without_attributes(content), index
            last = None
            for at in range(index, min(len(items), index + 200)):
                outside = step_by_name(model, rest, items[at]) if at > index else None
                if outside is not None and isinstance(items[at], Element) and (
                    not isinstance(item, Words) or model.is_block(items[at], rest)
                ):
                    break
                after = step_by_name(model, inner, items[at])
                if after is None:
                    break
                inner, stop = after, at + 1
                if outside is None:
                    last = (stop, inner)
            if last is None:
                continue
            stop, inner = last
            cost = WRAP + ahead(model, rest, items, stop)
            cost += 0.0 if model.nullable(inner) else 0.5
            found.append((cost, rank(name), name, stop, content, rest))
    found.sort(key=lambda way: (way[0] + way[1], -way[3]))
    return [(cost, name, stop, content, rest) for cost, _, name, stop, content, rest in found]
