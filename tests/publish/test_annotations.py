"""JSON: the text, and the tags as W3C Web Annotations whose quotes stand where they say."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from publish_documents import tei

from tei.publish import Source, publish, read
from tei.publish.annotations import collection
from tei.publish.reading_text import reading_text
from tei.publish.source import parse

Make = Callable[..., Source]


def items(made: dict[str, Any]) -> Iterator[tuple[str, int, int, str]]:
    for item in made["first"]["items"]:
        position, quote = item["target"]["selector"]
        assert item["target"]["source"] == made["text"]["id"]
        yield item["tei"]["element"], position["start"], position["end"], quote["exact"]


def check(made: dict[str, Any]) -> None:
    """Every selector's quote stands at its positions, with what is said to be around it."""
    text = made["text"]["value"]
    assert made["total"] == len(made["first"]["items"])
    identifiers = [item["id"] for item in made["first"]["items"]]
    assert len(set(identifiers)) == len(identifiers)
    for item in made["first"]["items"]:
        position, quote = item["target"]["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])
        assert quote["exact"].strip() == quote["exact"]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>One  \n two.</p><p>Three.</p>", "One two.\n\nThree."),
        ("<p>a <hi>b </hi>c</p>", "a b c"),
        ("<p>in<lb break='no'/>side<lb/>out</p>", "inside\nout"),
        ('<p>He said <said rend="pre(“) post(”)">no</said>.</p>', "He said “no”."),
        ('<p>He said <said rend="pre(“) post(”)"> no </said>.</p>', "He said “ no ”."),
        ('<p>He said <said rend="pre(“) post(”)">no\n</said>.</p>', "He said “no” ."),
        ('<p><supplied rend="brackets">what</supplied></p>', "[what]"),
        ('<p>a<note place="foot">N.</note> b.</p><p>c</p>', "a b.\n\nc\n\nN."),
        ('<p>a</p><note n="1" place="end" rend="pre(1.)">N.</note>', "a\n\n1. N."),
        ('<p>A lamp<note place="inline">of oil</note>.</p>', "A lamp [of oil]."),
        ('<p>A lamp (<note place="inline">of oil</note>).</p>', "A lamp (of oil)."),
        ('<p>a <note place="inline" n="1" rend="pre(1.)">N.</note> b</p>', "a [1. N.] b"),
        ('<p>a<note place="inline" n="1">N.</note> b</p>', "a [1 N.] b"),
        ('<p>and<fw type="catch">so</fw><pb n="2"/>so<milestone unit="verse"/>on</p>',
         "and so so on"),
        ('<p>so <note type="sic">[sic]</note> it is</p>', "so [sic] it is"),
        ("<p><choice><sic>teh</sic><corr>the</corr></choice></p>", "teh"),
        ("<p><app><lem>a</lem><rdg>b</rdg></app></p>", "a"),
        ('<list><item n="1.">a</item><item n="2.">b</item></list>', "1. a\n2. b"),
        ("<table><row><cell>a</cell><cell>b</cell></row><row><cell>c</cell></row></table>",
         "a\tb\nc"),
        ("<lg><l>a</l><l>b</l></lg><lg><l>c</l></lg>", "a\nb\n\nc"),
        ("<p>𝔸 é</p>", "𝔸 é"),
        ("<msDesc><msIdentifier><settlement>Merrin</settlement><idno>MS 4</idno></msIdentifier>"
         "<msContents><msItem><locus>f. 1</locus><title>Log</title></msItem></msContents>"
         "<history><origin>Made in <origDate>1788</origDate>.</origin></history></msDesc>",
         "Merrin MS 4\nf. 1 Log\nMade in 1788."),
        ("<sp><speaker>HALE.</speaker><stage>(<hi>aside</hi>)</stage>"
         "<p>No. <stage rend='brackets'>He sits.</stage> Why <stage>(sighs)</stage>?</p></sp>"
         "<stage rend='brackets'>Exit.</stage>",
         "HALE.\n(aside)\n\nNo. [He sits.] Why (sighs)?\n\n[Exit.]"),
        ("<p>Press <figure rend='inline'><graphic url='a.png'/><figDesc>a sun</figDesc></figure>, "
         "then<figure rend='inline'><figDesc>a dot</figDesc></figure>or</p>",
         "Press a sun, then a dot or"),
        ("<quote rend='block pre(«) post(») space(U+00A0)'><p>Un.</p><p>Deux.</p></quote>",
         "« Un.\n\nDeux. »"),
        ("<p/>", ""),
    ],
)  # fmt: skip
def test_the_text_is_what_a_reader_sees(body: str, text: str, document: Make) -> None:
    made = collection(document(body))
    assert made["text"]["value"] == text
    check(made)


def test_an_annotation_says_what_the_tag_says(specimen: Source) -> None:
    made = collection(specimen, "specimen")
    check(made)
    name = next(i for i in made["first"]["items"] if i["tei"]["element"] == "persName")
    assert made["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert made["label"] == "The Keepers of Sorrel Head"
    assert made["text"]["language"] == "en"
    assert name["body"]["value"] == "persName"
    assert name["target"]["selector"][1]["exact"] == "Harriet Penrose"
    assert name["tei"]["attributes"] == {"ref": "#person-harriet-penrose"}
    assert name["tei"]["rule"] == "persons"
    assert name["tei"]["certainty"] == "high"
    assert name["tei"]["reason"]


def test_the_other_reading_is_kept(document: Make) -> None:
    source = document("<p><choice><sic>teh</sic><corr>the</corr></choice> end</p>")
    printed, corrected = collection(source), collection(source, corrected=True)
    assert printed["text"]["value"] == "teh end"
    assert corrected["text"]["value"] == "the end"
    others = [i["tei"].get("otherReadings") for i in printed["first"]["items"]]
    assert {"corr": "the"} in others


def test_positions_count_characters_not_bytes(document: Make) -> None:
    made = collection(document("<p>𝔸é <hi>x</hi></p>"))
    assert ("hi", 3, 4, "x") in set(items(made))


def test_a_thousand_elements_inside_each_other(document: Make) -> None:
    text, spans = reading_text(document("<p>" + "<hi>" * 999 + "x" + "</hi>" * 999 + "</p>").root)
    assert text == "x"
    assert len(spans) == 999 + 3


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "<hi>", "<note>", "<q rend='pre(“) post(”)'>", "<lb/>", "a b ", " c", "é ",
             "<choice><sic>x</sic><corr>y </corr></choice>", "</>", "</>", "<list><item n='1.'>"]
        )
    )
)  # fmt: skip
def test_whatever_the_tags_the_quotes_stand_at_their_positions(words: list[str]) -> None:
    open_: list[str] = []
    body = ""
    for word in words:
        if word == "</>":
            body += f"</{open_.pop()}>" if open_ else ""
            continue
        if word.startswith("<") and "/" not in word:
            names = [w.partition(" ")[0].rstrip(">") for w in word.split("<")[1:]]
            open_ += names
        body += word
    body += "".join(f"</{name}>" for name in reversed(open_))
    check(collection(parse(tei(f"<div>{body}</div>").encode(), "a.xml")))


def test_the_file(document: Make) -> None:
    files = publish(document("<p>One.</p>"), ["json"]).files
    assert list(files) == ["a.json"]
    assert json.loads(files["a.json"])["text"]["value"] == "One."


def test_other_peoples_tei(shared: Path) -> None:
    for path in sorted((shared / "oracle" / "tei").glob("*.xml")):
        check(collection(read(str(path)), path.stem))
