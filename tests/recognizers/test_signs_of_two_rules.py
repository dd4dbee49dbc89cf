"""A sign that two rules read, or that other markup parts: it is recorded once, nothing is lost."""

from __future__ import annotations

from pathlib import Path

from tei.pipeline import encode
from tei.project import Project
from tei.readers import read
from tei.serialize import inner


def encoded(path: Path, text: str) -> tuple[str, list[str]]:
    path.write_text(text, "utf-8")
    result = encode(read(str(path), Project()), Project())
    found = result.tei.find("text")
    assert found is not None
    return inner(found), [finding.code for finding in result.findings]


def test_the_asterisk_of_a_note_opens_no_emphasis(tmp_path: Path) -> None:
    text = "The mill* stood on the fen.\n\n*Ash* had it from *his* father.\n"
    tei, codes = encoded(tmp_path / "a.txt", text)
    assert "mill<ref xml:id" in tei
    assert 'rend="pre(*)">Ash* had it from <emph rend="pre(*) post(*)"' in tei
    assert codes == ["title-missing"]


def test_a_quotation_is_not_cut_within_its_mark(tmp_path: Path) -> None:
    tei, codes = encoded(tmp_path / "a.md", '_["_«”')
    assert tei == '<body><p><hi rend="italic">["</hi>«”</p></body>'
    assert "crossing-markup" in codes
