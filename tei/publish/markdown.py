"""The blocks and lines that `transforms/md/` makes -> Markdown, all of it escaped.

    <doc><p>1. A <i>bold</i> * star</p></doc>   ->   "1\\. A *bold* \\* star\n"

CommonMark 0.31 (4.7 links, 6.2 emphasis, 2.4 backslash escapes); footnotes, line blocks and pipe
tables as Pandoc and most other readers have them. Emphasis that CommonMark's rules for `*` would
not see (`a*“b”*c`) is written `<em>`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from tei.publish.cells import Cell, filled
from tei.publish.lines import Token, is_rule, normalized
from tei.publish.prose import Prose

__all__ = ["Markdown", "escaped", "guarded", "inline"]

_ORDERED = re.compile(r"(\d{1,9})([.)])")
_BULLETS = frozenset("-*+•–—◦▪·")
_SIGNS = re.compile(r"[\\`*\[\]|^~{]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])")
_BEGIN = re.compile(r"(?:#{1,6}|[-+])(?=\s|$)|-(?=[-\s])|=+\s*$|[>:](?=\s|$)|>")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_DEFINED = re.compile(r"(\[\^[^\]]+\]):")
_AUTOLINK = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_EDGES = re.compile(r"(?m)^[^\S\n]|[^\S\n]$")  # a no-break space, which readers would strip
_STARS = {"i": "*", "b": "**"}
_TAGS = {"i": "em", "b": "strong", "tt": "code"}


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
            if self.ordered and self.ordered[-1]:
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
            self.emit("#" * level + " " + re.sub(r"(#+)$", r"\\\1", text.replace("\n", "<br>")))
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


def escaped(text: str) -> str:
    r"""A text in which no character is a sign of Markdown.

    >>> escaped("[a] * b_c <d>")
    '\\[a\\] \\* b_c \\<d>'
    """
    return _SIGNS.sub(lambda m: "\\" + m[0], text)


def guarded(line: str) -> str:
    r"""A line (escaped already) that does not begin like a block.

    >>> guarded("1. a"), guarded("# a"), guarded("1.5 a")
    ('1\\. a', '\\# a', '1.5 a')
    """
    if _BEGIN.match(line):
        return "\\" + line
    line = _DEFINED.sub(r"\1\\:", line, count=1) if line.startswith("[^") else line
    return _NUMBER.sub(r"\1\\\2", line, count=1) if _NUMBER.match(line) else line


def inline(tokens: Iterable[Token]) -> str:
    """The tokens of a line as Markdown, breaks as line ends."""
    line = _without_empty(_merged(normalized(tokens)))
    partner = _pairs(line)
    styles: dict[int, str] = {}
    for index, token in enumerate(line):
        if token.kind == "open":
            styles[index] = _style(line, index, partner[index], styles)
            styles[partner[index]] = styles[index]
    out = []
    for index, token in enumerate(line):
        if token.kind in ("open", "close"):
            out.append(_sign(token, styles[index]))
        elif token.kind == "fn":
            out.append(f"[^{token.value}]")
        elif token.kind == "img":
            out.append(f"![{escaped(token.value)}]({_address(token.node.get('src') or '')})")
        elif token.kind == "text" and not _is_autolinked(line, index, styles):
            out.append(escaped(token.value))
        else:
            out.append(token.value)
    return _EDGES.sub(lambda m: f"&#{ord(m[0])};", "".join(out))


def _merged(tokens: Iterable[Token]) -> list[Token]:
    """Text beside text is one: so it is escaped as a whole."""
    out: list[Token] = []
    for token in tokens:
        if token.kind == "text" and out and out[-1].kind == "text":
            out[-1] = Token("text", out[-1].value + token.value)
        else:
            out.append(token)
    return out


def _without_empty(tokens: list[Token]) -> list[Token]:
    """Without emphasis of nothing, and emphasis or links within their like."""
    keep = [True] * len(tokens)
    opened: list[tuple[int, bool]] = []
    has_words: list[bool] = []
    for index, token in enumerate(tokens):
        if token.kind == "open":
            is_nested = any(tokens[i].value == token.value for i, _ in opened)
            opened.append((index, is_nested))
            has_words.append(False)
        elif token.kind == "close":
            (start, is_nested), said = opened.pop(), has_words.pop()
            if has_words:
                has_words[-1] |= said
            if is_nested or not said:
                keep[start] = keep[index] = False
        elif has_words:
            has_words[-1] |= token.kind != "br"
    return _merged(t for t, kept in zip(tokens, keep, strict=True) if kept)


def _pairs(tokens: list[Token]) -> dict[int, int]:
    partner: dict[int, int] = {}
    opened: list[int] = []
    for index, token in enumerate(tokens):
        if token.kind == "open":
            opened.append(index)
        elif token.kind == "close":
            partner[opened.pop()] = index
    return partner


def _style(tokens: list[Token], start: int, end: int, styles: dict[int, str]) -> str:
    """How a pair is written: with stars, as a tag, as a link, or as an address in < >."""
    kind = tokens[start].value
    if kind == "a":
        words = tokens[start + 1].value if end == start + 2 else ""
        href = tokens[start].node.get("href") or ""
        is_plain = _AUTOLINK.fullmatch(words) and words == href
        is_email = _EMAIL.fullmatch(words) and href == f"mailto:{words}"
        return "<>" if is_plain or is_email else "[]"
    if kind in _STARS:
        before, first = _beside(tokens, start, -1, styles), _beside(tokens, start, 1, styles)
        last, after = _beside(tokens, end, -1, styles), _beside(tokens, end, 1, styles)
        if _flanks(before, first) and _flanks(after, last):
            return _STARS[kind]
    return f"<{_TAGS.get(kind, kind)}>"


def _beside(tokens: list[Token], index: int, step: int, styles: dict[int, str]) -> str:
    """The character beside a sign; of another sign, written or not, that of a star or a tag."""
    index += step
    if not 0 <= index < len(tokens):
        return " "
    token = tokens[index]
    if token.kind in ("open", "close"):
        return "*" if styles.get(index, "").startswith("*") else "<"
    shown = {"fn": "]", "img": "!"}.get(token.kind, token.value) or " "
    return shown[0] if step > 0 else shown[-1]


def _flanks(outside: str, inside: str) -> bool:
    """CommonMark 6.2: does a star between these two characters open (or close) emphasis?"""
    if "*" in (outside, inside) or inside.isspace():
        return False
    return not _is_sign(inside) or outside.isspace() or _is_sign(outside)


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _sign(token: Token, style: str) -> str:
    if style in ("*", "**"):
        return style
    if style == "<>":
        return "<" if token.kind == "open" else ">"
    if style == "[]":
        return "[" if token.kind == "open" else f"]({_address(token.node.get('href') or '')})"
    return style if token.kind == "open" else "</" + style[1:]


def _is_autolinked(tokens: list[Token], index: int, styles: dict[int, str]) -> bool:
    return index > 0 and styles.get(index - 1) == "<>" and tokens[index - 1].kind == "open"


def _address(url: str) -> str:
    """Where a link leads, in the form that it may have whatever it holds."""
    url = re.sub(r"\\|&(?=#?\w+;)", lambda m: "\\" + m[0], url)
    if not url or re.search(r"[\s()<>]", url):
        return "<" + re.sub(r"[<>]", lambda m: "\\" + m[0], " ".join(url.split())) + ">"
    return url
