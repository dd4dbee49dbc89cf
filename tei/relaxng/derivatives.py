"""Derivatives: what is left of a pattern after an event (James Clark, "An algorithm for RELAX NG
validation").

A derivative comes as a list of alternatives rather than as one big pattern (Antimirov's partial
derivatives), so that what is left stays as small as the schema: `(a?){1000}` leaves at most a
thousand tails. Element and attribute are parted from what follows: `starts(p, name)` gives pairs
of the element whose content comes now, and what comes after its end.
"""

from __future__ import annotations

from tei.relaxng.nameclasses import contains
from tei.relaxng.patterns import (
    ATTRIBUTE,
    CHOICE,
    ELEMENT,
    GROUP,
    HAS_ATTRIBUTE,
    HAS_ELEMENT,
    INTERLEAVE,
    ONE_OR_MORE,
    Attribute,
    Element,
    Pattern,
    Patterns,
)
from tei.relaxng.texts import MOST_ALTERNATIVES, TextDerivatives, too_many

_MOST_KNOWN = 200_000
_MOST_WEIGHT = 1_500_000

Starts = tuple[tuple[Element, Pattern], ...]
Attributes = tuple[tuple[Attribute, Pattern], ...]


class Derivatives(TextDerivatives):
    """The derivatives of the patterns of one schema, each worked out once."""

    def __init__(self, patterns: Patterns) -> None:
        super().__init__(patterns)
        self._starts: dict[tuple[Pattern, str], Starts] = {}
        self._attributes: dict[tuple[Pattern, str], Attributes] = {}
        self._closed: dict[Pattern, Pattern] = {}
        self._index: dict[Pattern, tuple[dict[str, list[Pattern]], list[Pattern]]] = {}

    def is_full(self) -> bool:
        """Whether so much is remembered that it is time to `forget`."""
        return self.patterns.weight > _MOST_WEIGHT or len(self._starts) > _MOST_KNOWN

    def forget(self) -> None:
        """Forget all derivatives, for the memory's sake."""
        self.patterns.forget()
        for known in (self._starts, self._attributes, self._closed, self._texts, self._index):
            known.clear()

    # -- elements ----------------------------------------------------------------------------

    def starts(self, pattern: Pattern, name: str) -> Starts:
        """What a start tag can mean: the element, and what follows its end (startTagOpenDeriv).

        An empty answer: no element of this name may stand here.
        """
        known = self._starts.get((pattern, name))
        if known is None:
            found: dict[tuple[Element, Pattern], None] = {}
            # The tails that can be next are looked at once, however many ways lead to them.
            todo = [pattern]
            seen = {pattern}
            while todo:
                for part in self._alternatives(todo.pop(), name):
                    if part.kind == GROUP:
                        first, second = part.parts
                        if not first.nullable and part is not pattern:
                            pairs = self._starts.get((part, name))
                            if pairs is None:
                                pairs = self.starts(part, name)
                            found.update(dict.fromkeys(pairs))
                            continue
                        for element, rest in self._starts_of(first, name):
                            found[element, self.patterns.group(rest, second)] = None
                        if first.nullable and second not in seen:
                            seen.add(second)
                            todo.append(second)
                    else:
                        found.update(dict.fromkeys(self._starts_of(part, name)))
            if len(found) > MOST_ALTERNATIVES:
                raise too_many(name)
            known = self._starts[pattern, name] = tuple(found)
        return known

    def _alternatives(self, pattern: Pattern, name: str) -> list[Pattern]:
        """The parts of a choice that a name may begin; elements of one name are looked up."""
        if pattern.kind != CHOICE:
            return [pattern] if pattern.flags & HAS_ELEMENT else []
        index = self._index.get(pattern)
        if index is None:
            by_name: dict[str, list[Pattern]] = {}
            others = []
            for part in pattern.parts:
                if part.kind == ELEMENT and isinstance(part.names, str):  # type: ignore[attr-defined]
                    by_name.setdefault(part.names, []).append(part)  # type: ignore[attr-defined]
                elif part.flags & HAS_ELEMENT:
                    others.append(part)
            index = self._index[pattern] = by_name, others
        found = index[0].get(name)
        return found + index[1] if found else index[1]

    def _starts_of(self, pattern: Pattern, name: str) -> Starts:
        kind = pattern.kind
        if kind == ELEMENT:
            element: Element = pattern  # type: ignore[assignment]
            return ((element, self.patterns.empty),) if contains(element.names, name) else ()
        if not pattern.flags & HAS_ELEMENT:
            return ()
        if kind == ONE_OR_MORE:
            known = self._starts.get((pattern, name))
            if known is None:
                again = self.patterns.optional(pattern)
                group = self.patterns.group
                known = self._starts[pattern, name] = tuple(
                    (element, group(rest, again))
                    for element, rest in self.starts(pattern.parts[0], name)
                )
            return known
        if kind == INTERLEAVE:
            parts = pattern.parts
            interleave = self.patterns.interleave
            return tuple(
                (element, interleave((*parts[:at], rest, *parts[at + 1 :])))
                for at, part in enumerate(parts)
                for element, rest in self._starts_of(part, name)
            )
        return self.starts(pattern, name)

    # -- attributes --------------------------------------------------------------------------

    def attributes(self, pattern: Pattern, name: str) -> Attributes:
        """What an attribute can mean: its pattern, and what is left (attDeriv, its value apart)."""
        if not pattern.flags & HAS_ATTRIBUTE:
            return ()
        known = self._attributes.get((pattern, name))
        if known is None:
            known = tuple(dict.fromkeys(self._attributes_of(pattern, name)))
            self._attributes[pattern, name] = known
        return known

    def _attributes_of(self, pattern: Pattern, name: str) -> list[tuple[Attribute, Pattern]]:
        kind = pattern.kind
        patterns = self.patterns
        if kind == ATTRIBUTE:
            attribute: Attribute = pattern  # type: ignore[assignment]
            return [(attribute, patterns.empty)] if contains(attribute.names, name) else []
        if kind == CHOICE:
            return [pair for part in pattern.parts for pair in self.attributes(part, name)]
        if kind == ONE_OR_MORE:
            again = patterns.optional(pattern)
            pairs = self.attributes(pattern.parts[0], name)
            return [(attribute, patterns.group(rest, again)) for attribute, rest in pairs]
        if kind == INTERLEAVE:
            parts = pattern.parts
            return [
                (attribute, patterns.interleave((*parts[:at], rest, *parts[at + 1 :])))
                for at, part in enumerate(parts)
                for attribute, rest in self.attributes(part, name)
            ]
        found: list[tuple[Attribute, Pattern]] = []
        before: list[Pattern] = []
        while pattern.kind == GROUP:
            first, second = pattern.parts
            for attribute, rest in self.attributes(first, name):
                found.append((attribute, self._group(before, patterns.group(rest, second))))
            before.append(first)
            pattern = second
        for attribute, rest in self.attributes(pattern, name):
            found.append((attribute, self._group(before, rest)))
        return found

    def _group(self, before: list[Pattern], last: Pattern) -> Pattern:
        for pattern in reversed(before):
            last = self.patterns.group(pattern, last)
        return last

    def closed(self, pattern: Pattern) -> Pattern:
        """What is left when the start tag ends: no more attributes (startTagCloseDeriv)."""
        if not pattern.flags & HAS_ATTRIBUTE:
            return pattern
        known = self._closed.get(pattern)
        if known is None:
            known = self._closed[pattern] = self._closed_of(pattern)
        return known

    def _closed_of(self, pattern: Pattern) -> Pattern:
        kind = pattern.kind
        patterns = self.patterns
        if kind == CHOICE:
            return patterns.choice([self.closed(part) for part in pattern.parts])
        if kind == ONE_OR_MORE:
            return patterns.one_or_more(self.closed(pattern.parts[0]))
        if kind == INTERLEAVE:
            return patterns.interleave([self.closed(part) for part in pattern.parts])
        if kind == ATTRIBUTE:
            return patterns.not_allowed
        before = []
        while pattern.kind == GROUP:
            before.append(self.closed(pattern.parts[0]))
            pattern = pattern.parts[1]
        return self._group(before, self.closed(pattern))
