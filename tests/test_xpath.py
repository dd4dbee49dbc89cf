"""XPath with TEI's names bare: what gets a prefix, what must not."""

from __future__ import annotations

import pytest

from tei.errors import TeiError
from tei.markup import parse
from tei.xpath import find, with_prefix


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("//p", "//tei:p"),
        ("/TEI/text", "/tei:TEI/tei:text"),
        ("//tei:p", "//tei:p"),
        ("//*[@n]", "//*[@n]"),
        ("//p/@n", "//tei:p/@n"),
        ("//p/attribute::n", "//tei:p/attribute::n"),
        ("//p[ @ xml:id = 'p' ]", "//tei:p[ @ xml:id = 'p' ]"),
        ("//div/div", "//tei:div/tei:div"),
        ("div div div", "tei:div div tei:div"),
        ("//p[position() mod 2 = 1 and q or not(q)]",
         "//tei:p[position() mod 2 = 1 and tei:q or not(tei:q)]"),
        ("count(//p) * 2 div 3", "count(//tei:p) * 2 div 3"),
        ("//* * 2", "//* * 2"),
        ("//p[* and q]", "//tei:p[* and tei:q]"),
        ("descendant-or-self::node()/p", "descendant-or-self::node()/tei:p"),
        ("ancestor::div/head/text()", "ancestor::tei:div/tei:head/text()"),
        ("//q|//said", "//tei:q|//tei:said"),
        ("string-length(p)-1", "string-length(tei:p)-1"),
        ('//p[contains(., "div p")]', '//tei:p[contains(., "div p")]'),
        ("../p | ./q", "../tei:p | ./tei:q"),
        ("//p[.='x']/q", "//tei:p[.='x']/tei:q"),
        ("self::tei:*", "self::tei:*"),
        ("", ""),
    ],
)
def test_names_without_a_prefix_are_teis(written: str, meant: str) -> None:
    assert with_prefix(written) == meant


TEI = parse(
    b'<TEI xmlns="http://www.tei-c.org/ns/1.0">'
    b'<text><p n="1">a<q>b</q>c<!--d--></p><p/></text></TEI>',
    "a.xml",
)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("//p", [2, 4]),
        ("//@n", [2]),
        ("//q/text()", [3]),
        ("//q/following-sibling::text()", [2]),
        ("//comment()", [2]),
        ("//said", []),
        ("//namespace::*", []),
        ("count(//p)", "2"),
        ("count(//p) div 4", "0.5"),
        ("//p = 'abc'", "true"),
        ("string(//q)", "b"),
        ("number('x')", "nan"),
        ("1 div 0", "inf"),
    ],
)
def test_finds_elements_or_a_value(written: str, found: list[int] | str) -> None:
    assert find(TEI, written) == found


@pytest.mark.parametrize("written", ["//p[", "]", "//x:p", "f(", "$x", "//p/", "\0", "no()"])
def test_says_that_it_is_none(written: str) -> None:
    with pytest.raises(TeiError, match="is no XPath") as raised:
        find(TEI, written)
    assert "//persName" in raised.value.remedy


def test_names_are_taken_as_they_are_where_the_file_has_no_namespace() -> None:
    assert find(parse(b"<TEI.2><text><p/></text></TEI.2>", "a.xml"), "//p") == [2]
