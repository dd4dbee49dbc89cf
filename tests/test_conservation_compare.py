"""The proof itself: it holds for every way of recording a mark, and sees each word that differs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei.conservation import Loss, compare, prove
from tei.conservation.stream import bare
from tei.names import Node, tei

# What stands in the source, and the encoding that holds all of it.
HOLDS = {
    "plain text": ("One  line\nand another.", tei("p", None, "One line and another.")),
    "quotation marks": ("She said “no”.", tei("p", None, "She said ",
                        tei("q", {"rend": "pre(“) post(”)"}, "no"), ".")),
    "a mark that is a parenthesis": ("a (b)", tei("p", None, "a ",
                                     tei("seg", {"rend": "pre(() post())"}, "b"))),
    "brackets": ("It [the mill] burnt.", tei("p", None, "It ",
                 tei("supplied", {"rend": "brackets"}, "the mill"), " burnt.")),
    "an item's label": ("1. wool\n2. flax", tei("list", None,
                        tei("item", {"n": "1."}, "wool"), tei("item", {"n": "2."}, "flax"))),
    "a picture": ("[inline:gate.jpg] The gate", tei("figure", None,
                  tei("graphic", {"url": "gate.jpg", "rend": "pre([inline:) post(])"}),
                  tei("head", None, "The gate"))),
    "a page number": ("one [p. 23] two", tei("p", None, "one ",
                      tei("pb", {"n": "23", "rend": "pre([p.) post(])"}), " two")),
    "a page number that is not printed": ("one two", tei("p", None, "one ", tei("pb", {"n": "2"}),
                                          " two")),
    "a page number before the same figures": ("23 men died", tei("p", None, tei("pb", {"n": "23"}),
                                              "23 men died")),
    "an omission": ("so [...] we", tei("p", None, "so ",
                    tei("gap", {"rend": "pre([...])"}), " we")),
    "an ornament": ("a\n\n* * *\n\nb", tei("body", None, tei("p", None, "a"),
                    tei("milestone", {"rend": "pre(***)"}), tei("p", None, "b"))),
    "a head underlined": ("The Mill\n========\n", tei("head", {"rend": "post(========)"},
                          "The Mill")),
    "a correction": ("teh mill", tei("p", None, tei("choice", None, tei("sic", None, "teh"),
                     tei("corr", None, "the")), " mill")),
    "what others read": ("teh mill", tei("p", None, tei("app", None, tei("lem", None, "teh"),
                         tei("rdg", None, "the")), " mill")),
    "a description of ours": ("gate.jpg", tei("figure", None, tei("graphic", {"url": "gate.jpg"}),
                              tei("figDesc", None, "A gate."))),
    "a description in the source": ("A gate in snow gate.jpg", tei("figure", None,
                                    tei("figDesc", None, "A gate in snow"),
                                    tei("graphic", {"url": "gate.jpg"}))),
    "descriptions of ours that begin as the title does": ("Gate and mole, 1910", tei("figure", None,
                              tei("figDesc", None, "Gate"), tei("figDesc", None, "Mole"),
                              tei("head", None, "Gate and mole, 1910"))),
    "descriptions in the source, and a title": ("Gate Mole Gate and mole, 1910", tei("figure", None,
                              tei("figDesc", None, "Gate"), tei("figDesc", None, "Mole"),
                              tei("head", None, "Gate and mole, 1910"))),
    "the header": ("a", tei("TEI", None, tei("teiHeader", None, tei("p", None, "b")),
                   tei("text", None, "a"))),
    "a broken word": ("the inde-\n  pendent", tei("p", None, "the independent")),
    "a hyphen at a line's end that belongs there": ("Anglo-\nSaxon", tei("p", None, "Anglo-Saxon")),
    "a dropped hyphen before one that is kept": ("a-\n-b", tei("p", None, "a-b")),
    "line ends kept": ("inde-\npendent", tei("p", None, "inde",
                       tei("lb", {"break": "no", "rend": "pre(-)"}), "pendent")),
    "marks of lines": ("> one\n> two\n>\n> three\nfour", tei("body", None,
                       tei("quote", {"rend": "block lines(>)"}, tei("p", None, "one two"),
                           tei("p", None, "three")), tei("p", None, "four"))),
    "marks of lines, one of them in the text": ("> one\n> > two", tei("quote",
                                                {"rend": "lines(>)"}, "one > two")),
    "marks of lines in marks of lines": ("> one\n> > two", tei("quote", {"rend": "lines(>)"},
                                         "one ", tei("quote", {"rend": "lines(>)"}, "two"))),
    "two alternatives": ("one", tei("choice", None, tei("unclear", None, "one"),
                         tei("unclear", None, "own"))),
}  # fmt: skip
LABELS = ["1", "1.", "(1)", "[1]", "1)", "1:", "[1].", "(1):", "¹", "^1", "[^1]:"]


@pytest.mark.parametrize("name", HOLDS)
def test_holds(name: str) -> None:
    text, root = HOLDS[name]
    assert compare(text, root) is None


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("words", ["See there.", "...see there.", "1953 was a year.", "(So!)"])
def test_the_label_of_a_note_stands_in_rend_to_the_letter(label: str, words: str) -> None:
    note = tei("note", {"n": "1", "rend": f"pre({label})"}, words)
    root = tei("div", None, "Text.", note, "More.")
    assert compare(f"Text.\n\n{label} {words}\nMore.", root) is None


@pytest.mark.parametrize("words", ["See there.", "Ibid.", "(So!)"])
@pytest.mark.parametrize("printed", [label for label in [*LABELS, "1))"] if label != "1."])
@pytest.mark.parametrize(
    ("attributes", "labels"), [({"rend": "pre(1.)"}, {"1."}), ({}, {"1"})]
)
def test_any_other_label_of_a_note_is_a_difference(
    attributes: dict[str, str], labels: set[str], printed: str, words: str
) -> None:
    note = tei("note", {"n": "1", **attributes}, words)
    root = tei("div", None, "Text.", note, "More.")
    loss = compare(f"Text.\n\n{printed} {words}\nMore.", root)
    assert (loss is None) == (printed in labels)
    if loss:
        assert loss.offset in (7, 8, 9)  # in the label


@pytest.mark.parametrize("printed", ["2.", "1)", "(1)", "1", ""])
def test_any_other_label_of_an_item_is_a_difference(printed: str) -> None:
    root = tei("list", {"rend": "numbered"}, tei("item", {"n": "1."}, "wool"))
    assert compare("1. wool", root) is None
    assert compare(f"{printed} wool", root) is not None


@pytest.mark.parametrize("printed", ["[p. 2]", "[23]", "[p. ]", "(p. 23)"])
def test_any_other_mark_of_a_page_is_a_difference(printed: str) -> None:
    root = tei("p", None, "one ", tei("pb", {"n": "23", "rend": "pre([p.) post(])"}), " two")
    assert compare(f"one {printed} two", root) is not None


def noted(number: str, words: str) -> Node:
    return tei("note", {"n": number, "rend": f"pre({number}.)"}, words)


@pytest.mark.parametrize("marker", ["(1)", "[1]", "¹", "1"])
@pytest.mark.parametrize("kept", [True, False])
def test_a_note_may_stand_at_its_marker(marker: str, kept: bool) -> None:
    """The marker is in the text; or it is nothing but `@n`, and the note stands in its place."""
    one, two = noted("1", "About the mill."), noted("2", "1955, p. 3.")
    other = marker.replace("1", "2").replace("¹", "²")
    anchors = (marker, other) if kept else ("", "")
    root = tei("p", None, "The mill", anchors[0], one, " burnt in May", anchors[1], two, ".")
    source = f"The mill{marker} burnt in May{other}.\n\n1. About the mill.\n2. 1955, p. 3.\n"
    assert (compare(source, root) is None) == (kept or marker == "1")
    assert compare(source, tei("body", None, root, tei("p", None, "1953 too"))) is not None


def test_a_note_before_text_that_begins_alike() -> None:
    paragraph = tei("p", None, "Here(1)", noted("1", "Roe, The Mill."), " it was.")
    root = tei("body", None, paragraph, tei("p", None, "1953 came."))
    assert compare("Here(1) it was.\n\n1. Roe, The Mill.\n\n1953 came.", root) is None


@pytest.mark.parametrize("marker", ["(1)", "1"])
def test_a_note_that_begins_as_the_text_goes_on(marker: str) -> None:
    note = noted("1", "The mill by the river was sold in May.")
    words = "The mill by the river was sold in June, and again in July."
    root = tei("p", None, "Gone.", "" if marker == "1" else marker, note, words)
    source = f"Gone.{marker} {words}\n\n1. The mill by the river was sold in May."
    assert compare(source, root) is None


WORDS = st.text("abi./ ", max_size=7).map("w".__add__)
NOTES = st.text("ab12iw./", min_size=1, max_size=30)


@pytest.mark.parametrize("label", ["{}", "{}.", "({})", "i{}"])
@given(parts=st.lists(st.tuples(WORDS, st.none() | NOTES), min_size=1, max_size=7),
       section=st.integers(1, 7), slip=st.sampled_from(["", "?"]))  # fmt: skip
@settings(max_examples=100, deadline=None)
def test_notes_at_their_markers_however_short(
    label: str, parts: list[tuple[str, str | None]], section: int, slip: str
) -> None:
    """Printed after some paragraphs, kept at the marker; a slip in the last is seen all the same.

    One note may be what another begins with, its label, or the words that follow its marker.
    """
    printed, below, body = "", "", []
    for number, (words, note) in enumerate(parts, 1):
        printed += words
        body.append(words)
        if note:
            own = label.format(number)
            printed += own
            below += f"{own} {note}\n"
            attributes = {"n": own.strip("(.)"), "rend": f"pre({own})"}
            body += [tei("ref", None, own), tei("note", attributes, note)]
        if number % section == 0 or number == len(parts):
            printed, below = f"{printed}\n{below}\n", ""
    assert (compare(printed.rstrip() + slip, tei("div", None, *body)) is None) == (not slip)


def test_a_slip_in_a_note_is_told_as_such() -> None:
    note = noted("1", "The mill by the sea was sold in May.")
    loss = compare("1. The mill by the river was sold in May.", tei("div", None, note))
    assert loss == Loss("changed", 19, "river", "sea", "The mill by the")


@pytest.mark.parametrize(
    ("source", "root", "loss"),
    [
        ("one two three", tei("p", None, "one three"),
         Loss("lost", 4, "two", "", "one")),
        ("one three", tei("p", None, "one two three"),
         Loss("invented", 4, "", "two", "one")),
        ("one two three", tei("p", None, "one tow three"),
         Loss("changed", 4, "two", "tow", "one")),
        ("one two", tei("p", None, "one"), Loss("lost", 4, "two", "", "one")),
        ("two", tei("p", None), Loss("lost", 0, "two", "")),
        ("", tei("p", None, "two"), Loss("invented", 0, "", "two")),
        ("the quick quiet", tei("p", None, "the quiet"), Loss("lost", 4, "quick", "", "the")),
        ("say “no” now", tei("p", None, "say no” now"), Loss("lost", 4, "“", "", "say")),
        ("> one\n> two", tei("p", None, "one two"), Loss("lost", 0, ">", "")),
        ("(1) one", tei("p", None, tei("note", {"n": "2"}, "one")),
         Loss("lost", 0, "(1)", "")),
        ("1. one", tei("item", {"n": "2."}, "one"), Loss("lost", 0, "1.", "")),
    ],
)  # fmt: skip
def test_says_what_differs(source: str, root: Node, loss: Loss) -> None:
    assert compare(source, root) == loss


def test_a_mark_that_nobody_recorded_is_lost_outside_its_quotation() -> None:
    quote = tei("quote", {"rend": "lines(>)"}, "one")
    root = tei("body", None, quote, tei("p", None, "two three"))
    loss = compare("> one\n\ntwo\n> three", root)
    assert loss is not None
    assert (loss.kind, loss.source) == ("lost", ">")


def test_shows_all_differences() -> None:
    words = [f"word{n}" for n in range(200)]
    changed = [w if n % 40 else "other" for n, w in enumerate(words)]
    losses = prove(" ".join(words), tei("p", None, " ".join(changed)), 100).losses
    assert [loss.source for loss in losses] == ["word0", "word40", "word80", "word120", "word160"]
    assert {loss.tei for loss in losses} == {"other"}
    assert len(prove(" ".join(words), tei("p", None, " ".join(changed)), 3).losses) == 3


def test_counts() -> None:
    text, root = HOLDS["quotation marks"]
    proof = prove(text, root, 1)
    assert (proof.losses, proof.characters, proof.marks) == ((), len(bare(text)), 2)


WORD = st.text("abcde", min_size=1, max_size=4)
TEXT = st.lists(WORD, min_size=2, max_size=30)


def encoding(words: list[str], marked: set[int]) -> tuple[str, Node]:
    """A text, and an encoding of it in which some words are quotations."""
    source = " ".join(f"“{w}”" if n in marked else w for n, w in enumerate(words))
    children: list[Node | str] = []
    for n, word in enumerate(words):
        child = Node("q", {"rend": "pre(“) post(”)"}, [word])
        children += [child if n in marked else word, " "]
    return source, Node("p", None, children)


@settings(max_examples=300, deadline=None)
@given(TEXT, st.sets(st.integers(0, 29)), st.integers(0, 29))
def test_every_dropped_word_is_seen_where_it_stood(
    words: list[str], marked: set[int], at: int
) -> None:
    at %= len(words)
    marked.discard(at)
    source, root = encoding(words, marked)
    assert compare(source, root) is None
    del root.children[2 * at]
    loss = compare(source, root)
    assert loss is not None
    place = len(" ".join(f"“{w}”" if n in marked else w for n, w in enumerate(words[:at])))
    _is_there(source, place + bool(at), len(words[at]), loss.offset)


@settings(max_examples=300, deadline=None)
@given(TEXT, st.sets(st.integers(0, 29)), st.integers(0, 29), WORD)
def test_every_added_word_is_seen_where_it_stands(
    words: list[str], marked: set[int], at: int, added: str
) -> None:
    at %= len(words)
    source, root = encoding(words, marked)
    root.children.insert(2 * at, added + " ")
    loss = compare(source, root)
    assert loss is not None
    assert loss.kind in ("invented", "changed")
    assert loss.tei
    place = len(" ".join(f"“{w}”" if n in marked else w for n, w in enumerate(words[:at])))
    grown = f"{source[:place]} {added} {source[place:]}"
    shift = 0 if loss.offset <= place else len(added)
    _is_there(grown, place + 1, len(added), loss.offset + shift)


@settings(max_examples=300, deadline=None)
@given(TEXT, st.sets(st.integers(0, 29)), st.integers(0, 29), st.integers(0, 29))
def test_every_swapped_word_is_seen(words: list[str], marked: set[int], a: int, b: int) -> None:
    a, b = a % len(words), b % len(words)
    source, root = encoding(words, marked)
    children = root.children
    children[2 * a], children[2 * b] = children[2 * b], children[2 * a]
    other = "".join(c if isinstance(c, str) else f"“{c.text()}”" for c in children)
    assert (compare(source, root) is None) == (bare(other) == bare(source))


def _is_there(text: str, place: int, length: int, found: int) -> None:
    """`found` is a place where the same words may have been put in or taken out."""
    before, after = bare(text[:place]), bare(text[place:])
    low = high = len(before)
    together = before + after
    while low and together[low - 1] == together[low - 1 + length]:
        low -= 1
    while high + length < len(together) and together[high] == together[high + length]:
        high += 1
    # A difference is quoted in whole words: its place may be the beginning of the word.
    assert low - 6 <= len(bare(text[:found])) <= high + 6
