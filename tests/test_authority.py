"""Authority files: what is read of them, and what is said of a file that can't be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tei.authority import of_project, read
from tei.errors import ProjectError
from tei.project import Project

HERE = Path(__file__).parent / "recognizers" / "authority"


def write(folder: Path, content: str | bytes, name: str = "people.csv") -> str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def test_csv() -> None:
    weiss, elder, _ = read(str(HERE / "people.csv"), "person")
    assert weiss.id == "weiss"
    assert weiss.forms == ("Anna Weiss", "Dr. Weiss", "the Doctor", "my dear aunt")
    assert weiss.attributes == {"ref": "https://example.org/people/17", "sex": "f"}
    assert (elder.kind, elder.line) == ("person", 3)


def test_tei() -> None:
    place, org = read(str(HERE / "places.xml"), "place")
    assert (place.id, place.kind, place.forms) == ("orrin", "place", ("Orrin", "Nether Orrin"))
    assert place.attributes == {"type": "town", "ref": "https://example.org/places/4"}
    assert (org.id, org.kind) == ("society", "org")


def test_semicolons_tabs_and_missing_ids(tmp_path: Path) -> None:
    path = write(tmp_path, "\ufeffName;Kind\r\nAnna Weiss;\r\nOrrin;place\r\nAnna Weiss;\r\n")
    found = [(e.id, e.kind) for e in read(path, "person")]
    assert found == [
        ("person-anna-weiss", "person"),
        ("place-orrin", "place"),
        ("person-anna-weiss-2", "person"),
    ]
    path = write(tmp_path, "id\tname\nw\tAnna Weiss\n", "tabs.csv")
    assert read(path, "person")[0].id == "w"


def test_names_in_parts(tmp_path: Path) -> None:
    content = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><person xml:id="w"><persName><surname>Weiss'
        "</surname>, <forename>Anna</forename></persName></person><person><persName>Nobody"
        "</persName></person></TEI>"
    )
    assert [e.name for e in read(write(tmp_path, content, "p.xml"), "person")] == ["Anna Weiss"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("who,ref\nAnna,x\n", ":1: the first row has no column “name”; it has “who”, “ref”."),
        ("", ":1: the first row has no column “name”; it has nothing."),
        ("id,name\nw,\n", ":2: the row has no name."),
        ("id,name\n1 x,Anna\n", ":2: “1 x” can't be an id."),
        ("name,kind\nAnna,ship\n", ":2: “ship” is no kind."),
        (b"name\nAnn\xe9\n", ":2: the authority file is not UTF-8."),
        ("<TEI><person>", ":1: the authority file is not well-formed XML"),
        ("<TEI/>", ": no person, place, org or event"),
    ],
)
def test_slips(tmp_path: Path, content: str | bytes, says: str) -> None:
    path = write(tmp_path, content)
    with pytest.raises(ProjectError) as caught:
        read(path, "person")
    assert str(caught.value).startswith(path + says)
    assert caught.value.remedy


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="can't be read: No such file"):
        read(str(tmp_path / "none.csv"), "person")


def test_an_id_given_twice(tmp_path: Path) -> None:
    write(tmp_path, "id,name\nw,Anna\n", "a.csv")
    write(tmp_path, "id,name\nw,Graz\n", "b.csv")
    names = {"names": {"persons": "a.csv", "places": "b.csv"}}
    with pytest.raises(ProjectError, match=r"b\.csv:2: the id “w” is taken.*a\.csv:2"):
        of_project(Project(folder=str(tmp_path), settings=names))
