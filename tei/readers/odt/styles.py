"""Styles of Writer: automatic ones (what somebody set by hand) rest on those with names."""

from __future__ import annotations

from typing import Any

from tei.readers.docx.styles import in_order
from tei.readers.office.package import attribute, child, local
from tei.readers.office.styles import element_of, role_of

_DEEPEST = 20


def looks_of(properties: Any) -> dict[str, bool]:
    """What text properties say of the look: word of @rend -> on or off."""
    found: dict[str, bool] = {}
    for key, value in properties.attrib.items() if properties is not None else ():
        name = key.rpartition("}")[2]
        if name == "font-weight":
            found["bold"] = value == "bold" or (value.isdigit() and int(value) >= 600)
        elif name == "font-style":
            found["italic"] = value in ("italic", "oblique")
        elif name == "text-underline-style":
            found["underline"] = value != "none"
        elif name == "text-line-through-style":
            found["strikethrough"] = value != "none"
        elif name == "font-variant":
            found["smallcaps"] = value == "small-caps"
        elif name == "text-transform":
            found["caps"] = value == "uppercase"
        elif name == "text-position":
            where = value.split()[0] if value.split() else ""
            number = where.rstrip("%").lstrip("-")
            found["sup"] = where == "super" or (number.isdigit() and int(number) > 0
                                                and not where.startswith("-"))  # fmt: skip
            found["sub"] = where == "sub" or (where.startswith("-") and number.isdigit())
        elif name == "display" and value == "none":
            found["hidden"] = True
    return found


def layout_of(properties: Any) -> dict[str, int | str]:
    """What paragraph properties say of where it stands, as `tei.readers.docx.styles` has it."""
    found: dict[str, int | str] = {}
    left, first = attribute(properties, "margin-left"), attribute(properties, "text-indent")
    if left:
        found["left"] = max(0, _twips(left))
    if right := attribute(properties, "margin-right"):
        found["right"] = max(0, _twips(right))
    if first:
        found["hanging"] = max(0, -_twips(first))
    if side := attribute(properties, "text-align"):
        found["side"] = {"end": "right", "right": "right", "center": "center"}.get(side, "")
    return found


def _twips(length: str) -> int:
    """A length ("1.27cm") in twentieths of a point; 0 for one that cannot be told.

    >>> _twips("0.5in"), _twips("-1.27cm"), _twips("50%")
    (720, -720, 0)
    """
    for unit, twips in (("cm", 1440 / 2.54), ("mm", 144 / 2.54), ("in", 1440), ("pt", 20)):
        if length.endswith(unit):
            try:
                return round(float(length.removesuffix(unit)) * twips)
            except (ValueError, OverflowError):
                return 0
    return 0


class Style:
    """One style: what it says of look and language, and what its names say."""

    __slots__ = ("breaks", "element", "language", "layout", "level", "list", "looks", "role")

    def __init__(self) -> None:
        self.role, self.level = "p", 0
        self.element = self.language = self.list = ""
        self.looks: dict[str, bool] = {}
        self.layout: dict[str, int | str] = {}
        self.breaks = False  # begins a page on purpose

    def look(self) -> tuple[str, ...]:
        """The words of @rend for it."""
        return in_order(self.looks)


class Styles:
    """All styles of a document, by family and name."""

    def __init__(self, *roots: Any) -> None:
        self._raw: dict[tuple[str, str], Any] = {}
        self._made: dict[tuple[str, str], Style] = {}
        self.lists: dict[str, Any] = {}
        self.language = ""
        self.size = 0  # of words that name none, in half points
        for root in roots:
            for holder in root if root is not None else ():
                if local(holder) in ("styles", "automatic-styles"):
                    self._read(holder)

    def _read(self, holder: Any) -> None:
        for element in holder:
            name = local(element)
            if name == "style":
                self._raw[attribute(element, "family"), attribute(element, "name")] = element
            elif name == "list-style":
                self.lists[attribute(element, "name")] = element
            elif name == "default-style" and attribute(element, "family") == "paragraph":
                self.language = _language(child(element, "text-properties"))
                self.size = _size(child(element, "text-properties"), 0)

    def of(self, family: str, name: str) -> Style:
        """A style; one that says nothing, for a name that nobody has."""
        key = (family, name)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._make(family, name)
        return made

    def _make(self, family: str, name: str) -> Style:
        chain: list[Any] = []
        names: list[str] = []
        while name and len(chain) < _DEEPEST:
            element = self._raw.get((family, name))
            names.append(attribute(element, "display-name", name) if element is not None else name)
            if element is None:
                break
            chain.append(element)
            name = attribute(element, "parent-style-name")
        style = Style()
        style.role, style.level = role_of(*names)
        style.element = element_of(*names) if family == "text" else ""
        for element in reversed(chain):
            properties = child(element, "text-properties")
            if family == "text" or element is chain[0]:
                style.looks |= looks_of(properties)
            style.language = _language(properties) or style.language
            style.list = attribute(element, "list-style-name", style.list)
            own = child(element, "paragraph-properties")
            if own is not None:
                style.layout |= layout_of(own)
            if size := _size(properties, style.layout.get("size", self.size)):
                style.layout["size"] = size
            if own is not None and element is chain[0]:
                style.breaks = attribute(own, "break-before") == "page"
        if family == "text" and {"internet link", "visited internet link", "footnote anchor",
                                 "endnote anchor", "footnote symbol", "numbering symbols",
                                 } & {n.lower().replace("_20_", " ") for n in names}:  # fmt: skip
            style.looks = {}
        return style


def _size(properties: Any, above: int | str) -> int:
    """The size of words in half points ("12pt", "90%" of the style it rests on); 0 for none."""
    size = attribute(properties, "font-size") if properties is not None else ""
    share = size.removesuffix("%")
    if share != size:
        return int(above) * min(int(share[:5]), 1000) // 100 if share[:5].isdecimal() else 0
    return _twips(size) // 10


def _language(properties: Any) -> str:
    if properties is None:
        return ""
    language, country = attribute(properties, "language"), attribute(properties, "country")
    if language in ("", "none", "zxx"):
        return ""
    return f"{language}-{country}" if country not in ("", "none") else language
