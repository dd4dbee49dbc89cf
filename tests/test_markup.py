"""Reading TEI that anybody made: safely, and with an answer to whatever is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tei.errors import MarkupError, TeiError
from tei.markup import parse, read

NS = 'xmlns="http://www.tei-c.org/ns/1.0"'
BOMB = (
    "<!DOCTYPE TEI [<!ENTITY a0 'aaaaaaaaaaaaaaaaaaaa'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
    + f"]><TEI {NS}><p>&a11;</p></TEI>"
)


def test_gives_names_attributes_lines_and_text() -> None:
    file = parse(
        f'<?pi x?><TEI {NS}>\n<text><p xml:id="a" n="1">One<!-- no -->&amp;<?x y?> two'
        f'<m:x xmlns:m="urn:m">three</m:x></p>\n</text></TEI><!-- end -->'.encode(),
        "a.xml",
    )
    p = file.tree.find("p")
    assert p is not None
    assert (p.attributes, p.start, p.text()) == ({"xml:id": "a", "n": "1"}, 2, "One& twothree")
    assert [n.element for n in file.nodes] == ["TEI", "text", "p", "{urn:m}x"]
    assert [str(e.tag).rpartition("}")[2] for e in file.elements] == ["TEI", "text", "p", "x"]


def test_knows_lines_beyond_the_65535th() -> None:
    data = f"<TEI {NS}>" + "\n" * 70_000 + "<text/></TEI>"
    assert parse(data.encode(), "a.xml").nodes[1].start == 70_001


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_reads_what_xml_may_be_written_in(encoding: str) -> None:
    assert parse(f"<TEI {NS}>é</TEI>".encode(encoding), "a.xml").tree.text() == "é"


def test_takes_a_files_own_entities() -> None:
    data = f"<!DOCTYPE TEI [<!ENTITY e 'x'>]><TEI {NS}>a&e;b</TEI>"
    assert parse(data.encode(), "a.xml").tree.text() == "axb"


def test_reads_what_is_long_or_deep() -> None:
    long = f"<TEI {NS}>{'x' * 11_000_000}</TEI>".encode()
    assert len(parse(long, "a.xml").tree.text()) == 11_000_000
    deep = f"<TEI {NS}>{'<p>' * 1800}x{'</p>' * 1800}</TEI>".encode()
    assert parse(deep, "a.xml").tree.text() == "x"


@pytest.mark.parametrize(
    ("data", "place", "cause"),
    [
        ("", "a.xml:1:1", "empty"),
        ("hello", "a.xml:1:1", "Start tag expected"),
        (f"<TEI {NS}>\n<p>a & b</p></TEI>", "a.xml:2:", "no name"),
        (f"<TEI {NS}><p>&nbsp;</p></TEI>", "a.xml:1:", "Entity 'nbsp' not defined"),
        (f"<TEI {NS}><p></TEI>", "a.xml:1:", "mismatch"),
        ("<TEI", "a.xml:1:", "not well-formed"),
        ("<TEI a='1' a='2'/>", "a.xml:1:", "redefined"),
        ("<TEI><x:p/></TEI>", "a.xml:1:", "prefix x on p"),
        ("<html/>", "a.xml:1:", "is XML, but not TEI"),
        ("<?xml version='1.0' encoding='klingon'?><TEI/>", "a.xml:1:", "encoding"),
        (f"<TEI {NS}>{'<p>' * 9000}", "a.xml:1:", "depth"),
        (BOMB, "a.xml:1:", "amplification"),
        (f"<!DOCTYPE TEI [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><TEI {NS}>&e;</TEI>",
         "a.xml:1:", "not defined"),
    ],
)  # fmt: skip
def test_says_what_is_wrong_and_what_to_do(data: str, place: str, cause: str) -> None:
    with pytest.raises(MarkupError) as raised:
        parse(data.encode(), "a.xml")
    assert str(raised.value).startswith(place)
    assert cause in str(raised.value)
    assert raised.value.remedy
    assert raised.value.exit_code == 2


@pytest.mark.parametrize("data", [b"<TEI>\xe9</TEI>", b"\xff\xfe\x00", b"\x00", b"PK\x03\x04"])
def test_says_it_of_bytes_too(data: bytes) -> None:
    with pytest.raises(MarkupError):
        parse(data, "a.xml")


def test_says_it_of_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TeiError, match="There is no file"):
        read(str(tmp_path / "no.xml"))
