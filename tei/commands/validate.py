"""`tei validate FILE|FOLDER|GLOB ... [--schema X]`: is it valid, and if not, what to do."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tei.reports import Report, Style, Verdict
    from tei.validators.batch import Answer, Request

MANY = 10  # so many files have a progress bar
SHOWN = 50  # findings of one file, in text
ALIKE = 10  # and of those that are alike
WIDTH = 80  # of a terminal that does not tell its own


@click.command("validate", short_help="Say whether TEI files are valid, and if not, what to do.")
@click.argument("files", nargs=-1, required=True, metavar="FILE|FOLDER|GLOB...")
@click.option("-s", "--schema", "names", multiple=True, metavar="X",
              help="Hold them against X: a file (.rng, .rnc, .xsd, .sch, .odd), edition or "
              "tei_all. May be given several times.")
@click.option("--config", default="", metavar="FILE",
              help="The edition's house rules; without it, edition.toml beside each file, or "
              "above it in this folder.")
@click.option("--format", "form", default="text", show_default=True,
              type=click.Choice(["text", "json", "sarif", "junit", "github"]),
              help="How to say it.")
@click.option("-o", "--output", default="", metavar="FILE", help="Write the report here.")
@click.option("-j", "--jobs", default=0, type=click.IntRange(0), metavar="N",
              help="Processes; 0: as many as there are cores, where it is worth it.")
@click.option("-v", "--verbose", is_flag=True,
              help="All findings, all that is allowed at a place, and the valid files too.")
@click.option("--max", "most", default=None, type=click.IntRange(0), metavar="N",
              help=f"Show at most N findings of a file (0: all).  [default: {SHOWN}]")
@click.option("--fail-on", default="error", type=click.Choice(["warning", "error", "never"]),
              help="A file is invalid if a finding is as severe as this.", show_default=True)
@click.option("-q", "--quiet", is_flag=True, help="No report in text: the exit code tells.")
@click.option("--color", "--colour", "colour", default="auto", show_default=True,
              type=click.Choice(["auto", "always", "never"]), help="Colours on a terminal.")
@click.option("--pointers/--no-pointers", default=True, show_default=True,
              help="Check that what the file points at is there.")
@click.option("--xinclude/--no-xinclude", default=True, show_default=True,
              help="Check what a file includes in its place.")
@click.option("--phase", default="", metavar="NAME", help="Phase of the Schematron; #ALL: all.")
@click.option("--embedded", is_flag=True,
              help="Also the Schematron that stands inside a RELAX NG schema.")
@click.option("--fetch", is_flag=True,
              help="Fetch schemas of the web that are not in the cache; else nothing is fetched.")
@click.option("--fix", is_flag=True, help="Mend in the files what it is certain how to mend.")
@click.option("--diff", is_flag=True, help="Show what --fix changes (or would change).")
def command(files: tuple[str, ...], **given: Any) -> int:
    """Say of each FILE whether it is valid: well-formed, as its schemas want it, its pointers
    leading somewhere; and if it is not, where, why, and what to do.

    Of a FOLDER every .xml file is taken, also those further down; - is standard input. Without
    --schema, a file is held against what edition.toml names, else what it names itself.

    Exit code 0: all valid; 1: some are not; 2: of some it could not be told.
    """
    return validate(files, given)


def validate(given: tuple[str, ...], options: dict[str, Any]) -> int:
    """Run the command; the exit code. Errors: `TeiError`, before any file is looked at."""
    from tei.output import refuse_own_source, write
    from tei.reports import render
    from tei.validators import batch, house_rules
    from tei.validators.files import expand

    batch.forget()
    names = expand(given)
    refuse_own_source(options["output"], names)
    request = _request(options)
    for name in names:  # a slip in an edition.toml is told before the work begins
        house_rules.project_of(name, request.config)
    batch.load(request)
    verdicts = list(_verdicts(names, request, options))
    if options["fix"] or options["diff"]:
        verdicts = [_mended(v, name, request, options)
                    for v, name in zip(verdicts, names, strict=True)]  # fmt: skip
    report = _report(verdicts, request, options)
    style = _style(options)
    if not (options["quiet"] and options["form"] == "text"):
        write(render(options["form"], report, style).encode("utf-8", "replace"), options["output"])
    return exit_code(report, options["fail_on"])


def exit_code(report: Report, fail_on: str) -> int:
    """0 all valid, 1 some are not, 2 of some it could not be told."""
    from tei.findings import reaches
    from tei.reports import INVALID, UNTOLD

    if report.count(UNTOLD):
        return 2
    return 1 if report.count(INVALID) or reaches(report.others, fail_on) else 0


def _request(options: dict[str, Any]) -> Request:
    from tei.resources import schema_cache
    from tei.validators import Options, schemas
    from tei.validators.addresses import fetch, is_remote, is_tei_all, kept_at
    from tei.validators.batch import Request

    for name in options["names"] if options["fetch"] else ():
        if is_remote(name) and not is_tei_all(name) and not os.path.isfile(kept_at(name)):
            fetch(name)
    checks = Options(
        xinclude=options["xinclude"],
        verbose=options["verbose"],
        phase=options["phase"],
        cache=schema_cache(),
    )
    named = schemas.asked(options["names"], "", options["embedded"])
    return Request(named, options["config"], options["embedded"], options["fetch"],
                   options["pointers"], checks)


# -- the files, one by one ---------------------------------------------------------------------


def _verdicts(
    names: list[str], request: Request, options: dict[str, Any]
) -> Iterator[Verdict]:
    """Each file's verdict, waivers applied, a progress bar on the terminal meanwhile."""
    import gc

    from tei.validators.batch import answers

    if len(names) > 1:  # `tei` runs without a collector, which is meant for one file
        gc.freeze()
        gc.enable()
    # What is to be mended in a file must be told of that file.
    by_itself = options["fix"] or options["diff"]
    found = answers(names, request, options["jobs"], by_itself)
    shown = len(names) >= MANY and not options["quiet"] and _is_terminal(sys.stderr)
    if not shown:
        for name, answer in zip(names, found, strict=True):
            yield _verdict(name, answer, options)
        return
    with click.progressbar(length=len(names), label="Validating", file=sys.stderr) as bar:
        for name, answer in zip(names, found, strict=True):
            yield _verdict(name, answer, options)
            bar.update(1)


