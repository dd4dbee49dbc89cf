"""The ways on from an item that may not stand where it stands, each with the fault it would be."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tei.events import Name
from tei.relaxng.diagnosis import sequence
from tei.relaxng.diagnosis.faults import Fault
from tei.relaxng.diagnosis.model import Model, State
from tei.relaxng.diagnosis.sequence import Child, Way, ahead, misfit, step, step_by_name
from tei.relaxng.diagnosis.spelling import distance
from tei.relaxng.diagnosis.tree import Element, Words
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.relaxng.diagnosis.repair import Repair

__all__ = ["element", "incomplete", "words"]

BACK = 60  # siblings before it among which a better place is looked for
SCANS = 400  # elements of one document for which all names that may stand there are tried
DEEP = 3  # elements that may be missing one after the other

Rank = Callable[[Name], float]


def words(repair: Repair, state: State, index: int) -> list[Way]:
    """The ways on from words: leave them out, wrap them."""
    model, items, parent = repair.model, repair.items, repair.element
    item = items[index]
    found = []
    told = repair.words_told
    fault = Fault("text-not-allowed", item.place, item, parent, parent.name)
    cost = (0.0 if told else sequence.SKIP_WORDS) + ahead(model, state, items, index + 1)
    found.append(Way(cost, state, index + 1, None if told else fault))
    for way in wrapped(repair, state, index):
        found.append(way if not told else way._replace(fault=None, cost=way.cost - 1))
    repair.words_told = True
    return found


def wrapped(repair: Repair, state: State, index: int) -> Iterator[Way]:
    """The item and its neighbours taken as if they stood in an element that may stand here."""
    model, items, parent = repair.model, repair.items, repair.element
    item = items[index]
    held = sequence.wraps(model, state, items, index, repair.rank)
    names = tuple(dict.fromkeys(name for _, name, _, _, _ in held))
    kind = "text-needs-wrapper" if isinstance(item, Words) else "element-needs-wrapper"
    subject = item.name if isinstance(item, Element) else parent.name
    for cost, name, stop, content, rest in held[:8]:
        inner = model.without_attributes(content)
        children = []
        for one in items[index:stop]:
            stepped = step(model, inner, one)
            if stepped is None:
                break
            inner, own = stepped
            if isinstance(one, Element):
                children.append(Child(one, own))
        others = (name, *(n for n in names if n != name))
        details = {"run": tuple(items[index:stop]), "complete": inner.nullable}
        if isinstance(item, Element) and children and children[0].content is not None:
            cost += misfit(model, item, children[0].content, 2)
        fault = Fault(kind, item.place, item, parent, subject, others, details)
        # A wrapper for one element alone is no better guess than that it is in the wrong place.
        yield Way(cost, rest, stop, fault, tuple(children), repair.rank(name))


def element(repair: Repair, state: State, index: int) -> list[Way]:
    """The ways on from an element."""
    item = repair.items[index]
    assert isinstance(item, Element)
    found = [skipped(repair, state, index)]
    if len(repair.faults) < 200:
        found += renamed(repair, state, index)
        found += inserted(repair, state, index)
        found += wrapped(repair, state, index)
        found += repair.unwrapped(state, index)
    return found


def renamed(repair: Repair, state: State, index: int) -> Iterator[Way]:
    """The element under the name of one that may stand here: near in spelling, or like it."""
    model, items, parent = repair.model, repair.items, repair.element
    item = items[index]
    assert isinstance(item, Element)
    known = item.name in model.definitions
    allowed = model.allowed(state)
    uri = item.name[0]
    near = model.near(item.name[1], state)
    model.scans += 1
    own = min((misfit(model, item, c) for c in model.content_of(item.name)), default=1)
    for name in allowed if model.scans < SCANS else [n for n in allowed if n[1] in near]:
        is_near = name[1] in near
        for content, rest in model.after(state, name):
            faults = misfit(model, item, content)
            if faults > (2 if is_near and not known else 0):
                continue
            if known and not item.items and len(allowed) > 3:
                continue  # empty, it would suit anything
            cost = sequence.RENAME if is_near and not known else sequence.MISTAKEN
            cost += 0.0 if own or not known else 0.7  # its own name suits it: it is misplaced
            cost += 0.1 * distance(item.name[1], name[1]) if is_near else 0.0
            cost += faults + ahead(model, rest, items, index + 1)
            kind = "element-mistaken"
            if not known:
                kind = "element-misspelt" if is_near or uri != name[0] else "element-unknown"
            if uri != name[0] and item.name[1] == name[1]:
                kind = "element-namespace"
            if kind == "element-unknown":
                cost += 0.3
            options = (name, *(n for n in allowed if n[1] in near and n != name))
            fault = Fault(kind, item.place, item, parent, item.name, options, {"here": True})
            rank = repair.rank(name)
            yield Way(cost, rest, index + 1, fault, (Child(item, content),), rank)


def inserted(repair: Repair, state: State, index: int) -> Iterator[Way]:
    """What is missing put in before the element; or what stands after it, brought forward."""
    model, items, parent = repair.model, repair.items, repair.element
    item = items[index]
    assert isinstance(item, Element)
    later: dict[Name, Element] = {}
    for one in items[index + 1 : index + 1 + BACK]:
        if isinstance(one, Element):
            later.setdefault(one.name, one)
    known = item.name in model.definitions
    found = list(bridges(model, state, item.name)) if known else []
    for path, rest in found:
        stepped = step(model, rest, item)
        if stepped is None:
            continue
        after, content = stepped
        child = (Child(item, content),) if content is not None else ()
        details = {"missing": path, "must": len(found) == 1}
        names = tuple(dict.fromkeys([path[0], *model.allowed(state)]))
        if len(path) == 1 and path[0] in later:
            one = later[path[0]]
            at = items.index(one, index)
            without = [*items[:at], *items[at + 1 :]]
            cost = sequence.INSERT + ahead(model, after, without, index + 1)
            inner = step(model, state, one)
            both = (*child, Child(one, inner[1] if inner else None))
            fault = Fault("element-too-early", item.place, item, parent, item.name, names,
                          {"before": one, **details})  # fmt: skip
            if at == index + 1:
                yield Way(cost, after, at + 1, fault, both, -2)
                continue
        fault = Fault("element-not-yet", item.place, item, parent, item.name, names, details)
        cost = sequence.INSERT + 0.7 * (len(path) - 1) + ahead(model, after, items, index + 1)
        optional = 0.3 if state.nullable else 0.0
        yield Way(cost + optional, after, index + 1, fault, child, repair.rank(path[0]))


def bridges(model: Model, state: State, name: Name) -> Iterator[tuple[tuple[Name, ...], State]]:
    """The shortest rows of elements after which `name` may stand: (names, state after them)."""
    reached: list[tuple[tuple[Name, ...], State]] = [((), state)]
    seen = {state}
    for depth in range(DEEP):
        found = [
            ((*path, other), rest)
            for path, here in reached
            for other, rest in model.bridges(here, name)
        ]
        if found:
            yield from found[:40]
            return
        further = []
        for path, here in reached[:30]:
            if here.nullable and depth:
                continue
            for other in model.allowed(here)[:60]:
                for _, rest in model.after(here, other):
                    if rest not in seen:
                        seen.add(rest)
                        further.append(((*path, other), rest))
        reached = further


def skipped(repair: Repair, state: State, index: int) -> Way:
    """The element left out; the fault says what else could be done with it."""
    model, items = repair.model, repair.items
    item = items[index]
    assert isinstance(item, Element)
    contents = model.content_of(item.name)
    content = min(contents, key=lambda c: misfit(model, item, c), default=None)
    own = 0.0
    if content is not None and item.items:
        own = min(2, misfit(model, item, content))
    elif item.items and model.near(item.name[1], state) and not contents:
        own = 0.7  # left out, its content would go unread, though it is known whose it is
    cost = sequence.SKIP + own + ahead(model, state, items, index + 1)
    # Its fault is made when it is the way that is taken: see `Repair.best`.
    return Way(cost, state, index + 1, None, (Child(item, content),))


def fault_of(repair: Repair, state: State, index: int) -> Fault:
    """What an element that may not stand here is told: the likeliest way out."""
    model, items, parent = repair.model, repair.items, repair.element
    item = items[index]
    assert isinstance(item, Element)

    def fault(kind: str, options: tuple[Name, ...] = (), **details: object) -> Fault:
        return Fault(kind, item.place, item, parent, item.name, options, details)

    allowed = model.allowed(state)
    if item.name not in model.definitions:
        same = model.same_local(item.name)
        if same:
            return fault("element-namespace", same)
        near = model.near(item.name[1])
        options = tuple(n for n in model.definitions if n[1] in near)
        here = [n for n in options if n in allowed]
        if options:
            options = tuple(sorted(options, key=lambda n: (near.index(n[1]), n)))
            holders = plainest(model.holders(state, options[0]), repair.rank)
            return fault("element-misspelt", options, here=bool(here), holders=holders)
        return fault("element-unknown", plainest(allowed, repair.rank))
    place = earlier(repair, index)
    if place is not None:
        names = plainest(model.holders(state, item.name), repair.rank)
        again = repair.outer is not None and bool(model.after(repair.outer, parent.name))
        return fault("element-out-of-order", names, before=items[place], again=again)
    twin = next((i for i in items[:index] if isinstance(i, Element) and i.name == item.name), None)
    before = repair.states[: index + 1][:BACK]
    if twin is not None and any(model.after(s, item.name) for s in before):
        return fault("element-repeated", first=twin)
    after_parent = repair.outer is not None and bool(model.after(repair.outer, item.name))
    if after_parent and (parent.name == item.name or not model.holders(state, item.name)):
        return fault("element-inside", plainest(model.holders(state, item.name), repair.rank))
    held = sequence.wraps(model, state, items, index, repair.rank)
    if held:
        names = tuple(dict.fromkeys(way[1] for way in held))
        run = next(items[index:stop] for _, _, stop, _, _ in held)
        return fault("element-needs-wrapper", names, run=tuple(run), complete=True)
    if after_parent:
        return fault("element-inside")
    parents = plainest(tuple(model.parents(item.name)), repair.rank)
    return fault("element-not-allowed", plainest(allowed, repair.rank), parents=parents)


def earlier(repair: Repair, index: int) -> int | None:
    """The index of the item before which the element at `index` may stand; the nearest."""
    model, items = repair.model, repair.items
    item = items[index]
    assert isinstance(item, Element)
    first = max(0, index - BACK)
    best = None
    for at in (*range(index - 1, first - 1, -1), *range(min(first, 10) - 1, -1, -1)):
        state = repair.states[at]
        rest = step_by_name(model, state, item)
        if rest is None:
            continue
        for one in items[at:index][:BACK]:
            after = step_by_name(model, rest, one)
            if after is None:
                break
            rest = after
        else:
            best = at
            break
    return best


def plainest(names: tuple[Name, ...], rank: Rank) -> tuple[Name, ...]:
    """The names, the plainest first."""
    return tuple(sorted(names, key=lambda n: (rank(n), n)))


def incomplete(model: Model, parent: Element, state: State, rank: Rank) -> Fault:
    """The element ends too early: what it still must have, the shortest way first."""
    names = missing(model, state, rank)
    allowed = model.allowed(state)
    ending = [n for n in allowed if any(rest.nullable for _, rest in model.after(state, n))]
    useful = ending or [n for n in allowed
                        if any(rest is not state for _, rest in model.after(state, n))]  # fmt: skip
    options = plainest(tuple(useful), rank)
    if not options and not parent.items:  # its text is no value that it must be
        return Fault("text-bad", parent.place, parent, parent.parent, parent.name,
                     (), {"state": state, "value": parent.alone})  # fmt: skip
    return Fault("content-missing", parent.place, parent, parent.parent, parent.name, options,
                 {"missing": names, "must": len(options) == 1})  # fmt: skip


def missing(model: Model, state: State, rank: Rank) -> tuple[Name, ...]:
    """The shortest row of elements that completes a state, of the plainest ones."""
    reached: list[tuple[tuple[Name, ...], State]] = [((), state)]
    seen = {state}
    for _ in range(DEEP):
        further = []
        for path, here in reached[:30]:
            for name in model.allowed(here):
                for _, rest in model.after(here, name):
                    if rest not in seen:
                        seen.add(rest)
                        further.append(((*path, name), rest))
                    elif rest.nullable:
                        further.append(((*path, name), rest))
        done = [path for path, rest in further if rest.nullable]
        if done:
            return min(done, key=lambda path: (sum(map(rank, path)), path))
        reached = further
    return ()

