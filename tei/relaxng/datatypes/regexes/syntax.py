r"""From the text of a regular expression to an expression (XML Schema Part 2, appendix F).

    ("a(b|c)*")  ->  Count a, Loop(Choice(b, c))

There are no anchors, since an expression always spells the whole text: `^` and `$` are characters
like any other. `.` is any character but a line end.
"""

from __future__ import annotations

from tei.relaxng.datatypes.errors import DatatypeError
from tei.relaxng.datatypes.regexes.characters import (
    any_of,
    escape,
    none_of,
    property_set,
    ranges,
    without,
)
from tei.relaxng.datatypes.regexes.expressions import END, ONE, Count, Expressions, Node
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    CharacterSet = Callable[[str], bool]

__all__ = ["parse"]

_DEEPEST = 100  # groups within groups
_SINGLE = {"n": "\n", "r": "\r", "t": "\t"} | {char: char for char in "\\|.?*+(){}-[]^"}
_NOT_A_CHARACTER = frozenset("?*+|()[]{}")


def parse(text: str) -> tuple[Expressions, Node, list[CharacterSet]]:
    """The expression, the store that keeps it, and the character sets that its counts number.

    Errors: DatatypeError with the place in the text.
    """
    parser = _Parser(text)
    node = parser.alternatives(0)
    if parser.at < len(text):
        raise parser.error("a ) closes no group: write \\) for the character")
    return parser.expressions, parser.expressions.checked(node), parser.sets


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.expressions = Expressions(len(text))
        self.sets: list[CharacterSet] = []
        self._numbers: dict[object, int] = {}  # how a set is written -> its number

    def error(self, what: str) -> DatatypeError:
        """The error to raise: what is wrong where the parser stands."""
        shown = self.text if len(self.text) <= 60 else self.text[:60] + "…"
        return DatatypeError(
            f"The regular expression “{shown}” is wrong at character {self.at + 1}: {what}."
        )

    def _next(self) -> str:
        return self.text[self.at : self.at + 1]

    def _take(self, char: str) -> bool:
        if self.text.startswith(char, self.at):
            self.at += len(char)
            return True
        return False

    # -- groups, pieces, counts (F, [1] to [9]) -----------------------------------------------

    def alternatives(self, depth: int) -> Node:
        """Branches between bars, up to a closing parenthesis or the end."""
        branches = [self._branch(depth)]
        while self._take("|"):
            branches.append(self._branch(depth))
        return self._choice(branches)

    def _choice(self, branches: list[Node]) -> Node:
        """Single characters among the branches become one set: `(\\p{L}|\\p{N})` is one step."""
        single = [
            node.head.characters
            for node in branches
            if isinstance(node.head, Count) and node.head.sizes == ONE and node.rest is END
        ]
        different = list(dict.fromkeys(single))
        if len(different) > 1:
            union = any_of([self.sets[number] for number in different])
            one = self._set(("any", *different), union)
            merged = set(single)
            branches = [one] + [
                node
                for node in branches
                if not (
                    isinstance(node.head, Count)
                    and node.head.sizes == ONE
                    and node.rest is END
                    and node.head.characters in merged
                )
            ]
        return self.expressions.choice(branches)

    def _branch(self, depth: int) -> Node:
        pieces = []
        while self._next() not in ("", "|", ")"):
            atom = self._atom(depth)
            pieces.append(self._counted(atom))
        return self.expressions.chain(pieces)

    def _atom(self, depth: int) -> Node:
        start = self.at
        if self._take("("):
            if depth == _DEEPEST:
                raise self.error(f"groups stand more than {_DEEPEST} deep in each other")
            node = self.alternatives(depth + 1)
            if not self._take(")"):
                raise self.error("the ) of a group is missing")
            return node
        if self._take("["):
            holds = self._class(0)
            return self._set(self.text[start : self.at], holds)
        if self._take("."):
            return self._set(".", none_of("\n\r".__contains__))
        if self._next() == "\\":
            found = self._escape()
            if isinstance(found, str):
                return self._set(found, found.__eq__)
            return self._set(self.text[start : self.at], found)
        char = self._next()
        if char in _NOT_A_CHARACTER:
            raise self.error(f"{char} stands where a character or group should: write \\{char}")
        self.at += 1
        return self._set(char, char.__eq__)

    def _set(self, key: object, holds: CharacterSet) -> Node:
        """One character of the set; a set written alike twice is one."""
        number = self._numbers.setdefault(key, len(self.sets))
        if number == len(self.sets):
            self.sets.append(holds)
        return self.expressions.node(Count(number, ONE))

    def _counted(self, atom: Node) -> Node:
        """The atom with the quantifier that may follow it."""
        if self._take("?"):
            return self.expressions.repeat(atom, 0, 1)
        if self._take("*"):
            return self.expressions.repeat(atom, 0, -1)
        if self._take("+"):
            return self.expressions.repeat(atom, 1, -1)
        if not self._take("{"):
            return atom
        least = most = self._number()
        if self._take(","):
            most = -1 if self._next() == "}" else self._number()
        if not self._take("}"):
            raise self.error("the } of a count is missing")
        if 0 <= most < least:
            raise self.error("the count's first number is larger than its second")
        return self.expressions.repeat(atom, least, most)

    def _number(self) -> int:
        start = self.at
        while "0" <= self._next() <= "9":
            self.at += 1
        if start == self.at:
            raise self.error("a count needs a number")
        digits = self.text[start : self.at].lstrip("0")
        return int(digits[:9] or 0)  # nine digits are refused as too many all the same

    # -- escapes and classes (F.1) ------------------------------------------------------------

    def _escape(self) -> str | CharacterSet:
        """What an escape stands for, one character or a set."""
        self.at += 1
        letter = self._next()
        if letter in ("p", "P") and letter:
            return self._property(letter == "P")
        single = _SINGLE.get(letter)
        if single is None and (found := escape(letter)) is not None:
            self.at += 1
            return found
        if single is None:
            what = f"\\{letter} means nothing" if letter else "it ends in a \\"
            raise self.error(f"{what}; the escapes are \\n \\r \\t \\s \\i \\c \\d \\w \\p{{}}")
        self.at += 1
        return single

    def _property(self, negated: bool) -> CharacterSet:
        self.at += 1
        end = self.text.find("}", self.at)
        if not self._take("{") or end < 0:
            raise self.error("a category or block in braces must follow \\p, as in \\p{L}")
        try:
            found = property_set(self.text[self.at : end])
        except DatatypeError as error:
            raise self.error(str(error).rstrip(".")) from None
        self.at = end + 1
        return none_of(found) if negated else found

    def _class(self, depth: int) -> CharacterSet:
        """A class after its [ : ranges, escapes, and perhaps a class to be taken away."""
        negated = self._take("^")
        pairs: list[tuple[str, str]] = []
        sets: list[CharacterSet] = []
        minus: CharacterSet | None = None
        first = True
        while first or self._next() != "]":
            if not first and self._take("-["):
                if depth == _DEEPEST:
                    raise self.error(f"classes stand more than {_DEEPEST} deep in each other")
                minus = self._class(depth + 1)
                if self._next() != "]":
                    raise self.error("a ] must follow the class that is taken away")
                break
            self._class_item(pairs, sets, first)
            first = False
        self.at += 1
        holds = any_of([*([ranges(pairs)] if pairs else []), *sets])
        if negated:
            holds = none_of(holds)
        return holds if minus is None else without(holds, minus)

    def _class_item(
        self, pairs: list[tuple[str, str]], sets: list[CharacterSet], first: bool
    ) -> None:
        """One character, range or escape within a class."""
        start = self._class_char(first)
        if not isinstance(start, str):
            sets.append(start)
            return
        end = start
        following = self.text[self.at + 1 : self.at + 2]
        if self._next() == "-" and following not in ("]", "["):
            self.at += 1
            bare = self._next() == "-"
            last = self._class_char(False)
            if bare or not isinstance(last, str):
                raise self.error("a range must end in a single character, \\- for the hyphen")
            if last < start:
                raise self.error(f"the range {start}-{last} runs backwards")
            end = last
        pairs.append((start, end))

    def _class_char(self, first: bool) -> str | CharacterSet:
        char = self._next()
        if not char:
            raise self.error("the ] of a class is missing")
        if char == "\\":
            return self._escape()
        bare = char == "-" and not first and self.text[self.at + 1 : self.at + 2] != "]"
        if char in "[]" or bare:
            raise self.error(f"{char} must be written \\{char} within a class")
        self.at += 1
        return char
