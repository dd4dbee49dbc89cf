"""What the tests of publishing share: a TEI file in a few words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tei.names import TEI_NS
from tei.publish.source import Source, read

ROOT = Path(__file__).parents[2]
SPECIMEN = ROOT / "tests" / "articles" / "specimen" / "expected.xml"
HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>A Title</title><author>A. Writer</author></titleStmt>"
    '<publicationStmt><publisher>The Press</publisher><date when="2024-05-01"/></publicationStmt>'
    "<sourceDesc><p>Printed.</p></sourceDesc></fileDesc></teiHeader>"
)


def tei(body: str, *, header: str = HEADER, lang: str = "en") -> str:
    """A whole TEI document with these children of its body (or a whole <text>)."""
    whole = f'<text xml:lang="{lang}"><body>{body}</body></text>'
    text = body if body.startswith("<text") else whole
    return f'<TEI xmlns="{TEI_NS}">{header}{text}</TEI>'


@pytest.fixture
def document(tmp_path: Path) -> Callable[..., Source]:
    """Makes a TEI file of a body, and reads it: `document("<p>One.</p>")`."""

    def make(body: str, name: str = "a.xml", **parts: str) -> Source:
        path = tmp_path / name
        path.write_text(tei(body, **parts), encoding="utf-8")
        return read(str(path))

    return make


@pytest.fixture(scope="session")
def specimen() -> Source:
    """The specimen article, encoded."""
    return read(str(SPECIMEN))
