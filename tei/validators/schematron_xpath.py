"""Schematron of XPath 2 or 3 evaluated by `elementpath`: no XSLT needed.

A context is evaluated once for the whole document. Most begin with an element's name: then only
the elements of that name are looked at, and a rule for what the document does not have costs
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tei.events.reading import XML
from tei.regexes import compiled
from tei.validators.schematron_items import alternatives, attribute_name, reason, string, truth
from tei.validators.schematron_schema import Check, Let, Message, Pattern, Rule, Schema
from tei.validators.schematron_xslt import Broken, Failed, Run

__all__ = ["Impure", "engine"]

_CURRENT = compiled(r"\"[^\"]*\"|'[^']*'|(?<![\w:.-])current\s*\(\s*\)")
_ONE = r"(?:[\w.-]+:)?(?:[\w.-]+|\*)"
_FIRST_NAMES = compiled(
    rf"\s*(?://)?(?:{_ONE}|\(\s*{_ONE}(?:\s*\|\s*{_ONE})*\s*\))(?=\s*(?:$|\[|/))"
)
_ATTRIBUTE = compiled(r"\[\s*@((?:[\w.-]+:)?[\w.-]+)\s*(?:\]|=|!=|and\b)")
_POSITIONAL = compiled(r"\[\s*\d|position\s*\(|last\s*\(|\[\s*\$")
_CURRENT_NAME = "tei-current"


class Impure(Exception):
    """The schema uses XSLT, not XPath alone: Saxon must run it."""


def engine(schema: Schema) -> Run:
    """What evaluates the schema on a tree; `Impure` where that takes XSLT."""
    if schema.foreign:
        raise Impure
    return _Running(schema).run


class _Running:
    def __init__(self, schema: Schema) -> None:
        from elementpath.xpath30 import XPath30Parser
        from elementpath.xpath31 import XPath31Parser

        self.schema = schema
        kind = XPath31Parser if schema.binding.endswith(("3", "31")) else XPath30Parser
        spaces = {p: u for p, u in schema.namespaces.items() if p}
        self.parser = kind(spaces, default_namespace=schema.namespaces.get("", ""))
        self.tokens: dict[str, Any] = {}
        self.bad: dict[str, str] = {}
        for expression in _expressions(schema):
            self._parse(expression)

    def _parse(self, expression: str) -> Any:
        """The parsed expression; None if it can't be (then `bad` says why)."""
        from elementpath import ElementPathError

        if expression not in self.tokens:
            written = _CURRENT.sub(
                lambda m: f"${_CURRENT_NAME}" if m[0][0] not in "\"'" else m[0], expression
            )
            try:
                self.tokens[expression] = self.parser.parse(written)
            except ElementPathError as error:
                if getattr(error, "code", "") == "err:XPST0017":  # a function of XSLT, or its own
                    raise Impure from None
                self.tokens[expression] = None
                self.bad[expression] = reason(error)
        return self.tokens[expression]

    def run(self, tree: Any) -> tuple[list[Failed], list[Broken]]:
        """What fails on a tree, and what could not be evaluated."""
        return _Document(self, tree).run()

    def token(self, expression: str) -> Any:
        return self._parse(expression)


