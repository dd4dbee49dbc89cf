"""`tei publish TEI ... --to html,pdf -o DIR`: reading editions and other forms of TEI files."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tei.publish.batches import Task

PAUSE = 0.4  # seconds between two looks at the files that are watched
_STANDARD_OUTPUT = "-"


@click.command("publish", short_help="Make a reading edition of TEI files: HTML, EPUB, PDF, ...")
@click.argument("files", nargs=-1, metavar="TEI|FOLDER...")
@click.option(
    "-t",
    "--to",
    "formats",
    multiple=True,
    metavar="FORMAT,...",
    help="What to make: html, epub, pdf, txt, md, tex, jats, json, tei-plain. Without "
    "it, what [publish] formats of edition.toml says, else html.",
)
@click.option(
    "-o",
    "--output",
    default=".",
    metavar="DIR|FILE",
    help="The folder for the results; without it, the current folder. It is made if it "
    "is not there. For one format of one file also the file (page.html), or -, which is "
    "standard output.",
)
@click.option(
    "-p",
    "--param",
    "parameters",
    multiple=True,
    metavar="NAME=VALUE",
    help="Set a parameter, of all formats that have it, or FORMAT.NAME=VALUE of one.",
)
@click.option(
    "--params",
    "listing",
    is_flag=True,
    help="List the parameters of the formats, with what they may be, and make nothing.",
)
@click.option(
    "--xslt",
    "stylesheet",
    default="",
    metavar="FILE",
    help="Your own stylesheet in place of ours: XSLT 1.0; 2.0 and 3.0 with the extra saxon. "
    "It may import ours: tei:html.xsl. Without --to it makes the format that it imports; "
    "if it imports none of ours, its result is the file.",
)
@click.option(
    "--read",
    "folders",
    multiple=True,
    metavar="DIR",
    help="Another folder that your stylesheet may read, beside its own and the TEI's.",
)
@click.option(
    "--assets/--no-assets",
    default=None,
    help="Put pictures, styles and scripts beside the page, not in it.",
)
@click.option(
    "--config",
    default="",
    metavar="FILE",
    help="The edition's house rules; without it, edition.toml beside each file.",
)
@click.option(
    "-j",
    "--jobs",
    default=0,
    type=click.IntRange(0),
    metavar="N",
    help="Processes; 0: as many as there are cores, where there are many files.",
)
@click.option("--watch", is_flag=True, help="Make it again when a file changes; Ctrl-C ends it.")
@click.option("--open", "opened", is_flag=True, help="Show the first result in the browser.")
@click.option(
    "--findings",
    "form",
    default="text",
    type=click.Choice(["text", "json", "none"]),
    help="What to print of the findings, on standard error; json has the errors too.",
    show_default=True,
)
@click.option(
    "--fail-on",
    default="error",
    type=click.Choice(["warning", "error", "never"]),
    help="End with exit code 1 if a finding is as severe as this.",
    show_default=True,
)
@click.option("-q", "--quiet", is_flag=True, help="Print neither findings nor names of results.")
def command(files: tuple[str, ...], **given: Any) -> int:
    """Make reading editions and other forms of TEI files (P5, from any program), each read once.

    The results lie in the current folder, or in that of -o, and are called like the file:
    article.xml becomes article.html, article.epub ... Of a folder all its *.xml files are taken, of
    'letters/*.xml' all that fit. The names of the results go to standard output (of more than
    twenty files, their number to standard error); what the text has and a format does not show is
    named on standard error. Of a file or a format that cannot be made the error is told, the others
    are made, and the exit code is 2.

    A stylesheet of your own is run apart: it reads nothing but its folder and the TEI's, and never
    the network.
    """
    from tei.commands.publish_all import publish_all
    from tei.publish.batches import Task, check, into, stems
    from tei.publish.settings import Asked

    formats = tuple(f for words in given["formats"] for f in words.replace(",", " ").split())
    if given["listing"]:
        return _list_parameters(formats, given["stylesheet"], given["folders"])
    if not files:
        raise click.UsageError("Name a TEI file to publish.", click.get_current_context())
    paths = _expanded(files)
    to_standard_output = given["output"] == _STANDARD_OUTPUT
    if to_standard_output and (len(paths) > 1 or given["watch"] or given["opened"]):
        raise click.UsageError("Standard output (-o -) takes one file, and neither --watch nor "
                               "--open.", click.get_current_context())  # fmt: skip
    asked = Asked(formats, _pairs(given["parameters"]), given["stylesheet"], given["folders"],
                  given["assets"])  # fmt: skip
    tasks = [
        Task(path, stem, "", asked, given["config"])
        for path, stem in zip(paths, stems(paths), strict=True)
    ]
    tasks = into(tasks, given["output"])
    check(tasks)
    code, results = publish_all(tasks, given)
    if given["opened"] and results:
        _open(results[0])
    return _watch(tasks, given) if given["watch"] else code


def _expanded(files: Sequence[str]) -> list[str]:
    """The files meant: those of folders and patterns without what was published from others."""
    from tei.validators.files import check_stands_for_files, expand

    found = []
    for given in files:
        paths = expand([given])
        for path in paths:
            check_stands_for_files(path)
        made = {path.removesuffix(".xml") + ".tei.xml" for path in paths}
        found += [p for p in paths if p == given or not (p in made or p.endswith(".jats.xml"))]
    return list(dict.fromkeys(found))


def _pairs(words: Sequence[str]) -> dict[str, str]:
    found = {}
    for word in words:
        name, sign, value = word.partition("=")
        if not sign or not name.strip():
            raise click.UsageError(
                f"--param is NAME=VALUE, not “{word}”.", click.get_current_context()
            )
        found[name.strip()] = value
    return found


def _watch(tasks: Sequence[Task], given: dict[str, Any]) -> int:
    """Make it again at each change, until Ctrl-C."""
    from signal import SIGINT, signal
    from time import sleep

    from tei.commands.publish_all import publish_all
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
                publish_all(tasks, given)
    except KeyboardInterrupt:
        click.echo("Ended.", err=True)
        return 0


def _open(path: str) -> None:
    import webbrowser
    from pathlib import Path

    if not webbrowser.open(Path(os.path.abspath(path)).as_uri()):
        click.echo(f"There is no browser to show it with; the result is {path}.", err=True)


def _list_parameters(formats: Sequence[str], stylesheet: str, folders: tuple[str, ...]) -> int:
    from tei.publish import FORMATS, based_on, parameters_of
    from tei.publish.parameters import description

    for name in formats or ((based_on(stylesheet, folders),) if stylesheet else FORMATS):
        name = name.lower()
        found = parameters_of(name, stylesheet, folders)
        rows = "".join(description(name, key, value) for key, value in sorted(found.items()))
        click.echo(f"{name}\n{rows}", nl=False)
    sys.stdout.flush()
    return 0
