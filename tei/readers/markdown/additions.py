"""What pandoc, kramdown and Obsidian add to Markdown, beyond the plugins of the parser.

    # The Mill {#mill .unnumbered}          ->  a heading; its attributes are no words of it
    ![Mill](m.jpg){#fig width=50%}          ->  a picture, likewise
    Mill {: .lead}                          ->  a paragraph, likewise
    : Wages {#tbl:w}   (below a table)      ->  the table's caption
    ::: {.epigraph} ... :::                 ->  see `boxes`
    [[1876|the storm]], ![[wreck.png]]      ->  a link, a picture
    > [!note] Title                         ->  likewise
    ==words==, %%a comment%%, ^block        ->  words marked, nothing, an identifier

The rules change the tokens of the parser; what they cannot read stays in the text.
"""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from tei.readers.markdown.boxes import callout, fence, parted
from tei.readers.markdown.crossings import cross_references

_ATTRIBUTES = re.compile(r"[ \t]*\{:?([^{}\n]{1,300})\}[ \t]*$")
_ATTRIBUTES_FIRST = re.compile(r"\{:?([^{}\n]{1,300})\}")
_ATTRIBUTE = re.compile(
    r"\s*(?:([#.])([^\s#.={}\"']+)|([A-Za-z_][\w:.-]*)=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+))"
    r"|(-)(?=\s|$)|([A-Za-z]+)(?=\s|$))"
)
_CAPTION = re.compile(r"(?::|Table:)\s+(?=\S)")
_BLOCK_NAME = re.compile(r"[ \t]+\^([A-Za-z0-9-]{1,40})$")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".avif", ".tif", ".tiff")


def add_to(markdown: MarkdownIt) -> None:
    """Teach a parser all of the above."""
    container_plugin(markdown, "div", validate=lambda words, _: _is_fence(words))
    markdown.inline.ruler.before("link", "wiki_link", _wiki_link)
    markdown.inline.ruler.before("emphasis", "marked", _marked)
    markdown.inline.ruler.before("emphasis", "percent_comment", _comment)
    markdown.core.ruler.push("additions", _core)
    markdown.core.ruler.push("cross_references", cross_references)


def attributes_of(words: str) -> dict[str, str] | None:
    """What stands between braces; None if that is no list of attributes.

    >>> attributes_of("#fig:mill .wide width=50%")
    {'id': 'fig:mill', 'class': 'wide', 'width': '50%'}
    >>> attributes_of("a set, its members") is None
    True
    """
    found: dict[str, str] = {}
    at = 0
    words = words.strip()
    while at < len(words):
        one = _ATTRIBUTE.match(words, at)
        if one is None or one.end() == at or (one[8] and one[8] != "toc"):
            return None
        if one[1] == "#":
            found["id"] = one[2]
        elif one[1] == ".":
            found["class"] = f"{found['class']} {one[2]}" if "class" in found else one[2]
        elif one[3]:
            found[one[3].lower()] = next(v for v in one.group(4, 5, 6) if v is not None)
        at = one.end()
    return found if words else None


def _is_fence(words: str) -> bool:
    words = words.strip().rstrip(":").strip()
    if words.startswith("{") and words.endswith("}"):
        return attributes_of(words[1:-1]) is not None
    return bool(words) and len(words.split()) < 6 and words[0].isalpha()


def _core(state: StateCore) -> None:
    """Attributes, captions, fences and callouts, once all is parsed."""
    tokens = state.tokens
    for i, token in enumerate(tokens):
        if token.type == "container_div_open":
            words = token.info.strip().rstrip(":").strip()
            if words.startswith("{"):
                _put(token, attributes_of(words[1:-1]) or {})
            else:
                token.attrSet("class", words.split()[0])
            fence(tokens, i)
        elif token.type == "inline" and token.children:
            _attributes(token, tokens[i - 1])
            if tokens[i - 1].type == "paragraph_open":
                _name_of_block(token, tokens[i - 1])
                callout(tokens, i)
    state.tokens = parted(_captions(tokens))


def _put(token: Token, attributes: dict[str, str]) -> None:
    for name, value in attributes.items():
        if name == "class":
            token.attrJoin(name, value)
        elif name != "style":
            token.attrSet(name, value.removesuffix("px"))


