"""The text of a note in a page: which element holds it, and what in it is no text.

<p><a name="_ftn1" href="#_ftnref1">[1]</a> In May.</p>   ->   a note labelled “[1]”
"""

from __future__ import annotations

import re

from tei.readers.html.tree import BLOCKS, Element, Text
from tei.readers.html.vocabulary import HEADS
from tei.regexes import compiled

_ITEM = compiled(
    r"\b(?:foot|end|side)?note(?![s\w]|-list)|\b(?:sd)?(?:fn|ftn|edn|footnote|endnote|note)[-_:]?\w*\d",
    re.I,
)
_BACK = compiled(r"backlink|back-?ref|footnote-?back|reversefootnote|\bfn-?back|footnote-return",
                   re.I)  # fmt: skip
_ARROWS = compiled(r"[\s↩↑⇑⬆⤴^←⏎︎️\[\]()]*(?:back|return|top|zurück|retour|jump up(?: to)?:?)?"
                     r"[\s↩↑⇑⬆⤴^←⏎︎️\[\]()]*\Z", re.I)  # fmt: skip
_BEFORE_KEY = compiled(r"\s*(?:[\[(]\s*)?")
_AFTER_KEY = compiled(r"\s*[\])]?\s*[.:)]?(?=\s|\Z)")
_AFTER = compiled(r"[\])]?[.:)]?(?=\s|$)")


class Item:
    """A note: the block it stands in; if several stand in one, its part of the children."""

    __slots__ = ("attributes", "block", "target")

    def __init__(self, target: Element, block: Element) -> None:
        self.target = target
        self.block = block
        self.attributes: dict[str, str] = {}


def item_of(target: Element, parents: dict[int, Element]) -> Item | None:
    """The note that a target belongs to; None if it is a heading or a part of the page."""
    block: Element | None = target
    if target.tag == "table":  # of docutils: one for each note
        rows = list(target.iter("tr"))
        block = rows[0] if len(rows) == 1 else None
    while block is not None and (block.tag not in BLOCKS or block.tag in ("tbody", "tr", "table")):
        if block.tag == "tr":
            break
        block = parents.get(id(block))
    if block is None or block.tag in HEADS or block.tag in ("body", "html", "main", "article"):
        return None
    if block.tag in ("td", "th"):
        block = parents.get(id(block), block)
    while block is not None:
        parent = parents.get(id(block))
        if parent is None or parent.tag not in ("div", "li", "aside", "dd", "section"):
            break
        named = " ".join((parent.get("id"), parent.get("class"), parent.get("style"),
                          parent.get("epub:type"), parent.get("role")))  # fmt: skip
        if parent.tag != "li" and not _ITEM.search(named):
            break
        if _first_block(parent) is not block:
            break
        block = parent
    if block is None or not block.text().strip():
        return None
    return Item(target, block)


def _first_block(parent: Element) -> Element | None:
    for child in parent.children:
        if isinstance(child, Text):
            if child.words.strip():
                return None
        elif child.text().strip():
            return child
    return None


def cut(items: list[Item], parents: dict[int, Element]) -> list[Element]:
    """Make a `note` of each item. Output: the notes."""
    blocks: dict[int, list[Item]] = {}
    for item in items:
        blocks.setdefault(id(item.block), []).append(item)
    made = []
    for own in blocks.values():
        block = own[0].block
        if block.tag == "dt":
            _take_said(block, parents[id(block)])
        notes = _parts(own, block, parents)
        if len(notes) == 1 and isinstance(notes[0], Element):
            spoken = {k: v for k, v in block.attributes.items() if k in ("lang", "dir")}
            block.tag, block.attributes = "note", spoken | notes[0].attributes
            block.children = notes[0].children
            made.append(block)
        else:
            block.tag, block.children = "div", notes
            made += [n for n in notes if isinstance(n, Element) and n.tag == "note"]
        parent = parents.get(id(block))
        while parent is not None and parent.tag in ("ol", "ul", "dl", "tbody", "table", "thead"):
            parent.tag = "div"
            parent = parents.get(id(parent))
    return made


def _take_said(term: Element, parent: Element) -> None:
    """What is said below a number in a `<dl>` is the note of that number."""
    children = parent.children
    at = next(i for i, c in enumerate(children) if c is term) + 1
    end = at
    while end < len(children):
        child = children[end]
        if isinstance(child, Element) and child.tag == "dt":
            break
        end += 1
    for child in children[at:end]:
        if isinstance(child, Element):
            child.tag = "div"
    term.children = [Element("p", None, term.at, term.children), *children[at:end]]
    del children[at:end]


