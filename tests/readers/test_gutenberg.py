"""Project Gutenberg's frame: metadata and a note of the header, no words of the text."""

from __future__ import annotations

import pytest

from tei.conservation import frame_lost
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


def test_of_several_books_in_one_file_none_is_the_text() -> None:
    text = HEAD + BODY + TAIL
    document = of(text + "\n" + text)
    assert "frame" not in document.metadata.extra
    assert document.text.count("The road went on.") == 2


@pytest.mark.parametrize(
    ("paragraph", "is_credit"),
    [
        ("Produced by Jo Doe", True),
        ("Transcribed from the second edition by Jo Doe, Ben Vale\nand others", True),
        ("Produced by hand, the cloth was sold by the yard.\nIt was fine cloth.", False),
    ],
)
def test_a_credit_is_no_paragraph_of_the_text(paragraph: str, is_credit: bool) -> None:
    document = of(HEAD.replace("Produced by Jo Doe and the Online\nDistributed Team", paragraph)
                  + BODY + TAIL)  # fmt: skip
    first = " ".join(paragraph.split())
    assert (first in document.metadata.extra["frame"]) == is_credit
    assert (first not in " ".join(document.text.split())) == is_credit


def test_words_of_the_frame_are_held_against_the_header() -> None:
    document = of(HEAD + BODY + TAIL)
    frame, root = document.metadata.extra["frame"], encode(document, Project()).tei
    assert frame_lost(frame, root) is None
    note = next(n for n in root.iter() if n.get("type") == "frame")
    last = note.children.pop()
    assert isinstance(last, Node)
    lost = frame_lost(frame, root)
    assert lost is not None
    assert (lost.kind, lost.source, lost.tei) == (
        "lost", "Updated editions will replace the previous one.", "",
    )  # fmt: skip
    note.children.append(Node("p", None, ["Updated editions will not."]))
    changed = frame_lost(frame, root)
    assert changed is not None
    assert (changed.kind, changed.tei) == ("changed", "Updated editions will not.")
