"""The report for people.

    a.xml:3:5: error element-unknown: There is no <persname>.
      hint: Did you mean <persName>?
       3 |     <persname>Hale</persname>
         |     ^
    2 files: 1 valid, 1 invalid; 1 finding.

Source lines, colours and folding only on a terminal. Of many findings that are alike (one rule of a
Schematron, pointers in one attribute, one name) the first are shown and the rest counted.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache

from tei.catalogue import entry_of
from tei.findings import Finding, folded
from tei.reports import STATES, Report, Style, Verdict, hint_of, in_words, printable, sentence_of

Kind = tuple[object, ...]
_COLOURS = {"error": "31", "warning": "33", "information": "36"}
_CUT = 160  # characters of a source line shown where no width is known


def render(report: Report, style: Style) -> str:
    """Findings file by file, then the whole in a sentence."""
    lines: list[str] = []
    for verdict in report.verdicts:
        lines += _of_file(verdict, style)
    for finding in report.others:
        lines += _of_finding(finding, style)
    lines += [folded(note, style.width) if style.width else note for note in report.notes]
    lines.append(in_words(report))
    return "\n".join(lines) + "\n"


def _of_file(verdict: Verdict, style: Style) -> list[str]:
    lines: list[str] = []
    few, rest = _few_alike(verdict.findings, style.alike)
    shown = few[: style.most] if style.most else few
    for finding in shown:
        lines += _of_finding(finding, style)
    for alike in rest.values():
        first, last = alike[0].place, alike[-1].place
        lines.append(printable(
            f"{first}: {len(alike)} more {alike[0].code} like those above, the last at "
            f"{last.line}:{last.column} (--verbose shows all)"
        ))  # fmt: skip
    more = len(few) - len(shown)
    if more:
        lines.append(f"{printable(verdict.name)}: {more} more (--verbose shows all)")
    if style.verbose:
        held = ", ".join(verdict.answer.schemas)
        against = f", held against {held}" if held else ""
        within = f" ({verdict.answer.within})" if verdict.answer.within else ""
        lines.append(printable(f"{verdict.name}: {STATES[verdict.state]}{within}{against}"))
        lines += [printable(f"{f.place}: waived {f.code}: {w.reason}") for f, w in verdict.waived]
    return lines


def _few_alike(
    findings: Sequence[Finding], most: int
) -> tuple[list[Finding], dict[Kind, list[Finding]]]:
    """The first few of each kind, and what is left of those of which there are more."""
    if not most:
        return list(findings), {}
    kinds: dict[Kind, list[Finding]] = {}
    for finding in findings:
        kinds.setdefault(_kind(finding), []).append(finding)
    # A summary in the place of one finding would save nothing.
    left = {kind: alike[most:] for kind, alike in kinds.items() if len(alike) > most + 1}
    gone = {id(finding) for alike in left.values() for finding in alike}
    return [finding for finding in findings if id(finding) not in gone], left


def _kind(finding: Finding) -> Kind:
    """What makes findings alike: the rule of a schema; the element and attribute."""
    given = finding.arguments
    if finding.code.startswith("schematron"):
        return finding.code, given.get("schema"), given.get("line")
    return finding.code, given.get("element", given.get("name")), given.get("attribute")


def _of_finding(finding: Finding, style: Style) -> list[str]:
    severity = entry_of(finding.code).severity
    head = printable(str(finding.place))
    line = f"{head}: {severity} {finding.code}: {sentence_of(finding)}"
    hint = hint_of(finding)
    lines = [line, *([f"  hint: {hint}"] if hint else [])]
    if style.width:
        lines = [folded(one, style.width) for one in lines]
    if style.colour:
        said = f"{severity} {finding.code}"
        lines[0] = lines[0].replace(
            said, f"\x1b[1;{_COLOURS[severity]}m{severity}\x1b[0m {finding.code}", 1
        )
    if style.excerpts:
        lines += _excerpt(finding, style)
    return lines


def _excerpt(finding: Finding, style: Style) -> list[str]:
    """The source line, and a caret under the place."""
    place = finding.place
    if not place.line or not place.column:
        return []
    rows = _rows(place.file)
    if place.line > len(rows):
        return []
    number = f"{place.line:>5}"
    room = max(20, (style.width or _CUT) - len(number) - 4)
    row = rows[place.line - 1]
    first = max(0, place.column - 1 - room * 2 // 3) if len(row) > room else 0
    shown = printable(row[first : first + room].replace("\t", " "))
    caret = " " * (place.column - 1 - first) + "^"
    if style.colour:
        caret = f"\x1b[1;32m{caret}\x1b[0m"
    margin = " " * len(number)
    return [f"{number} | {shown}".rstrip(), f"{margin} | {caret}"]


@lru_cache(maxsize=2)
def _rows(path: str) -> list[str]:
    """The lines of a file, as XML counts them."""
    from tei.errors import TeiError
    from tei.events import read

    if not os.path.isfile(path):
        return []
    try:
        data = read(path).data
    except TeiError:
        return []
    text = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return text.split("\n")
