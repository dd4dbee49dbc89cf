"""Tables that are drawn with signs, as pandoc reads them: simple, multiline and grid tables.

    Year  Keeper            +------+--------+
    ----  ------            | Year | Keeper |        <table><row role="label"><cell>Year</cell>
    1840  Crowe             +======+========+   ->     <cell>Keeper</cell></row>
    1841  Fenn              | 1840 | Crowe  |          <row><cell>1840</cell> ...
                            +------+--------+

https://pandoc.org/MANUAL.html#tables. Columns begin where their dashes do; where that would cut a
word in two, or a cell of a grid goes over several columns or rows, the lines stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

DRAWN = "drawn"  # the `info` of their tokens
_LONGEST = 500  # lines
_DASHES = re.compile(r"-{2,}")
_RULE = re.compile(r" *-{2,}(?: +-{2,})* *")
_GRID = re.compile(r"\+(?:[-=:]{2,}\+)+")

Row = tuple[int, list[list[str]]]  # its first line, and of each column its lines


def add_to(markdown: MarkdownIt) -> None:
    """Teach a parser these tables."""
    markdown.block.ruler.before("table", "drawn_table", _table)


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if start + 2 >= end or state.sCount[start] - state.blkIndent >= 4:
        return False
    at = state.bMarks[start] + state.tShift[start]
    first = state.src[at : at + 2]
    below = state.bMarks[start + 1] + state.tShift[start + 1]
    if first == "+-":
        found = _grid(state, start, end)
    elif first == "--" or state.src.startswith("--", below):
        found = _ruled(state, start, end)
    else:
        return False
    if found is None:
        return False
    if not silent:
        head, rows, line = found
        _put(state, head, rows, start, line)
        state.line = line
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] : state.eMarks[number]].rstrip()


def _lines(state: StateBlock, start: int, end: int) -> list[str]:
    """The lines from `start` to the end of the block that they stand in, or of the text."""
    found: list[str] = []
    for number in range(start, min(end, start + _LONGEST)):
        line = _line(state, number)
        if line and state.sCount[number] < state.blkIndent:
            break
        found.append(line)
    return found


def _ruled(state: StateBlock, start: int, end: int) -> tuple[list[Row], list[Row], int] | None:
    """A simple or multiline table: its head, its rows, and the line after it."""
    lines = _lines(state, start, min(end, start + 12))
    top = _RULE.fullmatch(lines[0]) is not None
    rule = 0 if top and _columns(lines[0]) else next(
        (n for n, line in enumerate(lines[1:], 1) if _RULE.fullmatch(line)), -1
    )  # fmt: skip
    starts = _columns(lines[rule]) if rule >= 0 else []
    if not starts or (not top and rule != 1) or (top and rule == 1):
        return None
    heading = lines[int(top) : rule]
    lines = _lines(state, start, end)
    last = rule + 1
    while last < len(lines) and not _RULE.fullmatch(lines[last]):
        if not lines[last] and not top:
            break  # a simple table with a head ends with a blank line
        last += 1
    closed = last < len(lines) and bool(lines[last])
    body = lines[rule + 1 : last]
    if (top and not closed) or not any(body) or not all(heading):
        return None
    if any(_cuts(line, starts) for line in (*heading, *body)):
        return None
    several = top and "" in body
    rows: list[Row] = []
    for n, line in enumerate(body, start + rule + 1):
        if line and (not several or not rows or not body[n - start - rule - 2]):
            rows.append((n, [[] for _ in starts]))
        if line:
            for column, words in zip(rows[-1][1], _cut(line, starts), strict=True):
                column.append(words)
    head: list[Row] = []
    if heading:
        cut = [_cut(line, starts) for line in heading]
        head = [(start + int(top), [list(column) for column in zip(*cut, strict=True)])]
        if sum(any(column) for column in head[0][1]) < 2:
            return None
    return head, rows, start + last + closed


def _columns(rule: str) -> list[int]:
    """Where the columns begin; none for a single line of dashes."""
    starts = [found.start() for found in _DASHES.finditer(rule)]
    return starts if len(starts) > 1 else []


def _cuts(line: str, starts: Sequence[int]) -> bool:
    """True if a column begins inside a word."""
    inside = [at for at in starts[1:] if at < len(line)]
    return "\t" in line or any(" " not in line[at - 1 : at + 1] for at in inside)


def _cut(line: str, starts: Sequence[int]) -> list[str]:
    return [line[a:b].strip() for a, b in pairwise([0, *starts[1:], max(len(line), starts[-1])])]


def _grid(state: StateBlock, start: int, end: int) -> tuple[list[Row], list[Row], int] | None:
    """A grid table, all of whose rows have all its columns."""
    lines = _lines(state, start, end)
    lines = lines[: next((n for n, line in enumerate(lines) if not line), len(lines))]
    shift = len(lines[0]) - len(lines[0].lstrip())
    corners = [n for n, sign in enumerate(lines[0]) if sign == "+"]
    if not _GRID.fullmatch(lines[0], shift) or not _GRID.fullmatch(lines[-1], shift):
        return None
    head: list[Row] = []
    rows: list[Row] = []
    for n, line in enumerate(lines):
        if line[shift : shift + 1] == "+":
            if [k for k, sign in enumerate(line) if sign == "+"] != corners:
                return None
            if "=" in line and not head:
                head, rows = rows, []
            if n + 1 < len(lines):
                rows.append((start + n + 1, [[] for _ in corners[1:]]))
            continue
        cells = _cells(line, corners)
        if cells is None:
            return None
        for column, words in zip(rows[-1][1], cells, strict=True):
            column.append(words)
    return head, rows, start + len(lines)


def _cells(line: str, corners: Sequence[int]) -> list[str] | None:
    if all(line[at : at + 1] == "|" for at in corners):
        return [line[a + 1 : b].removeprefix(" ").rstrip() for a, b in pairwise(corners)]
    cells = line.strip().split("|")[1:-1]  # letters of double width shift the bars
    return [c.removeprefix(" ").rstrip() for c in cells] if len(cells) == len(corners) - 1 else None


def _put(state: StateBlock, head: list[Row], rows: list[Row], start: int, end: int) -> None:
    table = state.push("table_open", "table", 1)
    table.map, table.info = [start, end], DRAWN
    for tag, cell, part in (("thead", "th", head), ("tbody", "td", rows)):
        if not part:
            continue
        state.push(f"{tag}_open", tag, 1)
        for line, columns in part:
            state.push("tr_open", "tr", 1).map = [line, line + 1]
            for words in columns:
                state.push(f"{cell}_open", cell, 1)
                state.tokens.extend(_blocks(state, words, line))
                state.push(f"{cell}_close", cell, -1)
            state.push("tr_close", "tr", -1)
        state.push(f"{tag}_close", tag, -1)
    state.push("table_close", "table", -1)


def _blocks(state: StateBlock, words: list[str], line: int) -> list[Token]:
    """What stands in a cell, with the lines of the source."""
    found: list[Token] = []
    state.md.block.parse("\n".join(words), state.md, state.env, found)
    for token in found:
        token.level += state.level
        if token.map:
            token.map = [token.map[0] + line, token.map[1] + line]
    return found
