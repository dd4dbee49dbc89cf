"""The states that a document goes through, and the transitions between them, worked out once.

A state says what may come next in the open element, whatever stands around it: usually one
pattern, several where the schema is ambiguous (two elements of one name with different contents).
What stands around it waits on a stack: `Returns`, for each of the patterns what is left of the
parent when this one ends. So a state serves all places where the same content stands, and in the
long run each event is one look-up in a dictionary of the state.
"""

from __future__ import annotations

from tei.relaxng.texts import MOST_ALTERNATIVES, too_many
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.relaxng.derivatives import Derivatives
    from tei.relaxng.texts import Namespaces
from tei.relaxng.patterns import HAS_TEXT, TEXT, TYPED, Pattern

# For each alternative of a state: what is left of the parent, and in which of its alternatives.
Links = tuple[tuple[tuple[Pattern, int], ...], ...]
_MOST = 100_000  # transitions


class Returns:
    """Where an element's end leads; one object for equal links into a parent of equal width.

    `width` is the number of the parent's alternatives: some of them may end with the element.
    """

    __slots__ = ("links", "width")

    def __init__(self, links: Links, width: int) -> None:
        self.links = links
        self.width = width


class Plan:
    """What a start tag with certain attributes comes to.

    `checks` are the values to be looked at: (index in expat's list of attributes, pattern).
    Without a `child` it depends on the values what the content is, and `Automaton.choose` says it.
    `ids` are the attributes that identify: (index, type).
    """

    __slots__ = ("candidates", "checks", "child", "ids", "returns", "width")

    def __init__(self) -> None:
        self.child: State | None = None
        self.returns = _NOWHERE
        self.width = 1  # alternatives of the state that the tag stands in
        self.checks: tuple[tuple[int, Pattern], ...] = ()
        self.ids: tuple[tuple[int, str], ...] = ()
        self.candidates: dict[Pattern, tuple[tuple[Pattern, int], ...]] = {}


_NOWHERE = Returns((), 0)


class State:
    """What may come next. `starts[name][names of attributes]`, `ends[returns]` and
    `texts[returns]` are filled as documents ask for them; `is_free` says that text changes
    nothing, `is_typed` that its words matter."""

    __slots__ = ("contents", "ends", "is_free", "is_typed", "starts", "texts")

    def __init__(self, contents: tuple[Pattern, ...]) -> None:
        self.contents = contents
        self.starts: dict[str, dict[tuple[str, ...], Plan]] = {}
        self.ends: dict[Returns, State] = {}
        self.texts: dict[Returns, State] = {}
        self.is_typed = any(content.flags & TYPED for content in contents)
        self.is_free = False


