"""The white space between the elements of a text, as a reader sees it.

Blocks are parted by an empty line, lines, items and rows by a line end, cells by a tab; what stands
within a line by the white space of the text itself. Guidelines: COHQQ, DRSTA, NDPERS, MSDESC.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from tei.publish.source import TEI

__all__ = ["BREAKS", "NUMBERED", "gap_of", "is_amid", "is_within_word", "parent_of"]

_BLOCKS = frozenset(
    "front body back group div div1 div2 div3 div4 div5 div6 div7 p ab head lg sp list table "
    "titlePage docTitle titlePart byline docImprint docEdition imprimatur "
    "dateline salute signed opener closer postscript trailer argument epigraph floatingText cit "
    "figure listBibl address castList stage egXML eg listPerson listPlace listOrg set "
    "performance prologue epilogue divGen noteGrp".split()
)
# Parts of the description of a manuscript; in one that holds parts only, a space parts them.
_DESCRIBED = frozenset(
    "msDesc msPart msFrag msIdentifier msContents msItem msItemStruct physDesc objectDesc "
    "supportDesc support extent foliation collation condition layoutDesc layout handDesc handNote "
    "scriptDesc scriptNote typeDesc typeNote decoDesc decoNote additions bindingDesc binding "
    "sealDesc seal accMat musicNotation history origin provenance acquisition additional "
    "adminInfo recordHist custodialHist custEvent surrogates summary incipit explicit rubric "
    "finalRubric colophon textLang filiation dimensions altIdentifier".split()
)
# Entries of dictionaries, and their parts.
_ENTRIES = frozenset("entry entryFree superEntry".split())
NUMBERED = frozenset("sense hom re".split())
_OF_ENTRIES = _ENTRIES | NUMBERED | frozenset("form gramGrp etym dictScrap cit xr".split())
_LINES = frozenset(
    "l item row addrLine castItem speaker label lb figDesc biblStruct person place org".split()
)
BREAKS = frozenset("lb pb cb gb".split())
# A direction in one of these stands amid the words that are spoken.
_SPOKEN = frozenset(TEI + name for name in ("p", "l", "ab", "speaker", "head"))
# What a note stands in as a block among blocks; anywhere else it interrupts a sentence.
_HOLDERS = frozenset(
    "front body back group div div1 div2 div3 div4 div5 div6 div7 titlePage argument postscript "
    "noteGrp bibl biblStruct".split()
)


def is_within_word(node: Any, name: str) -> bool:
    """True of a break that parts no words: `<lb break="no"/>`."""
    is_within = node.get("break") == "no" or node.get("type") == "hyphenInWord"
    return name in BREAKS and is_within


def gap_of(node: Any, name: str, parts: dict[Any, bool]) -> str:
    """The white space that stands before and after an element."""
    if name in BREAKS:
        return "" if is_within_word(node, name) else ("\n" if name == "lb" else " ")
    if name in ("fw", "milestone"):
        return "" if node.get("break") == "no" else " "
    if name == "cell":
        return "\t"
    figure = {"figure": node, "figDesc": node.getparent()}.get(name)
    if figure is not None and "inline" in (figure.get("rend") or "").split():
        return "" if name == "figDesc" else " "  # a picture within a line
    if name == "stage" and _is_beside_speaker(node):
        return "\n"
    if name == "stage" and any(a.tag in _SPOKEN for a in node.iterancestors()):
        return ""
    if name in _LINES or (name == "bibl" and parent_of(node) in ("listBibl", "div", "body")):
        return "\n"
    if name in _DESCRIBED:
        return " " if name in ("dimensions", "altIdentifier") else "\n"
    if name in ("docAuthor", "docDate") and parent_of(node) in ("titlePage", "front"):
        return "\n\n"
    if name == "cit" and _is_of_entry(node):
        return " "
    if name in _BLOCKS or name in _ENTRIES or (name == "note" and not is_amid(node)):
        return "\n\n"
    if name in ("quote", "q", "said") and "block" in (node.get("rend") or "").split():
        return "\n\n"
    if name == "seg" and parent_of(node) == "u" and _follows_its_like(node):
        return " "
    parent = parent_of(node)
    is_part = parent in _DESCRIBED or (parent in _OF_ENTRIES and _is_of_entry(node))
    return " " if is_part and _holds_parts_only(node.getparent(), parts) else ""


def _is_beside_speaker(stage: Any) -> bool:
    before = stage.getprevious()
    return before is not None and before.tag == TEI + "speaker"


def _follows_its_like(node: Any) -> bool:
    """True if nothing but tags parts it from another one: `<seg>so</seg><seg>what</seg>`."""
    before = node.getprevious()
    return before is not None and before.tag == node.tag and not before.tail


def _is_of_entry(node: Any) -> bool:
    return any(etree.QName(a).localname in _ENTRIES for a in node.iterancestors("{*}*"))


def _holds_parts_only(node: Any, known: dict[Any, bool]) -> bool:
    if node not in known:
        words = (node.text, *(child.tail for child in node))
        known[node] = not any(part and part.strip() for part in words)
    return known[node]


def is_amid(note: Any) -> bool:
    """True of a note that interrupts a sentence, and is no block among blocks."""
    return bool(parent_of(note)) and parent_of(note) not in _HOLDERS


def parent_of(node: Any) -> str:
    """The name of the element around this one; `""` if there is none."""
    parent = node.getparent()
    return etree.QName(parent).localname if parent is not None else ""
