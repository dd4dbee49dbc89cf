"""What `xmlschema` says of a file that is not valid, in our words: where no content model does.

Conditions of XML Schema 1.1, keys, files that name types themselves (`xsi:type`), and schemas that
no diagnosis can read.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from tei.events.reading import Start
from tei.events.tags import attribute_places
from tei.findings import Finding, Place
from tei.regexes import compiled
from tei.validators.trees import Tree

if TYPE_CHECKING:
    from tei.validators.xsd import Xsd

__all__ = ["in_words"]

# What no content model says: xmlschema's kinds of errors, which are told beside the diagnosis.
_BESIDE = frozenset(("XsdAssert", "XsdUnique", "XsdKey", "XsdKeyref", "Xsd11Unique", "Xsd11Key",
                     "Xsd11Keyref"))  # fmt: skip
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


def in_words(tree: Tree, schema: Xsd, beside: bool) -> list[Finding]:
    """The findings, each fault once; `beside` others, only what those cannot say."""
    keep = list(tree.root.iter("*"))  # lxml's elements are the same objects while they are kept
    numbers = {id(node): number for number, node in enumerate(keep)}
    told: dict[tuple[int, str, str], dict[str, Any]] = {}
    most, is_all = max(_LEAST, min(_MOST, _WORK // len(keep))), True
    is_wide = schema.fast is not None and any(len(node) > _WIDEST for node in keep)
    try:
        for error in () if is_wide or not schema.explains else schema.errors(tree.root):
            if beside and type(error.validator).__name__ not in _BESIDE:
                continue
            node, code, attribute, arguments = _told(error, tree.root)
            told.setdefault((numbers.get(id(node), 0), code, attribute), arguments)
            if len(told) >= most:
                is_all = False
                break
    except RecursionError:
        told[0, "xsd-other", ""] = {"element": _local(tree.root.tag), "reason": "nested too deep"}
    if not told and not beside and schema.fast is not None:  # what libxml2 alone says
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
    """The tag's own first character; of an attribute, where its name begins."""
    if code in ("xsd-value", "xsd-attribute") and attribute:
        for name, place in attribute_places(start).items():
            if attribute in (name[1], f"{{{name[0]}}}{name[1]}"):
                return place.place
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
    said = f"; what may stand here is {expected}." if expected else "; no element may follow here."
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
