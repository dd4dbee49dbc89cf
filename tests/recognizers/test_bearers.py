"""A name within a date is a month's: “Jan.” is a given name too."""

from __future__ import annotations

import pytest

from tei.document import Document, Origin
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
