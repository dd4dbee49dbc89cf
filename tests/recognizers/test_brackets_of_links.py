"""Brackets around a link: its dress, and nobody's insertion; in a quotation they may be one."""

from __future__ import annotations

import re

import pytest

from tei.pipeline import encode
from tei.project import Project
from tei.readers.markdown import read
from tei.readers.source import Source

ENTRIES = "\n\n## References\n\n1. Ash, B. (1931). Ropes. Leeds: Hill.\n"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"The plan \[[PDF](p.pdf)\] lies.", '[<ref target="p.pdf">PDF</ref>]'),
        (r"It lies \[[the plan, drawn](p.pdf)\] here.",
         '[<ref target="p.pdf">the plan, drawn</ref>]'),
        (r"See \[[Moss](m.html), p. 4\].", '[<ref target="m.html">Moss</ref>, p. 4]'),
        (r"It fell. \[[Read how it all began.](a.html)\]",
         '[<ref target="a.html">Read how it all began.</ref>]'),
        (r"“When \[[Moss](m.html)\] came,” he wrote, “it held.”",
         '<supplied resp="#editor" rend="brackets"><ref target="m.html">Moss</ref></supplied>'),
        (r"It held \[as [Moss](m.html)\] well.",
         '<supplied resp="#editor" rend="brackets">as <ref target="m.html">Moss</ref></supplied>'),
    ],
)  # fmt: skip
def test_a_link_in_brackets(source: str, expected: str) -> None:
    data = f"# Ropes\n\n{source}{ENTRIES}".encode()
    result = encode(read(Source("a.md", ".md", data), Project()), Project())
    xml = re.sub(r' (?:ana|cert)="[^"]*"', "", result.xml.decode())
    assert expected in xml
    assert not [f for f in result.findings if f.code == "bracket-unclear"]
    assert ("what stands in square brackets" in xml) == ("supplied" in expected)
