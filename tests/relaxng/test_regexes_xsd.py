"""Regular expressions of XML Schema: the automaton against Python's `re`, and against malice.

Which expression means what, and which are refused, stands in `datatypes.md`.
"""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei.relaxng.datatypes import DatatypeError
from tei.relaxng.datatypes.regexes import pattern

# Expressions that mean the same to Python: no categories, no subtraction, no anchors.
ATOMS = st.sampled_from(["a", "b", "c", "[ab]", "[^a]", ".", "[a-c]", r"\\", r"\.", r"[^b-z\n]"])
COUNTS = st.sampled_from(["", "", "*", "+", "?", "{2}", "{0,2}", "{1,}", "{1,3}", "{0}"])
SHARED = st.recursive(
    ATOMS,
    lambda inner: st.lists(st.tuples(inner, COUNTS), min_size=1, max_size=4).flatmap(
        lambda pieces: st.sampled_from(
            [
                "".join(f"({atom}){count}" for atom, count in pieces),
                "|".join(f"({atom}){count}" for atom, count in pieces),
            ]
        )
    ),
    max_leaves=8,
)


@given(SHARED, st.lists(st.text("abc.\\\n", max_size=7), min_size=1, max_size=5))
def test_agrees_with_re(expression: str, texts: list[str]) -> None:
    ours, theirs = pattern(expression), re.compile(expression.replace(".)", "[^\\n\\r])"))
    for text in texts:
        assert ours.matches(text) == bool(theirs.fullmatch(text)), (expression, text)


@given(st.text(max_size=30))
def test_any_text_is_an_expression_or_an_error(expression: str) -> None:
    with suppress(DatatypeError):
        assert pattern(expression).matches("a") in (True, False)


@given(st.text(st.characters(exclude_characters="\\|.?*+(){}[]", exclude_categories=["Cs"])))
def test_plain_text_matches_itself(text: str) -> None:
    assert pattern(text).matches(text)
    assert not pattern(text).matches(text + "x")


@pytest.mark.parametrize(
    ("expression", "text", "expected"),
    [
        ("(a*)*b", "a" * 100_000, False),
        ("(a|a)*", "a" * 100_000, True),
        ("(a|aa)+b", "a" * 100_000, False),
        ("(x+x+)+y", "x" * 100_000, False),
        ("(a?){50}a{50}", "a" * 75, True),
        ("(a?){50}a{50}", "a" * 49, False),
        (".*a.{1000}", "b" * 5000 + "a" * 1001, True),
        (r"(\w+\s?)*!", "word " * 20_000, False),
        ("((a{0,30}){0,30}){0,30}", "a" * 27_000, True),
        ("((a{0,30}){0,30}){0,30}", "a" * 27_001, False),
        ("((a{2}){3}){4}", "a" * 24, True),
        ("((a{2}){3}){4}", "a" * 23, False),
        ("(a{2}){1,3}", "aaa", False),
        ("(a{3}|b){0,2}", "aaab", True),
        ("(" * 99 + "a" + ")*" * 99, "a" * 1000, True),
        ("(" * 90 + "a" + "|b)*" * 90, "ab" * 1000, True),
        (r"[^\p{C}\p{Z}]+", "".join(map(chr, range(0x3400, 0x9000))), True),
    ],
)
def test_no_going_back(expression: str, text: str, expected: bool) -> None:
    assert pattern(expression).matches(text) is expected
    assert pattern(expression).matches(text) is expected, "and the second time as the first"


@pytest.mark.parametrize(
    ("expression", "sentence"),
    [
        ("((a{0,100}){0,100}){0,100}", "larger than 100,000; take a smaller one, * or +."),
        ("((ab{0,100}){0,100}){0,100}", "unfold to more than"),
        ("(ab){999999999999}", "larger than 100,000"),
        ("(" * 200_000, "more than 100 deep"),
        ("[a-" * 200_000, "more than 100 deep"),
        ("a{3,2}", "the count's first number is larger than its second"),
        (r"\p{IsGreekish}", "Unicode has no block “Greekish”"),
        (r"\p{Letter}", "Unicode has no category “Letter”"),
        ("[a-c-e]", r"- must be written \- within a class"),
        ("x" * 100 + ")", "x…” is wrong at character 101: a ) closes no group"),
    ],
)
def test_error(expression: str, sentence: str) -> None:
    with pytest.raises(DatatypeError) as error:
        pattern(expression)
    assert sentence in str(error.value)


def test_a_text_made_to_take_for_ever_does_not_match() -> None:
    """Its derivatives are all different; the work for it is bounded by its length."""
    text = "".join("ab"[bin(n).count("1") % 2] for n in range(100_000))
    assert not pattern("(.*a.{9}){0,190}c").matches(text)
    assert pattern("(.*a.{9}){0,190}c").matches("abababababc")
