"""Lists of references, an entry each.

Guidelines: COBITY (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COBITY).

    Works cited

    Author, Ann. A Work. Oxford: Press, 1999.

    Nobody, A. (2001). Another. Paris: Edition.

    ->  <listBibl><bibl>Author, Ann. A Work. Oxford: Press, 1999.</bibl>
                  <bibl>Nobody, A. (2001). Another. Paris: Edition.</bibl></listBibl>

The heading is left to the rule for headings, the parts of an entry to `references`. Entries are
lines, paragraphs, or first lines with others hanging under them; `[1]` before one becomes `@n`.
Without a heading, only what cannot be anything else is taken: the last paragraphs of a text, if
each has an author, a year and something of a reference besides.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from tei.layout import first_of
from tei.regexes import compiled
from tei.resources import word_list
from tei.standoff import Annotation
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.project import Project
    from tei.recognizers.bibliographies.entries import Entry
    from tei.standoff import Layer

UNDER_HEAD = "an entry under a heading that announces references"
IN_LIST = "an item of the list under a heading that announces references"
AT_END = "one of several paragraphs at the end, each with an author and a year"

_FRAME = compiled(r"^[\W\d_]*(?:(?:[ivxl]+|[a-z])[.)]\s+)?|[\W_]+$")
# How a reference says that it has no year, or none yet.
_NO_YEAR = ("n.d.", "n. d.", "s.d.", "s. d.", "o.J.", "o. J.", "forthcoming", "in press",
            "under review")  # fmt: skip
_LONGEST_HEAD = 60
_MOST_HEADS = 200


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Annotation]:
    """Yield `<listBibl>` and a `<bibl>` for each entry."""
    found = False
    limit = len(document.lines) - 1
    after = 0
    for line in islice(_heads(document), _MOST_HEADS):
        if line < after:
            continue
        if listed := _listed(document, layer, line):
            found = True
            yield from listed
            continue
        entries, after = _under(document, layer, line, limit)
        if entries:
            found = True
            yield from _list(document, entries, UNDER_HEAD, "high")
    if not found:
        entries = _at_end(document, layer)
        if len(entries) >= 3:
            yield from _list(document, entries, AT_END, "medium")


def _list(document: Document, entries: list[Entry], why: str, cert: str) -> Iterator[Annotation]:
    yield Annotation(
        entries[0].start, entries[-1].end, "listBibl", "bibliographies", why, cert, block=True
    )
    for entry in entries:
        label = document.text[slice(*entry.label)]
        yield Annotation(
            entry.start,
            entry.end,
            "bibl",
            "bibliographies",
            why,
            cert,
            {"n": label} if label else {},
            (entry.label,) if label else (),
            block=True,
        )


def _listed(document: Document, layer: Layer, line: int) -> list[Annotation]:
    """The entries that the source itself marks as the items of one list below the heading."""
    while line < len(document.lines) - 1 and not document.line(line).strip():
        line += 1
    if line >= len(document.lines) - 1 or layer.is_free(line, line + 1):
        return []
    start = first_of(document, line)
    rows = [a for a in layer.of("list") if a.block and a.start == start]
    if not rows:
        return []
    from tei.recognizers.bibliographies.entries import is_entry

    text, end = document.text, rows[0].end
    items = [a for a in layer.of("item") if a.block and start <= a.start and a.end <= end]
    spans = [(max([a.start, *(m[1] for m in a.marks)]), a.end) for a in items]
    entries = [(s, e) for s, e in spans if is_entry(" ".join(text[s : min(e, s + 1500)].split()))]
    if len(entries) * 2 <= len(items) or any("\n\n" in text[s:e] for s, e in entries):
        return []
    return [Annotation(s, e, "bibl", "bibliographies", IN_LIST, "high") for s, e in entries]


def _heads(document: Document) -> Iterator[int]:
    """The lines after headings that announce references (and after their underlining)."""
    text, lines = document.text, document.lines
    known = word_list("bibliography_heads")
    for block in document.blocks:
        first = block.first
        if lines[first + 1] - block.start > _LONGEST_HEAD:
            continue
        words = text[block.start : lines[first + 1] - 1]
        if _bare(words.strip().lower()) not in known:
            continue
        if not words.strip()[:1].isupper() and words[:1].isalpha():
            continue
        after = first + 1
        if after < len(lines) - 1 and _is_rule(document.line(after)):
            after += 1
        yield after


def _bare(words: str) -> str:
    """Words without the marks around them, and without a number or letter before them."""
    plain = words[:1].isalpha() and words[-1:].isalnum() and "." not in words and ")" not in words
    return words if plain else _FRAME.sub("", words)


def _is_rule(row: str) -> bool:
    row = row.strip()
    return len(row) > 2 and not row.strip("=-~_*#")


def _under(document: Document, layer: Layer, line: int, limit: int) -> tuple[list[Entry], int]:
    """The entries from a line on, and the line after the last.

    They end at what somebody has taken, at a short line without a year (the next heading), or
    at a paragraph that does not look like an entry and is not followed by one that does.
    """
    from tei.recognizers.bibliographies.entries import entries_in, is_entry, score

    taken: list[Entry] = []
    doubtful: list[Entry] = []
    after = line
    for entry in entries_in(document, layer, line, limit):
        if is_entry(entry.words):
            taken.extend(doubtful)
            doubtful = []
            taken.append(entry)
            after = entry.last
        elif _is_head(entry) or doubtful or not taken:
            break
        else:
            doubtful.append(entry)
    if len(taken) == 1 and score(taken[0].words) < 2:
        return [], line
    return taken, after


def _may_have_year(words: str) -> bool:
    return any(map(str.isdigit, words)) or any(sign in words for sign in _NO_YEAR)


def _is_head(entry: Entry) -> bool:
    return len(entry.words) < _LONGEST_HEAD and not any(map(str.isdigit, entry.words))


def _at_end(document: Document, layer: Layer) -> list[Entry]:
    """The entries at the end of a text (what is taken after them, notes for instance, aside)."""
    blocks = document.blocks
    k = len(blocks) - 1
    while k >= 0 and not layer.is_free(blocks[k].first, blocks[k].last):
        k -= 1
    last = k
    ends = [document.text[b.start : b.end][:1500] for b in blocks[k - 2 : k + 1]] if k >= 2 else []
    if not ends or not any(map(str.isdigit, ends[-1])) or not all(map(_may_have_year, ends)):
        return []  # most texts are done here
    from tei.recognizers.bibliographies.entries import entries_in, score

    while k >= 0 and layer.is_free(blocks[k].first, blocks[k].last):
        words = document.text[blocks[k].start : blocks[k].start + 1500]
        if blocks[k].end - blocks[k].start > 1500 or score(words) < 3:
            break
        k -= 1
    if last - k < 3:
        return []
    found = list(entries_in(document, layer, blocks[k + 1].first, blocks[last].last))
    return found if all(score(entry.words) >= 2 for entry in found) else []
