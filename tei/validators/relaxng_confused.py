"""What hands take for one another in TEI: where the grammar's own way out would mislead.

Each says of some faults of the grammar what is likelier meant; the Guidelines' section stands with
the code.
"""

from __future__ import annotations

from collections.abc import Callable

from tei.names import TEI_NS
from tei.relaxng.diagnosis import Fault, Model
from tei.relaxng.diagnosis.tree import Element, Words
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    Arguments = dict[str, Any]
    Told = tuple[str, Arguments] | None

__all__ = ["confused", "plainly_wrapped"]

_PARAGRAPHS = frozenset("p ab hi emph note".split())
_PHRASES = frozenset("""
    hi emph foreign title persName placeName orgName name rs ref seg term mentioned soCalled date
    num abbr expan forename surname
""".split())  # fmt: skip
_LINES = frozenset(
    "bibl head label l speaker signed salute dateline byline addrLine docAuthor docDate".split()
)
_LETTER = {
    "salute": ("opener", "closer"), "signed": ("closer",), "dateline": ("opener", "closer"),
}  # fmt: skip
_ENTRIES = {
    "person": ("persName", "listPerson"), "place": ("placeName", "listPlace"),
    "org": ("orgName", "listOrg"), "event": ("rs", "listEvent"),
}  # fmt: skip
_ABOUT_THEM = frozenset("""
    listPerson listPlace listOrg listEvent person place org event personGrp particDesc settingDesc
    standOff
""".split())  # fmt: skip
# What is put around it, the likeliest first, where the grammar leaves a choice.
_WRAPPERS = {
    "graphic": "figure", "media": "figure", "figDesc": "figure", "title": "head p",
    "salute": "opener closer", "signed": "closer", "dateline": "opener closer", "speaker": "sp",
    "author": "bibl", "editor": "bibl", "publisher": "bibl", "pubPlace": "bibl",
    "forename": "persName", "surname": "persName", "resp": "respStmt", "label": "list",
    "formula": "p figure", "bibl": "p listBibl", "row": "table", "l": "lg",
}  # fmt: skip


def confused(model: Model, fault: Fault) -> Told:
    """The code and the arguments where an element stands in a place for one that is like it.

    `<person>Hale</person>` in a `<p>` gives `entry-in-text`; None where nothing better is known.
    """
    parent, item = fault.parent, fault.item
    if parent is None or fault.name[0] != TEI_NS or parent.name[0] != TEI_NS:
        return None
    if fault.kind == "attribute-unknown":
        return _picture(fault)
    if not isinstance(item, Element) or not fault.kind.startswith("element-"):
        return None
    if fault.name not in model.definitions:
        return None
    for tell in _TELLERS:
        if told := tell(fault, fault.name[1], parent):
            return told
    return None


def plainly_wrapped(fault: Fault) -> Fault:
    """The fault with the wrappers that an editor means before the rest."""
    liked = _WRAPPERS.get(fault.name[1], "").split()
    if fault.kind != "element-needs-wrapper" or not liked:
        return fault
    first = tuple(n for one in liked for n in fault.options if n == (TEI_NS, one))
    return fault._replace(options=(*first, *(n for n in fault.options if n not in first)))


def _list(fault: Fault, name: str, parent: Element) -> Told:
    """Labels and items that do not come in pairs (Guidelines, COLI)."""
    if parent.name[1] != "list" or name not in ("label", "item"):
        return None
    before = None
    for one in parent.elements:
        if one is fault.item:
            break
        if one.name[1] in ("label", "item"):
            before = one.name[1]
    if before is None:
        return None
    if name == "label":
        return ("list-item-missing" if before == "label" else "list-label-stray"), {}
    return ("list-label-missing", {}) if before == "item" else None


def _head(fault: Fault, name: str, parent: Element) -> Told:
    is_one = name == "head" and parent.name[1] in _PARAGRAPHS
    return ("head-in-paragraph", {}) if is_one else None


def _letter(fault: Fault, name: str, parent: Element) -> Told:
    if name not in _LETTER or parent.name[1] not in _PARAGRAPHS:
        return None
    holders = _LETTER[name]
    at = parent.items.index(fault.item)
    late = at > 0 and not any(isinstance(one, Words) for one in parent.items[at:])
    return "letter-part-in-paragraph", {
        "holder": " or ".join(f"<{one}>" for one in holders),
        "wrapper": holders[-1] if late else holders[0],
    }


def _paragraph(fault: Fault, name: str, parent: Element) -> Told:
    if name in ("opener", "closer") and fault.kind == "element-needless":
        return "paragraph-in-line", {"parent": name}  # what it holds is what is wrong
    if name != "p":
        return None
    if parent.name[1] in ("table", "row"):
        before, after = ("<row><cell>", "</cell></row>") if parent.name[1] == "table" else (
            "<cell>", "</cell>")  # fmt: skip
        return "paragraph-in-table", {"example": f"{before}<p>…</p>{after}"}
    if parent.name[1] == "lg":
        return "paragraph-in-verse", {}
    if parent.name[1] in _LINES:
        return "paragraph-in-line", {}
    return ("paragraph-in-phrase", {}) if parent.name[1] in _PHRASES else None


def _entry(fault: Fault, name: str, parent: Element) -> Told:
    if name not in _ENTRIES or parent.name[1] in _ABOUT_THEM:
        return None
    meant, holder = _ENTRIES[name]
    return "entry-in-text", {"meant": meant, "holder": holder}


def _utterance(fault: Fault, name: str, parent: Element) -> Told:
    is_one = name == "u" and parent.name[1] in _PHRASES | _LINES | _PARAGRAPHS
    return ("utterance-in-text", {}) if is_one else None


def _picture(fault: Fault) -> Told:
    """A picture named on <figure> itself, as HTML's <img> does."""
    item, attribute = fault.item, fault.details["attribute"]
    if fault.name[1] != "figure" or attribute[1] not in ("src", "href", "url"):
        return None
    assert isinstance(item, Element)
    value = item.start.attributes.get(attribute, "")
    return "attribute-picture", {"attribute": attribute[1], "value": value}


_TELLERS: tuple[Callable[[Fault, str, Element], Told], ...] = (
    _list, _head, _letter, _paragraph, _entry, _utterance,
)  # fmt: skip
