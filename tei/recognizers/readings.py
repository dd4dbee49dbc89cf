"""An editor's doubts of a reading: `[sic]`, `[!]`, `[?]`, `[word?]`.

Guidelines: COEDCOR (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COEDCOR).

    he was forelorn [sic] then   ->   he was <sic>forelorn</sic> <note type="sic">[sic]</note> then
    near Wolton [?] they         ->   near <unclear rend="post([?])">Wolton</unclear> they
    near [Wolton?] they          ->   near <unclear rend="pre([) post(?])">Wolton</unclear> they
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from tei.recognizers.brackets import Bracket, brackets, editor
from tei.regexes import compiled
from tei.standoff import Annotation, Responsibility, rend_of_marks
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

RULE = "readings"
SIC = "an editor's “sic” or exclamation mark in square brackets follows the word"
MARK = "an editor's “sic” or exclamation mark in square brackets"
ASKED = "a question mark in square brackets follows the word"
QUERY = "an editor's question mark in square brackets"
GUESSED = "a word with a question mark, both in square brackets"
_LAST_WORD = compiled(r"\w[\w’'-]*(?=[^\w\n]{0,4}\s{0,40}$)")


def recognize(
    document: Document, layer: Layer, project: Project
) -> Iterator[Annotation | Responsibility]:
    """Yield what the marks say of the words before them."""
    pairs = [p for p in brackets(document, layer).pairs if p.kind in ("sic", "doubt", "unclear")]
    if not pairs:
        return
    text = document.text
    who = editor(layer, RULE)
    yield who
    resp = {"resp": "#" + who.id}
    for pair in pairs:
        if pair.kind == "unclear":
            yield _guessed(text, pair, resp)
            continue
        word = _word_before(document, pair.start)
        if pair.kind == "sic":
            if word:
                yield Annotation(word[0], word[1], "sic", RULE, SIC)
            attributes = {"type": "sic", **resp}
            yield Annotation(pair.start, pair.end, "note", RULE, MARK, "high", attributes)
        elif word and text[word[1] : pair.start] in ("", " "):
            printed = rend_of_marks("", text[word[1] : pair.end])
            attributes = {"cert": "low", **resp, "rend": printed}
            marks = ((word[1], pair.end),)
            yield Annotation(word[0], pair.end, "unclear", RULE, ASKED, "high", attributes, marks)
        else:
            if word:
                yield Annotation(word[0], word[1], "unclear", RULE, ASKED, "high", {"cert": "low"})
            attributes = {"type": "editorial", **resp}
            yield Annotation(pair.start, pair.end, "note", RULE, QUERY, "high", attributes)


def _guessed(text: str, pair: Bracket, resp: dict[str, str]) -> Annotation:
    """`[word?]`, `[?word]`: the word is the editor's guess."""
    first, last = pair.start + 1, pair.end - 1
    while text[first] in "? ":
        first += 1
    while text[last - 1] in "? \n\t":
        last -= 1
    printed = rend_of_marks(text[pair.start : first], text[last : pair.end])
    attributes = {"cert": "low", **resp, "rend": printed}
    marks = (pair.start, first), (last, pair.end)
    return Annotation(pair.start, pair.end, "unclear", RULE, GUESSED, "high", attributes, marks)


def _word_before(document: Document, at: int) -> tuple[int, int] | None:
    """The word before a bracket, in the same paragraph; None if there is none."""
    blocks = document.blocks
    i = bisect_right(blocks, at, key=lambda block: block.start) - 1
    first = max(blocks[i].start if i >= 0 else 0, at - 80)
    found = _LAST_WORD.search(document.text[first:at])
    return (first + found.start(), first + found.end()) if found else None
