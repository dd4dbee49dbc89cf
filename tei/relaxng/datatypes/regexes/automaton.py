"""Matching by partial derivatives, each worked out when a text first asks for it.

What remains to be matched after a character is the derivative by it (Brzozowski, "Derivatives of
regular expressions", 1964); as a set of alternatives (Antimirov, "Partial derivatives of regular
expressions and finite automaton constructions", 1996) it never has more members than the
expression has places. A state of the automaton is such a set, and at the same time a dictionary
from a character to the next state: on the road that texts have gone before, a step is one look-up.
"""

from __future__ import annotations

from tei.relaxng.datatypes.regexes.expressions import END, Choice, Count, Expressions, Loop, Node
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    # What is left of one way to match: so many more characters of a set, then a chain.
    # A set of -1 stands for none: the chain alone is left.
    Terms = dict[tuple[int, Node], int]

__all__ = ["Automaton"]

_MOST_STATES = 2_000
_MOST_STEPS = 50_000
_WORK, _WORK_PER_CHARACTER = 50_000, 10


class _TooMuchWork(Exception):
    """The text would take longer than any text needs that was not made to."""


class _State(dict[str, "_State"]):
    """What is left to match; maps a character to what is left after it."""

    __slots__ = ("accepts", "after", "automaton", "terms")

    def __init__(self, automaton: Automaton, terms: Terms) -> None:
        super().__init__()
        self.automaton = automaton
        self.terms = terms
        self.after: dict[int, _State] = {}
        self.accepts = any(sizes & 1 and node.may_be_empty for (_, node), sizes in terms.items())

    def __missing__(self, char: str) -> _State:
        return self.automaton.step(self, char)


class Automaton:
    """A regular expression ready to match."""

    def __init__(
        self,
        expressions: Expressions,
        start: Node,
        sets: list[Callable[[str], bool]],
    ) -> None:
        self._expressions = expressions
        self._sets = sets
        self._kinds: dict[str, int] = {}
        self._derived: dict[tuple[Node, int], Terms] = {}
        self._states: dict[frozenset[tuple[tuple[int, Node], int]], _State] = {}
        self._steps = 0
        self._work = self._allowed = 0
        self._start_terms: Terms = {(-1, start): 1}
        self._start = self._state(self._start_terms)
        # Characters of one set, as `[^\p{C}\p{Z}]+` or `.{0,60000}`, need no states at all.
        head = start.head
        self._single = head if isinstance(head, Count) and start.rest is END else None

    def matches(self, text: str) -> bool:
        """True if the whole text is as the expression says.

        Only an expression made for it, on a text made for it, needs more than a few derivatives
        for most characters. Such a text does not match: the time for it is bounded.
        """
        if self._single is not None:
            kinds = self._kinds.get
            number, sizes = self._single
            for char in set(text):
                kind = kinds(char)
                if not (self._kind(char) if kind is None else kind) >> number & 1:
                    return False
            return bool(sizes >> len(text) & 1)
        self._allowed = self._work + _WORK + _WORK_PER_CHARACTER * len(text)
        state = self._start
        try:
            for char in text:
                state = state[char]
        except _TooMuchWork:
            return False
        return state.accepts

    def step(self, state: _State, char: str) -> _State:
        """The state after a character that this state has not met, kept for the next time."""
        self._steps += 1
        if self._steps > _MOST_STEPS or len(self._states) > _MOST_STATES:
            self._forget()
        kind = self._kind(char)
        following = state.after.get(kind)
        if following is None:
            terms: Terms = {}
            self._work += len(state.terms)
            for (characters, node), sizes in state.terms.items():
                self._count(terms, characters, sizes, node, kind)
                if sizes & 1:
                    self._add(terms, self._derive(node, kind))
            following = state.after[kind] = self._state(terms)
        state[char] = following
        return following

    def _forget(self) -> None:
        """Start anew: a text of all characters of Unicode shall not fill the memory."""
        for state in self._states.values():
            state.clear()
            state.after.clear()
        self._states.clear()
        self._kinds.clear()
        self._derived.clear()
        self._steps = 0
        self._start = self._state(self._start_terms)

    def _state(self, terms: Terms) -> _State:
        key = frozenset(terms.items())
        state = self._states.get(key)
        if state is None:
            state = self._states[key] = _State(self, terms)
        return state

    def _kind(self, char: str) -> int:
        """The sets that hold the character, as bits: characters of one kind are all one."""
        kind = self._kinds.get(char)
        if kind is None:
            kind = 0
            for number, holds in enumerate(self._sets):
                if holds(char):
                    kind |= 1 << number
            if len(self._kinds) > _MOST_STEPS:
                self._kinds.clear()
            self._kinds[char] = kind
        return kind

    def _count(self, terms: Terms, characters: int, sizes: int, node: Node, kind: int) -> None:
        """Add what is left of counted characters after one more."""
        if characters >= 0 and kind >> characters & 1 and (left := sizes >> 1):
            key = (-1 if left == 1 else characters, node)
            terms[key] = terms.get(key, 0) | left

    def _derive(self, chain: Node, kind: int) -> Terms:
        """What is left of a chain after a character of that kind."""
        known = self._derived.get((chain, kind))
        if known is not None:
            return known
        terms: Terms = {}
        node = chain
        while node.head is not None:
            head, rest = node.head, node.rest or END
            if isinstance(head, Count):
                self._count(terms, head.characters, head.sizes, rest, kind)
                if not head.sizes & 1:
                    break
            elif isinstance(head, Choice):
                empty = False
                for alternative in head.alternatives:
                    self._add(terms, self._joined(self._derive(alternative, kind), rest))
                    empty = empty or alternative.may_be_empty
                if not empty:
                    break
            else:
                again = self._again(head, rest)
                self._add(terms, self._joined(self._derive(head.body, kind), again))
                if head.least:
                    break
            node = rest
        self._derived[chain, kind] = terms
        return terms

    def _again(self, loop: Loop, rest: Node) -> Node:
        """What follows one run of a loop: fewer runs, then the rest."""
        if loop.most == 1:
            return rest
        most = loop.most - 1 if loop.most > 0 else -1
        return self._expressions.node(Loop(loop.body, max(loop.least - 1, 0), most), rest)

    def _joined(self, terms: Terms, rest: Node) -> Terms:
        if rest is END:
            return terms
        join = self._expressions.join
        return {
            (characters, join(node, rest)): sizes for (characters, node), sizes in terms.items()
        }

    def _add(self, terms: Terms, more: Terms) -> None:
        self._work += len(more)
        if self._work > self._allowed:
            raise _TooMuchWork
        for key, sizes in more.items():
            terms[key] = terms.get(key, 0) | sizes
