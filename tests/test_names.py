"""Identifiers hold the letters that every XML processor lets them hold."""

from __future__ import annotations

import re

import pytest

from tei.document import Document, Origin
from tei.pipeline import encode
from tei.project import Project
from tei.regexes import LETTERS
from tei.relaxng.datatypes.xmlnames import is_name_char, is_name_start


def test_letters_are_those_of_the_fourth_edition_of_xml() -> None:
    letters = re.findall(f"[{LETTERS}]", "".join(map(chr, range(0xD800))))
    assert len(letters) > 30_000
    assert [c for c in letters if not (is_name_start(c) and is_name_char(c))] == []


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("We met Mr. Łukasz Żak there.", "person-lukasz-zak"),
        ("We met Mr. B. Aᰀ there.", "person-b-a"),  # a letter of Lepcha: no name of 1.0 has it
        ("We met Mr. B. Σοφία there.", "person-b-σοφια"),
    ],
)
def test_persons_have_identifiers_of_such_letters(text: str, identifier: str) -> None:
    made = encode(Document(text, Origin("a.txt")), Project())
    assert f'xml:id="{identifier}"' in made.xml.decode()
    assert "encoded-invalid" not in {finding.code for finding in made.findings}


def test_a_line_of_one_short_word_with_its_stop_is_read() -> None:
    made = encode(Document("Aa!", Origin("a.txt")), Project())
    assert "rule-failed" not in {finding.code for finding in made.findings}
