"""`tei validate`: every file is answered for, and the exit code tells."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tei.cli import run

ROOT = Path(__file__).parents[2]
TEI = "http://www.tei-c.org/ns/1.0"
RNG = "http://relaxng.org/ns/structure/1.0"
GRAMMAR = f"""<grammar xmlns="{RNG}"><start><element name="text"><oneOrMore><element name="para">
<optional><attribute name="n"/></optional><text/></element></oneOrMore></element></start></grammar>
"""
VALID = '<text><para n="1">One.</para></text>\n'
INVALID = "<text>\n  <pra>One.</pra>\n</text>\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path.parent / f"{tmp_path.name}-cache"))
    monkeypatch.delenv("TEI_ODD_SOURCE", raising=False)
    monkeypatch.chdir(tmp_path)
    Path("my.rng").write_text(GRAMMAR)
    Path("good.xml").write_text(VALID)
    Path("bad.xml").write_text(INVALID)


def validate(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = run(["validate", *arguments])
    return code, capfd.readouterr().out


def refusal(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["validate", *arguments]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("error: ")
    return " ".join(err.split())


# -- exit codes --------------------------------------------------------------------------------


def test_valid(capfd: pytest.CaptureFixture[str]) -> None:
    assert validate(capfd, "good.xml", "-s", "my.rng") == (0, "1 file: valid.\n")


def test_invalid(capfd: pytest.CaptureFixture[str]) -> None:
    code, out = validate(capfd, "good.xml", "bad.xml", "-s", "my.rng")
    assert code == 1
    assert re.match(r"bad\.xml:2:3: error [a-z-]+: .*<pra>", out)
    assert out.endswith("2 files: 1 valid, 1 invalid; 1 finding.\n")


def test_what_cannot_be_told_is_told_and_the_others_are_answered(
    capfd: pytest.CaptureFixture[str],
) -> None:
    code, out = validate(capfd, "gone.xml", "bad.xml", "good.xml", "-s", "my.rng")
    assert code == 2
    assert out.startswith("gone.xml: error file-unreadable: ")
    assert "bad.xml:2:3: error" in out
    assert "3 files: 1 valid, 1 invalid, 1 could not be told; 2 findings." in out


def test_a_schema_that_a_file_names_in_vain(capfd: pytest.CaptureFixture[str]) -> None:
    Path("c.xml").write_text('<?xml-model href="mine.rng"?>' + VALID)
    code, out = validate(capfd, "c.xml")
    assert code == 2
    assert "c.xml:1:1: error schema-not-found: The schema that the file names, mine.rng" in out
    assert "hint: Did you mean my.rng?" in out


def test_a_schema_that_a_file_names_and_nobody_can_use(capfd: pytest.CaptureFixture[str]) -> None:
    Path("broken.rng").write_text(f'<start xmlns="{RNG}"><ref name="a"/></start>')
    Path("c.xml").write_text('<?xml-model href="broken.rng"?>' + VALID)
    code, out = validate(capfd, "c.xml", "bad.xml", "good.xml")
    assert code == 2
    assert "c.xml:1:1: error schema-unusable: The schema broken.rng cannot be used: " in out


def test_a_mistake_of_ours_costs_one_file(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from tei.validators import batch

    def fail(source: object, *rest: object) -> None:
        if getattr(source, "name", "") == "bad.xml":
            raise RecursionError("too deep")

    monkeypatch.delenv("TEI_DEBUG", raising=False)
    monkeypatch.setattr(batch, "_choice", fail)
    code, out = validate(capfd, "bad.xml", "gone.xml")
    assert code == 2
    assert "validator-failed: " in out
    assert "RecursionError: too deep" in out
    assert "gone.xml: error file-unreadable" in out


def test_a_pattern_that_nothing_fits_stops_no_other_file(
    capfd: pytest.CaptureFixture[str],
) -> None:
    code, out = validate(capfd, "*.tei", "bad.xml")
    assert code == 2
    assert "*.tei: error file-unreadable: " in out
    assert "No file fits the pattern *.tei." in out
    assert "bad.xml:" in out


def test_a_schematron_with_a_broken_rule_cannot_tell(capfd: pytest.CaptureFixture[str]) -> None:
    Path("broken.sch").write_text(KINDS["my.sch"].replace('"text"', '"text["'))
    code, out = validate(capfd, "good.xml", "-s", "broken.sch")
    assert code == 2
    assert "schematron-rule-broken" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["good.xml", "-s", "m.rng"], "There is no schema m.rng. remedy: Did you mean my.rng?"),
        (["good.xml", "-s", "edtion"], "Did you mean edition?"),
        (["good.xml", "-s", "tei_all"], "TEI_ODD_SOURCE"),
        (["good.xml", "-s", "bad.xml"], "bad.xml is no schema that tei knows"),
        (["good.xml", "-o", "good.xml"], "good.xml is good.xml itself"),
        (["good.xml", "--config", "no.toml"], "There is no file no.toml."),
        ([], "Missing argument"),
    ],
)
def test_what_is_refused_before_any_work(
    capfd: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert said in refusal(capfd, *arguments)


def test_a_schema_given_that_cannot_be_used_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    Path("my.rng").write_text(f'<grammar xmlns="{RNG}"><start><ref name="a"/></start></grammar>')
    assert "my.rng" in refusal(capfd, "good.xml", "-s", "my.rng")


# -- files and schemas -------------------------------------------------------------------------


def test_several_schemas_all_count(capfd: pytest.CaptureFixture[str]) -> None:
    Path("other.rng").write_text(GRAMMAR.replace('"para"', '"pra"'))
    assert validate(capfd, "bad.xml", "-s", "other.rng")[0] == 0
    assert validate(capfd, "bad.xml", "-s", "other.rng", "-s", "my.rng")[0] == 1


KINDS = {
    "my.rnc": "start = element text { element para { attribute n { text }?, text }+ }",
    "my.xsd": """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="text">
