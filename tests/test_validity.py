"""The quick check of the encoder's trees says what `schema/edition.rng` says.

`pytest --accept` makes `schema/edition.table` anew, from the RELAX NG.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tei.document import Document, Origin
from tei.names import Constant, Node, tei
from tei.pipeline import encode
from tei.project import Decision, Project
from tei.relaxng import decide, load
from tei.relaxng import patterns as kinds
from tei.relaxng.datatypes import XSD, datatype
from tei.relaxng.diagnosis import Model
from tei.relaxng.nameclasses import simple_names, split
from tei.serialize import to_bytes
from tei.validity import first_fault
from tei.validity.table import QUICK

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "schema" / "edition.rng"
TABLE = ROOT / "schema" / "edition.table"
HEAD = """\
# edition.rng as tei/validity reads it; made by pytest tests/test_validity.py --accept
# E element state attributes
# S flags, state after words, values of the text, names that keep the state, others=state
# A those required, name=values   V quick forms, literals, the pattern
"""
DATES = {"date", "gYear", "gYearMonth"}
YEARLESS = {"gMonth", "gMonthDay"}
VERSIONS = {r"[\d]+(\.[\d]+){0,2}",
            r"[\d]+[a-z]*[\d]*(\.[\d]+[a-z]*[\d]*){0,3}"}  # fmt: skip
WORDS = {r"\S+", r"[^\p{C}\p{Z}]+"}


@cache
def model() -> Model:
    return Model(load(str(SCHEMA)))


def written_name(key: str) -> str:
    uri, local = split(key)
    return f"xml:{local}" if uri.endswith("/namespace") else local


class Numbers:
    """Numbers for things, in the order in which they are met."""

    def __init__(self) -> None:
        self.of: dict[Any, int] = {}

    def __call__(self, thing: Any) -> int:
        return self.of.setdefault(thing, len(self.of))


def said(pattern: kinds.Pattern) -> list[Any]:
    """A pattern of values as the table writes it."""
    if isinstance(pattern, kinds.Data):
        assert pattern.minus is None
        kind = pattern.datatype
        return ["data", kind.name, kind.library == XSD, [list(pair) for pair in kind.params]]
    if isinstance(pattern, kinds.Value):
        return ["value", pattern.datatype.name, pattern.datatype.library == XSD, pattern.literal]
    names = {kinds.TEXT: "text", kinds.EMPTY: "empty", kinds.CHOICE: "choice", kinds.GROUP: "group",
             kinds.ONE_OR_MORE: "more", kinds.LIST: "list"}  # fmt: skip
    return [names[pattern.kind], *(said(part) for part in pattern.parts)]


def quick(pattern: kinds.Pattern, in_list: bool = False) -> set[str]:
    """The quick forms that hold only values of a pattern."""
    if pattern.kind == kinds.TEXT:
        return {"any"}
    if pattern.kind == kinds.CHOICE:
        names = {p.datatype.name for p in pattern.parts if isinstance(p, kinds.Data)}
        own = {"date"} if names >= DATES else set()
        own |= {"yearless"} if names >= YEARLESS else set()
        return own.union(*(quick(part, in_list) for part in pattern.parts))
    if pattern.kind == kinds.ONE_OR_MORE and in_list:
        return {{"word": "words", "pointer": "pointers"}[q] for q in quick(pattern.parts[0])
                if q in ("word", "pointer")}  # fmt: skip
    if pattern.kind == kinds.LIST:
        return quick(pattern.parts[0], True)
    if not isinstance(pattern, kinds.Data):
        return set()
    name, params = pattern.datatype.name, dict(pattern.datatype.params)
    if name == "string" and not params:
        return {"any"}
    if name == "token" and set(params) == {"pattern"} and params["pattern"] in WORDS:
        return {"word"}
    if name == "anyURI" and params.get("pattern", r"\S+") == r"\S+":
        return {"pointer"}
    if name == "token" and params.get("pattern") in VERSIONS:
        return {"version"}
    simple = {"ID": "id", "Name": "name", "language": "language", "nonNegativeInteger": "number",
              "decimal": "decimal"}  # fmt: skip
    return {simple[name]} if name in simple and not params else set()


def literals(pattern: kinds.Pattern) -> list[str]:
    """The values that are listed; of a list of them, each alone."""
    if pattern.kind in (kinds.LIST, kinds.ONE_OR_MORE):
        return literals(pattern.parts[0])
    if isinstance(pattern, kinds.Value):
        return [pattern.literal] if " " not in pattern.literal else []
    parts = pattern.parts if pattern.kind == kinds.CHOICE else ()
    return [one for part in parts for one in literals(part)]


def required(pattern: kinds.Pattern) -> list[str]:
    if isinstance(pattern, kinds.Attribute):
        return [written_name(name) for name in simple_names(pattern.names) or ()]
    if pattern.kind in (kinds.GROUP, kinds.INTERLEAVE):
        return [name for part in pattern.parts for name in required(part)]
    return []


def is_wild(state: kinds.Pattern) -> bool:
    """Whether elements of any name may come next."""
    if isinstance(state, kinds.Element):
        return simple_names(state.names) is None
    return any(is_wild(part) for part in state.parts)


def table() -> Iterator[str]:
    known, states, attributes, values = model(), Numbers(), Numbers(), Numbers()
    yield HEAD
    for name, (element, *others) in sorted(known.definitions.items()):
        assert not others, "an element has one content model"
        names = tuple(
            (written_name(key), values(a.content))
            for a in known.attributes(element.content)
            for key in sorted(simple_names(a.names) or ())
        )
        own = attributes((tuple(required(element.content)), names))
        yield f"E {name[1]} {states(known.without_attributes(element.content))} {own}\n"
    todo = 0
    lines = []
    while todo < len(states.of):
        state = list(states.of)[todo]
        text = known.text(state)
        typed = known.is_typed(state)
        flags = ("n" if state.nullable or typed else "") + ("w" if is_wild(state) else "")
        words = -1 if text is None or typed else states(text)
        same, other = [], []
        for name in known.allowed(state):
            ((_, rest),) = known.after(state, name)
            if rest is state:
                same.append(name[1])
            else:
                other.append(f"{name[1]}={states(rest)}")
        number = values(state) if typed else -1
        lines.append(f"S {flags}\t{words} {number}\t {' '.join((*same, *other))} \n")
        todo += 1
    yield from lines
    for must, names in attributes.of:
        yield f"A {' '.join(must)}\t {' '.join(f'{name}={number}' for name, number in names)} \n"
    for pattern in values.of:
        forms = " ".join(sorted(quick(pattern)))
        yield f"V {forms}\t{' '.join(literals(pattern))}\t{json.dumps(said(pattern))}\n"


def test_the_table_is_that_of_the_schema(request: pytest.FixtureRequest) -> None:
    text = "".join(table())
    if request.config.getoption("--accept"):
        TABLE.write_text(text, encoding="utf-8")
    assert TABLE.read_text(encoding="utf-8") == text


SOURCES = sorted((ROOT / "tests" / "articles").glob("*/source.txt"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.parent.name)
def test_what_the_encoder_writes_has_no_fault(source: Path) -> None:
    encoded = encode(Document(source.read_text(encoding="utf-8"), Origin("a.txt")), Project())
    assert first_fault(encoded.tei) is None
    assert not [f for f in encoded.findings if f.code == "encoded-invalid"]


NAMES = "p div hi list item note ref quote lg l head persName date table row cell titleStmt".split()


def changed(root: Node, rng: random.Random) -> None:
    """One change of the tree: a name, an attribute, a child added, moved or gone."""
    nodes = list(root.iter())
    node = rng.choice(nodes)
    way = rng.randrange(8)
    if way == 0:
        node.element = rng.choice(NAMES)
    elif way == 1:
        name = rng.choice("n rend type when target xml:lang cert cols href".split())
        node.put(name, rng.choice(["a", "1906-06-03", "#a b", "en", "", "a b", "3", "1906-13-01"]))
    elif way == 2 and node.attributes:
        node.attributes = dict(list(node.attributes.items())[1:])
    elif way == 3 and node.children:
        del node.children[rng.randrange(len(node.children))]
    elif way == 4:
        at = rng.randint(0, len(node.children))
        node.children.insert(at, Node(rng.choice(NAMES), None, []))
    elif way == 5:
        node.children.insert(rng.randint(0, len(node.children)), "words")
    elif way == 6:
        rng.shuffle(node.children)
    else:
        at = rng.randint(0, len(node.children))
        node.children[at:] = [Node(rng.choice(NAMES), None, node.children[at:])]


def test_the_quick_forms_of_dates_are_those_of_the_datatypes() -> None:
    """Every day that a calendar might have, with a year and without; February 29 is not quick."""
    kinds_of_dates = [datatype(XSD, name) for name in sorted(DATES | YEARLESS)]
    forms = re.compile(f"{QUICK['date']}|{QUICK['yearless']}")
    days = ["", *(f"-{m:02}" for m in range(15)),
            *(f"-{m:02}-{d:02}" for m in range(15) for d in range(34))]  # fmt: skip
    values = [year + day for year in ("-", "0000", "0250", "1820", "1900") for day in days]
    for value in values:
        allowed = any(kind.allows(value) for kind in kinds_of_dates)
        asked = value.endswith("-02-29") or len(value) == 1 or value.startswith("0000")
        assert (forms.fullmatch(value) is not None) == (allowed and not asked), value


def afresh(node: Node) -> Node:
    """The same tree, which may be changed: what is constant in it is made anew."""
    children = [c if isinstance(c, str) else afresh(c) for c in node.children]
    return Node(node.element, node.attributes, children, node.start, node.why)


def test_the_verdict_is_that_of_the_schema() -> None:
    """On trees with one change each."""
    grammar = load(str(SCHEMA))
    text = next(s for s in SOURCES if s.parent.name == "specimen").read_text(encoding="utf-8")
    counts = {True: 0, False: 0}
    for seed in range(250):
        root = afresh(encode(Document(text[:1500], Origin("a.txt")), Project()).tei)
        changed(root, random.Random(seed))
        valid = decide(grammar, to_bytes(root), None)
        counts[valid] += 1
        fault = first_fault(root)
        assert (fault is None) == valid, (seed, fault)
        assert first_fault(root, {}, _of_the_last(root)) == fault
    assert min(counts.values()) > 50


@pytest.mark.parametrize(("change", "why"), [
    (lambda p: p.put("href", "x"), "<p> has no attribute “href”"),
    (lambda p: p.put("xml:lang", "English (British)"), "is no value that it may have"),
    (lambda p: p.children.append(Node("div", None, [])), "<div> may not stand in <p>"),
    (lambda p: p.children.append(Node("date", {"when": "soon"}, [])), "when=“soon” on <date>"),
    (lambda p: p.children.append(Node("table", None, [])), "<table> is not complete"),
    (lambda p: p.children.append(Node("list", None, ["words"])), "words may not stand in <list>"),
    (lambda p: p.children.append(Node("graphic", None, [])), "<graphic> lacks “url”"),
    (lambda p: p.children.extend(Node("hi", {"xml:id": "a"}, []) for _ in "ab"), "stands twice"),
    (lambda p: p.children.append(Node("gi", None, ["a b"])), "none of its values"),
])  # fmt: skip
def test_a_fault_is_told_with_its_node(change: Any, why: str) -> None:
    root = encode(Document("One line.", Origin("a.txt")), Project()).tei
    paragraph = root.find("text").find("p")  # type: ignore[union-attr]
    change(paragraph)
    fault = first_fault(root)
    assert fault is not None
    assert why in fault.why
    assert first_fault(root, {}, _of_the_last(root)) == fault


def _of_the_last(root: Node) -> list[Node]:
    """All nodes of what ends a document: its `<text>`, mostly."""
    last = root.children[-1]
    return list(last.iter()) if isinstance(last, Node) else []


def test_a_constant_is_as_valid_as_if_it_were_made_afresh() -> None:
    """Its identifiers count each time, and the verdict on it is of its own."""
    name = Constant(tei("gi", None, "p"))
    good = Constant(tei("category", {"xml:id": "rule.a"}, tei("catDesc", None, "a", name)))
    bad = Constant(tei("category", {"xml:id": "rule.b"}, tei("p", None, "b")))

    def fault(*categories: Node) -> str:
        root = encode(Document("One line.", Origin("a.txt")), Project()).tei
        taxonomy = root.find("taxonomy")
        assert taxonomy is not None
        taxonomy.children += categories
        found, again = first_fault(root), first_fault(afresh(root))
        assert found is None or again is None or found.why == again.why
        assert (found is None) == (again is None)
        return found.why if found else ""

    assert fault(good) == fault(good) == ""
    assert good.ids == {"rule.a"}
    assert fault(good, good) == fault(good, good) == "xml:id=“rule.a” stands twice"
    assert fault(good, bad) == fault(bad) == "<p> may not stand in <category>"


def test_the_attributes_of_reasons_count() -> None:
    root = encode(Document("One line.", Origin("a.txt")), Project()).tei
    paragraph = root.find("text").find("p")  # type: ignore[union-attr]
    assert paragraph is not None
    paragraph.why = 1
    assert first_fault(root, {1: ' ana="#a" cert="low"'}) is None
    assert first_fault(root, {1: ' ana="#a" cert="rather"'}) is not None
    paragraph.put("ana", "#b")
    fault = first_fault(root, {1: ' ana="#a"'})
    assert fault is not None
    assert "twice" in fault.why


def test_what_a_decision_makes_invalid_is_told() -> None:
    """The tag stays, for the edition has decided so; the finding says why, and where."""
    decision = Decision("line", "date", 0, {"when": "soon"}, "so it is")
    encoded = encode(Document("One line.", Origin("a.txt")), Project(decisions=(decision,)))
    (finding,) = [f for f in encoded.findings if f.code == "encoded-invalid"]
    assert (finding.place.line, finding.place.column) == (1, 5)
    assert finding.arguments["why"] == "when=“soon” on <date> is no value that it may have"
