"""Promise 1: every character of the source stands in the TEI, in order, and nothing else does.

`stream` puts the marks that an encoding took out of the text back in: `@rend` with `pre(“)` and
`post(”)`, a bracket implied by `rend="brackets"`, the label of an item in `@n`, the number of a
note, of a page. `compare` then holds the result against the source. White space never counts;
a hyphen at the end of a line may have been taken for the break of a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tei.names import Node

# Elements whose content the source does not have: corrections, descriptions, the apparatus.
_INVENTED = frozenset("teiHeader standOff figDesc interpGrp interp fw".split())
_INVENTED_IN_CHOICE = frozenset("corr expan reg".split())
# Elements that print an attribute as their content.
_PRINTED = {"pb": "n", "graphic": "url", "item": "n", "bibl": "n", "row": "n", "label": "n"}
_BREAK = re.compile(r"([-\u00ad\u2010])(?=[^\S\n]*\n)")
_WHITE = re.compile(r"\s+")
_CHUNK = 8192


class Loss(NamedTuple):
    """The first place where source and TEI differ.

    `kind` is `lost` (the source has `source`, the TEI does not), `invented` (the TEI has `tei`,
    the source does not) or `changed`; `offset` is the place in the source's text; `source` and
    `tei` are some forty characters from there, without white space.
    """

    kind: str
    offset: int
    source: str
    tei: str


class Flexible(NamedTuple):
    """A place in the stream where the source prints one of several forms."""

    pattern: re.Pattern[str]
    shown: str


class Moved(NamedTuple):
    """A note that stands at its marker: its text, for when the source comes to it."""

    pieces: list[str | Flexible]


def _mark_words(node: Node) -> tuple[str, str, str]:
    """What stood before and after the content, and before each line of it, by `@rend`."""
    rend = node.get("rend")
    if not rend:
        return "", "", ""
    before = after = lines = ""
    for word in rend.split():
        if word == "brackets":
            before, after = "[", "]"
        elif word.endswith(")"):
            if word.startswith("pre("):
                before = word[4:-1]
            elif word.startswith("post("):
                after = word[5:-1]
            elif word.startswith("lines("):
                lines = word[6:-1]
    return before, after, lines


def _note_label(number: str) -> Flexible:
    bare = re.escape(number)
    return Flexible(re.compile(rf"[\[(^{{]{{0,2}}{bare}[\])}}^]?[.:)]?"), number)


def stream(node: Node) -> Iterator[str | Flexible | Moved]:
    """The source's text as the TEI says it was: strings, and places with several forms."""
    element = node.element
    if element in _INVENTED:
        return
    before, after, lines = _mark_words(node)
    attributes = node.attributes
    if attributes:
        if before:
            yield before
        printed = _PRINTED.get(element)
        if printed and printed in attributes:
            yield attributes[printed]
        elif element == "note" and "n" in attributes:
            yield _note_label(attributes["n"])
    in_choice = element == "choice"
    for child in node.children:
        if isinstance(child, str):
            yield child
        elif in_choice and child.element in _INVENTED_IN_CHOICE:
            continue
        elif child.element == "note" and child.get("place") == "inline" and child.get("n"):
            yield Moved([p for p in stream(child) if not isinstance(p, Moved)])
        elif lines:
            # Lines that each began with a mark: it may stand before any word of the content.
            yield from _with_line_marks(stream(child))
        else:
            yield from stream(child)
    if after:
        yield after


def _with_line_marks(pieces: Iterator[str | Flexible | Moved]) -> Iterator[str | Flexible | Moved]:
    yield from pieces


class _Source:
    """The source without white space; `\\0` stands before a hyphen at the end of a line."""

    def __init__(self, text: str, line_marks: frozenset[str]) -> None:
        self.original = text
        if line_marks:
            marks = "|".join(re.escape(m) for m in sorted(line_marks, key=len, reverse=True))
            pattern = re.compile(rf"(?m)^([^\S\n]*(?:{marks}))")
            text = pattern.sub(lambda m: "\1" + m[1], text)
        if _BREAK.search(text):
            text = _BREAK.sub("\0\\1", text)
        self.text = "".join(text.split())
        self.has_breaks = "\0" in self.text or "\1" in self.text

    def offset(self, at: int) -> int:
        """The offset in the original text of a place in the text without white space."""
        bare = at - self.text.count("\0", 0, at) - self.text.count("\1", 0, at)
        for match in _WHITE.finditer(self.original):
            if match.start() > bare:
                break
            bare += match.end() - match.start()
        return min(bare, max(0, len(self.original) - 1))