<xs:complexType><xs:sequence><xs:element name="para" maxOccurs="unbounded"><xs:complexType
mixed="true"><xs:attribute name="n"/></xs:complexType></xs:element></xs:sequence></xs:complexType>
</xs:element></xs:schema>""",
    "my.sch": """<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern><rule context="text">
<assert test="para">A text has a paragraph.</assert></rule></pattern></schema>""",
    "embedded.rng": f"""<element name="text" xmlns="{RNG}"><zeroOrMore><choice>
<element name="para"><optional><attribute name="n"/></optional><text/></element>
<element name="pra"><text/></element></choice></zeroOrMore>
<pattern xmlns="http://purl.oclc.org/dsdl/schematron"><rule context="text"><assert
test="para">A text has a paragraph.</assert></rule></pattern></element>""",
}


@pytest.mark.parametrize("name", KINDS)
def test_schemas_of_every_kind(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    if name.endswith(".rnc"):
        pytest.importorskip("rnc2rng")
    Path(name).write_text(KINDS[name])
    options = ["-s", name, "--embedded"]
    assert validate(capfd, "good.xml", *options) == (0, "1 file: valid.\n")
    code, out = validate(capfd, "bad.xml", *options)
    assert code == 1
    assert re.match(r"bad\.xml:[12]:[13]: error ", out)


def test_rules_inside_a_grammar_are_named_where_they_are_not_checked(
    capfd: pytest.CaptureFixture[str],
) -> None:
    Path("embedded.rng").write_text(KINDS["embedded.rng"])
    code, out = validate(capfd, "bad.xml", "-s", "embedded.rng")
    assert code == 0
    assert "embedded.rng also holds Schematron, which was not checked (--embedded" in out


def test_the_schema_of_edition_toml(capfd: pytest.CaptureFixture[str]) -> None:
    Path("texts").mkdir()
    Path("edition.toml").write_text('[validate]\nschema = ["my.rng"]\n')
    Path("texts", "bad.xml").write_text(INVALID)
    code, out = validate(capfd, "texts", "-v")
    assert code == 1
    assert "texts/bad.xml: invalid, held against my.rng" in out
    Path("edition.toml").write_text('[validate]\nschema = ["m.rng"]\n')
    code, out = validate(capfd, "texts")
    assert code == 2
    assert "schema-unusable" in out
    Path("edition.toml").write_text('[validate]\nshema = ["m.rng"]\n')
    assert "edition.toml:2: [validate] has no key “shema”" in refusal(capfd, "texts")


def test_what_encode_writes_is_an_edition(capfd: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("The Mill\n\nShe said “no” in May 1953.(1)\n\n(1) A note.\n")
    assert run(["encode", "a.txt", "-o", "a.xml", "--findings", "none"]) == 0
    code, out = validate(capfd, "a.xml", "-v")
    assert (code, out) == (0, "a.xml: valid, held against edition\n1 file: valid.\n")
    text = Path("a.xml").read_text()
    Path("a.xml").write_text(text.replace("<body>", "<boddy>").replace("</body>", "</boddy>"))
    assert validate(capfd, "a.xml")[0] == 1


def test_standard_input(tmp_path: Path) -> None:
    for text, code in ((VALID, 0), (INVALID, 1)):
        done = subprocess.run(
            [sys.executable, "-m", "tei", "validate", "-", "-s", "my.rng"], input=text.encode(),
            capture_output=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert done.returncode == code
        assert (b"<stdin>:2:3: error" in done.stdout) == bool(code)


def test_pointers_can_be_left_out(capfd: pytest.CaptureFixture[str]) -> None:
    Path("my.rng").write_text(GRAMMAR.replace('name="n"', 'name="target"'))
    Path("a.xml").write_text(
        f'<text xmlns="{TEI}"><para target="#nowhere">One.</para></text>'
    )
    Path("tei.rng").write_text(
        Path("my.rng").read_text().replace("<grammar ", f'<grammar ns="{TEI}" ')
        .replace('<attribute name="target"', '<attribute ns="" name="target"')
    )
    assert validate(capfd, "a.xml", "-s", "tei.rng", "--no-pointers")[0] == 0
    code, out = validate(capfd, "a.xml", "-s", "tei.rng")
    assert code == 1
    assert "#nowhere" in out


def test_the_same_whatever_the_number_of_processes(capfd: pytest.CaptureFixture[str]) -> None:
    Path("many").mkdir()
    for number in range(30):
        text = VALID if number % 3 else INVALID * (1 if number else 40)
        Path("many", f"{number:02}.xml").write_text(text)
    for form in ("text", "json"):
        told = [
            validate(capfd, "many", "gone.xml", "-s", "my.rng", "--format", form, "--jobs", jobs)
            for jobs in ("1", "2", "5")
        ]
        assert told[0] == told[1] == told[2]
        assert told[0][0] == 2
    files = [row["file"] for row in json.loads(told[0][1])["files"]]
    assert files == [*(f"many/{n:02}.xml" for n in range(30)), "gone.xml"]


def test_a_process_that_dies_costs_its_own_file(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from tei.validators import batch

    answer = batch.answer

    def die(name: str, request: batch.Request) -> batch.Answer:
        if name == "bad.xml":
            os._exit(9)
        return answer(name, request)

    monkeypatch.setattr(batch, "answer", die)
    Path("other.xml").write_text(VALID)
    code, out = validate(capfd, "bad.xml", "good.xml", "other.xml", "-s", "my.rng", "-j", "2", "-v")
    assert code == 2
    assert "bad.xml: could not be told" in out
    assert "its process died" in out
    assert "good.xml: valid" in out
    assert "other.xml: valid" in out


def test_what_two_checks_find_is_told_once(capfd: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("The Mill\n\nShe said “no”.\n\nIt was so.\n")
    assert run(["encode", "a.txt", "-o", "a.xml", "--findings", "none"]) == 0
    text = Path("a.xml").read_text()
    Path("a.xml").write_text(text.replace("<p>", '<p xml:id="one">'))
    code, out = validate(capfd, "a.xml", "-s", "edition")
    assert code == 1
    places = re.findall(r'(?m)^(\S+): error id-doubled: xml:id="one" stands twice', out)
    assert len(places) == len(set(places)) == out.count(": error ") > 1
    _, out = validate(capfd, "a.xml", "-s", "edition", "--no-pointers")
    assert "belongs to more than one element" in out  # by the Schematron, all of it then


# -- reports -----------------------------------------------------------------------------------


def test_a_report_goes_into_a_file(capfd: pytest.CaptureFixture[str]) -> None:
    code, out = validate(capfd, "bad.xml", "-s", "my.rng", "--format", "json", "-o", "report.json")
    assert (code, out) == (1, "")
    assert json.loads(Path("report.json").read_text())["summary"]["invalid"] == 1


def test_quiet_is_quiet(capfd: pytest.CaptureFixture[str]) -> None:
    assert validate(capfd, "bad.xml", "-s", "my.rng", "-q") == (1, "")


def test_at_most_so_many_findings(capfd: pytest.CaptureFixture[str]) -> None:
    faults = "".join(f'<para x{n}="1"/>\n' for n in range(70))
    Path("bad.xml").write_text(f"<text>\n{faults}</text>")
    for options, shown in ((["--max", "3"], 3), ([], 50), (["-v"], 70), (["--max", "0"], 70)):
        _, out = validate(capfd, "bad.xml", "-s", "my.rng", *options)
        assert out.count(": error ") == shown
        assert ("more (--verbose shows all)" in out) == (shown < 70)
        assert "70 findings." in out


def test_fail_on(capfd: pytest.CaptureFixture[str]) -> None:
    Path("a.xml").write_text('<?xml-model type="text/xml"?>' + VALID)
    options = ["a.xml", "-s", "my.rng"]
    assert validate(capfd, *options)[0] == 0
    Path("edition.toml").write_text('[validate]\nschema = ["my.rng"]\n[[validate.waivers]]\n'
                                    'code = "mojibake"\nfile = "a.xml"\nreason = "none"\n')
    code, out = validate(capfd, *options)
    assert code == 0
    assert "edition.toml:3:1: warning waiver-stale: " in out
    assert validate(capfd, *options, "--fail-on", "warning")[0] == 1
    assert validate(capfd, "bad.xml", "-s", "my.rng", "--fail-on", "never")[0] == 0


def test_waivers(capfd: pytest.CaptureFixture[str]) -> None:
    _, out = validate(capfd, "bad.xml", "-s", "my.rng", "--format", "json")
    finding = json.loads(out)["files"][0]["findings"][0]["code"]
    Path("edition.toml").write_text(
        f'[[validate.waivers]]\ncode = "{finding}"\nfile = "*.xml"\nreason = "As printed."\n'
    )
    code, out = validate(capfd, "bad.xml", "good.xml", "-s", "my.rng", "-v")
    assert code == 0
    assert f"bad.xml:2:3: waived {finding}: As printed." in out
    assert out.endswith("2 files: 2 valid; 0 findings, 1 waived.\n")
    Path("edition.toml").write_text(f'[[validate.waivers]]\ncode = "{finding}"\nfile = "a"\n')
    assert "edition.toml:1: the waiver of" in refusal(capfd, "bad.xml", "-s", "my.rng")


def test_on_a_terminal() -> None:
    """Colours, the source's line with a caret, lines folded; NO_COLOR and --color are obeyed."""
    import pty

    def shown(*options: str, **environment: str) -> str:
        controller, terminal = pty.openpty()
        done = subprocess.run(
            [sys.executable, "-m", "tei", "validate", "bad.xml", "-s", "my.rng", *options],
            stdout=terminal, stderr=subprocess.PIPE, check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"} | environment,
        )  # fmt: skip
        os.close(terminal)
        text = os.read(controller, 65536).decode().replace("\r\n", "\n")
        os.close(controller)
        assert (done.returncode, done.stderr) == (1, b"")
        return text

    text = shown()
    assert "\x1b[1;31merror\x1b[0m" in text
    assert "    2 |   <pra>One.</pra>\n" in text
    plain = shown(NO_COLOR="1")
    assert "\x1b" not in plain
    assert "      |   ^\n" in plain
    assert max(map(len, plain.splitlines())) <= 80
    assert "\x1b" not in shown("--color", "never")
    assert "\x1b[1;31merror" in shown("--color", "always", NO_COLOR="1")


