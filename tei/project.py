"""edition.toml: the house rules of one edition, read once into a frozen `Project`.

Every key is known here and nowhere else; an unknown one is an error that names the nearest.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from tei.errors import ProjectError

# section -> key -> (default, allowed values or type)
SETTINGS: dict[str, dict[str, tuple[Any, Any]]] = {
    "header": {
        "title": ("", str),
        "author": ("", str),
        "date": ("", str),
        "publisher": ("", str),
        "licence": ("", str),
        "language": ("", str),
        "project": ("", str),  # what the edition is for: <projectDesc>
        "editor": ("", str),  # who answers for the encoding: <respStmt xml:id="editor">
        "source": ("", str),  # the printed or web source in words: <sourceDesc><bibl>
    },
    "text": {"line_breaks": ("drop", ("drop", "keep"))},
    "notes": {"place": ("end", ("end", "inline"))},
    "brackets": {"element": ("supplied", ("supplied", "add", "note"))},
    "quotation": {"marks": ("record", ("record", "keep"))},
    "numbers": {"encode": (False, bool)},
    "dates": {"order": ("auto", ("auto", "day-first", "month-first"))},
    "corrections": {"encode": ("report", ("report", "sic", "choice"))},
    "names": {
        "persons": ("", str),  # CSV or TEI authority files, relative to edition.toml
        "places": ("", str),
        "organizations": ("", str),
        "gazetteer": (True, bool),  # use the word lists that come with the package
    },
}


class Decision(NamedTuple):
    """What a person decided of some words of the text, once for all: `[[decisions]]`.

    `words` are found in the text as they stand (`nth` counts from 1, 0 = everywhere);
    `element` is what they become, or "" to leave them untagged; `reason` is printed in the TEI.
    """

    words: str
    element: str
    nth: int
    attributes: Mapping[str, str]
    reason: str


class Project(NamedTuple):
    """An edition's settings. `folder` is where its file stands: paths in it are relative to it.

    >>> Project().setting("notes", "place")
    'end'
    """

    folder: str = ""
    file: str = ""
    settings: Mapping[str, Mapping[str, Any]] = {}
    rules: Mapping[str, bool] = {}
    decisions: tuple[Decision, ...] = ()

    def setting(self, section: str, key: str) -> Any:
        """The value of a setting: the edition's own, or the default."""
        default = SETTINGS[section][key][0]
        return self.settings.get(section, {}).get(key, default)

    def runs(self, rule: str) -> bool:
        """True unless the edition has switched the rule off."""
        return self.rules.get(rule, True)


def read(path: str) -> Project:
    """Read an `edition.toml`.

    Errors: `ProjectError`, naming file, key, what stands there and what may stand there.
    """
    raise ProjectError(f"{path}: not read yet")
