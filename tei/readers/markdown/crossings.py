"""References of Markdown to parts of the same text, as Quarto and pandoc-crossref have them; and
fences within fences, which pandoc nests whatever their lengths.

    see @fig-mill       ->   see <a href="#fig-mill">@fig-mill</a>, if there is a {#fig-mill}
"""

from __future__ import annotations

import re
from itertools import chain

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_PART = re.compile(
    r"@((?:sec|fig|tbl|tab|eq|lst|thm|lem|cor|def|exm|tip|nte)[-:][A-Za-z0-9_](?:[\w:.-]*\w)?)"
)
_FENCE = re.compile(r"([ ]{0,3}):{3,}[ \t]*([^\s:].*)?")
_CODE = re.compile(r"[ ]*(`{3,}|~{3,})(.*)")


def cross_references(state: StateCore) -> None:
    """Make links of references to what the text names by such an identifier."""
    if not _PART.search(state.src):
        return
    lines = [t for t in state.tokens if t.type == "inline" and "@" in t.content]
    inside = chain.from_iterable(t.children or () for t in state.tokens)
    named = {str(t.attrs["id"]) for t in chain(state.tokens, inside) if "id" in t.attrs}
    for line in lines:
        out: list[Token] = []
        within = 0  # a link, which holds no other
        for token in line.children or ():
            if token.type.startswith("link_"):
                within += token.nesting
            elif token.type == "html_inline":
                within += token.content.startswith("<a ") - token.content.startswith("</a")
            out += _linked(token, named) if token.type == "text" and within < 1 else [token]
        line.children = out


def _linked(token: Token, named: set[str]) -> list[Token]:
    words, at = token.content, 0
    out: list[Token] = []
    for found in _PART.finditer(words):
        before = words[found.start() - 1 : found.start()]
        if found[1] not in named or before.isalnum():
            continue
        if at < found.start():
            out.append(token.copy(content=words[at : found.start()]))
        out.append(Token("crossing_open", "a", 1, attrs={"href": "#" + found[1]}))
        out.append(token.copy(content=found[0]))
        out.append(Token("crossing_close", "a", -1))
        at = found.end()
    return [*out, token.copy(content=words[at:])] if at < len(words) or not out else out


def nested(body: str) -> str:
    """The text for the parser, its fences the longer the more they hold."""
    if body.count("\n:::") < 3:
        return body
    lines = body.split("\n")
    depths: dict[int, int] = {}
    depth, code = 0, ""
    for number, line in enumerate(lines):
        start = line.lstrip()[:3]
        if start in ("```", "~~~") and (mark := _CODE.fullmatch(line)):
            if not code:
                code = mark[1] if "`" not in mark[2] else ""  # "```a```" is code in a line
            elif mark[1].startswith(code) and not mark[2].strip():
                code = ""
            continue
        found = _FENCE.fullmatch(line) if start == ":::" and not code else None
        if found is None:
            continue
        if found[2]:
            depth += 1
            depths[number] = depth
        elif depth:
            depths[number] = depth
            depth -= 1
    deepest = max(depths.values(), default=0)
    if deepest < 2 or depth:  # none within another, or one that nobody closes
        return body
    for number, at in depths.items():
        indent = lines[number].partition(":")[0]
        lines[number] = indent + ":" * (3 + deepest - at) + lines[number].lstrip(" :")
    return "\n".join(lines)
