"""What other vocabularies (HTML, DocBook, plain habit) call it, and how TEI writes it."""

from __future__ import annotations

from collections.abc import Iterable

from tei.events import Name
from tei.events.reading import XML
from tei.names import TEI_NS
from tei.relaxng.diagnosis import Fault, Model
from tei.relaxng.diagnosis.spelling import distance
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    Arguments = dict[str, Any]

__all__ = ["attribute_habit", "habit", "is_part_of_habit"]

# The ways in which TEI writes it; the first whose element may stand there is told.
_HABITS = {
    "b": '<hi rend="bold">', "bold": '<hi rend="bold">', "strong": '<hi rend="bold">',
    "i": '<hi rend="italic">', "it": '<hi rend="italic">', "italic": '<hi rend="italic">',
    "italics": '<hi rend="italic">', "em": '<emph> <hi rend="italic">',
    "u": '<hi rend="underline">', "underline": '<hi rend="underline">',
    "sup": '<hi rend="superscript">', "sub": '<hi rend="subscript">',
    "superscript": '<hi rend="superscript">', "strike": '<hi rend="strikethrough">',
    "center": '<hi rend="center">', "font": '<hi rend="…">', "small": '<hi rend="small">',
    "big": '<hi rend="large">', "mark": '<hi rend="marked">', "tt": '<hi rend="monospace">',
    "kbd": '<code> <hi rend="monospace">', "samp": '<code> <hi rend="monospace">',
    "var": '<hi rend="italic">', "pre": "<ab> <seg>", "span": '<seg> <hi rend="…">',
    "br": "<lb/>", "wbr": "<lb/>", "hr": '<milestone unit="section" rend="rule"/>',
    "a": '<ref target="…"> <ptr target="…"/>', "link": '<ref target="…">',
    "h1": "<head>", "h2": "<head>", "h3": "<head>", "h4": "<head>", "h5": "<head>",
    "h6": "<head>", "heading": "<head>", "header": "<head>", "caption": "<head>",
    "figcaption": "<head>", "ul": '<list rend="bulleted">', "ol": '<list rend="numbered">',
    "li": "<item>", "dl": '<list type="gloss">', "dt": "<label>", "dd": "<item>",
    "tr": "<row>", "td": "<cell>", "th": '<cell role="label">', "img": '<graphic url="…"/>',
    "image": '<graphic url="…"/>', "video": '<media url="…" mimeType="…"/>',
    "audio": '<media url="…" mimeType="…"/>', "blockquote": "<quote>", "quotation": "<quote>",
    "section": "<div>", "article": "<div>", "chapter": "<div>", "main": "<body> <div>",
    "aside": "<note>", "footnote": "<note>", "endnote": "<note>", "para": "<p>",
    "paragraph": "<p>", "line": "<l>", "verse": "<l>", "stanza": "<lg>", "strophe": "<lg>",
    "poem": "<lg>", "letter": '<div type="letter">', "pagebreak": "<pb/>", "page": "<pb/>",
    "linebreak": "<lb/>", "personName": "<persName>", "location": "<placeName>",
    "first": "<forename>", "last": "<surname>", "firstname": "<forename>",
    "lastname": "<surname>", "middle": '<forename type="middle">', "cite": "<title>",
    "acronym": "<abbr>", "deleted": "<del>", "added": "<add>", "ins": "<add>",
}  # fmt: skip
# A whole of parts: the parts are renamed with it, and are no slip of their own.
_WHOLES = {
    "ul": ("li", "<item>"), "ol": ("li", "<item>"), "tr": ("td th", "<cell>"),
    "dl": ("dt dd", "<label> and <item>"),
}  # fmt: skip
_GROUPS = frozenset(("thead", "tbody", "tfoot", "colgroup"))
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
# Attributes as HTML has them -> what they mean in TEI, the first that the element may have; `class`
# may mean either.
_ATTRIBUTE_HABITS = {
    "href": ("target", "url"), "src": ("url", "target"), "url": ("target",),
    "colspan": ("cols",), "rowspan": ("rows",), "columns": ("cols",),
    "id": ("xml:id",), "lang": ("xml:lang",), "class": ("rend", "type"),
}  # fmt: skip


def habit(model: Model, fault: Fault) -> tuple[str, Arguments] | None:
    """The code and the arguments for an element with the name of another vocabulary.

    `<i>` in a TEI paragraph gives `element-habit` with `<hi rend="italic">`; None where the name
    is none of these, or is only misspelt.
    """
    name, item = fault.name[1], fault.item
    if fault.name in model.definitions:
        return None
    if name in _GROUPS:
        return "element-habit-group", {}
    ways = _ways(name)
    known = [way for way in ways if (TEI_NS, element_of(way)) in model.definitions]
    if not known:
        return None
    written = next((way for way in known if _may_stand(model, fault, element_of(way))), known[0])
    own = element_of(written)
    if own == name or distance(own, name) < 1:
        return None
    if name in _WHOLES:
        parts, meant = _WHOLES[name]
        own_parts = " or ".join(f"<{part}>" for part in parts.split())
        return "element-habit-whole", {"written": written, "parts": own_parts, "meant": meant}
    late = fault.parent is not None and item in fault.parent.items[1:]
    if name in _HEADINGS and _may_stand(model, fault, own) and late:
        return "element-habit-heading", {}
    if not _may_stand(model, fault, own):
        return "element-habit-elsewhere", {"written": written}
    return "element-habit", {"written": written}


def _ways(name: str) -> list[str]:
    written = _HABITS.get(name, _HABITS.get(name.lower(), ""))
    return [f"<{way.strip()}" for way in written.split("<") if way]


def element_of(written: str) -> str:
    """The name of an element as it is written: `hi` of `<hi rend="bold">`."""
    return written.strip("<>/").partition(" ")[0]


def _may_stand(model: Model, fault: Fault, name: str) -> bool:
    """Whether the parent (as what it is meant to be, if it is strange itself) may hold it."""
    parent = fault.parent
    if parent is None:
        return True
    if parent.name in model.definitions:
        return parent.name in model.parents((TEI_NS, name))
    meant = [element_of(way) for way in _ways(parent.name[1])]
    return not meant or any((TEI_NS, one) in model.parents((TEI_NS, name)) for one in meant)


def is_part_of_habit(fault: Fault) -> bool:
    """Whether an element is renamed with its parent: a <li> in <ul>."""
    parent = fault.parent
    if parent is None or not fault.kind.startswith("element-"):
        return False
    parts, _ = _WHOLES.get(parent.name[1], ("", ""))
    return fault.name[1] in parts.split()


def attribute_habit(name: Name, held: Iterable[Name]) -> tuple[Name, ...]:
    """Those of the attributes `held` that may be meant by one with a name of HTML.

    `href` gives `target` on a <ref>, and `url` on a <graphic>; `class` gives `rend` and `type`.
    """
    if name[0]:
        return ()
    known = {f"xml:{one[1]}" if one[0] == XML else one[1]: one for one in held}
    meant = tuple(known[one] for one in _ATTRIBUTE_HABITS.get(name[1], ()) if one in known)
    return meant if name[1] == "class" else meant[:1]
