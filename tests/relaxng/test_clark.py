"""The automaton against James Clark's algorithm as he wrote it down, on schemas made at random.

The reference here has no states, no memory and no simplification beyond what keeps it finite.
"""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from tei.relaxng import GrammarError, decide, load

NS = 'xmlns="http://relaxng.org/ns/structure/1.0"'
P = tuple[Any, ...]
EMPTY, NOT_ALLOWED, TEXT = ("empty",), ("notAllowed",), ("text",)

# -- the reference: ("element", name, content), ("after", content, rest), ... --------------------


def choice(one: P, other: P) -> P:
    if one in (NOT_ALLOWED, other):
        return other
    return one if other == NOT_ALLOWED else ("choice", one, other)


def both(kind: str, one: P, other: P) -> P:
    if NOT_ALLOWED in (one, other):
        return NOT_ALLOWED
    if EMPTY in (one, other) and kind != "after":
        return other if one == EMPTY else one
    return (kind, one, other)


def nullable(p: P) -> bool:
    if p[0] in ("group", "interleave"):
        return nullable(p[1]) and nullable(p[2])
    if p[0] == "choice":
        return nullable(p[1]) or nullable(p[2])
    return nullable(p[1]) if p[0] == "oneOrMore" else p[0] in ("empty", "text")


def derived(p: P, leaf: Any, is_attribute: bool = False) -> P:
    """The derivative of the composites; `leaf` is that of the rest: (what comes, what is left)."""
    kind = p[0]
    if kind == "choice":
        return choice(derived(p[1], leaf, is_attribute), derived(p[2], leaf, is_attribute))
    if kind == "after":
        return after(derived(p[1], leaf, is_attribute), lambda rest: ("after", rest, p[2]))
    if kind == "oneOrMore":
        more = choice(p, EMPTY)
        return after(derived(p[1], leaf, is_attribute), lambda rest: both("group", rest, more))
    if kind in ("group", "interleave"):
        first = after(derived(p[1], leaf, is_attribute), lambda rest: both(kind, rest, p[2]))
        if kind == "group" and not is_attribute and not nullable(p[1]):
            return first
        return choice(first, after(derived(p[2], leaf, is_attribute),
                                   lambda rest: both(kind, p[1], rest)))  # fmt: skip
    return leaf(p)  # type: ignore[no-any-return]


def after(p: P, change: Any) -> P:
    """Change what is left: in a derivative it stands behind `left`."""
    if p[0] == "left":
        rest = change(p[2])
        return NOT_ALLOWED if rest == NOT_ALLOWED else ("left", p[1], rest)
    if p[0] == "choice":
        return choice(after(p[1], change), after(p[2], change))
    return p


def opened(p: P) -> P:
    """What `left` says becomes `after`, or for attributes and text what is left."""
    if p[0] == "left":
        return p[2] if p[1] is None else both("after", p[1], p[2])
    return choice(opened(p[1]), opened(p[2])) if p[0] == "choice" else p


def closed(p: P) -> P:
    if p[0] in ("choice", "group", "interleave"):
        one, other = closed(p[1]), closed(p[2])
        return choice(one, other) if p[0] == "choice" else both(p[0], one, other)
    if p[0] == "after":
        return both("after", closed(p[1]), p[2])
    if p[0] == "oneOrMore":
        inner = closed(p[1])
        return inner if inner in (NOT_ALLOWED, EMPTY) else ("oneOrMore", inner)
    return NOT_ALLOWED if p[0] == "attribute" else p


def ended(p: P) -> P:
    if p[0] == "choice":
        return choice(ended(p[1]), ended(p[2]))
    return p[2] if p[0] == "after" and nullable(p[1]) else NOT_ALLOWED


def is_value(p: P, value: str) -> bool:
    return p == TEXT or p == ("value", value)


def after_text(p: P, words: str) -> P:
    return opened(derived(p, lambda q: ("left", None, TEXT if q == TEXT else EMPTY)
                          if is_value(q, words.strip()) else NOT_ALLOWED))  # fmt: skip


def after_element(p: P, node: ElementTree.Element) -> P:
    p = opened(derived(p, lambda q: ("left", q[2], EMPTY)
                       if q[:2] == ("element", node.tag) else NOT_ALLOWED))  # fmt: skip
    for name, value in node.attrib.items():
        p = opened(derived(p, lambda q, n=name, v=value: ("left", None, EMPTY)
                           if q[:2] == ("attribute", n) and is_value(q[2], v)
                           else NOT_ALLOWED, True))  # fmt: skip
    p = closed(p)
    if not len(node):
        words = node.text or ""
        with_text = after_text(p, words)
        p = choice(p, with_text) if not words.strip() else with_text
    elif (node.text or "").strip():
        p = after_text(p, node.text or "")
    for child in node:
        p = after_element(p, child)
        if (child.tail or "").strip():
            p = after_text(p, child.tail or "")
    return ended(p)


# -- schemas and documents -----------------------------------------------------------------------

names = st.sampled_from("ab")
attributes = st.builds(lambda n, v: ("attribute", n, v), st.sampled_from("xy"),
                       st.sampled_from([TEXT, ("value", "1"), ("value", "2")]))  # fmt: skip
leaves = st.one_of(st.sampled_from([EMPTY, TEXT, ("value", "1")]), attributes,
                   st.builds(lambda n: ("element", n, EMPTY), names))  # fmt: skip
contents = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(lambda k, a, b: (k, a, b), st.sampled_from(["group", "choice", "interleave"]),
                  inner, inner),
        st.builds(lambda a: ("oneOrMore", a), inner),
        st.builds(lambda a: ("choice", a, EMPTY), inner),
        st.builds(lambda n, a: ("element", n, a), names, inner),
    ),
    max_leaves=10,
)  # fmt: skip
words = st.sampled_from(["", "", " ", "1", "t"])
documents = st.recursive(
    st.tuples(names, st.dictionaries(st.sampled_from("xy"), st.sampled_from("12")), words),
    lambda inner: st.tuples(
        names, st.dictionaries(st.sampled_from("xy"), st.sampled_from("12"), max_size=1), words,
        st.lists(st.tuples(inner, words), max_size=3)),
    max_leaves=5,
)  # fmt: skip


def schema(p: P) -> str:
    if p[0] == "element" or p[0] == "attribute":
        return f'<{p[0]} name="{p[1]}">{schema(p[2])}</{p[0]}>'
    if p[0] == "value":
        return f"<value>{p[1]}</value>"
    return f"<{p[0]}>{''.join(schema(part) for part in p[1:])}</{p[0]}>"


def document(d: tuple[Any, ...]) -> str:
    attributes = "".join(f' {name}="{value}"' for name, value in d[1].items())
    children = "".join(document(child) + tail for child, tail in (d[3] if len(d) > 3 else []))
    return f"<{d[0]}{attributes}>{d[2]}{children}</{d[0]}>"


@settings(max_examples=400, deadline=None)
@given(contents, st.lists(documents, min_size=8, max_size=8))
def test_verdicts_are_those_of_the_algorithm(content: P, trees: list[tuple[Any, ...]]) -> None:
    pattern = ("element", "a", content)
    text = schema(pattern).replace("<element", f"<element {NS}", 1)
    try:
        grammar = load(text.encode(), name="random.rng")
    except GrammarError:  # section 7 forbids it
        return
    for tree in trees:
        data = document(("a", *tree[1:]))
        expected = nullable(after_element(pattern, ElementTree.fromstring(data)))
        assert decide(grammar, data.encode()) == expected, data
