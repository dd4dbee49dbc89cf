"""The stages together: what happens to what two rules disagree on, and to mistakes of our own."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tei.document import Document, Metadata, Origin
from tei.errors import TeiError
from tei.findings import as_text
from tei.pipeline import encode
from tei.project import Project
from tei.recognizers import rule_named
from tei.standoff import Annotation

TITLED = Metadata(title="Ann")


class Says(NamedTuple):
    """A rule that says what a test wants to have said."""

    annotations: tuple[Annotation, ...]
    name: str = "emphasis"
    level: str = "phrase"

    def load(self) -> Any:
        return lambda document, layer, project: iter(self.annotations)


def phrase(start: int, end: int, element: str, cert: str = "high", **more: Any) -> Annotation:
    return Annotation(start, end, element, "emphasis", "a test says so", cert, **more)


def test_of_two_names_that_cross_one_stays_and_the_other_is_a_finding() -> None:
    says = Says((phrase(0, 9, "persName"), phrase(4, 15, "placeName", "low")))
    rules: Iterator[Any] = iter([says, rule_named("paragraphs")])
    result = encode(Document("Ann Mary Green.", Origin("a.txt"), TITLED), Project(), rules)
    assert [f.code for f in result.findings] == ["crossing-markup"]
    assert "“Mary Green." in as_text(result.findings)
    text = result.tei.find("text")
    assert text is not None
    assert [n.element for n in text.iter()][-1] == "persName"


def test_refuses_to_return_what_does_not_hold_its_source() -> None:
    says = Says((phrase(0, 3, "hi", marks=((0, 1),)),))  # takes a letter out, and records nothing
    rules: Iterator[Any] = iter([says, rule_named("paragraphs")])
    with pytest.raises(TeiError, match=r"a\.txt:1:1: the encoding would not hold") as raised:
        encode(Document("Ann went.", Origin("a.txt")), Project(), rules)
    assert "report it" in raised.value.remedy


class Stumbles(NamedTuple):
    """A rule with a mistake in it."""

    name: str = "emphasis"
    level: str = "phrase"

    def load(self) -> Any:
        def recognize(document: Any, layer: Any, project: Any) -> Iterator[Any]:
            yield phrase(0, 3, "emph")
            raise IndexError("string index out of range")

        return recognize


def test_a_mistake_of_one_rule_costs_nothing_but_a_finding(monkeypatch: Any) -> None:
    monkeypatch.delenv("TEI_DEBUG", raising=False)
    rules: Iterator[Any] = iter([Stumbles(), rule_named("paragraphs")])
    result = encode(Document("Ann went.", Origin("a.txt"), TITLED), Project(), rules)
    assert [f.code for f in result.findings] == ["rule-failed"]
    assert "The rule emphasis failed" in as_text(result.findings)
    text = result.tei.find("text")
    paragraph = text.find("p") if text else None
    assert paragraph is not None
    assert paragraph.text() == "Ann went."
    assert paragraph.find("emph") is not None


def test_a_year_that_is_the_label_of_an_item_is_no_date() -> None:
    item = Annotation(0, 19, "item", "lists", "an item", attributes={"n": "1986."},
                      marks=((0, 5),), block=True)  # fmt: skip
    rule = Says((item._replace(element="list", marks=(), attributes={}), item,
                 phrase(0, 4, "date"), phrase(8, 13, "emph")))  # fmt: skip
    rules: Iterator[Any] = iter([rule, rule_named("paragraphs")])
    document = Document("1986. A great year.", Origin("a.txt"))
    text = encode(document, Project(), rules).tei.find("text")
    assert text is not None
    assert text.find("date") is None
    assert text.find("emph") is not None


def test_in_markdown_an_asterisk_that_was_escaped_is_no_emphasis() -> None:
    rules = [rule for name in ("paragraphs", "emphasis") if (rule := rule_named(name))]
    for media_type, emphasis in (("text/plain", 1), ("text/markdown", 0)):
        document = Document("It was *not* so.", Origin("a", media_type=media_type))
        found = encode(document, Project(), rules).layer.of("emph")
        assert len(found) == emphasis


def test_a_text_is_forgotten_when_its_encoding_is() -> None:
    """A library's pages pass through one process: what rules find out must not outlive its text."""
    specimen = Path(__file__).parent / "articles" / "specimen" / "source.txt"
    gc.disable()  # nothing may wait for the collector: `tei encode` runs without it
    try:
        document = Document(specimen.read_text(encoding="utf-8"), Origin("source.txt"))
        result = encode(document, Project())
        held = weakref.ref(document), weakref.ref(result.layer)
        del document, result
        assert [reference() for reference in held] == [None, None]
    finally:
        gc.enable()
