"""HTML: what each element becomes, no word lost, nothing that could run, one page by itself."""

from __future__ import annotations

import json
import re
import struct
import zlib
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html
from publish_documents import HEADER, ROOT, tei

from tei.names import TEI_NS
from tei.publish import Source, nesting, publish, read, tables
from tei.publish.source import parse

Make = Callable[..., Source]
TABLE = Path(__file__).with_name("html.md")
ROW = re.compile(r"^\| `(<.*?>)` \| (.*?) ?\|$", re.M)


class Row(NamedTuple):
    tei: str
    expected: str
    start: int
    end: int


def rows() -> Iterator[Row]:
    for match in ROW.finditer(TABLE.read_text(encoding="utf-8")):
        yield Row(match[1].replace("\\|", "|"), match[2].strip(" `").replace("\\|", "|"),
                  match.start(2), match.end(2))  # fmt: skip


def page(source: Source, **parameters: str) -> html.HtmlElement:
    """The page, read as a browser reads it."""
    files = publish(source, ["html"], {"html": parameters}).files
    return html.document_fromstring(files[f"{source.stem}.html"].decode())


def shown(root: html.HtmlElement) -> str:
    """What stands in the body of the text, and the notes, without the numbers of elements."""
    parts = root.xpath("//div[@class='body']/node()") + root.xpath("//section[@id='notes']/ol/li")
    for node in root.iter():
        node.attrib.pop("data-tei", None)
    words = "".join(
        p if isinstance(p, str) else etree.tostring(p, encoding="unicode", method="html",
                                                    with_tail=False)
        for p in parts
    )  # fmt: skip
    return " ".join(words.split())


def words(text: str) -> list[str]:
    return re.findall(r"\w+", normalize("NFC", text))


# -- what becomes what -----------------------------------------------------------------------


@pytest.mark.parametrize("row", list(rows()), ids=lambda row: row.tei[:60])
def test_the_table(row: Row, request: pytest.FixtureRequest) -> None:
    made = shown(page(parse(tei(row.tei).encode(), "a.xml")))
    if request.config.getoption("accept") and made != row.expected:
        text = TABLE.read_text(encoding="utf-8")
        line = next(r for r in rows() if r.tei == row.tei)
        cell = "`" + made.replace("|", "\\|") + "`"
        rest = text[line.end :]
        TABLE.write_text(text[: line.start] + cell + " " * (rest[0] == "|") + rest, "utf-8")
        return
    assert made == row.expected


# -- nothing is lost -------------------------------------------------------------------------


def lost(source: Source) -> list[str]:
    """The words of the text that the page has less often than the TEI, popovers not counted."""
    root = page(source, contents="no", indexes="no")
    for node in root.xpath("//*[@class='popover'] | //script | //style | //nav"):
        node.drop_tree()
    there = Counter(w for t in root.itertext() for w in words(t))
    texts = source.root.xpath("//t:text[not(ancestor::t:text)]", namespaces={"t": TEI_NS})
    # What an index on paper would say is hidden on purpose.
    path = ".//text()[not(ancestor::t:index)]"
    found: list[str] = []
    for s in (s for t in texts for s in t.xpath(path, namespaces={"t": TEI_NS})):
        break_before = s.getparent() if s.is_tail else None
        if found and break_before is not None and break_before.tag == f"{{{TEI_NS}}}lb" and (
            break_before.get("break") == "no" or break_before.get("type") == "hyphenInWord"
        ):  # a word that a line broke is whole
            found[-1] = found[-1].rstrip() + s.lstrip()
        else:
            found.append(str(s))
    wanted = Counter(w for s in found for w in words(s))
    return sorted((wanted - there).elements())


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "articles").glob("*/expected.xml")),
                         ids=lambda path: path.parent.name)  # fmt: skip
def test_no_word_of_an_article_is_lost(path: Path) -> None:
    source = read(str(path))
    assert lost(source) == []


def test_a_note_stands_beside_its_marker_and_in_the_list(specimen: Source) -> None:
    root = page(specimen)
    marker = root.get_element_by_id("n1-ref")
    popover = root.get_element_by_id(marker.get("popovertarget"))
    entry = root.get_element_by_id("n1")
    assert marker.text == "1"
    assert "designed four towers" in popover.text_content()
    assert "designed four towers" in entry.text_content()
    assert entry.xpath(".//a[@href='#n1-ref']/text()") == ["1"]


