"""A schema, ready to be asked: `load` reads it, `decide` says whether a document is valid."""

from __future__ import annotations

import os
from pyexpat import ExpatError, ParserCreate, XMLParserType

from tei.relaxng.automaton import Automaton
from tei.relaxng.decision import Decision, Invalid
from tei.relaxng.derivatives import Derivatives
from tei.relaxng.nameclasses import SEPARATOR, contains
from tei.relaxng.patterns import DATA, VALUE, Element, Pattern, Patterns
from tei.relaxng.schema_files import Fetch, Files, read_file


class Grammar:
    """A schema in simple form. It can be used for any number of documents, one at a time.

    | attribute          | what it is                                                        |
    |--------------------|-------------------------------------------------------------------|
    | `start`            | the start pattern                                                 |
    | `elements`         | all `Element`s that can be reached, in the order of the schema    |
    | `derivatives`      | what is left of a pattern after an event                          |
    | `automaton`        | states and transitions, for the decision                          |
    | `ids`              | element -> attribute -> `ID`, `IDREF`, `IDREFS` (names as keys)   |
    | `needs_namespaces` | values depend on the prefixes in scope (QName, NOTATION)          |
    | `files`            | the files it was read from                                        |
    """

    def __init__(
        self, patterns: Patterns, start: Pattern, elements: list[Element],
        ids: dict[str, dict[str, str]], files: tuple[str, ...],
    ) -> None:  # fmt: skip
        self.patterns = patterns
        self.start = start
        self.elements = elements
        self.ids = ids
        self.files = files
        self.needs_namespaces = any(
            pattern.datatype.needs_namespaces  # type: ignore[attr-defined]
            for pattern in patterns.all
            if pattern.kind in (DATA, VALUE)
        )
        patterns.settle()
        self.derivatives = Derivatives(patterns)
        self.automaton = Automaton(start, self.derivatives, ids)
        self._by_name: dict[str, list[Element]] = {}
        self._wild: list[Element] = []

    def named(self, name: str) -> list[Element]:
        """All elements of a name (a key, see `nameclasses`), those of any name last."""
        if not self._by_name and not self._wild:
            for element in self.elements:
                if isinstance(element.names, str):
                    self._by_name.setdefault(element.names, []).append(element)
                else:
                    self._wild.append(element)
        return self._by_name.get(name, []) + [e for e in self._wild if contains(e.names, name)]


def load(
    schema: str | bytes, *, name: str = "", cache: str | None = None, fetch: Fetch = read_file
) -> Grammar:
    """Read a schema.

    `schema` is a path, or the bytes of a schema whose address is `name`: in the XML syntax or, if
    the address ends in `.rnc`, in the compact syntax. `cache` is a folder where compiled schemas
    are kept (one in `tei.resources.cache_folder()`), or None. `fetch` gives the bytes of a file
    of the schema by its address (relative ones are resolved first).

    >>> grammar = load(b'<element name="p" xmlns="http://relaxng.org/ns/structure/1.0">'
    ...                b'<text/></element>', name="p.rng")
    >>> decide(grammar, b"<p>Salt.</p>"), decide(grammar, b"<p><q/></p>")
    (True, False)

    Errors: `GrammarError` with all faults that were found. RELAX NG specification, sections 3
    (syntax), 4 (simplification), 7 (restrictions); DTD Compatibility, 5 (ID and IDREF).
    """
    files = Files(fetch)
    if isinstance(schema, bytes):
        name = name or "schema"
        files.contents[name] = schema
    else:
        name = os.path.normpath(schema)
    files.fetch(name)
    if cache is not None:
        from tei.relaxng.cache import keep, restore

        compiled = restore(cache, name, files)
        if compiled is not None:
            return Grammar(*compiled, tuple(files.contents))
    from tei.relaxng.compiling import compile_schema

    compiled = compile_schema(files, name)
    if cache is not None:
        keep(cache, name, files, compiled)
    return Grammar(*compiled, tuple(files.contents))


def decide(grammar: Grammar, data: bytes, parser: XMLParserType | None = None) -> bool:
    """Whether a document is valid. One that is not well-formed is not.

    `parser` is an expat parser with namespaces, `SEPARATOR` between name and local name, if
    entities and DTDs are to be read in a way of the caller's. RELAX NG specification, section 6.
    """
    if parser is None:
        parser = ParserCreate(None, SEPARATOR)
    decision = Decision(grammar.automaton, grammar.needs_namespaces)
    decision.attach(parser)
    try:
        parser.Parse(data, True)
    except (Invalid, ExpatError):
        return False
    return decision.is_valid()
