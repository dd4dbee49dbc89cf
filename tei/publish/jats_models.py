"""What may stand in what in JATS: the part of its content models that our articles need.

NISO Z39.96 (JATS 1.3), Journal Publishing; what is here is the same in 1.0 to 1.3.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

__all__ = [
    "BLOCKS",
    "CHILDREN",
    "INLINE",
    "MIXED",
    "NAMES",
    "RANKS",
    "WRAPPERS",
    "XLINK",
    "allows",
    "attributes_of",
    "fill",
    "is_needless",
    "label_of",
]

XLINK = "{http://www.w3.org/1999/xlink}"
_OURS = frozenset(
    ("label", "indent", "level", "first", "rest", "of-label", "marked", "head", "kind")
)
# What the stylesheet calls as plain text does, by the name in JATS; "" for no element at all.
NAMES = {
    "line": "p", "h": "p", "box": "", "quote": "disp-quote", "verse": "verse-group",
    "l": "verse-line", "item": "list-item", "code": "preformat", "i": "italic", "b": "bold",
    "tt": "monospace", "del": "strike", "ins": "underline", "a": "ext-link", "doc": "",
    "rule": "",
}  # fmt: skip

_FORMAT = frozenset("bold italic monospace sc strike underline sub sup named-content".split())
_PHRASES = _FORMAT | {"ext-link", "xref", "email", "inline-graphic", "inline-formula"}
_CITED = frozenset(
    "string-name article-title source publisher-loc publisher-name volume issue page-range "
    "year".split()
)
INLINE = _PHRASES | _CITED | {"tex-math", "break"}
# Elements that hold words, and which others among them.
MIXED: dict[str, frozenset[str]] = {
    **dict.fromkeys(("p", "attrib", "named-content"), _PHRASES),
    **dict.fromkeys(("bold", "italic", "monospace", "sc", "strike", "underline"), _PHRASES),
    **dict.fromkeys(("sub", "sup"), _PHRASES),
    **dict.fromkeys(("title", "td", "th"), _PHRASES | {"break"}),
    **dict.fromkeys(("term", "term-head", "def-head"), _PHRASES - {"ext-link", "email"}),
    "verse-line": _PHRASES - {"ext-link", "email"},
    "mixed-citation": _PHRASES - {"xref"} | _CITED,
    "article-title": _PHRASES,
    "source": _FORMAT | {"ext-link", "email"},
    "speaker": frozenset(("xref",)),
    "label": _FORMAT - {"named-content"},
    "inline-formula": frozenset(("tex-math",)),
    **dict.fromkeys(("xref", "ext-link", "preformat"), _FORMAT),
    **dict.fromkeys(_CITED - {"article-title", "source"}, frozenset[str]()),
    **dict.fromkeys(("email", "alt-text", "tex-math"), frozenset[str]()),
}
_IN_P = frozenset(
    "disp-quote list def-list verse-group table-wrap fig preformat speech boxed-text "
    "graphic".split()
)
BLOCKS = _IN_P | {"p"}
_TAIL = frozenset(("fn-group", "ref-list"))
# Elements that hold elements only (and <p>, <td>, which hold both).
CHILDREN: dict[str, frozenset[str]] = {
    "body": BLOCKS | {"sec"},
    "back": _TAIL | {"sec"},
    "sec": BLOCKS | _TAIL | {"sec", "title"},
    "boxed-text": BLOCKS | _TAIL | {"sec", "caption"},
    "disp-quote": BLOCKS | {"attrib"},
    "list": frozenset(("title", "list-item")),
    "list-item": frozenset(("label", "p", "list", "def-list")),
    "def-list": frozenset(("title", "term-head", "def-head", "def-item")),
    "def-item": frozenset(("term", "def")),
    "def": frozenset(("p",)),
    "fn-group": frozenset(("title", "fn")),
    "fn": frozenset(("label", "p")),
    "ref-list": BLOCKS | {"title", "ref"},
    "ref": frozenset(("mixed-citation",)),
    "speech": frozenset(("speaker", "p")),
    "verse-group": frozenset(("title", "verse-line", "verse-group")),
    "fig": BLOCKS - {"boxed-text", "fig"} | {"caption", "alt-text"},
    "table-wrap": frozenset(("caption", "table")),
    "caption": frozenset(("title", "p")),
    "table": frozenset(("tbody",)),
    "tbody": frozenset(("tr",)),
    "tr": frozenset(("td", "th")),
    "p": _IN_P,
    **dict.fromkeys(("td", "th"), frozenset(("p", "list", "def-list", "preformat", "graphic"))),
    **dict.fromkeys(("graphic", "inline-graphic"), frozenset(("alt-text",))),
}
# What has to come before what: the rank of a child never falls. Others have 1.
RANKS: dict[str, dict[str, int]] = {
    "body": {"sec": 2},
    "sec": {"title": 0, "sec": 2, "fn-group": 3, "ref-list": 3},
    "boxed-text": {"caption": 0, "sec": 2, "fn-group": 3, "ref-list": 3},
    "disp-quote": {"attrib": 2},
    "list": {"title": 0},
    "list-item": {"label": 0},
    "def-list": {"title": 0, "def-head": 2, "def-item": 3},
    "def-item": {"term": 0},
    "fn-group": {"title": 0},
    "fn": {"label": 0},
    "ref-list": {"title": 0, "ref": 2},
    "speech": {"speaker": 0},
    "verse-group": {"title": 0},
    "fig": {"caption": 0},
    "table-wrap": {"caption": 0},
    "caption": {"title": 0},
}
# What is put around a child that a parent cannot hold itself.
WRAPPERS: dict[str, str] = {
    "body": "sec", "back": "sec", "def-list": "def-item", "def-item": "def", "def": "p",
    "list": "list-item", "list-item": "p", "fn": "p", "speech": "p",
    "caption": "p", "fn-group": "fn", "ref-list": "ref", "ref": "mixed-citation", "tr": "td",
    "tbody": "tr", "table": "tbody", "table-wrap": "table", "fig": "p", "verse-group": "verse-line",
    "disp-quote": "p", "sec": "p", "boxed-text": "p",
}  # fmt: skip
# What may not be empty, by what it has to hold at least.
_HOLDS = {
    "list": "list-item", "verse-group": "verse-line", "fn-group": "fn", "ref": "mixed-citation",
    "table-wrap": "table", "table": "tbody", "tbody": "tr", "tr": "td", "def-list": "def-item",
}  # fmt: skip


def allows(parent: str, child: str, rank: int) -> bool:
    """May a child stand in a parent that has had children up to this rank?"""
    if child in INLINE:
        return child in MIXED.get(parent, ())
    if child not in CHILDREN.get(parent, ()):
        return False
    own = RANKS.get(parent, {}).get(child, 1)
    return own > rank if own == 0 or child == "caption" else own >= rank


def is_needless(name: str, node: Any) -> bool:
    """Has an element nothing of what it must have? Of a <p>, has it nothing at all?"""
    if wanted := _HOLDS.get(name):
        return not any(child.tag in (wanted, "th", "verse-group") for child in node)
    return name == "p" and not len(node) and not node.text


def fill(name: str, node: Any) -> None:
    """Give an element the least that it must have, without words: its title is to stay."""
    while name in _HOLDS:
        name = _HOLDS[name]
        at = sum(child.tag in ("label", "title", "caption") for child in node)
        node.insert(at, etree.Element(name))
        node = node[at]
    if name in ("list-item", "fn", "def-item"):
        etree.SubElement(node, "term" if name == "def-item" else "p")


def label_of(item: Any) -> str:
    """The label of an <item> that `list-type` does not say."""
    label: str = item.get("label") or ""
    is_said = label == "-" or item.getparent().get("kind") == "ordered"
    return "" if is_said else label


def attributes_of(name: str, node: Any) -> dict[str, str]:
    """The attributes that JATS has; those for plain text are left."""
    found = {n: v for n, v in node.attrib.items() if n not in _OURS}
    if name == "ext-link" and "href" in found:
        found[XLINK + "href"] = found.pop("href")
    if name == "list":
        has_labels = any(label_of(item) for item in node.iterchildren("item"))
        kind = "simple" if has_labels else "bullet"
        found["list-type"] = {"ordered": "order", "simple": "simple"}.get(node.get("kind"), kind)
    if name == "td":
        found.pop("cols", None)
    return found