def _parts(items: list[Item], block: Element, parents: dict[int, Element]) -> list[Element | Text]:
    """The notes that stand in one block; words before the first of several stay outside."""
    if len(items) == 1:
        children = block.children
        if block.tag == "tr":
            children = [c for cell in block.children if isinstance(cell, Element)
                        for c in [*cell.children, Text(" ")]]  # fmt: skip
        return [Element("note", items[0].attributes, block.at, children)]
    begins: dict[int, Item] = {}
    for item in items:
        at = item.target
        while parents.get(id(at)) is not block and id(at) in parents:
            at = parents[id(at)]
        begins[id(at)] = item
    parts: list[Element | Text] = []
    before = block.copy([])
    current = before
    for child in block.children:
        known = begins.get(id(child))
        if known is not None:
            current = Element("note", known.attributes, getattr(child, "at", -1), [])
            parts.append(current)
        current.children.append(child)
    for part in parts:
        if isinstance(part, Element):
            while (
                part.children
                and isinstance(part.children[-1], Element)
                and (part.children[-1].tag == "br")
            ):
                part.children.pop()
    return [before, *parts] if before.text().strip() else parts


def without_label(note: Element, back: set[str]) -> None:
    """Links that lead back fall away; the number at its beginning becomes a `notelabel`."""
    label = _take_back(note, back, note.get("n"))
    if label is None:
        label = _printed(note, note.get("n"))
    if label is not None:
        note.children.insert(0, label)


def _take_back(element: Element, back: set[str], key: str) -> Element | None:
    """Take out what leads back to the marker; the first that shows the number is the label."""
    label: Element | None = None
    kept: list[Element | Text] = []
    for i, child in enumerate(element.children):
        if isinstance(child, Text):
            kept.append(child)
            continue
        if _leads_back(child, back) or _is_label(child, back, key):
            words = " ".join(child.text().split())
            bare = words.strip("[]().: ")
            first = not any(_has_words(c) for c in element.children[:i])
            if bare == key and first and element.tag in ("note", "p", "div", "sup", "span"):
                label = Element("notelabel", None, child.at, [Text(words, child.at)])
                _take_stop(element.children[i + 1 :], label)
            elif child.tag == "a" and not (_ARROWS.match(words) or bare == key or len(bare) < 3):
                kept.append(child)
            continue
        inner = _take_back(child, back, key)
        label = label or inner
        if inner is not None and not _has_words(child):
            continue
        if (
            child.tag in ("sup", "span", "cite", "p", "small")
            and not _has_words(child)
            and (child.find("img", "br") is None)
        ):
            continue
        kept.append(child)
    element.children = kept
    return label


def _is_label(element: Element, back: set[str], key: str) -> bool:
    """True for a number in brackets that are no part of its link back."""
    if element.tag not in ("span", "sup") or "".join(element.text().split()).strip("[]()") != key:
        return False
    return any(_leads_back(link, back) for link in element.iter("a"))


def _leads_back(element: Element, back: set[str]) -> bool:
    href = element.get("href")
    if element.tag == "a" and href and href.partition("#")[2] in back:
        return True
    names = (element.get("class"), element.get("role"), element.get("rel"), element.get("rev"))
    return any(_BACK.search(n) for n in names if n)


def _has_words(node: Element | Text) -> bool:
    return bool((node.words if isinstance(node, Text) else node.text()).strip())


def _take_stop(rest: list[Element | Text], label: Element) -> None:
    """The stop or bracket right after a number is of the label."""
    if rest and isinstance(rest[0], Text):
        found = _AFTER.match(rest[0].words)
        if found and found[0]:
            label.children.append(Text(found[0]))
            rest[0].words = rest[0].words[found.end() :]
            rest[0].at += found.end()


def _printed(note: Element, key: str) -> Element | None:
    """The number that the words of a note begin with, without a link."""
    at: Element = note
    while True:
        first = next((c for c in at.children if _has_words(c)), None)
        if first is None:
            return None
        if isinstance(first, Text):
            end = _end_of_label(first.words, key)
            label = first.words[:end]
            words = label.strip()
            if not words or note.text().strip() == words:
                return None
            alone = at is not note and at.text().strip() == words
            if words == key and not alone and at.tag not in ("sup", "b", "strong", "span", "a"):
                return None  # “1 shilling”
            place = first.at + len(label) - len(label.lstrip())
            first.words = first.words[end:]
            first.at += end
            return Element("notelabel", None, place, [Text(words, place)])
        at = first


def _end_of_label(words: str, key: str) -> int:
    """Where “[2].” ends, the label of note 2, if words begin with it; else 0."""
    before = _BEFORE_KEY.match(words)
    at = before.end() if before else 0
    if not words.startswith(key, at):
        return 0
    after = _AFTER_KEY.match(words, at + len(key))
    return after.end() if after else 0
