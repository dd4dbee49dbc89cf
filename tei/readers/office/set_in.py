"""Quotations and epigraphs that only their indentation shows, as most manuscripts have them.

    She wrote in May:
        I have kept this house alone ...      ->   <quote rend="block" cert="medium">

    Heading
                   *The sea keeps no books.*  ->   <epigraph><cit><quote/><bibl/></cit></epigraph>
                   Ann Author, Memoirs

What stands in from the margin may be much else (a list by hand, an address, an abstract, an
equation, an example, the answer to a question, a step): only what reads like words of somebody's
and stands between paragraphs at the margin is taken, and never where nearly half of the text stands
in. Prose needs a witness besides: words before that lead to it, a source below it, or its setting
(in from the right as well, italic, smaller). Guidelines: COHQQ, DSDTB.
"""

from __future__ import annotations

from collections.abc import Sequence

from tei.layout import are_names, ends_sentence, is_rubric, is_source, is_verse
from tei.readers.office.groups import is_empty, lines_of
from tei.readers.office.model import Block, Paragraph, Run
from tei.regexes import compiled

_LEAST, _MOST = 280, 2200  # twentieths of a point: of a quotation
_FAR = 1400  # of an epigraph
_SHORT = 160
_LABEL = compiled(r"(?:\(?[\dA-Za-zivx]{1,4}[.)]|[•·▪◦*–—-])\s|[\w -]{3,20}:")
_LONGEST_LINE = 70  # of verse that only its indentation shows
_OPENING = "\"'“‘«„»‚‹›"
_CLOSING = "\"'”’»«“)]* "
# “I do not know,” said the miller: a closing mark and who says it, after words in such marks
_REPORTS = compiled(r"""(?:[,.?!…—–-] ?["”“»«’'‘›‹],?|["”“»«’'‘›‹],)\s++[^\W\d_]""")
_GREETS = compiled(
    r"(?i:(?:my )?dear(?:est)?|(?:sehr |hoch)?geehrter?|lieber?|verehrter?|ch(?:er|ère)s?"
    r"|car[oai]|(?:querid|estimad)[oa]s?)\b"
)
_LEADING = 5  # words before a comma: fewer greet or take leave
_TOP = ("head", "title", "subtitle", "author", "date")


