"""What is wrong with one tag, reference or character: expat's “invalid token” told apart.

XML 1.0, sections 2.2 (characters), 2.4 (& and <), 3.1 (tags), 4.1 (references); Namespaces 1.0, 5.
"""

from __future__ import annotations

from contextlib import suppress

from tei.events.source import Source
from tei.findings import Finding, fix_of
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

__all__ = ["KNOWN_PREFIXES", "entity", "explain_token", "prefix"]

KNOWN_PREFIXES = {
    "tei": "http://www.tei-c.org/ns/1.0",
    "egXML": "http://www.tei-c.org/ns/Examples",
    "teix": "http://www.tei-c.org/ns/Examples",
    "xi": "http://www.w3.org/2001/XInclude",
    "xlink": "http://www.w3.org/1999/xlink",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "svg": "http://www.w3.org/2000/svg",
    "m": "http://www.w3.org/1998/Math/MathML",
    "mml": "http://www.w3.org/1998/Math/MathML",
    "html": "http://www.w3.org/1999/xhtml",
    "xhtml": "http://www.w3.org/1999/xhtml",
    "rng": "http://relaxng.org/ns/structure/1.0",
    "a": "http://relaxng.org/ns/compatibility/annotations/1.0",
    "sch": "http://purl.oclc.org/dsdl/schematron",
    "xs": "http://www.w3.org/2001/XMLSchema",
    "xsd": "http://www.w3.org/2001/XMLSchema",
    "xsl": "http://www.w3.org/1999/XSL/Transform",
    "mods": "http://www.loc.gov/mods/v3",
    "mei": "http://www.music-encoding.org/ns/mei",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_REFERENCE = compiled(rb"&#?[^\s&;<>\"']{0,60}$")
_ENTITY = compiled(rb"&([^\s&;<>\"']+);")
_OPENING = compiled(rb"<(/?)([^\s/>=\"'<&]+)")
_ATTRIBUTE = compiled(rb"\s+([^\s/>=\"'<&]+)\s*=\s*(\"[^\"<]*\"|'[^'<]*')")
_BEGUN = compiled(rb"(\s*)([^\s/>=\"'<&]+)(\s*=\s*)?")
_PREFIXED = compiled(rb"[\s<]([^\s:<>=\"'/]+):[^\s:<>=\"'/]+")
_CURLY = ("“", "”", "„", "‘", "’", "«", "»")


def explain_token(source: Source, at: int) -> Finding | None:
    """The finding for an invalid token noticed at an offset; None if it can't be told apart.

    `<a>x & y</a>` gives `xml-ampersand` at the `&`, with the fix; `<a n=1/>` gives
    `xml-attribute-unquoted` at the `n`.
    """
    data = source.data
    reference = _REFERENCE.search(data, max(0, at - 64), at)
    if reference:
        place = source.place(reference.start() + 1)
        words = data[reference.start() : reference.start() + 20].decode("utf-8", "ignore")
        arguments: dict[str, Any] = {"words": _cut(words)}
        if not reference[0].startswith(b"&#") and not _is_entity(reference[0][1:]):
            arguments["fix"] = fix_of("insert", (place, place, "amp;"))
        return Finding("xml-ampersand", source.place(reference.start()), arguments)
    character = data[at : at + 4].decode("utf-8", "ignore")[:1]
    if character and ((character < " " and character not in "\t\n\r") or character in "￾￿"):
        arguments = {"character": f"U+{ord(character):04X}"}
        return Finding("xml-character-forbidden", source.place(at), arguments)
    comment = data.rfind(b"<!--", 0, at)
    if comment >= 0 and b"-->" not in data[comment:at]:
        hyphens = data.rfind(b"--", 0, at + 1)
        return Finding("xml-comment-hyphens", source.place(hyphens))
    if data[at - 2 : at + 1] == b"]]>" and at >= 2:
        place = source.place(at)
        fix = fix_of("replace", (place, source.place(at + 1), "&gt;"))
        return Finding("xml-cdata-end", source.place(at - 2), {"fix": fix})
    opened = data.rfind(b"<", 0, at)
    return _tag(source, opened) if opened >= 0 else None


def _tag(source: Source, opened: int) -> Finding | None:
    """What is wrong in the tag that begins at an offset."""
    data = source.data
    opening = _OPENING.match(data, opened)
    if not opening or not _is_name_start(opening[2]):
        before = _cut(data[opened + 1 : opened + 16].decode("utf-8", "ignore"))
        place = source.place(opened)
        fix = fix_of("replace", (place, place._replace(column=place.column + 1), "&lt;"))
        return Finding("xml-less-than", place, {"words": "<" + before, "fix": fix})
    element = opening[2].decode("utf-8", "replace")
    end, last = opening.end(), None
    while match := _ATTRIBUTE.match(data, end):
        end, last = match.end(), match
    if opening[1]:
        if data[end : end + 1] == b">":  # an end tag as it should be, after the last
            arguments = {"words": f"</{element}>"}
            return Finding("xml-after-root", source.place(opened), arguments)
        return Finding("xml-end-tag-wrong", source.place(opened), {"element": element})
    if last and last[2][1:-1].rstrip().endswith(b"="):  # n="1 m="2": the value ran on to a mark
        name = last[1].decode("utf-8", "replace")
        arguments = {"element": element, "name": name}
        return Finding("xml-quote-missing", source.place(last.start(2)), arguments)
    return _attribute(source, element, opened, end)


def _attribute(source: Source, element: str, opened: int, end: int) -> Finding | None:
    """The first attribute that is none, at offset `end` in the tag that begins at `opened`."""
    data = source.data
    begun = _BEGUN.match(data, end)
    if not begun:
        words = data[opened:end].decode("utf-8", "ignore")[-40:]
        return Finding("xml-tag-unfinished", source.place(opened), {"words": words})
    name = begun[2].decode("utf-8", "replace")
    place = source.place(begun.start(2))
    arguments: dict[str, Any] = {"element": element, "name": name}
    if any(mark in name for mark in _CURLY):
        return None
    if not begun[3]:
        return Finding("xml-attribute-bare", place, arguments)
    after = begun.end()
    mark = data[after : after + 1]
    if mark not in (b'"', b"'"):
        curly = data[after : after + 3].decode("utf-8", "ignore")[:1] in _CURLY
        code = "xml-attribute-curly" if curly else "xml-attribute-unquoted"
        return Finding(code, place, arguments)
    value = data[after + 1 : after + 5000]
    less, closed = value.find(b"<"), value.find(mark)
    if less >= 0 and (closed < 0 or less < closed):
        if b">" not in value[:less] and closed >= 0:
            start = source.place(after + 1 + less)
            ended = start._replace(column=start.column + 1)
            arguments |= {"fix": fix_of("replace", (start, ended, "&lt;"))}
            arguments["words"] = "<" + _cut(value[less + 1 : less + 15].decode("utf-8", "ignore"))
            return Finding("xml-less-than", start, arguments)
        return Finding("xml-quote-missing", source.place(after), arguments)
    if closed < 0:
        return Finding("xml-quote-missing", source.place(after), arguments)
    if not begun[1]:
        arguments["fix"] = fix_of("insert", (place, place, " "))
        return Finding("xml-attribute-space", place, arguments)
    return None


def _cut(words: str) -> str:
    """Words to be shown, without the markup after them."""
    for mark in '<\n"':
        words = words.split(mark)[0]
    return words.rstrip()


def _is_entity(name: bytes) -> bool:
    """True of a name that is an entity of HTML or XML, so that perhaps a semicolon is missing."""
    from html.entities import html5

    return name.decode("utf-8", "replace") + ";" in html5


def _is_name_start(name: bytes) -> bool:
    first = name.decode("utf-8", "replace")[:1]
    return first.isalpha() or first in ("_", ":")


def entity(source: Source, at: int) -> Finding:
    """`&nbsp;` and its like: HTML's names, which XML does not know."""
    from html.entities import html5

    match = _ENTITY.match(source.data, at)
    if not match:  # in an attribute's value, the place is the tag's
        match = _ENTITY.search(source.data, at)
    name = match[1].decode("utf-8", "replace") if match else ""
    character = html5.get(f"{name};", "")
    if not match or not character:
        place = source.place(match.start() if match else at)
        return Finding("xml-entity-undeclared", place, {"name": name})
    start, end = source.place(match.start()), source.place(match.end())
    number = " ".join(f"&#x{ord(c):X};" for c in character)
    shown = f"the character itself, {character}, or {number}" if character.isprintable() else number
    text = character if character.isprintable() else number.replace(" ", "")
    arguments: dict[str, Any] = {"name": name, "character": shown}
    arguments["fix"] = fix_of("replace", (start, end, text))
    return Finding("xml-entity-html", start, arguments)


def prefix(source: Source, at: int) -> Finding:
    """A prefix that nothing declares: which, and the declaration it wants."""
    data = source.data
    opening = _OPENING.match(data, at)
    end = opening.end() if opening else at
    while match := _ATTRIBUTE.match(data, end):
        end = match.end()
    tag = data[at:end]
    declared = {m.decode("utf-8") for m in compiled(rb"xmlns:([^\s=]+)").findall(tag)}
    seen = [m.decode("utf-8", "replace") for m in _PREFIXED.findall(tag)]
    known = _declared_around(source, at) | declared | {"xml", "xmlns"}
    name = next((p for p in seen if p not in known), seen[0] if seen else "")
    address = KNOWN_PREFIXES.get(name, "")
    arguments: dict[str, Any] = {"prefix": name, "address": address or "…"}
    if address and opening:
        place = source.place(opening.end())
        arguments["fix"] = fix_of("insert", (place, place, f' xmlns:{name}="{address}"'))
    return Finding("xml-prefix-undeclared", source.place(at), arguments)


def _declared_around(source: Source, at: int) -> set[str]:
    """The prefixes in scope at an offset."""
    from pyexpat import ExpatError, ParserCreate

    scopes: list[list[str]] = []
    expat = ParserCreate("utf-8")

    def start(_: str, attributes: dict[str, str]) -> None:
        scopes.append([name[6:] for name in attributes if name.startswith("xmlns:")])

    expat.StartElementHandler = start
    expat.EndElementHandler = lambda _: scopes.pop()
    with suppress(ExpatError):
        expat.Parse(memoryview(source.data)[:at], False)
    return {name for scope in scopes for name in scope}
