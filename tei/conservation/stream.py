"""A TEI tree -> the text its source must have had, without white space.

Where the source may print a thing in several ways, or elsewhere, stands a `Stop`: the alignment
decides there.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.names import Node

# What the source does not have: the header, the apparatus, other representations of the text.
_INVENTED = frozenset(
    ("teiHeader", "standOff", "interpGrp", "interp", "facsimile", "sourceDoc", "xenoData")
)
# In a <choice> or an <app>, what the source has, best first; the other alternatives are ours.
_IN_SOURCE = ("sic", "orig", "abbr", "unclear", "supplied", "lem", "rdg", "seg")
_CHOICES = frozenset(("choice", "app"))
# Elements that may print an attribute before their content.
_PRINTED = {"pb": "n", "graphic": "url", "item": "n", "bibl": "n", "row": "n", "label": "n",
            "note": "n"}  # fmt: skip
# Words of a list's @rend that say that the labels of its items are printed
_LABELLED = frozenset(("numbered", "bulleted"))
_SPECIAL = _INVENTED | _CHOICES | frozenset(_PRINTED) | {"figDesc"}

# What stands on lines of its own, so that its ends part words; and what parts none. Of all else
# it cannot be told: a <note> or a <quote> may stand in the middle of a line.
_PARTING = frozenset(
    "front body back group div div1 div2 div3 div4 div5 div6 div7 p ab head l lg sp item row cell "
    "titlePage docTitle titlePart byline docImprint dateline salute signed opener closer "
    "postscript trailer argument epigraph addrLine lb pb cb gb milestone".split()
)
_RUNNING = frozenset(
    "abbr add am choice corr damage del distinct email emph ex expan foreign forename genName "
    "geogName gloss hi idno measure mentioned name nameLink num orgName orig persName placeName q "
    "ref reg restore roleName rs s said seg sic soCalled supplied surname surplus term time title "
    "unclear w c pc date subst secl anchor".split()
)
PARTS, EITHER = "\f", "\v"  # white space, and never a TEI file's own: XML cannot hold it

# Kinds of stops
PRINTED = 1  # `shown` may be printed here
NOTE = 2  # a numbered note: from here to `end`, or elsewhere
OPTIONAL = 3  # from here to `end`, or not at all
LINES = 4  # from here on each line may begin with a mark
LINES_END = 5


def bare(text: str) -> str:
    """A text without its white space; two replacements do most of the work in no time.

    >>> bare("a b\\n\\u2003c")
    'abc'
    """
    text = text.replace(" ", "").replace("\n", "")
    if text.split(None, 1) == [text]:
        return text
    return "".join(text.split())


class Stop:
    """A place in the stream that needs a decision. `index` is its number; a range of the
    stream ends at `end`, before the stop number `last`; `key` is the label that a note begins
    with, and `shown` the number that may be printed where it is called for.
    """

    __slots__ = ("at", "end", "index", "key", "kind", "last", "shown")

    def __init__(self, kind: int, shown: str = "", key: str = "") -> None:
        self.kind = kind
        self.shown = shown
        self.key = key
        self.at = self.end = self.index = self.last = 0

    def past(self, stops: list[Stop]) -> tuple[int, int]:
        """Where the stream goes on after this range, which may be missing, and others like it
        right behind; and the next stop there.
        """
        end, s = self.end, self.last
        while s < len(stops) and stops[s].kind == OPTIONAL and stops[s].at == end:
            end, s = stops[s].end, stops[s].last
        return end, s


class End:
    """Among the pieces of a stream: here ends the range of a stop."""

    __slots__ = ("stop",)

    def __init__(self, stop: Stop) -> None:
        self.stop = stop


class Stream:
    """`text` is without white space; `stops` are in order; `lines` are the marks of lines that
    some element has; `marks` counts what stood in attributes; `labelled` are the items, by `id`,
    whose list says that their labels are printed. `pieces` are the strings the text was made of,
    `cuts` tells before which of them a stop stands, or the end of its range, and `nodes` before
    which a node began.
    """

    __slots__ = ("cuts", "labelled", "lines", "marks", "nodes", "pieces", "stops", "text")

    def __init__(self) -> None:
        self.cuts: list[tuple[int, Stop | End]] = []
        self.text = ""
        self.stops: list[Stop] = []
        self.lines: set[str] = set()
        self.marks = 0
        self.labelled: set[int] = set()
        self.pieces: list[str] = []
        self.nodes: list[tuple[int, Node]] = []


def stream(root: Node, trace: bool = False, breaks: bool = False) -> Stream:
    """Read a tree back as its source's text. With `trace`, `nodes` is filled; with `breaks`, the
    pieces have `PARTS` where an element parts words, `EITHER` where it (or a label) may.

    >>> from tei.names import tei
    >>> stream(tei("q", {"rend": "pre(“) post(”)"}, "no ", tei("hi", None, "more"))).text
    '“nomore”'
    """
    made = walked(root, trace, breaks)
    pieces, stops = made.pieces, made.stops
    texts: list[str] = []
    flushed = length = 0
    for at, item in made.cuts:
        words = bare("".join(pieces[flushed:at]))
        flushed = at
        texts.append(words)
        length += len(words)
        if isinstance(item, Stop):
            item.at, item.index = length, len(stops)
            stops.append(item)
        else:
            item.stop.end, item.stop.last = length, len(stops)
    texts.append(bare("".join(pieces[flushed:])))
    made.text = "".join(texts)
    return made


def walked(root: Node, trace: bool = False, breaks: bool = False) -> Stream:
    """The pieces of a stream and its cuts, for which its text need not be put together yet."""
    made = Stream()
    pieces, cuts, nodes = made.pieces, made.cuts, made.nodes
    append = pieces.append
    stack: list[Iterator[Node | str | Stop | End]] = [iter((root,))]
    while stack:
        for item in stack[-1]:
            if type(item) is str:
                append(item)
            elif isinstance(item, Node):
                children = item.children
                if trace:
                    nodes.append((len(pieces), item))
                attributes = item.attributes
                if item.element in _SPECIAL or breaks or (
                    attributes
                    and (rend := attributes.get("rend"))
                    and ("(" in rend or "brackets" in rend or item.element == "list")
                ):
                    stack.append(iter(_opened(item, made, breaks)))
                    break
                if len(children) == 1 and type(children[0]) is str:
                    append(children[0])
                else:
                    stack.append(iter(children))
                    break
            else:
                cuts.append((len(pieces), item))  # type: ignore[arg-type]
        else:
            stack.pop()
    return made


def _sign(node: Node) -> str:
    """Does an element part the words around it?"""
    if node.element in _RUNNING or node.get("break") == "no":
        return ""
    return PARTS if node.element in _PARTING else EITHER


def _opened(node: Node, made: Stream, breaks: bool) -> list[Node | str | Stop | End]:
    """What a node with attributes, or of a special kind, says the source has, in order."""
    sign = _sign(node) if breaks else ""
    element = node.element
    if element in _INVENTED:
        return [sign, sign] if sign else []
    rend = node.get("rend") or ""
    before, after, lines = _marks(rend)
    number = "".join((node.get(_PRINTED.get(element, "")) or "").split())
    children: list[Node | str] = _alternative(node) if element in _CHOICES else node.children
    if element == "list" and not _LABELLED.isdisjoint(rend.split()):
        made.labelled.update(id(child) for child in children if isinstance(child, Node))
    around: Stop | None = None
    if element == "note" and number:
        around = Stop(NOTE, number, before or number)
    elif element == "figDesc":
        around = Stop(OPTIONAL)
    either = [EITHER] if breaks else []
    opened: list[Node | str | Stop | End] = []
    if sign:
        opened.append(sign)
    if around:
        opened.append(around)
    if number and element == "note" and before:  # the label of a note holds its number, and
        before, found, rest = before.partition(number)  # “Footnote 1:” is recorded without spaces
        printed: list[Node | str | Stop | End] = [*either, found, rest, *either]
    elif number:
        sure = element != "note" and (before or after or id(node) in made.labelled)
        printed = [*either, number, *either] if sure else [Stop(PRINTED, number)]
    else:
        printed = []
    if before:
        opened.append(before)
    opened += printed
    made.marks += bool(before) + bool(after) + bool(number)
    if lines:
        made.lines.add(lines)
        opened.append(Stop(LINES))
    opened += children
    if lines:
        opened.append(Stop(LINES_END))
    if after:
        if element == "l":  # a number in the margin
            opened += either
        opened.append(after)
    if around:
        opened.append(End(around))
    if sign:
        opened.append(sign)
    return opened


def _marks(rend: str) -> tuple[str, str, str]:
    """What stood before and after the content, and before each line of it, by `@rend`.

    >>> _marks("block pre(“) post(,')"), _marks("brackets")
    (('“', ",'", ''), ('[', ']', ''))
    """
    before = after = lines = ""
    if "(" not in rend and "brackets" not in rend:
        return before, after, lines
    for word in rend.split():
        if word == "brackets":
            before, after = "[", "]"
        elif word.endswith(")"):
            if word.startswith("pre("):
                before = word[4:-1]
            elif word.startswith("post("):
                after = word[5:-1]
            elif word.startswith("lines("):
                lines = word[6:-1]
    return before, after, lines


def _alternative(node: Node) -> list[Node | str]:
    """Of the alternatives of a `<choice>` or `<app>`, the one that the source has."""
    nodes = [c for c in node.children if not isinstance(c, str)]
    for name in _IN_SOURCE:
        for child in nodes:
            if child.element == name:
                return [child]
    return list(nodes[:1])
