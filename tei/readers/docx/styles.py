"""Styles of Word: what a paragraph or run looks like and is, by its style and directly."""

from __future__ import annotations

from typing import Any

from tei.readers.docx.parts import Parts, on
from tei.readers.office.package import attribute, child, local
from tei.readers.office.styles import element_of, role_of

# property of a run -> word of @rend
TOGGLES = {"b": "bold", "i": "italic", "caps": "caps", "smallCaps": "smallcaps",
           "strike": "strikethrough", "dstrike": "strikethrough"}  # fmt: skip
TOGGLES |= {word: word for word in ("outline", "shadow", "emboss", "imprint")}
_UNDERLINES = {"double": "underline-double", "wave": "underline-wave", "wavyDouble":
               "underline-wave", "wavyHeavy": "underline-wave", "dotted": "underline-dotted",
               "dottedHeavy": "underline-dotted", "dash": "underline-dashed",
               "dashLong": "underline-dashed", "words": "underline-words"}  # fmt: skip
_ORDER = (
    "italic", "bold", "underline", *dict.fromkeys(_UNDERLINES.values()), "strikethrough",
    "smallcaps", "caps", "sup", "sub", "spaced", "marked", "boxed", "dots",
    "outline", "shadow", "emboss", "imprint",
)  # fmt: skip
_INDENTS = (("left", ("left", "start")), ("right", ("right", "end")), ("hanging", ("hanging",)))
_SPACED = 20  # twentieths of a point between letters, from which on somebody has meant it
_DEEPEST = 20  # styles that rest on one another


def looks_of(properties: Any) -> dict[str, bool]:
    """What run properties say of the look: word of @rend -> on or off."""
    found: dict[str, bool] = {}
    for element in properties if properties is not None else ():
        name = local(element)
        if name in TOGGLES:
            found[TOGGLES[name]] = on(element) or found.get(TOGGLES[name], False)
        elif name == "u":
            kind = attribute(element, "val", "none")
            word = _UNDERLINES.get(kind, "underline")
            found |= dict.fromkeys(("underline", *_UNDERLINES.values()), False)
            found[word] = kind != "none"
        elif name == "vertAlign":
            value = attribute(element, "val")
            found["sup"] = value == "superscript"
            found["sub"] = value == "subscript"
        elif name in ("highlight", "em", "bdr"):
            word = {"highlight": "marked", "em": "dots", "bdr": "boxed"}[name]
            found[word] = attribute(element, "val", "none") not in ("none", "nil")
        elif name == "spacing":
            width = attribute(element, "val", "0")
            found["spaced"] = width.isdigit() and int(width) >= _SPACED
        elif name == "vanish":
            found["hidden"] = on(element)
    return found


def layout_of(properties: Any) -> dict[str, int | str]:
    """What paragraph properties say of where it stands: `left`, `right`, `hanging` (twentieths of
    a point), `side` ("right", "center" or "").
    """
    found: dict[str, int | str] = {}
    indent = child(properties, "ind") if properties is not None else None
    if indent is not None:
        for name, keys in _INDENTS:
            value = next((v for k in keys if (v := attribute(indent, k))), "")
            if (measure := _measure(value)) is not None:
                found[name] = measure
        if attribute(indent, "firstLine"):
            found["hanging"] = 0
    side = child(properties, "jc") if properties is not None else None
    if side is not None:
        found["side"] = {"right": "right", "end": "right", "center": "center"}.get(
            attribute(side, "val"), ""
        )
    return found


def size_of(properties: Any) -> int:
    """The size of words that run properties name, in half points; 0 if they name none."""
    size = child(properties, "sz") if properties is not None else None
    value = attribute(size, "val") if size is not None else ""
    return _measure(value) or 0


def _measure(value: str) -> int | None:
    """A measure that a page may have; None for what is none."""
    told = value.lstrip("0")[:7] if value.isascii() and value.isdigit() else None
    return None if told is None else min(int(told or 0), 20_000)


def in_order(looks: dict[str, bool]) -> tuple[str, ...]:
    """The words of @rend for what is on."""
    return tuple(word for word in _ORDER if looks.get(word))


class Style:
    """One style: its names (its own, then those it rests on), what it says."""

    __slots__ = ("layout", "level", "looks", "names", "numbering", "role")

    def __init__(self, names: list[str]) -> None:
        self.names = names
        self.role, self.level = role_of(*names)
        self.looks: dict[str, bool] = {}
        self.layout: dict[str, int | str] = {}  # of its paragraphs (`layout_of`)
        self.numbering: tuple[str, int] | None = None  # of its paragraphs: list, level


class Styles:
    """All styles of a document, by their identifier."""

    def __init__(self, parts: Parts) -> None:
        root = parts.xml("styles")
        self._raw: dict[str, Any] = {}
        self._made: dict[str, Style] = {}
        self.language = self.right_to_left = ""
        self.size = 20  # of words that name none: ten points, by the standard (17.3.2.38)
        self.default = ""  # the style of paragraphs that name none
        for element in root if root is not None else ():
            if local(element) == "style":
                identifier = attribute(element, "styleId")
                self._raw[identifier] = element
                if attribute(element, "type") == "paragraph" and attribute(
                    element, "default"
                ) in ("1", "true", "on"):  # fmt: skip
                    self.default = identifier
            elif local(element) == "docDefaults":
                self.size = size_of(child(element, "rPrDefault", "rPr")) or self.size
                language = child(element, "rPrDefault", "rPr", "lang")
                if language is not None:
                    self.language = attribute(language, "val")
                    self.right_to_left = attribute(language, "bidi")

    def of(self, identifier: str) -> Style:
        """A style; one that says nothing, for an identifier that nobody has."""
        made = self._made.get(identifier)
        if made is None:
            made = self._made[identifier] = self._make(identifier)
        return made

    def _make(self, identifier: str) -> Style:
        chain: list[Any] = []
        at = identifier
        while at in self._raw and len(chain) < _DEEPEST:
            chain.append(self._raw[at])
            below = child(self._raw[at], "basedOn")
            at = attribute(below, "val") if below is not None else ""
        names = [attribute(n, "val") for e in chain if (n := child(e, "name")) is not None]
        style = Style(names or [identifier])
        for element in reversed(chain):
            style.looks |= looks_of(child(element, "rPr"))
            style.layout |= layout_of(child(element, "pPr"))
            if size := size_of(child(element, "rPr")):
                style.layout["size"] = size
            if (numbering := numbering_of(child(element, "pPr"))) is not None:
                known = style.numbering or ("", 0)
                style.numbering = (numbering[0] or known[0], numbering[1])
            outline = child(element, "pPr", "outlineLvl")
            if outline is not None and style.role == "p":
                level = attribute(outline, "val", "9")
                if level.isdigit() and int(level) < 9:
                    style.role, style.level = "head", int(level) + 1
        return style

    def element(self, identifier: str) -> str:
        """The element of TEI that a style of words is named after, or ""."""
        return element_of(*self.of(identifier).names) if identifier else ""


def numbering_of(properties: Any) -> tuple[str, int] | None:
    """The list (`numId`) and level that paragraph properties name; None if they name none."""
    number = child(properties, "numPr") if properties is not None else None
    if number is None:
        return None
    identifier, level = child(number, "numId"), child(number, "ilvl")
    value = attribute(level, "val", "0") if level is not None else "0"
    return (
        attribute(identifier, "val") if identifier is not None else "",
        min(int(value), 8) if value.isdigit() else 0,
    )
