"""Dates that contradict one another: findings only, nothing is tagged.

Guidelines: CONADA (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#CONADA).

    Monday, June 17, 1953                          weekday-mismatch (it was a Wednesday)
    She was born in 1890 and died in 1850.         life-backwards
    Adapted from the original May 1920 speech
    On June 3, 1921 the strike began ...           date-contradicted (told before it happened)

Cautious: it speaks only where both dates are printed in full, or where a journal's headings
break their own count (then once, at the heading where the count breaks).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from tei.findings import Finding
from tei.recognizers.dates.almanac import weekday, weekday_old_style
from tei.recognizers.dates.vocabulary import WEEKDAY_NAMES, WEEKDAYS
from tei.regexes import compiled
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Block, Document
    from tei.project import Project
    from tei.standoff import Annotation, Layer

_MOST_FINDINGS = 50
# Patterns are compiled when first needed, for most texts need few of them.
_FULL = r"([0-9]{4})-([0-9]{2})-([0-9]{2})$"
_WORD = r"[^\W\d_]+"

# "was written on", in a paragraph that speaks of "the following document", "this letter".
_WRITTEN = r"(?:written|composed|drafted|penned|dated)\s+(?:on\s+|in\s+)?(?:the\s+)?$"
_KINDS = (
    r"(?:document|text|letter|article|essay|speech|report|piece|lecture|pamphlet|memorandum|"
    r"address|manuscript|story|draft)"
)
_ANNOUNCED = r"(?:[Tt]he\s+following|[Tt]his)\s+(?:\w+\s+)?" + _KINDS
# "Adapted from the original May 1920 letter", alone in its block.
_ADAPTED = r"(?:Adapted|Translated|Taken|Reprinted|Excerpted|Abridged|Condensed|Edited|From)\b"
_OTHER_PERSON = r"[.;!?]|\b(?:his|her|their|whose|born)\b"
_KIND_AFTER = r"\s+" + _KINDS
_TOLD = r"(?i:(?:^|\s)(?:on|in|since|after|before|by|until|to|of)\s+)$"
_TO_COME = r"\b(?:will|shall|would|is to|are to)\b"


class _Dated(Record):
    """A date with its place and the value by which it is compared."""

    start: int
    end: int
    value: str


def recognize(document: Document, layer: Layer, project: Project) -> Iterator[Finding]:
    """Yield a finding for each date that another date, or the calendar, contradicts."""
    dates = sorted(layer.of("date"))
    yield from islice(_all(document, layer, dates), _MOST_FINDINGS)


def _all(document: Document, layer: Layer, dates: list[Annotation]) -> Iterator[Finding]:
    if not dates:
        return
    yield from _weekdays(document, dates)
    yield from _lives(document, dates)
    yield from _older_than_told(document, layer, dates)


def _words(document: Document, start: int, end: int) -> str:
    return " ".join(document.text[start:end].split())


def _weekdays(document: Document, dates: list[Annotation]) -> Iterator[Finding]:
    text, broken = document.text, 0
    for date in dates:
        if not text[date.start].isalpha():
            continue
        word = compiled(_WORD).match(text, date.start, date.end)
        if not word or word[0].lower() not in WEEKDAYS:
            continue
        full = compiled(_FULL).match(date.attributes.get("when", ""))
        if not full:
            continue
        point = (int(full[1]), int(full[2]), int(full[3]))
        said, real = WEEKDAYS[word[0].lower()], weekday(point)
        if point[0] < 1583 or (point[0] < 1930 and said == weekday_old_style(point)):
            continue  # the Julian calendar, which Russia kept to 1918, Greece to 1923
        # A journal that once counts wrongly goes on so: one slip, one finding.
        if said != real and (said - real) % 7 != broken:
            words = _words(document, date.start, date.end)
            arguments = {"words": words, "date": full[0], "weekday": WEEKDAY_NAMES[real]}
            yield Finding("weekday-mismatch", document.place(date.start), arguments)
        broken = (said - real) % 7


def _after(one: str, other: str) -> bool:
    """True if the date `one` lies after `other`, as far as both are stated."""
    size = min(len(one), len(other))
    return one[:size] > other[:size]


def _dated(dates: list[Annotation]) -> list[_Dated]:
    out = []
    for date in dates:
        value = date.attributes.get("when") or date.attributes.get("from") or ""
        if value[:1].isdigit() and date.cert == "high":
            out.append(_Dated(date.start, date.end, value))
    return out


def _lives(document: Document, dates: list[Annotation]) -> Iterator[Finding]:
    text = document.text
    starts = [date.start for date in dates]

    def next_date(at: int) -> Annotation | None:
        i = bisect_left(starts, at)
        if i == len(dates) or starts[i] - at > 60:
            return None
        return dates[i] if dates[i].attributes.get("when", "")[:1].isdigit() else None

    at = text.find("born")
    while at >= 0:
        birth = next_date(at)
        following = at + 4
        if birth and "." not in text[at : birth.start]:
            died = text.find("died", birth.end, birth.end + 160)
            death = next_date(died) if died >= 0 else None
            if death and not compiled(_OTHER_PERSON).search(text, birth.end, death.start):
                born_in, died_in = birth.attributes["when"], death.attributes["when"]
                if _after(born_in, died_in):
                    arguments = {
                        "born": _words(document, birth.start, birth.end),
                        "died": _words(document, death.start, death.end),
                    }
                    yield Finding("life-backwards", document.place(death.start), arguments)
        at = text.find("born", following)


def _older_than_told(
    document: Document, layer: Layer, dates: list[Annotation]
) -> Iterator[Finding]:
    """A text that says of itself when it was written, and tells of something later."""
    text, claims = document.text, []
    dated = _dated(dates)
    blocks, number = document.blocks, 0
    for i, date in enumerate(dated):
        while number < len(blocks) and blocks[number].end <= date.start:
            number += 1
        if number == len(blocks):
            break
        if len(date.value) >= 4 and _is_claim(text, blocks[number], date):
            claims.append(i)
    for i in claims:
        claim = dated[i]
        inside = layer.covering(claim.start, "floatingText", "div")
        end = inside.end if inside else len(text)
        later = next(
            (
                d
                for d in dated[i + 1 : i + 60]
                if d.start < end
                and _tells_later(text, claim, d)
                and layer.covering(d.start, "note", "bibl", "byline") is None
            ),
            None,
        )
        if later is None:
            continue
        against = [later] + [
            dated[j] for j in claims if j != i and not _agree(claim.value, dated[j].value)
        ]
        named = [
            f"“{_words(document, d.start, d.end)}” (line {document.place(d.start).line})"
            for d in against[:3]
        ]
        words = _words(document, claim.start, claim.end)
        arguments = {"words": words, "others": " and ".join(named)}
        yield Finding("date-contradicted", document.place(claim.start), arguments)


def _agree(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _is_claim(text: str, block: Block, date: _Dated) -> bool:
    """True if the date is the one that a text gives of itself."""
    if block.end - block.start < 120 and compiled(_ADAPTED).match(text, block.start):
        return bool(compiled(_KIND_AFTER).match(text, date.end, block.end))
    left = text[max(block.start, date.start - 40) : date.start]
    return bool(
        compiled(_WRITTEN).search(left)
        and compiled(_ANNOUNCED).search(text, block.start, date.start)
    )


def _tells_later(text: str, claim: _Dated, date: _Dated) -> bool:
    """True if the date is told of as past, though it lies after the claim."""
    if len(date.value) < 7 or not _after(date.value, claim.value):
        return False
    if not compiled(_TOLD).search(text[max(0, date.start - 12) : date.start]):
        return False
    return not compiled(_TO_COME).search(text[max(0, date.start - 60) : date.end + 60])
