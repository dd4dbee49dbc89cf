"""The command line: what it writes, what it refuses, and that it never ends in a traceback."""

from __future__ import annotations

import errno
import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import tei.cli
import tei.output
from tei.cli import run
from tei.errors import TeiError
from tei.findings import Finding, Place, folded
from tei.names import VERSION

SLIPS = "The guards went at once.The town was quiet.\n\nNobody saw it.\n"


@pytest.fixture
def essay(tmp_path: Path) -> Path:
    path = tmp_path / "essay.txt"
    path.write_text(SLIPS)
    return path


def process(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run `tei` in a process of its own, as a shell would."""
    command = [sys.executable, "-m", "tei", *arguments]
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.run(command, check=False, timeout=120, **(streams | options))  # type: ignore[call-overload,no-any-return]


def assert_told(stderr: str, *words: str) -> None:
    """One error in a sentence with a remedy, eighty columns wide, and no traceback."""
    stderr = stderr.lstrip("\n")  # the line that ^C stood in has been ended
    assert stderr.startswith("error: ")
    assert "Traceback" not in stderr
    flat = " ".join(stderr.split())
    for word in words:
        assert word in flat
    for line in stderr.splitlines():
        assert len(line) <= 80 or "/" in line  # a path is not broken


def only(folder: Path, *names: str) -> bool:
    """True if nothing but these files lies in the folder: no half-written one, no debris."""
    return sorted(p.name for p in folder.iterdir()) == sorted(names)


# -- what it writes ---------------------------------------------------------------------------


def test_standard_input_follows_the_house_rules_of_the_current_folder(tmp_path: Path) -> None:
    (tmp_path / "edition.toml").write_text('[header]\npublisher = "Coast Press"\n')
    done = process("encode", "-", input=SLIPS.encode(), stdin=None, cwd=tmp_path)
    assert done.returncode == 0
    assert b"<publisher>Coast Press</publisher>" in done.stdout


def test_findings_are_folded_on_a_terminal_and_nowhere_else(essay: Path) -> None:
    import pty

    controller, terminal = pty.openpty()
    command = ("encode", str(essay), "-o", os.devnull, "--title", "Essay")
    shown = process(*command, stderr=terminal)
    os.close(terminal)
    lines = os.read(controller, 65536).decode().splitlines()
    os.close(controller)
    piped = process(*command).stderr.decode()
    assert shown.returncode == 0
    assert " ".join(" ".join(lines).split()) == " ".join(piped.split())
    assert len(lines) > len(piped.splitlines()) == 2
    assert all(len(line) <= 80 or "/" in line.split()[0] for line in lines)


def test_what_is_written_is_validated_if_it_is_asked_for(essay: Path) -> None:
    tei = essay.with_suffix(".xml")
    plain = process("encode", str(essay), "-o", str(tei))
    assert b"encoding-valid" not in plain.stderr
    asked = process("encode", str(essay), "-o", str(tei), "--validate")
    assert asked.returncode == 0
    assert f"{tei}: information encoding-valid: What was written is valid".encode() in asked.stderr
    essay.with_name("edition.toml").write_text("[validate]\nencoded = true\n")
    assert b"<stdout>: information encoding-valid" in process("encode", str(essay)).stderr
    assert b"encoding-valid" not in process("encode", str(essay), "--no-validate").stderr


def test_what_is_written_is_validated_by_the_schema_of_the_house(essay: Path) -> None:
    essay.with_name("house.sch").write_text(
        '<schema xmlns="http://purl.oclc.org/dsdl/schematron">'
        '<ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/><pattern>'
        '<rule context="t:publicationStmt">'
        "<assert test=\"t:publisher = 'Coast Press'\">We publish it.</assert>"
        "</rule></pattern></schema>"
    )
    settings = essay.with_name("edition.toml")
    settings.write_text('[validate]\nschema = ["house.sch"]\nencoded = true\n')
    tei = essay.with_suffix(".xml")
    done = process("encode", str(essay), "-o", str(tei))
    assert done.returncode == 1
    assert b"error schematron-error: We publish it." in done.stderr
    settings.write_text('[validate]\nschema = ["house.sch"]\n[header]\npublisher = "Coast Press"\n')
    done = process("encode", str(essay), "-o", str(tei), "--validate")
    assert b"What was written is valid: by house.sch; and its pointers" in done.stderr


def test_what_is_written_and_not_valid_is_told(
    essay: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import tei.serialize

    to_bytes = tei.serialize.to_bytes
    monkeypatch.setattr(
        "tei.pipeline.to_bytes", lambda *a: to_bytes(*a).replace(b"sourceDesc>", b"sorceDesc>")
    )
    assert run(["encode", str(essay), "-o", str(essay.with_suffix(".xml")), "--validate"]) == 1
    err = capfd.readouterr().err
    assert ": error element-" in err
    assert "<sorceDesc>" in err
    assert "encoding-valid" not in err


def test_a_word_longer_than_the_terminal_stays_whole() -> None:
    assert folded("one " + "x" * 30 + " two", 10) == "one\n    " + "x" * 30 + "\n    two"
    assert folded("  hint: a b", 80) == "  hint: a b"


def test_to_standard_output(essay: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["encode", str(essay), "--title", "Essay"]) == 0
    out, err = capfdbinary.readouterr()
    assert out.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<TEI')
    assert out.endswith(b"</TEI>\n")
    first, hint = err.decode().splitlines()[:2]
    assert first.startswith(f"{essay}:1:24: warning space-missing: ")
    assert hint.startswith("  hint: ")


@pytest.mark.parametrize("more", [[], ["--title", "Essay"]])  # the usual form, and click's
def test_a_dash_is_standard_output(
    essay: Path, more: list[str], capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(essay.parent)
    assert run(["encode", str(essay), "-o", "-", *more]) == 0
    assert capfdbinary.readouterr().out.endswith(b"</TEI>\n")
    assert only(essay.parent, "essay.txt")


def test_to_a_file(essay: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = essay.with_suffix(".xml")
    assert run(["encode", str(essay), "-o", str(target), "-q"]) == 0
    assert capsys.readouterr() == ("", "")
    assert b"Nobody saw it." in target.read_bytes()
    assert only(essay.parent, "essay.txt", "essay.xml")


def test_from_standard_input() -> None:
    done = process("encode", "-", "--title", "Essay", input=SLIPS.encode(), stdin=None)
    assert done.returncode == 0
    assert b"Nobody saw it." in done.stdout
    assert done.stderr.startswith(b"<stdin>:1:24: warning space-missing")


def test_findings_as_json(essay: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["encode", str(essay), "--findings", "json"]) == 0
    rows = json.loads(capsys.readouterr().err)
    row = next(r for r in rows if r["code"] == "space-missing")
    assert (row["line"], row["column"], row["severity"]) == (1, 24, "warning")
    assert "once.The" in row["message"]


def test_at_most_twenty_of_a_kind_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "essay.txt"
    path.write_text("They walked to the the house by the sea. " * 30)
    run(["encode", str(path), "-o", str(tmp_path / "a.xml")])
    err = capsys.readouterr().err
    assert err.count("warning doubled-word:") == 20
    assert "doubled-word: 10 more (--findings json shows all)" in err


@pytest.mark.parametrize(("fail_on", "code"), [("warning", 1), ("error", 0), ("never", 0)])
def test_fail_on(essay: Path, fail_on: str, code: int) -> None:
    target = essay.with_suffix(".xml")
    assert run(["encode", str(essay), "-o", str(target), "--fail-on", fail_on]) == code
    assert target.exists()


def test_fail_on_errors_by_default(essay: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tei.catalogue import CATALOGUE, Entry

    monkeypatch.setitem(CATALOGUE, "space-missing", Entry("error", "No."))
    assert run(["encode", str(essay), "-o", str(essay.with_suffix(".xml")), "-q"]) == 1


def test_header_from_the_command_line(essay: Path) -> None:
    target = essay.with_suffix(".xml")
    (essay.parent / "edition.toml").write_text('[header]\ntitle = "From the file"\n'
                                               'publisher = "The Press"\n')
    words = ["--title", "A Day", "--author", "A. Writer", "--date", "1955-04-23",
             "--licence", "CC-BY-4.0", "--lang", "en-GB"]  # fmt: skip
    assert run(["encode", str(essay), "-o", str(target), *words]) == 0
    tei_text = target.read_text(encoding="utf-8")
    for word in ("A Day", "A. Writer", "1955-04-23", "en-GB", "The Press"):
        assert word in tei_text
    assert "From the file" not in tei_text


def test_config_and_encoding(essay: Path, tmp_path: Path) -> None:
    essay.write_bytes("Восстание в Воркуте".encode("koi8-r"))
    house = tmp_path / "house.toml"
    house.write_text('[corrections]\nencode = "sic"\n')
    target = essay.with_suffix(".xml")
    assert run(["encode", str(essay), "-o", str(target), "--config", str(house),
                "--encoding", "koi8-r"]) == 0  # fmt: skip
    assert "Восстание в Воркуте" in target.read_text(encoding="utf-8")


# -- what it refuses --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["encode"], ["Missing argument 'SOURCE'", "tei encode --help"]),
        (["encode", "--tilte", "x", "a.txt"], ["No such option"]),
        (["encode", "a.txt", "--titel", "A"], ["No such option", "Did you mean '--title'?"]),
        (["encode", "a.txt", "--lang", "englisch"], ["--lang is a code", "perhaps en."]),
        (["encdoe", "a.txt"], ["There is no command “encdoe”.", "Did you mean “encode”?"]),
        (["encode", "a.txt", "--fail-on", "info"], ["'info' is not one of"]),
        (["encode", "a.txt", "--lang", "English language"], ["--lang is a code"]),
        (["encode", "a.txt", "--title", "a\x01b"], ["--title has a character that XML"]),
        (["encode", "a.txt", "--title", "caf\udce9"], ["--title has a character that XML"]),
        (["encode", "nowhere.txt"], ["There is no file nowhere.txt."]),
        (["encode", "a.txt", "--config", "no.toml"], ["There is no file no.toml."]),
    ],
)
def test_slips_on_the_command_line(
    arguments: list[str], words: list[str], capsys: pytest.CaptureFixture[str],
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(SLIPS)
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert_told(err, *words)


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"tei {VERSION}\n"
    assert run(["--help"]) == 0
    assert "encode" in capsys.readouterr().out
    assert run(["encode", "-h"]) == 0
    assert "--fail-on" in capsys.readouterr().out
    assert run([]) == 2
    assert "Usage: tei" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "holds no text"),
        (b"%PDF-1.4\n\xff", "is a PDF"),
        (b"\x7fELF\2\1\1\0" * 9, "is a program"),
        (bytes(range(256)) * 20, "full of control characters"),
    ],
)
def test_sources_that_are_no_text(
    data: bytes, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert run(["encode", str(path), "-o", str(tmp_path / "a.xml")]) == 2
    assert_told(capsys.readouterr().err, words, "remedy: ")
    assert only(tmp_path, "a.txt")


@pytest.mark.parametrize(
    "data",
    [
        b"word " * 200_000,
        b"w" * 300_000,
        b'He said "no" [once] (1) and left. ' * 6_000,
        b"one\0two \x01 three\n",
        b"one \xed\xa0\x80 two, \xed\xbf\xbf three\n",
        b"\xff\xfe\x00\xd8a\x00 \x00b\x00",
        "caf\ufffe \uffff \ufdd0 \U0001ffff\n".encode(),
        b"a\rb\rc\r\r\rd",
        b"\f\f\fa\f\fb\v\vc",
        b"]]>&<!--&amp;<?xml?><a>" * 20,
        b"\n" * 1000 + b"x" + b"\n" * 1000,
    ],
)
def test_hostile_texts_become_well_formed(data: bytes, tmp_path: Path) -> None:
    from lxml import etree

    path, target = tmp_path / "a.txt", tmp_path / "a.xml"
    path.write_bytes(data)
    assert run(["encode", str(path), "-o", str(target), "-q"]) == 0
    parser = etree.XMLParser(huge_tree=True)
    assert etree.parse(str(target), parser).getroot().tag.endswith("TEI")


# -- writing ----------------------------------------------------------------------------------


def test_the_source_is_never_written_over(essay: Path, capsys: pytest.CaptureFixture[str]) -> None:
    link, hard = essay.with_name("link.xml"), essay.with_name("hard.xml")
    link.symlink_to(essay)
    os.link(essay, hard)
    config = essay.with_name("edition.toml")
    config.write_text("")
    for target in (essay, link, hard, essay.parent / "." / "essay.txt", config):
        assert run(["encode", str(essay), "-o", str(target)]) == 2
        assert_told(capsys.readouterr().err, "would be written over", "remedy: ")
        assert essay.read_text() == SLIPS
    # The same through standard input and through standard output.
    with essay.open("rb") as stdin:
        done = process("encode", "-", "-o", str(essay), stdin=stdin)
    assert done.returncode == 2
    with essay.open("ab") as stdout:
        done = process("encode", str(essay), stdout=stdout)
    assert done.returncode == 2
    assert_told(done.stderr.decode(), "Standard output is", "would be written over")
    assert essay.read_text() == SLIPS


def test_a_link_stays_a_link_and_rights_stay(essay: Path) -> None:
    target, link = essay.with_name("a.xml"), essay.with_name("link.xml")
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    assert run(["encode", str(essay), "-o", str(link), "-q"]) == 0
    assert link.is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert target.read_bytes().endswith(b"</TEI>\n")


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS])
def test_nothing_is_left_of_a_failed_write(
    essay: Path, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = essay.with_suffix(".xml")
    target.write_text("old")

    def fail(handle: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(tei.output.os, "fsync", fail)
    assert run(["encode", str(essay), "-o", str(target)]) == 2
    assert_told(capsys.readouterr().err, "cannot be written", os.strerror(code)[1:], "remedy: ")
    assert target.read_text() == "old"
    assert only(essay.parent, "essay.txt", "essay.xml")


def test_interrupted_while_writing(
    essay: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(beside: str, place: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(tei.output.os, "replace", interrupt)
    assert run(["encode", str(essay), "-o", str(essay.with_suffix(".xml"))]) == 130
    assert_told(capsys.readouterr().err, "Interrupted; nothing was written.")
    assert only(essay.parent, "essay.txt")


def test_places_that_cannot_be_written(
    essay: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = essay.parent
    for target, words in (
        (folder, "is a folder"),
        (folder / "no" / "a.xml", "no such file"),
        (essay / "a.xml", "not a directory"),
        (folder / ("n" * 300), "too long"),
        (Path("/dev/full"), "no space left"),
    ):
        assert run(["encode", str(essay), "-o", str(target)]) == 2
        assert_told(capsys.readouterr().err, words, "remedy: ")
    assert run(["encode", str(essay), "-o", "/dev/null", "-q"]) == 0
    assert only(folder, "essay.txt")


def test_standard_output_that_fails(essay: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = process("encode", str(essay), stdout=full)
    assert done.returncode == 2
    assert_told(done.stderr.decode(), "Standard output cannot be written: no space left")

    reader, writer = os.pipe()
    os.close(reader)
    done = process("encode", str(essay), stdout=writer)
    os.close(writer)
    assert done.returncode == 2
    assert_told(done.stderr.decode(), "has closed it")

    shell = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m tei encode "{essay}" >&-'],
        capture_output=True, check=False, timeout=120,
    )  # fmt: skip
    assert shell.returncode == 2
    assert_told(shell.stderr.decode(), "Standard output is closed.")


def test_standard_error_that_fails(essay: Path) -> None:
    target = essay.with_suffix(".xml")
    with open("/dev/full", "wb") as full:
        done = process("encode", str(essay), "-o", str(target), stderr=full)
    assert done.returncode == 0
    assert target.exists()
    shell = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m tei encode "{essay}" -o "{target}" 2>&-'],
        check=False, timeout=120,
    )  # fmt: skip
    assert shell.returncode == 0
    missing = ["sh", "-c", f'"{sys.executable}" -m tei encode nowhere.txt 2>&-']
    assert subprocess.run(missing, check=False, timeout=120).returncode == 2


def test_interrupted_while_reading() -> None:
    command = [sys.executable, "-m", "tei", "encode", "-"]
    kept = signal.signal(signal.SIGINT, signal.default_int_handler)  # tests in the background
    try:
        child = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
    finally:
        signal.signal(signal.SIGINT, kept)
    assert child.stdin is not None
    child.stdin.write(b"words " * 100_000)  # more than a pipe holds: by now they are being read
    child.stdin.flush()
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=60)
    assert child.returncode == 130
    assert out == b""
    assert_told(err.decode(), "Interrupted")


# -- mistakes of our own ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (ValueError("twice\nthe same"), 70, "Something went wrong inside tei (ValueError: twice"),
        (RecursionError("too deep"), 70, "RecursionError"),
        (MemoryError(), 2, "not enough memory"),
        (TeiError("It cannot be.", "Do this."), 2, "remedy: Do this."),
    ],
)
def test_unexpected_errors_are_told(
    error: Exception, code: int, words: str, essay: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("tei.pipeline.encode", fail)
    assert run(["encode", str(essay)]) == code
    err = capsys.readouterr().err
    assert_told(err, words)
    if code == 70:
        assert_told(err, "Please report it")
        monkeypatch.setenv("TEI_DEBUG", "1")
        with pytest.raises(type(error)):
            run(["encode", str(essay)])


def test_findings_survive_an_ascii_terminal(essay: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    done = process("encode", str(essay), env=environment)
    assert done.returncode == 0
    assert b"space-missing" in done.stderr
    assert b"Traceback" not in done.stderr


def test_start_up_imports_no_more_than_it_needs() -> None:
    """`tei --version` waits for nothing; `tei --help` for click alone."""
    code = (
        "import sys\nfrom tei.cli import run\nrun(['--version'])\n"
        "assert 'click' not in sys.modules\nrun(['--help'])\n"
        "assert not {'lxml', 'tei.pipeline', 'tomllib', 'tei.recognizers'} & set(sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_encoding_needs_no_xml_library(essay: Path) -> None:
    code = (
        f"import sys\nfrom tei.cli import run\nrun(['encode', {str(essay)!r}, '-o', '/dev/null'])\n"
        "slow = {'lxml', 'tomllib', 'charset_normalizer', 'tempfile', 'logging'}\n"
        "assert not slow & set(sys.modules), slow & set(sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_a_finding_of_the_whole_has_no_line() -> None:
    assert str(Finding("mojibake", Place("a.txt")).place) == "a.txt"
    assert tei.cli.OURS == 70


def test_tells_how_many_tags_are_uncertain_and_each_hint_once(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    source, tei = tmp_path / "mill.txt", tmp_path / "mill.xml"
    source.write_text("The mill ,so long closed ,burnt.\n\nThe Board's \"experts\" slept.\n")
    assert run(["encode", str(source), "-o", str(tei)]) == 0
    told = capfd.readouterr().err.splitlines()
    assert len([row for row in told if "space-before" in row]) == 2
    assert len([row for row in told if row.startswith("  hint: If it is a slip")]) == 1
    assert told[-1] == f"1 tag is uncertain: tei explain {tei} --cert low,medium lists it."
    assert run(["encode", str(source), "-o", str(tei), "-q"]) == 0
    assert capfd.readouterr().err == ""
    assert run(["encode", str(source), "-o", str(tei), "--findings", "json"]) == 0
    assert capfd.readouterr().err.endswith("]\n")
