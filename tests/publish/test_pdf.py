"""PDF by Typst: what stands on the pages, what can't become code, and the same bytes twice."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree
from publish_documents import HEADER, ROOT, tei

from tei.document import Document, Origin
from tei.errors import TeiError
from tei.pipeline import encode
from tei.project import Project
from tei.publish import Source, publish, xslt
from tei.publish.dates import changed
from tei.publish.pdf import _has_rare, _script
from tei.publish.pictures import found, listed
from tei.publish.source import parse
from tei.resources import transform

Make = Callable[..., Source]
typst = pytest.importorskip("typst", reason="tei[pdf] is not installed")


def typst_of(source: Source, **parameters: str) -> str:
    """The Typst text of a TEI file."""
    given = {name.replace("_", "-"): value for name, value in parameters.items()}
    return xslt.transform(source, transform("typst/typst.xsl"), given).data.decode()


def test_straight_marks_are_made_those_of_the_language_where_that_is_asked_for(
    document: Make,
) -> None:
    source = document("<p><q rend='pre(\") post(\")'>Oh</q></p>")
    assert '#"“";#"Oh";#"”";' in typst_of(source, marks="typographic")


def pdf_of(source: Source, **parameters: str) -> bytes:
    given = {name.replace("_", "-"): value for name, value in parameters.items()}
    published = publish(source, ["pdf"], {"pdf": given})
    return published.files[source.stem + ".pdf"]


def words_of(data: bytes) -> str:
    """The words of a PDF, without the hyphens that setting it put in."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler) is not installed")
    run = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
    return " ".join(run.stdout.decode().split())


@pytest.mark.parametrize(("body", "expected"), [
    ("<p>Plain.</p>", '#"Plain.";'),
    ("<p>One <hi rend='bold'>two</hi></p>", '#"One"; #strong[#"two";];'),
    ("<p>A<note n='1'>Below.</note></p>", '#"A";#note("1")[#"Below.";];'),
    ("<p><q rend='pre(\") post(\")'>Oh</q></p>", r'#"\"";#"Oh";#"\"";'),
    ("<p xml:lang='fr'>Oui</p>", '#text(lang: "fr")[#"Oui";];'),
    ("<lg><l>a</l><l rend='indent'>b</l></lg>", '#verse-line(1)[#"b";];'),
    ("<list><item n='i.'>x</item></list>", '#labelled([#"i.";], [#"x";],'),
    ("<p>a <ref target='https://a.org/'>b</ref></p>", '#link("https://a.org/")[#"b";];'),
    ("<p>a <ref target='javascript:x()'>b</ref></p>", '#"a b";'),
    ("<p>a <ref target='#nowhere'>b</ref></p>", '#"a"; #"b";'),
    ("<div xml:id='d'><head>H</head></div>", '#heading(level: 1, supplement: [#"H";])[#"H";];'),
    ("<eg>\n\ta\n  b</eg>", '#raw(block: true, "    a\n  b");'),
    ("<ab type='code'>a\n  b</ab>", '#raw(block: true, "a\n  b");'),
    ("<p><egXML xmlns='http://www.tei-c.org/ns/Examples'><p n='1'>a &amp; &lt;b</p></egXML></p>",
     r'#raw(block: true, "<p n=\"1\">a &amp; &lt;b</p>");'),
    ("<p><egXML xmlns='http://www.tei-c.org/ns/Examples'><![CDATA[<p>a &amp; b</p>]]></egXML></p>",
     '#raw(block: true, "<p>a &amp; b</p>");'),
    ("<table><row><cell cols='2'>x</cell></row></table>",
     'table.cell(y: 0, colspan: 2)[#"x";]'),
])  # fmt: skip
def test_typst_of(body: str, expected: str, document: Make) -> None:
    assert expected in typst_of(document(body))