def test_the_same_tei_gives_the_same_page(specimen: Source) -> None:
    again = parse(specimen.data, specimen.name, specimen.path)
    assert publish(specimen, ["html"]).files == publish(again, ["html"]).files


def test_every_link_within_the_page_leads_somewhere(specimen: Source) -> None:
    root = page(specimen)
    identifiers = root.xpath("//@id")
    assert len(identifiers) == len(set(identifiers))
    assert {h[1:] for h in root.xpath("//a/@href") if h.startswith("#")} <= set(identifiers)
    assert set(root.xpath("//@popovertarget")) <= set(identifiers)


def test_an_index_leads_to_each_mention(specimen: Source) -> None:
    root = page(specimen)
    entry = root.get_element_by_id("person-nils-brekke")
    targets = [root.get_element_by_id(h[1:]) for h in entry.xpath(".//a/@href")]
    assert [t.text_content() for t in targets][:3] == ["Nils Brekke", "Nils Brekke", "Nils Brekke"]
    assert all(t.get("href") == "#person-nils-brekke" for t in targets)


@pytest.mark.parametrize(("body", "said"), [
    ("<p>One.</p><p><placeName ref='#p'>Sorrel</placeName></p>", "§\N{NO-BREAK SPACE}2"),
    ("<p>One<note n='3'><placeName ref='#p'>Sorrel</placeName></note></p>", "n. 3"),
    ("<note n='4'><p><placeName ref='#p'>Sorrel</placeName></p></note><p>One.</p>", "n. 4"),
    ("<note><p><placeName ref='#p'>Sorrel</placeName></p></note><p>One.</p>", "Note"),
    ("<p>One.</p><div><head>Of <placeName ref='#p'>Sorrel</placeName></head><p>Two.</p></div>",
     "“Of Sorrel”"),
    ("<div><head>The night in which the eleven lamps went out</head><list><item>"
     "<placeName ref='#p'>Sorrel</placeName></item></list></div>",
     "“The night in which the eleven …”"),
    ("<pb n='7'/><list><item><placeName ref='#p'>Sorrel</placeName></item></list>", "p. 7"),
    ("<text xml:lang='en'><front><titlePage><docImprint><placeName ref='#p'>Sorrel</placeName>"
     "</docImprint></titlePage></front><body><p>x</p></body></text>", "Front matter"),
    ("<list><item><placeName ref='#p'>Sorrel</placeName></item></list>", "Text"),
])  # fmt: skip
def test_an_index_says_where_each_mention_stands(body: str, said: str, document: Make) -> None:
    place = "<listPlace><place xml:id='p'><placeName>Sorrel Head</placeName></place></listPlace>"
    whole = body if body.startswith("<text") else \
        f"<text xml:lang='en'><body>{body}</body></text>"  # fmt: skip
    source = document(whole, header=HEADER + f"<standOff>{place}</standOff>")
    root = page(source)
    (link,) = root.get_element_by_id("p").xpath("./a")
    assert link.text_content() == said


# -- what machines read ----------------------------------------------------------------------


def test_metadata_and_citations(document: Make) -> None:
    header = (
        "<teiHeader><fileDesc><titleStmt><title>On “Oil” &amp; Light</title>"
        "<author>Penrose, Harriet</author></titleStmt><publicationStmt><publisher>Quay_Press"
        "</publisher><date when='1962-03-14'/><idno type='DOI'>10.1000/1</idno><availability>"
        "<licence target='https://creativecommons.org/licenses/by/4.0/'>CC BY</licence>"
        "</availability></publicationStmt><sourceDesc><p>A print.</p></sourceDesc></fileDesc>"
        "</teiHeader>"
    )
    root = page(document("<p>x</p>", header=header))
    said = json.loads(root.xpath("string(//script[@type='application/ld+json'])"))
    assert said["headline"] == "On “Oil” & Light"
    assert said["author"] == [{"@type": "Person", "name": "Penrose, Harriet"}]
    assert said["license"] == "https://creativecommons.org/licenses/by/4.0/"
    metas = {m.get("name") or m.get("property"): m.get("content") for m in root.iter("meta")}
    assert metas["citation_author"] == metas["DC.creator"] == "Penrose, Harriet"
    assert metas["citation_publication_date"] == "1962/03/14"
    assert metas["og:title"] == "On “Oil” & Light"
    assert root.get_element_by_id("citation-BibTeX").text == (
        "@misc{PenroseHarriet1962,\n  author = {Penrose, Harriet},\n"
        "  title = {On “Oil” \\& Light},\n  publisher = {Quay\\_Press},\n  year = {1962},\n"
        "  doi = {10.1000/1},\n  langid = {en}\n}"
    )
    csl = json.loads(root.get_element_by_id("citation-CSL-JSON").text)
    assert csl[0]["issued"] == {"date-parts": [[1962]]}
    assert "AU  - Penrose, Harriet\n" in root.get_element_by_id("citation-RIS").text


