"""Verse: lines that end where the verse ends, set off from the prose around them.

Guidelines: COVE (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COVE).

    She sang:

        The kettle sings, the fire is low,
          And nobody is here to know.

    ->  <p>She sang:</p>
        <lg><l>The kettle sings, the fire is low,</l>
            <l rend="indent">And nobody is here to know.</l></lg>

A number that counts the lines in the margin is `@n`: `<l n="5" rend="post(5)">`.
Stanzas between blank lines are an `<lg>` each. A line that gives the source of the verse makes
`<cit><quote rend="block"><lg/></quote><bibl/></cit>` of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.layout import Margins, columns, groups, is_source, is_verse, margins, width_of
from tei.recognizers.passages import passages_of
from tei.regexes import compiled
from tei.standoff import Annotation
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.standoff import Layer

SET_OFF = "lines set off from the text that begin with capitals and end before the margin does"
AT_MARGIN = "short lines between blank lines that begin with capitals and run on from line to line"
SOURCE = "a line with a name follows what is set off"


# "And he that kept the lamp has gone       5": the number stands in the margin.
_COUNT = compiled(r"[ \t]{2,}([0-9]{0,4}[05])\Z")
_LONGEST = 500  # lines of a stanza
_NARROW = 58  # columns
_PARAGRAPH = 90  # characters: longer than a verse


class Stanza(Record):
    """Lines `first..last - 1`; whether they stand in from the margin; how many blanks before."""

    first: int
    last: int
    set_off: bool


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation]:
    """Yield `<lg>` and `<l>` for each stanza, in a `<cit>` if its source follows."""
    stanzas = list(_stanzas(document, layer))
    at = 0
    while at < len(stanzas):
        poem = [stanzas[at]]
        at += 1
        while at < len(stanzas) and _goes_on(document, poem[-1], stanzas[at]):
            poem.append(stanzas[at])
            at += 1
        yield from _source(document, layer, poem)
        whole = document.lines[poem[0].first], document.lines[poem[-1].last] - 1
        for stanza in poem:
            for one in lines_of(document, stanza.first, stanza.last, "verse", stanza.set_off):
                if one.element == "lg":
                    one = passages_of(document, layer, project).said(one, whole)
                yield one


def lines_of(
    document: Document, first: int, last: int, rule: str, set_off: bool = True
) -> Iterator[Annotation]:
    """One `<lg>` with its `<l>`s. A verse turned over to the next line stays one `<l>`."""
    why, cert = (SET_OFF, "high") if set_off else (AT_MARGIN, "medium")
    rows = [document.line(n) for n in range(first, last)]
    starts = [columns(row) for row in rows]
    base = min(starts)
    spans: list[tuple[int, int, bool]] = []
    for k, row in enumerate(rows):
        begin = document.lines[first + k]
        start, end = begin + len(row) - len(row.lstrip()), begin + len(row.rstrip())
        turned = (
            spans
            and starts[k] >= base + 4
            and row.lstrip()[:1].islower()
            and spans[-1][1] - spans[-1][0] >= 45
            and document.text[spans[-1][1] - 1].isalpha()
        )
        if turned:
            spans[-1] = (spans[-1][0], end, spans[-1][2])
        else:
            spans.append((start, end, starts[k] > base + 1))
    yield Annotation(spans[0][0], spans[-1][1], "lg", rule, why, cert, block=True)
    numbers = _numbers(document.text, spans)
    for number, (start, end, indented) in enumerate(spans):
        attributes = {"rend": "indent"} if indented else {}
        marks: tuple[tuple[int, int], ...] = ()
        if number in numbers:
            shown = document.text[numbers[number] : end].strip()
            rend = f"indent post({shown})" if indented else f"post({shown})"
            attributes = {"n": shown, "rend": rend}
            marks = ((numbers[number], end),)
        yield Annotation(start, end, "l", rule, why, cert, attributes, marks, block=True)


def _numbers(text: str, spans: list[tuple[int, int, bool]]) -> dict[int, int]:
    """Where numbers begin that count the lines in their margin, every fifth or tenth.

    They have to count on from one to the next, and no line of a stanza can have too low a one.
    """
    found: dict[int, int] = {}
    counted = set()
    for number, (start, end, _) in enumerate(spans):
        if text[end - 1] in "05" and (printed := _COUNT.search(text, start, end)):
            found[number] = printed.start()
            counted.add(int(printed[1]) - number)
    return found if len(counted) == 1 and min(counted) > 0 else {}


def _stanzas(document: Document, layer: Layer) -> Iterator[Stanza]:
    ordinary = margins(document)
    width = width_of(document)
    if width < _NARROW:
        width = 0  # what looks like the width of the page is that of the verse
    spaced = _paragraphs_are_spaced(document)
    for first, last in groups(document, layer):
        if last - first == 1:
            continue
        if width and _is_prose(document, first, last, width):
            continue
        yield from _in_group(document, first, last, ordinary, width, spaced)


def _is_prose(document: Document, first: int, last: int, width: int) -> bool:
    """A quick look at a group of a wrapped text: no line is indented, and the first is full."""
    lines, text = document.lines, document.text
    start, end = lines[first], lines[last] - 1
    if text[start].isspace() or text.find("\n ", start, end) >= 0:
        return False
    if text.find("\n\t", start, end) >= 0:
        return False
    return lines[first + 1] - start > width * 0.85 or last - first > _LONGEST


def _in_group(
    document: Document, first: int, last: int, ordinary: Margins, width: int, spaced: bool
) -> Iterator[Stanza]:
    """The stanzas in a run of lines without blank ones."""
    starts = [columns(document.line(n)) for n in range(first, min(last, first + _LONGEST))]
    if spaced and 2 < last - first < _LONGEST and min(starts) < ordinary.first + 2 <= max(starts):
        # Lines at the margin, others set in: all of them may be one stanza.
        words = [document.line(n).strip() for n in range(first, last)]
        if is_verse(words, max(0, width - ordinary.body), False):
            yield Stanza(first, last, False)
            return
    least = ordinary.first + 2
    if width and spaced and min(starts) > ordinary.body + 1:
        least = ordinary.body + 2  # no line of the group is at the margin: none is a first line
    n = first
    while n < last:
        start = n
        row = document.line(n)
        set_off = columns(row) >= least
        words = [row.strip()]
        n += 1
        while n < last:
            row = document.line(n)
            if (columns(row) >= least) is not set_off:
                break
            words.append(row.strip())
            n += 1
        if len(words) > _LONGEST or words[0][:1] == ">":
            continue
        if not set_off and (n - start != last - first or not spaced):
            continue
        end = n
        if len(words) > 1 and set_off and is_source(words[-1], after_quotation=False):
            words.pop()
            end -= 1
        room = width - ordinary.body if not set_off else width - least
        if is_verse(words, room if width else 0, set_off):
            yield Stanza(start, end, set_off)


def _paragraphs_are_spaced(document: Document) -> bool:
    """True if blank lines separate the paragraphs, so that lines without them mean something."""
    spaced = joined = 0
    before = 0
    for block in document.blocks:
        size = block.end - block.start
        if block.blank_before:
            spaced += 1
        elif before > _PARAGRAPH or size > _PARAGRAPH:
            joined += 1
        before = size
    return spaced >= 2 * joined


def _goes_on(document: Document, one: Stanza, other: Stanza) -> bool:
    between = document.text[document.lines[one.last] - 1 : document.lines[other.first]]
    return one.set_off == other.set_off and between.count("\n") <= 3 and not between.strip()


def _source(document: Document, layer: Layer, poem: list[Stanza]) -> Iterator[Annotation]:
    """A `<cit>` around a poem, its quotation and its source, if a source line follows."""
    if not poem[0].set_off:
        return
    found = source_after(document, layer, poem[-1].last)
    if found is None:
        return
    start = document.lines[poem[0].first]  # with the indentation: the quotation holds the <lg>
    end = document.lines[poem[-1].last] - 1
    yield Annotation(start, found[1], "cit", "verse", SOURCE, block=True)
    yield Annotation(start, end, "quote", "verse", SOURCE, attributes={"rend": "block"}, block=True)
    yield Annotation(*found, "bibl", "verse", SOURCE, block=True)


def _start(document: Document, line: int) -> int:
    row = document.line(line)
    return document.lines[line] + len(row) - len(row.lstrip())


def source_after(document: Document, layer: Layer, line: int) -> tuple[int, int] | None:
    """The span of a line after `line` (a blank one may stand between) that gives a source."""
    last = len(document.lines) - 1
    blank = False
    if line < last and not document.line(line).strip():
        line, blank = line + 1, True
    if line >= last or not layer.is_free(line, line + 1):
        return None
    row = document.line(line)
    if not row.strip() or not is_source(row, columns(row) >= 2):
        return None
    if blank and columns(row) < 2 and line + 1 < last and document.line(line + 1).strip():
        return None  # a paragraph that begins with a dash
    start = _start(document, line)
    return start, document.lines[line] + len(row.rstrip())
