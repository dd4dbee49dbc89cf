"""A Schematron schema, read and simplified: includes, abstract patterns and rules, phases resolved.

ISO/IEC 19757-3:2016, clause 5 (elements) and 6.2 (the minimal syntax, which this comes to).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from tei.events import Source
from tei.findings import Place
from tei.validators.schematron_tree import S, SchematronError, include, instantiate, place_of

__all__ = [
    "XSL",
    "Check",
    "Part",
    "Pattern",
    "Rule",
    "Schema",
    "simplified",
]

SQF = "http://www.schematron-quickfix.com/validator/process"
XSL = "http://www.w3.org/1999/XSL/Transform"
F = f"{{{SQF}}}"
_DEEPEST = 30


class Part(NamedTuple):
    """A piece of a message: its words, or the expression whose value stands there."""

    text: str
    is_expression: bool = False


Let = tuple[str, str]
Message = tuple[Part, ...]


class Check(NamedTuple):
    """An assert or report."""

    is_report: bool
    test: str
    message: Message
    severity: str
    diagnostics: tuple[Message, ...]
    fixes: tuple[Message, ...]
    see: str
    place: Place


class Rule(NamedTuple):
    """A context, and what is checked there."""

    context: str
    lets: tuple[Let, ...]
    checks: tuple[Check, ...]
    place: Place


class Pattern(NamedTuple):
    """Rules, of which the first that matches a node is its.

    `documents`: the expression for the documents that they are for, "" for the file itself.
    """

    identifier: str
    lets: tuple[Let, ...]
    rules: tuple[Rule, ...]
    documents: str
    place: Place


class Schema(NamedTuple):
    """What is left to be evaluated. `foreign` are XSLT's keys and functions."""

    name: str
    binding: str
    namespaces: dict[str, str]
    lets: tuple[Let, ...]
    patterns: tuple[Pattern, ...]
    foreign: tuple[Any, ...]


def simplified(root: Any, source: Source, phase: str = "", binding: str = "") -> Schema:
    """A `<sch:schema>` in its minimal form, with the patterns of a phase.

    `phase` "" is the schema's default, "#ALL" all. Errors: `SchematronError` for an include,
    an abstract rule or pattern, or a phase that is not there.
    """
    include(root, source, 0)
    instantiate(root)
    rules = {r.get("id"): r for r in root.iter(S + "rule") if r.get("abstract") == "true"}
    active, lets = _phase(root, phase)
    diagnostics = {d.get("id"): d for d in root.iter(S + "diagnostic")}
    fixes = {f.get("id"): f for f in root.iter(F + "fix", F + "group") if f.get("id")}
    patterns = []
    for pattern in root.iterchildren(S + "pattern"):
        if pattern.get("abstract") == "true":
            continue
        if active is not None and pattern.get("id") not in active:
            continue
        found = tuple(
            Rule(
                rule.get("context") or "",
                _lets(rule, rules),
                tuple(_check(c, diagnostics, fixes) for c in _checks(rule, rules, 0)),
                place_of(rule),
            )
            for rule in pattern.iterchildren(S + "rule")
            if rule.get("abstract") != "true"
        )
        documents = (pattern.get("documents") or "").strip() if found else ""
        name = pattern.get("id") or ""
        patterns.append(Pattern(name, _lets(pattern, {}), found, documents, place_of(pattern)))
    spaces = {n.get("prefix") or "": n.get("uri") or "" for n in root.iterchildren(S + "ns")}
    foreign = tuple(node for node in root.iterchildren(f"{{{XSL}}}*"))
    said = (root.get("queryBinding") or binding or "xslt").lower()
    every = (*_lets(root, {}), *lets)
    return Schema(source.name, said, spaces, every, tuple(patterns), foreign)


def _phase(root: Any, wanted: str) -> tuple[set[str] | None, tuple[Let, ...]]:
    """The patterns that a phase activates (None = all), and its variables."""
    name = wanted or "#DEFAULT"
    if name == "#DEFAULT":
        name = root.get("defaultPhase") or "#ALL"
    if name == "#ALL":
        return None, ()
    phases = {p.get("id"): p for p in root.iterchildren(S + "phase")}
    if name not in phases:
        raise SchematronError(
            f"{place_of(root).file}: there is no phase “{name}”.",
            f"There are: {', '.join([*sorted(filter(None, phases)), '#ALL', '#DEFAULT'])}.",
        )
    found = phases[name]
    return {a.get("pattern") for a in found.iterchildren(S + "active")}, _lets(found, {})


def _lets(node: Any, abstract: dict[str, Any]) -> tuple[Let, ...]:
    """The variables of a rule, pattern or schema; those of the rules it extends first."""
    found: list[Let] = []
    for child in node:
        if child.tag == S + "extends" and child.get("rule") in abstract:
            found.extend(_lets(abstract[child.get("rule")], {}))
        elif child.tag == S + "let":
            value = child.get("value")
            if value is None:
                value = "'" + "".join(child.itertext()).replace("'", "’") + "'"
            found.append((child.get("name") or "", value))
    return tuple(found)


def _checks(rule: Any, abstract: dict[str, Any], depth: int) -> Iterator[Any]:
    """The asserts and reports of a rule, and of the rules it extends."""
    for child in rule:
        if child.tag in (S + "assert", S + "report"):
            yield child
        elif child.tag == S + "extends":
            name = child.get("rule")
            if name not in abstract or depth > _DEEPEST:
                raise SchematronError(
                    f"{place_of(child)}: there is no abstract rule “{name}” to extend.",
                    f"There are: {', '.join(sorted(filter(None, abstract))) or 'none'}.",
                )
            yield from _checks(abstract[name], abstract, depth + 1)


def _check(node: Any, diagnostics: dict[str, Any], fixes: dict[str, Any]) -> Check:
    told = [diagnostics[i] for i in (node.get("diagnostics") or "").split() if i in diagnostics]
    titles = []
    for name in (node.get(F + "fix") or "").split():
        fix = fixes.get(name)
        if fix is not None:
            title = next(fix.iter(F + "title"), None)
            titles.append(_message(title) if title is not None else (Part(name),))
    return Check(
        node.tag == S + "report",
        node.get("test") or "false()",
        _message(node),
        severity(node.get("role") or node.get("flag") or ""),
        tuple(_message(d) for d in told),
        tuple(titles),
        node.get("see") or "",
        place_of(node),
    )


def severity(role: str) -> str:
    """What a role or flag means: `severity("warn")` is `warning`; unknown words are errors."""
    word = role.strip().lower()
    if word in ("warn", "warning", "caution", "nonfatal", "non-fatal"):
        return "warning"
    if word in ("info", "information", "informational", "hint", "note", "remark", "suggestion"):
        return "information"
    return "error"


def _message(node: Any) -> Message:
    """The words and expressions of an assertion, in order."""
    parts = [Part(node.text or "")]
    for child in node:
        if child.tag == S + "value-of":
            parts.append(Part(child.get("select") or "''", True))
        elif child.tag == S + "name":
            path = child.get("path")
            parts.append(Part(f"name({path})" if path else "name()", True))
        elif isinstance(child.tag, str) and child.tag.startswith(S):
            parts.extend(_message(child))
        parts.append(Part(child.tail or ""))
    return tuple(part for part in parts if part.text)
