"""The table `relaxng.md`: what is said of a TEI file that is not valid by schema/edition.rng.

Each row is a fragment, put where the section's head says; what is said; and the fragment after the
fix, where one is certain. `pytest --accept` writes what came out: read it as an editor would.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from tei.catalogue import CATALOGUE, entry_of
from tei.events import read
from tei.findings import Finding
from tei.relaxng import decide, load
from tei.validators import Check, Options, validator
from tei.validators.relaxng_phrases import glossed, several
from tei.validators.relaxng_tei import dates, language, rank, remedy
from tei.validators.relaxng_words import LONGEST

ROOT = Path(__file__).parents[2]
SCHEMA = str(ROOT / "schema" / "edition.rng")
TABLE = Path(__file__).with_name("relaxng.md")
TEI = "http://www.tei-c.org/ns/1.0"

TITLE = "<titleStmt><title>Oil</title></titleStmt>"
PUBLICATION = "<publicationStmt><publisher>Coast Press</publisher></publicationStmt>"
SOURCE = "<sourceDesc><p>A ledger.</p></sourceDesc>"
HEADER = f"<teiHeader><fileDesc>{TITLE}{PUBLICATION}{SOURCE}</fileDesc></teiHeader>"
FRAMES = {
    "In a division": f'<TEI xmlns="{TEI}">{HEADER}<text><body><div>\n{{}}\n</div></body>'
    "</text></TEI>",
    "In the file's description": f'<TEI xmlns="{TEI}"><teiHeader><fileDesc>\n{{}}\n</fileDesc>'
    "</teiHeader><text><body><p>Oil.</p></body></text></TEI>",
    "In the text": f'<TEI xmlns="{TEI}">{HEADER}<text>\n{{}}\n</text></TEI>',
    "A file": "{}",
}  # fmt: skip
HEADER_MARK = "(header)"
AT_TAGS = ("attribute-missing", "copy-doubled")  # what is said of an attribute at the tag


class Row:
    """One row: `frame`, `fragment` and what the table expects."""

    def __init__(self, number: int, frame: str, cells: list[str]) -> None:
        self.number, self.frame = number, frame
        self.fragment, self.said, self.fixed = cells

    @property
    def document(self) -> str:
        fragment = self.fragment.replace("⏎", "\n").replace(HEADER_MARK, HEADER)
        return FRAMES[self.frame].replace("{}", fragment)


def rows() -> list[Row]:
    found, frame = [], ""
    for number, line in enumerate(TABLE.read_text(encoding="utf-8").splitlines()):
        if line.startswith("## "):
            frame = line[3:]
        elif line.startswith("| `"):
            cells = [c.strip() for c in re.split(r"(?<!\\)\|", line)[1:-1]]
            found.append(Row(number, frame, [c.strip("`") for c in cells]))
    return found


@cache
def check(verbose: bool = False) -> Check:
    return validator("relaxng", SCHEMA, Options(verbose=verbose))


def words(finding: Finding) -> str:
    entry = entry_of(finding.code)
    hint = entry.hint.format_map(finding.arguments)
    return f"{entry.sentence.format_map(finding.arguments)} — {hint}"


def told(row: Row) -> str:
    """`2:5 code: sentence — hint` of each finding; a fragment begins on line 2 of its file."""
    return "<br>".join(
        f"{f.place.line}:{f.place.column} {f.code}: {words(f)}"
        for f in check()(read(row.document.encode(), "a.xml"))
    ).replace("|", "\\|")


def mended(text: str, finding: Finding) -> str:
    lines = text.split("\n")
    for edit in reversed(finding.arguments["fix"]["edits"]):
        first, last = edit["line"] - 1, edit["end_line"] - 1
        before, after = lines[first][: edit["column"] - 1], lines[last][edit["end_column"] - 1 :]
        lines[first : last + 1] = (before + edit["text"] + after).split("\n")
    return "\n".join(lines)


def fixed(row: Row) -> str:
    """The fragment after all fixes that are certain, the last one first."""
    findings = [f for f in check()(read(row.document.encode(), "a.xml")) if "fix" in f.arguments]
    if not findings:
        return ""
    text = row.document
    for finding in reversed(findings):
        text = mended(text, finding)
    before, _, after = FRAMES[row.frame].partition("{}")
    text = text.removeprefix(before).removesuffix(after).replace(HEADER, HEADER_MARK)
    return text.replace("\n", "⏎")


def test_the_table(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--accept"):
        lines = TABLE.read_text(encoding="utf-8").splitlines()
        for row in rows():
            after = f"`{fixed(row)}`" if fixed(row) else ""
            lines[row.number] = f"| `{row.fragment}` | {told(row)} | {after} |"
        TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert len(rows()) > 60


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.number + 1}")
def test_a_slip_is_told_where_it_stands_and_what_to_do(row: Row) -> None:
    assert told(row) == row.said
    assert fixed(row) == row.fixed


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.number + 1}")
def test_a_sentence_and_its_hint_are_short(row: Row) -> None:
    for finding in check()(read(row.document.encode(), "a.xml")):
        assert len(words(finding)) <= LONGEST + 3  # the dash between them
        line = row.document.split("\n")[finding.place.line - 1]
        at = line[finding.place.column - 1 :]
        if "attribute" in finding.arguments and finding.code not in AT_TAGS:
            assert at.startswith(finding.arguments["attribute"]), "the attribute's own place"
        elif not finding.code.startswith("text") or finding.code == "text-bad":
            assert at[0] == "<", "the offending tag's own first character"


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.number + 1}")
def test_a_fix_leaves_less_to_do(row: Row) -> None:
    findings = check()(read(row.document.encode(), "a.xml"))
    fixes = [f for f in findings if "fix" in f.arguments]
    text = row.document
    for finding in reversed(fixes):
        text = mended(text, finding)
    left = check()(read(text.encode(), "a.xml"))
    assert text.count("<") == row.document.count("<"), "no fix puts in an element"
    assert len(left) == len(findings) - len(fixes)


def test_verbose_names_all() -> None:
    document = Row(0, "In a division", ["<p>Oil.</p><titleStmt/>", "", ""]).document
    short, full = (words(check(v)(read(document.encode(), "a.xml"))[0]) for v in (False, True))
    assert "more" in short
    assert "more" not in full
    assert len(full) > len(short)
    finding = check()(read(document.encode(), "a.xml"))[0]
    assert set(finding.arguments["allowed"]) > {"p", "note", "list", "quote"}


def test_a_valid_file_has_no_findings() -> None:
    document = Row(0, "In a division", ["<p>Oil.</p>", "", ""]).document
    assert check()(read(document.encode(), "a.xml")) == []


def test_a_file_that_is_not_well_formed_is_for_another_check() -> None:
    assert check()(read(b"<TEI><p>", "a.xml")) == []
    assert check()(read(b"\xff\xfe<", "a.xml")) == []


def test_what_cannot_be_made_out_is_said_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tei.validators.relaxng_words.diagnose", lambda *given: [])
    findings = check()(read(b"<TEI/>", "a.xml"))
    assert [f.code for f in findings] == ["invalid-unexplained"]


def test_included_files_are_checked_in_their_place(tmp_path: Path) -> None:
    part = tmp_path / "part.xml"
    text = f'<div xmlns="{TEI}">\n<p><placename>Oslo</placename></p></div>'
    part.write_text(text, encoding="utf-8")
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="part.xml"/>'
    whole = tmp_path / "whole.xml"
    document = f'<TEI xmlns="{TEI}">{HEADER}<text><body>{include}</body></text></TEI>'
    whole.write_text(document, encoding="utf-8")
    (finding,) = check()(read(str(whole), "whole.xml"))
    assert (finding.place.file, finding.place.line, finding.place.column) == ("part.xml", 2, 4)
    part.write_text(f'<div xmlns="{TEI}">\n<p>Oslo</p></div>', encoding="utf-8")
    assert check()(read(str(whole), "whole.xml")) == []


def test_ten_slips_are_ten_messages() -> None:
    slips = ["<placename>Oslo</placename>", "<p><rf/></p>", '<p><date when="May 1953"/></p>'] * 3
    divisions = [f"<div><p>{slip}</p></div>" for slip in slips]
    text = "\n".join(["<p>Oil.</p>", *divisions, "<div><hed/></div>"])
    document = Row(0, "In a division", [text, "", ""]).document
    findings = check()(read(document.encode(), "a.xml"))
    assert len({f.place.line for f in findings}) == 10


def test_the_verdict_is_that_of_the_decision() -> None:
    grammar = load(SCHEMA)
    for row in rows():
        assert decide(grammar, row.document.encode()) is False


@pytest.mark.parametrize(("value", "meant"), [
    ("17 June 1953", ("1953-06-17",)), ("June 17, 1953", ("1953-06-17",)),
    ("March 1953", ("1953-03",)), ("1953-6-7", ("1953-06-07",)), ("1953/06", ("1953-06",)),
    ("12/3/1953", ("1953-03-12", "1953-12-03")), ("25/3/1953", ("1953-03-25",)),
    ("ca. 1953", ("1953",)), ("800", ("0800",)), ("yesterday", ()), ("1953-13-01", ()),
])  # fmt: skip
def test_dates_are_read(value: str, meant: tuple[str, ...]) -> None:
    assert dates(value) == meant


@pytest.mark.parametrize(("words", "code"), [
    ("English (British)", "en-GB"), ("en_US", "en-US"), ("Deutsch", "de"), ("Klingon", ""),
    ("middle english", "enm"),
])  # fmt: skip
def test_languages_are_read(words: str, code: str) -> None:
    assert language(words) == code


def test_what_is_plain_comes_first() -> None:
    assert rank((TEI, "p")) < rank((TEI, "ab")) < rank((TEI, "metamark")) == rank(("", "p")) == 1
    assert remedy(("", "rend"), "wide") is None
    assert several(["<a>", "<b>"], False) == "<a> or <b>"
    assert several(list("abcdefg"), False) == "a, b, c, d, e and 2 more"
    assert glossed("(row) contains one row of a table. [15.1.1. TEI Tables]") == (
        " (contains one row of a table; Guidelines 15.1.1)"
    )


def test_every_kind_is_shown() -> None:
    """In the table, or, where edition.rng cannot, in modules beside this one."""
    modules = [*(ROOT / "tei" / "validators").glob("relaxng*.py"),
               ROOT / "tei" / "relaxng" / "diagnosis" / "faults.py"]  # fmt: skip
    source = "".join(module.read_text(encoding="utf-8") for module in modules)
    codes = {code for code in re.findall(r"[a-z]+(?:-[a-z]+)+", source) if code in CATALOGUE}
    beside = ("test_relaxng_schemas.py", "test_absent.py")
    others = "".join(Path(__file__).with_name(n).read_text(encoding="utf-8") for n in beside)
    shown = set(re.findall(r"\d+:\d+ ([a-z-]+):", TABLE.read_text(encoding="utf-8")))
    assert len(codes) > 40
    assert codes - shown - set(re.findall(r"[a-z]+(?:-[a-z]+)+", others)) == {
        "invalid-unexplained"
    }
