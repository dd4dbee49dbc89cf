"""What a Word document has besides its words, and no element of the text stands for: counted.

    <w:lnNumType w:countBy="5"/>   ->  left out: 1 numbering(s) of lines
    <w:rPrChange w:author="Ann">   ->  left out: 1 tracked change(s) of the look
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from tei.readers.docx.parts import on
from tei.readers.office.package import attribute, child, local

# element -> what is said of it
_COUNTED = {
    "rPrChange": "tracked change(s) of the look", "pPrChange": "tracked change(s) of the look",
    "tblPrChange": "tracked change(s) of the look", "trPrChange": "tracked change(s) of the look",
    "tcPrChange": "tracked change(s) of the look", "sectPrChange": "tracked change(s) of the look",
    "tblGridChange": "tracked change(s) of the look",
    "tblPrExChange": "tracked change(s) of the look",
    "numberingChange": "tracked change(s) of the look",
    "cellIns": "tracked change(s) of cells", "cellDel": "tracked change(s) of cells",
    "cellMerge": "tracked change(s) of cells",
    "lnNumType": "numbering(s) of lines",
    "tblCaption": "description(s) of a table for those who cannot see it",
    "tblDescription": "description(s) of a table for those who cannot see it",
    "OLEObject": "embedded object(s)",
    "hlinkClick": "link(s) of a picture",
    "contentPart": "drawing(s) made by hand", "subDoc": "document(s) kept elsewhere",
    "movie": "film(s)", "pgNum": "page number(s) in the text",
}  # fmt: skip
_LOOK = frozenset("rFonts sz color shd effect w position kern fitText eastAsianLayout".split())
_LAYOUT = frozenset("jc ind spacing pBdr shd tabs framePr textAlignment bidi".split())


def count(
    roots: Iterable[Any], leave_out: Callable[[str, int], None], main: Any, accepted: bool
) -> None:
    """Count it, in these parts of the document; `main` is the body, whose layout comes last.

    `accepted`: tracked changes of the look are as if they had been accepted.
    """
    found: dict[str, int] = {}

    def add(what: str) -> None:
        found[what] = found.get(what, 0) + 1

    for root in roots:
        for element in root.iter():
            name = local(element)
            if name in _COUNTED:
                if not accepted or not _COUNTED[name].startswith("tracked"):
                    add(_COUNTED[name])
            elif name == "rPr":
                _look(element, add)
            elif name == "pPr" and any(local(e) in _LAYOUT for e in element):
                if not drop_cap(element):
                    add("layout(s) of a paragraph")
            elif name == "trPr" and not accepted:
                if any(local(e) in ("ins", "del") for e in element):
                    add("tracked change(s) of rows")
            elif name in ("footnotePr", "endnotePr"):
                restart = child(element, "numRestart")
                if restart is not None and attribute(restart, "val") == "eachPage":
                    add("numbering(s) of notes that begin anew on each page")
    columns = child(main, "sectPr", "cols")
    number = attribute(columns, "num", "1") if columns is not None else "1"
    if number not in ("", "0", "1"):
        add("layout(s) of a section (columns, margins)")
    for what, times in found.items():
        leave_out(what, times)


def _look(element: Any, add: Callable[[str], None]) -> None:
    around = element.getparent()
    kind = local(around) if around is not None else ""
    if kind == "r" and any(local(e) in _LOOK for e in element):
        add("font(s), size(s) or colour(s) of words")
    if kind == "pPr" and any(local(e) in ("ins", "del", "moveFrom", "moveTo") for e in element):
        add("tracked change(s) that part or join paragraphs")


def is_deleted(row: Any) -> bool:
    """True for a row of a table that a tracked change took out."""
    properties = child(row, "trPr")
    return properties is not None and child(properties, "del") is not None


def drop_cap(properties: Any) -> bool:
    """True for the paragraph that holds the large first letters of the one after it."""
    frame = child(properties, "framePr") if properties is not None else None
    return frame is not None and attribute(frame, "dropCap") in ("drop", "margin")


def is_right_to_left(properties: Any) -> bool:
    """True for a run of words that the program sets from right to left."""
    way = child(properties, "rtl") if properties is not None else None
    return way is not None and on(way)