class Automaton:
    """The states of one schema. `ids` says which attributes of which elements identify."""

    def __init__(
        self, start: Pattern, derivatives: Derivatives, ids: dict[str, dict[str, str]]
    ) -> None:
        self.derivatives = derivatives
        self.ids = ids
        self._states: dict[tuple[Pattern, ...], State] = {}
        self._returns: dict[tuple[Links, int], Returns] = {}
        self._count = 0
        self.root = self.state((start,))
        self.nowhere = self.returns((((derivatives.patterns.empty, 0),),), 1)

    def state(self, contents: tuple[Pattern, ...]) -> State:
        """The state of some patterns."""
        found = self._states.get(contents)
        if found is None:
            found = self._states[contents] = State(contents)
            if not found.is_typed:
                text = self.derivatives.text
                found.is_free = all(
                    content.flags & HAS_TEXT and text(content, "") is content
                    for content in contents
                )
        return found

    def returns(self, links: Links, width: int) -> Returns:
        """The one object for these links."""
        found = self._returns.get((links, width))
        if found is None:
            found = self._returns[links, width] = Returns(links, width)
        return found

    def _room(self) -> None:
        """Forget all if there is too much of it: hostile models have states without end."""
        self._count += 1
        if self._count > _MOST or self.derivatives.is_full():
            self._count = 0
            for state in self._states.values():
                state.starts.clear()
                state.ends.clear()
                state.texts.clear()
            self._states.clear()
            self._returns.clear()
            self.derivatives.forget()

    # -- start tags --------------------------------------------------------------------------

    def plan(self, state: State, name: str, names: tuple[str, ...]) -> Plan | None:
        """What a start tag comes to; None if the element or one of its attributes may not stand
        here."""
        self._room()
        found: dict[Pattern, dict[tuple[Pattern, int], None]] = {}
        for at, content in enumerate(state.contents):
            for element, rest in self.derivatives.starts(content, name):
                found.setdefault(element.content, {})[rest, at] = None
        if not found:
            return None
        plan = Plan()
        plan.width = len(state.contents)
        known = self.ids.get(name)
        if known:
            plan.ids = tuple((at, known[n]) for at, n in enumerate(names) if n in known)
        candidates = {content: tuple(links) for content, links in found.items()}
        if len(candidates) == 1:
            content, links = next(iter(candidates.items()))
            if self._one_way(plan, content, links, names):
                return plan if plan.child is not None else None
        plan.candidates = candidates
        return plan

    def _one_way(
        self, plan: Plan, content: Pattern, links: tuple[tuple[Pattern, int], ...],
        names: tuple[str, ...],
    ) -> bool:  # fmt: skip
        """Fill in a plan whose content does not depend on values. False if it does."""
        checks = []
        for at, attribute in enumerate(names):
            ways = self.derivatives.attributes(content, attribute)
            if not ways:
                return True
            if len(ways) > 1:
                return False
            pattern, content = ways[0]
            if self.derivatives.is_full():
                self._room()
            if pattern.content.kind != TEXT:
                checks.append((2 * at + 1, pattern.content))
        content = self.derivatives.closed(content)
        if content is not self.derivatives.patterns.not_allowed:
            plan.checks = tuple(checks)
            plan.child = self.state((content,))
            plan.returns = self.returns((links,), plan.width)
        return True

    def choose(
        self, plan: Plan, names: tuple[str, ...], values: list[str], namespaces: Namespaces
    ) -> tuple[State, Returns] | None:
        """The content of a start tag where it depends on the attributes' values."""
        derivatives = self.derivatives
        ways = plan.candidates
        for name, value in zip(names, values, strict=True):
            after: dict[Pattern, dict[tuple[Pattern, int], None]] = {}
            for content, links in ways.items():
                for attribute, rest in derivatives.attributes(content, name):
                    if derivatives.is_match(attribute.content, value, namespaces):
                        after.setdefault(rest, {}).update(dict.fromkeys(links))
            ways = {content: tuple(links) for content, links in after.items()}
            if len(ways) > MOST_ALTERNATIVES:
                raise too_many(name)
        closed: dict[Pattern, dict[tuple[Pattern, int], None]] = {}
        for content, links in ways.items():
            content = derivatives.closed(content)
            if content is not derivatives.patterns.not_allowed:
                closed.setdefault(content, {}).update(dict.fromkeys(links))
        if not closed:
            return None
        if len(closed) > MOST_ALTERNATIVES:
            raise too_many(names[0] if names else "an element")
        links_of = tuple(tuple(links) for links in closed.values())
        return self.state(tuple(closed)), self.returns(links_of, plan.width)

    # -- end tags and text -------------------------------------------------------------------

    def end(self, state: State, returns: Returns, outer: Returns) -> tuple[State, Returns] | None:
        """The parent's state and returns after an end tag; None if the element is incomplete."""
        self._room()
        left: dict[int, list[Pattern]] = {}
        for content, links in zip(state.contents, returns.links, strict=True):
            if content.nullable:
                for rest, at in links:
                    left.setdefault(at, []).append(rest)
        found = self._settled([(self.derivatives.patterns.choice(left[at]), at)
                               for at in sorted(left)], outer)  # fmt: skip
        if found is not None and found[1] is outer:
            state.ends[returns] = found[0]
        return found

    def text(
        self, state: State, returns: Returns, value: str, namespaces: Namespaces
    ) -> tuple[State, Returns] | None:
        """The state after a text that is not white; None if none may stand here."""
        if state.is_typed:
            self._room()
        text = self.derivatives.text
        left = [(text(content, value, namespaces), at) for at, content in enumerate(state.contents)]
        found = self._settled(left, returns)
        if not state.is_typed and found is not None and found[1] is returns:
            state.texts[returns] = found[0]
        return found

    def _settled(
        self, left: list[tuple[Pattern, int]], returns: Returns
    ) -> tuple[State, Returns] | None:
        """A state of what is left of the alternatives, and their returns; equal ones are one."""
        contents: dict[Pattern, list[int]] = {}
        for content, at in left:
            if content is not self.derivatives.patterns.not_allowed:
                contents.setdefault(content, []).append(at)
        if not contents:
            return None
        links = returns.links
        if len(contents) != len(links):
            merged = tuple(
                tuple(dict.fromkeys(link for at in those for link in links[at]))
                for those in contents.values()
            )
            returns = self.returns(merged, returns.width)
        return self.state(tuple(contents)), returns
