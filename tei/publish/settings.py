"""What a TEI file is to be made into: its formats and their parameters, checked before any work.

The command line goes before edition.toml, edition.toml before what stylesheets and packagers have
by default. `Settings` are those of one file; see `settle`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from tei.errors import ProjectError, TeiError
from tei.project import Project
from tei.publish import FORMATS, OWN, based_on, check_parameters, format_of, parameters_of
from tei.publish.parameters import line_of, of

__all__ = ["Asked", "Settings", "settle"]


class Asked(NamedTuple):
    """What the command line asks for; `given` are parameters as typed: name -> value.

    A name may begin with a format and a stop: `pdf.paper`.
    """

    formats: tuple[str, ...] = ()
    given: Mapping[str, str] = {}
    stylesheet: str = ""
    folders: tuple[str, ...] = ()
    assets: bool | None = None


class Settings(NamedTuple):
    """The formats, the parameters of each, and whether pictures and styles stand beside a page."""

    formats: tuple[str, ...]
    parameters: Mapping[str, Mapping[str, str]]
    assets: bool


def settle(asked: Asked, project: Project) -> Settings:
    """The settings of one file.

    `settle(Asked(("HTML",), {"readings": "corrected"}), Project())` has the formats `("html",)` and
    the parameters `{"html": {"readings": "corrected"}}`.

    Errors: `TeiError` (of edition.toml: `ProjectError`, with its line) for a format or parameter
    that there is not, and for a value that it cannot have; `StylesheetError`.
    """
    formats = _names(asked.formats)
    if not formats and asked.stylesheet:
        formats = (based_on(asked.stylesheet, asked.folders),)
    elif not formats:
        formats = _own_formats(project) or ("html",)
    parameters: dict[str, dict[str, str]] = {}
    for name in formats:
        own = project.setting("publish", name) if name in FORMATS else {}
        parameters[name] = {key: _word(name, key, value) for key, value in own.items()}
        for key, value in parameters[name].items():
            try:
                check_parameters(name, asked.stylesheet, {key: value}, asked.folders)
            except TeiError as error:
                place = f"{project.file}:{_line(project, name, key)}"
                raise ProjectError(f"{place}: [publish.{name}] {error}", error.remedy) from error
        given = _given(name, formats, asked)
        check_parameters(name, asked.stylesheet, given, asked.folders)
        parameters[name] |= given
    _check_all_used(formats, asked)
    assets = project.setting("publish", "assets") if asked.assets is None else asked.assets
    return Settings(formats, parameters, bool(assets))


def _names(formats: Iterable[str]) -> tuple[str, ...]:
    """As typed, each once: there is but one way to write a format, however it is capitalized."""
    names = tuple(dict.fromkeys(name if name == OWN else name.lower() for name in formats))
    for name in names:
        format_of(name)
    return names


def _own_formats(project: Project) -> tuple[str, ...]:
    try:
        return _names(project.setting("publish", "formats"))
    except TeiError as error:
        raise ProjectError(f"{project.file}: [publish] formats: {error}", error.remedy) from error


def _given(name: str, formats: Sequence[str], asked: Asked) -> dict[str, str]:
    """The parameters of the command line that one format has, or that are meant for it alone."""
    found: dict[str, str] = {}
    known = parameters_of(name, asked.stylesheet, asked.folders) if asked.given else {}
    for key, value in asked.given.items():
        before, stop, after = key.partition(".")
        if stop and before in FORMATS:
            if before == name:
                found[after] = value
        elif key in known or len(formats) == 1:
            found.setdefault(key, value)
    return found


def _check_all_used(formats: Sequence[str], asked: Asked) -> None:
    known = sorted({
        name
        for form in formats
        for name in (parameters_of(form, asked.stylesheet, asked.folders) if asked.given else ())
    })  # fmt: skip
    for key in asked.given:
        before, stop, after = key.partition(".")
        if key in known or (stop and before in formats) or len(formats) == 1:
            continue
        near = get_close_matches(after or key, known, 1)
        meant = f"Did you mean “{near[0]}”? " if near else ""
        raise TeiError(
            f"None of {', '.join(formats)} has a parameter “{key}”.",
            f"{meant}There is: {', '.join(known) or 'none'}.",
        )


def _line(project: Project, form: str, key: str) -> int:
    try:
        with open(project.file, encoding="utf-8", errors="replace") as file:
            return line_of(file.read(), form, key)
    except OSError:
        return 0


def _word(form: str, key: str, value: object) -> str:
    """A value of edition.toml as stylesheets want it: true is “yes” where ours says so."""
    if not isinstance(value, bool):
        return str(value)
    return ("no", "yes")[value] if of(form, key) else str(value).lower()
