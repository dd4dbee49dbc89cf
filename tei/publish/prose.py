"""The blocks and lines that `transforms/txt/` makes -> text: broken, indented, spaced.

    <doc><h level="1">I.</h><p>Wind <i>SW</i>.</p></doc>    ->    "I.\n\nWind SW.\n"

A run of white space is one space. Text beside blocks is a paragraph of its own. `<pre>` is set
right before what follows it and `<post>` right behind what went before, even across the edges of
blocks. How a line is written is for the formats: plain text here, Markdown in `markdown.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from lxml import etree

from tei.publish.cells import Cell, filled, set_in, span, widths_of
from tei.publish.lines import VISIBLE, WHITE, Sheet, Token, is_rule, normalized, wrapped

__all__ = ["Prose"]

_BAR = re.compile(r"^\|(?=[^\s|])")  # that begins a cell
_DRAWN = re.compile(r"(?<=\S)(\|?:?--[-|: +]*)$")  # the line under the head of a table
_INLINE = frozenset(("i", "b", "sup", "sub", "tt", "a", "del", "ins"))
_WHOLE = frozenset(("pre", "post", "code", "meta"))  # taken as a whole when they end
_LEAVES = {"p": 2, "h": 2, "line": 1, "l": 1}  # and the space they want: a line, an empty line


class Prose(Sheet):
    """Sets a tree as plain text; `width` 0 leaves each paragraph on one line."""

    def __init__(self, width: int = 80) -> None:
        super().__init__()
        self.width = width
        self.tokens: list[Token] = []
        self.leaf: Any = None  # the <p>, <h>, <line> or <l> that is open
        self.leaves: list[Any] = []  # those around the blocks that are open
        self.last = ""  # what was written last: the name of a leaf or block
        self.blocks: list[str] = []  # the names of those that are open
        self.rows: list[tuple[Any, list[Cell]]] = []
        self.cells = 0  # how many are open, one in the other
        self.kept: list[list[Token]] = []

    def set(self, root: Any) -> str:
        """The text of a tree."""
        for event, node in etree.iterwalk(root, ("start", "end")):
            if event == "start":
                self._start(node)
                if node.tag not in _WHOLE:
                    self.add("text", node.text)
            else:
                self._end(node)
                if node is not root:
                    self.add("text", node.tail)
        self.flush()
        return "\n".join([*self.lines, ""]) if self.lines else ""

    # -- the walk --------------------------------------------------------------------------------

    def _start(self, node: Any) -> None:
        name = node.tag
        if name in _WHOLE:
            return
        if name in _INLINE:
            self.add("open", name, node)
        elif name == "br":
            self.add("br", "\n")
        elif name in ("fn", "img"):
            self.add(name, node.get("label") or node.get("alt") or "", node)
        elif self.cells:
            self._within_cell(name)
        elif name in _LEAVES:
            self.flush(carries=True)
            self.want(_LEAVES[name])
            self.leaf = node
        elif name == "table":
            self.flush()
            self.want(2)
        elif name == "row":
            self.rows.append((node, []))
        elif name == "cell":
            self.cells = 1
            self.kept.append(self.tokens)
            self.tokens = []
        elif name != "doc":
            self.flush(carries=True)
            self.open(name, node)
            self.blocks.append(name)
            self.leaves.append(self.leaf)
            self.leaf = None

    def _within_cell(self, name: str) -> None:
        if name == "cell":
            self.cells += 1
            self.add("text", "  ")
        else:
            self.add("br", "\n")

    def _end(self, node: Any) -> None:
        name = node.tag
        if name in ("pre", "post"):
            self._mark(name, node.text or "")
        elif name == "code":
            self._code(node)
        elif name in _INLINE:
            self.add("close", name, node)
        elif name in ("br", "fn", "img", "meta"):
            pass
        elif name == "cell":
            self.cells -= 1
            if not self.cells:
                columns, rows = span(node.get("cols")), span(node.get("rows"))
                self.rows[-1][1].append(Cell(self.tokens, columns, rows))
                self.tokens = self.kept.pop()
        elif self.cells:
            self.add("br", "\n")
        elif name in _LEAVES:
            self.flush()
            self.leaf = None
            self.want(_LEAVES[name])
        elif name == "table":
            self.flush()
            self.table(self.rows)
            self.rows = []
            self.last = name
            self.want(2)
        elif name not in ("row", "doc"):
            self.flush()
            self.blocks.pop()
            self.leaf = self.leaves.pop()
            self.close(name, node)

    def add(self, kind: str, value: str | None, node: Any = None) -> None:
        """Add to the line that is open."""
        if value or kind != "text":
            self.tokens.append(Token(kind, value or "", node))

    def _mark(self, name: str, words: str) -> None:
        has_words = any(t.kind in VISIBLE and t.value.strip(WHITE) for t in self.tokens)
        if name == "post" and not has_words and not self.cells and self.lines:
            self.append(words)
        else:
            self.add(name, words)

    def append(self, words: str) -> None:
        """Set a mark behind the last line."""
        if is_rule(words):
            self.lines.append("".join(p.rest for p in self.prefixes) + words)
        else:
            self.lines[-1] += words

    # -- blocks ----------------------------------------------------------------------------------

    def open(self, name: str, node: Any) -> None:
        """A block begins that holds others."""
        if name == "item":
            self.want(1)
            label = node.get("label") or ""
            rest = "    " if node.get("of-label") else _indent(label)
            outer = next(node.iterancestors("item"), None)
            # Below an item without a label nothing else would show that it lies deeper.
            deeper = "" if outer is None or outer.get("label") or outer.get("of-label") else "  "
            self.push(deeper + (f"{label} " if label else rest), deeper + rest)
        elif name == "note":
            self.want(2)
            label = node.get("label") or ""
            self.push(f"{label} " if label else "", _indent(label))
        elif name == "quote":
            self.want(2)
            self.push("    ", "    ")
        elif name == "box":
            self.want(2)
            self.push(node.get("first") or "", node.get("rest") or "")
        elif name == "list":
            self.want(1 if self.blocks[-1:] == ["item"] else 2)
        else:
            self.want(2)
            if name == "rule":
                self.emit("* * *")

    def close(self, name: str, node: Any) -> None:
        """A block ends."""
        if name in ("item", "note", "quote", "box"):
            self.pop()
        self.last = name
        is_within = name == "list" and self.blocks[-1:] == ["item"]
        self.want(1 if name == "item" or is_within else 2)

    def flush(self, *, carries: bool = False) -> None:
        """Write what was collected. With `carries`, mere marks go on to the next line."""
        if self.cells:
            return
        visible = [
            t for t in self.tokens
            if t.kind in VISIBLE and (t.value.strip(WHITE) or t.kind == "img")
        ]  # fmt: skip
        if carries and visible and all(t.kind == "pre" for t in visible):
            return
        tokens, self.tokens = _parted(self.tokens)
        if any(t.kind != "pre" for t in visible) or (visible and not carries):
            is_item = self.leaf is None and self.blocks[-1:] == ["item"]
            space = 1 if is_item else _LEAVES[self.leaf.tag] if self.leaf is not None else 2
            self.want(space)
            self.write(self.leaf, tokens)
            self.last = self.leaf.tag if self.leaf is not None else "p"
            self.want(space)

    # -- how it is written -----------------------------------------------------------------------

    def write(self, leaf: Any, tokens: Iterable[Token]) -> None:
        """Write a paragraph, a heading or a line."""
        indent = " " * int(leaf.get("indent") or 0) if leaf is not None else ""
        for text in self.text_of(tokens).split("\n"):
            self.paragraph(text, indent)

    def paragraph(self, text: str, indent: str = "", guard: Callable[[str], str] = str) -> None:
        """Break a text into lines; `guard` says how the beginning of each is to be written."""
        room = self.width and max(self.width - sum(len(p.rest) for p in self.prefixes), 20)
        labels = sum(max(len(p.first) - len(p.rest), 0) for p in self.prefixes if not p.used)
        for number, line in enumerate(wrapped(text, room - len(indent) if room else 0, labels)):
            self.emit((indent if number == 0 else indent and indent + "  ") + guard(line))

    def text_of(self, tokens: Iterable[Token]) -> str:
        """The line as a string, breaks as line ends."""
        return "".join(t.value for t in normalized(tokens) if t.kind in ("text", "br", "fn"))

    def table(self, rows: list[tuple[Any, list[Cell]]]) -> None:
        """Columns side by side; rows whose marks are recorded, with these."""
        plain = [
            [(self.flat(cell.tokens), cell.columns) for cell in cells]
            for row, cells in filled(rows)
            if not row.get("marked")
        ]
        widths = widths_of(plain)
        fits = not self.width or sum(widths) + 2 * len(widths) < self.width
        waiting = iter(plain)
        for row, cells in rows:
            if row.get("marked"):
                line = " ".join(_BAR.sub("| ", self.text_of(cell.tokens)) for cell in cells)
                line = _DRAWN.sub(r"\n\1", line)
            elif fits:
                line = set_in(widths, next(waiting))
            else:
                line = "\t".join(text + "\t" * (columns - 1) for text, columns in next(waiting))
            for part in line.split("\n"):
                self.emit(part)
            self.due = max(self.due, 1)

    def flat(self, tokens: Iterable[Token]) -> str:
        """A cell on one line."""
        return self.text_of(tokens).replace("\n", " ")

    def _code(self, node: Any) -> None:
        words = node.text or ""
        if self.cells or (self.leaf is not None and self.leaf.tag != "p"):
            self.add("text", words)
            return
        self.flush()
        self.want(2)
        self.code(words)
        self.last = "code"
        self.want(2)

    def code(self, words: str) -> None:
        """Lines to be kept as they are."""
        for line in words.strip("\n").split("\n"):
            self.emit(line.rstrip())


def _parted(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """A line whose emphasis is closed, and what opens the emphasis again that goes on behind it."""
    opened: list[Token] = []
    for token in tokens:
        if token.kind == "open":
            opened.append(token)
        elif token.kind == "close":
            opened.pop()
    closing = [Token("close", token.value, token.node) for token in reversed(opened)]
    return tokens + closing, opened


def _indent(label: str) -> str:
    """What stands below a label."""
    return " " * min(len(label) + 1, 4) if label else ""