_waivers: dict[str, Any] = {}


def _verdict(name: str, answer: Answer, options: dict[str, Any]) -> Verdict:
    from tei.reports import verdict_of
    from tei.validators.house_rules import project_of
    from tei.validators.waivers import Waivers

    if not answer.config:
        return verdict_of(answer, list(answer.findings), [], options["fail_on"])
    if answer.config not in _waivers:
        _waivers[answer.config] = Waivers(project_of(name, options["config"]))
    standing, waived = _waivers[answer.config].apply(name, answer.findings)
    return verdict_of(answer, standing, waived, options["fail_on"])


def _mended(verdict: Verdict, name: str, request: Request, options: dict[str, Any]) -> Verdict:
    """The verdict after what is certain has been mended, which is told on standard error."""
    from tei.events import read
    from tei.output import write
    from tei.reports import printable, sentence_of
    from tei.validators.batch import answer_of
    from tei.validators.fixes import difference, mend

    if name == "-" or not any("fix" in f.arguments for f in verdict.findings):
        return verdict
    with open(name, "rb") as file:
        before = file.read()
    source = read(name, verdict.name)

    def check(data: bytes) -> tuple[Any, ...]:
        changed = type(source)(data, verdict.name, source.path)
        return _verdict(name, answer_of(changed, name, request), options).findings

    mended = mend(before, verdict.name, check)
    if not mended.done:
        return verdict
    if options["diff"]:
        click.echo(difference(before, mended.data, verdict.name), nl=False)
    if not options["fix"]:
        return verdict
    write(mended.data, name)
    for finding in mended.done:
        click.echo(f"{printable(str(finding.place))}: mended {finding.code}: "
                   f"{sentence_of(finding)}", err=True)
    return _verdict(name, answer_of(read(name, verdict.name), name, request), options)


def _report(verdicts: list[Verdict], request: Request, options: dict[str, Any]) -> Report:
    from tei.reports import Report
    from tei.validators.schemas import has_rules

    stale = [f for waivers in _waivers.values() for f in waivers.stale()]
    _waivers.clear()
    notes = []
    if not options["embedded"]:
        notes = [
            f"{s.name} also holds Schematron, which was not checked (--embedded checks it)."
            for s in request.schemas
            if s.kind == "relaxng" and s.path.endswith(".rng") and has_rules(s.path)
        ]
    return Report(tuple(verdicts), tuple(stale), tuple(notes))


# -- how it looks ------------------------------------------------------------------------------


def _style(options: dict[str, Any]) -> Style:
    from tei.reports import Style

    terminal = not options["output"] and _is_terminal(sys.stdout)
    most, alike = options["most"], 0
    if most is None:
        most, alike = (0, 0) if options["verbose"] else (SHOWN, ALIKE)
    return Style(_columns() if terminal else 0, _colour(options["colour"], terminal), terminal,
                 most, options["verbose"], alike)


def _is_terminal(stream: Any) -> bool:
    return stream is not None and stream.isatty()


def _colour(asked: str, terminal: bool) -> bool:
    """NO_COLOR (https://no-color.org) and a terminal that has none count, unless told otherwise."""
    if asked != "auto":
        return asked == "always"
    return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or WIDTH
    except (OSError, ValueError):
        return WIDTH
