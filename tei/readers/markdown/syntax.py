"""Markdown's syntax: CommonMark (https://spec.commonmark.org/0.31.2/) and what scholars add to it.

Tables, footnotes (`[^1]`, `^[inline]`), definition lists, attributes (`{.smallcaps}`), struck
words, what `additions` lists, and pandoc's line blocks:

    | The ice went out on the ninth,        ->   lines of verse
    |   the ferry on the tenth.
"""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from tei.readers.markdown.additions import add_to
from tei.readers.markdown.drawn_tables import add_to as add_drawn_tables
from tei.readers.markdown.scripts import add_to as add_scripts
from tei.readers.markdown.tables import add_to as add_tables

DEEPEST = 150  # blocks in blocks: the parser leaves out what is deeper, so the reader refuses it


@cache
def parser() -> MarkdownIt:
    """The parser. It alters no sign of the text: no typographer, no links that are not marked."""
    markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": DEEPEST})
    markdown.enable("strikethrough")
    add_tables(markdown)
    add_drawn_tables(markdown)
    footnote_plugin(markdown, move_to_end=False)
    deflist_plugin(markdown)
    attrs_plugin(markdown, spans=True)
    add_to(markdown)
    add_scripts(markdown)
    markdown.block.ruler.before("paragraph", "line_block", _line_block)
    markdown.normalizeLinkText = _as_written  # type: ignore[method-assign, assignment]
    markdown.disable("text_join")  # a word that was escaped keeps its place
    return markdown


def _as_written(words: str) -> str:
    """The words of a link: `%20` is what a reader of the page sees."""
    return words


def _line_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Lines that begin with a bar and a space; one that begins with a space goes on.

    Lines that end with a bar too are rows of a table that lacks its rule.
    """
    if not _is_line(_line(state, start)) or state.sCount[start] - state.blkIndent >= 4:
        return False
    if silent:
        return True
    line, verses = start, []
    while line < end and state.sCount[line] >= state.blkIndent:
        words = _line(state, line)
        if _is_line(words):
            verses.append((line, words[1:].rstrip()))
        elif words and state.sCount[line] > state.blkIndent and verses[-1][1]:
            verses[-1] = (verses[-1][0], f"{verses[-1][1]}\n{words.strip()}")
        else:
            break
        line += 1
    _put(state, verses, start, line)
    state.line = line
    return True


def _put(state: StateBlock, verses: list[tuple[int, str]], start: int, end: int) -> None:
    opened = False
    for number, words in verses:
        if not words.strip():  # between stanzas
            if opened:
                state.push("line_block_close", "lg", -1)
                opened = False
            continue
        if not opened:
            state.push("line_block_open", "lg", 1).map = [number, end]
            opened = True
        token = state.push("line_open", "line", 1)
        token.map = [number, number + 1]
        body = words.lstrip()
        if len(words) - len(body) > 1:
            token.attrSet("class", "i2")
        inline = state.push("inline", "", 0)
        inline.content, inline.children = body, []
        inline.map = [number, number + 1 + body.count("\n")]
        state.push("line_close", "line", -1)
    if opened:
        state.push("line_block_close", "lg", -1)


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _is_line(words: str) -> bool:
    if words.startswith("| "):
        return not words.rstrip().endswith("|") or words.strip() == "|"
    return words.rstrip() == "|"
