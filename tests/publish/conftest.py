"""What the tests of publishing share: a TEI file in a few words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from publish_documents import ROOT, tei

from tei.publish.source import Source, read

SPECIMEN = ROOT / "tests" / "articles" / "specimen" / "expected.xml"


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
