"""Is the tree that was made valid by `schema/edition.rng`? Asked of every article, so it is quick.

    first_fault(root, {})    ->   None, or the node that is not, and why

The schema as a table, `schema/edition.table`: of each element the attributes and the state of its
content, of each state what may come next. The table is made of the RELAX NG by
`tests/test_validity.py --accept`, which also holds its verdicts against those of the RELAX NG. What
a table does not say (that an attribute excludes another) is left to `tei validate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tei import resources
from tei.names import XML_ID, Node
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from collections.abc import Callable
    from re import Pattern
    from typing import Any

__all__ = ["Fault", "first_fault"]

_NONE: Mapping[int, str] = {}
_KNOWN = ("xmlns",)  # no attribute, and ours to write
# Values that are certainly of a type; all others are asked of the datatype itself.
_ID, _URI = "[A-Za-z_][A-Za-z0-9_.-]*", r"https?://[A-Za-z0-9./_~%?=&#:+-]+"
_POINTER = rf"(?:#{_ID}|{_URI}|[A-Za-z0-9_][A-Za-z0-9_./-]*)"
_QUICK = {
    "id": _ID,
    "name": rf"{_ID}(?::{_ID})?",
    "pointer": _POINTER,
    "pointers": rf"{_POINTER}(?: {_POINTER})*",
    "date": r"[1-9]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1\d|2[0-8]))?)?",
    "number": r"[0-9]{1,9}",
    "decimal": r"[0-9]{1,9}(?:\.[0-9]{1,9})?",
    "version": r"[0-9]{1,4}(?:\.[0-9]{1,4}){0,2}",
    "language": r"[a-z]{2,3}(?:-[A-Z][A-Za-z]{1,3})?",
}


_REMEMBERED = 5_000  # values of one kind that were seen to be allowed


class Fault(Record):
    """A node that is not valid, and in a phrase why: “<p> may not stand in <hi>”."""

    node: Node
    why: str


class _Values:
    """The values of some attributes."""

    __slots__ = ("_room", "good", "lines", "quick", "words")

    def __init__(self, line: str) -> None:
        quick, literals, self.lines = line.split("\t")
        self.good = set(filter(None, literals.split(" ")))
        self._room = len(self.good) + _REMEMBERED
        self.words = [name for name in quick.split() if name in ("word", "words", "any")]
        self.quick = [name for name in quick.split() if name in _QUICK]

    def allows(self, value: str) -> bool:
        """Whether a value is one of these; remembered."""
        if value in self.good:
            return True
        if not (self._is_quick(value) or self._is_of_type(value)):
            return False
        if len(self.good) < self._room:  # a process may see the identifiers of a million pages
            self.good.add(value)
        return True

    def _is_quick(self, value: str) -> bool:
        for kind in self.words:
            if kind == "any":
                return True
            # What can be printed and is no space has no sign of the categories C and Z.
            if value and value.isprintable() and (kind == "words" or " " not in value):
                if kind == "words" and not value.strip():
                    continue
                return True
        for name in self.quick:
            form: Pattern[str] = compiled(_QUICK[name])
            if form.fullmatch(value):
                return True
        return False

    def _is_of_type(self, value: str) -> bool:
        """By the pattern of the schema: slowly, which few values need."""
        import json

        from tei.relaxng.diagnosis.values import matches
        from tei.relaxng.patterns import Patterns

        return matches(_pattern(Patterns(), json.loads(self.lines)), value, {})


def _pattern(make: Any, said: list[Any]) -> Any:
    """A pattern as the table writes it: `["list", ["more", ["data", "anyURI", ...]]]`."""
    from tei.relaxng.datatypes import XSD, datatype

    kind, *parts = said
    if kind == "data":
        name, library, params = parts
        return make.data(datatype(XSD if library else "", name, [(n, v) for n, v in params]))
    if kind == "value":
        name, library, literal = parts
        kept = datatype(XSD if library else "", name)
        return make.value(kept, kept.value(literal), literal)
    inner = [_pattern(make, part) for part in parts]
    making: dict[str, Callable[[], Any]] = {
        "text": lambda: make.text,
        "empty": lambda: make.empty,
        "choice": lambda: make.choice(inner),
        "group": lambda: make.group(*inner),
        "more": lambda: make.one_or_more(inner[0]),
        "list": lambda: make.list_of(inner[0]),
    }
    return making[kind]()


class _State:
    """What may come next in an element: `next` by name; `words` the state after words (-1: none may
    stand); whether it may end, or any element come; the values of its whole text (-1: any).
    """

    __slots__ = ("_line", "any", "ends", "next", "number", "typed", "words")

    def __init__(self, line: str, number: int) -> None:
        flags, numbers, self._line = line.split("\t")
        self.number = number
        self.ends, self.any = "n" in flags, "w" in flags
        self.words, self.typed = map(int, numbers.split())
        self.next: dict[str, int] = {}

    def after(self, name: str) -> int:
        """The state after an element; -1 where it may not come. Most names are never asked for, so
        the line is searched instead of taken apart.
        """
        own = self.number if f" {name} " in self._line else -1
        found = self.next[name] = _number(self._line, name, own)
        return found


def _number(line: str, name: str, other: int = -1) -> int:
    """What a line has for a name: 3 of ` p=1 note=3 `; `other` if it has none."""
    start = line.find(f" {name}=")
    if start < 0:
        return other
    start += len(name) + 2
    return int(line[start : line.index(" ", start)])


class _Attributes:
    """The attributes of some elements: which are required, and the number of each one's values."""

    __slots__ = ("_known", "_line", "good", "required")

    def __init__(self, line: str) -> None:
        required, self._line = line.split("\t")
        self.required = required.split()
        self.good: dict[str, set[str]] = {}  # by name: values that are seen at once to be allowed
        self._known: dict[str, int] = {}

    def values(self, name: str) -> int:
        """The number of the values of an attribute; -1 for none of these elements'."""
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = _number(self._line, name)
        return found


