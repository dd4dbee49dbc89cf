"""Rows of a Markdown table that have more cells than its header: they keep all of them.

    | A | B |                        <row>...<cell>1</cell><cell>2</cell><cell>lost</cell></row>
    |---|---|                   ->
    | 1 | 2 | lost |                 and a finding `row-too-long` with these words

The parser drops what its header has no column for (GitHub Flavored Markdown, 4.10: "the excess is
ignored"). No word of a source may be dropped unsaid.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit, table
from markdown_it.token import Token

SURPLUS = "surplus"  # in the `meta` of the first cell that is too many: the words of them all


def add_to(markdown: MarkdownIt) -> None:
    """Teach a parser to keep the cells that are too many."""
    markdown.enable("table")
    markdown.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    before = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    if silent:
        return True
    made, kept, count, columns = state.tokens[before:], state.tokens[:before], 0, 0
    row = None
    for token in made:
        if token.type == "tr_open":
            row, count = token, 0
        elif token.type in ("td_open", "th_open"):
            count += 1
            columns = max(columns, count)
        elif token.type == "tr_close" and row is not None and row.map:
            kept.extend(_surplus(state, row, columns))
        kept.append(token)
    state.tokens[:] = kept
    return True


def _surplus(state: StateBlock, row: Token, columns: int) -> list[Token]:
    """The tokens of the cells of a row that the parser has left out."""
    number = row.map[0] if row.map else 0
    start = state.bMarks[number] + state.tShift[number]
    line = state.src[start : state.eMarks[number]].strip()
    cells = escapedSplit(line)
    if cells and not cells[0]:
        cells.pop(0)
    while cells and not cells[-1].strip():
        cells.pop()
    tokens: list[Token] = []
    told = False
    for words in cells[columns:]:
        inline = Token("inline", "", 0, map=[number, number + 1], block=True)
        inline.content, inline.children, inline.level = words.strip(), [], row.level + 2
        if inline.content and not told:
            inline.meta[SURPLUS] = " | ".join(c.strip() for c in cells[columns:])
            told = True
        tokens += [
            Token("td_open", "td", 1, block=True, level=row.level + 1),
            inline,
            Token("td_close", "td", -1, block=True, level=row.level + 1),
        ]
    return tokens
