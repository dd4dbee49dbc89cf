"""A Record is a NamedTuple, in all that we use of one."""

from __future__ import annotations

import copy
import pickle

import pytest

from tei.typed import Record


class Span(Record):
    """Where something stands."""

    start: int
    end: int = 9
    name: str = ""

    @property
    def length(self) -> int:
        """Its length."""
        return self.end - self.start


def test_a_record_is_a_tuple_with_names() -> None:
    span = Span(2, name="x")
    assert span == (2, 9, "x") == Span(2, 9, "x")
    assert hash(span) == hash((2, 9, "x"))
    assert (span.start, span.end, span.name, span.length) == (2, 9, "x", 7)
    start, *_ = span
    assert start == 2
    assert repr(span) == "Span(start=2, end=9, name='x')"
    assert Span._fields == ("start", "end", "name")
    assert Span.__doc__ == "Where something stands."


def test_replace() -> None:
    assert Span(2)._replace(end=3) == Span(2, 3)
    assert type(Span(2)._replace(end=3)) is Span
    with pytest.raises(ValueError, match="no field middle"):
        Span(2)._replace(middle=3)  # type: ignore[call-arg]


def test_copies_and_pickles() -> None:
    assert copy.deepcopy(Span(2, 3)) == Span(2, 3)
    again = pickle.loads(pickle.dumps(Span(2, 3)))
    assert again == Span(2, 3)
    assert type(again) is Span


@pytest.mark.parametrize("arguments", [(), (1, 2, "x", 4)])
def test_too_few_or_too_many(arguments: tuple[object, ...]) -> None:
    with pytest.raises(TypeError):
        Span(*arguments)  # type: ignore[call-overload, arg-type]


def test_nothing_can_be_set() -> None:
    with pytest.raises(AttributeError):
        Span(2).start = 3  # type: ignore[misc]


def test_a_field_without_default_comes_first() -> None:
    with pytest.raises(TypeError, match="without default"):

        class Wrong(Record):
            first: int = 1
            second: int  # type: ignore[misc]
