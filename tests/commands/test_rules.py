"""`tei rules`: the table, in three forms."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tei.cli import run
from tei.commands.rules import rules
from tei.project import Project
from tei.recognizers import RULES

OFF = Project(rules={"verse": False})


def test_lists_every_rule_in_order() -> None:
    text = rules(Project())
    places = [text.index(f"\n  {rule.name} ") for rule in RULES]
    assert places == sorted(places)
    assert max(map(len, text.splitlines()[:-2])) <= 80
    states = [row.split()[1] for row in text.splitlines() if row.startswith("  ") and row[2] != " "]
    assert states == ["on"] * len(RULES)
    assert "\n  verse               off  COVE" in rules(OFF)


def test_json_and_markdown_say_the_same() -> None:
    found = json.loads(rules(OFF, "json"))
    assert [row["name"] for row in found] == [rule.name for rule in RULES]
    assert [row["name"] for row in found if not row["on"]] == ["verse"]
    lines = rules(OFF, "markdown").splitlines()[2:]
    assert len(lines) == len(RULES)
    assert all(f"`{rule.name}`" in line for rule, line in zip(RULES, lines, strict=True))
    assert "#COVE) | off |" in rules(OFF, "markdown")


def test_the_command_reads_the_house_rules(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "edition.toml").write_text("[rules]\nlists = false\n")
    monkeypatch.chdir(tmp_path)
    assert run(["rules", "--format", "json"]) == 0
    assert [r["name"] for r in json.loads(capfd.readouterr().out) if not r["on"]] == ["lists"]
    assert run(["rules", "--config", "no.toml"]) == 2