class _Table:
    """The table, each line understood when it is first needed."""

    def __init__(self) -> None:
        self.elements: dict[str, tuple[int, int]] = {}
        self._lines: dict[str, list[str]] = {"S": [], "A": [], "V": []}
        with open(resources.schema("edition.table"), encoding="utf-8") as file:
            for line in file.read().split("\n"):
                kind, rest = line[:1], line[2:]
                if kind == "E":
                    name, state, attributes = rest.split(" ")
                    self.elements[name] = int(state), int(attributes)
                elif kind in self._lines:
                    self._lines[kind].append(rest)
        self.states: dict[int, _State] = {}
        self.holds_words: set[int] = set()  # the first states of elements that may hold only words
        self.seen: dict[int, _Attributes] = {}
        self._values: dict[int, _Values] = {}

    def state(self, number: int) -> _State:
        found = self.states[number] = _State(self._lines["S"][number], number)
        return found

    def attributes(self, number: int) -> _Attributes:
        found = self.seen[number] = _Attributes(self._lines["A"][number])
        return found

    def values(self, number: int) -> _Values:
        found = self._values.get(number)
        if found is None:
            found = self._values[number] = _Values(self._lines["V"][number])
        return found


@cache
def _table() -> _Table:
    return _Table()


def first_fault(root: Node, reasons: Mapping[int, str] = _NONE) -> Fault | None:
    """The first node that `edition.rng` does not allow, in the order of the document, or None.

    `reasons` are the attributes that the serializer adds (see `tei.serialize.to_bytes`).
    """
    return _Check(_table(), reasons).run(root)


class _Check:
    def __init__(self, table: _Table, reasons: Mapping[int, str]) -> None:
        self.table, self.reasons, self.ids = table, reasons, set[str]()
        self.said: dict[tuple[_Attributes, str], str] = {}  # of reasons on elements: what is wrong

    def run(self, root: Node) -> Fault | None:
        if root.element != "TEI":
            return Fault(root, f"no document begins with <{root.element}>")
        stack = [root]
        state, elements, states = self.table.state, self.table.elements, self.table.states
        seen, holds_words = self.table.seen, self.table.holds_words
        while stack:
            node = stack.pop()
            start, attributes = elements[node.element]
            known = seen.get(attributes) or self.table.attributes(attributes)
            has_any = node.attributes or node.why >= 0 or known.required
            if has_any and (why := self._attributes(node, known)):
                return Fault(node, why)
            children = node.children
            if start in holds_words and len(children) == 1 and type(children[0]) is str:
                continue
            here = states.get(start) or state(start)
            if here.words == start and here.ends and here.typed < 0:
                holds_words.add(start)
            if here.typed >= 0 and not self.table.values(here.typed).allows(node.text()):
                return Fault(node, f"the text of <{node.element}> is none of its values")
            inner: list[Node] = []
            for child in children:
                if type(child) is str:
                    # Where words may stand and change nothing, it does not matter whether these
                    # are white space.
                    if here.words != here.number and here.typed < 0 and child.strip(" \t\r\n"):
                        if here.words < 0:
                            return Fault(node, f"words may not stand in <{node.element}>")
                        here = states.get(here.words) or state(here.words)
                    continue
                assert isinstance(child, Node)
                target = here.next.get(child.element)
                if target is None:
                    target = here.after(child.element)
                if target >= 0:
                    if target != here.number:
                        here = states.get(target) or state(target)
                    inner.append(child)
                elif not here.any:
                    return Fault(child, f"<{child.element}> may not stand in <{node.element}>")
            if not here.ends:
                return Fault(node, f"<{node.element}> is not complete")
            stack += inner[::-1]
        return None

    def _attributes(self, node: Node, known: _Attributes) -> str:
        """What is wrong with the attributes of a node, "" if nothing is."""
        given = node.attributes or {}
        reason = self.reasons.get(node.why, "") if node.why >= 0 else ""
        if reason:
            key = (known, reason)
            if key not in self.said:
                self.said[key] = self._reason(known, reason)
            if self.said[key]:
                return self.said[key]
        for name, value in given.items():
            if value not in known.good.get(name, ()) and (why := self._value(node, known, name)):
                return why
            if name == XML_ID:
                if value in self.ids:
                    return f"xml:id=“{value}” stands twice"
                self.ids.add(value)
            elif reason and f' {name}="' in reason:
                return f"“{name}” stands twice on <{node.element}>"
        for name in known.required:
            if name not in given and f' {name}="' not in reason:
                return f"<{node.element}> lacks “{name}”"
        return ""

    def _value(self, node: Node, known: _Attributes, name: str) -> str:
        """What is wrong with one attribute of a node, "" if nothing is."""
        kind = known.values(name)
        if kind < 0:
            return "" if name in _KNOWN else f"<{node.element}> has no attribute “{name}”"
        values, value = self.table.values(kind), node.get(name) or ""
        known.good[name] = values.good
        if values.allows(value):
            return ""
        return f"{name}=“{value}” on <{node.element}> is no value that it may have"

    def _reason(self, known: _Attributes, reason: str) -> str:
        pairs: list[tuple[str, str]] = compiled(r' ([\w:.-]+)="([^"]*)"').findall(reason)
        for name, value in pairs:
            kind = known.values(name)
            if kind < 0 or not self.table.values(kind).allows(value):
                return f"{name}=“{value}” may not stand there"
        return ""
