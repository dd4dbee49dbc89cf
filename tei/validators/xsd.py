"""XML Schema 1.0 and 1.1: libxml2 answers “valid?” for 1.0, `xmlschema` explains what is not.

A schema is taken for 1.1 if it says so (`vc:minVersion="1.1"`) or uses what 1.1 added (assert,
alternative, openContent, override). What a schema includes and imports must lie in its folder;
nothing is fetched. XML Schema Part 1: Structures, Part 2: Datatypes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from lxml import etree

from tei.errors import TeiError
from tei.events import Source, read
from tei.events.expat import local_path, name_beside
from tei.events.reading import Start
from tei.events.tags import attribute_places
from tei.findings import Finding, Place, as_text
from tei.regexes import compiled
from tei.validators import Check, Options
from tei.validators.trees import Tree, tree_of
from tei.validators.wellformed import prepare as well_formed

__all__ = ["XsdError", "prepare"]

XSD = "http://www.w3.org/2001/XMLSchema"
X = f"{{{XSD}}}"
_VERSION = "{http://www.w3.org/2007/XMLSchema-versioning}minVersion"
_NEW = (X + "assert", X + "assertion", X + "alternative", X + "openContent", X + "override",
        X + "defaultOpenContent", X + "explicitTimezone")  # fmt: skip
# Namespaces whose schema xmlschema has with it, wherever the schema says that it lies.
_BUILT_IN = frozenset({"http://www.w3.org/XML/1998/namespace", XSD,
                       "http://www.w3.org/2001/XMLSchema-instance"})  # fmt: skip
# xmlschema takes time for each fault that grows with the file: so many elements times faults.
_MOST, _LEAST, _WORK = 1000, 20, 2_000_000
_WIDEST = 5000  # children: with more, its time grows with their square, and libxml2 explains
_CLARK = compiled(r"\{[^{}]*\}")
_KINDS = {
    "date": "a date such as 1953-06-17",
    "dateTime": "a date and time such as 1953-06-17T12:00:00",
    "time": "a time such as 12:00:00",
    "gYear": "a year such as 1953",
    "gYearMonth": "a month such as 1953-06",
    "gMonthDay": "a day without its year, such as --06-17",
    "duration": "a length of time such as P3D or PT2H",
    "integer": "a whole number",
    "nonNegativeInteger": "a whole number, 0 or more",
    "positiveInteger": "a whole number, 1 or more",
    "decimal": "a number",
    "double": "a number",
    "boolean": "true or false",
    "anyURI": "an address or #id",
    "language": "the code of a language, such as en or de-CH",
    "ID": "an id: a letter first, no spaces",
    "IDREF": "the id of an element of this file",
    "NCName": "a name without spaces or colon",
    "Name": "a name without spaces",
    "NMTOKEN": "a word without spaces",
}


_Told = tuple[Any, str, str, dict[str, Any]]  # element, code, attribute, arguments


class XsdError(TeiError):
    """An XML Schema that cannot be used."""


def prepare(schema: str, options: Options) -> Check:
    """The check of an XML Schema (a path).

    `<d n="2001"/>` where n is a date gives `xsd-value` at the value. Errors: `XsdError` for a
    schema that is none, or includes what cannot be had; `SourceError` for one that cannot be read.
    """
    found = _Xsd(schema, options)

    def check(source: Source) -> list[Finding]:
        tree = tree_of(source, options.xinclude)
        if tree.root is None:
            return tree.findings()
        if found.accepts(tree.root):
            return []
        return _findings(tree, found)

    return check


class _Xsd:
    """A schema: compiled by libxml2 at once, by xmlschema when something is to be explained."""

    def __init__(self, path: str, options: Options) -> None:
        self.path = path
        self.is_new = False
        source = read(path, folders=options.folders)
        self._look(source, set())
        self.fast: Any = None
        if self.is_new:
            self.full  # noqa: B018  compiled now, so that a bad schema is an error now
            return
        parser = etree.XMLParser(no_network=True, huge_tree=True)
        try:
            self.fast = etree.XMLSchema(etree.parse(path, parser))
        except (etree.XMLSchemaParseError, etree.XMLSyntaxError):
            self.full  # noqa: B018  libxml2 refuses some schemas that are in order

    def _look(self, source: Source, seen: set[str]) -> None:
        """Look through the schema and all that it includes: version, and where it lies."""
        seen.add(os.path.realpath(source.path))
        root = tree_of(source, False).root
        if root is None:
            said = as_text(well_formed("", Options(xinclude=False))(source)[-1:]).strip()
            raise XsdError(said or f"{source.name}: is nested too deep.", "Mend the schema.")
        if root.tag != X + "schema":
            raise XsdError(
                f"{source.name}: is no XML Schema (its root is <{_local(root.tag)}>).",
                "Give the .xsd file.",
            )
        self.is_new |= root.get(_VERSION) == "1.1" or next(root.iter(*_NEW), None) is not None
        for node in root.iter(X + "include", X + "import", X + "redefine", X + "override"):
            address = node.get("schemaLocation")
            if not address or node.get("namespace") in _BUILT_IN:
                continue
            path, why = local_path(address, source, source.folders)
            if why:
                said = {"missing": "is not there", "remote": "is on another machine",
                        "outside": "is outside the schema's folder"}[why]  # fmt: skip
                raise XsdError(
                    f"{source.name}:{node.sourceline}: the schema “{address}” {said}.",
                    "Save it beside the schema and correct @schemaLocation.",
                )
            if path not in seen:
                inner = Source(_bytes(path), name_beside(source, path), path, source.folders)
                self._look(inner, seen)

    @cached_property
    def full(self) -> Any:
        """The schema as xmlschema has it."""
        import xmlschema

        kind = xmlschema.XMLSchema11 if self.is_new else xmlschema.XMLSchema10
        try:
            return kind(self.path, allow="local", defuse="always")
        except (xmlschema.XMLSchemaException, RecursionError, ValueError) as error:
            reason = getattr(error, "message", "") or str(error).partition("\n")[0]
            raise XsdError(
                f"{self.path}: the schema cannot be used ({' '.join(reason.split())[:200]}).",
                "Correct the schema.",
            ) from None

    def accepts(self, root: Any) -> bool:
        """The quick answer; False where libxml2 cannot give it."""
        return self.fast is not None and bool(self.fast.validate(root))

    def errors(self, root: Any) -> Iterator[Any]:
        """xmlschema's errors, in order."""
        yield from self.full.iter_errors(root)


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _findings(tree: Tree, schema: _Xsd) -> list[Finding]:
    """What xmlschema says, in our words, each fault once."""
    keep = list(tree.root.iter("*"))  # lxml's elements are the same objects while they are kept
    numbers = {id(node): number for number, node in enumerate(keep)}
    told: dict[tuple[int, str, str], dict[str, Any]] = {}
    most, is_all = max(_LEAST, min(_MOST, _WORK // len(keep))), True
    is_wide = schema.fast is not None and any(len(node) > _WIDEST for node in keep)
    try:
        for error in () if is_wide else schema.errors(tree.root):
            node, code, attribute, arguments = _told(error, tree.root)
            told.setdefault((numbers.get(id(node), 0), code, attribute), arguments)
            if len(told) >= most:
                is_all = False
                break
    except RecursionError:
        told[0, "xsd-other", ""] = {"element": _local(tree.root.tag), "reason": "nested too deep"}
    if not told and schema.fast is not None:  # what libxml2 alone says
        for entry in list(schema.fast.error_log)[:most]:
            found = tree.root.getroottree().xpath(entry.path) if entry.path else []
            node = found[0] if found else tree.root
            reason = _CLARK.sub("", entry.message.partition(": ")[2] or entry.message).rstrip(".")
            arguments = {"element": _local(node.tag), "reason": reason}
            told.setdefault((numbers.get(id(node), 0), "xsd-other", reason), arguments)
    starts = tree.starts({number for number, _, _ in told})
    order = sorted(told.items(), key=lambda pair: pair[0][0])
    findings = [
        Finding(code, _place(starts[number], code, attribute), arguments)
        for (number, code, attribute), arguments in order
    ]
    if not is_all:
        findings.append(Finding("xsd-more", Place(tree.source.name), {"count": most}))
    return findings


def _place(start: Start, code: str, attribute: str) -> Place:
    """The tag's own first character; of a bad value, where the value begins."""
    if code == "xsd-value" and attribute:
        for name, place in attribute_places(start).items():
            if attribute in (name[1], f"{{{name[0]}}}{name[1]}"):
                return place.value_place
    return start.place


def _told(error: Any, root: Any) -> _Told:
    """An error of xmlschema as element, code, attribute and arguments."""
    node = error.elem if error.elem is not None else root
    kind = type(error.validator).__name__
    reason = error.reason or ""
    arguments: dict[str, Any] = {"element": _local(node.tag)}
    if type(error).__name__ == "XMLSchemaChildrenValidationError":
        return _children(error, node, arguments)
    attribute = reason.partition("'")[2].partition("'")[0]
    if kind == "XsdAttributeGroup" and reason.startswith("missing required"):
        return node, "xsd-attribute-missing", attribute, {**arguments, "attribute": attribute}
    if kind == "XsdAttributeGroup" and "not allowed" in reason:
        names = [str(name) for name in error.validator if name]
        near = get_close_matches(attribute, names, n=1)
        said = f"; did you mean {near[0]}?" if near else "."
        arguments |= {"attribute": _local(attribute), "near": said}
        return node, "xsd-attribute", attribute, arguments
    if "character data" in reason:
        return node, "xsd-text", "", arguments
    if "is not an element of the schema" in reason:
        return node, "xsd-root", "", arguments
    if kind == "XsdAssert":
        arguments["test"] = getattr(error.validator, "path", "") or ""
        return node, "xsd-assert", arguments["test"], arguments
    if isinstance(error.obj, str):
        name = reason[10:].partition("=")[0] if reason.startswith("attribute ") else ""
        arguments |= {"value": error.obj, "expected": _expected(error)}
        arguments["what"] = f"@{_local(name)} of <{arguments['element']}>" if name else (
            f"<{arguments['element']}>")  # fmt: skip
        return node, "xsd-value", name, arguments
    return node, "xsd-other", reason, {**arguments, "reason": reason.rstrip(".")}


def _children(error: Any, node: Any, arguments: dict[str, Any]) -> _Told:
    """A child that may not stand there, or one that is missing."""
    names = [_local(x if isinstance(x, str) else x.name or "") for x in error.expected or ()]
    names = [name for name in names if name]
    if not error.invalid_tag:
        return node, "xsd-incomplete", "", {**arguments, "expected": _listed(names, "")}
    children = [child for child in node if isinstance(child.tag, str)]
    at = error.index if error.index is not None and error.index < len(children) else 0
    child = children[at] if children else node
    name = _local(error.invalid_tag)
    expected = _listed(names, name)
    said = f"; what may stand here is {expected}." if expected else "; nothing more may stand here."
    return child, "xsd-element", "", {"element": name, "parent": arguments["element"], "near": said}


def _listed(names: list[str], like: str) -> str:
    """At most five names, those most like one first."""
    near = get_close_matches(like, names, n=2, cutoff=0.6) if like else []
    chosen = list(dict.fromkeys([*near, *names]))
    more = f" and {len(chosen) - 5} more" if len(chosen) > 5 else ""
    return ", ".join(f"<{name}>" for name in chosen[:5]) + more


def _expected(error: Any) -> str:
    """What a value must be, in words."""
    validator = error.validator
    values = getattr(validator, "enumeration", None)
    if values:
        shown = [str(value) for value in values]
        near = get_close_matches(error.obj, shown, n=2, cutoff=0.5)
        chosen = list(dict.fromkeys([*near, *shown]))
        more = f" or one of {len(chosen) - 5} more" if len(chosen) > 5 else ""
        return ", ".join(f"“{value}”" for value in chosen[:5]) + more
    name = getattr(validator, "local_name", "") or ""
    if name in _KINDS:
        return _KINDS[name]
    patterns = getattr(validator, "patterns", None) or getattr(validator, "regexps", None)
    if patterns:
        shown = [getattr(one, "pattern", str(one)) for one in patterns]
        return "a value of the pattern " + " or ".join(shown[:2])
    return f"a value of the type {name}" if name else (error.reason or "another").rstrip(".")


def _local(name: str) -> str:
    return name.rpartition("}")[2]
