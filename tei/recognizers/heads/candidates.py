"""Candidates: the lines that might be headings, and what they say of themselves.

Cheap tests only, because every short paragraph of a novel is asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei.layout import is_full
from tei.recognizers.heads.dating import is_date_line
from tei.recognizers.heads.shape import RANK_OF_KEYWORD, Shape, shape_of
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Document
    from tei.standoff import Layer

_QUOTES = "\"'“”‘’«»„‹›"
_AFTER_SPEECH = ('." ', '!" ', '?" ', '," ', ".” ", "!” ", "?” ", ",” ", "” —", '" —', '" --')
_LONGEST = 200


class Candidate(Record):
    """A line (or two, where it is wrapped) that may be a heading.

    `start..end` are its words, `underline` the span of the line of marks below them, `first..last`
    its lines, `block` the number of the block it begins, `kind` a key of `find.WHY` or "".
    """

    start: int
    end: int
    underline: tuple[int, int] | None
    first: int
    last: int
    block: int
    shape: Shape
    kind: str = ""


def underlined(document: Document) -> dict[int, tuple[int, int, int]]:
    """Lines of `===` or `---` under a line of words: first line of words -> (line, span)."""
    text, found = document.text, {}
    for sign in "=-":
        at = text.find("\n" + sign * 3) if sign in text else -1
        while at >= 0:
            if text[at - 1] in "-=\n" or at == 0:
                at = text.find("\n" + sign * 3, at + 1)
                continue
            stop = text.find("\n", at + 1)
            stop = len(text) if stop < 0 else stop
            marks = text[at + 1 : min(stop, at + 300)].rstrip()
            number = document.line_at(at + 1)
            if len(marks) < 250 and marks == sign * len(marks) and number:
                first = _words_above(document, number, len(marks), sign)
                if first >= 0:
                    found[first] = (number, at + 1, at + 1 + len(marks))
            at = text.find("\n" + sign * 3, at + 1)
    return found


def _words_above(document: Document, number: int, width: int, sign: str) -> int:
    """The first line of the words that the underline in line `number` is for, or -1."""
    above = document.line(number - 1).rstrip()
    words = above.strip()
    if not words or len(words) > 300 or not any(map(str.isalnum, words)):
        return -1
    if "|" in words or "  " in words or words[-1] in ",;:":
        return -1
    if sign == "-" and not 0.5 * len(words) <= width <= 2 * len(words) + 4:
        return -1
    if number >= 2 and document.line(number - 2).strip():
        # A heading of two lines: the underline is as long as the longer one.
        before = document.line(number - 2).strip()
        two = number < 3 or not document.line(number - 3).strip()
        if two and abs(width - max(len(before), len(words))) <= 1 and before[-1] not in ".:;":
            return number - 2
        if document.wrapped:
            return -1
    return number - 1


# Labels of what is said of a paper, a book, a thing in a catalogue
_LABELS = frozenset(
    "date dated origin language languages provenance material support dimensions extent author "
    "authors keywords shelfmark source sources contents place published publisher edition isbn doi "
    "received accepted correspondence subject type format size condition binding script datum "
    "herkunft sprache schlagwörter verfasser quelle ort langue origine auteur mots-clés".split()
)


def candidates(document: Document, layer: Layer) -> Iterator[Candidate]:
    """All lines that might be headings, in order, with their kind where they say it themselves."""
    text, lines, blocks = document.text, document.lines, document.blocks
    wrapped = document.wrapped
    under = underlined(document)
    for index, block in enumerate(blocks):
        start, end, first, last, _, _ = block
        if first in under:
            number, mark_start, mark_end = under[first]
            if layer.is_free(first, number + 1):
                words_end = lines[number] - 1
                shape = shape_of(text[start:words_end])
                marks = (mark_start, mark_end)
                yield Candidate(
                    start, words_end, marks, first, number + 1, index, shape, "underlined"
                )
            continue
        if wrapped and last - first > 2 and text[start : start + 12].isupper():
            end, last = lines[first + 1] - 1, first + 1
            if is_full(text[start:end], document.line(last), len(document.line(last)) - 4):
                continue  # a paragraph that begins in capitals, not one under a heading
        if end - start > _LONGEST or last - first > 3 or not _may_head(text, start, end):
            continue
        if layer.is_free(first, last):
            shape = shape_of(text[start:end])
            yield Candidate(start, end, None, first, last, index, shape, _own_kind(shape))


def _may_head(text: str, start: int, end: int) -> bool:
    """Cheap tests that most short paragraphs fail."""
    first, last = text[start], text[end - 1]
    if first == "#":
        return True
    if last == "_" and text[start : start + 6].upper() in ("ACT I.", "SCENE "):
        return end - start < 120  # "SCENE I.--_A quay._"
    if last in ",;:-–—…=_|/" or not (first.isalnum() or first in "“\"‘'«„#§¿"):
        return False
    if first in _QUOTES and any(stop in text[start:end] for stop in _AFTER_SPEECH):
        return False  # speech, or words quoted with their source
    if last in _QUOTES and (first in _QUOTES or text[end - 2] in ".!?,"):
        return False
    if text.endswith(">>", start, end) and text[end - 3] in ".!?,":
        return False
    if first.islower() or (last in ".!" and not _may_stop(text, start, end)):
        return False
    words = text[start:end]
    label, colon, value = words.partition(": ")
    if colon and label.casefold() in _LABELS and value:
        return False  # "Date: c. 1300" is said of what stands above it
    return not ("|" in words or "\t" in words or "://" in words or "   " in words)


def _may_stop(text: str, start: int, end: int) -> bool:
    """True for the few headings that end with a stop: in capitals, numbered, or a date."""
    opening = text[start : start + 12]
    if opening.isupper() or opening[0].isdecimal():
        return True
    word = opening.split(None, 1)[0].rstrip(".:)")
    stopped = opening.startswith((".", ")"), len(word))
    if word.lower() in RANK_OF_KEYWORD or (len(word) < 5 and stopped):
        return shape_of(text[start:end]).family != ""
    return end - start < 40 and is_date_line(text[start:end], 1)


def _own_kind(shape: Shape) -> str:
    if shape.family in ("hash", "keyword"):
        long = shape.tokens > 16 or (shape.title[-1:] == "." and shape.tokens > 9)
        phrase = shape.family == "keyword" and shape.title and shape.case == "lower"
        return "" if long or phrase else shape.family
    return ""
