"""Which edition.toml holds for a file, and what it tells the checks."""

from __future__ import annotations

import os

from tei.project import Project
from tei.validators import Options
from tei.validators.files import STANDARD_INPUT

__all__ = ["forget", "options_of", "project_of"]

_projects: dict[str, Project] = {}


def project_of(name: str, config: str = "") -> Project:
    """The house rules that hold for a file.

    The edition.toml named; else that of the file's own folder, or of the nearest above it up to
    the folder in which the command is run. Errors: `ProjectError`.
    """
    from tei.project import find
    from tei.project import read as read_project

    path = config
    if not path:
        folder = os.path.dirname(os.path.abspath(name)) if name != STANDARD_INPUT else os.getcwd()
        top = os.getcwd()
        path = find(folder)
        while not path and folder != top and folder.startswith(os.path.join(top, "")):
            folder = os.path.dirname(folder)
            path = find(folder)
        if path and path.startswith(os.path.join(top, "")):
            path = os.path.relpath(path)
    if not path:
        return Project()
    if path not in _projects:
        _projects[path] = read_project(path)
    return _projects[path]


def options_of(options: Options, project: Project) -> Options:
    """What the checks are told: what the command says (`options`), then what the edition says."""
    folder = project.folder
    files = tuple(os.path.join(folder, f) for f in project.setting("validate", "id_files"))
    return options._replace(
        folders=(*options.folders, *([folder] if folder else [])),
        phase=options.phase or project.setting("validate", "phase"),
        id_files=(*options.id_files, *files),
        keys=(*options.keys, *project.setting("validate", "keys")),
    )


def forget() -> None:
    """Read house rules anew: files may have changed since the last command."""
    _projects.clear()