@pytest.mark.parametrize("hostile", [
    '"];#panic("x");[', "\\", '\\"); #panic("x")', "#panic(1)", "*_`$<l>@a/*//", "= a", "]", "#let",
    '#read("/etc/passwd")', "\\u{41}",
])  # fmt: skip
def test_hostile_text_stays_text(hostile: str, document: Make) -> None:
    words = hostile.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    header = f"<teiHeader><fileDesc><titleStmt><title>{words}</title><author>{words}</author>" \
        f"</titleStmt><publicationStmt><publisher>{words}</publisher></publicationStmt>" \
        f"<sourceDesc><p>{words}</p></sourceDesc></fileDesc></teiHeader>"  # fmt: skip
    source = document(
        f'<div type="{words}"><head>{words}</head><p rend="pre({words})">{words}'
        f'<note n="{words}">{words}</note> <hi>{words}</hi> <code>{words}</code> '
        f'<ref target="https://a.org/{words}">{words}</ref></p><eg>{words}</eg>'
        f'<list><item n="{words}">{words}</item></list><milestone rend="pre({words})"/>'
        f'<figure><graphic url="{words}"/><head>{words}</head></figure>'
        f'<lg><l n="{words}">{words}</l></lg><pb n="{words}"/></div>',
        header=header,
    )
    said = words_of(pdf_of(source))
    assert " ".join(hostile.split()) in said.replace("’", "'")


def test_all_words_of_the_specimen_are_on_its_pages(specimen: Source) -> None:
    said = words_of(pdf_of(specimen, hyphens="no"))
    for words in [
        "Passed at Sorrel Head on October 3, 1908",
        "a boat, of which",
        "Yours faithfully,",
        "He died on May 2, 1911.",
        "And light us home to Sorrel.",
        "[two lines illegible]",
        "The tower at Sorrel Head, from the sea",
        "Persons",
        "Brekke, Nils, 1, 2",
    ]:
        assert words in said


def test_the_same_bytes_twice_with_the_date_of_the_tei(specimen: Source) -> None:
    one = pdf_of(specimen)
    assert one == pdf_of(specimen)
    assert b"pdfuaid" in one


@pytest.mark.parametrize("standard", ["1.7", "a-2b", "a-2a, ua-1"])
def test_the_standards(standard: str, specimen: Source) -> None:
    assert pdf_of(specimen, pdf_standard=standard).startswith(b"%PDF-1.7")


def test_a_standard_or_a_paper_that_is_none(specimen: Source) -> None:
    with pytest.raises(TeiError, match="pdf-standard of pdf cannot be “ua-9”"):
        pdf_of(specimen, pdf_standard="ua-9")
    with pytest.raises(TeiError, match="paper of pdf cannot be “a77”"):
        pdf_of(specimen, paper="a77")
    with pytest.raises(TeiError, match="Typst makes no PDF of it"):
        pdf_of(specimen, pdf_standard="1.4, ua-1")


def test_headings_leave_no_level_out(document: Make) -> None:
    source = document(
        "<div><div><div><head>Deep</head><div><head>Deeper</head></div></div></div></div>"
    )
    assert "#heading(level: 1" in typst_of(source)
    assert "#heading(level: 2" in typst_of(source)
    assert "#heading(level: 3" not in typst_of(source)


DEEP = {
    "lists": "<list><item>w{}{}</item></list>",
    "glosses": "<list type='gloss'><label>g{}</label><item>w{}{}</item></list>",
    "quotations": "<quote><p>w{}</p>{}</quote>",
    "tables": "<table><row><cell>w{}{}</cell></row></table>",
    "documents": "<floatingText><body><p>w{}</p>{}</body></floatingText>",
    "emphasis": "<hi>w{} {}</hi>",
    "languages": "<foreign xml:lang='fr'>w{} {}</foreign>",
    "divisions": "<div><head>w{}</head>{}</div>",
}


