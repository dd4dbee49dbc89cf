"""From the raw form to patterns: references are followed (4.18, 4.19), the rest is interned.

After it, patterns refer to elements alone; an element's content is made when the element is
first met, in a loop, since elements contain one another. No function calls itself here: a schema
may nest as deep as it likes, until `DEEPEST` says that what is left of it nests too deep to be
worked with (choices, groups and interleaves of their own kind do not count, being flat).
"""

from __future__ import annotations

from typing import cast

from tei.relaxng.datatypes import Datatype
from tei.relaxng.grammar_error import Fault, GrammarError
from tei.relaxng.nameclasses import NameClass
from tei.relaxng.patterns import (
    BAD,
    DEEPEST,
    HAS_ATTRIBUTE,
    HAS_ELEMENT,
    WILD_ATTRIBUTE,
    Element,
    Pattern,
    Patterns,
    Value,
)
from tei.relaxng.restrictions import Restrictions
from tei.relaxng.schema_tree import Definition, Raw, SchemaPlace

MOST_ATTRIBUTES = 1_000  # in one group: each that a tag has costs a look at all
_FLAT = ("choice", "group", "interleave")
_END = "end of a definition"


class Resolver:
    """Resolves the patterns of one schema. `elements` are all that can be reached, in order."""

    def __init__(self, patterns: Patterns, faults: list[Fault]) -> None:
        self.patterns = patterns
        self.faults = faults
        self.elements: list[Element] = []
        self.restrictions = Restrictions(patterns, faults)
        self._contents: dict[Pattern, Raw] = {}  # of the elements
        self._seen: set[Pattern] = set()
        self._define = ""  # where elements are met
        self._definition: Definition | None = None

    def grammar(self, root: Raw) -> Pattern:
        """The start pattern of a schema, all that it leads to resolved and checked."""
        start = self._resolve(root)
        self.restrictions.check_start(start, root.place)
        self._reach(start)
        done = 0
        while done < len(self.elements):
            element = self.elements[done]
            content = self._resolve(self._contents[element])
            element.content = content
            self._reach(content)
            if content.flags & (BAD | WILD_ATTRIBUTE):
                self.restrictions.explain(content, element.place)
            self.restrictions.check_names(content, element)
            done += 1
        return start

    def _reach(self, content: Pattern) -> None:
        """Enter the elements of a content. (<notAllowed> may have made others unreachable.)"""
        todo = [content]
        seen = self._seen
        while todo:
            pattern = todo.pop()
            if pattern in seen or not pattern.flags & HAS_ELEMENT:
                continue
            seen.add(pattern)
            if isinstance(pattern, Element):
                self.elements.append(pattern)
            else:
                todo += reversed(pattern.parts)

    def _resolve(self, root: Raw) -> Pattern:
        """One content: children before parents, with a list of what is still to be done."""
        todo: list[Raw | Definition] = [root]
        while todo:
            raw = todo[-1]
            if isinstance(raw, Definition):  # its body has been resolved
                todo.pop()
                raw.open = False
                raw.resolved = cast("Raw", raw.body).resolved
                continue
            if raw.resolved is not None:
                todo.pop()
                continue
            if raw.kind == "ref":
                self._follow(raw, cast("Definition", raw.value), todo)
                continue
            parts = () if raw.kind == "element" else self._parts(raw)
            waiting = [part for part in parts if part.resolved is None]
            if waiting:
                waiting.reverse()
                todo += waiting
                continue
            todo.pop()
            made = self._make(raw, parts)
            raw.resolved = made
            if made.height > DEEPEST:
                self._too_deep(raw.place)
            self.restrictions.note(made, raw.place)
        return cast(Pattern, root.resolved)

    def _parts(self, raw: Raw) -> list[Raw]:
        """The children, those of children of the same kind instead of these: nests get flat."""
        kind = raw.kind
        if kind not in _FLAT or not any(part.kind == kind for part in raw.parts):
            return cast("list[Raw]", raw.parts)
        flat: list[Raw] = []
        todo = list(reversed(raw.parts))
        while todo:
            part = todo.pop()
            if part.kind == kind and part.resolved is None:
                todo += reversed(part.parts)
            else:
                flat.append(part)
        raw.parts = flat
        return flat

    def _follow(self, raw: Raw, definition: Definition, todo: list[Raw | Definition]) -> None:
        """A reference: its definition first, if it is not known yet (4.19)."""
        if definition.resolved is not None:
            raw.resolved = definition.resolved
            todo.pop()
        elif definition.open:
            name = f"“{definition.name}”" if definition.name else "<start>"
            sentence = f"{name} refers to itself without an <element> in between"
            remedy = "Take one of these references out; use <zeroOrMore> to repeat."
            raise GrammarError([*self.faults, Fault(*raw.place, sentence, remedy, "4.19")])
        elif definition.body is None:  # reported already
            raw.resolved = self.patterns.not_allowed
            todo.pop()
        else:
            definition.open = True
            _name_elements(definition)
            todo.append(definition)
            todo.append(definition.body)

    def _make(self, raw: Raw, parts: list[Raw] | tuple[Raw, ...]) -> Pattern:
        patterns = self.patterns
        kind = raw.kind
        if kind == "choice":
            return patterns.choice([cast(Pattern, part.resolved) for part in parts])
        if kind == "group":
            attributes = sum(bool(cast(Pattern, p.resolved).flags & HAS_ATTRIBUTE) for p in parts)
            if attributes > MOST_ATTRIBUTES:
                self._too_many(raw.place)
            made: Pattern = patterns.empty
            for part in reversed(parts):
                made = patterns.group(cast(Pattern, part.resolved), made)
            return made
        if kind == "element":
            return self._element(raw)
        if kind == "attribute":
            content = cast(Pattern, parts[0].resolved)
            return patterns.attribute(cast(NameClass, raw.value), content, raw.documentation)
        if kind == "oneOrMore":
            return patterns.one_or_more(cast(Pattern, parts[0].resolved))
        if kind == "interleave":
            return patterns.interleave([cast(Pattern, part.resolved) for part in parts])
        if kind == "list":
            return patterns.list_of(cast(Pattern, parts[0].resolved))
        if kind == "data" and raw.value is not None:
            minus = parts[0].resolved if parts else None
            return patterns.data(cast(Datatype, raw.value), minus)
        if kind == "value" and raw.value is not None:
            datatype, value, literal = cast("tuple[Datatype, object, str]", raw.value)
            pattern = patterns.value(datatype, value, literal)
            if raw.documentation and isinstance(pattern, Value) and not pattern.documentation:
                pattern.documentation = raw.documentation
            return pattern
        if kind == "text":
            return patterns.text
        return patterns.empty if kind == "empty" else patterns.not_allowed

    def _element(self, raw: Raw) -> Pattern:
        define, documentation = "", raw.documentation
        content = raw.parts[0]
        if len(raw.parts) > 1:  # `_name_elements` has left the definition's words here
            definition = cast("Definition", raw.parts[1].value)
            define, documentation = definition.name, documentation or definition.documentation
        element = Element(cast(NameClass, raw.value), raw.place, define)
        element.documentation = documentation
        self.patterns.element(element)
        self._contents[element] = content
        return element

    def _too_many(self, place: SchemaPlace) -> None:
        sentence = f"a group of more than {MOST_ATTRIBUTES} attributes"
        remedy = "Put them into several <define>s, and refer to these."
        raise GrammarError([*self.faults, Fault(*place, sentence, remedy)])

    def _too_deep(self, place: SchemaPlace) -> None:
        raise GrammarError([*self.faults, Fault(
            *place, f"the pattern nests more than {DEEPEST} levels deep",
            "Give its inner parts elements of their own, or simplify it.")])  # fmt: skip


def _name_elements(definition: Definition) -> None:
    """The elements that a definition consists of bear its name and documentation."""
    body = definition.body
    todo = [] if body is None else [body]
    while todo:
        raw = todo.pop()
        if raw.kind == "element" and len(raw.parts) == 1:
            raw.parts = [raw.parts[0], Raw("ref", raw.place, (), definition)]
        elif raw.kind == "choice" and raw.resolved is None and len(raw.parts) < 50:
            todo += raw.parts
