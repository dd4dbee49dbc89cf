"""What `tei encode` writes is valid by its own schema: for every fixture."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tei.document import Document, Origin
from tei.events import read
from tei.findings import Finding
from tei.pipeline import encode
from tei.project import Project
from tei.validators import Check, validator
from tei.validators.schemas import asked
from tests.recognizers.test_fixtures import cases

ARTICLES = Path(__file__).parents[1] / "articles"


@cache
def checks() -> list[Check]:
    return [
        *(validator(schema.kind, schema.path) for schema in asked(["edition"])),
        validator("pointers"),
    ]


def findings(text: str) -> list[Finding]:
    xml = encode(Document(text, Origin("a.txt")), Project()).xml
    return [finding for check in checks() for finding in check(read(xml, "a.xml"))]


@pytest.mark.parametrize("file", sorted({c.file for c in cases()}), ids=lambda f: f.stem)
def test_fixtures(file: Path) -> None:
    for case in cases():
        if case.file == file:
            assert findings(case.source) == [], case.title


@pytest.mark.parametrize(
    "source", sorted(ARTICLES.glob("*/source.txt")), ids=lambda p: p.parent.name
)
def test_articles(source: Path) -> None:
    assert findings(source.read_text(encoding="utf-8")) == []
