"""`tei schema compile ODD [-o DIR] [--to rng,xsd,sch,html]`: schemas and documentation."""

from __future__ import annotations

import os
import sys

import click

FORMS = ("rng", "xsd", "sch", "html", "odd")


@click.group("schema", short_help="Make schemas and documentation from an ODD.")
def command() -> None:
    """Make RELAX NG, XSD, Schematron and documentation from a TEI ODD."""


@command.command("compile")
@click.argument("odd")
@click.option("--source", default="", metavar="FILE",
              help="The TEI source, p5subset.xml, or a compiled ODD. Without it: TEI_ODD_SOURCE, "
              "then the copy in the user's cache.")
@click.option("-o", "--output", default="", metavar="DIR",
              help="The folder to write to; without it, the ODD's own.")
@click.option("--to", "to", default="rng,xsd,sch,html", metavar="FORMS", show_default=True,
              help="What to make: rng, xsd, sch, html, odd (the compiled ODD).")
@click.option("--schema", default="", metavar="IDENT",
              help="Only this schemaSpec of the ODD; without it, all.")
@click.option("--lang", "language", default="", metavar="CODE",
              help="Language of the documentation; without it, the ODD's @docLang, then en.")
@click.option("--descriptions", is_flag=True,
              help="Put descriptions into the RELAX NG, for editors that show them.")
@click.option("--findings", "form", default="text", type=click.Choice(["text", "json", "none"]),
              help="What to print of the findings, on standard error.", show_default=True)
@click.option("--fail-on", default="error", type=click.Choice(["warning", "error", "never"]),
              help="End with exit code 1 if a finding is as severe as this.", show_default=True)
def compile_command(
    odd: str, source: str, output: str, to: str, schema: str, language: str, descriptions: bool,
    form: str, fail_on: str,
) -> int:
    """Compile every schemaSpec of ODD. The files are named after its @ident."""
    from tei.catalogue import entry_of
    from tei.findings import SEVERITIES, as_json, as_text
    from tei.odd.compile import compile_odd
    from tei.output import refuse_own_source, write

    forms = _forms(to)
    results = compile_odd(odd, source or None, forms, schema=schema, language=language,
                          descriptions=descriptions)
    folder = output or os.path.dirname(odd)
    if folder:
        _make(folder)
    for result in results:
        for name, data in result.files.items():
            path = os.path.join(folder, name)
            refuse_own_source(path, [odd, *([source] if source else [])])
            write(data, path)
            click.echo(path)
    findings = [f for result in results for f in result.findings]
    if form != "none" and findings:
        sys.stderr.write(as_json(findings) if form == "json" else as_text(findings))
    if fail_on == "never":
        return 0
    severe = SEVERITIES[SEVERITIES.index(fail_on) :]
    return 1 if any(entry_of(f.code).severity in severe for f in findings) else 0


def _forms(to: str) -> list[str]:
    forms = [f for f in to.replace(" ", "").split(",") if f]
    for name in forms:
        if name not in FORMS:
            raise click.UsageError(f"--to {name}: there are {', '.join(FORMS)}.")
    if not forms:
        raise click.UsageError(f"--to names nothing; there are {', '.join(FORMS)}.")
    return forms


def _make(folder: str) -> None:
    from tei.errors import OutputError

    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"The folder {folder} cannot be made: {(error.strerror or str(error)).lower()}.",
            "Name another with -o.",
        ) from error
