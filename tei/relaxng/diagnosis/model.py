"""A grammar as diagnosis asks it: what may stand in a state, what follows, which attributes.

A state is a pattern (what an element's content still may be). `after`, `text` and `without` are the
derivatives of Clark's algorithm, taken apart: where decision follows one state for the whole open
branch of the document, diagnosis has one for each element, so that it can go on after a fault.
Everything is memoized by pattern, for patterns are interned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tei.events import Name
from tei.relaxng import patterns as kinds
from tei.relaxng.diagnosis.attributes import Attributes
from tei.relaxng.diagnosis.spelling import nearest
from tei.relaxng.diagnosis.tree import Element, Item, Words
from tei.relaxng.diagnosis.values import matches
from tei.relaxng.nameclasses import contains, key, simple_names, split
from tei.relaxng.patterns import Pattern
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.relaxng.diagnosis.asked import Asked

__all__ = ["Model", "State"]

State = Pattern


class Model(Attributes):
    """What a grammar says. It can be used for many documents, one at a time: `forget` between."""

    def __init__(self, grammar: Asked) -> None:
        super().__init__(grammar.patterns)
        self.start, self.id_types = grammar.start, grammar.ids
        self.misfits: dict[tuple[int, State], int] = {}
        self.scans = 0
        self._after: dict[tuple[State, Name], list[tuple[State, State]]] = {}
        self._text: dict[State, State | None] = {}
        self._allowed: dict[State, tuple[Name, ...]] = {}
        self._holders: dict[tuple[State, Name | None], tuple[Name, ...]] = {}
        self._bridges: dict[tuple[State, Name], tuple[tuple[Name, State], ...]] = {}
        self._near: dict[tuple[str, State | None], list[str]] = {}
        self._parents: dict[Name, tuple[Name, ...]] = {}
        self._attribute_holders: dict[Name, tuple[Name, ...]] = {}
        self._contents: dict[Name, list[State]] = {}
        self._inside: dict[State, frozenset[Name]] = {}
        self.definitions: dict[Name, list[kinds.Element]] = {}
        self.attribute_names: dict[str, None] = {}
        self.wild = False  # the schema has elements of any name
        self._read()

    def forget(self) -> None:
        """Forget what was found out about one document's elements."""
        self.misfits.clear()
        self._near.clear()
        self.scans = 0

    def _read(self) -> None:
        """All element definitions that the start leads to, and all names of attributes."""
        todo, seen = [self.start], {self.start}
        while todo:
            pattern = todo.pop()
            parts: Iterable[Pattern] = pattern.parts
            if isinstance(pattern, kinds.Element):
                names = simple_names(pattern.names)
                self.wild = self.wild or names is None
                for name in sorted(names or ()):
                    self.definitions.setdefault(split(name), []).append(pattern)
                parts = (pattern.content,)
            elif isinstance(pattern, kinds.Attribute):
                for name in sorted(simple_names(pattern.names) or ()):
                    self.attribute_names.setdefault(name)
            for part in parts:
                if part not in seen:
                    seen.add(part)
                    todo.append(part)

    # -- states ----------------------------------------------------------------------------

    def nullable(self, state: State) -> bool:
        """Whether the element may end here."""
        return state.nullable

    def either(self, states: Iterable[State]) -> State:
        """One state for several."""
        return self.patterns.choice(states)

    def after(self, state: State, name: Name) -> list[tuple[State, State]]:
        """The content models that an element of this name may have here, each with the state
        after it (startTagOpenDeriv).
        """
        found = self._after.get((state, name))
        if found is None:
            merged: dict[State, list[State]] = {}
            self._opened(state, key(*name), lambda rest: rest, merged)
            found = [(content, self.patterns.choice(rests)) for content, rests in merged.items()]
            self._after[state, name] = found
        return found

    def _opened(
        self, state: State, name: str, then: Callable[[State], State],
        found: dict[State, list[State]],
    ) -> None:  # fmt: skip
        make, kind = self.patterns, state.kind
        if isinstance(state, kinds.Element):
            if contains(state.names, name):
                found.setdefault(state.content, []).append(then(make.empty))
        elif kind == kinds.CHOICE:
            for part in state.parts:
                self._opened(part, name, then, found)
        elif kind == kinds.GROUP:
            first, second = state.parts
            self._opened(first, name, lambda rest: then(make.group(rest, second)), found)
            if first.nullable:
                self._opened(second, name, then, found)
        elif kind == kinds.INTERLEAVE:
            for at, part in enumerate(state.parts):
                others = state.parts[:at] + state.parts[at + 1 :]
                self._opened(
                    part, name,
                    lambda rest, others=others: then(make.interleave((rest, *others))),  # type: ignore[misc]
                    found,
                )  # fmt: skip
        elif kind == kinds.ONE_OR_MORE:
            again = make.optional(state)
            self._opened(state.parts[0], name, lambda rest: then(make.group(rest, again)), found)

    def text(self, state: State) -> State | None:
        """The state after words among elements (textDeriv); None where none may stand."""
        if state not in self._text:
            after = self._words(state)
            self._text[state] = None if after.kind == kinds.NOT_ALLOWED else after
        return self._text[state]

    def _words(self, state: State) -> State:
        make, kind = self.patterns, state.kind
        if not state.flags & (kinds.HAS_TEXT | kinds.TYPED):
            return make.not_allowed
        if kind == kinds.TEXT:
            return state
        if kind in (kinds.DATA, kinds.VALUE, kinds.LIST):
            return make.empty
        if kind == kinds.CHOICE:
            return make.choice([self._words(part) for part in state.parts])
        if kind == kinds.GROUP:
            first, second = state.parts
            ways = [make.group(self._words(first), second)]
            if first.nullable:
                ways.append(self._words(second))
            return make.choice(ways)
        if kind == kinds.INTERLEAVE:
            return make.choice([
                make.interleave((self._words(part), *state.parts[:at], *state.parts[at + 1 :]))
                for at, part in enumerate(state.parts)
            ])  # fmt: skip
        if kind == kinds.ONE_OR_MORE:
            return make.group(self._words(state.parts[0]), make.optional(state))
        return make.not_allowed

    def holds(self, state: State, element: Element) -> bool:
        """Whether the text of an element without elements is what it may be."""
        text = element.alone
        if matches(state, text, element.start.namespaces):
            return True
        return not text.strip() and state.nullable

    # -- what may stand ----------------------------------------------------------------------

    def allowed(self, state: State) -> tuple[Name, ...]:
        """The names of the elements that may stand next, in the order of the schema."""
        found = self._allowed.get(state)
        if found is None:
            names: dict[Name, None] = {}
            todo = [state]
            while todo:
                pattern = todo.pop()
                if isinstance(pattern, kinds.Element):
                    for name in sorted(simple_names(pattern.names) or ()):
                        names.setdefault(split(name))
                elif pattern.kind == kinds.GROUP:
                    first, second = pattern.parts
                    if first.nullable:
                        todo.append(second)
                    todo.append(first)
                elif pattern.kind in (kinds.CHOICE, kinds.INTERLEAVE, kinds.ONE_OR_MORE):
                    todo.extend(reversed(pattern.parts))
            found = self._allowed[state] = tuple(names)
        return found

    def holders(self, state: State, name: Name | None) -> tuple[Name, ...]:
        """The elements that may stand next and may begin with this element (None: with words)."""
        found = self._holders.get((state, name))
        if found is None:
            holding = []
            for holder in self.allowed(state):
                for content, _ in self.after(state, holder):
                    inner = self.without_attributes(content)
                    if self.text(inner) is not None if name is None else self.after(inner, name):
                        holding.append(holder)
                        break
            found = self._holders[state, name] = tuple(holding)
        return found

    def bridges(self, state: State, name: Name) -> tuple[tuple[Name, State], ...]:
        """The elements after which `name` may stand though it may not before them; each with the
        state after it.
        """
        found = self._bridges.get((state, name))
        if found is None:
            ways = []
            for other in self.allowed(state):
                for _, rest in self.after(state, other):
                    if rest is not state and self.after(rest, name):
                        ways.append((other, rest))
                        break
            found = self._bridges[state, name] = tuple(ways)
        return found

    def parents(self, name: Name) -> tuple[Name, ...]:
        """The elements that may have this one somewhere in their content, sorted."""
        if not self._parents:
            found: dict[Name, dict[Name, None]] = {}
            for parent in sorted(self.definitions):
                for element in self.definitions[parent]:
                    for child in self._within(element.content):
                        found.setdefault(child, {}).setdefault(parent)
            self._parents = {child: tuple(parents) for child, parents in found.items()}
        return self._parents.get(name, ())

    def near(self, name: str, state: State | None = None) -> list[str]:
        """The local names that one may be a slip for: of what may stand in a state, or of all."""
        found = self._near.get((name, state))
        if found is None:
            known = self.definitions if state is None else self.allowed(state)
            found = self._near[name, state] = nearest(name, dict.fromkeys(n[1] for n in known))
        return found

    def attribute_holders(self, name: Name) -> tuple[Name, ...]:
        """The elements that may have an attribute, sorted."""
        if not self._attribute_holders:
            found: dict[Name, dict[Name, None]] = {}
            for holder in sorted(self.definitions):
                for content in self.content_of(holder):
                    for attribute in self.attribute_list(content):
                        found.setdefault(attribute, {}).setdefault(holder)
            self._attribute_holders = {a: tuple(holders) for a, holders in found.items()}
        return self._attribute_holders.get(name, ())

    def _within(self, content: State) -> frozenset[Name]:
        memo = self._inside
        if content not in memo:
            names: set[Name] = set()
            todo, seen = [content], {content}
            while todo:
                pattern = todo.pop()
                if isinstance(pattern, kinds.Element):
                    names.update(split(name) for name in simple_names(pattern.names) or ())
                    continue
                for part in pattern.parts:
                    if part not in seen and part.flags & kinds.HAS_ELEMENT:
                        seen.add(part)
                        todo.append(part)
            memo[content] = frozenset(names)
        return memo[content]

    def knows_attribute(self, name: Name) -> bool:
        """Whether any element of the schema has an attribute of this name."""
        return key(*name) in self.attribute_names

    def is_typed(self, state: State) -> bool:
        """Whether the text of such a content must be a value."""
        return bool(state.flags & kinds.TYPED)

    def same_local(self, name: Name) -> tuple[Name, ...]:
        """The elements of this local name in other namespaces."""
        return tuple(n for n in self.definitions if n[1] == name[1] and n[0] != name[0])

    def content_of(self, name: Name) -> list[State]:
        """The content models of all definitions of a name."""
        found = self._contents.get(name)
        if found is None:
            contents = dict.fromkeys(e.content for e in self.definitions.get(name, ()))
            found = self._contents[name] = list(contents)
        return found

    def is_block(self, item: Item, state: State) -> bool:
        """Whether an element may stand here while words may not: it is no phrase of theirs."""
        if isinstance(item, Words):
            return False
        ways = self.after(state, item.name)
        return bool(ways) and not any(self.text(self.without_attributes(c)) for c, _ in ways)
