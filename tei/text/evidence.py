"""Why each tag stands there, kept in the TEI itself as TEI.

Each distinct reason is an `<interp>` of an `<interpGrp type="rule">` in `<standOff>`; an element
points at its reason with `@ana`, and says with `@cert` how sure it is unless that is `high`.
Where every occurrence of an element has one and the same reason (`<p>`, as a rule), it is said
once, in the header's `<tagUsage>`, and the elements carry no `@ana`.
Guidelines: AISP (`interp`), HD57-1 (`tagUsage`), STGAba (`@cert`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tei.names import XML_ID, Node, tei
from tei.standoff import Annotation


class Evidence:
    """The reasons of one text.

    `attributes[i]` is what an element made by annotation `i` says of its reason, ready to be
    written (` ana="#quotations.2" cert="medium"`); `usage` gives for each element name the
    number of its occurrences and the reason they all share, or ""; `groups` are the
    `<interpGrp>`s; `rules` those that made a tag; `text` is the text itself.
    """

    def __init__(self, text: Node, annotations: Sequence[Annotation]) -> None:
        self.text = text
        reasons: dict[str, set[tuple[str, str]]] = {}
        counts: Counter[str] = Counter()
        numbers: dict[tuple[str, str], str] = {}
        made: list[tuple[int, str, str, str, str]] = []
        for node in text.iter():
            element = node.element
            counts[element] += 1
            if node.why >= 0:
                annotation = annotations[node.why]
                rule, why = annotation.rule, annotation.why
                reasons.setdefault(element, set()).add((rule, why))
                made.append((node.why, element, rule, why, annotation.cert))
            else:
                reasons.setdefault(element, set()).add(("", ""))
        shared = {e: next(iter(r)) for e, r in reasons.items() if len(r) == 1}
        self.usage: dict[str, tuple[int, str, str]] = {
            e: (counts[e], *shared.get(e, ("", ""))) for e in sorted(counts)
        }
        by_rule: Counter[str] = Counter()
        self.attributes: dict[int, str] = {}
        for index, element, rule, why, cert in made:
            if element in shared:
                words = ""
            else:
                key = (rule, why)
                identifier = numbers.get(key)
                if identifier is None:
                    by_rule[rule] += 1
                    identifier = numbers[key] = f"{rule}.{by_rule[rule]}"
                words = f' ana="#{identifier}"'
            if cert != "high":
                words += f' cert="{cert}"'
            if words:
                self.attributes[index] = words
        self.rules = sorted({rule for r in reasons.values() for rule, _ in r if rule})
        groups: dict[str, list[Node | str]] = {}
        for (rule, why), identifier in numbers.items():
            groups.setdefault(rule, []).append(tei("interp", {XML_ID: identifier}, why))
        self.groups = [
            Node("interpGrp", {"type": "rule", "n": rule}, interps)
            for rule, interps in sorted(groups.items())
        ]
