"""The restrictions on schemas in simple form: section 7 of the specification.

7.1 and 7.2 ask what stands below a pattern: its flags say it (`patterns.py`), so that a sound
schema costs nothing; of an unsound one the culprit is looked for here. 7.3 and 7.4 ask whether
names overlap in a group or interleave: each pattern is looked at once, whatever refers to it.
"""

from __future__ import annotations

from tei.relaxng.grammar_error import MOST, Fault, GrammarError
from tei.relaxng.nameclasses import NameClass, described, is_infinite, overlap
from tei.relaxng.patterns import (
    ATTRIBUTE,
    BAD,
    BAD_ATTRIBUTE,
    BAD_EXCEPT,
    BAD_LIST,
    BAD_REPEAT,
    BAD_STRING,
    BAD_WILD,
    CHOICE,
    DATA,
    ELEMENT,
    GROUP,
    HAS_ATTRIBUTE,
    HAS_INTERLEAVE,
    HAS_TEXT,
    INTERLEAVE,
    NOT_ALLOWED,
    WILD_ATTRIBUTE,
    Element,
    Pattern,
    Patterns,
)
from tei.relaxng.schema_tree import SchemaPlace

# flag -> what is wrong, what to do, section
_SENTENCES: dict[int, tuple[str, str, str]] = {
    BAD_ATTRIBUTE: (
        "an <attribute> holds an element or attribute",
        "The value of an attribute is text, <data>, <value>, <list>, or a choice of these.",
        "7.1.1",
    ),
    BAD_REPEAT: (
        "a group or interleave that is repeated holds an attribute",
        "An element has each attribute once: take the attribute out of the repetition.",
        "7.1.2",
    ),
    BAD_LIST: (
        "a <list> holds what is no string: an element, attribute, <text>, list or interleave",
        "Describe the items with <data> and <value>.",
        "7.1.3",
    ),
    BAD_EXCEPT: (
        "the <except> of a <data> holds more than <data>, <value> and choices of them",
        "Except values or types alone.",
        "7.1.4",
    ),
    BAD_STRING: (
        "<data>, <value> or <list> stands beside other content, or is repeated",
        "Strings stand alone in an element; use a <list>, or <text>.",
        "7.2",
    ),
    BAD_WILD: (
        "an <attribute> of any name has a content other than <text>",
        "Use <text/>, or name the attribute.",
        "7.3",
    ),
    WILD_ATTRIBUTE: (
        "an <attribute> of any name is not repeated",
        "Put it into <zeroOrMore> or <oneOrMore>.",
        "7.3",
    ),
}


class _Names:
    """The names of the attributes (or elements) in a pattern: finite ones, and other classes."""

    __slots__ = ("simple", "wild")

    def __init__(self) -> None:
        self.simple: set[str] = set()
        self.wild: list[NameClass] = []

    def shared(self, other: _Names) -> str | None:
        """A name that both have."""
        for name in self.simple & other.simple:
            return name
        pairs: list[tuple[NameClass, NameClass]] = [
            (wild, names) for wild in self.wild for names in (*other.simple, *other.wild)
        ]
        pairs += [(wild, names) for wild in other.wild for names in self.simple]
        return next((n for n in (overlap(*pair) for pair in pairs) if n is not None), None)

    def add(self, other: _Names) -> None:
        self.simple |= other.simple
        if other.wild:
            self.wild = list(dict.fromkeys((*self.wild, *other.wild)))


