"""The decision: valid or not. It reads a document once and stops at its first fault.

What is wrong, and what to do about it, is for `diagnosis`; this is the road of the many files
that are valid, or whose state alone is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from pyexpat import XMLParserType

from tei.relaxng.automaton import Automaton, Plan, Returns, State
from tei.relaxng.derivatives import WHITE


class Invalid(Exception):
    """The document is not valid: how `Decision`'s handlers end the reading."""


class Decision:
    """The decision on one document: hang it on a parser, let that parse, ask `is_valid`.

    `needs_namespaces`: the schema has types of qualified names, whose values depend on prefixes.
    """

    def __init__(self, automaton: Automaton, needs_namespaces: bool) -> None:
        self._automaton = automaton
        self._needs_namespaces = needs_namespaces
        self.is_valid: Callable[[], bool] = lambda: False

    def attach(self, parser: XMLParserType) -> None:
        """Set the handlers of an expat parser with namespaces (SEPARATOR) for this decision."""
        prefixes = _Prefixes() if self._needs_namespaces else None
        start, end, text, self.is_valid = handlers(self._automaton, prefixes)
        parser.ordered_attributes = True
        parser.buffer_text = True
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = text
        if prefixes is not None:
            parser.StartNamespaceDeclHandler = prefixes.declare
            parser.EndNamespaceDeclHandler = prefixes.leave


class _Prefixes:
    """The namespaces in scope."""

    def __init__(self) -> None:
        self.map: dict[str, str] = {"xml": "http://www.w3.org/XML/1998/namespace"}
        self._before: list[dict[str, str]] = []

    def declare(self, prefix: str | None, uri: str | None) -> None:
        self._before.append(self.map)
        self.map = {**self.map, prefix or "": uri or ""}

    def leave(self, prefix: str | None) -> None:
        self.map = self._before.pop()


class _Typed:
    """Stands for a state while text is gathered whose words matter: it knows no transition."""

    __slots__ = ("ends", "is_free", "is_typed", "of", "starts", "words")

    def __init__(self, of: State, words: str) -> None:
        self.of = of
        self.words = [words]
        self.starts: dict[str, dict[tuple[str, ...], Plan]] = {}
        self.ends: dict[Returns, State] = {}
        self.is_free = False
        self.is_typed = True


def handlers(automaton: Automaton, prefixes: _Prefixes | None) -> tuple[
    Callable[[str, list[str]], None], Callable[[str], None], Callable[[str], None],
    Callable[[], bool],
]:  # fmt: skip
    """The handlers for start tags, end tags and text, and the question for the verdict.

    They are closures, since a local name costs less than an attribute, and they are called some
    hundred thousand times a second.
    """
    state: State | _Typed = automaton.root
    returns = automaton.nowhere
    stack: list[Returns] = []
    push, pop = stack.append, stack.pop
    match = automaton.derivatives.is_match
    ids: set[str] = set()
    references: set[str] = set()

    def settle() -> State:
        """Text whose words matter has ended."""
        nonlocal state, returns
        if isinstance(state, _Typed):
            words = "".join(state.words)
            state = text_ended(state.of, words)
        return state

    def text_ended(before: State, words: str) -> State:
        nonlocal returns
        found = automaton.text(before, returns, words, prefixes.map if prefixes else None)
        white = not words.strip(WHITE)
        if white:  # it may count as text or as nothing
            choice = automaton.derivatives.patterns.choice
            text = automaton.derivatives.text
            contents = tuple(
                choice((p, text(p, words, prefixes.map if prefixes else None)))
                for p in before.contents
            )
            return automaton.state(contents)
        if found is None:
            raise Invalid
        returns = found[1]
        return found[0]

    def start(name: str, attributes: list[str]) -> None:
        nonlocal state, returns
        names = tuple(attributes[::2])
        try:
            plan = state.starts[name][names]
        except KeyError:
            plan = planned(name, names)
        child = plan.child
        if child is None:
            values = attributes[1::2]
            found = automaton.choose(plan, names, values, prefixes.map if prefixes else None)
            if found is None:
                raise Invalid
            push(returns)
            state, returns = found
        else:
            for at, pattern in plan.checks:
                if not match(pattern, attributes[2 * at + 1], prefixes.map if prefixes else None):
                    raise Invalid
            push(returns)
            state = child
            returns = plan.returns
        if plan.ids:
            identify(plan, attributes)

    def planned(name: str, names: tuple[str, ...]) -> Plan:
        """The plan of a start tag that the state has not met yet."""
        before = settle()
        plan = automaton.plan(before, name, names)
        if plan is None:
            raise Invalid
        before.starts.setdefault(name, {})[names] = plan
        return plan

    def identify(plan: Plan, attributes: list[str]) -> None:
        for at, kind in plan.ids:
            words = attributes[2 * at + 1].split()
            if kind == "ID":
                if words and words[0] in ids:
                    raise Invalid
                ids.update(words[:1])
            else:
                references.update(words)

    def end(name: str) -> None:
        nonlocal state, returns
        try:
            state = state.ends[returns]
            returns = pop()
        except KeyError:
            ended()

    def ended() -> None:
        """An end tag that the state has not met yet."""
        nonlocal state, returns
        if not isinstance(state, _Typed) and state.is_typed:
            state = text_ended(state, "")  # an empty element has the empty text (6.2.7)
        before = settle()
        found = automaton.end(before, returns, pop())
        if found is None:
            raise Invalid
        state, returns = found

    def text(words: str) -> None:
        nonlocal state, returns
        if state.is_free:
            return
        if state.is_typed:
            if isinstance(state, _Typed):
                state.words.append(words)
            else:
                state = _Typed(state, words)
        elif words.strip(WHITE):
            found = automaton.text(state, returns, words, None)  # type: ignore[arg-type]
            if found is None:
                raise Invalid
            state, returns = found

    def is_valid() -> bool:
        complete = any(content.nullable for content in settle().contents)
        return complete and not stack and references <= ids

    return start, end, text, is_valid