def test_the_page_has_the_tei_for_its_panel(specimen: Source) -> None:
    root = page(specimen)
    text = json.loads(root.get_element_by_id("tei-source").text)
    elements = list(etree.fromstring(text).iter("*"))
    name = root.get_element_by_id("person-nils-brekke.1")
    found = elements[int(name.get("data-tei"))]
    assert etree.QName(found).localname == "persName"
    assert found.text == "Nils Brekke"


# -- nothing runs, nothing loads -------------------------------------------------------------


def hashes(root: html.HtmlElement, tag: str) -> set[str]:
    return {
        "'sha256-" + b64encode(sha256(node.text.encode()).digest()).decode() + "'"
        for node in root.iter(tag)
    }


def test_the_policy_allows_what_is_in_the_page_and_nothing_else(specimen: Source) -> None:
    root = page(specimen)
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert set(rules["style-src"].split()) == hashes(root, "style")
    assert set(rules["script-src"].split()) == hashes(root, "script")
    assert not root.xpath("//@src | //link[@rel='stylesheet'] | //@style")


HOSTILE = st.sampled_from(
    [
        "javascript:alert(1)", "JAVASCRIPT:x", " javascript:x", "java\tscript:x",
        "data:text/html,x", "vbscript:x", "//evil.example/x", "\x85javascript:x",
        '"><script>x</script>', "<!--<script",
        "</script><script>alert(1)</script>", "</style>", "]]>", "&lt;img src=x onerror=y>",
        "#a", "https://example.org/", "x' onclick='y",
        "url(https://evil.example)", "\\u003c/script",
    ]
)  # fmt: skip
TAGS = ("ref target", "ptr target", "graphic url", "media url", "persName ref", "hi rend",
        "div type", "p xml:id", "date when", "table rows", "cell cols", "note n", "pb n",
        "foreign xml:lang",
        "term style", "p onclick", "figure rendition", "item n", "note target")  # fmt: skip
SAFE = re.compile(r"(?:https?:|mailto:|tel:|ftp:|#|[^:/?#]*(?:[/?#]|\Z)(?!/))", re.I)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(TAGS), HOSTILE, HOSTILE), min_size=1, max_size=6))
def test_text_never_becomes_script(pieces: list[tuple[str, str, str]]) -> None:
    top = etree.fromstring(tei("<div/>"))
    parent = next(top.iter("{*}div"))
    etree.SubElement(parent, "{http://www.w3.org/1999/xhtml}script").text = "alert(1)"
    etree.SubElement(parent, "{http://www.w3.org/1999/xhtml}style").text = "*{color:red}"
    for number, (tag, value, text) in enumerate(pieces):
        name, attribute = tag.split()
        node = etree.SubElement(parent, f"{{http://www.tei-c.org/ns/1.0}}{name}")
        try:
            key = attribute.replace("xml:", "{http://www.w3.org/XML/1998/namespace}")
            node.set(key, value)
            node.text = text
        except ValueError:  # what XML cannot hold cannot come
            continue
        parent = node if number % 2 else parent
    title = next(top.iter("{*}title"))
    title.text = pieces[0][2] if "\x85" not in pieces[0][2] else "x"
    root = page(parse(etree.tostring(top), "a.xml"))
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert all(h in policy for h in hashes(root, "script") | hashes(root, "style"))
    assert len(root.xpath("//script")) == 3
    assert len(root.xpath("//style")) == 1
    assert not [a for a in root.xpath("//@*") if a.attrname.startswith("on")]
    assert not root.xpath("//@style | //iframe | //object | //embed | //form | //base")
    for address in root.xpath("//@href"):
        assert SAFE.match(address), address
        assert not re.match(r"[\s\x00-\x20]*(javascript|data|vbscript|//)", address, re.I), address
    assert all(s.startswith("data:image/") for s in root.xpath("//@src"))
    json.loads(root.get_element_by_id("tei-source").text)


