"""What is set apart from the text: boxes, epigraphs and quotations by fences, Obsidian's callouts.

    ::: {.callout-note}           ->  <box kind="note"><boxhead>On money</boxhead> ... </box>
    ## On money
    Pounds are pounds.
    :::
    > [!note] On money            ->  likewise
    > Pounds are pounds.
    ::: {.epigraph} ... :::       ->  <epigraph>

The heading of a box is none of the text's: what stands below the box goes on with the section. A
fence of another name falls away (`<div>`), unless it begins with a heading and the text goes on.
"""

from __future__ import annotations

import re

from markdown_it.token import Token

_CALLOUT = re.compile(r"\[!([A-Za-z-]{2,20})\][+-]?[ \t]*")
_QUOTED = frozenset(["quote", "cite"])
_BOXES = frozenset(
    "note tip hint warning caution important danger info box aside sidebar alert admonition "
    "attention callout challenge solution discussion prereq prerequisites objectives questions "
    "keypoints testimonial checklist instructor spoiler example exercise question answer".split()
)
_FORMS = {"epigraph": "epigraph", "quote": "blockquote", "blockquote": "blockquote",
          "quotation": "blockquote"}  # fmt: skip


def fence(tokens: list[Token], i: int) -> None:
    """Say of the fenced block that begins at a token what it is."""
    opening = tokens[i]
    names = str(opening.attrs.get("class", "")).lower().split()
    tag = next((_FORMS[name] for name in names if name in _FORMS), "")
    kind = next((k for n in names if (k := n.removeprefix("callout-")) in _BOXES), "")
    end = _closing(tokens, i)
    headed = i + 1 < end and tokens[i + 1].type == "heading_open"
    if not tag and not kind:
        after = tokens[end + 1].type if end + 1 < len(tokens) else ""
        if not headed or not names or after in ("", "heading_open", opening.type):
            return
        levels = [t.tag for t in tokens[i + 1 : end] if t.type == "heading_open"]
        if min(levels[1:], default="h7") <= levels[0]:
            return  # sections of the text
        kind = names[0]
    opening.tag = tokens[end].tag = tag or "box"
    if not tag:
        opening.attrSet("kind", kind)
        if headed:
            tokens[i + 1].tag = tokens[i + 3].tag = "boxhead"


def _closing(tokens: list[Token], i: int) -> int:
    """The place of the token that ends what a token begins."""
    opening, depth = tokens[i], 0
    closing = opening.type.removesuffix("open") + "close"
    for at in range(i, len(tokens)):
        depth += (tokens[at].type == opening.type) - (tokens[at].type == closing)
        if not depth:
            return at
    return len(tokens) - 1


def callout(tokens: list[Token], i: int) -> None:
    """The first line of a quotation that says what kind of box it is."""
    children = tokens[i].children or []
    if i < 2 or tokens[i - 2].type != "blockquote_open" or children[0].type != "text":
        return
    words = "".join(c.content for c in children[:6] if c.type == "text")
    found = _CALLOUT.match(words)
    if found is None:
        return
    rest = len(found[0])
    while rest and children and children[0].type == "text":
        taken = min(rest, len(children[0].content))
        children[0].content = children[0].content[taken:]
        rest -= taken
        if not children[0].content:
            del children[0]
    kind = found[1].lower()
    opening = tokens[i - 2]
    opening.attrJoin("class", f"callout {kind}")
    is_box = kind not in _QUOTED  # of the author's own words
    if is_box:
        closing = tokens[_closing(tokens, i - 2)]
        opening.tag = closing.tag = "box"
        opening.attrSet("kind", kind)
    title = next((n for n, c in enumerate(children) if c.type == "softbreak"), len(children))
    if 0 < title < len(children):
        tokens[i].meta["title"] = title, is_box
    elif title == 0 and children:
        del children[0]
    elif is_box:
        tokens[i - 1].tag = tokens[i + 1].tag = "boxhead"


def parted(tokens: list[Token]) -> list[Token]:
    """The title of a callout as a paragraph of its own; of a box it is the heading."""
    out: list[Token] = []
    for i, token in enumerate(tokens):
        out.append(token)
        title, is_box = token.meta.pop("title", (0, False)) if token.type == "inline" else (0, 0)
        if not title or token.map is None:
            continue
        first, last = token.map
        words, _, rest = token.content.partition("\n")
        opening, closing = tokens[i - 1], tokens[i + 1]
        second = token.copy(content=rest, map=[first + 1, last],
                            children=(token.children or [])[title + 1 :])  # fmt: skip
        out[-1] = token.copy(content=words, map=[first, first + 1],
                             children=(token.children or [])[:title])  # fmt: skip
        ends = closing
        if is_box:
            out[-2], ends = opening.copy(tag="boxhead"), closing.copy(tag="boxhead")
        out += [ends, opening.copy(map=[first + 1, last]), second]
    return out
