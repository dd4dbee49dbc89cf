"""What HTML allows inside what: a page mended where the TEI nests otherwise.

    <p>One <em>two <ul>...</ul> three</em>.</p>
    ->  <p>One <em>two </em></p><ul>...</ul><p class="continued"><em> three</em>.</p>

TEI lets a paragraph, a phrase, even a head hold lists, tables and paragraphs; HTML ends a `p` at
them. So each element that may hold phrases only is parted around the blocks in it. Ids are said
once, a link holds no link, `datetime` and `lang` are values that there are, and what has no
heading is no section. HTML Living Standard, 3.2.5 (content models), 3.2.6.1, 4.5.14.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from lxml import etree

from tei.publish import languages

__all__ = ["mend"]

PHRASES = frozenset(
    "p h1 h2 h3 h4 h5 h6 span em strong small s q cite dfn abbr time code var samp kbd sub sup i "
    "b u mark bdi bdo pre ruby rt rp button label legend a ins del data".split()
)
BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 div section article aside header footer nav main address blockquote "
    "figure ul ol dl table pre hr details fieldset form figcaption li dt dd".split()
)
_HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")
_KINDS = {
    **dict.fromkeys(_HEADS, "head"), "ul": "list", "ol": "list", "dl": "dl", "li": "item",
    "dt": "item", "dd": "item", "caption": "label", "th": "label", "section": "section",
    "time": "time", "a": "link", "button": "link", "table": "table", "img": "picture",
    "link": "asset", "script": "asset", "style": "asset",
}  # fmt: skip
_DATE = re.compile(r"(\d{4,})(?:-(\d\d)(?:-(\d\d))?)?\Z")
_DAY = re.compile(r"(\d\d)-(\d\d)\Z")
_CLOCK = re.compile(r"(?:\d{4,}-\d\d-\d\dT)?([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?"
                    r"(?:Z|[+-]\d\d:?\d\d)?\Z")  # fmt: skip
_NO_ID = re.compile(r"\s")


class Found(NamedTuple):
    """What there is to look at, in the order of the page: a long one is walked once.

    `kinds` are elements by `_KINDS`, `spoken` those with a language; `broken` are those that may
    hold phrases only and hold blocks.
    """

    kinds: dict[str, list[Any]]
    ids: list[str]
    spoken: list[Any]
    broken: dict[Any, None]


def mend(root: Any) -> Found:
    """Mend a page, a tree of HTML elements in no namespace, in place.

    Returned is what there is in it, `kinds["table"]`, `["picture"]` and `["asset"]` for those who
    look on. The number of a paragraph (`<tei-n>12</tei-n>`) will be a link to it, of the id `p12`.
    """
    found = _found(root)
    if found.broken:
        _split(found.broken)
        found = _found(root)
    _links(root, found)
    _lists(found.kinds)
    _heads(found.kinds)
    _values(found.kinds["time"], found.spoken)
    _ids(root, found.ids)
    return found


def _found(root: Any) -> Found:
    kinds: dict[str, list[Any]] = {kind: [] for kind in _KINDS.values()}
    ids: list[str] = []
    spoken: list[Any] = []
    broken: dict[Any, None] = {}
    for node in root.iter("*"):
        tag = node.tag
        if tag in BLOCKS and (parent := node.getparent()) is not None and parent.tag in PHRASES:
            broken[parent] = None
        if kind := _KINDS.get(tag):
            kinds[kind].append(node)
        if (said := node.get("id")) is not None:
            ids.append(said)
        if node.get("lang") is not None:
            spoken.append(node)
    return Found(kinds, ids, spoken, broken)


# -- phrases hold phrases ---------------------------------------------------------------------


def _split(broken: Iterable[Any]) -> None:
    """Part what may hold phrases only around the blocks in it, the innermost first."""
    waiting: dict[int, dict[Any, None]] = {}
    for node in broken:
        depth = sum(1 for _ in node.iterancestors())
        waiting.setdefault(depth, {})[node] = None
    while waiting:
        depth = max(waiting)
        for node in waiting.pop(depth):
            parent = node.getparent()
            if _part(node) and parent.tag in PHRASES:
                waiting.setdefault(depth - 1, {})[parent] = None


def _part(node: Any) -> bool:
    """Part one element: what stands before a block, the block, what follows."""
    parent = node.getparent()
    if parent is None:
        return False
    pieces: list[Any] = []
    run: Any = None
    first = True

    def begin() -> Any:
        nonlocal first
        piece: Any = etree.Element(node.tag, dict(node.attrib))
        if not first:
            piece.attrib.pop("id", None)
            piece.set("class", f"{piece.get('class', '')} continued".strip())
        first = False
        pieces.append(piece)
        return piece

    if node.text and node.text.strip():
        run = begin()
        run.text = node.text
    for child in list(node):
        tail, child.tail = child.tail, None
        if child.tag in BLOCKS:
            run = None
            pieces.append(child)
        else:
            if run is None:
                run = begin()
            run.append(child)
        if tail and (run is not None or tail.strip()):
            if run is None:
                run = begin()
                run.text = tail
            elif len(run):
                run[-1].tail = (run[-1].tail or "") + tail
            else:
                run.text = (run.text or "") + tail
    if first and node.get("id") and pieces and pieces[0].get("id") is None:
        pieces[0].set("id", node.get("id"))
    at = parent.index(node)
    if pieces:
        pieces[-1].tail = node.tail
    parent[at : at + 1] = pieces
    return True


# -- links, lists, heads ----------------------------------------------------------------------


def _links(root: Any, found: Found) -> None:
    """A link or button in a link or button is words; a link to a place that is not there, too."""
    known = set(found.ids)
    no_links: dict[Any, None] = {}
    lost: list[Any] = []
    for node in found.kinds["link"]:
        if len(node):
            no_links |= dict.fromkeys(n for n in node.iter("a", "button") if n is not node)
        if node.tag == "a":
            target = node.get("href")
            if target is None:
                no_links[node] = None
            elif target.startswith("#") and target[1:] not in known:
                lost.append(node)
    if lost:
        numbers = {f"#p{number.text}" for number in root.iter("tei-n")}
        no_links |= dict.fromkeys(node for node in lost if node.get("href") not in numbers)
    for node in no_links:
        node.tag = "span"
        for name in ("href", "type", "popovertarget", "aria-label", "rel"):
            node.attrib.pop(name, None)


def _lists(found: dict[str, list[Any]]) -> None:
    """In a list stand items alone: what else there is goes into one of its own."""
    for holder in found["list"]:
        _wrap(holder, frozenset(("li", "script", "template")), "li")
    for holder in found["dl"]:
        _wrap(holder, frozenset(("dt", "dd", "script", "template")), "dd")
        if len(holder) and holder[0].tag == "dd":
            holder.insert(0, etree.Element("dt"))
        if len(holder) and holder[-1].tag == "dt":
            etree.SubElement(holder, "dd")
    for node in found["item"]:
        parent = node.getparent()
        if parent.tag not in (("dl",) if node.tag != "li" else ("ul", "ol")):
            node.tag = "div"
    for node in [n for n in found["item"] if n.tag == "dt"] + found["label"]:
        for inner in node.iter(*_HEADS, "section"):
            inner.tag = "div"


def _wrap(holder: Any, allowed: frozenset[str], name: str) -> None:
    if holder.text and holder.text.strip():
        item = etree.Element(name)
        item.text, holder.text = holder.text, None
        holder.insert(0, item)
    for child in list(holder):
        if child.tag not in allowed:
            item = etree.Element(name, {"class": "between"})
            holder.replace(child, item)
            item.append(child)
            item.tail, child.tail = None, child.tail


def _heads(found: dict[str, list[Any]]) -> None:
    """No empty heading, none deeper than one level below the one before, no section without one."""
    level = 0
    held: set[Any] = set()
    for node in found["head"]:
        if node.tag == "div":  # in a label
            continue
        if not "".join(node.itertext()).strip():
            node.tag = "div"
            continue
        is_deep = int(node.tag[1])
        if is_deep > level + 1:
            is_deep = level + 1
            node.tag = f"h{is_deep}"
        level = is_deep
        section = next((a for a in node.iterancestors("section", "article")), None)
        if section is not None:
            held.add(section)
    for section in found["section"]:
        if section.tag == "section" and section not in held:
            section.tag = "div"
            if "role" in section.attrib:
                del section.attrib["role"]


# -- values -----------------------------------------------------------------------------------


def _values(times: list[Any], spoken: list[Any]) -> None:
    for node in times:
        value = node.get("datetime", "")
        if not _is_time(value):
            node.tag = "span"
            node.attrib.pop("datetime", None)
    for node in spoken:
        known = languages.tag(node.get("lang"))
        if known:
            node.set("lang", known)
        elif node.tag == "html":
            node.set("lang", "und")
        else:
            del node.attrib["lang"]


def _is_time(value: str) -> bool:
    """A value for datetime: a year, a month, a day, a day without year, a time of day.

    >>> [_is_time(v) for v in ("1908-10-03", "1908-02-30", "0000", "-0044", "10-03", "12:30:00")]
    [True, False, False, False, True, True]
    """
    if match := _DATE.match(value):
        year, month, day = match.groups("1")
        return _is_day(int(year), int(month), int(day))
    if match := _DAY.match(value):
        return _is_day(2000, int(match[1]), int(match[2]))
    if "T" in value and not _is_time(value.partition("T")[0]):
        return False
    return bool(_CLOCK.match(value))


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(2000 + year % 400, month, day)
    except ValueError:
        return False
    return year > 0


def _ids(root: Any, said: list[str]) -> None:
    """Each id once: the first has it. An empty one, or one with white space, is none."""
    seen: set[str] = set(said)
    if len(seen) == len(said) and not any(not i or _NO_ID.search(i) for i in seen):
        return
    seen.clear()
    for node in root.iter("*"):
        identifier = node.get("id")
        if identifier is None:
            continue
        if identifier in seen or not identifier or _NO_ID.search(identifier):
            del node.attrib["id"]
        else:
            seen.add(identifier)
