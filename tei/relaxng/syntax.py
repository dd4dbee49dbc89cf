"""The full syntax of RELAX NG (specification, section 3) as tables: what may stand where."""

from __future__ import annotations

from tei.typed import Record

RELAXNG = "http://relaxng.org/ns/structure/1.0"
ANNOTATIONS = "http://relaxng.org/ns/compatibility/annotations/1.0"

PATTERNS = frozenset(
    "element attribute group interleave choice optional zeroOrMore oneOrMore list mixed ref "
    "parentRef empty value data text notAllowed externalRef grammar".split()
)
NAMES = frozenset("name anyName nsName choice".split())
EVERYWHERE = frozenset(("ns", "datatypeLibrary"))


class Rule(Record):
    """What an element of a schema takes. `takes` names a kind of children; see `CHILDREN`."""

    takes: str
    least: int = 0
    most: int = 1_000_000_000
    attributes: tuple[str, ...] = ()
    required: str = ""


CHILDREN: dict[str, frozenset[str]] = {
    "nothing": frozenset(),
    "text": frozenset(),
    "patterns": PATTERNS,
    "named": PATTERNS,  # and, without @name, first a name class
    "names": NAMES,
    "minus": frozenset(("except",)),
    "data": frozenset(("param", "except")),
    "grammar": frozenset(("start", "define", "div", "include")),
    "include": frozenset(("start", "define", "div")),
}

_SOME = Rule("patterns", 1)
_NONE = Rule("nothing")
RULES: dict[str, Rule] = {
    "element": Rule("named", 1, attributes=("name",)),
    "attribute": Rule("named", 0, 1, ("name",)),
    "group": _SOME,
    "interleave": _SOME,
    "choice": _SOME,
    "optional": _SOME,
    "zeroOrMore": _SOME,
    "oneOrMore": _SOME,
    "list": _SOME,
    "mixed": _SOME,
    "ref": Rule("nothing", attributes=("name",), required="name"),
    "parentRef": Rule("nothing", attributes=("name",), required="name"),
    "empty": _NONE,
    "text": _NONE,
    "notAllowed": _NONE,
    "value": Rule("text", attributes=("type",)),
    "data": Rule("data", attributes=("type",), required="type"),
    "param": Rule("text", attributes=("name",), required="name"),
    "externalRef": Rule("nothing", attributes=("href",), required="href"),
    "grammar": Rule("grammar"),
    "div": Rule("grammar"),
    "include": Rule("include", attributes=("href",), required="href"),
    "start": Rule("patterns", 1, 1, ("combine",)),
    "define": Rule("patterns", 1, attributes=("name", "combine"), required="name"),
    "name": Rule("text"),
    "anyName": Rule("minus", 0, 1),
    "nsName": Rule("minus", 0, 1),
}
# What two elements are where names are looked for, or the value of a datatype.
NAME_CHOICE = Rule("names", 1)
NAME_EXCEPT = Rule("names", 1)
DATA_EXCEPT = _SOME
DIV_IN_INCLUDE = Rule("include")
COMBINE = ("choice", "interleave")
