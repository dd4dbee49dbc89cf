"""The blocks and lines that `transforms/md/` makes -> Markdown, all of it escaped.

    <doc><p>1. A <i>bold</i> * star</p></doc>   ->   "1\\. A *bold* \\* star\n"

CommonMark 0.31; footnotes, line blocks, pipe tables, lists of definitions and captions of tables as
Pandoc and most other readers have them. How a line is written: `markdown_phrases`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from tei.publish.cells import Cell, filled
from tei.publish.lines import Token, is_rule
from tei.publish.markdown_phrases import escaped, guarded, inline
from tei.publish.prose import Prose

__all__ = ["Markdown"]

_ORDERED = re.compile(r"(\d{1,9})([.)])")
_BULLETS = frozenset("-*+•–—◦▪·")


class Markdown(Prose):
    """Sets a tree as Markdown; `breaks` sets verse with hard line breaks."""

    def __init__(self, width: int = 0, *, breaks: bool = False) -> None:
        super().__init__(width)
        self.breaks = breaks
        self.ordered: list[bool] = []

    def open(self, name: str, node: Any) -> None:
        """A block begins."""
        if name == "list":
            self._open_list(node)
        elif name == "item":
            self.want(1)
            label = node.get("label") or ""
            if node.get("of-label"):
                self.push(":   ", "    ")
            elif self.ordered and self.ordered[-1]:
                self.push(f"{label} ", " " * (len(label) + 1))
            elif not label or label in _BULLETS:
                self.push("- ", "  ")
            else:
                self.push(f"- {guarded(escaped(label))} ", "  ")
        elif name == "note":
            self.want(2)
            if node.get("fn"):
                self.push(f"[^{node.get('fn')}]: ", "    ")
            else:
                label = guarded(escaped(node.get("label") or ""))
                self.push(f"{label} " if label else "", "")
        elif name == "rule":
            self.want(2)
            self.emit("* * *")
        elif name in ("quote", "box"):
            self.want(2)
            mark = "> " if name == "quote" or (node.get("first") or "").strip() else ""
            self.push(mark, mark)
        else:
            self.want(2)

    def _open_list(self, node: Any) -> None:
        labels = [_ORDERED.fullmatch(item.get("label") or "") for item in node.iter("item")
                  if item.getparent() is node]  # fmt: skip
        first = labels[0] if labels else None
        self.ordered.append(first is not None and all(
            label and label[2] == first[2] and int(label[1]) == int(first[1]) + number
            for number, label in enumerate(labels)
        ))  # fmt: skip
        starts_later = bool(self.ordered[-1] and first and first[1] != "1")
        self.want(1 if self.blocks[-1:] == ["item"] and not starts_later else 2)
        if self.last == "list" and not self.is_fresh:
            self.emit("<!-- -->")  # else the two would be one
            self.want(2)

    def close(self, name: str, node: Any) -> None:
        """A block ends."""
        super().close(name, node)
        if name == "list":
            self.ordered.pop()

    def append(self, words: str) -> None:
        """Set a mark behind the last line."""
        if self.last in ("table", "code") or is_rule(words):
            self.want(2)
            self.emit(guarded(escaped(words)))
        else:
            self.lines[-1] += escaped(words)

    def write(self, leaf: Any, tokens: Iterable[Token]) -> None:
        """Write a paragraph, a heading or a line."""
        text = inline(tokens)
        name = leaf.tag if leaf is not None else "p"
        if name == "h":
            level = min(max(int(leaf.get("level") or 1), 1), 6)
            words = re.sub(r"(#+)$", r"\\\1", text.replace("\n", "<br>"))
            target = f" {{#{leaf.get('id')}}}" if leaf.get("id") else ""
            self.emit("#" * level + " " + words + target)
        elif name == "l" and not self.breaks:
            if self.last != "l":
                self.want(2)  # else it would go on with the words before it
            words = guarded(text.replace("\n", " "))
            self.emit("| " + " " * int(leaf.get("indent") or 0) + words)
        else:
            if name in ("l", "line"):
                self._follow(name)
            if self.last == "l" and not self.breaks:
                self.want(2)
            space = "&nbsp;" * int(leaf.get("indent") or 0) if leaf is not None else ""
            lines = text.split("\n")
            for line in lines[:-1]:
                self.paragraph(line + "\\", space, guarded)
            self.paragraph(lines[-1], space, guarded)

    def _follow(self, name: str) -> None:
        """A line that follows another one is the same paragraph, after a hard break."""
        if self.last == name and self.due == 1 and self.low == len(self.prefixes):
            self.lines[-1] += "\\"
        else:
            self.want(2)

    def table(self, rows: list[tuple[Any, list[Cell]]]) -> None:
        """A pipe table; without a row of labels its head is empty."""
        if not rows:
            return
        rows = filled(rows)
        columns = max(sum(cell.columns for cell in cells) for _, cells in rows) or 1
        if not rows[0][0].get("head"):
            rows = [(None, []), *rows]
        for number, (_, cells) in enumerate(rows):
            texts = [t for c in cells for t in (self.flat(c.tokens), *[""] * (c.columns - 1))]
            texts += [""] * (columns - len(texts))
            self.emit("| " + " | ".join(texts) + " |")
            self.want(1)
            if number == 0:
                self.emit("|" + " --- |" * columns)
                self.want(1)

    def flat(self, tokens: Iterable[Token]) -> str:
        """A cell on one line."""
        return inline(tokens).replace("\n", "<br>")

    def code(self, words: str) -> None:
        """A fenced block, its fence longer than any in it."""
        runs = re.findall(r"`{3,}", words)
        fence = "`" * max(3, *(len(run) + 1 for run in runs)) if runs else "```"
        self.emit(fence)
        for line in words.strip("\n").split("\n"):
            self.want(1)
            self.emit(line.rstrip())
        self.want(1)
        self.emit(fence)