def with_quotations(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, those that are quotations or epigraphs by their indentation with their role."""
    if not any(isinstance(b, Paragraph) and (b.left or b.side) for b in blocks):
        return blocks
    margin, size, set_in = _margin(blocks)
    filled = [n for n, b in enumerate(blocks) if not isinstance(b, Paragraph) or not is_empty(b)]
    made: dict[int, Sequence[Paragraph]] = {}
    at = 0
    while at < len(filled):
        end = at
        while end < len(filled) and _is_apart(blocks[filled[end]], margin):
            end += 1
        if end > at:
            run = [b for n in filled[at:end] if isinstance(b := blocks[n], Paragraph)]
            before = blocks[filled[at - 1]] if at else None
            after = blocks[filled[end]] if end < len(filled) else None
            begins = all(_is_short(blocks[n]) for n in filled[:at])
            if isinstance(after, Paragraph) and (begins or _role(before) == "head"):
                found = _epigraph(run, margin, _role(before) == "head")
            else:
                found = []
            if not found and set_in and isinstance(before, Paragraph) and _stands_between(before):
                found = _quotation(run, before, margin, size)
            for n, one in zip(filled[at:end], found, strict=False):
                made[n] = one
        at = max(end, at + 1)
    out: list[Block] = []
    for n, block in enumerate(blocks):
        out += made.get(n) or [block]
    return out


def _margin(blocks: Sequence[Block]) -> tuple[int, int, bool]:
    """Where ordinary paragraphs begin, the size of their words, and whether less than two fifths
    of the text stand in.
    """
    sizes: dict[int, int] = {}
    looks: dict[tuple[int, int], int] = {}
    for block in blocks:
        if isinstance(block, Paragraph) and block.role == "p" and block.depth < 0:
            sizes[block.left] = sizes.get(block.left, 0) + (length := len(block.words()))
            look = (block.left, block.size)
            looks[look] = looks.get(look, 0) + length
    margin = max(sizes, key=lambda left: sizes[left], default=0)
    inside = sum(size for left, size in sizes.items() if left >= margin + _LEAST)
    _, size = max((k for k in looks if k[0] == margin), key=lambda k: looks[k], default=(0, 0))
    return margin, size, inside * 5 <= sum(sizes.values()) * 2


def _role(block: Block | None) -> str:
    return block.role if isinstance(block, Paragraph) else ""


def _is_short(block: Block) -> bool:
    """True for a line of a title page."""
    return isinstance(block, Paragraph) and (block.role in _TOP or len(block.words()) < 100)


def _is_apart(block: Block, margin: int) -> bool:
    return (
        isinstance(block, Paragraph)
        and block.role == "p"
        and block.depth < 0
        and not block.label
        and not block.boxes
        and (block.side == "right" or block.left >= margin + _LEAST)
        and any(map(str.isalpha, block.words()))
    )


def _stands_between(before: Paragraph) -> bool:
    """True after a paragraph at the margin, as what goes on with an item or a table is none; and
    after none that asks: what stands in below it is the answer.
    """
    asks = before.words().rstrip(_CLOSING).endswith(("?", ";"))
    return before.role == "p" and before.depth < 0 and not asks


def _quotation(
    run: list[Paragraph], before: Paragraph, margin: int, size: int
) -> list[list[Paragraph]]:
    """What each paragraph of a run becomes, if it is a quotation; else nothing."""
    source = len(run) > 1 and _may_be_source(run[-1], run[0])
    words = run[:-1] if source else run
    if any(b.side or b.left > margin + _MOST for b in words):
        return []
    said = [b.words().strip() for b in words]
    if _LABEL.match(said[0]):
        return []
    lines = [line.words().strip() for b in words for line in lines_of(b)]
    verse = (
        not source
        and len(lines) > 1
        and max(map(len, lines)) <= _LONGEST_LINE
        and not all(map(ends_sentence, lines))
        and is_verse(lines, 0, True)
    )
    if not verse:
        if not (_is_prose(" ".join(said)) and all(_lower(one) > 2 for one in said)):
            return []
        if any(one[0] in _OPENING and _REPORTS.search(one, 1) for one in said):
            return []
        if not (source or _leads(before.words().strip()) or _differ(words, before, size)):
            return []
    found = [[b._replace(role="verse" if verse else "quote", set_in="words")] for b in words]
    return [*found, [run[-1]._replace(role="quote", set_in="source")]] if source else found


def _leads(words: str) -> bool:
    """True for a paragraph that goes on in what follows it, and is no greeting and no heading.

    >>> _leads("She wrote in May:"), _leads("As Hale says in his letters,"), _leads("Dear Ada,")
    (True, True, False)
    """
    end = words.rstrip(_CLOSING)
    if not end or _GREETS.match(words):
        return False
    if end[-1] == ":":
        return " " in end and not any(map(str.isdigit, end[-3:-1]))
    if end[-1] == ",":
        return end.count(" ") >= _LEADING
    return not ends_sentence(end) and not is_rubric(words)


def _differ(words: Sequence[Paragraph], before: Paragraph, size: int) -> bool:
    """True for paragraphs that are set otherwise than those at the margin in one way more."""
    return (
        all(b.right >= before.right + _LEAST for b in words)
        or (all(map(_is_italic, words)) and not _is_italic(before))
        or all(0 < b.size < size for b in words)
    )


def _epigraph(run: list[Paragraph], margin: int, headed: bool) -> list[list[Paragraph]]:
    """Likewise, of what stands far in between a heading, or the title, and the first paragraph."""
    if len(run) > 4 or any(b.side != "right" and b.left < margin + _FAR for b in run):
        return []
    one = [b._replace(role="epigraph", set_in="words") for b in run]
    lines = lines_of(run[-1])
    if len(run) == 1 and len(lines) > 1:
        cut = _last_break(run[0])
        one = [one[0]._replace(pieces=run[0].pieces[:cut]),
               one[0]._replace(pieces=run[0].pieces[cut + 1 :], boxes=())]  # fmt: skip
    source = len(one) > 1 and _may_be_source(one[-1], one[0])
    words = one[:-1] if source else one
    if not all(_is_prose(b.words().strip()) and ends_sentence(b.words()) for b in words):
        return []
    looks_quoted = all(_is_italic(b) or b.words().strip()[0] in "\"'“‘«„" for b in words)
    if not (source and (headed or looks_quoted)) and not (headed and looks_quoted):
        return []
    if source:
        one[-1] = one[-1]._replace(set_in="source")
    return [[b] for b in one] if len(one) == len(run) else [one]


def _last_break(block: Paragraph) -> int:
    """The place of the last piece that ends a line."""
    return max(n for n, p in enumerate(block.pieces) if not isinstance(p, Run)
               and p.kind == "break")  # fmt: skip


def _may_be_source(block: Paragraph, first: Paragraph) -> bool:
    words = block.words().strip()
    if not 3 <= len(words) <= _SHORT:
        return False
    further = block.side == "right" or block.left >= first.left + _LEAST or first.left >= _FAR
    return is_source(words) or (
        further and words[0].isupper() and not ends_sentence(words) and are_names(words)
    )


def _is_prose(words: str) -> bool:
    """True for words that are said, not a name, a date or an address."""
    return _lower(words) > 2 and (len(words) > 60 or (len(words) > 20 and ends_sentence(words)))


def _lower(words: str) -> int:
    return sum(w[0].islower() for w in words.split())


def _is_italic(block: Paragraph) -> bool:
    return all(
        "italic" in p.look or not p.words.strip() for p in block.pieces if isinstance(p, Run)
    )
