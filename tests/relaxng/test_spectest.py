"""James Clark's test suite for RELAX NG, each case as it stands in `spectest.xml`."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from lxml import etree

from tei.relaxng import GrammarError, decide, load

SUITE = Path(__file__).parents[3] / "shared" / "oracle" / "spectest.xml"
CASES = 385


class Case(NamedTuple):
    number: int
    section: str
    files: dict[str, bytes]
    schema: bytes
    is_correct: bool
    documents: list[tuple[bytes, bool]]


def cases() -> list[Case]:
    if not SUITE.is_file():
        return []
    tree = etree.parse(str(SUITE))
    found = []
    for number, case in enumerate(tree.iter("testCase"), 1):
        (schema,) = [*case.findall("correct"), *case.findall("incorrect")]
        documents = [
            (content(child), child.tag == "valid")
            for child in case
            if child.tag in ("valid", "invalid")
        ]
        section = case.findtext("section") or ""
        found.append(Case(number, section, dict(files(case, "")), content(schema),
                          schema.tag == "correct", documents))  # fmt: skip
    return found


def content(parent: Any) -> bytes:
    """What an element of the suite holds, as a document of its own; @dtd is its DTD."""
    child = copy.deepcopy(parent[0])
    child.tail = None
    dtd = parent.get("dtd")
    return (dtd or "").encode() + etree.tostring(child, encoding="utf-8")


def files(parent: Any, folder: str) -> Iterator[tuple[str, bytes]]:
    for child in parent:
        if child.tag == "resource":
            yield folder + child.get("name"), content(child)
        elif child.tag == "dir":
            yield from files(child, f"{folder}{child.get('name')}/")


@pytest.mark.shared
def test_the_suite_is_whole() -> None:
    assert len(cases()) == CASES


@pytest.mark.shared
@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.number}-{case.section}")
def test_case(case: Case) -> None:
    def fetch(name: str) -> bytes:
        if name not in case.files:
            raise FileNotFoundError(name)
        return case.files[name]

    if not case.is_correct:
        with pytest.raises(GrammarError) as caught:
            load(case.schema, name="schema.rng", fetch=fetch)
        for fault in caught.value.faults:
            assert fault.line
            assert fault.sentence
            assert fault.remedy
        return
    grammar = load(case.schema, name="schema.rng", fetch=fetch)
    for document, is_valid in case.documents:
        assert decide(grammar, document) == is_valid, document.decode()
