"""From the files of a schema to its patterns: sections 3, 4 and 7 of the specification."""

from __future__ import annotations

from tei.relaxng.compiled import Compiled
from tei.relaxng.grammar_error import Fault, GrammarError
from tei.relaxng.identifiers import Identifiers
from tei.relaxng.patterns import Patterns
from tei.relaxng.reading import Reader
from tei.relaxng.resolution import Resolver
from tei.relaxng.schema_files import Files
from tei.relaxng.schema_tree import Component, SchemaPlace, Scope


def compile_schema(files: Files, name: str) -> Compiled:
    """Read, simplify and check the schema whose address is `name`.

    Errors: `GrammarError` with all faults that were found.
    """
    data = files.fetch(name)
    place: SchemaPlace = (name, 1, 1)
    faults: list[Fault] = []
    # Around the root stands a grammar without definitions, so that all ends are alike.
    around = Scope(None, place)
    component = around.current = Component("", "", place, "")
    reader = Reader(files, faults, around, "")
    files.opened.append(name)
    root = reader.read(name, data)
    files.opened.pop()
    around.components = [component]
    if root.children:
        component.body = root.children[0]
        around.finish(reader.report)
    if faults:
        raise GrammarError(faults)
    patterns = Patterns()
    resolver = Resolver(patterns, faults)
    start = resolver.grammar(root.children[0])
    identifiers = Identifiers(patterns, faults)
    identifiers.gather(resolver.elements)
    if faults:
        raise GrammarError(faults)
    return Compiled(patterns, start, resolver.elements, identifiers.types)
