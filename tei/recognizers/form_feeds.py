"""Pages that form feeds part, as OCR and converters of PDF write them.

Guidelines: CORS5 (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#CORS5), PHSK.

    ... the men who
    15                           ->  ... the men who <fw type="pageNum">15</fw>
    (form feed)                      <pb n="16"/>
    16             ANNA WEISS        <fw type="header">16             ANNA WEISS</fw>
    came ashore ...                  came ashore ...

The number printed on a page, at its head or foot, is its number if the pages are so numbered one
after the other. The line at the head is a running head if it has that number, or comes back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tei.recognizers.running_heads import HEADED
from tei.regexes import compiled
from tei.standoff import Annotation
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Block, Document
    from tei.standoff import Layer

RULE = "page_marks"
PAGE = "a form feed, which begins a page"
HEADER = "the first line of a page, with the number of the page"
AGAIN = "the first line of several pages"
NUMBER = "the number of the page on a line by itself, first or last on its page"
_LONGEST = 100
_BY_TIMES = {2: "low", 3: "medium"}  # how often a line without a number comes back -> how sure
_NUMBER = compiled(r"[-–—\[(]{0,2}[ ]?(\d{1,4})[ ]?[-–—\])]{0,2}")


class Line(Record):
    """The first or last line of a page: its block, the page number and other words in it."""

    block: Block
    page: int
    words: str


def form_feeds(document: Document, layer: Layer) -> Iterator[Annotation]:
    """Yield a `<pb>` for each form feed, and `<fw>` for running heads and page numbers."""
    text = document.text
    feeds = [at for at, sign in enumerate(text) if sign == "\f"]
    if text.rstrip(" \t\n\f") != text.rstrip(" \t\n"):
        end = len(text.rstrip(" \t\n\f"))
        feeds = [at for at in feeds if at < end]  # none begins an empty page at the end
    starts = [0, *(at + 1 for at in feeds)]
    lines = [list(_ends(document, layer, blocks)) for blocks in _pages(document, starts)]
    votes = Counter(
        line.page - index for index, found in enumerate(lines) for line in found if line.page >= 0
    )
    shift, count = votes.most_common(1)[0] if votes else (0, 0)
    numbered = count > 1
    times = Counter(line.words for found in lines for line in found[:1] if line.words)
    for index, found in enumerate(lines):
        if index:
            attributes = {"n": str(index + shift)} if numbered and index + shift > 0 else {}
            at = feeds[index - 1]
            yield Annotation(at, at + 1, "pb", RULE, PAGE, "high", attributes,
                             ((at, at + 1),), block=True)  # fmt: skip
        for nth, (block, page, words) in enumerate(found):
            is_page = numbered and page == index + shift
            if not is_page and (nth or times[words] < 2 or not index):
                continue
            kind = "header" if words else "pageNum"
            why = (HEADER if words else NUMBER) if is_page else AGAIN
            # Two poems on two pages may both be called SONNET.
            cert = "high" if is_page else _BY_TIMES.get(times[words], "high")
            yield Annotation(block.start, block.end, "fw", RULE, why, cert,
                             {"type": kind}, block=True)  # fmt: skip


def _pages(document: Document, starts: list[int]) -> Iterator[list[Block]]:
    """The blocks of each page."""
    blocks, at = document.blocks, 0
    for end in [*starts[1:], len(document.text) + 1]:
        first = at
        while at < len(blocks) and blocks[at].start < end:
            at += 1
        yield list(blocks[first:at])


def _ends(document: Document, layer: Layer, blocks: list[Block]) -> Iterator[Line]:
    """The first line of a page and the last, each if it is short and stands by itself."""
    for block in (blocks[:1] + blocks[-1:]) if len(blocks) > 1 else ():
        words = document.text[block.start : block.end]
        if len(words) > _LONGEST or "\n" in words or not layer.is_free(block.first, block.last):
            continue
        if number := _NUMBER.fullmatch(words):
            yield Line(block, int(number[1]), "")
        elif block is blocks[0] and (side := HEADED.fullmatch(words)):
            page = int(side[1] or side[3] or -1)
            if page >= 0 or words.isupper():
                yield Line(block, page, " ".join(side[2].split()))


def page_ends(document: Document, layer: Layer) -> list[int]:
    """Where pages end: before what is printed at the foot of one and at the head of the next."""
    if "\f" not in document.text and not layer.of("fw"):
        return []
    own = [a.start for a in layer.of("fw", "pb") if a.block and a.rule == RULE]
    return sorted({*own, len(document.text)})
