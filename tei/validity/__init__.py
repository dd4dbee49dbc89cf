"""Is the tree that was made valid by `schema/edition.rng`? Asked of every article, so it is quick.

    first_fault(root, {})    ->   None, or the node that is not, and why

The schema as a table, `schema/edition.table`: of each element the attributes and the state of its
content, of each state what may come next. The table is made of the RELAX NG by
`tests/test_validity.py --accept`, which also holds its verdicts against those of the RELAX NG. What
a table does not say (that an attribute excludes another) is left to `tei validate`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tei.names import XML_ID, Constant, Node
from tei.regexes import compiled
from tei.typed import Record
from tei.validity.table import Attributes, State, Table, edition

__all__ = ["Fault", "first_fault"]

_NONE: Mapping[int, str] = {}
_NOTHING: frozenset[str] = frozenset()
_NO_ATTRIBUTES: dict[str, str] = {}
_KNOWN = ("xmlns",)  # no attribute, and ours to write


class Fault(Record):
    """A node that is not valid, and in a phrase why: “<p> may not stand in <hi>”."""

    node: Node
    why: str


def first_fault(
    root: Node, reasons: Mapping[int, str] = _NONE, text: Sequence[Node] = ()
) -> Fault | None:
    """The first node that `edition.rng` does not allow, in the order of the document, or None.

    `reasons` are the attributes that the serializer adds (see `tei.serialize.to_bytes`); `text`
    are all nodes of the `<text>` that ends the document, where they are known.
    """
    if root.element != "TEI":
        return Fault(root, f"no document begins with <{root.element}>")
    return _Check(edition(), reasons).run(root, text)


class _Check:
    def __init__(self, table: Table, reasons: Mapping[int, str]) -> None:
        self.table, self.reasons, self.ids = table, reasons, set[str]()
        # Of reasons on elements: what is wrong, and the attributes that tell them
        self.said: dict[tuple[Attributes, str], tuple[str, frozenset[str]]] = {}

    def run(self, root: Node, text: Sequence[Node]) -> Fault | None:
        """Mostly there is no fault, which is seen faster than which is the first."""
        if text:
            above = [child for child in root.children[:-1] if isinstance(child, Node)]
            if not (self._fails([root]) or self._fails(above, above) or self._fails(text)):
                return None
            self.ids.clear()
        return self._first(root)

    def _fails(self, nodes: Sequence[Node], below: list[Node] | None = None) -> bool:
        """Is one of some nodes, which stand where they may, not valid? `below` gets what is in
        them.
        """
        kinds, reasons = self.table.kinds, self.reasons
        for node in nodes:
            if type(node) is Constant:
                if node.ids != _NOTHING and not self._is_known(node):
                    return True
                continue
            here, known = kinds.get(node.element) or self.table.kind(node.element)
            if (node.attributes or known.required or node.why in reasons) and self._attributes(
                node, known
            ):
                return True
            children = node.children
            if here.is_mixed:
                if len(children) == 1 and type(children[0]) is str:
                    continue
                names = [c.element for c in children if type(c) is not str]  # type: ignore[union-attr]
                if here.free.issuperset(names) or self.table.are_free(here, names):
                    if below is not None:
                        below += [c for c in children if type(c) is not str]  # type: ignore[misc]
                    continue
            if here.typed >= 0 and not self.table.values(here.typed).allows(node.text()):
                return True
            if self._content(node, here, [] if below is None else below) is not None:
                return True
        return False

    def _first(self, root: Node) -> Fault | None:
        """The first fault in a node, which stands where it may."""
        kinds, reasons = self.table.kinds, self.reasons
        stack = [root]
        while stack:
            node = stack.pop()
            if type(node) is Constant and self._is_known(node):
                continue
            here, known = kinds.get(node.element) or self.table.kind(node.element)
            if (node.attributes or known.required or node.why in reasons) and (
                why := self._attributes(node, known)
            ):
                return Fault(node, why)
            children = node.children
            if here.is_mixed:
                if len(children) == 1 and type(children[0]) is str:
                    continue
                inner: list[Node] = [c for c in children if type(c) is not str]  # type: ignore[misc]
                if self.table.are_free(here, [child.element for child in inner]):
                    stack += inner[::-1]
                    continue
            if here.typed >= 0 and not self.table.values(here.typed).allows(node.text()):
                return Fault(node, f"the text of <{node.element}> is none of its values")
            inner = []
            fault = self._content(node, here, inner)
            if fault is not None:
                return fault
            stack += inner[::-1]
        return None

    def _content(self, node: Node, here: State, inner: list[Node]) -> Fault | None:
        """What is wrong with the order of what a node holds; `here` is the state it begins in.
        `inner` gets the elements that are still to be looked at.
        """
        states, state = self.table.states, self.table.state
        for child in node.children:
            if type(child) is str:
                # Where words may stand and change nothing, it does not matter whether these
                # are white space.
                if here.words != here.number and here.typed < 0 and child.strip(" \t\r\n"):
                    if here.words < 0:
                        return Fault(node, f"words may not stand in <{node.element}>")
                    here = states.get(here.words) or state(here.words)
                continue
            element = child.element  # type: ignore[union-attr]
            target = here.next.get(element)
            if target is None:
                target = here.after(element)
            if target >= 0:
                if target != here.number:
                    here = states.get(target) or state(target)
                inner.append(child)  # type: ignore[arg-type]
            elif not here.any:
                why = f"<{element}> may not stand in <{node.element}>"
                return Fault(child, why)  # type: ignore[arg-type]
        if not here.ends:
            return Fault(node, f"<{node.element}> is not complete")
        return None

    def _is_known(self, node: Constant) -> bool:
        """Is a constant valid? Found out when it is first met; its identifiers are looked at."""
        if node.ids is None:
            alone = _Check(self.table, _NONE)
            if alone._first(Node(node.element, node.attributes, node.children)) is not None:
                return False
            node.ids = frozenset(alone.ids)
        if node.ids.isdisjoint(self.ids):
            self.ids |= node.ids
            return True
        return False

    def _attributes(self, node: Node, known: Attributes) -> str:
        """What is wrong with the attributes of a node, "" if nothing is."""
        given = node.attributes or _NO_ATTRIBUTES
        told: frozenset[str] = _NOTHING
        if node.why in self.reasons:
            key = known, self.reasons[node.why]
            if key not in self.said:
                self.said[key] = self._reason(*key)
            wrong, told = self.said[key]
            if wrong:
                return wrong
        good = known.good
        for name, value in given.items():
            if (name not in good or value not in good[name]) and (
                why := self._value(node, known, name)
            ):
                return why
            if name == XML_ID:
                if value in self.ids:
                    return f"xml:id=“{value}” stands twice"
                self.ids.add(value)
            elif name in told:
                return f"“{name}” stands twice on <{node.element}>"
        for name in known.required:
            if name not in given and name not in told:
                return f"<{node.element}> lacks “{name}”"
        return ""

    def _value(self, node: Node, known: Attributes, name: str) -> str:
        """What is wrong with one attribute of a node, "" if nothing is."""
        kind = known.values(name)
        if kind < 0:
            return "" if name in _KNOWN else f"<{node.element}> has no attribute “{name}”"
        values, value = self.table.values(kind), node.get(name) or ""
        known.good[name] = values.good
        if values.allows(value):
            return ""
        return f"{name}=“{value}” on <{node.element}> is no value that it may have"

    def _reason(self, known: Attributes, reason: str) -> tuple[str, frozenset[str]]:
        """What is wrong with a reason, "" if nothing is, and its attributes."""
        pairs: list[tuple[str, str]] = compiled(r' ([\w:.-]+)="([^"]*)"').findall(reason)
        told = frozenset(name for name, _ in pairs)
        for name, value in pairs:
            kind = known.values(name)
            if kind < 0 or not self.table.values(kind).allows(value):
                return f"{name}=“{value}” may not stand there", told
        return "", told
