"""How sure the rule `speeches` is: the tables show what it does, not its certainty."""

from __future__ import annotations

import pytest

from tei.document import Document, Origin
from tei.project import Project
from tei.recognizers.speeches import recognize
from tei.standoff import Layer

TALK = "ANN: Who has it?\n\nBEN: The miller.\n\nANN: Is he in?\n\nBEN: He is."
PLAY = "ACT I\n\nANN. I come.\n\nBEN. And I.{}\n\nANN. We go.\n\nBEN. We do."


def certainties(text: str, element: str) -> list[str]:
    document = Document(text, Origin("source.txt"))
    found = recognize(document, Layer(document), Project(folder="."))
    return [a.cert for a in found if a.element == element]


@pytest.mark.parametrize(
    ("text", "element", "expected"),
    [
        (PLAY.format(""), "sp", ["high"] * 4),
        (PLAY.format("\n\nAnd I stay."), "sp", ["high", "medium", "high", "high"]),
        (TALK, "sp", ["medium"] * 4),
        ("An interview\n\n" + TALK, "sp", ["medium"] * 4),
        (PLAY.format("  [Exit Ann"), "stage", ["high"]),
        (PLAY.format("  [_Sits._"), "stage", ["medium"]),
    ],
)
def test_certainty(text: str, element: str, expected: list[str]) -> None:
    assert certainties(text, element) == expected
