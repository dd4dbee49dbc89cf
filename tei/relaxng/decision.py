"""The decision: valid or not. It reads a document once and stops at its first fault.

What is wrong, and what to do about it, is for `diagnosis`; this is the road of the many files
that are valid, or whose state alone is asked for.
"""

from __future__ import annotations

from tei.relaxng.automaton import Automaton, Plan, Returns, State
from tei.relaxng.texts import WHITE
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pyexpat import XMLParserType

    from tei.relaxng.texts import Namespaces

    Handlers = tuple[  # of start tags, end tags and text; the question for the verdict
        Callable[[str, list[str]], None],
        Callable[[str], None],
        Callable[[str], None],
        Callable[[], bool],
    ]


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


class _Course:
    """What happens seldom in the course of one document: new transitions, identifiers."""

    def __init__(self, automaton: Automaton, prefixes: _Prefixes | None) -> None:
        self._automaton = automaton
        self._prefixes = prefixes
        self.ids: set[str] = set()
        self.references: set[str] = set()

    def namespaces(self) -> Namespaces:
        return None if self._prefixes is None else self._prefixes.map

    def settled(self, state: State | _Typed, returns: Returns) -> tuple[State, Returns]:
        """The state when text whose words matter, if there was any, has ended."""
        if isinstance(state, _Typed):
            return self.after_words(state.of, returns, "".join(state.words))
        return state, returns

    def after_words(self, state: State, returns: Returns, words: str) -> tuple[State, Returns]:
        """The state after all the text between two tags; white space counts as text or as
        nothing (6.2.7)."""
        automaton = self._automaton
        if words.strip(WHITE):
            found = automaton.text(state, returns, words, self.namespaces())
            if found is None:
                raise Invalid
            return found
        choice, text = automaton.derivatives.patterns.choice, automaton.derivatives.text
        scope = self.namespaces()
        contents = [choice((p, text(p, words, scope))) for p in state.contents]
        return automaton.state(tuple(contents)), returns

    def planned(
        self, state: State | _Typed, returns: Returns, name: str, names: tuple[str, ...]
    ) -> tuple[Plan, Returns]:
        """The plan of a start tag that a state has not met yet."""
        before, returns = self.settled(state, returns)
        plan = self._automaton.plan(before, name, names)
        if plan is None:
            raise Invalid
        before.starts.setdefault(name, {})[names] = plan
        return plan, returns

    def chosen(self, plan: Plan, names: tuple[str, ...], attributes: list[str]) -> (
        tuple[State, Returns]
    ):  # fmt: skip
        """The content of an element where values decide it."""
        found = self._automaton.choose(plan, names, attributes[1::2], self.namespaces())
        if found is None:
            raise Invalid
        return found

    def identify(self, plan: Plan, attributes: list[str]) -> None:
        """Note identifiers and references to them (DTD Compatibility, 5.3)."""
        for at, kind in plan.ids:
            words = attributes[2 * at + 1].split()
            if kind != "ID":
                self.references.update(words)
            elif words:
                if words[0] in self.ids:
                    raise Invalid
                self.ids.add(words[0])

    def is_complete(self, state: State | _Typed, returns: Returns) -> bool:
        """Whether a document may end in this state, all references leading somewhere."""
        last, _ = self.settled(state, returns)
        complete = any(content.nullable for content in last.contents)
        return complete and self.references <= self.ids

    def ended(
        self, state: State | _Typed, returns: Returns, outer: Returns
    ) -> tuple[State, Returns]:
        """The state after an end tag that a state has not met yet."""
        if not isinstance(state, _Typed) and state.is_typed:
            before, returns = self.after_words(state, returns, "")  # an empty element has a text
        else:
            before, returns = self.settled(state, returns)
        found = self._automaton.end(before, returns, outer)
        if found is None:
            raise Invalid
        return found


def handlers(automaton: Automaton, prefixes: _Prefixes | None) -> Handlers:
    """The handlers for start tags, end tags and text, and the question for the verdict.

    They are closures: a local name costs less than an attribute, and this is the hot path.
    """
    state: State | _Typed = automaton.root
    returns = automaton.nowhere
    stack: list[Returns] = []
    push, pop = stack.append, stack.pop
    match = automaton.derivatives.is_match
    course = _Course(automaton, prefixes)

    def start(name: str, attributes: list[str]) -> None:
        nonlocal state, returns
        names = tuple(attributes[::2])
        try:
            plan = state.starts[name][names]
        except KeyError:
            plan, returns = course.planned(state, returns, name, names)
        push(returns)
        child = plan.child
        if child is None:
            state, returns = course.chosen(plan, names, attributes)
        else:
            for at, pattern in plan.checks:
                if not match(pattern, attributes[at], course.namespaces() if prefixes else None):
                    raise Invalid
            state = child
            returns = plan.returns
        if plan.ids:
            course.identify(plan, attributes)

    def end(name: str) -> None:
        nonlocal state, returns
        try:
            state = state.ends[returns]
            returns = pop()
        except KeyError:
            state, returns = course.ended(state, returns, pop())

    def text(words: str) -> None:
        nonlocal state, returns
        if state.is_free:
            return
        if isinstance(state, _Typed):
            state.words.append(words)
        elif state.is_typed:
            state = _Typed(state, words)
        elif words.strip(WHITE):
            try:
                state = state.texts[returns]
            except KeyError:
                state, returns = course.after_words(state, returns, words)

    def is_valid() -> bool:
        return not stack and course.is_complete(state, returns)

    return start, end, text, is_valid
