"""Where one name ends and the next begins though no mark stands between: at the border of italics,
and at a line end that the source forced.

    in <i>Adam Bede</i> George Eliot says     two names
    Mr. <i>Thomas</i> Crowe                   one name, a part of it in italics
    Thomas Hale<br>James Fenn                 two names
    Professor Anna<br>Weiss                   one name: a given name has another after it
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from tei.recognizers.capitalized import Run
from tei.recognizers.naming.lexicon import ADDRESS, GIVEN, OFFICE, Lexicon, plain
from tei.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from tei.document import Document
    from tei.standoff import Layer

# After these a name goes on.
_GOES_ON = GIVEN | ADDRESS | OFFICE
_TYPE = ("hi", "emph", "title", "ref")
_FAR = 200  # characters of a run that are looked at before and after a border
_TITLE, _LINE, _WORD = range(3)  # what the border is of: several words, a line, an italic word


class Borders:
    """The borders of a document at which a run of capitalized words may end."""

    def __init__(self, document: Document, layer: Layer, lexicon: Lexicon) -> None:
        self._words = lexicon.words
        text = document.text
        found: dict[int, int] = {}  # where the second name would begin -> what the border is of
        for one in layer.of(*_TYPE):
            if one.block:
                continue
            if " " in text[one.start : one.end]:
                found[one.start] = found[one.end] = _TITLE
            elif "italic" in one.attributes.get("rend", "") or one.element == "title":
                found[one.end] = _WORD
        for one in layer.of("lb"):
            if one.end > one.start and one.rule != "readers.tei":
                found[one.end] = _LINE
        self._at = sorted(found)
        self._kinds = found

    def parts(self, runs: Iterable[Run]) -> Iterable[Run]:
        """The runs, those cut in two that a border goes through."""
        if not self._at:
            return runs
        found = list(runs)
        out: list[Run] = []
        done = 0
        for border in self._at:
            number = bisect_left(found, (border,)) - 1
            if number >= done and border < found[number][0] + len(found[number][1]):
                out += found[done:number]
                out += self._halves(*found[number])
                done = number + 1
        return out + found[done:] if done else found

    def _halves(self, start: int, words: str, opens: bool) -> Iterator[Run]:
        end, begin = start + len(words), start
        first_of, after = bisect_right(self._at, start), bisect_left(self._at, end)
        for number in range(first_of, after):
            border = self._at[number]
            if border <= begin:
                continue  # it stands among the small words after the one before
            at = border - start
            first, rest = words[max(begin - start, at - _FAR) : at], words[at : at + _FAR]
            kind = self._kinds[border]
            if not self._parts_names(first, rest, kind):
                continue
            yield begin, first.rstrip(" \t\n\xa0&."), opens
            begin, opens = border + _first_capital(rest), kind == _LINE
        rest = words[begin - start :]
        if rest:
            yield begin, rest, opens

    def _parts_names(self, first: str, rest: str, kind: int) -> bool:
        """True unless the border stands within a word, or a name would be cut in two."""
        if not first[-1:].isspace() and not rest[:1].isspace():
            return False
        before = first.split()
        if kind == _WORD:  # "In <i>Emma</i> Jane Austen", but "<i>Emma</i> Austen"
            after = rest.split()
            return len(before) == 1 and len(after) > 1 and after[1][0].isupper()
        return not (before[-1].endswith(".") or self._words[plain(before[-1])] & _GOES_ON)


def _first_capital(words: str) -> int:
    """Where a name may begin: after the small words at the beginning."""
    return next((at for at, letter in enumerate(words) if letter.isupper()), len(words))
