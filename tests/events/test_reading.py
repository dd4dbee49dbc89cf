"""Events and their places: what stands where, in whatever encoding."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei.errors import SourceError
from tei.events import Comment, End, Instruction, Start, Text, events, read
from tei.events.tags import attribute_places, name_place, tag_end, value_place

SAMPLE = (
    '<?xml version="1.0"?>\r\n'
    '<a xmlns="u" xmlns:x="v">\r\n'
    "\t𝄞<x:b x:n='1' \r\n"
    '  m = "2"/>t<!-- c -->u</a>'
)


def told(data: bytes | str, **options: bool) -> list[str]:
    """The events as lines, shortened."""
    source = read(data.encode() if isinstance(data, str) else data, "a.xml")
    lines = []
    for event in events(source, **options):
        said = event.name[1] if isinstance(event, Start | End) else event.text
        lines.append(f"{type(event).__name__} {said!r} {event.line}:{event.column}")
    return lines


def findings(data: bytes | str, name: str = "a.xml") -> list[str]:
    reading = events(read(data.encode() if isinstance(data, str) else data, name))
    list(reading)
    return [f"{f.code} {f.place.line}:{f.place.column}" for f in reading.findings]


def test_lines_and_columns_are_those_of_the_tags_first_character() -> None:
    assert told(SAMPLE) == [
        "Start 'a' 2:1",
        r"Text '\n\t𝄞' 2:26",
        "Start 'b' 3:3",
        "End 'b' 4:12",
        "Text 'tu' 4:12",
        "End 'a' 4:24",
    ]


def test_comments_and_instructions_where_they_are_asked_for() -> None:
    source = read(b"<a>b<!--c-->d<?e f?></a>", "a.xml")
    events_ = list(events(source, comments=True))
    assert [type(e) for e in events_] == [Start, Text, Comment, Text, Instruction, End]
    assert [e.column for e in events_] == [1, 4, 5, 13, 14, 21]


def test_an_attribute_and_its_value_have_their_places() -> None:
    start = next(e for e in events(read(SAMPLE.encode(), "a.xml")) if e[0] == ("v", "b"))
    assert isinstance(start, Start)
    assert dict(start.attributes) == {("v", "n"): "1", ("", "m"): "2"}
    assert dict(start.namespaces) == {
        "xml": "http://www.w3.org/XML/1998/namespace",
        "": "u",
        "x": "v",
    }
    places = {k: (str(v.place), str(v.value_place)) for k, v in attribute_places(start).items()}
    assert places == {
        ("v", "n"): ("a.xml:3:8", "a.xml:3:13"),
        ("", "m"): ("a.xml:4:3", "a.xml:4:8"),
    }
    assert start.source.data[start.at : tag_end(start.source, start.at)].endswith(b'"2"/>')
    assert str(name_place(start, ("", "none"))) == "a.xml:3:3"
    assert str(value_place(start, ("", "m"))) == "a.xml:4:8"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-8", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", ""),
        ("utf-32", "UTF-32"),
        ("windows-1251", "windows-1251"),
        ("koi8-r", "KOI8-R"),
    ],
)
def test_the_encoding_changes_no_place(encoding: str, declared: str) -> None:
    said = f' encoding="{declared}"' if declared else ""
    text = f'<?xml version="1.0"{said}?>\n<а>Воркута <б/></а>'
    assert told(text.encode(encoding)) == [
        "Start 'а' 2:1",
        "Text 'Воркута ' 2:4",
        "Start 'б' 2:12",
        "End 'б' 2:16",
        "End 'а' 2:16",
    ]


@pytest.mark.parametrize(
    ("data", "finding"),
    [
        (b"<a>caf\xe9</a>", "xml-encoding-wrong 1:7"),
        (b"<a>\n\xc3\xa9\xff</a>", "xml-encoding-wrong 2:2"),
        (b'<?xml version="1.0" encoding="UTF-16"?><a/>', "xml-encoding-contradicted 1:31"),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', "xml-encoding-unknown 1:31"),
        (b'<?xml version="1.0" encoding="unicode_escape"?><a/>', "xml-encoding-unknown 1:31"),
    ],
)
def test_a_wrong_encoding_is_a_finding_at_its_byte(data: bytes, finding: str) -> None:
    assert findings(data) == [finding]


def test_default_attributes_and_internal_entities_are_those_of_the_dtd() -> None:
    data = '<!DOCTYPE a [<!ENTITY e "x<b/>"><!ATTLIST a n CDATA "1">]>\n<a>&e;y</a>'
    got = list(events(read(data.encode(), "a.xml")))
    assert isinstance(got[0], Start)
    assert dict(got[0].attributes) == {("", "n"): "1"}
    assert told(data)[1:] == [
        "Text 'x' 2:4",
        "Start 'b' 2:4",
        "End 'b' 2:4",
        "Text 'y' 2:7",
        "End 'a' 2:8",
    ]


def test_a_missing_dtd_is_a_finding_and_the_rest_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text('<!DOCTYPE a SYSTEM "no.dtd">\n<a>b&eacute;<c/></a>', "utf-8")
    reading = events(read(file))
    assert len(list(reading)) == 5
    assert [f.code for f in reading.findings] == ["xml-dtd-missing", "xml-entity-unread"]
    assert reading.fatal is None


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("http://example.org/a.dtd", "xml-dtd-remote"),
        ("//example.org/a.dtd", "xml-dtd-remote"),
        ("file:///etc/hostname", "xml-dtd-outside"),
        ("../a.dtd", "xml-dtd-outside"),
        ("no.dtd", "xml-dtd-missing"),
    ],
)
def test_a_dtd_is_read_from_the_documents_folder_only(
    tmp_path: Path, address: str, code: str
) -> None:
    file = tmp_path / "a" / "a.xml"
    file.parent.mkdir()
    (tmp_path / "a.dtd").write_text('<!ENTITY e "secret">')
    file.write_text(f'<!DOCTYPE a SYSTEM "{address}"><a/>', "utf-8")
    reading = events(read(file))
    assert len(list(reading)) == 2
    assert [f.code for f in reading.findings] == [code]


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("http://example.org/a.xml", "xml-entity-remote"),
        ("/etc/hostname", "xml-entity-outside"),
        ("no.xml", "xml-entity-missing"),
    ],
)
def test_so_are_external_entities(tmp_path: Path, address: str, code: str) -> None:
    file = tmp_path / "a.xml"
    file.write_text(f'<!DOCTYPE a [<!ENTITY e SYSTEM "{address}">]><a>&e;</a>', "utf-8")
    reading = events(read(file))
    assert len(list(reading)) == 2
    assert [f.code for f in reading.findings] == [code]


def test_an_external_entity_has_places_in_its_own_file(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text('<!DOCTYPE a [<!ENTITY e SYSTEM "b.xml">]><a>&e;\n<c/></a>')
    (tmp_path / "b.xml").write_text("\n <b/>")
    reading = events(read(tmp_path / "a.xml", "x/a.xml"))
    places = [str(e.place) for e in reading if isinstance(e, Start)]
    assert places == ["x/a.xml:1:42", "x/b.xml:2:2", "x/a.xml:2:1"]


def test_a_dtd_in_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.dtd").write_text('<!ENTITY e "x"><!ATTLIST a n CDATA "1">')
    (tmp_path / "a.xml").write_text('<!DOCTYPE a SYSTEM "a.dtd"><a>&e;</a>')
    reading = events(read(tmp_path / "a.xml"))
    start, text, _ = reading
    assert (dict(start.attributes), text.text) == ({("", "n"): "1"}, "x")  # type: ignore[union-attr]
    assert reading.findings == []


BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (f'<!DOCTYPE a [<!ENTITY e0 "ha">{BOMB}]><a>&e11;</a>', "xml-entity-bomb"),
        (f'<!DOCTYPE a [<!ENTITY e "{"x" * 900_000}">]><a>{"&e;" * 5000}</a>', "xml-entity-bomb"),
        (f'<a n="{"x" * 20_000_000}"/>', "xml-too-long"),
        ("<a>" * 1_000_000, "xml-cut-off"),
        ("<a>\0</a>", "xml-character-forbidden"),
        ("<a", "xml-tag-unfinished"),
    ],
    ids=["bomb", "quadratic", "attribute", "deep", "nul", "truncated"],
)
def test_a_hostile_file_ends_in_a_finding(data: str, code: str) -> None:
    reading = events(read(data.encode(), "a.xml"))
    for _ in reading:
        pass
    assert reading.fatal is not None
    assert reading.fatal.code == code


def test_external_entities_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text('<!DOCTYPE a [<!ENTITY e SYSTEM "b.xml">]><a>&e;</a>')
    (tmp_path / "b.xml").write_text("<b>&e;</b>")
    reading = events(read(tmp_path / "a.xml"))
    list(reading)
    assert [f.code for f in reading.findings] == ["xml-entity-circle"]


def test_external_entities_in_a_chain_have_a_limit(tmp_path: Path) -> None:
    for n in range(30):
        (tmp_path / f"b{n}.xml").write_text(f"<b>&e{n + 1};</b>")
    names = "".join(f'<!ENTITY e{n} SYSTEM "b{n}.xml">' for n in range(31))
    (tmp_path / "a.xml").write_text(f"<!DOCTYPE a [{names}]><a>&e0;</a>")
    reading = events(read(tmp_path / "a.xml"))
    list(reading)
    assert [f.code for f in reading.findings] == ["xml-external-limit"]


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"no.xml: cannot be read"):
        read(tmp_path / "no.xml")


def test_a_doubled_id_is_no_matter_of_syntax() -> None:
    assert findings('<a xml:id="x"><b xml:id="x"/></a>') == []


@given(st.text(st.characters(codec="utf-8", exclude_characters="<&]\r\x0b\x0c")))
def test_every_place_is_that_of_its_offset(text: str) -> None:
    clean = "".join(c for c in text if c >= " " or c in "\n\t").replace("￾", "").replace("￿", "")
    source = read(f"<a>{clean}<b>{clean}</b></a>".encode(), "a.xml")
    for event in events(source):
        assert str(source.place(event.at)) == f"a.xml:{event.line}:{event.column}"
        line = (source.data.decode() + " ").split("\n")[event.line - 1]
        if not isinstance(event, Text):
            assert line[event.column - 1] == "<"
