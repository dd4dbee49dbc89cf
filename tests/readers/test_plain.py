"""Plain text in every encoding, with every line end and all the debris there is."""

from __future__ import annotations

import io
import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei.document import Document
from tei.errors import SourceError
from tei.findings import as_text
from tei.project import Project
from tei.readers import read
from tei.readers.plain import read as read_plain
from tei.readers.source import Source


def of(data: bytes, encoding: str = "", project: Project | None = None) -> Document:
    return read_plain(Source("a.txt", ".txt", data), project or Project(), encoding)


def codes(document: Document) -> list[str]:
    return [finding.code for finding in document.findings]


FRENCH = "Le théâtre où l'élève reçut, après coup, la leçon était fermé dès Noël. "
GERMAN = "Die Grüße aus Köln waren schön, sagte er und fügte hinzu: Straße, Öl, Ärger. "
POLISH = "Zażółć gęślą jaźń, powiedział Wałęsa i poszedł do domu, gdzie czekała żona. "
CZECH = "Příliš žluťoučký kůň úpěl ďábelské ódy, řekl Dvořák a odešel domů k ženě. "
RUSSIAN = "Заключённые отказались работать и потребовали пересмотра всех приговоров. "
GREEK = "Οι κρατούμενοι αρνήθηκαν να εργαστούν και ζήτησαν αναθεώρηση των δικών. "
ENGLISH = "She said “no” – and the café wasn’t open. Nobody knew what to do about it. "
JAPANESE = "囚人たちは労働を拒否した。これは最初のストライキであった。新聞は何も書かなかった。"


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le"]
)
@pytest.mark.parametrize("text", [ENGLISH, "Plain words.\nAnd more of them.\n", RUSSIAN])
def test_unicode_with_and_without_mark(codec: str, text: str) -> None:
    document = of((text * 3).encode(codec))
    assert document.text == text * 3
    # UTF-16 that does not say so is evident, but still a guess.
    assert codes(document) == (["encoding-detected"] if codec.endswith(("le", "be")) else [])
    assert document.origin.encoding.startswith(codec[:5].upper().rstrip("-"))


@pytest.mark.parametrize(
    ("mark", "codec"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")]
)
def test_utf_16_with_either_mark(mark: bytes, codec: str) -> None:
    document = of(mark + "Grüße".encode(codec))
    assert document.text == "Grüße"
    assert document.origin.encoding == codec.upper().replace("16-", "16")


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (FRENCH, "cp1252", "windows-1252"),
        (FRENCH, "latin-1", "windows-1252"),  # a superset, as far as letters go
        (FRENCH, "mac_roman", "macintosh"),
        (FRENCH, "cp850", "IBM850"),
        (GERMAN, "cp1252", "windows-1252"),
        (ENGLISH, "cp1252", "windows-1252"),
        (POLISH, "cp1250", "windows-1250"),
        (POLISH, "iso8859_2", "ISO-8859-2"),
        (CZECH, "cp1250", "windows-1250"),
        (CZECH, "iso8859_2", "ISO-8859-2"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8_r", "KOI8-R"),
        (RUSSIAN, "cp866", "IBM866"),
        (GREEK, "iso8859_7", ""),
        (JAPANESE, "cp932", "Windows-31J"),
        (JAPANESE, "euc_jp", "EUC-JP"),
    ],
)
def test_legacy_encodings_are_detected_and_reported(text: str, codec: str, name: str) -> None:
    document = of((text * 4).encode(codec))
    assert document.text == text * 4
    assert codes(document) == ["encoding-detected"]
    if name:
        assert document.origin.encoding == name
        assert document.findings[0].arguments["encoding"] == name


def test_detection_reads_a_sample_only() -> None:
    far = b"Only words of English here.\n" * 100_000 + FRENCH.encode("cp1252") * 3
    assert of(far).origin.encoding == "windows-1252"
    one_line = b"Only words of English here. " * 100_000 + FRENCH.encode("cp1252") * 3
    assert of(one_line).origin.encoding == "windows-1252"


def test_the_encoding_can_be_named() -> None:
    data = RUSSIAN.encode("koi8_r")
    assert of(data, "koi8-r").text == RUSSIAN
    assert codes(of(data, "koi8-r")) == []
    project = Project().with_settings("text", encoding="koi8-r")
    assert of(data, project=project).text == RUSSIAN


def test_a_wrong_or_unknown_encoding_is_an_error() -> None:
    with pytest.raises(SourceError, match="not in UTF-8: many of its bytes"):
        of(RUSSIAN.encode("koi8_r"), "utf-8")
    for name in ("utf-9", "rot13", "zip", "a\0b"):
        with pytest.raises(SourceError, match="No encoding is called"):
            of(b"words", name)


