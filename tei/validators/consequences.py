"""One slip is told once: findings that only follow from another finding are left out.

An `id="n1"` that should be `xml:id="n1"` is one slip, though RELAX NG tells of the attribute and
the check of pointers of every `#n1` that now leads nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable

from tei.findings import Finding

__all__ = ["without_consequences"]


def without_consequences(findings: Iterable[Finding]) -> list[Finding]:
    """The findings but those that vanish with the slip that another of them tells.

    >>> from tei.findings import Place
    >>> at = Place("a.xml", 3, 1)
    >>> misspelt = Finding("attribute-misspelt", at, {"near": "“xml:id”", "value": "n1"})
    >>> dangling = Finding("pointer-dangling", at, {"id": "n1"})
    >>> [f.code for f in without_consequences([dangling, misspelt])]
    ['attribute-misspelt']
    """
    told = list(findings)
    meant = {
        finding.arguments.get("value")
        for finding in told
        if finding.code == "attribute-misspelt" and finding.arguments["near"] == "“xml:id”"
    }
    if not meant:
        return told
    return [f for f in told if f.code != "pointer-dangling" or f.arguments["id"] not in meant]
