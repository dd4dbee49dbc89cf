"""The report as commands of a GitHub workflow: annotations at the lines of a pull request.

    ::error file=a.xml,line=3,col=5,title=element-unknown::There is no <persname>.%0AMeant: ...

GitHub Docs, "Workflow commands for GitHub Actions"; what has to be escaped is settled by
actions/toolkit, packages/core/src/command.ts.
"""

from __future__ import annotations

from tei.catalogue import entry_of
from tei.findings import Finding
from tei.reports import Report, Style, hint_of, in_words, sentence_of

_COMMANDS = {"error": "error", "warning": "warning", "information": "notice"}


def render(report: Report, style: Style) -> str:
    """One command a finding, then the whole in a sentence."""
    lines: list[str] = []
    for verdict in report.verdicts:
        shown = verdict.findings[: style.most] if style.most else verdict.findings
        lines += [_command(finding) for finding in shown]
    lines += [_command(finding) for finding in report.others]
    return "\n".join([*lines, in_words(report)]) + "\n"


def _command(finding: Finding) -> str:
    place = finding.place
    where = {"file": place.file}
    if place.line:
        where |= {"line": str(place.line), "col": str(max(1, place.column))}
    where["title"] = finding.code
    said = ",".join(f"{name}={_property(value)}" for name, value in where.items())
    hint = hint_of(finding)
    words = sentence_of(finding) + (f"\n{hint}" if hint else "")
    return f"::{_COMMANDS[entry_of(finding.code).severity]} {said}::{_data(words)}"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
