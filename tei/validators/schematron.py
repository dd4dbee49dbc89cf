"""Schematron: ISO/IEC 19757-3, with the query languages of XSLT 1.0, 2.0 and 3.0.

A schema is a `.sch`, or the rules that stand in a RELAX NG (`.rng`) or an ODD (`.odd`). What its
`queryBinding` names decides who evaluates it:

| queryBinding                  | by                                                          |
|-------------------------------|-------------------------------------------------------------|
| none, xslt, exslt, xpath      | libxslt, with its keys and EXSLT                            |
| xslt2, xslt3, xpath2, xpath3  | elementpath; Saxon where the rules use keys or functions of |
|                               | XSLT (`pip install 'tei[saxon]'`)                           |

A pattern with `@documents` is for those documents, in the place of the file. Rules in a RELAX NG
without a binding are taken for xslt2, as the TEI writes them.
"""

from __future__ import annotations

from typing import Any

from tei.events import Source, read
from tei.events.reading import Start
from tei.findings import Finding, Place
from tei.regexes import compiled
from tei.validators import Check, Options
from tei.validators.schematron_documents import documents_of, split
from tei.validators.schematron_embedded import schemas_of_odd, schemas_of_rng
from tei.validators.schematron_schema import Pattern, Schema, simplified
from tei.validators.schematron_tree import SchematronError, read_schema
from tei.validators.schematron_xslt import Broken, Failed, Run, engine
from tei.validators.trees import Tree, attribute_place, tree_of

__all__ = ["prepare"]

_BINDINGS = ("xslt", "exslt", "xslt1", "xpath", "xslt2", "xslt3", "xpath2", "xpath3", "xpath31")
_CLARK = compiled(r"\{([^{}]*)\}(.+)")


def prepare(schema: str, options: Options) -> Check:
    """The check of a Schematron schema (a path); `options.phase` chooses the phase.

    A failed assert gives `schematron-error` (or -warning, -information, by its role) at the start
    tag of the context, with the assert's own words; an attribute's at the attribute. Errors:
    `SchematronError` for a schema that cannot be used, `SourceError` for one that cannot be read.
    """
    runs: list[tuple[Schema, Run]] = []
    apart: list[tuple[Pattern, Schema, Run]] = []  # for other documents than the file
    for whole in _schemas(schema, options):
        own, others = split(whole)
        runs.append((own, _run(own)))
        apart += [(pattern, found, _run(found)) for pattern, found in others]

    def check(source: Source) -> list[Finding]:
        tree = tree_of(source, options.xinclude)
        if tree.root is None:
            return tree.findings()
        failed: list[Failed] = []
        findings: list[Finding] = []
        for found, run in runs:
            fails, broken = run(tree.root)
            failed.extend(fails)
            findings.extend(_broken(one, found) for one in broken)
        findings += _findings(tree, failed)
        for pattern, found, run in apart:
            findings += _elsewhere(tree, pattern, found, run, options)
        return findings

    return check


def _elsewhere(
    tree: Tree, pattern: Pattern, schema: Schema, run: Run, options: Options
) -> list[Finding]:
    """What the rules for other documents find there."""
    findings: list[Finding] = []
    for document in documents_of(tree, pattern, schema, options.xinclude):
        if isinstance(document, Finding):
            findings.append(document)
        elif isinstance(document, Broken):
            findings.append(_broken(document, schema))
        else:
            failed, broken = run(document.root)
            findings += [*(_broken(b, schema) for b in broken), *_findings(document, failed)]
    return findings


def _schemas(path: str, options: Options) -> list[Schema]:
    """The schemas that a file holds, ready to be evaluated."""
    if path.endswith(".odd"):
        sources = schemas_of_odd(path)
    else:
        source = read(path, folders=options.folders)
        root = read_schema(source)
        if root.tag.startswith("{http://relaxng.org/ns/structure/1.0}"):
            return [simplified(schemas_of_rng(root, source), source, options.phase, "xslt2")]
        sources = [(root, source)]
    found = [simplified(root, source, options.phase) for root, source in sources]
    for one in found:
        if one.binding not in _BINDINGS:
            raise SchematronError(
                f"{one.name}: the query binding “{one.binding}” is not known.",
                f"It can be {', '.join(_BINDINGS)}.",
            )
    return found


def _run(schema: Schema) -> Run:
    """Who evaluates it."""
    if schema.binding in ("xslt", "exslt", "xslt1", "xpath"):
        return engine(schema)
    from tei.validators.schematron_xpath import Impure
    from tei.validators.schematron_xpath import engine as xpath_engine

    try:
        return xpath_engine(schema)
    except Impure:
        return engine(schema)


def _findings(tree: Tree, failed: list[Failed]) -> list[Finding]:
    """The failed checks in the order of the document, with places."""
    starts = tree.starts({max(0, one.at - 1) for one in failed})
    order = sorted(range(len(failed)), key=lambda n: (failed[n].at, n))
    return [_finding(failed[n], starts[max(0, failed[n].at - 1)]) for n in order]


def _finding(failed: Failed, start: Start) -> Finding:
    check = failed.check
    advice = [*failed.diagnostics]
    if failed.fixes:
        advice.append("Quick fix: " + "; or: ".join(failed.fixes) + ".")
    if check.see:
        advice.append(f"See {check.see}.")
    message = failed.message or f"The rule “{check.test}” does not hold"
    arguments = {
        "message": message if message[-1:] in (".", "!", "?") else f"{message}.",
        "advice": "".join(one.rstrip() + " " for one in advice),
        "schema": check.place.file,
        "line": check.place.line,
        "test": check.test,
    }
    return Finding(f"schematron-{check.severity}", _place(failed, start), arguments)


def _place(failed: Failed, start: Start) -> Place:
    """The tag's place, or that of the attribute that the rule is about."""
    if not failed.attribute:
        return start.place
    clark = _CLARK.fullmatch(failed.attribute)
    if clark:
        return attribute_place(start, (clark[1], clark[2]))
    prefix, _, local = failed.attribute.rpartition(":")
    return attribute_place(start, (start.namespaces.get(prefix, "") if prefix else "", local))


def _broken(broken: Broken, schema: Schema) -> Finding:
    """A rule that could not be evaluated, at its place in the schema."""
    place = broken.what.place
    arguments: dict[str, Any] = {"expression": broken.expression, "reason": broken.reason}
    arguments["schema"] = schema.name
    return Finding("schematron-rule-broken", place, arguments)
