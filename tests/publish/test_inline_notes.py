"""Notes within a line are told apart from the words around them, in each format."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tei.publish import Source, publish

Make = Callable[..., Source]


def line(source: Source, form: str) -> str:
    """The first paragraph, without tags and escapes."""
    bare = {"txt": {"title-page": "no"}, "md": {"metadata": "no", "title-page": "no"}}
    made = next(iter(publish(source, [form], bare).files.values())).decode()
    if form in ("html", "jats"):
        found = re.search(r"<p\b[^>]*>(.*?)</p>", made.partition('"body"' * (form == "html") or
                                                                 "<body>")[2], re.S)  # fmt: skip
        assert found is not None
        made = re.sub(r"<a class.*?</a>|<[^>]*>", "", found[1])
    return made.partition("\n")[0].replace("\\", "").strip()


@pytest.mark.parametrize("form", ["html", "txt", "md", "jats"])
@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ('The lamp<note place="inline">an oil lamp</note> burnt.', "The lamp [an oil lamp] burnt."),
        (
            'The lamp <note place="inline">an oil lamp</note> burnt.',
            "The lamp [an oil lamp] burnt.",
        ),
        ('The lamp (<note place="inline">of oil</note>) burnt.', "The lamp (of oil) burnt."),
        ('The lamp <note place="inline">(of oil)</note> burnt.', "The lamp (of oil) burnt."),
        ('A <hi>lamp</hi><note place="inline" rend="brackets">of oil</note>.', "A lamp[of oil]."),
    ],
)
def test_a_note_in_the_line(body: str, shown: str, form: str, document: Make) -> None:
    made = line(document(f"<p>{body}</p>"), form)
    assert re.sub(r"[*_]", "", made).replace("lamp [of", "lamp[of") == shown


def test_a_numbered_note_in_the_line_of_a_page(document: Make) -> None:
    body = '<p>The lamp.<note place="inline" n="1" rend="pre(1.)">Of oil.</note></p>'
    assert line(document(body), "html") == "The lamp. [1. Of oil.]"
