"""Names beside italics, forced line ends, nicknames and tracked changes."""

from __future__ import annotations

import pytest

from tei.document import Document, Origin
from tei.pipeline import encode
from tei.project import Project
from tei.readers.html import read
from tei.readers.source import Source
from tei.serialize import inner

WAYS = [
    # several words in italics are a name, or a title, of their own
    ("we read <i>Adam Bede</i> George Eliot said", ["Adam Bede", "George Eliot"]),
    ("in <i>Emma</i> Jane Austen says", ["Emma", "Jane Austen"]),
    ("came <b>Anna Weiss</b> Thomas Crowe", ["Anna Weiss", "Thomas Crowe"]),
    ("wrote to Mr. <i>Thomas</i> Crowe", ["Mr. Thomas Crowe"]),
    ("wrote to Dr. <i>Anna Weiss</i>", ["Dr. Anna Weiss"]),
    ("wrote to <b>T</b>homas Crowe", ["Thomas Crowe"]),
    ("in <i>Adam Bede</i> <i>de la</i> Rue Smith", ["Adam Bede"]),
    # a line end that the source forced
    ("there were Thomas Hale<br>James Fenn", ["Thomas Hale", "James Fenn"]),
    ("there was Professor Anna<br>Weiss", ["Professor Anna Weiss"]),
    # an article is of no person: a ship
    ("the <i>Mary Jane</i> lay there", []),
    ("with <i>Mary Jane</i> he lay there", ["Mary Jane"]),
    # what was deleted is not read, but is part of the name
    ("to Mr. <del>Crow</del><ins>Crowe</ins>", ["Mr. CrowCrowe"]),
    ("to Mr. Th<del>o</del>omas Crowe", ["Mr. Thoomas Crowe"]),
]


@pytest.mark.parametrize(("words", "names"), WAYS)
def test_where_names_end(words: str, names: list[str]) -> None:
    document = read(Source("a.html", ".html", f"<p>It is said: {words}.</p>".encode()), Project())
    found = encode(document, Project()).layer.of("persName")
    assert [document.text[a.start : a.end] for a in found] == names


def test_a_deleted_form_names_nobody() -> None:
    source = "<p>It was Mr. <del>Crow</del><ins>Crowe</ins>. Mr. Crowe came.</p>"
    document = read(Source("a.html", ".html", source.encode()), Project())
    layer = encode(document, Project()).layer
    assert {a.attributes["ref"] for a in layer.of("persName")} == {"#person-crowe"}
    assert layer.entities["person-crowe"].forms == ("Mr. Crowe",)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            'John "Jack" Hale',
            'John <addName rend="pre(&quot;) post(&quot;)" type="nick">Jack</addName> Hale',
        ),
        (
            "Mary (“Moll”) Hale",
            'Mary (<addName rend="pre(“) post(”)" type="nick">Moll</addName>) Hale',
        ),
    ],
)
def test_a_nickname_is_part_of_the_name(name: str, expected: str) -> None:
    text = f"We saw {name} again. Then Hale laughed."
    result = encode(Document(text, Origin("a.txt")), Project())
    found = result.tei.find("text")
    paragraph = found.find("p") if found else None
    assert paragraph is not None
    whole, surname = (a.attributes["ref"] for a in result.layer.of("persName"))
    assert whole == surname
    assert f">{expected}</persName>" in inner(paragraph).replace(' cert="medium"', "")


def test_a_quotation_after_a_name_is_no_nickname() -> None:
    text = 'Then he said to John "Go home" and went. She called John "Honest Man" The end.'
    layer = encode(Document(text, Origin("a.txt")), Project()).layer
    assert not layer.of("addName")
