"""Derivatives: what is left of a pattern after an event (James Clark, "An algorithm for RELAX NG
validation").

A derivative comes as a list of alternatives rather than as one big pattern (Antimirov's partial
derivatives), so that what is left stays as small as the schema: `(a?){1000}` leaves at most a
thousand tails. Element and attribute are parted from what follows: `starts(p, name)` gives pairs
of the element whose content comes now, and what comes after its end.
"""

from __future__ import annotations

from collections.abc import Mapping

from tei.relaxng.grammar_error import grammar_error
from tei.relaxng.nameclasses import contains
from tei.relaxng.patterns import (
    ATTRIBUTE,
    CHOICE,
    DATA,
    ELEMENT,
    GROUP,
    HAS_ATTRIBUTE,
    HAS_ELEMENT,
    HAS_TEXT,
    INTERLEAVE,
    LIST,
    ONE_OR_MORE,
    TEXT,
    TYPED,
    VALUE,
    Attribute,
    Data,
    Element,
    Pattern,
    Patterns,
    Value,
)

WHITE = " \t\r\n"
MOST_ALTERNATIVES = 20_000
_MOST_KNOWN = 200_000
_MOST_WEIGHT = 3_000_000

Starts = tuple[tuple[Element, Pattern], ...]
Attributes = tuple[tuple[Attribute, Pattern], ...]
Namespaces = Mapping[str, str] | None


class Derivatives:
    """The derivatives of the patterns of one schema, each worked out once."""

    def __init__(self, patterns: Patterns) -> None:
        self.patterns = patterns
        self._starts: dict[tuple[Pattern, str], Starts] = {}
        self._attributes: dict[tuple[Pattern, str], Attributes] = {}
        self._closed: dict[Pattern, Pattern] = {}
        self._texts: dict[Pattern, tuple[Pattern, ...]] = {}
        self._index: dict[Pattern, tuple[dict[str, list[Pattern]], list[Pattern]]] = {}
        self._matches: dict[tuple[Pattern, str], bool] = {}

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

    # -- text --------------------------------------------------------------------------------

    def text(self, pattern: Pattern, value: str, namespaces: Namespaces = None) -> Pattern:
        """What is left after a text (textDeriv). For most patterns its words make no difference."""
        if not pattern.flags & TYPED:
            return self.patterns.choice(self._after_text(pattern, None, None))
        return self.patterns.choice(self._after_text(pattern, value, namespaces))

    def _after_text(
        self, pattern: Pattern, value: str | None, namespaces: Namespaces
    ) -> tuple[Pattern, ...]:
        kind = pattern.kind
        if kind == TEXT:
            return (pattern,)
        if not pattern.flags & (HAS_TEXT if value is None else HAS_TEXT | TYPED):
            return ()
        if kind in (DATA, VALUE, LIST):
            sound = value is not None and self._is_value(pattern, value, namespaces)
            return (self.patterns.empty,) if sound else ()
        if value is None:
            known = self._texts.get(pattern)
            if known is None:
                known = self._texts[pattern] = self._after_text_of(pattern, None, None)
            return known
        return self._after_text_of(pattern, value, namespaces)

    def _after_text_of(
        self, pattern: Pattern, value: str | None, namespaces: Namespaces
    ) -> tuple[Pattern, ...]:
        patterns = self.patterns
        found: dict[Pattern, None] = {}
        todo = [pattern]
        seen = {pattern}
        while todo:
            pattern = todo.pop()
            kind = pattern.kind
            if kind == CHOICE:
                todo += [part for part in pattern.parts if part not in seen]
                seen.update(pattern.parts)
            elif kind == GROUP:
                first, second = pattern.parts
                for rest in self._after_text(first, value, namespaces):
                    found[patterns.group(rest, second)] = None
                if first.nullable and second not in seen:
                    seen.add(second)
                    todo.append(second)
            elif kind == ONE_OR_MORE:
                again = patterns.optional(pattern)
                for rest in self._after_text(pattern.parts[0], value, namespaces):
                    found[patterns.group(rest, again)] = None
            elif kind == INTERLEAVE:
                parts = pattern.parts
                for at, part in enumerate(parts):
                    for rest in self._after_text(part, value, namespaces):
                        found[patterns.interleave((*parts[:at], rest, *parts[at + 1 :]))] = None
            else:
                found.update(dict.fromkeys(self._after_text(pattern, value, namespaces)))
        if len(found) > MOST_ALTERNATIVES:
            raise too_many("text")
        return tuple(found)

    def _is_value(self, pattern: Pattern, value: str, namespaces: Namespaces) -> bool:
        if isinstance(pattern, Value):
            return bool(pattern.datatype.value(value, namespaces) == pattern.value)
        if isinstance(pattern, Data):
            if not pattern.datatype.allows(value, namespaces):
                return False
            return pattern.minus is None or not self.is_match(pattern.minus, value, namespaces)
        rest = pattern.parts[0]
        for token in value.replace("\t", " ").replace("\n", " ").replace("\r", " ").split(" "):
            if token:
                rest = self.text(rest, token, namespaces)
                if not rest.flags and rest is self.patterns.not_allowed:
                    return False
        return rest.nullable

    def is_match(self, pattern: Pattern, value: str, namespaces: Namespaces = None) -> bool:
        """Whether a value is one that the content of an attribute (or element) allows."""
        if pattern.kind == TEXT:
            return True
        if namespaces is None:
            known = self._matches.get((pattern, value))
            if known is not None:
                return known
        found = (pattern.nullable and not value.strip(WHITE)) or self.text(
            pattern, value, namespaces
        ).nullable
        if namespaces is None and len(value) < 200:
            if len(self._matches) > _MOST_KNOWN:
                self._matches.clear()
            self._matches[pattern, value] = found
        return found


def too_many(name: str) -> Exception:
    """The error of a content model that is too ambiguous to be worked with."""
    local = name.rpartition("\x1f")[2]
    return grammar_error(
        "the schema", f"at <{local}> it allows more than {MOST_ALTERNATIVES} continuations at once",
        "Simplify the content model: it can be read in too many ways.")  # fmt: skip
