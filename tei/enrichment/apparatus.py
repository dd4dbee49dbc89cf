"""What the file's header and `<standOff>` are told of the tags that were added.

    titleStmt     <respStmt> of this program, and of whoever answers for what it found
    encodingDesc  <classDecl>: the rules that set tags; <appInfo>: the program
    standOff      each person, place, organization and event once; the reason of each tag
    revisionDesc  <change>: how many tags of which kind

Everything is put beside what stands there. Guidelines: HD, TSSTSO, AISP.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tei.enrichment.identifiers import Names
from tei.enrichment.splicing import Insertion, end_tag, in_lines, start_tag
from tei.header.encoding_desc import application, rules_followed
from tei.header.file_desc import PROGRAM
from tei.header.revision_desc import today
from tei.names import VERSION, XML_ID, Node, tei
from tei.readers.tei import TeiDocument
from tei.readers.tei_items import Element
from tei.standoff import Layer
from tei.text.standoff import stand_off
from tei.typed import Record


class Reasons:
    """The reasons of the added tags, each an `<interp>` with an identifier that is not taken."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = frozenset(taken)
        self._known: dict[tuple[str, str], str] = {}
        self._numbers: dict[str, int] = {}

    def of(self, rule: str, why: str) -> str:
        """The identifier of a reason."""
        found = self._known.get((rule, why))
        if found is None:
            number = self._numbers.get(rule, 0) + 1
            while f"{rule}.{number}" in self._taken:
                number += 1
            self._numbers[rule] = number
            found = self._known[rule, why] = f"{rule}.{number}"
        return found

    def groups(self, language: str) -> list[Node]:
        """The `<interpGrp>`s, one a rule."""
        grouped: dict[str, list[Node | str]] = {}
        for (rule, why), identifier in self._known.items():
            grouped.setdefault(rule, []).append(tei("interp", {XML_ID: identifier}, why))
        english = {"xml:lang": "en"} if language and not language.startswith("en") else {}
        return [
            Node("interpGrp", {"type": "rule", "n": rule, **english}, interps)
            for rule, interps in sorted(grouped.items())
        ]

    def rules(self) -> list[str]:
        """The rules that have a reason."""
        return sorted({rule for rule, _ in self._known})


class Place(Record):
    """Where something new goes: before which byte, what indents it, in which prefix, what has to
    be put around it, and whether it is an item of a list.
    """

    at: int
    indent: str
    prefix: str
    around: str = ""
    item: bool = False


class Frame:
    """The header and the apparatus of a file, as far as they stand in it."""

    def __init__(self, document: TeiDocument) -> None:
        self.data = document.markup.source.data
        self.elements = document.markup.elements
        self.children: dict[int, list[int]] = {}
        for number, element in enumerate(self.elements):
            self.children.setdefault(element.parent, []).append(number)
        self.header = self._child(0, "teiHeader")
        self.file_desc = self._child(self.header, "fileDesc")

    def _child(self, parent: int, *names: str) -> int:
        """The first child of one of these names that can hold something; -1 if there is none."""
        if parent < 0:
            return -1
        return next((n for n in self.children.get(parent, ()) if self.elements[n].name in names
                     and self.elements[n].close > self.elements[n].inner), -1)  # fmt: skip

    def place(self, name: str) -> Place | None:
        """Where what belongs into `titleStmt`, `encodingDesc`, ... is to be put."""
        if self.header < 0 or self.file_desc < 0:
            return None
        if name == "titleStmt":
            found = self._child(self.file_desc, name)
            return self._last_in(found) if found >= 0 else None
        if name == "standOff":
            found = self._child(0, name)
            return self._last_in(found) if found >= 0 else self._after(self.header, name)
        found = self._child(self.header, name)
        if found < 0:
            if name == "revisionDesc":
                return self._last_in(self.header)._replace(around=name)
            return self._after(self.file_desc, name)
        if name == "revisionDesc":
            return self._change(found)
        if any(self.elements[n].name in ("p", "ab") for n in self.children.get(found, ())):
            return self._after(found, name)
        return self._last_in(found)

    def _change(self, found: int) -> Place:
        """A new change goes first where the newest does, else last."""
        listed = self._child(found, "listChange", "list")
        found = listed if listed >= 0 else found
        changes = [self.elements[n] for n in self.children.get(found, ())]
        dates = [e.attributes.get("when", "") for e in changes if e.name == "change"]
        if changes and dates and dates == sorted(dates, reverse=True) and dates[0]:
            first = changes[0]
            before = self.data[: first.at]
            return Place(len(before.rstrip()), self._indent(first.at), first.prefix)
        listed = self.elements[found].name == "list"
        return self._last_in(found)._replace(item=listed)

    def _indent(self, at: int) -> str:
        """The line end and white space before a tag; "" if something else stands before it."""
        before = self.data[:at]
        white = before[len(before.rstrip()) :].decode()
        return "\n" + white.rpartition("\n")[2] if "\n" in white else ""

    def _last_in(self, number: int) -> Place:
        element = self.elements[number]
        children = self.children.get(number, ())
        at = self.elements[children[-1]].end if children else element.inner
        rest = self.data[at : element.close]
        at += len(rest.rstrip()) if rest.strip() else 0  # comments stay where they are
        if children:
            indent = self._indent(self.elements[children[-1]].at)
        else:
            indent = self._indent(element.at) + "  "
        return Place(at, indent, element.prefix)

    def _after(self, number: int, around: str) -> Place:
        element = self.elements[number]
        return Place(element.end, self._indent(element.at), element.prefix, around)


