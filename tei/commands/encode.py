"""`tei encode SOURCE [-o FILE]`: plain text in, TEI and findings out."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tei.findings import Finding
    from tei.project import Project

SHOWN = 20  # findings of one code, in text; JSON has them all


@click.command("encode", short_help="Encode a plain text as TEI P5.")
@click.argument("source")
@click.option("-o", "--output", default="", metavar="FILE",
              help="Write the TEI here; without it, to standard output.")
@click.option("--config", default="", metavar="FILE",
              help="The edition's house rules; without it, edition.toml beside the source.")
@click.option("--findings", "form", default="text", type=click.Choice(["text", "json", "none"]),
              help="What to print of the findings, on standard error.", show_default=True)
@click.option("--fail-on", default="error", type=click.Choice(["warning", "error", "never"]),
              help="End with exit code 1 if a finding is as severe as this.", show_default=True)
@click.option("-q", "--quiet", is_flag=True, help="Print no findings: --findings none.")
@click.option("--title", default="", help="Title of the article, for the header.")
@click.option("--author", default="", help="Its author.")
@click.option("--date", default="", help="Its date.")
@click.option("--publisher", default="", help="Who publishes the TEI.")
@click.option("--licence", "--license", default="", help="Licence of the TEI: a name or address.")
@click.option("--lang", "language", default="", metavar="CODE",
              help="Language of the text: en, fr-CA.")
@click.option("--encoding", default="", metavar="NAME",
              help="Encoding of the source, if it is not found out rightly: windows-1251.")
def command(
    source: str, output: str, config: str, form: str, fail_on: str, quiet: bool, encoding: str,
    **header: str,
) -> int:
    """Encode SOURCE (a file, or - for standard input) as TEI P5.

    The TEI goes to standard output or to the file named with -o; what is doubtful in the text
    goes to standard error, as file:line:column, with a hint.
    """
    from tei.output import refuse_own_source, write
    from tei.pipeline import encode
    from tei.project import find
    from tei.readers import read

    if not config and source != "-":
        config = find(os.path.dirname(source))
    refuse_own_source(output, [source, *([config] if config else [])])
    project = _project(config, header)
    document = read(source, project, encoding)
    result = encode(document, project)
    write(result.xml, output)
    if form != "none" and not quiet:
        _print(result.findings, form)
    return 1 if _reaches(result.findings, fail_on) else 0


def _project(config: str, header: dict[str, str]) -> Project:
    """The edition's settings, the command line's before the file's."""
    import re

    from tei.project import Project, read

    for name, value in header.items():
        if re.search("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", value):
            option = "lang" if name == "language" else name
            raise click.UsageError(f"--{option} has a character that XML cannot hold.")
    language = header["language"]
    if language and not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", language):
        raise click.UsageError(f"--lang is a code such as en or fr-CA, not “{language}”.")
    project = read(config) if config else Project()
    given = {name: value for name, value in header.items() if value}
    return project.with_settings("header", **given) if given else project


def _print(findings: Iterable[Finding], form: str) -> None:
    from tei.findings import as_json, as_text

    if sys.stderr is None:
        return
    try:
        if form == "json":
            sys.stderr.write(as_json(findings))
        else:
            shown, rest = _first_of_each(findings)
            sys.stderr.write(as_text(shown) + rest)
        sys.stderr.flush()
    except OSError:  # nobody reads them; the TEI is written
        pass


def _first_of_each(findings: Iterable[Finding]) -> tuple[list[Finding], str]:
    """The first twenty findings of each code, and lines that say how many more there are."""
    counts: dict[str, int] = {}
    shown: list[Finding] = []
    for finding in findings:
        counts[finding.code] = count = counts.get(finding.code, 0) + 1
        if count <= SHOWN:
            shown.append(finding)
    more = [
        f"{finding_code}: {count - SHOWN} more (--findings json shows all)\n"
        for finding_code, count in counts.items()
        if count > SHOWN
    ]
    return shown, "".join(more)


def _reaches(findings: Iterable[Finding], fail_on: str) -> bool:
    """True if a finding is as severe as `fail_on`, or severer."""
    from tei.catalogue import entry_of
    from tei.findings import SEVERITIES

    if fail_on == "never":
        return False
    severe = SEVERITIES[SEVERITIES.index(fail_on) :]
    return any(entry_of(code).severity in severe for code in {f.code for f in findings})
