"""`schema/edition.table`: the schema as `tei.validity` asks it, each line understood when needed.

    E p 12 3        the content of <p> begins in state 12, its attributes are those of line A 3
"""

from __future__ import annotations

from functools import cache

from tei import resources
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

# Values that are certainly of a type; all others are asked of the datatype itself.
_ID, _URI = "[A-Za-z_][A-Za-z0-9_.-]*", r"https?://[A-Za-z0-9./_~%?=&#:+-]+"
_POINTER = rf"(?:#{_ID}|{_URI}|[A-Za-z0-9_][A-Za-z0-9_./-]*)"
_MONTH = "(?:0[1-9]|1[0-2])"
_DAY = (
    "(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)"
    "|(?:0[13578]|1[02])-31)"  # February 29 is asked of the datatype
)
QUICK = {
    "id": _ID,
    "name": rf"{_ID}(?::{_ID})?",
    "pointer": _POINTER,
    "pointers": rf"{_POINTER}(?: {_POINTER})*",
    "date": rf"(?!0000)[0-9]{{4}}(?:-(?:{_MONTH}|{_DAY}))?",
    "yearless": rf"--(?:{_MONTH}|{_DAY})",
    "number": r"[0-9]{1,9}",
    "decimal": r"[0-9]{1,9}(?:\.[0-9]{1,9})?",
    "version": r"[0-9]{1,4}(?:\.[0-9]{1,4}){0,2}",
    "language": r"[a-z]{2,3}(?:-[A-Z][A-Za-z]{1,3})?",
}


_REMEMBERED = 5_000  # values of one kind that were seen to be allowed


class Values:
    """The values of some attributes."""

    __slots__ = ("_room", "good", "lines", "quick", "words")

    def __init__(self, line: str) -> None:
        quick, literals, self.lines = line.split("\t")
        self.good = set(filter(None, literals.split(" ")))
        self._room = len(self.good) + _REMEMBERED
        names = quick.split()
        self.words = [name for name in names if name in ("word", "words", "any")]
        self.quick = [compiled(QUICK[name]).fullmatch for name in names if name in QUICK]

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
        return any(matches(value) for matches in self.quick)

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


class State:
    """What may come next in an element: `next` by name; `words` the state after words (-1: none may
    stand); whether it may end, or any element come; the values of its whole text (-1: any).

    Mixed content mostly goes to and fro between two states, before words and after them. Where
    neither asks for anything more (`is_mixed`), the order of what is `free` does not matter.
    """

    __slots__ = ("_line", "any", "asked", "ends", "free", "is_mixed", "next", "number", "typed",
                 "words")  # fmt: skip

    def __init__(self, line: str, number: int) -> None:
        flags, numbers, self._line = line.split("\t")
        self.number = number
        self.ends, self.any = "n" in flags, "w" in flags
        self.words, self.typed = map(int, numbers.split())
        self.is_mixed = False
        self.next: dict[str, int] = {}
        self.free: set[str] = set()  # names that lead from either state to one of the two
        self.asked: set[str] = set()  # names of which it is known whether they are free

    def after(self, name: str) -> int:
        """The state after an element; -1 where it may not come. Most names are never asked for, so
        the line is searched instead of taken apart.
        """
        found = self.next.get(name)
        if found is None:
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


class Attributes:
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


class Table:
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
        self.kinds: dict[str, tuple[State, Attributes]] = {}
        self.states: dict[int, State] = {}
        self._seen: dict[int, Attributes] = {}
        self._values: dict[int, Values] = {}

    def state(self, number: int) -> State:
        """A state of the content of elements."""
        found = self.states.get(number)
        if found is None:
            found = self.states[number] = State(self._lines["S"][number], number)
            if found.words >= 0:
                after = self.state(found.words)
                found.is_mixed = (
                    found.ends and after.ends and after.words == after.number
                    and found.typed < 0 and after.typed < 0
                )  # fmt: skip
        return found

    def are_free(self, state: State, names: list[str]) -> bool:
        """May elements of these names, and words, stand in any order where it is `is_mixed`?"""
        if state.free.issuperset(names):
            return True
        for name in set(names) - state.asked:
            state.asked.add(name)
            both = (state.number, state.words)
            if state.after(name) in both and self.state(state.words).after(name) in both:
                state.free.add(name)
        return state.free.issuperset(names)

    def kind(self, element: str) -> tuple[State, Attributes]:
        """The state in which the content of an element begins, and its attributes."""
        state, attributes = self.elements[element]
        if attributes not in self._seen:
            self._seen[attributes] = Attributes(self._lines["A"][attributes])
        found = self.kinds[element] = self.state(state), self._seen[attributes]
        return found

    def values(self, number: int) -> Values:
        """What attributes, or the text of an element, may have for a value."""
        found = self._values.get(number)
        if found is None:
            found = self._values[number] = Values(self._lines["V"][number])
        return found


@cache
def edition() -> Table:
    """The table of `edition.rng`."""
    return Table()
