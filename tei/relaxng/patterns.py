"""Patterns of the simple form (RELAX NG specification, section 5), interned.

Two patterns that are the same are one object (`Patterns` makes them), so that what is known of a
pattern is known for all its places. The constructors simplify as sections 4.20 and 4.21 say, and
further than these where it changes no language: choices are flat and hold nothing twice, groups
lean to the right, interleaves are flat and sorted. What restrictions (section 7) ask of all that
stands below a pattern is summed up in its `flags` when it is made; see `restrictions.py`.
"""

from __future__ import annotations

from collections.abc import Iterable

from tei.relaxng.datatypes import Datatype
from tei.relaxng.nameclasses import NameClass, is_infinite

(EMPTY, NOT_ALLOWED, TEXT, CHOICE, GROUP, INTERLEAVE, ONE_OR_MORE, LIST, DATA, VALUE, ATTRIBUTE,
 ELEMENT) = range(12)  # fmt: skip

# What stands in a pattern, the content of its elements and attributes apart.
(HAS_ELEMENT, HAS_ATTRIBUTE, HAS_TEXT, HAS_LIST, HAS_STRING, HAS_EMPTY, HAS_GROUP, HAS_INTERLEAVE,
 HAS_ONE_OR_MORE, GROUPED_ATTRIBUTE, WILD_ATTRIBUTE, COMPLEX, SIMPLE,
 # What must not stand there (section 7.1 and 7.2).
 BAD_ATTRIBUTE, BAD_REPEAT, BAD_LIST, BAD_EXCEPT, BAD_STRING, BAD_WILD,
 ) = (1 << n for n in range(19))  # fmt: skip
BAD = BAD_ATTRIBUTE | BAD_REPEAT | BAD_LIST | BAD_EXCEPT | BAD_STRING | BAD_WILD
DEEPEST = 120  # levels of patterns in an element: some functions call themselves as deep
TYPED = HAS_STRING | HAS_LIST  # the text of such a content has to be looked at
_NOT_IN_LIST = HAS_LIST | HAS_ELEMENT | HAS_ATTRIBUTE | HAS_TEXT | HAS_INTERLEAVE
_NOT_IN_EXCEPT = _NOT_IN_LIST | HAS_GROUP | HAS_ONE_OR_MORE | HAS_EMPTY


class Pattern:
    """A pattern. `parts` are its children; `kind` is one of the numbers above."""

    __slots__ = ("flags", "height", "kind", "nullable", "number", "parts")

    def __init__(self, kind: int, parts: tuple[Pattern, ...] = (), flags: int = 0) -> None:
        self.kind = kind
        self.parts = parts
        self.flags = flags
        self.nullable = kind in (EMPTY, TEXT)
        self.height = 1
        self.number = 0


class Data(Pattern):
    """<data>: a datatype, and what its <except> takes out."""

    __slots__ = ("datatype", "minus")

    def __init__(self, datatype: Datatype, minus: Pattern | None) -> None:
        flags = HAS_STRING | SIMPLE
        if minus is not None:
            flags |= minus.flags & BAD | (BAD_EXCEPT if minus.flags & _NOT_IN_EXCEPT else 0)
        super().__init__(DATA, () if minus is None else (minus,), flags)
        self.datatype = datatype
        self.minus = minus


class Value(Pattern):
    """<value>: one value of a datatype; `literal` is how the schema writes it."""

    __slots__ = ("datatype", "documentation", "literal", "value")

    def __init__(self, datatype: Datatype, value: object, literal: str) -> None:
        super().__init__(VALUE, (), HAS_STRING | SIMPLE)
        self.datatype = datatype
        self.value = value
        self.literal = literal
        self.documentation = ""


class Attribute(Pattern):
    """<attribute>: its names and the pattern of its value."""

    __slots__ = ("content", "documentation", "names")

    def __init__(self, names: NameClass, content: Pattern) -> None:
        flags = HAS_ATTRIBUTE | content.flags & BAD
        if content.flags & (HAS_ELEMENT | HAS_ATTRIBUTE):
            flags |= BAD_ATTRIBUTE
        if is_infinite(names):
            flags |= WILD_ATTRIBUTE if content.kind == TEXT else BAD_WILD
        super().__init__(ATTRIBUTE, (content,), flags)
        self.names = names
        self.content = content
        self.documentation = ""


