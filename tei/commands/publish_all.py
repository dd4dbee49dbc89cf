"""Make all files that `tei publish` was given, and tell what was made, doubted and impossible.

The names of the results go to standard output, findings, errors and a line that counts to standard
error. What stops one file, or one format of it, does not stop the others.
"""

from __future__ import annotations

import json
import os
import re
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

import click

from tei import output
from tei.encode_file import tell
from tei.errors import TeiError
from tei.findings import Finding, as_json, reaches
from tei.publish import coverage
from tei.publish.batches import Task, Written, make

__all__ = ["publish_all"]

NAMED = 20  # files whose results are named one by one
WIDTH = 80


def publish_all(tasks: Sequence[Task], given: dict[str, Any]) -> tuple[int, list[str]]:
    """Make all once: the exit code, and the paths of the results."""
    findings: list[Finding] = []
    paths: list[str] = []
    errors: list[TeiError] = []
    failed = 0
    for made in _made(tasks, given["jobs"]):
        if isinstance(made, TeiError):
            errors.append(made)
            failed += 1
            continue
        paths += made.paths
        errors += made.errors
        failed += bool(made.errors)
        coverage.add(findings, made.findings)
        if made.data:
            output.refuse_own_source("", [tasks[0].path])
            output.write(made.data, "")
        if not given["quiet"] and len(tasks) <= NAMED:
            click.echo("".join(path + "\n" for path in made.paths), nl=False)
    last = _summary(len(tasks), failed, given["output"]) if len(tasks) > 1 else ""
    _tell(findings, errors, given, last)
    if errors:
        return TeiError.exit_code, paths
    return (1 if reaches(findings, given["fail_on"]) else 0), paths


def _summary(count: int, failed: int, folder: str) -> str:
    """How many files were published.

    >>> _summary(50, 1, "site")
    '49 of 50 published into site; 1 could not be, or not in every format.'
    """
    into = f" into {folder}" if folder != "." else ""
    rest = f"; {failed} could not be, or not in every format" if failed else ""
    return f"{count - failed} of {count} published{into}{rest}."


def _tell(
    findings: Sequence[Finding], errors: Sequence[TeiError], given: dict[str, Any], last: str
) -> None:
    """Findings, errors and a line that counts, on standard error."""
    if given["form"] == "json":
        click.echo(_as_json(findings, errors), err=True, nl=False)
        return
    if given["form"] == "text" and not given["quiet"]:
        tell(findings, "text", lambda: last)
    for error in errors:
        lines = textwrap.wrap(str(error), WIDTH, initial_indent="error: ",
                              subsequent_indent="  ", break_long_words=False,
                              break_on_hyphens=False)  # fmt: skip
        lines += textwrap.wrap(error.remedy, WIDTH, initial_indent="  remedy: ",
                               subsequent_indent="    ", break_long_words=False,
                               break_on_hyphens=False)  # fmt: skip
        click.echo("\n".join(lines), err=True)


def _as_json(findings: Sequence[Finding], errors: Sequence[TeiError]) -> str:
    """Findings as ever, and after them the errors as rows of the same form."""
    rows = json.loads(as_json(findings))
    for error in errors:
        place = re.match(r"([^:]*?)(?: to [\w-]+)?:(?:(\d+):)?(?:(\d+):)?", str(error))
        file, line, column = place.groups() if place else ("", "", "")
        rows.append({
            "file": file, "line": int(line or 0), "column": int(column or 0), "severity": "error",
            "code": "not-published", "message": str(error), "hint": error.remedy,
            "section": "", "arguments": {},
        })  # fmt: skip
    words = (json.dumps(row, ensure_ascii=False) for row in rows)
    return "[" + ",\n ".join(words) + "]\n"


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
    try:
        return make(task)
    except TeiError as error:
        return error
