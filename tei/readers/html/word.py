"""Pages that Word, LibreOffice and Google Docs write -> what their styles mean.

    <p class=MsoTitle>        the title               <p class=MsoQuote>       <blockquote>
    <p class=MsoListParagraph>·  wool   ->  <ul><li>wool          <p class=MsoCaption>  <caption>

Tables of contents and the running heads and feet that LibreOffice writes once are left out.
"""

from __future__ import annotations

import re

from tei.readers.html.index import Index
from tei.readers.html.tree import Element, Text
from tei.regexes import compiled
from tei.typed import Record

_ITEM = compiled(r"MsoList(?:Paragraph|Bullet|Number)\w*")
_LEVEL = compiled(r"mso-list\s*+:\s*+l\d+\s+level(\d)", re.I)
_IGNORED = compiled(
    r"mso-list\s*+:\s*+ignore|font-family\s*+:\s*+[\"']?(?:symbol|wingdings)", re.I
)
_KIX = compiled(r"\blst-(\w+)-(\d)\b")  # lists of Google Docs: which list, which level
_BULLET = compiled(
    r"\s*(?:(?P<number>\(?(?:\d{1,3}|[a-zA-Z]|[ivxlIVXL]{1,5})[.)])"
    r"|[·•▪§o\u2013\uf0b7\ufffd-])\s{1,20}"
)
_NAMES = ("Mso", "quotations", "lst-")  # begin the classes that are looked for
_TITLES = frozenset(("MsoTitle", "title", "western-title"))
_QUOTES = frozenset(("MsoQuote", "MsoIntenseQuote", "MsoBlockText", "quotations"))


class _Entry(Record):
    level: int
    label: str
    item: Element


def settle_word(index: Index) -> list[Element]:
    """Give the paragraphs of word processors their elements. Output: what was left out."""
    if not _is_of_word_processor(index):
        return []
    left: list[Element] = []
    for parent in index.elements:
        if not any(isinstance(c, Element) and c.attributes for c in parent.children):
            continue
        children: list[Element | Text] = []
        run: list[_Entry] = []
        for child in parent.children:
            entry = _entry(child) if isinstance(child, Element) else None
            if entry is not None:
                run.append(entry)
                continue
            if run and isinstance(child, Text) and not child.words.strip():
                continue
            children += _lists(run)
            run = []
            if isinstance(child, Element) and _is_apart(child):
                left.append(child)
            else:
                children.append(child)
        parent.children = _captioned(_nested(children + _lists(run)))
    index.renew()
    return left


def _is_of_word_processor(index: Index) -> bool:
    return (
        any(name in index.names for name in _NAMES)
        or any(_LEVEL.search(p.get("style")) for p in index.of("p") if "style" in p.attributes)
        or any(_is_apart(e) for e in index.of("div") if "title" in e.attributes)
    )


def title_of(index: Index) -> Element | None:
    """The paragraph that has the style of a title, if there is one."""
    if "itle" not in index.names:
        return None
    found = [p for p in index.of("p") if not _TITLES.isdisjoint(p.get("class").split())]
    return found[0] if len(found) == 1 and found[0].text().strip() else None


def _is_apart(element: Element) -> bool:
    if element.tag == "p" and compiled(r"MsoToc\d").match(element.get("class")):
        return True
    return element.tag == "div" and element.get("title") in ("header", "footer")


def _entry(element: Element) -> _Entry | None:
    """A paragraph that is an item of a list; its bullet or number is taken out of it."""
    if element.tag != "p":
        return None
    if not _QUOTES.isdisjoint(element.get("class").split()):
        element.tag, element.attributes = "blockquote", {}
        return None
    level = _LEVEL.search(element.get("style"))
    if not level and not any(_ITEM.fullmatch(n) for n in element.get("class").split()):
        return None
    label = _take_label(element)
    if label is None:
        return None
    item = Element("li", None, element.at, element.children)
    return _Entry(int(level[1]) if level else 1, label, item)


