"""A customized schema's constraints -> one ISO Schematron schema.

Guidelines: TDTAGCONS. A `<constraintSpec scheme="schematron">` becomes a pattern; rules keep
their context, and an assertion that stands without a rule gets the element (or attribute) it was
written in for its context. Declared namespaces and the query binding are kept.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from tei.names import TEI_NS
from tei.odd.schema import Schema
from tei.odd.source import Element, T

SCH = "http://purl.oclc.org/dsdl/schematron"
S = "{" + SCH + "}"
_BINDING = "xslt2"  # what the TEI's own constraints are written for


def to_schematron(schema: Schema) -> Element:
    """The `<sch:schema>` with every constraint in force."""
    root = etree.Element(S + "schema", nsmap={"sch": SCH})
    declarations = [d for d in schema.node.iter(T + "constraintDecl")
                    if d.get("scheme") == "schematron"]
    binding = next((d.get("queryBinding") for d in declarations if d.get("queryBinding")), _BINDING)
    root.set("queryBinding", binding)
    title = etree.SubElement(root, S + "title")
    title.text = f"Constraints of {schema.ident}"
    namespaces = {"tei": TEI_NS}
    patterns: list[Element] = []
    for declaration in declarations:
        for child in declaration.iter(S + "ns"):
            namespaces[child.get("prefix")] = child.get("uri")
        patterns.extend(deepcopy(c) for c in declaration if isinstance(c.tag, str)
                        and c.tag.startswith("{") and c.tag not in (S + "ns", T + "desc"))
    used: dict[str, int] = {}
    for owner, spec in _constraints(schema):
        for pattern in _patterns(schema, owner, spec, namespaces):
            name = pattern.get("id")
            used[name] = used.get(name, 0) + 1
            if used[name] > 1:
                pattern.set("id", f"{name}-{used[name]}")
            patterns.append(pattern)
    for prefix, uri in namespaces.items():
        etree.SubElement(root, S + "ns", {"prefix": prefix, "uri": uri})
    root.extend(patterns)
    etree.cleanup_namespaces(root, keep_ns_prefixes=list(namespaces))
    return root


def _constraints(schema: Schema) -> list[tuple[Element, Element]]:
    """Each constraint in force with the specification it stands in."""
    found = [(schema.node, c) for c in schema.constraints]
    for spec in schema.specs.values():
        found.extend((spec, c) for c in spec.iter(T + "constraintSpec"))
    return [(o, c) for o, c in found
            if c.get("scheme", "schematron") in ("schematron", "isoschematron")
            and c.get("mode") != "delete"]


def _patterns(
    schema: Schema, owner: Element, spec: Element, namespaces: dict[str, str]
) -> list[Element]:
    identifier = "-".join(
        w for w in (schema.ident, owner.get("ident") if owner is not schema.node else "",
                    spec.get("ident")) if w
    ).replace(":", "_")
    patterns: list[Element] = []
    rules: list[Element] = []
    loose: list[Element] = []
    lets: list[Element] = []
    for constraint in spec.iter(T + "constraint"):
        for node in constraint:
            if not isinstance(node.tag, str):
                continue
            if node.tag == S + "ns":
                namespaces.setdefault(node.get("prefix"), node.get("uri"))
            elif node.tag == S + "pattern":
                own = deepcopy(node)
                own.set("id", own.get("id") or identifier)
                patterns.append(own)
            elif node.tag == S + "rule":
                rules.append(deepcopy(node))
            elif node.tag in (S + "assert", S + "report"):
                loose.append(deepcopy(node))
            elif node.tag == S + "let":
                lets.append(deepcopy(node))
            else:
                patterns.append(deepcopy(node))  # diagnostics, keys and the like
    if loose:
        rule = etree.Element(S + "rule", {"context": _context(schema, owner, spec, namespaces)})
        rule.extend(loose)
        rules.append(rule)
    if rules:
        pattern = etree.Element(S + "pattern", {"id": identifier})
        pattern.extend(lets)
        pattern.extend(rules)
        patterns.append(pattern)
    for pattern in patterns:
        if pattern.get("id") is None:
            pattern.set("id", identifier)
        pattern.tail = None
    return patterns


def _context(
    schema: Schema, owner: Element, spec: Element, namespaces: dict[str, str]
) -> str:
    """The context of an assertion without a rule: where in the specification it was written."""
    attribute = next((a.get("ident") for a in spec.iterancestors(T + "attDef")), "")
    at = f"/@{attribute}" if attribute else ""
    if owner.tag == T + "elementSpec":
        prefix = "tei"
        if owner.get("ns") not in (None, TEI_NS):
            prefix = next((p for p, u in namespaces.items() if u == owner.get("ns")), "ns1")
            namespaces[prefix] = owner.get("ns") or ""
        return f"{prefix}:{owner.get('ident')}{at}"
    if owner.tag == T + "classSpec":
        members = [s.get("ident") for s in schema.of("elementSpec")
                   if any(m.get("key") == owner.get("ident") for m in s.iter(T + "memberOf"))]
        return "|".join(f"tei:{m}{at}" for m in members) or "tei:*"
    return "/"
