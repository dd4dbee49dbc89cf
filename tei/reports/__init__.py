"""What a validation found, for people and for programs: one module a format.

    render("json", report, Style())    ->  text for standard output or a file

| format | module  | for                                                             |
|--------|---------|-----------------------------------------------------------------|
| text   | `text`  | people: `file:line:column: severity code: sentence`, and a hint |
| json   | `data`  | programs                                                        |
| sarif  | `sarif` | code scanning: SARIF 2.1.0                                      |
| junit  | `junit` | the test reports of CI servers                                  |
| github | `github`| annotations in a GitHub workflow                                |

All are sorted as the files were given, and the same whatever the number of processes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from tei.catalogue import entry_of
from tei.findings import Finding, reaches
from tei.project import Waiver
from tei.typed import Record
from tei.validators.batch import Answer

FORMATS = {
    "text": "tei.reports.text",
    "json": "tei.reports.data",
    "sarif": "tei.reports.sarif",
    "junit": "tei.reports.junit",
    "github": "tei.reports.github",
}
VALID, INVALID, UNTOLD, INCLUDED = "valid", "invalid", "untold", "included"
STATES = {
    VALID: "valid",
    INVALID: "invalid",
    UNTOLD: "could not be told",
    INCLUDED: "validated where another file includes it",
}


class Style(Record):
    """How it is to look: width (0: lines are not folded), colours, source lines with a caret,
    the most findings shown of one file (0: all) and of those alike in it (0: all), and whether
    valid files are named too.
    """

    width: int = 0
    colour: bool = False
    excerpts: bool = False
    most: int = 0
    verbose: bool = False
    alike: int = 0


class Verdict(Record):
    """One file's answer, after waivers: the findings that stand, and those that do not."""

    answer: Answer
    findings: tuple[Finding, ...]
    waived: tuple[tuple[Finding, Waiver], ...]
    state: str  # VALID, INVALID, UNTOLD or INCLUDED

    @property
    def name(self) -> str:
        """The file's name as it was given."""
        return self.answer.name


class Report(Record):
    """All files' verdicts in their order, and what is to be said of none of them (waivers)."""

    verdicts: tuple[Verdict, ...]
    others: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings that stand, in order."""
        return (*(f for v in self.verdicts for f in v.findings), *self.others)

    def count(self, state: str) -> int:
        """How many files are in a state."""
        return sum(verdict.state == state for verdict in self.verdicts)


def verdict_of(
    answer: Answer,
    standing: list[Finding],
    waived: list[tuple[Finding, Waiver]],
    fail_on: str = "error",
) -> Verdict:
    """Valid, invalid (a finding is as severe as `fail_on`), not to be told, or part of another."""
    sound = INCLUDED if answer.within else VALID
    state = UNTOLD if not answer.told else INVALID if reaches(standing, fail_on) else sound
    return Verdict(answer, tuple(standing), tuple(waived), state)


def render(form: str, report: Report, style: Style) -> str:
    """The report in a format, a key of `FORMATS`."""
    write: Callable[[Report, Style], str] = import_module(FORMATS[form]).render
    return write(report, style)


def sentence_of(finding: Finding) -> str:
    """The finding's sentence, its arguments filled in."""
    return printable(entry_of(finding.code).sentence.format_map(_all(finding)))


def hint_of(finding: Finding) -> str:
    """The finding's hint, "" if it has none."""
    return printable(entry_of(finding.code).hint.format_map(_all(finding)))


def _all(finding: Finding) -> Mapping[str, Any]:
    return finding.arguments


def printable(words: str) -> str:
    """Words without what would move a terminal's cursor or colour it: they come from a file.

    >>> printable("a\\x1b[31mb")
    'a\\ufffd[31mb'
    """
    return words if words.isprintable() else "".join(
        c if c.isprintable() or c in "\n\t" else "\ufffd" for c in words
    )  # fmt: skip


def in_words(report: Report) -> str:
    """The whole in a sentence.

    `3 files: 2 valid, 1 invalid; 4 findings, 1 waived.`
    """
    files = len(report.verdicts)
    counts = {words: report.count(state) for state, words in STATES.items()}
    included = counts.pop(STATES[INCLUDED])
    said = ", ".join(f"{n} {words}" for words, n in counts.items() if n)
    if included:
        said += f", {included} validated where another includes {'it' if included == 1 else 'them'}"
    if files == 1:
        said = said.removeprefix("1 ")
    findings = len(report.findings)
    waived = sum(len(v.waived) for v in report.verdicts)
    found = f"; {findings} finding{'' if findings == 1 else 's'}" if findings or waived else ""
    return (
        f"{files} {'file' if files == 1 else 'files'}: {said}{found}"
        + (f", {waived} waived" if waived else "") + "."
    )  # fmt: skip