class _Document:
    """One document being checked."""

    def __init__(self, running: _Running, tree: Any) -> None:
        from elementpath import ElementNode, get_node_tree

        self.running, self.schema = running, running.schema
        self.root = get_node_tree(tree.getroottree())
        self.elements: list[Any] = [n for n in self.root.iter() if isinstance(n, ElementNode)]
        self.numbers = {id(node): n for n, node in enumerate(self.elements, 1)}
        self.by_name: dict[str, list[Any]] = {}
        for node in self.elements:
            self.by_name.setdefault(node.name, []).append(node)
        self.by_attribute: dict[str, list[Any]] = {}
        self.failed: list[Failed] = []
        self.broken: dict[str, Broken] = {}

    def run(self) -> tuple[list[Failed], list[Broken]]:
        shared = self._variables(self.schema.lets, self.root, {})
        for pattern in self.schema.patterns:
            self._pattern(pattern, shared)
        return self.failed, list(self.broken.values())

    def _pattern(self, pattern: Pattern, shared: dict[str, Any]) -> None:
        variables = self._variables(pattern.lets, self.root, shared)
        taken: set[int] = set()
        for rule in pattern.rules:
            for node in self._nodes(rule, variables):
                if id(node) in taken:
                    continue
                taken.add(id(node))
                self._rule(rule, node, variables)

    def _rule(self, rule: Rule, node: Any, shared: dict[str, Any]) -> None:
        variables = self._variables(rule.lets, node, {**shared, _CURRENT_NAME: node})
        for check in rule.checks:
            value = self._value(check.test, node, variables, check)
            if value is None:
                continue
            if truth(value) == check.is_report:
                self._fail(check, node, variables)

    def _fail(self, check: Check, node: Any, variables: dict[str, Any]) -> None:
        owner = node if id(node) in self.numbers else getattr(node, "parent", None)
        number = self.numbers.get(id(owner), 0)
        attribute = attribute_name(node)

        def said(message: Message) -> str:
            words = (
                string(self._value(part.text, node, variables, check))
                if part.is_expression
                else part.text
                for part in message
            )
            return " ".join("".join(words).split())

        self.failed.append(
            Failed(
                check,
                number,
                attribute,
                said(check.message),
                tuple(map(said, check.diagnostics)),
                tuple(map(said, check.fixes)),
            )
        )

    def _variables(self, lets: tuple[Let, ...], node: Any, known: dict[str, Any]) -> dict[str, Any]:
        if not lets:
            return known
        found = dict(known)
        for name, expression in lets:
            value = self._value(expression, node, found, None)
            items = value if value is not None else []
            found[name] = items[0] if len(items) == 1 else items
        return found

    def _value(
        self, expression: str, node: Any, variables: dict[str, Any], what: Check | Rule | None
    ) -> list[Any] | None:
        """The items an expression comes to; None (and told once) if it fails."""
        from elementpath import ElementPathError, XPathContext

        token = self.running.token(expression)
        why = self.running.bad.get(expression, "")
        if token is not None:
            try:
                context = XPathContext(self.root, item=node, variables=variables)
                return list(token.select(context))
            except (ElementPathError, ArithmeticError, ValueError, TypeError) as error:
                why = reason(error)
            except RecursionError:
                why = "the expression, or the document, is nested too deep"
        where = what or self.schema.patterns[0].rules[0]
        self.broken.setdefault(expression, Broken(where, expression, why))
        return None

    def _nodes(self, rule: Rule, variables: dict[str, Any]) -> Iterator[Any]:
        """The nodes that a rule's context matches."""
        for alternative in alternatives(rule.context):
            if alternative == "/":
                yield self.root
                continue
            candidates = self._candidates(alternative)
            if candidates is None:
                absolute = alternative if alternative.startswith("/") else f"//{alternative}"
                yield from self._value(absolute, self.root, variables, rule) or ()
                continue
            nodes, rest = candidates
            for node in nodes:
                if not rest:
                    yield node
                    continue
                yield from self._value(f"self::node(){rest}", node, variables, rule) or ()

    def _candidates(self, alternative: str) -> tuple[list[Any], str] | None:
        """The elements a context can begin with, and the rest of it; None if it can't be told."""
        found = _FIRST_NAMES.match(alternative)
        if not found or _POSITIONAL.search(alternative):
            return None
        rest = alternative[found.end() :].strip()
        attribute = _ATTRIBUTE.match(rest)
        wanted = self._clark(attribute[1], "") if attribute else None
        nodes: list[Any] = []
        for name in found[0].strip(" \t\n()/").split("|"):
            clark = self._clark(name.strip(), self.schema.namespaces.get("", ""))
            if clark is None:
                return None
            nodes.extend(self._named(clark, wanted))
        return nodes, rest

    def _named(self, clark: str, attribute: str | None) -> list[Any]:
        """The elements of a name (or `{uri}*`, `*`), if need be those with an attribute."""
        if not clark.endswith("*"):
            found = self.by_name.get(clark, [])
            if attribute is None:
                return found
            return [node for node in found if attribute in node.elem.attrib]
        start = clark[:-1]
        nodes = self.elements if attribute is None else self._with(attribute)
        return [node for node in nodes if node.name.startswith(start)]

    def _with(self, attribute: str) -> list[Any]:
        """The elements that have an attribute."""
        if not self.by_attribute:
            for node in self.elements:
                for name in node.elem.attrib:
                    self.by_attribute.setdefault(name, []).append(node)
        return self.by_attribute.get(attribute, [])

    def _clark(self, name: str, default: str) -> str | None:
        """`tei:p` as `{uri}p`; None for a prefix that is not declared."""
        prefix, _, local = name.rpartition(":")
        if prefix == "xml":
            return f"{{{XML}}}{local}"
        uri = self.schema.namespaces.get(prefix) if prefix else default
        if uri is None:
            return None
        return f"{{{uri}}}{local}" if uri and (prefix or local != "*") else local


def _expressions(schema: Schema) -> Iterator[str]:
    """All that must be parsed: where one is of XSLT, all is left to Saxon."""
    yield from (value for _, value in schema.lets)
    for pattern in schema.patterns:
        yield from (value for _, value in pattern.lets)
        for rule in pattern.rules:
            yield from (value for _, value in rule.lets)
            yield from (a if a.startswith("/") else f"//{a}" for a in alternatives(rule.context))
            for check in rule.checks:
                yield check.test
                for message in (check.message, *check.diagnostics, *check.fixes):
                    yield from (part.text for part in message if part.is_expression)
