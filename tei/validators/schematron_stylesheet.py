"""Schematron as XSLT: one stylesheet that visits each node once and tells what fails there.

Its result is a list of `<t:failed check="3" at="17" attribute="when">`, where `at` counts elements
in document order from 1 (0 = the document node), with the message, diagnostics and fixes inside.
A rule becomes a template whose match is the rule's context; the first rule of a pattern goes
before the second by its priority. Used with libxslt (XSLT 1.0) and with Saxon (2.0, 3.0).
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from tei.validators.schematron_schema import XSL, Check, Let, Message, Pattern, Rule, Schema
from tei.validators.schematron_tree import PLACE

__all__ = ["T", "groups", "stylesheet"]

T = "urn:tei:schematron"
X = f"{{{XSL}}}"
_RESERVED = ("xsl", "t-report")


def groups(schema: Schema) -> list[list[Pattern]]:
    """The patterns in groups in which no two give one name to different variables.

    A pattern's variables are visible in it alone; in a stylesheet they stand at the top.
    """
    found: list[tuple[dict[str, str], list[Pattern]]] = []
    for pattern in schema.patterns:
        lets = dict(pattern.lets)
        for known, group in found:
            if all(known.get(name, value) == value for name, value in lets.items()):
                known.update(lets)
                group.append(pattern)
                break
        else:
            found.append((dict(lets), [pattern]))
    return [group for _, group in found]


def stylesheet(schema: Schema, patterns: list[Pattern], version: str) -> tuple[Any, list[Check]]:
    """The stylesheet for some patterns, and the checks by the numbers that it tells."""
    spaces = {p: u for p, u in schema.namespaces.items() if p and p not in _RESERVED and u}
    root = etree.Element(X + "stylesheet", nsmap={**spaces, "xsl": XSL, "t-report": T})
    root.set("version", version)
    if "" in schema.namespaces and version != "1.0":
        root.set("xpath-default-namespace", schema.namespaces[""])
    for node in schema.foreign:
        root.append(_without_places(node))
    etree.SubElement(root, X + "output", method="xml", encoding="UTF-8")
    named = dict(schema.lets)
    for pattern in patterns:
        named |= dict(pattern.lets)
    for name, value in named.items():
        etree.SubElement(root, X + "variable", name=name, select=value)
    checks: list[Check] = []
    modes = [f"p{number}" for number, _ in enumerate(patterns)]
    _visit(root, patterns, modes)
    for pattern, mode in zip(patterns, modes, strict=True):
        etree.SubElement(root, X + "template", match="@*|node()", mode=mode, priority="-1000")
        count = len(pattern.rules)
        for number, rule in enumerate(pattern.rules):
            _rule(root, rule, mode, count - number, checks)
    return root, checks


def _without_places(node: Any) -> Any:
    from copy import deepcopy

    fresh = deepcopy(node)
    for inner in fresh.iter("*"):
        inner.attrib.pop(PLACE, None)
    return fresh


def _visit(root: Any, patterns: list[Pattern], modes: list[str]) -> None:
    """The template of the document: every element, in order, in every mode."""
    contexts = " ".join(rule.context for pattern in patterns for rule in pattern.rules)
    main = etree.SubElement(root, X + "template", match="/")
    report = etree.SubElement(main, f"{{{T}}}report")
    _apply(report, modes, ".", "0")
    each = etree.SubElement(report, X + "for-each", select="//*")
    etree.SubElement(each, X + "variable", name="t-report:at", select="position()")
    _apply(each, modes, ".", "$t-report:at")
    if "@" in contexts or "attribute" in contexts:
        inner = etree.SubElement(each, X + "for-each", select="@*")
        _apply(inner, modes, ".", "$t-report:at", "name()")
    if "text()" in contexts or "node()" in contexts:
        inner = etree.SubElement(each, X + "for-each", select="text()")
        _apply(inner, modes, ".", "$t-report:at")
    if any(kind in contexts for kind in ("comment()", "processing-instruction(", "node()")):
        inner = etree.SubElement(each, X + "for-each", select="comment()|processing-instruction()")
        _apply(inner, modes, ".", "$t-report:at")


def _apply(parent: Any, modes: list[str], select: str, at: str, attribute: str = "''") -> None:
    for mode in modes:
        apply = etree.SubElement(parent, X + "apply-templates", select=select, mode=mode)
        etree.SubElement(apply, X + "with-param", name="t-report:at", select=at)
        etree.SubElement(apply, X + "with-param", name="t-report:attribute", select=attribute)


def _rule(root: Any, rule: Rule, mode: str, priority: int, checks: list[Check]) -> None:
    template = etree.SubElement(
        root, X + "template", match=rule.context, mode=mode, priority=str(priority)
    )
    etree.SubElement(template, X + "param", name="t-report:at")
    etree.SubElement(template, X + "param", name="t-report:attribute")
    for name, value in _last(rule.lets):
        etree.SubElement(template, X + "variable", name=name, select=value)
    for check in rule.checks:
        number = len(checks)
        checks.append(check)
        test = check.test if check.is_report else f"not({check.test})"
        branch = etree.SubElement(template, X + "if", test=test)
        failed = etree.SubElement(branch, f"{{{T}}}failed", check=str(number))
        for name in ("at", "attribute"):
            attribute = etree.SubElement(failed, X + "attribute", name=name)
            etree.SubElement(attribute, X + "value-of", select=f"$t-report:{name}")
        _message(etree.SubElement(failed, f"{{{T}}}message"), check.message)
        for told in check.diagnostics:
            _message(etree.SubElement(failed, f"{{{T}}}diagnostic"), told)
        for told in check.fixes:
            _message(etree.SubElement(failed, f"{{{T}}}fix"), told)


def _last(lets: tuple[Let, ...]) -> list[Let]:
    """A variable given twice has its last value."""
    return list(dict(lets).items())


def _message(parent: Any, message: Message) -> None:
    for part in message:
        if part.is_expression:
            etree.SubElement(parent, X + "value-of", select=part.text)
        else:
            etree.SubElement(parent, X + "text").text = part.text
