"""Italics of Markdown and HTML: the title takes the place of the type that shows it."""

from __future__ import annotations

import pytest

from tei.conservation import compare
from tei.pipeline import encode
from tei.project import Project
from tei.readers import READERS
from tei.readers.source import Source
from tei.serialize import inner

WAYS = [
    ("markdown", "In 1903 she read *Walsingham* aloud.",
     '<title level="m" rend="italic">Walsingham</title>'),
    ("html", "<p>In 1903 she read <i>Walsingham</i> aloud.</p>",
     '<title level="m" rend="italic">Walsingham</title>'),
    ("html", "<p>In 1903 she read <em>Walsingham</em> aloud.</p>",
     '<title level="m" rend="italic">Walsingham</title>'),
    ("html", "<p>In 1903 she read <i>The <b>Mill</b></i> aloud.</p>",
     '<title level="m" rend="italic">The <hi rend="bold">Mill</hi></title>'),
    ("html", "<p>In 1903 she read <cite>Walsingham</cite> aloud.</p>",
     "<title>Walsingham</title>"),
    ("html", "<p>In 1903 she <i>really</i> read it aloud.</p>", '<hi rend="italic">really</hi>'),
    ("html", "<p><i>Read The Mill</i></p><p>In 1903 it rained.</p>",
     '<hi rend="italic">Read The Mill</hi>'),
    ("html", "<p>In 1903 a <i>Weltanschauung</i> was new.</p>",
     '<foreign xml:lang="de"><hi rend="italic">Weltanschauung</hi></foreign>'),
]  # fmt: skip


@pytest.mark.parametrize(("form", "source", "expected"), WAYS)
def test_what_italics_are_for(form: str, source: str, expected: str) -> None:
    from importlib import import_module

    module = import_module(f"tei.readers.{READERS[form].module}")
    document = module.read(Source("a", f".{form}", source.encode()), Project())
    result = encode(document, Project().with_settings("header", lang="en"))
    text = result.tei.find("text")
    assert text is not None
    written = inner(text)
    for ana in ("titles", "italics", "foreign", "readers.html"):
        for number in range(1, 4):
            written = written.replace(f' ana="#{ana}.{number}"', "")
    assert expected in written
    assert compare(document.text, result.tei) is None