def insertions(
    document: TeiDocument, names: Names, reasons: Reasons, tags: Sequence[str], full: bool
) -> Iterator[Insertion]:
    """What is told, in the order of the file; with `full` unset, the change alone.

    `tags` are the names of the elements that were added.
    """
    frame = Frame(document)
    made: list[Insertion] = []
    for name, nodes in _told(document, frame.elements, names, reasons, tags, full):
        place = frame.place(name)
        if place is None or not nodes:
            continue
        if place.item:  # of the <list> that some revisionDesc still is
            nodes = [tei("item", None, *node.children) for node in nodes]
        text = in_lines(nodes, place.prefix, place.indent)
        if place.around:
            inside = in_lines(nodes, place.prefix, place.indent + "  " if place.indent else "")
            tag = start_tag(place.around, place.prefix, {})
            text = f"{place.indent}{tag}{inside}{place.indent}{end_tag(place.around, place.prefix)}"
        made.append(Insertion(place.at, text))
    yield from sorted(made, key=lambda insertion: insertion.at)


def _told(
    document: TeiDocument,
    elements: list[Element],
    names: Names,
    reasons: Reasons,
    tags: Sequence[str],
    full: bool,
) -> Iterator[tuple[str, list[Node]]]:
    if full:
        people = [_responsible(p.id, p.resp, tei("name", None, p.name))
                  for p in names.people.values() if p.id in names.used]  # fmt: skip
        if PROGRAM not in names.of_file:
            program = tei("name", {"type": "program"}, f"tei {VERSION}")
            people.append(_responsible(PROGRAM, "tags added automatically by", program))
        yield "titleStmt", people
        yield "encodingDesc", _encoding(elements, names, reasons)
        layer = Layer(document)
        layer.entities = names.entities
        apparatus = stand_off(layer, names.used, reasons.groups(document.metadata.language))
        inside = apparatus.children if apparatus is not None else ()
        yield "standOff", [child for child in inside if isinstance(child, Node)]
    counts = ", ".join(f"{tags.count(name)} {name}" for name in sorted(set(tags)))
    who = {"who": f"#{PROGRAM}"} if full or PROGRAM in names.of_file else {}
    yield "revisionDesc", [
        tei("change", {"when": today(), **who},
            f"Tags added by tei {VERSION} ({counts}); nothing that stood here was changed, and no "
            "added tag has been looked at by a person yet.")
    ]  # fmt: skip


def _encoding(elements: Iterable[Element], names: Names, reasons: Reasons) -> list[Node]:
    """The rules and the program, unless the file names them already."""
    followed = [node for node in rules_followed(reasons.rules())
                if (node.get(XML_ID) or "") not in names.of_file]  # fmt: skip
    nodes: list[Node] = []
    if followed:
        said = tei("desc", None, "The rules that set the tags that were added.")
        nodes.append(tei("classDecl", None, tei("taxonomy", None, said, *followed)))
    known = any(
        e.name == "application" and e.attributes.get("ident") == "tei"
        and e.attributes.get("version") == VERSION
        for e in elements
    )
    if not known:
        nodes.append(tei("appInfo", None, application()))
    return nodes


def _responsible(identifier: str, resp: str, name: Node) -> Node:
    return tei("respStmt", {XML_ID: identifier}, tei("resp", None, resp), name)