# -- pictures, assets ------------------------------------------------------------------------


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
            + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b""))  # fmt: skip


def test_pictures_are_in_the_page_or_beside_it(document: Make, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png())
    source = document('<figure><graphic url="a.png"/><figDesc>A dot</figDesc></figure>')
    image = page(source).find(".//img")
    assert image.get("alt") == "A dot"
    assert image.get("src") == "data:image/png;base64," + b64encode(png()).decode()
    files = publish(source, ["html"], assets=True).files
    name = f"pictures/{sha256(png()).hexdigest()[:16]}.png"
    assert set(files) == {"a.html", "edition.css", "edition.js", name}
    beside = html.document_fromstring(files["a.html"].decode())
    assert beside.find(".//img").get("src") == name
    assert "style-src 'self'" in files["a.html"].decode()
    assert beside.xpath("//link[@rel='stylesheet']/@href") == ["edition.css"]


def test_what_the_caption_says_does_not_stand_in_the_picture_s_place_too(document: Make) -> None:
    root = page(document('<figure><graphic url="no.png"/><head>The quay</head></figure>'))
    assert root.find(".//*[@class='graphic no-picture']").text_content() == "no.png"
    assert root.find('.//main').text_content().count("The quay") == 1
    root = page(document('<figure><graphic url="http://a.org/a"/><head>A quay</head></figure>'))
    assert root.find('.//main').text_content().count("A quay") == 1


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'


def test_a_drawing_is_a_picture_and_never_part_of_the_page(
    document: Make, tmp_path: Path
) -> None:
    (tmp_path / "a.svg").write_text("<!DOCTYPE svg>" + SVG.format("<rect width='9' height='9'/>"))
    source = document('<figure><graphic url="a.svg"/><figDesc>A square</figDesc></figure>')
    root = page(source)
    image = root.find(".//img")
    kind, _, data = image.get("src").partition(",")
    assert kind == "data:image/svg+xml;base64"
    assert b"<rect" in b64decode(data)
    assert root.find(".//svg") is None
    assert publish(source, ["html"]).findings == ()


@pytest.mark.parametrize("inside", [
    "<script>alert(1)</script>", "<rect onclick='alert(1)'/>", "<a href='javascript:alert(1)'/>",
    "<image href='https://a.org/a.png'/>", "<style>@import 'a.css';</style>",
    "<rect style='fill: url(https://a.org/a)'/>", "<foreignObject/>", "<rect>&b;</rect>", "<rect>",
])  # fmt: skip
def test_a_drawing_that_could_do_something_is_none(
    inside: str, document: Make, tmp_path: Path
) -> None:
    (tmp_path / "a.svg").write_text(SVG.format(inside))
    source = document('<figure><graphic url="a.svg"/><figDesc>A square</figDesc></figure>')
    root = page(source)
    assert root.find(".//img") is None
    assert "A square" in root.text_content()
    assert [f.code for f in publish(source, ["html"]).findings] == ["picture-missing"]


