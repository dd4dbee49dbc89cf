"""The attributes of an element held against its content model.

RELAX NG specification, section 6.2.7, by derivatives (attsDeriv, startTagCloseDeriv), going on
after each fault as if the attribute were right.
"""

from __future__ import annotations

from tei.events import Name
from tei.relaxng import patterns as kinds
from tei.relaxng.diagnosis.tree import Element
from tei.relaxng.diagnosis.values import matches
from tei.relaxng.nameclasses import contains, key, simple_names, split
from tei.relaxng.patterns import Attribute, Pattern, Patterns
from tei.typed import Record

__all__ = ["AttributeFault", "Attributes"]


class AttributeFault(Record):
    """`kind` is `attribute-foreign` (not on this element), `attribute-excluded` (not beside the
    others), `value-bad` (with the `patterns` that it must be one of), `attribute-missing`.
    """

    kind: str
    name: Name
    patterns: tuple[Attribute, ...] = ()
    others: tuple[Name, ...] = ()


class Attributes:
    """The part of a model that knows attributes."""

    def __init__(self, patterns: Patterns) -> None:
        self.patterns = patterns
        self._lists: dict[Pattern, list[Name]] = {}
        self._held: dict[Pattern, tuple[Attribute, ...]] = {}
        self._without: dict[tuple[Pattern, bool], Pattern] = {}
        self._taken: dict[tuple[Pattern, str, frozenset[Attribute]], Pattern] = {}
        self._checked: dict[tuple[Pattern, frozenset[tuple[Name, str]]],
                            tuple[list[AttributeFault], Pattern]] = {}  # fmt: skip

    def attributes(self, content: Pattern) -> tuple[Attribute, ...]:
        """The attributes that a content model speaks of, in the order of the schema."""
        found = self._held.get(content)
        if found is None:
            held: dict[Attribute, None] = {}
            todo, seen = [content], {content}
            while todo:
                pattern = todo.pop()
                if isinstance(pattern, Attribute):
                    held.setdefault(pattern)
                    continue
                for part in reversed(pattern.parts):
                    if part not in seen and part.flags & kinds.HAS_ATTRIBUTE:
                        seen.add(part)
                        todo.append(part)
            found = self._held[content] = tuple(held)
        return found

    def attribute_list(self, content: Pattern) -> list[Name]:
        """The names of the attributes that an element of this content may have."""
        found = self._lists.get(content)
        if found is None:
            names: dict[str, None] = {}
            for attribute in self.attributes(content):
                for name in sorted(simple_names(attribute.names) or ()):
                    names.setdefault(name)
            found = self._lists[content] = [split(name) for name in names]
        return found

    def without_attributes(self, content: Pattern) -> Pattern:
        """A content model after its attributes, whatever they were."""
        return self._closed(content, True)

    def check_attributes(
        self, element: Element, content: Pattern
    ) -> tuple[list[AttributeFault], Pattern]:
        """The faults of an element's attributes, and its content model after them.

        Example: of `<note id="n1"/>` where a note has no @id, one fault `attribute-foreign`.
        """
        given = element.start.attributes
        if not self.attributes(content) and not given:
            return [], content
        faults: list[AttributeFault] = []
        state = content
        for name, value in given.items():
            named = [a for a in self.attributes(content) if contains(a.names, key(*name))]
            if not named:
                faults.append(AttributeFault("attribute-foreign", name))
                continue
            namespaces = element.start.namespaces
            good = frozenset(a for a in named if matches(a.content, value, namespaces)
                             or (not value.strip() and a.content.nullable))  # fmt: skip
            after = self._take(state, key(*name), good) if good else self.patterns.not_allowed
            if after.kind == kinds.NOT_ALLOWED:
                after = self._take(state, key(*name), frozenset(named))
                if after.kind == kinds.NOT_ALLOWED:
                    others = tuple(n for n in given if n != name)
                    faults.append(AttributeFault("attribute-excluded", name, tuple(named), others))
                    continue
                faults.append(AttributeFault("value-bad", name, tuple(named)))
            state = after
        closed = self._closed(state, False)
        if closed.kind == kinds.NOT_ALLOWED:
            faults += [
                AttributeFault("attribute-missing", split(sorted(names)[0]), (attribute,))
                for attribute in self._required(state)
                if (names := simple_names(attribute.names))
            ]
            closed = self._closed(state, True)
        return faults, closed

    def attribute_misfit(self, element: Element, content: Pattern, cap: int) -> tuple[int, Pattern]:
        """How many faults the attributes would have, and the content model after them."""
        faults, state = self.check_attributes(element, content)
        return min(cap, len(faults)), state

    def _take(self, state: Pattern, name: str, good: frozenset[Attribute]) -> Pattern:
        """The model after an attribute whose value is that of any of `good` (attDeriv)."""
        if not state.flags & kinds.HAS_ATTRIBUTE:
            return self.patterns.not_allowed
        found = self._taken.get((state, name, good))
        if found is None:
            found = self._taken[state, name, good] = self._attribute(state, name, good)
        return found

    def _attribute(self, state: Pattern, name: str, good: frozenset[Attribute]) -> Pattern:
        make, kind = self.patterns, state.kind
        if kind == kinds.ATTRIBUTE:
            return make.empty if state in good else make.not_allowed
        if kind == kinds.CHOICE:
            return make.choice([self._take(part, name, good) for part in state.parts])
        if kind == kinds.GROUP:
            # Long groups lean to the right: along them in a loop.
            firsts: list[Pattern] = []
            ways: list[Pattern] = []
            rest = state
            while rest.kind == kinds.GROUP:
                first, after = rest.parts
                way = self._take(first, name, good)
                if way.kind != kinds.NOT_ALLOWED:
                    ways.append(self._grouped(firsts, make.group(way, after)))
                firsts.append(first)
                rest = after
            way = self._take(rest, name, good)
            if way.kind != kinds.NOT_ALLOWED:
                ways.append(self._grouped(firsts, way))
            return make.choice(ways)
        if kind == kinds.INTERLEAVE:
            return make.choice([
                make.interleave((way, *state.parts[:at], *state.parts[at + 1 :]))
                for at, part in enumerate(state.parts)
                if (way := self._take(part, name, good)).kind != kinds.NOT_ALLOWED
            ])  # fmt: skip
        if kind == kinds.ONE_OR_MORE:
            way = self._take(state.parts[0], name, good)
            return make.group(way, make.optional(state))
        return make.not_allowed

    def _grouped(self, firsts: list[Pattern], last: Pattern) -> Pattern:
        for first in reversed(firsts):
            last = self.patterns.group(first, last)
        return last

    def _closed(self, state: Pattern, lenient: bool) -> Pattern:
        """The model with no attribute left: those still wanted are a fault, or (`lenient`)
        thought to be there (startTagCloseDeriv).
        """
        if not state.flags & kinds.HAS_ATTRIBUTE:
            return state
        found = self._without.get((state, lenient))
        if found is not None:
            return found
        make, kind = self.patterns, state.kind
        if kind == kinds.ATTRIBUTE:
            found = make.empty if lenient else make.not_allowed
        elif kind == kinds.GROUP:
            firsts = []
            rest = state
            while rest.kind == kinds.GROUP:
                firsts.append(self._closed(rest.parts[0], lenient))
                rest = rest.parts[1]
            found = self._grouped(firsts, self._closed(rest, lenient))
        else:
            parts = [self._closed(part, lenient) for part in state.parts]
            if kind == kinds.CHOICE:
                found = make.choice(parts)
            elif kind == kinds.INTERLEAVE:
                found = make.interleave(parts)
            else:
                found = make.one_or_more(parts[0])
        self._without[state, lenient] = found
        return found

    def _required(self, state: Pattern) -> list[Attribute]:
        """The fewest attributes that are still wanted, the schema's first among equals."""
        if not state.flags & kinds.HAS_ATTRIBUTE:
            return []
        if isinstance(state, Attribute):
            return [state]
        if self._closed(state, False).kind != kinds.NOT_ALLOWED:
            return []
        if state.kind == kinds.CHOICE:
            return min((self._required(p) for p in state.parts), key=len)
        wanted: list[Attribute] = []
        rest = state
        while rest.kind == kinds.GROUP:
            wanted += self._required(rest.parts[0])
            rest = rest.parts[1]
        if rest is not state:
            return wanted + self._required(rest)
        for part in state.parts:
            wanted += self._required(part)
        return wanted
