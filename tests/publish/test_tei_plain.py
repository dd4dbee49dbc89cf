"""TEI without our evidence: the reasons are gone, and not a character of the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from tei.errors import TeiError
from tei.publish import Source, publish
from tei.publish.source import TEI, parse
from tei.publish.tei_plain import plain, without_marks

Make = Callable[..., Source]


def test_no_evidence_is_left(specimen: Source) -> None:
    root = plain(specimen.root)
    words = etree.tostring(root, encoding="unicode")
    assert list(root.iter(TEI + "interp", TEI + "interpGrp", TEI + "taxonomy")) == []
    assert " ana=" not in words
    assert all(not usage.text and not len(usage) for usage in root.iter(TEI + "tagUsage"))
    assert list(root.iter(TEI + "listPerson")) != []
    assert " cert=" in words


def test_the_text_is_the_same(specimen: Source) -> None:
    def words(root: object) -> str:
        return "".join(root.find(TEI + "text").itertext())  # type: ignore[attr-defined]

    assert words(plain(specimen.root)) == words(specimen.root)
    data = publish(specimen, ["tei-plain"]).files["expected.tei.xml"]
    assert words(parse(data, "a.xml").root) == words(specimen.root)


def test_what_others_have_written_stays(document: Make) -> None:
    source = document('<p ana="#theirs" cert="low">x</p>')
    made = plain(source.root)
    assert etree.tostring(made) == etree.tostring(source.root)


def test_certainty_may_go_as_well(document: Make) -> None:
    source = document('<p cert="low">x</p>')
    files = publish(source, ["tei-plain"], {"tei-plain": {"certainty": "drop"}}).files
    assert b"<p>x</p>" in files["a.tei.xml"]
    with pytest.raises(TeiError, match="certainty of tei-plain cannot be “yes”"):
        publish(source, ["tei-plain"], {"tei-plain": {"certainty": "yes"}})


def test_marks_may_go_for_programs_that_stop_at_them(specimen: Source, document: Make) -> None:
    made = publish(specimen, ["tei-plain"], {"tei-plain": {"marks": "none"}}).files
    root = parse(made["expected.tei.xml"], "a.xml").root
    rends = {rend for node in root.iter(TEI + "*") if (rend := node.get("rend"))}
    assert "italic" in rends
    assert [rend for rend in rends if "pre(" in rend or "post(" in rend] == []
    said = [n.text for n in root.iter(TEI + "rendition")]
    assert [text for text in said if "(X)" in text] == []
    practice = root.find(f".//{TEI}editorialDecl")
    assert practice[-1].tag == TEI + "normalization"
    assert "pre() and post() were taken out" in practice[-1][0].text
    french = document('<q rend="pre(«\u00a0) bold post(\u00a0»)">x</q>')
    without_marks(french.root)
    assert french.root.find(f".//{TEI}q").get("rend") == "bold"
    spaced = document('<q rend="pre(«) post(») space(U+00A0)">x</q>')
    without_marks(spaced.root)
    assert spaced.root.find(f".//{TEI}q").get("rend") is None
    other = document('<p rend="center">x</p>')
    without_marks(other.root)
    assert other.root.find(f".//{TEI}normalization") is None


def test_the_tree_that_all_formats_share_is_not_touched(specimen: Source) -> None:
    before = etree.tostring(specimen.root)
    plain(specimen.root, keeps_certainty=False)
    assert etree.tostring(specimen.root) == before
