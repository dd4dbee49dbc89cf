"""The lines of a text seen as a letter: its openings, its closings, and where they stand."""

from __future__ import annotations

from bisect import bisect_left

from tei.layout import begins_division, last_line
from tei.recognizers.addresses import is_postal
from tei.recognizers.letters.formulas import (
    RUN_IN_LETTERS,
    is_date,
    is_postscript,
    is_salutation,
    is_signature,
    is_valediction,
    leads_to_valediction,
    may_be_formula,
    run_in,
)
from tei.typed import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from tei.document import Block, Document
    from tei.standoff import Layer

_LONGEST = 400  # lines of a letter in the middle of a text, at most


class Opening(Record):
    """The lines before and of a salutation (`salute` is -1 if there is only a date).

    `run_in` is where a salutation ends that the paragraph goes on after; its line is the last one
    of that paragraph then.
    """

    first: int
    salute: int
    last: int
    run_in: int = 0


class Closing(Record):
    """The line of valediction, the line after the signature, the line after the postscripts."""

    first: int
    signed: int
    last: int


class Sheet:
    """A document's lines, and who has taken them."""

    def __init__(self, document: Document, layer: Layer) -> None:
        self.document = document
        self.layer = layer
        self.count = len(document.lines) - 1

    def words(self, n: int) -> str:
        """A line without the white space around it."""
        return self.document.line(n).strip()

    def start_of(self, n: int) -> int:
        """The offset of its first character that is not white space."""
        row = self.document.line(n)
        return self.document.lines[n] + len(row) - len(row.lstrip())

    def end_of(self, n: int) -> int:
        """The offset after its last character that is not white space."""
        return self.document.lines[n] + len(self.document.line(n).rstrip())

    def free(self, n: int) -> bool:
        """True if nobody has taken the line."""
        return self.layer.is_free(n, n + 1)

    def blocks(self, first: int, last: int) -> list[Block]:
        """The paragraphs that begin in lines `first..last - 1`."""
        blocks = self.document.blocks
        begin = bisect_left(blocks, first, key=lambda block: block.first)
        end = bisect_left(blocks, last, key=lambda block: block.first)
        return list(blocks[begin:end])

    def is_free(self, closing: Closing) -> bool:
        """True if nobody has taken any line of a closing."""
        return self.layer.is_free(closing.first, closing.last)

    def formulas(self) -> tuple[list[Opening], list[Closing]]:
        """The salutations and valedictions, with the lines that belong to them."""
        text, lines = self.document.text, self.document.lines
        openings: list[Opening] = []
        closings: list[Closing] = []
        for block in self.document.blocks:
            first, last = block.first, block.last - 1
            end = block.end if last == first else lines[first + 1] - 1
            if end - block.start <= 75 and may_be_formula(text[block.start : end]):
                words = text[block.start : end].strip()
                if not self.free(first):
                    continue
                if is_salutation(words) and self.stands_alone(first):
                    openings.append(self.opening(first))
                    continue
                below = self.words(first + 1) if last > first else ""
                if is_valediction(words):
                    closings.append(self.closing(first))
                elif below and leads_to_valediction(words) and is_valediction(below):
                    closings.append(self.closing(first + 1))
                    continue
            if (
                text[block.start] in RUN_IN_LETTERS
                and (at := run_in(text, block.start, end))
                and self.free(first)
            ):
                opening = self.opening(first)._replace(last=block.last, run_in=at)
                if opening.first < first or begins_division(self.document, self.layer, first):
                    openings.append(opening)
            # The last line of a paragraph may be a valediction as well.
            if last > first and block.end - lines[last] <= 100:
                words = text[lines[last] : block.end].strip()
                if may_be_formula(words) and self.free(last) and is_valediction(words):
                    closings.append(self.closing(last))
        return openings, closings

    def stands_alone(self, n: int) -> bool:
        """A salutation is followed by a blank line or a new paragraph."""
        if n + 1 >= self.count or not self.words(n + 1):
            return True
        if not self.document.wrapped:
            return True
        following = self.document.line(n + 1)
        return following[:1].isspace() or len(self.words(n)) < 40

    def opening(self, n: int) -> Opening:
        """The lines above a salutation that belong to it: a date, an address, a name."""
        first, at, blanks = n, n - 1, 0
        while at >= 0 and n - at <= 9 and blanks <= 1:
            words = self.words(at)
            if not words:
                blanks += 1
                at -= 1
                continue
            if not self.free(at) or not (
                is_date(words)
                or is_postal(words)
                or (
                    is_signature(words)
                    and (
                        at + 1 < first
                        or is_postal(self.words(at + 1))
                        or is_date(self.words(at + 1))
                    )
                    and self.near_place(at)
                )
            ):
                break
            first, blanks = at, 0
            at -= 1
        return Opening(self.from_top(first, n), n, n + 1)

    def from_top(self, n: int, salute: int) -> int:
        """The first line of the text, if nothing but a line or two of place and date stand there.

        What the lines say need not be understood then: nothing else stands above a salutation.
        """
        above = [k for k in range(max(0, n - 6), n) if self.words(k)]
        if not above or len(above) > 3 or (n > 6 and above[0] == n - 6):
            return n
        if last_line(self.document, above[0] - 1) >= 0:
            return n
        lines = [self.words(k) for k in above]
        plain = all(len(w) <= 60 and w[-1] not in "?!:;" and self.free(k)
                    for k, w in zip(above, lines, strict=True))  # fmt: skip
        dated = n < salute or any(c.isdigit() for w in lines for c in w)
        return above[0] if plain and dated else n

    def near_place(self, n: int) -> bool:
        """A name above a salutation belongs to it only next to a date or an address."""
        return any(
            0 <= k < self.count and (is_postal(self.words(k)) or is_date(self.words(k)))
            for k in (n - 1, n + 1, n + 2)
        )

    def closing(self, n: int) -> Closing:
        """The signature under a valediction, and the postscripts after it."""
        at, names, last = n + 1, 0, n + 1
        blanks = 0
        while at < self.count and names < 4 and blanks <= 2:
            words = self.words(at)
            if not words:
                blanks += 1
                at += 1
                continue
            if blanks and names and not is_date(words):
                break
            if not self.free(at) or is_postscript(words):
                break
            if is_valediction(words) and not names:
                n_more = at + 1
                at = last = n_more
                blanks = 0
                continue
            if not (is_signature(words) or (names and (is_date(words) or is_postal(words)))):
                break
            names += 1
            at += 1
            last, blanks = at, 0
        signed = last
        if n and self.free(n - 1) and leads_to_valediction(self.words(n - 1)):
            n -= 1
        return Closing(n, signed, self.postscripts(signed))

    def postscripts(self, at: int) -> int:
        """The line after the postscripts that begin after line `at`; `at` if there is none."""
        last = at
        while True:
            n = last
            while n < self.count and not self.words(n):
                n += 1
            if n >= self.count or n - last > 3 or not self.free(n):
                return last
            if not is_postscript(self.words(n)):
                return last
            n += 1
            while n < self.count and self.document.wrapped and self.words(n) and self.free(n):
                n += 1
            last = n

    def closing_of(self, opening: Opening, closings: list[Closing], limit: int) -> Closing | None:
        """The first closing after an opening, with nothing between that ends a letter."""
        i = bisect_left(closings, (opening.last,))
        if i == len(closings):
            return None
        closing = closings[i]
        if closing.first >= min(limit, opening.last + _LONGEST):
            return None
        if not self.is_free(closing):
            return None
        if any(self.heads(n) for n in range(opening.last, closing.first) if not self.free(n)):
            return None
        return closing

    def heads(self, n: int) -> bool:
        """True if a heading stands in line `n`."""
        return self.layer.covering(self.start_of(n), "head") is not None
