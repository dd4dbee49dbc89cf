"""Builds the <body> or the <back> of a JATS article: each element where one of its kind may stand.

What may not stand in a place is wrapped (loose words in a <p>, a verse in a <verse-group>), comes
after what is open, or gives only its words. The models are in `jats_models.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from tei.publish.jats_models import (
    CHILDREN,
    INLINE,
    MIXED,
    NAMES,
    RANKS,
    WRAPPERS,
    allows,
    attributes_of,
    fill,
    is_needless,
    label_of,
)
from tei.publish.jats_words import append, strip_end

__all__ = ["Builder"]

_MATH = "{http://www.w3.org/1998/Math/MathML}"
_RUNS = re.compile(r"[ \t\r\n]+")
_LAST = ("fn-group", "ref-list")  # of a <sec>


class _Open:
    """An element that is open: its name, how far its children have come, whence it stems."""

    __slots__ = ("name", "node", "rank", "source")

    def __init__(self, name: str, node: Any, source: Any) -> None:
        self.name, self.node, self.source, self.rank = name, node, source, -1


class Builder:
    """Builds <body> or <back> out of the events of a tree."""

    def __init__(self, name: str) -> None:
        self.stack = [_Open(name, etree.Element(name), None)]
        self.marks = ""  # that stand in front of the next words
        self.glue = ""  # the mark that was said last, if no words came after it
        self.said: Any = None  # the last element that holds words
        self.is_spaced = True

    def build(self, root: Any) -> Any:
        """The element, whole."""
        skipped: Any = None
        for event, node in etree.iterwalk(root, ("start", "end")):
            if skipped is not None:
                if event == "end" and node is skipped:
                    skipped = None
                    self.text(node.tail)
                continue
            if event == "start":
                if node is not root:
                    if isinstance(node.tag, str) and node.tag.startswith(_MATH):
                        self._math(node)
                        skipped = node
                        continue
                    self.start(node)
                if node.tag not in ("pre", "post"):
                    self.text(node.text)
            else:
                self.end(node)
                if node is not root:
                    self.text(node.tail)
        while len(self.stack) > 1:
            self.pop()
        return self.stack[0].node

    @property
    def top(self) -> _Open:
        """The element that is open."""
        return self.stack[-1]

    def start(self, node: Any) -> None:
        """An element of the source begins."""
        name = NAMES.get(node.tag, node.tag)
        if node.tag == "pre" or not name or node.tag == "meta":
            self._space_around(name == "" and node.tag != "pre")
            return
        if node.tag == "post":
            return
        if name == "br":
            self._break()
            return
        if name == "title" and not self._takes_title():
            name = "p"
            if self.place(name):
                self.push(name, node)
                self.push("bold", None)
            return
        if self.place(name):
            self.push(name, node, attributes_of(name, node))
            if name == "list-item" and (label := label_of(node)):
                self.push("label", None)
                self.say(label)
                self.pop()
        else:
            self._space_around(name not in INLINE)

    def end(self, node: Any) -> None:
        """It ends."""
        if node.tag == "pre":
            self._before(node.text or "")
        elif node.tag == "post":
            self._after(node.text or "")
        elif any(entry.source is node for entry in self.stack):
            while self.top.source is not node:
                self.pop()
            self.pop()
        else:
            self._space_around(NAMES.get(node.tag, node.tag) not in INLINE)

    def text(self, words: str | None) -> None:
        """Words of the text: where no words may stand, in a paragraph of their own."""
        if not words:
            return
        if self.top.name != "preformat":
            words = _RUNS.sub(" ", words)
        if self.top.name in MIXED:
            self.say(words)
        elif words.strip(" ") and self._place_words():
            self.say(words.lstrip(" "))

    def place(self, name: str) -> bool:
        """Open and close elements until one of this name may stand here; False if it never may."""
        for _ in range(8):
            top = self.top
            if name == top.name == "sec" and top.source is None:
                self.pop()  # ours, and the next one is the text's
                continue
            if allows(top.name, name, top.rank):
                return True
            if name == "verse-line" and allows(top.name, "verse-group", top.rank):
                self.push("verse-group", None)
                continue
            if name not in INLINE and (ours := self._of_ours(name)):
                for _ in range(ours):
                    self.pop()  # what was put in for words before it
                continue
            if top.name == "p" and name not in INLINE and top.node.getparent() is not None:
                self.pop()  # a paragraph in a paragraph ends it
                continue
            if top.name in INLINE or (top.name in MIXED and top.name != "p"):
                return False
            if name in INLINE:
                if not self._place_words():
                    return False
                continue
            if self._wrap(name):
                continue
            if top.rank > 1 and len(self.stack) > 1 and name in CHILDREN[top.name]:
                self.pop()  # what comes too late comes after it
                continue
            return False
        return False

    def _of_ours(self, name: str) -> int:
        """How many elements that we put in are to be closed, for one of this name to stand here."""
        for depth in range(1, len(self.stack)):
            if self.stack[-depth].source is not None:
                break
            above = self.stack[-depth - 1]
            if allows(above.name, name, above.rank):
                return depth
        return 0

    def _wrap(self, name: str) -> bool:
        """Open what may hold it, if there is such an element."""
        top = self.top
        choices: tuple[str, ...]
        if name in _LAST:
            choices = ("sec",)
        elif name in ("fn", "ref"):
            choices = ("fn-group" if name == "fn" else "ref-list", "sec")
        else:
            choices = ("sec", WRAPPERS.get(top.name, ""))
        for choice in choices:
            late = choice != "sec" or top.rank > 1 or name in ("fn", "ref", *_LAST)
            if choice and choice != name and late and allows(top.name, choice, top.rank):
                self.push(choice, None)
                return True
        return False

    def _place_words(self) -> bool:
        """Open what holds words."""
        for _ in range(8):
            top = self.top
            if top.name in MIXED:
                return True
            wrapper = WRAPPERS.get(top.name, "")
            if top.name in ("body", "sec", "boxed-text", "disp-quote") and allows(
                top.name, "p", top.rank
            ):
                wrapper = "p"
            elif top.name in ("sec", "boxed-text") and allows(top.name, "sec", top.rank):
                wrapper = "sec"
            if not wrapper or not allows(top.name, wrapper, top.rank):
                if len(self.stack) == 1:
                    return False
                self.pop()
                continue
            self.push(wrapper, None)
        return False

    def _takes_title(self) -> bool:
        return allows(self.top.name, "title", self.top.rank)

    def push(self, name: str, source: Any, attributes: Mapping[str, str] | None = None) -> None:
        """Open an element."""
        top = self.top
        if name not in INLINE:
            top.rank = max(top.rank, RANKS.get(top.name, {}).get(name, 1))
            self.is_spaced = True
        node = etree.SubElement(top.node, name, dict(attributes or {}))
        self.stack.append(_Open(name, node, source))
        if name == "tex-math":
            self.is_spaced = True

    def pop(self) -> None:
        """Close the one that is open; what has to hold something and does not is mended."""
        entry = self.stack.pop()
        node, parent = entry.node, self.top.node
        name = entry.name
        if name == "inline-graphic":  # its place is not empty, though it has no words
            self.is_spaced = False
        if name in MIXED and name not in INLINE and name != "preformat":
            strip_end(node)
        if name == "sec" and (not len(node) or node[0].tag != "title"):
            node.insert(0, etree.Element("title"))
        elif name == "def-item" and (not len(node) or node[0].tag != "term"):
            node.insert(0, etree.Element("term"))
        elif name in ("fn", "speech", "list-item", "def") and not any(
            c.tag in ("p", "list", "def-list") for c in node
        ):
            etree.SubElement(node, "p")
        elif is_needless(name, node) and (entry.source is None or name != "p"):
            if "".join(node.itertext()).strip():  # the title of a list without an item
                fill(name, node)
            else:
                parent.remove(node)

    def say(self, words: str) -> None:
        """Add words to the element that is open."""
        if self.top.name != "preformat" and self.is_spaced:
            words = words.lstrip(" ")
        if self.marks and words.strip(" "):
            words, self.glue, self.marks = words.lstrip(" "), self.marks, ""
            append(self.top.node, self.glue)
        if self.glue and words:
            parts = len(self.glue) > 1 and (self.glue[-1] in ".:" or self.glue[-1].isalnum())
            words = " " + words if parts and words[0].isalnum() else words
            self.glue = ""
        if words:
            append(self.top.node, words)
            self.is_spaced = words[-1] == " "
            self.said = self.top.node

    def _before(self, mark: str) -> None:
        self.marks += mark
        if self.top.name in MIXED:
            marks, self.marks = self.marks, ""
            self.say(marks)
            self.glue = marks

    def _after(self, mark: str) -> None:
        if self.top.name in MIXED and not (self.top.name == "p" and self.top.source is None):
            marks, self.marks = self.marks, ""
            self.say(marks + mark)
        elif self.said is not None:
            append(self.said, mark)
        elif self._place_words():
            self.say(mark)

    def _break(self) -> None:
        if allows(self.top.name, "break", 0):
            etree.SubElement(self.top.node, "break")
            self.is_spaced = True
        else:
            self._space_around(True)

    def _space_around(self, wanted: bool) -> None:
        if wanted and self.top.name in MIXED and self.top.name != "preformat":
            self.say(" ")

    def _math(self, node: Any) -> None:
        if self.top.name == "inline-formula":
            node = etree.fromstring(etree.tostring(node, with_tail=False))
            self.top.node.append(node)
            self.is_spaced = False
