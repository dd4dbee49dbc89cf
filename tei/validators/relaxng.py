"""Is the file valid by a RELAX NG schema, and if not, what is to be done?

First the decision, fast; only of a file that is not valid the diagnosis. RELAX NG specification,
section 6; DTD Compatibility, section 5.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from tei.events import Source, parser
from tei.events.expat import Stop
from tei.findings import Finding
from tei.relaxng import Grammar, decide, load
from tei.resources import cache_folder
from tei.resources import schema as built_in
from tei.typed import TYPE_CHECKING
from tei.validators import Check, Options

if TYPE_CHECKING:
    from typing import Any

    from tei.relaxng.diagnosis import Model

__all__ = ["prepare"]

XINCLUDE = b"http://www.w3.org/2001/XInclude"


def prepare(schema: str, options: Options) -> Check:
    """The check by the schema at a path.

    Of `<p><placename>Oslo</placename></p>` in a TEI file it gives one `element-misspelt` at the
    `<` of the tag, with the hint “Did you mean <placeName>?” and the fix as data. Errors:
    `GrammarError` for a schema that is none.
    """
    grammar = load(schema, cache=os.path.join(cache_folder(), "grammars"))
    model: Model | None = None
    is_edition = os.path.realpath(schema) == os.path.realpath(built_in("edition.rng"))

    def check(source: Source) -> list[Finding]:
        nonlocal model
        included = options.xinclude and XINCLUDE in source.data
        if not included and is_valid(grammar, source):
            return []
        from tei.relaxng.diagnosis import Model
        from tei.validators.relaxng_words import findings

        model = model or Model(grammar)
        if included and is_valid_with_included(grammar, model, source):
            return []
        return findings(model, source, options, is_edition)

    return check


def is_valid(grammar: Grammar, source: Source) -> bool:
    """The verdict. A file that is not well-formed is not valid."""
    if source.fault:
        return False
    try:
        return decide(grammar, source.data, parser(source, lambda finding: None))
    except Stop:
        return False


class _Handlers:
    """Takes what a decision hangs on a parser, to be called with events."""

    StartElementHandler: Callable[[str, list[str]], None]
    EndElementHandler: Callable[[str], None]
    CharacterDataHandler: Callable[[str], None]

    def __init__(self) -> None:
        self.StartNamespaceDeclHandler: Callable[[str | None, str | None], None] | None = None
        self.EndNamespaceDeclHandler: Callable[[str | None], None] | None = None


def is_valid_with_included(grammar: Grammar, model: Model, source: Source) -> bool:
    """The verdict on a file with the files that it includes in their place."""
    from tei.events.reading import End, Start, Text, events
    from tei.relaxng.decision import Decision, Invalid
    from tei.relaxng.nameclasses import key
    from tei.validators.relaxng_words import as_written

    decision = Decision(grammar.automaton, grammar.needs_namespaces)
    handlers: Any = _Handlers()
    decision.attach(handlers)
    reading = events(source, xinclude=True)
    declared: list[list[str]] = []
    try:
        for event in as_written(reading, model):
            if isinstance(event, Start):
                if handlers.StartNamespaceDeclHandler:
                    for prefix, uri in event.namespaces.items():
                        handlers.StartNamespaceDeclHandler(prefix, uri)
                    declared.append(list(event.namespaces))
                attributes = [s for name, v in event.attributes.items() for s in (key(*name), v)]
                handlers.StartElementHandler(key(*event.name), attributes)
            elif isinstance(event, End):
                handlers.EndElementHandler(key(*event.name))
                if declared:
                    for prefix in declared.pop():
                        handlers.EndNamespaceDeclHandler(prefix)
            elif isinstance(event, Text):
                handlers.CharacterDataHandler(event.text)
    except Invalid:
        return False
    return reading.fatal is None and decision.is_valid()
