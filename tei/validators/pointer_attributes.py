"""Which attributes of TEI hold pointers: those of the datatype `teidata.pointer` (Guidelines, SA).

A table of its own, since no schema at hand need be the whole TEI's. Written from P5 4.x.
"""

from __future__ import annotations

__all__ = ["ATTRIBUTES", "FILES_ONLY", "IDS_ONLY", "is_pointer"]

# Everywhere in TEI, but for the elements named, where the attribute is something else.
_EVERYWHERE: dict[str, frozenset[str]] = {
    name: frozenset(elements.split())
    for name, elements in {
        "active": "interaction",
        "adj": "",
        "adjFrom": "",
        "adjTo": "",
        "ana": "",
        "calendar": "",
        "change": "",
        "copyOf": "",
        "corresp": "",
        "datcat": "",
        "datingMethod": "",
        "datingPoint": "",
        "decls": "",
        "domains": "",
        "edRef": "",
        "end": "",
        "exclude": "",
        "facs": "",
        "feats": "",
        "given": "",
        "hand": "",
        "inst": "",
        "lemmaRef": "",
        "mutual": "",
        "next": "",
        "nymRef": "",
        "origin": "",
        "passive": "interaction",
        "perf": "",
        "period": "",
        "prev": "",
        "ref": "",
        "rendition": "",
        "replyTo": "",
        "require": "anyElement",
        "resp": "",
        "sameAs": "",
        "scribeRef": "",
        "scriptRef": "",
        "select": "",
        "since": "",
        "source": "",
        "spanTo": "",
        "start": "schemaSpec",
        "synch": "",
        "target": "",
        "targetDatcat": "",
        "targetEnd": "",
        "toWhom": "",
        "unitRef": "",
        "url": "",
        "valueDatcat": "",
        "where": "move",
        "who": "",
        "wit": "",
    }.items()
}
# Elsewhere something else, but pointers on these.
_ON: dict[str, frozenset[str]] = {
    name: frozenset(elements.split())
    for name, elements in {
        "children": "iNode root",
        "class": "msDesc msPart msFrag",
        "code": "occupation socecStatus",
        "fVal": "f",
        "filter": "equiv",
        "follow": "iNode leaf",
        "from": "app arc rt span",
        "fromUnit": "conversion",
        "new": "handShift",
        "parent": "iNode leaf",
        "parts": "nym",
        "scheme": "catRef classCode keywords locus locusGrp occupation socecStatus",
        "to": "app arc rt span",
        "toUnit": "conversion",
        "uri": "equiv",
        "value": "eLeaf eTree iNode leaf node root triangle",
    }.items()
}
ATTRIBUTES = frozenset(_EVERYWHERE) | frozenset(_ON)
# These name a file, never an element without its file: a bare word in them is a file's name.
FILES_ONLY = frozenset({"url", "uri", "filter"})
# Several words in these are ids without their #, never a name in words.
IDS_ONLY = frozenset("wit ana change corresp decls edRef facs rendition synch".split())


def is_pointer(element: str, attribute: str) -> bool:
    """True if this attribute of this TEI element holds pointers.

    `is_pointer("persName", "ref")` and `is_pointer("app", "from")` are true,
    `is_pointer("date", "from")` and `is_pointer("move", "where")` are not.
    """
    others = _EVERYWHERE.get(attribute)
    if others is not None:
        return element not in others
    return element in _ON.get(attribute, ())
