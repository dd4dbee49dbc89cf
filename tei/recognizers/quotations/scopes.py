"""The stretches of text inside which quotation marks are matched: one a paragraph.

A scope is the text that stands directly in one block (a paragraph, a heading, an item, a cell);
a block inside a block interrupts it. The lines of a stanza make one scope together, because in
verse a quotation runs on from line to line; so do the lines of a speech that has no stanzas.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.standoff import Layer

# Blocks whose text is no running text.
_SILENT = frozenset(("milestone", "graphic", "pb"))


Scope = tuple[int, int, str]  # text[start:end] stands in a block of that element


def scopes(layer: Layer) -> Iterator[Scope]:
    """All scopes of a document in order, disjoint."""
    blocks = [
        (a.start, -a.end, a.element)
        for a in layer.annotations
        if a.block and a.element not in _SILENT
    ]
    text = layer.document.text
    if layer.of("l"):
        blocks += _without_stanza(blocks, text)
    blocks.sort()
    open_: list[tuple[int, str]] = []  # the blocks under way: end, element
    at, stanza = 0, -1
    for start, negative, element in blocks:
        while open_ and open_[-1][0] <= start:
            end, name = open_.pop()
            if at < end and name != "lg" and not _is_space(text, at, end):
                yield at, end, name
            if name == "lg" and stanza >= 0:
                yield stanza, end, name
                stanza = -1
            at = max(at, end)
        if stanza >= 0 and element != "lg":
            continue  # a line of the stanza under way
        if open_ and at < start and not _is_space(text, at, start):
            yield at, start, open_[-1][1]
        if element == "lg" and stanza < 0:
            stanza = start
        open_.append((-negative, element))
        at = start
    while open_:
        end, name = open_.pop()
        if name == "lg" and stanza >= 0:
            at, stanza = stanza, -1
        if at < end and not _is_space(text, at, end):
            yield at, end, name
        at = max(at, end)


def _is_space(text: str, start: int, end: int) -> bool:
    return text[start].isspace() and text[start:end].isspace()  # most are told by one character


def _without_stanza(blocks: list[tuple[int, int, str]], text: str) -> list[tuple[int, int, str]]:
    """The rows of lines that stand in no `<lg>`, each as if it were one."""
    rows: list[tuple[int, int, str]] = []
    stanza = first = last = -1  # where a stanza ends; where a row begins and ends
    for start, negative, element in sorted(blocks):
        if element == "lg":
            stanza = max(stanza, -negative)
        if start < stanza or element != "l":
            continue
        if first >= 0 and not text[last:start].strip():
            last = -negative
            continue
        if first >= 0:
            rows.append((first, -last, "lg"))
        first, last = start, -negative
    return [*rows, (first, -last, "lg")] if first >= 0 else rows
