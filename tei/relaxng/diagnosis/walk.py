"""The whole document: each element against the model that its parent's repair gives it."""

from __future__ import annotations

from collections.abc import Callable

from tei.events import Name
from tei.events.tags import attribute_places
from tei.relaxng.diagnosis.attributes import AttributeFault
from tei.relaxng.diagnosis.faults import Fault
from tei.relaxng.diagnosis.identifiers import Identifiers
from tei.relaxng.diagnosis.model import Model, State
from tei.relaxng.diagnosis.repair import Repair
from tei.relaxng.diagnosis.sequence import Child, misfit
from tei.relaxng.diagnosis.spelling import nearest
from tei.relaxng.diagnosis.tree import Element

__all__ = ["walk"]


MOST = 5_000  # faults of one document; nobody reads more, and time is bounded


def walk(model: Model, root: Element, rank: Callable[[Name], float]) -> list[Fault]:
    """The faults of a document, in its order."""
    return _Walk(model, rank).run(root)


def moved(faults: list[Fault]) -> list[Fault]:
    """An element that is missing in one place and stands in a wrong one is one fault: moved."""
    wanted: dict[Name, Fault] = {}
    for fault in faults:
        names = fault.details.get("missing")
        if fault.kind in ("content-missing", "element-not-yet") and names and len(names) == 1:
            wanted.setdefault(names[0], fault)
    strays = [f for f in faults if f.kind in STRAYS and isinstance(f.item, Element)]
    done: dict[int, Fault] = {}
    for stray in strays:
        lack = wanted.pop(stray.name, None)
        if lack is None:
            continue
        where = lack.parent if lack.kind == "element-not-yet" else lack.item
        done[id(lack)] = lack
        done[id(stray)] = stray._replace(kind="element-moved", options=(), details={"to": where})
    return [done.get(id(f), f) for f in faults if done.get(id(f)) is not f]


STRAYS = ("element-not-allowed", "element-inside", "element-needs-wrapper", "element-out-of-order")


