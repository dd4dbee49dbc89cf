"""`tei publish TEI ... --to html,pdf -o DIR`: reading editions and other forms of TEI files."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tei.errors import TeiError
    from tei.findings import Finding
    from tei.publish.batches import Task, Written

PAUSE = 0.4  # seconds between two looks at the files that are watched


@click.command("publish", short_help="Make a reading edition of TEI files: HTML, EPUB, PDF, ...")
@click.argument("files", nargs=-1, metavar="TEI...")
@click.option("-t", "--to", "formats", multiple=True, metavar="FORMAT,...",
              help="What to make: html, epub, pdf, txt, md, tex, jats, json, tei-plain. Without "
              "it, what [publish] formats of edition.toml says, else html.")
@click.option("-o", "--output", default=".", metavar="DIR",
              help="The folder for the results; it is made if it is not there.")
@click.option("-p", "--param", "parameters", multiple=True, metavar="NAME=VALUE",
              help="Set a parameter, of all formats that have it, or FORMAT.NAME=VALUE of one.")
@click.option("--params", "listing", is_flag=True,
              help="List the parameters of the formats, with their defaults, and make nothing.")
@click.option("--xslt", "stylesheet", default="", metavar="FILE",
              help="Your own stylesheet in place of ours: XSLT 1.0; 2.0 and 3.0 with tei[saxon]. "
              "It may import ours: tei:html.xsl. Without --to its result is the file.")
@click.option("--read", "folders", multiple=True, metavar="DIR",
              help="Another folder that your stylesheet may read, beside its own and the TEI's.")
@click.option("--assets/--no-assets", default=None,
              help="Put pictures, styles and scripts beside the page, not in it.")
@click.option("--config", default="", metavar="FILE",
              help="The edition's house rules; without it, edition.toml beside each file.")
@click.option("-j", "--jobs", default=0, type=click.IntRange(0), metavar="N",
              help="Processes; 0: as many as there are cores, where there are many files.")
@click.option("--watch", is_flag=True, help="Make it again when a file changes; Ctrl-C ends it.")
@click.option("--open", "opened", is_flag=True, help="Show the first result in the browser.")
@click.option("--findings", "form", default="text", type=click.Choice(["text", "json", "none"]),
              help="What to print of the findings, on standard error.", show_default=True)
@click.option("--fail-on", default="error", type=click.Choice(["warning", "error", "never"]),
              help="End with exit code 1 if a finding is as severe as this.", show_default=True)
@click.option("-q", "--quiet", is_flag=True, help="Print neither findings nor names of results.")
def command(files: tuple[str, ...], **given: Any) -> int:
    """Make reading editions and other forms of TEI files (P5, from any program), each read once.

    The results are called like the file: article.xml becomes article.html, article.epub ... Their
    names go to standard output; what the text has and a format does not show is named on standard
    error. A stylesheet of your own is run apart: it reads nothing but its folder and the TEI's,
    and never the network.
    """
    from tei.publish.batches import Task, stems

    formats = tuple(f for words in given["formats"] for f in words.replace(",", " ").split())
    if given["listing"]:
        return _list_parameters(formats, given["stylesheet"], given["folders"])
    if not files:
        raise click.UsageError("Name a TEI file to publish.", click.get_current_context())
    tasks = [
        Task(path, stem, given["output"], formats, _pairs(given["parameters"]),
             given["stylesheet"], given["assets"], given["folders"], given["config"])
        for path, stem in zip(files, stems(files), strict=True)
    ]  # fmt: skip
    code, paths = _round(tasks, given)
    if given["opened"] and paths:
        _open(paths[0])
    return _watch(tasks, given) if given["watch"] else code


def _pairs(words: Sequence[str]) -> dict[str, str]:
    found = {}
    for word in words:
        name, sign, value = word.partition("=")
        if not sign or not name.strip():
            raise click.UsageError(f"--param is NAME=VALUE, not “{word}”.",
                                   click.get_current_context())
        found[name.strip()] = value
    return found


def _round(tasks: Sequence[Task], given: dict[str, Any]) -> tuple[int, list[str]]:
    """Make all once: the exit code, and the paths of the results."""
    from tei.encode_file import tell
    from tei.errors import TeiError
    from tei.findings import reaches

    findings: list[Finding] = []
    paths: list[str] = []
    errors: list[TeiError] = []
    for made in _made(tasks, given["jobs"]):
        if isinstance(made, TeiError):
            errors.append(made)
            continue
        paths += made.paths
        findings += [f for f in made.findings if f not in findings]
        if not given["quiet"]:
            click.echo("".join(path + "\n" for path in made.paths), nl=False)
    if given["form"] != "none" and not given["quiet"]:
        tell(findings, given["form"])
    if errors and (len(tasks) > 1 or given["watch"]):
        for error in errors:
            click.echo(f"error: {error}\n  remedy: {error.remedy}", err=True)
    elif errors:
        raise errors[0]
    if errors:
        return TeiError.exit_code, paths
    return (1 if reaches(findings, given["fail_on"]) else 0), paths


def _made(tasks: Sequence[Task], jobs: int) -> Iterator[Written | TeiError]:
    """What was made of each, in order, or why it could not be; the others go on."""
    count = min(jobs or (os.cpu_count() or 1), len(tasks))
    if count < 2 or (not jobs and len(tasks) < 4):
        yield from map(_one, tasks)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
        yield from pool.map(_one, tasks)


def _one(task: Task) -> Written | TeiError:
    from tei.errors import TeiError
    from tei.publish.batches import make

    try:
        return make(task)
    except TeiError as error:
        return error


def _watch(tasks: Sequence[Task], given: dict[str, Any]) -> int:
    """Make it again at each change, until Ctrl-C."""
    from signal import SIGINT, signal
    from time import sleep

    from tei.publish.batches import watched
    from tei.publish.xslt import forget

    if any(task.path == "-" for task in tasks):
        raise click.UsageError("Standard input cannot be watched.", click.get_current_context())
    before = watched(tasks)
    ended = False

    def end(*_: object) -> None:
        # Noted as well as raised: what is raised while libxslt calls back is lost on the way.
        nonlocal ended
        ended = True
        raise KeyboardInterrupt

    signal(SIGINT, end)
    try:
        click.echo("Watching; Ctrl-C ends it.", err=True)
        while True:
            if ended:
                raise KeyboardInterrupt
            sleep(PAUSE)
            now = watched(tasks)
            if now != before:
                before = now
                forget()  # stylesheets are compiled once in a process
                _round(tasks, given)
    except KeyboardInterrupt:
        click.echo("Ended.", err=True)
        return 0


def _open(path: str) -> None:
    import webbrowser
    from pathlib import Path

    webbrowser.open(Path(os.path.abspath(path)).as_uri())


def _list_parameters(formats: Sequence[str], stylesheet: str, folders: tuple[str, ...]) -> int:
    from tei.publish import FORMATS, based_on, format_of, parameters_of

    for name in formats or ((based_on(stylesheet, folders),) if stylesheet else FORMATS):
        found = parameters_of(format_of(name), stylesheet, folders)
        rows = "".join(f"  {key} = {value}\n" for key, value in sorted(found.items()))
        click.echo(f"{name}\n{rows}", nl=False)
    sys.stdout.flush()
    return 0
