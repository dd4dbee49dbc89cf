"""Why each tag stands there, kept in the TEI itself as TEI.

The commonest reason of each element (of `<p>`: that it stands by itself) is said once, in the
header's `<tagUsage>`, and holds wherever the element carries no `@ana`. Each other distinct reason
is an `<interp>` of an `<interpGrp type="rule">` in `<standOff>`, and the element points at it with
`@ana`. With `@cert` it says how sure it is, unless that is `high`.
Guidelines: AISP (`interp`), HD57-1 (`tagUsage`), STGAba (`@cert`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tei.names import XML_ID, Node, tei
from tei.standoff import Annotation

# The reason of what no rule set: the frame that TEI asks for, and stray text wrapped.
FRAME = ("frame", "needed by TEI's structure around what the rules set")


class Evidence:
    """The reasons of one text.

    `attributes[i]` is what an element made by annotation `i` says of its reason, ready to be
    written (` ana="#quotations.2" cert="medium"`); `usage` gives for each element name the
    number of its occurrences and the rule and reason of those that carry no `@ana` ("" for the
    frame); `unsure` counts the elements of medium and of low certainty; `groups` are the
    `<interpGrp>`s; `rules` the rules that set a tag; `rends` the values of all `@rend`.
    """

    def __init__(self, nodes: Sequence[Node], annotations: Sequence[Annotation]) -> None:
        given = [(a.rule, a.why) for a in annotations]
        given.append(FRAME)  # the reason of number -1
        reasons = [given[node.why] for node in nodes]
        counts: dict[str, dict[tuple[str, str], int]] = {}
        for (element, reason), count in Counter(
            zip([node.element for node in nodes], reasons, strict=True)
        ).items():
            counts.setdefault(element, {})[reason] = count
        common = {e: _commonest(c) for e, c in counts.items()}
        self.rends: list[str] = [
            rend
            for node in nodes
            if node.attributes and (rend := node.attributes.get("rend"))
        ]  # fmt: skip
        self.usage: dict[str, tuple[int, str, str]] = {
            e: (sum(counts[e].values()), *(common[e] if common[e] != FRAME else ("", "")))
            for e in sorted(counts)
        }
        self.rules = sorted({rule for c in counts.values() for rule, _ in c} - {FRAME[0]})
        self.attributes: dict[int, str] = {}
        numbers: dict[tuple[str, str], str] = {}
        by_rule: Counter[str] = Counter()
        self.unsure: Counter[str] = Counter()
        for node, reason in zip(nodes, reasons, strict=True):
            words = ""
            if reason != common[node.element]:
                identifier = numbers.get(reason)
                if identifier is None:
                    by_rule[reason[0]] += 1
                    identifier = numbers[reason] = f"{reason[0]}.{by_rule[reason[0]]}"
                words = f' ana="#{identifier}"'
            why = node.why
            if why < 0:
                if words:
                    node.put("ana", f"#{numbers[reason]}")
                continue
            cert = annotations[why].cert
            own = annotations[why].attributes.get("cert")
            if own or cert != "high":
                self.unsure[own or cert] += 1
                if not own:
                    words += f' cert="{cert}"'
            if words:
                self.attributes[why] = words
        groups: dict[str, list[Node | str]] = {}
        for (rule, told), identifier in numbers.items():
            groups.setdefault(rule, []).append(tei("interp", {XML_ID: identifier}, told))
        self.groups = [
            Node("interpGrp", {"type": "rule", "n": rule}, interps)
            for rule, interps in sorted(groups.items())
        ]


def _commonest(counts: dict[tuple[str, str], int]) -> tuple[str, str]:
    """The reason met most often; of several, the first in the alphabet."""
    if len(counts) == 1:
        return next(iter(counts))
    most = max(counts.values())
    return min(reason for reason, count in counts.items() if count == most)