class Restrictions:
    """Checks the patterns of one schema, and notes the faults."""

    def __init__(self, patterns: Patterns, faults: list[Fault]) -> None:
        self._patterns = patterns
        self._faults = faults
        self._places: dict[Pattern, SchemaPlace] = {}
        self._names: dict[tuple[Pattern, int], _Names] = {}
        self._reported: set[tuple[Pattern, str]] = set()

    def note(self, pattern: Pattern, place: SchemaPlace) -> None:
        """Remember where a pattern stands in the schema."""
        if pattern.flags & (BAD | HAS_INTERLEAVE | HAS_ATTRIBUTE):
            self._places.setdefault(pattern, place)

    def _fault(
        self, pattern: Pattern, at: SchemaPlace, sentence: str, remedy: str, section: str
    ) -> None:
        if (pattern, section) in self._reported:
            return
        self._reported.add((pattern, section))
        place = self._places.get(pattern, at)
        self._faults.append(Fault(*place, sentence, remedy, section))
        if len(self._faults) >= MOST:
            raise GrammarError(self._faults)

    def check_start(self, start: Pattern, place: SchemaPlace) -> None:
        """<start> consists of elements and choices of them (7.1.5)."""
        kinds = {part.kind for part in (start.parts if start.kind == CHOICE else (start,))}
        if kinds - {ELEMENT, NOT_ALLOWED}:
            sentence = "<start> holds more than elements and choices of elements"
            remedy = "A document has one root: name the elements it may be."
            self._fault(start, place, sentence, remedy, "7.1.5")

    def explain(self, content: Pattern, place: SchemaPlace) -> None:
        """Report what is wrong in a content: at the innermost pattern that has the fault."""
        flags = content.flags
        for bit, (sentence, remedy, section) in _SENTENCES.items():
            if flags & bit:
                self._fault(self._culprit(content, bit), place, sentence, remedy, section)

    def _culprit(self, pattern: Pattern, bit: int) -> Pattern:
        while True:
            for part in pattern.parts:
                if part.flags & bit and part.kind != ELEMENT:
                    pattern = part
                    break
            else:
                return pattern

    def check_names(self, content: Pattern, element: Element) -> None:
        """No attribute twice (7.3); no element, nor text, in two parts of an interleave (7.4)."""
        if content.flags & HAS_ATTRIBUTE:
            self._walk(content, HAS_ATTRIBUTE, element)
        if content.flags & HAS_INTERLEAVE:
            self._walk(content, HAS_INTERLEAVE, element)

    def _walk(self, content: Pattern, what: int, element: Element) -> None:
        """The names of all patterns below, children first; each is looked at once."""
        todo = [content]
        while todo:
            pattern = todo[-1]
            if (pattern, what) in self._names:
                todo.pop()
                continue
            parts = [p for p in members(pattern) if what == HAS_INTERLEAVE or p.flags & what]
            waiting = [p for p in parts if (p, what) not in self._names]
            if waiting and pattern.kind not in (ATTRIBUTE, ELEMENT, DATA):
                todo += waiting
                continue
            todo.pop()
            self._names[pattern, what] = self._gathered(pattern, parts, what, element)

    def _gathered(
        self, pattern: Pattern, parts: list[Pattern], what: int, element: Element
    ) -> _Names:
        names = _Names()
        if pattern.kind in (ATTRIBUTE, ELEMENT):
            if (pattern.kind == ATTRIBUTE) == (what == HAS_ATTRIBUTE):
                own = pattern.names  # type: ignore[attr-defined]
                if is_infinite(own) or not isinstance(own, str):
                    names.wild.append(own)
                else:
                    names.simple.add(own)
            return names
        apart = pattern.kind == INTERLEAVE or (pattern.kind == GROUP and what == HAS_ATTRIBUTE)
        for part in parts if pattern.kind != DATA else ():
            other = self._names[part, what]
            shared = names.shared(other) if apart else None
            if shared is not None:
                self._overlap(pattern, what, shared, element)
            names.add(other)
        if pattern.kind == INTERLEAVE and what == HAS_INTERLEAVE:
            texts = sum(bool(part.flags & HAS_TEXT) for part in parts)
            if texts > 1:
                self._fault(pattern, element.place, "two parts of an interleave hold <text>",
                            "Put <text/> into one of them.", "7.4")  # fmt: skip
        return names

    def _overlap(self, pattern: Pattern, what: int, shared: str, element: Element) -> None:
        name = described(shared) if "\x00" not in shared else "some names"
        where = f"in <{described(element.names)}>"
        if what == HAS_ATTRIBUTE:
            self._fault(pattern, element.place, f"the attribute @{name} stands twice {where}",
                        "Take one of them out, or make them a <choice>.", "7.3")  # fmt: skip
        else:
            self._fault(pattern, element.place, f"<{name}> stands in two parts of an interleave "
                        f"{where}", "Put all that holds it into one part.", "7.4")  # fmt: skip


def members(pattern: Pattern) -> tuple[Pattern, ...]:
    """The parts of a pattern, those of a long group all at once.

    >>> p = Patterns()
    >>> one = p.one_or_more(p.text)
    >>> len(members(p.group(p.text, p.group(one, p.text))))
    3
    """
    if pattern.kind != GROUP:
        return pattern.parts
    found = []
    while pattern.kind == GROUP:
        found.append(pattern.parts[0])
        pattern = pattern.parts[1]
    found.append(pattern)
    return tuple(found)