class Element(Pattern):
    """<element>: its names, and its content, which is known once all is resolved.

    Each <element> of the schema is one, whatever others say the same: elements may contain
    themselves. `documentation` is its a:documentation or, without it, that of its <define>;
    `place` is where it stands in the schema: file, line, column.
    """

    __slots__ = ("content", "define", "documentation", "names", "place")

    def __init__(self, names: NameClass, place: tuple[str, int, int], define: str = "") -> None:
        super().__init__(ELEMENT, (), HAS_ELEMENT | COMPLEX)
        self.names = names
        self.content: Pattern = _NO_CONTENT
        self.documentation = ""
        self.place = place
        self.define = define


_NO_CONTENT = Pattern(NOT_ALLOWED)


class Patterns:
    """Makes patterns, each once."""

    def __init__(self) -> None:
        self.empty = Pattern(EMPTY, (), HAS_EMPTY)
        self.not_allowed = Pattern(NOT_ALLOWED)
        self.text = Pattern(TEXT, (), HAS_TEXT | COMPLEX)
        self._known: dict[object, Pattern] = {}
        self._lasting: dict[object, Pattern] = {}
        self.all: list[Pattern] = []  # of the schema, in the order in which they were made
        self._count = 0
        self._is_settled = False
        for pattern in (self.empty, self.not_allowed, self.text):
            self._numbered(pattern)
        self.weight = 0  # of all that was made since `settle`

    def _numbered(self, pattern: Pattern) -> None:
        self._count += 1
        pattern.number = self._count
        if not self._is_settled:
            self.all.append(pattern)

    def settle(self) -> None:
        """The schema has been read: what is made from now on may be forgotten."""
        self._is_settled = True
        self._lasting = self._known.copy()
        self.weight = 0

    def forget(self) -> None:
        """Forget what was made since `settle`, for the memory's sake; it stays usable."""
        self._known = self._lasting.copy()
        self.weight = 0

    def choice(self, of: Iterable[Pattern]) -> Pattern:
        """A choice (4.12, 4.20): flat, nothing twice, no <notAllowed>."""
        flat: dict[Pattern, None] = {}
        nullable = False
        for pattern in of:
            for part in pattern.parts if pattern.kind == CHOICE else (pattern,):
                if part.kind != NOT_ALLOWED:
                    flat[part] = None
                    nullable = nullable or (part.nullable and part.kind != EMPTY)
        if nullable:
            flat.pop(self.empty, None)
        if len(flat) < 2:
            return next(iter(flat), self.not_allowed)
        name = frozenset(flat)
        known = self._known.get(name)
        if known is None:
            flags = height = 0
            for part in flat:
                flags |= part.flags
                nullable = nullable or part.nullable
                if part.height > height:
                    height = part.height
            known = self._made(name, CHOICE, tuple(flat), flags, nullable, height + 1)
        return known

    def group(self, first: Pattern, second: Pattern) -> Pattern:
        """A group of two (4.12, 4.20, 4.21); make longer ones from the end."""
        if first.kind == EMPTY or second.kind == NOT_ALLOWED:
            return second
        if second.kind == EMPTY or first.kind == NOT_ALLOWED:
            return first
        name = (first, second)
        known = self._known.get(name)
        if known is None:
            flags = first.flags | second.flags | HAS_GROUP
            if flags & HAS_ATTRIBUTE:
                flags |= GROUPED_ATTRIBUTE
            if flags & SIMPLE and not groupable(first, second):
                flags |= BAD_STRING
            height = first.height + 1
            # A long group is no deep one: what is done with groups goes along in a loop.
            last = second.height + (second.kind != GROUP)
            nullable = first.nullable and second.nullable
            known = self._made(name, GROUP, name, flags, nullable, max(height, last))
        return known

    def interleave(self, of: Iterable[Pattern]) -> Pattern:
        """An interleave (4.12, 4.20, 4.21): flat and sorted."""
        flat: list[Pattern] = []
        for pattern in of:
            if pattern.kind == NOT_ALLOWED:
                return pattern
            if pattern.kind == INTERLEAVE:
                flat += pattern.parts
            elif pattern.kind != EMPTY:
                flat.append(pattern)
        if len(flat) < 2:
            return flat[0] if flat else self.empty
        flat.sort(key=lambda part: part.number)
        name = (INTERLEAVE, *flat)
        known = self._known.get(name)
        if known is None:
            flags = HAS_INTERLEAVE
            nullable = True
            for part in flat:
                flags |= part.flags
                nullable = nullable and part.nullable
            if flags & HAS_ATTRIBUTE:
                flags |= GROUPED_ATTRIBUTE
            if flags & SIMPLE and sum(bool(p.flags & (SIMPLE | COMPLEX)) for p in flat) > 1:
                flags |= BAD_STRING
            height = max(part.height for part in flat) + 1
            known = self._made(name, INTERLEAVE, tuple(flat), flags, nullable, height)
        return known

    def one_or_more(self, of: Pattern) -> Pattern:
        """One or more of a pattern (4.20, 4.21)."""
        if of.kind in (EMPTY, NOT_ALLOWED, ONE_OR_MORE):
            return of
        name = (ONE_OR_MORE, of)
        known = self._known.get(name)
        if known is None:
            flags = of.flags | HAS_ONE_OR_MORE
            if flags & GROUPED_ATTRIBUTE:
                flags |= BAD_REPEAT
            if flags & SIMPLE:
                flags |= BAD_STRING
            flags &= ~WILD_ATTRIBUTE
            known = self._made(name, ONE_OR_MORE, (of,), flags, of.nullable, of.height + 1)
        return known

    def optional(self, of: Pattern) -> Pattern:
        """A pattern or nothing (4.13)."""
        return of if of.nullable else self.choice((of, self.empty))

    def list_of(self, of: Pattern) -> Pattern:
        """A list of strings parted by white space (4.20)."""
        if of.kind == NOT_ALLOWED:
            return of
        name = (LIST, of)
        known = self._known.get(name)
        if known is None:
            flags = of.flags & (BAD & ~BAD_STRING) | HAS_LIST | SIMPLE
            if of.flags & _NOT_IN_LIST:
                flags |= BAD_LIST
            known = self._made(name, LIST, (of,), flags, False, of.height + 1)
        return known

    def data(self, datatype: Datatype, minus: Pattern | None = None) -> Pattern:
        """A datatype (4.16, 4.20)."""
        if minus is not None and minus.kind == NOT_ALLOWED:
            minus = None
        name = (DATA, datatype, minus)
        return self._known.get(name) or self._kept(name, Data(datatype, minus))

    def value(self, datatype: Datatype, value: object, literal: str) -> Pattern:
        """A value of a datatype (4.4)."""
        name = (VALUE, datatype, value, literal)
        return self._known.get(name) or self._kept(name, Value(datatype, value, literal))

    def attribute(self, names: NameClass, content: Pattern, documentation: str = "") -> Pattern:
        """An attribute (4.12, 4.20)."""
        if content.kind == NOT_ALLOWED:
            return content
        name = (ATTRIBUTE, names, content, documentation)
        known = self._known.get(name)
        if known is None:
            attribute = Attribute(names, content)
            attribute.documentation = documentation
            known = self._kept(name, attribute)
        return known

    def element(self, element: Element) -> Element:
        """Enter an element."""
        self._numbered(element)
        return element

    def _kept(self, name: object, pattern: Pattern) -> Pattern:
        self._known[name] = pattern
        self._numbered(pattern)
        return pattern

    def _made(
        self, name: object, kind: int, parts: tuple[Pattern, ...], flags: int, nullable: bool,
        height: int,
    ) -> Pattern:  # fmt: skip
        pattern = Pattern(kind, parts, flags)
        pattern.nullable = nullable
        pattern.height = height
        self.weight += 4 + len(parts)
        return self._kept(name, pattern)


def groupable(one: Pattern, other: Pattern) -> bool:
    """Whether two content types may stand in a group (7.2): strings stand alone."""
    strings = one.flags & SIMPLE, other.flags & SIMPLE
    contents = one.flags & (SIMPLE | COMPLEX), other.flags & (SIMPLE | COMPLEX)
    return not ((strings[0] and contents[1]) or (strings[1] and contents[0]))
