"""The report for programs, as JSON.

    {"tool": "tei", "version": "0.1.0",
     "files": [{"file": "a.xml", "state": "invalid", "schemas": ["edition"], "findings": [...]}],
     "others": [], "summary": {"files": 1, "valid": 0, "invalid": 1, "untold": 0, ...}}

`state` is valid, invalid, untold, or included: then the file's findings stand with the file
`within` which it was validated. A finding has file, line, column, severity, code, message, hint,
section and arguments (with `fix`, where it is certain how to mend it: see `tei.findings`); a waived
one also the waiver.
"""

from __future__ import annotations

import json
from typing import Any

from tei.catalogue import entry_of
from tei.findings import Finding
from tei.names import VERSION
from tei.reports import INCLUDED, INVALID, UNTOLD, VALID, Report, Style, hint_of, sentence_of


def render(report: Report, style: Style) -> str:
    """The report as one JSON object."""
    files = [
        {
            "file": verdict.name,
            "state": verdict.state,
            **({"within": verdict.answer.within} if verdict.answer.within else {}),
            "schemas": list(verdict.answer.schemas),
            "findings": [row_of(f) for f in verdict.findings],
            "waived": [
                row_of(f) | {"waiver": {"reason": w.reason, "line": w.line}}
                for f, w in verdict.waived
            ],
        }
        for verdict in report.verdicts
    ]
    whole = {
        "tool": "tei",
        "version": VERSION,
        "files": files,
        "others": [row_of(f) for f in report.others],
        "notes": list(report.notes),
        "summary": {
            "files": len(files),
            **{state: report.count(state) for state in (VALID, INVALID, UNTOLD, INCLUDED)},
            "findings": len(report.findings),
            "waived": sum(len(v.waived) for v in report.verdicts),
        },
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, default=str) + "\n"


def row_of(finding: Finding) -> dict[str, Any]:
    """A finding as an object."""
    entry = entry_of(finding.code)
    return {
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "severity": entry.severity,
        "code": finding.code,
        "message": sentence_of(finding),
        "hint": hint_of(finding),
        "section": entry.section,
        "arguments": dict(finding.arguments),
    }
