"""One slip is told once: findings that only follow from another finding are left out.

An `id="n1"` that should be `xml:id="n1"` is one slip, though RELAX NG tells of the attribute and
the check of pointers of every `#n1` that now leads nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable

from tei.findings import Finding

__all__ = ["without_consequences"]

_POINTERS = ("pointer-comma", "pointer-words", "pointer-address-space")
_VALUES = ("value-bad", "value-spaces")


def without_consequences(findings: Iterable[Finding]) -> list[Finding]:
    """The findings but those that vanish with the slip that another of them tells.

    >>> from tei.findings import Place
    >>> at = Place("a.xml", 3, 1)
    >>> misspelt = Finding("attribute-misspelt", at, {"near": "“xml:id”", "value": "n1"})
    >>> dangling = Finding("pointer-dangling", at, {"id": "n1"})
    >>> [f.code for f in without_consequences([dangling, misspelt])]
    ['attribute-misspelt']
    """
    told = _without_values(list(findings))
    meant = {
        finding.arguments.get("value")
        for finding in told
        if finding.code == "attribute-misspelt" and finding.arguments["near"] == "“xml:id”"
    }
    if not meant:
        return told
    return [f for f in told if f.code != "pointer-dangling" or f.arguments["id"] not in meant]


def _without_values(told: list[Finding]) -> list[Finding]:
    """What a schema says of the value of an attribute of pointers, where more is known of it."""
    known = {_attribute(f) for f in told if f.code in _POINTERS}
    if not known:
        return told
    return [
        f for f in told
        if f.code not in _VALUES or "attribute" not in f.arguments or _attribute(f) not in known
    ]  # fmt: skip


def _attribute(finding: Finding) -> tuple[object, ...]:
    given = finding.arguments
    value = str(given.get("whole", given.get("value", ""))).strip()
    return finding.place.file, given.get("element", given.get("name")), given["attribute"], value
