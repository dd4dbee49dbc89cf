"""A line of text, its emphasis, links, pictures and notes -> Markdown, all of it escaped.

    inline([Token("text", "a * b")])   ->   "a \\* b"

CommonMark 0.31 (4.7 links, 6.1 code spans, 6.2 emphasis, 2.4 backslash escapes). Emphasis that its
rules for `*` would not see (`a*“b”*c`) is written `<em>`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from tei.publish.lines import Token, normalized

__all__ = ["escaped", "guarded", "inline"]

_SIGNS = re.compile(r"[\\`*\[\]|^~{]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])")
_BEGIN = re.compile(r"(?:#{1,6}|[-+])(?=\s|$)|-(?=[-\s])|=+\s*$|[>:](?=\s|$)|>")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_DEFINED = re.compile(r"(\[\^[^\]]+\]):")
_AUTOLINK = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_EDGES = re.compile(r"(?m)^[^\S\n]|[^\S\n]$")  # a no-break space, which readers would strip
_STARS = {"i": "*", "b": "**"}
_TAGS = {"i": "em", "b": "strong", "tt": "code"}


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
        elif token.kind == "text" and not _is_literal(line, index, styles):
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
    """How a pair is written: with stars, backticks, as a tag, a link, or as an address in < >."""
    kind = tokens[start].value
    if kind == "a":
        words = tokens[start + 1].value if end == start + 2 else ""
        href = tokens[start].node.get("href") or ""
        is_plain = _AUTOLINK.fullmatch(words) and words == href
        is_email = _EMAIL.fullmatch(words) and href == f"mailto:{words}"
        return "<>" if is_plain or is_email else "[]"
    if kind == "tt" and end == start + 2 and tokens[start + 1].kind == "text":
        words = tokens[start + 1].value  # in a table a bar would end the cell even there
        runs = set(re.findall("`+", words))
        if words == words.strip("` ") and "|" not in words and not _EDGES.search(words):
            return next("`" * n for n in range(1, len(runs) + 2) if "`" * n not in runs)
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
        sign = styles.get(index, "")[:1]
        return sign if sign in ("*", "`") else "<"
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
    if style in ("*", "**") or style.startswith("`"):
        return style
    if style == "<>":
        return "<" if token.kind == "open" else ">"
    if style == "[]":
        return "[" if token.kind == "open" else f"]({_address(token.node.get('href') or '')})"
    return style if token.kind == "open" else "</" + style[1:]


def _is_literal(tokens: list[Token], index: int, styles: dict[int, str]) -> bool:
    """True of an address in < > and of code between backticks, where no sign is one."""
    if not index or tokens[index - 1].kind != "open":
        return False
    return styles.get(index - 1) == "<>" or styles.get(index - 1, "").startswith("`")


def _address(url: str) -> str:
    """Where a link leads, in the form that it may have whatever it holds."""
    url = re.sub(r"\\|&(?=#?\w+;)", lambda m: "\\" + m[0], url)
    if not url or re.search(r"[\s()<>]", url):
        return "<" + re.sub(r"[<>]", lambda m: "\\" + m[0], " ".join(url.split())) + ">"
    return url
