"""What an ODD says that cannot be meant: names that lead nowhere, counts that contradict.

    <memberOf key="model.phrse"/>   ->   odd-unknown-name: ... the nearest name is “model.phrase”

Only what the ODD itself has written is checked; its source is taken as it is.
"""

from __future__ import annotations

from tei.odd.attributes import Attributes, names
from tei.odd.content import XSD_TYPES
from tei.odd.request import Request
from tei.odd.schema import Schema
from tei.odd.source import Element, T

_REFERRING = ("memberOf", "elementRef", "classRef", "macroRef")
_OBJECTS = {"memberOf": "classSpec", "classRef": "classSpec", "elementRef": "elementSpec",
            "macroRef": "macroSpec"}


def check(schema: Schema, request: Request) -> None:
    """Add the findings of one schema's own declarations to it."""
    for spec in request.own():
        _references(schema, spec)
        _occurrences(schema, spec)
    for ident, changes in request.changes.items():
        for change in changes:
            _attributes(schema, ident, change)
    _start(schema)


def _references(schema: Schema, spec: Element) -> None:
    known = schema.datatypes.keys() | schema.specs.keys()
    for node in spec.iter(*(T + name for name in _REFERRING)):
        key = node.get("key")
        if key and key not in known:
            kind = T + _OBJECTS[node.tag.removeprefix(T)]
            both = {**schema.datatypes, **schema.specs}
            schema.unknown(node, key, [i for i, s in both.items() if s.tag == kind])
    for node in spec.iter(T + "dataRef"):
        key, name = node.get("key"), node.get("name")
        if key and key not in known:
            schema.unknown(node, key, [i for i in known if i.startswith("teidata.")])
        elif not key and name and name not in XSD_TYPES:
            schema.unknown(node, name, sorted(XSD_TYPES))


def _occurrences(schema: Schema, spec: Element) -> None:
    for node in spec.iter():
        least, most = node.get("minOccurs"), node.get("maxOccurs")
        if least is None and most is None:
            continue
        least, most = (least or "1").strip(), (most or "1").strip()
        good = least.isdigit() and (most == "unbounded" or most.isdigit())
        if not good or (most != "unbounded" and int(least) > int(most)):
            schema.doubt("odd-occurrences", node, least=least, most=most)


def _attributes(schema: Schema, ident: str, change: Element) -> None:
    """Attributes changed or deleted that the object never had."""
    doubtful = [a for a in change.iter(T + "attDef") if a.get("mode") in ("change", "delete")]
    original = schema.datatypes.get(ident)
    if not doubtful or original is None:
        return
    source = Schema("", schema.node, schema.path)
    source.specs = schema.datatypes
    had = {n for s, o in ((source, original), (schema, schema.specs.get(ident, original)))
           for item in Attributes(s).of_element(o) for n in names(item)}
    own = {a.get("ident") for a in original.iter(T + "attDef")}
    for attribute in doubtful:
        name = attribute.get("ident") or ""
        if name not in had | own:
            schema.unknown(attribute, name, sorted(had | own))


def _start(schema: Schema) -> None:
    """The elements a document may begin with have to be in force."""
    if not schema.node.get("start"):
        return
    for name in schema.start:
        if name in schema.specs:
            continue
        if name in schema.datatypes:
            schema.doubt("odd-not-taken", schema.node, name=name)
        else:
            schema.unknown(schema.node, name, [s.get("ident") for s in schema.of("elementSpec")])
