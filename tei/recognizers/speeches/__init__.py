"""Speeches of plays and of interviews in plain text, and the stage directions between them.

Guidelines: DRSP (https://tei-c.org/release/doc/tei-p5-doc/en/html/DR.html#DRSP).

    CROWE. The tide is late.       <sp><speaker>CROWE.</speaker><p>The tide is late.</p></sp>
    ANNE (rising). So is he.  ->   <sp><speaker>ANNE</speaker> <stage>(rising).</stage> <p>So ...
    [Enter a Boy.]                 <stage type="entrance" rend="brackets">Enter a Boy.</stage>

The people listed before a play are its `<castList>` (see `cast`); `@who` of a speech leads there.
Only where speakers' labels recur in one form (see `labels`). A speech goes on in the paragraphs
below it up to the next label, a direction or a heading, if the text is a play or an interview.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.recognizers.heads.shape import shape_of
from tei.recognizers.speeches.cast import speakers_of, tags_of
from tei.recognizers.speeches.labels import Label, Speeches, labels_of
from tei.recognizers.speeches.said import SPEECH, are_verse, rows_of, said
from tei.recognizers.stage_directions import type_of
from tei.regexes import compiled
from tei.standoff import Annotation, rend_of_marks
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Block, Document
    from tei.project import Project
    from tei.standoff import Layer

RULE = "speeches"
SPEAKER = "the name of a speaker before the words, in the form in which several recur"
ASIDE = "words in brackets or after a comma between a speaker's name and what is said"
DIRECTION = "a paragraph between speeches that is in brackets, or begins as directions do"
TRAILER = "a line that says that an act or part ends"
_FAR = 4  # paragraphs of one speech, where no label follows at once
_DIRECTION = compiled(
    r"_?(?:Re-?enter|Enter|Exit|Exeunt|Curtain|(?:The )?Curtain (?:falls|rises)|Flourish|"
    r"CURTAIN|ACT DROP|TELÓN|Telón|RIDEAU|Rideau|VORHANG|(?:Der )?Vorhang|"
    r"Alarums?|Manent|Manet|Aside)(?![^\W_])[^\n]*"
)
_BRACKETED = compiled(r"[\[(](?P<words>[^\[\]()]{2,600})(?P<close>[\])][.:]?)?")
_ENDS = compiled(
    r"(?i)_?(?:the )?(?:end|fin|ende|fine) (?:of|de|des|du|del)\b[^\n.]{2,40}[._]{0,2}"
    r"|_?(?:the end|finis|fin|ende|fine)[._]{0,2}"
)


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation]:
    """Yield `<sp>`, with its `<speaker>` and paragraphs, and the `<stage>`s between."""
    speeches = labels_of(document, layer)
    if speeches:
        yield from list(_speeches(document, layer, speeches))


def _speeches(document: Document, layer: Layer, speeches: Speeches) -> Iterator[Annotation]:
    blocks, text, labels = document.blocks, document.text, speeches.labels
    roles: dict[str, str] = {}
    if speeches.cast is not None:
        yield from tags_of(document, speeches.cast)
        roles = speakers_of(document, speeches.cast, [label.who for label in labels])
    for index in range(max(0, labels[0].block - _FAR), labels[0].block):
        if layer.is_free(blocks[index].first, blocks[index].last):
            yield from _between(document, blocks[index])
    parted = 2 * sum(blocks[label.block].blank_before for label in labels) > len(labels)
    many = _may_go_on(speeches)
    ends = [_end_of(document, layer, speeches, n, parted, many) for n in range(len(labels))]
    runs = [list(_runs(document, one, last)) for one, (last, _) in zip(labels, ends, strict=True)]
    rows = [rows_of(document, start, run) for of in runs for start, run in of]
    verse = speeches.staged and are_verse(text, rows)
    longest = max((end - start for of in rows for start, end in of), default=0)
    width = longest if document.wrapped else 0
    for nth, label in enumerate(labels):
        below = labels[nth + 1].block if nth + 1 < len(labels) else len(blocks)
        last, cert = ends[nth]
        if runs[nth]:
            yield from _speech(document, label, blocks[last - 1].end, cert, roles)
        for start, run in runs[nth]:
            end = run[0].end
            if start == run[0].start > label.start and _BRACKETED.fullmatch(text, start, end):
                yield _stage(text, start, end, DIRECTION)
            else:
                yield from said(document, start, run, verse, width)
        for index in range(last, min(below, last + _FAR)):
            if layer.is_free(blocks[index].first, blocks[index].last):
                yield from _between(document, blocks[index])


def _speech(
    document: Document, label: Label, end: int, cert: str, roles: dict[str, str]
) -> Iterator[Annotation]:
    """The `<sp>`, its `<speaker>` and the direction printed with it."""
    text = document.text
    who = {"who": roles[label.who]} if label.who in roles else {}
    yield Annotation(label.start, end, "sp", RULE, SPEECH, cert, who, block=True)
    yield Annotation(label.start, label.name, "speaker", RULE, SPEAKER, "high", block=True)
    if label.name < label.end and text[label.name : label.end].strip(" ,.:_"):
        start = label.name
        while text[start] in " \t":
            start += 1
        yield _stage(text, start, label.end, ASIDE)


def _end_of(
    document: Document, layer: Layer, speeches: Speeches, nth: int, parted: bool, many: bool
) -> tuple[int, str]:
    """The block after the last of a speech, and how certain that is.

    Lines right below a speaker's name are said by no other, however many they are, in a text that
    has blank lines between the speeches (`parted`), and in any play. Whether paragraphs below them
    are too, depends on what the text is (`many`).
    """
    blocks, labels = document.blocks, speeches.labels
    label = labels[nth]
    below = labels[nth + 1].block if nth + 1 < len(labels) else len(blocks)
    alone = label.end >= blocks[label.block].end
    last = label.block + 1
    if parted or (speeches.staged and below < len(blocks)):
        while last < below and _runs_on(
            document, layer, last, below, alone and last == label.block + 1
        ):
            last += 1
    close = last
    own = max(close, label.block + (2 if alone else 1))
    reach = below if below - close <= _FAR else max(close, label.block + 2)
    if below == len(blocks) or not many:
        reach = min(below, own)  # what follows the last one may be anything
    while last < reach and _goes_on(document, layer, blocks[last]):
        last += 1
    return last, "high" if speeches.staged and last <= own else "medium"


def _runs_on(document: Document, layer: Layer, index: int, below: int, first: bool) -> bool:
    """True of a line that stands right below one of a speech, and is said or done by the same.

    A direction is so at once below a speaker's name (`first`), or if the speech goes on below it.
    """
    blocks, text = document.blocks, document.text
    block = blocks[index]
    if block.blank_before or not layer.is_free(block.first, block.last):
        return False
    if not _BRACKETED.fullmatch(text, block.start, block.end):
        return _goes_on(document, layer, block, in_brackets=True)
    if first:
        return True
    following = blocks[index + 1] if index + 1 < below else None
    return (
        following is not None
        and not following.blank_before
        and _goes_on(document, layer, following, in_brackets=True)
    )


def _runs(document: Document, label: Label, last: int) -> Iterator[tuple[int, list[Block]]]:
    """What is said, with the place where it begins: blocks with no blank line between them, a
    direction by itself.
    """
    text = document.text
    run: list[Block] = []
    for block in document.blocks[label.block : last]:
        if block.end <= label.end:
            continue
        bracketed = block.start > label.start and _BRACKETED.fullmatch(text, block.start, block.end)
        if run and (bracketed or block.blank_before):
            yield _from(text, run, label.end), run
            run = []
        if bracketed:
            yield block.start, [block]
        else:
            run.append(block)
    if run:
        yield _from(text, run, label.end), run


def _from(text: str, run: list[Block], after: int) -> int:
    start = max(run[0].start, after)
    while start < run[0].end and text[start].isspace():
        start += 1
    return start


def _may_go_on(speeches: Speeches) -> bool:
    """True if a speech may have several paragraphs: in a play, and in interviews.

    Anywhere else what stands between the speeches may be a narrator's.
    """
    one = speeches.labels[0]
    asked = {label.who for label in speeches.labels} == {"Q", "A"}
    return speeches.staged or asked or (speeches.announced and one.form.endswith(":"))


def _goes_on(document: Document, layer: Layer, block: Block, in_brackets: bool = False) -> bool:
    """True if a paragraph without a label belongs to the speech above it.

    `in_brackets` is whether it may begin with a direction.
    """
    text = document.text
    if not layer.is_free(block.first, block.last):
        return False
    words = text[block.start : block.end]
    if words[0] in "[(":
        return in_brackets
    if _DIRECTION.match(words) or _ENDS.fullmatch(words):
        return False
    if len(words) > 90:
        return True
    shape = shape_of(" ".join(words.split()))
    return shape.case != "capitals" and not shape.family


def _between(document: Document, block: Block) -> Iterator[Annotation]:
    """A direction, or the line that ends an act."""
    text, start, end = document.text, block.start, block.end
    if _ENDS.fullmatch(text, start, end):
        yield Annotation(start, end, "trailer", RULE, TRAILER, block=True)
        return
    found = _BRACKETED.fullmatch(text, start, end)
    if found is None:
        if _DIRECTION.fullmatch(text, start, end) and end - start < 200:
            yield _stage(text, start, end, DIRECTION)
        return
    yield _stage(text, start, end, DIRECTION)


def _stage(text: str, start: int, end: int, why: str) -> Annotation:
    """A direction of its own, without its square brackets: no other rule has to explain them.

    Round ones that stand with a speaker's name are left to the text, as its stop is.
    """
    attributes: dict[str, str] = {}
    marks: tuple[tuple[int, int], ...] = ()
    found = _BRACKETED.fullmatch(text, start, end)
    if found and (text[start] == "[" or why == DIRECTION):
        close = found.start("close") if found["close"] else end
        attributes["rend"] = rend_of_marks(text[start], text[close:end])
        marks = ((start, start + 1), (close, end)) if found["close"] else ((start, start + 1),)
    if kind := type_of(text[start:end].strip("[](). :")):
        attributes = {"type": kind, **attributes}
    return Annotation(start, end, "stage", RULE, why, "high", attributes, marks, block=True)
