"""Where the entries of a list of references begin and end, and what looks like one."""

from __future__ import annotations

from collections.abc import Iterator

from tei.layout import columns, first_of, last_of
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Document
    from tei.standoff import Layer

_LABEL = compiled(r"\[[\w+:. -]{1,16}\](?=\s)|\(?\d{1,3}[.)](?=\s)|[•*–—-](?=\s+[^\W\d_])")
_YEAR = compiled(
    r"\b(?:1[4-9]|20)\d\d[a-z]?\b|\bn\. ?d\.|\bs\. ?d\.|\bo\. ?J\.|\bforthcoming\b|\bin press\b"
    r"|\bunder review\b"
)
_AUTHOR = compiled(
    r"[\[“\"'‘]?(?:[A-Z]\. ?)*"
    r"(?:(?:de|la|le|van|von|der|den|del|della|di|da|al|el|O|Mc|Mac|St\.)[ '’-])*"
    r"[^\W\d_a-zß-öø-ÿ][\w'’.-]*(?: [\w'’.-]+){0,4}(?:,| \(|\. |: | and | & |$)"
    r"|[—–_-]{2,}[.,]?\s"  # the same author again
)
_INVERTED = compiled(r"[^\W\d_][\w'’-]+(?: [\w'’-]+)?, (?:[^\W\d_]\.|[^\W\d_][\w-]+)")
# Something that references have. Each pattern begins with one character, which makes it fast.
_SOMETHING = (
    compiled(
        r"[pvnedt](?<!\w.)(?:(?<=p)p?\. ?\d|(?<=v)ols?\.|(?<=n)o\. ?\d|(?<=e)ds?\.|(?<=d)oi\b"
        r"|(?<=t)rans\.|(?<=t)hesis\b)"
    ),
    compiled(r"\d(?:[-–]\d|(?<!\w.)\d{0,3} ?\(\d{1,4}(?:[-–/]\d+)?\))"),
    compiled(r": [^\W\d_](?:(?<=[^\W\d_]{3}: .)|(?<=[^\W\d_]{3}, [^\W\d_]{3}\.: .)"
             r"|(?<=[^\W\d_]{3}, [^\W\d_]{2}: .)"
             r"|(?<=[^\W\d_]{3}, [^\W\d_]{2}\.: .))"),
    compiled(
        r"[PVJIUTD](?<!\w.)(?:(?<=P)(?:ress|roceedings)\b|(?<=V)erlag\b|(?<=J)ournal\b"
        r"|(?<=I)(?:SBN\b|n:? [A-Z])|(?<=U)niversity\b|(?<=T)hesis\b|(?<=D)issertation\b)"
    ),
    compiled("https?://"),
)  # fmt: skip
_LONGEST = 1500
_LINES = 400  # lines looked at together
_MOST = 10  # lines of an entry, where blank lines stand between entries


class Entry(Record):
    """An entry: its span, its printed label (an empty span if it has none), the line after it."""

    start: int
    end: int
    label: tuple[int, int]
    last: int
    words: str


def score(words: str) -> int:
    """How much of a reference a paragraph has: an author first, a year, something besides.

    >>> score("Author, Ann. A Work. Oxford: Press, 1999."), score("They went home at last.")
    (3, 0)
    """
    head = words[:400]
    year = _YEAR.search(words) is not None
    author = _AUTHOR.match(head) is not None and (year or _INVERTED.match(head) is not None)
    return author + year + any(something.search(words) for something in _SOMETHING)


def is_entry(words: str) -> bool:
    """True if a paragraph under a heading for references may be one of them."""
    if not 12 <= len(words) <= _LONGEST or words[:1].islower():
        return False
    return score(words) >= (1 if len(words) < 500 else 2)


def entries_in(document: Document, layer: Layer, first: int, limit: int) -> Iterator[Entry]:
    """The paragraphs or hanging lines from line `first` on, up to what somebody has taken."""
    at = first
    spaced = _is_spaced(document, first, limit)
    while at < limit:
        if not document.line(at).strip():
            at += 1
            continue
        end = at
        most = min(limit, at + _LINES)
        while end < most and document.line(end).strip() and layer.is_free(end, end + 1):
            end += 1
        if end == at:
            return
        begins = _begins(document, at, end) if not spaced or end - at > _MOST else [at]
        for begin, last in zip(begins, [*begins[1:], end], strict=True):
            yield _entry(document, begin, last)
        at = end


def _is_spaced(document: Document, first: int, limit: int) -> bool:
    """True if blank lines stand between entries: the paragraphs that come first are short."""
    groups = size = 0
    before = True
    for n in range(first, min(limit, first + 60)):
        blank = not document.line(n).strip()
        groups += before and not blank
        size += not blank
        before = blank
    return document.wrapped and groups >= 3 and size <= 6 * groups


def _entry(document: Document, first: int, last: int) -> Entry:
    start, end = first_of(document, first), last_of(document, last - 1)
    match = _LABEL.match(document.text, start, end)
    label = match.span() if match else (start, start)
    words = " ".join(document.text[label[1] : min(end, start + _LONGEST + 400)].split())
    return Entry(start, end, label, last, words)


def _begins(document: Document, first: int, last: int) -> list[int]:
    """The lines of a group, without blank ones between them, with which an entry begins."""
    if last - first == 1:
        return [first]
    if not document.wrapped and not _hangs(document, first, last):
        return list(range(first, last))
    rows = [document.line(n) for n in range(first, last)]
    labels = [n for n, row in enumerate(rows, first) if _LABEL.match(row.lstrip())]
    if len(labels) > 1 and labels[0] == first:
        return labels
    starts = [columns(row) for row in rows]
    least, most = min(starts), max(starts)
    if most > least:
        if starts[0] == least:  # lines hang under the first ones
            return [n for n, column in enumerate(starts, first) if column == least]
        if starts.count(most) < len(starts):  # first lines are indented
            return [n for n, column in enumerate(starts, first) if column == most or n == first]
    width = max(map(len, rows))
    return [first] + [
        n
        for n in range(first + 1, last)
        if rows[n - first - 1].rstrip()[-1:] in '.)]>”"»/'
        and len(rows[n - first - 1]) < width
        and _INVERTED.match(rows[n - first])
    ]


def _hangs(document: Document, first: int, last: int) -> bool:
    """True if some lines stand further in than the first, and some do not."""
    starts = [columns(document.line(n)) for n in range(first, last)]
    return any(c >= starts[0] + 2 for c in starts)
