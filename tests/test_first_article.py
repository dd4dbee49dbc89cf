"""The article the project began with: what an editor would find in its encoding.

The text is somebody else's and stands in ../shared; what is asserted here are the editor's
expectations, one test each.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tei.pipeline import Encoded, encode
from tei.project import Project
from tei.readers import read

NS = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"


@pytest.fixture(scope="module")
def encoded(shared: Path) -> Encoded:
    return encode(read(str(shared / "articles" / "vorkuta.txt"), Project()), Project())


@pytest.fixture(scope="module")
def tei(encoded: Encoded) -> Any:
    return etree.fromstring(encoded.xml)


def words(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())


def find(tei: Any, path: str) -> list[Any]:
    found: list[Any] = tei.xpath(f"//t:text{path}", namespaces=NS)
    return found


def test_four_notes_linked_both_ways_by_the_editors(tei: Any) -> None:
    notes = find(tei, "//t:note[@place='end']")
    assert [n.get("n") for n in notes] == ["1", "2", "3", "4"]
    for note in notes:
        (anchor,) = find(tei, f"//t:ref[@type='noteAnchor'][@target='#{note.get(ID)}']")
        assert note.get("target") == "#" + anchor.get(ID)
        assert anchor.text == f"({note.get('n')})"
        (who,) = tei.xpath(f"//t:respStmt[@xml:id='{note.get('resp')[1:]}']", namespaces=NS)
        assert "editors" in words(who)


def test_the_editors_note_is_one_note_of_two_paragraphs(tei: Any) -> None:
    (note,) = find(tei, "//t:note[@type='editorial']")
    assert len(note.findall("t:p", NS)) == 2
    assert words(note.find(".//t:label", NS)) == "News and Letters editor's note:"


def test_the_embedded_document_has_its_two_heads(tei: Any) -> None:
    (document,) = find(tei, "//t:floatingText[@type='document']")
    heads = document.findall("t:body/t:head", NS)
    assert [h.get("type") for h in heads] == [None, "sub"]
    assert words(heads[0]).startswith("Two Pages of History")
    assert len(document.findall("t:body/t:p", NS)) > 15


def test_every_bracketed_insertion_is_supplied(tei: Any) -> None:
    assert [words(s) for s in find(tei, "//t:supplied")] == [
        "in March 1953", "promise of", "The workers action", "the prisoners", "strike",
        "as Scholmer explains", "after Stalin's death",
    ]  # fmt: skip
    assert {s.get("rend") for s in find(tei, "//t:supplied")} == {"brackets"}


def test_every_quotation_is_found(tei: Any, shared: Path) -> None:
    text = find(tei, "")[0]
    left = "".join(text.itertext())
    assert '"' not in left
    assert "''" not in left


def test_split_quotations_are_joined(tei: Any) -> None:
    firsts = find(tei, "//*[@next]")
    assert [words(f)[:12] for f in firsts] == ["For a time,", "We soon got ", "When I first"]
    for first in firsts:
        (second,) = find(tei, f"//*[@xml:id='{first.get('next')[1:]}']")
        assert second.get("prev") == "#" + first.get(ID)


def test_mismatched_marks_are_recorded(tei: Any) -> None:
    first, second = (q.get("rend") for q in find(tei, "//*[starts-with(@xml:id, 'q2')]"))
    assert first.split() == ['pre(")', "post(')"]
    assert second.split() == ["pre('')", "post('\")"]


@pytest.mark.parametrize(
    ("element", "phrase"),
    [("mentioned", "civil war"), ("soCalled", "experts"), ("emph", "HEAR"),
     ("mentioned", "Indian"), ("mentioned", "nationality"), ("soCalled", "higher norms,")],
)  # fmt: skip
def test_words_at_arms_length_and_words_as_words(tei: Any, element: str, phrase: str) -> None:
    assert phrase in [words(e) for e in find(tei, f"//t:{element}")]


def test_parentheses_are_no_notes(tei: Any) -> None:
    text = words(find(tei, "")[0])
    assert "(only)" in text
    assert "(the Russian Secret Police)" in text or "the Russian Secret Police" in text
    assert len(find(tei, "//t:ref[@type='noteAnchor']")) == 4


def test_the_book_is_a_reference_in_its_parts(tei: Any) -> None:
    (reference,) = find(tei, "//t:note[@n='2']/t:bibl")
    assert words(reference.find("t:author", NS)) == "Joseph Scholmer"
    assert words(reference.find("t:title", NS)) == "Vorkuta"
    assert reference.find("t:title", NS).get("level") == "m"
    assert words(reference.find("t:pubPlace", NS)) == "New York"
    assert words(reference.find("t:publisher", NS)) == "Henry Holt & Co."
    assert reference.find("t:date", NS).get("when") == "1955"


def test_every_date_has_its_value(tei: Any) -> None:
    dates = find(tei, "//t:date")
    assert all(d.get("when") for d in dates)
    assert [(words(d), d.get("when")) for d in dates if "1953" not in words(d)] == [
        ("July 22, 2007", "2007-07-22"), ("June 2003", "2003-06"),
        ("April 23, 1955", "1955-04-23"), ("June 17", "1953-06-17"), ("June 17th", "1953-06-17"),
        ("1912", "1912"), ("June 17", "1953-06-17"), ("1955", "1955"), ("1945", "1945"),
    ]  # fmt: skip
    contextual = [d for d in dates if words(d).startswith("June 17") and "1953" not in words(d)]
    assert {d.get("cert") for d in contextual} == {"medium"}
    assert {d.get("when")[:7] for d in dates if "1953" in words(d)} <= {
        "1953", "1953-03", "1953-04", "1953-06", "1953-07",
    }  # fmt: skip


def test_one_person_for_all_forms_of_a_name(tei: Any) -> None:
    names = [n for n in find(tei, "//t:persName") if "Scholmer" in words(n)]
    assert {words(n) for n in names} == {
        "Dr. Joseph Scholmer", "Dr. Scholmer", "Scholmer", "Joseph Scholmer",
    }  # fmt: skip
    (reference,) = {n.get("ref") for n in names}
    (person,) = tei.xpath(f"//t:standOff//t:person[@xml:id='{reference[1:]}']", namespaces=NS)
    assert words(person.find("t:persName", NS)) == "Joseph Scholmer"


def test_the_figure_has_its_caption_and_the_address_its_lines(tei: Any) -> None:
    (figure,) = find(tei, "//t:figure")
    assert figure.find("t:graphic", NS).get("url") == "cemetery.jpg"
    assert words(figure.find("t:head", NS)) == "The cemetery at Vorkuta"
    lines = [words(line) for line in find(tei, "//t:address/t:addrLine")]
    assert lines == ["News & Letters", "36 S. Wabash, Room 1440 Chicago IL 60603, USA"]


def test_the_findings_are_these_and_no_others(encoded: Encoded) -> None:
    assert [(f.code, f.place.line) for f in encoded.findings] == [
        ("space-before", 13),  # Committees .
        ("date-contradicted", 17),  # April 1953 against June 17, 1953 and April 23, 1955
        ("two-spellings", 23),  # Schulmer, Scholmer
        ("stop-missing", 23),  # after "nationality"
        ("space-missing", 35),  # immediately.The
        ("space-before", 40),  # Institute ,working
        ("quotation-mismatched", 42),
        ("quotation-mismatched", 42),
        ("stop-missing", 50),  # after abstractions
        ("quotation-mark-misplaced", 58),  # "Vorkuta "(
    ]
