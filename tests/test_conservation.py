"""Promise 1 (nothing lost, nothing invented) and promise 4 (always valid), for any text.

`encode` itself refuses to return an encoding that does not hold its source; so to encode without
an error is to have kept promise 1. Promise 4 is judged by `tei_all` through libxml2 where the
schema is at hand.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from tei.conservation import compare
from tei.document import Document, Origin
from tei.pipeline import encode
from tei.project import Project

ARTICLES = Path(__file__).parent / "articles"

# Pieces that rules look at, in orders no writer would think of.
PIECES = st.sampled_from(
    """ "|“|”|‘|’|'|''|``|«|»|„|(1)|(2)|[1]|[|]|[...]|[sic]|[?]|[R]eader|[p. 3]|{23}|¹|*|†|_|>|- |
    1. |2. |a) |i. |* * *|---|=====|# |## |+--+|`|`|Notes|References|Bibliography|Editor's note: |
    By Jane Roe|Dear Sir,|Yours truly,|P.S. |Chapter IV|II. The Mill|June 17, 1953|the 1930s|
    c. 1890|44 BC|NKVD (the secret police)|Dr. Hale|Jonas Hale|Hale|Port Merrin|See J. Roe, |
    (London: Marsh, 1905)|https://example.org/a?b=1|a@example.org|10.1000/182|he said, |she wrote |
    the word |so-called |HEAR|[Figure: a tower]|[inline:x.jpg] |![alt](x.png)|& <b>|--|—|…|....|
    word|another word|The end.|It was so.| it was, |\t|    |  |\n|\n\n|\n\n\n|\n    |\n> |\f|\u00ad|
    \u00a0|\u2028|\ufffd|é|漢字|עברית|😀""".replace("\n    ", "").split("|")
)
TEXTS = st.lists(PIECES, min_size=1, max_size=60).map("".join)
ANYTHING = st.text(
    alphabet=st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t\f"),
    min_size=1,
    max_size=400,
)


# Lines marked as quoted, once or oftener, and what stands at a line's end.
QUOTED = st.lists(
    st.sampled_from(
        "> |>|>>|>> |> > |-|--|\u00ad|\u2010|s|a b|inde|Word.|\n|\n\n|\n>|\n> |\n>>|-\n>|-\n> |"
        "-\n>>|\u00ad\n>| |\t|/|\"|(1)|>=|1953".split("|")
    ),
    min_size=1,
    max_size=16,
).map("".join)


@cache
def tei_all(shared: Path) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(shared / "oracle" / "tei_all.rng")))


def encoded(text: str) -> bytes:
    result = encode(Document(text, Origin("a.txt")), Project())
    assert "rule-failed" not in {f.code for f in result.findings}
    return result.xml


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS)
@example(' "*“ "*')
@example(' "* * *”* * *')
@example('» "\f«')
def test_nothing_is_lost_of_a_text_full_of_signs(text: str) -> None:
    etree.fromstring(encoded(text))


@pytest.mark.parametrize("line_breaks", ["drop", "keep"])
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=QUOTED)
@example(text=">>-\n>s")
@example(text=">> a\n> b")
@example(text=">> - (1)>-\n> \n\n>  ")
@example(text="(1)\n> \n>-\n\n>>>\n-\n>\n>--")
@example(text=">>(1)\n>\n>>\n\n>")
def test_nothing_is_lost_of_quoted_lines(text: str, line_breaks: str) -> None:
    project = Project().with_settings("text", line_breaks=line_breaks)
    encode(Document(text, Origin("a.txt")), project)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(ANYTHING)
def test_nothing_is_lost_of_any_text(text: str) -> None:
    etree.fromstring(encoded(text))


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.one_of(TEXTS, ANYTHING))
def test_what_comes_out_is_valid(shared: Path, text: str) -> None:
    schema = tei_all(shared)
    tree = etree.fromstring(encoded(text))
    schema.validate(tree)
    assert not [str(e) for e in schema.error_log][:3]


@pytest.mark.parametrize(
    "source", sorted(ARTICLES.glob("*/source.txt")), ids=lambda p: p.parent.name
)
def test_articles_hold_their_source(source: Path) -> None:
    text = source.read_text(encoding="utf-8")
    result = encode(Document(text, Origin(source.name)), Project())
    body = result.tei.find("text")
    assert body is not None
    assert compare(text, body) is None
