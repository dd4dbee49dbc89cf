"""RELAX NG: reading schemas, deciding whether documents are valid. It knows nothing of TEI.

    grammar = load("article.rng")          # or GrammarError, with the place of each fault
    decide(grammar, data)                  # True or False

The road of a schema: `reading` and `building` (XML -> raw patterns; sections 3 and 4 of the
specification), `schema_tree` (grammars are put together), `resolution` (references are followed,
`patterns` interned), `restrictions` (section 7), `identifiers` (ID and IDREF). Of a document:
`derivatives` (what is left of a pattern after an event), `automaton` (states made of these, each
transition worked out once), `decision` (expat's events -> a verdict).
"""

from __future__ import annotations

from tei.typed import TYPE_CHECKING

__all__ = ["Grammar", "GrammarError", "decide", "load"]

if TYPE_CHECKING:
    from tei.relaxng.grammar import Grammar, decide, load
    from tei.relaxng.grammar_error import GrammarError

_ROOMS = {"GrammarError": "tei.relaxng.grammar_error"}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_ROOMS.get(name, "tei.relaxng.grammar")), name)