def _attributes(token: Token, opener: Token) -> None:
    """Braces at the end of a heading or paragraph, and after a picture, a link or code."""
    children = token.children or []
    for before, after in pairwise(children):
        if before.type in ("image", "link_close", "code_inline") and after.type == "text":
            found = _ATTRIBUTES_FIRST.match(after.content)
            attributes = attributes_of(found[1]) if found else None
            if found and attributes is not None:
                after.content = after.content[found.end() :]
                if before.type == "image":
                    _put(before, attributes)
    last = children[-1]
    if last.type != "text":
        return
    found = _ATTRIBUTES.search(last.content)
    if found is None or not (opener.type == "heading_open" or "{:" in found[0]):
        return
    attributes = attributes_of(found[1])
    if attributes is None:
        return
    _put(opener, attributes)
    last.content = last.content[: found.start()]
    if not last.content and len(children) > 1 and children[-2].type == "softbreak":
        del children[-2:]


def _name_of_block(token: Token, opener: Token) -> None:
    last = (token.children or [token])[-1]
    if last.type == "text" and (found := _BLOCK_NAME.search(last.content)):
        opener.attrSet("id", "^" + found[1])
        last.content = last.content[: found.start()]


def _captions(tokens: list[Token]) -> list[Token]:
    """A paragraph that begins with a colon, beside a table, is its caption."""
    out: list[Token] = []
    i = 0
    while i < len(tokens):
        if tokens[i].type == "paragraph_open" and i + 2 < len(tokens):
            after = out and out[-1].type == "table_close"
            before = i + 3 < len(tokens) and tokens[i + 3].type == "table_open"
            children = tokens[i + 1].children or []
            found = children and _CAPTION.match(children[0].content)
            if (after or before) and found:
                children[0].content = children[0].content[found.end() :]
                caption = _as_caption(tokens[i : i + 3])
                if after:
                    opening = max(n for n, t in enumerate(out) if t.type == "table_open")
                    _attributes_of_table(caption[1], out[opening])
                    out[opening + 1 : opening + 1] = caption
                    i += 3
                else:
                    _attributes_of_table(caption[1], tokens[i + 3])
                    out += [tokens[i + 3], *caption]
                    i += 4
                continue
        out.append(tokens[i])
        i += 1
    return out


def _as_caption(paragraph: list[Token]) -> list[Token]:
    opening, _, closing = paragraph
    opening.tag = closing.tag = "caption"
    opening.type, closing.type = "caption_open", "caption_close"
    opening.hidden = closing.hidden = False
    return paragraph


def _attributes_of_table(line: Token, table: Token) -> None:
    last = (line.children or [line])[-1]
    found = _ATTRIBUTES.search(last.content) if last.type == "text" else None
    if found and (attributes := attributes_of(found[1])) is not None:
        last.content = last.content[: found.start()]
        _put(table, attributes)


def _wiki_link(state: StateInline, silent: bool) -> bool:
    """`[[page]]`, `[[page|words]]`, `![[picture.png]]`."""
    source, at = state.src, state.pos
    shown = source.startswith("![[", at)
    if not shown and not source.startswith("[[", at):
        return False
    begin = at + 2 + shown
    end = source.find("]]", begin, begin + 300)
    inside = source[begin:end] if end > 0 else ""
    if not inside.strip() or "[" in inside or "\n" in inside or inside[:1] in "^@":
        return False
    if silent:
        return True
    page, _, words = inside.partition("|")
    if shown and page.strip().lower().endswith(_PICTURES):
        token = state.push("image", "img", 0)
        token.attrs = {"src": page.strip(), "alt": ""}
        token.children, token.content, token.markup = [], "", "![["
    else:
        token = state.push("wiki_open", "a", 1)
        token.attrs = {"href": quote(page.strip(), safe="/#^.")}
        token.markup = "[["
        state.push("text", "", 0).content = (words or page).strip()
        state.push("wiki_close", "a", -1).markup = "]]"
    state.pos = end + 2
    return True


def _marked(state: StateInline, silent: bool) -> bool:
    """`==words==`."""
    found = _between(state, "==")
    if not found:
        return False
    if not silent:
        begin, end = found
        state.push("mark_open", "mark", 1).markup = "=="
        state.pos, most = begin, state.posMax
        state.posMax = end
        state.md.inline.tokenize(state)
        state.pos, state.posMax = end, most
        state.push("mark_close", "mark", -1).markup = "=="
    state.pos = found[1] + 2
    return True


def _comment(state: StateInline, silent: bool) -> bool:
    """`%%words that the page does not show%%`."""
    found = _between(state, "%%")
    if not found:
        return False
    if not silent:
        state.push("comment", "", 0).content = state.src[slice(*found)]
    state.pos = found[1] + 2
    return True


def _between(state: StateInline, sign: str) -> tuple[int, int] | None:
    if not state.src.startswith(sign, state.pos):
        return None
    begin = state.pos + 2
    end = state.src.find(sign, begin, min(state.posMax, begin + 2000))
    if end <= begin or state.src[begin].isspace() or state.src[end - 1].isspace():
        return None
    return begin, end
