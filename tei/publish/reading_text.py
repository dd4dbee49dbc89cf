"""The text of a TEI file as one string, and where in it each element stands.

White space is what a reader sees: a run of it is one space, blocks are parted by an empty line,
lines, items and rows by a line end. The marks that `@rend` records stand where they were printed.
Notes that stand amid a sentence come after the text, in their order. Of two readings one stands
in the text. Guidelines: COHQQ, COEDCOR, CONO.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from lxml import etree

from tei.publish.gaps import BREAKS, NUMBERED, gap_of, is_amid, is_within_word
from tei.publish.source import TEI

__all__ = ["Span", "reading_text"]

_PRINTED = ("sic", "orig", "abbr", "lem", "unclear", "rdg")
_CORRECTED = ("corr", "reg", "expan", "lem", "unclear", "rdg")
_WIDTHS = ("", " ", "\t", "\n", "\n\n")
# What has no words of the text: entries for an index, interpretations.
_HIDDEN = frozenset(TEI + name for name in ("index", "interp", "interpGrp", "span", "spanGrp"))


class Span(NamedTuple):
    """An element and its place in the text; `others` are the readings that the text has not."""

    node: Any
    start: int
    end: int
    others: dict[str, str]


def reading_text(root: Any, *, corrected: bool = False) -> tuple[str, list[Span]]:
    """The text of the outermost `<text>`s, and its elements in document order.

    `<p>a <hi>b</hi></p>` -> `"a b"`, p 0 to 3, hi 2 to 3.
    """
    walk = _Walk(corrected)
    for text in root.iter(TEI + "text"):
        if not any(ancestor.tag == TEI + "text" for ancestor in text.iterancestors()):
            walk.over(text)
    while walk.notes:
        walk.over(walk.notes.pop(0))
    spans = {span.node: span for span in walk.spans}
    return "".join(walk.pieces), [spans[node] for node in root.iter("{*}*") if node in spans]


class _Kept(str):
    """Words of code, of which line ends and indentation are a part."""


def _is_code(node: Any) -> bool:
    if node.tag == TEI + "code":
        return "\n" in "".join(node.itertext())
    said = f"{node.get('rend') or ''} {node.get('type') or ''}"
    is_block = node.tag == TEI + "ab" and "code" in said.split()
    return node.tag == TEI + "eg" or is_block


class _Walk:
    """The text so far, the white space that is due, and the elements still without a start."""

    def __init__(self, corrected: bool) -> None:
        self.best = _CORRECTED if corrected else _PRINTED
        self.pieces: list[str] = []
        self.length = 0
        self.due = ""
        self.joins = False  # a break within a word was last
        self.is_meant = False  # the space that is due is one of the text, no line end of the TEI
        self.opens = False  # a quotation's mark was last: its first paragraph stands beside it
        self.waiting: list[int] = []
        self.starts: list[int] = []
        self.spans: list[Span] = []
        self.notes: list[Any] = []
        self.apart: set[Any] = set()  # notes in a line, between brackets that are ours
        self.parts: dict[Any, bool] = {}  # what was asked: has it parts and no words of its own?

    def over(self, root: Any) -> None:
        """Walk over an element without recursion: however deep it is."""
        self.gap("\n\n")
        stack: list[tuple[Any, int]] = [(root, -1)]
        while stack:
            node, number = stack.pop()
            if isinstance(node, _Kept):
                self.write(node.strip("\n"))
            elif isinstance(node, str):
                self.say(node)
            elif number >= 0:
                self.end(node, number)
            elif not isinstance(node.tag, str):
                continue
            elif node is not root and _is_deferred(node):
                self.notes.append(node)
            else:
                number = self.start(node)
                stack.append((node, number))
                if node.tag in _HIDDEN:
                    continue
                if node.tag in (TEI + "choice", TEI + "app"):
                    stack.append((self.chosen(node), -1))
                    continue
                is_code = _is_code(node)
                for child in reversed(node):
                    if child.tail:
                        stack.append((_Kept(child.tail) if is_code else child.tail, -1))
                    stack.append((child, -1))
                if node.text:
                    stack.append((_Kept(node.text) if is_code else node.text, -1))
        self.gap("\n\n")

    def chosen(self, node: Any) -> Any:
        """Of the alternatives in a choice, the one that stands in the text."""
        children = list(node.iterchildren("{*}*"))
        for name in self.best:
            for child in children:
                if child.tag == TEI + name:
                    return child
        return children[0] if children else ""

    def start(self, node: Any) -> int:
        name = etree.QName(node).localname
        self.gap(gap_of(node, name, self.parts))
        if is_within_word(node, name):
            self.due = self.due.strip(" ")
            self.joins = True
        place = len(self.starts)
        self.starts.append(-1)
        self.waiting.append(place)
        before = _mark(node.get("rend") or "", "pre(")
        if self.is_set_apart(node):
            self.gap(" ")
            self.apart.add(node)
            before = "[" + (before or node.get("n") or "")
        if name == "item" and node.get("n"):
            before = f"{before}{node.get('n')} "
        if name in NUMBERED and (number := (node.get("n") or "").strip()):
            before += number + ("" if number[-1] in ".):" else ".") + " "
        if before:
            self.say(before)
            self.opens = name in ("quote", "q", "said")
        if name == "note" and node.get("n"):  # before is its label then, as printed
            self.gap(" ")
        return place

    def is_set_apart(self, note: Any) -> bool:
        """True of a note within a line around which the source prints no marks of its own."""
        if note.tag != TEI + "note" or note.get("place") != "inline" or note.get("type") == "sic":
            return False
        rend = note.get("rend") or ""
        has_marks = "post(" in rend or "brackets" in rend.split() or "pre([" in rend
        words = "".join(note.itertext()).strip()
        last = self.pieces[-1][-1:] if self.pieces else ""
        is_within = is_amid(note) and not any(c.tag == TEI + "p" for c in note)
        is_bracketed = words[:1] in tuple("([") or last in ("(", "[")
        return is_within and not has_marks and bool(words) and not is_bracketed

    def end(self, node: Any, number: int) -> None:
        after = _mark(node.get("rend") or "", "post(")
        if node in self.apart:
            after += "]"
        after = " " * (node.tag == TEI + "l" and after == node.get("n")) + after
        if after:
            is_rule = after == after[0] * len(after) and len(after) > 3  # drawn under a heading
            self.say_on("\n" + after if is_rule else after)
        if self.starts[number] < 0:
            self.starts[number] = self.length
            self.waiting.remove(number)
        others: dict[str, str] = {}
        if node.tag in (TEI + "choice", TEI + "app"):
            shown = self.chosen(node)
            for child in node.iterchildren("{*}*"):
                if child is not shown:
                    label = etree.QName(child).localname
                    words = " ".join("".join(child.itertext()).split())
                    others[label] = f"{others[label]}; {words}" if label in others else words
        self.spans.append(Span(node, self.starts[number], self.length, others))
        name = etree.QName(node).localname
        if name not in BREAKS and not (name == "figure" and _is_before_mark(node)):
            self.gap(gap_of(node, name, self.parts))

    def gap(self, white: str) -> None:
        """White space is due before the next word: the widest that was asked for."""
        if self.opens and "\n" in white:
            return
        if _WIDTHS.index(white) > _WIDTHS.index(self.due):
            self.due = white
            self.is_meant = False

    def say(self, words: str) -> None:
        """Add words; white space at their ends is due, not written."""
        held = " ".join(words.split())
        if self.joins and held:
            words = words.lstrip()
        self.joins = False if held else self.joins
        if words[:1].isspace() and not self.joins:
            self.gap(" ")
        if held:
            self.write(held)
            if words[-1:].isspace():
                self.gap(" ")
                self.is_meant = "\n" not in words[len(words.rstrip()) :]

    def say_on(self, words: str) -> None:
        """Add a mark right after the last word, whatever is due but a space of the text itself."""
        if self.is_meant and self.due == " ":
            self.write(words)
            return
        due, self.due = self.due, ""
        self.write(words)
        self.due = due

    def write(self, words: str) -> None:
        if self.due and self.length:
            self.pieces.append(self.due)
            self.length += len(self.due)
        self.due = ""
        self.opens = False
        for number in self.waiting:
            self.starts[number] = self.length
        self.waiting.clear()
        self.pieces.append(words)
        self.length += len(words)


def _mark(rend: str, which: str) -> str:
    """`pre(“) post(”)`, `post(` -> `”`."""
    if "(" not in rend and "brackets" not in rend:
        return ""
    for word in rend.split():
        if word == "brackets":
            return "[" if which == "pre(" else "]"
        if word.startswith(which) and word.endswith(")"):
            mark, space = word[len(which) : -1], " " if " space(" in rend else ""
            return mark + space if which == "pre(" else space + mark
    return ""


def _is_before_mark(figure: Any) -> bool:
    return (figure.tail or "")[:1] in tuple(",.;:!?)]”’»") and figure.get("rend") == "inline"


def _is_deferred(node: Any) -> bool:
    """True of a note amid a sentence, but for words of the sentence itself such as [sic]."""
    if node.tag != TEI + "note" or not is_amid(node):
        return False
    rend = node.get("rend") or ""
    is_said = node.get("type") == "sic" or node.get("place") == "inline"
    return not (is_said or "brackets" in rend or rend.startswith("pre(["))
