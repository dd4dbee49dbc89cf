"""The frame of a plain text from Project Gutenberg: what it says of the text, and the text alone.

    Title: The Road North                 Frame(start=..., end=...,
    Author: Ada North                ->         said={"title": "The Road North", ...},
    *** START OF THIS PROJECT ... ***           paragraphs=("Title: The Road North Author: ...",
    (the text)                                              ...))
    *** END OF THIS PROJECT ... ***

The frame is no part of the text: its paragraphs go into the header, every word of them, and its
title, author, language and date are the source's metadata. A credit at once below the first line
of asterisks ("Produced by ...") belongs to it as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei.document import Metadata
from tei.regexes import compiled
from tei.standoff import Fact
from tei.typed import Record

RULE = "readers.plain"
PUBLISHER = "Project Gutenberg"
MARK = "PROJECT GUTENBERG"  # what a text has in it that may have a frame
_START = compiled(r"(?m)^\*\*\* ?START OF TH(?:E|IS) PROJECT GUTENBERG[^*]{0,400}\*\*\*[ \t]*$")
_END = compiled(
    r"(?m)^(?:End of (?:the |this )?Project Gutenberg(?:'s|’s)?[ \n][^*]{0,400})?"
    r"^\*\*\* ?END OF TH(?:E|IS) PROJECT GUTENBERG"
)
_FIELD = compiled(r"(?m)^([A-Z][a-z]+(?: [A-Za-z]+){0,3}):[ \t]+(\S[^\n]*(?:\n[ \t]{2,}\S[^\n]*)*)")
_CREDIT = compiled(
    r"\s*((?:Produced|Transcribed|Prepared|E-?text (?:prepared|produced)|This e-?(?:book|text) was "
    r"(?:produced|prepared|transcribed))\b[^\n]*(?:\n[ \t]*\S[^\n]*)*)",
    re.I,
)
_BLANK = compiled(r"\n[ \t]*\n")
_NUMBER = compiled(r"\[(?:eBook|EBook|Etext|E-?[Tt]ext) #(\d+)\]")
_SENTENCES = compiled(r"[a-z]{2}[.!?]\s+[A-Z]|\b(?:was|were|had|is|are)\b")
_TITLE_LINE = 60
_LONGEST_HEAD = 40_000  # characters before the first line of asterisks
_ROLES = {"Translator": "translator", "Editor": "editor"}


class Frame(Record):
    """Where the text itself stands, what the frame says of it, and the frame's paragraphs."""

    start: int
    end: int
    said: dict[str, str]
    paragraphs: tuple[str, ...]

    def metadata(self) -> Metadata:
        """Title, author, language and date; the number of the electronic text."""
        said = self.said
        title = said.get("Title", "").split("\n")
        date, _, _ = said.get("Release Date", said.get("Posting Date", "")).partition("[")
        number = _NUMBER.search("\n".join(self.paragraphs))
        return Metadata(
            title=_main_and_sub(title)[0],
            author="; ".join(said.get("Author", "").split("\n")),
            date=date.strip(),
            publisher=PUBLISHER,
            language=said.get("Language", ""),
            extra={"gutenberg": number[1] if number else "", "frame": "\n".join(self.paragraphs)},
        )

    def facts(self) -> Iterator[Fact]:
        """The subtitle, and who edited or translated the text."""
        if sub := _main_and_sub(self.said.get("Title", "").split("\n"))[1]:
            yield Fact("subtitle", sub, RULE)
        for label, field in _ROLES.items():
            for name in self.said.get(label, "").split("\n"):
                if name:
                    yield Fact(field, name, RULE)


def frame_of(text: str) -> Frame | None:
    """The frame around a text; None if it has none, or nothing stands in it."""
    head = _START.search(text)
    if head is None or head.start() > _LONGEST_HEAD or _START.search(text, head.end()):
        return None  # of several books in one file none would be the text
    start = head.end()
    if (credit := _CREDIT.match(text, start)) and _is_credit(" ".join(credit[1].split())):
        start = credit.end()
    tail = _END.search(text, start)
    end = tail.start() if tail else len(text)
    if not text[start:end].strip():
        return None
    start += len(text[start:end]) - len(text[start:end].lstrip("\n \t"))
    start = text.rfind("\n", 0, start) + 1  # with the indentation of its first line
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    said = {
        name: "\n".join(" ".join(line.split()) for line in value.split("\n"))
        for name, value in _FIELD.findall(text[: head.start()])
    }
    words = [
        " ".join(paragraph.split())
        for part in (text[:start], text[end:])
        for paragraph in _BLANK.split(part)
    ]
    return Frame(start, end, said, tuple(w for w in words if w))


def _is_credit(words: str) -> bool:
    """True of "Produced by Ada North", not of a paragraph that begins so."""
    return " by " in words and len(words) < 300 and not _SENTENCES.search(words)


def _main_and_sub(lines: list[str]) -> tuple[str, str]:
    """A title that goes on below a line that had room for more has a subtitle there."""
    if len(lines) > 1 and len(lines[0]) < _TITLE_LINE:
        return lines[0], " ".join(lines[1:])
    return " ".join(lines), ""
