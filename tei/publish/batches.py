"""Many TEI files, each made into its formats and written: what is called what, and what changed.

stems(["letters/a.xml", "essays/a.xml"])   ->   ["letters/a", "essays/a"]
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tei import output
from tei.errors import TeiError
from tei.findings import Finding
from tei.project import Project, find, read
from tei.publish import FORMATS, Format, based_on, parameters_of, publish

__all__ = ["Task", "Written", "make", "stems", "watched"]


class Task(NamedTuple):
    """What is to be made of one TEI file. `given` are parameters as typed: name -> value.

    A name may begin with a format and a stop: `pdf.paper`. `config` is an edition.toml, "" for
    the one beside the file.
    """

    path: str
    stem: str
    folder: str
    formats: tuple[str, ...] = ()
    given: Mapping[str, str] = {}
    stylesheet: str = ""
    assets: bool | None = None
    folders: tuple[str, ...] = ()
    config: str = ""

    @property
    def project_file(self) -> str:
        """The edition.toml of this file, or ""."""
        beside = "" if self.path == "-" else os.path.dirname(self.path)
        return self.config or find(beside)


class Written(NamedTuple):
    """The paths of what was written, and what there is to say of it."""

    paths: tuple[str, ...]
    findings: tuple[Finding, ...]


def make(task: Task) -> Written:
    """Make and write all formats of one file; nothing is written unless all could be made.

    Errors: `TeiError` and its children, as `publish`; `OutputError`.
    """
    file = task.project_file
    project = read(file) if file else Project()
    formats = task.formats
    if not formats and not task.stylesheet:
        formats = tuple(project.setting("publish", "formats")) or ("html",)
    elif not formats:
        formats = (based_on(task.stylesheet, task.folders),)
    parameters = _parameters(formats, task, project)
    assets = project.setting("publish", "assets") if task.assets is None else task.assets
    made = publish(
        task.path, formats, parameters, stylesheet=task.stylesheet, stem=task.stem,
        assets=assets, folders=task.folders,
    )  # fmt: skip
    sources = [s for s in (task.path, task.stylesheet, file) if s]
    paths = [os.path.join(task.folder, name) for name in made.files]
    for path in paths:
        output.refuse_own_source(path, sources)
    for path, data in zip(paths, made.files.values(), strict=True):
        _make_folder(os.path.dirname(path))
        output.write(data, path)
    return Written(tuple(paths), made.findings)


def _make_folder(folder: str) -> None:
    from tei.errors import OutputError

    try:
        os.makedirs(folder or ".", exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"The folder {folder} cannot be made ({error.strerror}).", "Name another with -o."
        ) from error


def _parameters(formats: Sequence[str], task: Task, project: Project) -> dict[str, dict[str, str]]:
    """The parameters of each format: edition.toml's, and over them those of the command line."""
    found: dict[str, dict[str, str]] = {}
    used: set[str] = set()
    for name in formats:
        settings = project.setting("publish", name) if name in FORMATS else {}
        found[name] = {key: _word(value) for key, value in settings.items()}
        form = FORMATS.get(name) or Format("", "")
        known = parameters_of(form, task.stylesheet, task.folders) if task.given else {}
        for key, value in task.given.items():
            before, stop, after = key.partition(".")
            meant = after if stop and before in FORMATS else key
            if stop and before in FORMATS and before != name:
                continue
            if meant in known or (stop and before == name) or len(formats) == 1:
                found[name][meant] = value
                used.add(key)
    for key in task.given:
        if key not in used:
            _refuse(key, formats, task)
    return found


def _refuse(key: str, formats: Sequence[str], task: Task) -> None:
    from difflib import get_close_matches

    known = sorted({
        name
        for form in formats
        for name in parameters_of(FORMATS.get(form) or Format("", ""), task.stylesheet,
                                  task.folders)
    })  # fmt: skip
    near = get_close_matches(key.rpartition(".")[2], known, 1)
    meant = f"Did you mean “{near[0]}”? " if near else ""
    raise TeiError(
        f"None of {', '.join(formats)} has a parameter “{key}”.",
        f"{meant}There is: {', '.join(known) or 'none'}.",
    )


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


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
        if task.stylesheet:
            files |= {task.stylesheet, *_modules(task)}
    return {file: _state(file) for file in sorted(files)}


def _modules(task: Task) -> list[str]:
    from tei.publish.stylesheets import modules

    try:
        return [path for path, _ in modules(task.stylesheet, task.folders)]
    except TeiError:  # it is being written; what it imports is known again when it is mended
        return []


def _state(path: str) -> tuple[int, int]:
    try:
        status = os.stat(path)
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
