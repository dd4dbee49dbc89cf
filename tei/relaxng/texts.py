"""What is left of a pattern after a text, and whether a text is a value.

RELAX NG specification, sections 6.2.3 to 6.2.9; textDeriv in Clark's algorithm. For most patterns
the words of a text make no difference, and the answer is worked out once.
"""

from __future__ import annotations

from tei.relaxng.grammar_error import grammar_error
from tei.relaxng.patterns import (
    CHOICE,
    DATA,
    GROUP,
    HAS_TEXT,
    INTERLEAVE,
    LIST,
    ONE_OR_MORE,
    TEXT,
    TYPED,
    VALUE,
    Data,
    Pattern,
    Patterns,
    Value,
)
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    Namespaces = Mapping[str, str] | None

WHITE = " \t\r\n"
MOST_ALTERNATIVES = 500
_MOST_VALUES = 100_000
_LONGEST_VALUE = 200  # of those that are remembered


class TextDerivatives:
    """The derivatives by text of the patterns of one schema."""

    def __init__(self, patterns: Patterns) -> None:
        self.patterns = patterns
        self._texts: dict[Pattern, tuple[Pattern, ...]] = {}
        self._matches: dict[tuple[Pattern, str], bool] = {}

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
                repeated = pattern.parts[0]
                more_text = patterns.text in (repeated, *repeated.parts)
                for rest in self._after_text(repeated, value, namespaces):
                    # More text may follow in any case: `text, (text | x)*` is `(text | x)*`.
                    is_same = more_text and rest is patterns.text
                    found[again if is_same else patterns.group(rest, again)] = None
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
        if namespaces is None and len(value) < _LONGEST_VALUE:
            if len(self._matches) > _MOST_VALUES:
                self._matches.clear()
            self._matches[pattern, value] = found
        return found


def too_many(name: str) -> Exception:
    """The error of a content model that is too ambiguous to be worked with."""
    local = name.rpartition("\x1f")[2]
    return grammar_error(
        "the schema", f"at <{local}> it allows more than {MOST_ALTERNATIVES} continuations at once",
        "Simplify the content model: it can be read in too many ways.")  # fmt: skip
