"""Verse in a page: by the class of an element, or by how its lines are.

    <div class=poem><p>The ice went out<br>upon the ninth</p></div>
          ->  <lg><l>The ice went out</l><l>upon the ninth</l></lg>

Guidelines: COVE (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COVE).
"""

from __future__ import annotations

from tei.layout import ends_sentence, is_verse
from tei.readers.html.insertions import without_number, write_number
from tei.readers.html.phrases import joined
from tei.readers.html.pieces import Nodes, Run, lines_of, words_of
from tei.readers.html.tree import Element, Text
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.readers.html.page import Page

_LONGEST_VERSE = 60  # lines that need not be named verse
_SIGNS = "\"'“‘«„([—–-"
_SET_IN = compiled(r"(?:i|indent-?)[1-9]\d?")


def write_verse(page: Page, element: Element) -> None:
    """An element that is verse by its class: each paragraph a stanza, or a line; an empty
    line between stanzas.
    """
    single: list[tuple[Nodes, Element | None]] = []
    for piece in _lines_of_verse(page, element):
        lines = lines_of(piece.nodes) if isinstance(piece, Run) else []
        if len(lines) == 1 and isinstance(piece, Run):
            single.append((lines[0], piece.of))
            continue
        if single:
            write_stanza(page, single)
            single = []
        if lines and isinstance(piece, Run):
            write_stanza(page, [(line, piece.of) for line in lines])
        elif isinstance(piece, Element):
            page.block(piece)
    if single:
        write_stanza(page, single)


def write_stanza(
    page: Page, lines: list[tuple[Nodes, Element | None]], cert: str = "high"
) -> None:
    """Lines, each with the element it has to itself, if any."""
    writing = page.writing
    page.settled.add("verse")
    why = "lines of verse" if cert == "high" else "lines that look like verse"
    stanza = writing.begin("lg", why, block=True, cert=cert)
    for nodes, of in lines:
        told = page.phrases.told(of) if of is not None and len(lines) == 1 else {}
        if indent := _indent(nodes, of):
            told = joined(told, {"rend": indent})
        words, number = without_number(nodes)
        line = writing.begin("l", "a line of verse", joined(told, number), block=True)
        write_number(writing, line, number, "pre")
        page.phrases.nodes(words)
        write_number(writing, line, number, "post")
        writing.end(line)
    writing.end(stanza)


def _lines_of_verse(page: Page, element: Element) -> list[Run | Element]:
    """What verse holds; an element named verse that is a single line is that line."""
    page.shape.gaps = True
    found: list[Run | Element] = []
    for piece in page.shape.pieces(element.children):
        if isinstance(piece, Element) and piece.tag == "lg":
            inner = page.shape.pieces(piece.children)
            if len(inner) == 1 and isinstance(inner[0], Run) and len(
                    lines_of(inner[0].nodes)) < 2:  # fmt: skip
                found.append(Run(inner[0].nodes, piece))
                continue
        found.append(piece)
    page.shape.gaps = False
    return found


def looks_like_verse(lines: list[Nodes]) -> bool:
    """True if lines that nobody names verse look like it; those with links or pictures, and
    those that are all whole sentences, do not.
    """
    if len(lines) > _LONGEST_VERSE:
        return False
    held = [n for line in lines for n in line if isinstance(n, Element)]
    if any(e.tag == "img" or e.get("href") for n in held for e in n.iter("a", "img")):
        return False
    words = [words_of(line) for line in lines]
    return (
        is_verse(words, 0, True)
        and not all(map(ends_sentence, words))
        and all(map(_runs, words if len(words) == 2 else [" ".join(words)]))
    )


def _runs(words: str) -> bool:
    """True for a line in which something is said; signatures and addresses are names.

    >>> _runs("And no man slept that night"), _runs("University of Merrin")
    (True, False)
    """
    tokens = words.split()
    plain = sum(not token.lstrip(_SIGNS)[:1].isupper() for token in tokens)
    return len(tokens) > 3 and plain * 5 >= len(tokens) * 2


def lined(element: Element) -> Element:
    """A `<pre>` of verse with its line ends as elements."""
    nodes: Nodes = []
    for node in element.children:
        if isinstance(node, Element):
            nodes.append(lined(node))
            continue
        at = node.at
        for number, line in enumerate(node.words.split("\n")):
            if number:
                nodes.append(Element("br"))
            if line:
                nodes.append(Text(line, at))
            at += len(line) + 1
    return element.copy(nodes)


def _indent(nodes: Nodes, of: Element | None) -> str:
    """`indent` if a line of verse is set in, by spaces that do not break or by its class."""
    first = nodes[0]
    names = of.get("class").lower().split() if of is not None else []
    if isinstance(first, Element):
        names += first.get("class").lower().split()
    if any(_SET_IN.fullmatch(name) for name in names):
        return "indent"
    if isinstance(first, Element):
        return ""
    return "indent" if first.words.lstrip("\n \t").startswith(("\u00a0", "\u2003")) else ""
