"""`tei encode SOURCE ... [-o FILE]`: what people have in, TEI and findings out."""

from __future__ import annotations

import os

import click

from tei.readers import READERS


@click.command("encode", short_help="Encode a text as TEI P5.")
@click.argument("sources", metavar="SOURCE", nargs=-1, required=True)
@click.option("-o", "--output", default="", metavar="FILE|FOLDER",
              help="Write the TEI here; without it, or to -, to standard output.")
@click.option("-j", "--jobs", default=0, type=click.IntRange(0), metavar="N",
              help="Processes for several sources; 0: as many as keep the processors busy.")
@click.option("--update", is_flag=True,
              help="Leave out sources whose TEI is newer than they and the house rules: to go on "
              "where a run was interrupted.")
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
@click.option("--whole", is_flag=True,
              help="Keep all of a page of HTML: navigation, banners, comments and footers too.")
def command(
    sources: tuple[str, ...], output: str, jobs: int, update: bool, config: str, form: str,
    fail_on: str, quiet: bool, valid: bool | None, read_as: str, encoding: str, whole: bool,
    **header: str,
) -> int:
    """Encode SOURCE (a file, or - for standard input) as TEI P5.

    The TEI goes to standard output or to the file named with -o; what is doubtful in the text
    goes to standard error, as file:line:column, with a hint. Several files, or a folder with all
    that tei reads in it, go into the folder named with -o.
    """
    from tei.encode_file import Task, encode_file
    from tei.sources import tasks_of, without_current

    output = "" if output == "-" else output
    task = Task(sources[0], output, config, encoding, header, valid, read_as, whole)
    if len(sources) == 1 and not os.path.isdir(sources[0]):
        if update and output and not without_current([task]):
            if form != "none" and not quiet:
                click.echo(f"{output} is newer than {sources[0]}: nothing to encode.", err=True)
            return 0
        return encode_file(task, form, fail_on, quiet)
    from tei.encode_folder import encode_all

    tasks = tasks_of(sources, output, task)
    due = without_current(tasks) if update else tasks
    current = len(tasks) - len(due)
    return encode_all(due, form, fail_on, quiet, jobs, output, sources, current)
