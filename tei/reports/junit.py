"""The report as JUnit's XML, which CI servers show as tests: a file is a test.

    <testcase classname="letters" name="1.xml"><failure type="error" message="...">...</failure>

As Jenkins, GitLab and GitHub's reporters take it: an invalid file has one `failure`, one of which
it could not be told an `error`; warnings of a valid one stand in `system-out`; one that was
validated as a part of another is `skipped`.
"""

from __future__ import annotations

import os
import re

from tei.catalogue import entry_of
from tei.findings import Finding
from tei.reports import INCLUDED, INVALID, UNTOLD, Report, Style, Verdict, hint_of, sentence_of

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report, style: Style) -> str:
    """The report as one test suite."""
    tests, failures, errors = len(report.verdicts), report.count(INVALID), report.count(UNTOLD)
    counts = f'tests="{tests}" failures="{failures}" errors="{errors}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="tei validate" {counts} time="0">',
        f'<testsuite name="tei validate" {counts} skipped="{report.count(INCLUDED)}" time="0">',
        *(_test(verdict) for verdict in report.verdicts),
    ]
    if report.others:
        lines.append(f"<system-out>{_text(_listed(report.others))}</system-out>")
    return "\n".join([*lines, "</testsuite>", "</testsuites>"]) + "\n"


def _test(verdict: Verdict) -> str:
    folder, name = os.path.split(verdict.name)
    case = f'<testcase classname="{_text(folder or ".")}" name="{_text(name)}" time="0"'
    if verdict.state == INCLUDED:
        message = _text(f"validated in {verdict.answer.within}, which includes it")
        return f'{case}><skipped message="{message}"/></testcase>'
    if not verdict.findings:
        return f"{case}/>"
    told = _text(_listed(verdict.findings))
    if verdict.state not in (INVALID, UNTOLD):
        return f"{case}><system-out>{told}</system-out></testcase>"
    worst = next(
        (f for f in verdict.findings if entry_of(f.code).severity == "error"), verdict.findings[0]
    )
    tag = "failure" if verdict.state == INVALID else "error"
    message = _text(f"{worst.place}: {sentence_of(worst)}")
    return f'{case}><{tag} type="{worst.code}" message="{message}">{told}</{tag}></testcase>'


def _listed(findings: tuple[Finding, ...]) -> str:
    lines: list[str] = []
    for finding in findings:
        severity = entry_of(finding.code).severity
        lines.append(f"{finding.place}: {severity} {finding.code}: {sentence_of(finding)}")
        if hint := hint_of(finding):
            lines.append(f"  hint: {hint}")
    return "\n".join(lines)


def _text(words: str) -> str:
    """Words as XML can hold them, in an attribute too."""
    words = _FORBIDDEN.sub("\ufffd", words)
    for character, name in (("&", "amp"), ("<", "lt"), (">", "gt"), ('"', "quot")):
        words = words.replace(character, f"&{name};")
    return words
