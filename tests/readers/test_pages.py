"""The tables of `markdown.md`, `html.md` and `html-shapes.md`: a source, and the TEI of its text.

Under each `## section` stand pairs of fences, the source (````markdown or ````html) and ````xml;
a third, ````findings, has the findings (`code line:column`) if there are any. No rule but
`paragraphs`, `front_matter` and `divisions` runs beside the reader.

`pytest --accept` writes what came out as what is expected: read it in the diff.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from tei.conservation import compare
from tei.errors import SourceError
from tei.pipeline import encode
from tei.project import Project
from tei.readers import READERS, markdown
from tei.readers.source import Source
from tei.recognizers import RULES
from tei.serialize import inner

HERE = Path(__file__).parent
PAIR = re.compile(
    r"^````(markdown|html)\n(.*?)^````\n+````xml\n(.*?)^````\n(?:\n*````findings\n(.*?)^````\n)?",
    re.M | re.S,
)
RUN = ("front_matter", "divisions", "paragraphs")


class Case(NamedTuple):
    file: Path
    title: str
    form: str
    source: str
    expected: str
    findings: str
    start: int
    end: int


def cases() -> list[Case]:
    found = []
    for name in ("markdown", "html", "html-shapes"):
        file = HERE / f"{name}.md"
        if not file.exists():
            continue
        text = file.read_text(encoding="utf-8")
        for pair in PAIR.finditer(text):
            above = text.rfind("\n## ", 0, pair.start())
            title = text[above + 4 : text.index("\n", above + 4)]
            found.append(Case(file, title, pair[1], pair[2], pair[3], pair[4] or "",
                              pair.start(3), pair.end()))  # fmt: skip
    return found


def made(case: Case) -> tuple[str, str]:
    from importlib import import_module

    module = import_module(f"tei.readers.{READERS[case.form].module}")
    document = module.read(Source("a", f".{case.form}", case.source.encode()), Project())
    result = encode(document, Project(), [r for r in RULES if r.name in RUN])
    assert compare(document.text, result.tei) is None
    text = result.tei.find("text")
    assert text is not None
    told = [f for f in result.findings if not f.code.startswith(("language", "title-"))]
    lines = [f"{f.code} {f.place.line}:{f.place.column}\n" for f in told]
    return plain(inner(text)), "".join(lines)


def plain(xml: str) -> str:
    """The TEI without what belongs to the evidence, a block a line."""
    xml = re.sub(r' (?:ana|cert)="[^"]*"', "", xml)
    return re.sub(r"\n\s*\n", "\n", xml).strip() + "\n"


ALL = cases()


@pytest.mark.parametrize("case", ALL, ids=[f"{c.form}: {c.title}" for c in ALL])
def test_page(case: Case, request: pytest.FixtureRequest) -> None:
    xml, findings = made(case)
    if request.config.getoption("--accept") and (xml, findings) != (case.expected, case.findings):
        accept(case, xml, findings)
        return
    assert xml == case.expected
    assert findings == case.findings


def accept(case: Case, xml: str, findings: str) -> None:
    text = case.file.read_text(encoding="utf-8")
    current = next(c for c in cases() if (c.file, c.source, c.title) == (
        case.file, case.source, case.title))  # fmt: skip
    told = f"\n````findings\n{findings}````\n" if findings else ""
    new = text[: current.start] + xml + "````\n" + told + text[current.end :]
    case.file.write_text(new, encoding="utf-8")


@pytest.mark.parametrize("text", ["[" * 100_000, "[" * 30_000 + "]" * 30_000, "[a\n" * 100_000])
def test_brackets_of_markdown_that_are_never_closed_are_refused(text: str) -> None:
    with pytest.raises(SourceError) as error:
        markdown.read(Source("a.md", ".md", text.encode()), Project(), "")
    assert "a.md opens more than 5,000 square brackets in one paragraph" in str(error.value)
    assert "--from text" in error.value.remedy


def test_every_key_of_front_matter_that_is_not_taken_is_named() -> None:
    text = (
        "---\ntitle: A\ndraft: true\nlayout: post\nslug: x\nempty:\ncover:\n  image: a.jpg\n"
        "date:\n  hour: ten\n---\n\nText here.\n"
    )
    document = markdown.read(Source("k.md", ".md", text.encode()), Project(), "")
    (finding,) = [f for f in document.findings if f.code == "front-matter-unread"]
    assert finding.arguments["keys"] == "“draft”, “layout”, “slug”, “cover”, “date”"


def test_what_front_matter_says_twice_or_as_a_switch_is_no_metadata() -> None:
    text = (
        "---\ncreated: 2019-01-01\npublished: true\ndate: 2021-03-09\ntitle: 1. The *Mill*\n"
        "headline: The Mill!\ntags: archives  ledgers\nexcerpt: It *turned*.\n---\n\nText here.\n"
    )
    document = markdown.read(Source("k.md", ".md", text.encode()), Project(), "")
    said = document.metadata
    assert (said.title, said.date) == ("1. The Mill", "2021-03-09")
    assert said.extra["keywords"] == "archives, ledgers"
    assert [(f.field, f.value) for f in document.facts] == [("abstract", "It turned.")]  # type: ignore[union-attr]
    (finding,) = [f for f in document.findings if f.code == "front-matter-unread"]
    assert finding.arguments["keys"] == "“created”, “published”, “headline”"


def test_many_brackets_that_are_closed_are_read() -> None:
    text = "See [a] and [b](c) " * 3000 + "\n\n" + "one [open\n\n" * 6000
    document = markdown.read(Source("a.md", ".md", text.encode()), Project(), "")
    assert document.text.count("[open") == 6000