def nested(pattern: str, depth: int) -> str:
    """Elements in one another, with the words w1, w2, ..."""
    body = ""
    for number in range(depth, 0, -1):
        body = pattern.format(*[number] * (pattern.count("{}") - 1), body)
    return body if body.startswith(("<list", "<quote", "<table", "<div", "<floating")) \
        else f"<p>{body}</p>"  # fmt: skip


@pytest.mark.parametrize("kind", DEEP)
def test_whatever_stands_too_deep_is_set_one_after_the_other(kind: str, document: Make) -> None:
    """Typst sets a thing in a thing some sixty times."""
    said = words_of(pdf_of(document(nested(DEEP[kind], 80)), hyphens="no", contents="no"))
    assert {f"w{n}" for n in range(1, 81)} <= set(re.findall(r"w\d+", said))


def test_a_character_of_a_private_use_area_is_printed_as_its_number(document: Make) -> None:
    """A scholar's own font had it; Typst writes it as an escape where it says that it lacks it."""
    for standard in ("ua-1", "1.7"):
        source = document("<p>One \uf0de two \U000f0001, \\u{41}</p>")
        published = publish(source, ["pdf"], {"pdf": {"pdf-standard": standard}})
        assert [(f.code, f.arguments) for f in published.findings] == [
            ("character-without-font", {"characters": "[U+F0DE]", "count": "1"}),
            ("character-without-font", {"characters": "[U+F0001]", "count": "1"}),
        ]
        assert "One [U+F0DE] two [U+F0001], \\u{41}" in words_of(published.files["a.pdf"])


def test_several_indexes_have_one_heading(specimen: Source) -> None:
    text = typst_of(specimen)
    assert '#index-heading("Indexes");' in text
    assert '#index(2, "Persons"' in text


def test_a_character_without_font_is_a_finding_and_its_number_is_printed(document: Make) -> None:
    published = publish(document("<p>One \U000105c0 two</p>"), ["pdf"])
    assert [f.code for f in published.findings] == ["character-without-font"]
    assert published.findings[0].arguments == {"characters": "\U000105c0", "count": "1"}
    assert "[U+105C0]" in words_of(published.files["a.pdf"])
    assert _has_rare("\U000105c0")
    assert not _has_rare("“ñ”")
    assert _script("日") == "CJK"


def test_pictures_beside_the_tei_come_in_and_others_are_named(
    document: Make, tmp_path: Path
) -> None:
    (tmp_path / "pics").mkdir()
    (tmp_path / "pics" / "a.gif").write_bytes(
        bytes.fromhex("47494638396101000100800000000000ffffff2c00000000010001000002024401003b")
    )
    source = document("<figure><graphic url='pics/a.gif'/><figDesc>A dot</figDesc></figure>"
                      "<p>In <figure rend='inline'><graphic url='pics/a.gif'/></figure> line</p>"
                      "<figure><graphic url='../../etc/passwd'/></figure>")  # fmt: skip
    pictures = found(source)
    assert [(p.address, p.media_type) for p in pictures.values()] == [("pics/a.gif", "image/gif")]
    assert listed(pictures) == "|pics/a.gif|"
    said = words_of(pdf_of(source))
    assert "A dot" in said
    assert "[Picture not included: ../../etc/passwd]" in said


@pytest.mark.parametrize(("header", "expected"), [
    ("<revisionDesc><change when='2024-05-01'/><change when='2023-01-01'/></revisionDesc>",
     datetime(2024, 5, 1, tzinfo=UTC)),
    ("<fileDesc><publicationStmt><date when='1999'/></publicationStmt></fileDesc>",
     datetime(1999, 1, 1, tzinfo=UTC)),
    ("<fileDesc><sourceDesc><bibl><date when='1862'/></bibl></sourceDesc></fileDesc>",
     datetime(1980, 1, 1, tzinfo=UTC)),
    ("<revisionDesc><change when='2024-13-77'/><change when='-0044'/></revisionDesc>",
     datetime(1980, 1, 1, tzinfo=UTC)),
])  # fmt: skip
def test_the_date_is_the_tei_s(header: str, expected: datetime) -> None:
    source = parse(tei("<p/>", header=f"<teiHeader>{header}</teiHeader>").encode(), "a.xml")
    assert changed(source.root) == expected


