"""Twenty usual slips, each in a file of its own: what we say, and beside it what others say.

Ten are in ../shared/oracle/slips, ten in `slips/` (`base.xml` is the sound original). The table is
`slips.md`; `pytest --accept` writes it anew, with what jing, libxml2 (RELAX NG) and xmlschema (by
the schema that is compiled from the TEI's own ODD) say, as far as they are there.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import warnings
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from tei.catalogue import entry_of
from tei.events import read
from tei.findings import Finding
from tei.validators.batch import Request, answer_of
from tei.validators.schemas import asked

HERE = Path(__file__).parent
TABLE = HERE / "slips.md"
LONGEST = 200  # characters of the others' messages that are shown
HEAD = """# Twenty slips, as four validators tell them

One slip a file; all against the TEI's own `tei_all`. Ours is what `tei validate` says: place, code,
sentence, hint. Of the others the first message is shown, at most 200 characters of it, with its
length and the number of messages. jing and libxml2 hold the file against the RELAX NG, xmlschema
against the XSD. Written by `pytest tests/validators/test_slips.py --accept`.
"""


class Slip:
    """One slip: its short name, and its file (in `shared` for the first ten)."""

    def __init__(self, path: Path) -> None:
        self.path, self.name = path, path.stem


def slips(shared: Path) -> list[Slip]:
    folders = (shared / "oracle" / "slips", HERE / "slips")
    found = [path for folder in folders for path in folder.glob("[0-9]*.xml")]
    return [Slip(path) for path in sorted(found, key=lambda path: path.name)]


def ours(schema: Path, path: Path) -> list[Finding]:
    """What `tei validate` says."""
    request = Request(asked([str(schema)]))
    return list(answer_of(read(str(path), path.name), str(path), request).findings)


def words(finding: Finding) -> str:
    entry = entry_of(finding.code)
    hint = entry.hint.format_map(finding.arguments)
    return f"{entry.sentence.format_map(finding.arguments)} {hint}"


def told(findings: list[Finding]) -> str:
    return " ⏎ ".join(
        f"{f.place.line}:{f.place.column} {f.code}: {words(f)}" for f in findings
    )


def short(messages: list[str]) -> str:
    """The first message, cut, with what was cut off."""
    if not messages:
        return "(valid)"
    first = " ".join(messages[0].split())
    more = f" (1 of {len(messages)})" if len(messages) > 1 else ""
    if len(first) <= LONGEST:
        return first + more
    return f"{first[:LONGEST].rstrip()}… ({len(first)} characters){more}"


def jing(schema: Path, path: Path) -> list[str]:
    done = subprocess.run(
        ["jing", str(schema), str(path)], capture_output=True, text=True, check=False
    )
    found = re.findall(r":(\d+:\d+: (?:error|fatal): .*)", done.stdout)
    return [re.sub(r": (error|fatal):", ":", line) for line in found]


@cache
def libxml2_schema(schema: Path) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(schema)))


def libxml2(schema: Path, path: Path) -> list[str]:
    parser = etree.XMLParser(collect_ids=False)
    try:
        document = etree.parse(str(path), parser)
    except etree.XMLSyntaxError:
        return [f"{e.line}:{e.column}: {e.message}" for e in parser.error_log]
    compiled = libxml2_schema(schema)
    compiled.validate(document)
    return [f"{e.line}:{e.column}: {e.message}" for e in compiled.error_log]


@cache
def xmlschema_schema(shared: Path, folder: Path):  # type: ignore[no-untyped-def]
    import xmlschema

    from tei.odd.compile import compile_odd

    odd = shared / "oracle" / "exemplars" / "tei_all.odd"
    (result,) = compile_odd(str(odd), str(shared / "oracle" / "p5subset.xml"), ["xsd"])
    for name, data in result.files.items():
        (folder / name).write_bytes(data)
    (main,) = [n for n in result.files if n.endswith("tei_all.xsd")]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return xmlschema.XMLSchema(str(folder / main))


def by_xmlschema(schema, path: Path) -> list[str]:  # type: ignore[no-untyped-def]
    try:
        errors = list(schema.iter_errors(etree.parse(str(path))))
    except etree.XMLSyntaxError as error:
        return [str(error)]
    return [f"{e.sourceline or '?'}: {e.reason}" for e in errors]


def escaped(text: str) -> str:
    return re.sub(r"([|<])", r"\\\1", text)


def written(shared: Path, folder: Path) -> Iterator[str]:
    schema = shared / "oracle" / "tei_all.rng"
    xsd = xmlschema_schema(shared, folder)
    yield HEAD
    for slip in slips(shared):
        others = (
            ("jing", jing(schema, slip.path)),
            ("libxml2", libxml2(schema, slip.path)),
            ("xmlschema", by_xmlschema(xsd, slip.path)),
        )
        yield f"\n## {slip.name}\n\n| | |\n|---|---|\n"
        yield f"| tei | {escaped(told(ours(schema, slip.path)))} |\n"
        for name, messages in others:
            yield f"| {name} | {escaped(short(messages))} |\n"


@pytest.mark.shared
def test_the_table(shared: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """What we say stands in the table, as we say it now."""
    if request.config.getoption("--accept"):
        if not shutil.which("jing"):
            pytest.skip("needs jing")
        TABLE.write_text("".join(written(shared, tmp_path)), encoding="utf-8")
    schema = shared / "oracle" / "tei_all.rng"
    said = dict(re.findall(r"(?m)^## (.*)\n\n.*\n.*\n\| tei \| (.*) \|$",
                           TABLE.read_text(encoding="utf-8")))  # fmt: skip
    assert said == {
        slip.name: escaped(told(ours(schema, slip.path))) for slip in slips(shared)
    }
    assert len(said) == 20


@pytest.mark.shared
def test_one_slip_is_one_message_with_cause_and_remedy(shared: Path) -> None:
    schema = shared / "oracle" / "tei_all.rng"
    for slip in slips(shared):
        findings = ours(schema, slip.path)
        assert len(findings) == 1, slip.name
        finding = findings[0]
        entry = entry_of(finding.code)
        sentence = entry.sentence.format_map(finding.arguments)
        hint = entry.hint.format_map(finding.arguments)
        assert finding.place.line > 0
        assert finding.place.column > 0
        assert len(sentence) > 20
        assert len(hint) > 10
        assert len(f"{sentence} {hint}") < 300, slip.name


@pytest.mark.shared
def test_the_originals_are_sound(shared: Path) -> None:
    schema = shared / "oracle" / "tei_all.rng"
    assert ours(schema, HERE / "slips" / "base.xml") == []
    assert ours(schema, shared / "oracle" / "slips" / "base.xml") == []


@pytest.mark.shared
def test_the_others_still_say_so(shared: Path) -> None:
    """What the table has of jing is what jing says."""
    if not shutil.which("jing"):
        if os.environ.get("TEI_REQUIRE_SHARED"):
            pytest.fail("jing is required here and is not there (Debian: apt install jing)")
        pytest.skip("needs jing")
    table = TABLE.read_text(encoding="utf-8")
    schema = shared / "oracle" / "tei_all.rng"
    for slip in slips(shared):
        assert f"| jing | {escaped(short(jing(schema, slip.path)))} |" in table, slip.name
