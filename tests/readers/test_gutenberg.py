"""Project Gutenberg's frame: metadata and a note of the header, no words of the text."""

from __future__ import annotations

import pytest

from tei.document import Document
from tei.names import Node
from tei.pipeline import encode
from tei.project import Project
from tei.readers.plain import read
from tei.readers.source import Source

HEAD = """The Project Gutenberg EBook of The Mill on the Fen, by Ada North

This eBook is for the use of anyone anywhere at no cost.

Title: The Mill on the Fen
       A Tale of the Marsh

Author: Ada North

Translator: Ben Vale

Release Date: March 4, 2007 [EBook #20999]

Language: English

*** START OF THIS PROJECT GUTENBERG EBOOK THE MILL
ON THE FEN ***



Produced by Jo Doe and the Online
Distributed Team


"""
BODY = """    It was the the mill that he saw first, and after it the
house, the yard, and all that was left of the old garden.

The road went on."""
TAIL = """

End of the Project Gutenberg EBook of The Mill on the Fen, by Ada North

*** END OF THIS PROJECT GUTENBERG EBOOK THE MILL ON THE FEN ***

Updated editions will replace the previous one.
"""


def of(text: str) -> Document:
    return read(Source("mill.txt", ".txt", text.encode()), Project())


def words(node: Node | None) -> str:
    assert node is not None
    paragraphs = [n.text() for n in node.iter() if n.element == "p"]
    return " ".join(" ".join(paragraphs).split())


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_text_is_what_stands_in_the_frame(line_end: str) -> None:
    document = of((HEAD + BODY + TAIL).replace("\n", line_end))
    assert document.text == BODY
    assert [f.code for f in document.findings] == ["frame-in-header"]


def test_what_the_frame_says_is_metadata() -> None:
    document = of(HEAD + BODY + TAIL)
    known = document.metadata
    assert (known.title, known.author, known.language) == (
        "The Mill on the Fen", "Ada North", "English")  # fmt: skip
    assert (known.publisher, known.date) == ("Project Gutenberg", "March 4, 2007")
    facts = [(f.field, f.value) for f in document.facts]  # type: ignore[union-attr]
    assert facts == [("subtitle", "A Tale of the Marsh"), ("translator", "Ben Vale")]


def test_no_word_of_it_is_lost() -> None:
    result = encode(of(HEAD + BODY + TAIL), Project())
    assert words(result.tei.find("notesStmt")) == " ".join((HEAD + TAIL).split())
    assert words(result.tei.find("text")) == " ".join(BODY.split())
    assert not [f for f in result.findings if f.code == "encoded-invalid"]
    numbers = [n for n in result.tei.iter() if n.element == "idno"]
    assert ("gutenberg", "20999") in [(n.get("type"), n.text()) for n in numbers]


def test_findings_name_the_line_of_the_file() -> None:
    result = encode(of(HEAD + BODY + TAIL), Project())
    place = next(f.place for f in result.findings if f.code == "doubled-word")
    line = (HEAD + BODY).split("\n")[place.line - 1]
    assert line[place.column - 1 :].startswith("the the mill")


@pytest.mark.parametrize(
    "text",
    [
        "We owe much to PROJECT GUTENBERG.",
        HEAD,  # nothing stands in the frame
        "*** START OF A JOURNEY ***\n\nIt was cold.",
    ],
)
def test_texts_without_a_frame_are_whole(text: str) -> None:
    assert of(text).text == text


def test_a_frame_without_its_end() -> None:
    assert of(HEAD + BODY).text == BODY