def test_utf_8_with_a_few_bad_bytes_stays_utf_8() -> None:
    document = of("Élève, théâtre, leçon, été, où\n".encode() + b"a caf\xe9 there")
    assert document.text.endswith("a caf\ufffd there")
    (finding,) = document.findings
    assert (finding.code, finding.place.line, finding.place.column) == ("bytes-malformed", 2, 6)
    assert finding.arguments == {"count": 1, "bytes": "E9", "encoding": "UTF-8"}


def test_surrogates_in_utf_8() -> None:
    lone = of(b"an \xed\xa0\x80 orphan")
    assert lone.text == "an \ufffd orphan"
    assert codes(lone) == ["bytes-malformed"]
    pair = of("a 😀 face".encode("utf-16-be").decode("utf-16-be").encode("utf-8"))
    assert pair.text == "a 😀 face"
    cesu = of(b"a \xed\xa0\xbd\xed\xb8\x80 face")
    assert cesu.text == "a 😀 face"
    assert codes(cesu) == ["encoding-detected"]


def test_a_lone_surrogate_in_utf_16() -> None:
    document = of(b"\xff\xfe" + "ab".encode("utf-16-le") + b"\x00\xd8" + "cd".encode("utf-16-le"))
    assert document.text == "ab\ufffdcd"
    assert codes(document) == ["bytes-malformed"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\r\r\n", "\x0b"])
def test_line_ends(end: str) -> None:
    document = of(f"Oné{end}twò{end}{end}three".encode())
    assert document.text == "Oné\ntwò\n\nthree"
    assert codes(document) == []
    assert str(document.place(document.text.index("three"))) == "a.txt:4:1"


def test_what_tells_something_stays() -> None:
    text = "\tindented\n\x0cnew page\nsoft\u00adhyphen\u00a0and\u200bzero\ufeff\n"
    document = of(text.encode())
    assert document.text == text
    assert codes(document) == []


def test_characters_xml_forbids_are_replaced_one_for_one() -> None:
    document = of("one\r\na\0b\x01c\x1bd\ufffee\uffff".encode())
    assert document.text == "one\na\ufffdb\ufffdc\ufffdd\ufffde\ufffd"
    (finding,) = document.findings
    assert (finding.code, finding.place.line, finding.place.column) == (
        "characters-forbidden", 2, 2)  # fmt: skip
    assert finding.arguments["count"] == 5
    assert finding.arguments["characters"] == "U+0000, U+0001, U+001B, U+FFFE, U+FFFF"


def test_windows_controls_are_reported_and_stay() -> None:
    document = of("He said \x93no\x94\x85 and\nleft".encode())
    assert document.text == "He said \x93no\x94\x85 and\nleft"  # U+0085 is an ellipsis here
    assert codes(document) == ["control-characters"]


def test_what_was_lost_before_is_said() -> None:
    assert codes(of("the caf\ufffd".encode())) == ["replacement-characters"]
    assert codes(of("He said â€œnoâ€\x9d".encode())) == ["control-characters", "mojibake"]
    assert codes(of("He said â€œno".encode())) == ["mojibake"]
    assert codes(of(b"<!DOCTYPE html>\n<p>No.")) == ["markup-as-text"]


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \n\t \r\n", b"\xff\xfe", b"\0\0\0"])
def test_nothing_to_encode(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        of(data)
    assert caught.value.exit_code == 2
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"PK\3\4" + b"\0" * 26 + b"word/document.xml", "a Word document"),
        (b"PK\3\4" + b"\0" * 26 + b"mimetypeapplication/epub+zip", "an e-book"),
        (b"PK\3\4....", "an archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office file"),
        (b"{\\rtf1\\ansi", "Rich Text"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0..JFIF", "a picture"),
        (b"\x7fELF\2\1\1", "a program"),
        (b"\x1f\x8b\x08", "a compressed file"),
        (bytes(range(32)) * 40, "full of control characters"),
        (b"\xfe" + bytes(range(1, 9)) * 500, "full of control characters"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, what: str) -> None:
    with pytest.raises(SourceError, match=what) as caught:
        of(data)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        (b"PK\3\4" + b"\0" * 26 + b"word/document.xml", "--from docx"),
        (b"PK\3\4" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text", "--from odt"),
        (b"PK\3\4" + b"\0" * 26 + b"mimetypeapplication/epub+zip", "encode its pages"),
        (b"{\\rtf1\\ansi", "DOCX or ODT"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOCX or ODT"),
    ],
)
def test_the_remedy_says_what_tei_does_read(data: bytes, remedy: str) -> None:
    with pytest.raises(SourceError) as caught:
        of(data)
    assert remedy in caught.value.remedy


@pytest.mark.parametrize(
    ("suffix", "data", "what"),
    [
        (".json", b'{"a": 1}', "JSON"),
        ("", b' {"cells": ["one", "two"]}\n', "JSON"),
        (".csv", b"a,b\n1,2\n", "a table (CSV)"),
        (".ipynb", b'{"cells": []}', "a notebook of Jupyter"),
        (".txt", b"[He said] \"no\" [again]", ""),
    ],
)
def test_data_are_encoded_as_text_with_a_warning(suffix: str, data: bytes, what: str) -> None:
    document = read_plain(Source("x" + suffix, suffix, data), Project())
    told = [f.arguments["what"] for f in document.findings if f.code == "data-as-text"]
    assert told == [what] * bool(what)


def test_a_text_may_begin_like_something_else() -> None:
    for text in (b"MZ is a country code.", b"BMs are rare.", b"ID card, lost."):
        assert codes(of(text)) == []


def test_the_origin_says_what_was_read(tmp_path: Path) -> None:
    path = tmp_path / "essay.txt"
    path.write_bytes(b"One line.\n")
    origin = read(str(path), Project()).origin
    assert (origin.name, origin.size, origin.encoding) == (str(path), 10, "UTF-8")
    assert origin.sha256.startswith("b43a53f4b1f532bc")


def test_missing_folder_and_forbidden(tmp_path: Path) -> None:
    (tmp_path / "essay.txt").write_text("One line.")
    with pytest.raises(SourceError, match="There is no file") as caught:
        read(str(tmp_path / "esay.txt"), Project())
    assert caught.value.remedy == f"Did you mean {tmp_path / 'essay.txt'}?"
    with pytest.raises(SourceError, match="is a folder"):
        read(str(tmp_path), Project())
    with pytest.raises(SourceError, match="as if it were a folder"):
        read(str(tmp_path / "essay.txt" / "more.txt"), Project())
    with pytest.raises(SourceError, match="cannot be read"):
        read("a\0b.txt", Project())
    with pytest.raises(SourceError, match="is a device"):
        read("/dev/zero", Project())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "essay.txt"
    path.write_text("One line.")
    path.chmod(0)
    with pytest.raises(SourceError, match="permission denied"):
        read(str(path), Project())


def test_unreadable_by_whatever_cause(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What root cannot be refused, a disk can: the same errors, from `open` itself."""
    import tei.readers.source as source

    for error, words in (
        (PermissionError(13, "Permission denied"), "permission denied"),
        (OSError(5, "Input/output error"), "input/output error"),
        (OSError(116, "Stale file handle"), "stale file handle"),
    ):
        def fail(*_: object, error: OSError = error, **__: object) -> None:
            raise error

        monkeypatch.setattr(source, "open", fail, raising=False)
        with pytest.raises(SourceError, match=words):
            read("essay.txt", Project())


def test_vanished_while_being_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import tei.readers.source as source

    path = tmp_path / "essay.txt"
    path.write_bytes(b"One line.\n" * 100)
    real = os.fstat

    def longer(handle: int) -> SimpleNamespace:
        return SimpleNamespace(st_mode=real(handle).st_mode, st_size=2000)

    monkeypatch.setattr(source.os, "fstat", longer)
    with pytest.raises(SourceError, match="of 2000 bytes only 1000 are left"):
        read(str(path), Project())


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"One line.")))
    document = read("-", Project())
    assert document.text == "One line."
    assert str(document.place(4)) == "<stdin>:1:5"
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(SourceError, match="closed"):
        read("-", Project())


def test_a_name_that_xml_cannot_hold(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9\a.txt")
    Path(path).write_text("One line.")
    name = read(path, Project()).origin.name
    assert name.endswith("caf\ufffd\ufffd.txt")


@given(st.text(max_size=200))
def test_any_text_keeps_its_characters(text: str) -> None:
    document = of(b"A text: " + text.encode("utf-8", "surrogatepass"))
    document.text.encode("utf-8")  # no surrogates are left
    assert not any(ord(c) < 32 and c not in "\t\n\f" for c in document.text)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_a_clear_error(data: bytes) -> None:
    try:
        document = of(data)
    except SourceError:
        return
    assert document.text.strip()
    as_text(document.findings)  # every sentence can be filled in