# -- fixes -------------------------------------------------------------------------------------


@pytest.fixture
def slip() -> Path:
    """A TEI file with a name misspelt, which it is certain how to mend."""
    path = Path("slip.xml")
    Path("a.txt").write_text("The Mill\n\nDr. Hale said “no” in May 1953.\n")
    assert run(["encode", "a.txt", "-o", str(path), "--findings", "none"]) == 0
    text = path.read_text()
    assert "persName" in text
    path.write_text(text.replace("<persName", "<persname").replace("</persName", "</persname"))
    return path


def test_nothing_is_mended_unless_it_is_asked_for(
    slip: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = slip.read_bytes()
    assert validate(capfd, "slip.xml", "-s", "edition")[0] == 1
    code, out = validate(capfd, "slip.xml", "-s", "edition", "--diff")
    assert code == 1
    assert out.startswith("--- slip.xml\n+++ slip.xml\n@@ ")
    assert re.search(r"(?m)^-.*<persname", out)
    assert re.search(r"(?m)^\+.*<persName", out)
    assert slip.read_bytes() == before


def test_what_is_certain_is_mended(slip: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code = run(["validate", "slip.xml", "-s", "edition", "--fix"])
    out, err = capfd.readouterr()
    assert code == 0
    assert "<persname" not in slip.read_text()
    assert re.search(r"slip\.xml:\d+:\d+: mended [a-z-]+: .*persname", err)
    assert out == "1 file: valid.\n"
    assert validate(capfd, "slip.xml", "-s", "edition")[0] == 0


# -- pre-commit --------------------------------------------------------------------------------


def test_the_pre_commit_hook() -> None:
    hook = dict(
        re.findall(r"(?m)^[- ] (\w+): (.*)$", (ROOT / ".pre-commit-hooks.yaml").read_text())
    )
    assert (hook["id"], hook["language"], hook["types"]) == ("tei-validate", "python", "[xml]")
    program = "import sys; from tei.cli import main; sys.argv[0] = 'tei'; main()"
    name, *rest = hook["entry"].split()
    assert name == "tei"
    for files, code in ((["good.xml"], 0), (["good.xml", "bad.xml"], 1)):
        done = subprocess.run(
            [sys.executable, "-c", program, *rest, "--schema", "my.rng", *files],
            capture_output=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert done.returncode == code, done.stderr


# -- a book and its chapters -----------------------------------------------------------------------

XI = 'xmlns:xi="http://www.w3.org/2001/XInclude"'


def book(*chapters: str, name: str = "book.xml", rest: str = "") -> None:
    included = "".join(f'<xi:include href="{chapter}"/>' for chapter in chapters)
    Path(name).write_text(f'<text {XI}>{rest}{included}</text>\n')


def test_a_chapter_given_with_its_book_is_validated_there_once(
    capfd: pytest.CaptureFixture[str],
) -> None:
    Path("1.xml").write_text('<para n="1">One.</para>')
    Path("2.xml").write_text("<para>\n<pra/></para>")
    book("1.xml", "2.xml")
    code, out = validate(capfd, "1.xml", "book.xml", "2.xml", "-s", "my.rng")
    assert code == 1
    assert out.count("error ") == 1
    assert "2.xml:2:1: error " in out
    assert out.endswith(
        "3 files: 1 invalid, 2 validated where another includes them; 1 finding.\n"
    )


def test_a_chapter_given_alone_is_validated_by_itself(capfd: pytest.CaptureFixture[str]) -> None:
    Path("1.xml").write_text('<para n="1">One.</para>')
    book("1.xml")
    assert validate(capfd, "book.xml", "-s", "my.rng") == (0, "1 file: valid.\n")
    code, out = validate(capfd, "1.xml", "-s", "my.rng")
    assert (code, "root-not-allowed" in out) == (1, True)


def test_what_a_part_of_is_included_is_validated_by_itself_too(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """So are files that include each other, and those of a book that is not well-formed."""
    Path("1.xml").write_text('<text><para xml:id="a" n="1">One.</para></text>')
    Path("book.xml").write_text(f'<text {XI}><xi:include href="1.xml" xpointer="a"/></text>')
    _, out = validate(capfd, "book.xml", "1.xml", "-s", "my.rng", "-v")
    assert "1.xml: invalid" in out
    book("good.xml", rest="<para>")
    code, out = validate(capfd, "book.xml", "good.xml", "-s", "my.rng", "-v")
    assert (code, "good.xml: valid, held" in out) == (1, True)
    book("b.xml", name="a.xml")
    book("a.xml", name="b.xml")
    _, out = validate(capfd, "a.xml", "b.xml", "-s", "my.rng")
    assert "2 files: 2 invalid" in out


def test_chapters_of_chapters_and_the_reports_for_programs(
    capfd: pytest.CaptureFixture[str],
) -> None:
    Path("p.xml").write_text('<para n="1">One.</para>')
    Path("part.xml").write_text(f'<para {XI}>x</para>')
    book("p.xml", "part.xml", name="volume.xml")
    code, out = validate(capfd, "p.xml", "volume.xml", "-s", "my.rng", "--format", "json")
    told = json.loads(out)
    assert code == 0
    assert [(f["state"], f.get("within")) for f in told["files"]] == [
        ("included", "volume.xml"), ("valid", None)
    ]  # fmt: skip
    assert told["summary"]["included"] == 1
    _, out = validate(capfd, "p.xml", "volume.xml", "-s", "my.rng", "--format", "junit")
    assert '<skipped message="validated in volume.xml, which includes it"/>' in out
    assert 'skipped="1"' in out


def test_a_schema_that_a_chapter_names_itself_is_asked_too(
    capfd: pytest.CaptureFixture[str],
) -> None:
    Path("own.rng").write_text(f'<element name="para" xmlns="{RNG}"><text/></element>')
    Path("1.xml").write_text('<?xml-model href="own.rng"?><para n="1">One.</para>')
    Path("book.xml").write_text(
        f'<?xml-model href="my.rng"?><text {XI}><xi:include href="1.xml"/></text>'
    )
    code, out = validate(capfd, "book.xml", "1.xml")
    assert (code, "1.xml:1:" in out) == (1, True)
    Path("1.xml").write_text('<?xml-model href="my.rng"?><para n="1">One.</para>')
    code, out = validate(capfd, "book.xml", "1.xml")
    assert code == 0
