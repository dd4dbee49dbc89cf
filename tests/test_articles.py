"""Whole articles: `tests/articles/<slug>/` holds `source.txt`, the TEI expected of it
(`expected.xml`) and the findings expected (`findings.txt`), and if need be an `edition.toml`.

`pytest --accept` writes what came out: read it as an editor would. The header's date and the
version of tei are taken out before comparing.
"""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import pytest

from tei.findings import as_text
from tei.pipeline import encode
from tei.project import Project, read
from tei.readers import read as read_source

ARTICLES = Path(__file__).parent / "articles"


def outcome(folder: Path) -> tuple[str, str]:
    settings = folder / "edition.toml"
    project = read(str(settings)) if settings.exists() else Project()
    with contextlib.chdir(folder):  # so that findings name the file alone
        result = encode(read_source("source.txt", project), project)
    xml = result.xml.decode("utf-8")
    xml = re.sub(r'(<change when=")[\d-]+', r"\1DATE", xml)
    xml = re.sub(r"\btei \d+\.\d+\.\d+|(?<=version=\")\d+\.\d+\.\d+", "tei VERSION", xml)
    return xml, as_text(result.findings)


@pytest.mark.parametrize("folder", sorted(p.parent for p in ARTICLES.glob("*/source.txt")),
                         ids=lambda p: p.name)
def test_article(folder: Path, request: pytest.FixtureRequest) -> None:
    xml, findings = outcome(folder)
    if request.config.getoption("--accept"):
        (folder / "expected.xml").write_text(xml, encoding="utf-8")
        (folder / "findings.txt").write_text(findings, encoding="utf-8")
        return
    assert findings == (folder / "findings.txt").read_text(encoding="utf-8")
    assert xml == (folder / "expected.xml").read_text(encoding="utf-8")
