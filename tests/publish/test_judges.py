"""What others say of what we make: the Nu checker of HTML, epubcheck of EPUB, TeX, Typst, a DTD.

Of each set a sample; `make judges` gives the judges all (`judging.ALL`), which takes an hour.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from judging import SETS, epubcheck, inputs, latex, made, nu
from test_jats import faults
from test_words import RECOVER, lost, needs

from tei.publish import publish

sets = pytest.mark.parametrize("kind", SETS)


@sets
def test_the_nu_checker_finds_nothing(kind: str, shared: Path, tmp_path: Path) -> None:
    pages = made(kind, "html", shared, tmp_path)
    assert pages
    assert nu(pages) == []


@sets
def test_epubcheck_finds_nothing(kind: str, shared: Path, tmp_path: Path) -> None:
    assert epubcheck(made(kind, "epub", shared, tmp_path)) == []


@sets
def test_latex_compiles(kind: str, shared: Path, tmp_path: Path) -> None:
    assert latex(made(kind, "tex", shared, tmp_path)) == []


@sets
def test_typst_accepts_it_as_pdf_ua_1(kind: str, shared: Path) -> None:
    needs("pdf")
    for source in inputs(kind, shared):
        (data,) = publish(source, ["pdf"]).files.values()
        assert b"pdfuaid" in data


@sets
def test_jats_is_valid(kind: str, shared: Path) -> None:
    said = {source.name: faults(source) for source in inputs(kind, shared)}
    assert {name: found for name, found in said.items() if found} == {}


@sets
@pytest.mark.parametrize("form", RECOVER)
def test_no_word_is_lost(form: str, kind: str, shared: Path) -> None:
    needs(form)
    said = {source.name: lost(source, form) for source in inputs(kind, shared)}
    assert {name: words for name, words in said.items() if words} == {}
