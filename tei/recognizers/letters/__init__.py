"""Letters: place and date, salutation, valediction, signature, postscript.

Guidelines: DSOC (https://tei-c.org/release/doc/tei-p5-doc/en/html/DS.html#DSOC).

    Bath, 5 May 1810

    Dear Anne,

    It rains.

    Yours ever,
    Jane

    ->  <opener><dateline>Bath, 5 May 1810</dateline><salute>Dear Anne,</salute></opener>
        <p>It rains.</p> <closer><salute>Yours ever,</salute> <signed>Jane</signed></closer>

That is for a text or division that is a letter. A letter in the middle of a text, with its
salutation and its valediction, becomes `<floatingText type="letter"><body>`. A salutation alone
in mid-text is left as it is. A line of place and date alone, right under a heading, is a
`<dateline>`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tei.layout import (
    FAR,
    begins_division,
    columns,
    ends_division,
    first_of,
    margins,
    next_line,
    tops,
)
from tei.recognizers.addresses import is_postal, lines_of
from tei.recognizers.letters.formulas import (
    is_date,
    is_postscript,
    is_signature,
    is_valediction,
    leads_to_valediction,
    postscript_label,
)
from tei.recognizers.letters.sheet import Closing, Opening, Sheet
from tei.standoff import Annotation
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

OPENING = "a line of salutation, as letters begin"
DATELINE = "a line that is a place and a date"
CLOSING = "a line of valediction, as letters end"
SIGNED_ALONE = "a name by itself far to the right, where the text or a division of it ends"
SIGNED = "short lines of names under a valediction"
POSTSCRIPT = "a paragraph after the end of a letter that begins with “P.S.”"
RUN_IN = "what follows a salutation in its own line, after a dash"
FIRST = "a letter from salutation to valediction, above the first heading of the text"
INSIDE = "a paragraph between salutation and valediction"
LETTER = "a salutation and a valediction in the middle of a text"


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation]:
    """Yield `<opener>`, `<closer>`, `<postscript>`, a `<floatingText>` around a whole letter."""
    # All is decided before anything is added, so that the layer's index is made only once.
    yield from list(_letters(document, layer, Sheet(document, layer)))


def _letters(document: Document, layer: Layer, sheet: Sheet) -> Iterator[Annotation]:
    openings, closings = sheet.formulas()
    after = 0
    for i, opening in enumerate(openings):
        if opening.first < after:
            continue
        limit = openings[i + 1].first if i + 1 < len(openings) else sheet.count
        closing = sheet.closing_of(opening, closings, limit)
        at_top = begins_division(document, layer, opening.first)
        if closing is None:
            if at_top:
                yield from _opener(sheet, opening)
            continue
        if not (at_top and ends_division(document, layer, closing.last)):
            yield from _floating(sheet, opening, closing)
        elif _is_first_of_several(sheet, opening, closing):
            start, end = sheet.start_of(opening.first), sheet.end_of(closing.last - 1)
            yield Annotation(start, end, "div", "letters", FIRST, attributes={"type": "letter"},
                             block=True)  # fmt: skip
        yield from _opener(sheet, opening)
        yield from _closer(sheet, closing)
        after = closing.last
    for closing in closings:
        # A closer without an opener: only where something ends, and signed.
        alone = closing.first >= after and sheet.is_free(closing)
        if not alone or closing.signed == closing.first + 1:
            continue
        if ends_division(document, layer, closing.last):
            yield from _closer(sheet, closing)
    yield from _lone_datelines(sheet)
    taken = {n for closing in closings for n in range(closing.first, closing.last)}
    yield from _lone_signatures(sheet, taken)


def _is_first_of_several(sheet: Sheet, opening: Opening, closing: Closing) -> bool:
    """True for a letter in no division that a division follows: then it needs one of its own."""
    after = next_line(sheet.document, closing.last)
    if after >= sheet.count or not sheet.heads(after):
        return False
    return sheet.layer.covering(sheet.start_of(opening.first), "div", "floatingText") is None


def _floating(sheet: Sheet, opening: Opening, closing: Closing) -> Iterator[Annotation]:
    """A letter inside a text; in a `<quote>` if it is set off from the margin."""
    document = sheet.document
    first, last = opening.first, closing.last
    start, end = document.lines[first], sheet.end_of(last - 1)
    least = margins(document).first + 2
    set_off = all(columns(document.line(n)) >= least for n in range(first, last) if sheet.words(n))
    inside = list(_paragraphs(sheet, opening.last, closing.first))
    if set_off:
        yield Annotation(
            start, end, "quote", "letters", LETTER, attributes={"rend": "block"}, block=True
        )
        start = sheet.start_of(first)  # the quotation, with the indentation, holds the letter
    yield Annotation(
        start, end, "floatingText", "letters", LETTER, attributes={"type": "letter"}, block=True
    )
    yield Annotation(start, end, "body", "letters", LETTER, block=True)
    yield from inside


def _paragraphs(sheet: Sheet, first: int, last: int) -> Iterator[Annotation]:
    """What nobody has taken between the salutation and the valediction of a letter."""
    for block in sheet.blocks(first, last):
        n = block.first
        while n < min(block.last, last):
            end = n
            while end < min(block.last, last) and sheet.free(end):
                end += 1
            if end > n:
                yield _leaf(sheet, n, end, "p", INSIDE)
            n = max(end, n + 1)


def _opener(sheet: Sheet, opening: Opening) -> Iterator[Annotation]:
    start = sheet.start_of(opening.first)
    end = opening.run_in or sheet.end_of(opening.last - 1)
    yield Annotation(start, end, "opener", "letters", OPENING, block=True)
    at = opening.first
    while at < opening.salute:
        words = sheet.words(at)
        if not words:
            at += 1
            continue
        if is_date(words) and not is_postal(words):
            yield _leaf(sheet, at, at + 1, "dateline", DATELINE)
            at += 1
            continue
        last = at
        while (
            last < opening.salute
            and sheet.words(last)
            and (is_postal(sheet.words(last)) or not is_date(sheet.words(last)))
        ):
            last += 1
        yield from lines_of(sheet.document, at, last, "letters", wrapper="")
        at = last
    if not opening.run_in:
        yield _leaf(sheet, opening.salute, opening.last, "salute", OPENING)
        return
    begin, rest = sheet.start_of(opening.salute), opening.run_in
    yield Annotation(begin, rest, "salute", "letters", OPENING, block=True)
    yield Annotation(rest, sheet.end_of(opening.last - 1), "p", "letters", RUN_IN, block=True)


def _closer(sheet: Sheet, closing: Closing) -> Iterator[Annotation]:
    start, end = sheet.start_of(closing.first), sheet.end_of(closing.signed - 1)
    yield Annotation(start, end, "closer", "letters", CLOSING, block=True)
    at = closing.first
    while at < closing.signed:
        below = at if sheet.words(at) else next_line(sheet.document, at)
        if below >= closing.signed or not _is_salute(sheet.words(below)):
            break
        at = below + 1
    if at == closing.first + 1 == closing.signed and (cut := _end_of_line(sheet, start, end)):
        yield Annotation(start, cut, "salute", "letters", CLOSING, block=True)
        yield Annotation(cut + 1, end, "signed", "letters", SIGNED, block=True)
    elif at > closing.first:
        yield _leaf(sheet, closing.first, at, "salute", CLOSING)
    names = [n for n in range(at, closing.signed) if sheet.words(n)]
    for n in names:
        words = sheet.words(n)
        element = "dateline" if is_date(words) else "signed"
        yield _leaf(sheet, n, n + 1, element, DATELINE if element == "dateline" else SIGNED)
    yield from _postscripts(sheet, closing.signed, closing.last)


def _end_of_line(sheet: Sheet, start: int, end: int) -> int:
    """Where the source ends the line between valediction and name, in one paragraph; 0 if not."""
    text = sheet.document.text
    for at in range(end - 1, max(start, end - _LONGEST_NAME), -1):
        if text[at].isspace() and sheet.layer.covering(at, "lb") is not None:
            said = is_valediction(text[start:at].strip())
            return at if said and len(text[at:end].split()) < _MOST_WORDS else 0
    return 0


_MOST_WORDS, _LONGEST_NAME = 7, 120  # words, characters


def _is_salute(words: str) -> bool:
    return is_valediction(words) or leads_to_valediction(words)


def _postscripts(sheet: Sheet, first: int, last: int) -> Iterator[Annotation]:
    """Each paragraph that begins with P.S., its label a `<label>`."""
    begins = [n for n in range(first, last) if is_postscript(sheet.words(n))]
    for n, following in zip(begins, [*begins[1:], last], strict=False):
        end_line = following - 1
        while end_line > n and not sheet.words(end_line):
            end_line -= 1
        start, end = sheet.start_of(n), sheet.end_of(end_line)
        yield Annotation(start, end, "postscript", "letters", POSTSCRIPT, block=True)
        yield Annotation(start, end, "p", "letters", POSTSCRIPT, block=True)
        label = start + postscript_label(sheet.words(n))
        yield Annotation(start, label, "label", "letters", POSTSCRIPT)


def _lone_datelines(sheet: Sheet) -> Iterator[Annotation]:
    """A line of place and date by itself right under a heading or the title."""
    document = sheet.document
    for line in tops(document, sheet.layer):
        alone = line + 1 >= sheet.count or not sheet.words(line + 1) or not document.wrapped
        if line and alone and is_date(sheet.words(line)):
            start, end = sheet.start_of(line), sheet.end_of(line)
            yield Annotation(start, end, "opener", "letters", DATELINE, block=True)
            yield _leaf(sheet, line, line + 1, "dateline", DATELINE)


def _lone_signatures(sheet: Sheet, taken: set[int]) -> Iterator[Annotation]:
    """A name by itself far to the right, where a text or a division ends."""
    document = sheet.document
    for above, block in pairwise(document.blocks):
        line = block.first
        if block.last != line + 1 or block.indent < FAR or line in taken:
            continue
        words = sheet.words(line)
        long = above.last - above.first > 1 or above.end - above.start > len(words)
        if (
            long
            and above.indent < FAR
            and len(words) <= 40
            and is_signature(words)
            and not is_date(words)
            and words[0] not in "—–-([/"
            and sheet.free(line)
            and _closes(sheet, line + 1)
        ):
            start, end = sheet.start_of(line), sheet.end_of(line)
            yield Annotation(start, end, "closer", "letters", SIGNED_ALONE, "medium", block=True)
            yield Annotation(start, end, "signed", "letters", SIGNED_ALONE, "medium", block=True)


def _closes(sheet: Sheet, line: int) -> bool:
    """True if a division ends before a line; a rule may stand above the notes that follow."""
    document, layer = sheet.document, sheet.layer
    after = next_line(document, line)
    if after < sheet.count and layer.covering(first_of(document, after), "milestone"):
        line = after + 1
    return ends_division(document, layer, line)


def _leaf(sheet: Sheet, first: int, last: int, element: str, why: str) -> Annotation:
    return Annotation(
        sheet.start_of(first), sheet.end_of(last - 1), element, "letters", why, block=True
    )
