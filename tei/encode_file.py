"""Encode one file as the command line asks: read, encode, write, tell the findings.

Apart from `tei.commands.encode`, which declares the options, because the form of the command
that everybody types (`tei encode SOURCE -o FILE`) is run without click: see `tei.cli`.
"""

from __future__ import annotations

import os
import sys

from tei.errors import ProjectError
from tei.findings import reaches
from tei.typed import Record

TYPE_CHECKING = False  # typing.TYPE_CHECKING, without waiting for typing
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tei.findings import Finding
    from tei.project import Project

WIDTH = 80  # of a terminal that does not tell its own
SHOWN = 20  # findings of one code, in text; JSON has them all
HEADER = ("title", "author", "date", "publisher", "licence", "language")


class Task(Record):
    """A source ("-" is standard input), the file for its TEI ("" is standard output), and how.

    `read_as` is the reader (`--from`), "" for the one that the source calls for; `whole` keeps
    all of a page (`--whole`); `valid` is None where edition.toml decides.
    """

    source: str
    output: str = ""
    config: str = ""
    encoding: str = ""
    header: Mapping[str, str] = {}
    valid: bool | None = None
    read_as: str = ""
    whole: bool = False


class Done(Record):
    """What is to be said of one file; `unsure` are its tags of medium and of low certainty."""

    findings: tuple[Finding, ...]
    unsure: tuple[int, int]


def encode_file(task: Task, form: str = "text", fail_on: str = "error", quiet: bool = False) -> int:
    """Encode one source, and tell the findings on standard error.

    Output: the exit code, 1 if a finding is as severe as `fail_on`. `form` is that of the
    findings: text, json, none. Errors: `TeiError`; then nothing was written.
    """
    from tei.regexes import keep

    done = encoded(task)
    if form != "none" and not quiet:
        tell(done.findings, form, lambda: uncertain(*done.unsure, task.output))
    keep()
    return 1 if reaches(done.findings, fail_on) else 0


def encoded(task: Task) -> Done:
    """Read, encode and write one source; its pictures are written beside the TEI.

    Where `valid` or edition.toml ask for it, the findings have also what is to be said of the
    TEI by its schema. Errors: `TeiError`; then nothing was written.
    """
    from tei.output import refuse_own_source, write
    from tei.pipeline import encode
    from tei.project import find
    from tei.readers import read

    source, output, config = task.source, task.output, task.config
    if not config:  # beside the source; standard input lies nowhere but in the current folder
        config = find("" if source == "-" else os.path.dirname(source))
    refuse_own_source(output, [source, *([config] if config else [])])
    project = _project(config, task.header)
    if task.whole:
        project = project.with_settings("html", whole=True)
    document = read(source, project, task.encoding, task.read_as)
    result = encode(document, project)
    findings = result.findings
    if document.media:
        from tei.output import write_beside

        findings += write_beside(document.media, output, document.origin.name)
    write(result.xml, output)
    if project.setting("validate", "encoded") if task.valid is None else task.valid:
        findings += _validated(result.xml, output or "<stdout>", project, config)
    return Done(findings, result.unsure)


def _validated(xml: bytes, name: str, project: Project, config: str) -> tuple[Finding, ...]:
    """What is to be said of the TEI by the schemas that edition.toml names, and of its pointers;
    where it names none, by `edition.rng` and the Schematron of the edition.

    Not on the road of every article: it would double the time that one takes.
    """
    from tei.events import read
    from tei.findings import Finding, Place
    from tei.resources import schema_cache
    from tei.validators import Options
    from tei.validators.batch import Request, answer_of
    from tei.validators.schemas import EDITION, asked

    named = project.setting("validate", "schema")
    schemas = () if named else asked([EDITION])
    request = Request(schemas, config, options=Options(cache=schema_cache()))
    answer = answer_of(read(xml, name), name, request)
    if answer.told and not reaches(answer.findings, "error"):
        by = ", ".join(named) or "edition.rng, by its Schematron"
        return (*answer.findings, Finding("encoding-valid", Place(name), {"schemas": by}))
    return answer.findings


def _project(config: str, header: Mapping[str, str]) -> Project:
    """The edition's settings, the command line's before the file's."""
    from tei.project import Project, read

    if any(header.values()):
        _check(header)
    project = read(config) if config else Project()
    given = {name: value for name, value in header.items() if value}
    return project.with_settings("header", **given) if given else project


def _check(header: Mapping[str, str]) -> None:
    import re

    for name, value in header.items():
        if re.search("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", value):
            option = "lang" if name == "language" else name
            raise ProjectError(f"--{option} has a character that XML cannot hold.",
                               "Type it again without.")
    language = header.get("language", "")
    if language:
        from tei.languages import code_of, nearest

        if not code_of(language):
            near = nearest(language)
            raise ProjectError(f"--lang is a code such as en or fr-CA, not “{language}”.",
                               "Give the code of the language (BCP 47)"
                               + (f", perhaps {near}." if near else "."))


def uncertain(medium: int, low: int, output: str) -> str:
    """How many tags are not certain, and how to see them; "" if all are.

    >>> uncertain(46, 7, "a.xml")
    '53 tags are uncertain (7 low): tei explain a.xml --cert low,medium lists them.'
    """
    count = medium + low
    if not count:
        return ""
    are, them = ("tag is", "it") if count == 1 else ("tags are", "them")
    name = output.encode("utf-8", "replace").decode() if output else "FILE"
    if any(sign.isspace() for sign in name):
        name = f'"{name}"'
    return (
        f"{count:,} {are} uncertain{f' ({low:,} low)' if low else ''}: "
        f"tei explain {name} --cert low,medium lists {them}."
    )


def tell(findings: Iterable[Finding], form: str, last: Callable[[], str] = str) -> None:
    """Print findings on standard error, as text or json: the first of each code, if many.

    `last` makes a line that follows them in text; it is asked when all have been seen.
    """
    from tei.findings import as_text, folded, rows_of_json

    if sys.stderr is None:
        return
    try:
        if form == "json":
            sys.stderr.writelines(rows_of_json(findings))
        else:
            shown, rest = _first_of_each(findings)
            width = columns()
            if words := last():
                rest += (folded(words, width) if width else words) + "\n"
            sys.stderr.write(as_text(shown, width) + rest)
        sys.stderr.flush()
    except OSError:  # nobody reads them; the TEI is written
        pass


def columns() -> int:
    """The width of the terminal that shows the findings; 0 where a program or a file takes them.

    There each finding stays on its line: programs read them so.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        return 0
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or WIDTH
    except (OSError, ValueError):
        return WIDTH


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
