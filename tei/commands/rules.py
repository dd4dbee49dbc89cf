"""`tei rules`: the table of rules, with their section of the Guidelines and their state."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tei.project import Project

LEVELS = {
    "division": "the article's divisions and what stands between paragraphs",
    "chunk": "what is set like a paragraph",
    "phrase": "what stands in a paragraph",
    "reading": "what the text seems to get wrong: findings only, unless asked for more",
}


@click.command("rules", short_help="List the rules that recognize things in a text.")
@click.option("--config", default="", metavar="FILE",
              help="The edition's house rules; without it, edition.toml in this folder.")
@click.option("--format", "form", default="text", type=click.Choice(["text", "json", "markdown"]),
              help="How to print them.", show_default=True)
def command(config: str, form: str) -> None:
    """List the rules in the order they run: what each recognizes, the section of the Guidelines
    it follows, and whether edition.toml has switched it off.
    """
    from tei.commands.explain import columns
    from tei.project import Project, find, read

    config = config or find(os.curdir)
    project = read(config) if config else Project()
    click.echo(rules(project, form, columns()), nl=False)


def rules(project: Project, form: str = "text", width: int = 80) -> str:
    """The table of rules as text, JSON or Markdown."""
    if form == "json":
        return _as_json(project)
    return _as_markdown(project) if form == "markdown" else _as_text(project, width)


def _as_text(project: Project, width: int) -> str:
    from textwrap import wrap

    from tei.names import GUIDELINES
    from tei.recognizers import RULES

    name = max(len(rule.name) for rule in RULES)
    section = max(len(rule.section) for rule in RULES)
    margin = name + section + 11
    rows: list[str] = []
    level = ""
    for rule in RULES:
        if rule.level != level:
            level = rule.level
            rows += ["", f"{level}: {LEVELS[level]}"] if rows else [f"{level}: {LEVELS[level]}"]
        state = "on" if project.runs(rule.name) else "off"
        first, *more = wrap(rule.summary, width - margin)
        rows.append(f"  {rule.name:{name}}  {state:3}  {rule.section:{section}}  {first}")
        rows += [" " * margin + line for line in more]
    rows += [
        "",
        f"A section such as COHQQ: {GUIDELINES}CO.html#COHQQ",
        "Switch a rule off in edition.toml: [rules] verse = false",
    ]
    return "\n".join(rows) + "\n"


def _as_markdown(project: Project) -> str:
    from tei.names import guidelines
    from tei.recognizers import RULES

    rows = ["| rule | level | recognizes | Guidelines | state |", "|---|---|---|---|---|"]
    for rule in RULES:
        state = "on" if project.runs(rule.name) else "off"
        summary = rule.summary.replace("|", "\\|")
        rows.append(
            f"| `{rule.name}` | {rule.level} | {summary} | "
            f"[{rule.section}]({guidelines(rule.section)}) | {state} |"
        )
    return "\n".join(rows) + "\n"


def _as_json(project: Project) -> str:
    import json

    from tei.names import guidelines
    from tei.recognizers import RULES

    rows = [
        json.dumps(
            {
                "name": rule.name,
                "level": rule.level,
                "recognizes": rule.summary,
                "section": rule.section,
                "guidelines": guidelines(rule.section),
                "on": project.runs(rule.name),
            },
            ensure_ascii=False,
        )
        for rule in RULES
    ]
    return "[" + ",\n ".join(rows) + "]\n"
