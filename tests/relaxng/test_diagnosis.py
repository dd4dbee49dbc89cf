"""Diagnosis by small grammars: which fault a slip is, and that one slip is one fault."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei.events import events, read
from tei.relaxng import Grammar, decide, load
from tei.relaxng.diagnosis import Fault, Model, diagnose
from tei.relaxng.diagnosis.spelling import distance, nearest
from tei.relaxng.diagnosis.tree import tree

# letter = head?, (para | list)+, signature; note anywhere among words
LETTER = b"""
<grammar xmlns="http://relaxng.org/ns/structure/1.0"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="letter">
    <optional><ref name="head"/></optional>
    <oneOrMore><choice><ref name="para"/><ref name="list"/></choice></oneOrMore>
    <element name="signature"><ref name="words"/></element>
  </element></start>
  <define name="head"><element name="head"><ref name="words"/></element></define>
  <define name="para"><element name="para">
    <optional><attribute name="date"><data type="date"/></attribute></optional>
    <optional><attribute name="hand"><choice><value>hale</value><value>brekke</value></choice>
    </attribute></optional>
    <ref name="words"/>
  </element></define>
  <define name="list"><element name="list">
    <oneOrMore><element name="item"><attribute name="n"/><ref name="words"/></element></oneOrMore>
  </element></define>
  <define name="words"><mixed><zeroOrMore>
    <element name="note"><oneOrMore><ref name="para"/></oneOrMore></element>
  </zeroOrMore></mixed></define>
</grammar>"""


@pytest.fixture(scope="module")
def letter() -> Grammar:
    return load(LETTER, name="letter.rng")


def faults(grammar: Grammar, document: str) -> list[Fault]:
    return diagnose(grammar, events(read(document.encode(), "a.xml")))


SOUND = '<letter><head>To you</head><para>Oil.</para><list><item n="1">a</item></list>' \
    "<signature>Hale</signature></letter>"  # fmt: skip

ROWS = (
    # what is changed in the sound letter, and into what: column and kind of the one fault
    ("<para>", "<para><b/>", "34 element-unknown"),
    ("para", "pra", "28 element-misspelt"),
    ("<para>Oil.</para>", "<para>Oil. <para>Bad.</para></para>", "39 element-inside"),
    ("<head>To you</head><para>Oil.</para>", "<para>Oil.</para><head>To you</head>",
     "26 element-out-of-order"),
    ("</list><signature>Hale</signature>", "</list>", "1 content-missing"),
    ("<list>", "<list>things: ", "51 text-needs-wrapper"),
    ('<list><item n="1">a</item></list>', '<item n="1">a</item><item n="2">b</item>',
     "45 element-needs-wrapper"),
    ('<item n="1">', "<item>", "51 attribute-missing"),
    ('<item n="1">', '<item nn="1">', "57 attribute-misspelt"),
    ("<para>", '<para colour="red">', "34 attribute-unknown"),
    ("<para>", '<para n="1">', "34 attribute-not-allowed"),
    ("<para>", '<para date="1953-17-06">', "34 value-bad"),
    ("<para>", '<para hand="hail">', "34 value-bad"),
    ("<head>To you</head>", "<head>To you</head><head>And you</head>", "28 element-repeated"),
    ("<para>Oil.</para>", "<head><para>Oil.</para></head>", "28 element-needless"),
    ("<letter>", '<letter xmlns="urn:x">', "1 element-namespace"),
    ("letter", "lettre", "1 element-misspelt"),
    ("letter", "list", "1 root-not-allowed"),
)  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), ROWS, ids=[row[2] for row in ROWS])
def test_one_slip_is_one_fault(letter: Grammar, old: str, new: str, told: str) -> None:
    document = SOUND.replace(old, new)
    assert not decide(letter, document.encode())
    (fault,) = faults(letter, document)
    assert f"{fault.place.column} {fault.kind}" == told


def test_what_is_sound_has_no_fault(letter: Grammar) -> None:
    assert decide(letter, SOUND.encode())
    assert faults(letter, SOUND) == []


def test_ten_slips_are_ten_faults(letter: Grammar) -> None:
    paras = "<pra>Oil.</pra>" + "<para><nte><para/></nte></para>" * 4 + '<para n="1"/>' * 5
    found = faults(letter, f"<letter>{paras}<signature/></letter>")
    assert len(found) == 10


def test_faults_stand_in_the_documents_order(letter: Grammar) -> None:
    document = "<letter>\n<para n='1'/>\n<para><nte/></para>\n<signature><hd/></signature></letter>"
    assert [fault.place.line for fault in faults(letter, document)] == [2, 3, 4]


def test_what_follows_a_slip_is_judged_as_if_it_had_not_happened(letter: Grammar) -> None:
    """The misspelt element's content is checked as that of the one that was meant."""
    document = SOUND.replace("<para>Oil.</para>", '<Para date="today">Oil.</Para>')
    assert [f.kind for f in faults(letter, document)] == ["element-misspelt", "value-bad"]


NAMES = st.sampled_from("letter head para list item note signature oil".split())


@st.composite
def documents(draw: st.DrawFn, depth: int = 0) -> str:
    name = draw(NAMES) if depth else "letter"
    inner = "".join(
        draw(st.one_of(st.just("words"), st.just(""), documents(depth=depth + 1)))
        for _ in range(draw(st.integers(0, 3 if depth < 3 else 0)))
    )
    attribute = draw(st.sampled_from(["", ' n="1"', ' date="1953-06-17"', ' date="x"']))
    return f"<{name}{attribute}>{inner}</{name}>"


@given(documents())
def test_there_is_a_fault_if_and_only_if_the_decision_is_no(document: str) -> None:
    grammar = load(LETTER, name="letter.rng")
    assert bool(faults(grammar, document)) != decide(grammar, document.encode())


def test_a_model_serves_many_documents(letter: Grammar) -> None:
    model = Model(letter)
    for _ in range(3):
        reading = events(read(SOUND.replace("para", "pra").encode(), "a.xml"))
        assert len(diagnose(model, reading)) == 1


def test_the_tree_has_places_and_no_white_space() -> None:
    root = tree(events(read(b"<a>\n  words <b/>\n</a>", "a.xml")))
    assert root is not None
    words, inner = root.items
    assert (words.place.line, words.place.column) == (2, 3)
    assert (inner.place.line, inner.place.column) == (2, 9)
    assert tree(events(read(b"", "a.xml"))) is None


@pytest.mark.parametrize(("a", "b", "slips"), [
    ("title", "title", 0), ("placename", "placeName", 0.25), ("titel", "title", 1),
    ("tite", "title", 1), ("p", "paragraph", 5),
])  # fmt: skip
def test_slips_between_names(a: str, b: str, slips: float) -> None:
    assert distance(a, b) == slips


def test_the_nearest_names() -> None:
    known = ["p", "pb", "placeName", "place", "title", "hi"]
    assert nearest("placename", known) == ["placeName"]
    assert nearest("pp", known)[0] in ("p", "pb")
    assert nearest("ih", known) == ["hi"]
    assert nearest("zebra", known) == []