def _take_label(element: Element) -> str | None:
    """The number of an item, "" for a bullet; None if neither stands before its words."""
    for child in element.children:
        if isinstance(child, Element) and (
            _IGNORED.search(child.get("style")) or any(
                _IGNORED.search(e.get("style")) for e in child.iter("span")
            )
        ):  # fmt: skip
            found = _BULLET.fullmatch(child.text() + " ")
            if found is None:
                return None
            element.children = [c for c in element.children if c is not child]
            return found["number"] or ""
        if child.words.strip() if isinstance(child, Text) else child.text().strip():
            break
    for child in element.children:
        if isinstance(child, Text) and child.words.strip():
            found = _BULLET.match(child.words)
            if found is None:
                return None
            child.words = child.words[found.end() :]
            child.at += found.end() if child.at >= 0 else 0
            return found["number"] or ""
    return None


def _lists(run: list[_Entry]) -> list[Element | Text]:
    """Items with their levels as nested lists; a bullet after numbers begins another list."""
    made: list[Element | Text] = []
    open_: list[tuple[int, Element]] = []
    for entry in run:
        tag = "ol" if entry.label else "ul"
        while open_ and (open_[-1][0] > entry.level
                         or (open_[-1][0] == entry.level and open_[-1][1].tag != tag)):  # fmt: skip
            open_.pop()
        if not open_ or open_[-1][0] < entry.level:
            began = Element(tag, _beginning(entry.label), entry.item.at)
            if open_:
                last = open_[-1][1].children[-1]
                assert isinstance(last, Element)
                last.children.append(began)
            else:
                made.append(began)
            open_.append((entry.level, began))
        open_[-1][1].children.append(entry.item)
    return made


def _nested(children: list[Element | Text]) -> list[Element | Text]:
    """Lists that say by a class which list they go on with, and at which level."""
    kept: list[Element | Text] = []
    open_: list[tuple[str, int, Element]] = []
    for child in children:
        if isinstance(child, Text) and not child.words.strip():
            kept.append(child)
            continue
        told = _KIX.search(child.get("class")) if isinstance(child, Element) else None
        if told is None or not isinstance(child, Element) or child.tag not in ("ul", "ol"):
            open_ = []
            kept.append(child)
            continue
        which, level = told[1], int(told[2])
        while open_ and (open_[-1][1] > level or open_[-1][0] != which):
            open_.pop()
        if open_ and open_[-1][1] == level:
            open_[-1][2].children += child.children
            continue
        items = [c for c in open_[-1][2].children if isinstance(c, Element)] if open_ else []
        (items[-1].children if items else kept).append(child)
        open_.append((which, level, child))
    return kept


def _beginning(label: str) -> dict[str, str]:
    """The attributes of a list whose first item has this number."""
    bare = label.strip("().")
    if bare.isdigit():
        return {"start": bare} if bare != "1" else {}
    if not bare:
        return {}
    if bare.lower() in ("i", "v", "x") or len(bare) > 1:
        return {"type": "i" if bare.islower() else "I"}
    return {"type": "a", "start": str(ord(bare.lower()) - 96)} if bare.islower() else {
        "type": "A", "start": str(ord(bare.lower()) - 96)}  # fmt: skip


def _captioned(children: list[Element | Text]) -> list[Element | Text]:
    """A caption right before a table, or right after, is in it."""
    kept: list[Element | Text] = []
    waiting: Element | None = None
    for child in children:
        if isinstance(child, Text):
            kept.append(child)
            continue
        if child.tag == "table" and waiting is not None and child.find("caption") is None:
            kept = [c for c in kept if c is not waiting]
            waiting.tag = "caption"
            child.children.insert(0, waiting)
        waiting = child if "MsoCaption" in child.get("class").split() else None
        kept.append(child)
    return kept
