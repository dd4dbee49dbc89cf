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
    `<interpGrp>`s; `rules` the rules that set a tag; `text` is the text.
    """

    def __init__(self, text: Node, annotations: Sequence[Annotation]) -> None:
        self.text = text
        nodes = list(text.iter())
        counts: dict[str, Counter[tuple[str, str]]] = {}
        for node in nodes:
            annotation = annotations[node.why] if node.why >= 0 else None
            reason = (annotation.rule, annotation.why) if annotation else FRAME
            counter = counts.get(node.element)
            if counter is None:
                counter = counts[node.element] = Counter()
            counter[reason] += 1
        common = {e: _commonest(c) for e, c in counts.items()}
        self.usage: dict[str, tuple[int, str, str]] = {
            e: (counts[e].total(), *(common[e] if common[e] != FRAME else ("", "")))
            for e in sorted(counts)
        }
        self.rules = sorted({rule for c in counts.values() for rule, _ in c} - {FRAME[0]})
        self.attributes: dict[int, str] = {}
        numbers: dict[tuple[str, str], str] = {}
        by_rule: Counter[str] = Counter()
        self.unsure: Counter[str] = Counter()
        for node in nodes:
            annotation = annotations[node.why] if node.why >= 0 else None
            reason = (annotation.rule, annotation.why) if annotation else FRAME
            words = ""
            if reason != common[node.element]:
                identifier = numbers.get(reason)
                if identifier is None:
                    by_rule[reason[0]] += 1
                    identifier = numbers[reason] = f"{reason[0]}.{by_rule[reason[0]]}"
                words = f' ana="#{identifier}"'
            if annotation is None:
                if words:
                    node.put("ana", f"#{numbers[reason]}")
            else:
                own = annotation.attributes.get("cert")
                if own or annotation.cert != "high":
                    self.unsure[own or annotation.cert] += 1
                if not own and annotation.cert != "high":
                    words += f' cert="{annotation.cert}"'
                if words:
                    self.attributes[node.why] = words
        groups: dict[str, list[Node | str]] = {}
        for (rule, why), identifier in numbers.items():
            groups.setdefault(rule, []).append(tei("interp", {XML_ID: identifier}, why))
        self.groups = [
            Node("interpGrp", {"type": "rule", "n": rule}, interps)
            for rule, interps in sorted(groups.items())
        ]


def _commonest(counts: Counter[tuple[str, str]]) -> tuple[str, str]:
    """The reason met most often; of several, the first in the alphabet."""
    most = max(counts.values())
    return min(reason for reason, count in counts.items() if count == most)
