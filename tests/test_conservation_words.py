"""Words begin and end in the TEI where they did in the source: for every fixture, and any text."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tei.conservation import Loss, prove
from tei.document import Document, Origin
from tei.markup import parse
from tei.names import TEI_NS, Node
from tei.pipeline import encode
from tei.project import Project
from tests.recognizers.test_fixtures import Case, cases
from tests.test_conservation import ANYTHING, TEXTS

SPECIMEN = Path(__file__).parent / "articles" / "specimen" / "source.txt"


def differences(source: str, text: str, limit: int = 20) -> list[str]:
    tei = parse(f'<text xmlns="{TEI_NS}">{text}</text>'.encode(), "a.xml").tree
    found = prove(source, tei, limit, words=True).losses
    return [f"{loss.kind} {loss.source} | {loss.tei}" for loss in found]


@pytest.mark.parametrize(
    ("source", "tei", "expected"),
    [
        ("answered in", "<p>answered in</p>", []),
        ("answered in", "<p>answered\n   in</p>", []),
        ("answered in", "<p>answered<lb/>in</p>", []),
        ("answered in", "<p>answered<hi> in</hi></p>", []),
        ("answered in", "<p>answeredin</p>", ["joined answered in | answeredin"]),
        ("answered\n\nin", "<p>answered</p><p>in</p>", []),
        ("answered\n\nin", "<p>answered<hi>in</hi></p>", ["joined answered in | answeredin"]),
        ("answered", "<p>answer ed</p>", ["parted answered | answer ed"]),
        ("answered", "<p>answer<lb break='no'/>ed</p>", []),
        ("answered", "<p>answer<lb/>ed</p>", ["parted answered | answer ed"]),
        ("answered", "<p>answer</p><p>ed</p>", ["parted answered | answer ed"]),
        ("answered", "<p>answer<seg>ed</seg></p>", []),
        ("answered", "<p>answer<quote>ed</quote></p>", []),  # it may be set in the line, or not
        ("an- swered", "<p>an-swered</p>", ["joined an- swered | an-swered"]),
        ("an-\nswered", "<p>an-swered</p>", []),  # the end of a line
        ("thro' but", "<p>thro'but</p>", ["joined thro' but | thro'but"]),
        ("£5 and 5 %", "<p>£ 5 and 5%</p>", ["parted £5 | £ 5", "joined 5 % | 5%"]),
        ("a/b and c & d", "<p>a / b and c &amp;d</p>",
         ["parted a/b | a /", "parted a/b | / b", "joined & d | &d"]),
        ("the house--and it", "<p>the house --and it</p>", ["parted house--and | house --and"]),
        ("* * *", "<p>***</p>", []),  # signs alone
        ("an-\nswered", "<p>answered</p>", []),
        ("“no” more", "<p><q rend='pre(“) post(”)'>no</q> more</p>", []),
        ("one two three", "<p>onetwothree</p>", ["joined one two | onetwothree",
                                                "joined two three | onetwothree"]),
        ("came. Then", "<p>came.Then</p>", ["joined came. Then | came.Then"]),
        ("came.Then", "<p>came. Then</p>", ["parted came.Then | came. Then"]),
        ("he left, so", "<p>he left , so</p>", ["parted left, | left ,"]),
        ("the (old) gate", "<p>the(old) gate</p>", ["joined the (old | the(old"]),
        ("came.1 Then", "<p>came.<hi>1</hi> Then</p>", []),
        ("came. “No.”", "<p>came.<said rend='pre(“) post(”)'>No.</said></p>", []),  # marks moved
        ("in 1905", "<p>in1905</p>", ["joined in 1905 | in1905"]),
        ("a b c", "<p>a b d</p>", ["changed c | d"]),
        ("a b\n\nc d", "<p>ab</p><p>c e</p>", ["joined a b | ab", "changed d | e"]),
    ],
)  # fmt: skip
def test_what_joins_words_and_what_parts_them(source: str, tei: str, expected: list[str]) -> None:
    assert differences(source, tei) == expected


def test_the_place_of_a_joined_word() -> None:
    tei = parse(f'<text xmlns="{TEI_NS}">\n<p>One.</p>\n<p>Hé\nisin.</p></text>'.encode(), "a")
    (loss,) = prove("One.\n\nHé is in.", tei.tree, 5, True).losses
    assert loss == Loss("joined", 11, "is in.", "isin.", "", 4)


def losses(text: str) -> tuple[Loss, ...]:
    text_element = encode(Document(text, Origin("a.txt")), Project()).tei.find("text")
    assert text_element is not None
    return prove(text, text_element, 3, True).losses


@pytest.mark.parametrize("file", sorted({c.file for c in cases()}), ids=lambda f: f.stem)
def test_every_fixture_keeps_its_words(file: Path) -> None:
    for case in cases():
        if case.file == file and isinstance(case, Case):
            assert losses(case.source) == (), case.title


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(TEXTS, ANYTHING))
def test_any_text_keeps_its_words(text: str) -> None:
    assert losses(text) == ()


@cache
def spots() -> tuple[str, Node, list[tuple[Node, int, int]]]:
    """The specimen, its TEI, and each place between or in two words of it."""
    source = SPECIMEN.read_text(encoding="utf-8")
    text = encode(Document(source, Origin("a.txt")), Project()).tei.find("text")
    assert text is not None
    found = [
        (node, i, match.start() + 1)
        for node in text.iter()
        for i, child in enumerate(node.children)
        if isinstance(child, str)
        for match in re.finditer(r"(?=[^\W_](?: |)[^\W_])", child)
    ]
    return source, text, found


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_sees_any_word_joined_or_parted(data: st.DataObject) -> None:
    source, text, found = spots()
    node, i, at = data.draw(st.sampled_from(found))
    before = node.children[i]
    assert isinstance(before, str)
    space = before[at] == " "
    node.children[i] = before[:at] + ("" if space else " ") + before[at + space :]
    try:
        kinds = [loss.kind for loss in prove(source, text, 3, True).losses]
    finally:
        node.children[i] = before
    assert kinds == ["joined" if space else "parted"]
