"""How sure the rule `speeches` is: the tables show what it does, not its certainty."""

from __future__ import annotations

import pytest

from tei.document import Document, Origin
from tei.pipeline import encode
from tei.project import Project
from tei.recognizers.speeches import recognize
from tei.recognizers.speeches.cast import cast_of, speakers_of
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


PEOPLE = "DRAMATIS PERSONAE\n\nANN WEISS, a doctor.\nBEN HOLM, her brother.\nBEN FENN.\n\n"


def test_the_heading_above_the_people_is_no_author() -> None:
    document = Document(f"A Night at the Mill\n\n{PEOPLE}{PLAY.format('')}", Origin("source.txt"))
    text = encode(document, Project(folder=".")).tei.find("text")
    assert text is not None
    assert text.find("docAuthor") is None
    heads = [node.text() for node in text.iter() if node.element == "head"]
    assert heads == ["DRAMATIS PERSONAE", "ACT I"]


def test_a_speech_leads_to_the_one_who_can_be_meant() -> None:
    document = Document(PEOPLE + PLAY.format(""), Origin("source.txt"))
    found = recognize(document, Layer(document), Project(folder="."))
    who = [a.attributes.get("who", "") for a in found if a.element == "sp"]
    assert who == ["#role-ann-weiss", "", "#role-ann-weiss", ""], "there are two of the name of Ben"


@pytest.mark.parametrize(
    "text",
    [
        "The Cast\n\nThe leg was set.\n\nThe Cast\n\nIt was taken off.\n\nHe walked.",
        PEOPLE + "It was a cold night.\n\nNobody came to the mill.",
    ],
)
def test_a_text_without_speeches_has_no_list_of_people(text: str) -> None:
    document = Document(text, Origin("source.txt"))
    assert list(recognize(document, Layer(document), Project(folder="."))) == []


def test_one_is_meant_by_the_whole_name_a_part_or_its_beginning_if_nobody_else_is() -> None:
    people = "SIR GILES FENN, a miller.\nANN ASH, his niece.\nANN ELM, a widow.\nANN.\nANN.\nBEN."
    document = Document(f"DRAMATIS PERSONAE\n\n{people}\n", Origin("source.txt"))
    cast = cast_of(document, Layer(document))
    assert cast is not None
    roles = [identifier for entry in cast.entries for _, _, identifier in entry.roles]
    sir_giles, ash, elm, *others = roles
    assert (sir_giles, ash, elm) == ("role-sir-giles-fenn", "role-ann-ash", "role-ann-elm")
    assert others == ["role-ann", "role-ann-2", "role-ben"]
    labels = ["SIR GILES", "FENN", "GIL", "ANN", "ASH", "ELM ANN", "AN", "BEN", "BENT", "THE"]
    meant = {
        "SIR GILES": sir_giles, "FENN": sir_giles, "GIL": sir_giles, "ASH": ash,
        "ELM ANN": elm, "BEN": "role-ben",
    }  # fmt: skip
    pointers = {label: f"#{role}" for label, role in meant.items()}
    assert speakers_of(document, cast, labels) == pointers
