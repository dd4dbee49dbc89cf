"""5,000 one-change mutants: our verdict is jing's on each, and one slip is one message.

The mutants are made of the gold files of the benchmark, of TEI files found in public, and, for the
TEI's customizations, of documents made at random from their schemas.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree

from tei.events import read
from tei.findings import Finding
from tei.relaxng import Grammar, decide, load
from tei.relaxng.diagnosis import Model
from tei.validators import Options
from tei.validators.relaxng_words import findings

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "odd")]

from documents import Maker  # noqa: E402
from mutants import Mutant, Told, jing, mutants, names_of  # noqa: E402

SEED = "1953"
REAL, MADE = 3700, 100  # mutants of real files by tei_all; of made ones, by each customization
DIAGNOSED = 700  # of the real ones: diagnosis takes ten times as long as decision
DOCUMENTS = 4  # made from each customization
EXEMPLARS = (
    "isofs tei_all tei_bare tei_basic tei_corpus tei_drama tei_enrich tei_jtei tei_lite "
    "tei_minimal tei_ms tei_simplePrint tei_speech tei_tite"
).split()

# Where jing is wrong: (schema, mutant's words): the paragraph of the specification.
DIFFERENCES: dict[tuple[str, str], str] = {}


class Case(NamedTuple):
    """A mutant in a file, and what jing says of it."""

    path: Path
    mutant: Mutant
    told: list[Told]


@pytest.fixture(autouse=True)
def needs_jing() -> None:
    if not shutil.which("jing"):
        if os.environ.get("TEI_REQUIRE_SHARED"):
            pytest.fail("jing is required here and is not there (Debian: apt install jing)")
        pytest.skip("needs jing")


@cache
def folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="mutants-"))


def sources(shared: Path) -> list[Path]:
    """Files that can be changed byte by byte: without DTD, without other files."""
    found = [
        *sorted((shared / "bench" / "cases" / "dev").glob("*.gold.xml")),
        *sorted((shared / "oracle" / "tei").glob("*.xml")),
        shared / "oracle" / "slips" / "base.xml",
    ]
    return [
        path for path in found
        if not any(word in path.read_bytes() for word in (b"<!DOCTYPE", b"XInclude"))
    ]  # fmt: skip


def judged(schema: Path, made: list[tuple[str, Mutant]]) -> list[Case]:
    paths = []
    for name, mutant in made:
        path = folder() / f"{schema.stem}-{name}.xml"
        path.write_bytes(mutant.data)
        paths.append(path)
    told = jing(schema, paths)
    return [Case(p, m, told[p]) for p, (_, m) in zip(paths, made, strict=True)]


@cache
def real(shared: Path) -> list[Case]:
    schema = shared / "oracle" / "tei_all.rng"
    names, files = names_of(schema), sources(shared)
    each = REAL // len(files) + 1
    made = [
        (f"{n:03}-{k:03}", mutant)
        for n, path in enumerate(files)
        for k, mutant in enumerate(mutants(path.read_bytes(), names, each, SEED + path.name))
    ]
    return judged(schema, made)


@cache
def made(shared: Path, name: str) -> list[Case]:
    schema = shared / "oracle" / "exemplars" / f"{name}.rng"
    names = names_of(schema)
    maker = Maker(etree.parse(str(schema)).getroot(), random.Random(SEED + name))
    found = []
    for n in range(DOCUMENTS):
        data = etree.tostring(maker.document(), encoding="utf-8")
        for k, mutant in enumerate(mutants(data, names, MADE // DOCUMENTS, f"{SEED}{n}")):
            found.append((f"made{n}-{k:03}", mutant))
    return judged(schema, found)


@cache
def grammar(schema: Path) -> Grammar:
    return load(str(schema))


def differences(schema: Path, cases: list[Case]) -> list[str]:
    """The mutants of which we say other than jing."""
    ours = grammar(schema)
    return [
        f"{case.path.name}: {case.mutant.words}: jing says {case.told[:1]}"
        for case in cases
        if decide(ours, case.mutant.data) == bool(case.told)
        and (schema.stem, case.mutant.words) not in DIFFERENCES
    ]


@cache
def diagnosed(shared: Path) -> list[tuple[Case, list[Finding]]]:
    """What we say of some of the mutants of real files that are not valid."""
    model = Model(grammar(shared / "oracle" / "tei_all.rng"))
    invalid = [case for case in real(shared) if case.told]
    some = random.Random(SEED).sample(invalid, min(DIAGNOSED, len(invalid)))
    return [(c, findings(model, read(c.mutant.data, c.path.name), Options())) for c in some]


def test_there_are_5000(shared: Path) -> None:
    cases = len(real(shared)) + sum(len(made(shared, name)) for name in EXEMPLARS)
    assert cases >= 5000
    assert {case.mutant.kind for case in real(shared)} == {
        "delete", "unwrap", "misspell", "rename", "move", "swap", "wrap", "double", "text",
        "attribute-add", "attribute-drop", "attribute-rename", "attribute-value",
    }  # fmt: skip


def test_the_verdict_on_mutants_of_real_files_is_that_of_jing(shared: Path) -> None:
    assert differences(shared / "oracle" / "tei_all.rng", real(shared)) == []


@pytest.mark.parametrize("name", EXEMPLARS)
def test_the_verdict_by_each_customization_is_that_of_jing(shared: Path, name: str) -> None:
    schema = shared / "oracle" / "exemplars" / f"{name}.rng"
    assert differences(schema, made(shared, name)) == []


@pytest.mark.parametrize("name", EXEMPLARS)
def test_what_is_not_valid_is_explained(shared: Path, name: str) -> None:
    """Diagnosis finds a fault where decision says no, and none where it says yes."""
    schema = shared / "oracle" / "exemplars" / f"{name}.rng"
    model = Model(grammar(schema))
    for case in made(shared, name):
        told = findings(model, read(case.mutant.data, "a.xml"), Options())
        codes = [finding.code for finding in told]
        assert ("invalid-unexplained" in codes) == (not case.told), case.mutant.words


def test_one_slip_is_one_message(shared: Path) -> None:
    """1.2 on average at most (jing 1.8, at worst 162)."""
    counts = [len(found) for _, found in diagnosed(shared)]
    assert min(counts) >= 1
    assert statistics.mean(counts) <= 1.05
    assert sorted(counts)[len(counts) * 95 // 100] == 1
    assert max(counts) <= 5


def test_a_message_stands_at_the_first_character_of_what_it_is_about(shared: Path) -> None:
    for case, found in diagnosed(shared):
        lines = case.mutant.data.decode("utf-8").split("\n")
        for finding in found:
            at = lines[finding.place.line - 1][finding.place.column - 1 :]
            if finding.code.startswith(("text", "texts")):
                assert at[:1] not in ("", "<"), finding
            elif "attribute" in finding.arguments and "missing" not in finding.code:
                written = finding.arguments["attribute"]
                assert at.startswith((written, "<")) or f":{written.rpartition(':')[2]}" in at
            else:
                assert at.startswith("<"), finding


def test_a_changed_name_is_told_at_that_tag(shared: Path) -> None:
    for case, found in diagnosed(shared):
        if case.mutant.kind == "misspell":
            assert found[0].place[1:] == case.mutant.place, case.mutant.words
        elif case.mutant.kind.startswith("attribute"):
            assert found[0].place.line <= case.mutant.place[0]
            assert any(f.code.startswith(("attribute", "value", "id")) for f in found)
