"""The compiled ODD: the TEI document again, its `schemaSpec` holding every specification in force.

    <schemaSpec ident="s"><moduleRef key="core" include="p"/> ...</schemaSpec>
    ->  <schemaSpec ident="s"><elementSpec ident="p">(all of it)</elementSpec> ...</schemaSpec>

It may be the @source of another ODD (chaining), and it is what documentation is made from.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from lxml import etree

from tei.names import TEI_NS, XML_NS
from tei.odd.schema import Schema
from tei.odd.source import Element, T
from tei.odd.words import in_language

_BASE = f"{{{XML_NS}}}base"
_SPOKEN = (T + "gloss", T + "desc", T + "remarks", T + "exemplum")
_NSMAP: Any = {None: TEI_NS}
_ANY_LANGUAGE = ("und", "mul", "")


def to_compiled(schema: Schema, language: str = "") -> Element:
    """The `<TEI>` of a compiled ODD; with a language, glosses, descriptions, remarks and
    examples are those in it.
    """
    specs = etree.Element(T + "schemaSpec", dict(schema.node.attrib), nsmap=_NSMAP)
    specs.set("ident", schema.ident)
    for name in {"source", _BASE} & set(map(str, specs.attrib)):
        del specs.attrib[name]
    if schema.node.tag == T + "schemaSpec":
        for child in schema.node.iterchildren(T + "altIdent", T + "gloss", T + "desc"):
            specs.append(deepcopy(child))
    kept = (*schema.declarations, *schema.constraints, *schema.externals, *schema.specs.values())
    for node in kept:
        spec = deepcopy(node)
        spec.tail = "\n"
        spec.attrib.pop("mode", None)
        spec.attrib.pop(_BASE, None)
        specs.append(spec)
    if language:
        keep_language(specs, language)
    return _in_document(schema, specs)


def _in_document(schema: Schema, specs: Element) -> Element:
    """The specifications in the document that the ODD is, with its header and prose."""
    if schema.node.tag != T + "schemaSpec":  # a list of specifications, compiled as it stands
        root = etree.Element(T + "TEI", nsmap=_NSMAP)
        header = schema.node.find(T + "teiHeader")
        if header is not None:
            root.append(deepcopy(header))
        body = etree.SubElement(etree.SubElement(root, T + "text"), T + "body")
        body.append(specs)
        return root
    number = list(schema.node.getroottree().iter(T + "schemaSpec")).index(schema.node)
    root = deepcopy(schema.node.getroottree().getroot())
    nodes = list(root.iter(T + "schemaSpec"))
    place: Any = nodes[number]
    if place is root:
        return specs
    specs.tail = place.tail
    place.getparent().replace(place, specs)
    others = [n for n in nodes if n is not place]
    others += [g for g in root.iter(T + "specGrp", T + "specGrpRef") if specs not in
               g.iterancestors()]
    for other in others:
        if other.getparent() is not None:
            _take_out(other)
    return root


def _take_out(node: Element) -> None:
    """Remove an element, and leave the text behind it where it is."""
    parent, before = node.getparent(), node.getprevious()
    if node.tail and before is not None:
        before.tail = (before.tail or "") + node.tail
    elif node.tail:
        parent.text = (parent.text or "") + node.tail
    parent.remove(node)


def keep_language(specs: Element, language: str) -> None:
    """Of what is said in several languages, keep one."""
    lang = f"{{{XML_NS}}}lang"
    holders = {node.getparent() for node in specs.iter(*_SPOKEN)}
    for holder in holders:
        for tag in _SPOKEN:
            name = tag.removeprefix(T)
            kept = in_language(holder, name, language)
            for node in holder.findall(tag):
                always = name == "exemplum" and node.get(lang, "") in _ANY_LANGUAGE
                if node not in kept and not always:
                    holder.remove(node)
