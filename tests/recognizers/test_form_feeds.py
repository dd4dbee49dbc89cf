"""Pages of OCR: form feeds, running heads, notes at their feet, sentences over their ends."""

from __future__ import annotations

from tei.document import Document, Origin
from tei.pipeline import encode
from tei.project import Project
from tei.serialize import inner

FIRST = """The mill at Merrin was built in spring by a company of weavers, and the first
miller was a sailor,1 who had lost an arm. He kept a book for forty years, and set
down the weather in it, the carts that passed, and what the men said who

1 Register of Merrin, fol. 3.

15
"""
SECOND = """16                                   ANNA WEISS

came for their flour.2 That is all we know of it.

2 Ledger of the mill, fol. 7.

16
"""
THIRD = """THE MILL AT MERRIN                                   17

In the end the wheel stood still, and nobody asked why it did.
"""


def body(text: str) -> str:
    result = encode(Document(text, Origin("a.txt")), Project())
    found = result.tei.find("body")
    assert found is not None
    return inner(found).replace(' cert="medium"', "")


def test_what_begins_right_after_a_form_feed_is_told_as_elsewhere() -> None:
    text = body("CHAPTER I\n\nThe men went\n\fout at night.\n\fCHAPTER II\n\nThey came back.\n")
    first, second = text.split("</div>")[:2]
    assert first.endswith("<head>CHAPTER I</head><p>The men went<pb/> out at night.</p>")
    assert second.startswith("<pb/>")
    assert second.endswith("<head>CHAPTER II</head><p>They came back.</p>")


def test_notes_are_those_of_their_page_and_a_sentence_runs_over_its_end() -> None:
    text = body(f"{FIRST}\f\n{SECOND}\f\n{THIRD}")
    assert 'sailor,<ref xml:id="n1-ref" type="noteAnchor" target="#n1" n="1">1</ref> who' in text
    note = '<note xml:id="n1" n="1" place="foot" target="#n1-ref" rend="pre(1)">Register of Merrin'
    foot = '<fw type="pageNum">15</fw><pb n="16"/>'
    head = f'<fw type="header">16{" " * 35}ANNA WEISS</fw>'
    assert f"men said who{note}, fol. 3.</note>{foot}{head} came for their flour.<ref" in text
    assert text.count("<pb ") == 2
    assert '<pb n="17"/><fw type="header">THE MILL AT MERRIN' in text
    assert "<p>In the end" in text


def test_each_page_may_begin_its_notes_anew() -> None:
    text = body(
        f"{FIRST}\f\n{SECOND.replace('flour.2', 'flour.1').replace('2 Ledger', '1 Ledger')}"
    )
    assert text.count('n="1">1</ref>') == 2
    assert text.count('<note xml:id="') == 2
    assert "Ledger of the mill, fol. 7.</note>" in text


def test_a_word_that_the_page_breaks_keeps_together() -> None:
    text = body("He saw no-\n\n- 2 -\n\f\nbody all day.\n\n- 3 -\n\fThen he went home.\n")
    assert '<p>He saw no-<fw type="pageNum">- 2 -</fw><pb n="3"/>body all day.</p>' in text
    assert '<pb n="4"/><p>Then he went home.</p>' in text


def test_pages_without_numbers() -> None:
    text = body("One went out.\n\fTwo came in.\n\f\n")
    assert text == "<p>One went out.</p><pb/><p>Two came in.</p>"


def test_numbers_that_do_not_follow_the_pages_are_left() -> None:
    text = body("One went out.\n\n1811\n\f\nTwo came in.\n\n7\n\f\nThree stayed.\n")
    assert "<fw" not in text
    assert text.count("<pb/>") == 2


def test_a_list_over_pages_is_no_row_of_notes() -> None:
    text = body(
        "Bring these:\n\n1. Wool for the loom\n\n\f\n2. Rope for the mill\n\nThat is all.\n"
    )
    assert "<note" not in text


def test_a_line_that_comes_back_is_surer_the_more_often_it_does() -> None:
    def certainties(pages: int) -> set[str]:  # the first line of the first page is its title
        page = "TAR\n\nThe rope lay in the sun all day, and nobody came.\n"
        result = encode(Document("\f".join([page] * pages), Origin("a.txt")), Project())
        return {a.cert for a in result.layer.of("fw")}

    assert [certainties(pages) for pages in (3, 4, 5)] == [{"low"}, {"medium"}, {"high"}]
