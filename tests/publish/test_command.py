"""`tei publish`: what is called what, where parameters come from, nothing done by halves."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from publish_documents import tei

from tei.cli import run
from tei.errors import TeiError
from tei.publish import FORMATS, parameters, parameters_of
from tei.publish.batches import Task, stems, watched
from tei.publish.settings import Asked

COPY = (
    '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
    '<xsl:param name="mark" select="\'-\'"/><xsl:output method="text"/><xsl:template match="/">'
    '<xsl:value-of select="concat($mark, normalize-space(/*/*[2]))"/></xsl:template>'
    "</xsl:stylesheet>"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a.xml in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.xml").write_text(
        tei("<p>One <choice><sic>teh</sic><corr>the</corr></choice></p>")
    )
    (tmp_path / "my.xsl").write_text(COPY)
    return tmp_path


def text(path: Path) -> str:
    """The text in a JSON result."""
    value = json.loads(path.read_text())["text"]["value"]
    assert isinstance(value, str)
    return value


# -- results ---------------------------------------------------------------------------------


def test_results_are_called_like_the_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["publish", "a.xml", "--to", "json,tei-plain", "-o", "out/new"]) == 0
    said = capsys.readouterr()
    assert said.out.split() == [os.path.join("out/new", n) for n in ("a.json", "a.tei.xml")]
    assert said.err == ""
    assert sorted(p.name for p in (folder / "out/new").iterdir()) == ["a.json", "a.tei.xml"]


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["a.xml", "b.tei.xml"], ["a", "b"]),
        (["letters/a.xml", "essays/a.xml"], ["letters/a", "essays/a"]),
        (["letters/a.xml", "a.xml", "b.xml"], ["letters/a", "a", "b"]),
        (["-"], ["standard-input"]),
    ],
)
def test_files_of_one_name_go_into_folders(paths: list[str], names: list[str]) -> None:
    assert stems(paths) == names


def test_two_files_never_give_one_result(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.tei.xml").write_text(tei("<p/>"))
    assert run(["publish", "a.xml", "a.tei.xml", "--to", "json"]) == 2
    assert "would both become a" in capsys.readouterr().err


def test_a_source_is_never_written_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "b.tei.xml").write_text(tei("<p>B</p>"))
    before = (folder / "b.tei.xml").read_bytes()
    assert run(["publish", "b.tei.xml", "--to", "tei-plain"]) == 2
    assert "is b.tei.xml itself" in " ".join(capsys.readouterr().err.split())
    assert (folder / "b.tei.xml").read_bytes() == before


def test_one_format_that_fails_does_not_stop_the_others(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise TeiError("a.xml: it is too deep.", "Make it flatter.")

    monkeypatch.setattr("tei.publish.tei_plain.package", fail)
    assert run(["publish", "a.xml", "--to", "json,tei-plain,txt", "-o", "out"]) == 2
    said = capsys.readouterr()
    assert sorted(p.name for p in (folder / "out").iterdir()) == ["a.json", "a.txt"]
    assert said.out.split() == [os.path.join("out", n) for n in ("a.json", "a.txt")]
    assert said.err == ("error: a.xml to tei-plain: it is too deep.\n  remedy: Make it flatter.\n")


def test_with_a_parameter_that_cannot_be_none_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--to", "json,tei-plain", "-p", "certainty=maybe", "-o", "out"]
    assert run(["publish", "a.xml", *options]) == 2
    assert not (folder / "out").exists()
    assert "certainty of tei-plain cannot be “maybe”" in capsys.readouterr().err


def test_one_file_that_fails_does_not_stop_the_others(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "b.xml").write_text("<p>no TEI</p>")
    (folder / "c.xml").write_text(tei("<p>Three</p>"))
    files = ["a.xml", "b.xml", "c.xml"]
    for jobs in ("1", "2"):
        assert run(["publish", *files, "--to", "json", "-o", f"out{jobs}", "-j", jobs]) == 2
        said = capsys.readouterr()
        assert [os.path.basename(p) for p in said.out.split()] == ["a.json", "c.json"]
        assert "error: b.xml:1: <p> is XML, but no TEI document." in said.err
    assert text(folder / "out2" / "c.json") == "Three"


def test_a_line_counts_them_and_of_many_no_names_are_printed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "b.xml").write_text("<p>no TEI</p>")
    assert run(["publish", "a.xml", "b.xml", "--to", "json", "-o", "out", "-j", "1"]) == 2
    said = capsys.readouterr().err
    assert "1 of 2 published into out; 1 could not be, or not in every format.\n" in said
    for n in range(21):
        (folder / f"many{n}.xml").write_text(tei("<p>x</p>"))
    assert run(["publish", "many*.xml", "--to", "txt", "-o", "out", "-j", "1"]) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "21 of 21 published into out.\n"


def test_findings_as_json_have_the_errors_too(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "b.xml").write_text("<p>no TEI</p>")
    (folder / "c.xml").write_text(tei("<p><floop>x</floop></p>"))
    options = ["--to", "txt", "-j", "1", "--findings", "json", "-q"]
    assert run(["publish", "b.xml", "c.xml", *options]) == 2
    rows = json.loads(capsys.readouterr().err)
    assert [(r["file"], r["line"], r["severity"], r["code"]) for r in rows] == [
        ("c.xml", 1, "warning", "element-not-rendered"),
        ("b.xml", 1, "error", "not-published"),
    ]


@pytest.mark.parametrize(
    ("options", "made"),
    [
        (["--to", "txt", "-o", "new/letter.txt"], ["new/letter.txt"]),
        (["--to", "jats", "-q", "-o", "letter.xml"], ["letter.xml"]),
        (["--to", "tei-plain", "-o", "letter.tei.xml"], ["letter.tei.xml"]),
        (["--to", "html", "--assets", "-o", "site/index.html"],
         ["site/edition.css", "site/edition.js", "site/index.html"]),
        (["--to", "txt", "-o", "v1.2"], ["v1.2/a.txt"]),
        (["--to", "txt", "-o", "letter.txt/"], ["letter.txt/a.txt"]),
    ],
)  # fmt: skip
def test_one_result_into_the_file_named(options: list[str], made: list[str], folder: Path) -> None:
    assert run(["publish", "a.xml", *options]) == 0
    found = {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()}
    assert sorted(found - {"a.xml", "my.xsl"}) == made


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a.xml", "--to", "html,txt", "-o", "p.html"],
         "p.html is called like a file, and there is more to make: html, txt."),
        (["a.xml", "my.xsl", "--to", "txt", "-o", "p.txt"], "there is more to make: 2 files."),
        (["a.xml", "--to", "html", "-o", "p.pdf"],
         "p.pdf is not called like html, which is to be made."),
        (["a.xml", "--to", "tei-plain", "-o", "a.xml"], "a.xml itself"),
    ],
)  # fmt: skip
def test_a_file_named_that_cannot_be_the_result(
    arguments: list[str], said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["publish", *arguments]) == 2
    assert said in " ".join(capsys.readouterr().err.split())
    assert {p.name for p in folder.iterdir()} == {"a.xml", "my.xsl"}


def test_one_result_to_standard_output(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["publish", "a.xml", "--to", "txt", "-o", "-"]) == 0
    assert capfdbinary.readouterr().out == b"A Title\n\nA. Writer\n\nOne teh\n"
    assert {p.name for p in folder.iterdir()} == {"a.xml", "my.xsl"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a.xml", "a.xml", "my.xsl", "--to", "txt"], "takes one file"),
        (["a.xml", "--to", "txt", "--watch"], "neither --watch nor --open"),
        (["a.xml", "--to", "txt,md"], "Standard output takes one format, not txt, md."),
        (["a.xml", "--to", "html", "--assets"], "takes one file, and these are made: a.html, "),
    ],
)
def test_what_standard_output_does_not_take(
    arguments: list[str], said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["publish", *arguments, "-o", "-"]) == 2
    assert said in " ".join(capsys.readouterr().err.split())


def test_folders_and_patterns(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("letters/a.xml", "letters/1/b.xml", "letters/1/b.tei.xml", "letters/c.jats.xml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(tei("<p>x</p>"))
    for given in (["letters"], ["letters/*.xml", "letters/1/*.xml"]):
        assert run(["publish", *given, "--to", "txt", "-o", "out"]) == 0
        said = capsys.readouterr().out.split()
        assert said == [os.path.join("out", n) for n in ("a.txt", "b.txt")]
    assert run(["publish", "*.tei", "--to", "txt"]) == 2
    assert "No file fits the pattern *.tei." in capsys.readouterr().err
    (folder / "empty").mkdir()
    assert run(["publish", "empty", "--to", "txt"]) == 2
    assert "There is no XML file in the folder empty." in capsys.readouterr().err


# -- formats and parameters ------------------------------------------------------------------


def test_parameters_of_the_command_line_go_before_those_of_edition_toml(folder: Path) -> None:
    (folder / "edition.toml").write_text(
        '[publish]\nformats = ["json"]\n[publish.json]\nreadings = "corrected"\n'
    )
    assert run(["publish", "a.xml", "-q"]) == 0
    assert text(folder / "a.json") == "One the"
    assert run(["publish", "a.xml", "-q", "-p", "readings=printed"]) == 0
    assert text(folder / "a.json") == "One teh"


def test_a_parameter_may_be_that_of_one_format(folder: Path) -> None:
    options = ["--to", "json,tei-plain", "-p", "json.readings=corrected"]
    assert run(["publish", "a.xml", "-q", *options]) == 0
    assert text(folder / "a.json") == "One the"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--to", "jsn"], "There is no format “jsn”. remedy: Did you mean “json”?"),
        (["--to", "json", "-p", "readngs=x"], "no parameter “readngs”. remedy: Did you mean "
         "“readings”?"),
        (["--to", "json,tei-plain", "-p", "nothing=x"], "None of json, tei-plain has a parameter "
         "“nothing”."),
        (["--to", "json", "-p", "readings"], "--param is NAME=VALUE, not “readings”."),
        (["--xslt", "no.xsl"], "There is no stylesheet"),
        (["--xslt", "my.xsl", "-p", "marc=x"], "Did you mean “mark”?"),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_what_was_meant(
    options: list[str], said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["publish", "a.xml", *options]) == 2
    assert said in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("[publish]\nformat = ['html']", "[publish] has no key “format”. Did you mean “formats”?"),
        ("[publish]\nhtml = 'x'", "[publish] html cannot be “x”. It is a section of its own"),
        ("[publish.html]\nx = ['y']", "[publish] html: x cannot be ['y']."),
    ],
)
def test_slips_in_edition_toml(
    toml: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "edition.toml").write_text(toml)
    assert run(["publish", "a.xml", "--to", "json"]) == 2
    message = " ".join(capsys.readouterr().err.replace("remedy: ", "").split())
    assert said in message
    assert "edition.toml:" in message


def test_the_parameters_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["publish", "--params", "--to", "tei-plain,json"]) == 0
    assert capsys.readouterr().out == (
        "tei-plain\n"
        "  certainty = keep\n"
        "      @cert, which says how certain a tag is. [keep, drop]\n"
        "  marks = printed\n"
        "      What @rend records as pre(X) and post(X); none: without, for programs that\n"
        "      do not know them (the TEI Stylesheets end with an error). [printed, none]\n"
        "json\n"
        "  readings = printed\n"
        "      Of two readings: <sic>, <orig>, <abbr>; or <corr>, <reg>, <expan>.\n"
        "      [printed, corrected]\n"
    )


def test_all_parameters_are_listed_within_80_columns(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["publish", "--params"]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 80


@pytest.mark.parametrize("form", FORMATS)
def test_every_parameter_is_described_and_its_default_allowed(form: str) -> None:
    for name, default in parameters_of(form).items():
        known = parameters.of(form, name)
        assert known is not None, name
        assert known.allows(default), name


@pytest.mark.parametrize(
    ("form", "name", "value", "remedy"),
    [
        ("html", "readings", "both", "It may be printed or corrected."),
        ("html", "contents", "true", "It may be yes or no."),
        ("html", "url", "www.example.org", "It is an address, http:// or https://."),
        ("pdf", "contents", "maybe", "It may be auto, yes or no."),
        ("pdf", "font-size", "5", "It is 6 to 24, with decimals."),
        ("pdf", "paper", "a4paper", "It is a4, a5, us-letter, ...: a name of Typst's."),
        ("pdf", "pdf-standard", "ua-1, x", "It is ua-1, a-1a to a-4f, 1.4 to 2.0; several with "
         "commas."),
        ("tex", "font-size", "13", "It may be 10, 11 or 12."),
        ("txt", "width", "12", "It is 0, or 20 to 100000."),
        ("jats", "issn", "12", "It is 1234-567X."),
        ("pdf", "font-size", "10.5", ""),
        ("pdf", "pdf-standard", "a-2b,1.7", ""),
        ("html", "language-of-labels", "de", ""),
    ],
)  # fmt: skip
def test_values_of_parameters(form: str, name: str, value: str, remedy: str) -> None:
    assert parameters.refused(form, name, value) == remedy


def test_a_value_that_cannot_be_is_told_before_anything_is_made(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["publish", "a.xml", "--to", "json,html", "-p", "readings=both"]) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert said == (
        "error: The parameter readings of json cannot be “both”. remedy: It may be printed or "
        "corrected."
    )
    assert not (folder / "a.json").exists()


@pytest.mark.parametrize(
    ("toml", "line"),
    [
        ('[publish]\n[publish.html]\ncontents = true\nreadings = "both"', 4),
        ('[publish]\nhtml = { contents = false, readings = "both" }', 2),
        ('[publish]\nhtml.readings = "both"', 2),
    ],
)
def test_a_value_of_edition_toml_is_told_with_its_line(
    toml: str, line: int, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "edition.toml").write_text(toml)
    assert run(["publish", "a.xml", "--to", "html"]) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert said.startswith(
        f"error: edition.toml:{line}: [publish.html] The parameter readings of html cannot be"
    )


def test_a_stylesheet_of_ones_own_may_have_any_values(folder: Path) -> None:
    words = COPY.replace('name="mark"', 'name="readings"').replace("$mark", "$readings")
    (folder / "my.xsl").write_text(words)
    assert run(["publish", "a.xml", "--xslt", "my.xsl", "-p", "readings=both", "-q"]) == 0
    assert (folder / "a.txt").read_text() == "bothOne tehthe"


def test_formats_are_the_same_in_capitals(folder: Path) -> None:
    assert run(["publish", "a.xml", "--to", "JSON", "-q"]) == 0
    assert text(folder / "a.json") == "One teh"


def test_edition_toml_has_a_section_for_each_format() -> None:
    from tei.project import SETTINGS

    assert set(SETTINGS["publish"]) == {"formats", "assets", *FORMATS}


# -- one's own stylesheet --------------------------------------------------------------------


def test_ones_own_stylesheet_gives_the_file(folder: Path) -> None:
    assert run(["publish", "a.xml", "--xslt", "my.xsl", "-p", "mark=+", "-q"]) == 0
    assert (folder / "a.txt").read_text() == "+One tehthe"


@pytest.mark.parametrize(("name", "suffix"), [
    ("html", ".html"), ("epub", ".epub"), ("tex", ".tex"), ("md", ".md"), ("jats", ".jats.xml"),
])  # fmt: skip
def test_a_stylesheet_that_imports_one_of_ours_makes_that_format(
    name: str, suffix: str, folder: Path
) -> None:
    own = folder / "own.xsl"
    own.write_text('<xsl:stylesheet version="1.0" '
                   'xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
                   f'<xsl:import href="tei:{name}.xsl"/></xsl:stylesheet>')  # fmt: skip
    run(["publish", str(folder / "a.xml"), "--xslt", str(own), "-o", str(folder / "own")])
    run(["publish", str(folder / "a.xml"), "--to", name, "-o", str(folder / "ours")])
    made, ours = ((folder / part / f"a{suffix}").read_bytes() for part in ("own", "ours"))
    assert made == ours


def test_ones_own_stylesheet_that_wants_too_much(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "my.xsl").write_text(COPY.replace("$mark", "document('/etc/passwd')"))
    assert run(["publish", "a.xml", "--xslt", "my.xsl"]) == 2
    assert "wants what no stylesheet may have" in " ".join(capsys.readouterr().err.split())
    assert not (folder / "a.txt").exists()


def test_without_a_file_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["publish"]) == 2
    assert "Name a TEI file to publish." in capsys.readouterr().err


# -- --open and --watch ----------------------------------------------------------------------


def test_the_first_result_is_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def show(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr("webbrowser.open", show)
    assert run(["publish", "a.xml", "--to", "json", "--open", "-q"]) == 0
    assert opened == [(folder / "a.json").as_uri()]


def test_without_a_desktop_it_says_where_the_result_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    assert run(["publish", "a.xml", "--to", "json", "--open", "-q"]) == 0
    there = os.path.join(".", "a.json")
    assert capsys.readouterr().err == (
        f"There is no browser to show it with; the result is {there}.\n"
    )


def test_what_is_watched(folder: Path) -> None:
    (folder / "base.xsl").write_text(COPY)
    (folder / "my.xsl").write_text(
        COPY.replace("<xsl:param", '<xsl:import href="base.xsl"/><xsl:param')
    )
    task = Task("a.xml", "a", ".", Asked(stylesheet="my.xsl"))
    before = watched([task])
    assert {os.path.basename(p) for p in before} == {"a.xml", "my.xsl", "base.xsl", "edition.toml"}
    assert watched([task]) == before
    (folder / "edition.toml").write_text("")
    assert watched([task]) != before


@contextmanager
def watching(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """`tei publish a.xml --watch`, running in a process of its own."""
    program = "from tei.cli import main; main()"
    arguments = ["publish", "a.xml", "--to", "json", "--watch"]
    process = subprocess.Popen(
        [sys.executable, "-c", program, *arguments], cwd=folder, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def until(holds: object, seconds: float = 30) -> None:
    """Wait until it holds; fail if it never does."""
    end = time.monotonic() + seconds
    while not holds():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.05)


def save(path: Path, content: str) -> None:
    """Write as editors do: at no moment is half of it there to be read."""
    beside = path.with_name("saved.part")
    beside.write_text(content)
    beside.replace(path)


def test_it_is_made_again_at_a_change_and_ends_with_ctrl_c(folder: Path) -> None:
    result = folder / "a.json"
    with watching(folder) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "Watching; Ctrl-C ends it.\n"
        assert text(result) == "One teh"
        save(folder / "a.xml", "<TEI")
        assert "error: a.xml:1" in process.stderr.readline()
        save(folder / "a.xml", tei("<p>Two</p>"))
        until(lambda: text(result) == "Two")
        save(folder / "edition.toml", '[publish.json]\nreadings = "corrected"\n')
        save(folder / "a.xml", tei("<p><choice><sic>a</sic><corr>b</corr></choice></p>"))
        until(lambda: text(result) == "b")
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
        assert process.stderr.read().endswith("Ended.\n")
