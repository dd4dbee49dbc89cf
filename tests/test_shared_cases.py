"""Every plain-text case of the benchmark, and the article the project began with: valid, whole."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tei.conservation import compare
from tei.document import Document, Origin
from tei.pipeline import encode
from tei.project import Project


def sources(shared: Path) -> list[Path]:
    found = sorted((shared / "bench" / "cases" / "dev").glob("*.txt"))
    assert len(found) == 54
    return [*found, shared / "articles" / "vorkuta.txt"]


def test_each_holds_its_source_and_is_valid(shared: Path, tmp_path: Path) -> None:
    if not shutil.which("jing"):
        if os.environ.get("TEI_REQUIRE_SHARED"):
            pytest.fail("jing is required here and is not there (Debian: apt install jing)")
        pytest.skip("needs jing")
    written = []
    for source in sources(shared):
        text = source.read_text(encoding="utf-8")
        result = encode(Document(text, Origin(source.name)), Project())
        body = result.tei.find("text")
        assert body is not None
        assert compare(text, body) is None, source.name
        target = tmp_path / f"{source.stem}.xml"
        target.write_bytes(result.xml)
        written.append(target)
    schema = shared / "oracle" / "tei_all.rng"
    verdict = subprocess.run(
        ["jing", str(schema), *map(str, written)], capture_output=True, text=True, check=False
    )
    assert verdict.stdout.splitlines()[:5] == []
    assert verdict.returncode == 0
