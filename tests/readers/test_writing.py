"""What all readers share: the text they write, what they settle, their pictures, their choice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tei.conservation import compare
from tei.document import Document, Metadata
from tei.errors import OutputError, SourceError
from tei.output import write_beside
from tei.pipeline import encode
from tei.project import Project
from tei.readers import READERS, form_of
from tei.readers.source import Source
from tei.readers.writing import Writing, media_folder, safe_name
from tei.serialize import inner
from tei.standoff import Fact

SOURCE = Source("a.page", ".page", b"...")
RULE = "readers.page"


def document(page: Writing, **more: object) -> Document:
    return page.document(SOURCE, "text/page", **more)  # type: ignore[arg-type]


def body(page: Writing, *settled: str) -> str:
    made = encode(document(page, settled=settled), Project())
    found = made.tei.find("body")
    assert found is not None
    assert compare(document(page).text, made.tei) is None
    return inner(found)


def written(words: str, element: str, page: Writing | None = None, **more: object) -> Writing:
    page = page or Writing(RULE)
    begun = page.begin(element, "a reason", **more)  # type: ignore[arg-type]
    page.write(words)
    page.end(begun)
    return page


def test_a_paragraph_is_a_line_and_knows_its_place() -> None:
    page = Writing(RULE)
    for line, words in ((3, "One\nline."), (7, "Another.")):
        page.place(line, 5)
        page.write(words)
        page.new_paragraph()
    made = document(page)
    assert made.text == "One line.\n\nAnother."
    assert str(made.place(4)) == "a.page:3:9"
    assert str(made.place(11)) == "a.page:7:5"
    assert not made.wrapped


def test_white_space_stays_outside_of_what_is_annotated() -> None:
    page = Writing(RULE)
    page.write("A")
    written(" bold  ", "hi", page, attributes={"rend": "bold"})
    page.write("word.")
    written("  ", "hi", page)
    assert body(page) == '<p>A <hi rend="bold">bold</hi>  word.</p>'


def test_rules_read_on_in_what_the_source_marks() -> None:
    page = written("A [Welsh] word", "item", None, block=True)
    assert "supplied" in inner(encode(document(page), Project()).tei.find("body"))  # type: ignore[arg-type]


def test_what_the_source_has_settled_is_not_guessed() -> None:
    long = "A sentence that goes on for a while, so that it is a paragraph of running text. " * 3
    page = Writing(RULE)
    for words in (long, "The Road North", long, "The Road South", long):
        page.write(words)
        page.new_paragraph()
    assert "<head>The Road North</head>" in body(page)
    assert "<head>" not in body(page, "heads")
    made = encode(document(page, settled=["heads"]), Project())
    said = made.tei.find("editorialDecl").text()  # type: ignore[union-attr]
    assert "for the source itself marks it: heads." in said
    assert "A paragraph of the source is a p" in said


def test_the_level_of_a_heading_is_told_in_its_reason() -> None:
    page = Writing(RULE)
    for level, words in ((1, "Alpha"), (2, "Beta"), (1, "Gamma")):
        head = page.begin("head", f"a heading of level {level}", block=True)
        page.write(words)
        page.end(head)
        page.write("Words and more words of it.")
    assert body(page, "heads").count("<div") == 3
    tree = encode(document(page, settled=["heads"]), Project()).tei.find("body")
    assert tree is not None
    assert [n.element for n in tree.children if not isinstance(n, str)] == ["div", "div"]


def test_a_table_may_end_in_empty_cells() -> None:
    page = Writing(RULE)
    head = page.begin("head", "a heading of level 1", block=True)
    page.write("Rain")
    page.end(head)
    table = page.begin("table", "a table", block=True)
    for cells in (("May", "30"), ("", "")):
        row = page.begin("row", "a row", block=True)
        for words in cells:
            cell = page.begin("cell", "a cell", block=True)
            page.write(words)
            page.end(cell, empty=True)
        page.end(row)
    page.end(table)
    assert body(page, "heads").endswith(
        "<table><row><cell>May</cell><cell>30</cell></row><row><cell/><cell/></row></table></div>"
    )


def test_pictures_and_line_ends_in_a_line() -> None:
    page = Writing(RULE)
    paragraph = page.begin("p", "a paragraph", block=True)
    page.write("A rose")
    page.line_break("a line ended on purpose")
    page.write("is")
    page.without_words("graphic", "a picture", {"url": "a-media/rose.png"})
    page.end(paragraph)
    assert body(page) == '<p>A rose<lb/>is<graphic url="a-media/rose.png"/></p>'


def test_a_label_leaves_the_text() -> None:
    page = Writing(RULE)
    made = page.begin("list", "a list", {"rend": "numbered"}, block=True)
    for label, words in (("1.", "Bread"), ("2.", "Milk")):
        item = page.begin("item", "an item", {"n": label}, block=True)
        page.mark(label, item)
        page.write(" " + words)
        page.end(item)
    page.end(made)
    assert document(page).text == "1. Bread\n\n2. Milk"
    assert body(page) == (
        '<list rend="numbered"><item n="1.">Bread</item><item n="2.">Milk</item></list>'
    )


def test_what_the_source_says_of_itself_goes_before_what_the_text_says() -> None:
    page = Writing(RULE)
    page.write("Some words.")
    made = document(page, metadata=Metadata(title="A title"), facts=[Fact("editor", "B. E.", RULE)])
    statement = encode(made, Project()).tei.find("titleStmt")
    assert statement is not None
    assert inner(statement).count("<editor>B. E.</editor>") == 1
    assert "A title" in inner(statement)


def test_characters_that_xml_cannot_hold() -> None:
    page = Writing(RULE)
    page.write("a bell \x07 and")
    made = document(page)
    assert made.text == "a bell \ufffd and"
    assert [f.code for f in made.findings] == ["characters-forbidden"]


def test_what_is_left_out_on_purpose_is_said_once() -> None:
    page = Writing(RULE)
    page.write("Some words.")
    page.leave_out("banner(s)")
    page.leave_out("banner(s)")
    page.leave_out("comment(s)", 7)
    (said,) = document(page).findings
    assert (said.code, said.arguments) == ("left-out", {"what": "2 banner(s), 7 comment(s)"})


def test_a_source_without_a_word_is_an_error() -> None:
    with pytest.raises(SourceError, match="holds no text"):
        document(Writing(RULE))


def test_pictures_are_written_beside_the_tei(tmp_path: Path) -> None:
    media = {"a-media/rose.png": b"..."}
    (said,) = write_beside(media, str(tmp_path / "a.xml"), "a.page")
    assert said.code == "pictures-written"
    assert (tmp_path / "a-media" / "rose.png").read_bytes() == b"..."
    for nowhere in ("", "/dev/null"):
        (said,) = write_beside(media, nowhere, "a.page")
        assert said.code == "pictures-not-written"


@pytest.mark.parametrize("path", ["../rose.png", "/tmp/rose.png", "a/../../rose.png", "a\\b"])
def test_no_picture_leaves_its_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(OutputError, match="out of its folder"):
        write_beside({path: b""}, str(tmp_path / "a.xml"), "a.page")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\rose.png", "rose.png"),
        ("a b.png", "a-b.png"),
        ("ж.png", "png"),
        ("..", ""),
    ],
)
def test_names_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_the_folder_of_the_pictures() -> None:
    assert media_folder("in/An essay.docx") == "An-essay-media"
    assert media_folder("..") == "source-media"


def test_the_reader_is_told_by_the_suffix_or_the_bytes() -> None:
    assert form_of(Source("a.txt", ".txt", b"<html>")) == "text"
    assert form_of(Source("<stdin>", "", b"One line.")) == "text"
    assert all(reader.suffixes for reader in READERS.values())
