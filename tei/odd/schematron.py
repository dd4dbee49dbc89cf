"""A customized schema's constraints -> ISO Schematron.

Guidelines: TDTAGCONS (#TDTAGCONS). A `<constraintSpec scheme="schematron">` becomes a pattern;
rules keep their context, and an assertion that stands without a rule gets the element (or
attribute) it was written in for its context. Namespaces and the query binding are kept as
declared: in a `<constraintDecl>`, or in a `<sch:schema>` that a `<constraint>` holds for the
purpose. The TEI's own constraints are written for XSLT 2; where the ODD declares another binding
for its own, the two can't share a schema, and each gets its own.
"""

from __future__ import annotations

from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from tei.names import TEI_NS
from tei.odd.schema import Schema
from tei.odd.source import Element, T

SCH = "http://purl.oclc.org/dsdl/schematron"
S = "{" + SCH + "}"
XSLT2 = "xslt2"  # what the TEI's own constraints are written for
_SCHEMES = ("schematron", "isoschematron")


class _Constraint(NamedTuple):
    owner: Element  # the specification (or the schemaSpec) it stands in
    spec: Element
    own: bool  # written in the ODD, not taken from its source


def to_schematron(schema: Schema) -> dict[str, Element]:
    """The `<sch:schema>`s with every constraint in force: name of the file -> schema.

    The first has the ODD's own constraints; a second, `IDENT.source.sch`, those of its source
    if they are written for another query binding.
    """
    constraints = _constraints(schema)
    shared = _shared(schema)
    binding = next((s.get("queryBinding") for s in shared if s.get("queryBinding")), XSLT2)
    if binding == XSLT2:
        return {f"{schema.ident}.sch": _schema(schema, binding, constraints, shared)}
    own = [c for c in constraints if c.own]
    files = {f"{schema.ident}.sch": _schema(schema, binding, own, shared)}
    theirs = [c for c in constraints if not c.own]
    if theirs:
        files[f"{schema.ident}.source.sch"] = _schema(schema, XSLT2, theirs, [])
    return files


def _shared(schema: Schema) -> list[Element]:
    """Where the ODD says what its constraints share."""
    found = [d for d in schema.declarations if d.get("scheme") in _SCHEMES]
    for spec in (*schema.constraints, *schema.own):
        found.extend(spec.iter(S + "schema"))
    return found


def _schema(
    schema: Schema, binding: str, constraints: list[_Constraint], shared: list[Element]
) -> Element:
    namespaces = {"tei": TEI_NS}
    first: list[Element] = []  # keys, variables and the like: before the patterns
    patterns: list[Element] = []
    for declaration in shared:
        for child in declaration:
            if not isinstance(child.tag, str) or child.tag == T + "desc":
                continue
            if child.tag == S + "ns":
                namespaces[child.get("prefix")] = child.get("uri")
            else:
                _copy(child, patterns if child.tag == S + "pattern" else first)
    used: dict[str, int] = {}
    for constraint in constraints:
        for pattern in _patterns(schema, constraint, namespaces):
            name = pattern.get("id")
            used[name] = used.get(name, 0) + 1
            if used[name] > 1:
                pattern.set("id", f"{name}-{used[name]}")
            patterns.append(pattern)
    root = etree.Element(S + "schema", nsmap={"sch": SCH})
    root.set("queryBinding", binding)
    etree.SubElement(root, S + "title").text = f"Constraints of {schema.ident}"
    for prefix, uri in namespaces.items():
        etree.SubElement(root, S + "ns", {"prefix": prefix, "uri": uri})
    root.extend(first)
    root.extend(patterns)
    etree.cleanup_namespaces(root)
    return root


def _copy(node: Element, to: list[Element]) -> Element:
    fresh = deepcopy(node)
    fresh.tail = None
    to.append(fresh)
    return fresh


def _constraints(schema: Schema) -> list[_Constraint]:
    """Each constraint in force with the specification it stands in."""
    own = {(s.get("ident"), c.get("ident"))
           for s in schema.own for c in s.iter(T + "constraintSpec")}
    found = [_Constraint(schema.node, c, True) for c in schema.constraints]
    for spec in schema.specs.values():
        for constraint in spec.iter(T + "constraintSpec"):
            mine = (spec.get("ident"), constraint.get("ident")) in own
            found.append(_Constraint(spec, constraint, mine))
    return [c for c in found
            if c.spec.get("scheme", "schematron") in _SCHEMES and c.spec.get("mode") != "delete"]


def _patterns(
    schema: Schema, constraint: _Constraint, namespaces: dict[str, str]
) -> list[Element]:
    owner, spec, _ = constraint
    words = (schema.ident, owner.get("ident") if owner is not schema.node else "",
             spec.get("ident"))
    identifier = "-".join(w for w in words if w).replace(":", "_")
    patterns: list[Element] = []
    rules: list[Element] = []
    loose: list[Element] = []
    lets: list[Element] = []
    where = {S + "pattern": patterns, S + "rule": rules, S + "assert": loose, S + "report": loose,
             S + "let": lets}
    for node in (n for c in spec.iter(T + "constraint") for n in c):
        if node.tag == S + "ns":
            namespaces.setdefault(node.get("prefix"), node.get("uri"))
        elif isinstance(node.tag, str) and node.tag != S + "schema":
            _copy(node, where.get(node.tag, patterns))
    if loose:
        rule = etree.Element(S + "rule", {"context": _context(schema, owner, spec, namespaces)})
        rule.extend(loose)
        rules.append(rule)
    if rules:
        pattern = etree.Element(S + "pattern")
        pattern.extend(lets)
        pattern.extend(rules)
        patterns.append(pattern)
    for pattern in patterns:
        if pattern.tag == S + "pattern" and pattern.get("id") is None:
            pattern.set("id", identifier)
    return patterns


def _context(
    schema: Schema, owner: Element, spec: Element, namespaces: dict[str, str]
) -> str:
    """The context of an assertion without a rule: where in the specification it was written."""
    definition = next(spec.iterancestors(T + "attDef"), None)
    at = f"/@{schema.name(definition)}" if definition is not None else ""
    if owner.tag == T + "elementSpec":
        return _element(schema, owner, namespaces) + at
    if owner.tag == T + "classSpec":
        members = [_element(schema, m, namespaces) + at for m in _members(schema, owner, set())]
        return "|".join(members) or "tei:*[false()]"
    return "/"


def _element(schema: Schema, spec: Element, namespaces: dict[str, str]) -> str:
    """The name of an element as Schematron's XPath writes it."""
    uri = schema.namespace(spec, TEI_NS)
    if not uri:
        return schema.name(spec)
    prefix = next((p for p, u in namespaces.items() if u == uri), None)
    if prefix is None:
        prefix = f"ns{len(namespaces)}"
        namespaces[prefix] = uri
    return f"{prefix}:{schema.name(spec)}"


def _members(schema: Schema, owner: Element, seen: set[str]) -> list[Element]:
    """The elements of a class, those of its subclasses too."""
    ident = owner.get("ident")
    if ident in seen:
        return []
    seen.add(ident)
    found = []
    for spec in schema.specs.values():
        if any(m.get("key") == ident for m in spec.iterfind(f"{T}classes/{T}memberOf")):
            if spec.tag == T + "elementSpec":
                found.append(spec)
            else:
                found.extend(_members(schema, spec, seen))
    return found