@pytest.mark.parametrize(("address", "reason"), [
    ("no.png", "there is no such file"),
    ("../a.png", "it lies outside the folder of the TEI"),
    ("https://a.org/a.png", "it lies in the web, and nothing is fetched"),
    ("a.tif", "it is none of the kinds that {} takes, is too large, or could run something"),
])  # fmt: skip
@pytest.mark.parametrize("form", ["html", "epub", "tex", "pdf"])
def test_a_picture_that_is_not_shown_is_a_finding(
    form: str, address: str, reason: str, document: Make, tmp_path: Path
) -> None:
    if form == "pdf":
        pytest.importorskip("typst", reason="needs typst (pip install 'tei[pdf]')")
    (tmp_path / "a.tif").write_bytes(b"II*\0")
    source = document(f'<p>x</p>\n<figure><graphic url="{address}"/></figure>')
    (finding,) = publish(source, [form]).findings
    assert (finding.code, finding.place.line) == ("picture-missing", 2)
    name = {"html": "HTML", "epub": "EPUB", "tex": "LaTeX", "pdf": "PDF"}[form]
    assert finding.arguments == {"address": address, "reason": reason.format(name)}


# -- parameters ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parameters", "there", "not_there"),
    [
        ({}, "//nav[@id='contents']", "//input[@id='names-marked'][@checked]"),
        ({"contents": "no"}, "//main", "//nav"),
        ({"indexes": "no"}, "//main", "//section[@id='indexes']"),
        ({"numbers": "no"}, "//main", "//a[@class='n']"),
        ({"panel": "no"}, "//main", "//script[@id='tei-source'] | //aside[@id='tei']"),
        ({"names": "marked"}, "//input[@id='names-marked'][@checked]", "//x"),
        ({"interventions": "hidden"}, "//input[@id='interventions-hidden'][@checked]",
         "//input[@id='interventions-shown'][@checked]"),
        ({"url": "https://example.org/a"}, "//link[@rel='canonical']", "//x"),
    ],
)  # fmt: skip
def test_parameters(
    parameters: dict[str, str], there: str, not_there: str, specimen: Source
) -> None:
    root = page(specimen, **parameters)
    assert root.xpath(there)
    assert not root.xpath(not_there)


# -- what HTML allows ------------------------------------------------------------------------


INNER = st.sampled_from("p span em ul table div h2 a button li section q td dl dt dd sup".split())


@settings(deadline=None)
@given(st.recursive(st.text("ab ", max_size=3), lambda inner: st.tuples(
    INNER, st.lists(inner, max_size=4)), max_leaves=25))  # fmt: skip
def test_whatever_is_nested_comes_out_as_html_reads_it(tree: object) -> None:
    """What a browser's parser would move or close stays where it is: it reads what was written."""

    def build(parent: Any, node: object) -> None:
        if isinstance(node, str):
            if len(parent):
                parent[-1].tail = (parent[-1].tail or "") + node
            else:
                parent.text = (parent.text or "") + node
            return
        assert isinstance(node, tuple)
        child = etree.SubElement(parent, node[0])
        for inner in node[1]:
            build(child, inner)

    body: Any = etree.Element("div")
    build(body, tree)
    before = "".join(body.itertext()).split()
    nesting.mend(body)
    for node in body.iter("*"):
        inside = node.getparent() is not None and node.getparent().tag in nesting.PHRASES
        assert not (inside and node.tag in nesting.BLOCKS), etree.tostring(body)
    assert "".join("".join(body.itertext()).split()) == "".join(before)


@settings(deadline=None)
@given(st.lists(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), max_size=4), max_size=5))
def test_a_table_is_a_rectangle(cells: list[list[tuple[int, int]]]) -> None:
    table = etree.Element("table")
    body = etree.SubElement(table, "tbody")
    for row in cells:
        line = etree.SubElement(body, "tr")
        for across, down in row:
            etree.SubElement(line, "td", colspan=str(across), rowspan=str(down))
    tables.even(table)
    taken: set[tuple[int, int]] = set()
    lines = list(body)
    for y, line in enumerate(lines):
        x = 0
        for cell in line:
            while (y, x) in taken:
                x += 1
            for i in range(int(cell.get("colspan", "1"))):
                for j in range(int(cell.get("rowspan", "1"))):
                    assert (y + j, x + i) not in taken
                    assert y + j < len(lines)
                    taken.add((y + j, x + i))
    width = max(x for _, x in taken) + 1
    assert len(taken) == width * len(lines)


@pytest.mark.shared
def test_other_peoples_tei(shared: Path) -> None:
    for path in sorted((shared / "oracle" / "tei").glob("*.xml")):
        source = read(str(path))
        assert page(source).find(".//h1") is not None
        assert lost(source) == [], path.name
