"""The report as SARIF 2.1.0, which code-scanning services read.

OASIS, Static Analysis Results Interchange Format 2.1.0
(https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html): sections 3.14 (run), 3.19
(toolComponent), 3.27 (result), 3.30 (region; columns count code points), 3.35 (suppression),
3.55 (fix).
"""

from __future__ import annotations

import json
import os
import re
from typing import Any
from urllib.parse import quote

from tei.catalogue import entry_of
from tei.findings import Finding, Place
from tei.names import VERSION, guidelines
from tei.project import Waiver
from tei.reports import UNTOLD, Report, Style, hint_of, sentence_of

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "information": "note"}


def render(report: Report, style: Style) -> str:
    """The report as a SARIF log with one run."""
    waived = [pair for verdict in report.verdicts for pair in verdict.waived]
    codes = sorted({f.code for f in (*report.findings, *(f for f, _ in waived))})
    number = {code: n for n, code in enumerate(codes)}
    results = [_result(f, number) for f in report.findings]
    results += [_result(f, number, waiver) for f, waiver in waived]
    run: dict[str, Any] = {
        "tool": {"driver": {
            "name": "tei",
            "version": VERSION,
            "semanticVersion": VERSION,
            "rules": [_rule(code) for code in codes],
        }},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not report.count(UNTOLD)}],
        "artifacts": [{"location": _location(v.name)} for v in report.verdicts],
        "results": results,
    }  # fmt: skip
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1, default=str) + "\n"


def _rule(code: str) -> dict[str, Any]:
    entry = entry_of(code)
    rule: dict[str, Any] = {
        "id": code,
        "shortDescription": {"text": re.sub(r"\{\w+\}", "…", entry.sentence)},
        "defaultConfiguration": {"level": _LEVELS[entry.severity]},
    }
    if entry.section:
        rule["helpUri"] = guidelines(entry.section)
    return rule


def _result(
    finding: Finding, number: dict[str, int], waiver: Waiver | None = None
) -> dict[str, Any]:
    hint = hint_of(finding)
    message = sentence_of(finding) + (f" {hint}" if hint else "")
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": number[finding.code],
        "level": _LEVELS[entry_of(finding.code).severity],
        "message": {"text": message},
        "locations": [{"physicalLocation": _physical(finding.place)}],
    }
    fix = finding.arguments.get("fix")
    if fix:
        result["fixes"] = [_fix(fix, finding)]
    if waiver is not None:
        result["suppressions"] = [{"kind": "external", "justification": waiver.reason}]
    return result


def _physical(place: Place) -> dict[str, Any]:
    found: dict[str, Any] = {"artifactLocation": _location(place.file)}
    if place.line:
        found["region"] = {"startLine": place.line, "startColumn": max(1, place.column)}
    return found


def _location(name: str) -> dict[str, str]:
    """A path as a URI reference; an absolute one as file://."""
    way = quote(name.replace(os.sep, "/").encode("utf-8", "surrogateescape"))
    return {"uri": f"file://{way}" if os.path.isabs(name) else way}


def _fix(fix: dict[str, Any], finding: Finding) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": {
                "startLine": edit["line"],
                "startColumn": edit["column"],
                "endLine": edit["end_line"],
                "endColumn": edit["end_column"],
            },
            "insertedContent": {"text": edit["text"]},
        }
        for edit in fix["edits"]
    ]
    change = {"artifactLocation": _location(finding.place.file), "replacements": replacements}
    return {"description": {"text": str(fix["action"])}, "artifactChanges": [change]}
