"""How a page is set: its margins, what stands in from them, what a line looks like.

Plain text says much by where its lines begin and end. The rules for set-off matter (block
quotations, verse, epigraphs, letters) ask here, so that they agree on what is set off.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from tei.document import Block, Document
from tei.regexes import compiled
from tei.standoff import Layer
from tei.typed import Record

# A line far to the right is centred or flush right (a dateline, a signature), not set off.
FAR = 20
LEAD_WHY = "a paragraph that the source marks as its lead or abstract"
_LONGEST_VERSE = 90
_LONGEST_RUBRIC = 120
_OPENING = "\"'“”‘’«»„‚([{—–-_*… "
_STOPS = (".", "!", "?", "…")
_CLOSING = "\"'”’»«“)]* "
_first_line = attrgetter("first")
_TOP_MATTER = (
    "head titlePart byline docDate docAuthor titlePage front argument milestone epigraph dateline"
).split()
_LITTLE = frozenset(
    "a an the of in on to and or for from by at with p pp vol vols no ch l ll trans tr ed eds "
    "c de la le les du des et à en di da del e der die das und von zu aus".split()
)
_SOURCE = compiled(r"(?:—|–|―|--?)[ \t]*(?=[^\W\d_]|[\"“«_(\[])")
_PARENTHESIS = compiled(r"[(\[][^()\[\]\n]{3,150}[)\]]\.?")


class Margins(Record):
    """Columns by which ordinary paragraphs stand in: all their lines, and their first lines."""

    body: int
    first: int


def margins(document: Document) -> Margins:
    """The margins of ordinary paragraphs, measured once for a document."""
    known = document.known.get("margins")
    if not isinstance(known, Margins):
        known = document.known["margins"] = _measure(document)
    return known


def _measure(document: Document) -> Margins:
    """The left margin is the leftmost one that a quarter of the text keeps to. In a hard-wrapped
    text only paragraphs of several lines show which indentation is that of first lines; where
    a line is a paragraph, it is the indentation that half of the text has.
    """
    shares: dict[int, int] = {}
    counts: dict[int, int] = {}
    firsts: dict[tuple[int, int], int] = {}
    wrapped, lines, text = document.wrapped, document.lines, document.text
    for block in document.blocks:
        size = block.end - block.start
        several = block.last - block.first > 1
        if wrapped and not several:
            size //= 8  # says little: it may be a first line, or a whole short paragraph
        shares[block.indent] = shares.get(block.indent, 0) + size
        counts[block.indent] = counts.get(block.indent, 0) + 1
        if wrapped and several:
            lead = block.start - lines[block.first]
            if lead and "\t" in text[lines[block.first] : block.start]:
                lead = columns(document.line(block.first))
            key = (block.indent, lead)
            firsts[key] = firsts.get(key, 0) + 1
    total = sum(shares.values())
    body = next((i for i in sorted(shares) if shares[i] * 4 >= total), 0)
    if wrapped:
        of_body = {lead: count for (indent, lead), count in firsts.items() if indent == body}
        first = max(of_body, key=lambda lead: of_body[lead], default=body)
    else:
        half = [i for i in shares if i > body and shares[i] * 2 >= total]
        first = next((i for i in half if counts[i] * 3 >= len(document.blocks)), body)
        if counts.get(first, 0) < 2:
            first = body
    return Margins(body, max(body, first))


def is_set_off(document: Document, block: Block, ordinary: Margins) -> bool:
    """True if all lines of a block stand in from the margins of ordinary paragraphs."""
    if block.indent < ordinary.body + 2:
        return False
    if block.last - block.first > 1 and document.wrapped:
        return True
    return block.indent >= ordinary.first + 2


def columns(line: str) -> int:
    """The column in which a line's first word stands (a tab counts as four).

    >>> columns("    a"), columns("\\ta")
    (4, 4)
    """
    body = line.lstrip()
    width = len(line) - len(body)
    if width and "\t" in line[:width]:
        return len(line[:width].expandtabs(4))
    return width


def groups(document: Document, layer: Layer) -> Iterator[tuple[int, int]]:
    """Runs `(first, last)` of lines between blank lines that nobody has taken."""
    begin = end = -1
    for first, last in layer.free_lines():
        if first != end or document.text[document.lines[first]] == "\f":
            if begin >= 0:
                yield begin, end
            begin = first
        end = last
    if begin >= 0:
        yield begin, end


def width_of(document: Document) -> int:
    """The width to which a hard-wrapped text is set; 0 if its lines are not wrapped."""
    if not document.wrapped:
        return 0
    lines = document.lines
    widths = []
    for block in document.blocks:
        if block.last - block.first > 2:
            widths.append(max(lines[n + 1] - lines[n] - 1 for n in range(block.first, block.last)))
            if len(widths) == 200:
                break
    widths.sort()
    return widths[len(widths) // 2] if widths else 0


def is_full(line: str, following: str, width: int) -> bool:
    """True if the first word of the line that follows would not have fitted on this one."""
    word = len(following.split(None, 1)[0]) if following.strip() else 0
    return len(line.rstrip()) + 1 + word > width


def ends_sentence(words: str) -> bool:
    """True if the words end with a full stop, question mark or exclamation mark."""
    return words.rstrip(_CLOSING).endswith(_STOPS)


def is_rubric(words: str) -> bool:
    """True for a line that may stand above a title: short, and no sentence."""
    return len(words) <= _LONGEST_RUBRIC and not (words.count(" ") > 1 and ends_sentence(words))


def begins_upper(words: str) -> bool:
    """True if the first letter, after quotation marks and dashes, is a capital."""
    return words.lstrip(_OPENING)[:1].isupper()


def is_verse(words: Sequence[str], width: int, set_off: bool) -> bool:
    """True if lines (without their indentation) look like a stanza.

    `width` is the room a line has in a hard-wrapped text, 0 if lines are not wrapped there.
    Lines of verse are short, begin with capitals, and end where the verse ends, not where the
    page does. Those that are not set off must show it more clearly.
    """
    count = len(words)
    if count < (2 if set_off else 3) or max(map(len, words)) > _LONGEST_VERSE:
        return False
    letters = sum(map(len, words))
    tokens = sum(line.count(" ") + 1 for line in words)
    if letters < 10 * count or tokens < (2.5 if set_off else 4) * count:
        return False
    if sum(any(c.isdigit() for c in line) for line in words) * 3 > count:
        return False
    if all(line.isupper() for line in words) or all(line[:1] in '"“«„' for line in words):
        return False
    upper = sum(map(begins_upper, words))
    if width and count > 1:
        room = sum(not is_full(a, b, width) for a, b in pairwise(words))
        if room * 5 < (count - 1) * (3 if set_off else 4):
            return False
        return upper * 4 >= count * 3 and (set_off or _sounds(words, upper))
    if not set_off:
        return max(map(len, words)) <= 70 and _sounds(words, upper)
    return upper * 5 >= count * 3 or (count > 2 and not all(map(ends_sentence, words)))


def _sounds(words: Sequence[str], upper: int) -> bool:
    """Lines at the margin: nearly all capitals, some run on, some are punctuated."""
    runs_on = sum(not ends_sentence(line) for line in words[:-1])
    punctuated = sum(line.rstrip(_CLOSING)[-1:] in ",;:.!?—–" for line in words)
    return (
        upper * 10 >= len(words) * 9
        and runs_on * 5 >= len(words) * 2
        and punctuated * 3 >= len(words)
        and not words[0].rstrip().endswith(":")
    )


def is_source(words: str, after_quotation: bool = True) -> bool:
    """True if a line looks like the source of the quotation before it.

    >>> is_source("— Ann Author, A Work"), is_source("(Author 1999, p. 4)"), is_source("AUTHOR.")
    (True, True, True)
    >>> is_source("— Not a source, but what somebody goes on to say at much greater length.")
    False
    """
    words = words.strip()
    if not 3 <= len(words) <= 160:
        return False
    dash = _SOURCE.match(words)
    if dash:
        rest = words[dash.end() :]
        if not begins_upper(rest) or rest.rstrip(_CLOSING).endswith(("?", "!", ":", ";")):
            return False
        return are_names(rest)
    if not after_quotation:
        return False
    if words[0] in "([" and _PARENTHESIS.fullmatch(words):
        return any(c.isdigit() for c in words) or "," in words
    bare = words.rstrip(".")
    return len(bare) <= 40 and bare.isupper() and bare.replace(" ", "").replace(".", "").isalpha()


def are_names(words: str) -> bool:
    """True if words are names and titles rather than a sentence: most begin with capitals.

    >>> are_names("Ann Author, A Work"), are_names("She went on to say as much")
    (True, False)
    """
    tokens = [t.lstrip(_OPENING) for t in words.replace("—", " ").split()]
    tokens = [t for t in tokens if t]
    plain = sum(t[0].islower() and t.rstrip(".,:") not in _LITTLE for t in tokens)
    return plain * 5 <= len(tokens) * 2 and plain <= 6


def tops(document: Document, layer: Layer) -> list[int]:
    """The free lines that come first in the text, or right after headings and title matter."""
    said, known = len(layer.annotations), layer.known.get("tops")
    if not isinstance(known, tuple) or known[0] != said:  # rules one after the other ask
        known = layer.known["tops"] = said, list(_tops(document, layer))
    found: list[int] = known[1]
    return found


def _tops(document: Document, layer: Layer) -> Iterator[int]:
    ends = {0}
    for element in ("head", "byline", "titlePart", "docDate", "docAuthor"):
        ends.update(
            document.line_at(max(a.start, a.end - 1)) + 1 for a in layer.of(element) if a.block
        )
    total = len(document.lines) - 1
    seen = -1
    for line in sorted(ends):
        line = next_line(document, line)
        if line < total and line != seen and layer.is_free(line, line + 1):
            seen = line
            if begins_division(document, layer, line):
                yield line


def begins_division(document: Document, layer: Layer, line: int) -> bool:
    """True if nothing but headings and title matter stands before a line in its division."""
    before = last_line(document, line - 1)
    if before < 0:
        return True
    offset = first_of(document, before)
    if layer.covering(offset, *_TOP_MATTER):
        return True
    outer = layer.covering(first_of(document, line), "floatingText")
    return outer is not None and layer.covering(offset, "floatingText") is not outer


def ends_division(document: Document, layer: Layer, line: int) -> bool:
    """True if a division ends before a line: nothing but notes and back matter follows in it."""
    after = next_line(document, line)
    if after >= len(document.lines) - 1:
        return True
    offset = first_of(document, after)
    if layer.covering(offset, "head", "note", "back", "listBibl"):
        return True
    outer = layer.covering(max(0, document.lines[line] - 2), "floatingText")
    return outer is not None and layer.covering(offset, "floatingText") is not outer


def next_line(document: Document, line: int) -> int:
    """The first line from `line` on that is not blank; the number of lines if there is none."""
    blocks = document.blocks
    i = bisect_right(blocks, line, key=_first_line) - 1
    if i >= 0 and line < blocks[i].last:
        return line
    return blocks[i + 1].first if i + 1 < len(blocks) else len(document.lines) - 1


def last_line(document: Document, line: int) -> int:
    """The last line up to `line` that is not blank; -1 if there is none."""
    blocks = document.blocks
    i = bisect_right(blocks, line, key=_first_line) - 1
    return min(line, blocks[i].last - 1) if i >= 0 else -1


def first_of(document: Document, line: int) -> int:
    """The offset of the first character of a line that is not white space."""
    row = document.line(line)
    return document.lines[line] + len(row) - len(row.lstrip())


def last_of(document: Document, line: int) -> int:
    """The offset after the last character of a line that is not white space."""
    return document.lines[line] + len(document.line(line).rstrip())
