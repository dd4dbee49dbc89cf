"""Line ends inside a paragraph: which hyphen is the printer's, which the word's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei.conservation import compare
from tei.document import Document, Origin
from tei.names import Node, tei
from tei.project import Project
from tei.serialize import inner
from tei.text.lines import LineEnds

# Three lines that make a text look hard-wrapped, and give it a vocabulary.
FRAME = (
    "The independent workers of the well-known society met in the hall and\n"
    "they spoke of the inner and outer life of the town and of its workers\n"
    "until the whole of the evening had gone and the lamps had been put out\n"
)


def running(line: str, end: str, project: Project | None = None, frame: str = FRAME) -> str:
    """`line` is filled up to the width on the left, so that its end looks forced."""
    line = "of the town and of the whole of the town it was said by them all that "[: 71 - len(
        line)] + line
    text = f"{frame}{line}\n{end}\n"
    document = Document(text, Origin("a.txt"))
    assert document.wrapped
    start = len(frame) + line.rindex(line.split()[-1])
    pieces = LineEnds(document, project or Project()).pieces(start, len(text) - 1)
    return inner(tei("p", None, *pieces))


@pytest.mark.parametrize(
    ("line", "end", "expected"),
    [
        ("was inde-", "pendent of it", "independent of it"),
        ("was well-", "known to us", "well-known to us"),
        ("was inde\u2010", "pendent of it", "independent of it"),
        ("was un\u00ad", "told so far", "untold so far"),
        ("the Anglo-", "Saxon towns", "Anglo-Saxon towns"),
        ("in 1914-", "1918 it was", "1914-1918 it was"),
        ("the F-", "16 it was", "F-16 it was"),
        ("was pre-", "and post-war", "pre- and post-war"),
        ("a room --", "so it was", "-- so it was"),
        ("was INDE-", "PENDENT of it", "INDEPENDENT of it"),
        ("was self-", "made as it was", "self-made as it was"),
        ("in and/", "or out of it", "and/or out of it"),
        ("no hyphen", "at all here", "hyphen at all here"),
        ("was inde-", "   pendent of it", "independent of it"),
        ("was inde-  ", "pendent of it", "independent of it"),
    ],
)
def test_by_the_words_of_the_text(line: str, end: str, expected: str) -> None:
    assert running(line, end) == expected


def test_a_word_the_text_has_nowhere_else_follows_its_habit() -> None:
    breaks = FRAME + FRAME.replace("whole of the evening had gone and", "inde-\npendent ones went")
    invincible = 'invin<lb break="no" rend="pre(-)"/>cible there'
    assert running("was invin-", "cible there", frame=breaks) == invincible
    assert running("was slave-", "labour there") == 'slave-<lb break="no"/>labour there'


@pytest.mark.parametrize(
    ("line", "end", "expected"),
    [
        ("it was Mon-", "day night", "Monday night"),
        ("the Win-", "chester rifles", "Winchester rifles"),
        ("the First Presbyte-", "rian church", "Presbyterian church"),
        ("was a French-", "man next to me", "Frenchman next to me"),
        ("was inde-", "ndent in it", "indendent in it"),
    ],
)
def test_a_second_half_that_begins_no_word_is_one_that_was_broken_off(
    line: str, end: str, expected: str
) -> None:
    assert running(line, end) == expected


def test_dashes_are_closed_where_the_text_closes_them() -> None:
    closed = FRAME.replace("workers of", "workers--of") + FRAME.replace("spoke of", "spoke--of")
    assert running("went out--", "so it was", frame=closed) == "out--so it was"
    assert running("went out", "--so it was", frame=closed) == "out--so it was"
    assert running("went out--", "so it was") == "out-- so it was"


def test_the_edition_decides() -> None:
    for habit, expected in (("join", "selfmade man"), ("keep", "self-made man")):
        project = Project().with_settings("text", hyphens=habit)
        assert running("was self-", "made man", project) == expected
    project = Project().with_settings("text", hyphens="join")
    assert running("the Anglo-", "Saxon towns", project) == "Anglo-Saxon towns"


@pytest.mark.parametrize(
    ("line", "end", "expected"),
    [
        ("was inde-", "pendent of", 'inde<lb break="no" rend="pre(-)"/>pendent of'),
        ("was well-", "known to us", 'well-<lb break="no"/>known to us'),
        ("was un\u00ad", "told so far", 'un\u00ad<lb break="no"/>told so far'),
        ("no hyphen", "at all here", "hyphen\n<lb/>at all here"),
    ],
)
def test_line_breaks_kept(line: str, end: str, expected: str) -> None:
    assert running(line, end, Project().with_settings("text", line_breaks="keep")) == expected


def test_a_hyphen_before_the_end_of_a_paragraph_stays() -> None:
    text = FRAME + "of the town and of the whole of the town it was said to be inde-\npendent\n"
    document = Document(text, Origin("a.txt"))
    lines = LineEnds(document, Project())
    hyphen = text.index("-\npendent")
    (piece,) = lines.pieces(len(FRAME), hyphen + 1)
    assert isinstance(piece, str)
    assert piece.endswith("inde-")
    assert (lines.joined, lines.kept) == (1, 0)


def test_what_was_guessed_is_said_with_its_place() -> None:
    frame = FRAME + "of the town and of the whole of the town it was said by them all fore-\n"
    frame += "tell, and of the whole of the town it was said by them all and un-\n"
    text = frame + "told, and of the whole of the town it was said by them all and over-\nsaw\n"
    document = Document(text, Origin("a.txt"))
    found = list(LineEnds(document, Project()).findings())
    assert [(f.code, f.place.line, f.place.column) for f in found] == [
        ("hyphen-dropped", 4, 70),
        ("hyphen-dropped", 5, 66),
        ("hyphen-dropped", 6, 68),
    ]
    assert found[0].arguments == {"first": "fore", "second": "tell"}
    (kept,) = LineEnds(
        Document(FRAME + "it was by the whole of the town said to be slave-\nlabour\n",
                 Origin("a.txt")), Project()
    ).findings()
    assert (kept.code, kept.arguments) == ("hyphen-kept", {"first": "slave", "second": "labour"})
    assert list(LineEnds(Document(FRAME, Origin("a.txt")), Project()).findings()) == []


words = st.text(st.sampled_from("ab-—\u00ad/ \n\t\f\u2010A1."), max_size=80)


@given(words, st.integers(0, 120), st.sampled_from(["drop", "keep"]))
def test_nothing_is_lost_wherever_it_is_cut(more: str, cut: int, line_breaks: str) -> None:
    text = FRAME + more + "\n" + FRAME
    lines = LineEnds(
        Document(text, Origin("a.txt")), Project().with_settings("text", line_breaks=line_breaks)
    )
    at = min(len(FRAME) + cut, len(text))
    pieces: list[Node | str] = [*lines.pieces(0, at), *lines.pieces(at, len(text))]
    assert compare(text, tei("p", None, *pieces)) is None
