"""`tei settings`: the house rules in words, none forgotten, each as it is by default."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tei.cli import run
from tei.commands.settings import WORDS, settings
from tei.project import SETTINGS, Project, read
from tei.recognizers import RULES


def switched_on() -> str:
    """What is printed, every key and the waiver of it switched on (and the decision left out)."""
    printed = settings().partition("# What you have decided")[0]
    return re.sub(r"(?m)^# (?=[\w.-]+ +?= |\[\[)", "", printed)


def test_every_setting_has_its_words_and_no_other() -> None:
    assert {s: set(words) for s, (_, words) in WORDS.items()} == {
        s: set(keys) for s, keys in SETTINGS.items()
    }


def test_as_it_is_printed_it_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "edition.toml"
    path.write_text(settings())
    project = read(str(path))
    assert not any(project.settings.values())
    assert project == Project(str(tmp_path), str(path), project.settings)


def test_switched_on_it_gives_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "edition.toml"
    path.write_text(switched_on())
    assert tomllib.loads(switched_on())["notes"] == {"place": "end"}
    project = read(str(path))
    for section, keys in SETTINGS.items():
        for key, (default, _) in keys.items():
            assert project.settings[section][key] == default
    assert project.rules == {rule.name: True for rule in RULES}
    (waiver,) = project.waivers
    assert (waiver.code, waiver.files) == ("xml-dtd-missing", "letters/*.xml")


def test_the_decision_shown_is_one(tmp_path: Path) -> None:
    path = tmp_path / "edition.toml"
    shown = settings().partition("# [[decisions]]")[2]
    shown = "[[decisions]]\n" + re.sub(r"(?m)^# ", "", shown)
    path.write_text(shown.replace("mentioned", "sic"))
    (decision,) = read(str(path)).decisions
    assert decision.words == "civil war"


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["settings"]) == 0
    printed = capsys.readouterr().out
    assert printed == settings()
    assert '# place = "end"  # in the back, or at their markers: "end" or "inline"\n' in printed
    assert max(map(len, printed.splitlines())) <= 100
