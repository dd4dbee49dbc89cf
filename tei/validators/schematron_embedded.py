"""Schematron rules that stand in another schema: a RELAX NG, an ODD.

ISO/IEC 19757-3, annex on embedding; Guidelines, TDTAGCONS (#TDTAGCONS).
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from lxml import etree

from tei.events import Source, read
from tei.events.expat import local_path, name_beside
from tei.validators.schematron_tree import PLACE, SCH, SchematronError, read_schema

__all__ = ["schemas_of_odd", "schemas_of_rng"]

S = f"{{{SCH}}}"
R = "{http://relaxng.org/ns/structure/1.0}"


def schemas_of_rng(root: Any, source: Source) -> Any:
    """A `<sch:schema>` of all rules in a RELAX NG and what it includes.

    A rule without a pattern becomes a pattern of its own; an assertion without a rule has the
    element around it for its context. Errors: `SchematronError` where there are no rules at all.
    """
    schema = etree.Element(S + "schema")
    schema.set(PLACE, root.get(PLACE))
    spaces: dict[str, str] = {}
    _collect(root, source, schema, spaces, {source.path})
    for prefix, uri in spaces.items():
        schema.insert(0, etree.Element(S + "ns", {"prefix": prefix, "uri": uri}))
    if not len(schema.findall(S + "pattern")):
        raise SchematronError(
            f"{source.name}: there are no Schematron rules in it.",
            "Give it as a RELAX NG schema only.",
        )
    return schema


def _collect(
    root: Any, source: Source, schema: Any, spaces: dict[str, str], seen: set[str]
) -> None:
    """The rules of one grammar, then of those it includes."""
    for node in root.iter(S + "*", R + "include", R + "externalRef"):
        parent = node.getparent()
        is_inside = parent is not None and str(parent.tag).startswith(S)
        if node.tag in (R + "include", R + "externalRef"):
            path, why = local_path(node.get("href") or "", source, source.folders)
            if not why and path not in seen:
                seen.add(path)
                inner = read(path, name_beside(source, path), folders=source.folders)
                _collect(read_schema(inner), inner, schema, spaces, seen)
        elif node.tag == S + "ns":
            spaces.setdefault(node.get("prefix") or "", node.get("uri") or "")
        elif is_inside and parent.tag != S + "schema":
            continue
        elif node.tag in (S + "pattern", S + "let", S + "diagnostics"):
            schema.append(_copy(node))
        elif node.tag in (S + "rule", S + "assert", S + "report"):
            schema.append(_pattern(node, spaces))


def _copy(node: Any) -> Any:
    fresh = deepcopy(node)
    fresh.tail = None
    return fresh


def _pattern(node: Any, spaces: dict[str, str]) -> Any:
    """A pattern for a rule, or an assertion, that stands alone."""
    pattern = etree.Element(S + "pattern")
    parent = pattern
    if node.tag != S + "rule":
        parent = etree.SubElement(pattern, S + "rule")
        parent.set("context", _context(node, spaces))
        parent.set(PLACE, node.get(PLACE))
    parent.append(_copy(node))
    return pattern


def _context(node: Any, spaces: dict[str, str]) -> str:
    """The element definition around an assertion, as XPath names it."""
    owner = next(node.iterancestors(R + "element"), None)
    if owner is None or not owner.get("name"):
        return "/*"
    name = owner.get("name")
    uri = next((n.get("ns") for n in (owner, *owner.iterancestors()) if n.get("ns")), "")
    if ":" in name:
        uri = owner.nsmap.get(name.partition(":")[0], uri)
    local = name.rpartition(":")[2]
    if not uri:
        return str(local)
    prefix = next((p for p, u in spaces.items() if u == uri and p), f"ns{len(spaces)}")
    spaces[prefix] = uri
    return f"{prefix}:{local}"


def schemas_of_odd(path: str) -> list[tuple[Any, Source]]:
    """The `<sch:schema>`s that an ODD's `<constraintSpec>`s come to, its source's included.

    Errors: those of `tei.odd`.
    """
    from tei.odd.compile import compile_odd

    found = []
    for compiled in compile_odd(path, to=("sch",)):
        for name, data in compiled.files.items():
            source = Source(data, f"{path} ({name})", path)
            found.append((read_schema(source), source))
    return found
