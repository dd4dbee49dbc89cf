"""A document reproduced inside the article, announced and with a title of its own.

Guidelines: DSFLT (https://tei-c.org/release/doc/tei-p5-doc/en/html/DS.html#DSFLT).

    The following leaflet, entitled       <p>The following leaflet ...</p>
    "On Bread," was printed in 1920.      <floatingText type="document" xml:id="doc1"><body>
                                     ->     <head>On Bread</head>
    On Bread                                <p>Workers! ...</p>
                                          </body></floatingText>
    Workers! ...

It runs to the end of the text proper, to the next heading of the series in which the article's
own headings stand, or, if it is a letter, to its signature.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from tei.recognizers.divisions.matter import back_starts_at
from tei.recognizers.heads import annotation_of, is_sub
from tei.recognizers.heads.candidates import Candidate, candidates
from tei.recognizers.heads.find import find
from tei.regexes import compiled
from tei.standoff import Annotation
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.recognizers.embedded_documents.announcement import Announcement
    from tei.standoff import Layer

RULE = "embedded_documents"
WHY_TITLE = "it is announced in the paragraph before by the title that stands over it"
WHY_HEAD = "it is announced in the paragraph before, and has a heading of its own"
WHY_LETTER = "it is announced in the paragraph before, begins with a salutation and is signed"
_SALUTATION = compiled(
    r"(?:My )?(?:Dear|Dearest|Sir|Madam|Gentlemen|Comrades?|Honou?red)\b[^.!?]{0,80}[,:!—-]", re.I
)
_VALEDICTION = compiled(
    r"(?:[Ii] (?:am|remain)|[Yy]ours\b|[Bb]elieve me|[Ss]incerely|[Ff]raternally|[Rr]espectfully|"
    r"[Ww]ith (?:best|kind|warm|love|fraternal|socialist))[^.!?\n]{0,80}[,.]?$"
)
_MOST = 200


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation]:
    """Yield `floatingText` and `body`, and the heads that stand at its top."""
    text, blocks = document.text, document.blocks
    may = _paragraphs_that_may(document)
    if not may:
        return
    # Not before it is needed: its patterns take a millisecond to compile.
    from tei.recognizers.embedded_documents.announcement import announcement_in

    heads: dict[int, Candidate] | None = None
    count, after = 0, 0
    for index in may:
        if index < after or index + 1 >= len(blocks) or count >= _MOST:
            continue
        said = announcement_in(text[blocks[index].start : blocks[index].end])
        if said is None:
            continue
        if heads is None:
            heads = {h.block: h for h in find(document, layer)}
        title = _title(document, layer, index + 1, said, heads)
        if title is not None:
            last = _last(document, layer, title, heads)
            signed = _end_of_letter(document, index + 2)
            last = signed if index < signed < last else last
            why, kind = WHY_TITLE if said.title else WHY_HEAD, "document"
        elif said.kind in ("letter", "note", "message", "despatch", "dispatch"):
            last, why, kind = _end_of_letter(document, index + 1), WHY_LETTER, "letter"
        else:
            continue
        if last <= index:
            continue
        count, after = count + 1, last + 1
        start, end = blocks[index + 1].start, blocks[last].end
        attributes = {"type": kind, "xml:id": f"doc{count}"}
        cert = "high" if said.title or kind == "letter" else "medium"
        yield Annotation(start, end, "floatingText", RULE, why, cert, attributes, block=True)
        yield Annotation(start, end, "body", RULE, why, cert, block=True)
        if title is not None:
            yield annotation_of(title, document, RULE, False)
            sub = heads.get(
                title.block + 1 + (title.underline is not None and not document.wrapped)
            )
            if sub and sub.block <= last and is_sub(title, sub, True):
                yield annotation_of(sub, document, RULE, True)


def _paragraphs_that_may(document: Document) -> list[int]:
    """The numbers of the blocks with words that announcements have."""
    text = document.text
    starts: list[int] = []
    found = set()
    for sign in ("ollowing", "below"):
        at = text.find(sign)
        while at >= 0:
            starts = starts or [block.start for block in document.blocks]
            index = bisect_right(starts, at) - 1
            found.add(index)
            after = starts[index + 1] if index + 1 < len(starts) else len(text)
            at = text.find(sign, after)
    return sorted(found)


def _title(
    document: Document, layer: Layer, index: int, said: Announcement, heads: dict[int, Candidate]
) -> Candidate | None:
    """The heading of the announced document, in the block after the announcement."""
    known = heads.get(index)
    if not said.title:
        return known
    block = document.blocks[index]
    wanted = _letters(said.title)
    have = _letters(document.text[block.start : block.end])
    if have[: len(wanted)] == wanted and len(have) < 2 * len(wanted) + 20:
        if known:
            return known
        return next((c._replace(kind=c.kind or "title")
                     for c in candidates(document, layer) if c.block == index), None)  # fmt: skip
    return known


def _letters(words: str) -> str:
    return "".join(c for c in words.lower() if c.isalnum())


def _last(document: Document, layer: Layer, title: Candidate, heads: dict[int, Candidate]) -> int:
    """The number of the document's last block."""
    blocks = document.blocks
    stop = back_starts_at(document, layer)
    own = {h.shape.family for h in heads.values() if h.block < title.block and h.shape.family}
    for head in heads.values():
        if head.block > title.block and head.shape.family in own and head.start < stop:
            stop = head.start
            break
    last = title.block
    while last + 1 < len(blocks) and blocks[last + 1].start < stop:
        last += 1
    return last if last > title.block else -1


def _end_of_letter(document: Document, index: int) -> int:
    """The block with the signature of a letter that begins at block `index`, or -1."""
    text, blocks = document.text, document.blocks
    for at in range(index, min(index + 4, len(blocks))):
        if _SALUTATION.match(text, blocks[at].start, blocks[at].end):
            break
        if blocks[at].end - blocks[at].start > 120:
            return -1
    else:
        return -1
    for at in range(index, min(index + 60, len(blocks) - 1)):
        block = blocks[at]
        *above, line = text[max(block.start, block.end - 200) : block.end].split("\n")
        signed = any(_VALEDICTION.fullmatch(one.strip()) for one in above[-4:]) and len(line) < 60
        below = blocks[at + 1].end - blocks[at + 1].start
        if signed or (_VALEDICTION.search(line) and below < 60):
            last = at if signed else at + 1
            while last + 1 < len(blocks) and text.startswith(("P.S", "PS"), blocks[last + 1].start):
                last += 1
            return last
    return -1