def compare(text: str, root: Node) -> Loss | None:
    """Hold a TEI tree against the text of its source; None if nothing was lost or invented.

    >>> from tei.names import tei
    >>> compare("He said “no”.", tei("p", None, "He said ", tei("q", {"rend": "pre(“) post(”)"},
    ...         "no"), "."))
    >>> compare("He said no.", tei("p", None, "He said so."))
    Loss(kind='changed', offset=8, source='no.', tei='so.')
    """
    line_marks = frozenset(
        w[6:-1]
        for n in root.iter()
        if n.attributes
        for w in n.attributes.get("rend", "").split()
        if w.startswith("lines(") and w.endswith(")")
    )
    source = _Source(text, line_marks)
    return _Aligner(source).run(root)


class _Aligner:
    """Walks source and TEI side by side, in chunks, so that a difference costs little."""

    def __init__(self, source: _Source) -> None:
        self.source = source
        self.at = 0
        self.moved: dict[str, list[Moved]] = {}

    def run(self, root: Node) -> Loss | None:
        buffer: list[str] = []
        for piece in stream(root):
            if isinstance(piece, str):
                buffer.append(piece)
                continue
            if buffer:
                loss = self.take("".join("".join(buffer).split()))
                if loss:
                    return loss
                buffer = []
            if isinstance(piece, Moved):
                self.remember(piece)
            elif not self.take_flexible(piece):
                return self.loss(piece.shown)
        loss = self.take("".join("".join(buffer).split()))
        if loss:
            return loss
        while self.at < len(self.source.text) and (self.skip_break() or self.take_moved()):
            pass
        if self.at < len(self.source.text):
            return self.loss("")
        if self.moved:
            note = next(iter(self.moved.values()))[0]
            shown = "".join(p if isinstance(p, str) else p.shown for p in note.pieces)
            return self.loss("".join(shown.split()))
        return None

    def take(self, words: str) -> Loss | None:
        """Consume `words`, which hold no white space, from the source."""
        text = self.source.text
        done, length = 0, len(words)
        while done < length:
            chunk = words[done : done + _CHUNK]
            if text.startswith(chunk, self.at):
                self.at += len(chunk)
                done += len(chunk)
                continue
            same = _same(text, self.at, chunk)
            self.at += same
            done += same
            if not (self.skip_break() or self.take_moved()):
                return self.loss(words[done : done + 40])
        return None

    def skip_break(self) -> bool:
        """Pass over the sign of a line's end or beginning, and what the TEI may leave out there."""
        text, at = self.source.text, self.at
        if at >= len(text):
            return False
        if text[at] in "\0\1":
            self.at += 1
            return True
        if at and text[at - 1] == "\0":
            self.at += 1
            return True
        if at and text[at - 1] == "\1":
            self.at += 1
            return True
        return False

    def take_flexible(self, piece: Flexible) -> bool:
        while True:
            match = piece.pattern.match(self.source.text, self.at)
            if match:
                self.at = match.end()
                return True
            superscript = _superscript(piece.shown)
            if superscript and self.source.text.startswith(superscript, self.at):
                self.at += len(superscript)
                return True
            if not (self.skip_break() or self.take_moved()):
                return False

    def remember(self, note: Moved) -> None:
        first = next((p for p in note.pieces if isinstance(p, Flexible)), None)
        self.moved.setdefault(first.shown if first else "", []).append(note)

    def take_moved(self) -> bool:
        """A note that the TEI has at its marker stands here in the source: consume it."""
        for shown, notes in self.moved.items():
            here = self.at
            waiting, self.moved = self.moved, {}
            taken = self.take_note(notes[0])
            self.moved = waiting
            if taken:
                del notes[0]
                if not notes:
                    del self.moved[shown]
                return True
            self.at = here
        return False

    def take_note(self, note: Moved) -> bool:
        for piece in note.pieces:
            if isinstance(piece, Flexible):
                if not self.take_flexible(piece):
                    return False
            elif isinstance(piece, str) and self.take("".join(piece.split())):
                return False
        return True

    def loss(self, words: str) -> Loss:
        source = self.source.text[self.at : self.at + 40].replace("\0", "").replace("\1", "")
        kind = "changed"
        if not words or (source and words[:12] in self.source.text[self.at : self.at + 2000]):
            kind = "lost"
        elif not source or source[:12] in words:
            kind = "invented"
        return Loss(kind, self.source.offset(self.at), source, words[:40])


def _same(text: str, at: int, words: str) -> int:
    """The length of the common beginning of `text[at:]` and `words`."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if text.startswith(words[:middle], at):
            low = middle
        else:
            high = middle - 1
    return low


_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _superscript(shown: str) -> str:
    return shown.translate(_SUPERSCRIPTS) if shown.isdigit() else ""
