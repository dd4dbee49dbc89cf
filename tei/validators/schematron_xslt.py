"""Schematron run as XSLT: libxslt for XSLT 1.0, Saxon for 2.0 and 3.0 (`pip install 'tei[saxon]'`).

An expression that cannot be compiled, or fails on the document, is told with its place in the
schema, and the other rules are evaluated without it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from lxml import etree

from tei.validators.schematron_schema import Check, Pattern, Rule, Schema
from tei.validators.schematron_stylesheet import T, groups, stylesheet
from tei.validators.schematron_tree import SchematronError

__all__ = ["Failed", "Run", "engine"]


class Failed(NamedTuple):
    """One check that failed: on which element (0 = the document), which of its attributes."""

    check: Check
    at: int
    attribute: str
    message: str
    diagnostics: tuple[str, ...]
    fixes: tuple[str, ...]


class Broken(NamedTuple):
    """A check (or a rule's context) that cannot be evaluated, and why."""

    what: Check | Rule
    expression: str
    reason: str


Run = Callable[[Any], tuple[list[Failed], list[Broken]]]
_Transform = Callable[[Any], Any]
_Compile = Callable[[Any], _Transform]


class _Error(Exception):
    """The engine's own error, in one line."""


def engine(schema: Schema) -> Run:
    """What evaluates the schema on a tree; `SchematronError` where Saxon is wanted and missing."""
    if schema.binding in ("xslt", "exslt", "xslt1", "xpath"):
        return _Running(schema, "1.0", _libxslt).run
    return _Running(schema, "3.0" if schema.binding.endswith("3") else "2.0", _saxon()).run


class _Running:
    def __init__(self, schema: Schema, version: str, compile_: _Compile) -> None:
        self.schema, self.version, self.compile = schema, version, compile_
        self.broken: list[Broken] = []
        self.programs: list[tuple[list[Pattern], _Transform, list[Check]]] = []
        for patterns in groups(schema):
            self._add(patterns)

    def _add(self, patterns: list[Pattern]) -> None:
        """Compile some patterns; if they can't be, without what can't."""
        sheet, checks = stylesheet(self.schema, patterns, self.version)
        try:
            self.programs.append((patterns, self.compile(sheet), checks))
        except _Error as error:
            sound = self._sound(patterns, None)
            if sound == patterns:
                raise SchematronError(
                    f"{self.schema.name}: cannot be compiled ({error}).",
                    "Look at its variables, keys and functions.",
                ) from None
            if sound:
                self._add(sound)

    def _sound(self, patterns: list[Pattern], tree: Any) -> list[Pattern]:
        """The patterns without rules and checks that do not compile (or run, on a tree)."""
        kept = []
        for pattern in patterns:
            rules = []
            for rule in pattern.rules:
                if not self._works(pattern, rule._replace(checks=()), rule, rule.context, tree):
                    continue
                checks = tuple(
                    check
                    for check in rule.checks
                    if self._works(pattern, rule._replace(checks=(check,)), check, check.test, tree)
                )
                rules.append(rule._replace(checks=checks))
            kept.append(pattern._replace(rules=tuple(rules)))
        return kept

    def _works(
        self, pattern: Pattern, alone: Rule, what: Check | Rule, expression: str, tree: Any
    ) -> bool:
        sheet, _ = stylesheet(self.schema, [pattern._replace(rules=(alone,))], self.version)
        try:
            program = self.compile(sheet)
            if tree is not None:
                program(tree)
        except _Error as error:
            self.broken.append(Broken(what, expression, str(error)))
            return False
        return True

    def run(self, tree: Any) -> tuple[list[Failed], list[Broken]]:
        """What fails on a tree, and what could not be evaluated."""
        failed: list[Failed] = []
        before = len(self.broken)
        for patterns, program, checks in self.programs:
            try:
                result = program(tree)
            except _Error:
                sound = self._sound(patterns, tree)
                sheet, checks = stylesheet(self.schema, sound, self.version)
                try:
                    result = self.compile(sheet)(tree)
                except _Error as error:
                    raise SchematronError(
                        f"{self.schema.name}: cannot be evaluated ({error}).",
                        "Look at its variables, keys and functions.",
                    ) from None
            failed.extend(_failed(node, checks) for node in result)
        broken = list(self.broken)
        del self.broken[before:]
        return failed, broken


def _failed(node: Any, checks: list[Check]) -> Failed:
    def said(name: str) -> tuple[str, ...]:
        return tuple(
            " ".join("".join(child.itertext()).split()) for child in node.iter(f"{{{T}}}{name}")
        )

    return Failed(
        checks[int(node.get("check"))],
        int(node.get("at")),
        node.get("attribute"),
        said("message")[0],
        said("diagnostic"),
        said("fix"),
    )


def _libxslt(sheet: Any) -> _Transform:
    """By lxml; nothing is read or written but the tree."""
    try:
        access: Any = etree.XSLTAccessControl  # the stubs lack its constants
        program = etree.XSLT(sheet, access_control=access.DENY_ALL)
    except etree.XSLTParseError as error:
        raise _Error(_reason(error)) from None

    def transform(tree: Any) -> Any:
        try:
            return program(tree).getroot()
        except etree.XSLTApplyError as error:
            raise _Error(_reason(error)) from None

    return transform


def _reason(error: Any) -> str:
    """libxslt's reason: the first entry of its log that says one."""
    said = [entry.message for entry in error.error_log if entry.message]
    return said[0] if said else str(error)


def _saxon() -> _Compile:
    """By Saxon; the tree goes over as text."""
    try:
        from saxonche import PySaxonApiError, PySaxonProcessor
    except ImportError:
        raise SchematronError(
            "The Schematron uses XSLT 2 or 3 (keys or functions of its own), which need Saxon.",
            "Install it: pip install 'tei[saxon]'.",
        ) from None
    processor = PySaxonProcessor(license=False)

    def compile_(sheet: Any) -> _Transform:
        xslt = processor.new_xslt30_processor()
        try:
            program = xslt.compile_stylesheet(stylesheet_text=etree.tostring(sheet).decode())
        except PySaxonApiError as error:
            raise _Error(_line(error)) from None

        def transform(tree: Any) -> Any:
            text = etree.tostring(tree, encoding="unicode")
            try:
                node = processor.parse_xml(xml_text=text)
                said = program.transform_to_string(xdm_node=node)
            except PySaxonApiError as error:
                raise _Error(_line(error)) from None
            return etree.fromstring(said.encode())

        return transform

    return compile_


def _line(error: Exception) -> str:
    """Saxon's error in one line."""
    return " ".join(str(error).split())[:200]