def boxes_of(data: bytes) -> list[tuple[str, float, float, float, float]]:
    """The words of a PDF, each with its left, top, right and bottom; page stands below page."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler) is not installed")
    run = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=data, capture_output=True,
                         check=True)  # fmt: skip
    found, below = [], 0.0
    for node in etree.HTML(run.stdout.decode()).iter("page", "word"):
        if node.tag == "page":
            below += 10_000
        else:
            sides = ("xmin", "ymin", "xmax", "ymax")
            left, top, right, bottom = (float(node.get(side)) for side in sides)
            found.append((node.text or "", left, below + top, right, below + bottom))
    return found


LONG = ["Administration", "Oberamtmannschaft", "1,234,567", "https://example.org/long/address.html",
        "antidisestablishmentarianism"]  # fmt: skip


@pytest.mark.parametrize("place", ["{}", "<quote><p>a</p>{}</quote>",
                                   "<list><item>{}</item></list>"])  # fmt: skip
@pytest.mark.parametrize("columns", [3, 8, 14, 25])
def test_in_a_table_no_word_is_printed_over_another(
    place: str, columns: int, document: Make
) -> None:
    cells = ["".join(f"<cell>{LONG[(r + c) % 5]} {c}</cell>" for c in range(columns))
             for r in range(3)]  # fmt: skip
    table = f"<table><row role='label'>{'</row><row>'.join(cells)}</row></table>"
    boxes = boxes_of(pdf_of(document(place.format(table)), title_page="no"))
    assert len(boxes) > 6 * columns
    for n, (_, left, top, right, bottom) in enumerate(boxes):
        for _, left_2, top_2, right_2, bottom_2 in boxes[:n]:
            across = min(right, right_2) - max(left, left_2)
            down = min(bottom, bottom_2) - max(top, top_2)
            assert across < 0.1 or down < 0.4 * (bottom - top), boxes[n]


def lines_of(data: bytes) -> list[list[tuple[str, float, float]]]:
    """The lines of a PDF: its words, each with its left and right."""
    lines: dict[int, list[tuple[str, float, float]]] = {}
    for word, left, _, right, bottom in boxes_of(data):
        lines.setdefault(round(bottom), []).append((word, left, right))
    return list(lines.values())


WORDS = "The oil was dear and the night was long. " * 20


def test_the_title_of_a_short_text_stands_above_it_without_contents(document: Make) -> None:
    source = document("".join(f"<div><head>H{n}</head><p>x</p></div>" for n in range(5)))
    text = typst_of(source)
    assert '#title-above[#paragraph("title-main")[#"A Title";]' in text
    assert "#title-page[" not in text
    assert "#contents(" not in text
    assert '#about-section("About this edition", [#emph[#"Publisher:";]; #"The Press";' in text
    asked = typst_of(source, title_page="yes", contents="yes")
    assert "#title-page[" in asked
    assert '#contents(apart: true, "Contents", 3);' in asked
    assert "#title-above[" not in typst_of(source, title_page="no")
    assert "About this edition" not in typst_of(source, title_page="no")


def test_a_long_text_and_one_with_a_title_page_have_a_page_for_it(document: Make) -> None:
    long = document("".join(f"<div><head>H{n}</head><p>{WORDS * 8}</p></div>" for n in range(4)))
    assert "#title-page[" in typst_of(long)
    assert '#contents(apart: true, "Contents", 3);' in typst_of(long)
    own = document("<text><front><titlePage><docTitle><titlePart>Own</titlePart></docTitle>"
                   "</titlePage></front><body><p>x</p></body></text>")  # fmt: skip
    assert '#title-page[\n#paragraph("title-main")[#"Own";]' in typst_of(own)
    assert "#contents(" not in typst_of(own)


def test_a_title_that_tei_encode_has_found_stands_above_a_short_text() -> None:
    words = "The Lamp\n\nNobody who saw it then has written of the lamp itself.\n"
    made = parse(encode(Document(words, Origin("a.txt")), Project()).xml, "a.xml")
    text = typst_of(made)
    assert "#title-page[" not in text
    assert text.count('#paragraph("title-main")[#"The Lamp";]') == 1


def test_a_title_page_and_a_heading_that_says_the_same_are_both_of_the_text() -> None:
    words = "The Lamp\n\nNobody who saw it then has written of the lamp itself.\n"
    made = encode(Document(words, Origin("a.txt")), Project()).xml
    twice = made.replace(b"<body>", b"<body><head>The Lamp<note>A note.</note></head>")
    text = typst_of(parse(twice, "a.xml"))
    assert '#paragraph("title-main")[#"The Lamp";]' in text
    assert re.search(r"#head[^\n]*The Lamp.*A note", text)


def test_a_heading_that_is_the_title_is_not_said_twice(document: Make) -> None:
    source = document("<head>A Title<note>Note.</note></head><p>x</p>")
    assert words_of(pdf_of(source)).count("A Title") == 2  # and in how to cite it
    assert 'title-main")[#"A Title";#note("1")[#"Note.";];]' in typst_of(source)


def test_what_the_header_declares_stands_behind_the_text(document: Make) -> None:
    header = (
        "<teiHeader><fileDesc><titleStmt><title>T</title><respStmt><resp>edited by</resp><name>N"
        "</name></respStmt></titleStmt><publicationStmt><date when='2024-05-01'/></publicationStmt>"
        "<sourceDesc><p>Printed.</p></sourceDesc></fileDesc><encodingDesc><editorialDecl>"
        "<correction><p>Misprints were mended.</p></correction></editorialDecl></encodingDesc>"
        "</teiHeader>"
    )
    source = document("<p>x</p>", header=header)
    said = words_of(pdf_of(source))
    assert said.endswith("About this edition edited by: N Date: 1 May 2024 Source: Printed. "
                         "How to cite: T. 2024-05-01. Misprints were mended. 1")  # fmt: skip
    apart = typst_of(source, title_page="yes")
    assert '#about-section("Editorial declaration", none, [\n#"Misprints were mended.";' in apart


def test_the_running_head_is_one_line(document: Make) -> None:
    title = f"<titleStmt><title>{WORDS[:300]}</title></titleStmt>"
    header = f"<teiHeader><fileDesc>{title}</fileDesc></teiHeader>"
    source = document(f"<div><head>{WORDS[41:300]}</head><p>{WORDS * 10}</p></div>", header=header)
    lines = [[w for w, *_ in line] for line in lines_of(pdf_of(source, title_page="no"))]
    heads = [line for line in lines if "…" in line]
    assert heads
    for line in heads:
        assert line.count("…") == 2
        assert line[0] == "The"
        assert line[-1] == "…"


@pytest.mark.parametrize(("words", "expected"), [
    ("See p. 112 and vol. 3, pp. 1–2.", "See p.\u00a0112 and vol.\u00a03, pp.\u00a01–2."),
    ("(Bd. 2, S. 12) “Fol. 7”", "(Bd.\u00a02, S.\u00a012) “Fol.\u00a07”"),
    ("He was six. 3 men. P. Smith. 4. 5 . 6", "He was six. 3 men. P. Smith. 4. 5 . 6"),
])  # fmt: skip
def test_an_abbreviation_is_not_parted_from_its_number(
    words: str, expected: str, document: Make
) -> None:
    assert f'#"{expected}";' in typst_of(document(f"<p>{words}</p>"))
    many = document(f"<p>{words} {'no. 1; ' * 4000}</p>")
    assert typst_of(many).count("no.\u00a01") > 3900


def test_a_line_of_verse_that_turns_over_hangs(document: Make) -> None:
    source = document(f"<lg><l>{WORDS[:100]}</l><l rend='indent'>{WORDS[:100]}</l></lg>")
    first, over, second, over_2 = (line[0][1] for line in lines_of(
        pdf_of(source, title_page="no"))[:4])  # fmt: skip
    assert over > first + 20
    assert second > first + 10
    assert over_2 > second + 20


def test_a_closer_stands_at_the_right(document: Make) -> None:
    source = document(f"<p>{WORDS}</p><closer><salute>Yours faithfully,</salute>"
                      "<signed>A. Writer</signed><dateline>Sorrel</dateline></closer>")  # fmt: skip
    *text, yours, writer, sorrel, _ = lines_of(pdf_of(source, title_page="no"))
    assert [line[0][0] for line in (yours, writer, sorrel)] == ["Yours", "A.", "Sorrel"]
    for line in (yours, writer, sorrel):
        assert abs(line[-1][2] - text[0][-1][2]) < 3


def test_an_entry_of_the_index_stands_on_one_page_and_in_one_column(document: Make) -> None:
    people = "".join(
        f"<person xml:id='p{n}'><persName>Longbottom-Smythe, Bartholomew {n}</persName>"
        "<birth when='1801'/><death when='1888'/></person>"
        for n in range(90)
    )
    names = "".join(f"<persName ref='#p{n}'>B</persName> " for n in range(90))
    standoff = f"<standOff><listPerson>{people}</listPerson></standOff>"
    pages = f"<p>{names}{WORDS * 8}</p>" * 9
    source = document(pages, header=f"{HEADER}{standoff}")
    said = words_of(pdf_of(source, title_page="no", paper="a5", hyphens="no"))
    entries = re.findall(r"Smythe, Bartholomew \d+ \(([^)]*)\)((?:, \d+)*)", said)
    assert len(entries) == 90
    assert len(set(entries)) == 1  # none has the number or the head of a page within it


def test_a_table_has_rules_above_below_its_labels_and_at_its_end(document: Make) -> None:
    source = document(
        "<table><row role='label'><cell>a</cell></row><row><cell>b</cell></row>"
        "<row role='label'><cell>c</cell></row><row><cell>d</cell></row><row/></table>"
    )
    # Before the first row, the second and the fourth; tables.typ adds the last.
    assert "#grid-of(none, (0, 1, 3, ), (table.header(" in typst_of(source)
    assert words_of(pdf_of(source, title_page="no")) == "a b c d 1"


@pytest.mark.shared
@pytest.mark.parametrize("path", sorted((ROOT.parent / "shared/oracle/tei").glob("*.xml")),
                         ids=lambda path: path.stem)  # fmt: skip
def test_tei_from_elsewhere_is_accepted_as_pdf_ua_1(path: Path) -> None:
    if path.stat().st_size > 100_000:
        pytest.skip("too long for a test of this kind")
    published = publish(str(path), ["pdf"])
    assert next(iter(published.files.values())).startswith(b"%PDF-1.7")
    assert "element-not-rendered" not in {f.code for f in published.findings}


def test_every_mode_of_the_tree_has_its_template() -> None:
    """What transforms/paper makes, the three outputs know."""
    made = set()
    for path in Path(transform("paper")).glob("*.xsl"):
        for node in etree.parse(path).getroot().iter():
            if isinstance(node.tag, str) and not node.tag.startswith("{"):
                made.add(node.tag)
    known = Path(transform("typst/typst.xsl")).read_text(encoding="utf-8")
    inside = {"book", "label", "caption", "cell", "entry", "w", "line", "n"}
    assert {name for name in made - inside if f'"{name}"' not in known
            and f" {name} " not in known and f'"{name} ' not in known
            and f' {name}"' not in known} == set()  # fmt: skip
