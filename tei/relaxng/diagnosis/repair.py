"""One element's children repaired: the faults in their order, and how each child is to be read."""

from __future__ import annotations

from collections.abc import Callable

from tei.events import Name
from tei.relaxng.diagnosis import ways
from tei.relaxng.diagnosis.faults import Fault
from tei.relaxng.diagnosis.model import Model, State
from tei.relaxng.diagnosis.sequence import MISTAKEN, UNWRAP, Child, Way, ahead, misfit, step
from tei.relaxng.diagnosis.tree import Element, Words

__all__ = ["Repair"]



class Repair:
    """The repair of the children of `element`, from the state of its model after its attributes.

    `outer` is the state of the model of `element`'s parent after it (None at the root); `rank`
    says which of several elements is the plainest (lowest). A `probe` only counts the faults: it
    does not ask in turn what its children's faults would be.
    """

    def __init__(
        self, model: Model, element: Element, state: State, outer: State | None,
        rank: Callable[[Name], float], probe: bool = False,
    ) -> None:  # fmt: skip
        self.probe = probe
        self.model, self.element, self.outer, self.rank = model, element, outer, rank
        self.items = element.items
        self.states = [state]  # before each item, as far as they were taken
        self.faults: list[Fault] = []
        self.children: list[Child] = []
        self.rests: dict[int, State] = {}  # the state after each child, by its id
        self.words_told = False

    def run(self) -> None:
        """Go through the items; the result stands in `faults`, `children`, `rests`."""
        state, index = self.states[0], 0
        while index < len(self.items):
            way = self.taken(state, index) or self.best(state, index)
            if way.fault is not None:
                self.faults.append(way.fault)
            for child in way.children:
                self.children.append(child)
                self.rests[id(child.element)] = way.state
            state = way.state
            self.states.extend([state] * (way.then - index))
            index = way.then
        if not self.model.nullable(state) and not self.is_told(state):
            self.faults.append(ways.incomplete(self.model, self.element, state, self.rank))

    def is_told(self, state: State) -> bool:
        """Whether a fault within already says why the element is incomplete: what stands where
        the missing should.
        """
        return bool(self.faults) and (self.words_told or state is self.states[0])

    def taken(self, state: State, index: int) -> Way | None:
        """The item as it stands, where it may; an element whose content is another's is told."""
        item = self.items[index]
        stepped = step(self.model, state, item)
        if stepped is None:
            return None
        rest, content = stepped
        if isinstance(item, Words) or content is None:
            return Way(0, rest, index + 1, None)
        plain = Way(0, rest, index + 1, None, (Child(item, content),))
        faults = misfit(self.model, item, content)
        if faults < 2 or self.probe or self.model.scans >= ways.SCANS:
            return plain
        self.model.scans += 1
        faults = self.faults_of(item, content, rest)
        if faults < 2:
            return plain
        others = [*self.mistaken(state, index), *self.unwrapped(state, index)]
        best = min(others, key=lambda way: (way.cost, way.rank), default=None)
        own = faults + ahead(self.model, rest, self.items, index + 1)
        return best if best is not None and best.cost + 0.2 < own else plain

    def faults_of(self, item: Element, content: State, rest: State) -> int:
        """How many faults an element would have under a content model, its children's apart."""
        faults, inner = self.model.check_attributes(item, content)
        probe = Repair(self.model, item, inner, rest, self.rank, probe=True)
        probe.run()
        return len(faults) + len(probe.faults)

    def best(self, state: State, index: int) -> Way:
        """The cheapest way on from an item that may not stand where it stands."""
        item = self.items[index]
        if isinstance(item, Words):
            found = ways.words(self, state, index)
            return min(found, key=lambda way: (way.cost, way.rank))
        found = ways.element(self, state, index)
        best = min(found, key=lambda way: (way.cost, way.rank))
        needless = best.fault is not None and best.fault.kind == "element-needless"
        if best is found[0] or (needless and item.name not in self.model.definitions):
            return best._replace(fault=ways.fault_of(self, state, index))
        return best

    def mistaken(self, state: State, index: int) -> list[Way]:
        """The element taken for another that may stand here and has such content."""
        item = self.items[index]
        assert isinstance(item, Element)
        found = []
        for name in self.model.allowed(state):
            if name == item.name:
                continue
            for content, rest in self.model.after(state, name):
                faults = misfit(self.model, item, content, 2)
                if faults > 1:
                    continue
                cost = MISTAKEN + faults + ahead(self.model, rest, self.items, index + 1)
                fault = Fault(
                    "element-mistaken", item.place, item, self.element, item.name, (name,)
                )
                child = Child(item, content)
                found.append(Way(cost, rest, index + 1, fault, (child,), self.rank(name)))
        return found

    def unwrapped(self, state: State, index: int) -> list[Way]:
        """The element's tags taken away: its items in its place."""
        item = self.items[index]
        assert isinstance(item, Element)
        if not item.items or len(item.items) > 200:
            return []
        children = []
        for inner in item.items:
            stepped = step(self.model, state, inner)
            if stepped is None:
                return []
            state, content = stepped
            if isinstance(inner, Element):
                children.append(Child(inner, content))
        cost = UNWRAP + ahead(self.model, state, self.items, index + 1)
        fault = Fault("element-needless", item.place, item, self.element, item.name)
        return [Way(cost, state, index + 1, fault, tuple(children))]
