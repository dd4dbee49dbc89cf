"""Why each tag of a TEI file stands there, read from the file alone.

`tei encode` writes the reasons into the TEI as TEI (see `tei.text.evidence`): an element's `@ana`
leads to an `<interp>` in `<standOff>`; where it has none, the reason of all such elements stands
in the header's `<tagUsage>`; the rule is a `<category>` there, with its Guidelines section.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tei.markup import Markup
from tei.names import XML_ID, Node
from tei.typed import Record

_RULE = "rule."  # begins the identifier of a rule's category
FRAME = "frame"  # the "rule" of what TEI itself asks for around what the rules set
_POINTING = ("target", "ref", "who", "resp", "next", "prev", "corresp", "ana", "source", "sameAs")


class Rule(Record):
    """What the file says of a rule: in words, and the section of the Guidelines it follows."""

    summary: str = ""
    section: str = ""
    address: str = ""


class Tag(Record):
    """One element, and why it stands there; `rule` is "" where the file does not say.

    `number` is its place among the nodes of the file.
    """

    number: int
    line: int
    element: str
    rule: str
    certainty: str
    reason: str
    node: Node

    @property
    def identifier(self) -> str:
        """Its `xml:id`, or ""."""
        return self.node.get(XML_ID) or ""

    def words(self, most: int) -> str:
        """The beginning of its text; if it has none, what its attributes say."""
        words = beginning(self.node, most)
        if words:
            return words
        named = (f"{n}={v}" for n, v in (self.node.attributes or {}).items()
                 if n not in ("ana", "cert", XML_ID))
        return _cut(" ".join(named), most)


class Explanation:
    """The reasons a file gives for its tags."""

    def __init__(self, file: Markup) -> None:
        self.file = file
        self._inside = {id(n) for text in self._texts() for n in text.iter()}
        self.rules: dict[str, Rule] = {}
        self._reasons: dict[str, tuple[str, str]] = {}  # identifier of an interp -> rule, reason
        self._usual: dict[str, tuple[str, str]] = {}  # element -> rule, reason
        for node in file.nodes:
            if node.element == "interpGrp" and node.get("type") == "rule":
                self._interpretations(node)
            elif node.element == "tagUsage":
                self._tag_usage(node)
            elif node.element == "category" and (node.get(XML_ID) or "").startswith(_RULE):
                self._category(node)

    def __bool__(self) -> bool:
        return bool(self._reasons or self._usual)

    def _interpretations(self, group: Node) -> None:
        for interp in group.children:
            if isinstance(interp, Node) and interp.get(XML_ID):
                reason = group.get("n") or "", " ".join(interp.text().split())
                self._reasons[interp.get(XML_ID) or ""] = reason

    def _tag_usage(self, usage: Node) -> None:
        rule = next((c for c in usage.children if isinstance(c, Node) and c.element == "ref"), None)
        if rule is not None and (rule.get("target") or "").startswith("#" + _RULE):
            reason = " ".join(usage.text().split()).removeprefix(rule.text()).removeprefix(": ")
            self._usual[usage.get("gi") or ""] = rule.text(), reason

    def _category(self, category: Node) -> None:
        name = (category.get(XML_ID) or "").removeprefix(_RULE)
        section = next((n for n in category.iter() if n.element == "ref"), None)
        words = " ".join(category.text().split()).removeprefix(f"{name}: ")
        if section is None:
            self.rules[name] = Rule(words)
            return
        summary = words.removesuffix(f" ({section.text()})")
        self.rules[name] = Rule(summary, section.text(), section.get("target") or "")

    def of(self, number: int) -> Tag:
        """The reason of one node; nodes outside the text (header, apparatus) have none."""
        node = self.file.nodes[number]
        if id(node) not in self._inside:
            return Tag(number, node.start, node.element, "", "", "", node)
        rule, reason = self._usual.get(node.element, ("", ""))
        for pointer in (node.get("ana") or "").split():
            if pointer[1:] in self._reasons:
                rule, reason = self._reasons[pointer[1:]]
                break
        certainty = (node.get("cert") or "high") if rule else ""
        return Tag(number, node.start, node.element, rule, certainty, reason, node)

    def tags(self) -> Iterator[Tag]:
        """The tags of the text that have a reason, in document order."""
        for number, node in enumerate(self.file.nodes):
            if id(node) in self._inside:
                tag = self.of(number)
                if tag.rule:
                    yield tag

    def is_inside(self, number: int) -> bool:
        """True if the node is of the text, not of the header or the apparatus."""
        return id(self.file.nodes[number]) in self._inside

    def _texts(self) -> Iterable[Node]:
        """The outermost `<text>`s."""
        stack = [self.file.tree]
        while stack:
            node = stack.pop()
            if node.element == "text":
                yield node
            elif node.element not in ("teiHeader", "standOff"):
                stack.extend(c for c in node.children if isinstance(c, Node))

    def pointing_at(self, identifier: str) -> list[Node]:
        """The elements that point at an `xml:id`, in document order."""
        pointer = "#" + identifier
        return [
            n for n in self.file.nodes
            if n.attributes and any(pointer in n.attributes.get(a, "").split() for a in _POINTING)
        ]  # fmt: skip

    def paths(self) -> list[str]:
        """For each node, the way to it: `/TEI/text/body/p[3]/persName`."""
        ways: dict[int, str] = {}
        stack = [(self.file.tree, "")]
        while stack:
            node, above = stack.pop()
            way = ways[id(node)] = ways.get(id(node), f"{above}/{node.element}")
            children = [c for c in node.children if isinstance(c, Node)]
            totals: dict[str, int] = {}
            for child in children:
                totals[child.element] = totals.get(child.element, 0) + 1
            seen: dict[str, int] = {}
            for child in children:
                name = child.element
                seen[name] = seen.get(name, 0) + 1
                index = f"[{seen[name]}]" if totals[name] > 1 else ""
                ways[id(child)] = f"{way}/{name}{index}"
                stack.append((child, way))
        return [ways[id(n)] for n in self.file.nodes]


def beginning(node: Node, most: int) -> str:
    """The first words of a node's text, cut to `most` characters; notes in it left out.

    >>> from tei.names import tei
    >>> beginning(tei("p", None, "One two ", tei("hi", None, "three")), 11)
    'One two th…'
    """
    words: list[str] = []
    length = 0
    stack: list[Node | str] = node.children[::-1]
    while stack and length <= 4 * most + 80:
        item = stack.pop()
        if isinstance(item, str):
            words.append(item)
            length += len(item.strip())
        elif item.element != "note":
            stack.extend(item.children[::-1])
    return _cut(" ".join("".join(words).split()), most)


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
