"""Line ends inside a paragraph: where a word was broken, where a hyphen belongs to it.

Guidelines: COPU2 (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COPU-2), hyphenation.

    ... the inde-            ... the independent
    pendent workers    ->    workers of the Anglo-Saxon
    of the Anglo-            world ...
    Saxon world ...

With `[text] line_breaks = "keep"`:

    the\\n<lb/>inde<lb break="no" rend="pre(-)"/>pendent ... Anglo-<lb break="no"/>Saxon

The document itself is the dictionary: if it has the joined word elsewhere, the word was broken;
if it has the hyphenated one, the hyphen stays. Where it has neither, its habit decides (does it
break words at all?), a finding says so, and `<lb break="no"/>` marks the place. `[text] hyphens`
decides all of them at once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from tei.document import Document
from tei.findings import Finding
from tei.names import Node
from tei.project import Project
from tei.regexes import compiled
from tei.text.hyphenation import FIRST_HALVES, is_broken, looks_compound
from tei.typed import Record

_END = compiled(r"[^\S\n]*\n\s*|\f")
_HYPHENS = ("-", "\u2010", "\u00ad")
_BEFORE_LINE_END = r"{}[ \t]*\n[ \t]*(?=\w)"  # literal first: a search for it costs next to nothing
_WORD_BEFORE = compiled(r"[^\W\d_]+(?:['’‐-][^\W\d_]+)*$")
_WORD_AFTER = compiled(r"[^\W\d_]+(?:['’‐-][^\W\d_]+)*")
_OUTER = ".,;:!?\"'“”‘’«»()[]…*_"
_MOST = 100  # findings
_DICTIONARY = 2_000_000  # characters of the text that serve as its dictionary
# “pre- and post-war”: the hyphen stands for a word's second half, and a space follows.
_AFTER_SUSPENDED = frozenset("and or to und oder bis sowie et ou y e o og och en of".split())
JOIN, KEEP, CLOSE = "join", "keep", "close"


class Break(Record):
    """A line end at which no space belongs. `text[mark:white]` is the hyphen or dash,
    `text[white:end]` the white space; `kind` is `join` (the mark goes too), `keep` (it stays,
    it is the word's own), or `close` (it stays, a dash or slash).
    """

    mark: int
    white: int
    end: int
    kind: str


class LineEnds:
    """Turns stretches of a document's text into running text. `joined` and `kept` count the
    line-end hyphens taken out and left in, for the header's declaration; `marked` tells that
    there may be `<lb>`s.
    """

    def __init__(self, document: Document, project: Project) -> None:
        self.text = document.text
        self._document = document
        self._lb = project.setting("text", "line_breaks") == "keep"
        text = self.text
        # Most texts have neither indented lines nor spaces before line ends: one replace will do.
        spaces = ("\n ", " \n", "\n\n\n", *(("\n\t", "\t\n") if "\t" in text else ()))
        self._plain = "\f" not in text and not any(s in text for s in spaces)
        self._breaks: list[Break] = []
        self._guessed: list[Break] = []
        if document.wrapped:
            self._find(project.setting("text", "hyphens"))
        self._starts = [b.mark for b in self._breaks]
        self._doubtful = {b.mark for b in self._guessed}
        self.marked = self._lb or bool(self._guessed)  # by an <lb>, at least one of them
        self.joined = sum(b.kind == JOIN for b in self._breaks)
        self.kept = sum(b.kind == KEEP for b in self._breaks)

    def pieces(self, start: int, end: int) -> Iterable[Node | str]:
        """`text[start:end]`, some or all of a leaf, as it stands in the TEI."""
        piece = self.text[start:end]
        if "\n" not in piece and (self._plain or "\f" not in piece):
            return (piece,)
        breaks = self._breaks_in(start, end)
        if self._lb:
            return list(self._with_lb(start, end, breaks))
        if breaks:
            return list(self._without(start, end, breaks))
        return (self._spaced(piece),)

    def findings(self) -> Iterator[Finding]:
        """One for each word of which the text itself did not tell whether it was broken."""
        for b in self._guessed[:_MOST]:
            first = _WORD_BEFORE.search(self.text, max(0, b.mark - 40), b.mark)
            second = _WORD_AFTER.match(self.text, b.end)
            arguments = {"first": first[0] if first else "", "second": second[0] if second else ""}
            code = "hyphen-dropped" if b.kind == JOIN else "hyphen-kept"
            yield Finding(code, self._document.place(b.mark), arguments)

    def _spaced(self, piece: str) -> str:
        if self._plain and "\n\n" not in piece:
            return piece.replace("\n", " ")
        first, *lines = piece.replace("\f", "\n").split("\n")
        if not lines:
            return first
        last = lines.pop().lstrip()
        return " ".join([first.rstrip(), *(w for line in lines if (w := line.strip())), last])

    def _breaks_in(self, start: int, end: int) -> list[Break]:
        """The breaks whose mark and line end both lie in the stretch."""
        first = last = bisect_left(self._starts, start)
        while last < len(self._breaks) and self._breaks[last].white < end:
            last += 1
        return self._breaks[first:last]

    def _without(self, start: int, end: int, breaks: list[Break]) -> Iterator[Node | str]:
        at, words = start, ""
        for b in breaks:
            words += self._spaced(self.text[at : b.mark if b.kind == JOIN else b.white])
            if b.mark in self._doubtful:
                yield words
                yield self._lb_at(b)
                words = ""
            at = b.end
        if at < end:
            words += self._spaced(self.text[at:end])
        if words:
            yield words

    def _lb_at(self, b: Break) -> Node:
        """The `<lb>` of a break, with the hyphen that is not in the text."""
        attributes = {"break": "no"}
        # A soft hyphen stays in the text: @rend has no room for a format character.
        if b.kind == JOIN and self.text[b.mark] != "\u00ad":
            attributes["rend"] = f"pre({self.text[b.mark]})"
        return Node("lb", attributes if b.kind != CLOSE else None, [], b.white)

    def _with_lb(self, start: int, end: int, breaks: list[Break]) -> Iterator[Node | str]:
        at = start
        for b in breaks:
            leaves = b.kind == JOIN and self.text[b.mark] != "\u00ad"
            yield from self._lines(at, b.mark if leaves else b.white)
            yield self._lb_at(b)
            at = b.end
        yield from self._lines(at, end)

    def _lines(self, start: int, end: int) -> Iterator[Node | str]:
        at = start
        for match in _END.finditer(self.text, start, end):
            if "\n" in match[0]:
                yield self.text[at : match.start()] + "\n"
                yield Node("lb", None, [], match.start())
            else:
                yield self.text[at : match.start()] + " "
            at = match.end()
        if at < end:
            yield self.text[at:end]

    def _find(self, habit: str) -> None:
        """Fill `_breaks`, in the order of the text."""
        text = self.text
        hyphens: list[re.Match[str]] = []
        for hyphen in _HYPHENS:
            if hyphen in text:
                hyphens += compiled(_BEFORE_LINE_END.format(hyphen)).finditer(text)
        breaks = self._hyphens(hyphens, habit) if hyphens else []
        marks = [m for m in ("—", "--") if m in text and _is_set_close(m, text)]
        for mark in (*marks, "/"):
            for match in compiled(_BEFORE_LINE_END.format(mark)).finditer(text):
                at, end = match.span()
                if not text[at - 1 : at].isspace():
                    breaks.append(Break(at, at + len(mark), end, CLOSE))
        for mark in marks:
            for match in compiled("\n" + mark + r"(?=\w)").finditer(text):
                at = match.start()
                if text[at - 1 : at].isalpha():
                    breaks.append(Break(at, at, at + 1, CLOSE))
        breaks.sort()
        self._breaks = breaks

    def _hyphens(self, matches: list[re.Match[str]], habit: str) -> list[Break]:
        text = self.text
        sure: list[Break] = []
        open_: list[tuple[re.Match[str], str, str]] = []
        for match in matches:
            at, end = match.span()
            before, after = text[at - 1 : at], text[end]
            if not before.isalnum():
                continue
            if match[0][0] == "\u00ad":
                sure.append(Break(at, at + 1, end, JOIN))
                continue
            first = _WORD_BEFORE.search(text, max(0, at - 40), at)
            second = _WORD_AFTER.match(text, end)
            # A figure, or a name's second half: the hyphen is the word's own.
            if first is None or second is None or (after.isupper() and not before.isupper()):
                sure.append(Break(at, at + 1, end, KEEP))
            elif habit != "auto":
                sure.append(Break(at, at + 1, end, habit))
            else:
                open_.append((match, first[0].lower(), second[0].lower()))
        return sure + (self._by_dictionary(open_) if open_ else [])

    def _by_dictionary(self, open_: list[tuple[re.Match[str], str, str]]) -> list[Break]:
        words = _words(self.text)
        told: list[Break] = []
        untold: list[tuple[int, int, str, str]] = []
        for match, first, second in open_:
            at, end = match.span()
            joined = first + second in words
            hyphenated = f"{first}-{second}" in words
            if second in _AFTER_SUSPENDED and not joined and not hyphenated:
                continue
            if joined != hyphenated:
                told.append(Break(at, at + 1, end, JOIN if joined else KEEP))
            elif not hyphenated and is_broken(first, second):
                told.append(Break(at, at + 1, end, JOIN))
            elif not joined and first in FIRST_HALVES:
                told.append(Break(at, at + 1, end, KEEP))
            else:
                untold.append((at, end, first, second))
        joins = sum(b.kind == JOIN for b in told)
        keeps = len(told) - joins
        # Every twenty-fifth line or so ends in a hyphen only where words are broken.
        line_ends = sum(block.last - block.first - 1 for block in self._document.blocks)
        often = len(open_) > 2 and len(open_) * 25 > line_ends
        breaks_words = joins > keeps or (joins == keeps and often)
        for at, end, first, second in untold:
            join = breaks_words and not looks_compound(first, second, words)
            self._guessed.append(Break(at, at + 1, end, JOIN if join else KEEP))
        return told + self._guessed


def _words(text: str) -> set[str]:
    """The words the text has in mid-line, in lower case, hyphenated ones whole."""
    text = text[:_DICTIONARY]
    # The halves of broken words are no words.
    text = compiled(r"[-\u2010\u00ad][ \t]*\n[ \t]*\S+").sub("- ", text)
    words = set(text.lower().replace("--", " ").replace("—", " ").split())
    return {word.strip(_OUTER) for word in words}


def _is_set_close(dash: str, text: str) -> bool:
    """True if the document sets this dash without spaces around it."""
    count = text.count(dash) - text.count(dash + "\n")
    return count > 2 * text.count(dash + " ")
