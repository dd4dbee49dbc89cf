"""The tables of `tests/recognizers/*.md`, each row a test.

A file is named after its rule. A `## section` holds a table `| input | expected |` (⏎ for a line
end, `\\|` for a bar), or pairs of fences: ```text, then ```xml, then, if there are any,
```findings (lines `code line:column`). The rule and `paragraphs` run, and the rules that the
file's first line names (`Rules: persons, dates`). `edition.toml` settings may stand in a ```toml
fence at the top of a section; they hold for that section.

`pytest --accept` writes what came out as what is expected: read it in the diff.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from tei.document import Document, Origin
from tei.names import Node
from tei.pipeline import encode
from tei.project import Decision, Project
from tei.recognizers import RULES
from tei.serialize import inner

HERE = Path(__file__).parent
FENCE = re.compile(r"^```(text|xml|findings|toml)\n(.*?)^```$", re.M | re.S)
ROW = re.compile(r"^\| (.*) \|$", re.M)


class Case(NamedTuple):
    file: Path
    title: str
    start: int  # where the expectation stands in the file
    end: int
    kind: str  # row or fence
    source: str
    expected: str
    findings: str
    rules: tuple[str, ...]
    settings: str


def cases(folder: Path = HERE) -> Iterator[Case]:
    for file in sorted(folder.glob("*.md")):
        text = file.read_text(encoding="utf-8")
        first = re.match(r"Rules: (.*)", text)
        rules = (file.stem, "paragraphs", *(first[1].replace(" ", "").split(",") if first else ()))
        if first and "(only)" in first[1]:
            rules = tuple(r.replace("(only)", "") for r in rules if r != "paragraphs")
        starts = [m.start() for m in re.finditer(r"(?m)^## ", text)] + [len(text)]
        for start, end in pairwise(starts):
            title = text[start + 3 : text.index("\n", start)]
            yield from section(file, text, title, start, end, rules)


def section(
    file: Path, text: str, title: str, start: int, end: int, rules: tuple[str, ...]
) -> Iterator[Case]:
    fences = list(FENCE.finditer(text, start, end))
    settings = "".join(m[2] for m in fences if m[1] == "toml")
    fences = [m for m in fences if m[1] != "toml"]
    number = 0
    for i, fence in enumerate(fences):
        if fence[1] != "text":
            continue
        xml = fences[i + 1] if i + 1 < len(fences) and fences[i + 1][1] == "xml" else None
        found = fences[i + 2] if i + 2 < len(fences) and fences[i + 2][1] == "findings" else None
        assert xml, f"{file.name}: a text without an xml fence under “{title}”"
        number += 1
        yield Case(file, f"{title} {number}", xml.start(2), xml.end(2), "fence", fence[2], xml[2],
                   found[2] if found else "", rules, settings)
    bare = FENCE.sub(lambda m: " " * len(m[0]), text[start:end])
    for match in ROW.finditer(bare):
        cells = [c.strip() for c in re.split(r"(?<!\\)\|", match[1])]
        if len(cells) < 2 or cells[0] == "input" or set(cells[0]) <= set("-: "):
            continue
        number += 1
        at = start + match.start() + 2 + len(re.split(r"(?<!\\)\|", match[1])[0])
        source = cells[0].replace("\\|", "|").replace("⏎", "\n").strip("`")
        expected = cells[1].replace("\\|", "|").strip("`")
        findings = "\n".join(cells[2].split("; ")) if len(cells) > 2 else ""
        yield Case(file, f"{title} {number}", at + 1, start + match.end() - 2, "row", source,
                   expected, findings, rules, settings)


def project_of(settings: str) -> Project:
    data = tomllib.loads(settings)
    switches = data.pop("rules", {})
    decisions = tuple(
        Decision(d["words"], d.get("element", ""), d.get("nth", 0), d.get("attributes", {}),
                 d.get("reason", "")) for d in data.pop("decisions", [])
    )
    return Project(folder=str(HERE), settings=data, rules=switches, decisions=decisions)


def outcome(case: Case) -> tuple[str, str]:
    project = project_of(case.settings)
    document = Document(
        case.source, Origin("source.txt"), paragraphs=project.setting("text", "paragraphs")
    )
    rules = [r for r in RULES if r.name in case.rules]
    unknown = set(case.rules) - {r.name for r in RULES}
    assert not unknown, f"{case.file.name}: no such rule: {unknown}"
    result = encode(document, project, rules)
    text = result.tei.find("text")
    assert text is not None
    parts = [c for c in text.children if isinstance(c, Node)]
    if case.kind == "row":
        shown = parts[-1]
        if len(parts) == 1 and [c.element for c in shown.children] == ["p"]:  # type: ignore[union-attr]
            shown = shown.children[0]  # type: ignore[assignment]
        found = inner(shown) if len(parts) == 1 else "".join(
            f"<{p.element}>{inner(p)}</{p.element}>" for p in parts)
    else:
        from tei.serialize import writer
        pieces: list[str] = []
        write = writer(pieces.append)
        for part in parts:
            write(part, "\n")
            pieces.append("\n")
        found = "".join(pieces)
    findings = "\n".join(
        f"{f.code} {f.place.line}:{f.place.column}"
        for f in result.findings
        if f.code != "title-missing"  # of the header, which is not looked at here
    )
    return found, findings


@pytest.mark.parametrize("case", list(cases()), ids=lambda c: f"{c.file.stem}: {c.title}")
def test_fixture(case: Case, request: pytest.FixtureRequest) -> None:
    found, findings = outcome(case)
    if request.config.getoption("--accept"):
        accept(case, found, findings)
        return
    assert found.strip() == case.expected.strip()
    assert findings.strip() == case.findings.strip()


def accept(case: Case, found: str, findings: str) -> None:
    """Rewrite one expectation in place; offsets are found afresh, as earlier ones moved it."""
    text = case.file.read_text(encoding="utf-8")
    known = cases(case.file.parent)
    fresh = next(c for c in known if (c.file, c.title) == (case.file, case.title))
    if case.kind == "row":
        cell = found.replace("\n", "⏎").replace("|", "\\|").strip()
        new = f" {cell}" + (f" | {findings.replace(chr(10), '; ')}" if findings else "")
    else:
        new = found.strip() + "\n"
        rest = text[fresh.end :]
        old = re.match(r"```\n+```findings\n.*?^```$", rest, re.M | re.S)
        rest = rest[old.end() :] if old else rest[3:]
        added = f"\n\n```findings\n{findings}\n```" if findings else ""
        case.file.write_text(text[: fresh.start] + new + "```" + added + rest, encoding="utf-8")
        return
    case.file.write_text(text[: fresh.start] + new + text[fresh.end :], encoding="utf-8")


@pytest.mark.parametrize(
    ("accepted", "row"),
    [
        (("b\nc", ""), "| a | b⏎c |"),
        (("b", "doubt 1:1\ndoubt 1:2"), "| a | b | doubt 1:1; doubt 1:2 |"),
    ],
)
@pytest.mark.parametrize("before", ["| a | other |", "| a | other | some-finding 1:1 |"])
def test_accepting_rewrites_the_row_alone(
    tmp_path: Path, before: str, accepted: tuple[str, str], row: str
) -> None:
    file = tmp_path / "dates.md"
    frame = "# Dates\n\n## Some\n\n| input | expected |\n|---|---|\n{}\n| x | y |\n"
    file.write_text(frame.format(before), encoding="utf-8")
    accept(next(cases(tmp_path)), *accepted)
    assert file.read_text(encoding="utf-8") == frame.format(row)
