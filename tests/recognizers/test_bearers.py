"""What bears a person's name and is none.

A name within a date is a month's: “Jan.” is a given name too. One before the year of an imprint is
a publisher's.
"""

from __future__ import annotations

import pytest

from tei.document import Document, Metadata, Origin
from tei.pipeline import encode
from tei.project import Project
from tei.recognizers import RULES
from tei.serialize import inner

SOME = [rule for rule in RULES if rule.name in ("paragraphs", "dates", "persons")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("your letter of 4 Jan. 1841", 'your letter of <date when="1841-01-04">4 Jan. 1841</date>'),
        ("in April 1841", 'in <date when="1841-04">April 1841</date>'),
        ("to Jan Holm", 'to <persName ref="#person-jan-holm">Jan Holm</persName>'),
    ],
)
def test_names_within_dates(words: str, expected: str) -> None:
    result = encode(Document(f"He saw {words} again.", Origin("a.txt")), Project(), SOME)
    text = result.tei.find("text")
    paragraph = text.find("p") if text else None
    assert paragraph is not None
    assert inner(paragraph) == f"He saw {expected} again."


@pytest.mark.parametrize(
    ("words", "persons"),
    [
        ("Water (London: Victor Gollancz, 1963), p. 12", []),
        ("Water (London: Victor Gollancz, 1963), and Victor Gollancz", ["Victor Gollancz"]),
        ("her (London: there Carl Birch came in 1963)", ["Carl Birch"]),
    ],
)
def test_publishers_are_no_persons_of_the_text(words: str, persons: list[str]) -> None:
    source = f"He saw {words} again."
    layer = encode(Document(source, Origin("a.txt")), Project(), SOME).layer
    found = [(a.start, source[a.start : a.end]) for a in layer.of("persName")]
    assert [name for _, name in found] == persons
    assert all(source[start - 8 : start] != "London: " for start, _ in found)


def test_the_bare_surname_is_that_of_whom_the_title_names() -> None:
    text = "He was the son of Peter Holm. His sister was Anna Holm. Holm wrote much, as Otto Holm."
    document = Document(text, Origin("a.txt"), Metadata(title="Otto Holm"))
    persons = encode(document, Project(), SOME).layer.of("persName")
    refs = [a.attributes["ref"] for a in persons if text[a.start : a.end] == "Holm"]
    assert refs == ["#person-otto-holm"]
