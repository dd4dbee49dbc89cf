"""Hard-wrapped or one line a paragraph: what the line ends say, at any width and length."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from tei.document import Document, Origin
from tei.project import Project
from tei.readers.plain import read
from tei.readers.source import Source
from tei.wrapping import Votes

words = st.sampled_from("the harbour was closed and nobody came to town by sea that winter".split())
sentences = st.lists(words, min_size=12, max_size=30).map(lambda w: " ".join(w).capitalize() + ".")
long = st.lists(words, min_size=30, max_size=60).map(lambda w: " ".join(w).capitalize() + ".")
paragraphs = st.lists(long, min_size=1, max_size=3).map(" ".join)
QUOTED = "> no coal is left\n> The lamps are\n> out.\n> So.\n> And.\n> So on.\n> Yes.\n> No.\n> Go."


@given(st.lists(paragraphs, min_size=1, max_size=3), st.integers(30, 90), st.booleans())
def test_wrapped_at_any_width_with_or_without_a_quotation(
    written: list[str], width: int, quotation: bool
) -> None:
    blocks = [textwrap.fill(p, width) for p in written] + [QUOTED] * quotation
    document = Document("\n\n".join(blocks), Origin("a.txt"))
    assert document.wrapped
    assert len(document.blocks) == len(blocks)


@given(st.lists(sentences, min_size=2, max_size=9), st.booleans())
def test_lines_that_end_with_their_sentence_are_paragraphs(
    written: list[str], quotation: bool
) -> None:
    text = "\n".join(written) + ("\n\n" + QUOTED) * quotation
    document = Document(text, Origin("a.txt"))
    assert not document.wrapped


def test_the_votes_of_a_few_lines() -> None:
    text = "The harbour was closed that winter,\nand nobody came to the town by sea.\n"
    assert Document(text, Origin("a.txt")).line_votes == Votes(2, 0, 0)
    text = "The harbour was closed that winter again.\nNobody came. It was a year of hunger.\n"
    assert Document(text, Origin("a.txt")).line_votes == Votes(0, 0, 1)
    text = "The harbour was closed that winter again.\nNobody came.\nIt was a year of hunger.\n"
    assert Document(text, Origin("a.txt")).line_votes == Votes(0, 1, 1)


def test_the_edition_may_say_it() -> None:
    source = Source("a.txt", ".txt", b"One line of it.\nAnother line.\n\nA third.\n")
    for said, blocks in (("auto", 3), ("line", 3), ("blank", 2)):
        project = Project().with_settings("text", paragraphs=said)
        assert len(read(source, project).blocks) == blocks
