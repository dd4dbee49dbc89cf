"""What `transforms/common/` gives to all formats: title, notes, numbers, marks, words, targets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tei.publish import Source, xslt

Make = Callable[..., Source]
Say = Callable[..., str]
HEADER = (
    "<teiHeader><fileDesc><titleStmt>{title}</titleStmt><publicationStmt>{publication}"
    "</publicationStmt><sourceDesc><p>Printed.</p></sourceDesc></fileDesc></teiHeader>"
)


@pytest.fixture
def say(tmp_path: Path, document: Make) -> Say:
    """What an instruction says of a body: `say('<xsl:value-of select="$title"/>', "<p/>")`."""

    def run(instruction: str, body: str, parameters: dict[str, str] | None = None,
            **parts: str) -> str:  # fmt: skip
        path = tmp_path / "say.xsl"
        path.write_text(
            '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" '
            'xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:exsl="http://exslt.org/common">'
            '<xsl:import href="tei:common.xsl"/>'
            f'<xsl:output method="text"/><xsl:template match="/">{instruction}</xsl:template>'
            "</xsl:stylesheet>",
            encoding="utf-8",
        )
        xslt.forget()
        return xslt.transform(document(body, **parts), str(path), parameters).data.decode()

    return run


def each(select: str, inside: str) -> str:
    return f'<xsl:for-each select="{select}">{inside}<xsl:text>|</xsl:text></xsl:for-each>'


def test_a_manuscript_is_the_source_by_its_shelfmark_and_described_part_for_part(say: Say) -> None:
    described = (
        "<msDesc><msIdentifier><settlement>Merrin</settlement><idno>MS 4</idno><altIdentifier>"
        "<idno>9</idno></altIdentifier></msIdentifier><head>A log</head><msContents><msItem n='1'>"
        "<locus>f. 1</locus><title>Log</title></msItem></msContents><physDesc><objectDesc>"
        "<supportDesc><extent>9 leaves<dimensions unit='mm'><height>200</height><width>90</width>"
        "</dimensions></extent></supportDesc></objectDesc></physDesc></msDesc>"
    )
    header = HEADER.format(title="<title>A</title>", publication="<p>x</p>")
    header = header.replace("<p>Printed.</p>", described)
    assert say('<xsl:value-of select="$source"/>', "<p/>", header=header) == "Merrin, MS 4: A log"
    asked = "<xsl:variable name='all'><xsl:apply-templates select='//tei:msDesc' mode='described'/>"
    asked += "</xsl:variable>" + each("exsl:node-set($all)/d",
                                      "<xsl:value-of select=\"concat(@label, ': ', .)\"/>")
    assert say(asked, "<p/>", header=header) == (
        "Contents 1: f. 1, Log|Extent: 9 leaves (200 × 90 mm)|"
    )
    german = {"language-of-labels": "de"}
    assert "Umfang: 9 leaves" in say(asked, "<p/>", german, header=header)


@pytest.mark.parametrize(
    ("title", "publication", "cited"),
    [
        ("<title>A</title><author>B, C</author>", "<publisher>P</publisher><date when='2024'/>",
         "B, C: A. P, 2024."),
        ("<title>Who?</title><author>A</author><author>B</author>", "<p>x</p>", "A; B: Who?"),
        ("<title type='main'>A</title><title type='sub'>b</title>",
         "<idno type='DOI'>https://doi.org/10.1/2</idno>", "A. b. https://doi.org/10.1/2"),
        ("<title/>", "<p>x</p>", "The head."),
    ],
)  # fmt: skip
def test_the_edition_is_cited(title: str, publication: str, cited: str, say: Say) -> None:
    header = HEADER.format(title=title, publication=publication)
    body = "<div><head>The <note>no</note>head</head></div>"
    assert say('<xsl:call-template name="citation"/>', body, header=header) == cited


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ('<p>a<note place="foot">x</note></p>', "foot 1|"),
        ("<p>a<note>x</note>b<note>y</note></p>", "foot 1|foot 2|"),
        ('<p>a</p><note n="*" target="#r" rend="pre(*)">x</note>', "foot *|"),
        ('<p>a</p><note n="1" place="end" rend="pre([1])">x</note>', "foot 1|"),
        ('<note type="editorial"><p>x</p></note>', "aside |"),
        ('<p>a <note type="sic">[sic]</note></p>', "inline |"),
        ('<p>a <note rend="brackets">x</note></p>', "inline |"),
        ("<listBibl><bibl>a <note>x</note></bibl></listBibl>", "inline |"),
    ],
)
def test_notes_have_a_kind_and_a_number(body: str, kinds: str, say: Say) -> None:
    inside = (
        '<xsl:apply-templates select="." mode="note-kind"/><xsl:text> </xsl:text>'
        '<xsl:call-template name="note-number"/>'
    )
    assert say(each("//tei:text//tei:note", inside), body) == kinds


def test_paragraphs_of_the_body_are_numbered(say: Say) -> None:
    body = "<p>a<note><p>x</p></note></p><div><p>b</p><quote><p>c</p></quote></div><p>d</p>"
    number = '<xsl:call-template name="paragraph-number"/>'
    assert say(each("//tei:body//tei:p", number), body) == "1||2||3|"


@pytest.mark.parametrize(
    ("body", "lang", "marked"),
    [
        ('<p><q rend="pre(“) post(,”)">a</q></p>', "de", "“a,”"),
        ('<p><q rend="post([?])">a</q></p>', "en", "a[?]"),
        ('<p><q rend="pre(«) post(») space(U+0020)">a</q></p>', "fr", "«\xa0a\xa0»"),
        ('<p><q rend="pre(«) post(») space(U+00A0)">a</q></p>', "fr", "«\xa0a\xa0»"),
        ('<p><q rend="pre(«) post(») space(U+202F)">a</q></p>', "fr", "«\u202fa\u202f»"),
        ('<p><q rend="pre(«) space(U+0020)">a</q></p>', "fr", "«\xa0a"),
        ('<p><q rend="block brackets">a</q></p>', "en", "[a]"),
        ("<p><q>a</q></p>", "en", "“a”"),
        ("<p><q>a</q></p>", "en-GB", "‘a’"),
        ("<p><q>a</q></p>", "de", "„a“"),
        ("<p><q>a</q></p>", "de-CH", "«a»"),
        ("<p><q>a</q></p>", "fr", "«\xa0a\xa0»"),
        ("<p><q>a</q></p>", "tlh", "“a”"),
        ("<p><q>»a«</q></p>", "en", "»a«"),
        ("<p><quote><q>a</q></quote></p>", "en", "‘a’"),
    ],
)
def test_quotation_marks_are_the_sources_or_the_languages(
    body: str, lang: str, marked: str, say: Say
) -> None:
    inside = (
        '<xsl:call-template name="open"/><xsl:value-of select="."/>'
        '<xsl:call-template name="close"/>'
    )
    assert say(each("//tei:q", inside), body, lang=lang) == marked + "|"


@pytest.mark.parametrize(
    ("target", "made"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("#n1", "#n1"),
        ("pictures/a.png", "pictures/a.png"),
        ("a/b:c", "a/b:c"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("#a #b", "#a"),
        ("javascript:alert(1)", ""),
        ("JavaScript:alert(1)", ""),
        (" javascript:alert(1)", ""),
        ("java&#9;script:alert(1)", "java"),
        ("data:text/html,x", ""),
        ("vbscript:x", ""),
        ("file:///etc/passwd", ""),
        ("//example.org/a", ""),
    ],
)
def test_a_target_can_do_no_harm(target: str, made: str, say: Say) -> None:
    inside = '<xsl:call-template name="target"/>'
    assert say(each("//tei:ref", inside), f'<p><ref target="{target}">a</ref></p>') == made + "|"


@pytest.mark.parametrize(
    ("lang", "wanted", "word"),
    [("en", "", "Notes"), ("de-AT", "", "Anmerkungen"), ("ru", "", "Notes"), ("en", "it", "Note")],
)
def test_the_words_of_the_apparatus(lang: str, wanted: str, word: str, say: Say) -> None:
    call = (
        '<xsl:call-template name="word"><xsl:with-param name="key" select="\'notes\'"/>'
        "</xsl:call-template>"
    )
    assert say(call, "<p/>", {"language-of-labels": wanted}, lang=lang) == word


@pytest.mark.parametrize(
    ("lang", "direction"), [("en", "ltr"), ("ar", "rtl"), ("he-Latn", "ltr"), ("az-Arab", "rtl")]
)
def test_the_direction_of_the_text(lang: str, direction: str, say: Say) -> None:
    assert say('<xsl:value-of select="$direction"/>', "<p/>", lang=lang) == direction


@pytest.mark.parametrize(
    ("readings", "text"), [("printed", "teh a expan.|"), ("corrected", "the a expansion|")]
)
def test_of_two_readings_one_is_shown(readings: str, text: str, say: Say) -> None:
    body = (
        "<p><choice><sic>teh</sic><corr>the</corr></choice> <app><lem>a</lem><rdg>b</rdg></app> "
        "<choice><abbr>expan.</abbr><expan>expansion</expan></choice></p>"
    )
    inside = '<xsl:apply-templates mode="plain"/>'
    assert say(each("//tei:body/tei:p", inside), body, {"readings": readings}) == text
