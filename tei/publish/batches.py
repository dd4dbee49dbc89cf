"""Many TEI files, each made into its formats and written: what is called what, and what changed.

stems(["letters/a.xml", "essays/a.xml"])   ->   ["letters/a", "essays/a"]
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tei import output
from tei.errors import OutputError, TeiError
from tei.findings import Finding
from tei.project import Project, find, read
from tei.publish import FORMATS, OWN, Published, coverage, format_of, publish
from tei.publish.settings import Asked, Settings, settle
from tei.publish.source import Source
from tei.publish.source import read as read_source

__all__ = ["STANDARD_OUTPUT", "Task", "Written", "check", "into", "make", "stems", "watched"]

STANDARD_OUTPUT = "-"


class Task(NamedTuple):
    """What is to be made of one TEI file, into which folder ("-": standard output).

    `config` is an edition.toml, "" for the one beside the file; `file` the name of the result
    where one has been asked for, else it follows from `stem` and format.
    """

    path: str
    stem: str
    folder: str
    asked: Asked = Asked()
    config: str = ""
    file: str = ""

    @property
    def project_file(self) -> str:
        """The edition.toml of this file, or ""."""
        beside = "" if self.path == "-" else os.path.dirname(self.path)
        return self.config or find(beside)

    def settings(self) -> Settings:
        """Formats and parameters. Errors: `TeiError`, as `settle`."""
        file = self.project_file
        return settle(self.asked, read(file) if file else Project())


def into(tasks: Sequence[Task], given: str) -> list[Task]:
    """The tasks, whose results go where `-o` says: a folder, standard output ("-"), or, for one
    format of one file, a file that is called like its format ("page.html").

    Errors: `OutputError`, if a file is named and there is more than one result; `TeiError`, as
    `settle`.
    """
    tasks = [task._replace(folder=given) for task in tasks]
    suffix = os.path.splitext(given)[1].lower()
    if not suffix or given.endswith(("/", os.sep)) or os.path.isdir(given):
        return tasks
    known = {"." + form.suffix.rpartition(".")[2] for form in FORMATS.values()}
    formats = list(dict.fromkeys(form for task in tasks for form in task.settings().formats))
    if suffix not in known and formats != [OWN]:
        return tasks  # a folder: "v1.2"
    if len(tasks) > 1 or len(formats) > 1:
        made = ", ".join(formats) if len(tasks) == 1 else f"{len(tasks)} files"
        raise OutputError(f"{given} is called like a file, and there is more to make: {made}.",
                          "Name a folder with -o.")  # fmt: skip
    wanted = format_of(formats[0]).suffix or suffix
    if not wanted.endswith(suffix):
        raise OutputError(f"{given} is not called like {formats[0]}, which is to be made.",
                          f"Name a folder with -o, or a file that ends in {wanted}.")  # fmt: skip
    folder, name = os.path.split(given)
    stem = name.removesuffix(wanted) if name.endswith(wanted) else name[: -len(suffix)]
    return [tasks[0]._replace(folder=folder, stem=stem, file=name)]


class Written(NamedTuple):
    """The paths of what was written, what there is to say of it, and what could not be made.

    `data` is what goes to standard output.
    """

    paths: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    errors: tuple[TeiError, ...] = ()
    data: bytes = b""


def check(tasks: Iterable[Task]) -> None:
    """Refuse formats and parameters that there are not, before anything is made.

    Errors: `TeiError`, as `settle`.
    """
    seen: set[str] = set()
    for task in tasks:
        file = task.project_file
        if file not in seen:
            seen.add(file)
            formats = task.settings().formats
            if task.folder == STANDARD_OUTPUT and len(formats) > 1:
                raise OutputError(
                    f"Standard output takes one format, not {', '.join(formats)}.",
                    "Name one with --to, or a folder with -o.",
                )


def make(task: Task) -> Written:
    """Make and write the formats of one file; what stops one of them does not stop the others.

    Errors: `TeiError` and its children, if the file cannot be read or the settings are faulty;
    what stops one format stands in the result.
    """
    settings = task.settings()
    source = read_source(task.path)
    findings: list[Finding] = []
    paths: list[str] = []
    errors: list[TeiError] = []
    for form in settings.formats:
        try:
            made = publish(
                source, [form], settings.parameters, stylesheet=task.asked.stylesheet,
                stem=task.stem, assets=settings.assets, folders=task.asked.folders,
            )  # fmt: skip
            if task.folder == STANDARD_OUTPUT:
                return Written((), made.findings, (), _alone(made))
            paths += _write(made, task)
        except TeiError as error:
            errors.append(_of_format(error, form, source))
        else:
            coverage.add(findings, made.findings)
    return Written(tuple(dict.fromkeys(paths)), tuple(findings), tuple(errors))


def _of_format(error: TeiError, form: str, source: Source) -> TeiError:
    """The same error, which says what it was that could not be made."""
    error.args = (f"{source.name} to {form}: {str(error).removeprefix(source.name + ': ')}",)
    return error


def _alone(made: Published) -> bytes:
    if len(made.files) > 1:
        raise OutputError(
            f"Standard output takes one file, and these are made: {', '.join(made.files)}.",
            "Name a folder with -o.",
        )
    return next(iter(made.files.values()))


def _write(made: Published, task: Task) -> list[str]:
    sources = [s for s in (task.path, task.asked.stylesheet, task.project_file) if s]
    names = list(made.files)
    if task.file:
        names[0] = task.file  # what stands beside it has names of its own
    paths = [os.path.join(task.folder, name) for name in names]
    for path in paths:
        output.refuse_own_source(path, sources)
    for path, data in zip(paths, made.files.values(), strict=True):
        _make_folder(os.path.dirname(path))
        output.write(data, path)
    return paths


def _make_folder(folder: str) -> None:
    try:
        os.makedirs(folder or ".", exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"The folder {folder} cannot be made ({error.strerror}).", "Name another with -o."
        ) from error


def stems(paths: Sequence[str]) -> list[str]:
    """What the results of each file are called: its name, or where two have the same, its path
    from the folder that holds them all.

    Errors: `TeiError`, if two files would still give one result.
    """
    from tei.publish.source import stem_of

    short = [stem_of(path) for path in paths]
    if len(set(short)) == len(short):
        return short
    whole = [os.path.abspath(path) for path in paths]
    common = os.path.commonpath([os.path.dirname(path) for path in whole])
    found = [
        os.path.join(os.path.relpath(os.path.dirname(path), common), stem_of(path))
        for path in whole
    ]
    found = [os.path.normpath(stem) for stem in found]
    seen: dict[str, str] = {}
    for stem, path in zip(found, paths, strict=True):
        if stem in seen:
            raise TeiError(
                f"{seen[stem]} and {path} would both become {stem}.",
                "Publish them one by one, each into a folder of its own (-o).",
            )
        seen[stem] = path
    return found


def watched(tasks: Iterable[Task]) -> dict[str, tuple[int, int]]:
    """The files that results depend on, with time and size: when it differs, something changed.

    Of a file that is not there: (0, 0). Stylesheets count with all that they import.
    """
    files: set[str] = set()
    for task in tasks:
        files |= {task.path, task.project_file or os.path.join(os.path.dirname(task.path) or ".",
                                                               "edition.toml")}  # fmt: skip
        if task.asked.stylesheet:
            files |= {task.asked.stylesheet, *_modules(task)}
    return {file: _state(file) for file in sorted(files)}


def _modules(task: Task) -> list[str]:
    from tei.publish.stylesheets import modules

    try:
        return [path for path, _ in modules(task.asked.stylesheet, task.asked.folders)]
    except TeiError:  # it is being written; what it imports is known again when it is mended
        return []


def _state(path: str) -> tuple[int, int]:
    try:
        status = os.stat(path)
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
