"""What is read to be published: TEI P5 of any making, securely, or a sentence that says why not."""

from __future__ import annotations

from pathlib import Path

import pytest
from publish_documents import tei

from tei.errors import MarkupError, SourceError
from tei.names import TEI_NS
from tei.publish.source import parse, read


@pytest.mark.parametrize(
    ("data", "said", "remedy"),
    [
        (b"<TEI/>", "a.xml:1: <TEI> is in no namespace, not TEI P5.", f'<TEI xmlns="{TEI_NS}">'),
        (b"<TEI.2/>", "a.xml:1: <TEI.2> is TEI P4, not TEI P5.", "Convert it"),
        (b"\n<html/>", "a.xml:2: <html> is XML, but no TEI document.", "outermost element"),
        (b"plain", "a.xml:1:1:", ""),
        (b"", "a.xml:1:1:", ""),
        (tei("<p>a</q>").encode(), "a.xml:1:", ""),
        (tei("<p>&nbsp;</p>").encode(), "a.xml:1:", ""),
    ],
)
def test_what_cannot_be_published_is_told_why(data: bytes, said: str, remedy: str) -> None:
    with pytest.raises(MarkupError) as error:
        parse(data, "a.xml")
    assert str(error.value).startswith(said)
    assert remedy in error.value.remedy


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(SourceError, match=r"no\.xml"):
        read("no.xml")


def test_xinclude_is_expanded_below_the_folder_only(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.xml").write_text("<p>secret</p>")
    (tmp_path / "in" / "part.xml").write_text(f'<p xmlns="{TEI_NS}">inside</p>')
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{}"/>'
    path = tmp_path / "in" / "a.xml"
    path.write_text(tei(include.format("part.xml") + include.format("../secret.xml")))
    source = read(str(path))
    words = "".join(source.root.itertext())
    assert "inside" in words
    assert "secret" not in words
    assert [f.code for f in source.findings] == ["xml-include-outside"]


def test_entities_read_no_file_and_do_not_blow_up(tmp_path: Path) -> None:
    secret = tmp_path.parent / "secret.txt"
    secret.write_text("secret")
    doctype = f'<!DOCTYPE TEI [<!ENTITY a "fine"><!ENTITY s SYSTEM "{secret}">]>'
    path = tmp_path / "a.xml"
    path.write_text(doctype + tei("<p>&a;&s;</p>"))
    words = "".join(read(str(path)).root.itertext())
    assert "fine" in words
    assert "secret" not in words
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    path.write_text(f'<!DOCTYPE TEI [<!ENTITY e0 "x">{bomb}]>' + tei("<p>&e11;</p>"))
    with pytest.raises(MarkupError):
        read(str(path))


def test_lines_are_those_of_the_file(tmp_path: Path) -> None:
    for doctype in ("", "<!DOCTYPE TEI>"):
        root = parse(f"{doctype}{tei('<p/>' + chr(10) * 3 + '<ab/>')}".encode(), "a.xml").root
        assert root[-1][0][-1].sourceline == 4


def test_a_corpus_and_other_encodings() -> None:
    corpus = f'<teiCorpus xmlns="{TEI_NS}">{tei("<p>é</p>")}</teiCorpus>'
    assert parse(corpus.encode(), "a.xml").root.tag.endswith("teiCorpus")
    words = f'<?xml version="1.0" encoding="windows-1252"?>{tei("<p>é</p>")}'
    assert "é" in "".join(parse(words.encode("cp1252"), "a.xml").root.itertext())
    assert "é" in "".join(parse(tei("<p>é</p>").encode("utf-16"), "a.xml").root.itertext())
