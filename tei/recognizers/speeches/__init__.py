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

from tei.layout import columns, is_verse, margins, width_of
from tei.recognizers.heads.shape import shape_of
from tei.recognizers.speeches.cast import speakers_of, tags_of
from tei.recognizers.speeches.labels import Speeches, labels_of
from tei.recognizers.stage_directions import type_of
from tei.recognizers.verse import lines_of
from tei.regexes import compiled
from tei.standoff import Annotation, rend_of_marks
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Block, Document
    from tei.project import Project
    from tei.standoff import Layer

RULE = "speeches"
SPEECH = "a paragraph that begins with a speaker's name, in the form in which several recur"
SPEAKER = "the name of a speaker before the words, in the form in which several recur"
ASIDE = "words in brackets or after a comma between a speaker's name and what is said"
DIRECTION = "a paragraph between speeches that is in brackets, or begins as directions do"
TRAILER = "a line that says that an act or part ends"
CLOSING = "a direction at the end of a speech, its bracket left open as plays print it"
_FAR = 4  # paragraphs of one speech, where no label follows at once
_DIRECTION = compiled(
    r"[\[(]?_?(?:Re-?enter|Enter|Exit|Exeunt|Curtain|(?:The )?Curtain (?:falls|rises)|Flourish|"
    r"Alarums?|Manent|Manet|Aside)(?![^\W_])[^\n]*"
)
_BRACKETED = compiled(r"[\[(](?P<words>[^\[\]()]{2,600})(?P<close>[\])][.:]?)?")
_ENDS = compiled(
    r"(?i)_?(?:the )?(?:end|fin|ende|fine) (?:of|de|des|du|del)\b[^\n.]{2,40}[._]{0,2}"
)
# At a block's end: within it, the bracket may close on the next line.
_OPEN = compiled(r"\[(?=_?[^\W\d_][^\[\]\n]{1,80}[.!?_)]\Z)")
_OPEN_COMING = compiled(
    r"(?m)\[(?=_?(?:Re-?enter|Enter|Exit|Exeunt|Aside)(?![^\W_])[^\[\]\n]{0,80}$)"
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
    for nth, label in enumerate(labels):
        below = labels[nth + 1].block if nth + 1 < len(labels) else len(blocks)
        own = label.block + (2 if label.end >= blocks[label.block].end else 1)
        reach = below if below - label.block <= _FAR + 1 else label.block + 2
        if below == len(blocks) or not _may_go_on(speeches):
            reach = min(below, own)  # what follows the last one may be anything
        last = label.block + 1
        while last < reach and _goes_on(document, layer, blocks[last]):
            last += 1
        end = blocks[last - 1].end
        cert = "high" if speeches.staged and last <= own else "medium"
        who = {"who": f"#{roles[label.who]}"} if label.who in roles else {}
        yield Annotation(label.start, end, "sp", RULE, SPEECH, cert, who, block=True)
        yield Annotation(label.start, label.name, "speaker", RULE, SPEAKER, "high", block=True)
        if label.name < label.end and text[label.name : label.end].strip(" ,.:_"):
            start = label.name
            while text[start] in " \t":
                start += 1
            yield _stage(text, start, label.end, ASIDE)
        for index in range(label.block, last):
            start = max(blocks[index].start, label.end)
            while start < blocks[index].end and text[start].isspace():
                start += 1
            if start < blocks[index].end:
                yield from _words(document, start, blocks[index])
        for index in range(last, min(below, last + _FAR)):
            if layer.is_free(blocks[index].first, blocks[index].last):
                yield from _between(document, blocks[index])


def _may_go_on(speeches: Speeches) -> bool:
    """True if a speech may have several paragraphs: in a play, and in interviews.

    Anywhere else what stands between the speeches may be a narrator's.
    """
    one = speeches.labels[0]
    asked = {label.who for label in speeches.labels} == {"Q", "A"}
    return speeches.staged or asked or (speeches.announced and one.form.endswith(":"))


def _goes_on(document: Document, layer: Layer, block: Block) -> bool:
    """True if a paragraph without a label belongs to the speech above it."""
    text = document.text
    if not layer.is_free(block.first, block.last):
        return False
    words = text[block.start : block.end]
    if words[0] in "[(" or _DIRECTION.match(words) or _ENDS.fullmatch(words):
        return False
    if len(words) > 90:
        return True
    shape = shape_of(" ".join(words.split()))
    return shape.case != "capitals" and not shape.family


def _words(document: Document, start: int, block: Block) -> Iterator[Annotation]:
    """What is said in one paragraph: verse where its lines are, else a `<p>`."""
    text, lines = document.text, document.lines
    first = document.line_at(start)
    count = block.last - first
    if count > 1 and document.wrapped:
        body = first if start == lines[first] + _indent(document, first) else first + 1
        words = [document.line(n).strip() for n in range(body, block.last)]
        least = margins(document).first + 2
        set_off = all(columns(document.line(n)) >= least for n in range(body, block.last))
        if len(words) > 1 and set_off and is_verse(words, width_of(document), True):
            if start < lines[body]:
                yield _paragraph(start, lines[body] - 1)
            yield from lines_of(document, body, block.last, RULE)
            return
    yield _paragraph(start, block.end)
    yield from _left_open(text, start, block.end)


def _left_open(text: str, start: int, end: int) -> Iterator[Annotation]:
    """Directions at the end of a line, their bracket never closed in the paragraph."""
    after = text.rfind("]", start, end) + 1 or start
    coming = {found.start() for found in _OPEN_COMING.finditer(text, after, end)}
    others = [found.start() for found in _OPEN.finditer(text, after, end)]
    for at in sorted({*coming, *others}):
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        attributes = {"rend": "pre([)"}
        if kind := type_of(text[at + 1 : stop]):
            attributes = {"type": kind, **attributes}
        cert = "high" if at in coming else "medium"
        yield Annotation(at, stop, "stage", RULE, CLOSING, cert, attributes, ((at, at + 1),))


def _paragraph(start: int, end: int) -> Annotation:
    return Annotation(start, end, "p", RULE, SPEECH, "high", block=True)


def _indent(document: Document, line: int) -> int:
    row = document.line(line)
    return len(row) - len(row.lstrip())


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