class _Walk:
    def __init__(self, model: Model, rank: Callable[[Name], float]) -> None:
        self.model, self.rank = model, rank
        self.faults: list[Fault] = []
        self.identifiers = Identifiers(model.id_types)

    def run(self, root: Element) -> list[Fault]:
        self.adopt(root)
        top = self.root(root)
        todo: list[tuple[Child, State | None]] = [] if top is None else [(top, None)]
        while todo and len(self.faults) < MOST:
            child, outer = todo.pop()
            element = child.element
            self.identifiers.take(element)
            content = child.content
            if content is None:
                content = self.own(element)
            if content is None:
                todo += [(Child(inner, None), None) for inner in reversed(element.elements)]
                self.strangers(element)
                continue
            state = self.attributes(element, content)
            if not element.elements and not self.text(element, state):
                continue
            if child.content is None and not element.items:
                continue  # it should not be here at all: that it is empty need not be told
            repair = Repair(self.model, element, state, outer, self.rank)
            repair.run()
            self.faults += repair.faults
            rests = repair.rests
            todo += [(c, rests.get(id(c.element))) for c in reversed(repair.children)]
        self.faults = moved(self.faults) + self.identifiers.faults()
        if todo:
            self.faults = self.faults[:MOST]
            last = todo[-1][0].element
            self.faults.append(Fault("faults-too-many", last.place, last, last.parent, last.name,
                                     (), {"most": MOST}))  # fmt: skip
        self.faults.sort(key=lambda fault: fault.item.number)
        return self.faults

    def root(self, root: Element) -> Child | None:
        """The root by the start of the grammar, or by its own definition if it is none."""
        ways = self.model.after(self.model.start, root.name)
        if ways:
            best = min(ways, key=lambda way: misfit(self.model, root, way[0]))
            return Child(root, best[0])
        allowed = self.model.allowed(self.model.start)
        near = nearest(root.name[1], [name[1] for name in allowed])
        if root.name not in self.model.definitions and near:
            for name in allowed:
                if name[1] == near[0]:
                    kind = "element-misspelt"
                    self.faults.append(
                        Fault(kind, root.place, root, None, root.name, (name,), {"here": True})
                    )
                    return Child(root, self.model.after(self.model.start, name)[0][0])
        fault = Fault("root-not-allowed", root.place, root, None, root.name, allowed)
        self.faults.append(fault)
        if root.name[0] not in {name[0] for name in self.model.definitions}:
            return None  # a document of another kind: what is in it need not be told
        own = [misfit(self.model, root, c) for c in self.model.content_of(root.name)]
        meant = [(misfit(self.model, root, content), n, content) for n, name in enumerate(allowed)
                 for content, _ in self.model.after(self.model.start, name)]  # fmt: skip
        likeliest = min(meant, key=lambda way: way[:2], default=None)
        if likeliest is not None and likeliest[0] < min(own, default=4):
            self.faults[-1] = fault._replace(options=(allowed[likeliest[1]],))
            return Child(root, likeliest[2])
        return Child(root, None)

    def adopt(self, root: Element) -> None:
        """A whole document in the wrong namespace is one fault: it is read as if in the right."""
        allowed = self.model.allowed(self.model.start)
        uris = {name[0] for name in self.model.definitions}
        right = next((n for n in allowed if n[1] == root.name[1]), None)
        if right is None or root.name[0] in uris:
            return
        wrong = root.name[0]
        fault = Fault("element-namespace", root.place, root, None, root.name, (right,))
        self.faults.append(fault)
        for element in root.descendants():
            if element.name[0] == wrong:
                element.name = (right[0], element.name[1])

    def own(self, element: Element) -> State | None:
        """The content model of an element that stands where it may not: that of its definition."""
        contents = self.model.content_of(element.name)
        return min(contents, key=lambda c: misfit(self.model, element, c), default=None)

    def strangers(self, element: Element) -> None:
        """Of an unknown element those children that are unknown, too; a foreign vocabulary is
        told once.
        """
        uris = {name[0] for name in self.model.definitions}
        for inner in element.elements:
            if inner.name in self.model.definitions or inner.name[0] not in uris:
                continue
            near = self.model.near(inner.name[1])
            options = tuple(n for n in self.model.definitions if n[1] in near)
            kind = "element-misspelt" if options else "element-unknown"
            if same := self.model.same_local(inner.name):
                kind, options = "element-namespace", same
            self.faults.append(
                Fault(kind, inner.place, inner, element, inner.name, options, {"here": False})
            )

    def attributes(self, element: Element, content: State) -> State:
        """Tell the faults of the attributes; the content model after them."""
        faults, state = self.model.check_attributes(element, content)
        missing = [f for f in faults if f.kind == "attribute-missing"]
        written = attribute_places(element.start) if faults else {}
        for fault in faults:
            if fault.kind != "attribute-missing" or fault in missing:
                told = self.attribute(element, content, fault, missing)
                if fault.name in written:
                    told = told._replace(place=written[fault.name].place)
                self.faults.append(told)
        return state

    def attribute(
        self, element: Element, content: State, fault: AttributeFault,
        missing: list[AttributeFault],
    ) -> Fault:  # fmt: skip
        model, name, kind = self.model, fault.name, fault.kind
        details: dict[str, object] = {"attribute": name, "patterns": fault.patterns}
        options: tuple[Name, ...] = ()
        if kind == "attribute-foreign":
            held = [n for n in model.attribute_list(content)
                    if n not in element.start.attributes]  # fmt: skip
            near = nearest(name[1], (n[1] for n in held))
            options = tuple(sorted((n for n in held if n[1] in near),
                                   key=lambda n: near.index(n[1])))  # fmt: skip
            details["held"] = held
            known = model.knows_attribute(name)
            kind = "attribute-not-allowed" if known else "attribute-unknown"
            if options and (not known or options[0][1] == name[1]):
                kind = "attribute-misspelt"
            if missing:  # one slip: what it must have goes by another name
                wanted = next((f for f in missing if f.name in options), missing[0])
                missing.remove(wanted)
                options, kind = (wanted.name,), "attribute-misspelt"
        elif kind == "attribute-excluded":
            details["others"] = fault.others
        elif kind == "value-bad":
            details["value"] = element.start.attributes[name]
        return Fault(kind, element.place, element, element.parent, element.name, options, details)

    def text(self, element: Element, state: State) -> bool:
        """Whether an element without elements in it has to be looked at further."""
        if self.model.holds(state, element):
            return False
        if self.model.is_typed(state) and element.alone.strip():
            details = {"value": element.alone, "state": state}
            self.faults.append(Fault("text-bad", element.place, element, element.parent,
                                     element.name, (), details))  # fmt: skip
            return False
        return True
