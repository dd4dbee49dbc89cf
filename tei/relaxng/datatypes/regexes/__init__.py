"""Regular expressions of XML Schema (Part 2, appendix F), matched in linear time.

    pattern("[A-Z]{2}\\\\d+").matches("AB12")   ->  True

Python's own `re` goes back and tries again, which a schema like `(a*)*b` makes take for ever, and
has neither `\\\\p{L}` nor class subtraction. Here an expression becomes an automaton, state by
state as texts ask for it, and no text is looked at twice.
"""

from __future__ import annotations

from functools import lru_cache

from tei.relaxng.datatypes.regexes.automaton import Automaton
from tei.relaxng.datatypes.regexes.syntax import parse

__all__ = ["Automaton", "pattern"]


@lru_cache(maxsize=1000)
def pattern(text: str) -> Automaton:
    """The automaton of a regular expression; its `matches` is true of a text that it spells.

    Errors: DatatypeError where the expression is none, with the place in it, or unfolds to more
    than can be matched in reasonable time.
    """
    return Automaton(*parse(text))
