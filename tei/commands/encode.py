"""`tei encode SOURCE [-o FILE]`: what people have in, TEI and findings out."""

from __future__ import annotations

import click

from tei.readers import READERS


@click.command("encode", short_help="Encode a text as TEI P5.")
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
@click.option("--date", default="", help="Date of publication of the TEI.")
@click.option("--publisher", default="", help="Who publishes the TEI.")
@click.option("--licence", "--license", default="", help="Licence of the TEI: a name or address.")
@click.option("--lang", "language", default="", metavar="CODE",
              help="Language of the text: en, fr-CA.")
@click.option("--validate/--no-validate", "valid", default=None,
              help="Validate what is written, and say so; without either, as [validate] encoded of "
              "edition.toml has it.")
@click.option("--from", "read_as", default="", type=click.Choice(["", *READERS]),
              metavar="FORM", help=f"Form of the source, if it is not found out rightly: "
              f"{', '.join(READERS)}.")
@click.option("--encoding", default="", metavar="NAME",
              help="Encoding of the source, if it is not found out rightly: windows-1251.")
def command(
    source: str, output: str, config: str, form: str, fail_on: str, quiet: bool,
    valid: bool | None, read_as: str, encoding: str, **header: str,
) -> int:
    """Encode SOURCE (a file, or - for standard input) as TEI P5.

    The TEI goes to standard output or to the file named with -o; what is doubtful in the text
    goes to standard error, as file:line:column, with a hint.
    """
    from tei.encode_file import encode_file

    return encode_file(
        source, output, config, form, fail_on, quiet, encoding, header, valid, read_as
    )
